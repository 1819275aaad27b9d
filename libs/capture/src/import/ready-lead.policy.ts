import type { PersonFacts } from '@luodi/contacts';
import type { LeadFacts, PreparedLead } from '@luodi/leads';
import type { ImportedInquiry } from './import-inquiries.queries';
import type { LeadRow } from './read-lead.policy';

/** A row of a list that was written out before its transaction begins. */
export interface ReadyLead {
  readonly row: LeadRow;
  readonly lead: PreparedLead;
  /** The row under the names of a form's fields, as JSON. */
  readonly submission: string;
}

/** The inquiry that is kept of a row. */
export function inquiryOf(
  { row, submission }: Pick<ReadyLead, 'row' | 'submission'>,
  id: string,
  leadId: string,
  contactId: string,
): ImportedInquiry {
  const { phone, wechat } = row.person;
  return { id, rowNumber: row.number, leadId, contactId, phone, wechat, submission };
}

/** The row under the names of a form's fields, as the lead's page shows inquiries. */
export function submissionOf(person: PersonFacts, facts: LeadFacts): string {
  const fields = {
    need: facts.needText,
    needType: facts.needType,
    use: facts.useText,
    tax: facts.taxText,
    company: person.company,
    contact: person.name,
    phone: person.phone,
    wechat: person.wechat,
    email: person.email,
    area: facts.areaEntered,
    region: facts.region.length > 0 ? facts.region : null,
    message: facts.message,
  };
  // What is null is left out.
  return JSON.stringify(fields, (_key, value: unknown) => (value === null ? undefined : value));
}

/** The first row of each person, then the second of those who have one, and so on. */
export function roundsOf(rows: readonly LeadRow[]): LeadRow[][] {
  const rounds: LeadRow[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const turn = seen.get(row.key) ?? 0;
    seen.set(row.key, turn + 1);
    (rounds[turn] ??= []).push(row);
  }
  return rounds;
}
