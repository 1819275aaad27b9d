import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import { LeadActs, type DealAct } from '@luodi/leads';
import {
  CONFIG,
  Clock,
  DomainError,
  currentLocale,
  localDate,
  notifyConsole,
  startOfLocalDate,
  withIdempotency,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { applyChanges, type FactChanges } from '../stages/deal-fields.policy';
import {
  canMove,
  decideMove,
  isExit,
  type GateFacts,
  type MissingItem,
  type MoveDecision,
} from '../stages/stage-machine.policy';
import { presentMissing } from '../stages/stage-texts';
import { pipelineOf } from './deal-detail.queries';
import { visitHeld } from './deal-history.queries';
import { insertMove, updateDeal } from './deal-writes.queries';
import type { MoveDealDto } from './deal.dto';
import { presentDeal, presentField } from './deal.presenter';
import { findDeal, lockDeal, readDeal } from './deal.queries';
import type { DealResponse, GatePreviewResponse } from './deal.response';
import { factsOf, type DealRow } from './deal.row';
import { requireFields } from './require-fields';

/** Moves deals between stages and out of the pipeline. */
@Injectable()
export class MoveDealService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly acts: LeadActs,
  ) {}

  /**
   * Moves a deal under its row lock, so that of two equal moves at once the second finds it already there.
   * Fields of the request are judged with the gate and written with the move, or not at all.
   * @throws DomainError not_found, validation_failed, unknown_stage, already_there, reason_required,
   *   gate_unmet with `missing`, effective_date_invalid
   */
  public async move(actor: Actor, dealId: string, request: MoveDealDto): Promise<DealResponse> {
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:deals.move:${dealId}`, request, () =>
        this.moveIn(tx, actor, dealId, request),
      ),
    );
  }

  /** The same inside the caller's transaction. */
  public async moveIn(
    tx: EntityManager,
    actor: Actor,
    dealId: string,
    request: MoveDealDto,
  ): Promise<DealResponse> {
    const now = this.clock.now();
    const today = localDate(now, this.config.tzName);
    const deal = await lockDeal(tx, actor, dealId);
    const { pipeline, stage } = await pipelineOf(tx, deal);
    const changes = requireFields(request.fields ?? {}, today, 'fields.');
    const facts = await gateFacts(tx, deal, changes, now);
    const decision = decideMove(pipeline.stages, {
      status: deal.status,
      from: stage,
      to: request.to,
      reason: request.reason ?? null,
      facts,
    });
    if (!decision.ok) throw refusal(decision);
    const effectiveDate = request.effectiveDate ?? today;
    await this.requireEffectiveDate(tx, deal, effectiveDate, today);
    await this.write(tx, { actor, deal, request, decision, changes, effectiveDate, now, today });
    return presentDeal(await readDeal(tx, dealId), actor, now, currentLocale());
  }

  /** What a move would need, without making it; `fields` are those that the gates on the way ask for. */
  public async preview(actor: Actor, dealId: string, to: string): Promise<GatePreviewResponse> {
    const tx = this.dataSource.manager;
    const now = this.clock.now();
    const locale = currentLocale();
    const deal = await findDeal(tx, actor, dealId);
    const { pipeline, stage } = await pipelineOf(tx, deal);
    const facts = await gateFacts(tx, deal, {}, now);
    if (isExit(to)) return { ok: true, reasonRequired: to !== 'transferred', missing: [], fields: [] };
    const target = pipeline.stages.find((known) => known.id === to);
    if (target === undefined) throw new DomainError('unknown_stage');
    const verdict = canMove(pipeline.stages, stage, target, facts);
    const missing: readonly MissingItem[] = verdict.ok ? [] : verdict.missing;
    const asked = pipeline.stages
      .filter((known) => known.position > stage.position && known.position <= target.position)
      .flatMap((known) => known.gate.map((item) => item.key));
    return {
      ok: verdict.ok,
      reasonRequired: target.position < stage.position,
      missing: presentMissing(locale, missing),
      fields: [...new Set(asked)].map((key) => presentField(locale, key, facts.values)),
    };
  }

  private async requireEffectiveDate(
    tx: EntityManager,
    deal: DealRow,
    date: string,
    today: string,
  ): Promise<void> {
    const earliest = await this.earliestDate(tx, deal);
    if (date > today || date < earliest) {
      throw new DomainError(
        'effective_date_invalid',
        { earliest, today },
        { body: { earliest, latest: today } },
      );
    }
  }

  /** A deal can't move before its lead came in. */
  private async earliestDate(tx: EntityManager, deal: DealRow): Promise<string> {
    const rows: { created_at: Date }[] = await tx.query('SELECT created_at FROM leads WHERE id = $1', [
      deal.lead_id,
    ]);
    return localDate(rows[0]?.created_at ?? deal.created_at, this.config.tzName);
  }

  private async write(tx: EntityManager, move: AcceptedMove): Promise<void> {
    const { actor, deal, decision, effectiveDate, now, today } = move;
    const changesStage =
      decision.kind === 'forward' || decision.kind === 'backward' || decision.kind === 'resumed';
    // A back-dated move entered its stage when that day began, but never before it entered the one it came from.
    const claimed = effectiveDate === today ? now : startOfLocalDate(effectiveDate, this.config.tzName);
    const entered = claimed < deal.stage_entered_at ? deal.stage_entered_at : claimed;
    const newEntry = changesStage && decision.stage.id !== deal.stage_id;
    await updateDeal(
      tx,
      deal.id,
      {
        status: decision.status,
        stageId: decision.stage.id,
        ...(newEntry ? { stageEnteredAt: entered } : {}),
        lostReason: decision.kind === 'lost' ? (move.request.reason ?? null) : null,
      },
      move.changes,
      now,
    );
    if (deal.lead_id !== null && decision.status !== deal.status) {
      await this.acts.deal(tx, {
        leadId: deal.lead_id,
        status: clockStatus(decision.status),
        byId: actor.id,
        now,
      });
    }
    await insertMove(tx, {
      dealId: deal.id,
      from: deal.stage_id,
      to: decision.stage.id,
      kind: decision.kind,
      at: now,
      effectiveDate,
      dwellSeconds: Math.max(0, Math.floor((entered.getTime() - deal.stage_entered_at.getTime()) / 1000)),
      byId: actor.id,
      reason: move.request.reason ?? null,
      fields: move.changes,
    });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'deal.moved',
      objectType: 'deal',
      objectId: deal.id,
      data: {
        kind: decision.kind,
        from: deal.stage_id,
        to: decision.stage.id,
        status: decision.status,
        effectiveDate,
        fields: Object.keys(move.changes),
      },
    });
    await notifyConsole(tx, {
      topic: 'deals',
      id: deal.id,
      ownerIds: [deal.owner_id],
      teamIds: [deal.team_id],
    });
  }
}

/** Clocks of the lead stand still with the deal, end with it, or run. */
function clockStatus(status: DealRow['status']): DealAct['status'] {
  switch (status) {
    case 'open':
    case 'won':
      return 'open';
    case 'on_hold':
      return 'on_hold';
    case 'lost':
    case 'transferred':
      return 'closed';
  }
}

interface AcceptedMove {
  readonly actor: Actor;
  readonly deal: DealRow;
  readonly request: MoveDealDto;
  readonly decision: Extract<MoveDecision, { ok: true }>;
  readonly changes: FactChanges;
  readonly effectiveDate: string;
  readonly now: Date;
  readonly today: string;
}

async function gateFacts(
  tx: EntityManager,
  deal: DealRow,
  changes: FactChanges,
  now: Date,
): Promise<GateFacts> {
  return { values: applyChanges(factsOf(deal), changes), visited: await visitHeld(tx, deal, now) };
}

function refusal(decision: Extract<MoveDecision, { ok: false }>): DomainError {
  if (decision.code !== 'gate_unmet') return new DomainError(decision.code);
  return gateUnmet(decision.missing);
}

/** 422 naming what is missing, in the caller's language. */
export function gateUnmet(missing: readonly MissingItem[]): DomainError {
  const shown = presentMissing(currentLocale(), missing);
  return new DomainError(
    'gate_unmet',
    { items: shown.map((item) => item.label).join('、') },
    { body: { missing: shown } },
  );
}
