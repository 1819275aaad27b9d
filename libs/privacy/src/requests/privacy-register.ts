import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Settings, addJob, localDate, newId, writeAudit, type Config } from '@luodi/platform';
import { CalendarService, addWorkingMinutes } from '@luodi/workspace';
import type { EntityManager } from 'typeorm';
import { Suppression } from '../suppression.service';
import { PrivacyQueries, type PrivacyRequestRow } from './privacy.queries';
import type { NewRequest } from './new-request';
import type { RequestKind } from '../purposes';
import { receiptNumber, shortDay } from './receipt-number.policy';
import { REQUEST_OPENED } from './request.events';

/** Working days within which a withdrawal or erasure is promised (ux.md P5); setting `privacy.requestWorkingDays`. */
const DEFAULT_HANDLING_DAYS = 3;
/** Working days for the rights to see, copy and correct (PIPL 45–46, security.md P6); `privacy.answerWorkingDays`. */
const DEFAULT_ANSWER_DAYS = 15;
/** 8:30–12:00 and 13:30–18:00 */
const WORKING_DAY_MINUTES = 480;

/** Numbers requests and gives them their due date. */
@Injectable()
export class PrivacyRegister {
  public constructor(
    private readonly queries: PrivacyQueries,
    private readonly settings: Settings,
    private readonly calendar: CalendarService,
    private readonly suppression: Suppression,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Working days promised for a withdrawal or erasure. */
  public async handlingDays(): Promise<number> {
    return this.settings.get('privacy.requestWorkingDays', DEFAULT_HANDLING_DAYS);
  }

  /** Writes a request; answers its id and receipt number. One that somebody must handle tells the administrators. */
  public async open(
    tx: EntityManager,
    request: NewRequest,
  ): Promise<{ readonly id: string; readonly receiptNumber: string }> {
    const { subject, kind, status } = request;
    const day = localDate(subject.now, this.config.tzName);
    const number = receiptNumber(day, await this.queries.nextReceipt(tx, shortDay(day)));
    const id = newId();
    await this.queries.insert(tx, {
      ...request,
      id,
      receiptNumber: number,
      proofHash: request.proof === null ? null : this.proof(number, request.proof),
      dueAt: await this.dueAt(kind, subject.now),
    });
    await writeAudit(tx, {
      actorId: request.enteredBy?.id ?? null,
      ...(request.enteredBy ? { actorRole: request.enteredBy.role } : {}),
      action: 'privacy-request.opened',
      objectType: 'privacy-request',
      objectId: id,
      data: { kind, status, source: request.source, identity: request.identity },
    });
    if (status === 'open') await addJob(tx, REQUEST_OPENED, { requestId: id });
    return { id, receiptNumber: number };
  }

  /** A request by receipt and last four characters; null for a wrong one of either. Works after an erasure too. */
  public async byReceipt(receipt: string, last4: string): Promise<PrivacyRequestRow | null> {
    const row = await this.queries.findByReceipt(receipt);
    const given = this.proof(receipt, last4);
    const wanted = row?.proof_hash ?? Buffer.alloc(given.length);
    return timingSafeEqual(given, wanted) ? row : null;
  }

  /** What a receipt and the last four characters prove, also after the person was erased. */
  public proof(receipt: string, last4: string): Buffer {
    return this.suppression.proof(`receipt:${receipt}:${last4.normalize('NFKC').trim().toLowerCase()}`);
  }

  private async dueAt(kind: RequestKind, now: Date): Promise<Date> {
    const answering = kind === 'access' || kind === 'copy' || kind === 'correct';
    const days = answering
      ? await this.settings.get('privacy.answerWorkingDays', DEFAULT_ANSWER_DAYS)
      : await this.handlingDays();
    return addWorkingMinutes(await this.calendar.current(), now, days * WORKING_DAY_MINUTES);
  }
}
