import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { isOverdue, visibleTo } from '@luodi/leads';
import { visibleDeals } from '@luodi/pipeline';
import {
  CONFIG,
  Clock,
  assertNever,
  forbidden,
  inClearIf,
  localDate,
  notFound,
  readKeysetPage,
  type Config,
  type Page,
} from '@luodi/platform';
import { addDays, mondayOf } from './due.policy';
import type { ListTasksQuery } from './task.dto';
import type { TaskCountsResponse, TaskResponse } from './task.response';
import { mayChange, visibleTasks } from './task-scope';

/** A task as its statements read it. */
export interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly due_on: string;
  readonly due_at: Date | null;
  readonly deadline: Date;
  readonly remind_at: Date | null;
  readonly lead_id: string | null;
  readonly lead_number: string | null;
  readonly lead_label: string | null;
  readonly lead_visible: boolean;
  readonly deal_id: string | null;
  readonly deal_number: string | null;
  readonly deal_label: string | null;
  readonly assignee_id: string;
  readonly assignee_name: string;
  readonly created_by: string;
  readonly creator_name: string;
  readonly created_at: Date;
  readonly done_at: Date | null;
  readonly done_by: string | null;
  readonly doer_name: string | null;
  readonly in_team: boolean;
  readonly version: number;
  readonly cursor_at: string;
}

/** What an actor reads of tasks: of what they are about only what they may know. Pushes its parameters. */
export function taskSelect(
  actor: Actor,
  params: unknown[],
): { readonly columns: string; readonly from: string } {
  const leads = visibleTo(actor, 'l', params);
  const deals = visibleDeals(actor, 'd', params);
  const teams = `$${params.push(actor.role === 'manager' ? actor.teamIds : [])}::uuid[]`;
  // One look for each name instead of joins: with nine tables most of the time went into planning.
  return {
    columns: `t.id, t.title, t.note, t.due_on::text AS due_on, t.due_at, t.deadline, t.remind_at, t.lead_id, t.deal_id,
      r.lead_number, r.lead_seen ->> 'label' AS lead_label, r.lead_seen IS NOT NULL AS lead_visible, r.deal_number,
      r.deal_label, t.assignee_id, u.name AS assignee_name, t.created_by, r.creator_name, t.created_at, t.done_at,
      t.done_by, r.doer_name, t.version, r.in_team`,
    from: `tasks t JOIN users u ON u.id = t.assignee_id CROSS JOIN LATERAL (SELECT
        (SELECT c.name FROM users c WHERE c.id = t.created_by) AS creator_name,
        (SELECT b.name FROM users b WHERE b.id = t.done_by) AS doer_name,
        (SELECT k.number FROM leads k WHERE k.id = t.lead_id) AS lead_number,
        (SELECT jsonb_build_object('label', coalesce(l.company_name, l.contact_name)) FROM leads l
          WHERE l.id = t.lead_id AND ${leads}) AS lead_seen,
        (SELECT p.number FROM deals p WHERE p.id = t.deal_id) AS deal_number,
        (SELECT d.name FROM deals d WHERE d.id = t.deal_id AND ${deals}) AS deal_label,
        EXISTS (SELECT 1 FROM team_members m
          WHERE m.user_id = t.assignee_id AND m.team_id = ANY(${teams})) AS in_team) r`,
  };
}

