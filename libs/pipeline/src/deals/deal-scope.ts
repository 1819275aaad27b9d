import { assertNever } from '@luodi/platform';
import type { Actor } from '@luodi/identity';

/**
 * The row scope of deals as SQL over the alias, pushing its parameters: agents see their own and those
 * of leads on which they collaborate, managers those of
 * their teams (by the deal's team or its owner's), admins and auditors all (contract.md, "Roles").
 */
export function visibleDeals(actor: Actor, alias: 'd', params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'TRUE';
    case 'agent': {
      params.push(actor.id);
      const me = `$${params.length}`;
      return `(${alias}.owner_id = ${me}
        OR EXISTS (SELECT 1 FROM lead_collaborators h WHERE h.lead_id = ${alias}.lead_id AND h.user_id = ${me}))`;
    }
    case 'manager': {
      params.push(actor.teamIds, actor.id);
      const teams = `$${params.length - 1}::uuid[]`;
      return `(${alias}.team_id = ANY(${teams}) OR ${alias}.owner_id = $${params.length}
        OR ${alias}.owner_id IN (SELECT m.user_id FROM team_members m WHERE m.team_id = ANY(${teams})))`;
    }
    default:
      return assertNever(actor.role);
  }
}
