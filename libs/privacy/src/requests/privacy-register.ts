import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Settings, localDate, newId, writeAudit, type Config } from '@luodi/platform';
import { CalendarService, addWorkingMinutes } from '@luodi/workspace';
import type { EntityManager } from 'typeorm';
import { PrivacyQueries } from './privacy.queries';
import type { RequestKind } from '../purposes';
import { receiptNumber, shortDay } from './receipt-number.policy';

/** Working days within which a request is promised to be done; setting `privacy.requestWorkingDays`. */
const DEFAULT_HANDLING_DAYS = 3;
/** 8:30–12:00 and 13:30–18:00 */
const WORKING_DAY_MINUTES = 480;

/** Whose request it is: an inquiry, its person, or both. */
export interface RequestSubject {
  readonly inquiryId: string;
  readonly contactId: string | null;
  readonly now: Date;
}

/** Numbers requests and gives them their due date. */
@Injectable()
export class PrivacyRegister {
  public constructor(
    private readonly queries: PrivacyQueries,
    private readonly settings: Settings,
    private readonly calendar: CalendarService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Working days promised for a request. */
  public async handlingDays(): Promise<number> {
    return this.settings.get('privacy.requestWorkingDays', DEFAULT_HANDLING_DAYS);
  }

  /** Writes a request; answers its receipt number. */
  public async open(
    tx: EntityManager,
    subject: RequestSubject,
    kind: RequestKind,
    status: 'open' | 'done',
  ): Promise<string> {
    const day = localDate(subject.now, this.config.tzName);
    const number = receiptNumber(day, await this.queries.nextReceipt(tx, shortDay(day)));
    const id = newId();
    await this.queries.insert(tx, {
      id,
      receiptNumber: number,
      inquiryId: subject.inquiryId,
      contactId: subject.contactId,
      kind,
      status,
      receivedAt: subject.now,
      dueAt: await this.dueAt(subject.now),
    });
    await writeAudit(tx, {
      actorId: null,
      action: 'privacy-request.opened',
      objectType: 'privacy-request',
      objectId: id,
      data: { kind, status },
    });
    return number;
  }

  private async dueAt(now: Date): Promise<Date> {
    const minutes = (await this.handlingDays()) * WORKING_DAY_MINUTES;
    return addWorkingMinutes(await this.calendar.current(), now, minutes);
  }
}
