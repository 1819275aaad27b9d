import type { Actor } from '@luodi/identity';
import { isOpen } from '../lead-values.policy';
import type { LeadStatus } from '../lead-values.policy';

/** What of a lead decides who may do what with it. The row scope has been passed already. */
export interface RightsFacts {
  readonly status: LeadStatus;
  readonly ownerId: string | null;
  readonly poolId: string | null;
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
}

/** Owners and those who manage them work on a lead; agents may only claim from a pool; auditors only read. */
export function rightsOf(actor: Pick<Actor, 'id' | 'role'>, lead: RightsFacts): LeadRights {
  const owns = actor.role === 'agent' && lead.ownerId === actor.id;
  const manages = actor.role === 'manager' || actor.role === 'admin';
  const works = owns || manages;
  const open = isOpen(lead.status);
  return {
    edit: works && lead.status !== 'merged',
    assign: manages && open,
    claim: actor.role === 'agent' && lead.poolId !== null && open,
    release: works && open && lead.ownerId !== null,
    convert: works && open && lead.ownerId !== null,
    reveal: works,
    merge: works && lead.status !== 'merged',
  };
}
