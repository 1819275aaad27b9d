import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { listNotices, type NoticeGroup } from '../../api/notifications';
import { FilterChips } from '../../components/filter-chips';
import { LoadMore } from '../../components/load-more';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { NoticeItem, useMarkRead } from './notice-item';
import { NOTICE_GROUPS } from './notice-text';

type Shown = NoticeGroup | 'all' | 'unread';

function filterOf(shown: Shown): { readonly group?: NoticeGroup; readonly unread?: boolean } {
  if (shown === 'all') return {};
  return shown === 'unread' ? { unread: true } : { group: shown };
}

/** 通知: what waits for the reader and what the system reports, newest first. */
export function NotificationsPage(): ReactNode {
  const t = useT('notifications');
  const { markAll } = useMarkRead();
  const [group, setGroup] = useState<Shown>('all');
  const notices = useInfiniteQuery({
    queryKey: ['notifications', 'list', group],
    queryFn: ({ pageParam }) => listNotices({ ...filterOf(group), cursor: pageParam, limit: 50 }),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = notices.data?.pages[0]?.unread ?? 0;
  return (
    <div className="page notices-page">
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Link className="btn btn-sm" to="/notifications/settings">
              {t('settings')}
            </Link>
            <button type="button" className="btn btn-sm" disabled={unread === 0} onClick={markAll}>
              {t('markAll')}
            </button>
          </>
        }
      />
      <div className="notices-chips">
        <FilterChips
          label={t('group.label')}
          chips={[
            { key: 'all', label: t('group.all') },
            { key: 'unread', label: t('group.unread'), count: unread },
            ...NOTICE_GROUPS.map((key) => ({ key, label: t(`group.${key}`) })),
          ]}
          value={group}
          onChange={setGroup}
        />
      </div>
      {notices.isPending ? (
        <Loading>
          <Skeleton height={64} />
          <br />
          <Skeleton height={64} />
        </Loading>
      ) : null}
      {notices.isError && !notices.data ? (
        <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />
      ) : null}
      {notices.data && items.length === 0 ? <EmptyState title={t('empty')} hint={t('emptyHint')} /> : null}
      {items.length > 0 ? (
        <ul className="card notices">
          {items.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} />
          ))}
        </ul>
      ) : null}
      <LoadMore list={notices} label={t('more')} />
    </div>
  );
}
