import { queryOptions } from '@tanstack/react-query';
import { http } from './client';
import type { Page, Schemas } from './types';

export type ImportJob = Schemas['ImportResponse'];
export type ImportSummary = Schemas['ImportSummaryResponse'];
export type ImportLimits = Schemas['ImportLimitsResponse'];
export type ImportKind = Schemas['ImportKindResponse'];

export const DUPLICATE_POLICIES = ['skip', 'fill', 'update', 'merge'] as const;
export const ASSIGN_MODES = ['waiting', 'pool', 'owner', 'rules'] as const;

const POLL_MS = 1_000;
const WORKING: readonly string[] = ['queued', 'reading', 'checking', 'importing', 'undoing'];

/** Whether the worker is at it. */
export const isWorking = (job: Pick<ImportSummary, 'status'>): boolean => WORKING.includes(job.status);

/** What may be uploaded. */
export const importLimitsQuery = queryOptions({
  queryKey: ['imports', 'limits'],
  queryFn: ({ signal }) => http.get<ImportLimits>('/imports/limits', {}, signal),
  staleTime: 5 * 60_000,
});

/** One import; asked for again while the worker is at it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => http.get<ImportJob>(`/imports/${id}`, {}, signal),
    refetchInterval: ({ state }) => (state.data !== undefined && isWorking(state.data) ? POLL_MS : false),
  });

/** Imports, newest first. */
export const listImports = (cursor?: string): Promise<Page<ImportSummary>> =>
  http.get('/imports', { cursor });

/** Uploads a file to be read and checked; nothing is written yet. */
export function uploadImport(file: File, kind: string, encoding: string | null): Promise<ImportJob> {
  const form = new FormData();
  form.set('kind', kind);
  form.set('dryRun', 'true');
  if (encoding !== null) form.set('encoding', encoding);
  form.set('file', file);
  return http.post('/imports', form);
}

export type RunImport = Partial<Schemas['RunImportDto']>;

/** Checks again or writes. */
export const runImport = (id: string, body: RunImport): Promise<ImportJob> =>
  http.post(`/imports/${id}/run`, body);
export const cancelImport = (id: string): Promise<ImportJob> => http.post(`/imports/${id}/cancel`);
export const undoImport = (id: string): Promise<ImportJob> => http.post(`/imports/${id}/undo`);

/** Address of the rows that were not taken; the browser fetches it with the session cookie. */
export const faultsUrl = (id: string): string => `/api/v1/imports/${id}/errors.xlsx`;

/** The caller's teams for pools; all of them for administrators. */
export const importTeamsQuery = queryOptions({
  queryKey: ['imports', 'teams'],
  queryFn: () => http.get<Page<{ readonly id: string; readonly name: string }>>('/teams', { limit: 200 }),
  staleTime: 5 * 60_000,
});
