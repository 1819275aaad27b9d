import type { Actor } from '@luodi/identity';
import { assertNever } from '@luodi/platform';

/** Those that an actor may have seen before a colleague took them: to be told so instead of "unknown". */
export function offersOnceVisibleTo(actor: Actor, params: unknown[]): string {
  return `(${offersVisibleTo(actor, params)} OR ${ofParksOf(actor, params)})`;
}

function ofParksOf(actor: Actor, params: unknown[]): string {
  return `o.park_id IN (SELECT tp.park_id FROM team_parks tp WHERE tp.team_id = ANY($${params.push([...actor.teamIds])}::uuid[]))`;
}

/**
 * The offers an actor may know of, as SQL over `o`: agents those that they handle or have entered, and those of their
 * teams' parks that nobody handles yet; managers those of their teams' parks and of their teams' members; admins and
 * auditors all.
 */
export function offersVisibleTo(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'agent':
    case 'manager': {
      const me = `$${params.push(actor.id)}::uuid`;
      const ofParks = ofParksOf(actor, params);
      const own = `o.owner_id = ${me} OR (o.entered_by = ${me} AND o.owner_id IS NULL)`;
      if (actor.role === 'agent') return `(${own} OR (o.owner_id IS NULL AND ${ofParks}))`;
      const teams = `$${params.push([...actor.teamIds])}::uuid[]`;
      const members = `SELECT m.user_id FROM team_members m WHERE m.team_id = ANY(${teams})`;
      return `(${own} OR ${ofParks} OR o.owner_id IN (${members}) OR o.entered_by IN (${members}))`;
    }
    default:
      return assertNever(actor.role);
  }
}
