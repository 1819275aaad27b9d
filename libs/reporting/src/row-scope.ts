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
      return `(${alias}.owner_id = $${params.length} OR ${sharedWith(`${alias}.lead_id`, params)})`;
    case 'manager':
      return ofTeams(actor, alias, params);
    default:
      return assertNever(actor.role);
  }
}

/** Leads: an agent also sees the pools of their teams and what they collaborate on. */
export function visibleLeads(actor: Actor, alias: 'l', params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'TRUE';
    case 'agent':
      params.push(actor.id, actor.teamIds);
      return `(${alias}.owner_id = $${params.length - 1} OR ${alias}.pool_id IN
        (${openPools(`$${params.length}::uuid[]`)}) OR ${sharedWith(`${alias}.id`, params, `$${params.length - 1}`)})`;
    case 'manager': {
      const own = ofTeams(actor, alias, params);
      params.push(actor.teamIds);
      const teams = `$${params.length}::uuid[]`;
      return `(${own} OR ${alias}.pool_id IN (${openPools(teams)}) OR ${nobodys(alias, teams)})`;
    }
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

/** Deals that count for somebody: as visible, but an agent's report is about their own deals only. */
export function countedDeals(actor: Actor, alias: 'd', params: unknown[]): string {
  if (actor.role !== 'agent') return visibleDeals(actor, alias, params);
  params.push(actor.id);
  return `${alias}.owner_id = $${params.length}`;
}

function ofTeams(actor: Actor, alias: 'd' | 'l', params: unknown[]): string {
  params.push(actor.teamIds, actor.id);
  const teams = `$${params.length - 1}::uuid[]`;
  return `(${alias}.team_id = ANY(${teams}) OR ${alias}.owner_id = $${params.length}
    OR ${alias}.owner_id IN (SELECT m.user_id FROM team_members m WHERE m.team_id = ANY(${teams})))`;
}

/** What an agent collaborates on; `me` is the place of their id, by default the last one. */
function sharedWith(
  leadId: 'd.lead_id' | 'l.id',
  params: readonly unknown[],
  me = `$${params.length}`,
): string {
  return `EXISTS (SELECT 1 FROM lead_collaborators h WHERE h.lead_id = ${leadId} AND h.user_id = ${me})`;
}

/** Leads without a team that wait: of the managers of their park, or of all where nobody manages it. */
function nobodys(alias: 'l', teams: string): string {
  return `(${alias}.team_id IS NULL AND ${alias}.owner_id IS NULL AND ${alias}.waiting_reason <> 'imported' AND coalesce(
    ${alias}.park_id = ANY(ARRAY(SELECT s.park_id FROM team_parks s WHERE s.team_id = ANY(${teams})))
    OR NOT ${alias}.park_id = ANY(ARRAY(SELECT s.park_id FROM team_parks s JOIN team_members m ON m.team_id = s.team_id
      JOIN users u ON u.id = m.user_id WHERE u.role = 'manager' AND u.active)), true))`;
}

/** The pools that are open to members of these teams. */
function openPools(teams: string): string {
  return `SELECT o.id FROM pools o WHERE o.open_to_all OR o.team_id = ANY(${teams})
    OR EXISTS (SELECT 1 FROM pool_teams s WHERE s.pool_id = o.id AND s.team_id = ANY(${teams}))`;
}

/** The pools whose flow somebody may know of. */
export function visiblePools(actor: Actor, alias: 'p', params: unknown[]): string {
  if (actor.role === 'admin' || actor.role === 'auditor') return 'TRUE';
  params.push(actor.teamIds);
  return `${alias}.id IN (${openPools(`$${params.length}::uuid[]`)})`;
}
