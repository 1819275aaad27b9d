import type { WaitingReason } from '@luodi/leads';

/** What became of a lead that needed an owner. */
export type RoutingOutcome =
  | {
      readonly kind: 'assigned';
      readonly ownerId: string;
      readonly assignmentId: string;
      readonly ruleId: string | null;
    }
  | { readonly kind: 'waiting'; readonly reason: WaitingReason; readonly teamId: string | null }
  /** The person's lead has an owner already, or is a deal: nothing to decide. */
  | { readonly kind: 'kept'; readonly ownerId: string | null };
