import { queryOptions } from '@tanstack/react-query';
import { answer, api, http, once } from './client';
import type { Schemas } from './types';

export type Visit = Schemas['VisitResponse'];
export type VisitConflict = Schemas['VisitConflictResponse'];
export type VisitDraft = Schemas['ScheduleVisitDto'];
export type VisitPatch = Schemas['UpdateVisitDto'];
export type VisitResult = Schemas['HoldVisitDto'];
export const VISIT_KINDS = ['inbound', 'outbound'] as const satisfies readonly Visit['kind'][];

/** The visits of a lead, latest first. Stale with the lead. */
export const leadVisitsQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['lead', leadId, 'visits'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/visits', { params: { query: { leadId, limit: 50 } }, signal })),
  });

/** One visit, also for who only goes along. Stale with the calendar. */
export const visitQuery = (id: string) =>
  queryOptions({
    queryKey: ['agenda', 'visit', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/visits/{id}', { params: { path: { id } }, signal })),
  });

/** Who and what a visit may name. */
export const visitOptionsQuery = queryOptions({
  queryKey: ['visit-options'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/visits/options', { signal })),
  staleTime: 5 * 60_000,
});

/** A time with the people and parks it would take up. */
export interface WantedTime {
  readonly visitId: string | undefined;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly hostId: string;
  readonly companionIds: readonly string[];
  readonly parkIds: readonly string[];
}

/** What is in the way of a time; asked while it is chosen, so never out of a cache. */
export const visitCheckQuery = (wanted: WantedTime | null) =>
  queryOptions({
    queryKey: ['visit-check', wanted],
    queryFn: ({ signal }) => http.get<Schemas['VisitCheckResponse']>('/visits/check', { ...wanted }, signal),
    enabled: wanted !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    placeholderData: (before) => before,
  });

export const visitInvitationQuery = (id: string) =>
  queryOptions({
    queryKey: ['visit-invitation', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/visits/{id}/invitation', { params: { path: { id } }, signal })),
    staleTime: 0,
  });

const at = (id: string) => ({ path: { id } });

/** Plans a visit; what is in the way is `visit_overlap` or `visit_warned` with `conflicts`. */
export const scheduleVisit = (body: VisitDraft, idempotencyKey: string) =>
  answer(api.POST('/api/v1/visits', { body, headers: once(idempotencyKey) }));

export const updateVisit = (id: string, body: VisitPatch) =>
  answer(api.PATCH('/api/v1/visits/{id}', { params: at(id), body }));

export const checkInVisit = (id: string) =>
  answer(api.POST('/api/v1/visits/{id}/check-in', { params: at(id) }));

export const holdVisit = (id: string, body: VisitResult, idempotencyKey: string) =>
  answer(api.POST('/api/v1/visits/{id}/hold', { params: at(id), body, headers: once(idempotencyKey) }));

export const endVisit = (id: string, how: 'cancel' | 'no-show', reason: string) =>
  how === 'cancel'
    ? answer(api.POST('/api/v1/visits/{id}/cancel', { params: at(id), body: { reason } }))
    : answer(api.POST('/api/v1/visits/{id}/no-show', { params: at(id), body: { reason } }));
