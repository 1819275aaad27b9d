import type { Actor } from '@luodi/identity';
import { assertNever } from '@luodi/platform';

/**
 * The deals that an actor may know of, as SQL over `d`; the same rule as pipeline's own scope, which this lib can't
 * import: look-ups name deals beside leads.
 */
export function dealsVisibleTo(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'agent': {
      const me = `$${params.push(actor.id)}::uuid`;
      return `(d.owner_id = ${me}
        OR EXISTS (SELECT 1 FROM lead_collaborators h WHERE h.lead_id = d.lead_id AND h.user_id = ${me}))`;
    }
    case 'manager': {
      const teams = `$${params.push(actor.teamIds)}::uuid[]`;
      return `(d.team_id = ANY(${teams}) OR d.owner_id = $${params.push(actor.id)}::uuid
        OR d.owner_id IN (SELECT m.user_id FROM team_members m WHERE m.team_id = ANY(${teams})))`;
    }
    default:
      return assertNever(actor.role);
  }
}
