import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { DomainError } from '@luodi/platform';
import type { WaitingReason } from '../lead-values.policy';
import type { LockedLead } from '../ownership/locked-lead.queries';
import type { OwnershipService } from '../ownership/ownership.service';
import { findAssignee } from '../ownership/pool.queries';

/** Where a lead lies: with somebody, in a pool, or with nobody and why. */
export interface LeadPlace {
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly poolId: string | null;
  readonly pooledAt: string | null;
  readonly waitingReason: WaitingReason | null;
}

/** Where a lead lies now; null when there is none. */
export async function placeOf(tx: EntityManager, leadId: string): Promise<LeadPlace | null> {
  const rows: LeadPlace[] = await tx.query(
    `SELECT owner_id AS "ownerId", team_id AS "teamId", pool_id AS "poolId", pooled_at::text AS "pooledAt",
       waiting_reason AS "waitingReason" FROM leads WHERE id = $1`,
    [leadId],
  );
  return rows[0] ?? null;
}

/** How often something happened to a lead that an undo would overrule; marks, clocks and looks at the phone are not. */
export async function changesOf(tx: EntityManager, leadId: string): Promise<number> {
  const rows: { n: number }[] = await tx.query(
    `SELECT count(*)::int AS n FROM lead_events WHERE lead_id = $1 AND kind NOT IN
       ('phone_revealed', 'clock_warned', 'clock_breached', 'tagged', 'snoozed', 'unsnoozed', 'snooze_ended')`,
    [leadId],
  );
  return rows[0]?.n ?? 0;
}

/**
 * Puts a locked lead back to where it lay, through the one path of ownership.
 * @throws DomainError unknown_assignee when its former owner can't have it any more, capacity_full
 */
export async function placeBack(
  tx: EntityManager,
  ownership: OwnershipService,
  back: { readonly actor: Actor; readonly lead: LockedLead; readonly place: LeadPlace; readonly now: Date },
): Promise<void> {
  const { actor, lead, place, now } = back;
  const by = { leadId: lead.id, byId: actor.id, byRole: actor.role, now };
  if (place.ownerId !== null) {
    if ((await findAssignee(tx, place.ownerId, null, place.teamId)) === null) {
      throw new DomainError('unknown_assignee');
    }
    const to = { ownerId: place.ownerId, teamId: place.teamId };
    await ownership.changeOwner(tx, { ...by, to, reason: 'returned' });
  } else if (place.poolId !== null && place.teamId !== null) {
    const to = { poolId: place.poolId, teamId: place.teamId };
    await ownership.changeOwner(tx, { ...by, to, reason: 'released' });
    await tx.query('UPDATE leads SET pooled_at = $2 WHERE id = $1', [lead.id, place.pooledAt]);
  } else {
    await ownership.changeOwner(tx, { ...by, to: null, reason: 'released' });
    await tx.query('UPDATE leads SET team_id = $2 WHERE id = $1', [lead.id, place.teamId]);
    if (place.waitingReason !== null) {
      const { teamId, waitingReason: reason } = place;
      await ownership.letWait(tx, {
        leadId: lead.id,
        reason,
        teamId,
        inputs: {},
        clock: null,
        now,
        opening: null,
      });
    }
  }
}
