import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonDataRegistry, addJob, type ErasedPerson } from '@luodi/platform';
import { VISIT_CHANGED } from './visit.events';
import { VISIT_TABLES } from './person-tables';

/** What erasing a person does to their visits beyond the columns: nobody waits for them. */
@Injectable()
export class VisitPersonData implements OnModuleInit {
  public constructor(private readonly registry: PersonDataRegistry) {}

  public onModuleInit(): void {
    this.registry.register({
      name: 'visits',
      tables: VISIT_TABLES,
      beforeErase: (tx, person) => this.cancel(tx, person),
    });
  }

  /** The leads' rows are held by then: leads erase before the agenda. */
  private async cancel(tx: EntityManager, person: ErasedPerson): Promise<void> {
    const [visits]: [{ id: string; version: number; people: string[] }[], number] = await tx.query(
      `UPDATE visits v SET state = 'cancelled', closed_at = $2, closed_cause = 'erased', updated_at = $2, version = v.version + 1
       WHERE v.lead_id = ANY($1::uuid[]) AND v.state = 'planned'
       RETURNING v.id, v.version, ARRAY(SELECT p.user_id FROM visit_people p WHERE p.visit_id = v.id) AS people`,
      [person.ids['leads'] ?? [], person.now],
    );
    for (const visit of visits) {
      await tx.query('DELETE FROM visit_reminders WHERE visit_id = $1', [visit.id]);
      await addJob(tx, VISIT_CHANGED, {
        visitId: visit.id,
        version: visit.version,
        change: 'cancelled',
        userIds: visit.people,
        byId: null,
      });
    }
  }
}
