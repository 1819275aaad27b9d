import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FollowUpLimit } from '../record/follow-up-limit';
import { lockLoads, ensureLoads } from '../ownership/ownership.queries';
import { lockLead } from '../ownership/locked-lead.queries';
import type { LeadFacts } from '../intake/lead-facts.policy';
import { addToLoads, assignImportedLeads, poolImportedLeads } from './import-owners.queries';
import {
  deleteImportedLeads,
  insertImportedLeads,
  lockExistingLeads,
  lockUntouched,
  prepareImportedLead,
  updateImportedLeads,
  type LeadUpdate,
} from './lead-import.queries';
import type {
  ExistingLead,
  ImportAssignment,
  ImportPlace,
  ImportPooling,
  ImportOpening,
  ImportStamp,
  ImportedLead,
  PreparedLead,
} from './lead-import.model';

/** Room in an agent's hands, on the locked counter row. */
export interface AgentRoom {
  readonly open: number;
  readonly capacity: number;
}

/** Leads in batches, for lists: the same rules and invariants as one by one, a handful of statements for a thousand. */
@Injectable()
export class LeadImportService {
  public constructor(private readonly limit: FollowUpLimit) {}

  /** The last instant for which a list may plan a follow-up. */
  public async latestFollowUp(now: Date): Promise<Date> {
    return this.limit.latest(now);
  }

  /** Writes a row out as far as it alone says, while the database is busy with others. */
  public prepare(lead: ImportedLead): PreparedLead {
    return prepareImportedLead(lead);
  }

  /** Opens leads; answers the ids of those whose person had no living lead. */
  public async open(
    tx: EntityManager,
    openings: readonly ImportOpening[],
    place: ImportPlace,
    stamp: ImportStamp,
  ): Promise<ReadonlySet<string>> {
    return insertImportedLeads(tx, openings, place, stamp);
  }

  /** Locks the living leads of people; by contact id. */
  public async lockOf(
    tx: EntityManager,
    contactIds: readonly string[],
  ): Promise<ReadonlyMap<string, ExistingLead>> {
    return lockExistingLeads(tx, contactIds);
  }

  /** Locks one lead by its id; null when there is none. */
  public async lockOne(tx: EntityManager, leadId: string): Promise<ExistingLead | null> {
    return lockLead(tx, leadId);
  }

  /** Writes changed facts of locked leads; answers their new versions. */
  public async update(
    tx: EntityManager,
    updates: readonly LeadUpdate[],
    stamp: ImportStamp,
  ): Promise<ReadonlyMap<string, number>> {
    return updateImportedLeads(tx, updates, stamp);
  }

  /** Locks agents' counters in the order of ids, and tells their room. Call as late as possible in a transaction. */
  public async lockRoom(
    tx: EntityManager,
    userIds: readonly string[],
  ): Promise<ReadonlyMap<string, AgentRoom>> {
    await ensureLoads(tx, userIds);
    return lockLoads(tx, userIds);
  }

  /** Gives leads of this transaction to agents whose counters it holds; the caller has kept to their caps. */
  public async assign(
    tx: EntityManager,
    assignments: readonly ImportAssignment[],
    stamp: ImportStamp,
  ): Promise<void> {
    await addToLoads(tx, countBy(assignments.map((item) => item.ownerId)), 1);
    await assignImportedLeads(tx, assignments, stamp);
  }

  /** Puts leads of this transaction into pools, which the caller holds. */
  public async pool(
    tx: EntityManager,
    poolings: readonly ImportPooling[],
    stamp: ImportStamp,
  ): Promise<void> {
    await poolImportedLeads(tx, poolings, stamp);
  }

  /**
   * Sorts the search terms of new leads into their index, on a connection of its own beside the batches: inside them it
   * would take as long as the rest, and whoever submits a form meanwhile would pay for it.
   */
  public async sortSearchTerms(manager: EntityManager): Promise<void> {
    await manager.query(`SELECT gin_clean_pending_list('leads_search_idx')`);
  }

  /** Which of the leads nobody has touched since their import; they are locked. */
  public async lockUntouched(
    tx: EntityManager,
    items: readonly { readonly id: string; readonly version: number }[],
  ): Promise<ReadonlyMap<string, { readonly ownerId: string | null; readonly contactId: string }>> {
    return lockUntouched(tx, items);
  }

  /** Deletes untouched leads; their inquiries must be gone. */
  public async remove(
    tx: EntityManager,
    leads: ReadonlyMap<string, { readonly ownerId: string | null }>,
  ): Promise<void> {
    await deleteImportedLeads(tx, [...leads.keys()]);
    const owners = [...leads.values()].flatMap((lead) => (lead.ownerId === null ? [] : [lead.ownerId]));
    const counts = countBy(owners);
    await lockLoads(tx, [...counts.keys()]);
    await addToLoads(tx, counts, -1);
  }

  /** Facts as they were before an import changed them. */
  public async restore(
    tx: EntityManager,
    updates: readonly { readonly lead: ExistingLead; readonly facts: LeadFacts }[],
    stamp: ImportStamp,
  ): Promise<void> {
    await updateImportedLeads(
      tx,
      updates.map((update) => ({ ...update, inquiryId: null })),
      stamp,
    );
  }
}

function countBy(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
