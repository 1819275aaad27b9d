import type { InquiryIntent } from '../parse/inquiry-fields';

/** What is known about a submission besides its wishes. */
export interface SpamFacts {
  /** Whatever stands in the field that people never see. */
  readonly honeypot: string | null;
  /** What became of the form's signed token; `absent` for programs that post without our page. */
  readonly formToken: 'absent' | 'good' | 'forged';
  /** Milliseconds between serving the form and its answer; null without a good token. */
  readonly formAgeMs: number | null;
  /** Everything that was typed, joined. */
  readonly text: string;
  readonly intent: InquiryIntent;
}

export const SPAM_REASONS = [
  'honeypot',
  'forged_form',
  'too_fast',
  'links',
  'markup',
  'unwanted_offer',
] as const;
export type SpamReason = (typeof SPAM_REASONS)[number];

/** At this many points a submission waits in quarantine (never deleted, answered like any other). */
const QUARANTINE_AT = 80;
/** Nobody reads and fills three fields faster; but a browser may do it for them, so it is not proof alone. */
const FASTEST_PERSON_MS = 2_000;
const LINK = /(?:https?:\/\/|www\.)[^\s]{3,}|\b[a-z0-9-]+\.(?:xyz|top|vip|club|ru|icu|shop)\b/gi;
const MARKUP = /\[url=|<a\s+href|\[link=/i;

/**
 * Judges a submission by points; the reason with the most points is named. A honeypot or a forged token is
 * enough by itself; speed is enough only together with something else.
 */
export function judgeSpam(facts: SpamFacts): { readonly spam: boolean; readonly reason: SpamReason | null } {
  const links = facts.text.match(LINK)?.length ?? 0;
  const points: Record<SpamReason, number> = {
    honeypot: facts.honeypot !== null && facts.honeypot !== '' ? 100 : 0,
    forged_form: facts.formToken === 'forged' ? 100 : 0,
    too_fast: facts.formAgeMs !== null && facts.formAgeMs < FASTEST_PERSON_MS ? 50 : 0,
    links: Math.min(links, 3) * 30, // one link is somebody's own website
    markup: MARKUP.test(facts.text) ? 80 : 0,
    unwanted_offer: facts.intent === 'spam' ? 80 : 0,
  };
  const total = SPAM_REASONS.reduce((sum, reason) => sum + points[reason], 0);
  if (total < QUARANTINE_AT) return { spam: false, reason: null };
  const reason = [...SPAM_REASONS].sort((a, b) => points[b] - points[a])[0] ?? null;
  return { spam: true, reason };
}
