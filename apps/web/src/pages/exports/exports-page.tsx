import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { serverNow } from '../../api/client';
import { exportFileUrl, listExports, startExport, type ExportJob } from '../../api/exports';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { LoadMore } from '../../components/load-more';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { Tag, type TagTone } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import './exports.css';
import { useFilterSummary } from './filter-summary';

const POLL_MS = 3000; // the stream usually says so first
const TONES: Readonly<Record<ExportJob['status'], TagTone>> = {
  queued: 'mute',
  running: 'blue',
  done: 'ok',
  failed: 'bad',
};

/** 导出中心: every export job with its progress, what it holds, and the file while it lasts. */
export function ExportsPage(): ReactNode {
  const t = useT('exports');
  const jobs = useInfiniteQuery({
    queryKey: ['exports'],
    queryFn: ({ pageParam }) => listExports(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some(isWorking)) === true ? POLL_MS : false,
  });
  const rows = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useColumns();
  return (
    <div className="page">
      <PageHeader title={t('title')} sub={t('sub')} />
      {jobs.isPending ? (
        <Loading>
          <Skeleton height={240} />
        </Loading>
      ) : null}
      {jobs.isError && !jobs.data ? (
        <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />
      ) : null}
      {jobs.data && rows.length === 0 ? <EmptyState title={t('empty')} hint={t('emptyHint')} /> : null}
      {rows.length > 0 ? (
        <section className="card dt-wrap" tabIndex={0} role="group" aria-label={t('list')}>
          <DataTable label={t('list')} columns={columns} rows={rows} rowKey={(job) => job.id} />
        </section>
      ) : null}
      <LoadMore list={jobs} label={t('more')} />
    </div>
  );
}

/** Message keys have no colon: it names a file of messages. */
const kindKey = (kind: string): string => `kind.${kind.replace(':', '_')}`;

const isWorking = (job: ExportJob): boolean => job.status === 'queued' || job.status === 'running';

function isExpired(job: ExportJob): boolean {
  return job.status === 'done' && (!job.file || Date.parse(job.file.expiresAt) <= serverNow());
}

function useColumns(): readonly DataColumn<ExportJob>[] {
  const t = useT('exports');
  const summary = useFilterSummary();
  return [
    {
      key: 'kind',
      title: t('col.kind'),
      cell: (job) => (
        <span className="export-kind">
          {t(kindKey(job.kind))} <Tag>{job.format.toUpperCase()}</Tag>
        </span>
      ),
    },
    { key: 'filter', title: t('col.filter'), width: 320, cell: (job) => summary(job.filter) },
    { key: 'status', title: t('col.status'), cell: (job) => <JobStatus job={job} /> },
    {
      key: 'rows',
      title: t('col.rows'),
      align: 'end',
      cell: (job) => (job.status === 'queued' ? null : formatNumber(job.rows)),
    },
    { key: 'created', title: t('col.created'), cell: (job) => <DateText at={job.createdAt} /> },
    { key: 'actions', title: t('col.actions'), align: 'end', cell: (job) => <JobActions job={job} /> },
  ];
}

function JobStatus({ job }: { readonly job: ExportJob }): ReactNode {
  const t = useT('exports');
  if (job.status === 'running') {
    const percent = Math.round(job.progress * 100);
    return (
      <span className="export-progress">
        <progress max={100} value={percent} aria-label={t('status.running')} />
        <small>{t('progress', { percent })}</small>
      </span>
    );
  }
  if (isExpired(job)) return <Tag>{t('status.expired')}</Tag>;
  return (
    <span className="export-status">
      <Tag tone={TONES[job.status]}>{t(`status.${job.status}`)}</Tag>
      {job.status === 'done' && job.file ? (
        <small>{t('expires', { at: relativeDay(Date.parse(job.file.expiresAt), serverNow()) })}</small>
      ) : null}
    </span>
  );
}

function JobActions({ job }: { readonly job: ExportJob }): ReactNode {
  const t = useT('exports');
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const again = async (): Promise<void> => {
    try {
      await startExport({ kind: job.kind, format: job.format, filter: job.filter });
      showToast({ text: t('started') });
      await queryClient.invalidateQueries({ queryKey: ['exports'] });
    } catch (error) {
      showToast({ text: errorText(error), tone: 'bad' });
    }
  };
  const what = `${t(kindKey(job.kind))} ${job.format.toUpperCase()}`;
  return (
    <span className="dt-actions">
      {job.status === 'done' && !isExpired(job) ? (
        <a
          className="btn btn-sm"
          href={exportFileUrl(job.id)}
          download
          aria-label={`${t('download')} ${what}`}
        >
          {t('download')}
        </a>
      ) : null}
      {isWorking(job) ? null : (
        <button
          type="button"
          className="btn btn-sm"
          aria-label={`${t('rerun')} ${what}`}
          onClick={() => void again()}
        >
          {t('rerun')}
        </button>
      )}
    </span>
  );
}
