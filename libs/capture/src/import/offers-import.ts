import type { ContactsBulkQueries } from '@luodi/contacts';
import type { ImportOrder, ImportedItem, RowFault, RowOutcome } from '@luodi/imports';
import { newId } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { deleteInquiries, recordImportedInquiries, type ImportedInquiry } from './import-inquiries.queries';
import {
  insertOffers,
  lockOffersOf,
  offersOf,
  removeUntouchedOffers,
  writeOfferFacts,
  type ExistingOffer,
  type ImportedOfferFacts,
  type NewOffer,
} from './offer-import.queries';
import type { LeadRow } from './read-lead.policy';
import { submissionOf } from './ready-lead.policy';
import { mendedOffer, offerKey } from './same-offer.policy';

/** People of a list who asked to be left alone, or were erased. */
export const DO_NOT_CONTACT: RowFault = { kind: 'fault', code: 'do_not_contact', field: 'phone' };

type Known = Awaited<ReturnType<ContactsBulkQueries['known']>>;

/** True for a row that offers premises instead of asking for some. */
export function isOffer(row: LeadRow): boolean {
  return row.facts.needType === 'supply';
}

/** The rows of a list of leads that offer premises: they become offers, each once a person and its words. */
export class OffersImport {
  public constructor(
    private readonly contacts: ContactsBulkQueries,
    private readonly order: ImportOrder,
    /** Where an offer stands whose row names no park. */
    private readonly parkId: string | null,
  ) {}

  /** Rows whose offer is there already. */
  public async known(
    tx: EntityManager,
    rows: readonly LeadRow[],
    people: Known,
  ): Promise<ReadonlySet<LeadRow>> {
    const ids = rows.flatMap((row) => people.get(row.key)?.contactId ?? []);
    if (ids.length === 0) return new Set();
    const offers = await offersOf(tx, this.order.actor, ids);
    const keys = new Set(offers.map((offer) => keyOf(offer.contactId, offer)));
    return new Set(
      rows.filter((row) => {
        const person = people.get(row.key);
        return person !== undefined && keys.has(keyOf(person.contactId, this.factsOf(row, null)));
      }),
    );
  }

  /** What tells the row's offer from others of the file. */
  public keyIn(row: LeadRow): string {
    return `${row.key}#${offerKey(this.factsOf(row, null))}`;
  }

  /** Writes rows; with each its inquiry and the lawful source of the list. */
  public async write(
    tx: EntityManager,
    rows: readonly LeadRow[],
    outcomes: Map<number, RowOutcome>,
  ): Promise<void> {
    if (rows.length === 0) return;
    const people = await this.contacts.known(
      tx,
      rows.map((row) => row.person),
    );
    const open = rows.filter((row) => {
      const stays = people.get(row.key)?.doNotContact === true;
      if (stays) outcomes.set(row.number, DO_NOT_CONTACT);
      return !stays;
    });
    const found = await this.contacts.findOrAddMany(
      tx,
      open.map((row) => row.person),
      this.order.id,
    );
    const offers = await lockOffersOf(
      tx,
      this.order.actor,
      found.map((person) => person.contactId),
    );
    const held = new Map(offers.map((offer) => [keyOf(offer.contactId, offer), offer]));
    const seen = new Set(held.keys());
    const fresh: { row: LeadRow; offer: NewOffer }[] = [];
    for (const [i, row] of open.entries()) {
      const contactId = found[i]?.contactId ?? '';
      const facts = this.factsOf(row, found[i]?.companyId ?? null);
      const key = keyOf(contactId, facts);
      const existing = held.get(key);
      if (existing !== undefined) outcomes.set(row.number, await this.change(tx, existing, facts));
      else if (seen.has(key)) outcomes.set(row.number, { kind: 'duplicate' });
      else fresh.push({ row, offer: this.offerOf(row, contactId, facts) });
      seen.add(key);
    }
    await this.record(tx, fresh);
    await insertOffers(
      tx,
      fresh.map(({ offer }) => offer),
    );
    for (const { row, offer } of fresh) {
      const assigned = offer.ownerId === null ? {} : { assigned: true };
      outcomes.set(row.number, { kind: 'created', objectId: offer.id, mark: '1', ...assigned });
    }
  }

