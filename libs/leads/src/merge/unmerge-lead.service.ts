import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, forbidden, notFound, notifyConsole, writeAudit } from '@luodi/platform';
import { LeadActs } from '../clock/lead-acts';
import { lockVisibleLead } from '../lead-access';
import { partCollaborators } from '../collaborators/collaborator.queries';
import type { LeadDetailResponse } from '../lead.response';
import { isOpen } from '../lead-values.policy';
import { FACT_COUNT, factAssignments, factValues, termsOf } from '../intake/lead-facts.queries';
import { lockLeadPair } from '../ownership/locked-lead.queries';
import type { LockedLead } from '../ownership/locked-lead.queries';
import { addToLoad, lockLoads } from '../ownership/ownership.queries';
import { OwnershipService } from '../ownership/ownership.service';
import { ensurePool } from '../ownership/pool.queries';
import { LeadQueries } from '../queue/lead.queries';
import { writeLeadEvent } from '../record/lead-event.queries';
import { sideOf } from './merge-lead.service';
import { unmergedFacts } from './merge.policy';
import {
  lockPeopleOf,
  mergeOf,
  moveThingsBack,
  type EndedLead,
  type MergeRow,
  type MergeSnapshot,
  type PersonCard,
} from './merge.queries';

/** A wrong merge taken back while its snapshot is kept. */
@Injectable()
export class UnmergeLeadService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ownership: OwnershipService,
    private readonly queries: LeadQueries,
    private readonly acts: LeadActs,
  ) {}

  /**
   * Restores both leads: what moved goes back, facts and person of the survivor are as before except where somebody
   * edited them since, the ended lead is with its owner again (in the pool of its team when they are gone). What came to
   * the survivor after the merge stays with it. Answers the restored lead. Locks as `merge` does.
   * @throws DomainError not_found, forbidden, not_merged (409: never, or undone already), merge_final (409: the time has
   *   passed), merge_followed (409: the survivor was merged further; undo that first), capacity_full (409)
   */
  public async unmerge(actor: Actor, leadId: string): Promise<LeadDetailResponse> {
    return this.dataSource.transaction(async (tx) => {
      const known = await mergeOf(tx, leadId);
      if (known === null) {
        await lockVisibleLead(tx, actor, leadId);
        throw new DomainError('not_merged');
      }
      await lockPeopleOf(tx, [leadId, known.into_id]);
      const pair = await lockLeadPair(tx, leadId, known.into_id);
      const from = pair.get(leadId);
      const into = pair.get(known.into_id);
      if (from === undefined || into === undefined) throw notFound();
      if (into.status === 'merged') {
        await this.queries.detail(actor, into.id, tx);
        throw new DomainError('merge_followed');
      }
      await lockVisibleLead(tx, actor, into.id);
      const merge = await mergeOf(tx, leadId);
      if (merge === null || merge.id !== known.id) throw new DomainError('not_merged');
      await this.assertMay(tx, actor, merge, into);
      const snapshot = this.snapshotOf(merge);
      await this.restore(tx, actor, from, into, snapshot);
      await tx.query('UPDATE lead_merges SET undone_at = $2, undone_by = $3, snapshot = NULL WHERE id = $1', [
        merge.id,
        this.clock.now(),
        actor.id,
      ]);
      return this.queries.detail(actor, leadId, tx);
    });
  }

  /** Whoever may merge these two; an agent takes back only what they did themselves. */
  private async assertMay(tx: EntityManager, actor: Actor, merge: MergeRow, into: LockedLead): Promise<void> {
    if (actor.role === 'agent') {
      if (merge.merged_by !== actor.id || into.ownerId !== actor.id) throw forbidden();
      return;
    }
    await lockVisibleLead(tx, actor, merge.from_id);
    if (actor.role !== 'manager' && actor.role !== 'admin') throw forbidden();
  }

  private snapshotOf(merge: MergeRow): MergeSnapshot {
    if (merge.snapshot === null || merge.undo_until <= this.clock.now()) throw new DomainError('merge_final');
    return merge.snapshot;
  }

  private async restore(
    tx: EntityManager,
    actor: Actor,
    from: LockedLead,
    into: LockedLead,
    snapshot: MergeSnapshot,
  ): Promise<void> {
    const now = this.clock.now();
    const { before, after } = snapshot;
    await lockLoads(tx, [snapshot.from.ownerId, into.ownerId, before.ownerId]);
    const current = await sideOf(tx, into);
    const lost = await moveThingsBack(tx, from, into, snapshot.moved);
    await this.restoreSurvivorOwner(tx, actor, into, snapshot);
    const facts = unmergedFacts(before.facts, after.facts, into.facts);
    const same = (a: string | null, b: string | null): boolean => a === b;
    await tx.query(
      `UPDATE leads SET ${factAssignments(3)}, search_terms = $${3 + FACT_COUNT}::text[],
         inquiry_count = greatest(1, leads.inquiry_count - greatest(0, f.inquiry_count - $${4 + FACT_COUNT}::int)),
         next_follow_up_at = CASE WHEN $${5 + FACT_COUNT}::boolean THEN $${6 + FACT_COUNT}::timestamptz
           ELSE leads.next_follow_up_at END,
         (last_activity_at, last_contact_at) = (SELECT max(a.occurred_at), max(a.occurred_at) FILTER (WHERE a.effective)
           FROM activities a WHERE a.lead_id = leads.id),
         do_not_contact = CASE WHEN $${7 + FACT_COUNT}::boolean THEN false ELSE leads.do_not_contact END,
         updated_at = $${8 + FACT_COUNT}, version = leads.version + 1
       FROM leads f WHERE leads.id = $1 AND f.id = $2`,
      [
        into.id,
        from.id,
        ...factValues(facts),
        termsOf(into.number, facts),
        lost,
        same(after.nextFollowUpAt, current.nextFollowUpAt),
        before.nextFollowUpAt,
        !before.leadSilenced && after.leadSilenced,
        now,
      ],
    );
    await restoreCard(tx, into.contactId, snapshot, current.card);
    await this.restoreEnded(tx, from, snapshot.from, lost, now);
    await partCollaborators(tx, from.id, into.id, snapshot.moved.collaborators ?? [], now);
    await this.tell(tx, actor, from, into, snapshot, now);
    await this.acts.merged(tx, {
      fromId: into.id,
      fromNumber: into.number,
      toId: from.id,
      visitIds: snapshot.moved.visits ?? [],
      byId: actor.id,
      now,
    });
  }

  /** The owner whom the merge brought goes again, unless somebody has changed it since. */
  private async restoreSurvivorOwner(
    tx: EntityManager,
    actor: Actor,
    into: LockedLead,
    { before, after }: MergeSnapshot,
  ): Promise<void> {
    const untouched = into.ownerId === after.ownerId && into.poolId === after.poolId;
    if (!untouched || before.ownerId === after.ownerId || !isOpen(into.status)) return;
    await this.ownership.changeOwner(tx, {
      leadId: into.id,
      to:
        before.ownerId !== null
          ? { ownerId: before.ownerId, teamId: before.teamId }
          : before.poolId !== null && before.teamId !== null
            ? { poolId: before.poolId, teamId: before.teamId }
            : null,
      reason: 'merged',
      byId: actor.id,
      byRole: actor.role,
      now: this.clock.now(),
    });
    if (before.waitingReason !== null) {
      await tx.query('UPDATE leads SET waiting_reason = $2 WHERE id = $1', [into.id, before.waitingReason]);
    }
  }

  private async restoreEnded(
    tx: EntityManager,
    from: LockedLead,
    ended: EndedLead,
    lost: number,
    now: Date,
  ): Promise<void> {
    const ownerId = await this.takeBack(tx, ended);
    const gone = ended.ownerId !== null && ownerId === null;
    const poolId = gone && ended.teamId !== null ? await ensurePool(tx, ended.teamId) : ended.poolId;
    await tx.query(
      `UPDATE leads SET status = $2, merged_into_id = NULL, owner_id = $3, team_id = $4, pool_id = $5,
         pooled_at = CASE WHEN $6::boolean THEN $7::timestamptz ELSE $8::timestamptz END, waiting_reason = $9,
         sla_state = $10, next_warning_at = $11::timestamptz, next_follow_up_at = $12::timestamptz,
         inquiry_count = greatest(1, inquiry_count - $13::int), updated_at = $7, version = version + 1
       WHERE id = $1`,
      [
        from.id,
        ended.status,
        ownerId,
        ended.teamId,
        poolId,
        gone,
        now,
        ended.pooledAt,
        gone ? null : ended.waitingReason,
        ended.slaState,
        ended.nextWarningAt,
        ended.nextFollowUpAt,
        lost,
      ],
    );
    if (ownerId !== null && ended.assignmentId !== null) {
      await tx.query('UPDATE lead_assignments SET to_at = NULL WHERE id = $1', [ended.assignmentId]);
    }
  }

  /** The owner of the restored lead, with their counter; null when they are gone. @throws DomainError capacity_full */
  private async takeBack(tx: EntityManager, ended: EndedLead): Promise<string | null> {
    if (ended.ownerId === null) return null;
    const rows: unknown[] = await tx.query('SELECT 1 FROM users WHERE id = $1 AND active', [ended.ownerId]);
    if (rows.length === 0) return null;
    if (!isOpen(ended.status)) return ended.ownerId;
    const load = (await lockLoads(tx, [ended.ownerId])).get(ended.ownerId);
    if (load === undefined || load.open >= load.capacity) {
      throw new DomainError('capacity_full', { capacity: load?.capacity ?? 0 });
    }
    await addToLoad(tx, ended.ownerId, 1);
    return ended.ownerId;
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    from: LockedLead,
    into: LockedLead,
    snapshot: MergeSnapshot,
    now: Date,
  ): Promise<void> {
    const data = { fromId: from.id, fromNumber: from.number, intoId: into.id, intoNumber: into.number };
    for (const lead of [from, into]) {
      await writeLeadEvent(tx, { leadId: lead.id, kind: 'unmerged', at: now, actorId: actor.id, data });
      await notifyConsole(tx, {
        topic: 'leads',
        id: lead.id,
        ownerIds: [lead.ownerId, snapshot.from.ownerId],
        teamIds: [lead.teamId],
      });
    }
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'lead.unmerged',
      objectType: 'lead',
      objectId: from.id,
      data: { intoId: into.id },
    });
  }
}

/** Each line of the card is as before unless it was edited since. */
async function restoreCard(
  tx: EntityManager,
  contactId: string,
  { before, after }: MergeSnapshot,
  now: PersonCard,
): Promise<void> {
  const line = (key: keyof PersonCard): string | null =>
    now[key] === after.card[key] ? before.card[key] : now[key];
  await tx.query(
    `UPDATE contacts SET name = $2, company_id = $3, phone = $4, wechat = $5, email = $6,
       do_not_contact = CASE WHEN $7::boolean THEN false ELSE do_not_contact END, updated_at = now(), version = version + 1
     WHERE id = $1`,
    [
      contactId,
      line('name'),
      line('companyId'),
      line('phone'),
      line('wechat'),
      line('email'),
      !before.personSilenced && after.personSilenced,
    ],
  );
}
