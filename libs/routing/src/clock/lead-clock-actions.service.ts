import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { assertRight, lockVisibleLead, writeLeadEvent } from '@luodi/leads';
import type { LockedLead } from '@luodi/leads';
import { Clock, DomainError, notifyConsole, writeAudit } from '@luodi/platform';
import type { AuditAction } from '@luodi/platform';
import { LeadClockViews } from './lead-clock-views.queries';
import { LeadClockService } from './lead-clock.service';
import { pauseRows, resumeRows } from './lead-clock.queries';
import type { RowClockKind } from './lead-clock.queries';
import type { ClockDoneDto } from './lead-clock.dto';
import type { LeadClockListResponse } from './lead-clock.response';
import { subjectOf } from './sla-policy.policy';

/** What somebody says is done; a follow-up is done by the activity itself. */
export const DONE_KINDS = ['assessment', 'feedback', 'report'] as const;
export type DoneKind = (typeof DONE_KINDS)[number];

/** What people do to clocks: done, hold, go on. */
@Injectable()
export class LeadClockActions {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly clocks: LeadClockService,
    private readonly views: LeadClockViews,
  ) {}

  /**
   * Ends a running clock; a report's next one begins. An assessment may say what the lead is.
   * @throws DomainError not_found, forbidden, no_clock (409)
   */
  public async done(
    actor: Actor,
    leadId: string,
    kind: DoneKind,
    request: ClockDoneDto,
  ): Promise<LeadClockListResponse> {
    return this.dataSource.transaction(async (tx) => {
      const lead = await lockVisibleLead(tx, actor, leadId);
      assertRight(actor, lead, 'edit');
      const now = this.clock.now();
      const clocked = { ...lead, leadId, subject: subjectOf(lead.facts) };
      const state = await this.clocks.finish(tx, clocked, kind, 'done', kind === 'report', now);
      if (state === null) throw new DomainError('no_clock');
      if (kind === 'assessment' && request.result !== undefined) {
        await tx.query(
          `UPDATE leads SET status = $2, updated_at = $3, version = version + 1
           WHERE id = $1 AND status IN ('new', 'contacted', 'qualified', 'nurturing')`,
          [leadId, request.result, now],
        );
      }
      const data = {
        clock: kind,
        state,
        ...(request.result === undefined ? {} : { result: request.result }),
      };
      await this.record(tx, actor, lead, 'lead.clock-done', 'clock_done', { ...data, note: request.note });
      return this.views.ofLead(actor, leadId, tx);
    });
  }

  /** @throws DomainError not_found, forbidden, no_clock (409, none of the kind runs) */
  public async pause(
    actor: Actor,
    leadId: string,
    kind: RowClockKind,
    reason: string,
  ): Promise<LeadClockListResponse> {
    return this.dataSource.transaction(async (tx) => {
      const lead = await this.lock(tx, actor, leadId);
      const now = this.clock.now();
      const pause = { leadId, kind, cause: 'manager', note: reason, byId: actor.id, now } as const;
      if ((await pauseRows(tx, pause)).length === 0) throw new DomainError('no_clock');
      await this.record(tx, actor, lead, 'lead.clock-paused', 'clock_paused', { clock: kind, note: reason });
      return this.views.ofLead(actor, leadId, tx);
    });
  }

  /** @throws DomainError not_found, forbidden, no_clock (409, none of the kind stands still) */
  public async resume(actor: Actor, leadId: string, kind: RowClockKind): Promise<LeadClockListResponse> {
    return this.dataSource.transaction(async (tx) => {
      const lead = await this.lock(tx, actor, leadId);
      if ((await resumeRows(tx, leadId, kind, null, this.clock.now())).length === 0) {
        throw new DomainError('no_clock');
      }
      await this.record(tx, actor, lead, 'lead.clock-resumed', 'clock_resumed', { clock: kind });
      return this.views.ofLead(actor, leadId, tx);
    });
  }

  private async lock(tx: EntityManager, actor: Actor, leadId: string): Promise<LockedLead> {
    const lead = await lockVisibleLead(tx, actor, leadId);
    assertRight(actor, lead, 'edit');
    return lead;
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    action: AuditAction,
    kind: 'clock_done' | 'clock_paused' | 'clock_resumed',
    data: { readonly clock: string; readonly note?: string; readonly result?: string },
  ): Promise<void> {
    const now = this.clock.now();
    await writeLeadEvent(tx, { leadId: lead.id, kind, at: now, actorId: actor.id, data });
    const { note: _note, ...codes } = data;
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'lead',
      objectId: lead.id,
      data: codes,
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
    });
  }
}
