import { readKeysetPage, type Locale, type Page, type PageQuery } from '@luodi/platform';
import type { EntityManager } from 'typeorm';

export const MAIL_STATUSES = ['queued', 'sent', 'written', 'failed'] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

export interface MailRow {
  readonly id: string;
  readonly to_address: string;
  readonly template: string;
  readonly locale: Locale;
  readonly data: Readonly<Record<string, unknown>>;
  readonly status: MailStatus;
  readonly message_id: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly lead_id: string | null;
  readonly number: string | null;
  readonly responded_at: Date | null;
  readonly company_name: string | null;
  readonly contact_name: string | null;
  readonly phone: string | null;
  readonly need_type: string | null;
  readonly area_min_sqm: string | null;
  readonly area_max_sqm: string | null;
  readonly cursor_value: string;
}

/** A mail with what its text tells of the lead; read afresh, so that what was erased is in no mail. */
const COLUMNS = `m.id, m.to_address, m.template, m.locale, m.data, m.status, m.message_id, m.attempts, m.error, m.created_at,
    m.sent_at, l.id AS lead_id, l.number, l.first_responded_at AS responded_at, l.company_name, l.contact_name, l.phone, l.need_type, l.area_min_sqm,
    l.area_max_sqm, m.created_at::text AS cursor_value`;
const FROM = `mails m LEFT JOIN leads l ON l.id = (m.data->>'leadId')::uuid`;

/** A mail by id. */
export async function findMail(tx: EntityManager, id: string): Promise<MailRow | null> {
  const rows: MailRow[] = await tx.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE m.id = $1`, [id]);
  return rows[0] ?? null;
}

/** Every mail, newest first. */
export async function listMails<T>(
  tx: EntityManager,
  query: PageQuery,
  present: (row: MailRow) => T,
): Promise<Page<T>> {
  return readKeysetPage(
    tx,
    {
      columns: COLUMNS,
      from: FROM,
      where: ['true'],
      params: [],
      order: { column: 'm.created_at', cast: 'timestamptz', id: 'm.id', descending: true },
      place: (row: MailRow) => [row.cursor_value, row.id],
      present,
    },
    query,
  );
}

/** Notes a try, with what went wrong or how it ended. */
export async function recordAttempt(
  tx: EntityManager,
  id: string,
  outcome: {
    readonly status: MailStatus;
    readonly error: string | null;
    readonly fileName: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await tx.query(
    `UPDATE mails SET status = $2, error = $3, file_name = coalesce($4, file_name), attempts = attempts + 1,
       sent_at = CASE WHEN $2 IN ('sent', 'written') THEN $5::timestamptz ELSE sent_at END
     WHERE id = $1 AND status IN ('queued', 'failed')`,
    [id, outcome.status, outcome.error, outcome.fileName, outcome.at],
  );
}
