import { assertNever } from '@luodi/platform';
import type { Actor } from '@luodi/identity';

/**
 * The row scopes of the screens, as SQL over the tables that reports and exports read (contract.md, "Roles").
 * They are written again here because reporting reads tables and imports no other context; a test compares what the
 * screens list with what an export of the same filter holds, for every role.
 */
export function visibleDeals(actor: Actor, alias: 'd', params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'TRUE';
    case 'agent':
      params.push(actor.id);
      return `${alias}.owner_id = $${params.length}`;
    case 'manager':
      return ofTeams(actor, alias, params);
    default:
      return assertNever(actor.role);
  }
}

/** Leads: an agent also sees the pools of their teams. */
export function visibleLeads(actor: Actor, alias: 'l', params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'TRUE';
    case 'agent':
      params.push(actor.id, actor.teamIds);
      return `(${alias}.owner_id = $${params.length - 1} OR ${alias}.pool_id IN
        (SELECT p.id FROM pools p WHERE p.team_id = ANY($${params.length}::uuid[])))`;
    case 'manager':
      return ofTeams(actor, alias, params);
    default:
      return assertNever(actor.role);
  }
}

/** Leads that count for somebody: as visible, but an agent's report is about their own leads only. */
export function countedLeads(actor: Actor, alias: 'l', params: unknown[]): string {
  if (actor.role !== 'agent') return visibleLeads(actor, alias, params);
  params.push(actor.id);
  return `${alias}.owner_id = $${params.length}`;
}

function ofTeams(actor: Actor, alias: 'd' | 'l', params: unknown[]): string {
  params.push(actor.teamIds, actor.id);
  const teams = `$${params.length - 1}::uuid[]`;
  return `(${alias}.team_id = ANY(${teams}) OR ${alias}.owner_id = $${params.length}
    OR ${alias}.owner_id IN (SELECT m.user_id FROM team_members m WHERE m.team_id = ANY(${teams})))`;
}
