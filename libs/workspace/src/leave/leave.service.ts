import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  DomainError,
  addJob,
  assertNever,
  fieldError,
  newId,
  notFound,
  readKeysetPage,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
  type AuditAction,
  type Page,
} from '@luodi/platform';
import type { Actor } from '@luodi/identity';
import { LEAVES_CHANGED, LEAVE_ENTERED } from '../workspace.events';
import type { CreateLeaveDto, ListLeavesQuery, UpdateLeaveDto } from './leave.dto';
import type { LeaveResponse } from './leave.response';

interface LeaveRow {
  readonly id: string;
  readonly user_id: string;
  readonly user_name: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly note: string | null;
  readonly by_id: string;
  readonly by_name: string;
  readonly version: number;
  readonly cursor_at: string;
}

const COLUMNS = `v.id, v.user_id, u.name AS user_name, v.starts_at, v.ends_at, v.note, v.created_by AS by_id,
  b.name AS by_name, v.version, v.starts_at::text AS cursor_at`;
const FROM = 'agent_leaves v JOIN users u ON u.id = v.user_id JOIN users b ON b.id = v.created_by';

/** Longer is no leave but a departure. */
const MAX_DAYS = 400;
const DAY = 86_400_000;

/** Leave of people: while it lasts routing passes them over. */
@Injectable()
export class LeaveService {
  public constructor(private readonly dataSource: DataSource) {}

