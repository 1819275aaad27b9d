import type { ContactsBulkQueries } from '@luodi/contacts';
import type {
  ImportOrder,
  ImportPurpose,
  ImportRow,
  ImportRun,
  ImportedItem,
  RowCheck,
  RowFault,
  RowOutcome,
} from '@luodi/imports';
import {
  LeadImportService,
  fillBlanks,
  type ExistingLead,
  type FirstResponseClock,
  type ImportAssignment,
  type ImportPlace,
  type ImportStamp,
  type LeadFacts,
} from '@luodi/leads';
import { localDate, newId } from '@luodi/platform';
import { BulkRoutingService } from '@luodi/routing';
import { keysOf, type Suppression } from '@luodi/privacy';
import type { EntityManager } from 'typeorm';
import {
  deleteInquiries,
  deleteInquiriesOfLeads,
  recordImportedInquiries,
  type ImportedInquiry,
} from './import-inquiries.queries';
import { overwriteFacts } from './overwrite-facts.policy';
import { readLeadRow, type LeadRow, type LeadRowContext } from './read-lead.policy';
import { inquiryOf, roundsOf, submissionOf, type ReadyLead } from './ready-lead.policy';

/** The services that leads of a list go through. */
export interface LeadImportTools {
  readonly contacts: ContactsBulkQueries;
  readonly leads: LeadImportService;
  readonly routing: BulkRoutingService;
  readonly suppression: Suppression;
}

/** What does not change during an import of leads. */
export interface LeadImportFacts {
  readonly rows: LeadRowContext;
  readonly place: ImportPlace;
  /** The first team of each agent. */
  readonly teams: ReadonlyMap<string, string>;
  /** null: everybody's leads are the actor's business. */
  readonly scope: { readonly teamIds: readonly string[]; readonly memberIds: ReadonlySet<string> } | null;
}

/** What `before` of a changed lead holds. */
interface Before {
  readonly facts: LeadFacts;
  readonly inquiryId: string | null;
}

interface Opened {
  readonly row: LeadRow;
  readonly leadId: string;
  readonly companyId: string | null;
}

type Outcomes = Map<number, RowOutcome>;

/** Leads of one list, batch by batch: one living lead a person, blanks filled or mended as asked, owners last. */
export class LeadsImport implements ImportRun {
  private readonly stamp: ImportStamp;
  private readonly rowsRead = new WeakMap<ImportRow, LeadRow | RowFault>();
  private readonly rowsReady = new WeakMap<LeadRow, ReadyLead>();

  public constructor(
    private readonly tools: LeadImportTools,
    private readonly order: ImportOrder,
    private readonly facts: LeadImportFacts,
  ) {
    this.stamp = {
      importId: order.id,
      actorId: order.actor.id,
      now: order.now,
      day: localDate(order.now, order.timeZone).replaceAll('-', '').slice(2),
    };
  }

  public prepare(row: ImportRow, purpose: ImportPurpose): void {
    const read = this.read(row);
    if (purpose === 'write' && !('kind' in read)) this.ready(read);
  }

  public async tend(manager: EntityManager): Promise<void> {
    await this.tools.leads.sortSearchTerms(manager);
    await this.tools.contacts.sortMatchTerms(manager);
  }

  public async check(tx: EntityManager, rows: readonly ImportRow[]): Promise<readonly RowCheck[]> {
    const read = rows.map((row) => this.read(row));
    const people = read.filter((row): row is LeadRow => !('kind' in row));
    const known = await this.tools.contacts.known(
      tx,
      people.map((row) => row.person),
    );
    const erased = await this.erasedOf(tx, people);
    const living = await this.livingContacts(
      tx,
      [...known.values()].map((person) => person.contactId),
    );
    return read.map((row): RowCheck => {
      if ('kind' in row) return row;
      const person = known.get(row.key);
      if (person?.doNotContact === true || erased.has(row.number)) return DO_NOT_CONTACT;
      return person !== undefined && living.has(person.contactId)
        ? { kind: 'duplicate' }
        : { kind: 'new', key: row.key };
    });
  }

