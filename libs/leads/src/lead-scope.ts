import type { Actor } from '@luodi/identity';
import { assertNever } from '@luodi/platform';
import type { EntityManager } from 'typeorm';

/** An actor with the members of their teams, where a list is long enough for the planner to need them as values. */
export interface ScopedActor extends Actor {
  readonly memberIds?: readonly string[];
  /** The pools that are open to their teams. */
  readonly poolIds?: readonly string[];
}

/**
 * Reads a manager's members beforehand: with their ids as values PostgreSQL knows whether they own a thousandth of the
 * leads or half of them, and chooses the index by it (9 s against 2 ms for a small team among a million leads).
 */
export async function withMembers(tx: EntityManager, actor: Actor): Promise<ScopedActor> {
  if (actor.role !== 'manager') return actor;
  const rows: { members: string[]; pools: string[] }[] = await tx.query(
    `SELECT ARRAY(SELECT DISTINCT user_id FROM team_members WHERE team_id = ANY($1::uuid[])) AS members,
       ARRAY(${poolsOpenTo('$1::uuid[]')}) AS pools`,
    [actor.teamIds],
  );
  return { ...actor, memberIds: rows[0]?.members ?? [], poolIds: rows[0]?.pools ?? [] };
}

/**
 * The leads an actor may know of, as SQL over `alias`; pushes its parameters. Agents: their own, those they
 * collaborate on and those in the pools of their teams; managers: of their teams, owned by somebody in them, in a pool
 * open to them, or nobody's and theirs to help (`nobodysLead`); admins and auditors: all.
 */
export function visibleTo(actor: ScopedActor, alias: 'l', params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager': {
      const teams = `$${params.push(actor.teamIds)}::uuid[]`;
      const members =
        actor.memberIds === undefined
          ? `ARRAY(SELECT m.user_id FROM team_members m WHERE m.team_id = ANY(${teams}))`
          : `$${params.push(actor.memberIds)}::uuid[]`;
      const pools =
        actor.poolIds === undefined
          ? `ARRAY(${poolsOpenTo(teams)})`
          : `$${params.push(actor.poolIds)}::uuid[]`;
      return `(${alias}.team_id = ANY(${teams}) OR ${alias}.owner_id = ANY(${members})
        OR ${alias}.pool_id = ANY(${pools}) OR ${nobodysLead(alias, teams)})`;
    }
    case 'agent': {
      const own = ownedBy(actor, alias, params);
      return `(${own} OR ${poolsOf(actor, alias, params)} OR ${sharedWith(actor, alias, params)})`;
    }
    default:
      return assertNever(actor.role);
  }
}

/**
 * Leads without a team that wait for an owner, as those that no rule wanted (an imported list is its importer's): they concern the managers whose teams serve the lead's park, and
 * every manager where the lead has no park or nobody manages it. Whoever is told of one sees it: `managersOfNobodys`.
 * @param teams the actor's teams as SQL, an array
 */
export function nobodysLead(alias: 'l', teams: string): string {
  return `(${alias}.team_id IS NULL AND ${alias}.owner_id IS NULL AND ${alias}.waiting_reason <> 'imported' AND coalesce(
    ${alias}.park_id = ANY(ARRAY(SELECT s.park_id FROM team_parks s WHERE s.team_id = ANY(${teams})))
    OR NOT ${alias}.park_id = ANY(ARRAY(${MANAGED_PARKS})), true))`;
}

const MANAGED_PARKS = `SELECT s.park_id FROM team_parks s JOIN team_members m ON m.team_id = s.team_id
  JOIN users u ON u.id = m.user_id WHERE u.role = 'manager' AND u.active`;

/**
 * By lead without a team and owner: the active managers who see it, the other way round of the row scope. Somebody may
 * have got it since.
 */
export async function managersOfNobodys(
  tx: EntityManager,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows: { leadId: string; managers: string[] }[] = await tx.query(
    `SELECT l.id AS "leadId", ARRAY(SELECT DISTINCT u.id FROM users u
         LEFT JOIN team_members m ON m.user_id = u.id
         WHERE u.role = 'manager' AND u.active AND coalesce(
           EXISTS (SELECT 1 FROM team_parks p WHERE p.team_id = m.team_id AND p.park_id = l.park_id)
           OR NOT l.park_id = ANY(ARRAY(${MANAGED_PARKS})), true)) AS managers
     FROM leads l WHERE l.id = ANY($1::uuid[])`,
    [leadIds],
  );
  return new Map(rows.map((row) => [row.leadId, row.managers]));
}

/** The actor's own leads. */
export function ownedBy(actor: Actor, alias: 'l', params: unknown[]): string {
  return `${alias}.owner_id = $${params.push(actor.id)}::uuid`;
}

/** Leads on which the actor collaborates; only agents do. */
export function sharedWith(actor: Actor, alias: 'l', params: unknown[]): string {
  return `EXISTS (SELECT 1 FROM lead_collaborators h WHERE h.lead_id = ${alias}.id AND h.user_id = $${params.push(actor.id)}::uuid)`;
}

/** How the actor collaborates on a lead, as an expression; null when they don't. */
export function accessOf(actor: Actor, alias: 'l', params: unknown[]): string {
  return `(SELECT h.access FROM lead_collaborators h WHERE h.lead_id = ${alias}.id AND h.user_id = $${params.push(actor.id)}::uuid)`;
}

/** Leads in the pools that are open to the actor's teams. */
export function poolsOf(actor: Actor, alias: 'l', params: unknown[]): string {
  return `${alias}.pool_id = ANY(ARRAY(${poolsOpenTo(`$${params.push(actor.teamIds)}::uuid[]`)}))`;
}

/** The ids of the pools that are open to members of these teams: the teams' own, those shared with them, and those for all. */
export function poolsOpenTo(teams: string): string {
  return `SELECT p.id FROM pools p WHERE p.open_to_all OR p.team_id = ANY(${teams})
    OR EXISTS (SELECT 1 FROM pool_teams s WHERE s.pool_id = p.id AND s.team_id = ANY(${teams}))`;
}
