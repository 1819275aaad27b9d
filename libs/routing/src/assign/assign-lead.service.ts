import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OwnershipService } from '@luodi/leads';
import type { FirstResponseClock, LeadAttachment, LeadFacts, Taken, WaitingReason } from '@luodi/leads';
import { CalendarService } from '@luodi/workspace';
import { asksTier, completeFacts } from './company-tier.queries';
import { readEnteringAgent } from './candidates.queries';
import { firstApplicable, routingFacts, seatOf, turnOf } from './decision.policy';
import type { RoutingDecision } from './decision.policy';
import { holdPoolFor } from './fallback-pool.queries';
import { FirstResponseClocks } from '../clock/first-response-clocks.service';
import { LeadClockService } from '../clock/lead-clock.service';
import { subjectOf } from '../clock/sla-policy.policy';
import type { ClockSubject } from '../clock/sla-policy.policy';
import { RoutingConfig } from './routing-config';
import type { RoutingState } from './routing-config';
import { RoutingDecider } from './routing-decider.service';
import type { Outlook } from './routing-decider.service';
import type { RoutingFacts } from './rule-match.policy';
import { setTimer } from './waiting-timer.queries';
import type { RoutingOutcome } from './routing-outcome';
import { noteUnmatched } from './unmatched.queries';

/** How often a decision waits for others' turns and is made again; then whoever has room takes the lead. */
const MAX_TURNS = 20;

/** A lead that nobody owns, as the decision needs it. */
interface OwnerlessLead {
  readonly leadId: string;
  readonly facts: RoutingFacts;
  /** What its clocks go by. */
  readonly subject: ClockSubject;
  readonly companyId: string | null;
  readonly poolId: string | null;
  /** Whether a clock is to be started; else one runs already. */
  readonly startsClock: boolean;
  /** Set while the lead is not written. */
  readonly opening: LeadAttachment['opening'];
}

/** Gives leads to agents: rules → team → fair share under a cap. */
@Injectable()
export class RoutingService {
  public constructor(
    private readonly config: RoutingConfig,
    private readonly calendars: CalendarService,
    private readonly ownership: OwnershipService,
    private readonly clocks: LeadClockService,
    private readonly decider: RoutingDecider,
    private readonly starts: FirstResponseClocks,
  ) {}

  /**
   * Decides for a lead that `LeadIntakeService.attachOrOpen` has just answered, in the same transaction, as its last
   * step: starts the first-response clock, picks the agent, writes ownership, timeline and the job; two statements.
   * A lead that an agent typed in is theirs while they have room (`entered`).
   * Never throws for a faulty rule or because nobody is eligible: the lead then waits with its reason.
   *
   * @param outlook from `foresee` for the same facts in this transaction; saves the round trip of reading it now
   */
  public async assignNew(
    tx: EntityManager,
    lead: LeadAttachment,
    now: Date,
    outlook: Outlook | null = null,
  ): Promise<RoutingOutcome> {
    if (lead.kind === 'attached' && (lead.ownerId !== null || lead.status === 'converted')) {
      return { kind: 'kept', ownerId: lead.ownerId };
    }
    if (lead.ownerId !== null) {
      if (!lead.clockRuns) {
        const subject = subjectOf(lead.facts);
        const clock = await this.starts.start(
          (await this.config.reload(tx)).policies,
          subject,
          lead.teamId,
          now,
        );
        await this.ownership.startClock(tx, lead.leadId, clock);
        await this.clocks.begin(tx, { ...lead, subject }, now);
      }
      return { kind: 'kept', ownerId: lead.ownerId };
    }
    const ownerless: OwnerlessLead = {
      leadId: lead.leadId,
      facts: routingFacts(lead.facts, namedSource(lead.source), lead.inquiryCount),
      subject: subjectOf(lead.facts),
      companyId: lead.facts.companyId,
      poolId: lead.poolId,
      startsClock: !lead.clockRuns,
      opening: lead.opening,
    };
    return (
      (lead.enteredById === null ? null : await this.giveToEnterer(tx, ownerless, lead.enteredById, now)) ??
      this.decideAndTake(tx, ownerless, now, outlook)
    );
  }

