import { hashKey, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { catchUp, isLongList } from '../../api/lead-refresh';
import { leadListQuery, type LeadFilter } from '../../api/leads';
import type { Lead } from '../../api/types';
import { EMPTY_ORDER, nextOrder, type ShownOrder } from './frozen-order';

interface Seen {
  readonly key: string;
  readonly data: unknown;
  readonly frozen: boolean;
  readonly order: ShownOrder;
  readonly rows: ReadonlyMap<string, Lead>;
  readonly current: ReadonlySet<string>;
}

const NOTHING: Seen = {
  key: '',
  data: undefined,
  frozen: false,
  order: EMPTY_ORDER,
  rows: new Map(),
  current: new Set(),
};

/** The rows of the list in an order that does not move while `frozen`. */
export function useQueueRows(filter: LeadFilter, frozen: boolean) {
  const options = leadListQuery(filter);
  const query = useInfiniteQuery({
    ...options,
    // Of a long list the stream says which rows to ask for again; the whole of it only after a gap in the stream.
    refetchOnMount: (shown) => !isLongList(shown) || shown.state.isInvalidated,
    refetchOnWindowFocus: (shown) => !isLongList(shown) || shown.state.isInvalidated,
    refetchOnReconnect: (shown) => !isLongList(shown) || shown.state.isInvalidated,
  });
  const hash = hashKey(options.queryKey);
  useEffect(() => void catchUp(hash), [hash]);
  const [seen, setSeen] = useState<Seen>(NOTHING);
  const key = JSON.stringify(filter);
  const { data } = query;
  let now = seen;
  if (data !== undefined && (seen.key !== key || seen.data !== data || seen.frozen !== frozen)) {
    const sameList = seen.key === key;
    const pages = data.pages.map((page) => page.items.map((lead) => lead.id));
    const incoming = data.pages.flatMap((page) => page.items);
    const holdStill = frozen && sameList;
    const order = nextOrder(sameList ? seen.order : EMPTY_ORDER, pages, holdStill);
    now = {
      key,
      data,
      frozen,
      order,
      // Rows that left while the list stands still keep their last data.
      rows: new Map([...(holdStill ? seen.rows : []), ...incoming.map((lead) => [lead.id, lead] as const)]),
      current: new Set(incoming.map((lead) => lead.id)),
    };
    setSeen(now);
  }
  return {
    query,
    ids: now.key === key ? now.order.ids : [],
    rows: now.rows,
    current: now.current,
    waiting: now.key === key ? now.order.waiting : 0,
    total: data?.pages[0]?.total,
    /** Shows what waits behind the pill. */
    applyWaiting: () => {
      if (data === undefined) return;
      const pages = data.pages.map((page) => page.items.map((lead) => lead.id));
      setSeen({ ...now, order: nextOrder(EMPTY_ORDER, pages, false) });
    },
  };
}
