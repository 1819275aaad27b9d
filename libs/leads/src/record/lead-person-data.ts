import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonDataRegistry, notifyConsole, type ErasedPerson } from '@luodi/platform';
import { isOpen } from '../lead-values.policy';
import { lockLead } from '../ownership/locked-lead.queries';
import { OwnershipService } from '../ownership/ownership.service';
import { WAKE_COLUMNS } from '../snooze/snooze.queries';
import { LEADS_PERSON_TABLES } from '../person-tables';
import { writeLeadEvent } from './lead-event.queries';

/** What erasing a person does to their leads beyond the columns: nobody goes on working on them. */
@Injectable()
export class LeadPersonData implements OnModuleInit {
  public constructor(
    private readonly registry: PersonDataRegistry,
    private readonly ownership: OwnershipService,
  ) {}

  public onModuleInit(): void {
    this.registry.register({
      name: 'leads',
      ...LEADS_PERSON_TABLES,
      beforeErase: (tx, person) => this.close(tx, person),
    });
  }

  /** Closes open leads with the owner's capacity given back; deals stay as they are. */
  private async close(tx: EntityManager, person: ErasedPerson): Promise<void> {
    for (const id of [...(person.ids['leads'] ?? [])].sort()) {
      const lead = await lockLead(tx, id);
      if (lead === null) continue;
      if (isOpen(lead.status)) {
        await this.ownership.releaseCapacity(tx, lead);
        await tx.query(
          `UPDATE leads SET status = 'disqualified', pool_id = NULL, pooled_at = NULL, waiting_reason = NULL,
             next_warning_at = NULL, ${WAKE_COLUMNS},
             sla_state = CASE WHEN sla_state IN ('running', 'warned') THEN 'none' ELSE sla_state END
           WHERE id = $1`,
          [id],
        );
      }
      await writeLeadEvent(tx, {
        leadId: id,
        kind: 'person_erased',
        at: person.now,
        actorId: null,
        data: {},
      });
      await notifyConsole(tx, { topic: 'leads', id, ownerIds: [lead.ownerId], teamIds: [lead.teamId] });
    }
  }
}
