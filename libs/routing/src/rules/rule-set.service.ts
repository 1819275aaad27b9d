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
  writeAudit,
  type AuditAction,
  type PageQuery,
} from '@luodi/platform';
import { RETRY_WAITING } from '../routing.events';
import type { RuleDefinition } from '../assign/routing-config';
import { findingsIn } from './rule-findings.queries';
import { UNMATCHED_DAYS, countUnmatched } from '../assign/unmatched.queries';
import type { PublishRuleDraftDto, RestoreRulesDto, SaveRuleDraftDto } from './rule.dto';
import { changesBetween } from './rule-changes.policy';
import {
  draftDefinitions,
  lockRules,
  presentDefinitions,
  readDefinitions,
  recordVersion,
  usable,
  writeDefinitions,
} from './rule-definition.queries';
import type {
  RuleDraftResponse,
  RuleSetResponse,
  RuleVersionDetailResponse,
  RuleVersionListResponse,
  RuleVersionResponse,
} from './rule.response';

interface DraftRow {
  readonly base: number;
  readonly rules: readonly RuleDefinition[];
  readonly version: number;
  readonly updated_at: Date;
  readonly by_id: string;
  readonly by_name: string;
}

interface VersionRow {
  readonly number: number;
  readonly kind: RuleVersionResponse['kind'];
  readonly note: string | null;
  readonly restored_from: number | null;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly at: Date;
  readonly count: number;
  readonly rules: readonly RuleDefinition[];
}