  public async write(tx: EntityManager, rows: readonly ImportRow[]): Promise<readonly RowOutcome[]> {
    const outcomes: Outcomes = new Map();
    const readable: LeadRow[] = [];
    for (const row of rows) {
      const read = this.read(row);
      if ('kind' in read) outcomes.set(row.number, read);
      else readable.push(read);
    }
    const erased = await this.erasedOf(tx, readable);
    for (const number of erased) outcomes.set(number, DO_NOT_CONTACT);
    const opened: Opened[] = [];
    // The second row of a person meets the lead that the first has opened.
    for (const round of roundsOf(readable.filter((row) => !erased.has(row.number))))
      opened.push(...(await this.writeRound(tx, round, outcomes)));
    await this.giveToOwners(tx, opened, outcomes);
    return rows.map((row) => outcomes.get(row.number) ?? { kind: 'duplicate' });
  }

  public async undo(
    tx: EntityManager,
    items: readonly ImportedItem[],
  ): Promise<readonly ('undone' | 'kept')[]> {
    const undone = new Set<string>();
    const created = items.filter((item) => item.action === 'created');
    const untouched = await this.tools.leads.lockUntouched(
      tx,
      created.map((item) => ({ id: item.objectId, version: Number(item.mark) })),
    );
    if (untouched.size > 0) {
      await deleteInquiriesOfLeads(tx, [...untouched.keys()]);
      await this.tools.leads.remove(tx, untouched);
      await this.tools.contacts.removeOrphans(
        tx,
        [...untouched.values()].map((lead) => lead.contactId),
      );
      for (const id of untouched.keys()) undone.add(id);
    }
    const changed = items.filter((item) => item.action === 'updated');
    // The last change of a lead first: that its version is still the one is what makes it ours to take back.
    for (const item of changed) {
      const lead = await this.tools.leads.lockOne(tx, item.objectId);
      if (lead === null || lead.version !== Number(item.mark) || item.before === null) continue;
      const before = item.before as unknown as Before;
      await this.tools.leads.restore(tx, [{ lead, facts: before.facts }], this.stamp);
      if (before.inquiryId !== null) await deleteInquiries(tx, [before.inquiryId]);
      undone.add(`${item.rowNumber}`);
    }
    return items.map((item) =>
      undone.has(item.action === 'created' ? item.objectId : `${item.rowNumber}`) ? 'undone' : 'kept',
    );
  }

  private async writeRound(
    tx: EntityManager,
    rows: readonly LeadRow[],
    outcomes: Outcomes,
  ): Promise<Opened[]> {
    const known = await this.tools.contacts.known(
      tx,
      rows.map((row) => row.person),
    );
    const living = await this.tools.leads.lockOf(tx, [
      ...new Set([...known.values()].map((person) => person.contactId)),
    ]);
    const fresh: LeadRow[] = [];
    const changes: { row: LeadRow; lead: ExistingLead }[] = [];
    for (const row of rows) {
      const person = known.get(row.key);
      const lead = person === undefined ? undefined : living.get(person.contactId);
      if (person?.doNotContact === true) outcomes.set(row.number, DO_NOT_CONTACT);
      else if (lead === undefined) fresh.push(row);
      else if (this.mayChange(lead)) changes.push({ row, lead });
      else outcomes.set(row.number, { kind: 'duplicate' });
    }
    const people = await this.tools.contacts.findOrAddMany(
      tx,
      [...fresh, ...changes.map((change) => change.row)].map((row) => row.person),
    );
    const opened = await this.open(tx, fresh, people, outcomes);
    await this.change(tx, changes, people.slice(fresh.length), outcomes);
    return opened;
  }

