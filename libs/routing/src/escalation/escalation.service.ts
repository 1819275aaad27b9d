import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import {
  OwnershipService,
  defaultPool,
  isOpen,
  lockLead,
  missedResponse,
  setNextRung,
  teamOf,
} from '@luodi/leads';
import type { ClockKind, LockedLead } from '@luodi/leads';
import { CalendarService, calendarOf } from '@luodi/workspace';
import { ReassignLeadService } from '../assign/reassign-lead.service';
import { policyOf } from '../clock/clock-policy-of';
import { timeRows } from '../clock/clock-timer';
import { firedSteps } from '../clock/first-response.queries';
import { fire } from '../clock/firing.queries';
import type { FiringOutcome } from '../clock/firing.queries';
import { dueRungs, judgeLadder, ladderOf } from '../clock/ladder.policy';
import type { TimedStep } from '../clock/ladder.policy';
import { lockRow, setNextStep } from '../clock/lead-clock.queries';
import { SlaPolicies } from '../clock/sla-policies';
import { dueEscalations, formerOwners } from './escalation.queries';
import type { DueEscalation } from './escalation.queries';

const BATCH = 200;
const MAX_ROUNDS = 20; // one rung of each clock a round
/** How long after nobody could take a lead the next try is. */
const RETRY_MS = 5 * 60_000;

/** A clock past its deadline as its next rung needs it, the lead's row held. */
interface Ladder {
  readonly kind: ClockKind;
  readonly ref: string;
  readonly dueAt: Date;
  readonly fired: ReadonlySet<string>;
  /** Its steps; when somebody has just got the lead, from then. */
  readonly stepsFor: (heldSince: Date | null) => readonly TimedStep[];
  readonly heldSince: Date | null;
  readonly setNext: (at: Date | null) => Promise<void>;
}

/** The rungs after a deadline: copy the leader, give the lead to somebody else, or to the pool. */
@Injectable()
export class EscalationService {
  private readonly logger = new Logger('Escalation');

  public constructor(
    private readonly dataSource: DataSource,
    private readonly calendars: CalendarService,
    private readonly policies: SlaPolicies,
    private readonly ownership: OwnershipService,
    private readonly routing: ReassignLeadService,
  ) {}

