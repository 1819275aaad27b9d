import { lazy, Suspense, useEffect, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { can } from '../access';
import { useMe } from '../api/me';
import { listenToChanges } from '../api/stream';
import { UndoToasts } from '../components/toasts';
import { setKeyMap } from '../hotkeys/key-map';
import { setSingleKeys, useHotkeys } from '../hotkeys/use-hotkeys';
import { useT } from '../i18n';
import { openIntake, useIntake } from '../intake/intake-store';
import { CalendarBanner } from './calendar-banner';
import { KeyList } from './key-list';
import { OfflineBanner } from './offline-banner';
import { PasswordGate } from './password-gate';
import { PhoneTabs, SideNav } from './side-nav';
import { TopBar } from './top-bar';

const CommandPalette = lazy(() =>
  import('./command-palette').then((file) => ({ default: file.CommandPalette })),
);
const IntakeDrawer = lazy(() =>
  import('../intake/intake-drawer').then((file) => ({ default: file.IntakeDrawer })),
);

/** The frame around every screen. */
export function AppLayout() {
  const me = useMe();
  return me.user.mustChangePassword ? <PasswordGate /> : <SignedInLayout />;
}

function SignedInLayout() {
  const me = useMe();
  const t = useT('shell');
  const intake = useIntake();
  const [keysShown, setKeysShown] = useState(false);
  const [palette, setPalette] = useState(false);
  useEffect(() => listenToChanges(), []);
  useEffect(() => setKeyMap(me.preferences.keys ?? {}), [me.preferences.keys]);
  useEffect(() => setSingleKeys(me.preferences.shortcuts !== false), [me.preferences.shortcuts]);
  useDesktopNotices();
  useGlobalKeys(
    () => setKeysShown(true),
    () => setPalette((open) => !open),
  );
  usePasteAnywhere(can(me.user, 'enterLeads'));
  return (
    <div className="sh">
      <a className="sh-skip" href="#main">
        {t('skip')}
      </a>
      <SideNav />
      <TopBar onShowKeys={() => setKeysShown(true)} />
      <main className="sh-main" id="main" tabIndex={-1}>
        <OfflineBanner />
        <CalendarBanner />
        <Outlet />
      </main>
      <PhoneTabs />
      <UndoToasts />
      {keysShown && <KeyList onClose={() => setKeysShown(false)} />}
      {palette && (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setPalette(false)} onShowKeys={() => setKeysShown(true)} />
        </Suspense>
      )}
      {intake !== null && (
        <Suspense fallback={null}>
          <IntakeDrawer start={intake} />
        </Suspense>
      )}
    </div>
  );
}

function useGlobalKeys(showKeys: () => void, openPalette: () => void): void {
  const me = useMe();
  const t = useT('shell');
  const navigate = useNavigate();
  const canEnter = can(me.user, 'enterLeads');
  useHotkeys(
    [
      {
        keys: 'mod+k',
        label: t('key.search'),
        inFields: true,
        run: openPalette,
      },
      { keys: '?', label: t('key.help'), run: showKeys },
      { keys: 'g l', label: t('key.goLeads'), run: () => void navigate('/queue') },
      { keys: 'g p', label: t('key.goPipeline'), run: () => void navigate('/pipeline') },
      { keys: 'g c', label: t('keys.do.g_c'), run: () => void navigate('/calendar') },
      ...(can(me.user, 'seeReports')
        ? [{ keys: 'g r', label: t('key.goReports'), run: () => void navigate('/reports') }]
        : []),
      ...(canEnter
        ? [{ keys: 'n', label: t('key.newLead'), run: () => openIntake({ text: '', mode: 'form' }) }]
        : []),
    ],
    { group: t('common:keys.global') },
  );
}

/** A text pasted outside a field on the queue or a lead is a new lead. Uses the paste event: no clipboard permission. */
function usePasteAnywhere(enabled: boolean): void {
  const { pathname } = useLocation();
  const here = enabled && (pathname.startsWith('/queue') || pathname.startsWith('/leads/'));
  useEffect(() => {
    if (!here) return;
    const onPaste = (event: ClipboardEvent): void => {
      const inField =
        event.target instanceof Element &&
        event.target.closest('input,textarea,select,[contenteditable],dialog') !== null;
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      if (inField || text === '') return;
      event.preventDefault();
      openIntake({ text, mode: 'paste' });
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [here]);
}

/** Loaded only in browsers that were allowed to pop up notices. */
function useDesktopNotices(): void {
  useEffect(() => {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    void import('./desktop-notices').then((file) => file.startDesktopNotices());
  }, []);
}
