import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { isSnoozed } from '@luodi/leads';
import { MILESTONES, PLANNED_MILESTONES } from '@luodi/pipeline';
import { taskSelect, type TaskRow } from '../tasks/task.queries';
import type { CalendarMilestone } from './calendar.response';

/** Which days of whom; `userIds` are people whose calendar the reader may see. */
export interface Span {
  readonly userIds: readonly string[];
  /** Local days, both inclusive, and their instants: the end is the first one after them. */
  readonly from: string;
  readonly to: string;
  readonly start: Date;
  readonly end: Date;
  readonly today: string;
  readonly now: Date;
}

/** A follow-up that a lead's owner agreed. */
export interface FollowUpRow {
  readonly id: string;
  readonly number: string;
  readonly label: string | null;
  readonly at: Date;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly version: number;
  readonly count: number;
}

/** The next step of a deal, due on a day. */
export interface StepRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly next_step: string | null;
  readonly due: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly version: number;
  readonly count: number;
}

/** A milestone of a deal that is planned for a day. */
export interface MilestoneRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly milestone: CalendarMilestone;
  readonly due: string;
  readonly reached: boolean;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly version: number;
  readonly count: number;
}

// The expression of the index (owner, follow-up): nulls stand at its end.
const FOLLOW_UP = `coalesce(l.next_follow_up_at, 'infinity'::timestamptz)`;
const FOLLOW_UP_COLUMNS = `l.id, l.number, coalesce(l.company_name, l.contact_name) AS label, l.next_follow_up_at AS at,
  l.owner_id, u.name AS owner_name, l.version, count(*) OVER ()::int AS count`;
// The rank lets the index of the queue leave out whatever is closed: an agent has tens of open leads, and thousands in all.
const OPEN_LEAD = `l.clock_rank < 3 AND l.status IN ('new', 'contacted', 'qualified', 'nurturing')`;

/** Follow-ups of the days that are still ahead. */
export async function followUpsIn(tx: EntityManager, span: Span, limit: number): Promise<FollowUpRow[]> {
  return tx.query(
    `SELECT ${FOLLOW_UP_COLUMNS} FROM leads l JOIN users u ON u.id = l.owner_id
     WHERE l.owner_id = ANY($1::uuid[]) AND ${FOLLOW_UP} >= greatest($2::timestamptz, $4::timestamptz)
       AND ${FOLLOW_UP} < $3::timestamptz AND ${OPEN_LEAD}
     ORDER BY ${FOLLOW_UP}, l.id LIMIT $5`,
    [span.userIds, span.start, span.end, span.now, limit],
  );
}

/** Follow-ups that are overdue; leads put off for later wait for their time, as in the queue. */
export async function followUpsOverdue(tx: EntityManager, span: Span, limit: number): Promise<FollowUpRow[]> {
  return tx.query(
    `SELECT ${FOLLOW_UP_COLUMNS} FROM leads l JOIN users u ON u.id = l.owner_id
     WHERE l.owner_id = ANY($1::uuid[]) AND ${FOLLOW_UP} < $2::timestamptz AND ${OPEN_LEAD}
       AND (l.snoozed_until IS NULL OR NOT (${isSnoozed('$2')}))
     ORDER BY ${FOLLOW_UP}, l.id LIMIT $3`,
    [span.userIds, span.now, limit],
  );
}

const STEP_COLUMNS = `d.id, d.number, d.name, d.next_step, d.next_step_due::text AS due, d.owner_id, u.name AS owner_name,
  d.version, count(*) OVER ()::int AS count`;

/** Next steps of deals that go on, of the days from today; one that is on hold waits for nothing. */
export async function stepsIn(tx: EntityManager, span: Span, limit: number): Promise<StepRow[]> {
  return tx.query(
    `SELECT ${STEP_COLUMNS} FROM deals d JOIN users u ON u.id = d.owner_id
     WHERE d.owner_id = ANY($1::uuid[]) AND d.next_step_due BETWEEN greatest($2::date, $4::date) AND $3::date
       AND d.status IN ('open', 'won')
     ORDER BY d.next_step_due, d.id LIMIT $5`,
    [span.userIds, span.from, span.to, span.today, limit],
  );
}

