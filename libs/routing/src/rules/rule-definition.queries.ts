import { fieldError, newId, validationFailed, type FieldError } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { faultOfPool } from '../assign/fallback-pool.policy';
import { holdPools } from '../assign/fallback-pool.queries';
import { DEFINITION_SQL, readParkTeams } from '../assign/routing-config';
import type { RuleDefinition } from '../assign/routing-config';
import { conditionFault, type RuleCondition } from '../assign/rule-match.policy';
import type { CreateRuleDto, DraftRuleDto } from './rule.dto';
import type { RuleConditionResponse, RuleDefinitionResponse } from './rule.response';

/** The published rules in their order. */
export async function readDefinitions(tx: EntityManager): Promise<readonly RuleDefinition[]> {
  const rows: { rules: RuleDefinition[] }[] = await tx.query(
    `SELECT coalesce(jsonb_agg(${DEFINITION_SQL} ORDER BY r.position, r.id), '[]') AS rules FROM routing_rules r`,
  );
  return rows[0]?.rules ?? [];
}

/** One change of the rules at a time; decisions go on reading. */
export async function lockRules(tx: EntityManager): Promise<void> {
  await tx.query('LOCK TABLE routing_rules IN SHARE ROW EXCLUSIVE MODE');
}

const WRITE = `INSERT INTO routing_rules AS r (id, name, position, active, conditions, target, team_id, user_id, strategy,
    owner_first, period, cap, cap_period, fallback, fallback_team_id, fallback_pool_id,
    only_on_shift)
  SELECT d.id, d.name, d.position, d.active, d.conditions, d.target, d."teamId", d."userId", d.strategy, d."ownerFirst",
    d.period, d.cap, d."capPeriod", d.fallback, d."fallbackTeamId", d."fallbackPoolId", d."onlyOnShift"
  FROM jsonb_to_recordset($1::jsonb) AS d(id uuid, name text, position integer, active boolean, conditions jsonb,
    target text, "teamId" uuid, "userId" uuid, strategy text, "ownerFirst" boolean, period text, cap integer,
    "capPeriod" text, fallback text, "fallbackTeamId" uuid, "fallbackPoolId" uuid, "onlyOnShift" boolean)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, position = excluded.position, active = excluded.active,
    conditions = excluded.conditions, target = excluded.target, team_id = excluded.team_id, user_id = excluded.user_id,
    strategy = excluded.strategy, owner_first = excluded.owner_first, period = excluded.period, cap = excluded.cap,
    cap_period = excluded.cap_period, fallback = excluded.fallback, fallback_team_id = excluded.fallback_team_id,
    fallback_pool_id = excluded.fallback_pool_id,
    only_on_shift = excluded.only_on_shift, updated_at = clock_timestamp(), version = r.version + 1`;

/** Makes these the published rules, in this order; their share ledgers stay, also of those that go. */
export async function writeDefinitions(
  tx: EntityManager,
  definitions: readonly RuleDefinition[],
): Promise<void> {
  await tx.query('DELETE FROM routing_rules WHERE NOT (id = ANY($1::uuid[]))', [
    definitions.map((rule) => rule.id),
  ]);
  await writeSome(
    tx,
    definitions.map((rule, index) => ({ ...rule, position: index + 1 })),
  );
}

/** Writes rules at their places and leaves the others. */
export async function writeSome(
  tx: EntityManager,
  definitions: readonly (RuleDefinition & { readonly position: number })[],
): Promise<void> {
  await tx.query(WRITE, [JSON.stringify(definitions)]);
}

export interface VersionNote {
  readonly kind: 'initial' | 'edited' | 'published' | 'restored';
  readonly byId: string | null;
  readonly note?: string | null;
  readonly restoredFrom?: number | null;
  readonly at: Date;
}

