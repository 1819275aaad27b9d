import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { Visitor } from '../access';
import { leadSearchQuery, type LeadView } from '../api/leads';
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

/**
 * The lists that together hold every lead a person may know of: a manager's list has the team's pools in it, an agent has
 * three. What is noted about a lead of the pool is not searched before it is claimed.
 */
function viewsOf(visitor: Visitor): readonly LeadView[] {
  const home = homeView(visitor);
  return home === 'mine' ? ['mine', 'collaborating', 'pool'] : [home];
}

/** Leads and deals by company, contact, number, the last digits of a phone, or what was noted. Names come before notes. */
export function useHits(q: string): { readonly hits: readonly Hit[]; readonly settled: boolean } {
  const me = useMe();
  const t = useT('shell');
  const views = viewsOf(me.user);
  const enabled = ENOUGH.test(q);
  const asked = [
    ...views.map((view) => ({ view, searchIn: 'names' as const })),
    ...views.filter((view) => view !== 'pool').map((view) => ({ view, searchIn: 'notes' as const })),
  ];
  const found = useQueries({
    queries: asked.map(({ view, searchIn }) => ({
      ...leadSearchQuery(view, q, searchIn),
      enabled,
      placeholderData: keepPreviousData,
    })),
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
  const seen = new Set<string>();
  const inViews = new Set<LeadView>();
  const hits: Hit[] = found.flatMap(({ data }, index) => {
    const view = asked[index]?.view ?? 'mine';
    return (data?.items ?? []).flatMap((lead): Hit[] => {
      if (seen.has(lead.id)) return [];
      seen.add(lead.id);
      inViews.add(view);
      const where = view === 'pool' || view === 'collaborating' ? t(`search.in.${view}`) : '';
      return [
        {
          to: `/leads/${lead.id}`,
          group: 'leads',
          title: lead.company ?? lead.contact ?? lead.number,
          note: `${where} ${lead.contact ?? ''} ${lead.number}`.trim(),
          ...(lead.noteHit === undefined ? {} : { noteHit: lead.noteHit }),
        },
      ];
    });
  });
  hits.push(
    ...(deals.data?.items ?? []).map((deal) => ({
      to: `/deals/${deal.id}`,
      group: 'deals' as const,
      title: deal.name,
      note: deal.number,
    })),
  );
  if (hits.length > 0) {
    // Each list that has some; the first when only deals were found.
    const lists = views.filter((view) => inViews.has(view));
    for (const view of lists.length === 0 ? views.slice(0, 1) : lists) {
      hits.push({
        to: `/queue?view=${view}&q=${encodeURIComponent(q)}`,
        group: 'all',
        title: t('search.all'),
        note: lists.length > 1 ? t(`search.in.${view}`) : '',
      });
    }
  }
  return { hits, settled: [...found, deals].every(({ isFetched }) => isFetched) };
}
