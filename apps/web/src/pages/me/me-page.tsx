import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { can } from '../../access';
import { signOut, signOutEverywhere, useMe, useUpdateMe } from '../../api/me';
import type { LocaleCode } from '../../api/types';
import { PageHeader } from '../../components/page-header';
import { SampleArticle } from '../../components/sample-article';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { setLocale, useT } from '../../i18n';
import { MyLeaves } from './my-leaves';
import { ADMIN_ITEM, MAIN_ITEMS, MANAGE_ITEMS, PHONE_TABS } from '../../shell/nav-items';
import { PasswordForm } from '../../shell/password-form';

const KeySettings = lazy(() => import('./key-settings').then((file) => ({ default: file.KeySettings })));
const Phrases = lazy(() => import('./phrases').then((file) => ({ default: file.Phrases })));

/** What the bar at the bottom of a phone has no room for. */
const RARER = [...MAIN_ITEMS, ...MANAGE_ITEMS].filter((item) =>
  PHONE_TABS.every((tab) => tab.to !== item.to),
);

/** The person's own settings; on a phone also the way to the rarer screens. */
export function MePage() {
  const t = useT('shell');
  const me = useMe();
  const [passwordOpen, setPasswordOpen] = useState(false);
  const leave = useMutation({
    mutationFn: (end: () => Promise<void>) => end(),
    onSettled: () => window.location.assign('/login'),
  });
  return (
    <div className="page me">
      <PageHeader title={t('me.title')} />
      <section className="card me-card" aria-label={t('me.account')}>
        <h2 className="card-head">{t('me.account')}</h2>
        <dl className="me-facts">
          <dt>{t('me.name')}</dt>
          <dd>{me.user.name}</dd>
          <dt>{t('me.username')}</dt>
          <dd>{me.user.username}</dd>
          <dt>{t('me.role')}</dt>
          <dd>{t(`common:role.${me.user.role}`)}</dd>
        </dl>
        <Preferences />
      </section>
      <nav className="card me-card me-links" aria-label={t('me.links')}>
        {RARER.filter((item) => can(me.user, item.wish)).map((item) => (
          <Link key={item.to} to={item.to}>
            {t(item.label)}
          </Link>
        ))}
        <Link to="/notifications">{t('bell')}</Link>
        <Link to="/notifications/settings">{t('me.noticeSettings')}</Link>
        {can(me.user, ADMIN_ITEM.wish) && <Link to={ADMIN_ITEM.to}>{t(ADMIN_ITEM.label)}</Link>}
      </nav>
      <section className="card me-card" aria-label={t('me.security')}>
        <h2 className="card-head">{t('me.security')}</h2>
        <div className="me-body">
          {passwordOpen ? (
            <PasswordForm
              onDone={() => {
                setPasswordOpen(false);
                showToast({ text: t('me.passwordChanged') });
              }}
            />
          ) : (
            <button type="button" className="btn" onClick={() => setPasswordOpen(true)}>
              {t('me.changePassword')}
            </button>
          )}
          <div className="me-row">
            <button type="button" className="btn btn-danger" onClick={() => leave.mutate(signOutEverywhere)}>
              {t('me.signOutEverywhere')}
            </button>
            <button type="button" className="btn" onClick={() => leave.mutate(signOut)}>
              {t('user.signOut')}
            </button>
          </div>
          <p className="field-hint">{t('me.signOutEverywhereHint')}</p>
        </div>
      </section>
      <MyLeaves />
      {can(me.user, 'workLeads') && (
        <Suspense fallback={null}>
          <Phrases />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <KeySettings />
      </Suspense>
      <SampleArticle className="btn" />
      {me.privacyOfficer !== null && (
        <p className="field-hint">
          {t('officer')} {me.privacyOfficer}
        </p>
      )}
    </div>
  );
}

function Preferences() {
  const t = useT('shell');
  const me = useMe();
  const update = useUpdateMe();
  const errorText = useErrorText();
  const save = (body: Parameters<typeof update.mutate>[0]): void =>
    update.mutate(body, {
      onSuccess: () => showToast({ text: t('me.saved') }),
      onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
    });
  return (
    <div className="me-body">
      <div className="field me-narrow">
        <label htmlFor="me-language">{t('me.language')}</label>
        <select
          id="me-language"
          className="select"
          value={me.user.locale}
          onChange={(event) => {
            const locale: LocaleCode = event.target.value === 'en' ? 'en' : 'zh-CN';
            save({ locale });
            void setLocale(locale);
          }}
        >
          <option value="zh-CN" lang="zh-CN">
            中文
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
      </div>
      <div className="field me-narrow">
        <label htmlFor="me-snooze">{t('me.snooze')}</label>
        <select
          id="me-snooze"
          className="select"
          value={me.preferences.snooze ?? 'tomorrow'}
          onChange={(event) =>
            save({
              preferences: {
                snooze: (['hour', 'tomorrow', 'monday'] as const).find((it) => it === event.target.value),
              },
            })
          }
        >
          {(['hour', 'tomorrow', 'monday'] as const).map((choice) => (
            <option key={choice} value={choice}>
              {t(`me.snooze.${choice}`)}
            </option>
          ))}
        </select>
      </div>
      <label className="me-check">
        <input
          type="checkbox"
          checked={me.preferences.shortcuts !== false}
          onChange={(event) => save({ preferences: { shortcuts: event.target.checked } })}
        />
        <span>
          {t('me.shortcuts')}
          <span className="field-hint">{t('me.shortcutsHint')}</span>
        </span>
      </label>
    </div>
  );
}
