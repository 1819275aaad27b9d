import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { DealMove } from '../../api/deals';
import { DataTable, type DataColumn } from '../../components/data-table';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';

type History = UseQueryResult<{ readonly items: readonly DealMove[] }>;

/** Every move ever made, with the days spent before it. */
export function DealHistory({ history }: { readonly history: History }): ReactNode {
  const t = useT('deals');
  const columns: readonly DataColumn<DealMove>[] = [
    { key: 'date', title: t('history.date'), cell: (move) => move.effectiveDate },
    {
      key: 'move',
      title: t('history.move'),
      cell: (move) =>
        move.from === null ? move.to.name : t('history.fromTo', { from: move.from.name, to: move.to.name }),
    },
    {
      key: 'days',
      title: t('history.days'),
      align: 'end',
      cell: (move) => (move.days === null ? null : formatNumber(move.days, 1)),
    },
    { key: 'by', title: t('history.by'), cell: (move) => move.by?.name ?? t('timeline.system') },
    { key: 'reason', title: t('history.reason'), width: 240, cell: (move) => move.reason },
  ];
  return (
    <section className="card" aria-label={t('history.title')}>
      <div className="card-head">
        <h2>{t('history.title')}</h2>
      </div>
      {history.isPending ? (
        <Loading className="deal-body">
          <Skeleton height={60} />
        </Loading>
      ) : null}
      {history.isError ? <ErrorState error={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.data ? (
        <div className="dt-wrap" tabIndex={0} role="group" aria-label={t('history.title')}>
          <DataTable
            label={t('history.title')}
            columns={columns}
            rows={history.data.items}
            rowKey={(move) => move.id}
          />
        </div>
      ) : null}
    </section>
  );
}
