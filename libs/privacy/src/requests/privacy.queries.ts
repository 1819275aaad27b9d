import { Injectable } from '@nestjs/common';
import { maskPhone, readKeysetPage, type Page } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type {
  IdentityCheck,
  ListPrivacyRequestsQuery,
  PrivacyRequestStatus,
  RequestSource,
} from './privacy-request.dto';
import type { PersonKey } from '../suppression.service';
import type { NewRequest } from './new-request';
import type { PrivacyRequestResponse } from './privacy-request.response';
import type { ConsentPurpose, RequestKind } from '../purposes';

/** A count over this is shown as it. */
const COUNT_CAP = 10_001;

export interface PrivacyRequestRow {
  readonly id: string;
  readonly receipt_number: string;
  readonly kind: RequestKind;
  readonly status: PrivacyRequestStatus;
  readonly source: RequestSource;
  readonly identity: IdentityCheck;
  readonly identity_note: string | null;
  readonly details: string | null;
  readonly refusal: string | null;
  readonly legal_basis: string | null;
  readonly outcome: { readonly rows?: Record<string, number> };
  readonly inquiry_id: string | null;
  readonly contact_id: string | null;
  readonly contact_name: string | null;
  readonly own_phone: string | null;
  readonly own_wechat: string | null;
  readonly phone: string | null;
  readonly tracking_code: string | null;
  readonly handler: string | null;
  readonly received_at: Date;
  readonly received_at_text: string;
  readonly due_at: Date;
  readonly done_at: Date | null;
  readonly held: boolean;
  readonly effective_at: Date | null;
  readonly identity_checked_at: Date | null;
  readonly checker: string | null;
  readonly lifted_at: Date | null;
  readonly lifter: string | null;
  readonly lift_reason: string | null;
  readonly version: number;
}

/** What is written of a new request. */
export interface RequestRecord extends NewRequest {
  readonly id: string;
  readonly receiptNumber: string;
  readonly proofHash: Buffer | null;
  readonly dueAt: Date;
}

const COLUMNS = `r.id, r.receipt_number, r.kind, r.status, r.source, r.identity, r.identity_note, r.details, r.refusal,
  r.legal_basis, r.outcome, r.inquiry_id, r.contact_id, c.name AS contact_name, r.phone AS own_phone, r.wechat AS own_wechat,
  coalesce(c.phone, i.phone, r.phone) AS phone, i.tracking_code, u.name AS handler, r.received_at,
  r.received_at::text AS received_at_text, r.due_at, r.done_at, r.version,
  r.effective_at, r.identity_checked_at, k.name AS checker, r.lifted_at, f.name AS lifter, r.lift_reason,
  EXISTS (SELECT 1 FROM legal_holds h WHERE h.contact_id = r.contact_id AND h.released_at IS NULL) AS held`;
const FROM = `privacy_requests r LEFT JOIN contacts c ON c.id = r.contact_id LEFT JOIN inquiries i ON i.id = r.inquiry_id
  LEFT JOIN users u ON u.id = r.handled_by LEFT JOIN users k ON k.id = r.identity_checked_by
  LEFT JOIN users f ON f.id = r.lifted_by`;

