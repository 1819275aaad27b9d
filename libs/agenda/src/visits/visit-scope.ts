import type { Actor } from '@luodi/identity';
import { visibleTo } from '@luodi/leads';
import { visibleDeals } from '@luodi/pipeline';

/**
 * Whether an actor may know of the lead of a visit, as SQL over `l`; pushes its parameters. A lead that lies in a pool is
 * shown to agents without its person, so its visits are not.
 */
export function leadSeen(actor: Actor, params: unknown[]): string {
  const lead = visibleTo(actor, 'l', params);
  return actor.role === 'agent' ? `(l.pool_id IS NULL AND ${lead})` : lead;
}

/** Whether an actor may know of the deal of a visit's lead, as SQL over `d`, which may be missing. */
export function dealSeen(actor: Actor, params: unknown[]): string {
  return `(d.id IS NOT NULL AND ${visibleDeals(actor, 'd', params)})`;
}

/** The visits that an actor may know of, as SQL over `v`, `l` and `d`: with their leads or deals, or because they go along. */
export function visitSeen(actor: Actor, params: unknown[]): string {
  if (actor.role === 'admin' || actor.role === 'auditor') return 'true';
  const own = `EXISTS (SELECT 1 FROM visit_people mine WHERE mine.visit_id = v.id AND mine.user_id = $${params.push(actor.id)}::uuid)`;
  return `(${own} OR ${leadSeen(actor, params)} OR ${dealSeen(actor, params)})`;
}
