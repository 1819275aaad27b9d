import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { bulkQuery, bulkRowsQuery, isWorking, retryBulk, undoBulk, type BulkJob } from '../../api/queue';
import { leadsChanged } from '../../api/lead-refresh';
import { queryClient } from '../../api/query';
import { Dialog } from '../../components/dialog';
import { Kbd } from '../../components/kbd';
import { ErrorState, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { formatNumber } from '../../format';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';

function refreshLists(): void {
  leadsChanged();
  void queryClient.invalidateQueries({ queryKey: ['lead'] });
}

/**
 * How an act on many leads goes: a line with its progress that blocks nothing, then a toast with one undo for all, or,
 * where something failed or was kept, the list of those with their reasons.
 */
export function BulkProgress({ jobId, onClose }: { readonly jobId: string; readonly onClose: () => void }) {
  const t = useT('queue');
  const errorText = useErrorText();
  const { data: job, error, refetch } = useQuery(bulkQuery(jobId));
  const again = useMutation({
    mutationFn: (act: (id: string) => Promise<BulkJob>) => act(jobId),
    onSuccess: (next) => queryClient.setQueryData(bulkQuery(jobId).queryKey, next),
    onError: (fault) => showToast({ text: errorText(fault), tone: 'bad' }),
  });
  const { mutate } = again;
  const said = useRef('');
  useEffect(() => {
    if (job === undefined || isWorking(job) || said.current === `${job.status}${job.finishedAt}`) return;
    said.current = `${job.status}${job.finishedAt}`;
    refreshLists();
    void queryClient.invalidateQueries({ queryKey: ['bulk', jobId, 'rows'] });
    const { done, undone, failed, kept } = job.counts;
    if (job.status === 'undone') {
      showToast({ text: t('bulk.undone', { count: undone }) });
      if (kept === 0) onClose();
    } else if (failed === 0) {
      // Stays mounted without a sight, so that the undo has somebody to tell how it went.
      showToast({ text: t('bulk.done', { count: done }), undo: () => mutate(undoBulk) });
    }
  }, [job, jobId, mutate, onClose, t]);
  const isOpen =
    job !== undefined && !isWorking(job) && (job.status === 'done' ? job.counts.failed : job.counts.kept) > 0;
  useHotkeys([{ keys: 'z', label: t('common:undo'), inDialogs: true, run: () => mutate(undoBulk) }], {
    enabled: isOpen && job.undoUntil !== null && !again.isPending,
    group: t('bulk.title'),
  });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (job === undefined || isWorking(job)) return <Working job={job} />;
  const unsettled = job.status === 'done' ? job.counts.failed : job.counts.kept;
  if (unsettled === 0) return null;
  const state = job.status === 'done' ? 'failed' : 'kept';
  const { done, failed, undone, kept } = job.counts;
  return (
    <Dialog
      title={state === 'failed' ? t('bulk.result', { done, failed }) : t('bulk.undoResult', { undone, kept })}
      onClose={onClose}
      size="md"
      footer={
        <>
          {job.undoUntil !== null && (
            <button type="button" className="btn" disabled={again.isPending} onClick={() => mutate(undoBulk)}>
              {t('bulk.undoAll', { count: done })} <Kbd keys="z" />
            </button>
          )}
          {state === 'failed' && (
            <button
              type="button"
              className="btn"
              disabled={again.isPending}
              onClick={() => mutate(retryBulk)}
            >
              {t('bulk.retry', { count: failed })}
            </button>
          )}
          <button type="button" className="btn btn-pri" onClick={onClose}>
            {t('common:close')}
          </button>
        </>
      }
    >
      <Results jobId={jobId} state={state} />
    </Dialog>
  );
}

function Working({ job }: { readonly job: BulkJob | undefined }) {
  const t = useT('queue');
  const total = job?.total ?? 0;
  const label = t(job?.status === 'undoing' ? 'bulk.undoing' : 'bulk.working', {
    done: formatNumber(Math.round(total * (job?.progress ?? 0))),
    total: formatNumber(total),
  });
  return (
    <p className="q-working" role="status">
      <progress max={1} value={job?.progress ?? 0} aria-label={label} />
      {label}
    </p>
  );
}

function Results({ jobId, state }: { readonly jobId: string; readonly state: 'failed' | 'kept' }) {
  const t = useT('queue');
  const rows = useQuery(bulkRowsQuery(jobId, state));
  return (
    <>
      <ul className="q-failures">
        {rows.data?.items.map((row) => (
          <li key={row.position}>
            {row.number === null ? (
              <span>{t('bulk.unknownLead')}</span>
            ) : (
              <Link to={`/leads/${row.leadId}`}>{row.name ?? row.number}</Link>
            )}{' '}
            <b>{row.message}</b> {row.detail}
          </li>
        ))}
      </ul>
      {typeof rows.data?.nextCursor === 'string' && <p className="field-hint">{t('bulk.moreRows')}</p>}
    </>
  );
}
