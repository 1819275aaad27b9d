import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Clock, translate, type Config, type Locale } from '@luodi/platform';
import { CalendarService, promisedBy } from '@luodi/workspace';
import { addressKey, surnameOf } from '@luodi/identity';
import { localInstant, promiseSeenAt } from '../public/call-back.policy';
import type { CallBackPromise, ProgressView } from '../public/form-pages';
import { progressSteps, publicStatus, type PublicStatus } from './public-status.policy';
import type { TrackedRow } from './tracking.queries';

/** The agent as the prospect may know them. */
export interface PublicAgent {
  readonly name: string;
  /** Only a work number. */
  readonly phone: string | null;
}

/** Turns a tracked row into what prospects see. */
@Injectable()
export class ProgressPresenter {
  public constructor(
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The progress list of the status and success pages. */
  public async progress(row: TrackedRow, locale: Locale): Promise<ProgressView> {
    const status = statusOf(row);
    return {
      status,
      steps: progressSteps(status, {
        received: this.local(row.received_at),
        assigned: row.assigned_at === null ? null : this.local(row.assigned_at),
        contacted: row.first_responded_at === null ? null : this.local(row.first_responded_at),
      }),
      agent: agentOf(row, locale),
      firstCall: status === 'assigned' ? await this.firstCall(row) : null,
    };
  }

  /** An instant in the workspace's zone, as the pages show it. */
  public local(instant: Date): string {
    return localInstant(instant, this.config.tzName);
  }

  /** What the lead's own clock promises, as it looks now; null when there is no clock or its promise has passed. */
  public async firstCall(row: TrackedRow): Promise<CallBackPromise | null> {
    if (row.first_responded_at !== null) return null;
    if (row.sla_started_at === null || row.first_response_due_at === null) return null;
    const calendar = await this.calendar.current();
    const promisedAt = promisedBy(calendar, row.sla_started_at, row.first_response_due_at);
    const now = this.clock.now();
    return promisedAt <= now ? null : promiseSeenAt(calendar, now, promisedAt);
  }
}

/** The one word of a row. */
export function statusOf(row: TrackedRow): PublicStatus {
  return publicStatus({
    inquiryStatus: row.status,
    leadStatus: row.lead_status,
    owned: row.owner_id !== null,
    firstResponded: row.first_responded_at !== null,
    offerStatus: row.offer_status,
    dealStatus: row.deal_status,
  });
}

/** Surname with title, while somebody is at work on it. */
export function agentOf(row: TrackedRow, locale: Locale): PublicAgent | null {
  const status = statusOf(row);
  if (status === 'received' || status === 'closed' || status === 'withdrawn') return null;
  if (row.agent_name === null || row.agent_honorific === null) return null;
  return {
    name: translate(locale, addressKey(row.agent_honorific), { surname: surnameOf(row.agent_name) }),
    phone: row.agent_phone,
  };
}
