import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LeadActs, writeLeadEvent, type LeadAct } from '@luodi/leads';
import { addJob, notifyConsole, writeAudit } from '@luodi/platform';
import { VISIT_CHANGED } from './visit.events';
import { handToHost, visitsToHand } from './visit-host.queries';

/** Visits to come follow their lead: to a new owner from the one before, and from anybody whose account has ended. */
@Injectable()
export class VisitHostService implements OnModuleInit {
  public constructor(private readonly acts: LeadActs) {}

  public onModuleInit(): void {
    this.acts.registerEffects({ lead: (tx, act) => this.follow(tx, act) });
  }

  /** Whether the new host is free is not asked: the lead has to go. That they are not is kept with the visit. */
  private async follow(tx: EntityManager, act: LeadAct): Promise<void> {
    if (act.kind !== 'owner' || act.ownerId === null) return;
    const { leadId, ownerId, now } = act;
    for (const visit of await visitsToHand(tx, leadId, ownerId, now)) {
      const version = await handToHost(tx, visit.id, ownerId, now);
      const data = { visitId: visit.id, fields: ['hostId'], hostId: ownerId, ...visit.times };
      await writeLeadEvent(tx, { leadId, kind: 'visit_changed', at: now, actorId: null, data });
      await writeAudit(tx, {
        actorId: null,
        action: 'visit.changed',
        objectType: 'visit',
        objectId: visit.id,
        data: { leadId, fields: ['hostId'], from: visit.hostId, to: ownerId },
      });
      await addJob(tx, VISIT_CHANGED, {
        visitId: visit.id,
        version,
        change: 'planned',
        userIds: [ownerId],
        byId: null,
      });
      await addJob(tx, VISIT_CHANGED, {
        visitId: visit.id,
        version,
        change: 'removed',
        userIds: [visit.hostId],
        byId: null,
      });
      await notifyConsole(tx, { topic: 'agenda', id: visit.id, userIds: [ownerId, visit.hostId] });
    }
  }
}
