import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { KIND_FACTS, type AttachmentKind } from './attachment-kinds.table';
import type { AttachmentResponse } from './attachment.response';

export interface AttachmentRow {
  readonly id: string;
  readonly lead_id: string;
  readonly visit_id: string | null;
  readonly file: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly size: string;
  readonly sha256: string;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly at: Date;
}

const SELECT = `SELECT a.id, a.lead_id, a.visit_id, a.file, a.name, a.kind, a.size, a.sha256, a.by_id, u.name AS by_name, a.at
  FROM lead_attachments a LEFT JOIN users u ON u.id = a.by_id`;

/** The files of a lead, newest first; their number is bounded. */
export async function attachmentsOf(tx: EntityManager, leadId: string): Promise<AttachmentRow[]> {
  return tx.query(`${SELECT} WHERE a.lead_id = $1 ORDER BY a.at DESC, a.id DESC LIMIT 1000`, [leadId]);
}

/** A file of a lead; null when it has no such. */
export async function attachmentOf(
  tx: EntityManager,
  leadId: string,
  id: string,
): Promise<AttachmentRow | null> {
  const rows: AttachmentRow[] = await tx.query(`${SELECT} WHERE a.lead_id = $1 AND a.id = $2`, [leadId, id]);
  return rows[0] ?? null;
}

/** The same bytes on the same lead, or among the photos of the same visit; null when they are new there. */
export async function sameOn(
  tx: EntityManager,
  leadId: string,
  visitId: string | null,
  sha256: string,
): Promise<AttachmentRow | null> {
  const rows: AttachmentRow[] = await tx.query(
    `${SELECT} WHERE a.lead_id = $1 AND a.sha256 = $2 AND a.visit_id IS NOT DISTINCT FROM $3::uuid LIMIT 1`,
    [leadId, sha256, visitId],
  );
  return rows[0] ?? null;
}

export async function countOfVisit(tx: EntityManager, visitId: string): Promise<number> {
  const rows: { n: number }[] = await tx.query(
    'SELECT count(*)::int AS n FROM lead_attachments WHERE visit_id = $1',
    [visitId],
  );
  return rows[0]?.n ?? 0;
}

export async function countOf(tx: EntityManager, leadId: string): Promise<number> {
  const rows: { n: number }[] = await tx.query(
    'SELECT count(*)::int AS n FROM lead_attachments WHERE lead_id = $1',
    [leadId],
  );
  return rows[0]?.n ?? 0;
}

export async function insertAttachment(
  tx: EntityManager,
  row: Omit<AttachmentRow, 'size' | 'by_name'> & { readonly size: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO lead_attachments (id, lead_id, visit_id, file, name, kind, size, sha256, by_id, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.id,
      row.lead_id,
      row.visit_id,
      row.file,
      row.name,
      row.kind,
      row.size,
      row.sha256,
      row.by_id,
      row.at,
    ],
  );
}

/** Which of these stored files a row names. */
export async function namedFiles(tx: EntityManager, files: readonly string[]): Promise<ReadonlySet<string>> {
  const rows: { file: string }[] = await tx.query(
    'SELECT file FROM lead_attachments WHERE file = ANY($1::text[])',
    [files],
  );
  return new Set(rows.map((row) => row.file));
}

/** A file for lists; `mayRemove`: any, only one's own, or none. */
export function presentAttachment(
  row: AttachmentRow,
  actor: Pick<Actor, 'id'>,
  removes: 'any' | 'own' | 'none',
): AttachmentResponse {
  return {
    id: row.id,
    visitId: row.visit_id,
    name: row.name,
    kind: row.kind,
    size: Number(row.size),
    inline: KIND_FACTS[row.kind].inline,
    by: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? '' },
    at: row.at.toISOString(),
    mayRemove: removes === 'any' || (removes === 'own' && row.by_id === actor.id),
  };
}
