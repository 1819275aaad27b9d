import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  addJob,
  fieldError,
  newId,
  notifyConsole,
  validationFailed,
  withIdempotency,
} from '@luodi/platform';
import { stopClock } from '../clock/clock.policy';
import { LeadActs } from '../clock/lead-acts';
import { isOpen } from '../lead-values.policy';
import { assertRight, assertVisible, lockVisibleLead } from '../lead-access';
import { writeLeadEvent } from './lead-event.queries';
import { CLOCK_WARNED, COLLEAGUE_MENTIONED } from '../lead.events';
import { colleaguesOf, writeMentions } from './mention.queries';
import { FollowUpLimit } from './follow-up-limit';
import type { LogActivityDto } from './log-activity.dto';
import type { ActivityResponse, ColleagueListResponse } from './activity.response';
import { FirstCreditService } from '../credit/first-credit.service';
import type { LockedLead } from '../ownership/locked-lead.queries';

/** Clocks of phones and computers differ a little. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** What reaches out to the person by a channel they can refuse. */
const CONTACTING: ReadonlySet<string> = new Set(['call', 'wechat', 'email']);

/** Calls, visits, messages and notes; the first that reaches out stops the first-response clock. */
@Injectable()
export class LeadActivityService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly credits: FirstCreditService,
    private readonly acts: LeadActs,
    private readonly limit: FollowUpLimit,
  ) {}

  /**
   * Logs an activity. Any type but `note` is a first response: by the server's time, so back-dating gains nothing.
   * @throws DomainError not_found, forbidden, lead_closed, validation_failed (in the future; a next follow-up in the past
   *   or too far ahead)
   */
  public async log(actor: Actor, leadId: string, request: LogActivityDto): Promise<ActivityResponse> {
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:leads.activities:${leadId}`, request, async () => {
        const lead = await lockVisibleLead(tx, actor, leadId);
        assertRight(actor, lead, 'edit');
        return this.logIn(tx, actor, lead, request, null);
      }),
    );
  }

  /** Who can be named in the lead's follow-ups. @throws DomainError not_found */
  public async colleagues(actor: Actor, leadId: string): Promise<ColleagueListResponse> {
    const tx = this.dataSource.manager;
    await assertVisible(tx, actor, leadId);
    return { items: await colleaguesOf(tx, leadId, actor.id), nextCursor: null };
  }

  /**
   * The same on a lead that the caller has locked, and whose rights the caller has checked: a deal may have been handed
   * to somebody who does not own its lead, a visit be held by a colleague. @param dealId the deal that it belongs to
   * @param late it began before the lead was disqualified, and is only told now
   */
  public async logIn(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    request: LogActivityDto,
    dealId: string | null,
    late = false,
  ): Promise<ActivityResponse> {
    const mayStillSay = late && lead.status === 'disqualified' && request.nextFollowUpAt === undefined;
    if ((lead.status === 'disqualified' || lead.status === 'merged') && !mayStillSay) {
      throw new DomainError('lead_closed', { status: lead.status }, { body: { status: lead.status } });
    }
    if (CONTACTING.has(request.type)) await assertContactAllowed(tx, lead.id);
    const now = this.clock.now();
    const occurredAt = request.occurredAt === undefined ? now : new Date(request.occurredAt);
    if (occurredAt.getTime() > now.getTime() + CLOCK_SKEW_MS) {
      throw validationFailed([fieldError('occurredAt', 'inFuture')]);
    }
    const next = request.nextFollowUpAt === undefined ? null : new Date(request.nextFollowUpAt);
    await this.limit.assert(next, lead.nextFollowUpAt, now);
    const reachesOut = request.type !== 'note';
    const firstResponse = reachesOut && lead.firstRespondedAt === null;
    const activity: ActivityResponse = {
      id: newId(),
      leadId: lead.id,
      type: request.type,
      summary: request.summary,
      outcome: request.outcome ?? null,
      occurredAt: occurredAt.toISOString(),
      nextFollowUpAt: next?.toISOString() ?? null,
      firstResponse,
    };
    await this.write(tx, actor, lead, activity, { now, dealId, reachesOut });
    const mentions = request.mentionIds ?? [];
    if (mentions.length > 0) {
      await writeMentions(tx, lead.id, activity.id, mentions);
      await addJob(tx, COLLEAGUE_MENTIONED, { activityId: activity.id });
    }
    if (reachesOut) {
      await tx.query('DELETE FROM claim_windows WHERE lead_id = $1 AND agent_id = $2', [lead.id, actor.id]);
      await this.credits.record(tx, {
        leadId: lead.id,
        userId: actor.id,
        activityId: activity.id,
        outcome: activity.outcome,
        at: now,
      });
    }
    if (firstResponse) await this.stopFirstResponse(tx, actor, lead, now);
    if (reachesOut || activity.nextFollowUpAt !== null)
      await this.tellClocks(tx, lead, activity, reachesOut, now);
    await writeLeadEvent(tx, {
      leadId: lead.id,
      kind: 'activity',
      at: now,
      actorId: actor.id,
      data: { activityId: activity.id },
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
    });
    return activity;
  }

  /**
   * A follow-up that was due is done with the activity; a later one stays unless a new date is given. Only an effective
   * contact (the column says which) counts for idle time: a note or an unanswered call keeps no lead.
   */
  private async write(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    activity: ActivityResponse,
    facts: { readonly now: Date; readonly dealId: string | null; readonly reachesOut: boolean },
  ): Promise<void> {
    await tx.query(
      `WITH logged AS (
         INSERT INTO activities (id, lead_id, deal_id, type, summary, outcome, occurred_at, next_follow_up_at, author_id,
           first_response, created_at)
         VALUES ($1, $2::uuid, $3, $4, $5, $6, $7::timestamptz, $8::timestamptz, $9, $10, $11::timestamptz)
         RETURNING effective)
       UPDATE leads SET
         status = CASE WHEN $12::boolean AND status = 'new' THEN 'contacted' ELSE status END,
         next_follow_up_at = CASE
           WHEN $8::timestamptz IS NOT NULL THEN $8::timestamptz
           WHEN $12::boolean AND next_follow_up_at <= $11::timestamptz THEN NULL
           ELSE next_follow_up_at END,
         last_activity_at = greatest(last_activity_at, $7::timestamptz),
         last_contact_at = CASE WHEN (SELECT effective FROM logged) THEN greatest(last_contact_at, $7::timestamptz)
           ELSE last_contact_at END,
         updated_at = $11::timestamptz
       WHERE id = $2::uuid`,
      [
        activity.id,
        lead.id,
        facts.dealId,
        activity.type,
        activity.summary,
        activity.outcome,
        activity.occurredAt,
        activity.nextFollowUpAt,
        actor.id,
        activity.firstResponse,
        facts.now,
        facts.reachesOut,
      ],
    );
  }

  private async tellClocks(
    tx: EntityManager,
    lead: LockedLead,
    activity: ActivityResponse,
    reachesOut: boolean,
    now: Date,
  ): Promise<void> {
    await this.acts.lead(tx, {
      kind: reachesOut ? 'contact' : 'planned',
      nextFollowUpAt: activity.nextFollowUpAt === null ? null : new Date(activity.nextFollowUpAt),
      leadId: lead.id,
      facts: lead.facts,
      ownerId: lead.ownerId,
      teamId: lead.teamId,
      open: isOpen(lead.status),
      responded: true,
      now,
    });
  }

  private async stopFirstResponse(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    now: Date,
  ): Promise<void> {
    const stopped = stopClock(lead.slaState, lead.firstResponseDueAt, now);
    await tx.query(
      'UPDATE leads SET first_responded_at = $2, sla_state = $3, next_warning_at = NULL, sla_step_at = NULL WHERE id = $1',
      [lead.id, now, stopped.state],
    );
    await writeLeadEvent(tx, {
      leadId: lead.id,
      kind: 'first_response',
      at: now,
      actorId: actor.id,
      data: { state: stopped.state },
    });
    if (!stopped.breachedNow) return;
    const lateSeconds = Math.floor((now.getTime() - (lead.firstResponseDueAt ?? now).getTime()) / 1000);
    await writeLeadEvent(tx, {
      leadId: lead.id,
      kind: 'clock_breached',
      at: now,
      actorId: null,
      data: { level: 'breached', dueAt: lead.firstResponseDueAt?.toISOString(), lateSeconds },
    });
    await addJob(tx, CLOCK_WARNED, { leadId: lead.id, level: 'breached' });
  }
}

/**
 * Nobody calls or writes to a person who asked not to be contacted (security.md P18); their own new inquiry ends it.
 * @throws DomainError do_not_contact (422)
 */
export async function assertContactAllowed(tx: EntityManager, leadId: string): Promise<void> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM leads l JOIN contacts c ON c.id = l.contact_id
      WHERE l.id = $1 AND (l.do_not_contact OR c.do_not_contact)`,
    [leadId],
  );
  if (rows.length > 0) throw new DomainError('do_not_contact');
}
