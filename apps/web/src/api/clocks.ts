import { queryOptions } from '@tanstack/react-query';
import { http } from './client';
import type { Page, Schemas } from './types';

export type OwedResponse = Schemas['OwedResponse'];
export type LeadClockItem = Schemas['LeadClockItemResponse'];
export type BreachedClock = Schemas['BreachedClockResponse'];
export type ClockKind = LeadClockItem['kind'];
export type SlaPolicy = Schemas['SlaPolicyResponse'];
export type SlaPreview = Schemas['SlaPreviewResponse'];
export type LadderStep = Schemas['LadderStepResponse'];
export type TeamShifts = Schemas['TeamShiftsResponse'];
export type DayShifts = Schemas['DayShiftsResponse'];

export const CLOCK_KINDS = [
  'first_response',
  'follow_up',
  'assessment',
  'feedback',
  'report',
] as const satisfies readonly ClockKind[];
/** What somebody says is done; a follow-up is done by the activity itself. */
export const DONE_KINDS: readonly ClockKind[] = ['assessment', 'feedback', 'report'];

const LIMIT = 200;
type Body = Readonly<Record<string, unknown>>;

export const leadClocksQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['lead', leadId, 'clocks'],
    queryFn: () => http.get<Schemas['LeadClockListResponse']>(`/leads/${leadId}/clocks`),
  });
export const clockDone = (leadId: string, kind: ClockKind, body: Body): Promise<unknown> =>
  http.post(`/leads/${leadId}/clocks/${kind}/done`, body);
export const pauseClock = (leadId: string, kind: ClockKind, reason: string): Promise<unknown> =>
  http.post(`/leads/${leadId}/clocks/${kind}/pause`, { reason });
export const resumeClock = (leadId: string, kind: ClockKind): Promise<unknown> =>
  http.post(`/leads/${leadId}/clocks/${kind}/resume`, {});

export const listBreached = (cursor: string | undefined): Promise<Page<BreachedClock>> =>
  http.get('/clocks/breached', { limit: 50, ...(cursor === undefined ? {} : { cursor }) });
export type WaitingLead = Schemas['WaitingLeadResponse'];
/** Leads that nobody could be given, the longest wait first. */
export const listWaiting = (cursor: string | undefined): Promise<Page<WaitingLead>> =>
  http.get('/clocks/waiting', { limit: 50, ...(cursor === undefined ? {} : { cursor }) });

export const listSlaPolicies = (): Promise<Page<SlaPolicy>> => http.get('/sla-policies', { limit: LIMIT });
export const createSlaPolicy = (body: Body): Promise<SlaPolicy> => http.post('/sla-policies', body);
export const updateSlaPolicy = (id: string, body: Body): Promise<SlaPolicy> =>
  http.patch(`/sla-policies/${id}`, body);
/** When something would be due, and what would happen on the way. */
export const deleteSlaPolicy = (id: string): Promise<unknown> => http.delete(`/sla-policies/${id}`);

export const previewSla = (body: Body): Promise<SlaPreview> => http.post('/sla-policies/preview', body);

export const listShifts = (): Promise<Page<TeamShifts>> => http.get('/calendar/shifts', { limit: LIMIT });
export const setShifts = (
  teamId: string,
  version: number,
  days: readonly DayShifts[] | null,
): Promise<TeamShifts> => http.put(`/calendar/shifts/${teamId}`, { version, days });
export const missingYearsQuery = queryOptions({
  queryKey: ['admin', 'calendar', 'missing'],
  queryFn: () => http.get<{ readonly years: readonly number[] }>('/calendar/missing'),
  staleTime: 3_600_000,
});
