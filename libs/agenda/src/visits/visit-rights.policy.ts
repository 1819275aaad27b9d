import type { Actor } from '@luodi/identity';
import { rightsOf } from '@luodi/leads';
import type { CollaboratorAccess, LeadStatus } from '@luodi/leads';

/** What of a visit decides who may do what with it. */
export interface VisitFacts {
  readonly leadStatus: LeadStatus;
  readonly leadOwnerId: string | null;
  readonly leadPoolId: string | null;
  /** How the actor collaborates on the lead. */
  readonly leadAccess: CollaboratorAccess | null;
  /** Whether the actor may know of the lead, and of the deal it became. */
  readonly leadSeen: boolean;
  readonly dealSeen: boolean;
  readonly dealOwnerId: string | null;
  readonly peopleIds: readonly string[];
}

export interface VisitRights {
  /** Plan, move, cancel. */
  readonly edit: boolean;
  /** Check in, write down what came of it. */
  readonly attend: boolean;
}

/** Who works on the lead or its deal plans visits; who goes there besides says what came of them. Auditors only read. */
export function visitRights(actor: Pick<Actor, 'id' | 'role'>, facts: VisitFacts): VisitRights {
  if (actor.role === 'auditor') return { edit: false, attend: false };
  const lead = {
    status: facts.leadStatus,
    ownerId: facts.leadOwnerId,
    poolId: facts.leadPoolId,
    access: facts.leadAccess,
  };
  const deal = facts.dealSeen && (actor.role !== 'agent' || facts.dealOwnerId === actor.id);
  const edit = deal || (facts.leadSeen && rightsOf(actor, lead).edit);
  return { edit, attend: edit || facts.peopleIds.includes(actor.id) };
}
