import type { Actor } from '@luodi/identity';
import { inClearIf, maskEmail, maskPhone, maskValue, maskWechat } from '@luodi/platform';
import { promisedBy } from '@luodi/workspace';
import type { WorkingCalendar } from '@luodi/workspace';
import { missingElements } from '../intake/lead-facts.policy';
import type { CollaboratorResponse } from '../collaborators/collaborator.response';
import { rightsOf } from '../ownership/lead-rights.policy';
import type { LeadDetailResponse, LeadMergeResponse } from '../lead.response';
import type { AssignmentReason, CollaboratorAccess } from '../lead-values.policy';
import { iso, knownOf, presentLead, textFor } from './lead-row';
import type { LeadListRow } from './lead-row';

/** What the page of one lead reads besides. */
export const DETAIL_COLUMNS = `l.contact_id, l.company_id, l.need_text, l.tax_text, l.message, l.region, l.details,
  l.source_url, l.sla_started_at, l.sla_minutes, l.next_warning_at, l.merged_into_id, l.disqualify_reason,
  l.do_not_contact OR c.do_not_contact AS do_not_contact,
  a.reason AS assigned_reason, a.note AS assigned_note, a.from_at AS assigned_from, a.inputs AS assigned_inputs,
  r.name AS rule_name, d.id AS deal_id, w.due_at AS contact_by,
  (SELECT jsonb_agg(jsonb_build_object('id', f.id, 'number', f.number, 'mergedAt', m.merged_at, 'by', m.merged_by,
      'undoUntil', CASE WHEN m.snapshot IS NULL THEN NULL ELSE m.undo_until END) ORDER BY m.merged_at DESC)
     FROM lead_merges m JOIN leads f ON f.id = m.from_id WHERE m.into_id = l.id AND m.undone_at IS NULL) AS merges,
  (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'phone', p.value) ORDER BY p.created_at, p.value) FROM contact_keys p
     WHERE p.contact_id = l.contact_id AND p.kind = 'phone' AND p.value IS DISTINCT FROM l.phone) AS other_phones,
  (SELECT jsonb_agg(jsonb_build_object('id', hu.id, 'name', hu.name, 'access', h.access, 'since', h.added_at)
      ORDER BY h.added_at, hu.id)
     FROM lead_collaborators h JOIN users hu ON hu.id = h.user_id WHERE h.lead_id = l.id) AS collaborators,
  (SELECT jsonb_build_object('reason', e.reason, 'until', e.until) FROM recycle_exemptions e WHERE e.lead_id = l.id) AS exemption`;

export const DETAIL_JOINS = `JOIN contacts c ON c.id = l.contact_id
  LEFT JOIN lead_assignments a ON a.lead_id = l.id AND a.to_at IS NULL
  LEFT JOIN routing_rules r ON r.id = a.rule_id
  LEFT JOIN claim_windows w ON w.lead_id = l.id
  LEFT JOIN deals d ON d.lead_id = l.id`;

export interface LeadDetailRow extends LeadListRow {
  readonly company_id: string | null;
  readonly merges:
    | readonly {
        readonly id: string;
        readonly number: string;
        readonly mergedAt: string;
        readonly by: string | null;
        readonly undoUntil: string | null;
      }[]
    | null;
  readonly other_phones: readonly { readonly id: string; readonly phone: string }[] | null;
  readonly need_text: string | null;
  readonly tax_text: string | null;
  readonly message: string | null;
  readonly region: string[];
  readonly details: Record<string, unknown>;
  readonly source_url: string | null;
  readonly sla_started_at: Date | null;
  readonly sla_minutes: number | null;
  readonly next_warning_at: Date | null;
  readonly merged_into_id: string | null;
  readonly disqualify_reason: string | null;
  readonly do_not_contact: boolean;
  readonly assigned_reason: AssignmentReason | null;
  readonly assigned_note: string | null;
  readonly assigned_from: Date | null;
  readonly assigned_inputs: Record<string, unknown> | null;
  readonly rule_name: string | null;
  readonly deal_id: string | null;
  readonly contact_by: Date | null;
  readonly collaborators: readonly CollaboratorResponse[] | null;
  readonly exemption: { readonly reason: string; readonly until: string | null } | null;
  readonly my_access: CollaboratorAccess | null;
}

