import { Injectable } from '@nestjs/common';
import { ContactsQueries } from '@luodi/contacts';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, notFound, writeAudit } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { PersonEffects } from './person-effects';
import { PrivacyRegister, type RequestSubject } from './privacy-register';
import type { PrivacyRequestResponse } from './privacy-request.response';
import { PrivacyQueries, presentPrivacyRequest } from './privacy.queries';
import type { RequestKind, WithdrawScope } from '../purposes';
import { withdrawalEffects } from './withdrawal.policy';

/** Opens and carries out what people ask about their own data. */
@Injectable()
export class PrivacyRequestService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: PrivacyQueries,
    private readonly contacts: ContactsQueries,
    private readonly effects: PersonEffects,
    private readonly register: PrivacyRegister,
    private readonly clock: Clock,
  ) {}

  /**
   * A withdrawal by somebody who proved who they are (tracking code and digits): its effects hold at once.
   * The same kind of the same inquiry a second time gives the first receipt again.
   */
  public async withdraw(tx: EntityManager, subject: RequestSubject, scope: WithdrawScope): Promise<string> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`privacy:${subject.inquiryId}`]);
    const earlier = await this.queries.receiptOf(tx, subject.inquiryId, scope);
    if (earlier !== null) return earlier;
    await this.carryOut(tx, subject, scope);
    return this.register.open(tx, subject, scope, withdrawalEffects(scope).doneAtOnce ? 'done' : 'open');
  }

  /**
   * A wish found in a message ("TD", "delete my data"): registered for a person to confirm, without effect
   * until then, since anybody can write anybody's number.
   */
  public async note(tx: EntityManager, subject: RequestSubject, scope: WithdrawScope): Promise<string> {
    return this.register.open(tx, subject, scope, 'open');
  }

  /**
   * A member of staff has done what was asked.
   * @throws DomainError not_found; already_done (409)
   */
  public async complete(actor: Actor, id: string): Promise<PrivacyRequestResponse> {
    return this.dataSource.transaction(async (tx) => {
      const request = await this.queries.lock(tx, id);
      if (request === null) throw notFound();
      if (request.status === 'done') throw new DomainError('already_done');
      const now = this.clock.now();
      if (request.inquiry_id !== null) {
        await this.carryOut(
          tx,
          { inquiryId: request.inquiry_id, contactId: request.contact_id, now },
          request.kind,
        );
      }
      await this.queries.markDone(tx, id, now);
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'privacy-request.completed',
        objectType: 'privacy-request',
        objectId: id,
        data: { kind: request.kind },
      });
      return presentPrivacyRequest({ ...request, status: 'done', done_at: now });
    });
  }

  private async carryOut(tx: EntityManager, subject: RequestSubject, kind: RequestKind): Promise<void> {
    const effects = withdrawalEffects(kind);
    await this.queries.endConsents(tx, subject, effects.ends, subject.now);
    if (!effects.stopsContact) return;
    if (subject.contactId !== null) {
      await this.contacts.stopContact(tx, subject.contactId, subject.now);
      await this.effects.stopContact(tx, { ...subject, contactId: subject.contactId });
    }
  }
}
