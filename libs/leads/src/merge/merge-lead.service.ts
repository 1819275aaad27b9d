import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  newId,
  notFound,
  notifyConsole,
  versionConflict,
  writeAudit,
} from '@luodi/platform';
import { LeadActs } from '../clock/lead-acts';
import { assertRight, lockVisibleLead } from '../lead-access';
import { uniteCollaborators } from '../collaborators/collaborator.queries';
import type { MergeLeadDto } from './merge-lead.dto';
import type { LeadDetailResponse } from '../lead.response';
import { isOpen } from '../lead-values.policy';
import { FACT_COUNT, factAssignments, factValues, termsOf } from '../intake/lead-facts.queries';
import { lockLeadPair } from '../ownership/locked-lead.queries';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { lockLoads } from '../ownership/ownership.queries';
import { WAKE_COLUMNS } from '../snooze/snooze.queries';
import { OwnershipService } from '../ownership/ownership.service';
import { LeadQueries } from '../queue/lead.queries';
import { updateContact } from '../record/contact-edit.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import { mergedFacts } from './merge.policy';
import {
  cardOf,
  endedLead,
  insertMerge,
  isSilenced,
  lockPeopleOf,
  moveThings,
  type SurvivingSide,
} from './merge.queries';

const UNDO_DAYS = 7;
const DAY_MS = 86_400_000;

