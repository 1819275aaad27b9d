import { Injectable } from '@nestjs/common';
import Decimal from 'decimal.js';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Caches,
  DomainError,
  alreadyExists,
  fieldError,
  isUniqueViolation,
  newId,
  notFound,
  pageOfAll,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
  type PageQuery,
} from '@luodi/platform';
import { SLA_CACHE } from './sla-policies';
import type { CreateSlaPolicyDto, UpdateSlaPolicyDto } from './sla-policy.dto';
import { DEFAULT_SLA, stepsFault } from './sla-policy.policy';
import type { LadderStep } from './sla-policy.policy';
import type { SlaPolicyListResponse, SlaPolicyResponse } from './sla-policy.response';

const COLUMNS = `id, name, kind, need_type AS "needType", area_min_sqm::float8 AS "areaMinSqm", area_max_sqm::float8 AS "areaMaxSqm",
  investment_min_yuan AS "investmentMinYuan", investment_max_yuan AS "investmentMaxYuan", minutes, days,
  warn_percents AS "warnPercents", steps, pauses, active, version`;

/**
 * Policies of the clocks: how long, when to warn, what then, by kind, need and size. Running clocks keep the time they
 * began with; warnings and rungs are those of today.
 */
@Injectable()
export class SlaPolicyService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly caches: Caches,
  ) {}

  /** The policies by kind, the general one first. */
  public async list(query: PageQuery): Promise<SlaPolicyListResponse> {
    const items: SlaPolicyResponse[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM sla_policies 
       ORDER BY array_position(ARRAY['first_response', 'follow_up', 'assessment', 'feedback', 'report'], kind),
         need_type NULLS FIRST, investment_min_yuan NULLS FIRST, area_min_sqm NULLS FIRST, name, id`,
    );
    return pageOfAll(items, query, (policy) => policy.id);
  }

  /** @throws DomainError already_exists when kind, need and size have an active policy, validation_failed */
  public async create(actor: Actor, request: CreateSlaPolicyDto): Promise<SlaPolicyResponse> {
    assertBand(request);
    return named(() =>
      this.dataSource.transaction(async (tx) =>
        withIdempotency(tx, `${actor.id}:sla-policies`, request, async () => {
          const id = newId();
          const kind = request.kind ?? 'first_response';
          assertTimes({ ...request, kind });
          await tx.query(
            `INSERT INTO sla_policies (id, name, kind, need_type, area_min_sqm, area_max_sqm, investment_min_yuan,
               investment_max_yuan, minutes, days, warn_percents, steps, pauses)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
            [
              id,
              request.name,
              kind,
              request.needType ?? null,
              request.areaMinSqm ?? null,
              request.areaMaxSqm ?? null,
              request.investmentMinYuan ?? null,
              request.investmentMaxYuan ?? null,
              request.minutes ?? null,
              request.days ?? null,
              sorted(request.warnPercents ?? DEFAULT_SLA.warnPercents),
              JSON.stringify(request.steps ?? []),
              request.pauses ?? [],
            ],
          );
          return this.finish(tx, actor, id, 'sla-policy.created');
        }),
      ),
    );
  }

  /** Minutes take the place of days and the other way round. @throws DomainError not_found, version_conflict, already_exists */
  public async update(actor: Actor, id: string, request: UpdateSlaPolicyDto): Promise<SlaPolicyResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const before = await find(tx, id, 'FOR NO KEY UPDATE');
        if (before.version !== request.version) throw versionConflict(before);
        const renewed = request.minutes !== undefined || request.days !== undefined;
        const next = {
          ...before,
          ...Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)),
          ...(renewed ? { minutes: request.minutes ?? null, days: request.days ?? null } : {}),
        };
        assertTimes(next);
        await tx.query(
          `UPDATE sla_policies SET name = $2, minutes = $3, days = $4, warn_percents = $5, steps = $6, pauses = $7,
             active = $8, updated_at = clock_timestamp(), version = version + 1 WHERE id = $1`,
          [
            id,
            next.name,
            next.minutes,
            next.days,
            sorted(next.warnPercents),
            JSON.stringify(next.steps),
            next.pauses,
            next.active,
          ],
        );
        return this.finish(tx, actor, id, 'sla-policy.updated');
      }),
    );
  }

  /**
   * Takes a policy away that no lead was ever timed by, or of which nothing is kept: what runs, and the history of leads,
   * names the policy it began with, which is put out of use instead.
   * @throws DomainError not_found, policy_used (409)
   */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const policy = await find(tx, id, 'FOR UPDATE');
      const used: { n: number }[] = await tx.query(
        `SELECT ((SELECT count(*) FROM lead_clocks WHERE policy_id = $1)
           + (SELECT count(*) FROM leads WHERE sla_policy_id = $1 AND clock_rank = 0))::int AS n`,
        [id],
      );
      const leads = used[0]?.n ?? 0;
      if (leads > 0) throw new DomainError('policy_used', { leads });
      await tx.query('DELETE FROM sla_policies WHERE id = $1', [id]);
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'sla-policy.deleted',
        objectType: 'sla-policy',
        objectId: id,
        data: { kind: policy.kind, name: policy.name },
      });
      await this.caches.invalidate(tx, SLA_CACHE);
    });
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: 'sla-policy.created' | 'sla-policy.updated',
  ): Promise<SlaPolicyResponse> {
    const policy = await find(tx, id);
    const { kind, minutes, days, warnPercents, steps, pauses, active } = policy;
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'sla-policy',
      objectId: id,
      data: { kind, minutes, days, warnPercents, steps, pauses, active },
    });
    await this.caches.invalidate(tx, SLA_CACHE);
    return policy;
  }
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'sla_policies_need_key')) throw alreadyExists('needType');
    throw error;
  }
}

