import { queryOptions } from '@tanstack/react-query';
import { answer, api, once } from './client';
import { patchDeal } from './deals';
import { patchLead } from './leads';
import type { Schemas } from './types';
import { updateVisit } from './visits';

export type Agenda = Schemas['AgendaResponse'];
export type AgendaDay = Schemas['AgendaDayResponse'];
export type AgendaItem = Schemas['CalendarItemResponse'];
export type Task = Schemas['TaskResponse'];
export type TaskDraft = Schemas['CreateTaskDto'];
export type TaskPatch = Omit<Schemas['UpdateTaskDto'], 'version'>;
export type CalendarFeed = Schemas['CalendarFeedResponse'];
export type FeedDetail = CalendarFeed['detail'];

export const TASK_STATES = ['overdue', 'today', 'week', 'later', 'done'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Whose days, and which. */
export interface AgendaQuestion {
  readonly from: string;
  readonly to: string;
  readonly userId?: string;
  readonly teamId?: string;
}

export const agendaQuery = (question: AgendaQuestion) =>
  queryOptions({
    queryKey: ['agenda', question],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/agenda', { params: { query: question }, signal })),
  });

/** What falls into somebody's leave. */
export const leaveClashesQuery = (leave: {
  readonly userId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}) =>
  queryOptions({
    queryKey: ['agenda', 'during-leave', leave],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/agenda/during-leave', { params: { query: leave }, signal })),
  });

/** Whose days one may look at. */
export const agendaPeopleQuery = queryOptions({
  queryKey: ['agenda-people'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/agenda/people', { signal })),
  staleTime: 5 * 60_000,
});

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['agenda', 'task', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/tasks/{id}', { params: { path: { id } }, signal })),
  });

export const taskCountsQuery = queryOptions({
  queryKey: ['agenda', 'task-counts'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/tasks/counts', { signal })),
});

/** One page of one's own tasks. */
export const listTasks = (state: TaskState, cursor: string | null) =>
  answer(
    api.GET('/api/v1/tasks', {
      params: { query: { view: 'mine', state, limit: 50, ...(cursor === null ? {} : { cursor }) } },
    }),
  );

/** Everybody's open tasks of a lead or deal. */
export const tasksAboutQuery = (about: { readonly leadId?: string; readonly dealId?: string }) =>
  queryOptions({
    queryKey: ['agenda', 'tasks-about', about],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/tasks', { params: { query: { ...about, limit: 50 } }, signal })),
  });

export const createTask = (body: TaskDraft, idempotencyKey: string) =>
  answer(api.POST('/api/v1/tasks', { body, headers: once(idempotencyKey) }));

export const patchTask = (id: string, version: number, patch: TaskPatch) =>
  answer(api.PATCH('/api/v1/tasks/{id}', { params: { path: { id } }, body: { ...patch, version } }));

export const markTask = (id: string, done: boolean) =>
  answer(
    done
      ? api.POST('/api/v1/tasks/{id}/done', { params: { path: { id } } })
      : api.POST('/api/v1/tasks/{id}/undone', { params: { path: { id } } }),
  );

export async function deleteTask(id: string): Promise<void> {
  await api.DELETE('/api/v1/tasks/{id}', { params: { path: { id } } });
}

/** A day, or an instant of it. */
export type Moment = { readonly on: string } | { readonly at: string };

/** What a planner goes on in spite of when a visit is moved. */
export interface MoveConsent {
  readonly allowOverlap?: boolean;
  readonly acceptWarnings?: boolean;
}

/**
 * Puts something on another day or time; answers its version from then on. A visit stays as long as it was, and is refused
 * with `conflicts` where it gets in the way.
 */
export async function moveItem(
  item: AgendaItem,
  version: number,
  to: Moment,
  consent: MoveConsent = {},
): Promise<number> {
  switch (item.kind) {
    case 'task':
      return (await patchTask(item.id, version, 'on' in to ? { dueOn: to.on } : { dueAt: to.at })).version;
    case 'follow_up':
      return (await patchLead(item.id, version, { nextFollowUpAt: timeOf(to) })).version;
    case 'deal_step':
      return (await patchDeal(item.id, version, { nextStepDue: dayOnly(to) })).version;
    case 'deal_milestone': {
      const field = PLANNED_FIELDS[item.milestone ?? 'signed'];
      return (await patchDeal(item.id, version, { fields: { [field]: dayOnly(to) } })).version;
    }
    case 'visit': {
      const startsAt = timeOf(to);
      const length = Date.parse(item.endsAt ?? startsAt) - Date.parse(item.startsAt ?? startsAt);
      const endsAt = new Date(Date.parse(startsAt) + length).toISOString();
      return (await updateVisit(item.id, { version, startsAt, endsAt, ...consent })).version;
    }
  }
}

/** The facts of a deal that hold the planned dates. */
const PLANNED_FIELDS: Readonly<Record<NonNullable<AgendaItem['milestone']>, string>> = {
  signed: 'plannedSignOn',
  constructionStarted: 'plannedStartOn',
  inProduction: 'plannedProductionOn',
};

function timeOf(to: Moment): string {
  if ('on' in to) throw new Error('It has a time');
  return to.at;
}

function dayOnly(to: Moment): string {
  if ('at' in to) throw new Error('It has a day without a time');
  return to.on;
}

export const calendarFeedQuery = queryOptions({
  queryKey: ['me', 'calendar-feed'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me/calendar-feed', { signal })),
});

/** A new secret link, shown this once; the one before ends. */
export const makeCalendarFeed = (detail?: FeedDetail) =>
  answer(api.POST('/api/v1/me/calendar-feed', { body: detail === undefined ? {} : { detail } }));

export const updateCalendarFeed = (detail: FeedDetail) =>
  answer(api.PATCH('/api/v1/me/calendar-feed', { body: { detail } }));

export async function revokeCalendarFeed(): Promise<void> {
  await api.DELETE('/api/v1/me/calendar-feed');
}
