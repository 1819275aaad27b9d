import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import { visibleTo } from '@luodi/leads';
import {
  inClearIf,
  knownContacts,
  notFound,
  readKeysetPage,
  type KnownContacts,
  type Page,
} from '@luodi/platform';
import { DataSource } from 'typeorm';
import type { InquiryStatus } from '../intake/channels';
import type { InquiryConsentResponse, InquiryResponse } from './inquiry.response';
import type { ListInquiriesQuery } from './list-inquiries.dto';
import { inquiriesVisibleTo } from './inquiry-scope';
import { maskInquiry } from './mask-inquiry.policy';
import { formatTrackingCode } from '../tracking/tracking-code.policy';

/** A count over this is shown as it. */
const COUNT_CAP = 10_001;
/** A lead has few inquiries; this is a bound, not a page. */
const LEAD_INQUIRIES = 200;

interface InquiryRow {
  readonly id: string;
  readonly tracking_code: string;
  readonly status: InquiryStatus;
  readonly quarantine_reason: string | null;
  readonly lead_id: string | null;
  readonly owner_id: string | null;
  readonly lead_phone: string | null;
  readonly lead_wechat: string | null;
  readonly lead_email: string | null;
  readonly channel: string;
  readonly received_at: Date;
  readonly received_at_text: string;
  readonly site_id: string | null;
  readonly site_name: string | null;
  readonly entered_by: string | null;
  readonly entered_by_name: string | null;
  readonly submission: object;
  readonly parse: object | null;
  readonly source: object;
  readonly review: 'released' | 'confirmed' | null;
  readonly same_text: number;
  readonly ip: string | null;
  readonly user_agent: string | null;
  readonly consents: readonly InquiryConsentResponse[] | null;
}

const COLUMNS = `i.id, i.tracking_code, i.status, i.quarantine_reason, i.lead_id, l.owner_id, l.phone AS lead_phone, l.wechat AS lead_wechat, l.email AS lead_email, i.channel, i.received_at,
  i.received_at::text AS received_at_text, i.site_id, s.name AS site_name, i.entered_by, e.name AS entered_by_name,
  i.submission, i.parse, i.source, host(i.ip) AS ip, i.user_agent, i.review,
  CASE WHEN i.status = 'quarantined' AND i.text_hash IS NOT NULL THEN
    (SELECT count(*)::int FROM (SELECT 1 FROM inquiries o WHERE o.text_hash = i.text_hash AND o.status = 'quarantined'
      AND o.id <> i.id LIMIT 1000) same) ELSE 0 END AS same_text,
  (SELECT jsonb_agg(jsonb_build_object('purpose', c.purpose, 'granted', c.granted, 'basis', c.basis,
      'noticeVersion', c.notice_version, 'note', c.note, 'at', c.at, 'withdrawnAt', c.withdrawn_at) ORDER BY c.id)
     FROM consents c WHERE c.inquiry_id = i.id) AS consents`;
const FROM = `inquiries i LEFT JOIN leads l ON l.id = i.lead_id LEFT JOIN sites s ON s.id = i.site_id
  LEFT JOIN users e ON e.id = i.entered_by`;

/** Raw submissions as staff see them. */
@Injectable()
export class InquiryListQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** Submissions within the actor's scope, newest first. */
  public async list(actor: Actor, query: ListInquiriesQuery): Promise<Page<InquiryResponse>> {
    const params: unknown[] = [];
    const where = [inquiriesVisibleTo(actor, params)];
    if (query.status !== undefined) where.push(`i.status = $${params.push(query.status)}`);
    if (query.review === 'open') where.push('i.review IS NULL');
    else if (query.review !== undefined) where.push(`i.review = $${params.push(query.review)}`);
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: FROM,
        where,
        params,
        order: { column: 'i.received_at', cast: 'timestamptz', id: 'i.id', descending: true },
        place: (row: InquiryRow) => [row.received_at_text, row.id],
        present: (row) => present(row, actor),
        countCap: COUNT_CAP,
      },
      query,
    );
  }

  /**
   * The submissions of a lead, newest first.
   * @throws DomainError not_found for a lead that is unknown or not the actor's to know of
   */
  public async ofLead(actor: Actor, leadId: string): Promise<InquiryResponse[]> {
    const params: unknown[] = [leadId];
    const leads: unknown[] = await this.dataSource.query(
      `SELECT 1 FROM leads l WHERE l.id = $1 AND ${visibleTo(actor, 'l', params)}`,
      params,
    );
    if (leads.length === 0) throw notFound();
    const rows: InquiryRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE i.lead_id = $1
        ORDER BY i.received_at DESC, i.id DESC LIMIT ${LEAD_INQUIRIES}`,
      [leadId],
    );
    return rows.map((row) => present(row, actor));
  }
}

/** In clear for the owner of the lead only. */
function present(row: InquiryRow, actor: Actor): InquiryResponse {
  const mine = row.owner_id === actor.id;
  const known = knownContacts({ phones: [row.lead_phone], wechat: row.lead_wechat, email: row.lead_email });
  return inClearIf(mine, {
    id: row.id,
    trackingCode: formatTrackingCode(row.tracking_code),
    status: row.status,
    quarantineReason: row.quarantine_reason,
    leadId: row.lead_id,
    channel: row.channel,
    receivedAt: row.received_at.toISOString(),
    site: row.site_id === null ? null : { id: row.site_id, name: row.site_name ?? '' },
    enteredBy: row.entered_by === null ? null : { id: row.entered_by, name: row.entered_by_name ?? '' },
    submission: mine ? row.submission : masked(row.submission, known),
    parse: row.parse === null || mine ? row.parse : masked(row.parse, known),
    source: row.source,
    review: row.review,
    sameText: row.same_text,
    ip: row.ip,
    userAgent: row.user_agent,
    consents: (row.consents ?? []).map(presentConsent),
  });
}

/** Times out of jsonb come in the session's zone; the interface has them in one form. */
function presentConsent(consent: InquiryConsentResponse): InquiryConsentResponse {
  return {
    ...consent,
    at: new Date(consent.at).toISOString(),
    withdrawnAt: consent.withdrawnAt === null ? null : new Date(consent.withdrawnAt).toISOString(),
  };
}

function masked(value: object, known: KnownContacts): object {
  const result = maskInquiry(value, known);
  return typeof result === 'object' && result !== null ? result : {};
}
