import type { Actor } from '@luodi/identity';

/** What an actor may do with an offer that they may see. */
export interface OfferRights {
  /** Change status and note. */
  readonly edit: boolean;
  /** Make it their own work; the number is in clear then. */
  readonly take: boolean;
}

/** Who handles an offer works on it; nobody's is anybody's to take; managers and admins may take any. */
export function offerRights(
  actor: Pick<Actor, 'id' | 'role'>,
  offer: { readonly ownerId: string | null },
): OfferRights {
  const owns = offer.ownerId === actor.id;
  switch (actor.role) {
    case 'agent':
      return { edit: owns, take: offer.ownerId === null };
    case 'manager':
    case 'admin':
      return { edit: true, take: !owns };
    case 'auditor':
      return { edit: false, take: false };
  }
}