/** A time either in minutes or in days, rungs that make sense; the first response in minutes and held by nothing. */
function assertTimes(policy: {
  readonly kind: string;
  readonly minutes?: number | null;
  readonly days?: number | null;
  readonly steps?: readonly LadderStep[];
  readonly pauses?: readonly string[];
}): void {
  const { minutes = null, days = null, steps = [], pauses = [] } = policy;
  if ((minutes === null) === (days === null))
    throw validationFailed([fieldError('minutes', 'minutes_or_days')]);
  if (policy.kind === 'first_response' && days !== null)
    throw validationFailed([fieldError('days', 'only_minutes')]);
  if (policy.kind === 'first_response' && pauses.length > 0)
    throw validationFailed([fieldError('pauses', 'never_held')]);
  const fault = stepsFault(steps);
  if (fault !== null) throw validationFailed([fieldError('steps', fault)]);
}

function assertBand(request: CreateSlaPolicyDto): void {
  const { areaMinSqm, areaMaxSqm, investmentMinYuan, investmentMaxYuan } = request;
  if (areaMaxSqm !== undefined && areaMaxSqm <= (areaMinSqm ?? 0)) {
    throw validationFailed([fieldError('areaMaxSqm', 'range')]);
  }
  if (investmentMaxYuan !== undefined && !new Decimal(investmentMaxYuan).gt(investmentMinYuan ?? 0)) {
    throw validationFailed([fieldError('investmentMaxYuan', 'range')]);
  }
}

async function find(
  tx: EntityManager,
  id: string,
  lock: '' | 'FOR NO KEY UPDATE' | 'FOR UPDATE' = '',
): Promise<SlaPolicyResponse> {
  const rows: SlaPolicyResponse[] = await tx.query(
    `SELECT ${COLUMNS} FROM sla_policies WHERE id = $1 ${lock}`,
    [id],
  );
  if (rows[0] === undefined) throw notFound();
  return rows[0];
}

function sorted(percents: readonly number[]): number[] {
  return [...percents].sort((a, b) => a - b);
}
