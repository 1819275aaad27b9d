import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { saveNoticeSettings, showNoticeSettings, type NoticeSettings } from '../../api/notifications';
import { ApiProblem } from '../../api/problem';
import type { Schemas } from '../../api/types';
import { PageHeader } from '../../components/page-header';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { FeedCard } from '../calendar/feed-card';
import { ChannelMatrix } from './channel-matrix';
import { DesktopPermission } from './desktop-permission';
import { QuietHours } from './quiet-hours';
import './notifications.css';

const KEY = ['notifications', 'settings'];

export type Change = Omit<Schemas['UpdateNoticeSettingsDto'], 'version'>;

/** 通知设置: each change is saved at once. */
export function NoticeSettingsPage(): ReactNode {
  const t = useT('notifications');
  const settings = useQuery({ queryKey: KEY, queryFn: showNoticeSettings });
  return (
    <div className="page notices-page">
      <PageHeader
        title={t('settings.title')}
        actions={
          <Link className="btn btn-sm" to="/notifications">
            {t('settings.back')}
          </Link>
        }
      />
      {settings.isPending ? (
        <Loading>
          <Skeleton height={320} />
        </Loading>
      ) : null}
      {settings.isError && !settings.data ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      {settings.data ? <Settings settings={settings.data} /> : null}
    </div>
  );
}

function Settings({ settings }: { readonly settings: NoticeSettings }): ReactNode {
  const t = useT('notifications');
  const { save, isSaving } = useSave(settings.version);
  return (
    <>
      <ChannelMatrix rows={settings.kinds} disabled={isSaving} onChange={(kinds) => save({ kinds })} />
      <section className="card notice-set" aria-label={t('settings.quiet')}>
        <h2 className="card-head">{t('settings.quiet')}</h2>
        <div className="notice-set-body">
          <QuietHours from={settings.quietFrom} to={settings.quietTo} disabled={isSaving} onChange={save} />
          <label className="check">
            <input
              type="checkbox"
              checked={settings.digest}
              disabled={isSaving}
              onChange={(event) => save({ digest: event.target.checked })}
            />
            {t('settings.digest')}
          </label>
          <p className="field-hint">{t('settings.digestHint')}</p>
        </div>
      </section>
      <DesktopPermission />
      <FeedCard />
    </>
  );
}

function useSave(version: number): { readonly save: (change: Change) => void; readonly isSaving: boolean } {
  const t = useT('notifications');
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const change = useMutation({
    mutationFn: (body: Change) => saveNoticeSettings({ ...body, version }),
    onSuccess: (saved) => {
      queryClient.setQueryData(KEY, saved);
      showToast({ text: t('settings.saved') });
    },
    onError: (error) => {
      const isConflict = error instanceof ApiProblem && error.code === 'version_conflict';
      showToast({ text: isConflict ? t('settings.conflict') : errorText(error), tone: 'bad' });
      void queryClient.invalidateQueries({ queryKey: KEY });
    },
  });
  return { save: (body) => change.mutate(body), isSaving: change.isPending };
}
