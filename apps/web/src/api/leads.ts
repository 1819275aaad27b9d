import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, http, once } from './client';
import type { operations } from './schema.generated';
import type { Schemas } from './types';

/** What GET /leads can be asked. */
export type LeadFilter = NonNullable<operations['Lead_list']['parameters']['query']>;
export type LeadView = NonNullable<LeadFilter['view']>;
export type LeadCounts = Schemas['LeadCountsResponse'];
/** The named quick filters of the queue. */
export type LeadChip = keyof LeadCounts['chips'];
export type LeadAssignment = Schemas['AssignmentResponse'];
export type LeadInquiry = Schemas['InquiryResponse'];
export type TimelineItem = Schemas['TimelineItemResponse'];
export type ActivityDraft = Schemas['LogActivityDto'];
export type LeadPatch = Omit<Schemas['UpdateLeadDto'], 'version'>;

/** The detail's clock says more than the row's. */
interface LeadSlaDetail {
  readonly startedAt: string | null;
  readonly promisedAt: string | null;
  readonly minutes: number | null;
  readonly nextWarningAt: string | null;
  readonly respondedAt: string | null;
}
export type LeadDetail = Schemas['LeadDetailResponse'] & { readonly sla: LeadSlaDetail };

export const ACTIVITY_TYPES = [
  'call',
  'wechat',
  'visit',
  'note',
] as const satisfies readonly ActivityDraft['type'][];
export type ActivityType = (typeof ACTIVITY_TYPES)[number];
export const OUTCOMES = [
  'connected',
  'no_answer',
  'invalid_number',
  'declined',
] as const satisfies readonly NonNullable<ActivityDraft['outcome']>[];
export type Outcome = (typeof OUTCOMES)[number];

/** Leads in a page of a list. */
export const PAGE_SIZE = 100;
/** Searching finds closed leads too. */
const SEARCHED: NonNullable<LeadFilter['status']> = [
  'new',
  'contacted',
  'qualified',
  'nurturing',
  'converted',
  'disqualified',
];

/** One list of leads, loaded page by page; the first page brings the total. */
export const leadListQuery = (filter: LeadFilter) =>
  infiniteQueryOptions({
    queryKey: ['leads', 'list', filter],
    queryFn: ({ pageParam, signal }) => {
      const page = pageParam === null ? { withTotal: true } : { cursor: pageParam };
      const query = { ...filter, ...page, limit: PAGE_SIZE };
      return answer(api.GET('/api/v1/leads', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

/** Numbers on tabs and chips. */
export const leadCountsQuery = (view: LeadView) =>
  queryOptions({
    queryKey: ['leads', 'counts', view],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/leads/counts', { params: { query: { view } }, signal })),
  });

/** The first few leads that match by name or number, or by what was noted, for the search at the top. */
export const leadSearchQuery = (view: LeadView, q: string, searchIn: 'names' | 'notes') =>
  queryOptions({
    queryKey: ['leads', 'search', view, q, searchIn],
    queryFn: ({ signal }) => {
      const filter: LeadFilter = { view, q, searchIn, status: SEARCHED, sort: '-createdAt' };
      const query = { ...filter, limit: searchIn === 'names' ? 6 : 4 };
      return answer(api.GET('/api/v1/leads', { params: { query }, signal }));
    },
  });

export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/leads/{id}', { params: { path: { id } }, signal }))) as LeadDetail,
  });

export type TimelineGroup = NonNullable<
  NonNullable<operations['Lead_timeline']['parameters']['query']>['group']
>;

export const leadTimelineQuery = (id: string, group: TimelineGroup | undefined) =>
  infiniteQueryOptions({
    queryKey: ['lead', id, 'timeline', group ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      http.get<Schemas['TimelinePageResponse']>(
        `/leads/${id}/timeline`,
        { limit: 30, cursor: pageParam, group },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export const leadAssignmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'assignments'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/leads/{id}/assignments', { params: { path: { id } }, signal })),
  });

export const leadInquiriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'inquiries'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/leads/{id}/inquiries', { params: { path: { id } }, signal })),
  });

/** Who may see the lead and can be named in its follow-ups. */
export const leadColleaguesQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'colleagues'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/leads/{id}/colleagues', { params: { path: { id } }, signal })),
    staleTime: 5 * 60_000,
  });

const at = (id: string) => ({ path: { id } });

/** Saves edited fields; another version in the database is a `version_conflict` with `current`. */
export const patchLead = (id: string, version: number, patch: LeadPatch) =>
  answer(api.PATCH('/api/v1/leads/{id}', { params: at(id), body: { ...patch, version } }));

export const logActivity = (id: string, body: ActivityDraft, idempotencyKey: string) =>
  answer(api.POST('/api/v1/leads/{id}/activities', { params: at(id), body, headers: once(idempotencyKey) }));

export const claimLead = (id: string) => answer(api.POST('/api/v1/leads/{id}/claim', { params: at(id) }));

export const assignLead = (id: string, ownerId: string, reason: string) =>
  answer(api.POST('/api/v1/leads/{id}/assign', { params: at(id), body: { ownerId, reason } }));

/** Makes a deal of the lead; a second time is `already_converted` with `dealId`. */
export const convertLead = (
  id: string,
  body: { readonly name?: string; readonly pipelineId?: string },
  idempotencyKey: string,
) => answer(api.POST('/api/v1/leads/{id}/convert', { params: at(id), body, headers: once(idempotencyKey) }));

/** The whole number; the server writes down who looked. */
export const revealPhone = (id: string) =>
  answer(api.POST('/api/v1/leads/{id}/reveal-phone', { params: at(id) }));
