import type { LeadFacts, LeadSource } from './lead-facts.policy';

/** An accepted inquiry on its way to a lead. */
export interface LeadIntake {
  readonly inquiryId: string;
  readonly contactId: string;
  readonly facts: LeadFacts;
  readonly source: LeadSource;
  /** The member of staff who typed it in; null for the public form. */
  readonly enteredById: string | null;
  readonly receivedAt: Date;
  /** IANA name; the day in the lead's number is of this zone. */
  readonly timeZone: string;
}

/** A lead that is still to be written: with its owner in one row, or without one when it waits. */
export interface LeadOpening {
  /** Parameters of the INSERT (`openingSql`). */
  readonly values: readonly unknown[];
}