  /**
   * Reads what a decision for these facts will be made of, so that the reading can travel with the statement that
   * finds the person (performance.md, rule 1). Locks and changes nothing: the choice is checked where it is made.
   * Answers null where the rules go by the company's tier: which company it is that statement has yet to say.
   */
  public async foresee(
    tx: EntityManager,
    facts: LeadFacts,
    source: {
      readonly siteId: string | null;
      readonly channel: string;
      readonly sourceChannel: string | null;
      readonly url: string | null;
      readonly title: string | null;
    },
    now: Date,
  ): Promise<Outlook | null> {
    const asked = { facts: routingFacts(facts, namedSource(source), 1), companyId: null };
    const outlook = await this.decider.lookOut(tx, asked, now);
    return facts.companyName !== null && asksTier(outlook.state.rules) ? null : outlook;
  }

  /** Decides again for a lead that waits, with its row locked by the caller. The clock keeps running. */
  public async assignWaiting(
    tx: EntityManager,
    lead: {
      readonly leadId: string;
      readonly facts: RoutingFacts;
      readonly companyId: string | null;
      readonly subject: ClockSubject;
    },
    now: Date,
  ): Promise<RoutingOutcome> {
    return this.decideAndTake(tx, { ...lead, poolId: null, startsClock: false, opening: null }, now);
  }

  /** Leaves a lead waiting with a reason; for the caller whose savepoint around `assignNew` was rolled back. */
  public async leaveWaiting(
    tx: EntityManager,
    lead: LeadAttachment,
    reason: WaitingReason,
    now: Date,
  ): Promise<void> {
    await this.ownership.letWait(tx, {
      leadId: lead.leadId,
      reason,
      teamId: null,
      inputs: {},
      clock: lead.clockRuns
        ? null
        : await this.starts.start((await this.config.reload(tx)).policies, subjectOf(lead.facts), null, now),
      now,
      opening: lead.opening,
    });
  }

  private async giveToEnterer(
    tx: EntityManager,
    lead: OwnerlessLead,
    userId: string,
    now: Date,
  ): Promise<RoutingOutcome | null> {
    const state = await this.config.reload(tx);
    const facts = await completeFacts(tx, state.rules, lead);
    const agent = await readEnteringAgent(tx, userId, teamSafely(state, facts));
    if (agent === null) return null;
    await this.ownership.ensureLoads(tx, [userId]);
    const taken = await this.ownership.takeRanked(tx, {
      leadId: lead.leadId,
      teamId: agent.teamId,
      ruleId: null,
      reason: 'entered',
      byId: userId,
      ranked: [{ userId, lift: 0 }],
      inputs: { rule: null, candidates: [], enteredById: userId },
      clock: lead.startsClock
        ? await this.starts.start(state.policies, lead.subject, agent.teamId, now)
        : null,
      now,
      opening: lead.opening,
    });
    if (taken === null) return null;
    await this.clocks.begin(tx, { ...lead, teamId: agent.teamId, ownerId: userId }, now);
    return { kind: 'assigned', ...taken, ruleId: null };
  }

