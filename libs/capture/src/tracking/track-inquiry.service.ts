import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError, RateLimits, currentLocale, stableHash, writeAudit } from '@luodi/platform';
import {
  PrivacyRegister,
  PrivacyRequestService,
  withdrawalEffects,
  type WithdrawScope,
} from '@luodi/privacy';
import { DataSource } from 'typeorm';
import { proofOf } from '../intake/inquiry-person.policy';
import type { RequestStateResponse, TrackedResponse } from '../staff/inquiry.response';
import { agentOf, statusOf } from './progress.presenter';
import { readReceipt, readTrackingCode } from './tracking-code.policy';
import { TrackingQueries, type TrackedRow } from './tracking.queries';

/** Look-ups of one address in ten minutes; tries at one code in an hour // 10 of 10,000 endings: 0.1 % an hour */
const ADDRESS_PER_TEN_MINUTES = 30;
const CODE_PER_HOUR = 10;

/** What prospects do with their tracking code. */
@Injectable()
export class TrackInquiryService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: TrackingQueries,
    private readonly privacy: PrivacyRequestService,
    private readonly register: PrivacyRegister,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * The inquiry of a code, when the digits are right. Up to the refusal a wrong code and wrong digits take the same
   * statements and one comparison of the same length, so that time does not tell them apart either.
   * @throws DomainError tracking_not_found for a wrong code and for wrong digits alike; rate_limited
   */
  public async find(code: string, digits: string | undefined | null, ip: string | null): Promise<TrackedRow> {
    await this.limits.consume('tracking:address', ip ?? '-', ADDRESS_PER_TEN_MINUTES, 600);
    const read = readTrackingCode(code);
    if (read === null) throw new DomainError('tracking_not_found');
    await this.limits.consume('tracking:code', read, CODE_PER_HOUR, 3600);
    const kept = await this.queries.proof(read);
    const row = proves(kept, digits) ? await this.queries.find(read) : null;
    if (row === null) throw new DomainError('tracking_not_found');
    return row;
  }

  /** Status, time and agent: all that an anonymous caller gets to know. */
  public async status(code: string, digits: string | undefined, ip: string | null): Promise<TrackedResponse> {
    const row = await this.find(code, digits, ip);
    const agent = agentOf(row, currentLocale());
    return {
      status: statusOf(row),
      receivedAt: row.received_at.toISOString(),
      ...(agent === null
        ? {}
        : { agent: { name: agent.name, ...(agent.phone === null ? {} : { phone: agent.phone }) } }),
    };
  }

  /**
   * How far a person's request is, by receipt number and the digits it was made with.
   * @throws DomainError tracking_not_found for a wrong number and for wrong digits alike; rate_limited
   */
  public async request(
    receipt: string,
    digits: string | undefined | null,
    ip: string | null,
  ): Promise<RequestStateResponse> {
    await this.limits.consume('tracking:address', ip ?? '-', ADDRESS_PER_TEN_MINUTES, 600);
    const number = readReceipt(receipt);
    if (number === null) throw new DomainError('tracking_not_found');
    await this.limits.consume('tracking:code', number, CODE_PER_HOUR, 3600);
    const row = await this.register.byReceipt(number, digits ?? '');
    if (row === null) throw new DomainError('tracking_not_found');
    return {
      receiptNumber: row.receipt_number,
      kind: row.kind,
      status: row.status,
      receivedAt: row.received_at.toISOString(),
      dueAt: row.due_at.toISOString(),
    };
  }

  /** The receipt number of a withdrawal, which holds from this moment on (domain.md 5.1). */
  public async withdraw(
    code: string,
    digits: string | undefined | null,
    scope: WithdrawScope,
    ip: string | null,
  ): Promise<string> {
    const row = await this.find(code, digits, ip);
    const now = this.clock.now();
    return this.dataSource.transaction(async (tx) => {
      const receipt = await this.privacy.withdraw(
        tx,
        { inquiryId: row.id, contactId: row.contact_id, now },
        scope,
        proofOf(row.phone, row.wechat),
      );
      if (withdrawalEffects(scope).closesInquiry) {
        await this.queries.markWithdrawn(tx, row.id, row.contact_id);
      }
      await writeAudit(tx, {
        actorId: null,
        action: 'inquiry.withdrawn',
        objectType: 'inquiry',
        objectId: row.id,
        data: { scope },
      });
      return receipt;
    });
  }
}

/** Whether the digits are those of the inquiry; an inquiry that is not there is compared like one that is. */
function proves(
  kept: { readonly phone: string | null; readonly wechat: string | null } | null,
  digits: string | undefined | null,
): boolean {
  const given = (digits ?? '').normalize('NFKC').trim().toLowerCase();
  const wanted = proofOf(kept?.phone ?? null, kept?.wechat ?? null);
  // Hashes, because texts of any length are compared in the time of one length.
  const alike = timingSafeEqual(stableHash(given), stableHash(wanted));
  return alike && wanted.length === 4;
}
