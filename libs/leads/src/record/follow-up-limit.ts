import { Injectable } from '@nestjs/common';
import { Settings, fieldError, validationFailed } from '@luodi/platform';
import { followUpFault } from './follow-up.policy';

const DEFAULT_FOLLOW_UP_DAYS = 90;
const DAY_MS = 86_400_000;

/** How far ahead the next follow-up of a lead may lie (`leads.followUpDays`). */
@Injectable()
export class FollowUpLimit {
  public constructor(private readonly settings: Settings) {}

  /** Days; so long, too, a date in the future spares a lead from recycling after its last effective contact. */
  public async days(): Promise<number> {
    return this.settings.get('leads.followUpDays', DEFAULT_FOLLOW_UP_DAYS);
  }

  /** The last instant that somebody may plan now. */
  public async latest(now: Date): Promise<Date> {
    return new Date(now.getTime() + (await this.days()) * DAY_MS);
  }

  /**
   * Judges a date that somebody asks for; the one that stands already is left alone.
   * @throws DomainError validation_failed: inPast, or tooFarAhead with the days as `limit`
   */
  public async assert(next: Date | null, stands: Date | null, now: Date): Promise<void> {
    if (next === null || next.getTime() === stands?.getTime()) return;
    const days = await this.days();
    const fault = followUpFault(next, now, days);
    if (fault !== null) throw validationFailed([fieldError('nextFollowUpAt', fault, { limit: days })]);
  }
}
