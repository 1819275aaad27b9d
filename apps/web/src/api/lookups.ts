import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';

const LONG = 10 * 60_000;

/** Parks for filters. */
export const parksQuery = queryOptions({
  queryKey: ['lookups', 'parks'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/lookups/parks', { signal })),
  staleTime: LONG,
});

/** People the caller may give work to, or filter by. */
export const peopleQuery = (role?: 'agent') =>
  queryOptions({
    queryKey: ['lookups', 'people', role ?? 'all'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/lookups/people', { params: { query: role === undefined ? {} : { role } }, signal }),
      ),
    staleTime: LONG,
  });
