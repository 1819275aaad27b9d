import type { InfiniteData, Query } from '@tanstack/react-query';
import { answer, api } from './client';
import { mergePages } from './lead-pages';
import { PAGE_SIZE, type LeadFilter } from './leads';
import { queryClient } from './query';
import type { Schemas } from './types';

type LeadPage = Schemas['LeadPageResponse'];
type Pages = InfiniteData<LeadPage, string | null>;

/** More changes at once than this, and reading all pages again is no more work. */
const MAX_CHANGED = 400;
/** Ids in one question: the longest address stays far below what servers take. */
const IDS_PER_QUESTION = 100;

/** What was heard of long lists and not yet asked, by the list. */
const pending = new Map<string, Set<string>>();
const working = new Set<string>();

/** Whether several pages of a list are loaded, so that asking for all of them again would be many requests. */
export function isLongList(query: Pick<Query, 'queryKey' | 'state'>): boolean {
  const [family, kind] = query.queryKey;
  if (family !== 'leads' || kind !== 'list') return false;
  return ((query.state.data as Pages | undefined)?.pages.length ?? 0) > 1;
}

/**
 * After changes of leads: lists, counts and searches are asked again. Of a list of several pages only its first page and
 * the changed rows are, at once where it is shown, else when it is shown again. Without ids nobody knows which rows to ask
 * for, and everything is.
 */
export function leadsChanged(ids?: readonly string[]): void {
  if (ids === undefined) {
    pending.clear();
    void queryClient.invalidateQueries({ queryKey: ['leads'] });
    return;
  }
  for (const query of queryClient.getQueryCache().findAll({ predicate: isLongList })) {
    const known = pending.get(query.queryHash) ?? new Set();
    pending.set(query.queryHash, new Set([...known, ...ids]));
    if (query.isActive()) void catchUp(query.queryHash);
  }
  void queryClient.invalidateQueries({ queryKey: ['leads'], predicate: (query) => !isLongList(query) });
}

/** Asks what was heard of a list while it was not shown, or is being told of now. One at a time for each list. */
export async function catchUp(hash: string): Promise<void> {
  if (working.has(hash)) return;
  working.add(hash);
  try {
    for (let changed = pending.get(hash); changed !== undefined; changed = pending.get(hash)) {
      const query = queryClient.getQueryCache().get<Pages>(hash);
      pending.delete(hash);
      if (query === undefined) return;
      if (changed.size > MAX_CHANGED || !isLongList(query)) {
        await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
        continue;
      }
      await refresh(query, changed);
    }
  } catch {
    // No answer: the list is out of date as a whole, and the query says what is wrong.
    const query = queryClient.getQueryCache().get(hash);
    if (query !== undefined) void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  } finally {
    working.delete(hash);
  }
}

async function refresh(query: Query<Pages>, changed: ReadonlySet<string>): Promise<void> {
  const filter = query.queryKey[2] as LeadFilter;
  const ids = [...changed];
  const questions: Promise<LeadPage>[] = [ask({ ...filter, withTotal: true, limit: PAGE_SIZE })];
  for (let from = 0; from < ids.length; from += IDS_PER_QUESTION) {
    const some = ids.slice(from, from + IDS_PER_QUESTION);
    questions.push(ask({ ...filter, ids: some, limit: some.length }));
  }
  const [first, ...found] = await Promise.all(questions);
  if (first === undefined) return;
  // A page under way would be put to those there were when it set out.
  while (query.state.fetchStatus === 'fetching' && query.promise !== undefined)
    await query.promise.catch(() => undefined);
  const fresh = { first, changed, found: found.flatMap((page) => page.items) };
  queryClient.setQueryData<Pages>(query.queryKey, (data) =>
    data === undefined ? data : { ...data, pages: mergePages(data.pages, fresh, filter) },
  );
}

function ask(query: LeadFilter): Promise<LeadPage> {
  return answer(api.GET('/api/v1/leads', { params: { query } }));
}
