import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  DomainError,
  addJob,
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
import type { AuditAction } from '@luodi/platform';
import type { CreateRuleDto, ReorderRulesDto, RuleConditionDto, UpdateRuleDto } from './routing.dto';
import { RETRY_WAITING } from './routing.events';
import type { RuleListResponse, RuleResponse } from './routing.response';
import { conditionFault } from './assign/rule-match.policy';

const COLUMNS = `r.id, r.name, row_number() OVER (ORDER BY r.position, r.id)::int AS position, r.active, r.conditions,
  r.team_id AS "teamId", jsonb_build_object('id', t.id, 'name', t.name) AS team, r.strategy,
  r.only_on_shift AS "onlyOnShift", r.created_at AS "createdAt", r.version`;

/** The ordered rules by which leads are given to teams. Decisions notice a change by themselves (RoutingConfig). */
@Injectable()
export class RuleService {
  public constructor(private readonly dataSource: DataSource) {}

  /** A page of the rules in their order. */
  public async page(query: PageQuery): Promise<RuleListResponse> {
    return pageOfAll((await this.list()).items, query, (rule) => rule.id);
  }

  /** All rules in their order. */
  public async list(tx: EntityManager = this.dataSource.manager): Promise<RuleListResponse> {
    const rows: (Omit<RuleResponse, 'createdAt'> & { readonly createdAt: Date })[] = await tx.query(
      `SELECT ${COLUMNS} FROM routing_rules r JOIN teams t ON t.id = r.team_id ORDER BY r.position, r.id`,
    );
    const items = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
    return { items, nextCursor: null };
  }

  /** @throws DomainError not_found */
  public async show(id: string, tx: EntityManager = this.dataSource.manager): Promise<RuleResponse> {
    const rule = (await this.list(tx)).items.find((item) => item.id === id);
    if (rule === undefined) throw notFound();
    return rule;
  }

  /** A new rule, the last in order. @throws DomainError validation_failed */
  public async create(actor: Actor, request: CreateRuleDto): Promise<RuleResponse> {
    return this.dataSource.transaction(async (tx) =>
      withIdempotency(tx, `${actor.id}:routing/rules`, request, async () => {
        await assertUsable(tx, request);
        const id = newId();
        await tx.query(
          `INSERT INTO routing_rules (id, name, position, active, conditions, team_id, only_on_shift)
           SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6 FROM routing_rules`,
          [
            id,
            request.name,
            request.active ?? true,
            JSON.stringify(request.conditions),
            request.teamId,
            request.onlyOnShift ?? false,
          ],
        );
        await this.changed(tx, actor, 'routing.rule-created', id);
        return this.show(id, tx);
      }),
    );
  }

  /** @throws DomainError not_found, version_conflict, validation_failed */
  public async update(actor: Actor, id: string, request: UpdateRuleDto): Promise<RuleResponse> {
    return this.dataSource.transaction(async (tx) => {
      await assertUsable(tx, request);
      const [rows]: [unknown[], number] = await tx.query(
        `UPDATE routing_rules SET name = coalesce($3, name), active = coalesce($4, active),
           conditions = coalesce($5::jsonb, conditions), team_id = coalesce($6::uuid, team_id),
           only_on_shift = coalesce($7, only_on_shift), updated_at = clock_timestamp(), version = version + 1
         WHERE id = $1 AND version = $2 RETURNING id`,
        [
          id,
          request.version,
          request.name ?? null,
          request.active ?? null,
          request.conditions === undefined ? null : JSON.stringify(request.conditions),
          request.teamId ?? null,
          request.onlyOnShift ?? null,
        ],
      );
      const current = await this.show(id, tx);
      if (rows.length === 0) throw versionConflict(current);
      await this.changed(tx, actor, 'routing.rule-updated', id);
      return current;
    });
  }

  /** Deletes a rule with its share ledger; decisions it made keep its name in their inputs. @throws DomainError not_found */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.show(id, tx);
      await tx.query('DELETE FROM routing_shares WHERE rule_id = $1', [id]);
      await tx.query('DELETE FROM routing_rules WHERE id = $1', [id]);
      await this.changed(tx, actor, 'routing.rule-deleted', id);
    });
  }

  /** Puts the rules in a new order. @throws DomainError rules_changed (409) when the list is not exactly the rules there are */
  public async reorder(actor: Actor, request: ReorderRulesDto): Promise<RuleListResponse> {
    return this.dataSource.transaction(async (tx) => {
      const rows: { id: string }[] = await tx.query('SELECT id FROM routing_rules ORDER BY id FOR UPDATE');
      const known = new Set(rows.map((row) => row.id));
      if (known.size !== request.ids.length || !request.ids.every((id) => known.has(id))) {
        throw new DomainError('rules_changed', {}, { body: { current: (await this.list(tx)).items } });
      }
      await tx.query(
        `UPDATE routing_rules r SET position = o.position, updated_at = clock_timestamp()
         FROM unnest($1::uuid[]) WITH ORDINALITY AS o(id, position) WHERE r.id = o.id`,
        [request.ids],
      );
      await this.changed(tx, actor, 'routing.rules-reordered', null);
      return this.list(tx);
    });
  }

  private async changed(
    tx: EntityManager,
    actor: Actor,
    action: AuditAction,
    id: string | null,
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'routing-rule',
      objectId: id,
    });
    await addJob(tx, RETRY_WAITING, {}, { jobKey: RETRY_WAITING.name });
  }
}

async function assertUsable(
  tx: EntityManager,
  request: { readonly teamId?: string; readonly conditions?: readonly RuleConditionDto[] },
): Promise<void> {
  const errors = (request.conditions ?? []).flatMap((condition, index) => {
    const fault = conditionFault(condition);
    return fault === null
      ? []
      : [fieldError(`conditions[${index}].${fault === 'operator' ? 'op' : 'value'}`, `rule_${fault}`)];
  });
  if (errors.length > 0) throw validationFailed(errors);
  if (request.teamId === undefined) return;
  const rows: unknown[] = await tx.query('SELECT 1 FROM teams WHERE id = $1 AND active', [request.teamId]);
  if (rows.length === 0) throw validationFailed([fieldError('teamId', 'unknown_reference')]);
}
