import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { can } from '../../access';
import { useMe } from '../../api/me';
import {
  REPORT_NAMES,
  getReport,
  type Report,
  type ReportFilter,
  type ReportName,
  type ReportRow,
} from '../../api/reports';
import { DataTable } from '../../components/data-table';
import { useDocumentTitle } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { clockTime } from '../../time/format-time';
import { ExportMenu } from '../exports/export-menu';
import { ClockFigure, opensRows } from './clock-figure';
import { CorrectShare } from './correct-share';
import { datesOf } from './period';
import { HEADLINES, REPORT_COLUMNS, figureText } from './report-columns';
import { ReportFilters } from './report-filters';
import { ReportTabs } from './report-tabs';
import './reports.css';

const FunnelChart = lazy(() => import('./funnel-chart').then((file) => ({ default: file.FunnelChart })));
const KEYS = ['from', 'to', 'parkId', 'ownerId', 'needType', 'groupBy', 'clock'] as const;

/** 报表: one filter for all of them, the figures with their definitions, chart and table. */
export function ReportsPage(): ReactNode {
  const t = useT('reports');
  const me = useMe();
  const { name: wanted } = useParams();
  const name: ReportName = REPORT_NAMES.find((known) => known === wanted) ?? 'funnel';
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params, me.today);
  const report = useQuery({
    queryKey: ['reports', name, filter],
    queryFn: () => getReport(name, filter),
    placeholderData: keepPreviousData,
  });
  useDocumentTitle(t(`name.${name}`));
  const set = (changes: Partial<Record<keyof ReportFilter | 'period', string | null>>): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(changes)) {
          if (value) next.set(key, value);
          else next.delete(key);
        }
        return next;
      },
      { replace: true },
    );
  const search = params.toString();
  // An answer for another report is not shown under this one's columns while the new one loads.
  const data = report.data && sameReport(report.data, name) ? report.data : undefined;

  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <ReportTabs current={name} search={search} />
        <div className="end">
          {data ? (
            <span className="sub">{t('asOf', { time: clockTime(Date.parse(data.generatedAt)) })}</span>
          ) : null}
          {can(me.user, 'export') ? <ExportMenu kind={`report:${name}`} filter={{ ...filter }} /> : null}
        </div>
      </header>
      <ReportFilters name={name} filter={filter} onChange={set} />
      {report.isError && !data ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : null}
      {!report.isError && !data ? <ReportWaiting /> : null}
      {data ? <ReportView name={name} report={data} filter={filter} /> : null}
    </div>
  );
}

/** The period stands at this year until another is chosen; `period=all` means from the beginning. */
function readFilter(params: URLSearchParams, today: string): ReportFilter {
  const filter = Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = params.get(key);
      return value ? [[key, value]] : [];
    }),
  );
  const hasDates = params.has('from') || params.has('to') || params.get('period') === 'all';
  return hasDates ? filter : { ...datesOf('year', today), ...filter };
}

function sameReport(report: Report, name: ReportName): boolean {
  // No report's figures are all among another's.
  return REPORT_COLUMNS[name].every((column) => column.type === 'text' || column.key in report.totals);
}

function ReportView(props: {
  readonly name: ReportName;
  readonly report: Report;
  readonly filter: ReportFilter;
}): ReactNode {
  const t = useT('reports');
  const { name, report, filter } = props;
  const me = useMe();
  const [isChartShown, setIsChartShown] = useState(true);
  const grouped = report.rows.some((row) => row.groupName !== undefined);
  const columns = [
    ...(name === 'funnel' && grouped ? [{ key: 'groupName', type: 'text' as const }] : []),
    ...REPORT_COLUMNS[name],
  ];
  const isEmpty = report.rows.every((row) =>
    REPORT_COLUMNS[name].every((column) => column.type !== 'integer' || Number(row[column.key] ?? 0) === 0),
  );
  if (isEmpty) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  const cellOf = (row: ReportRow, column: (typeof columns)[number]): ReactNode => {
    const text = figureText(row[column.key], column.type);
    return name === 'sla' && opensRows(column.key) && Number(row[column.key] ?? 0) > 0 ? (
      <ClockFigure row={row} figure={column.key} text={text ?? ''} filter={filter} />
    ) : (
      text
    );
  };
  const corrects = name === 'fairness' && can(me.user, 'correctShares');
  const title = (key: string): string => t(`figure.${name}.${key}`);
  return (
    <>
      <dl className="report-heads">
        {HEADLINES[name].map((key) => {
          const column = REPORT_COLUMNS[name].find((candidate) => candidate.key === key);
          return (
            <div key={key}>
              <dt>{name === 'funnel' ? t(`head.funnel.${key}`) : title(key)}</dt>
              <dd>{column ? (figureText(report.totals[key], column.type) ?? '—') : '—'}</dd>
              <dd className="report-means">
                {name === 'funnel' ? t(`means.funnel.${key}`) : report.definition[key]}
              </dd>
            </div>
          );
        })}
      </dl>
      {name === 'funnel' ? (
        <section className="card report-chart" aria-label={t('chart')}>
          <div className="card-head">
            <h2>{t('chart')}</h2>
            <button
              type="button"
              className="btn-link end"
              aria-expanded={isChartShown}
              onClick={() => setIsChartShown(!isChartShown)}
            >
              {isChartShown ? t('hideChart') : t('showChart')}
            </button>
          </div>
          {isChartShown ? (
            <Suspense fallback={<Skeleton height={320} />}>
              <FunnelChart rows={report.rows} label={t('chartLabel')} />
            </Suspense>
          ) : null}
        </section>
      ) : null}
      <section className="card report-table" aria-label={t('table')}>
        <div className="dt-wrap" tabIndex={0} role="group" aria-label={t('table')}>
          <DataTable
            label={t(`name.${name}`)}
            columns={[
              ...columns.map((column) => ({
                key: column.key,
                title: title(column.key),
                hint: report.definition[column.key],
                align: column.type === 'text' ? ('start' as const) : ('end' as const),
                cell: (row: ReportRow) => cellOf(row, column),
              })),
              ...(corrects
                ? [
                    {
                      key: 'correct',
                      title: t('correct.open'),
                      cell: (row: ReportRow) => <CorrectShare row={row} />,
                    },
                  ]
                : []),
            ]}
            rows={report.rows}
            rowKey={(row) => `${row.group ?? ''}/${row.key ?? row.stage ?? ''}`}
            totals={Object.fromEntries(
              columns.map((column, index) => [
                column.key,
                index === 0 ? t('total') : (figureText(report.totals[column.key], column.type) ?? '—'),
              ]),
            )}
          />
        </div>
      </section>
      <details className="report-definitions">
        <summary>{t('definitions')}</summary>
        <dl>
          {columns.map((column) =>
            report.definition[column.key] === undefined ? null : (
              <div key={column.key}>
                <dt>{title(column.key)}</dt>
                <dd>{report.definition[column.key]}</dd>
              </div>
            ),
          )}
        </dl>
      </details>
    </>
  );
}

function ReportWaiting(): ReactNode {
  return (
    <Loading>
      <Skeleton height={72} />
      <br />
      <Skeleton height={320} />
    </Loading>
  );
}
