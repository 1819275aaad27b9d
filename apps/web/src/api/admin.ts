import { http } from './client';
import type { Page, Ref, Role } from './types';
import type { RuleCondition } from './rule-fields';

/** Lists of the administration are short; pages are still asked for one after another. */
const LIMIT = 100;

type Body = Readonly<Record<string, unknown>>;

export interface User {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly honorific: 'mr' | 'ms' | 'none';
  readonly email: string | null;
  readonly workPhone: string | null;
  readonly locale: string;
  readonly teamIds: readonly string[];
  readonly active: boolean;
  readonly lastLoginAt: string | null;
  readonly createdAt: string;
  readonly version: number;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly members: readonly (Ref & { readonly role: Role; readonly active: boolean })[];
  readonly version: number;
}

/** How routing treats an agent; `open` are the leads in their hands. */
export interface RoutingAgent {
  readonly userId: string;
  readonly name: string;
  readonly teamIds: readonly string[];
  readonly active: boolean;
  readonly open: number;
  readonly capacity: number;
  readonly weight: number;
  readonly accepting: boolean;
  /** The end of the leave that they are on now. */
  readonly leaveUntil: string | null;
}

export interface Park {
  readonly id: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly regionCode: string | null;
  readonly position: number;
  readonly oneVisitAtOnce: boolean;
  readonly active: boolean;
  readonly version: number;
}

export interface Site {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly parkId: string | null;
  readonly heading: string | null;
  readonly hotline: string | null;
  readonly contactRequired: boolean;
  readonly active: boolean;
  /** The address of the hosted form. */
  readonly formUrl: string;
  readonly version: number;
}

export interface Candidate {
  readonly userId: string;
  readonly name?: string;
  readonly open: number;
  readonly capacity: number;
  readonly weight: number;
  readonly received: number;
  readonly eligible: boolean;
  readonly why: 'inactive' | 'not_accepting' | 'on_leave' | 'full' | 'rule_cap' | 'had_it' | null;
  readonly rank: number | null;
}

export interface Simulation {
  readonly rule: Ref | null;
  /** What the rule asks for. */
  readonly conditions: readonly RuleCondition[];
  readonly team: Ref | null;
  readonly chosen: Ref | null;
  readonly waitingReason: string | null;
  /** The public pool that would take it, as nobody can. */
  readonly pool: Ref | null;
  readonly ranking: readonly Candidate[];
  /** What was tried before, by the fallbacks. */
  readonly tried: readonly { readonly rule: Ref; readonly team: Ref | null; readonly reason: string }[];
  readonly onShift: boolean;
  readonly firstResponseDueAt: string;
}

/** When somebody is away; `endsAt` is the first instant at which they are back. */
export interface Leave {
  readonly id: string;
  readonly user: Ref;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly note: string | null;
  readonly createdBy: Ref;
  readonly version: number;
}

export interface CalendarYear {
  readonly year: number;
  /** false: the year's official notice is missing, so its holidays read as plain weeks. */
  readonly loaded: boolean;
  readonly days: readonly CalendarDay[];
}

export interface CalendarDay {
  readonly day: string;
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: Ref | null;
  readonly actorRole: Role | null;
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly requestId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly subject: string | null;
  readonly template: string;
  readonly status: 'queued' | 'sent' | 'written' | 'failed';
  readonly error: string | null;
  readonly text: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

export const listUsers = (query: { readonly q?: string; readonly cursor?: string }): Promise<Page<User>> =>
  http.get('/users', { ...query, sort: 'name', limit: LIMIT });
export const createUser = (body: Body): Promise<User> => http.post('/users', body);
export const updateUser = (id: string, body: Body): Promise<User> => http.patch(`/users/${id}`, body);
/** A new random password, shown once. */
export const resetPassword = (id: string): Promise<{ readonly password: string }> =>
  http.post(`/users/${id}/reset-password`);

export const listTeams = (): Promise<Page<Team>> => http.get('/teams', { sort: 'name', limit: LIMIT });
export const createTeam = (body: Body): Promise<Team> => http.post('/teams', body);
export const updateTeam = (id: string, body: Body): Promise<Team> => http.patch(`/teams/${id}`, body);
export const setMembers = (id: string, memberIds: readonly string[]): Promise<Team> =>
  http.put(`/teams/${id}/members`, { memberIds });

export const listAgents = (): Promise<Page<RoutingAgent>> => http.get('/routing/agents', { limit: LIMIT });
export const updateAgent = (userId: string, body: Body): Promise<RoutingAgent> =>
  http.patch(`/routing/agents/${userId}`, body);

export const listLeaves = (query: {
  readonly userId?: string;
  readonly from?: string | undefined;
  readonly cursor?: string | undefined;
}): Promise<Page<Leave>> => http.get('/leaves', { ...query });
export const createLeave = (body: Body): Promise<Leave> => http.post('/leaves', body);
export const updateLeave = (id: string, body: Body): Promise<Leave> => http.patch(`/leaves/${id}`, body);
export const deleteLeave = (id: string): Promise<unknown> => http.delete(`/leaves/${id}`);

export const listParks = (): Promise<Page<Park>> => http.get('/parks', { limit: LIMIT });
export const createPark = (body: Body): Promise<Park> => http.post('/parks', body);
export const updatePark = (id: string, body: Body): Promise<Park> => http.patch(`/parks/${id}`, body);

export const listSites = (): Promise<Page<Site>> => http.get('/sites', { sort: 'name', limit: LIMIT });
export const createSite = (body: Body): Promise<Site> => http.post('/sites', body);
export const updateSite = (id: string, body: Body): Promise<Site> => http.patch(`/sites/${id}`, body);
/** Address of the QR code of a site's form. */
export const siteQrUrl = (id: string): string => `/api/v1/sites/${id}/qr.svg`;

export const getCalendar = (year: number): Promise<CalendarYear> => http.get('/calendar', { year });
export const setCalendarDay = (
  day: string,
  body: { readonly kind: 'holiday' | 'workday' | 'plain'; readonly name?: string },
): Promise<unknown> => http.put(`/calendar/${day}`, body);

/** A day that a holiday notice names, or names no more (`plain`). */
export interface NoticeDay {
  readonly day: string;
  readonly kind: 'holiday' | 'workday' | 'plain';
  readonly name: string;
  readonly before: 'holiday' | 'workday' | 'plain';
  readonly known: boolean;
}

export interface Notice {
  readonly year: number;
  readonly days: readonly NoticeDay[];
  readonly faults: readonly { readonly line: number; readonly text: string; readonly message: string }[];
  readonly entered: boolean;
}

export const enterNotice = (
  year: number,
  body: { readonly text: string; readonly replace: boolean; readonly dryRun: boolean },
): Promise<Notice> => http.post(`/calendar/years/${year}`, body);

export const getSettings = (): Promise<{ readonly values: Readonly<Record<string, unknown>> }> =>
  http.get('/settings');
export const updateSetting = (key: string, value: string | number): Promise<unknown> =>
  http.patch('/settings', { key, value });

export const listAudit = (query: {
  readonly action?: string;
  readonly objectType?: string;
  readonly cursor?: string;
}): Promise<Page<AuditEntry>> => http.get('/audit-log', { ...query });

export const listMails = (cursor?: string): Promise<Page<Mail>> => http.get('/mails', { cursor });