  private async open(
    tx: EntityManager,
    rows: readonly LeadRow[],
    people: readonly { readonly contactId: string; readonly companyId: string | null }[],
    outcomes: Outcomes,
  ): Promise<Opened[]> {
    const clocks = await this.clocksOf(tx, rows, people);
    const openings = rows.map((row, index) => ({
      ready: this.ready(row),
      lead: this.ready(row).lead,
      contactId: people[index]?.contactId ?? '',
      companyId: people[index]?.companyId ?? null,
      clock: clocks[index] ?? null,
    }));
    const ids = await this.tools.leads.open(tx, openings, this.facts.place, this.stamp);
    const opened: Opened[] = [];
    const inquiries: ImportedInquiry[] = [];
    for (const { ready, lead, contactId, companyId } of openings) {
      if (!ids.has(lead.id)) continue; // somebody else opened one at this moment
      opened.push({ row: ready.row, leadId: lead.id, companyId });
      inquiries.push(inquiryOf(ready, lead.inquiryId, lead.id, contactId));
      outcomes.set(ready.row.number, { kind: 'created', objectId: lead.id, mark: '1' });
    }
    await this.record(tx, inquiries);
    return opened;
  }

  private async change(
    tx: EntityManager,
    changes: readonly { readonly row: LeadRow; readonly lead: ExistingLead }[],
    people: readonly { readonly companyId: string | null }[],
    outcomes: Outcomes,
  ): Promise<void> {
    const updates = changes.flatMap(({ row, lead }, index) => {
      const said = { ...row.facts, companyId: people[index]?.companyId ?? null };
      const facts =
        this.order.duplicates === 'update' ? overwriteFacts(lead.facts, said) : fillBlanks(lead.facts, said);
      const merges = this.order.duplicates === 'merge';
      if (!merges && same(facts, lead.facts)) return [];
      return [{ row, lead, facts, inquiryId: merges ? newId() : null }];
    });
    const versions = await this.tools.leads.update(tx, updates, this.stamp);
    for (const { row, lead, inquiryId } of updates) {
      const before: Before = { facts: lead.facts, inquiryId };
      const mark = String(versions.get(lead.id) ?? 0);
      outcomes.set(row.number, { kind: 'updated', objectId: lead.id, mark, before });
    }
    await this.record(
      tx,
      updates.flatMap(({ row, lead, inquiryId }) =>
        inquiryId === null ? [] : [inquiryOf(this.ready(row), inquiryId, lead.id, lead.contactId)],
      ),
    );
  }

  /** The last step of the batch: it holds the agents' counters, which everybody else waits for. */
  private async giveToOwners(
    tx: EntityManager,
    opened: readonly Opened[],
    outcomes: Outcomes,
  ): Promise<void> {
    const assignments = await this.assignmentsOf(tx, opened);
    if (assignments.length === 0) return;
    await this.tools.leads.assign(tx, assignments, this.stamp);
    const assigned = new Set(assignments.map((item) => item.leadId));
    for (const { row, leadId } of opened) {
      if (assigned.has(leadId))
        outcomes.set(row.number, { kind: 'created', objectId: leadId, mark: '2', assigned: true });
    }
  }

  private async assignmentsOf(tx: EntityManager, opened: readonly Opened[]): Promise<ImportAssignment[]> {
    const { assign } = this.order.options;
    if (assign === 'rules') {
      return this.tools.routing.plan(
        tx,
        opened.map(({ row, leadId, companyId }) => ({
          leadId,
          facts: { ...row.facts, companyId },
          channel: 'import',
        })),
      );
    }
    if (assign !== 'owner') return [];
    const owners = [...new Set(opened.flatMap(({ row }) => row.ownerId ?? []))];
    if (owners.length === 0) return [];
    const room = await this.tools.leads.lockRoom(tx, owners);
    const open = new Map([...room].map(([userId, agent]) => [userId, agent.open]));
    return opened.flatMap(({ row, leadId }) => {
      const capacity = room.get(row.ownerId ?? '')?.capacity ?? 0;
      const held = open.get(row.ownerId ?? '') ?? 0;
      // A cap is a cap: what does not fit waits for a person's decision.
      if (row.ownerId === null || held >= capacity) return [];
      open.set(row.ownerId, held + 1);
      const teamId = this.facts.teams.get(row.ownerId) ?? null;
      return [{ leadId, ownerId: row.ownerId, teamId, ruleId: null, lift: 0, inputs: { named: true } }];
    });
  }

