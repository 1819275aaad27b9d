import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import { trackingCodeFrom } from '../tracking/tracking-code.policy';

/** A row as the inquiry that is kept of it. */
export interface ImportedInquiry {
  readonly id: string;
  readonly rowNumber: number;
  /** null for an offer of premises. */
  readonly leadId: string | null;
  readonly contactId: string;
  readonly phone: string | null;
  readonly wechat: string | null;
  /** The row by its fields, as JSON. */
  readonly submission: string;
}

const INSERT = `WITH given AS (
    SELECT * FROM json_to_recordset($1::json) AS r(id uuid, code text, lead_id uuid, contact_id uuid, submission jsonb,
      phone text, wechat text, row_number text, consent_id uuid)
  ), inquiry AS (
    INSERT INTO inquiries (id, tracking_code, status, lead_id, contact_id, channel, entered_by, received_at, submission,
      phone, wechat, body_hash, source)
    SELECT id, code, 'accepted', lead_id, contact_id, 'import', $3::uuid, $2::timestamptz, submission, phone, wechat,
      sha256(convert_to($4::text || ':' || row_number, 'UTF8')), jsonb_build_object('importId', $4::text)
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
  const codes = newTrackingCodes(inquiries.length);
  const records = inquiries.map((item, index) => {
    const rest = {
      id: item.id,
      code: codes[index],
      lead_id: item.leadId,
      contact_id: item.contactId,
      phone: item.phone,
      wechat: item.wechat,
      row_number: String(item.rowNumber),
      consent_id: newId(),
    };
    return `${JSON.stringify(rest).slice(0, -1)},"submission":${item.submission}}`;
  });
  await tx.query(INSERT, [`[${records.join(',')}]`, of.now, of.actorId, of.importId, of.source]);
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

/** Random bytes for a code; with half as many again as it needs, hardly one falls short. */
const CODE_BYTES = 12;

function newTrackingCodes(count: number): string[] {
  const codes: string[] = [];
  while (codes.length < count) {
    const bytes = randomBytes(CODE_BYTES * (count - codes.length));
    for (let at = 0; at < bytes.length; at += CODE_BYTES) {
      const code = trackingCodeFrom(bytes.subarray(at, at + CODE_BYTES));
      if (code !== null) codes.push(code);
    }
  }
  return codes;
}
