import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import { queryClient } from './query';
import type { Schemas } from './types';

export type Company = Schemas['CompanyResponse'];
export type CompanyRow = Schemas['CompanyRowResponse'];
export type CompanyEvent = Schemas['CompanyEventResponse'];
export type CompanySpelling = Schemas['CompanySpellingResponse'];
export type Separated = Schemas['CompanySeparatedResponse'];
export type CompanySort = '-createdAt' | 'name';
type CompanyEdit = Schemas['UpdateCompanyDto'];
type CompanyMergeDraft = Schemas['MergeCompanyDto'];
export type CompanyPicks = NonNullable<CompanyMergeDraft['fields']>;

const at = (id: string) => ({ path: { id } });

/** A page of the companies within the viewer's rights. */
export const listCompanies = (query: {
  readonly q?: string;
  readonly sort?: CompanySort;
  readonly cursor?: string;
}) => answer(api.GET('/api/v1/companies', { params: { query: { limit: 50, ...query } } }));

/** Companies that may be the same one. */
export const duplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['companies', id, 'duplicates'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/companies/{id}/duplicates', { params: at(id), signal })),
  });

/** Companies found by a name, pinyin or a code. */
export const companySearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['companies', 'search', q],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/companies', { params: { query: { q, limit: 10 } }, signal })),
    placeholderData: keepPreviousData,
  });

export const regionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['lookups', 'regions', q],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/lookups/regions', { params: { query: { q } }, signal })),
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  });

export const updateCompany = (id: string, body: CompanyEdit) =>
  answer(api.PATCH('/api/v1/companies/{id}', { params: at(id), body }));

/** Merges a company into another, which is answered. */
export const mergeCompany = (id: string, body: CompanyMergeDraft) =>
  answer(api.POST('/api/v1/companies/{id}/merge', { params: at(id), body }));

/** Takes a merge back; `id` is the company that ended. */
export const unmergeCompany = (id: string) =>
  answer(api.POST('/api/v1/companies/{id}/unmerge', { params: at(id) }));

/** Makes a spelling a company of its own again. */
export const splitCompany = (id: string, body: Schemas['SplitCompanyDto']) =>
  answer(api.POST('/api/v1/companies/{id}/split', { params: at(id), body }));

/** After a company has changed: its page, the lists, and the leads and deals that name it. */
export function refreshCompanies(): void {
  for (const key of ['companies', 'lead', 'leads', 'deal', 'deals']) {
    void queryClient.invalidateQueries({ queryKey: [key] });
  }
}
