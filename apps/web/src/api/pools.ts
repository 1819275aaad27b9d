import { queryOptions } from '@tanstack/react-query';
import { answer, api, http } from './client';
import type { Page, Schemas } from './types';

export type Pool = Schemas['PoolResponse'];
export type RecycleRule = Schemas['RecycleRuleResponse'];

type Body = Readonly<Record<string, unknown>>;

/** The public pools that are open to the reader, with what they may still claim there today. */
export const poolsQuery = queryOptions({
  queryKey: ['leads', 'pools'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/pools', { params: { query: { limit: 200 } }, signal })),
});

export const listPools = (cursor?: string): Promise<Page<Pool>> => http.get('/pools', { limit: 100, cursor });
export const createPool = (body: Body): Promise<Pool> => http.post('/pools', body);
export const updatePool = (id: string, body: Body): Promise<Pool> => http.patch(`/pools/${id}`, body);

export const listRecycleRules = (cursor?: string): Promise<Page<RecycleRule>> =>
  http.get('/recycle-rules', { limit: 100, cursor });
export const createRecycleRule = (body: Body): Promise<RecycleRule> => http.post('/recycle-rules', body);
export const updateRecycleRule = (id: string, body: Body): Promise<RecycleRule> =>
  http.patch(`/recycle-rules/${id}`, body);
export const deleteRecycleRule = (id: string): Promise<void> => http.delete(`/recycle-rules/${id}`);

/** What the rules will take in the coming days if nothing happens. */
export const recyclePreviewQuery = (days: number) =>
  queryOptions({
    queryKey: ['admin', 'recyclePreview', days],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/recycle-rules/preview', { params: { query: { days, limit: 200 } }, signal })),
  });

/** Leads that no recycle rule takes. */
export const exemptLeadsQuery = queryOptions({
  queryKey: ['admin', 'recycleExemptions'],
  queryFn: ({ signal }) =>
    answer(api.GET('/api/v1/recycle-exemptions', { params: { query: { limit: 200 } }, signal })),
});

/** Keeps a lead from every recycle rule; `until` is a local date, absent: for good. */
export const exemptLead = (id: string, body: { readonly reason: string; readonly until?: string }) =>
  answer(api.PUT('/api/v1/leads/{id}/recycle-exemption', { params: { path: { id } }, body }));

/** The rules hold for it again. */
export const unexemptLead = (id: string) =>
  answer(api.DELETE('/api/v1/leads/{id}/recycle-exemption', { params: { path: { id } } }));
