import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  currentLocale,
  fieldError,
  forbidden,
  keepMaskedTexts,
  localDate,
  notifyConsole,
  validationFailed,
  versionConflict,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { applyChanges, dealField, isDealFieldKey, type FactChanges } from '../stages/deal-fields.policy';
import { gatesMet, type GateFacts, type MissingItem, type Stage } from '../stages/stage-machine.policy';
import { dealDetail, pipelineOf } from './deal-detail.queries';
import { DealOwnerEffects } from './deal-owner-effects';
import { visitHeld } from './deal-history.queries';
import { dealSearchTerms } from './deal-search.policy';
import { updateDeal, type DealChange } from './deal-writes.queries';
import type { EditDealDto } from './deal.dto';
import { dealPermissions, presentDeal } from './deal.presenter';
import { lockDeal, readDeal } from './deal.queries';
import type { DealDetailResponse } from './deal.response';
import { factsOf, type DealRow } from './deal.row';
import { gateUnmet } from './move-deal.service';
import { requireFields } from './require-fields';

/** Changes a deal's facts, people and next step; moves have their own service. */
@Injectable()
export class EditDealService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly owners: DealOwnerEffects,
  ) {}

  /**
   * Saves what the request names, if the deal is still at the version it was read at.
   * A fact that the stages behind the deal made mandatory can be changed but not emptied.
   * @throws DomainError not_found, forbidden (a new owner named by an agent), version_conflict with `current`,
   *   validation_failed, gate_unmet
   */
  public async edit(actor: Actor, dealId: string, edit: EditDealDto): Promise<DealDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      const deal = await lockDeal(tx, actor, dealId);
      if (deal.version !== edit.version)
        throw versionConflict(presentDeal(deal, actor, now, currentLocale()));
      const request = deal.owner_id === actor.id ? edit : unmasked(deal, edit);
      const facts = requireFields(factInput(request), localDate(now, this.config.tzName), '');
      await this.keepMandatory(tx, deal, facts, now);
      const change = await columnChanges(tx, actor, deal, request);
      await updateDeal(tx, dealId, change, facts, now);
      await this.record(tx, actor, deal, change, facts);
      if (change.ownerId !== undefined && change.ownerId !== deal.owner_id)
        await this.owners.run(tx, {
          dealId,
          fromId: deal.owner_id,
          toId: change.ownerId,
          byId: actor.id,
          byRole: actor.role,
          now,
        });
      return dealDetail(tx, await readDeal(tx, dealId), actor, now);
    });
  }

  private async keepMandatory(
    tx: EntityManager,
    deal: DealRow,
    changes: FactChanges,
    now: Date,
  ): Promise<void> {
    if (!Object.values(changes).includes(null)) return;
    const { pipeline, stage } = await pipelineOf(tx, deal);
    const reached = pipeline.stages.filter((known) => known.position <= stage.position);
    const visited = await visitHeld(tx, deal, now);
    const before = factsOf(deal);
    const lost = newlyMissing(
      reached,
      { values: before, visited },
      { values: applyChanges(before, changes), visited },
    );
    if (lost.length > 0) throw gateUnmet(lost);
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    deal: DealRow,
    change: DealChange,
    facts: FactChanges,
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'deal.updated',
      objectType: 'deal',
      objectId: deal.id,
      data: { changes: auditedChanges(deal, change, facts) },
    });
    await notifyConsole(tx, {
      topic: 'deals',
      id: deal.id,
      ownerIds: [deal.owner_id, change.ownerId ?? null],
      teamIds: [deal.team_id, change.teamId ?? null],
    });
  }
}

/** An edit of somebody who had the deal's texts masked before them. */
function unmasked(deal: DealRow, edit: EditDealDto): EditDealDto {
  const { name, company_name: company, next_step: nextStep, industry } = deal;
  const kept = keepMaskedTexts(edit, { name, company, nextStep, industry });
  if (edit.fields === undefined) return kept;
  const texts = Object.entries(factsOf(deal)).filter((entry): entry is [string, string] => {
    const [key, value] = entry;
    return typeof value === 'string' && isDealFieldKey(key) && dealField(key).type === 'text';
  });
  kept.fields = keepMaskedTexts(edit.fields, Object.fromEntries(texts));
  return kept;
}

