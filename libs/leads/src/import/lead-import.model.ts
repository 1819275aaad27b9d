import type { LeadFacts } from '../intake/lead-facts.policy';
import type { LeadChannel, LeadStatus } from '../lead-values.policy';
import type { FirstResponseClock } from '../ownership/ownership.queries';

/** A lead of a list as far as its row alone says. */
export interface ImportedLead {
  readonly id: string;
  readonly inquiryId: string;
  readonly facts: LeadFacts;
  readonly channel: LeadChannel;
  readonly sourceChannel: string | null;
  readonly createdAt: Date;
  readonly nextFollowUpAt: Date | null;
}

/** The same, written out before its transaction begins. */
export interface PreparedLead {
  readonly id: string;
  readonly inquiryId: string;
  readonly needType: string | null;
  /** A JSON object of columns. */
  readonly json: string;
  /** Search terms without those of the number. */
  readonly terms: string;
}

/** A lead to be opened for a known person. */
export interface ImportOpening {
  readonly lead: PreparedLead;
  readonly contactId: string;
  readonly companyId: string | null;
  /** null: history, without a clock. */
  readonly clock: FirstResponseClock | null;
}

/** Where leads of a list are put first; owners come after. */
export type ImportPlace =
  | { readonly kind: 'waiting'; readonly teamId: string | null }
  | { readonly kind: 'pool'; readonly poolId: string; readonly teamId: string };

/** What is known of the living lead of a person. */
export interface ExistingLead {
  readonly id: string;
  readonly number: string;
  readonly contactId: string;
  readonly status: LeadStatus;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly version: number;
  readonly facts: LeadFacts;
}

/** A lead that goes to an agent with the import. */
export interface ImportAssignment {
  readonly leadId: string;
  readonly ownerId: string;
  readonly teamId: string | null;
  readonly ruleId: string | null;
  /** What the rule's share ledger is lifted by; only with a rule. */
  readonly lift: number;
  /** The periods in which the rule's counts began. */
  readonly periodStart?: Date | null;
  readonly capStart?: Date | null;
  readonly inputs: object;
}

/** A lead that goes into a pool with the import, as its rule says. */
export interface ImportPooling {
  readonly leadId: string;
  readonly poolId: string;
  readonly teamId: string;
  readonly ruleId: string;
}

/** Who imports, and when. */
export interface ImportStamp {
  readonly importId: string;
  readonly actorId: string;
  readonly now: Date;
  /** The day in the leads' numbers, YYMMDD. */
  readonly day: string;
}
