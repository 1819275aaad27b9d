import { Injectable } from '@nestjs/common';
import { findOrAddParameters, identityAssignments, identityValues, type PersonFacts } from '@luodi/contacts';
import { currentRequestId, newId, preparedQuery } from '@luodi/platform';
import type { ConsentLedgerBasis, ConsentPurpose } from '@luodi/privacy';
import type { LeadChannel } from '@luodi/leads';
import type { EntityManager } from 'typeorm';
import type { InquiryStatus } from './channels';

/** What the first statement of a submission needs. */
export interface BeginInquiry {
  /** Null when the caller gave no Idempotency-Key. */
  readonly idempotency: { readonly scope: string; readonly key: string } | null;
  /** Whether the same body from the same person within 24 hours is the same inquiry. */
  readonly dedupe: boolean;
  readonly bodyHash: Buffer;
  readonly answer: SubmissionAnswer;
  readonly quarantined: boolean;
  /** Whether a person nobody knows yet is added. */
  readonly addPerson: boolean;
  readonly now: Date;
  readonly person: PersonFacts;
}

/** What a repeated submission is answered with. */
export interface SubmissionAnswer {
  readonly id: string;
  /** Without hyphen. */
  readonly code: string;
  /** ISO 8601 */
  readonly at: string;
}

export type Begun =
  | { readonly state: 'known'; readonly answer: SubmissionAnswer }
  | { readonly state: 'mismatch' }
  | {
      readonly state: 'new';
      readonly contactId: string | null;
      readonly companyId: string | null;
      /** Whether nobody knew the person before. */ readonly added: boolean;
      /** The name of a company that this inquiry added; null when it is known or none is named. */
      readonly addedCompany: string | null;
    };

/** One row of the consent ledger. */
export interface ConsentRow {
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  readonly basis: ConsentLedgerBasis;
  readonly noticeVersion: string | null;
  readonly note: string | null;
}

/** Everything that is kept of one submission. */
export interface InquiryRecord {
  readonly id: string;
  readonly trackingCode: string;
  readonly status: InquiryStatus;
  readonly quarantineReason: string | null;
  /** Of quarantined ones alone. */
  readonly textDigest: Buffer | null;
  readonly leadId: string | null;
  readonly contactId: string | null;
  readonly siteId: string | null;
  readonly formVersion: number | null;
  readonly channel: LeadChannel;
  readonly enteredBy: string | null;
  readonly enteredByRole: string | null;
  readonly apiKeyId: string | null;
  readonly receivedAt: Date;
  readonly submission: object;
  readonly parse: object;
  readonly parserVersion: string;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly bodyHash: Buffer;
  readonly source: object;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly consents: readonly ConsentRow[];
  /** Hashes of the person's keys that an earlier erasure may have suppressed: their own new inquiry lifts it. */
  readonly lifts: readonly Buffer[];
  /** A company that this inquiry added; by what it is recognised is written along. */
  readonly addedCompany: { readonly id: string; readonly name: string } | null;
}

/** What changes when a quarantined inquiry is let in. */
export interface ReleaseRecord {
  readonly id: string;
  readonly leadId: string | null;
  readonly contactId: string | null;
  readonly parse: object;
  readonly parserVersion: string;
  readonly reviewerId: string;
  readonly reviewerRole: string;
  readonly at: Date;
  /** How a person who had wanted to be left alone came back; null where nobody had to say. */
  readonly cameBack: string | null;
  /** As of an inquiry. */
  readonly lifts: readonly Buffer[];
}

interface BegunRow {
  readonly state: 'known' | 'mismatch' | 'new';
  readonly answer: SubmissionAnswer | null;
  readonly contact_id: string | null;
  readonly company_id: string | null;
  readonly added: boolean | null;
}

// One round trip: the inquiry, its consents, the audit line, and the end of a suppression that the person lifts. Consents are privacy's ledger; they are written
// here because a statement of their own would cost the hot path a round trip (performance.md, rule 1).
const recordStatement = (more: string): string => `WITH inquiry AS (
    INSERT INTO inquiries (id, tracking_code, status, quarantine_reason, lead_id, contact_id, site_id, channel, entered_by,
      received_at, submission, parse, parser_version, phone, wechat, body_hash, source, ip, user_agent, form_version, text_hash,
      api_key_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $31, $32, $33)
  ), ledger AS (
    INSERT INTO consents (id, inquiry_id, contact_id, purpose, granted, notice_version, basis, note, recorded_by, at)
    SELECT c.id, $1, $6, c.purpose, c.granted, c.version, c.basis, c.note, $9, $10
      FROM unnest($20::uuid[], $21::text[], $22::boolean[], $23::text[], $24::text[], $25::text[])
        AS c(id, purpose, granted, version, basis, note)
  ), lifted AS (
    UPDATE suppressions SET lifted_at = $10, lifted_by = $1 WHERE key_hash = ANY($30::bytea[]) AND lifted_at IS NULL
  )${more}
  INSERT INTO audit_log (id, at, actor_id, actor_role, action, object_type, object_id, request_id, data)
  VALUES ($26, $10, coalesce($9::uuid, $33::uuid), $27, 'inquiry.received', 'inquiry', $1, $28, $29)`;
