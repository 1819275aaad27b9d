import { queryOptions } from '@tanstack/react-query';
import { answer, api, once } from './client';
import type { Schemas } from './types';

export type CallerMatch = Schemas['CallerMatchResponse'];
export type MergeDraft = Schemas['MergeLeadDto'];
export type MergePicks = NonNullable<MergeDraft['fields']>;
export type MergeField = keyof MergePicks;
export type SplitDraft = Schemas['SplitInquiryDto'];

/** Who is calling, as far as the viewer may know; the number travels in the body, never in an address. */
export const callerQuery = (phone: string) =>
  queryOptions({
    queryKey: ['caller', phone],
    queryFn: ({ signal }) => answer(api.POST('/api/v1/lookups/caller', { body: { phone }, signal })),
    staleTime: 30_000,
    retry: false,
  });

/** Companies that may be the one that is typed. */
export const companyCandidatesQuery = (name: string) =>
  queryOptions({
    queryKey: ['companies', 'candidates', name],
    queryFn: ({ signal }) => answer(api.POST('/api/v1/companies/candidates', { body: { name }, signal })),
    staleTime: 30_000,
    retry: false,
  });

/** A company with its leads and deals within the viewer's rights. */
export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ['companies', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/companies/{id}', { params: { path: { id } }, signal })),
  });

const at = (id: string) => ({ path: { id } });

/** Moves everything of a lead to another, which is answered. */
export const mergeLead = (id: string, body: MergeDraft) =>
  answer(api.POST('/api/v1/leads/{id}/merge', { params: at(id), body }));

/** Takes a merge back; `id` is the lead that ended. */
export const unmergeLead = (id: string) => answer(api.POST('/api/v1/leads/{id}/unmerge', { params: at(id) }));

/** Gives an inquiry of somebody else its own lead. */
export const splitInquiry = (id: string, body: SplitDraft, idempotencyKey: string) =>
  answer(api.POST('/api/v1/inquiries/{id}/split', { params: at(id), body, headers: once(idempotencyKey) }));

export const addPhone = (id: string, phone: string) =>
  answer(api.POST('/api/v1/leads/{id}/phones', { params: at(id), body: { phone } }));

export const removePhone = (id: string, phoneId: string) =>
  answer(api.DELETE('/api/v1/leads/{id}/phones/{phoneId}', { params: { path: { id, phoneId } } }));
