import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { getDryRun, requestDryRun, type DryRunResult, type DryRunRow } from '../../../api/routing-rules';
import { DataTable, type DataColumn } from '../../../components/data-table';
import { DateText } from '../../../components/date-text';
import { ErrorState } from '../../../components/states';
import { formatNumber } from '../../../format';
import { useT } from '../../../i18n';

const DAYS = [7, 30, 90] as const;

interface Props {
  readonly hasDraft: boolean;
  /** Grows with every wish to try the draft from elsewhere on the page. */
  readonly wish: number;
}

/** 近 30 天线索: who would have received what under these rules, and what would be different. */
export function DryRunPanel({ hasDraft, wish }: Props): ReactNode {
  const t = useT('admin');
  const panel = useRef<HTMLElement>(null);
  const [days, setDays] = useState<number>(30);
  const request = useMutation({
    mutationFn: () => requestDryRun({ source: hasDraft ? 'draft' : 'published', days }),
  });
  const id = request.data?.id;
  const run = useQuery({
    queryKey: ['admin', 'dry-run', id],
    queryFn: () => getDryRun(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.status === 'done' || state.data?.status === 'failed' ? false : 700,
  });
  const { mutate } = request;
  useEffect(() => {
    if (wish === 0) return;
    panel.current?.scrollIntoView({ block: 'start' });
    mutate();
  }, [wish, mutate]);
  const state = run.data;
  const isRunning = request.isPending || state?.status === 'queued' || state?.status === 'running';
  return (
    <section className="card simulator" ref={panel} aria-label={t('dryRun.title')}>
      <div className="card-head">
        <h2>{t('dryRun.title')}</h2>
        <span className="aside">{t(hasDraft ? 'dryRun.ofDraft' : 'dryRun.ofPublished')}</span>
      </div>
      <div className="dry-run-ask">
        <label>
          {t('dryRun.days')}{' '}
          <select className="select" value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {t('dryRun.lastDays', { n: count })}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="btn btn-pri" disabled={isRunning} onClick={() => mutate()}>
          {t('dryRun.run')}
        </button>
        <span role="status">
          {isRunning ? t('dryRun.progress', { n: Math.round((state?.progress ?? 0) * 100) }) : null}
          {state?.status === 'failed' ? t('dryRun.failed') : null}
        </span>
      </div>
      {request.isError ? <ErrorState error={request.error} onRetry={() => mutate()} /> : null}
      <details className="dry-run-assumed">
        <summary>{t('dryRun.assumed')}</summary>
        <ul>
          {(['shares', 'loads', 'people', 'facts', 'lists'] as const).map((key) => (
            <li key={key}>{t(`dryRun.assumes.${key}`)}</li>
          ))}
        </ul>
      </details>
      {state?.result ? <Result result={state.result} /> : null}
    </section>
  );
}

function Result({ result }: { readonly result: DryRunResult }): ReactNode {
  const t = useT('admin');
  const figures = ['leads', 'same', 'different', 'waiting', 'pooled', 'unmatched', 'entered'] as const;
  const signed = (difference: number): string =>
    difference > 0 ? `+${formatNumber(difference)}` : formatNumber(difference);
  return (
    <div className="simulator-result">
      <dl className="dry-run-figures">
        {figures.map((key) => (
          <div key={key}>
            <dt>{t(`dryRun.figure.${key}`)}</dt>
            <dd>{formatNumber(result[key])}</dd>
          </div>
        ))}
      </dl>
      <div className="dry-run-tables">
        <Table
          label={t('dryRun.agents')}
          rows={result.agents}
          rowKey={(row) => row.agent.id}
          columns={[
            { key: 'name', title: t('users.name'), cell: (row) => row.agent.name },
            { key: 'was', title: t('dryRun.was'), align: 'end', cell: (row) => formatNumber(row.was) },
            { key: 'would', title: t('dryRun.would'), align: 'end', cell: (row) => formatNumber(row.would) },
            {
              key: 'change',
              title: t('dryRun.change'),
              align: 'end',
              cell: (row) => signed(row.would - row.was),
            },
          ]}
        />
        <Table
          label={t('dryRun.rules')}
          rows={result.rules}
          rowKey={(row) => row.rule.id}
          columns={[
            { key: 'name', title: t('rules.name'), cell: (row) => row.rule.name },
            {
              key: 'leads',
              title: t('dryRun.figure.leads'),
              align: 'end',
              cell: (row) => formatNumber(row.leads),
            },
          ]}
        />
      </div>
      <Leads title={t('dryRun.differences')} rows={result.differences} total={result.different} />
      <Leads title={t('dryRun.unmatchedLeads')} rows={result.unmatchedLeads} total={result.unmatched} />
    </div>
  );
}

function Leads(props: {
  readonly title: string;
  readonly rows: readonly DryRunRow[];
  readonly total: number;
}): ReactNode {
  const t = useT('admin');
  const { title, rows, total } = props;
  if (rows.length === 0) return null;
  return (
    <details className="dry-run-leads">
      <summary>{t('dryRun.listed', { title, n: total, shown: rows.length })}</summary>
      <Table
        label={title}
        rows={rows}
        rowKey={(row) => row.leadId}
        columns={[
          {
            key: 'number',
            title: t('dryRun.lead'),
            cell: (row) => <Link to={`/leads/${row.leadId}`}>{row.number}</Link>,
          },
          { key: 'at', title: t('dryRun.at'), cell: (row) => <DateText at={row.at} /> },
          { key: 'rule', title: t('section.rules'), cell: (row) => row.rule?.name },
          { key: 'was', title: t('dryRun.was'), cell: (row) => row.was?.name ?? t('dryRun.nobody') },
          {
            key: 'would',
            title: t('dryRun.would'),
            cell: (row) =>
              row.would?.name ??
              (row.pool === null
                ? t(`waiting.${row.waitingReason ?? 'no_rule'}`)
                : t('dryRun.pooled', { pool: row.pool.name })),
          },
        ]}
      />
    </details>
  );
}

function Table<T>(props: {
  readonly label: string;
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly columns: readonly DataColumn<T>[];
}): ReactNode {
  return (
    <div className="dt-wrap" tabIndex={0} role="group" aria-label={props.label}>
      <DataTable {...props} />
    </div>
  );
}
