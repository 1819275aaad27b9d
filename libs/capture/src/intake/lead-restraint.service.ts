import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId, notifyConsole } from '@luodi/platform';
import { PersonEffects } from '@luodi/privacy';
import { TrackingQueries } from '../tracking/tracking.queries';

/** When a person wants no more contact, their lead says so too, on its page and at once. */
@Injectable()
export class LeadRestraint implements OnModuleInit {
  public constructor(
    private readonly effects: PersonEffects,
    private readonly queries: TrackingQueries,
  ) {}

  public onModuleInit(): void {
    this.effects.registerStopContact(async (tx, person) => {
      const lead = await this.queries.restrainLead(tx, person.contactId, person.now);
      if (lead === null) return;
      await this.queries.addLeadEvent(tx, {
        id: newId(),
        leadId: lead.id,
        at: person.now,
        data: { inquiryId: person.inquiryId },
      });
      await notifyConsole(tx, {
        topic: 'leads',
        id: lead.id,
        ownerIds: [lead.owner_id],
        teamIds: [lead.team_id],
      });
    });
  }
}
