import { Injectable } from '@nestjs/common';
import type { LeadStatus } from '@luodi/leads';
import { DataSource, type EntityManager } from 'typeorm';
import type { InquiryStatus } from '../intake/channels';
import type { OfferStatus } from '../supply/supply-values';
import type { StatusFacts } from './public-status.policy';

/** What the prospect may learn about an inquiry comes out of this row. */
export interface TrackedRow {
  readonly id: string;
  readonly tracking_code: string;
  readonly status: InquiryStatus;
  readonly received_at: Date;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly contact_id: string | null;
  readonly submission: Record<string, unknown>;
  readonly site_key: string | null;
  readonly lead_status: LeadStatus | null;
  readonly owner_id: string | null;
  readonly assigned_at: Date | null;
  readonly first_responded_at: Date | null;
  readonly sla_started_at: Date | null;
  readonly first_response_due_at: Date | null;
  readonly deal_status: StatusFacts['dealStatus'];
  readonly offer_status: OfferStatus | null;
  readonly agent_name: string | null;
  readonly agent_honorific: 'mr' | 'ms' | 'none' | null;
  readonly agent_phone: string | null;
}

// A merged lead answers through the one that survived it. Deals are read for their status only.
const TRACKED = `SELECT i.id, i.tracking_code, i.status, i.received_at, i.phone, i.wechat, i.contact_id, i.submission,
    s.key AS site_key, l.status AS lead_status, coalesce(l.owner_id, o.owner_id) AS owner_id, l.assigned_at, l.first_responded_at, l.sla_started_at,
    l.first_response_due_at,
    d.status AS deal_status, o.status AS offer_status, u.name AS agent_name, u.honorific AS agent_honorific, u.work_phone AS agent_phone
  FROM inquiries i
  LEFT JOIN sites s ON s.id = i.site_id
  LEFT JOIN leads own ON own.id = i.lead_id
  LEFT JOIN leads l ON l.id = coalesce(own.merged_into_id, own.id)
  LEFT JOIN deals d ON d.lead_id = l.id
  LEFT JOIN supply_offers o ON o.inquiry_id = i.id
  LEFT JOIN users u ON u.id = coalesce(d.owner_id, l.owner_id, o.owner_id)`;

/** A lead on which contact stopped or may go on, and whom to tell. */
export interface RestrainedLead {
  readonly id: string;
  readonly owner_id: string | null;
  readonly team_id: string | null;
}

/** Reads and closes inquiries by tracking code. */
@Injectable()
export class TrackingQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** What proves that somebody sent the inquiry of a code; the same one row of one index for every code. */
  public async proof(
    code: string,
  ): Promise<{ readonly phone: string | null; readonly wechat: string | null } | null> {
    const rows: { phone: string | null; wechat: string | null }[] = await this.dataSource.query(
      'SELECT phone, wechat FROM inquiries WHERE tracking_code = $1',
      [code],
    );
    return rows[0] ?? null;
  }

  public async find(code: string, tx: EntityManager = this.dataSource.manager): Promise<TrackedRow | null> {
    const rows: TrackedRow[] = await tx.query(`${TRACKED} WHERE i.tracking_code = $1`, [code]);
    return rows[0] ?? null;
  }

  /** An inquiry by id, if this API key brought it. */
  public async findOfKey(inquiryId: string, apiKeyId: string): Promise<TrackedRow | null> {
    const rows: TrackedRow[] = await this.dataSource.query(
      `${TRACKED} WHERE i.id = $1 AND i.api_key_id = $2`,
      [inquiryId, apiKeyId],
    );
    return rows[0] ?? null;
  }

  /** Marks what the person sent as withdrawn: this inquiry, and every other of the same person. */
  public async markWithdrawn(tx: EntityManager, inquiryId: string, contactId: string | null): Promise<void> {
    await tx.query(
      `UPDATE inquiries SET status = 'withdrawn'
        WHERE id = $1 OR ($2::uuid IS NOT NULL AND contact_id = $2 AND status = 'accepted')`,
      [inquiryId, contactId],
    );
  }

  /** The person's living lead, flagged so that nobody calls; answers whom to tell. */
  public async restrainLead(tx: EntityManager, contactId: string, now: Date): Promise<RestrainedLead | null> {
    return this.restrain(tx, contactId, now, true);
  }

  /** The person's living lead, on which somebody may call again; answers whom to tell. */
  public async releaseLead(tx: EntityManager, contactId: string, now: Date): Promise<RestrainedLead | null> {
    return this.restrain(tx, contactId, now, false);
  }

  private async restrain(
    tx: EntityManager,
    contactId: string,
    now: Date,
    silenced: boolean,
  ): Promise<RestrainedLead | null> {
    const [rows]: [RestrainedLead[], number] = await tx.query(
      `UPDATE leads SET do_not_contact = $3, updated_at = $2, version = version + 1
        WHERE contact_id = $1 AND status <> 'merged' AND do_not_contact <> $3
        RETURNING id, owner_id, team_id`,
      [contactId, now, silenced],
    );
    return rows[0] ?? null;
  }

  public async addLeadEvent(
    tx: EntityManager,
    event: {
      readonly id: string;
      readonly leadId: string;
      readonly kind: 'consent_withdrawn' | 'contact_resumed';
      readonly at: Date;
      readonly data: object;
    },
  ): Promise<void> {
    await tx.query('INSERT INTO lead_events (id, lead_id, kind, at, data) VALUES ($1, $2, $3, $4, $5)', [
      event.id,
      event.leadId,
      event.kind,
      event.at,
      JSON.stringify(event.data),
    ]);
  }
}
