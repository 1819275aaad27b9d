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
import { fillBlanks, type ExistingLead, type ImportStamp, type LeadFacts } from '@luodi/leads';
import { localDate, newId } from '@luodi/platform';
import { keysOf } from '@luodi/privacy';
import type { EntityManager } from 'typeorm';
import { recordImportedInquiries, type ImportedInquiry } from './import-inquiries.queries';
import { offerIdsAmong } from './offer-import.queries';
import { DO_NOT_CONTACT, OffersImport, isOffer } from './offers-import';
import {
  clocksFor,
  livingContacts,
  mayChange,
  planOwners,
  undoLeads,
  type LeadBefore,
  type OpenedLead,
} from './lead-import-steps';
import type { LeadImportFacts, LeadImportTools } from './lead-import.model';
import { overwriteFacts } from './overwrite-facts.policy';
import { readLeadRow, type LeadRow } from './read-lead.policy';
import { inquiryOf, roundsOf, submissionOf, type ReadyLead } from './ready-lead.policy';

type Outcomes = Map<number, RowOutcome>;

/** Leads of one list, batch by batch: one living lead a person, blanks filled or mended as asked, owners last. */
export class LeadsImport implements ImportRun {
  private readonly stamp: ImportStamp;
  private readonly offers: OffersImport;
  private readonly rowsRead = new WeakMap<ImportRow, LeadRow | RowFault>();
  private readonly rowsReady = new WeakMap<LeadRow, ReadyLead>();

  public constructor(
    private readonly tools: LeadImportTools,
    private readonly order: ImportOrder,
    private readonly facts: LeadImportFacts,
  ) {
    this.offers = new OffersImport(tools.contacts, order, facts.offerParkId);
    this.stamp = {
      importId: order.id,
      actorId: order.actor.id,
      now: order.now,
      day: localDate(order.now, order.timeZone).replaceAll('-', '').slice(2),
    };
  }

  public prepare(row: ImportRow, purpose: ImportPurpose): void {
    const read = this.read(row);
    if (purpose === 'write' && !('kind' in read) && !isOffer(read)) this.ready(read);
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
    const living = await livingContacts(
      tx,
      [...known.values()].map((person) => person.contactId),
    );
    const offered = await this.offers.known(tx, people.filter(isOffer), known);
    return read.map((row): RowCheck => {
      if ('kind' in row) return row;
      const person = known.get(row.key);
      if (erased.has(row.number)) return { ...DO_NOT_CONTACT, forgets: true };
      if (person?.doNotContact === true) return DO_NOT_CONTACT;
      if (isOffer(row))
        return offered.has(row) ? { kind: 'duplicate' } : { kind: 'new', key: this.offers.keyIn(row) };
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
    for (const number of erased) outcomes.set(number, { ...DO_NOT_CONTACT, forgets: true });
    const opened: OpenedLead[] = [];
    const welcome = readable.filter((row) => !erased.has(row.number));
    await this.offers.write(tx, welcome.filter(isOffer), outcomes);
    // The second row of a person meets the lead that the first has opened.
    for (const round of roundsOf(welcome.filter((row) => !isOffer(row))))
      opened.push(...(await this.writeRound(tx, round, outcomes)));
    await this.giveToOwners(tx, opened, outcomes);
    return rows.map((row) => outcomes.get(row.number) ?? { kind: 'duplicate' });
  }

  public async undo(
    tx: EntityManager,
    items: readonly ImportedItem[],
  ): Promise<readonly ('undone' | 'kept')[]> {
    const offers = await offerIdsAmong(
      tx,
      items.map((item) => item.objectId),
    );
    const of = (isOffer: boolean): ImportedItem[] =>
      items.filter((item) => offers.has(item.objectId) === isOffer);
    const undone = new Set([
      ...(await undoLeads(tx, this.tools, of(false), this.stamp)),
      ...(await this.offers.undo(tx, of(true))),
    ]);
    return items.map((item) => (undone.has(item.rowNumber) ? 'undone' : 'kept'));
  }

  private async writeRound(
    tx: EntityManager,
    rows: readonly LeadRow[],
    outcomes: Outcomes,
  ): Promise<OpenedLead[]> {
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
      else if (mayChange(this.order, this.facts.scope, lead)) changes.push({ row, lead });
      else outcomes.set(row.number, { kind: 'duplicate' });
    }
    const people = await this.tools.contacts.findOrAddMany(
      tx,
      [...fresh, ...changes.map((change) => change.row)].map((row) => row.person),
      this.order.id,
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
  ): Promise<OpenedLead[]> {
    const clocks = await clocksFor(tx, this.tools, this.order, this.facts, rows, people);
    const openings = rows.map((row, index) => ({
      ready: this.ready(row),
      lead: this.ready(row).lead,
      contactId: people[index]?.contactId ?? '',
      companyId: people[index]?.companyId ?? null,
      clock: clocks[index] ?? null,
    }));
    const ids = await this.tools.leads.open(tx, openings, this.facts.place, this.stamp);
    const opened: OpenedLead[] = [];
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
      const before: LeadBefore = { facts: lead.facts, inquiryId };
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
    opened: readonly OpenedLead[],
    outcomes: Outcomes,
  ): Promise<void> {
    const { assignments, pooled } = await planOwners(tx, this.tools, this.order, this.facts.teams, opened);
    if (assignments.length === 0 && pooled.length === 0) return;
    if (assignments.length > 0) await this.tools.leads.assign(tx, assignments, this.stamp);
    await this.tools.leads.pool(tx, pooled, this.stamp);
    const inPool = new Set(pooled.map((item) => item.leadId));
    const assigned = new Set(assignments.map((item) => item.leadId));
    for (const { row, leadId } of opened) {
      if (assigned.has(leadId))
        outcomes.set(row.number, { kind: 'created', objectId: leadId, mark: '2', assigned: true });
      else if (inPool.has(leadId)) outcomes.set(row.number, { kind: 'created', objectId: leadId, mark: '2' });
    }
  }

  private async record(tx: EntityManager, inquiries: readonly ImportedInquiry[]): Promise<void> {
    const { source } = this.order;
    await recordImportedInquiries(tx, inquiries, {
      ...this.stamp,
      source: source === null ? '' : `${source.kind}: ${source.note}`.slice(0, 500),
    });
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
}

function same(a: LeadFacts, b: LeadFacts): boolean {
  const { companyId: _a, ...left } = a;
  const { companyId: _b, ...right } = b;
  return JSON.stringify(left) === JSON.stringify(right);
}
