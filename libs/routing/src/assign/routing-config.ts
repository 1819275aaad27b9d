import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { POLICY_JSON } from '../clock/sla-policies';
import type { SlaPolicy } from '../clock/sla-policy.policy';
import type { Period } from './period.policy';
import type { Strategy } from './rank.policy';
import type { RuleCondition } from './rule-match.policy';

export const TARGETS = ['team', 'park', 'user'] as const;
export type RuleTarget = (typeof TARGETS)[number];

export const FALLBACKS = ['wait', 'next', 'team', 'pool'] as const;
export type Fallback = (typeof FALLBACKS)[number];

/** A rule as data: what versions keep and a draft changes. */
export interface RuleDefinition {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly conditions: readonly RuleCondition[];
  readonly target: RuleTarget;
  /** null: the team in charge of the lead's park. */
  readonly teamId: string | null;
  /** The one person it goes to. */
  readonly userId: string | null;
  readonly strategy: Strategy;
  /** Whoever of the team has the company already comes first. */
  readonly ownerFirst: boolean;
  /** How long shares run before they begin anew; null: without end. */
  readonly period: Period | null;
  /** Most leads that this rule gives to one person in a `capPeriod`. */
  readonly cap: number | null;
  readonly capPeriod: Period | null;
  /** What happens when nobody is eligible. */
  readonly fallback: Fallback;
  readonly fallbackTeamId: string | null;
  /** With the pool as fallback the one that takes the lead; null (or absent in what was stored before): the team's own. */
  readonly fallbackPoolId?: string | null;
  readonly onlyOnShift: boolean;
}

/** A rule as the decision reads it. */
export interface RoutingRule extends RuleDefinition {
  readonly teamName: string;
  readonly fallbackTeamName: string | null;
}

export interface TeamRef {
  readonly id: string;
  readonly name: string;
}

/** Rules in their order, teams of parks and first-response policies, as of a state of their tables. */
export interface RoutingState {
  readonly fingerprint: string;
  readonly rules: readonly RoutingRule[];
  /** Active teams in charge of parks, by the park's id. */
  readonly parkTeams: Readonly<Record<string, TeamRef>>;
  readonly policies: readonly SlaPolicy[];
}

/** Changes whenever a rule, a park or a policy does; read beside every decision, so a stale copy is never acted upon. */
export const FINGERPRINT_SQL = `(SELECT concat_ws('/', count(*), sum(version), max(updated_at)) FROM routing_rules)
  || ' ' || (SELECT concat_ws('/', count(*), sum(version), max(updated_at)) FROM parks)
  || ' ' || (SELECT concat_ws('/', count(*), sum(version), max(updated_at)) FROM sla_policies)`;

/** A rule's columns as JSON, the form of versions and drafts. */
export const DEFINITION_SQL = `jsonb_build_object('id', r.id, 'name', r.name, 'active', r.active,
  'conditions', r.conditions, 'target', r.target, 'teamId', r.team_id, 'userId', r.user_id, 'strategy', r.strategy,
  'ownerFirst', r.owner_first, 'period', r.period, 'cap', r.cap, 'capPeriod', r.cap_period, 'fallback', r.fallback,
  'fallbackTeamId', r.fallback_team_id, 'fallbackPoolId', r.fallback_pool_id, 'onlyOnShift', r.only_on_shift)`;

const PARK_TEAMS = `(SELECT coalesce(jsonb_object_agg(k.id, jsonb_build_object('id', t.id, 'name', t.name)), '{}')
   FROM parks k JOIN teams t ON t.id = k.team_id AND t.active)`;

/** Active teams in charge of parks, by the park's id. */
export async function readParkTeams(tx: EntityManager): Promise<RoutingState['parkTeams']> {
  const rows: { parkTeams: RoutingState['parkTeams'] }[] = await tx.query(
    `SELECT ${PARK_TEAMS} AS "parkTeams"`,
  );
  return rows[0]?.parkTeams ?? {};
}

const LOAD = `SELECT ${FINGERPRINT_SQL} AS fingerprint,
  (SELECT coalesce(jsonb_agg(${DEFINITION_SQL} || jsonb_build_object('active', r.active AND coalesce(t.active, true),
      'teamName', coalesce(t.name, ''), 'fallbackTeamName', f.name) ORDER BY r.position, r.id), '[]')
   FROM routing_rules r LEFT JOIN teams t ON t.id = r.team_id LEFT JOIN teams f ON f.id = r.fallback_team_id
   WHERE r.active) AS rules,
  ${PARK_TEAMS} AS "parkTeams",
  (SELECT coalesce(jsonb_agg(${POLICY_JSON} ORDER BY id), '[]')
   FROM sla_policies WHERE active AND kind = 'first_response') AS policies`;

/** Rules and policies kept in memory; the decision's own query tells when they are out of date. */
@Injectable()
export class RoutingConfig {
  private state: RoutingState | null = null;

  /** What was loaded last, else what the database says. */
  public async current(tx: EntityManager): Promise<RoutingState> {
    return this.state ?? this.reload(tx);
  }

  /** Reads the tables anew. */
  public async reload(tx: EntityManager): Promise<RoutingState> {
    const rows: RoutingState[] = await tx.query(LOAD);
    const state = rows[0];
    if (state === undefined) throw new Error('Rules could not be read');
    this.state = state;
    return state;
  }

  /** The present state with the rules of a draft or of a version in place of the published ones. */
  public async withRules(tx: EntityManager, rules: readonly RuleDefinition[]): Promise<RoutingState> {
    const state = await this.reload(tx);
    const teams: (TeamRef & { readonly active: boolean })[] = await tx.query(
      'SELECT id, name, active FROM teams',
    );
    const byId = new Map(teams.map((team) => [team.id, team]));
    return {
      ...state,
      rules: rules
        .filter((rule) => rule.active)
        .map((rule) => ({
          ...rule,
          active: rule.teamId === null || byId.get(rule.teamId)?.active === true,
          teamName: byId.get(rule.teamId ?? '')?.name ?? '',
          fallbackTeamName: byId.get(rule.fallbackTeamId ?? '')?.name ?? null,
        })),
    };
  }
}
