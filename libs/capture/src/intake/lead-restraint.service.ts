import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId, notifyConsole } from '@luodi/platform';
import { PersonEffects, type StopContact } from '@luodi/privacy';
import type { EntityManager } from 'typeorm';
import { TrackingQueries, type RestrainedLead } from '../tracking/tracking.queries';

/** When a person wants no more contact, or never said so, their lead shows it on its page and at once. */
@Injectable()
export class LeadRestraint implements OnModuleInit {
  public constructor(
    private readonly effects: PersonEffects,
    private readonly queries: TrackingQueries,
  ) {}

  public onModuleInit(): void {
    this.effects.registerStopContact(async (tx, person) => {
      const lead = await this.queries.restrainLead(tx, person.contactId, person.now);
      await this.show(tx, lead, 'consent_withdrawn', person);
    });
    this.effects.registerResumeContact(async (tx, person) => {
      const lead = await this.queries.releaseLead(tx, person.contactId, person.now);
      await this.show(tx, lead, 'contact_resumed', person);
    });
  }

  private async show(
    tx: EntityManager,
    lead: RestrainedLead | null,
    kind: 'consent_withdrawn' | 'contact_resumed',
    person: Parameters<StopContact>[1],
  ): Promise<void> {
    if (lead === null) return;
    await this.queries.addLeadEvent(tx, {
      id: newId(),
      leadId: lead.id,
      kind,
      at: person.now,
      data: { inquiryId: person.inquiryId },
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.owner_id],
      teamIds: [lead.team_id],
    });
  }
}
