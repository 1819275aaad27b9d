import type { Actor } from '@luodi/identity';
import { assertNever } from '@luodi/platform';

/**
 * The people whose tasks and calendar an actor may see, as SQL over `u`; pushes its parameters. Agents: themselves;
 * managers: the members of the teams they lead too; admins and auditors: everybody.
 */
export function peopleVisibleTo(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager':
      return `(u.id = $${params.push(actor.id)}::uuid OR EXISTS (SELECT 1 FROM team_members m
        WHERE m.user_id = u.id AND m.team_id = ANY($${params.push(actor.teamIds)}::uuid[])))`;
    case 'agent':
      return `u.id = $${params.push(actor.id)}::uuid`;
    default:
      return assertNever(actor.role);
  }
}
