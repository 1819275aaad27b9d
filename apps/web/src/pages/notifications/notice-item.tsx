import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { readAllNotices, readNotice, type Notice } from '../../api/notifications';
import { DateText } from '../../components/date-text';
import { Icon } from '../../components/icon';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { noticeIcon, noticeTarget } from './notice-text';
import './notifications.css';

/** One notice: what happened, why it came to the reader, and what can be done here. Opening it marks it as read. */
export function NoticeItem({
  notice,
  onOpen,
}: {
  readonly notice: Notice;
  readonly onOpen?: () => void;
}): ReactNode {
  const t = useT('notifications');
  const { mark } = useMarkRead();
  const target = noticeTarget(notice);
  const { title, body } = notice;
  const isUnread = notice.readAt === null;
  return (
    <li className={isUnread ? 'notice-item is-unread' : 'notice-item'}>
      <span className="tl-icon">
        <Icon name={noticeIcon(notice)} />
      </span>
      <div>
        <p className="notice-title">
          {isUnread ? <span className="sr-only">{t('unread')} </span> : null}
          {target === null ? (
            title
          ) : (
            <Link
              to={target}
              onClick={() => {
                if (isUnread) mark(notice.id);
                onOpen?.();
              }}
            >
              {title}
            </Link>
          )}
        </p>
        {body === null ? null : <p className="notice-body">{body}</p>}
        <p className="notice-at">
          <DateText at={notice.createdAt} />
        </p>
      </div>
      {isUnread ? (
        <button
          type="button"
          className="btn-link"
          aria-label={t('markOne', { title })}
          onClick={() => mark(notice.id)}
        >
          {t('mark')}
        </button>
      ) : null}
    </li>
  );
}

/** Marks notices as read, one or all, and refreshes the bell. */
export function useMarkRead(): { readonly mark: (id: string) => void; readonly markAll: () => void } {
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const refresh = (): void => {
    void queryClient.invalidateQueries({ queryKey: ['notifications'] });
    void queryClient.invalidateQueries({ queryKey: ['me'] });
  };
  const onError = (error: unknown): void => showToast({ text: errorText(error), tone: 'bad' });
  const one = useMutation({ mutationFn: readNotice, onSuccess: refresh, onError });
  const all = useMutation({ mutationFn: () => readAllNotices(), onSuccess: refresh, onError });
  return { mark: (id) => one.mutate(id), markAll: () => all.mutate() };
}
