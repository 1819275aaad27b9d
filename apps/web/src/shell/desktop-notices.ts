import { listNotices, type Notice } from '../api/notifications';
import { queryClient } from '../api/query';

/** What this browser has shown, so that no tab shows it again; newest last. */
const SHOWN_KEY = 'luodi.desktop.shown';
const REMEMBERED = 100;
/** A console that was closed for long does not pop up its whole list. */
const FRESH_MS = 10 * 60_000;

let isStarted = false;

/**
 * Pops up new notices while the console is out of sight, in browsers that were allowed to. Asks again whenever the bell's
 * list becomes stale; one tab of several shows each.
 */
export function startDesktopNotices(): void {
  if (isStarted || !('Notification' in window) || Notification.permission !== 'granted') return;
  isStarted = true;
  queryClient.getQueryCache().subscribe((event) => {
    const isBell = event.query.queryKey[0] === 'notifications' && event.query.queryKey[1] === 'unread';
    if (isBell && event.type === 'updated' && event.action.type === 'success') void showFresh();
  });
}

async function showFresh(): Promise<void> {
  if (document.visibilityState === 'visible' && document.hasFocus()) return;
  const { items } = await listNotices({ desktop: true, unread: true, limit: 5 });
  await takeTurns(() => {
    const shown = new Set(readShown());
    const fresh = items.filter((notice) => isFresh(notice) && !shown.has(keyOf(notice)));
    for (const notice of fresh.toReversed()) show(notice);
    if (fresh.length > 0) {
      localStorage.setItem(SHOWN_KEY, JSON.stringify([...shown, ...fresh.map(keyOf)].slice(-REMEMBERED)));
    }
  });
}

/** One that was put off comes again at another time, and may pop up again. */
const keyOf = (notice: Notice): string => `${notice.id}@${notice.shownAt}`;

const isFresh = (notice: Notice): boolean => Date.now() - Date.parse(notice.shownAt) < FRESH_MS;

function readShown(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(SHOWN_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((item) => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

/** The tabs of one browser look one after the other. */
async function takeTurns(look: () => void): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(SHOWN_KEY, look);
  else look();
}

function show(notice: Notice): void {
  const popup = new Notification(notice.title, { body: notice.body ?? '', tag: notice.id });
  popup.addEventListener('click', () => {
    window.focus();
    window.location.assign(notice.leadId === null ? '/notifications' : `/leads/${notice.leadId}`);
    popup.close();
  });
}
