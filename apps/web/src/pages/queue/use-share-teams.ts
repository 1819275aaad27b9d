import { useQuery } from '@tanstack/react-query';
import { can } from '../../access';
import { answer, api } from '../../api/client';
import { useMe } from '../../api/me';
import type { Ref } from '../../api/types';

/** The teams that the person may share views with: those a manager leads, all for an administrator. */
export function useShareTeams(): readonly Ref[] {
  const me = useMe();
  const all = useQuery({
    queryKey: ['teams', 'names'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/teams', { params: { query: { limit: 200 } }, signal })),
    enabled: can(me.user, 'assignLeads'),
    staleTime: 60_000,
  }).data?.items;
  return (all ?? []).filter((team) => me.user.role === 'admin' || me.user.teamIds.includes(team.id));
}
