import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, fieldError, notifyConsole, validationFailed, writeAudit } from '@luodi/platform';
import { assertOpen, assertRight, lockVisibleLead } from '../lead-access';
import type { LeadDetailResponse } from '../lead.response';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { LeadQueries } from '../queue/lead.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import type { SnoozeLeadDto } from './snooze.dto';
import { readSnooze, writeSnooze, type Snooze } from './snooze.queries';

const LONGEST_MS = 366 * 86_400_000;

/** 稍后处理: a lead leaves the queue until a time. Its clocks run on, and an overdue first response brings it back. */
@Injectable()
export class LeadSnoozeService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: LeadQueries,
  ) {}

  /** @throws DomainError not_found, forbidden, lead_closed, not_owned (409), validation_failed (past, or beyond a year) */
  public async snooze(actor: Actor, leadId: string, request: SnoozeLeadDto): Promise<LeadDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      await this.snoozeIn(tx, actor, leadId, request);
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** The same in the caller's transaction; answers how it was put off before. */
  public async snoozeIn(
    tx: EntityManager,
    actor: Actor,
    leadId: string,
    request: SnoozeLeadDto,
  ): Promise<Snooze | null> {
    const now = this.clock.now();
    const until = new Date(request.until);
    if (until <= now) throw validationFailed([fieldError('until', 'inPast')]);
    if (until.getTime() > now.getTime() + LONGEST_MS) throw validationFailed([fieldError('until', 'tooFar')]);
    const lead = await this.lock(tx, actor, leadId);
    const before = await readSnooze(tx, leadId);
    const reason = request.reason === undefined || request.reason === '' ? null : request.reason;
    await writeSnooze(tx, leadId, { until, reason, byId: actor.id, at: now });
    await this.tell(tx, actor, lead, 'snoozed', { until: until.toISOString(), note: reason });
    return before;
  }

  /** Back into the queue; a lead that is not put off stays as it is. @throws DomainError not_found, forbidden, lead_closed */
  public async unsnooze(actor: Actor, leadId: string): Promise<LeadDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      const lead = await this.lock(tx, actor, leadId);
      if ((await readSnooze(tx, leadId)) !== null) await this.restoreIn(tx, actor, lead, null);
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** Puts a locked lead back to how it was put off before. */
  public async restoreIn(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    before: Snooze | null,
  ): Promise<void> {
    await writeSnooze(tx, lead.id, before);
    if (before === null) await this.tell(tx, actor, lead, 'unsnoozed', {});
    else
      await this.tell(tx, actor, lead, 'snoozed', { until: before.until.toISOString(), note: before.reason });
  }

  private async lock(tx: EntityManager, actor: Actor, leadId: string): Promise<LockedLead> {
    const lead = await lockVisibleLead(tx, actor, leadId);
    assertOpen(lead);
    assertRight(actor, lead, 'edit');
    if (lead.ownerId === null) throw new DomainError('not_owned');
    return lead;
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    kind: 'snoozed' | 'unsnoozed',
    data: { readonly until?: string; readonly note?: string | null },
  ): Promise<void> {
    const at = this.clock.now();
    await writeLeadEvent(tx, { leadId: lead.id, kind, at, actorId: actor.id, data });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: `lead.${kind}`,
      objectType: 'lead',
      objectId: lead.id,
      data: data.until === undefined ? {} : { until: data.until },
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
    });
  }
}
