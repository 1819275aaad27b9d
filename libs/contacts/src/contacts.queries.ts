import { Injectable } from '@nestjs/common';
import { newId } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { findOrAddCompany, identifyCompany } from './company/company-identity.queries';
import { companyNameKey } from './company/company-name.policy';

/** A person as an inquiry names them; phone and WeChat id in canonical form (phone.policy, wechat.policy). */
export interface PersonFacts {
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly name: string | null;
  readonly email: string | null;
  /** As written. */
  readonly company: string | null;
  readonly uscc: string | null;
}

export interface FoundPerson {
  readonly contactId: string;
  readonly companyId: string | null;
  /** Whether the person is new. */
  readonly added: boolean;
}

/** The parameters of `find_or_add_contact`, in its order. For statements that call it together with other things. */
export function findOrAddParameters(facts: PersonFacts): readonly (string | null)[] {
  const companyKey = facts.company === null ? null : companyNameKey(facts.company);
  return [
    newId(),
    newId(),
    facts.phone,
    facts.wechat,
    facts.name,
    facts.email,
    companyKey === null ? null : facts.company,
    companyKey,
    facts.uscc,
  ];
}

/** People and companies by their keys. */
@Injectable()
export class ContactsQueries {
  /**
   * The person whose phone (or, without a phone, whose WeChat id) this is; added when nobody has it, blanks
   * filled and nothing overwritten when somebody has. Two callers at once get the same person: the key's row
   * decides (see the function's comment in the migration).
   */
  public async findOrAdd(tx: EntityManager, facts: PersonFacts): Promise<FoundPerson> {
    const parameters = findOrAddParameters(facts);
    const rows: { contact_id: string; company_id: string | null; added: boolean }[] = await tx.query(
      `SELECT contact_id, company_id, added FROM find_or_add_contact($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [...parameters],
    );
    const row = rows[0];
    if (row === undefined) throw new Error('find_or_add_contact answered nothing');
    if (facts.company !== null && row.company_id !== null && row.company_id === parameters[1]) {
      await identifyCompany(tx, row.company_id, facts.company);
    }
    return { contactId: row.contact_id, companyId: row.company_id, added: row.added };
  }

  /**
   * Makes another person out of one: a new card, which takes along those of the given keys that led to the first.
   * Answers the new person and their company.
   * @param kept values that stay with the first person whatever the second is known by
   */
  public async separate(
    tx: EntityManager,
    fromId: string,
    facts: PersonFacts,
    kept: readonly string[],
  ): Promise<{ readonly contactId: string; readonly companyId: string | null }> {
    const companyId = facts.company === null ? null : await findOrAddCompany(tx, facts.company);
    const contactId = newId();
    await tx.query(
      'INSERT INTO contacts (id, name, company_id, phone, wechat, email) VALUES ($1, $2, $3, $4, $5, $6)',
      [contactId, facts.name, companyId, facts.phone, facts.wechat, facts.email],
    );
    await tx.query(
      `UPDATE contact_keys SET contact_id = $2 WHERE contact_id = $1
         AND ((kind = 'phone' AND value = $3) OR (kind = 'wechat' AND value = $4)) AND value <> ALL($5::text[])`,
      [fromId, contactId, facts.phone, facts.wechat, kept],
    );
    return { contactId, companyId };
  }

  /** Nobody may call, write or send to this person any more. */
  public async stopContact(tx: EntityManager, contactId: string, now: Date): Promise<void> {
    await tx.query(
      `UPDATE contacts SET do_not_contact = true, updated_at = $2, version = version + 1
        WHERE id = $1 AND NOT do_not_contact`,
      [contactId, now],
    );
  }

  /** An opt-out that was none is taken back: the person may be called again. */
  public async resumeContact(tx: EntityManager, contactId: string, now: Date): Promise<void> {
    await tx.query(
      `UPDATE contacts SET do_not_contact = false, updated_at = $2, version = version + 1
        WHERE id = $1 AND do_not_contact AND erased_at IS NULL`,
      [contactId, now],
    );
  }
}
