import { queryOptions } from '@tanstack/react-query';
import { byName } from '../format';
import { answer, api } from './client';

const LONG = 10 * 60_000;

/** Parks for filters. */
export const parksQuery = queryOptions({
  queryKey: ['lookups', 'parks'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/lookups/parks', { signal })),
  staleTime: LONG,
});

/** Teams in use. */
export const teamsQuery = queryOptions({
  queryKey: ['lookups', 'teams'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/lookups/teams', { signal })),
  staleTime: LONG,
});

/** The agents of a team, to whom a lead may be handed over. */
export const teamAgentsQuery = (teamId: string) =>
  queryOptions({
    queryKey: ['lookups', 'people', 'team', teamId],
    queryFn: async ({ signal }) => {
      const query = { role: 'agent', teamId } as const;
      const people = await answer(api.GET('/api/v1/lookups/people', { params: { query }, signal }));
      return people.items.toSorted(byName);
    },
    staleTime: LONG,
  });

/** People the caller may give work to, or filter by. */
export const peopleQuery = (role?: 'agent') =>
  queryOptions({
    queryKey: ['lookups', 'people', role ?? 'all'],
    queryFn: async ({ signal }) => {
      const query = role === undefined ? {} : { role };
      const people = await answer(api.GET('/api/v1/lookups/people', { params: { query }, signal }));
      return { ...people, items: people.items.toSorted(byName) };
    },
    staleTime: LONG,
  });