/** Two leads of one demand become one; see UnmergeLeadService for the way back. */
@Injectable()
export class MergeLeadService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ownership: OwnershipService,
    private readonly queries: LeadQueries,
    private readonly acts: LeadActs,
  ) {}

  /**
   * Moves everything of a lead to the one that stays: inquiries, activities, consents, the person's keys and deals;
   * blanks are filled, what `fields` names is taken from the lead that ends. Answers the survivor, also to a second
   * click. Locks: the people's turns, both leads in the order of their ids, both owners' counters in the order of theirs;
   * so merges in a ring wait for each other and never for themselves.
   * @throws DomainError merge_self (422), not_found, forbidden (agents: both leads must be theirs), version_conflict,
   *   lead_closed (one is merged elsewhere, the first is a deal, or an open one would end in a closed one)
   */
  public async merge(actor: Actor, leadId: string, request: MergeLeadDto): Promise<LeadDetailResponse> {
    const { intoId } = request;
    if (leadId === intoId) throw new DomainError('merge_self');
    return this.dataSource.transaction(async (tx) => {
      await lockPeopleOf(tx, [leadId, intoId]);
      const pair = await lockLeadPair(tx, leadId, intoId);
      const from = pair.get(leadId);
      const into = pair.get(intoId);
      if (from === undefined || into === undefined) throw notFound();
      await lockVisibleLead(tx, actor, intoId);
      if (from.mergedIntoId === intoId) return this.queries.detail(actor, intoId, tx);
      await lockVisibleLead(tx, actor, leadId);
      assertMergeable(from, into);
      assertRight(actor, from, 'merge');
      assertRight(actor, into, 'merge');
      await this.assertVersion(tx, actor, from, request.version);
      await this.assertVersion(tx, actor, into, request.intoVersion);
      await this.mergeLocked(tx, actor, from, into, request);
      return this.queries.detail(actor, intoId, tx);
    });
  }

  private async assertVersion(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    read: number | null | undefined,
  ): Promise<void> {
    if (read === undefined || read === null || read === lead.version) return;
    throw versionConflict(await this.queries.detail(actor, lead.id, tx));
  }

  private async mergeLocked(
    tx: EntityManager,
    actor: Actor,
    from: LockedLead,
    into: LockedLead,
    request: MergeLeadDto,
  ): Promise<void> {
    const now = this.clock.now();
    const picks = request.fields ?? {};
    const ended = await endedLead(tx, from.id);
    const before = await sideOf(tx, into);
    await lockLoads(tx, [from.ownerId, into.ownerId]);
    await this.end(tx, from, into, now);
    const takesOwner = picks.owner === 'source' || (picks.owner === undefined && into.ownerId === null);
    if (takesOwner && from.ownerId !== null && from.ownerId !== into.ownerId && isOpen(into.status)) {
      await this.ownership.changeOwner(tx, {
        leadId: into.id,
        to: { ownerId: from.ownerId, teamId: from.teamId },
        reason: 'merged',
        byId: actor.id,
        byRole: actor.role,
        now,
      });
    }
    const moved = {
      ...(await moveThings(tx, from, into)),
      collaborators: await uniteCollaborators(tx, from, into),
    };
    await tx.query(
      `INSERT INTO lead_tags (lead_id, tag_id, by_id, at)
       SELECT $2, tag_id, by_id, at FROM lead_tags WHERE lead_id = $1 ON CONFLICT DO NOTHING`,
      [from.id, into.id],
    );
    const facts = mergedFacts(into.facts, from.facts, picks);
    const silenced = (await isSilenced(tx, from.id)) || (await cardOf(tx, from.contactId)).silenced;
    await tx.query(
      `UPDATE leads SET ${factAssignments(3)}, search_terms = $${3 + FACT_COUNT}::text[],
         inquiry_count = leads.inquiry_count + f.inquiry_count,
         next_follow_up_at = CASE WHEN leads.clock_rank < 3 THEN coalesce(leads.next_follow_up_at, $${4 + FACT_COUNT}::timestamptz)
           ELSE leads.next_follow_up_at END,
         last_activity_at = greatest(leads.last_activity_at, f.last_activity_at),
         last_contact_at = greatest(leads.last_contact_at, f.last_contact_at),
         do_not_contact = leads.do_not_contact OR $${5 + FACT_COUNT}::boolean,
         updated_at = $${6 + FACT_COUNT}, version = leads.version + 1
       FROM leads f WHERE leads.id = $1 AND f.id = $2`,
      [
        into.id,
        from.id,
        ...factValues(facts),
        termsOf(into.number, facts),
        ended.nextFollowUpAt,
        silenced,
        now,
      ],
    );
    await updateContact(tx, into.contactId, { ...facts, name: facts.contactName });
    if (silenced) {
      await tx.query('UPDATE contacts SET do_not_contact = true WHERE id = $1', [into.contactId]);
    }
    const pair = await lockLeadPair(tx, from.id, into.id);
    const after = await sideOf(tx, pair.get(into.id) ?? into);
    const undoUntil = new Date(now.getTime() + UNDO_DAYS * DAY_MS);
    const mergeId = newId();
    await insertMerge(tx, {
      id: mergeId,
      fromId: from.id,
      intoId: into.id,
      at: now,
      byId: actor.id,
      undoUntil,
      snapshot: { from: ended, before, after, moved },
    });
    await this.tell(tx, actor, from, into, now);
    await this.acts.merged(tx, {
      fromId: from.id,
      fromNumber: from.number,
      toId: into.id,
      visitIds: moved.visits ?? [],
      byId: actor.id,
      now,
    });
  }

  /** The lead that ends: no owner, no pool, no clock; its counter freed. */
  private async end(tx: EntityManager, from: LockedLead, into: LockedLead, now: Date): Promise<void> {
    if (from.ownerId !== null) {
      await this.ownership.releaseCapacity(tx, from);
      await tx.query(
        'UPDATE lead_assignments SET to_at = greatest(from_at, $2::timestamptz) WHERE lead_id = $1 AND to_at IS NULL',
        [from.id, now],
      );
    }
    await tx.query(
      `UPDATE leads SET ${WAKE_COLUMNS}, status = 'merged', merged_into_id = $2, owner_id = NULL, pool_id = NULL, pooled_at = NULL,
         waiting_reason = NULL, next_warning_at = NULL, next_follow_up_at = NULL,
         sla_state = CASE WHEN sla_state IN ('running', 'warned') THEN 'none' ELSE sla_state END,
         updated_at = $3, version = version + 1
       WHERE id = $1`,
      [from.id, into.id, now],
    );
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    from: LockedLead,
    into: LockedLead,
    now: Date,
  ): Promise<void> {
    const data = { fromId: from.id, fromNumber: from.number, intoId: into.id, intoNumber: into.number };
    for (const lead of [from, into]) {
      await writeLeadEvent(tx, { leadId: lead.id, kind: 'merged', at: now, actorId: actor.id, data });
      await notifyConsole(tx, {
        topic: 'leads',
        id: lead.id,
        ownerIds: [lead.ownerId],
        teamIds: [lead.teamId],
      });
    }
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'lead.merged',
      objectType: 'lead',
      objectId: from.id,
      data: { intoId: into.id },
    });
  }
}

/** What a merge changes of the lead that stays and its person. */
export async function sideOf(tx: EntityManager, lead: LockedLead): Promise<SurvivingSide> {
  const { card, silenced } = await cardOf(tx, lead.contactId);
  return {
    facts: lead.facts,
    ownerId: lead.ownerId,
    teamId: lead.teamId,
    poolId: lead.poolId,
    waitingReason: lead.waitingReason,
    nextFollowUpAt: lead.nextFollowUpAt?.toISOString() ?? null,
    leadSilenced: await isSilenced(tx, lead.id),
    personSilenced: silenced,
    card,
  };
}

function assertMergeable(from: LockedLead, into: LockedLead): void {
  for (const lead of [from, into]) {
    const closed =
      lead.status === 'merged' ||
      (lead === from && lead.status === 'converted') ||
      (lead === into && lead.status === 'disqualified' && isOpen(from.status));
    if (closed)
      throw new DomainError('lead_closed', { status: lead.status }, { body: { status: lead.status } });
  }
}