  /** In the order of the rows; none when the list is history. */
  private async clocksOf(
    tx: EntityManager,
    rows: readonly LeadRow[],
    people: readonly { readonly companyId: string | null }[],
  ): Promise<readonly FirstResponseClock[]> {
    const { assign, startClock } = this.order.options;
    if (!startClock) return [];
    return this.tools.routing.clocksFor(
      tx,
      rows.map(({ facts }, index) => ({
        facts: { ...facts, companyId: people[index]?.companyId ?? null },
        channel: 'import',
      })),
      (index) => {
        if (assign === 'rules') return undefined;
        const ownerId = assign === 'owner' ? (rows[index]?.ownerId ?? null) : null;
        return ownerId === null ? this.facts.place.teamId : (this.facts.teams.get(ownerId) ?? null);
      },
      this.order.now,
    );
  }

  private async record(tx: EntityManager, inquiries: readonly ImportedInquiry[]): Promise<void> {
    const { source } = this.order;
    await recordImportedInquiries(tx, inquiries, {
      ...this.stamp,
      source: source === null ? '' : `${source.kind}: ${source.note}`.slice(0, 500),
    });
  }

  private async livingContacts(
    tx: EntityManager,
    contactIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows: { contact_id: string }[] = await tx.query(
      `SELECT contact_id FROM leads WHERE contact_id = ANY($1::uuid[]) AND status <> 'merged'`,
      [contactIds],
    );
    return new Set(rows.map((row) => row.contact_id));
  }

  private read(row: ImportRow): LeadRow | RowFault {
    let read = this.rowsRead.get(row);
    if (read === undefined) this.rowsRead.set(row, (read = readLeadRow(row, this.facts.rows)));
    return read;
  }

  private ready(row: LeadRow): ReadyLead {
    let ready = this.rowsReady.get(row);
    if (ready === undefined) {
      const lead = this.tools.leads.prepare({
        id: newId(),
        inquiryId: newId(),
        facts: row.facts,
        channel: 'import',
        sourceChannel: row.sourceChannel,
        createdAt: row.createdAt ?? this.order.now,
        nextFollowUpAt: row.nextFollowUpAt,
      });
      ready = { row, lead, submission: submissionOf(row.person, row.facts) };
      this.rowsReady.set(row, ready);
    }
    return ready;
  }

  /** Rows of people who were erased: their keyed hashes remember that they must not come back with a list. */
  private async erasedOf(tx: EntityManager, rows: readonly LeadRow[]): Promise<ReadonlySet<number>> {
    const keys = rows.flatMap((row) => keysOf(row.person).map((key) => ({ ...key, number: row.number })));
    const found = await this.tools.suppression.suppressedOf(tx, keys);
    return new Set(found.map((key) => key.number));
  }

  /** Skipping changes nothing; a closed lead is history; a manager changes leads of their teams only. */
  private mayChange(lead: ExistingLead): boolean {
    if (this.order.duplicates === 'skip') return false;
    if (lead.status === 'converted' || lead.status === 'disqualified') return false;
    const { scope } = this.facts;
    if (scope === null) return true;
    return (
      (lead.teamId !== null && scope.teamIds.includes(lead.teamId)) ||
      (lead.ownerId !== null && scope.memberIds.has(lead.ownerId))
    );
  }
}

const DO_NOT_CONTACT: RowFault = { kind: 'fault', code: 'do_not_contact', field: 'phone' };

function same(a: LeadFacts, b: LeadFacts): boolean {
  const { companyId: _a, ...left } = a;
  const { companyId: _b, ...right } = b;
  return JSON.stringify(left) === JSON.stringify(right);
}