  public async list(actor: Actor, query: ListLeavesQuery): Promise<Page<LeaveResponse>> {
    const params: unknown[] = [];
    const where = [visibleTo(actor, params)];
    if (query.userId !== undefined) where.push(`v.user_id = $${params.push(query.userId)}`);
    if (query.from !== undefined) where.push(`v.ends_at > $${params.push(query.from)}::timestamptz`);
    if (query.to !== undefined) where.push(`v.starts_at < $${params.push(query.to)}::timestamptz`);
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: FROM,
        where,
        params,
        order: { column: 'v.starts_at', cast: 'timestamptz', id: 'v.id', descending: false },
        place: (row: LeaveRow) => [row.cursor_at, row.id],
        present: presentLeave,
      },
      query,
    );
  }

  /** @throws DomainError not_found for none, or not the actor's to know of */
  public async find(
    actor: Actor,
    id: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<LeaveResponse> {
    const params: unknown[] = [];
    const scope = visibleTo(actor, params);
    const rows: LeaveRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${scope} AND v.id = $${params.push(id)}`,
      params,
    );
    if (rows[0] === undefined) throw notFound();
    return presentLeave(rows[0]);
  }

  /** @throws DomainError validation_failed, leave_overlap (409, facts `{startsAt, endsAt}` of the other) */
  public async create(actor: Actor, input: CreateLeaveDto): Promise<LeaveResponse> {
    return this.dataSource.transaction(async (tx) =>
      withIdempotency(tx, `${actor.id}:leaves`, input, async () => {
        assertPeriod(input);
        const id = newId();
        await lockPerson(tx, actor, input.userId);
        await assertFree(tx, input.userId, input, id);
        await tx.query(
          `INSERT INTO agent_leaves (id, user_id, starts_at, ends_at, note, created_by)
           VALUES ($1, $2, $3, $4, nullif($5::text, ''), $6)`,
          [id, input.userId, input.startsAt, input.endsAt, input.note ?? null, actor.id],
        );
        await this.changed(tx, actor, 'leave.created', input.userId, input);
        await addJob(tx, LEAVE_ENTERED, { leaveId: id, version: 1, byId: actor.id });
        return this.find(actor, id, tx);
      }),
    );
  }

  /** @throws DomainError not_found, version_conflict, validation_failed, leave_overlap */
  public async update(actor: Actor, id: string, input: UpdateLeaveDto): Promise<LeaveResponse> {
    return this.dataSource.transaction(async (tx) => {
      const { user } = await this.find(actor, id, tx);
      await lockPerson(tx, actor, user.id);
      const before = await this.find(actor, id, tx);
      if (before.version !== input.version) throw versionConflict(before);
      const period = { startsAt: input.startsAt ?? before.startsAt, endsAt: input.endsAt ?? before.endsAt };
      assertPeriod(period);
      await assertFree(tx, user.id, period, id);
      await tx.query(
        `UPDATE agent_leaves SET starts_at = $2, ends_at = $3,
           note = CASE WHEN $4 THEN nullif($5::text, '') ELSE note END, version = version + 1 WHERE id = $1`,
        [id, period.startsAt, period.endsAt, input.note !== undefined, input.note ?? null],
      );
      await this.changed(tx, actor, 'leave.updated', user.id, period);
      if (!samePeriod(period, before)) {
        await addJob(tx, LEAVE_ENTERED, { leaveId: id, version: before.version + 1, byId: actor.id });
      }
      return this.find(actor, id, tx);
    });
  }

  /** @throws DomainError not_found */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const { user } = await this.find(actor, id, tx);
      await lockPerson(tx, actor, user.id);
      const leave = await this.find(actor, id, tx);
      await tx.query('DELETE FROM agent_leaves WHERE id = $1', [id]);
      await this.changed(tx, actor, 'leave.deleted', user.id, leave);
    });
  }

  private async changed(
    tx: EntityManager,
    actor: Actor,
    action: AuditAction,
    userId: string,
    { startsAt, endsAt }: Period,
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'user',
      objectId: userId,
      data: { startsAt, endsAt },
    });
    await addJob(tx, LEAVES_CHANGED, {}, { jobKey: LEAVES_CHANGED.name });
  }
}

interface Period {
  readonly startsAt: string;
  readonly endsAt: string;
}

function samePeriod(a: Period, b: Period): boolean {
  return Date.parse(a.startsAt) === Date.parse(b.startsAt) && Date.parse(a.endsAt) === Date.parse(b.endsAt);
}

/** The row scope: one's own, those of the teams one leads, or all. */
function visibleTo(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager':
      return `(v.user_id = $${params.push(actor.id)} OR EXISTS (SELECT 1 FROM team_members m
        WHERE m.user_id = v.user_id AND m.team_id = ANY($${params.push(actor.teamIds)}::uuid[])))`;
    case 'agent':
      return `v.user_id = $${params.push(actor.id)}`;
    default:
      return assertNever(actor.role);
  }
}

/** Locks the person whose leave is changed: the one place where two changes meet. */
async function lockPerson(tx: EntityManager, actor: Actor, userId: string): Promise<void> {
  const params: unknown[] = [userId];
  const scope = visibleTo(actor, params);
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM users u WHERE u.id = $1 AND EXISTS (SELECT 1 FROM (SELECT u.id AS user_id) v WHERE ${scope})
     FOR NO KEY UPDATE OF u`,
    params,
  );
  if (rows.length === 0) throw validationFailed([fieldError('userId', 'unknown_reference')]);
}

async function assertFree(tx: EntityManager, userId: string, period: Period, ownId: string): Promise<void> {
  const rows: { starts_at: Date; ends_at: Date }[] = await tx.query(
    `SELECT starts_at, ends_at FROM agent_leaves
     WHERE user_id = $1 AND id <> $2 AND starts_at < $4::timestamptz AND ends_at > $3::timestamptz
     ORDER BY starts_at LIMIT 1`,
    [userId, ownId, period.startsAt, period.endsAt],
  );
  if (rows[0] === undefined) return;
  throw new DomainError('leave_overlap', {
    startsAt: rows[0].starts_at.toISOString(),
    endsAt: rows[0].ends_at.toISOString(),
  });
}

function assertPeriod({ startsAt, endsAt }: Period): void {
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  if (!(length > 0)) throw validationFailed([fieldError('endsAt', 'leave_order')]);
  if (length > MAX_DAYS * DAY) throw validationFailed([fieldError('endsAt', 'leave_length')]);
}

function presentLeave(row: LeaveRow): LeaveResponse {
  return {
    id: row.id,
    user: { id: row.user_id, name: row.user_name },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    note: row.note,
    createdBy: { id: row.by_id, name: row.by_name },
    version: row.version,
  };
}
