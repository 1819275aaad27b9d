import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ClockLevel, PoolNoticeKind } from '@luodi/leads';
import { DataSource } from 'typeorm';
import { currentAssignment, managersOf, notifiedLead } from './lead-notices.queries';
import { NotifyService } from '../inbox/notify.service';

/** Turns what happened to leads into notices. Every method re-reads by id and may be repeated. */
@Injectable()
export class LeadNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** The new owner, unless they took the lead themselves or it has moved on already. */
  public async assigned(assignmentId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const assignment = await currentAssignment(tx, assignmentId);
      if (assignment === null || assignment.by_id === assignment.owner_id) return;
      await this.notices.notify(tx, {
        userId: assignment.owner_id,
        kind: 'lead_assigned',
        dedupeKey: `lead-assigned:${assignmentId}`,
        leadId: assignment.lead_id,
        data: {
          number: assignment.number,
          reason: assignment.reason,
          rule: assignment.rule_name,
          dueAt: assignment.due_at?.toISOString() ?? null,
        },
      });
    });
  }

  /**
   * A warning goes to the owner; the deadline itself also to the managers of the team. Nobody is warned of a clock that
   * has been answered meanwhile. One event per start of the clock and level.
   */
  public async clockWarned(leadId: string, level: ClockLevel): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const lead = await notifiedLead(tx, leadId);
      if (lead === null || (lead.responded && level !== 'breached')) return;
      const managers =
        level === 'breached' || lead.owner_id === null ? await managersOf(tx, lead.team_id) : [];
      const people = new Set([...(lead.owner_id === null ? [] : [lead.owner_id]), ...managers]);
      await this.notices.notifyAll(tx, people, {
        kind: level === 'breached' ? 'clock_breached' : 'clock_warned',
        dedupeKey: `clock:${leadId}:${lead.started_at?.getTime() ?? 0}:${level}`,
        leadId,
        data: { number: lead.number, level: String(level), dueAt: lead.due_at?.toISOString() ?? null },
      });
    });
  }

  /**
   * Whoever has to act lest a lead goes back to a pool, and whoever has lost one. A warning that is void by now, because
   * the lead has another owner, is not given.
   */
  public async pool(event: {
    readonly kind: PoolNoticeKind;
    readonly leadId: string;
    readonly userId: string;
    readonly at: string;
  }): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const lead = await notifiedLead(tx, event.leadId);
      const warns = event.kind === 'contact_due' || event.kind === 'recycle_due';
      if (lead === null || (warns && lead.owner_id !== event.userId)) return;
      await this.notices.notify(tx, {
        userId: event.userId,
        kind: `pool_${event.kind}`,
        dedupeKey: `pool:${event.kind}:${event.leadId}:${event.at}`,
        leadId: event.leadId,
        data: { number: lead.number, at: event.at },
      });
    });
  }

  /** The owner of a lead whose person wrote again. */
  public async inquiryAdded(leadId: string, inquiryId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const lead = await notifiedLead(tx, leadId);
      if (lead === null || lead.owner_id === null) return;
      await this.notices.notify(tx, {
        userId: lead.owner_id,
        kind: 'inquiry_added',
        dedupeKey: `inquiry-added:${inquiryId}`,
        leadId,
        data: { number: lead.number },
      });
    });
  }
}
