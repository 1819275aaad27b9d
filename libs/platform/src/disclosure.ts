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
