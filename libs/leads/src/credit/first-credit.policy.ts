import { localDate } from '@luodi/platform';
import type { ActivityOutcome } from '../lead-values.policy';

const DAY_MS = 86_400_000;

/** A follow-up as the credit sees it, with how its lead stood at that moment. */
export interface CreditContact {
  readonly activityId: string;
  readonly userId: string;
  /** When it was logged, which is when the credit is decided. */
  readonly at: Date;
  readonly outcome: ActivityOutcome | null;
  /** Who had the lead, and the team it was in. */
  readonly ownerId: string | null;
  readonly teamId: string | null;
  /** Whether company, person and a way to reach them were known. */
  readonly known: boolean;
  readonly converted: boolean;
}

/** Who earned the credit of a lead. */
export interface EarnedCredit {
  readonly userId: string;
  readonly teamId: string | null;
  readonly activityId: string;
  readonly at: Date;
  /** The last local date on which nobody else can earn it. */
  readonly protectedUntil: string;
}

/** How long a credit is protected, and whose days count: a workspace has one time zone (`TZ_NAME`). */
export interface CreditTerms {
  readonly protectionDays: number;
  readonly timeZone: string;
}

/**
 * The credit that a follow-up earns (domain.md 3.2, 首谈), null when it earns none: the first by the owner that reached
 * somebody of a named company; another person's only after the protection of the former has run out, while the lead has
 * not become a deal. Live work and what is filled in for former times go by it.
 */
export function earnedBy(
  contact: CreditContact,
  former: Pick<EarnedCredit, 'userId' | 'protectedUntil'> | null,
  { protectionDays, timeZone }: CreditTerms,
): EarnedCredit | null {
  const { userId, teamId, activityId, at, outcome } = contact;
  if (outcome === 'no_answer' || outcome === 'invalid_number') return null;
  if (!contact.known || contact.ownerId !== userId) return null;
  if (former !== null) {
    const isOver = former.protectedUntil < localDate(at, timeZone);
    if (!isOver || former.userId === userId || contact.converted) return null;
  }
  const protectedUntil = localDate(new Date(at.getTime() + protectionDays * DAY_MS), timeZone);
  return { userId, teamId, activityId, at, protectedUntil };
}

/** The credit after all of a lead's follow-ups, in the order they were logged. */
export function creditOf(contacts: readonly CreditContact[], terms: CreditTerms): EarnedCredit | null {
  return contacts.reduce<EarnedCredit | null>(
    (former, contact) => earnedBy(contact, former, terms) ?? former,
    null,
  );
}
