import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { teamOf } from '@luodi/leads';
import { assertNever, forbidden, notFound } from '@luodi/platform';
import { peopleVisibleTo } from '../people-scope';
import type { AgendaPeopleResponse } from './calendar.response';

/** More than this in one answer is no calendar any more. */
const MAX_PEOPLE = 100;

export interface CalendarPeople {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** The team whose working hours count. */
  readonly teamId: string | null;
}

/**
 * Whose days were asked for: a person, a team, or oneself.
 * @throws DomainError not_found for people and teams that the actor may not look at; forbidden for an agent who asks for a
 *   team
 */
export async function calendarPeople(
  tx: EntityManager,
  actor: Actor,
  asked: { readonly userId?: string; readonly teamId?: string },
): Promise<CalendarPeople> {
  if (asked.teamId !== undefined && actor.role === 'agent') throw forbidden();
  const params: unknown[] = [];
  const where = [peopleVisibleTo(actor, params)];
  if (asked.teamId === undefined) where.push(`u.id = $${params.push(asked.userId ?? actor.id)}`);
  else {
    const team = `$${params.push(asked.teamId)}`;
    where.push(teamVisible(actor, team, params), `u.active AND u.role IN ('agent', 'manager')`);
    where.push(`u.id IN (SELECT m.user_id FROM team_members m WHERE m.team_id = ${team})`);
    if (asked.userId !== undefined) where.push(`u.id = $${params.push(asked.userId)}`);
  }
  const people: { id: string; name: string }[] = await tx.query(
    `SELECT u.id, u.name FROM users u WHERE ${where.join(' AND ')} ORDER BY u.name, u.id LIMIT ${MAX_PEOPLE}`,
    params,
  );
  const [first] = people;
  if (asked.teamId === undefined) {
    if (first === undefined) throw notFound();
    return { people, teamId: await teamOf(tx, first.id) };
  }
  if (first === undefined) await assertTeam(tx, actor, asked.teamId);
  return { people, teamId: asked.teamId };
}

/** Everybody whose calendar an actor may look at, and the teams. */
export async function peopleToLookAt(tx: EntityManager, actor: Actor): Promise<AgendaPeopleResponse> {
  const params: unknown[] = [];
  const scope = peopleVisibleTo(actor, params);
  const people: { id: string; name: string }[] = await tx.query(
    `SELECT u.id, u.name FROM users u WHERE ${scope} AND u.active AND u.role IN ('agent', 'manager')
     ORDER BY u.name, u.id LIMIT 500`,
    params,
  );
  if (actor.role === 'agent') return { people, teams: [] };
  const teamParams: unknown[] = [];
  const teams: { id: string; name: string }[] = await tx.query(
    `SELECT t.id, t.name FROM teams t WHERE t.active AND ${teamVisible(actor, 't.id', teamParams)} ORDER BY t.name, t.id`,
    teamParams,
  );
  return { people, teams };
}

function teamVisible(actor: Actor, team: string, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager':
      return `${team} = ANY($${params.push(actor.teamIds)}::uuid[])`;
    case 'agent':
      return 'false';
    default:
      return assertNever(actor.role);
  }
}

/** @throws DomainError not_found for a team that the actor may not look at */
async function assertTeam(tx: EntityManager, actor: Actor, teamId: string): Promise<void> {
  const params: unknown[] = [teamId];
  const scope = teamVisible(actor, 't.id', params);
  const rows: unknown[] = await tx.query(`SELECT 1 FROM teams t WHERE t.id = $1 AND ${scope}`, params);
  if (rows.length === 0) throw notFound();
}
