import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { advanceClocks, takeDueClocks } from '@luodi/leads';
import type { ClockAdvance, DueClock } from '@luodi/leads';
import { Clock } from '@luodi/platform';
import { CalendarService, calendarOf } from '@luodi/workspace';
import type { Calendars, WorkingCalendar } from '@luodi/workspace';
import { judgeClock, policyFor } from './first-response.policy';
import type { SlaPolicy } from './first-response.policy';
import { RoutingConfig } from '../assign/routing-config';

const BATCH = 200;

/** Finds the clocks that are due; the deadlines are columns, so nothing is lost while no worker runs. */
@Injectable()
export class ClockSweepService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    private readonly config: RoutingConfig,
  ) {}

  /** Takes due clocks batch by batch until none is left; answers how many there were. */
  public async sweep(): Promise<number> {
    let total = 0;
    for (;;) {
      const taken = await this.sweepBatch(await this.calendars.all());
      total += taken;
      if (taken < BATCH) return total;
    }
  }

  private async sweepBatch(calendars: Calendars): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      const due = await takeDueClocks(tx, now, BATCH);
      if (due.length === 0) return 0;
      const { policies } = await this.config.reload(tx);
      await advanceClocks(
        tx,
        due.map((clock) => advanceOf(calendarOf(calendars, clock.teamId), policies, clock, now)),
        now,
      );
      return due.length;
    });
  }
}

function advanceOf(
  calendar: WorkingCalendar,
  policies: readonly SlaPolicy[],
  clock: DueClock,
  now: Date,
): ClockAdvance {
  const policy =
    policies.find(({ id }) => id !== null && id === clock.policyId) ?? policyFor(policies, clock.needType);
  const verdict = judgeClock(calendar, policy, clock, now);
  return {
    leadId: clock.leadId,
    dueAt: clock.dueAt,
    warned: verdict.warned,
    breached: verdict.breached,
    warningLevel: verdict.warned.at(-1) ?? clock.warningLevel,
    nextWarningAt: verdict.nextWarningAt,
    lateSeconds: verdict.lateSeconds,
  };
}
