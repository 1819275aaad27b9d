import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { advanceClocks, beat, outageLiesAhead, recallRungs, takeDueClocks } from '@luodi/leads';
import { Clock, Settings } from '@luodi/platform';
import { CalendarService, addWorkingMinutes, calendarOf } from '@luodi/workspace';
import { EscalationService } from '../escalation/escalation.service';
import { OwnerAwayService } from '../escalation/owner-away.service';
import { WaitingAlarmService } from '../escalation/waiting-alarm.service';
import { policyOf } from './clock-policy-of';
import { timeRows } from './clock-timer';
import { fire } from './firing.queries';
import type { Firing } from './firing.queries';
import { firedSteps } from './first-response.queries';
import { judgeLadder, ladderOf } from './ladder.policy';
import type { LadderVerdict } from './ladder.policy';
import { advanceRows, recallSteps, takeDueRows } from './lead-clock.queries';
import { SlaPolicies } from './sla-policies';

const BATCH = 200;
const DEFAULT_GRACE_MINUTES = 60;
const OUTAGE_MS = 10 * 60_000;

/** Finds the clocks that are due; the deadlines are columns, so nothing is lost while no worker runs. */
@Injectable()
export class ClockSweepService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    private readonly policies: SlaPolicies,
    private readonly escalations: EscalationService,
    private readonly alarms: WaitingAlarmService,
    private readonly settings: Settings,
    private readonly away: OwnerAwayService,
  ) {}

  /** Says and does whatever is due, batch by batch, until nothing is left; answers how many clocks there were. */
  public async sweep(): Promise<number> {
    const now = this.clock.now();
    const graceUntil = await this.graceUntil(now);
    let total = await this.away.run(now);
    for (const batch of [this.sweepResponses, this.sweepRows]) {
      for (let taken = BATCH; taken === BATCH; total += taken) {
        taken = await this.dataSource.transaction((tx) => batch.call(this, tx, now));
      }
    }
    total += await this.escalations.run(now, graceUntil);
    return total + (await this.alarms.run(now));
  }

  /**
   * After an outage nobody loses a lead until people have had some working time to catch up (security.md 2). What a
   * clock that was ahead put off is looked at again.
   */
  private async graceUntil(now: Date): Promise<Date | null> {
    const resumedAt = await this.dataSource.transaction(async (tx) => {
      if (await outageLiesAhead(tx, 'clocks', now, OUTAGE_MS)) {
        await recallRungs(tx, now);
        await recallSteps(tx, now);
      }
      return beat(tx, 'clocks', now, OUTAGE_MS);
    });
    if (resumedAt === null) return null;
    const minutes = await this.settings.get('clocks.graceMinutes', DEFAULT_GRACE_MINUTES);
    return addWorkingMinutes(await this.calendars.current(), resumedAt, minutes);
  }

  private async sweepResponses(tx: EntityManager, now: Date): Promise<number> {
    const due = await takeDueClocks(tx, now, BATCH);
    if (due.length === 0) return 0;
    const [policies, calendars] = [await this.policies.active(), await this.calendars.all()];
    const fired = await firedSteps(tx, due);
    const judged = due.map((clock) => {
      const calendar = calendarOf(calendars, clock.teamId);
      const steps = ladderOf(calendar, policyOf(policies, clock), { ...clock, heldSince: null });
      return { clock, verdict: judgeLadder(steps, fired(clock), now) };
    });
    await advanceClocks(
      tx,
      judged.map(({ clock, verdict }) => ({
        leadId: clock.leadId,
        breached: verdict.breached,
        warningLevel: Math.max(clock.warningLevel, verdict.level),
        nextWarningAt: before(verdict.nextEventAt, clock.dueAt),
        nextStepAt: verdict.nextStepAt,
      })),
    );
    const firings = judged.flatMap(({ clock, verdict }) =>
      sayings({ ...clock, kind: 'first_response' }, clock.dueAt, verdict),
    );
    await fire(tx, firings, now);
    return due.length;
  }

  private async sweepRows(tx: EntityManager, now: Date): Promise<number> {
    const rows = await takeDueRows(tx, now, BATCH);
    if (rows.length === 0) return 0;
    const timed = await timeRows(tx, rows, await this.policies.active(), await this.calendars.all());
    const judged = timed.map(({ row, dueAt, steps }) => ({
      row,
      dueAt,
      verdict: judgeLadder(steps, new Set(row.fired), now),
    }));
    await advanceRows(
      tx,
      judged.map(({ row, dueAt, verdict }) => ({ ...verdict, id: row.id, dueAt })),
      now,
    );
    const firings = judged.flatMap(({ row, dueAt, verdict }) =>
      sayings({ leadId: row.leadId, kind: row.kind, ref: row.id }, dueAt, verdict),
    );
    await fire(tx, firings, now);
    return rows.length;
  }
}

function sayings(
  clock: Pick<Firing, 'leadId' | 'kind' | 'ref'>,
  dueAt: Date,
  verdict: LadderVerdict,
): Firing[] {
  const { leadId, kind, ref } = clock;
  return verdict.due.map((step, index) => ({
    leadId,
    kind,
    ref,
    step,
    outcome: 'said',
    dueAt,
    tells: index === verdict.due.length - 1,
  }));
}

/** The deadline has a column of its own. */
function before(at: Date | null, dueAt: Date): Date | null {
  return at !== null && at < dueAt ? at : null;
}
