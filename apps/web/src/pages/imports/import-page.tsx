import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { can } from '../../access';
import {
  cancelImport,
  importLimitsQuery,
  importQuery,
  isWorking,
  runImport,
  undoImport,
  type ImportJob,
  type ImportLimits,
  type RunImport,
} from '../../api/imports';
import { useMe } from '../../api/me';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useIsPhone } from '../../components/use-media';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';
import { Counts } from './counts';
import { FaultTable } from './fault-table';
import { fileSize } from './file-size';
import { ImportStatus } from './import-status';
import './imports.css';
import { mappingOf, sameMapping, toColumns, type Mapping } from './mapping';
import { MappingStep } from './mapping-step';
import { ResultStep } from './result-step';
import { RunForm } from './run-form';
import { Steps, type Step } from './steps';

/** One import from its file to its records. Its address holds everything: a reload goes on where it was. */
export function ImportPage(): ReactNode {
  const t = useT('imports');
  const { id = '' } = useParams();
  const job = useQuery(importQuery(id));
  const limits = useQuery(importLimitsQuery);
  const failed = job.data === undefined ? job.error : limits.data === undefined ? limits.error : null;
  if (failed !== null) {
    return (
      <div className="page">
        <PageHeader title={t('title')} />
        <ErrorState error={failed} onRetry={() => void Promise.all([job.refetch(), limits.refetch()])} />
      </div>
    );
  }
  if (job.data === undefined || limits.data === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('title')} />
        <Loading>
          <Skeleton height={240} />
        </Loading>
      </div>
    );
  }
  return <Loaded job={job.data} limits={limits.data} />;
}

function Loaded({ job, limits }: { readonly job: ImportJob; readonly limits: ImportLimits }): ReactNode {
  const t = useT('imports');
  const me = useMe();
  const phone = useIsPhone();
  const [search] = useSearchParams();
  const mine = job.requestedBy.id === me.user.id && can(me.user, 'importLists');
  const step = stepOf(job, search.get('step') === 'check');
  const facts = [
    t('file.facts', { rows: formatNumber(job.rows), size: fileSize(job.fileSize) }),
    job.encoding === null ? '' : t('file.encoding', { encoding: job.encoding.toUpperCase() }),
    job.columns.length === 0
      ? ''
      : job.headerRow === null
        ? t('file.noHeader')
        : t('file.header', { row: job.headerRow }),
  ].filter((text) => text !== '');
  return (
    <div className="page im-page">
      <PageHeader
        title={job.fileName}
        sub={facts.join(' · ')}
        actions={
          <Link className="btn btn-sm" to="/imports">
            <Icon name="back" />
            {t('back')}
          </Link>
        }
      >
        <ImportStatus job={job} />
      </PageHeader>
      {phone ? null : <Steps now={step} />}
      {mine ? null : <p className="notice">{t('readOnly', { name: job.requestedBy.name })}</p>}
      <Content job={job} limits={limits} step={step} mine={mine} acts={mine && !phone} />
    </div>
  );
}

/** Where an import is; a checked one stays at its mapping until the person goes on. */
function stepOf(job: ImportJob, goneOn: boolean): Step {
  switch (job.status) {
    case 'queued':
    case 'reading':
      return 'upload';
    case 'ready':
      return 'mapping';
    case 'checking':
    case 'checked':
      return goneOn ? 'check' : 'mapping';
    default:
      return 'import';
  }
}

interface ContentProps {
  readonly job: ImportJob;
  readonly limits: ImportLimits;
  readonly step: Step;
  readonly mine: boolean;
  /** On a phone an import is only looked at. */
  readonly acts: boolean;
}

function Content({ job, limits, step, mine, acts }: ContentProps): ReactNode {
  const t = useT('imports');
  const [, setSearch] = useSearchParams();
  const { run, cancel, undo } = useActions(job.id);
  const kind = limits.kinds.find((item) => item.kind === job.kind);
  const check = (mapping: Mapping): void => {
    setSearch({ step: 'check' }, { replace: true });
    const known = job.status === 'checked' && sameMapping(mapping, mappingOf(job));
    if (!known) run.mutate({ dryRun: true, mapping: toColumns(mapping) });
  };
  const busy = run.isPending || cancel.isPending || undo.isPending;
  // Out of sight on a phone, but there: a window that is made narrow for a moment must not lose what was chosen.
  const showsMapping = mine && step === 'mapping' && kind !== undefined && !isWorking(job);
  const showsCheck = step === 'check' || (step === 'mapping' && !acts);
  return (
    <>
      {showsMapping ? (
        <div className="im-desk">
          <MappingStep key={job.status} job={job} kind={kind} busy={busy} onNext={check} />
        </div>
      ) : null}
      {showsCheck && job.status === 'checked' ? (
        <section className="card im-card">
          <h2>{t('check.title')}</h2>
          <Counts
            counts={[
              { key: 'importable', value: job.counts.importable, tone: 'ok' },
              { key: 'duplicates', value: job.counts.duplicates, tone: 'warn' },
              { key: 'errors', value: job.counts.errors, tone: 'bad' },
            ]}
          />
          {job.counts.errors === 0 ? <p className="field-hint">{t('faults.none')}</p> : null}
        </section>
      ) : null}
      {mine && step === 'check' && job.status === 'checked' && kind !== undefined ? (
        <div className="im-desk">
          <RunForm
            job={job}
            kind={kind}
            sourceKinds={limits.sourceKinds}
            busy={busy}
            onRun={(body) => run.mutate(body)}
            onBack={() => setSearch({}, { replace: true })}
          />
        </div>
      ) : null}
      {step === 'import' ? (
        <ResultStep job={job} mine={acts} busy={busy} onUndo={() => undo.mutate()} />
      ) : null}
      {step === 'mapping' && acts ? null : <FaultTable job={job} mine={mine && !isWorking(job)} />}
      {acts && isWorking(job) && job.status !== 'undoing' ? (
        <div className="im-actions">
          <button type="button" className="btn" disabled={busy} onClick={() => cancel.mutate()}>
            {t('cancel')}
          </button>
        </div>
      ) : null}
    </>
  );
}

function useActions(id: string) {
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const options = {
    onSuccess: (job: ImportJob) => {
      queryClient.setQueryData(importQuery(id).queryKey, job);
    },
    onError: (error: unknown) => showToast({ text: errorText(error), tone: 'bad' }),
  };
  return {
    run: useMutation({ mutationFn: (body: RunImport) => runImport(id, body), ...options }),
    cancel: useMutation({ mutationFn: () => cancelImport(id), ...options }),
    undo: useMutation({ mutationFn: () => undoImport(id), ...options }),
  };
}
