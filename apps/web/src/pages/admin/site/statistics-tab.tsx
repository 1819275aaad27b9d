import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useMe } from '../../../api/me';
import { getStatistics, type StatisticsGroup, type StatisticsRow } from '../../../api/site-forms';
import { DataTable, type DataColumn } from '../../../components/data-table';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../../components/states';
import { useT, type Translate } from '../../../i18n';
import type { SitePart } from './site-part';
import { StatisticsChart } from './statistics-chart';

const GROUPS = ['day', 'article', 'channel'] as const satisfies readonly StatisticsGroup[];
const PERIODS = [7, 30, 90] as const;
const DAY_MS = 86_400_000;

/** Views, starts and submissions of the form: numbers alone, without cookies. */
export function StatisticsTab({ site }: SitePart): ReactNode {
  const t = useT('site-forms');
  const { today } = useMe();
  const [groupBy, setGroupBy] = useState<StatisticsGroup>('day');
  const [days, setDays] = useState<(typeof PERIODS)[number]>(30);
  const from = new Date(Date.parse(today) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const query = { from, to: today, groupBy };
  const statistics = useQuery({
    queryKey: ['admin', 'site-statistics', site.id, query],
    queryFn: () => getStatistics(site.id, query),
    placeholderData: keepPreviousData,
  });
  const { data } = statistics;
  return (
    <div className="site-stack">
      <div className="statistics-filters">
        <div className="chips" role="group" aria-label={t('statistics.period')}>
          {PERIODS.map((period) => (
            <button
              key={period}
              type="button"
              className="chip"
              aria-pressed={period === days}
              onClick={() => setDays(period)}
            >
              {t('statistics.days', { n: period })}
            </button>
          ))}
        </div>
        <div className="chips" role="group" aria-label={t('statistics.groupBy')}>
          {GROUPS.map((group) => (
            <button
              key={group}
              type="button"
              className="chip"
              aria-pressed={group === groupBy}
              onClick={() => setGroupBy(group)}
            >
              {t(`statistics.by.${group}`)}
            </button>
          ))}
        </div>
      </div>
      {statistics.isError && !data ? (
        <ErrorState error={statistics.error} onRetry={() => void statistics.refetch()} />
      ) : null}
      {statistics.isPending ? (
        <Loading>
          <Skeleton height={320} />
        </Loading>
      ) : null}
      {data && data.totals.views + data.totals.submits === 0 ? (
        <EmptyState title={t('statistics.empty')} hint={t('statistics.emptyHint')} />
      ) : null}
      {data && data.totals.views + data.totals.submits > 0 ? (
        <>
          <Heads totals={data.totals} />
          {data.groupBy === 'day' ? <StatisticsChart rows={data.rows} /> : null}
          <section className="card admin-card" aria-label={t('statistics.table')}>
            <DataTable
              label={t('statistics.table')}
              columns={columnsOf(data.groupBy, t)}
              rows={data.groupBy === 'day' ? data.rows.filter(isBusy).toReversed() : data.rows}
              rowKey={(row) => row.key}
              totals={totalsOf(data.totals, t)}
            />
          </section>
        </>
      ) : null}
      <p className="field-hint">{t('statistics.how')}</p>
    </div>
  );
}

function Heads({ totals }: { readonly totals: StatisticsRow }): ReactNode {
  const t = useT('site-forms');
  const figures = [
    ['views', totals.views],
    ['starts', totals.starts],
    ['submits', totals.submits],
    ['conversion', percent(totals.conversion)],
    ['median', secondsText(totals.medianSeconds, t)],
  ] as const;
  return (
    <dl className="statistics-heads card">
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{t(`statistics.${name}`)}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function columnsOf(groupBy: StatisticsGroup, t: Translate): readonly DataColumn<StatisticsRow>[] {
  return [
    {
      key: 'key',
      title: t(`statistics.by.${groupBy}`),
      width: 420,
      cell: (row) => keyText(groupBy, row.key, t),
    },
    { key: 'views', title: t('statistics.views'), align: 'end', cell: (row) => row.views },
    { key: 'starts', title: t('statistics.starts'), align: 'end', cell: (row) => row.starts },
    { key: 'submits', title: t('statistics.submits'), align: 'end', cell: (row) => row.submits },
    {
      key: 'conversion',
      title: t('statistics.conversion'),
      align: 'end',
      cell: (row) => percent(row.conversion),
    },
    {
      key: 'median',
      title: t('statistics.median'),
      align: 'end',
      cell: (row) => secondsText(row.medianSeconds, t),
    },
  ];
}

function totalsOf(totals: StatisticsRow, t: Translate): Record<string, ReactNode> {
  return {
    key: t('statistics.total'),
    views: totals.views,
    starts: totals.starts,
    submits: totals.submits,
    conversion: percent(totals.conversion),
    median: secondsText(totals.medianSeconds, t),
  };
}

function keyText(groupBy: StatisticsGroup, key: string, t: Translate): string {
  if (key === '*') return t('statistics.others');
  return key === '' ? t(`statistics.none.${groupBy}`) : key;
}

const isBusy = (row: StatisticsRow): boolean => row.views + row.starts + row.submits > 0;
const percent = (ratio: number | null): string =>
  ratio === null ? '—' : `${Math.round(ratio * 1000) / 10}%`;
const secondsText = (seconds: number | null, t: Translate): string =>
  seconds === null ? '—' : t('statistics.seconds', { n: seconds });
