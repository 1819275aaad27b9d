import { readStoredFacts } from './deal-facts';
import type { DealFacts } from '../stages/deal-fields.policy';
import type { DealStatus } from '../stages/milestones.policy';

/** A deal as every read returns it: the row with its stage, people and park. */
export interface DealRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly status: DealStatus;
  readonly pipeline_id: string;
  readonly stage_id: string;
  readonly stage_name: string;
  readonly milestone: string;
  readonly probability: string;
  readonly stalled_after_days: number;
  readonly stage_entered_at: Date;
  readonly lead_id: string | null;
  readonly contact_id: string | null;
  readonly company_name: string | null;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly team_id: string | null;
  readonly park_id: string | null;
  readonly park_name: string | null;
  readonly need_type: string | null;
  readonly industry: string | null;
  readonly area_sqm: string | null;
  readonly land_mu: string | null;
  readonly investment_yuan: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly next_step: string | null;
  readonly next_step_due: string | null;
  readonly lost_reason: string | null;
  readonly last_activity_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
  /** The sort value as text, so that a cursor keeps every microsecond. */
  readonly cursor_value: string;
}

/** The columns of DealRow over `deals d` and its joins; cursor_value is added by each list. */
export const DEAL_COLUMNS = `d.id, d.number, d.name, d.status, d.pipeline_id, d.stage_id, s.name AS stage_name, s.milestone,
  s.probability, s.stalled_after_days, d.stage_entered_at, d.lead_id, d.contact_id, d.company_name, d.owner_id,
  u.name AS owner_name, d.team_id, d.park_id, k.name AS park_name, d.need_type, d.industry, d.area_sqm, d.land_mu,
  d.investment_yuan, d.facts, d.next_step, to_char(d.next_step_due, 'YYYY-MM-DD') AS next_step_due, d.lost_reason,
  d.last_activity_at, d.created_at, d.updated_at, d.version`;

export const DEAL_JOINS = `JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
  JOIN users u ON u.id = d.owner_id
  LEFT JOIN parks k ON k.id = d.park_id`;

/** All facts of a deal by key: the headline columns and the stored rest. A park names the region where none is entered. */
export function factsOf(row: DealRow): DealFacts {
  return {
    ...(row.park_name === null ? {} : { region: row.park_name }),
    ...readStoredFacts(row.facts),
    ...(row.area_sqm === null ? {} : { areaSqm: Number(row.area_sqm) }),
    ...(row.land_mu === null ? {} : { landMu: Number(row.land_mu) }),
    ...(row.investment_yuan === null ? {} : { investmentYuan: row.investment_yuan }),
    ...(row.industry === null ? {} : { industry: row.industry }),
  };
}
