import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  DomainError,
  fieldError,
  newId,
  notFound,
  pageOfAll,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
  type PageQuery,
} from '@luodi/platform';
import { poolsOpenTo } from '../lead-scope';
import { ClaimService } from './claim.service';
import { POOL_RULE_COLUMNS } from './claim.queries';
import type { CreatePoolDto, PoolRulesDto, UpdatePoolDto } from './pool.dto';
import { PoolUses } from './pool-uses';
import type { PoolListResponse, PoolResponse } from './pool.response';

const COUNT_CAP = 1001;

const SELECT = `SELECT ${POOL_RULE_COLUMNS}, p.active, p.open_to_all AS "openToAll", p.version,
  CASE WHEN t.id IS NULL THEN NULL ELSE jsonb_build_object('id', t.id, 'name', t.name) END AS team,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) ORDER BY x.name) FROM pool_teams s
    JOIN teams x ON x.id = s.team_id WHERE s.pool_id = p.id), '[]') AS teams,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) ORDER BY x.position, x.name) FROM pool_parks s
    JOIN parks x ON x.id = s.park_id WHERE s.pool_id = p.id), '[]') AS parks,
  (SELECT count(*)::int FROM (SELECT 1 FROM leads l WHERE l.pool_id = p.id AND l.clock_rank < 3 LIMIT ${COUNT_CAP}) c) AS leads
  FROM pools p LEFT JOIN teams t ON t.id = p.team_id`;

