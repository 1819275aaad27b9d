import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { getClockRows, type ReportFilter } from '../../api/reports';
import { DateText } from '../../components/date-text';
import { Dialog } from '../../components/dialog';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';

const TONES = { on_time: 'ok', late: 'bad', open: 'warn', ended: 'mute' } as const;

/** The clocks that a number counts, each with the way to its lead. */
export function ClockRowsDialog(props: {
  readonly filter: ReportFilter & { readonly result?: string; readonly group?: string };
  readonly title: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('reports');
  const { filter, title, onClose } = props;
  const rows = useInfiniteQuery({
    queryKey: ['reports', 'sla-rows', filter],
    queryFn: ({ pageParam }) => getClockRows(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const items = (rows.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <Dialog
      title={title}
      size="md"
      onClose={onClose}
      footer={
        <button type="button" className="btn" onClick={onClose}>
          {t('common:close')}
        </button>
      }
    >
      {rows.isPending ? (
        <Loading>
          <Skeleton height={160} />
        </Loading>
      ) : null}
      {rows.isError && items.length === 0 ? (
        <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
      ) : null}
      {rows.isSuccess && items.length === 0 ? <EmptyState title={t('clockRows.empty')} /> : null}
      <ul className="clock-rows">
        {items.map((row) => (
          <li key={`${row.leadId}${row.startedAt}`}>
            <Link to={`/leads/${row.leadId}`}>{row.number}</Link>
            <span>{row.owner?.name ?? '—'}</span>
            {row.result === null ? null : (
              <Tag tone={TONES[row.result]}>{t(`clockRows.result.${row.result}`)}</Tag>
            )}
            <span className="field-hint">
              {row.dueAt === null ? null : (
                <>
                  {t('clockRows.due')} <DateText at={row.dueAt} />
                </>
              )}{' '}
              {row.doneAt === null ? null : (
                <>
                  {t('clockRows.done')} <DateText at={row.doneAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {rows.hasNextPage ? (
        <button
          type="button"
          className="btn"
          disabled={rows.isFetchingNextPage}
          onClick={() => void rows.fetchNextPage()}
        >
          {t('clockRows.more')}
        </button>
      ) : null}
    </Dialog>
  );
}
