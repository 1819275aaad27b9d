import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { listNotices } from '../../api/notifications';
import { FilterChips } from '../../components/filter-chips';
import { LoadMore } from '../../components/load-more';
import { PageHeader } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { NoticeItem, useMarkRead } from './notice-item';
import { NOTICE_GROUPS, noticeGroup, type NoticeGroup } from './notice-text';

/** 通知: what waits for the reader and what the system reports, newest first. */
export function NotificationsPage(): ReactNode {
  const t = useT('notifications');
  const { markAll } = useMarkRead();
  const [group, setGroup] = useState<NoticeGroup | 'all' | 'unread'>('all');
  const notices = useInfiniteQuery({
    queryKey: ['notifications', 'list'],
    queryFn: ({ pageParam }) => listNotices({ cursor: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = notices.data?.pages[0]?.unread ?? 0;
  const shown = items.filter((notice) => {
    if (group === 'all') return true;
    return group === 'unread' ? notice.readAt === null : noticeGroup(notice) === group;
  });
  return (
    <div className="page notices-page">
      <PageHeader
        title={t('title')}
        actions={
          <button type="button" className="btn btn-sm" disabled={unread === 0} onClick={markAll}>
            {t('markAll')}
          </button>
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
      {notices.data && shown.length === 0 ? <EmptyState title={t('empty')} hint={t('emptyHint')} /> : null}
      {shown.length > 0 ? (
        <ul className="card notices">
          {shown.map((notice) => (
            <NoticeItem key={notice.id} notice={notice} />
          ))}
        </ul>
      ) : null}
      <LoadMore list={notices} label={t('more')} />
    </div>
  );
}
