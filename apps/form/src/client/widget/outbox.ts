import { attempt } from './dom';
import { readPending, savePending, type Pending } from './storage';
import type { Definition, Fault, Settings } from './types';

/** What became of a submission. */
export type Outcome =
  | { readonly state: 'retrying' }
  | { readonly state: 'done'; readonly code: string }
  | { readonly state: 'refused'; readonly message: string; readonly faults: readonly Fault[] };

type Listener = (form: Definition, outcome: Outcome) => void;

/** A receipt or a problem document. */
interface Answer {
  readonly trackingCode?: string;
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
/** A server that says nothing for so long is away. */
const PATIENCE_MS = 20_000;

/** One sender for each site, however many blocks of it stand on the page. */
const listeners: Record<string, Listener[]> = {};
const busy: Record<string, boolean> = {};

/** Hears what becomes of the site's submission; answers how to stop. */
export function listen(site: string, listener: Listener): () => void {
  const all = (listeners[site] = listeners[site] || []);
  all.push(listener);
  return () => {
    const at = all.indexOf(listener);
    if (at >= 0) all.splice(at, 1);
  };
}

function tell(site: string, { form }: Pending, outcome: Outcome): void {
  (listeners[site] || []).slice().forEach((listener) => listener(form, outcome));
}

/** A key that nobody else has. */
export function newKey(): string {
  const bytes = new Uint8Array(16);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('');
}

/** Sends a new submission, after it is kept. */
export function submit(settings: Settings, pending: Pending): void {
  savePending(settings.site, pending);
  run(settings, pending);
}

/** Goes on with what an earlier visit left unsent. */
export function resume(settings: Settings): void {
  const pending = readPending(settings.site);
  if (pending === null || busy[settings.site]) return;
  tell(settings.site, pending, { state: 'retrying' });
  run(settings, pending);
}

/** Tries, with longer and longer waits in between, until the server has said yes or no. */
function run(settings: Settings, pending: Pending): void {
  const { site } = settings;
  let wait = FIRST_WAIT_MS;
  busy[site] = true;
  const finish = (outcome: Outcome): void => {
    busy[site] = false;
    savePending(site, null);
    tell(site, pending, outcome);
  };
  const later = (seconds: number): void => {
    tell(site, pending, { state: 'retrying' });
    const again = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
      go();
    };
    // Not everybody in the same moment once the server is back.
    const timer = setTimeout(again, Math.max(seconds * 1000, wait * (0.75 + Math.random() / 2)));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    window.addEventListener('online', again);
  };
  const go = (): void => {
    post(settings, pending).then(
      ([status, body, seconds]) => {
        if (status === 201) finish({ state: 'done', code: body.trackingCode || '' });
        else if (status >= 500 || status === 429) later(seconds);
        else finish(refusal(body));
      },
      () => later(0),
    );
  };
  go();
}

function refusal(problem: Answer): Outcome {
  const faults = (problem.errors || []).map(({ path, message }): Fault => [
    path.replace(/\[\d+\]$/, '').replace(/^area\..*/, 'area'),
    message,
  ]);
  if (problem.code === 'consent_required') faults.push(['consent.handling', problem.title || '']);
  return { state: 'refused', message: problem.detail || problem.title || '', faults };
}

function post(
  settings: Settings,
  pending: Pending,
): Promise<[status: number, body: Answer, seconds: number]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, PATIENCE_MS);
    fetch(`${settings.base}/api/public/v1/sites/${encodeURIComponent(settings.site)}/inquiries`, {
      method: 'POST',
      mode: 'cors',
      credentials: 'omit',
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': pending.form.locale,
        'Idempotency-Key': pending.key,
      },
      body: JSON.stringify(pending.body),
    })
      .then((response) =>
        response.text().then((text) => {
          clearTimeout(timer);
          resolve([
            response.status,
            attempt(() => JSON.parse(text) as Answer) || {},
            Number(response.headers.get('Retry-After')) || 0,
          ]);
        }),
      )
      .catch(reject);
  });
}
