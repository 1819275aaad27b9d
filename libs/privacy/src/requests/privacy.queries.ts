import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage, type Page } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { ListPrivacyRequestsQuery, PrivacyRequestStatus } from './privacy-request.dto';
import type { PrivacyRequestResponse } from './privacy-request.response';
import type { ConsentPurpose, RequestKind } from '../purposes';

/** A count over this is shown as it. */
const COUNT_CAP = 10_001;

export interface PrivacyRequestRow {
  readonly id: string;
  readonly receipt_number: string;
  readonly kind: RequestKind;
  readonly status: PrivacyRequestStatus;
  readonly inquiry_id: string | null;
  readonly contact_id: string | null;
  readonly contact_name: string | null;
  readonly tracking_code: string | null;
  readonly received_at: Date;
  readonly received_at_text: string;
  readonly due_at: Date;
  readonly done_at: Date | null;
}

export interface NewPrivacyRequest {
  readonly id: string;
  readonly receiptNumber: string;
  readonly inquiryId: string | null;
  readonly contactId: string | null;
  readonly kind: RequestKind;
  readonly status: 'open' | 'done';
  readonly receivedAt: Date;
  readonly dueAt: Date;
}

const COLUMNS = `r.id, r.receipt_number, r.kind, r.status, r.inquiry_id, r.contact_id, c.name AS contact_name,
  i.tracking_code, r.received_at, r.received_at::text AS received_at_text, r.due_at, r.done_at`;
const FROM = `privacy_requests r LEFT JOIN contacts c ON c.id = r.contact_id LEFT JOIN inquiries i ON i.id = r.inquiry_id`;

/** The register of requests and the consent ledger. */
@Injectable()
export class PrivacyQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** The register, newest first. */
  public async list(query: ListPrivacyRequestsQuery): Promise<Page<PrivacyRequestResponse>> {
    const params: unknown[] = [];
    const where = ['true'];
    if (query.status !== undefined) where.push(`r.status = $${params.push(query.status)}`);
    if (query.kind !== undefined) where.push(`r.kind = $${params.push(query.kind)}`);
    const total = query.withTotal === true ? await this.count(where, params) : undefined;
    if (query.cursor !== undefined) {
      const [at, id] = decodeCursor(query.cursor, 2);
      params.push(at, id);
      where.push(`(r.received_at, r.id) < ($${params.length - 1}::timestamptz, $${params.length}::uuid)`);
    }
    params.push(query.limit + 1);
    const rows: PrivacyRequestRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${where.join(' AND ')}
        ORDER BY r.received_at DESC, r.id DESC LIMIT $${params.length}`,
      params,
    );
    const page = toPage(rows, query.limit, (row) => [row.received_at_text, row.id], presentPrivacyRequest);
    return total === undefined ? page : { ...page, total };
  }

  /** One request, locked. */
  public async lock(tx: EntityManager, id: string): Promise<PrivacyRequestRow | null> {
    await tx.query('SELECT id FROM privacy_requests WHERE id = $1 FOR UPDATE', [id]);
    const rows: PrivacyRequestRow[] = await tx.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** The receipt of an earlier request of the same inquiry and kind, so that asking twice gives one receipt. */
  public async receiptOf(tx: EntityManager, inquiryId: string, kind: RequestKind): Promise<string | null> {
    const rows: { receipt_number: string }[] = await tx.query(
      `SELECT receipt_number FROM privacy_requests WHERE inquiry_id = $1 AND kind = $2
        ORDER BY received_at LIMIT 1`,
      [inquiryId, kind],
    );
    return rows[0]?.receipt_number ?? null;
  }

  /** The next running number of the day's receipts. */
  public async nextReceipt(tx: EntityManager, period: string): Promise<number> {
    const rows: { n: string }[] = await tx.query(`SELECT next_number('receipt', $1) AS n`, [period]);
    return Number(rows[0]?.n ?? 0);
  }

  public async insert(tx: EntityManager, request: NewPrivacyRequest): Promise<void> {
    await tx.query(
      `INSERT INTO privacy_requests (id, receipt_number, inquiry_id, contact_id, kind, status, received_at, due_at, done_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $6 = 'done' THEN $7::timestamptz END)`,
      [
        request.id,
        request.receiptNumber,
        request.inquiryId,
        request.contactId,
        request.kind,
        request.status,
        request.receivedAt,
        request.dueAt,
      ],
    );
  }

  public async markDone(tx: EntityManager, id: string, now: Date): Promise<void> {
    await tx.query(`UPDATE privacy_requests SET status = 'done', done_at = $2 WHERE id = $1`, [id, now]);
  }

  /** Ends consents of the person, or of the one inquiry when no person is known; those already ended keep their time. */
  public async endConsents(
    tx: EntityManager,
    of: { readonly contactId: string | null; readonly inquiryId: string | null },
    purposes: readonly ConsentPurpose[],
    now: Date,
  ): Promise<void> {
    await tx.query(
      `UPDATE consents SET withdrawn_at = $4
        WHERE (contact_id = $1 OR ($1::uuid IS NULL AND inquiry_id = $2))
          AND purpose = ANY($3::text[]) AND granted AND withdrawn_at IS NULL`,
      [of.contactId, of.inquiryId, [...purposes], now],
    );
  }

  private async count(where: readonly string[], params: readonly unknown[]): Promise<number> {
    const rows: { total: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS total
         FROM (SELECT 1 FROM privacy_requests r WHERE ${where.join(' AND ')} LIMIT ${COUNT_CAP}) c`,
      [...params],
    );
    return rows[0]?.total ?? 0;
  }
}

/** A request as the register shows it: no phone, the name only. */
export function presentPrivacyRequest(row: PrivacyRequestRow): PrivacyRequestResponse {
  return {
    id: row.id,
    receiptNumber: row.receipt_number,
    kind: row.kind,
    status: row.status,
    inquiryId: row.inquiry_id,
    contactId: row.contact_id,
    contactName: row.contact_name,
    trackingCode: row.tracking_code,
    receivedAt: row.received_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
  };
}
