import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { canonicalPhone } from '@luodi/contacts';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  fieldError,
  notFound,
  notifyConsole,
  validationFailed,
  writeAudit,
} from '@luodi/platform';
import { assertRight, lockVisibleLead } from '../lead-access';
import { FACT_COUNT, factAssignments, factValues, termsOf } from '../intake/lead-facts.queries';
import type { LeadDetailResponse } from '../lead.response';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { LeadQueries } from '../queue/lead.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import { contactTaken } from '../record/contact-edit.queries';

const MAX_PHONES = 10;

/** Further numbers of a person: each leads to them, one of them is the lead's own. */
@Injectable()
export class LeadPhonesService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: LeadQueries,
  ) {}

  /**
   * Adds a number; again is no fault. The first number of a person becomes the lead's own.
   * @throws DomainError not_found, forbidden, validation_failed, too_many_phones (409), contact_taken (409, `mergeWith`
   *   the lead of the number's owner where the actor may see and merge it, else nothing of theirs)
   */
  public async add(actor: Actor, leadId: string, text: string): Promise<LeadDetailResponse> {
    const reading = canonicalPhone(text);
    if (!reading.ok) throw validationFailed([fieldError('phone', reading.code)]);
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertRight(actor, lead, 'edit');
      const known: { value: string }[] = await tx.query(
        "SELECT value FROM contact_keys WHERE contact_id = $1 AND kind = 'phone'",
        [lead.contactId],
      );
      if (known.some((key) => key.value === reading.value)) return this.queries.detail(actor, leadId, tx);
      if (known.length >= MAX_PHONES) throw new DomainError('too_many_phones', { limit: MAX_PHONES });
      const added: unknown[] = await tx.query(
        `INSERT INTO contact_keys (kind, value, contact_id) VALUES ('phone', $1, $2)
         ON CONFLICT (kind, value) DO NOTHING RETURNING value`,
        [reading.value, lead.contactId],
      );
      if (added.length === 0) throw await contactTaken(tx, actor, 'phone', reading.value);
      if (lead.facts.phone === null) await this.makeMain(tx, lead, reading.value);
      await this.tell(tx, actor, lead, 'phone_added');
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** @throws DomainError not_found (lead, or the number is not this person's), forbidden, main_phone (409) */
  public async remove(actor: Actor, leadId: string, phoneId: string): Promise<LeadDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertRight(actor, lead, 'edit');
      const rows: { value: string }[] = await tx.query(
        "SELECT value FROM contact_keys WHERE contact_id = $1 AND kind = 'phone' AND id = $2",
        [lead.contactId, phoneId],
      );
      if (rows[0] === undefined) throw notFound();
      if (rows[0].value === lead.facts.phone) throw new DomainError('main_phone');
      await tx.query('DELETE FROM contact_keys WHERE contact_id = $1 AND id = $2', [lead.contactId, phoneId]);
      await this.tell(tx, actor, lead, 'phone_removed');
      return this.queries.detail(actor, leadId, tx);
    });
  }

  private async makeMain(tx: EntityManager, lead: LockedLead, phone: string): Promise<void> {
    const facts = { ...lead.facts, phone };
    await tx.query(
      `UPDATE leads SET ${factAssignments(2)}, search_terms = $${2 + FACT_COUNT}::text[] WHERE id = $1`,
      [lead.id, ...factValues(facts), termsOf(lead.number, facts)],
    );
    await tx.query('UPDATE contacts SET phone = $2 WHERE id = $1 AND phone IS NULL', [lead.contactId, phone]);
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    kind: 'phone_added' | 'phone_removed',
  ): Promise<void> {
    const now = this.clock.now();
    await tx.query('UPDATE leads SET version = version + 1, updated_at = $2 WHERE id = $1', [lead.id, now]);
    await writeLeadEvent(tx, { leadId: lead.id, kind, at: now, actorId: actor.id, data: {} });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: kind === 'phone_added' ? 'lead.phone-added' : 'lead.phone-removed',
      objectType: 'lead',
      objectId: lead.id,
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
    });
  }
}