function newlyMissing(stages: readonly Stage[], before: GateFacts, after: GateFacts): MissingItem[] {
  const was = gatesMet(stages, before);
  const is = gatesMet(stages, after);
  if (is.ok) return [];
  const known = new Set(was.ok ? [] : was.missing.map((item) => item.key));
  return is.missing.filter((item) => !known.has(item.key));
}

/** Facts may stand at the top of the body, as the deal shows them, or among `fields`. */
function factInput(request: EditDealDto): Record<string, unknown> {
  const { areaSqm, landMu, investmentYuan, industry } = request;
  const top = Object.entries({ areaSqm, landMu, investmentYuan, industry }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...request.fields, ...Object.fromEntries(top) };
}

async function columnChanges(
  tx: EntityManager,
  actor: Actor,
  deal: DealRow,
  request: EditDealDto,
): Promise<DealChange> {
  if (request.parkId !== undefined && request.parkId !== null) await requirePark(tx, request.parkId);
  const owner =
    request.ownerId === undefined || request.ownerId === deal.owner_id
      ? {}
      : await newOwner(tx, actor, deal, request.ownerId);
  const name = request.name ?? deal.name;
  const companyName = request.company === undefined ? deal.company_name : emptyToNull(request.company);
  const renamed = name !== deal.name || companyName !== deal.company_name;
  return {
    ...owner,
    ...(request.name === undefined ? {} : { name }),
    ...(request.company === undefined ? {} : { companyName }),
    // A company typed over is not the recorded one any more.
    ...(companyName === deal.company_name ? {} : { companyId: null }),
    ...(renamed ? { searchTerms: dealSearchTerms({ number: deal.number, name, companyName }) } : {}),
    ...(request.parkId === undefined ? {} : { parkId: request.parkId }),
    ...(request.needType === undefined ? {} : { needType: request.needType }),
    ...(request.nextStep === undefined ? {} : { nextStep: emptyToNull(request.nextStep) }),
    ...(request.nextStepDue === undefined ? {} : { nextStepDue: request.nextStepDue }),
  };
}

async function requirePark(tx: EntityManager, parkId: string): Promise<void> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM parks WHERE id = $1 AND active', [parkId]);
  if (rows.length === 0) throw validationFailed([fieldError('parkId', 'unknown_reference')]);
}

/** Those who lead may hand a deal to an active agent or manager; a manager only within their teams. */
async function newOwner(
  tx: EntityManager,
  actor: Actor,
  deal: DealRow,
  ownerId: string,
): Promise<DealChange> {
  if (!dealPermissions(actor, true).assign) throw forbidden();
  const rows: { team_id: string | null }[] = await tx.query(
    `SELECT m.team_id FROM users u LEFT JOIN team_members m ON m.user_id = u.id
     WHERE u.id = $1 AND u.active AND u.role IN ('agent', 'manager') ORDER BY (m.team_id = $2) DESC NULLS LAST, m.team_id`,
    [ownerId, deal.team_id],
  );
  const within =
    actor.role === 'admin'
      ? rows
      : rows.filter((row) => row.team_id !== null && actor.teamIds.includes(row.team_id));
  const place = within[0];
  if (place === undefined) throw validationFailed([fieldError('ownerId', 'unknown_reference')]);
  return { ownerId, teamId: place.team_id };
}

function emptyToNull(value: string | null): string | null {
  return value === null || value === '' ? null : value;
}

/** What the audit log keeps of a change: values of numbers, dates, choices and ids; of free text only that it changed. */
function auditedChanges(deal: DealRow, change: DealChange, facts: FactChanges): object[] {
  const before = factsOf(deal);
  const ofFacts = Object.entries(facts).map(([key, to]) => {
    if (!isDealFieldKey(key) || dealField(key).type === 'text') return { field: key };
    return { field: key, from: before[key] ?? null, to: to ?? null };
  });
  const ofColumns = Object.entries(change)
    .filter(([key]) => key !== 'searchTerms' && key !== 'companyId' && key !== 'teamId')
    .map(([key, to]) => {
      switch (key) {
        case 'ownerId':
          return { field: key, from: deal.owner_id, to };
        case 'parkId':
          return { field: key, from: deal.park_id, to };
        case 'needType':
          return { field: key, from: deal.need_type, to };
        case 'nextStepDue':
          return { field: key, from: deal.next_step_due, to };
        default:
          return { field: key };
      }
    });
  return [...ofColumns, ...ofFacts];
}