/** Public pools and their claim rules. */
@Injectable()
export class PoolService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly claims: ClaimService,
    private readonly uses: PoolUses,
  ) {}

  /** The pools that are open to the actor, with what they may still do there today; admins and auditors see all. */
  public async list(actor: Actor, query: PageQuery): Promise<PoolListResponse> {
    const all = actor.role === 'admin' || actor.role === 'auditor';
    const rows: Omit<PoolResponse, 'mine'>[] = await this.dataSource.query(
      all
        ? `${SELECT} ORDER BY p.active DESC, p.name, p.id`
        : `${SELECT} WHERE p.active AND p.id IN (${poolsOpenTo('$1::uuid[]')}) ORDER BY p.name, p.id`,
      all ? [] : [actor.teamIds],
    );
    const quotas =
      actor.role === 'agent' ? await this.claims.quotas(this.dataSource.manager, actor.id, rows) : null;
    const items = rows.map((row) => ({ ...row, mine: quotas?.get(row.id) ?? null }));
    return pageOfAll(items, query, (pool) => pool.id);
  }

  /** A pool that teams share, or everybody. @throws DomainError validation_failed for an unknown team or park */
  public async create(actor: Actor, request: CreatePoolDto): Promise<PoolResponse> {
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:pools`, request, async () => {
        const id = newId();
        await tx.query('INSERT INTO pools (id, name) VALUES ($1, $2)', [id, request.name]);
        await this.write(tx, id, request);
        await record(tx, actor, 'pool.created', id, request);
        return find(tx, id);
      }),
    );
  }

  /**
   * @throws DomainError not_found, version_conflict, pool_in_use (409), pool_named (409, facts `{names}`) when rules
   * that act put leads into it of teams to which it would be closed, validation_failed
   */
  public async update(actor: Actor, id: string, request: UpdatePoolDto): Promise<PoolResponse> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM pools WHERE id = $1 FOR UPDATE', [id]);
      const before = await find(tx, id);
      if (before.version !== request.version) throw versionConflict(before);
      if (request.active === false && (before.leads > 0 || before.team !== null)) {
        throw new DomainError('pool_in_use', { leads: before.leads });
      }
      await tx.query(
        `UPDATE pools SET name = coalesce($2, name), active = coalesce($3::boolean, active) WHERE id = $1`,
        [id, request.name ?? null, request.active ?? null],
      );
      await this.write(tx, id, request);
      const after = await find(tx, id);
      await this.refuseToClose(tx, after);
      await record(tx, actor, 'pool.updated', id, request);
      return after;
    });
  }

  /** A rule is publishing with the pool held, or finds it as this leaves it. */
  private async refuseToClose(tx: EntityManager, pool: PoolResponse): Promise<void> {
    const open = new Set([pool.team?.id, ...pool.teams.map((team) => team.id)]);
    const closed = (await this.uses.of(tx, pool.id)).filter(
      ({ teamIds }) => !pool.active || (!pool.openToAll && teamIds.some((teamId) => !open.has(teamId))),
    );
    if (closed.length > 0) {
      throw new DomainError('pool_named', { names: closed.map(({ name }) => name).join('、') });
    }
  }

  private async write(tx: EntityManager, id: string, rules: PoolRulesDto): Promise<void> {
    const given = (value: unknown): boolean => value !== undefined;
    await tx.query(
      `UPDATE pools SET
         claims_per_day = CASE WHEN $2::boolean THEN $3::integer ELSE claims_per_day END,
         holding_limit = CASE WHEN $4::boolean THEN $5::integer ELSE holding_limit END,
         cooling_off_days = CASE WHEN $6::boolean THEN $7::integer ELSE cooling_off_days END,
         contact_minutes = CASE WHEN $8::boolean THEN $9::integer ELSE contact_minutes END,
         wait_minutes = coalesce($10::integer, wait_minutes),
         contact_warn_minutes = coalesce($11::integer, contact_warn_minutes),
         views_per_day = coalesce($12::integer, views_per_day),
         open_to_all = coalesce($13::boolean, open_to_all),
         updated_at = clock_timestamp(), version = version + 1
       WHERE id = $1`,
      [
        id,
        given(rules.claimsPerDay),
        rules.claimsPerDay ?? null,
        given(rules.holdingLimit),
        rules.holdingLimit ?? null,
        given(rules.coolingOffDays),
        rules.coolingOffDays ?? null,
        given(rules.contactMinutes),
        rules.contactMinutes ?? null,
        rules.waitMinutes ?? null,
        rules.contactWarnMinutes ?? null,
        rules.viewsPerDay ?? null,
        rules.openToAll ?? null,
      ],
    );
    if (rules.teamIds !== undefined) await replaceScope(tx, id, 'team', rules.teamIds);
    if (rules.parkIds !== undefined) await replaceScope(tx, id, 'park', rules.parkIds);
  }
}

const SCOPES = {
  team: { known: 'SELECT id FROM teams WHERE id = ANY($1::uuid[])', table: 'pool_teams', column: 'team_id' },
  park: { known: 'SELECT id FROM parks WHERE id = ANY($1::uuid[])', table: 'pool_parks', column: 'park_id' },
} as const;

async function replaceScope(
  tx: EntityManager,
  poolId: string,
  kind: keyof typeof SCOPES,
  ids: readonly string[],
): Promise<void> {
  const { known, table, column } = SCOPES[kind];
  const rows: unknown[] = await tx.query(known, [ids]);
  if (rows.length !== new Set(ids).size)
    throw validationFailed([fieldError(`${kind}Ids`, 'unknown_reference')]);
  await tx.query(`DELETE FROM ${table} WHERE pool_id = $1`, [poolId]);
  await tx.query(`INSERT INTO ${table} (pool_id, ${column}) SELECT $1, unnest($2::uuid[])`, [poolId, ids]);
}

async function record(
  tx: EntityManager,
  actor: Actor,
  action: 'pool.created' | 'pool.updated',
  id: string,
  request: CreatePoolDto | UpdatePoolDto,
): Promise<void> {
  await writeAudit(tx, {
    actorId: actor.id,
    actorRole: actor.role,
    action,
    objectType: 'pool',
    objectId: id,
    data: { ...request },
  });
}

async function find(tx: EntityManager, id: string): Promise<PoolResponse> {
  const rows: Omit<PoolResponse, 'mine'>[] = await tx.query(`${SELECT} WHERE p.id = $1`, [id]);
  if (rows[0] === undefined) throw notFound();
  return { ...rows[0], mine: null };
}
