import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  calendarFeedQuery,
  makeCalendarFeed,
  revokeCalendarFeed,
  updateCalendarFeed,
  type CalendarFeed,
  type FeedDetail,
} from '../../api/agenda';
import { serverNow } from '../../api/client';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { copyText } from '../../copy-text';
import './calendar.css';

const DETAILS = ['kind', 'company', 'full'] as const satisfies readonly FeedDetail[];

/** The secret link for calendar programs: made, shown once, renewed and ended here, with what it gives away. */
export function FeedCard(): ReactNode {
  const t = useT('calendar');
  const feed = useQuery(calendarFeedQuery).data;
  const [link, setLink] = useState<string | null>(null);
  return (
    <section className="card me-card cal-feed" aria-label={t('feed.title')}>
      <h2 className="card-head">{t('feed.title')}</h2>
      <div className="cal-feed-body">
        <p>{t('feed.what')}</p>
        <p className="field-hint">{t('feed.risk')}</p>
        {feed === undefined ? null : <FeedForm feed={feed} onLink={setLink} />}
      </div>
      {link === null ? null : <LinkDialog link={link} onClose={() => setLink(null)} />}
    </section>
  );
}

type Sure = 'rotate' | 'revoke' | null;

function FeedForm({
  feed,
  onLink,
}: {
  readonly feed: CalendarFeed;
  readonly onLink: (link: string) => void;
}): ReactNode {
  const t = useT('calendar');
  const [detail, setDetail] = useState<FeedDetail>(feed.detail);
  const [sure, setSure] = useState<Sure>(null);
  const make = useFeedAct(async () => {
    onLink((await makeCalendarFeed(feed.active ? undefined : detail)).url);
    setSure(null);
  }, null);
  const change = useFeedAct((next: FeedDetail) => updateCalendarFeed(next), t('feed.saved'));
  const revoke = useFeedAct(async () => {
    await revokeCalendarFeed();
    setSure(null);
  }, t('feed.revoked'));
  const choose = (next: FeedDetail): void => {
    setDetail(next);
    if (feed.active) change.mutate(next);
  };
  return (
    <>
      <fieldset className="cal-feed-detail">
        <legend>{t('feed.detail')}</legend>
        {DETAILS.map((key) => (
          <label key={key} className="check">
            <input type="radio" name="feed-detail" checked={detail === key} onChange={() => choose(key)} />
            {t(`feed.detail.${key}`)}
          </label>
        ))}
      </fieldset>
      {feed.active ? (
        <>
          <p className="field-hint">
            {t('feed.since', { when: when(feed.createdAt) })} ·{' '}
            {feed.fetchedAt === null ? t('feed.never') : t('feed.fetched', { when: when(feed.fetchedAt) })}
          </p>
          <div className="cal-feed-acts">
            <button
              type="button"
              className="btn"
              disabled={make.isPending}
              onClick={() => (sure === 'rotate' ? make.mutate() : setSure('rotate'))}
            >
              {sure === 'rotate' ? t('feed.rotateSure') : t('feed.rotate')}
            </button>
            <button
              type="button"
              className="btn btn-danger"
              disabled={revoke.isPending}
              onClick={() => (sure === 'revoke' ? revoke.mutate() : setSure('revoke'))}
            >
              {sure === 'revoke' ? t('feed.revokeSure') : t('feed.revoke')}
            </button>
          </div>
        </>
      ) : (
        <button type="button" className="btn btn-pri" disabled={make.isPending} onClick={() => make.mutate()}>
          {t('feed.make')}
        </button>
      )}
    </>
  );
}

function when(at: string | null): string {
  return at === null ? '' : relativeDay(Date.parse(at), serverNow());
}

function useFeedAct<T = void>(act: (input: T) => Promise<unknown>, said: string | null) {
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      if (said !== null) showToast({ text: said });
      return queryClient.invalidateQueries({ queryKey: calendarFeedQuery.queryKey });
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
}

function LinkDialog({ link, onClose }: { readonly link: string; readonly onClose: () => void }): ReactNode {
  const t = useT('calendar');
  const copy = async (): Promise<void> => {
    showToast(
      (await copyText(link)) ? { text: t('feed.copied') } : { text: t('feed.copyFailed'), tone: 'bad' },
    );
  };
  return (
    <Dialog
      title={t('feed.shown')}
      size="md"
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('feed.close')}
          </button>
          <button type="button" className="btn btn-pri" data-autofocus="" onClick={() => void copy()}>
            {t('feed.copy')}
          </button>
        </>
      }
    >
      <p>{t('feed.shownOnce')}</p>
      <output className="cal-link">{link}</output>
    </Dialog>
  );
}
