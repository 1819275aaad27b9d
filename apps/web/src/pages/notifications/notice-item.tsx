import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { putOffNotice, readAllNotices, readNotice, type Notice } from '../../api/notifications';
import { serverNow } from '../../api/client';
import { DateText } from '../../components/date-text';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { laterTimes } from './later-times';
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
      <div className="notice-text">
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
          <DateText at={notice.shownAt} />
        </p>
      </div>
      {notice.group === 'system' ? null : <PutOff notice={notice} />}
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

/** 稍后: the notice comes again at one of the usual times. */
function PutOff({ notice }: { readonly notice: Notice }): ReactNode {
  const t = useT('notifications');
  const refresh = useRefreshNotices();
  const errorText = useErrorText();
  const put = useMutation({
    mutationFn: (at: number) => putOffNotice(notice.id, new Date(at).toISOString()),
    onSuccess: (_done, at) => {
      refresh();
      showToast({ text: t('later.done', { at: relativeDay(at, serverNow()) }) });
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  return (
    <Popover
      label={t('laterOne', { title: notice.title })}
      align="end"
      trigger={(wiring) => (
        <button
          type="button"
          className="btn-link"
          aria-label={t('laterOne', { title: notice.title })}
          {...wiring}
        >
          {t('later')}
        </button>
      )}
    >
      {(close) => (
        <div className="menu">
          {laterTimes(serverNow()).map(({ choice, at }) => (
            <button
              key={choice}
              type="button"
              onClick={() => {
                close();
                put.mutate(at);
              }}
            >
              {t(`later.${choice}`)} <span className="hint">{relativeDay(at, serverNow())}</span>
            </button>
          ))}
        </div>
      )}
    </Popover>
  );
}

function useRefreshNotices(): () => void {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries({ queryKey: ['notifications'] });
    void queryClient.invalidateQueries({ queryKey: ['me'] });
  };
}

/** Marks notices as read, one or all, and refreshes the bell. */
export function useMarkRead(): { readonly mark: (id: string) => void; readonly markAll: () => void } {
  const refresh = useRefreshNotices();
  const errorText = useErrorText();
  const onError = (error: unknown): void => showToast({ text: errorText(error), tone: 'bad' });
  const one = useMutation({ mutationFn: readNotice, onSuccess: refresh, onError });
  const all = useMutation({ mutationFn: () => readAllNotices(), onSuccess: refresh, onError });
  return { mark: (id) => one.mutate(id), markAll: () => all.mutate() };
}