/** Tasks in lists and one by one. */
@Injectable()
export class TaskQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Open ones by their deadline, done ones the latest first. @throws DomainError forbidden (an agent who asks for the team) */
  public async list(actor: Actor, query: ListTasksQuery): Promise<Page<TaskResponse>> {
    const about = query.leadId !== undefined || query.dealId !== undefined;
    const view = query.view ?? (about ? 'team' : 'mine');
    if (view === 'team' && !about && actor.role === 'agent') throw forbidden();
    const params: unknown[] = [];
    const { columns, from } = taskSelect(actor, params);
    const where = [visibleTasks(actor, params)];
    if (view === 'mine') where.push(`t.assignee_id = $${params.push(actor.id)}::uuid`);
    if (view === 'given') {
      const own = `$${params.push(actor.id)}::uuid`;
      where.push(`t.created_by = ${own} AND t.assignee_id <> ${own}`);
    }
    if (query.assigneeId !== undefined) where.push(`t.assignee_id = $${params.push(query.assigneeId)}::uuid`);
    if (query.leadId !== undefined) where.push(`t.lead_id = $${params.push(query.leadId)}::uuid`);
    if (query.dealId !== undefined) where.push(`t.deal_id = $${params.push(query.dealId)}::uuid`);
    const state = query.state ?? 'open';
    where.push(...this.stateCondition(state, params));
    const now = this.clock.now();
    const column = state === 'done' ? 't.done_at' : 't.deadline';
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: `${columns}, ${column}::text AS cursor_at`,
        from,
        where,
        params,
        order: { column, cast: 'timestamptz', id: 't.id', descending: state === 'done' },
        place: (row: TaskRow) => [row.cursor_at, row.id],
        present: (row: TaskRow) => presentTask(actor, row, now),
      },
      query,
    );
  }

  /** @throws DomainError not_found for none, or not the actor's to know of */
  public async find(
    actor: Actor,
    id: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<TaskResponse> {
    const params: unknown[] = [];
    const { columns, from } = taskSelect(actor, params);
    const scope = visibleTasks(actor, params);
    const rows: TaskRow[] = await tx.query(
      `SELECT ${columns} FROM ${from} WHERE ${scope} AND t.id = $${params.push(id)}`,
      params,
    );
    if (rows[0] === undefined) throw notFound();
    return presentTask(actor, rows[0], this.clock.now());
  }

  /** The reader's own open tasks by where they stand. */
  public async counts(actor: Actor): Promise<TaskCountsResponse> {
    const now = this.clock.now();
    const today = localDate(now, this.config.tzName);
    const rows: TaskCountsResponse[] = await this.dataSource.query(
      `SELECT count(*) FILTER (WHERE deadline < $2)::int AS overdue,
         count(*) FILTER (WHERE deadline >= $2 AND due_on <= $3::date)::int AS today,
         count(*) FILTER (WHERE due_on > $3::date AND due_on < $4::date)::int AS week,
         count(*) FILTER (WHERE due_on >= $4::date AND due_on > $3::date)::int AS later
       FROM tasks WHERE assignee_id = $1 AND done_at IS NULL`,
      [actor.id, now, today, addDays(mondayOf(today), 7)],
    );
    return rows[0] ?? { overdue: 0, today: 0, week: 0, later: 0 };
  }

  private stateCondition(state: NonNullable<ListTasksQuery['state']>, params: unknown[]): string[] {
    const now = this.clock.now();
    const today = localDate(now, this.config.tzName);
    const nextWeek = addDays(mondayOf(today), 7);
    const open = 't.done_at IS NULL';
    switch (state) {
      case 'all':
        return [];
      case 'open':
        return [open];
      case 'done':
        return ['t.done_at IS NOT NULL'];
      case 'overdue':
        return [open, `t.deadline < $${params.push(now)}::timestamptz`];
      case 'today':
        return [
          open,
          `t.deadline >= $${params.push(now)}::timestamptz AND t.due_on <= $${params.push(today)}::date`,
        ];
      case 'week':
        return [
          open,
          `t.due_on > $${params.push(today)}::date AND t.due_on < $${params.push(nextWeek)}::date`,
        ];
      case 'later':
        return [
          open,
          `t.due_on >= $${params.push(nextWeek)}::date AND t.due_on > $${params.push(today)}::date`,
        ];
      default:
        return assertNever(state);
    }
  }
}

/** In full for whoever gave or has the task. @param now decides what is overdue */
export function presentTask(actor: Actor, row: TaskRow, now: Date): TaskResponse {
  return inClearIf(row.assignee_id === actor.id || row.created_by === actor.id, {
    id: row.id,
    title: row.title,
    note: row.note,
    dueOn: row.due_on,
    dueAt: row.due_at?.toISOString() ?? null,
    overdue: row.done_at === null && isOverdue(row.deadline, now),
    remindAt: row.remind_at?.toISOString() ?? null,
    lead:
      row.lead_id === null
        ? null
        : {
            id: row.lead_id,
            number: row.lead_number ?? '',
            label: row.lead_label,
            visible: row.lead_visible,
          },
    deal:
      row.deal_id === null ? null : { id: row.deal_id, number: row.deal_number ?? '', label: row.deal_label },
    assignee: { id: row.assignee_id, name: row.assignee_name },
    createdBy: { id: row.created_by, name: row.creator_name },
    createdAt: row.created_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    doneBy: row.done_by === null ? null : { id: row.done_by, name: row.doer_name ?? '' },
    editable: mayChange(actor, {
      assigneeId: row.assignee_id,
      createdById: row.created_by,
      inTeam: row.in_team,
    }),
    version: row.version,
  });
}
