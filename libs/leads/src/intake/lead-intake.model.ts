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
