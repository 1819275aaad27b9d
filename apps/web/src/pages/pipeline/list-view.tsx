import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { listDeals, type Deal } from '../../api/deals';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { boardYuan, sizeText } from '../deals/units';
import type { PipelineView } from './pipeline-filter';

const PAGE = 50;

/** The same deals as rows, with every status and further pages on demand. */
export function ListView({ view }: { readonly view: PipelineView }): ReactNode {
  const t = useT('pipeline');
  const { filter, sort, status, set } = view;
  const query = { ...filter, sort, ...(status === 'all' ? {} : { status }) };
  const deals = useInfiniteQuery({
    queryKey: ['deals', 'list', query],
    queryFn: ({ pageParam }) => listDeals({ ...query, cursor: pageParam, limit: PAGE, withTotal: true }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
  const columns = useColumns();

  if (deals.isPending) {
    return (
      <Loading className="pipe-table-wrap">
        {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
          <div key={row} className="pipe-row-wait">
            <Skeleton height={16} />
          </div>
        ))}
      </Loading>
    );
  }
  if (deals.isError && !deals.data)
    return <ErrorState error={deals.error} onRetry={() => void deals.refetch()} />;
  const rows = deals.data.pages.flatMap((page) => page.items);
  const total = deals.data.pages[0]?.total;
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t('list.empty')}
        hint={view.isFiltered ? t('list.emptyFiltered') : t('list.emptyHint')}
      >
        {view.isFiltered ? (
          <button type="button" className="btn" onClick={view.clear}>
            {t('filter.clear')}
          </button>
        ) : null}
      </EmptyState>
    );
  }
  return (
    <div className="pipe-table-wrap" tabIndex={0} role="group" aria-label={t('list.label')}>
      <DataTable
        label={t('list.label')}
        columns={columns}
        rows={rows}
        rowKey={(deal) => deal.id}
        sort={sort}
        onSort={(next) => set({ sort: next })}
      />
      <p className="pipe-count">
        <span>{t('list.count', { shown: rows.length, total: total ?? rows.length })}</span>
        {deals.hasNextPage ? (
          <button
            type="button"
            className="btn btn-sm"
            disabled={deals.isFetchingNextPage}
            onClick={() => void deals.fetchNextPage()}
          >
            {t('list.more')}
          </button>
        ) : null}
      </p>
    </div>
  );
}

function useColumns(): readonly DataColumn<Deal>[] {
  const t = useT('pipeline');
  return [
    {
      key: 'name',
      title: t('list.name'),
      sort: 'number',
      width: 260,
      cell: (deal) => (
        <span className="pipe-cell-name">
          <Link to={`/deals/${deal.id}`}>{deal.name}</Link>
          <small>{deal.number}</small>
        </span>
      ),
    },
    { key: 'company', title: t('list.company'), width: 180, cell: (deal) => deal.company },
    { key: 'park', title: t('list.park'), width: 140, cell: (deal) => deal.park?.name },
    {
      key: 'stage',
      title: t('list.stage'),
      cell: (deal) =>
        deal.status === 'open' ? (
          deal.stage.name
        ) : (
          <>
            {deal.stage.name}{' '}
            <Tag tone={deal.status === 'won' ? 'ok' : 'mute'}>{t(`status.${deal.status}`)}</Tag>
          </>
        ),
    },
    {
      key: 'days',
      title: t('list.days'),
      align: 'end',
      sort: 'stageEnteredAt',
      cell: (deal) => (
        <span className={deal.stalled ? 'age-bad' : undefined}>
          {deal.daysInStage}
          {deal.stalled ? ` ${t('card.stalled')}` : ''}
        </span>
      ),
    },
    {
      key: 'amount',
      title: t('list.amount'),
      align: 'end',
      sort: 'investmentYuan',
      cell: (deal) => boardYuan(deal.investmentYuan),
    },
    { key: 'size', title: t('list.size'), align: 'end', cell: (deal) => sizeText(deal) || null },
    { key: 'owner', title: t('list.owner'), cell: (deal) => deal.owner.name },
    { key: 'next', title: t('list.next'), width: 200, cell: (deal) => deal.nextStep },
    {
      key: 'created',
      title: t('list.created'),
      align: 'end',
      sort: 'createdAt',
      cell: (deal) => <DateText at={deal.createdAt} />,
    },
  ];
}
