import { maskPhone } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { factsOf, type LegalBasis } from './webhook-events.policy';

interface SubjectRow {
  readonly contact_id: string | null;
  readonly lead: Readonly<Record<string, unknown>> | null;
  readonly phone: string | null;
  readonly deal: Readonly<Record<string, unknown>> | null;
  readonly person: Readonly<Record<string, unknown>> | null;
  readonly agreed: boolean;
}

// Read when it is sent, so that what was erased or corrected meanwhile is in no body. The consent that a registered
// basis names must be given and not withdrawn; contract and law ask for none.
const SUBJECT = `SELECT coalesce(l.contact_id, d.contact_id) AS contact_id, l.phone,
    CASE WHEN l.id IS NULL THEN NULL ELSE jsonb_build_object('id', l.id, 'number', l.number, 'status', l.status,
      'channel', l.channel, 'needType', l.need_type, 'areaMinSqm', l.area_min_sqm, 'areaMaxSqm', l.area_max_sqm,
      'parkId', l.park_id, 'siteId', l.site_id, 'ownerId', l.owner_id, 'teamId', l.team_id) END AS lead,
    CASE WHEN d.id IS NULL THEN NULL ELSE jsonb_build_object('id', d.id, 'number', d.number, 'status', d.status,
      'pipelineId', d.pipeline_id, 'stageId', d.stage_id, 'parkId', d.park_id, 'ownerId', d.owner_id,
      'teamId', d.team_id) END AS deal,
    jsonb_build_object('company', coalesce(l.company_name, d.company_name), 'contact', l.contact_name,
      'phone', l.phone, 'wechat', l.wechat, 'email', l.email, 'need', l.need_text) AS person,
    $3 IN ('contract', 'law') OR coalesce((SELECT bool_or(c.granted) AND bool_and(c.withdrawn_at IS NULL) FROM consents c
      WHERE c.contact_id = coalesce(l.contact_id, d.contact_id) AND c.purpose = $3), false) AS agreed
  FROM (SELECT $1::uuid AS lead_id, $2::uuid AS deal_id) s
  LEFT JOIN leads l ON l.id = s.lead_id LEFT JOIN deals d ON d.id = s.deal_id`;

export interface PayloadOrder {
  readonly id: string;
  readonly event: string;
  readonly occurredAt: Date;
  readonly leadId: string | null;
  readonly dealId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** Null: without personal data. */
  readonly personalBasis: LegalBasis | null;
}

/** The body of a delivery, and whose personal data it holds. */
export async function payloadOf(
  tx: EntityManager,
  order: PayloadOrder,
): Promise<{ readonly body: string; readonly contactId: string | null }> {
  const rows: SubjectRow[] = await tx.query(SUBJECT, [
    order.leadId,
    order.dealId,
    order.personalBasis ?? 'handling',
  ]);
  const subject = rows[0];
  const contactId = subject?.contact_id ?? null;
  const discloses = order.personalBasis !== null && contactId !== null && subject?.agreed === true;
  const body = JSON.stringify({
    id: order.id,
    event: order.event,
    occurredAt: order.occurredAt.toISOString(),
    data: factsOf(order.data),
    lead:
      subject === undefined || subject.lead === null
        ? null
        : { ...subject.lead, phoneMasked: maskPhone(subject.phone) },
    deal: subject?.deal ?? null,
    ...(discloses ? { person: subject.person } : {}),
  });
  return { body, contactId: discloses ? contactId : null };
}