/** A lead for its page; ways to reach the person in full only for its owner (the others reveal them, audited). */
export function presentLeadDetail(
  row: LeadDetailRow,
  actor: Actor,
  calendar: WorkingCalendar,
): LeadDetailResponse {
  const lead = presentLead(row, actor);
  const owns = row.owner_id === actor.id;
  const others = (row.other_phones ?? []).map(({ phone }) => phone);
  const known = owns ? undefined : knownOf(row, others);
  return inClearIf(owns, {
    ...lead,
    companyId: row.company_id,
    merges: presentMerges(row, actor),
    otherPhones: (row.other_phones ?? []).map(({ id, phone }) => ({
      id,
      phone: owns ? phone : (maskPhone(phone) ?? ''),
    })),
    sla: {
      ...lead.sla,
      startedAt: iso(row.sla_started_at),
      promisedAt:
        row.sla_started_at === null || row.first_response_due_at === null
          ? null
          : promisedBy(calendar, row.sla_started_at, row.first_response_due_at).toISOString(),
      minutes: row.sla_minutes,
      nextWarningAt: iso(row.next_warning_at),
      respondedAt: iso(row.first_responded_at),
    },
    contactDetail: {
      wechat: owns ? row.wechat : maskWechat(row.wechat),
      email: owns ? row.email : maskEmail(row.email),
    },
    needText: textFor(row.need_text, known),
    useText: textFor(row.use_text, known),
    taxText: textFor(row.tax_text, known),
    message: textFor(row.message, known),
    region: row.region.map((part) => textFor(part, known)),
    details: known === undefined ? row.details : (maskValue(row.details, known) as Record<string, unknown>),
    missing: missingElements({
      needType: row.need_type,
      needText: row.need_text,
      useText: row.use_text,
      industry: row.industry,
      taxMinYuan: row.tax_min_yuan,
      taxMaxYuan: row.tax_max_yuan,
      taxEntered: row.tax_entered,
      taxText: row.tax_text,
      companyName: row.company_name,
      contactName: row.contact_name,
      phone: row.phone,
    }),
    siteName: row.site_name,
    sourceUrl: row.source_url,
    sourceTitle: row.source_title,
    assignment:
      row.assigned_reason === null || row.assigned_from === null
        ? null
        : {
            reason: row.assigned_reason,
            ruleName: row.rule_name,
            note: textFor(row.assigned_note, known),
            from: row.assigned_from.toISOString(),
            inputs: row.assigned_inputs ?? {},
          },
    dealId: row.deal_id,
    contactBy: iso(row.contact_by),
    mergedIntoId: row.merged_into_id,
    disqualifyReason: textFor(row.disqualify_reason, known),
    doNotContact: row.do_not_contact,
    collaborators: (row.collaborators ?? []).map((one) => ({
      ...one,
      since: new Date(one.since).toISOString(),
    })),
    myAccess: row.my_access,
    recycleExemption: row.exemption,
    permissions: rightsOf(actor, {
      status: row.status,
      ownerId: row.owner_id,
      poolId: row.pool_id,
      access: row.my_access,
    }),
  });
}

/** Managers and admins may undo within their scope, agents what they merged themselves. */
function presentMerges(row: LeadDetailRow, actor: Actor): LeadMergeResponse[] {
  const manages = actor.role === 'manager' || actor.role === 'admin';
  return (row.merges ?? []).map((merge) => {
    const may = manages || (actor.role === 'agent' && merge.by === actor.id && row.owner_id === actor.id);
    return {
      id: merge.id,
      number: merge.number,
      mergedAt: new Date(merge.mergedAt).toISOString(),
      undoUntil: may && merge.undoUntil !== null ? new Date(merge.undoUntil).toISOString() : null,
    };
  });
}