// Most name a company that is known, or none: making ready for an UPDATE that changes nothing costs as much as an index.
const RECORD = recordStatement('');
const RECORD_WITH_COMPANY = recordStatement(`, company AS (
    UPDATE companies SET ${identityAssignments(35)} WHERE id = $34::uuid
  )`);

/** The statements of the intake. */
@Injectable()
export class InquiryQueries {
  /** Takes the person's turn, recognises a repeat, and finds or adds the person (begin_inquiry in the migration). */
  public async begin(tx: EntityManager, begin: BeginInquiry): Promise<Begun> {
    const [contactId, companyId, phone, wechat, ...names] = findOrAddParameters(begin.person);
    const rows = await preparedQuery<BegunRow>(
      tx,
      'begin_inquiry',
      `SELECT state, answer, contact_id, company_id, added
         FROM begin_inquiry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        begin.idempotency?.scope ?? null,
        begin.idempotency?.key ?? null,
        begin.dedupe,
        begin.bodyHash,
        JSON.stringify(begin.answer),
        begin.quarantined,
        begin.addPerson,
        begin.now,
        contactId,
        companyId,
        phone,
        wechat,
        ...names,
      ],
    );
    const row = rows[0];
    if (row === undefined) throw new Error('begin_inquiry answered nothing');
    if (row.state === 'known' && row.answer !== null) return { state: 'known', answer: row.answer };
    if (row.state === 'new') {
      return {
        state: 'new',
        contactId: row.contact_id,
        companyId: row.company_id,
        added: row.added === true,
        addedCompany: row.company_id === companyId ? begin.person.company : null,
      };
    }
    return { state: 'mismatch' };
  }

  /** Writes the inquiry, its consents and the audit line. */
  public async record(tx: EntityManager, record: InquiryRecord): Promise<void> {
    const { consents, addedCompany } = record;
    const [name, statement] =
      addedCompany === null
        ? (['record_inquiry', RECORD] as const)
        : (['record_inquiry_with_company', RECORD_WITH_COMPANY] as const);
    await preparedQuery(tx, name, statement, [
      record.id,
      record.trackingCode,
      record.status,
      record.quarantineReason,
      record.leadId,
      record.contactId,
      record.siteId,
      record.channel,
      record.enteredBy,
      record.receivedAt,
      JSON.stringify(record.submission),
      JSON.stringify(record.parse),
      record.parserVersion,
      record.phone,
      record.wechat,
      record.bodyHash,
      JSON.stringify(record.source),
      record.ip,
      record.userAgent,
      consents.map(() => newId()),
      consents.map((consent) => consent.purpose),
      consents.map((consent) => consent.granted),
      consents.map((consent) => consent.noticeVersion),
      consents.map((consent) => consent.basis),
      consents.map((consent) => consent.note),
      newId(),
      record.enteredByRole,
      currentRequestId(),
      JSON.stringify({ status: record.status, channel: record.channel, leadId: record.leadId }),
      [...record.lifts],
      record.formVersion,
      record.textDigest,
      record.apiKeyId,
      ...(addedCompany === null ? [] : [addedCompany.id, ...identityValues(addedCompany.name)]),
    ]);
  }

  /** Lets a quarantined inquiry in: its row, its consents' person, the audit line. */
  public async release(tx: EntityManager, release: ReleaseRecord): Promise<void> {
    await tx.query(
      `WITH released AS (
         UPDATE inquiries SET status = 'accepted', lead_id = $2, contact_id = $3, parse = $4, parser_version = $5,
           review = 'released', reviewed_by = $6, reviewed_at = $7
         WHERE id = $1
       ), ledger AS (
         UPDATE consents SET contact_id = $3 WHERE inquiry_id = $1
       ), came_back AS (
         INSERT INTO consents (id, inquiry_id, contact_id, purpose, granted, basis, note, recorded_by, at)
         SELECT $13::uuid, $1, $3, 'handling', true, 'oral', $14::text, $6, $7 WHERE $14::text IS NOT NULL
       ), lifted AS (
         UPDATE suppressions SET lifted_at = $7, lifted_by = $1 WHERE key_hash = ANY($12::bytea[]) AND lifted_at IS NULL
       )
       INSERT INTO audit_log (id, at, actor_id, actor_role, action, object_type, object_id, request_id, data)
       VALUES ($8, $7, $6, $9, 'inquiry.released', 'inquiry', $1, $10, $11)`,
      [
        release.id,
        release.leadId,
        release.contactId,
        JSON.stringify(release.parse),
        release.parserVersion,
        release.reviewerId,
        release.at,
        newId(),
        release.reviewerRole,
        currentRequestId(),
        JSON.stringify({ leadId: release.leadId }),
        [...release.lifts],
        newId(),
        release.cameBack,
      ],
    );
  }

  /** A submission that was refused: only time, site and reason are kept. */
  public async logRefusal(tx: EntityManager, siteId: string | null, reason: string, at: Date): Promise<void> {
    await tx.query('INSERT INTO intake_log (id, at, site_id, reason) VALUES ($1, $2, $3, $4)', [
      newId(),
      at,
      siteId,
      reason,
    ]);
  }
}
