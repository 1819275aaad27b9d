import { Injectable } from '@nestjs/common';
import { ContactsQueries } from '@luodi/contacts';
import type { EntityManager } from 'typeorm';
import { PersonEffects } from './person-effects';
import type { RequestSubject } from './new-request';
import { PrivacyRegister } from './privacy-register';
import { PrivacyQueries } from './privacy.queries';
import type { RequestKind, WithdrawScope } from '../purposes';
import { withdrawalEffects } from './withdrawal.policy';

/** Opens what people ask about their own data, and carries out what holds at once. */
@Injectable()
export class PrivacyRequestService {
  public constructor(
    private readonly queries: PrivacyQueries,
    private readonly contacts: ContactsQueries,
    private readonly effects: PersonEffects,
    private readonly register: PrivacyRegister,
  ) {}

  /**
   * A withdrawal by somebody who proved who they are (tracking code and digits): its effects hold at once.
   * The same kind of the same inquiry a second time gives the first receipt again.
   * @param proof the last four characters, by which the receipt can be looked up later
   */
  public async withdraw(
    tx: EntityManager,
    subject: RequestSubject & { readonly inquiryId: string },
    scope: WithdrawScope,
    proof: string,
  ): Promise<string> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`privacy:${subject.inquiryId}`]);
    const earlier = await this.queries.receiptOf(tx, subject.inquiryId, scope);
    if (earlier !== null) return earlier;
    await this.carryOut(tx, subject, scope);
    const status = withdrawalEffects(scope).doneAtOnce ? 'done' : 'open';
    const { receiptNumber } = await this.register.open(tx, {
      ...{ subject, kind: scope, status, proof },
      ...{ source: 'tracking', identity: 'code' },
    });
    return receiptNumber;
  }

  /**
   * A wish found in a message ("TD", "delete my data"): registered for a person to confirm, without effect
   * until then, since anybody can write anybody's number.
   */
  public async note(
    tx: EntityManager,
    subject: RequestSubject,
    scope: WithdrawScope,
    proof: string,
  ): Promise<string> {
    const { receiptNumber } = await this.register.open(tx, {
      ...{ subject, kind: scope, status: 'open', proof },
      ...{ source: 'message', identity: 'none' },
    });
    return receiptNumber;
  }

  /** What a kind does at once: consents end, and nobody calls any more. */
  public async carryOut(tx: EntityManager, subject: RequestSubject, kind: RequestKind): Promise<void> {
    const effects = withdrawalEffects(kind);
    if (effects.ends.length > 0) await this.queries.endConsents(tx, subject, effects.ends, subject.now);
    if (!effects.stopsContact || subject.contactId === null) return;
    await this.contacts.stopContact(tx, subject.contactId, subject.now);
    await this.effects.stopContact(tx, { ...subject, contactId: subject.contactId });
  }
}
