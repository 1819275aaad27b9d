import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  LeadActs,
  lockLead,
  teamOf,
  writeLeadEvent,
  type ClosedAct,
  type LeadEventKind,
  type MergedAct,
  type UnclosedAct,
} from '@luodi/leads';
import { Clock, JobRegistry, addJob, notifyConsole, writeAudit, type AuditAction } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import {
  dealHasEnded,
  endPlanned,
  planAgain,
  stillPlanned,
  type AffectedVisit,
} from './visit-closing.queries';
import { VISITS_OF_DEAL_CLOSED, VISIT_CHANGED, type VisitChange } from './visit.events';
import { remindersOf } from './visit-times.policy';
import { writeReminders } from './visit-writes.queries';

/** What happened to the visits of a lead without anybody touching them. */
interface Outcome {
  readonly leadId: string;
  readonly byId: string | null;
  readonly now: Date;
  readonly action: AuditAction;
  readonly event: LeadEventKind;
  readonly change: VisitChange;
  readonly data: (visit: AffectedVisit) => Readonly<Record<string, unknown>>;
}

/**
 * What becomes of planned visits when their lead ends (docs/adr/0026): they end with a disqualified lead and with a lost or
 * transferred deal, come back when the closing is taken back, follow a merge, and go on with the deal after a conversion.
 */
@Injectable()
export class VisitClosingService implements OnModuleInit {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly acts: LeadActs,
    private readonly jobs: JobRegistry,
    private readonly calendars: CalendarService,
  ) {}

  public onModuleInit(): void {
    this.acts.registerEffects({
      closed: (tx, act) => this.closed(tx, act),
      unclosed: (tx, act) => this.unclosed(tx, act),
      merged: (tx, act) => this.merged(tx, act),
      // Afterwards, in the order of locks that visits have: the lead first, then the deal.
      deal: async (tx, act) => {
        if (act.status === 'closed') {
          await addJob(tx, VISITS_OF_DEAL_CLOSED, { leadId: act.leadId, byId: act.byId });
        }
      },
    });
    this.jobs.register(VISITS_OF_DEAL_CLOSED, (event) => this.dealClosed(event));
  }

  private async closed(tx: EntityManager, { leadId, byId, now }: ClosedAct): Promise<void> {
    const visits = await endPlanned(tx, leadId, { cause: 'lead_closed', byId, now });
    await this.tell(tx, visits, ended(leadId, byId, now, 'lead_closed'));
  }

  /** Once the move of the deal is written; one that was taken up again meanwhile keeps its visits. */
  private async dealClosed({ leadId, byId }: { leadId: string; byId: string }): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      if ((await lockLead(tx, leadId)) === null || !(await dealHasEnded(tx, leadId))) return;
      const now = this.clock.now();
      const visits = await endPlanned(tx, leadId, { cause: 'deal_closed', byId, now });
      await this.tell(tx, visits, ended(leadId, byId, now, 'deal_closed'));
    });
  }

  private async unclosed(tx: EntityManager, { leadId, closedAt, byId, now }: UnclosedAct): Promise<void> {
    const visits = await planAgain(tx, leadId, closedAt, now);
    for (const visit of visits) {
      const calendar = await this.calendars.ofTeam(await teamOf(tx, visit.hostId));
      await writeReminders(tx, visit.id, remindersOf(calendar, visit.startsAt, now));
    }
    const accepted = new Map(visits.map((visit) => [visit.id, visit.accepted]));
    await this.tell(tx, visits, {
      leadId,
      byId,
      now,
      action: 'visit.planned',
      event: 'visit_planned',
      change: 'planned',
      data: (visit) => {
        const known = accepted.get(visit.id) ?? [];
        return { cause: 'lead_restored', ...(known.length === 0 ? {} : { accepted: known }) };
      },
    });
  }

  private async merged(tx: EntityManager, act: MergedAct): Promise<void> {
    const { toId, fromId, fromNumber, byId, now } = act;
    if (act.visitIds.length === 0) return;
    await this.tell(tx, await stillPlanned(tx, act.visitIds), {
      leadId: toId,
      byId,
      now,
      action: 'visit.changed',
      event: 'visit_changed',
      change: 'moved',
      data: () => ({ fields: ['leadId'], cause: 'lead_merged', fromId, fromNumber }),
    });
    // The deal that they came to may have ended long ago.
    if (await dealHasEnded(tx, toId)) await addJob(tx, VISITS_OF_DEAL_CLOSED, { leadId: toId, byId });
  }

  /** Timeline, audit log, notices to everybody who goes but who did it, open consoles. */
  private async tell(tx: EntityManager, visits: readonly AffectedVisit[], outcome: Outcome): Promise<void> {
    const { leadId, byId, now } = outcome;
    for (const visit of visits) {
      const facts = {
        kind: visit.kind,
        startsAt: visit.startsAt.toISOString(),
        endsAt: visit.endsAt.toISOString(),
        hostId: visit.hostId,
        ...outcome.data(visit),
      };
      await writeLeadEvent(tx, {
        leadId,
        kind: outcome.event,
        at: now,
        actorId: byId,
        data: { visitId: visit.id, ...facts },
      });
      await writeAudit(tx, {
        actorId: byId,
        action: outcome.action,
        objectType: 'visit',
        objectId: visit.id,
        data: { leadId, ...facts },
      });
      const userIds = visit.userIds.filter((userId) => userId !== byId);
      if (userIds.length > 0) {
        const { id: visitId, version } = visit;
        await addJob(tx, VISIT_CHANGED, { visitId, version, change: outcome.change, userIds, byId });
      }
      await notifyConsole(tx, { topic: 'agenda', id: visit.id, userIds: visit.userIds });
    }
  }
}

function ended(
  leadId: string,
  byId: string | null,
  now: Date,
  cause: 'lead_closed' | 'deal_closed',
): Outcome {
  return {
    leadId,
    byId,
    now,
    action: 'visit.cancelled',
    event: 'visit_cancelled',
    change: 'cancelled',
    data: () => ({ cause }),
  };
}
