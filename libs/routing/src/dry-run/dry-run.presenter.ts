import type { EntityManager } from 'typeorm';
import type { RuleDefinition } from '../assign/routing-config';
import type { DryRunResponse, DryRunResultResponse, DryRunRowResponse } from './dry-run.response';
import type { StoredResult, StoredRow } from './dry-run.result';

interface ShownRow {
  readonly id: string;
  readonly status: DryRunResponse['status'];
  readonly progress: number;
  readonly days: number;
  readonly draft_version: number | null;
  readonly rules: readonly RuleDefinition[];
  readonly result: StoredResult | null;
}

/** A run with the names of today; null when there is none. */
export async function presentDryRun(tx: EntityManager, id: string): Promise<DryRunResponse | null> {
  const rows: ShownRow[] = await tx.query(
    'SELECT id, status, progress, days, draft_version, rules, result FROM routing_dry_runs WHERE id = $1',
    [id],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    id: row.id,
    status: row.status,
    progress: row.progress,
    days: row.days,
    draftVersion: row.draft_version,
    result: row.result === null ? null : await presentResult(tx, row.rules, row.result),
  };
}

async function presentResult(
  tx: EntityManager,
  rules: readonly RuleDefinition[],
  result: StoredResult,
): Promise<DryRunResultResponse> {
  const kept = [...result.differences, ...result.unmatchedLeads];
  const people = await namesOf(tx, 'users', 'name', [
    ...Object.keys(result.agents),
    ...kept.flatMap((row) => [row.was, row.would].filter((userId) => userId !== null)),
  ]);
  const numbers = await namesOf(
    tx,
    'leads',
    'number',
    kept.map((row) => row.leadId),
  );
  const pools = await namesOf(
    tx,
    'pools',
    'name',
    kept.flatMap((row) => row.poolId ?? []),
  );
  const ruleNames = new Map(rules.map((rule) => [rule.id, rule.name]));
  const ref = (names: ReadonlyMap<string, string>, refId: string | null) =>
    refId === null ? null : { id: refId, name: names.get(refId) ?? '' };
  const present = (row: StoredRow): DryRunRowResponse => ({
    leadId: row.leadId,
    number: numbers.get(row.leadId) ?? '',
    at: row.at,
    rule: ref(ruleNames, row.ruleId),
    was: ref(people, row.was),
    would: ref(people, row.would),
    pool: ref(pools, row.poolId ?? null),
    waitingReason: row.reason,
  });
  return {
    leads: result.leads,
    entered: result.entered,
    same: result.same,
    different: result.different,
    waiting: result.waiting,
    pooled: result.pooled ?? 0,
    unmatched: result.unmatched,
    agents: Object.entries(result.agents)
      .map(([userId, [was, would]]) => ({
        agent: { id: userId, name: people.get(userId) ?? '' },
        was,
        would,
      }))
      .sort((a, b) => b.would - a.would || b.was - a.was || a.agent.id.localeCompare(b.agent.id)),
    rules: rules.map((rule) => ({
      rule: { id: rule.id, name: rule.name },
      leads: result.rules[rule.id] ?? 0,
    })),
    differences: result.differences.map(present),
    unmatchedLeads: result.unmatchedLeads.map(present),
  };
}

async function namesOf(
  tx: EntityManager,
  table: 'users' | 'leads' | 'pools',
  column: 'name' | 'number',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; name: string }[] = await tx.query(
    `SELECT id, ${column} AS name FROM ${table} WHERE id = ANY($1::uuid[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