/** The rules as a whole: draft → dry run → publish → rollback. Published versions are never changed. */
@Injectable()
export class RuleSetService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What acts, what is odd about it, what is being drafted, and how many leads no rule wanted. */
  public async overview(tx: EntityManager = this.dataSource.manager): Promise<RuleSetResponse> {
    const current = await currentNumber(tx);
    return {
      current,
      findings: await findingsIn(tx, await readDefinitions(tx)),
      draft: await this.draft(tx, current),
      unmatched: { days: UNMATCHED_DAYS, count: await countUnmatched(tx, this.clock.now()) },
    };
  }

  /**
   * Writes the draft, or begins one with version 0.
   * @throws DomainError version_conflict (somebody else drafts), validation_failed
   */
  public async save(actor: Actor, request: SaveRuleDraftDto): Promise<RuleSetResponse> {
    return this.dataSource.transaction(async (tx) => {
      await lockRules(tx);
      const current = await currentNumber(tx);
      const known = await this.draft(tx, current);
      if ((known?.version ?? 0) !== request.version) throw versionConflict(known ?? { version: 0 });
      const rules = await usable(tx, draftDefinitions(request.rules), (index) => `rules[${index}].`);
      await tx.query(
        `INSERT INTO routing_drafts AS d (base, rules, updated_by, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (one) DO UPDATE SET base = excluded.base, rules = excluded.rules, updated_by = excluded.updated_by,
           updated_at = excluded.updated_at, version = d.version + 1`,
        [
          Math.min(request.base ?? known?.base ?? current, current),
          JSON.stringify(rules),
          actor.id,
          this.clock.now(),
        ],
      );
      await this.audit(tx, actor, 'routing.draft-saved', { rules: rules.length });
      return this.overview(tx);
    });
  }

  /** @throws DomainError not_found, version_conflict */
  public async discard(actor: Actor, version: number): Promise<RuleSetResponse> {
    return this.dataSource.transaction(async (tx) => {
      await lockRules(tx);
      await this.lockedDraft(tx, version);
      await tx.query('DELETE FROM routing_drafts');
      await this.audit(tx, actor, 'routing.draft-discarded', {});
      return this.overview(tx);
    });
  }

  /**
   * Makes the draft what acts, as the next version; waiting leads are looked at again.
   * @throws DomainError not_found, version_conflict, rules_changed (409) when another version was published since its base
   */
  public async publish(actor: Actor, request: PublishRuleDraftDto): Promise<RuleVersionResponse> {
    return this.dataSource.transaction(async (tx) => {
      await lockRules(tx);
      const draft = await this.lockedDraft(tx, request.version);
      const current = await currentNumber(tx);
      if (draft.base !== current) throw new DomainError('rules_changed', {}, { body: { current } });
      // What it refers to may have gone since it was saved.
      await writeDefinitions(tx, await usable(tx, draft.rules, (index) => `rules[${index}].`));
      await tx.query('DELETE FROM routing_drafts');
      const number = await recordVersion(tx, {
        kind: 'published',
        byId: actor.id,
        note: request.note ?? null,
        at: this.clock.now(),
      });
      await this.acted(tx, actor, 'routing.published', { version: number });
      return this.version(number, tx);
    });
  }

  /**
   * Makes a former version act again, as the next version.
   * @throws DomainError not_found, rules_changed (409), validation_failed when a team or person of it is gone
   */
  public async restore(actor: Actor, number: number, request: RestoreRulesDto): Promise<RuleVersionResponse> {
    return this.dataSource.transaction(async (tx) => {
      await lockRules(tx);
      const row = await versionRow(tx, number);
      const current = await currentNumber(tx);
      if (request.current !== current) throw new DomainError('rules_changed', {}, { body: { current } });
      await writeDefinitions(tx, await usable(tx, row.rules, (index) => `rules[${index}].`));
      const restored = await recordVersion(tx, {
        kind: 'restored',
        byId: actor.id,
        note: request.note ?? null,
        restoredFrom: number,
        at: this.clock.now(),
      });
      await this.acted(tx, actor, 'routing.restored', { version: restored, from: number });
      return this.version(restored, tx);
    });
  }

  /** Published versions, the newest first. */
  public async versions(query: PageQuery): Promise<RuleVersionListResponse> {
    const rows: VersionRow[] = await this.dataSource.query(`${VERSIONS} ORDER BY v.number DESC`);
    return pageOfAll(rows.map(presentVersion), query, (version) => String(version.number));
  }

  /** A version with its rules and what it changed. @throws DomainError not_found */
  public async version(
    number: number,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<RuleVersionDetailResponse> {
    const row = await versionRow(tx, number);
    const before = number > 1 ? (await versionRow(tx, number - 1)).rules : [];
    return {
      ...presentVersion(row),
      definitions: await presentDefinitions(tx, row.rules),
      changes: changesBetween(before, row.rules),
    };
  }

  private async draft(tx: EntityManager, current: number): Promise<RuleDraftResponse | null> {
    const rows: DraftRow[] = await tx.query(
      `SELECT d.base, d.rules, d.version, d.updated_at, u.id AS by_id, u.name AS by_name
       FROM routing_drafts d JOIN users u ON u.id = d.updated_by`,
    );
    const row = rows[0];
    if (row === undefined) return null;
    return {
      version: row.version,
      base: row.base,
      stale: row.base !== current,
      rules: await presentDefinitions(tx, row.rules),
      changes: changesBetween(await readDefinitions(tx), row.rules),
      findings: await findingsIn(tx, row.rules),
      updatedBy: { id: row.by_id, name: row.by_name },
      updatedAt: row.updated_at.toISOString(),
    };
  }

  private async lockedDraft(
    tx: EntityManager,
    version: number,
  ): Promise<{ readonly base: number; readonly rules: readonly RuleDefinition[] }> {
    const rows: { base: number; rules: readonly RuleDefinition[]; version: number }[] = await tx.query(
      'SELECT base, rules, version FROM routing_drafts FOR UPDATE',
    );
    if (rows[0] === undefined) throw notFound();
    if (rows[0].version !== version) {
      throw versionConflict((await this.draft(tx, await currentNumber(tx))) ?? { version: 0 });
    }
    return rows[0];
  }

  private async acted(
    tx: EntityManager,
    actor: Actor,
    action: AuditAction,
    data: Record<string, unknown>,
  ): Promise<void> {
    await this.audit(tx, actor, action, data);
    await addJob(tx, RETRY_WAITING, {}, { jobKey: RETRY_WAITING.name });
  }

  private async audit(
    tx: EntityManager,
    actor: Actor,
    action: AuditAction,
    data: Record<string, unknown>,
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'routing-rule',
      objectId: null,
      data,
    });
  }
}

const VERSIONS = `SELECT v.number, v.kind, v.note, v.restored_from, v.by_id, u.name AS by_name, v.at,
  jsonb_array_length(v.rules) AS count, v.rules FROM routing_rule_versions v LEFT JOIN users u ON u.id = v.by_id`;

async function currentNumber(tx: EntityManager): Promise<number> {
  const rows: { number: number }[] = await tx.query(
    'SELECT coalesce(max(number), 0) AS number FROM routing_rule_versions',
  );
  return rows[0]?.number ?? 0;
}

const MAX_NUMBER = 2_147_483_647;

async function versionRow(tx: EntityManager, number: number): Promise<VersionRow> {
  if (!Number.isInteger(number) || number < 1 || number > MAX_NUMBER) throw notFound();
  const rows: VersionRow[] = await tx.query(`${VERSIONS} WHERE v.number = $1`, [number]);
  if (rows[0] === undefined) throw notFound();
  return rows[0];
}

function presentVersion(row: VersionRow): RuleVersionResponse {
  return {
    number: row.number,
    kind: row.kind,
    note: row.note,
    restoredFrom: row.restored_from,
    by: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? '' },
    at: row.at.toISOString(),
    rules: row.count,
  };
}
