import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import { trackingCodeFrom } from '../tracking/tracking-code.policy';

/** A row as the inquiry that is kept of it. */
export interface ImportedInquiry {
  readonly id: string;
  readonly rowNumber: number;
  readonly leadId: string;
  readonly contactId: string;
  readonly phone: string | null;
  readonly wechat: string | null;
  /** The row by its fields. */
  readonly submission: object;
}

const INSERT = `WITH given AS (
    SELECT * FROM json_to_recordset($1::json) AS r(id uuid, code text, lead_id uuid, contact_id uuid, submission jsonb,
      phone text, wechat text, body_hash text, consent_id uuid)
  ), inquiry AS (
    INSERT INTO inquiries (id, tracking_code, status, lead_id, contact_id, channel, entered_by, received_at, submission,
      phone, wechat, body_hash, source)
    SELECT id, code, 'accepted', lead_id, contact_id, 'import', $3::uuid, $2::timestamptz, submission, phone, wechat,
      decode(body_hash, 'hex'), jsonb_build_object('importId', $4::text)
    FROM given
  )
  INSERT INTO consents (id, inquiry_id, contact_id, purpose, granted, basis, note, recorded_by, at)
  SELECT consent_id, id, contact_id, 'handling', true, 'import', $5, $3::uuid, $2::timestamptz FROM given`;

/** Keeps each row as an inquiry, with the lawful source of its list in the consent ledger. */
export async function recordImportedInquiries(
  tx: EntityManager,
  inquiries: readonly ImportedInquiry[],
  of: { readonly importId: string; readonly actorId: string; readonly now: Date; readonly source: string },
): Promise<void> {
  if (inquiries.length === 0) return;
  const records = inquiries.map((item) => ({
    id: item.id,
    code: newTrackingCode(),
    lead_id: item.leadId,
    contact_id: item.contactId,
    submission: item.submission,
    phone: item.phone,
    wechat: item.wechat,
    body_hash: createHash('sha256').update(`${of.importId}:${item.rowNumber}`).digest('hex'),
    consent_id: newId(),
  }));
  await tx.query(INSERT, [JSON.stringify(records), of.now, of.actorId, of.importId, of.source]);
}

/** Deletes the inquiries of leads that are taken back, with their consents. */
export async function deleteInquiriesOfLeads(tx: EntityManager, leadIds: readonly string[]): Promise<void> {
  await tx.query(
    `DELETE FROM consents WHERE inquiry_id IN (SELECT id FROM inquiries WHERE lead_id = ANY($1::uuid[]))`,
    [leadIds],
  );
  await tx.query('DELETE FROM inquiries WHERE lead_id = ANY($1::uuid[])', [leadIds]);
}

/** Deletes single inquiries that an import added to known leads, and counts them down there. */
export async function deleteInquiries(tx: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query('DELETE FROM consents WHERE inquiry_id = ANY($1::uuid[])', [ids]);
  await tx.query(
    `WITH gone AS (DELETE FROM inquiries WHERE id = ANY($1::uuid[]) RETURNING lead_id)
     UPDATE leads l SET inquiry_count = l.inquiry_count - n.inquiries
     FROM (SELECT lead_id, count(*)::integer AS inquiries FROM gone GROUP BY lead_id) n WHERE l.id = n.lead_id`,
    [ids],
  );
}

function newTrackingCode(): string {
  for (;;) {
    const code = trackingCodeFrom(randomBytes(16));
    if (code !== null) return code;
  }
}
