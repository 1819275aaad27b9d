import type { Actor } from '@luodi/identity';
import { assertNever } from '@luodi/platform';

/**
 * The credits that somebody is a party to, whoever has the lead by now, as SQL over `c` (first_credits) and its lead `l`;
 * pushes its parameters. Managers: their team holds a share, or a dispute claims it for their team; agents: their own;
 * admins and auditors: all. Whoever sees the lead sees its credit besides.
 */
export function creditsOf(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager': {
      const teams = `$${params.push(actor.teamIds)}::uuid[]`;
      return `(EXISTS (SELECT 1 FROM credit_shares h WHERE h.lead_id = c.lead_id AND h.team_id = ANY(${teams}))
        OR EXISTS (SELECT 1 FROM credit_disputes h WHERE h.lead_id IN (c.lead_id, l.merged_into_id) AND h.team_id = ANY(${teams})))`;
    }
    case 'agent':
      return `c.user_id = $${params.push(actor.id)}::uuid`;
    default:
      return assertNever(actor.role);
  }
}
