import { Injectable } from '@nestjs/common';
import { ContactsQueries } from '@luodi/contacts';
import type { EntityManager } from 'typeorm';
import { PersonEffects } from './person-effects';
import type { RequestSubject } from './new-request';
import { PrivacyRegister } from './privacy-register';
import { PrivacyQueries } from './privacy.queries';
import type { RequestKind, WithdrawScope } from '../purposes';
import { Suppression, type PersonKey } from '../suppression.service';
import { withdrawalEffects } from './withdrawal.policy';

/** Opens what people ask about their own data, and carries out what holds at once. */
@Injectable()
export class PrivacyRequestService {
  public constructor(
    private readonly queries: PrivacyQueries,
    private readonly contacts: ContactsQueries,
    private readonly effects: PersonEffects,
    private readonly register: PrivacyRegister,
    private readonly suppression: Suppression,
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
    const status = withdrawalEffects(scope).doneAtOnce ? 'done' : 'open';
    const { id, receiptNumber } = await this.register.open(tx, {
      ...{ subject, kind: scope, status, proof },
      ...{ source: 'tracking', identity: 'code' },
    });
    await this.carryOut(tx, subject, scope, id);
    return receiptNumber;
  }

  /**
   * A wish found in a message ("TD", "delete my data"): registered for a person to look at. To be left alone holds at
   * once, whoever wrote it (domain.md 5.3: after refusal stop), since staff can take it back (CheckRequestService);
   * erasing, copying and correcting wait until somebody made sure of the person.
   * @param atOnce false when the same message asks to be called for something
   */
  public async note(
    tx: EntityManager,
    subject: RequestSubject,
    scope: WithdrawScope,
    proof: string,
    atOnce: boolean,
  ): Promise<string> {
    const { id, receiptNumber } = await this.register.open(tx, {
      ...{ subject, kind: scope, status: 'open', proof },
      ...{ source: 'message', identity: 'none' },
    });
    if (atOnce) await this.carryOut(tx, subject, scope, id);
    return receiptNumber;
  }

  /**
   * What a kind does at once: consents end, and nobody calls any more; of somebody nobody knows a keyed hash says so.
   * @param requestId the request it is done for
   * @param named keys that the request itself names
   */
  public async carryOut(
    tx: EntityManager,
    subject: RequestSubject,
    kind: RequestKind,
    requestId: string,
    named: readonly PersonKey[] = [],
  ): Promise<void> {
    const effects = withdrawalEffects(kind);
    if (effects.ends.length === 0 && !effects.stopsContact) return;
    await this.queries.takeEffect(tx, requestId, subject.now);
    await this.queries.endConsents(tx, subject, effects.ends, subject.now);
    if (!effects.stopsContact) return;
    const keys = [...named, ...(await this.queries.keysOf(tx, subject))];
    await this.suppression.optOut(tx, keys, requestId, subject.now);
    if (subject.contactId === null) return;
    await this.contacts.stopContact(tx, subject.contactId, subject.now);
    await this.effects.stopContact(tx, { ...subject, contactId: subject.contactId });
  }

  /**
   * Takes back what a request did: its consents hold again, its keyed hashes end, and the person may be called unless
   * another request that stands says otherwise.
   * @param effectiveAt when it took effect
   */
  public async takeBack(
    tx: EntityManager,
    subject: RequestSubject,
    requestId: string,
    effectiveAt: Date,
  ): Promise<void> {
    const { contactId, now } = subject;
    await this.queries.restoreConsents(tx, subject, effectiveAt);
    await this.suppression.liftOptOut(tx, requestId, now);
    if (contactId === null || (await this.queries.isStoppedByAnother(tx, contactId, requestId))) return;
    await this.contacts.resumeContact(tx, contactId, now);
    await this.effects.resumeContact(tx, { ...subject, contactId });
  }
}
