import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { POLICY_JSON } from '../clock/sla-policies';
import type { SlaPolicy } from '../clock/sla-policy.policy';
import type { RuleCondition } from './rule-match.policy';

/** A rule as the decision reads it. */
export interface RoutingRule {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly conditions: readonly RuleCondition[];
  readonly teamId: string;
  readonly teamName: string;
  readonly onlyOnShift: boolean;
}

/** Rules in their order and first-response policies, as of a state of the two tables. */
export interface RoutingState {
  readonly fingerprint: string;
  readonly rules: readonly RoutingRule[];
  readonly policies: readonly SlaPolicy[];
}

/** Changes whenever a rule or a policy does; read beside every decision, so a stale copy is never acted upon. */
export const FINGERPRINT_SQL = `(SELECT concat_ws('/', count(*), sum(version), max(updated_at)) FROM routing_rules)
  || ' ' || (SELECT concat_ws('/', count(*), sum(version), max(updated_at)) FROM sla_policies)`;

const LOAD = `SELECT ${FINGERPRINT_SQL} AS fingerprint,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'active', r.active AND t.active,
      'conditions', r.conditions, 'teamId', r.team_id, 'teamName', t.name, 'onlyOnShift', r.only_on_shift) ORDER BY r.position, r.id), '[]')
   FROM routing_rules r JOIN teams t ON t.id = r.team_id WHERE r.active) AS rules,
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

  /** Reads the two tables anew. */
  public async reload(tx: EntityManager): Promise<RoutingState> {
    const rows: RoutingState[] = await tx.query(LOAD);
    const state = rows[0];
    if (state === undefined) throw new Error('Rules could not be read');
    this.state = state;
    return state;
  }
}