/** Next steps whose day has passed. */
export async function stepsOverdue(tx: EntityManager, span: Span, limit: number): Promise<StepRow[]> {
  return tx.query(
    `SELECT ${STEP_COLUMNS} FROM deals d JOIN users u ON u.id = d.owner_id
     WHERE d.owner_id = ANY($1::uuid[]) AND d.next_step_due < $2::date AND d.status IN ('open', 'won')
     ORDER BY d.next_step_due, d.id LIMIT $3`,
    [span.userIds, span.today, limit],
  );
}

/** The closed list of milestones as rows `m`: constants of the code, never of a request. */
export const MILESTONE_PLANS = `(VALUES ${PLANNED_MILESTONES.map(
  ({ milestone, planned, actual }) =>
    `('${milestone}', '${planned}', '${actual}', ${MILESTONES.indexOf(milestone)})`,
).join(', ')}) AS m (milestone, planned, actual, place)`;

/** Whether the milestone `m` of the deal `d`, which stands in the stage `s`, is behind it. */
export const MILESTONE_REACHED = `(d.facts ? m.actual
  OR array_position('{${MILESTONES.join(',')}}'::text[], s.milestone) - 1 >= m.place)`;

// Dates are kept as YYYY-MM-DD, so their texts compare as they do.
const MILESTONES_OF = `SELECT d.id, d.number, d.name, m.milestone, d.facts ->> m.planned AS due,
    ${MILESTONE_REACHED} AS reached, d.owner_id, u.name AS owner_name, d.version, count(*) OVER ()::int AS count
  FROM deals d JOIN users u ON u.id = d.owner_id
    JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id CROSS JOIN ${MILESTONE_PLANS}
  WHERE d.owner_id = ANY($1::uuid[]) AND d.status IN ('open', 'won')`;

/** Planned milestones of the days: those that are reached, and those that are still ahead. */
export async function milestonesIn(tx: EntityManager, span: Span, limit: number): Promise<MilestoneRow[]> {
  return tx.query(
    `${MILESTONES_OF} AND d.facts ->> m.planned BETWEEN $2 AND $3
       AND (${MILESTONE_REACHED} OR d.facts ->> m.planned >= $4)
     ORDER BY due, d.id, m.place LIMIT $5`,
    [span.userIds, span.from, span.to, span.today, limit],
  );
}

/** Milestones whose planned day has passed without them. */
export async function milestonesOverdue(
  tx: EntityManager,
  span: Span,
  limit: number,
): Promise<MilestoneRow[]> {
  return tx.query(
    `${MILESTONES_OF} AND d.facts ->> m.planned < $2 AND NOT ${MILESTONE_REACHED}
     ORDER BY due, d.id, m.place LIMIT $3`,
    [span.userIds, span.today, limit],
  );
}

export type CountedTask = TaskRow & { readonly count: number };

/** Tasks of the days: done ones, and those that are still ahead. */
export async function tasksIn(
  tx: EntityManager,
  actor: Actor,
  span: Span,
  limit: number,
): Promise<CountedTask[]> {
  const params: unknown[] = [];
  const { columns, from } = taskSelect(actor, params);
  const place = (value: unknown): string => `$${params.push(value)}`;
  return tx.query(
    `SELECT ${columns}, count(*) OVER ()::int AS count FROM ${from}
     WHERE t.assignee_id = ANY(${place(span.userIds)}::uuid[])
       AND t.due_on BETWEEN ${place(span.from)}::date AND ${place(span.to)}::date
       AND (t.done_at IS NOT NULL OR t.deadline >= ${place(span.now)}::timestamptz)
     ORDER BY t.deadline, t.id LIMIT ${place(limit)}`,
    params,
  );
}

/** Open tasks whose time or day has passed. */
export async function tasksOverdue(
  tx: EntityManager,
  actor: Actor,
  span: Span,
  limit: number,
): Promise<CountedTask[]> {
  const params: unknown[] = [];
  const { columns, from } = taskSelect(actor, params);
  const place = (value: unknown): string => `$${params.push(value)}`;
  return tx.query(
    `SELECT ${columns}, count(*) OVER ()::int AS count FROM ${from}
     WHERE t.assignee_id = ANY(${place(span.userIds)}::uuid[]) AND t.done_at IS NULL
       AND t.deadline < ${place(span.now)}::timestamptz
     ORDER BY t.deadline, t.id LIMIT ${place(limit)}`,
    params,
  );
}
