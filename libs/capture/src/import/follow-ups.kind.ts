import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ImportKinds,
  type ImportKind,
  type ImportOrder,
  type ImportRow,
  type ImportRun,
  type ImportedItem,
  type RowCheck,
  type RowFault,
  type RowOutcome,
} from '@luodi/imports';
import { ActivityImportQueries, FollowUpLimit, type FollowedLead, type ImportedActivity } from '@luodi/leads';
import { newId } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { readMembers, readPeople } from './import-context.queries';
import { FOLLOW_UP_FIELDS } from './import-fields.table';
import { readFollowUp, type FollowUpRow } from './read-follow-up.policy';

/** Follow-ups as a kind of record that can be imported: each belongs to a known lead, author and time stay. */
@Injectable()
export class FollowUpsKind implements ImportKind, OnModuleInit {
  public readonly name = 'followups';
  public readonly fields = FOLLOW_UP_FIELDS;
  public readonly needsOneOf = [['phone', 'wechat', 'leadNumber']];
  public readonly personal = false;

  public constructor(
    private readonly kinds: ImportKinds,
    private readonly activities: ActivityImportQueries,
    private readonly limit: FollowUpLimit,
  ) {}

  public onModuleInit(): void {
    this.kinds.register(this);
  }

  public async open(tx: EntityManager, order: ImportOrder): Promise<ImportRun> {
    const people = await readPeople(tx, order.actor, null);
    const members = order.actor.role === 'admin' ? null : await readMembers(tx, order.actor);
    const latestFollowUp = await this.limit.latest(order.now);
    return new FollowUpsImport(this.activities, order, { people, members, latestFollowUp });
  }
}

type Placed = { readonly activity: ImportedActivity } | { readonly fault: RowFault };

class FollowUpsImport implements ImportRun {
  public constructor(
    private readonly activities: ActivityImportQueries,
    private readonly order: ImportOrder,
    private readonly facts: {
      readonly people: ReadonlyMap<string, string | null>;
      readonly members: ReadonlySet<string> | null;
      readonly latestFollowUp: Date;
    },
  ) {}

  public async check(tx: EntityManager, rows: readonly ImportRow[]): Promise<readonly RowCheck[]> {
    const placed = await this.place(tx, rows);
    const known = await this.activities.existing(tx, activitiesOf(placed));
    return placed.map((item): RowCheck => {
      if ('fault' in item) return item.fault;
      return known.has(item.activity.id) ? { kind: 'duplicate' } : { kind: 'new', key: keyOf(item.activity) };
    });
  }

  public async write(tx: EntityManager, rows: readonly ImportRow[]): Promise<readonly RowOutcome[]> {
    const placed = await this.place(tx, rows);
    const known = await this.activities.existing(tx, activitiesOf(placed));
    const seen = new Set<string>();
    const fresh = new Set<string>();
    for (const activity of activitiesOf(placed)) {
      const key = keyOf(activity);
      if (!known.has(activity.id) && !seen.has(key)) fresh.add(activity.id);
      seen.add(key);
    }
    await this.activities.add(
      tx,
      activitiesOf(placed).filter((activity) => fresh.has(activity.id)),
      { importId: this.order.id, actorId: this.order.actor.id, now: this.order.now },
    );
    return placed.map((item): RowOutcome => {
      if ('fault' in item) return item.fault;
      return fresh.has(item.activity.id)
        ? { kind: 'created', objectId: item.activity.id, mark: '1' }
        : { kind: 'duplicate' };
    });
  }

  public async undo(
    tx: EntityManager,
    items: readonly ImportedItem[],
  ): Promise<readonly ('undone' | 'kept')[]> {
    const gone = await this.activities.remove(
      tx,
      items.map((item) => item.objectId),
    );
    return items.map((item) => (gone.has(item.objectId) ? 'undone' : 'kept'));
  }

  private async place(tx: EntityManager, rows: readonly ImportRow[]): Promise<readonly Placed[]> {
    const { people, latestFollowUp } = this.facts;
    const context = { timeZone: this.order.timeZone, now: this.order.now, people, latestFollowUp };
    const read = rows.map((row) => readFollowUp(row, context));
    const good = read.filter((row): row is FollowUpRow => !('kind' in row));
    const leads = await this.activities.find(tx, {
      numbers: good.flatMap((row) => row.leadNumber ?? []),
      phones: good.flatMap((row) => row.phone ?? []),
      wechats: good.flatMap((row) => (row.phone === null ? (row.wechat ?? []) : [])),
    });
    return read.map((row): Placed => {
      if ('kind' in row) return { fault: row };
      const lead =
        row.leadNumber === null ? leads.byKey.get(row.key ?? '') : leads.byNumber.get(row.leadNumber);
      if (lead === undefined || !this.sees(lead)) return { fault: unknownLead(row) };
      return { activity: activityOf(row, lead.id) };
    });
  }

  /** A manager adds to leads of their teams only, and does not learn of others. */
  private sees(lead: FollowedLead): boolean {
    if (this.facts.members === null) return true;
    const own = lead.teamId !== null && this.order.actor.teamIds.includes(lead.teamId);
    return own || (lead.ownerId !== null && this.facts.members.has(lead.ownerId));
  }
}

function activityOf(row: FollowUpRow, leadId: string): ImportedActivity {
  const { type, summary, outcome, occurredAt, nextFollowUpAt, authorId } = row;
  return { id: newId(), leadId, type, summary, outcome, occurredAt, nextFollowUpAt, authorId };
}

function activitiesOf(placed: readonly Placed[]): ImportedActivity[] {
  return placed.flatMap((item) => ('activity' in item ? [item.activity] : []));
}

function unknownLead(row: FollowUpRow): RowFault {
  return { kind: 'fault', code: 'lead_unknown', field: row.leadNumber === null ? 'phone' : 'leadNumber' };
}

function keyOf(activity: ImportedActivity): string {
  return [activity.leadId, activity.occurredAt.toISOString(), activity.type, activity.summary].join('|');
}