/** Keeps the rules as they now act as the next version; answers its number. */
export async function recordVersion(tx: EntityManager, version: VersionNote): Promise<number> {
  const rows: { number: number }[] = await tx.query(
    `INSERT INTO routing_rule_versions (number, kind, rules, note, restored_from, by_id, at)
     SELECT coalesce((SELECT max(number) FROM routing_rule_versions), 0) + 1, $1,
       coalesce((SELECT jsonb_agg(${DEFINITION_SQL} ORDER BY r.position, r.id) FROM routing_rules r), '[]'),
       nullif($2::text, ''), $3, $4, $5 RETURNING number`,
    [version.kind, version.note ?? null, version.restoredFrom ?? null, version.byId, version.at],
  );
  return rows[0]?.number ?? 0;
}

/** A rule from what was sent, on what is known of it; what is not said stays, or is the default. */
export function definitionOf(
  request: Partial<CreateRuleDto>,
  before: RuleDefinition | null,
  id: string = newId(),
): RuleDefinition {
  const target = request.target ?? before?.target ?? 'team';
  const fallback = request.fallback ?? before?.fallback ?? 'wait';
  const pick = <K extends keyof RuleDefinition>(
    key: K,
    sent: RuleDefinition[K] | undefined,
    none: RuleDefinition[K],
  ) => (sent === undefined ? (before?.[key] ?? none) : sent);
  const cap = pick('cap', request.cap, null);
  return {
    id: before?.id ?? id,
    name: pick('name', request.name, ''),
    active: pick('active', request.active, true),
    conditions: pick('conditions', request.conditions, []),
    target,
    teamId: target === 'park' ? null : pick('teamId', request.teamId, null),
    userId: target === 'user' ? pick('userId', request.userId, null) : null,
    strategy: pick('strategy', request.strategy, 'fair_share'),
    ownerFirst: pick('ownerFirst', request.ownerFirst, false),
    period: pick('period', request.period, null),
    cap,
    capPeriod: cap === null ? null : pick('capPeriod', request.capPeriod, null),
    fallback,
    fallbackTeamId: fallback === 'team' ? pick('fallbackTeamId', request.fallbackTeamId, null) : null,
    fallbackPoolId:
      fallback === 'pool' ? (pick('fallbackPoolId', request.fallbackPoolId, null) ?? null) : null,
    onlyOnShift: pick('onlyOnShift', request.onlyOnShift, false),
  };
}

/**
 * Checks rules against what there is, and completes the team of a person's rule.
 *
 * @param path of a rule's field in the request, by the rule's place
 * @throws DomainError validation_failed
 */
export async function usable(
  tx: EntityManager,
  definitions: readonly RuleDefinition[],
  path: (index: number) => string = () => '',
): Promise<readonly RuleDefinition[]> {
  const teams: { id: string }[] = await tx.query('SELECT id FROM teams WHERE active');
  const active = new Set(teams.map((team) => team.id));
  const teamsOf = await readTeamsOf(
    tx,
    definitions.flatMap((rule) => rule.userId ?? []),
  );
  const pools = await holdPools(tx, [...new Set(definitions.flatMap((rule) => rule.fallbackPoolId ?? []))]);
  const parkTeams = pools.length === 0 ? {} : await readParkTeams(tx);
  const errors: FieldError[] = [];
  const complete = definitions.map((rule, index) => {
    const wrong = (field: string, code: string): void => {
      errors.push(fieldError(`${path(index)}${field}`, code));
    };
    rule.conditions.forEach((condition, at) => {
      const fault = conditionFault(condition);
      if (fault !== null)
        wrong(`conditions[${at}].${fault === 'operator' ? 'op' : 'value'}`, `rule_${fault}`);
    });
    const own = teamsOf.get(rule.userId ?? '') ?? [];
    const teamId = rule.target === 'user' ? (rule.teamId ?? own[0] ?? null) : rule.teamId;
    if (rule.target === 'user' && (rule.userId === null || own.length === 0))
      wrong('userId', 'unknown_reference');
    else if (rule.target === 'user' && !own.includes(teamId ?? '')) wrong('teamId', 'rule_not_member');
    else if (rule.target !== 'park' && !active.has(teamId ?? '')) wrong('teamId', 'unknown_reference');
    if (rule.cap !== null && rule.capPeriod === null) wrong('capPeriod', 'rule_cap_period');
    if (rule.fallback === 'team' && !active.has(rule.fallbackTeamId ?? ''))
      wrong('fallbackTeamId', 'unknown_reference');
    const poolFault = faultOfPool({ ...rule, teamId }, pools, parkTeams);
    if (poolFault !== null) wrong('fallbackPoolId', poolFault);
    return { ...rule, teamId };
  });
  if (errors.length > 0) throw validationFailed(errors);
  return complete;
}

