import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, notFound } from '@luodi/platform';
import { assertOpen } from '../lead-access';
import { LeadOwnershipActions } from '../ownership/lead-ownership-actions.service';
import { lockLead, type LockedLead } from '../ownership/locked-lead.queries';
import { OwnershipService } from '../ownership/ownership.service';
import { LeadClosingService, type ClosedState } from '../record/lead-closing.service';
import { LeadSnoozeService } from '../snooze/lead-snooze.service';
import { readSnooze, writeSnooze, type Snooze } from '../snooze/snooze.queries';
import { LeadTagsService, type TagChange } from '../tags/lead-tags.service';
import type { BulkJob, BulkRow } from './bulk.queries';
import { changesOf, placeOf, placeBack, type LeadPlace } from './lead-place.queries';

/** What a row remembers so that it can be taken back: JSON, so instants are text. */
interface Remembered {
  readonly place?: LeadPlace;
  readonly closed?: ClosedState;
  readonly snooze?: StoredSnooze | null;
  readonly set?: StoredSnooze;
  readonly tags?: TagChange;
  /** Where the act put it, and how many things had happened to it by then. */
  readonly after?: LeadPlace;
  readonly changes?: number;
}

interface StoredSnooze {
  readonly until: string;
  readonly reason: string | null;
  readonly byId: string;
  readonly at: string;
}

/** One act on one lead within the caller's transaction, by the very services that do it for a single lead; and back. */
@Injectable()
export class BulkActs {
  public constructor(
    private readonly clock: Clock,
    private readonly ownership: LeadOwnershipActions,
    private readonly owners: OwnershipService,
    private readonly closing: LeadClosingService,
    private readonly snoozes: LeadSnoozeService,
    private readonly tags: LeadTagsService,
  ) {}

  /** Answers what an undo needs. @throws DomainError whatever the single act refuses with */
  public async perform(tx: EntityManager, actor: Actor, leadId: string, job: BulkJob): Promise<Remembered> {
    const { params } = job;
    switch (job.action) {
      case 'claim':
      case 'assign':
      case 'release': {
        const [place, snooze] = [await placeOf(tx, leadId), await readSnooze(tx, leadId)];
        if (place === null) throw notFound();
        if (job.action === 'claim') await this.ownership.claimIn(tx, actor, leadId);
        else if (job.action === 'release') await this.ownership.releaseIn(tx, actor, leadId, poolAnd(job));
        else
          await this.ownership.assignIn(tx, actor, leadId, {
            ownerId: params.ownerId ?? '',
            ...reasonOf(job),
          });
        const after = (await placeOf(tx, leadId)) ?? place;
        return { place, snooze: stored(snooze), after, changes: await changesOf(tx, leadId) };
      }
      case 'disqualify': {
        const closed = await this.closing.disqualifyIn(tx, actor, leadId, params.reason);
        return { closed, changes: await changesOf(tx, leadId) };
      }
      case 'snooze': {
        const before = await this.snoozes.snoozeIn(tx, actor, leadId, {
          until: params.until ?? '',
          ...reasonOf(job),
        });
        const set = stored(await readSnooze(tx, leadId));
        return { snooze: stored(before), ...(set === null ? {} : { set }) };
      }
      case 'tag':
        return { tags: await this.tags.changeIn(tx, actor, leadId, params) };
    }
  }

  /** Restores a lead that nobody has touched since. @throws DomainError bulk_touched, lead_closed, capacity_full, … */
  public async takeBack(tx: EntityManager, actor: Actor, row: BulkRow, job: BulkJob): Promise<void> {
    const remembered = row.before as Remembered;
    if (job.action === 'tag') {
      const { added = [], removed = [] } = remembered.tags ?? {};
      await this.tags.changeIn(tx, actor, row.lead_id, { add: [...removed], remove: [...added] });
      return;
    }
    const lead = await lockLead(tx, row.lead_id);
    if (lead === null) throw notFound();
    switch (job.action) {
      case 'claim':
      case 'assign':
      case 'release':
        await this.returnTo(tx, actor, lead, remembered);
        return;
      case 'disqualify':
        if (lead.status !== 'disqualified' || remembered.closed === undefined) throw touched();
        await assertUntouched(tx, lead.id, remembered);
        await this.closing.reopenIn(tx, actor, lead, remembered.closed);
        return;
      case 'snooze': {
        assertOpen(lead);
        const now = stored(await readSnooze(tx, lead.id));
        if (now === null || now.until !== remembered.set?.until || now.at !== remembered.set?.at)
          throw touched();
        await this.snoozes.restoreIn(tx, actor, lead, this.stillAhead(remembered.snooze ?? null));
        return;
      }
    }
  }

  private async returnTo(
    tx: EntityManager,
    actor: Actor,
    lead: LockedLead,
    { place, after, snooze = null, changes }: Remembered,
  ): Promise<void> {
    assertOpen(lead);
    if (place === undefined || after === undefined) throw touched();
    if (lead.ownerId !== after.ownerId || lead.poolId !== after.poolId) throw touched();
    await assertUntouched(tx, lead.id, { changes });
    await placeBack(tx, this.owners, { actor, lead, place, now: this.clock.now() });
    await writeSnooze(tx, lead.id, this.stillAhead(snooze));
  }

  private stillAhead(snooze: StoredSnooze | null): Snooze | null {
    if (snooze === null || new Date(snooze.until) <= this.clock.now()) return null;
    return { ...snooze, until: new Date(snooze.until), at: new Date(snooze.at) };
  }
}

function reasonOf({ params }: BulkJob): { reason?: string } {
  return params.reason === undefined ? {} : { reason: params.reason };
}

function poolAnd(job: BulkJob): { reason?: string; poolId?: string } {
  const { poolId } = job.params;
  return { ...reasonOf(job), ...(poolId === undefined ? {} : { poolId }) };
}

function stored(snooze: Snooze | null): StoredSnooze | null {
  return snooze === null
    ? null
    : { ...snooze, until: snooze.until.toISOString(), at: snooze.at.toISOString() };
}

/** @throws DomainError bulk_touched when more has happened to the lead than by the act */
async function assertUntouched(
  tx: EntityManager,
  leadId: string,
  { changes }: Pick<Remembered, 'changes'>,
): Promise<void> {
  if ((await changesOf(tx, leadId)) !== changes) throw touched();
}

function touched(): DomainError {
  return new DomainError('bulk_touched');
}
