import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { listNotices } from '../../api/notifications';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import { NoticeItem, useMarkRead } from './notice-item';

const LATEST = 8;

/** What the bell shows: the latest notices and the way to all of them. Load its messages (`notifications`) first. */
export function BellPanel({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT('notifications');
  const { markAll } = useMarkRead();
  const notices = useQuery({
    queryKey: ['notifications', 'latest'],
    queryFn: () => listNotices({ limit: LATEST }),
  });
  return (
    <div className="bell">
      <div className="card-head">
        <h2>{t('title')}</h2>
        <button
          type="button"
          className="btn-link end"
          disabled={(notices.data?.unread ?? 0) === 0}
          onClick={markAll}
        >
          {t('markAll')}
        </button>
      </div>
      {notices.isPending ? (
        <Loading>
          <Skeleton height={56} />
        </Loading>
      ) : null}
      {notices.isError ? <ErrorState error={notices.error} onRetry={() => void notices.refetch()} /> : null}
      {notices.data && notices.data.items.length === 0 ? <p className="bell-empty">{t('empty')}</p> : null}
      <ul className="notices">
        {notices.data?.items.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onOpen={onClose} />
        ))}
      </ul>
      <Link className="bell-all" to="/notifications" onClick={onClose}>
        {t('seeAll')}
      </Link>
    </div>
  );
}
