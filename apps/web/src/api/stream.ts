import { leadsChanged } from './lead-refresh';
import { queryClient } from './query';

/** Topics of GET /api/v1/stream and the query families that each makes stale. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  /** The family `leads` besides, see lead-refresh.ts. */
  leads: ['lead', 'agenda'],
  deals: ['deals', 'deal', 'agenda'],
  agenda: ['agenda'],
  notifications: ['notifications'],
  exports: ['exports'],
  bulk: ['bulk'],
  presence: ['presence'],
};

interface Change {
  readonly topic: string;
  readonly id?: string;
}

/** Many changes in a burst become one refetch. */
const SETTLE_MS = 400;

/**
 * Listens to the server and marks what changed as stale. Query keys start with a family of FAMILIES;
 * a key whose second part is an id is only touched by changes of that id. Returns the stop function.
 */
export function listenToChanges(): () => void {
  let pending: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    const changes = pending;
    pending = [];
    timer = undefined;
    const ofLeads = changes.filter(({ topic }) => topic === 'leads');
    const ids = ofLeads.flatMap(({ id }) => (id === undefined ? [] : [id]));
    if (ofLeads.length > 0) leadsChanged(ids.length === ofLeads.length ? [...new Set(ids)] : undefined);
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => changes.some((change) => touches(change, queryKey)),
    });
  };
  const source = new EventSource('/api/v1/stream');
  let wasOpen = false;
  source.addEventListener('open', () => {
    // After a gap nobody knows what was missed.
    if (wasOpen) void queryClient.invalidateQueries();
    wasOpen = true;
  });
  source.addEventListener('change', (event: MessageEvent<string>) => {
    pending.push(JSON.parse(event.data) as Change);
    timer ??= setTimeout(flush, SETTLE_MS);
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function touches(change: Change, queryKey: readonly unknown[]): boolean {
  const [family, second] = queryKey;
  if (typeof family !== 'string' || !(FAMILIES[change.topic] ?? []).includes(family)) return false;
  const single = ['lead', 'deal', 'bulk', 'presence'].includes(family);
  return !single || change.id === undefined || second === change.id;
}
