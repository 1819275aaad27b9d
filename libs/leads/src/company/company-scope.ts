import type { Actor } from '@luodi/identity';
import { assertNever } from '@luodi/platform';
import { dealsVisibleTo } from '../deal-scope';
import { visibleTo } from '../lead-scope';

/**
 * Whether a company is the actor's to know of, as SQL over its id: they see a lead or a deal of it; admins and auditors
 * see all, also those that nobody has asked for anything yet.
 */
export function companyKnownTo(actor: Actor, companyId: string, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'agent':
    case 'manager':
      return `(EXISTS (SELECT 1 FROM leads l WHERE l.company_id = ${companyId} AND l.status <> 'merged' AND ${visibleTo(actor, 'l', params)})
        OR EXISTS (SELECT 1 FROM deals d WHERE d.company_id = ${companyId} AND ${dealsVisibleTo(actor, params)}))`;
    default:
      return assertNever(actor.role);
  }
}

/**
 * The same for a list of all companies, over `c`: it begins with the leads and deals that the actor sees, which are few
 * beside all companies.
 */
export function companiesKnownTo(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'agent':
    case 'manager':
      return `c.id IN (
        SELECT l.company_id FROM leads l WHERE l.company_id IS NOT NULL AND l.status <> 'merged' AND ${visibleTo(actor, 'l', params)}
        UNION SELECT d.company_id FROM deals d WHERE d.company_id IS NOT NULL AND ${dealsVisibleTo(actor, params)})`;
    default:
      return assertNever(actor.role);
  }
}
