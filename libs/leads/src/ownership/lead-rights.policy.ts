import type { Actor } from '@luodi/identity';
import { isOpen } from '../lead-values.policy';
import type { CollaboratorAccess, LeadStatus } from '../lead-values.policy';

/** What of a lead decides who may do what with it. The row scope has been passed already. */
export interface RightsFacts {
  readonly status: LeadStatus;
  readonly ownerId: string | null;
  readonly poolId: string | null;
  /** How the actor collaborates on it; null when they don't. */
  readonly access: CollaboratorAccess | null;
}

/** What an actor may do with a lead that they may see. */
export interface LeadRights {
  readonly edit: boolean;
  readonly assign: boolean;
  readonly claim: boolean;
  readonly release: boolean;
  readonly convert: boolean;
  readonly reveal: boolean;
  readonly merge: boolean;
  /** Naming collaborators. */
  readonly share: boolean;
}

/**
 * Owners and those who manage them work on a lead; agents may only claim from a pool; auditors only read. Who
 * collaborates with the right to edit does what the owner does, but never gives the lead away or ends it in another.
 */
export function rightsOf(actor: Pick<Actor, 'id' | 'role'>, lead: RightsFacts): LeadRights {
  const owns = actor.role === 'agent' && lead.ownerId === actor.id;
  const manages = actor.role === 'manager' || actor.role === 'admin';
  const works = owns || manages;
  const acts = works || (actor.role === 'agent' && lead.access === 'edit');
  const open = isOpen(lead.status);
  return {
    edit: acts && lead.status !== 'merged',
    assign: manages && open,
    claim: actor.role === 'agent' && lead.poolId !== null && open,
    release: works && open && lead.ownerId !== null,
    convert: acts && open && lead.ownerId !== null,
    reveal: acts,
    merge: works && lead.status !== 'merged',
    share: works && lead.status !== 'merged' && lead.ownerId !== null,
  };
}
