import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findOrAddParameters, type FoundPerson, type PersonFacts } from './contacts.queries';

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
        `SELECT k.kind, k.value, k.contact_id, c.do_not_contact
         FROM unnest($1::text[], $2::text[]) AS r(kind, value)
         JOIN contact_keys k ON k.kind = r.kind AND k.value = r.value
         JOIN contacts c ON c.id = k.contact_id`,
        [
          keys.map((key) => key.slice(0, key.indexOf(':'))),
          keys.map((key) => key.slice(key.indexOf(':') + 1)),
        ],
      );
    return new Map(
      rows.map((row) => [
        `${row.kind}:${row.value}`,
        { contactId: row.contact_id, doNotContact: row.do_not_contact },
      ]),
    );
  }

  /**
   * Finds or adds many people by the same function as one (find_or_add_contact), in the order of their keys, so that
   * two lists of the same people take turns. Answers in the order given.
   */
  public async findOrAddMany(
    tx: EntityManager,
    people: readonly PersonFacts[],
  ): Promise<readonly FoundPerson[]> {
    if (people.length === 0) return [];
    const order = people
      .map((person, place) => ({ person, place, key: personKey(person) ?? '' }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place));
    const columns: (string | null)[][] = Array.from({ length: 9 }, () => []);
    for (const { person } of order) {
      for (const [index, value] of findOrAddParameters(person).entries()) columns[index]?.push(value);
    }
    const rows: { contact_id: string; company_id: string | null; added: boolean }[] = await tx.query(
      `SELECT f.contact_id, f.company_id, f.added
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::text[]) WITH ORDINALITY AS r(contact_id, company_id, phone, wechat, name, email, company, company_key, uscc, place)
       CROSS JOIN LATERAL find_or_add_contact(r.contact_id, r.company_id, r.phone, r.wechat, r.name, r.email, r.company,
         r.company_key, r.uscc) f
       ORDER BY r.place`,
      columns,
    );
    const found: FoundPerson[] = Array.from({ length: people.length });
    for (const [index, { place }] of order.entries()) {
      const row = rows[index];
      if (row === undefined) throw new Error('find_or_add_contact answered too few rows');
      found[place] = { contactId: row.contact_id, companyId: row.company_id, added: row.added };
    }
    return found;
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
       ORDER BY c.id FOR UPDATE`,
      [[...contactIds]],
    );
    const ids = rows.map((row) => row.id);
    await tx.query('DELETE FROM contact_keys WHERE contact_id = ANY($1::uuid[])', [ids]);
    await tx.query('DELETE FROM contacts WHERE id = ANY($1::uuid[])', [ids]);
  }
}
