import { Injectable } from '@nestjs/common';
import { newId } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { findOrAddCompanies } from './company/company-list.queries';
import { companyNameKey } from './company/company-name.policy';
import type { FoundPerson, PersonFacts } from './contacts.queries';
import { findOrAddOfKind, type ListedPerson } from './people-list.queries';

/** A person whom a phone or WeChat id belongs to already. */
export interface KnownPerson {
  readonly contactId: string;
  readonly doNotContact: boolean;
}

/** The key by which a person is recognised: the phone, else the WeChat id; null without either. */
export function personKey(person: Pick<PersonFacts, 'phone' | 'wechat'>): string | null {
  if (person.phone !== null) return `phone:${person.phone}`;
  return person.wechat === null ? null : `wechat:${person.wechat}`;
}

/** People in batches, for lists. */
@Injectable()
export class ContactsBulkQueries {
  /** Who is known, by `personKey`. */
  public async known(
    tx: EntityManager,
    people: readonly Pick<PersonFacts, 'phone' | 'wechat'>[],
  ): Promise<ReadonlyMap<string, KnownPerson>> {
    const keys = [...new Set(people.map(personKey).filter((key) => key !== null))];
    const rows: { kind: string; value: string; contact_id: string; do_not_contact: boolean }[] =
      await tx.query(
        `SELECT k.kind, k.value, k.contact_id, c.do_not_contact FROM contact_keys k JOIN contacts c ON c.id = k.contact_id
         WHERE k.kind = 'phone' AND k.value = ANY($1::text[])
         UNION ALL
         SELECT k.kind, k.value, k.contact_id, c.do_not_contact FROM contact_keys k JOIN contacts c ON c.id = k.contact_id
         WHERE k.kind = 'wechat' AND k.value = ANY($2::text[])`,
        [valuesOf('phone', keys), valuesOf('wechat', keys)],
      );
    return new Map(
      rows.map((row) => [
        `${row.kind}:${row.value}`,
        { contactId: row.contact_id, doNotContact: row.do_not_contact },
      ]),
    );
  }

  /**
   * Finds or adds many people by the rules of find_or_add_contact, a handful of statements for all. People take turns in
   * the order of their keys, phones before WeChat ids, so that two lists of the same people do not wait for each
   * other in a circle. Answers in the order given.
   * @param importId the list that names them: companies that it adds go when it is taken back
   */
  public async findOrAddMany(
    tx: EntityManager,
    people: readonly PersonFacts[],
    importId: string | null = null,
  ): Promise<readonly FoundPerson[]> {
    if (people.length === 0) return [];
    const keys = people.map((person) => (person.company === null ? null : companyNameKey(person.company)));
    const companies = await findOrAddCompanies(
      tx,
      people.flatMap((person, place) => {
        const nameKey = keys[place] ?? null;
        return nameKey === null ? [] : [{ name: person.company ?? '', nameKey, uscc: person.uscc }];
      }),
      importId,
    );
    const given = people.map((facts, place): ListedPerson => {
      const kind = facts.phone !== null ? 'phone' : facts.wechat !== null ? 'wechat' : 'none';
      const companyId = companies.get(keys[place] ?? '') ?? null;
      return { id: newId(), place, facts, kind, value: facts.phone ?? facts.wechat ?? '', companyId };
    });
    const found = new Map<number, FoundPerson>();
    for (const kind of ['phone', 'wechat', 'none'] as const) {
      const ofKind = given.filter((person) => person.kind === kind);
      for (const [place, person] of await findOrAddOfKind(tx, kind, ofKind)) found.set(place, person);
    }
    return given.map(({ place }) => {
      const person = found.get(place);
      if (person === undefined) throw new Error('A person was deleted while they were looked for');
      return person;
    });
  }

  /** Sorts what new companies are recognised by into its index, on a connection of its own beside the batches. */
  public async sortMatchTerms(manager: EntityManager): Promise<void> {
    await manager.query(`SELECT gin_clean_pending_list('companies_match_idx')`);
  }

  /** Companies of people, and of leads, that a list may have brought along. */
  public async companiesOf(
    tx: EntityManager,
    of: { readonly contactIds: readonly string[]; readonly leadIds: readonly string[] },
  ): Promise<readonly string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT company_id AS id FROM contacts WHERE id = ANY($1::uuid[]) AND company_id IS NOT NULL
       UNION SELECT company_id FROM leads WHERE id = ANY($2::uuid[]) AND company_id IS NOT NULL`,
      [[...of.contactIds], [...of.leadIds]],
    );
    return rows.map((row) => row.id);
  }

  /** Deletes those of the companies that this list added, nobody has changed since and nothing refers to any more. */
  public async removeAddedCompanies(
    tx: EntityManager,
    importId: string,
    companyIds: readonly string[],
  ): Promise<void> {
    // Taken one by one, so that nobody links to one between the look and the end.
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM companies WHERE id = ANY($1::uuid[]) AND import_id = $2 ORDER BY id FOR UPDATE`,
      [[...companyIds], importId],
    );
    await tx.query(
      `DELETE FROM companies c WHERE c.id = ANY($1::uuid[]) AND c.version = 1 AND c.merged_into_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM contacts p WHERE p.company_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.company_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM deals d WHERE d.company_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM supply_offers o WHERE o.company_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM companies m WHERE m.merged_into_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM company_merges m WHERE m.from_id = c.id OR m.into_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM company_events e WHERE e.company_id = c.id)`,
      [rows.map((row) => row.id)],
    );
  }

  /** Deletes people whom nothing refers to any more, and their keys. */
  public async removeOrphans(tx: EntityManager, contactIds: readonly string[]): Promise<void> {
    const rows: { id: string }[] = await tx.query(
      `SELECT c.id FROM contacts c WHERE c.id = ANY($1::uuid[]) AND NOT c.do_not_contact
         AND NOT EXISTS (SELECT 1 FROM leads l WHERE l.contact_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM inquiries i WHERE i.contact_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM consents s WHERE s.contact_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM privacy_requests p WHERE p.contact_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.contact_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM supply_offers o WHERE o.contact_id = c.id)
         AND NOT EXISTS (SELECT 1 FROM disclosure_people r WHERE r.contact_id = c.id)
       ORDER BY c.id FOR UPDATE`,
      [[...contactIds]],
    );
    const ids = rows.map((row) => row.id);
    await tx.query('DELETE FROM contact_keys WHERE contact_id = ANY($1::uuid[])', [ids]);
    await tx.query('DELETE FROM contacts WHERE id = ANY($1::uuid[])', [ids]);
  }
}

function valuesOf(kind: 'phone' | 'wechat', keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));
}
