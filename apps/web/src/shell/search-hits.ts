import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { leadSearchQuery } from '../api/leads';
import { useMe } from '../api/me';
import { useT } from '../i18n';
import { homeView } from '../pages/queue/queue-views';

export interface Hit {
  readonly to: string;
  readonly group: 'leads' | 'deals' | 'all';
  readonly title: string;
  readonly note: string;
}

/** Two characters at least, so that one letter does not ask for everything. */
const MIN_LENGTH = 2;

/** Leads and deals by company, contact, number or the last digits of a phone. */
export function useHits(q: string): { readonly hits: readonly Hit[]; readonly settled: boolean } {
  const me = useMe();
  const t = useT('shell');
  const view = homeView(me.user);
  const enabled = q.length >= MIN_LENGTH;
  const leads = useQuery({ ...leadSearchQuery(view, q), enabled, placeholderData: keepPreviousData });
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
  const hits: Hit[] = [
    ...(leads.data?.items ?? []).map((lead) => ({
      to: `/leads/${lead.id}`,
      group: 'leads' as const,
      title: lead.company ?? lead.contact ?? lead.number,
      note: `${lead.contact ?? ''} ${lead.number}`.trim(),
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
  return { hits, settled: leads.isFetched && deals.isFetched };
}