  private async decideAndTake(
    tx: EntityManager,
    lead: OwnerlessLead,
    now: Date,
    outlook: Outlook | null = null,
  ): Promise<RoutingOutcome> {
    let { decision, state } = await this.decider.decide(tx, lead, now, outlook);
    const clock = lead.startsClock
      ? await this.starts.start(state.policies, lead.subject, decision.rule?.teamId ?? null, now)
      : null;
    for (let turn = 0; decision.reason === null && turn <= MAX_TURNS; turn += 1) {
      const first = decision.ranked[0];
      const attempt = async (): Promise<Taken | null> => {
        if (turn > 0) ({ decision, state } = await this.decider.decide(tx, lead, now, null));
        return decision.reason === null ? this.take(tx, lead, decision, turn, clock, now) : null;
      };
      const taken =
        turn === 0 || turn === MAX_TURNS || first === undefined
          ? await attempt()
          : await this.ownership.afterTurnOf(tx, first.userId, attempt);
      if (taken === null) continue;
      const teamId = decision.rule?.teamId ?? null;
      await this.clocks.begin(tx, { ...lead, teamId, ownerId: taken.ownerId }, now);
      return { kind: 'assigned', ...taken, ruleId: decision.rule?.id ?? null };
    }
    const { rule, inputs } = decision;
    const reason = decision.reason ?? 'all_full';
    if (lead.poolId !== null) {
      // It was in a pool when its person wrote again: there it can still be claimed.
      if (clock !== null) await this.ownership.startClock(tx, lead.leadId, clock);
      return { kind: 'kept', ownerId: null };
    }
    const teamId = rule?.teamId ?? null;
    await this.ownership.letWait(tx, {
      leadId: lead.leadId,
      reason,
      teamId,
      inputs,
      clock,
      now,
      opening: lead.opening,
    });
    if (reason === 'off_shift') await setTimer(tx, lead.leadId, await this.calendars.ofTeam(teamId), now);
    const pooled = await this.intoPool(tx, lead.leadId, decision, now);
    if (pooled) return { kind: 'kept', ownerId: null };
    if (reason === 'no_rule') await noteUnmatched(tx, lead.leadId, now);
    return { kind: 'waiting', reason, teamId };
  }

  /** A rule may want a lead that nobody can take in a pool, its team's or one it names; without a pool it waits. */
  private async intoPool(
    tx: EntityManager,
    leadId: string,
    { pool }: RoutingDecision,
    now: Date,
  ): Promise<boolean> {
    const poolId = pool === undefined ? null : await holdPoolFor(tx, pool);
    if (pool === undefined || poolId === null) return false;
    const { teamId, ruleId } = pool;
    const to = { poolId, teamId };
    await this.ownership.changeOwner(tx, { leadId, to, reason: 'routed', ruleId, byId: null, now });
    return true;
  }

  /**
   * Gives the lead to one whose turn it is by the ledger just read. Those whom others are just giving a lead are
   * left out, for that lead is not in the ledger yet; at the last turn, and with one agent alone, who has room takes it.
   */
  private async take(
    tx: EntityManager,
    { leadId, opening }: OwnerlessLead,
    decision: RoutingDecision,
    turn: number,
    clock: FirstResponseClock | null,
    now: Date,
  ): Promise<Taken | null> {
    const { rule, inputs } = decision;
    const eligible = decision.ranked.filter((candidate) => candidate.eligible);
    const { periodStart, capStart } = seatOf(rule, (await this.calendars.current()).tz, now);
    const order = {
      leadId,
      teamId: rule?.teamId ?? null,
      ruleId: rule?.id ?? null,
      inputs,
      clock,
      now,
      opening,
      reason: 'rule',
      byId: null,
      periodStart,
      capStart,
      newcomers: eligible.flatMap(({ newcomer, userId, credit }) =>
        newcomer === true ? [{ userId, credit }] : [],
      ),
    } as const;
    if (eligible.length === 1 || turn === MAX_TURNS) {
      return this.ownership.takeRanked(tx, {
        ...order,
        ranked: eligible.map(({ userId, lift }) => ({ userId, lift: lift ?? 0 })),
      });
    }
    const ranked = turnOf(decision).map(({ userId, lift, open }) => ({ userId, lift: lift ?? 0, open }));
    return this.ownership.takeFree(tx, { ...order, ranked });
  }
}

function teamSafely(state: RoutingState, facts: RoutingFacts): string | null {
  try {
    return firstApplicable(state.rules, state.parkTeams, facts)?.teamId ?? null;
  } catch {
    return null; // the decision itself reports the fault
  }
}

/** The source of an inquiry by the names that it has on a lead. */
function namedSource<S extends { readonly url: string | null; readonly title: string | null }>(
  source: S,
): S & { readonly sourceUrl: string | null; readonly sourceTitle: string | null } {
  return { ...source, sourceUrl: source.url, sourceTitle: source.title };
}
