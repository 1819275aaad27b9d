import { queryOptions } from '@tanstack/react-query';
import { http } from './client';
import type { Ref } from './types';

interface Refs {
  readonly items: readonly Ref[];
}

const LONG = 10 * 60_000;

/** Parks for filters. */
export const parksQuery = queryOptions({
  queryKey: ['lookups', 'parks'],
  queryFn: ({ signal }) => http.get<Refs>('/lookups/parks', undefined, signal),
  staleTime: LONG,
});

/** People the caller may give work to, or filter by. */
export const peopleQuery = (role?: 'agent') =>
  queryOptions({
    queryKey: ['lookups', 'people', role ?? 'all'],
    queryFn: ({ signal }) => http.get<Refs>('/lookups/people', { role }, signal),
    staleTime: LONG,
  });