/** The register of requests and the consent ledger. */
@Injectable()
export class PrivacyQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** The register, newest first. */
  public async list(query: ListPrivacyRequestsQuery): Promise<Page<PrivacyRequestResponse>> {
    const params: unknown[] = [];
    const where = ['true'];
    if (query.status === 'pending') where.push(`r.status IN ('open', 'in_progress')`);
    else if (query.status !== undefined) where.push(`r.status = $${params.push(query.status)}`);
    if (query.kind !== undefined) where.push(`r.kind = $${params.push(query.kind)}`);
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: FROM,
        where,
        params,
        order: { column: 'r.received_at', cast: 'timestamptz', id: 'r.id', descending: true },
        place: (row: PrivacyRequestRow) => [row.received_at_text, row.id],
        present: presentPrivacyRequest,
        countCap: COUNT_CAP,
      },
      query,
    );
  }

  /** One request; null when there is none. */
  public async find(id: string): Promise<PrivacyRequestRow | null> {
    const rows: PrivacyRequestRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** One request by its receipt number, with the hash that proves who asks. */
  public async findByReceipt(
    receipt: string,
  ): Promise<(PrivacyRequestRow & { readonly proof_hash: Buffer | null }) | null> {
    const rows: (PrivacyRequestRow & { readonly proof_hash: Buffer | null })[] = await this.dataSource.query(
      `SELECT ${COLUMNS}, r.proof_hash FROM ${FROM} WHERE r.receipt_number = $1`,
      [receipt],
    );
    return rows[0] ?? null;
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

  public async insert(tx: EntityManager, record: RequestRecord): Promise<void> {
    const { subject } = record;
    await tx.query(
      `INSERT INTO privacy_requests (id, receipt_number, inquiry_id, contact_id, kind, status, received_at, due_at, done_at,
         source, identity, identity_note, details, phone, wechat, proof_hash, entered_by, identity_checked_by, identity_checked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $6 = 'done' THEN $7::timestamptz END, $9, $10, $11, $12, $13, $14,
         $15, $16, CASE WHEN $10 <> 'none' THEN $16::uuid END,
         CASE WHEN $10 <> 'none' AND $16::uuid IS NOT NULL THEN $7::timestamptz END)`,
      [
        record.id,
        record.receiptNumber,
        subject.inquiryId,
        subject.contactId,
        record.kind,
        record.status,
        subject.now,
        record.dueAt,
        record.source,
        record.identity,
        record.identityNote ?? null,
        record.details ?? null,
        record.phone ?? null,
        record.wechat ?? null,
        record.proofHash,
        record.enteredBy?.id ?? null,
      ],
    );
  }

  /** Moves a request on; `doneAt` with the states that end it. */
  public async move(
    tx: EntityManager,
    id: string,
    change: {
      readonly status: PrivacyRequestStatus;
      readonly by: string;
      readonly now: Date;
      readonly refusal?: string;
      readonly legalBasis?: string;
      readonly outcome?: object;
    },
  ): Promise<void> {
    await tx.query(
      `UPDATE privacy_requests SET status = $2, handled_by = $3, started_at = coalesce(started_at, $4),
         done_at = CASE WHEN $2 IN ('done', 'refused') THEN coalesce(done_at, $4::timestamptz) END, refusal = coalesce($5, refusal),
         legal_basis = coalesce($6, legal_basis), outcome = coalesce($7::jsonb, outcome), version = version + 1
       WHERE id = $1`,
      [
        id,
        change.status,
        change.by,
        change.now,
        change.refusal ?? null,
        change.legalBasis ?? null,
        change.outcome === undefined ? null : JSON.stringify(change.outcome),
      ],
    );
  }

  /** Who made sure of the person, when and how. */
  public async checkIdentity(
    tx: EntityManager,
    id: string,
    check: {
      readonly identity: IdentityCheck;
      readonly note: string;
      readonly by: string;
      readonly now: Date;
    },
  ): Promise<void> {
    await tx.query(
      `UPDATE privacy_requests SET identity = $2, identity_note = $3, identity_checked_by = $4, identity_checked_at = $5
        WHERE id = $1`,
      [id, check.identity, check.note, check.by, check.now],
    );
  }

  /** From when on consents are ended and nobody calls because of this request; the first time counts. */
  public async takeEffect(tx: EntityManager, id: string, now: Date): Promise<void> {
    await tx.query('UPDATE privacy_requests SET effective_at = coalesce(effective_at, $2) WHERE id = $1', [
      id,
      now,
    ]);
  }

  /** Notes that what a request did was taken back, and by whom. */
  public async lift(
    tx: EntityManager,
    id: string,
    lift: { readonly by: string; readonly now: Date; readonly reason: string },
  ): Promise<void> {
    await tx.query(
      'UPDATE privacy_requests SET lifted_by = $2, lifted_at = $3, lift_reason = $4 WHERE id = $1',
      [id, lift.by, lift.now, lift.reason],
    );
  }

  /** The canonical keys of a request's inquiry and everything that leads to its contact. */
  public async keysOf(
    tx: EntityManager,
    of: { readonly contactId: string | null; readonly inquiryId: string | null },
  ): Promise<PersonKey[]> {
    return tx.query(
      `SELECT kind, value FROM contact_keys WHERE contact_id = $1
       UNION SELECT 'phone', phone FROM inquiries WHERE id = $2 AND phone IS NOT NULL
       UNION SELECT 'wechat', lower(wechat) FROM inquiries WHERE id = $2 AND wechat IS NOT NULL
       ORDER BY kind, value`,
      [of.contactId, of.inquiryId],
    );
  }

  /** Whether another request that stands wants this person left alone. */
  public async isStoppedByAnother(tx: EntityManager, contactId: string, id: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM privacy_requests WHERE contact_id = $1 AND id <> $2 AND kind IN ('contact', 'erase')
         AND effective_at IS NOT NULL AND lifted_at IS NULL LIMIT 1`,
      [contactId, id],
    );
    return rows.length > 0;
  }

  /** Gives back the consents that ended at that very moment. */
  public async restoreConsents(
    tx: EntityManager,
    of: { readonly contactId: string | null; readonly inquiryId: string | null },
    endedAt: Date,
  ): Promise<void> {
    await tx.query(
      `UPDATE consents SET withdrawn_at = NULL
        WHERE (contact_id = $1 OR ($1::uuid IS NULL AND inquiry_id = $2)) AND withdrawn_at = $3`,
      [of.contactId, of.inquiryId, endedAt],
    );
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
}

/** A request as the register shows it: the number masked. */
export function presentPrivacyRequest(row: PrivacyRequestRow): PrivacyRequestResponse {
  return {
    id: row.id,
    receiptNumber: row.receipt_number,
    kind: row.kind,
    status: row.status,
    source: row.source,
    identity: row.identity,
    inquiryId: row.inquiry_id,
    contactId: row.contact_id,
    contactName: row.contact_name,
    phone: maskPhone(row.phone),
    trackingCode: row.tracking_code,
    receivedAt: row.received_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
    held: row.held,
    effectiveAt: row.effective_at?.toISOString() ?? null,
    liftedAt: row.lifted_at?.toISOString() ?? null,
    version: row.version,
  };
}
