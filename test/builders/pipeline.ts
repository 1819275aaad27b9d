import { aPhone } from './phones';
import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import { seedPipelines } from '@luodi/pipeline';
import { aTeam, aUser, type BuiltUser } from './identity';

export interface BuiltDeal {
  readonly id: string;
  readonly number: string;
  readonly leadId: string;
  readonly contactId: string;
  readonly ownerId: string;
  readonly teamId: string;
  readonly pipelineId: string;
}

export interface DealTraits {
  readonly owner?: { readonly id: string };
  readonly teamId?: string;
  readonly name?: string;
  readonly company?: string;
  readonly phone?: string;
  readonly needType?: string;
  /** The pipeline by name; default 租赁类. */
  readonly pipeline?: string;
  readonly stage?: string;
  readonly status?: 'open' | 'won' | 'lost' | 'on_hold' | 'transferred';
  readonly investmentYuan?: string;
  readonly areaSqm?: number;
  readonly industry?: string;
  readonly parkId?: string;
  readonly facts?: Record<string, unknown>;
  readonly channel?: string;
  /** When lead and deal came in; default 2026-11-10 09:00 in Shanghai. */
  readonly createdAt?: string;
  readonly stageEnteredAt?: string;
}

/** The default pipelines, created where they are missing. */
export async function thePipelines(tx: EntityManager): Promise<Map<string, string>> {
  await seedPipelines(tx);
  const rows: { id: string; name: string }[] = await tx.query('SELECT id, name FROM pipelines');
  return new Map(rows.map((row) => [row.name, row.id]));
}

/** A deal with its converted lead and contact, written straight into the tables in the stage asked for. */
export async function aDeal(tx: EntityManager, traits: DealTraits = {}): Promise<BuiltDeal> {
  const pipelines = await thePipelines(tx);
  const pipelineId = pipelines.get(traits.pipeline ?? '租赁类');
  if (pipelineId === undefined) throw new Error(`No pipeline ${traits.pipeline}`);
  const teamId = traits.teamId ?? (await aTeam(tx)).id;
  const owner: { id: string } | BuiltUser = traits.owner ?? (await aUser(tx, { teamIds: [teamId] }));
  const at = traits.createdAt ?? '2026-11-10T09:00:00+08:00';
  const [id, leadId, contactId] = [newId(), newId(), newId()];
  const phone = traits.phone ?? aPhone();
  const company = traits.company ?? '湘江精密制造';
  const needType = traits.needType ?? 'rent_factory';
  await tx.query('INSERT INTO contacts (id, name, phone, created_at) VALUES ($1, $2, $3, $4)', [
    contactId,
    '陈小姐',
    phone,
    at,
  ]);
  await tx.query(
    `INSERT INTO leads (id, number, status, contact_id, company_name, contact_name, phone, phone_last4, need_type, channel,
       owner_id, team_id, park_id, assigned_at, created_at, updated_at)
     VALUES ($1, $2, 'converted', $3, $4, '陈小姐', $5, right($5, 4), $6, $7, $8, $9, $10, $11, $11, $11)`,
    [
      leadId,
      `XS-T-${leadId.slice(-12)}`,
      contactId,
      company,
      phone,
      needType,
      traits.channel ?? 'form',
      owner.id,
      teamId,
      traits.parkId ?? null,
      at,
    ],
  );
  const numbers: { n: string }[] = await tx.query("SELECT next_number('deal', '2026') AS n");
  const number = `XM-2026-${String(numbers[0]?.n).padStart(4, '0')}`;
  const stage = traits.stage ?? 'qualified';
  await tx.query(
    `INSERT INTO deals (id, number, name, status, pipeline_id, stage_id, stage_entered_at, lead_id, contact_id, company_name,
       owner_id, team_id, park_id, need_type, industry, area_sqm, investment_yuan, facts, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19)`,
    [
      id,
      number,
      traits.name ?? `${company.slice(0, 90)}租赁项目`,
      traits.status ?? 'open',
      pipelineId,
      stage,
      traits.stageEnteredAt ?? at,
      leadId,
      contactId,
      company,
      owner.id,
      teamId,
      traits.parkId ?? null,
      needType,
      traits.industry ?? null,
      traits.areaSqm ?? null,
      traits.investmentYuan ?? null,
      JSON.stringify(traits.facts ?? {}),
      at,
    ],
  );
  await tx.query(
    `INSERT INTO deal_moves (id, deal_id, to_stage, kind, at, effective_date, dwell_seconds, by_id)
     VALUES ($1, $2, $3, 'created', $4, ($4::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, 0, $5)`,
    [newId(), id, stage, at, owner.id],
  );
  return { id, number, leadId, contactId, ownerId: owner.id, teamId, pipelineId };
}

/** An activity on a deal's lead. */
export async function anActivity(
  tx: EntityManager,
  deal: BuiltDeal,
  traits: { readonly type?: string; readonly at?: string; readonly summary?: string } = {},
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO activities (id, lead_id, deal_id, type, summary, occurred_at, author_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      deal.leadId,
      deal.id,
      traits.type ?? 'call',
      traits.summary ?? '电话沟通需求',
      traits.at ?? '2026-11-12T10:00:00+08:00',
      deal.ownerId,
    ],
  );
  return id;
}