  /**
   * Takes every rung that is due, one lead a transaction, so that one that fails holds up no other.
   * @param graceUntil until then nobody loses a lead
   */
  public async run(now: Date, graceUntil: Date | null): Promise<number> {
    let taken = 0;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const due = await dueEscalations(this.dataSource.manager, now, BATCH);
      let moved = 0;
      for (const escalation of due) if (await this.tryOne(escalation, now, graceUntil)) moved += 1;
      taken += moved;
      if (moved === 0) return taken;
    }
    return taken;
  }

  private async tryOne(due: DueEscalation, now: Date, graceUntil: Date | null): Promise<boolean> {
    try {
      return await this.dataSource.transaction((tx) => this.takeRung(tx, due, now, graceUntil));
    } catch (error) {
      this.logger.error({
        event: 'escalation_failed',
        leadId: due.leadId,
        error: error instanceof Error ? error.message : 'unknown',
      });
      return false;
    }
  }

  /** The lead's row first: two workers at the same rung take turns, and the second finds it in the ledger. */
  private async takeRung(
    tx: EntityManager,
    due: DueEscalation,
    now: Date,
    graceUntil: Date | null,
  ): Promise<boolean> {
    const lead = await lockLead(tx, due.leadId);
    const ladder = lead === null ? null : await this.ladderOf(tx, due, now);
    if (lead === null || ladder === null) return false;
    const steps = ladder.stepsFor(ladder.heldSince);
    const [rung] = dueRungs(steps, ladder.fired, now);
    if (rung === undefined) {
      await ladder.setNext(judgeLadder(steps, ladder.fired, now).nextStepAt);
      return true;
    }
    if (rung.act !== 'copy' && graceUntil !== null && graceUntil > now) {
      await ladder.setNext(graceUntil);
      return true;
    }
    const outcome = await this.act(tx, lead, rung, now);
    const { kind, ref, dueAt } = ladder;
    if (outcome === 'nobody') {
      const retryAt = await this.tellOfNobody(tx, lead, ladder, rung, now);
      const later = steps.filter(
        (step) => step.afterBreach && step.key !== rung.key && !ladder.fired.has(step.key),
      );
      const [next] = later.map((step) => step.at);
      // Where the next rung is due, too, this one is over: the ladder goes on.
      if (next === undefined || next > now) {
        await ladder.setNext(next === undefined || retryAt < next ? retryAt : next);
        return true;
      }
    }
    const news = await fire(
      tx,
      [
        {
          leadId: lead.id,
          kind,
          ref,
          step: rung,
          outcome,
          dueAt,
          fromId: lead.ownerId,
          tells: outcome !== 'nobody',
        },
      ],
      now,
    );
    if (news !== 1) throw new Error(`Step ${rung.key} of ${lead.id} was taken before`);
    const after = ladder.stepsFor(outcome === 'reassigned' ? now : ladder.heldSince);
    await ladder.setNext(judgeLadder(after, new Set([...ladder.fired, rung.key]), now).nextStepAt);
    return true;
  }

  /**
   * Nobody can take the lead now: the leader is told of the rung once, by a line of its own in the ledger, and it is tried
   * again. Answers when.
   */
  private async tellOfNobody(
    tx: EntityManager,
    lead: LockedLead,
    { kind, ref, dueAt }: Ladder,
    rung: TimedStep,
    now: Date,
  ): Promise<Date> {
    const step = { ...rung, key: `${rung.key}:nobody` };
    const firing = {
      leadId: lead.id,
      kind,
      ref,
      step,
      outcome: 'nobody',
      dueAt,
      fromId: lead.ownerId,
      tells: true,
    } as const;
    await fire(tx, [firing], now);
    return new Date(now.getTime() + RETRY_MS);
  }

  /** null when the clock has stopped or stands still, or another worker was here. */
  private async ladderOf(tx: EntityManager, due: DueEscalation, now: Date): Promise<Ladder | null> {
    const [policies, calendars] = [await this.policies.active(), await this.calendars.all()];
    if (due.clockId === null) {
      const clock = await missedResponse(tx, due.leadId);
      if (clock === null) await setNextRung(tx, due.leadId, null);
      if (clock === null || clock.nextStepAt === null || clock.nextStepAt > now) return null;
      const calendar = calendarOf(calendars, clock.teamId);
      const policy = policyOf(policies, clock);
      return {
        kind: 'first_response',
        ref: clock.ref,
        dueAt: clock.dueAt,
        fired: (await firedSteps(tx, [clock]))(clock),
        stepsFor: (heldSince) => ladderOf(calendar, policy, { ...clock, heldSince }),
        heldSince: clock.heldSince,
        setNext: (at) => setNextRung(tx, due.leadId, at),
      };
    }
    const row = await lockRow(tx, due.clockId);
    if (row === null || row.nextStepAt === null || row.nextStepAt > now) return null;
    const [present] = await timeRows(tx, [row], policies, calendars);
    const [later] = await timeRows(tx, [{ ...row, heldSince: now }], policies, calendars);
    if (present === undefined || later === undefined) return null;
    return {
      kind: row.kind,
      ref: row.id,
      dueAt: present.dueAt,
      fired: new Set(row.fired),
      stepsFor: (heldSince) => (heldSince === row.heldSince ? present.steps : later.steps),
      heldSince: row.heldSince,
      setNext: (at) => setNextStep(tx, row.id, at),
    };
  }

  private async act(tx: EntityManager, lead: LockedLead, rung: TimedStep, now: Date): Promise<FiringOutcome> {
    if (rung.act === 'copy') return 'said';
    if (lead.ownerId === null || !isOpen(lead.status)) return 'not_owned';
    if (rung.act === 'pool') return this.toPool(tx, lead, rung, now);
    const except = new Set([lead.ownerId, ...(await formerOwners(tx, lead.id))]);
    const ownerId = await this.routing.reassign(
      tx,
      lead,
      except,
      { reason: 'escalated', step: rung.key },
      now,
    );
    return ownerId === null ? 'nobody' : 'reassigned';
  }

  private async toPool(
    tx: EntityManager,
    lead: LockedLead,
    rung: TimedStep,
    now: Date,
  ): Promise<FiringOutcome> {
    const teamId = lead.teamId ?? (lead.ownerId === null ? null : await teamOf(tx, lead.ownerId));
    if (teamId === null) return 'nobody';
    await this.ownership.changeOwner(tx, {
      leadId: lead.id,
      to: { poolId: await defaultPool(tx, { teamId, parkId: lead.facts.parkId }), teamId },
      reason: 'escalated',
      byId: null,
      inputs: { step: rung.key },
      now,
    });
    return 'pooled';
  }
}
