import type { AuditEntry } from '../../api/admin';

/** Every act that the server writes down; an act without an entry here does not compile. */
const KNOWN: Readonly<Record<AuditEntry['action'], true>> = {
  'calendar.day-set': true,
  'company.edited': true,
  'deal.created': true,
  'deal.moved': true,
  'deal.updated': true,
  'export.downloaded': true,
  'export.requested': true,
  'inquiry.received': true,
  'inquiry.split': true,
  'inquiry.withdrawn': true,
  'lead.assigned': true,
  'lead.claimed': true,
  'lead.converted': true,
  'lead.disqualified': true,
  'lead.edited': true,
  'lead.entered': true,
  'lead.merged': true,
  'lead.phone-added': true,
  'lead.phone-removed': true,
  'lead.phone-revealed': true,
  'lead.released': true,
  'lead.rule': true,
  'lead.unmerged': true,
  'park.created': true,
  'park.updated': true,
  'privacy-request.completed': true,
  'privacy-request.opened': true,
  'routing.agent-updated': true,
  'routing.rule-created': true,
  'routing.rule-deleted': true,
  'routing.rule-updated': true,
  'routing.rules-reordered': true,
  'settings.updated': true,
  'site.created': true,
  'site.updated': true,
  'sla-policy.created': true,
  'sla-policy.updated': true,
  'team.created': true,
  'team.members-changed': true,
  'team.updated': true,
  'user.created': true,
  'user.leads-moved': true,
  'user.password-changed': true,
  'user.password-reset': true,
  'user.signed-out-everywhere': true,
  'user.updated': true,
};

export const AUDIT_ACTIONS = Object.keys(KNOWN);

/** The key of an act's text in the administration's messages. */
export function auditActionKey(action: string): string {
  return `audit.do.${action}`;
}