/** Active teams of active agents, by agent. */
async function readTeamsOf(
  tx: EntityManager,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (userIds.length === 0) return new Map();
  const rows: { user_id: string; team_ids: string[] }[] = await tx.query(
    `SELECT m.user_id, array_agg(m.team_id ORDER BY t.name) AS team_ids FROM team_members m
       JOIN users u ON u.id = m.user_id AND u.active AND u.role = 'agent' JOIN teams t ON t.id = m.team_id AND t.active
     WHERE m.user_id = ANY($1::uuid[]) GROUP BY m.user_id`,
    [userIds],
  );
  return new Map(rows.map((row) => [row.user_id, row.team_ids]));
}

/** Rules of a draft that were sent: known ones keep their id, new ones get one. @throws DomainError validation_failed */
export function draftDefinitions(rules: readonly DraftRuleDto[]): readonly RuleDefinition[] {
  const ids = rules.map((rule) => rule.id ?? newId());
  if (new Set(ids).size !== ids.length) throw validationFailed([fieldError('rules', 'arrayUnique')]);
  return rules.map((rule, index) => definitionOf(rule, null, ids[index]));
}

/** Shows the lines of a rule. */
export function presentConditions(conditions: readonly RuleCondition[]): RuleConditionResponse[] {
  return conditions.map(({ value, ...condition }) => ({
    ...condition,
    ...(value === undefined ? {} : { value: typeof value === 'object' ? [...value] : value }),
  }));
}

/** Shows rules with the names of what they refer to. */
export async function presentDefinitions(
  tx: EntityManager,
  definitions: readonly RuleDefinition[],
): Promise<RuleDefinitionResponse[]> {
  const refs: { id: string; name: string }[] = await tx.query(
    `SELECT id, name FROM teams UNION ALL SELECT id, name FROM users WHERE id = ANY($1::uuid[])
     UNION ALL SELECT id, name FROM pools WHERE id = ANY($2::uuid[])`,
    [
      definitions.flatMap((rule) => rule.userId ?? []),
      definitions.flatMap((rule) => rule.fallbackPoolId ?? []),
    ],
  );
  const names = new Map(refs.map((ref) => [ref.id, ref.name]));
  const ref = (id: string | null): { id: string; name: string } | null =>
    id === null ? null : { id, name: names.get(id) ?? '' };
  return definitions.map(({ userId, fallbackTeamId, fallbackPoolId, conditions, ...rule }) => ({
    ...rule,
    conditions: presentConditions(conditions),
    team: ref(rule.teamId),
    user: ref(userId),
    fallbackTeam: ref(fallbackTeamId),
    fallbackPool: ref(fallbackPoolId ?? null),
  }));
}

/** The draft as it is kept; null when nobody drafts. */
export async function readDraft(
  tx: EntityManager,
): Promise<{ readonly rules: readonly RuleDefinition[]; readonly version: number } | null> {
  const rows: { rules: readonly RuleDefinition[]; version: number }[] = await tx.query(
    'SELECT rules, version FROM routing_drafts',
  );
  return rows[0] ?? null;
}
