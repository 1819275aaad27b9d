import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LeadActs } from '@luodi/leads';
import type { DealAct, LeadAct } from '@luodi/leads';
import { newId } from '@luodi/platform';
import { CalendarService, mergeAbsences, workingMinutesBetween } from '@luodi/workspace';
import type { Absence } from '@luodi/workspace';
import { ladderOf } from './ladder.policy';
import { leavesOf, pauseRows, resumeRows, rewindRows, startClocks } from './lead-clock.queries';
import type { ClockEnd, ClockStart, RowClockKind } from './lead-clock.queries';
import { SlaPolicies } from './sla-policies';
import { dueBy, policyFor, subjectOf } from './sla-policy.policy';
import type { ClockSubject, SlaPolicy } from './sla-policy.policy';

/** What a lead of some need and size is owed from the day it has an owner. */
const OWED = ['assessment', 'feedback', 'report'] as const;
export const ROW_CLOCK_KINDS: readonly RowClockKind[] = ['follow_up', ...OWED];

/** A lead whose clocks start, within the transaction that holds it. */
export interface ClockedLead {
  readonly leadId: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly subject: ClockSubject;
}

/** Starts, stops and holds clocks in the transaction of the act that does. */
@Injectable()
export class LeadClockService implements OnModuleInit {
  public constructor(
    private readonly acts: LeadActs,
    private readonly policies: SlaPolicies,
    private readonly calendars: CalendarService,
  ) {}

  public onModuleInit(): void {
    this.acts.registerEffects({
      lead: (tx, act) => this.follow(tx, act),
      deal: (tx, act) => this.followDeal(tx, act),
      unclosed: (tx, act) => rewindRows(tx, act),
    });
  }

  /** Starts what a lead is owed; no statement for one that no policy names, which is nearly every one. */
  public async begin(tx: EntityManager, lead: ClockedLead, now: Date): Promise<void> {
    const starts = await this.startsOf(tx, lead, OWED, null, now);
    await startClocks(tx, lead, starts, { kinds: [], how: 'overtaken' }, now);
  }

  /** Ends a running clock of a kind and, where it comes again, starts the next; answers how it ended, null when none ran. */
  public async finish(
    tx: EntityManager,
    lead: ClockedLead,
    kind: RowClockKind,
    how: ClockEnd,
    again: boolean,
    now: Date,
  ): Promise<string | null> {
    const starts = again ? await this.startsOf(tx, lead, [kind], null, now) : [];
    const changes = await startClocks(tx, lead, starts, { kinds: [kind], how }, now);
    return changes.find((change) => change.state !== 'started')?.state ?? null;
  }

  private async follow(tx: EntityManager, act: LeadAct): Promise<void> {
    const lead = { ...act, subject: subjectOf(act.facts) };
    switch (act.kind) {
      case 'owner':
        if (act.ownerId !== null && act.open) await this.begin(tx, lead, act.now);
        // A promise was its owner's: whoever has the lead now gets the time of the policy.
        if (act.responded)
          await this.followUp(tx, lead, 'overtaken', act.open && act.ownerId !== null, null, act.now);
        return;
      case 'facts':
        if (act.ownerId !== null && act.open) await this.begin(tx, lead, act.now);
        return;
      case 'contact':
      case 'planned': {
        // A lead of an imported list has had no owner's act before.
        if (act.kind === 'contact' && act.ownerId !== null && act.open) await this.begin(tx, lead, act.now);
        const how = act.kind === 'contact' ? 'done' : 'overtaken';
        await this.followUp(tx, lead, how, act.open && act.ownerId !== null, act.nextFollowUpAt, act.now);
      }
    }
  }

  private async followDeal(tx: EntityManager, act: DealAct): Promise<void> {
    switch (act.status) {
      case 'on_hold':
        await pauseRows(tx, { ...act, kind: null, cause: 'deal_on_hold', note: null, byId: null });
        return;
      case 'open':
        await resumeRows(tx, act.leadId, null, 'deal_on_hold', act.now);
        return;
      case 'closed':
        await startClocks(
          tx,
          { leadId: act.leadId, teamId: null },
          [],
          { kinds: ROW_CLOCK_KINDS, how: 'overtaken' },
          act.now,
        );
    }
  }

  private async followUp(
    tx: EntityManager,
    lead: ClockedLead,
    how: ClockEnd,
    again: boolean,
    plannedAt: Date | null,
    now: Date,
  ): Promise<void> {
    const starts = again ? await this.startsOf(tx, lead, ['follow_up'], plannedAt, now) : [];
    await startClocks(tx, lead, starts, { kinds: ['follow_up'], how }, now);
  }

  private async startsOf(
    tx: EntityManager,
    lead: ClockedLead,
    kinds: readonly RowClockKind[],
    plannedAt: Date | null,
    now: Date,
  ): Promise<ClockStart[]> {
    const active = await this.policies.active();
    const matching = kinds.flatMap((kind) => {
      const policy = policyFor(active, kind, lead.subject);
      return policy === null ? [] : [{ kind, policy }];
    });
    if (matching.length === 0) return [];
    const calendar = await this.calendars.ofTeam(lead.teamId);
    const leaves = await this.leaves(
      tx,
      lead.ownerId,
      matching.map(({ policy }) => policy),
      now,
    );
    return matching.map(({ kind, policy }) => {
      const absences = policy.pauses.includes('owner_leave') ? leaves : [];
      const { dueAt, minutes } =
        plannedAt === null
          ? dueBy(calendar, policy, now, absences)
          : { dueAt: plannedAt, minutes: Math.max(0, workingMinutesBetween(calendar, now, plannedAt)) };
      const timer = { startedAt: now, minutes, dueAt, heldSince: null };
      const [first] = ladderOf(calendar, policy, timer, absences).filter((step) => !step.afterBreach);
      const nextEventAt = first?.at ?? dueAt;
      return {
        id: newId(),
        kind,
        policyId: policy.id,
        minutes,
        dueAt,
        planned: plannedAt !== null,
        nextEventAt,
      };
    });
  }

  private async leaves(
    tx: EntityManager,
    ownerId: string | null,
    policies: readonly SlaPolicy[],
    now: Date,
  ): Promise<readonly Absence[]> {
    if (ownerId === null || !policies.some((policy) => policy.pauses.includes('owner_leave'))) return [];
    return mergeAbsences((await leavesOf(tx, [ownerId], now)).get(ownerId) ?? []);
  }
}
