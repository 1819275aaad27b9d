import { Injectable } from '@nestjs/common';
import type { FirstResponseClock } from '@luodi/leads';
import { CalendarService } from '@luodi/workspace';
import { startedClock } from './first-response.policy';
import { firstResponsePolicy } from './sla-policy.policy';
import type { ClockSubject, SlaPolicy } from './sla-policy.policy';

/** First-response clocks that start now: by the shifts of the team that gets the lead, whichever way it came. */
@Injectable()
export class FirstResponseClocks {
  public constructor(private readonly calendars: CalendarService) {}

  /** @param teamId null: the workspace's week */
  public async start(
    policies: readonly SlaPolicy[],
    subject: ClockSubject,
    teamId: string | null,
    now: Date,
  ): Promise<FirstResponseClock> {
    return startedClock(await this.calendars.ofTeam(teamId), firstResponsePolicy(policies, subject), now);
  }
}
