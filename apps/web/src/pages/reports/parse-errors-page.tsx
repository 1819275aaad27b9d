import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useMe } from '../../api/me';
import { getParseErrors, type Report, type ReportRow } from '../../api/reports';
import { DataTable } from '../../components/data-table';
import { useDocumentTitle } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { clockTime } from '../../time/format-time';
import { datesOf, type Dates } from './period';
import { figureText } from './report-columns';
import { ReportPeriod } from './report-period';
import { ReportTabs } from './report-tabs';
import './reports.css';

const COLUMNS = [
  { key: 'field', type: 'text' },
  { key: 'parsed', type: 'integer' },
  { key: 'corrected', type: 'integer' },
  { key: 'errorRate', type: 'ratio' },
] as const;

/** 报表 · 识别: how often people put right what was read of inquiry texts, by field. */
export function ParseErrorsPage(): ReactNode {
  const t = useT('reports');
  const me = useMe();
  const [params, setParams] = useSearchParams();
  const dates = readDates(params, me.today);
  const report = useQuery({
    queryKey: ['reports', 'parse-errors', dates],
    queryFn: () => getParseErrors(dates),
    placeholderData: keepPreviousData,
  });
  useDocumentTitle(t('name.parse-errors'));
  const set = (changes: Readonly<Record<string, string | null | undefined>>): void =>
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
  const { data } = report;
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <ReportTabs current="parse-errors" search={params.toString()} />
        <div className="end">
          {data ? (
            <span className="sub">{t('asOf', { time: clockTime(Date.parse(data.generatedAt)) })}</span>
          ) : null}
        </div>
      </header>
      <div className="report-filters">
        <ReportPeriod dates={dates} onChange={set} />
      </div>
      {report.isError && !data ? (
        <ErrorState error={report.error} onRetry={() => void report.refetch()} />
      ) : null}
      {!report.isError && !data ? (
        <Loading>
          <Skeleton height={72} />
          <br />
          <Skeleton height={320} />
        </Loading>
      ) : null}
      {data ? <ParseErrors report={data} /> : null}
    </div>
  );
}

function readDates(params: URLSearchParams, today: string): Dates {
  const from = params.get('from') ?? undefined;
  const to = params.get('to') ?? undefined;
  if (from !== undefined || to !== undefined || params.get('period') === 'all')
    return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return datesOf('days90', today);
}

function ParseErrors({ report }: { readonly report: Report }): ReactNode {
  const t = useT('reports');
  if (Number(report.totals['parsed'] ?? 0) === 0)
    return <EmptyState title={t('empty')} hint={t('parseErrors.emptyHint')} />;
  const title = (key: string): string => t(`figure.parseErrors.${key}`);
  return (
    <>
      <dl className="report-heads">
        {COLUMNS.slice(1).map(({ key, type }) => (
          <div key={key}>
            <dt>{title(key)}</dt>
            <dd>{figureText(report.totals[key], type) ?? '—'}</dd>
            <dd className="report-means">{report.definition[key]}</dd>
          </div>
        ))}
      </dl>
      <section className="card report-table" aria-label={t('table')}>
        <div className="dt-wrap" tabIndex={0} role="group" aria-label={t('table')}>
          <DataTable
            label={t('name.parse-errors')}
            columns={COLUMNS.map(({ key, type }) => ({
              key,
              title: title(key),
              hint: report.definition[key],
              align: type === 'text' ? 'start' : 'end',
              cell: (row: ReportRow) =>
                key === 'field' ? t(`parseErrors.${String(row[key])}`) : figureText(row[key], type),
            }))}
            rows={report.rows}
            rowKey={(row) => String(row['field'])}
            totals={Object.fromEntries(
              COLUMNS.map(({ key, type }, index) => [
                key,
                index === 0 ? t('total') : (figureText(report.totals[key], type) ?? '—'),
              ]),
            )}
          />
        </div>
      </section>
    </>
  );
}
