import type { LeadFilter } from './leads';
import type { Lead } from './types';

type Sort = NonNullable<LeadFilter['sort']>;

/** Where a lead stands, as the server sorts: each part with its direction, the id last. */
type Place = readonly (number | string)[];

const LAST = Number.POSITIVE_INFINITY;
const CLOSED: readonly string[] = ['converted', 'disqualified'];

const timeOf = (at: string | null): number => (at === null ? LAST : Date.parse(at));

function placeOf(lead: Lead, sort: Sort): Place {
  switch (sort) {
    case 'sla':
    case '-sla': {
      if (CLOSED.includes(lead.status)) return [3, LAST, -lead.score];
      const rank = { first_response: 0, follow_up: 1, none: 2 }[lead.clock.kind];
      return [rank, timeOf(lead.clock.at), -lead.score];
    }
    case 'createdAt':
    case '-createdAt':
      return [timeOf(lead.createdAt)];
    case 'pooledAt':
    case '-pooledAt':
      return [timeOf(lead.pool?.since ?? lead.createdAt)];
    case 'nextFollowUpAt':
    case '-nextFollowUpAt':
      return [timeOf(lead.nextFollowUpAt)];
    case 'score':
    case '-score':
      return [lead.score];
  }
}

/**
 * The order of `GET /leads` for a sort, to a millisecond: negative when `a` stands before `b`. `sure` leaves the ids aside,
 * so that two of the same millisecond are equal; the server tells them apart by the microsecond.
 */
export function compareLeads(a: Lead, b: Lead, sort: Sort, sure = false): number {
  const way = sort.startsWith('-') ? -1 : 1;
  const [left, right] = [placeOf(a, sort), placeOf(b, sort)];
  for (const [index, part] of left.entries()) {
    const other = right[index] ?? 0;
    if (part !== other) return part < other ? -way : way;
  }
  if (sure || a.id === b.id) return 0;
  return a.id < b.id ? -way : way;
}

/** The sort that the server takes for a list: closed leads have no clock, and entries into a pool only a pool has. */
export function sortInForce(filter: LeadFilter): Sort {
  const sort = filter.sort ?? 'sla';
  const back = sort.startsWith('-');
  const noClock = filter.status?.every((status) => CLOSED.includes(status)) === true;
  if (noClock && (sort === 'sla' || sort === '-sla')) return back ? 'createdAt' : '-createdAt';
  const inPool = filter.view === 'pool' || filter.poolId !== undefined;
  if (!inPool && (sort === 'pooledAt' || sort === '-pooledAt')) return back ? '-createdAt' : 'createdAt';
  return sort;
}
