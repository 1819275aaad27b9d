import type { PersonFacts } from '@luodi/contacts';
import type { Actor } from '@luodi/identity';
import type { LeadChannel, LeadFacts } from '@luodi/leads';
import { PARSER_VERSION } from '../parse/parse-inquiry.policy';
import type { InquirySource } from './inquiry-content.policy';
import type { InquiryOutcome } from './inquiry-outcome.policy';
import type { ConsentRow } from './inquiry.queries';

/** A submission that passed every rule, ready to be written. */
export interface IntakeOrder {
  readonly channel: LeadChannel;
  readonly siteId: string | null;
  /** The published form in force; null for an entry by staff. */
  readonly formVersion: number | null;
  readonly enteredBy: Actor | null;
  /** The API key that brought it, never together with a person. */
  readonly apiKeyId?: string;
  readonly receivedAt: Date;
  readonly person: PersonFacts;
  readonly facts: LeadFacts;
  readonly source: InquirySource;
  readonly outcome: InquiryOutcome;
  /** Why it waits in quarantine; null when it does not. */
  readonly quarantineReason: string | null;
  readonly submission: object;
  readonly parse: object;
  readonly parserVersion: string;
  readonly bodyHash: Buffer;
  readonly dedupe: boolean;
  readonly idempotency: { readonly scope: string; readonly key: string } | null;
  readonly consents: readonly ConsentRow[];
  /** How a person who wanted to be left alone came back, in the words of whoever enters it; null when nobody said so. */
  readonly askedAgain: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** Digest of a telling text, by which equal ones are found in quarantine; null for an inquiry that is let in. */
  readonly textDigest: Buffer | null;
  /** The quarantined inquiry that a reviewer lets in; it keeps its code and time. Null for a new one. */
  readonly releases: ReleasedInquiry | null;
}

/** A quarantined inquiry on its way in. */
export interface ReleasedInquiry {
  readonly inquiryId: string;
  readonly trackingCode: string;
  readonly reviewer: Actor;
  /** Whether another program brought it with an API key, whatever it waited for. */
  readonly byProgram: boolean;
}

/** An order of which nothing else is said: a new inquiry, let in, that no form and nobody of the staff brought. */
export const INTAKE_DEFAULTS = {
  siteId: null,
  formVersion: null,
  enteredBy: null,
  quarantineReason: null,
  parserVersion: PARSER_VERSION,
  dedupe: false,
  idempotency: null,
  consents: [],
  askedAgain: null,
  ip: null,
  userAgent: null,
  textDigest: null,
  releases: null,
} as const satisfies Partial<IntakeOrder>;
