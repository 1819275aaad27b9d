import type { LeadFilter } from './leads';
import type { Lead, Page } from './types';
import { compareLeads, sortInForce } from './lead-order';

/** What was asked again of a list of which several pages are loaded. */
export interface FreshRows {
  /** The leads of which something was heard. */
  readonly changed: ReadonlySet<string>;
  /** Those of them that belong to the list, as they are now. */
  readonly found: readonly Lead[];
  /** Its first page as it is now. */
  readonly first: Page<Lead>;
}

/**
 * The loaded pages with what was asked again: rows that left the list are gone, changed ones stand where they belong now,
 * new ones are in. Cursors stay: they name places, not rows. What belongs behind the last loaded row comes with its page.
 */
export function mergePages<P extends Page<Lead>>(
  pages: readonly P[],
  fresh: FreshRows,
  filter: LeadFilter,
): P[] {
  const sort = sortInForce(filter);
  const rows = new Map([...fresh.first.items, ...fresh.found].map((lead) => [lead.id, lead]));
  const isWhole = fresh.first.nextCursor === null;
  const bound = fresh.first.items.at(-1);
  const isGone = (lead: Lead): boolean =>
    fresh.changed.has(lead.id) ||
    rows.has(lead.id) ||
    isWhole ||
    (bound !== undefined && compareLeads(lead, bound, sort, true) < 0);
  const last = pages.at(-1);
  const lastLead = pages.findLast((page) => page.items.length > 0)?.items.at(-1);
  const hasMore = last !== undefined && last.nextCursor !== null;
  const kept = pages.map((page) => page.items.filter((lead) => !isGone(lead)));
  const coming = [...rows.values()]
    .filter((lead) => !hasMore || lastLead === undefined || compareLeads(lead, lastLead, sort) <= 0)
    .toSorted((a, b) => compareLeads(a, b, sort));
  let from = 0;
  const merged = kept.map((items, index) => {
    const page: Lead[] = [];
    for (const lead of items) {
      for (let next = coming[from]; next !== undefined; next = coming[from]) {
        if (compareLeads(next, lead, sort) > 0) break;
        page.push(next);
        from += 1;
      }
      page.push(lead);
    }
    // What stands behind a page's last row begins the next page; only the last page takes the rest.
    if (index === kept.length - 1) page.push(...coming.slice(from));
    return page;
  });
  const { total } = fresh.first;
  return pages.map((page, index) => ({
    ...page,
    items: merged[index] ?? [],
    ...(index === 0 && total !== undefined ? { total } : {}),
  }));
}
