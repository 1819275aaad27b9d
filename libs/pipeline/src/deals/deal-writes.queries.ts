import { newId } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { FactChanges } from '../stages/deal-fields.policy';
import type { DealStatus, MoveKind } from '../stages/milestones.policy';
import { factWrites } from './deal-facts';
import { dealSearchTerms } from './deal-search.policy';

export interface NewDeal {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly now: Date;
  readonly leadId: string;
  readonly contactId: string;
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly ownerId: string;
  readonly teamId: string | null;
  readonly parkId: string | null;
  readonly needType: string | null;
  readonly industryCode: string | null;
  readonly facts: FactChanges;
  readonly createdById: string;
}

/** Inserts a deal in its first stage. */
export async function insertDeal(tx: EntityManager, deal: NewDeal): Promise<void> {
  const { columns, merge } = factWrites(deal.facts);
  await tx.query(
    `INSERT INTO deals (id, number, name, pipeline_id, stage_id, stage_entered_at, lead_id, contact_id, company_id, company_name,
       owner_id, team_id, park_id, need_type, industry, industry_code, area_sqm, land_mu, investment_yuan, facts,
       search_terms, created_by, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $6, $6)`,
    [
      deal.id,
      deal.number,
      deal.name,
      deal.pipelineId,
      deal.stageId,
      deal.now,
      deal.leadId,
      deal.contactId,
      deal.companyId,
      deal.companyName,
      deal.ownerId,
      deal.teamId,
      deal.parkId,
      deal.needType,
      columns.industry ?? null,
      deal.industryCode,
      columns.area_sqm ?? null,
      columns.land_mu ?? null,
      columns.investment_yuan ?? null,
      JSON.stringify(merge),
      dealSearchTerms({ number: deal.number, name: deal.name, companyName: deal.companyName }),
      deal.createdById,
    ],
  );
}

export interface NewMove {
  readonly dealId: string;
  readonly from: string | null;
  /** The stage the deal stands in afterwards; an exit keeps it. */
  readonly to: string;
  readonly kind: MoveKind;
  readonly at: Date;
  readonly effectiveDate: string;
  /** Seconds spent in `from`; of a creation: seconds as a lead. */
  readonly dwellSeconds: number | null;
  readonly byId: string;
  readonly reason: string | null;
  readonly fields: FactChanges;
}

/** Writes one line of a deal's history. */
export async function insertMove(tx: EntityManager, move: NewMove): Promise<void> {
  await tx.query(
    `INSERT INTO deal_moves (id, deal_id, from_stage, to_stage, kind, at, effective_date, dwell_seconds, by_id, reason, fields)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      newId(),
      move.dealId,
      move.from,
      move.to,
      move.kind,
      move.at,
      move.effectiveDate,
      move.dwellSeconds,
      move.byId,
      move.reason,
      JSON.stringify(move.fields),
    ],
  );
}

/** What a change writes to the row of a deal besides its facts; undefined leaves a column as it is. */
export interface DealChange {
  readonly status?: DealStatus;
  readonly stageId?: string;
  readonly stageEnteredAt?: Date;
  readonly lostReason?: string | null;
  readonly name?: string;
  readonly companyName?: string | null;
  readonly companyId?: string | null;
  readonly parkId?: string | null;
  readonly ownerId?: string;
  readonly teamId?: string | null;
  readonly needType?: string | null;
  readonly nextStep?: string | null;
  readonly nextStepDue?: string | null;
  readonly searchTerms?: readonly string[];
}

const COLUMN_OF: Readonly<Record<keyof DealChange, string>> = {
  status: 'status',
  stageId: 'stage_id',
  stageEnteredAt: 'stage_entered_at',
  lostReason: 'lost_reason',
  name: 'name',
  companyName: 'company_name',
  companyId: 'company_id',
  parkId: 'park_id',
  ownerId: 'owner_id',
  teamId: 'team_id',
  needType: 'need_type',
  nextStep: 'next_step',
  nextStepDue: 'next_step_due',
  searchTerms: 'search_terms',
};

/** Updates a locked deal: the named columns, the facts, version and time. */
export async function updateDeal(
  tx: EntityManager,
  id: string,
  change: DealChange,
  facts: FactChanges,
  now: Date,
): Promise<void> {
  const params: unknown[] = [id, now];
  const sets: string[] = [];
  const set = (column: string, value: unknown): void => {
    params.push(value);
    sets.push(`${column} = $${params.length}`);
  };
  for (const key of Object.keys(COLUMN_OF) as (keyof DealChange)[]) {
    if (change[key] !== undefined) set(COLUMN_OF[key], change[key]);
  }
  const { columns, merge, remove } = factWrites(facts);
  for (const [column, value] of Object.entries(columns)) set(column, value);
  if (Object.keys(merge).length > 0 || remove.length > 0) {
    params.push(JSON.stringify(merge), remove);
    sets.push(`facts = (facts || $${params.length - 1}::jsonb) - $${params.length}::text[]`);
  }
  sets.push('updated_at = $2', 'version = version + 1');
  await tx.query(`UPDATE deals SET ${sets.join(', ')} WHERE id = $1`, params);
}
