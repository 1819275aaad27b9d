import type { Actor } from '@luodi/identity';
import { assertNever, forbidden, localDate, searchQuestion, startOfLocalDate } from '@luodi/platform';
import type { PageQuery } from '@luodi/platform';
import type { LeadFilterQuery, LeadSort, LeadView } from '../lead.dto';
import { isSnoozed } from '../snooze/snooze.queries';
import { ownedBy, poolsOf, visibleTo } from '../lead-scope';
import type { ScopedActor } from '../lead-scope';
import { OPEN_STATUSES, isOpen } from '../lead-values.policy';
import type { LeadStatus } from '../lead-values.policy';
import type { EntityManager } from 'typeorm';
import { askedOf, findNotes, isAmong } from '../notes/note-search.queries';
import type { NoteHits } from '../notes/note-search.queries';

/** When "today" is. */
export interface Today {
  readonly now: Date;
  readonly timeZone: string;
}

/** What narrows a list, apart from the page of it. */
export type LeadQuestion = Omit<LeadFilterQuery, keyof PageQuery>;

const DAY_MS = 86_400_000;

/**
 * The conditions of a list, the access filter first; pushes their parameters. `notes` is what the question found in notes
 * (`notesFor`); without it only names and numbers are searched.
 * @throws DomainError forbidden for an agent who asks for `team` or `all` (contract.md, roles)
 */
export function leadConditions(
  actor: ScopedActor,
  query: LeadQuestion,
  today: Today,
  params: unknown[],
  notes: NoteHits | null = null,
): string[] {
  const view = query.view ?? defaultView(actor);
  return [
    visibleTo(actor, 'l', params),
    ...viewCondition(actor, view, params),
    ...statusCondition(statusesOf(query, view), view, params),
    ...filterConditions(query, today, params),
    ...searchCondition(actor, query, notes, params),
  ];
}

/** What a list's question finds in notes; null when it asks for none. */
export async function notesFor(
  tx: EntityManager,
  actor: ScopedActor,
  query: LeadQuestion,
): Promise<NoteHits | null> {
  const question = askedOf(query);
  if (question === null) return null;
  const view = query.view ?? defaultView(actor);
  return findNotes(tx, question, { statuses: statusesOf(query, view), heldBy: heldBy(actor, query, view) });
}

/** Who holds the leads of a list, as the terms of the notes' index; null when that is no bound. */
function heldBy(actor: ScopedActor, query: LeadQuestion, view: LeadView): readonly string[] | null {
  if (query.ownerId !== undefined) return [`o:${query.ownerId}`];
  if (query.poolId !== undefined) return [`p:${query.poolId}`];
  if (view === 'mine') return [`o:${actor.id}`];
  if (actor.role !== 'manager' || actor.memberIds === undefined) return null;
  return [
    ...actor.teamIds.map((id) => `t:${id}`),
    ...actor.memberIds.map((id) => `o:${id}`),
    ...(actor.poolIds ?? []).map((id) => `p:${id}`),
  ];
}

/** Agents start with their own leads; managers with their teams'. */
export function defaultView(actor: Actor): LeadView {
  return actor.role === 'agent' ? 'mine' : 'team';
}

/** The view's own condition, within what the actor may know of. */
export function viewCondition(actor: ScopedActor, view: LeadView, params: unknown[]): string[] {
  if (actor.role === 'agent' && (view === 'team' || view === 'all')) throw forbidden();
  switch (view) {
    case 'mine':
      return [ownedBy(actor, 'l', params)];
    case 'collaborating':
      // Read first and as values: a person's few rows lead the way, never an index of all leads.
      return [
        `l.id = ANY(ARRAY(SELECT h.lead_id FROM lead_collaborators h WHERE h.user_id = $${params.push(actor.id)}::uuid))`,
      ];
    case 'pool':
      return actor.role === 'admin' || actor.role === 'auditor'
        ? ['l.pool_id IS NOT NULL']
        : ['l.pool_id IS NOT NULL', poolsOf(actor, 'l', params)];
    case 'team':
    case 'all':
      return [];
    default:
      return assertNever(view);
  }
}

/** The statuses that a list shows. */
export function statusesOf(query: LeadQuestion, view: LeadView): readonly LeadStatus[] {
  return query.status ?? defaultStatuses(view);
}

/**
 * The sort of a list: closed leads have no clock, so by "clock" they come newest first; outside the pools a lead entered
 * when it was created.
 */
export function sortOf(query: LeadQuestion, view: LeadView): LeadSort {
  const sort = query.sort ?? 'sla';
  switch (sort) {
    case 'sla':
    case '-sla': {
      if (statusesOf(query, view).some(isOpen)) return sort;
      return sort === 'sla' ? '-createdAt' : 'createdAt';
    }
    case 'pooledAt':
    case '-pooledAt': {
      if (view === 'pool' || query.poolId !== undefined) return sort;
      return sort === 'pooledAt' ? 'createdAt' : '-createdAt';
    }
    case 'createdAt':
    case '-createdAt':
    case 'nextFollowUpAt':
    case '-nextFollowUpAt':
    case 'score':
    case '-score':
      return sort;
    default:
      return assertNever(sort);
  }
}

function defaultStatuses(view: LeadView): readonly LeadStatus[] {
  return view === 'all' ? [...OPEN_STATUSES, 'converted', 'disqualified'] : OPEN_STATUSES;
}

/**
 * The rank beside the statuses lets the queue's index stop where the closed leads begin, or start there. Pools hold open
 * leads only and have indexes of their own: there the rank would only mislead the planner, which takes it for another filter.
 */
