import type { Actor } from '@luodi/identity';
import { assertNever } from '@luodi/platform';

/**
 * The leads an actor may know of, as SQL over `alias`; pushes its parameters. Agents: their own and those in the pools
 * of their teams; managers: of their teams, or owned by somebody in them; admins and auditors: all.
 */
export function visibleTo(actor: Actor, alias: 'l', params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager': {
      const teams = `$${params.push(actor.teamIds)}::uuid[]`;
      return `(${alias}.team_id = ANY(${teams}) OR ${alias}.owner_id = ANY(ARRAY(
        SELECT m.user_id FROM team_members m WHERE m.team_id = ANY(${teams}))))`;
    }
    case 'agent': {
      const own = ownedBy(actor, alias, params);
      return `(${own} OR ${poolsOf(actor, alias, params)})`;
    }
    default:
      return assertNever(actor.role);
  }
}

/** The actor's own leads. */
export function ownedBy(actor: Actor, alias: 'l', params: unknown[]): string {
  return `${alias}.owner_id = $${params.push(actor.id)}::uuid`;
}

/** Leads in the pools of the actor's teams. */
export function poolsOf(actor: Actor, alias: 'l', params: unknown[]): string {
  return `${alias}.pool_id = ANY(ARRAY(
    SELECT p.id FROM pools p WHERE p.team_id = ANY($${params.push(actor.teamIds)}::uuid[])))`;
}
