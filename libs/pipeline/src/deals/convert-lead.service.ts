import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import { LeadConversionService, type ConvertibleLead } from '@luodi/leads';
import {
  CONFIG,
  Clock,
  DomainError,
  localDate,
  newId,
  notifyConsole,
  toMu,
  translate,
  wanToYuan,
  withIdempotency,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { FactChanges } from '../stages/deal-fields.policy';
import { activePipelines, pipelineForNeed, type Pipeline } from '../stages/pipeline.queries';
import { insertDeal, insertMove } from './deal-writes.queries';
import type { ConvertLeadDto } from './deal.dto';
import type { ConvertedResponse } from './deal.response';

/** Makes a deal of a lead. */
@Injectable()
export class ConvertLeadService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly leads: LeadConversionService,
  ) {}

  /**
   * One transaction: lock the lead, open the deal in the first stage of its pipeline, mark the lead converted.
   * @throws DomainError not_found, forbidden, lead_closed (from the lead), already_converted with `dealId`,
   *   lead_unowned (somebody has to own the deal), unknown_pipeline
   */
  public async convert(actor: Actor, leadId: string, request: ConvertLeadDto): Promise<ConvertedResponse> {
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:leads.convert:${leadId}`, request, () =>
        this.convertIn(tx, actor, leadId, request),
      ),
    );
  }

  /** The same inside the caller's transaction. */
  public async convertIn(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    request: ConvertLeadDto,
  ): Promise<ConvertedResponse> {
    const lead = await this.leads.lockForConversion(tx, actor, leadId);
    await refuseConverted(tx, lead);
    if (lead.ownerId === null) throw new DomainError('lead_unowned');
    const pipeline = choosePipeline(await activePipelines(tx), lead, request.pipelineId ?? null);
    const stage = pipeline.stages[0];
    if (stage === undefined) throw new DomainError('unknown_pipeline');
    const now = this.clock.now();
    const today = localDate(now, this.config.tzName);
    const id = newId();
    const number = await nextDealNumber(tx, today.slice(0, 4));
    await insertDeal(tx, {
      id,
      number,
      name: request.name ?? defaultName(lead),
      pipelineId: pipeline.id,
      stageId: stage.id,
      now,
      leadId,
      contactId: lead.contactId,
      companyId: lead.facts.companyId,
      companyName: lead.facts.companyName,
      ownerId: lead.ownerId,
      teamId: lead.teamId,
      parkId: lead.facts.parkId,
      needType: lead.facts.needType,
      industryCode: lead.facts.industryCode,
      facts: factsFromLead(lead),
      createdById: actor.id,
    });
    await insertMove(tx, {
      dealId: id,
      from: null,
      to: stage.id,
      kind: 'created',
      at: now,
      effectiveDate: today,
      dwellSeconds: await secondsSinceLead(tx, leadId, now),
      byId: actor.id,
      reason: null,
      fields: {},
    });
    await this.leads.markConverted(tx, { leadId, dealId: id, actor, now });
    await tx.query(
      'UPDATE deals SET last_activity_at = (SELECT max(occurred_at) FROM activities WHERE lead_id = $2) WHERE id = $1',
      [id, leadId],
    );
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'deal.created',
      objectType: 'deal',
      objectId: id,
      data: { leadId, pipelineId: pipeline.id, stage: stage.id },
    });
    await notifyConsole(tx, { topic: 'deals', id, ownerIds: [lead.ownerId], teamIds: [lead.teamId] });
    return { dealId: id, number };
  }
}

async function refuseConverted(tx: EntityManager, lead: ConvertibleLead): Promise<void> {
  if (lead.status !== 'converted') return;
  const rows: { id: string }[] = await tx.query('SELECT id FROM deals WHERE lead_id = $1', [lead.id]);
  throw new DomainError('already_converted', {}, { body: { dealId: rows[0]?.id ?? null } });
}

function choosePipeline(
  pipelines: readonly Pipeline[],
  lead: ConvertibleLead,
  wanted: string | null,
): Pipeline {
  const chosen =
    wanted === null
      ? pipelineForNeed(pipelines, lead.facts.needType)
      : pipelines.find((pipeline) => pipeline.id === wanted);
  if (chosen === undefined || chosen === null) throw new DomainError('unknown_pipeline');
  return chosen;
}

/** XM-2026-0046: the running number within the year. */
async function nextDealNumber(tx: EntityManager, year: string): Promise<string> {
  const rows: { n: string }[] = await tx.query("SELECT next_number('deal', $1) AS n", [year]);
  return `XM-${year}-${String(rows[0]?.n ?? '0').padStart(4, '0')}`;
}

async function secondsSinceLead(tx: EntityManager, leadId: string, now: Date): Promise<number> {
  const rows: { s: string }[] = await tx.query(
    'SELECT greatest(0, floor(extract(epoch FROM $2::timestamptz - created_at)))::bigint AS s FROM leads WHERE id = $1',
    [leadId, now],
  );
  return Number(rows[0]?.s ?? 0);
}

/** "华晟精密 · 租厂房"; the lead's number where nothing is known of the company. */
function defaultName(lead: ConvertibleLead): string {
  const who = lead.facts.companyName ?? lead.facts.contactName ?? lead.number;
  const need =
    lead.facts.needType === null ? '' : ` · ${translate('zh-CN', `deal.need.${lead.facts.needType}`)}`;
  return `${who.slice(0, 80)}${need}`;
}

const LAND_NEEDS: ReadonlySet<string> = new Set(['buy_land', 'rent_land']);

/**
 * The facts a deal starts with. The lower bound of what was asked stands for the size, the upper one where there is
 * no lower; land is also counted in mu.
 */
function factsFromLead(lead: ConvertibleLead): FactChanges {
  const { facts } = lead;
  const area = facts.areaMinSqm ?? facts.areaMaxSqm;
  const tax = facts.taxMinYuan ?? facts.taxMaxYuan;
  const region = facts.region.join(' ').slice(0, 100);
  const investmentWan = facts.details['investmentWan'];
  const outputWan = facts.details['outputWan'];
  const industry = facts.industry;
  return {
    ...(area === null ? {} : { areaSqm: area }),
    ...(area !== null && facts.needType !== null && LAND_NEEDS.has(facts.needType)
      ? { landMu: toMu(area) }
      : {}),
    ...(tax === null ? {} : { taxYuan: tax }),
    ...(industry === null ? {} : { industry: industry.slice(0, 100) }),
    ...(region === '' ? {} : { region }),
    ...(typeof investmentWan === 'number' ? { investmentYuan: wanToYuan(investmentWan) } : {}),
    ...(typeof outputWan === 'number' ? { outputYuan: wanToYuan(outputWan) } : {}),
    ...(facts.needText === null ? {} : { scale: facts.needText.slice(0, 500) }),
  };
}
