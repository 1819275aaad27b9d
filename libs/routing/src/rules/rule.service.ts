import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  addJob,
  notFound,
  pageOfAll,
  versionConflict,
  withIdempotency,
  writeAudit,
  type PageQuery,
} from '@luodi/platform';
import type { AuditAction } from '@luodi/platform';
import { RETRY_WAITING } from '../routing.events';
import { DEFINITION_SQL } from '../assign/routing-config';
import type { RuleDefinition } from '../assign/routing-config';
import type { CreateRuleDto, ReorderRulesDto, UpdateRuleDto } from './rule.dto';
import {
  definitionOf,
  lockRules,
  presentDefinitions,
  readDefinitions,
  recordVersion,
  usable,
  writeSome,
} from './rule-definition.queries';
import type { RuleListResponse, RuleResponse } from './rule.response';

interface RuleRow {
  readonly definition: RuleDefinition;
  readonly created_at: Date;
  readonly version: number;
}

/**
 * Changes of single rules, published at once (contract.md; ADR 0014): each is a version of its own. Decisions notice a
 * change by themselves (RoutingConfig).
 */
@Injectable()
export class RuleService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A page of the rules in their order. */
  public async page(query: PageQuery): Promise<RuleListResponse> {
    return pageOfAll((await this.list()).items, query, (rule) => rule.id);
  }

  /** All rules in their order. */
  public async list(tx: EntityManager = this.dataSource.manager): Promise<RuleListResponse> {
    const rows: RuleRow[] = await tx.query(
      `SELECT ${DEFINITION_SQL} AS definition, r.created_at, r.version FROM routing_rules r ORDER BY r.position, r.id`,
    );
    const shown = await presentDefinitions(
      tx,
      rows.map((row) => row.definition),
    );
    const items = shown.map((rule, index) => ({
      ...rule,
      position: index + 1,
      createdAt: rows[index]?.created_at.toISOString() ?? '',
      version: rows[index]?.version ?? 0,
    }));
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
        await lockRules(tx);
        const rules = await readDefinitions(tx);
        const added = await usable(tx, [definitionOf(request, null)]);
        await writeSome(
          tx,
          added.map((rule) => ({ ...rule, position: rules.length + 1 })),
        );
        const id = added[0]?.id ?? '';
        await this.changed(tx, actor, 'routing.rule-created', id);
        return this.show(id, tx);
      }),
    );
  }

  /** @throws DomainError not_found, version_conflict, validation_failed */
  public async update(actor: Actor, id: string, request: UpdateRuleDto): Promise<RuleResponse> {
    return this.dataSource.transaction(async (tx) => {
      await lockRules(tx);
      const current = await this.show(id, tx);
      if (current.version !== request.version) throw versionConflict(current);
      const before = (await readDefinitions(tx)).find((rule) => rule.id === id) ?? null;
      const changed = await usable(tx, [definitionOf(request, before)]);
      await writeSome(
        tx,
        changed.map((rule) => ({ ...rule, position: current.position })),
      );
      await this.changed(tx, actor, 'routing.rule-updated', id);
      return this.show(id, tx);
    });
  }

  /** Deletes a rule; its ledger stays for the day it comes back, and decisions keep its name. @throws DomainError not_found */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await lockRules(tx);
      await this.show(id, tx);
      await tx.query('DELETE FROM routing_rules WHERE id = $1', [id]);
      await this.changed(tx, actor, 'routing.rule-deleted', id);
    });
  }

  /** Puts the rules in a new order. @throws DomainError rules_changed (409) when the list is not exactly the rules there are */
  public async reorder(actor: Actor, request: ReorderRulesDto): Promise<RuleListResponse> {
    return this.dataSource.transaction(async (tx) => {
      await lockRules(tx);
      const rules = new Map((await readDefinitions(tx)).map((rule) => [rule.id, rule]));
      if (rules.size !== request.ids.length || !request.ids.every((id) => rules.has(id))) {
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
    const number = await recordVersion(tx, { kind: 'edited', byId: actor.id, at: this.clock.now() });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'routing-rule',
      objectId: id,
      data: { version: number },
    });
    await addJob(tx, RETRY_WAITING, {}, { jobKey: RETRY_WAITING.name });
  }
}
