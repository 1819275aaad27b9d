import type { EntityManager } from 'typeorm';
import { newId } from './ids';

/** People's data that left the workspace, or the hands of those who work with it. */
export interface Disclosure {
  readonly at: Date;
  /** A person's or firm's name as the register shows it, at most 200 characters. */
  readonly recipient: string;
  readonly recipientKind: 'staff' | 'partner' | 'webhook';
  /** What for, a code such as `export.leads`. */
  readonly purpose: string;
  /** Kinds of data, such as `contact`, `phone`, `need`. */
  readonly categories: readonly string[];
  /** The consent or ground it rests on. */
  readonly basis: 'handling' | 'sharing' | 'marketing' | 'contract' | 'law';
  readonly objectType: string | null;
  readonly objectId: string | null;
  readonly recordedBy: string | null;
}

/**
 * Writes who received whose data (domain.md 5.1: "list of who received what, when"), in the caller's transaction.
 * @param contactIds the people; a repeated one counts once
 * @returns the id of the disclosure, or null when it concerns nobody
 */
export async function recordDisclosure(
  tx: EntityManager,
  disclosure: Disclosure,
  contactIds: readonly string[],
): Promise<string | null> {
  if (contactIds.length === 0) return null;
  const id = newId();
  await tx.query(
    `WITH disclosure AS (
       INSERT INTO disclosures (id, at, recipient, recipient_kind, purpose, categories, basis, object_type, object_id, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))
     INSERT INTO disclosure_people (disclosure_id, contact_id)
     SELECT DISTINCT $1::uuid, person FROM unnest($11::uuid[]) AS person`,
    [
      id,
      disclosure.at,
      disclosure.recipient.slice(0, 200),
      disclosure.recipientKind,
      disclosure.purpose,
      [...disclosure.categories],
      disclosure.basis,
      disclosure.objectType,
      disclosure.objectId,
      disclosure.recordedBy,
      [...contactIds],
    ],
  );
  return id;
}

/** A statement that answers the `contact_id` of people, some of them perhaps more than once or null. */
export interface PeopleStatement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * The same for as many people as a list holds, in one statement and without reading them first. Writing it again under
 * its id (a list that is made a second time) adds those who were missing.
 * @param id of the disclosure
 */
export async function recordListDisclosure(
  tx: EntityManager,
  id: string,
  disclosure: Disclosure,
  people: PeopleStatement,
): Promise<void> {
  const at = (place: number): string => `$${people.params.length + place}`;
  await tx.query(
    `WITH person AS (SELECT DISTINCT contact_id FROM (${people.sql}) listed WHERE contact_id IS NOT NULL),
       disclosure AS (
         INSERT INTO disclosures (id, at, recipient, recipient_kind, purpose, categories, basis, object_type, object_id, recorded_by)
         SELECT ${at(1)}::uuid, ${at(2)}::timestamptz, ${at(3)}, ${at(4)}, ${at(5)}, ${at(6)}::text[], ${at(7)}, ${at(8)},
           ${at(9)}::uuid, ${at(10)}::uuid
         WHERE EXISTS (SELECT 1 FROM person)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at)
     INSERT INTO disclosure_people (disclosure_id, contact_id) SELECT ${at(1)}::uuid, contact_id FROM person
     ON CONFLICT DO NOTHING`,
    [
      ...people.params,
      id,
      disclosure.at,
      disclosure.recipient.slice(0, 200),
      disclosure.recipientKind,
      disclosure.purpose,
      [...disclosure.categories],
      disclosure.basis,
      disclosure.objectType,
      disclosure.objectId,
      disclosure.recordedBy,
    ],
  );
}
