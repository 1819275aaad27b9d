import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  alreadyExists,
  isUniqueViolation,
  newId,
  notFound,
  pageOfAll,
  versionConflict,
  withIdempotency,
  writeAudit,
  type PageQuery,
} from '@luodi/platform';
import { DEFAULT_SLA } from './first-response.policy';
import type { CreateSlaPolicyDto, UpdateSlaPolicyDto } from '../routing.dto';
import type { SlaPolicyListResponse, SlaPolicyResponse } from '../routing.response';

const COLUMNS =
  'id, name, need_type AS "needType", minutes, warn_percents AS "warnPercents", active, version';

/** First-response policies: how many working minutes, when to warn. Running clocks keep the minutes they began with. */
@Injectable()
export class SlaPolicyService {
  public constructor(private readonly dataSource: DataSource) {}

  /** The policies, the general one first. */
  public async list(query: PageQuery): Promise<SlaPolicyListResponse> {
    const items: SlaPolicyResponse[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM sla_policies ORDER BY need_type NULLS FIRST, name, id`,
    );
    return pageOfAll(items, query, (policy) => policy.id);
  }

  /** @throws DomainError already_exists when the need has an active policy */
  public async create(actor: Actor, request: CreateSlaPolicyDto): Promise<SlaPolicyResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) =>
        withIdempotency(tx, `${actor.id}:sla-policies`, request, async () => {
          const id = newId();
          await tx.query(
            'INSERT INTO sla_policies (id, name, need_type, minutes, warn_percents) VALUES ($1, $2, $3, $4, $5)',
            [
              id,
              request.name,
              request.needType ?? null,
              request.minutes,
              sorted(request.warnPercents ?? DEFAULT_SLA.warnPercents),
            ],
          );
          const policy = await find(tx, id);
          await record(tx, actor, 'sla-policy.created', policy);
          return policy;
        }),
      ),
    );
  }

  /** @throws DomainError not_found, version_conflict, already_exists */
  public async update(actor: Actor, id: string, request: UpdateSlaPolicyDto): Promise<SlaPolicyResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const [rows]: [unknown[], number] = await tx.query(
          `UPDATE sla_policies SET name = coalesce($3, name), minutes = coalesce($4::integer, minutes),
           warn_percents = coalesce($5::smallint[], warn_percents), active = coalesce($6::boolean, active),
           updated_at = clock_timestamp(), version = version + 1
         WHERE id = $1 AND version = $2 RETURNING id`,
          [
            id,
            request.version,
            request.name ?? null,
            request.minutes ?? null,
            request.warnPercents ? sorted(request.warnPercents) : null,
            request.active ?? null,
          ],
        );
        const current = await find(tx, id);
        if (rows.length === 0) throw versionConflict(current);
        await record(tx, actor, 'sla-policy.updated', current);
        return current;
      }),
    );
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

async function record(
  tx: EntityManager,
  actor: Actor,
  action: 'sla-policy.created' | 'sla-policy.updated',
  policy: SlaPolicyResponse,
): Promise<void> {
  await writeAudit(tx, {
    actorId: actor.id,
    actorRole: actor.role,
    action,
    objectType: 'sla-policy',
    objectId: policy.id,
    data: { minutes: policy.minutes, warnPercents: policy.warnPercents, active: policy.active },
  });
}

async function find(tx: EntityManager, id: string): Promise<SlaPolicyResponse> {
  const rows: SlaPolicyResponse[] = await tx.query(`SELECT ${COLUMNS} FROM sla_policies WHERE id = $1`, [id]);
  if (rows[0] === undefined) throw notFound();
  return rows[0];
}

function sorted(percents: readonly number[]): number[] {
  return [...percents].sort((a, b) => a - b);
}
