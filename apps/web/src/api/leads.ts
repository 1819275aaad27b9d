import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http } from './client';
import type { Lead, LeadView, NeedType, Page, Ref, SlaState } from './types';

/** The named quick filters of the queue. */
export type LeadChip = 'awaiting' | 'overdue' | 'dueToday' | 'newToday' | 'all';

export interface LeadCounts {
  readonly tabs: {
    readonly mine: number;
    readonly team?: number;
    readonly all?: number;
    readonly pool: number;
    readonly converted: number;
  };
  readonly chips: Readonly<Record<LeadChip, number>>;
  readonly today: {
    readonly responded: number;
    readonly toRespond: number;
    readonly medianMinutes: number | null;
    /** Agents only: what may still be claimed from the pool today, of how many. */
    readonly claimsLeft?: number | null;
    readonly claimsPerDay?: number | null;
  };
}

export interface LeadFilter {
  readonly view: LeadView;
  readonly status?: string;
  readonly q?: string;
  readonly needType?: string;
  readonly parkId?: string;
  readonly ownerId?: string;
  readonly source?: string;
  readonly sla?: string;
  readonly responded?: boolean;
  readonly due?: 'today';
  readonly waiting?: boolean;
  readonly createdFrom?: string;
  readonly createdTo?: string;
  readonly sort?: string;
}

const PAGE_SIZE = 100;

/** One list of leads, loaded page by page. */
export const leadListQuery = (filter: LeadFilter) =>
  infiniteQueryOptions({
    queryKey: ['leads', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      http.get<Page<Lead>>(
        '/leads',
        { ...filter, limit: PAGE_SIZE, cursor: pageParam, withTotal: pageParam === null ? true : undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

/** Numbers on tabs and chips. */
export const leadCountsQuery = (view: LeadView) =>
  queryOptions({
    queryKey: ['leads', 'counts', view],
    queryFn: ({ signal }) => http.get<LeadCounts>('/leads/counts', { view }, signal),
  });

/** The first few leads that match, for the search at the top. */
export const leadSearchQuery = (view: LeadView, q: string) =>
  queryOptions({
    queryKey: ['leads', 'search', view, q],
    queryFn: ({ signal }) => http.get<Page<Lead>>('/leads', { view, q, limit: 6 }, signal),
  });

export interface LeadDetail extends Lead {
  readonly contactDetail: { readonly wechat: string | null; readonly email: string | null };
  readonly needText: string | null;
  readonly useText: string | null;
  readonly taxText: string | null;
  readonly message: string | null;
  readonly region: readonly string[];
  readonly missing: readonly string[];
  readonly siteName: string | null;
  readonly sourceUrl: string | null;
  readonly sourceTitle: string | null;
  readonly assignment: LeadAssignmentNote | null;
  readonly sla: {
    readonly firstResponseDueAt: string | null;
    readonly state: SlaState;
    readonly startedAt: string | null;
    readonly minutes: number | null;
    readonly nextWarningAt: string | null;
    readonly respondedAt: string | null;
  };
  readonly dealId: string | null;
  readonly mergedIntoId: string | null;
  readonly disqualifyReason: string | null;
  readonly doNotContact: boolean;
  readonly permissions: Readonly<
    Record<'edit' | 'assign' | 'claim' | 'release' | 'convert' | 'reveal', boolean>
  >;
}

export interface LeadAssignmentNote {
  readonly reason: string;
  readonly ruleName: string | null;
  readonly note: string | null;
  readonly from: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id],
    queryFn: ({ signal }) => http.get<LeadDetail>(`/leads/${id}`, undefined, signal),
  });

export interface TimelineItem {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly actor: Ref | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export const leadTimelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['lead', id, 'timeline'],
    queryFn: ({ pageParam, signal }) =>
      http.get<Page<TimelineItem>>(`/leads/${id}/timeline`, { limit: 30, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });

export interface LeadAssignment {
  readonly id: string;
  readonly owner: Ref;
  readonly from: string;
  readonly to: string | null;
  readonly by: Ref | null;
  readonly rule: Ref | null;
  readonly reason: string;
  readonly note: string | null;
  readonly inputs: Readonly<Record<string, unknown>>;
}

export const leadAssignmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'assignments'],
    queryFn: ({ signal }) =>
      http.get<{ readonly items: readonly LeadAssignment[] }>(`/leads/${id}/assignments`, undefined, signal),
  });

export interface LeadInquiry {
  readonly id: string;
  readonly receivedAt: string;
  readonly trackingCode: string;
  readonly channel: string;
  readonly site: Ref | null;
  readonly submission: Readonly<Record<string, unknown>>;
  readonly source: Readonly<Record<string, unknown>>;
  readonly consents: readonly {
    readonly purpose: 'handling' | 'sharing' | 'marketing';
    readonly granted: boolean;
    readonly basis?: string;
    readonly noticeVersion: string | null;
    readonly withdrawnAt: string | null;
  }[];
}

export const leadInquiriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'inquiries'],
    queryFn: ({ signal }) =>
      http.get<{ readonly items: readonly LeadInquiry[] }>(`/leads/${id}/inquiries`, undefined, signal),
  });

/** What of a lead can be edited by hand. */
export interface LeadPatch {
  readonly needType?: NeedType | null;
  readonly need?: string | null;
  readonly use?: string | null;
  readonly tax?: string | null;
  readonly company?: string | null;
  readonly contact?: string | null;
  readonly phone?: string | null;
  readonly wechat?: string | null;
}

export const ACTIVITY_TYPES = ['call', 'wechat', 'visit', 'note'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];
export const OUTCOMES = ['connected', 'no_answer', 'invalid_number', 'declined'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ActivityDraft {
  readonly type: ActivityType;
  readonly summary: string;
  readonly outcome?: Outcome;
  readonly nextFollowUpAt?: string;
}

export const patchLead = (id: string, version: number, patch: LeadPatch): Promise<LeadDetail> =>
  http.patch(`/leads/${id}`, { ...patch, version });

export const logActivity = (id: string, draft: ActivityDraft, idempotencyKey: string): Promise<unknown> =>
  http.post(`/leads/${id}/activities`, draft, { idempotencyKey });

export const claimLead = (id: string): Promise<unknown> => http.post(`/leads/${id}/claim`);

export const releaseLead = (id: string, reason: string): Promise<unknown> =>
  http.post(`/leads/${id}/release`, { reason });

export const assignLead = (id: string, ownerId: string, reason: string): Promise<unknown> =>
  http.post(`/leads/${id}/assign`, { ownerId, reason });

export const disqualifyLead = (id: string, reason: string): Promise<unknown> =>
  http.post(`/leads/${id}/disqualify`, { reason });

export const convertLead = (
  id: string,
  body: { readonly name?: string; readonly pipelineId?: string },
  idempotencyKey: string,
): Promise<{ readonly dealId: string }> => http.post(`/leads/${id}/convert`, body, { idempotencyKey });

/** The whole number; the server writes down who looked. */
export const revealPhone = (
  id: string,
): Promise<{ readonly phone: string | null; readonly wechat?: string | null }> =>
  http.post(`/leads/${id}/reveal-phone`);
