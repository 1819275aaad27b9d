import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import { DomainError, inClear, notFound, writeAudit } from '@luodi/platform';
import { DataSource } from 'typeorm';
import type { CheckIdentityDto, LiftRequestDto } from './privacy-request.dto';
import type { PrivacyRequestResponse, RequestContactResponse } from './privacy-request.response';
import { PrivacyRequestService } from './privacy-request.service';
import { PrivacyQueries } from './privacy.queries';
import { RequestActs } from './request-acts.service';

/**
 * Anybody can write anybody's number into a message: staff make sure of the person before the request is carried
 * out, and take an opt-out back that was none.
 */
@Injectable()
export class CheckRequestService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly acts: RequestActs,
    private readonly queries: PrivacyQueries,
    private readonly requests: PrivacyRequestService,
  ) {}

  /**
   * Records how the person was recognised, by whom and when. What holds at once for somebody who proved who they are
   * holds from now on; the rest can be carried out.
   * @throws DomainError not_found, version_conflict, already_done, identity_known (409)
   */
  public async checkIdentity(
    actor: Actor,
    id: string,
    body: CheckIdentityDto,
  ): Promise<PrivacyRequestResponse> {
    return this.acts.act(
      {
        ...{ actor, id, version: body.version },
        ...{ status: 'in_progress', action: 'privacy-request.identity-checked' },
      },
      async (tx, row, now) => {
        if (row.identity !== 'none') throw new DomainError('identity_known');
        await this.queries.checkIdentity(tx, id, {
          ...{ identity: body.identity, note: body.note },
          ...{ by: actor.id, now },
        });
        if (row.effective_at === null) {
          const subject = { inquiryId: row.inquiry_id, contactId: row.contact_id, now };
          await this.requests.carryOut(tx, subject, row.kind, id);
        }
        return { facts: { identity: body.identity } };
      },
    );
  }

  /**
   * Takes back what a message did at once: the consents that ended, the stop of contact, the keyed hash. A withdrawal
   * that somebody proved by the tracking code is theirs to take back, and an erasure is none any more.
   * @throws DomainError not_found, version_conflict, nothing_to_lift (422)
   */
  public async lift(actor: Actor, id: string, body: LiftRequestDto): Promise<PrivacyRequestResponse> {
    const order = { actor, id, version: body.version, ended: true };
    return this.acts.act(
      { ...order, status: 'refused', action: 'privacy-request.lifted' },
      async (tx, row, now) => {
        const erased = row.kind === 'erase' && row.status === 'done';
        if (row.effective_at === null || row.lifted_at !== null || row.source === 'tracking' || erased) {
          throw new DomainError('nothing_to_lift');
        }
        await this.queries.lift(tx, id, { by: actor.id, now, reason: body.reason });
        const subject = { inquiryId: row.inquiry_id, contactId: row.contact_id, now };
        await this.requests.takeBack(tx, subject, id, row.effective_at);
        // Whether to erase is still to be decided; an opt-out that was none is over.
        return row.kind === 'erase' || row.status === 'done'
          ? { status: row.status }
          : { status: 'refused', refusal: body.reason };
      },
    );
  }

  /**
   * The numbers on file and in the message, in full, to call back and make sure; written to the audit log.
   * @throws DomainError not_found
   */
  public async revealContact(actor: Actor, id: string): Promise<RequestContactResponse> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.queries.find(id);
      if (row === null) throw notFound();
      const keys = await this.queries.keysOf(tx, { contactId: row.contact_id, inquiryId: row.inquiry_id });
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'privacy-request.contact-revealed',
        objectType: 'privacy-request',
        objectId: id,
      });
      const of = (kind: 'phone' | 'wechat', own: string | null): string[] => [
        ...new Set([
          ...keys.filter((key) => key.kind === kind).map((key) => key.value),
          ...(own === null ? [] : [own]),
        ]),
      ];
      return inClear({ phones: of('phone', row.own_phone), wechats: of('wechat', row.own_wechat) });
    });
  }
}
