import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  fieldError,
  newId,
  notFound,
  pageOfAll,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
  type AuditAction,
  type PageQuery,
} from '@luodi/platform';
import type { CreateRecycleRuleDto, UpdateRecycleRuleDto } from './pool.dto';
import type { RecycleRuleListResponse, RecycleRuleResponse } from './pool.response';

const REF = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NULL THEN NULL ELSE jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;
const SELECT = `SELECT r.id, r.name, r.position, r.active, ${REF('t')} AS team, r.statuses, r.score_min AS "scoreMin",
  r.score_max AS "scoreMax", r.idle_days AS "idleDays", r.warn_hours AS "warnHours",
  r.spares_follow_up AS "sparesFollowUp", ${REF('p')} AS pool, r.version
  FROM recycle_rules r LEFT JOIN teams t ON t.id = r.team_id LEFT JOIN pools p ON p.id = r.pool_id`;

/** Rules by which leads that nobody works on go back into a pool. The first that holds decides. */
@Injectable()
export class RecycleRuleService {
  public constructor(private readonly dataSource: DataSource) {}

  public async list(query: PageQuery): Promise<RecycleRuleListResponse> {
    const rows: RecycleRuleResponse[] = await this.dataSource.query(`${SELECT} ORDER BY r.position, r.id`);
    return pageOfAll(rows, query, (rule) => rule.id);
  }

  /** A new rule stands last. @throws DomainError validation_failed (unknown team or pool, a range backwards) */
  public async create(actor: Actor, request: CreateRecycleRuleDto): Promise<RecycleRuleResponse> {
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:recycle-rules`, request, async () => {
        const id = newId();
        await assertReferences(tx, request);
        assertRange(request.scoreMin ?? null, request.scoreMax ?? null);
        await tx.query(
          `INSERT INTO recycle_rules (id, name, position, team_id, statuses, score_min, score_max, idle_days, warn_hours,
             spares_follow_up, pool_id)
           VALUES ($1, $2, (SELECT coalesce(max(position), 0) + 1 FROM recycle_rules), $3, $4, $5, $6, $7, $8, $9, $10)`,
          [
            id,
            request.name,
            request.teamId ?? null,
            request.statuses,
            request.scoreMin ?? null,
            request.scoreMax ?? null,
            request.idleDays,
            request.warnHours ?? 24,
            request.sparesFollowUp ?? true,
            request.poolId ?? null,
          ],
        );
        const rule = await find(tx, id);
        await record(tx, actor, 'recycle-rule.created', rule);
        return rule;
      }),
    );
  }

  /** @throws DomainError not_found, version_conflict, validation_failed */
  public async update(actor: Actor, id: string, request: UpdateRecycleRuleDto): Promise<RecycleRuleResponse> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM recycle_rules WHERE id = $1 FOR UPDATE', [id]);
      const before = await find(tx, id);
      if (before.version !== request.version) throw versionConflict(before);
      await assertReferences(tx, request);
      const scoreMin = request.scoreMin === undefined ? before.scoreMin : request.scoreMin;
      const scoreMax = request.scoreMax === undefined ? before.scoreMax : request.scoreMax;
      assertRange(scoreMin, scoreMax);
      await tx.query(
        `UPDATE recycle_rules SET name = coalesce($2, name), position = coalesce($3::integer, position),
           active = coalesce($4::boolean, active), team_id = $5, statuses = coalesce($6::text[], statuses),
           score_min = $7, score_max = $8, idle_days = coalesce($9::integer, idle_days),
           warn_hours = coalesce($10::integer, warn_hours), spares_follow_up = coalesce($11::boolean, spares_follow_up),
           pool_id = $12, updated_at = clock_timestamp(), version = version + 1
         WHERE id = $1`,
        [
          id,
          request.name ?? null,
          request.position ?? null,
          request.active ?? null,
          request.teamId === undefined ? (before.team?.id ?? null) : request.teamId,
          request.statuses ?? null,
          scoreMin,
          scoreMax,
          request.idleDays ?? null,
          request.warnHours ?? null,
          request.sparesFollowUp ?? null,
          request.poolId === undefined ? (before.pool?.id ?? null) : request.poolId,
        ],
      );
      const rule = await find(tx, id);
      await record(tx, actor, 'recycle-rule.updated', rule);
      return rule;
    });
  }

  /** Warnings that it gave are forgotten with it. @throws DomainError not_found */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const rule = await find(tx, id);
      await tx.query('DELETE FROM recycle_rules WHERE id = $1', [id]);
      await record(tx, actor, 'recycle-rule.deleted', rule);
    });
  }
}

function assertRange(min: number | null, max: number | null): void {
  if (min !== null && max !== null && min > max) throw validationFailed([fieldError('scoreMax', 'range')]);
}

async function assertReferences(
  tx: EntityManager,
  request: { readonly teamId?: string | null; readonly poolId?: string | null },
): Promise<void> {
  const rows: { team: boolean; pool: boolean }[] = await tx.query(
    `SELECT $1::uuid IS NULL OR EXISTS (SELECT 1 FROM teams WHERE id = $1) AS team,
       $2::uuid IS NULL OR EXISTS (SELECT 1 FROM pools WHERE id = $2 AND active) AS pool`,
    [request.teamId ?? null, request.poolId ?? null],
  );
  const faults = [
    ...(rows[0]?.team === false ? [fieldError('teamId', 'unknown_reference')] : []),
    ...(rows[0]?.pool === false ? [fieldError('poolId', 'unknown_reference')] : []),
  ];
  if (faults.length > 0) throw validationFailed(faults);
}

async function record(
  tx: EntityManager,
  actor: Actor,
  action: AuditAction,
  rule: RecycleRuleResponse,
): Promise<void> {
  await writeAudit(tx, {
    actorId: actor.id,
    actorRole: actor.role,
    action,
    objectType: 'recycle-rule',
    objectId: rule.id,
    data: {
      idleDays: rule.idleDays,
      warnHours: rule.warnHours,
      statuses: rule.statuses,
      active: rule.active,
    },
  });
}

async function find(tx: EntityManager, id: string): Promise<RecycleRuleResponse> {
  const rows: RecycleRuleResponse[] = await tx.query(`${SELECT} WHERE r.id = $1`, [id]);
  if (rows[0] === undefined) throw notFound();
  return rows[0];
}
