import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { leadSearchQuery } from '../api/leads';
import { useMe } from '../api/me';
import type { Lead } from '../api/types';
import { useT } from '../i18n';
import { homeView } from '../pages/queue/queue-views';

export interface Hit {
  readonly to: string;
  readonly group: 'leads' | 'deals' | 'all';
  readonly title: string;
  readonly note: string;
  /** What was noted and contains the words. */
  readonly noteHit?: NonNullable<Lead['noteHit']>;
}

/** One letter does not ask for everything; one Chinese character may be a name. */
const ENOUGH = /..|\p{Script=Han}/u;

/** Leads and deals by company, contact, number, the last digits of a phone, or what was noted. Names come before notes. */
export function useHits(q: string): { readonly hits: readonly Hit[]; readonly settled: boolean } {
  const me = useMe();
  const t = useT('shell');
  const view = homeView(me.user);
  const enabled = ENOUGH.test(q);
  const leads = useQuery({
    ...leadSearchQuery(view, q, 'names'),
    enabled,
    placeholderData: keepPreviousData,
  });
  const noted = useQuery({
    ...leadSearchQuery(view, q, 'notes'),
    enabled,
    placeholderData: keepPreviousData,
  });
  const deals = useQuery({
    queryKey: ['deals', 'search', q],
    queryFn: ({ signal }) => {
      const query = { q, limit: 4 };
      return answer(api.GET('/api/v1/deals', { params: { query }, signal }));
    },
    enabled,
    placeholderData: keepPreviousData,
  });
  if (!enabled) return { hits: [], settled: false };
  const named = leads.data?.items ?? [];
  const others = (noted.data?.items ?? []).filter((lead) => named.every(({ id }) => id !== lead.id));
  const hits: Hit[] = [
    ...[...named, ...others].map((lead) => ({
      to: `/leads/${lead.id}`,
      group: 'leads' as const,
      title: lead.company ?? lead.contact ?? lead.number,
      note: `${lead.contact ?? ''} ${lead.number}`.trim(),
      ...(lead.noteHit === undefined ? {} : { noteHit: lead.noteHit }),
    })),
    ...(deals.data?.items ?? []).map((deal) => ({
      to: `/deals/${deal.id}`,
      group: 'deals' as const,
      title: deal.name,
      note: deal.number,
    })),
  ];
  if (hits.length > 0) {
    hits.push({
      to: `/queue?view=${view}&q=${encodeURIComponent(q)}`,
      group: 'all',
      title: t('search.all'),
      note: '',
    });
  }
  return { hits, settled: leads.isFetched && noted.isFetched && deals.isFetched };
}