function statusCondition(statuses: readonly LeadStatus[], view: LeadView, params: unknown[]): string[] {
  const where = [`l.status = ANY($${params.push([...statuses])}::text[])`];
  if (view === 'pool') return where;
  if (statuses.every(isOpen)) where.push('l.clock_rank < 3');
  else if (!statuses.some(isOpen)) where.push('l.clock_rank = 3');
  return where;
}

function filterConditions(query: LeadQuestion, today: Today, params: unknown[]): string[] {
  const where: string[] = [];
  const add = (sql: (place: string) => string, value: unknown): void => {
    where.push(sql(`$${params.push(value)}`));
  };
  if (query.ids !== undefined) add((place) => `l.id = ANY(${place}::uuid[])`, query.ids);
  if (query.needType !== undefined) add((place) => `l.need_type = ANY(${place}::text[])`, query.needType);
  if (query.parkId !== undefined) add((place) => `l.park_id = ${place}::uuid`, query.parkId);
  if (query.poolId !== undefined) add((place) => `l.pool_id = ${place}::uuid`, query.poolId);
  if (query.ownerId !== undefined) add((place) => `l.owner_id = ${place}::uuid`, query.ownerId);
  if (query.ownerActive !== undefined) {
    add(
      (place) => `l.owner_id IN (SELECT u.id FROM users u WHERE u.active = ${place}::boolean)`,
      query.ownerActive,
    );
  }
  if (query.sla !== undefined) add((place) => `l.sla_state = ANY(${place}::text[])`, query.sla);
  if (query.source !== undefined) add((place) => `l.channel = ${place}`, query.source);
  if (query.createdFrom !== undefined) {
    add(
      (place) => `l.created_at >= ${place}::timestamptz`,
      startOfLocalDate(query.createdFrom, today.timeZone),
    );
  }
  if (query.createdTo !== undefined) {
    add((place) => `l.created_at < ${place}::timestamptz`, startOfNextDate(query.createdTo, today.timeZone));
  }
  if (query.responded === false) where.push('l.clock_rank = 0');
  if (query.responded === true) where.push('l.first_responded_at IS NOT NULL');
  if (query.due === 'today') {
    add((place) => `l.clock_rank = 1 AND l.clock_at < ${place}::timestamptz`, endOfToday(today));
  }
  if (query.due === 'overdue') {
    add((place) => `l.clock_rank = 0 AND l.clock_at < ${place}::timestamptz`, today.now);
  }
  if (query.waiting === true) where.push('l.waiting_reason IS NOT NULL');
  if (query.waiting === false) where.push('l.waiting_reason IS NULL');
  if (query.tag !== undefined) {
    add(
      (place) =>
        `EXISTS (SELECT 1 FROM lead_tags t WHERE t.lead_id = l.id AND t.tag_id = ANY(${place}::uuid[]))`,
      query.tag,
    );
  }
  if (query.snoozed === true) add(isSnoozed, today.now);
  if (query.snoozed === false) {
    add((place) => `(l.snoozed_until IS NULL OR NOT (${isSnoozed(place)}))`, today.now);
  }
  return where;
}

/**
 * Names by runs of characters or how they begin to sound, numbers by their parts. The digits of a phone find it only for those who may see it: the
 * owner, and managers and admins within their scope; a masked number can't be guessed by asking (security.md T17).
 */
function searchCondition(
  actor: Actor,
  query: Pick<LeadQuestion, 'q' | 'searchIn'>,
  notes: NoteHits | null,
  params: unknown[],
): string[] {
  const { q, searchIn } = query;
  if (q === undefined || q === '') return [];
  const inNotes = notes === null || searchIn === 'names' ? [] : [isAmong(notes, params)];
  if (searchIn === 'notes') return [inNotes[0] ?? 'false'];
  const question = searchQuestion(q);
  if (question === null) return ['false']; // nothing but punctuation
  const has = (terms: readonly string[]): string => `l.search_terms @> $${params.push(terms)}::text[]`;
  const ways: string[] = [has(question.nameTerms)];
  if (question.soundTerm !== null) ways.push(has([question.soundTerm]));
  if (question.numberTerm !== null) ways.push(has([question.numberTerm]));
  const digits: string[] = [];
  if (question.last4Term !== null) digits.push(has([question.last4Term]));
  if (question.phone !== null) {
    const place = `$${params.push(question.phone)}`;
    digits.push(
      `l.contact_id = (SELECT k.contact_id FROM contact_keys k WHERE k.kind = 'phone' AND k.value = ${place})`,
    );
  }
  if (digits.length > 0) {
    const maySee = phoneVisible(actor, params);
    ways.push(...digits.map((condition) => `(${condition} AND ${maySee})`));
  }
  return [`(${[...ways, ...inNotes].join(' OR ')})`];
}

function phoneVisible(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'manager':
    case 'admin':
      return 'true';
    case 'agent':
      return ownedBy(actor, 'l', params);
    case 'auditor':
      return 'false';
    default:
      return assertNever(actor.role);
  }
}

/** The instant at which tomorrow begins. */
export function endOfToday(today: Today): Date {
  return startOfNextDate(localDate(today.now, today.timeZone), today.timeZone);
}

/** The instant at which today began. */
export function startOfToday(today: Today): Date {
  return startOfLocalDate(localDate(today.now, today.timeZone), today.timeZone);
}

function startOfNextDate(date: string, timeZone: string): Date {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return startOfLocalDate(next, timeZone);
}
