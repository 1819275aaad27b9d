import type { Actor } from '@luodi/identity';
import { visibleTo } from '@luodi/leads';
import { assertNever } from '@luodi/platform';

/**
 * Inquiries of visible leads and one's own entries. Those without a lead (quarantine, privacy requests) are for
 * admins and auditors, and for the managers whose teams serve the site's park.
 */
export function inquiriesVisibleTo(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager': {
      const lead = visibleTo(actor, 'l', params);
      const teams = `$${params.push(actor.teamIds)}::uuid[]`;
      const own = `i.entered_by = $${params.push(actor.id)}::uuid`;
      return `(${own} OR (i.lead_id IS NOT NULL AND ${lead}) OR (i.lead_id IS NULL AND EXISTS (
        SELECT 1 FROM team_parks tp WHERE tp.park_id = s.park_id AND tp.team_id = ANY(${teams}))))`;
    }
    case 'agent': {
      const lead = visibleTo(actor, 'l', params);
      const own = `i.entered_by = $${params.push(actor.id)}::uuid`;
      return `(${own} OR (i.lead_id IS NOT NULL AND ${lead}))`;
    }
    default:
      return assertNever(actor.role);
  }
}