  /** Takes back the offers of an import that nobody has touched since; answers the rows it took back. */
  public async undo(tx: EntityManager, items: readonly ImportedItem[]): Promise<ReadonlySet<number>> {
    const undone = new Set<number>();
    const created = items.filter((item) => item.action === 'created');
    const removed = await removeUntouchedOffers(
      tx,
      created.map((item) => ({ id: item.objectId, version: Number(item.mark) })),
    );
    const gone = new Set(removed.map((offer) => offer.id));
    for (const item of created) if (gone.has(item.objectId)) undone.add(item.rowNumber);
    await deleteInquiries(
      tx,
      removed.map((offer) => offer.inquiryId),
    );
    const contactIds = removed.map((offer) => offer.contactId);
    const ofPeople = await this.contacts.companiesOf(tx, { contactIds, leadIds: [] });
    await this.contacts.removeOrphans(tx, contactIds);
    await this.contacts.removeAddedCompanies(tx, this.order.id, [
      ...ofPeople,
      ...removed.flatMap((offer) => offer.companyId ?? []),
    ]);
    for (const item of items) {
      if (item.action !== 'updated' || item.before === null) continue;
      const before = item.before['offer'] as ImportedOfferFacts;
      if ((await writeOfferFacts(tx, item.objectId, Number(item.mark), before)) !== null)
        undone.add(item.rowNumber);
    }
    return undone;
  }

  private async change(
    tx: EntityManager,
    held: ExistingOffer,
    said: ImportedOfferFacts,
  ): Promise<RowOutcome> {
    const { duplicates } = this.order;
    if (duplicates === 'skip' || !held.visible) return { kind: 'duplicate' };
    const facts = mendedOffer(held, said, duplicates === 'update' ? 'update' : 'fill');
    const before = plain(held);
    if (JSON.stringify(facts) === JSON.stringify(before)) return { kind: 'duplicate' };
    const version = await writeOfferFacts(tx, held.id, held.version, facts);
    if (version === null) return { kind: 'duplicate' };
    return { kind: 'updated', objectId: held.id, mark: String(version), before: { offer: before } };
  }

  private offerOf(row: LeadRow, contactId: string, facts: ImportedOfferFacts): NewOffer {
    return {
      ...facts,
      id: newId(),
      inquiryId: newId(),
      contactId,
      phone: row.person.phone,
      wechat: row.person.wechat,
      ownerId: this.order.options.assign === 'owner' ? row.ownerId : null,
      enteredBy: this.order.actor.id,
      receivedAt: row.createdAt ?? this.order.now,
    };
  }

  private factsOf({ facts, person }: LeadRow, companyId: string | null): ImportedOfferFacts {
    return {
      companyId,
      companyName: person.company,
      contactName: person.name,
      offer: facts.needText ?? facts.message,
      areaMinSqm: facts.areaMinSqm,
      areaMaxSqm: facts.areaMaxSqm,
      region: facts.region,
      parkId: facts.parkId ?? this.parkId,
    };
  }

  private async record(
    tx: EntityManager,
    fresh: readonly { readonly row: LeadRow; readonly offer: NewOffer }[],
  ): Promise<void> {
    const { source } = this.order;
    const inquiries = fresh.map(({ row, offer }): ImportedInquiry => ({
      id: offer.inquiryId,
      rowNumber: row.number,
      leadId: null,
      contactId: offer.contactId,
      phone: offer.phone,
      wechat: offer.wechat,
      submission: submissionOf(row.person, row.facts),
    }));
    await recordImportedInquiries(tx, inquiries, {
      importId: this.order.id,
      actorId: this.order.actor.id,
      now: this.order.now,
      source: source === null ? '' : `${source.kind}: ${source.note}`.slice(0, 500),
    });
  }
}

function keyOf(
  contactId: string,
  facts: Pick<ImportedOfferFacts, 'offer' | 'areaMinSqm' | 'areaMaxSqm'>,
): string {
  return `${contactId}#${offerKey(facts)}`;
}

/** Nothing but the facts, in the order that they are compared in. */
function plain(offer: ImportedOfferFacts): ImportedOfferFacts {
  const { companyId, companyName, contactName, areaMinSqm, areaMaxSqm, region, parkId } = offer;
  return { companyId, companyName, contactName, offer: offer.offer, areaMinSqm, areaMaxSqm, region, parkId };
}
