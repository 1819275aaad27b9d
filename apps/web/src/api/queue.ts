import { queryOptions } from '@tanstack/react-query';
import { answer, api, http, once } from './client';
import type { LeadDetail } from './leads';
import type { Page, Schemas } from './types';

export type LeadTag = Schemas['LeadTagResponse'];
export type TagColour = LeadTag['colour'];
export type WorkspaceTag = Schemas['TagResponse'];
export const TAG_COLOURS: readonly TagColour[] = ['grey', 'blue', 'green', 'amber', 'red', 'violet', 'teal'];
export type BulkJob = Schemas['BulkResponse'];
export type BulkRequest = Schemas['BulkRequestDto'];
export type LeadViewSettings = Schemas['LeadViewSettingsDto'];
export type SavedView = Schemas['LeadViewResponse'];
export type ViewColumn = Schemas['ViewColumnDto'];

type FormBody = Readonly<Record<string, unknown>>;

const at = (id: string) => ({ path: { id } });

/** The tags that can be given. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) =>
    answer(api.GET('/api/v1/tags', { params: { query: { active: true, limit: 200 } }, signal })),
  staleTime: 60_000,
});

/** All tags, for whoever looks after them. */
export const listTags = (cursor?: string): Promise<Page<WorkspaceTag>> =>
  http.get('/tags', { cursor, limit: 200 });
export const createTag = (body: FormBody): Promise<WorkspaceTag> => http.post('/tags', body);
export const updateTag = (id: string, body: FormBody): Promise<WorkspaceTag> =>
  http.patch(`/tags/${id}`, body);
export const deleteTag = (id: string): Promise<void> => http.delete(`/tags/${id}`);

export const snoozeLead = (id: string, until: string, reason?: string): Promise<LeadDetail> =>
  http.post(`/leads/${id}/snooze`, { until, ...(reason === undefined || reason === '' ? {} : { reason }) });

export const unsnoozeLead = (id: string): Promise<LeadDetail> => http.post(`/leads/${id}/unsnooze`);

export const changeTags = (
  id: string,
  change: { readonly add?: string[]; readonly remove?: string[] },
): Promise<LeadDetail> => http.post(`/leads/${id}/tags`, change);

/** Asks for one act on many leads; the answer is a job. */
export const requestBulk = (body: BulkRequest, idempotencyKey: string) =>
  answer(api.POST('/api/v1/leads/bulk', { body, headers: once(idempotencyKey) }));

/** How a job goes: asked again while it works, and told by the stream. */
export const bulkQuery = (id: string) =>
  queryOptions({
    queryKey: ['bulk', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/leads/bulk/{id}', { params: at(id), signal })),
    refetchInterval: ({ state }) => (isWorking(state.data) ? 700 : false),
  });

export const bulkRowsQuery = (id: string, state: 'failed' | 'kept') =>
  queryOptions({
    queryKey: ['bulk', id, 'rows', state],
    queryFn: ({ signal }) => {
      const params = { ...at(id), query: { state, limit: 200 } };
      return answer(api.GET('/api/v1/leads/bulk/{id}/rows', { params, signal }));
    },
  });

export const retryBulk = (id: string) =>
  answer(api.POST('/api/v1/leads/bulk/{id}/retry', { params: at(id) }));

export const undoBulk = (id: string) => answer(api.POST('/api/v1/leads/bulk/{id}/undo', { params: at(id) }));

export function isWorking(job: BulkJob | undefined): boolean {
  return job === undefined || job.status === 'working' || job.status === 'undoing';
}

export const viewsQuery = queryOptions({
  queryKey: ['lead-views'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/lead-views', { signal })),
  staleTime: 60_000,
});

export const createView = (body: Schemas['CreateLeadViewDto']) =>
  answer(api.POST('/api/v1/lead-views', { body }));

export const updateView = (id: string, body: Schemas['UpdateLeadViewDto']) =>
  answer(api.PATCH('/api/v1/lead-views/{id}', { params: at(id), body }));

export const deleteView = (id: string): Promise<void> => http.delete(`/lead-views/${id}`);

/** Says that one looks at a lead; answers who else does. */
export const sayPresent = (id: string, editing: boolean): Promise<Schemas['ViewersResponse']> =>
  http.put(`/leads/${id}/presence`, { editing });

export const sayGone = (id: string): Promise<void> => http.delete(`/leads/${id}/presence`);
