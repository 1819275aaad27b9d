import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { takeWaiting } from '@luodi/leads';
import { Settings } from '@luodi/platform';
import { CalendarService, addWorkingMinutes, calendarOf } from '@luodi/workspace';
import { fire } from '../clock/firing.queries';

const BATCH = 1_000;
const DEFAULT_ALARM_MINUTES = 60;
const MINUTE = 60_000;

/** Raises the alarm for leads that have waited too long for an owner, once for each wait. */
@Injectable()
export class WaitingAlarmService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly calendars: CalendarService,
    private readonly settings: Settings,
  ) {}

  /** Answers how many alarms were raised. */
  public async run(now: Date): Promise<number> {
    const minutes = await this.settings.get('clocks.waitingAlarmMinutes', DEFAULT_ALARM_MINUTES);
    const calendars = await this.calendars.all();
    return this.dataSource.transaction(async (tx) => {
      // Working time never passes faster than the clock on the wall.
      const waiting = await takeWaiting(tx, new Date(now.getTime() - minutes * MINUTE), BATCH);
      const firings = waiting.flatMap((lead) => {
        const at = addWorkingMinutes(calendarOf(calendars, lead.teamId), lead.since, minutes);
        if (at > now) return [];
        const { leadId, ref } = lead;
        return [
          {
            leadId,
            kind: 'waiting',
            ref,
            step: { key: 'alarm', at },
            outcome: 'said',
            dueAt: at,
            tells: true,
          } as const,
        ];
      });
      return fire(tx, firings, now);
    });
  }
}
