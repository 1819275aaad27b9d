import type { InquiryIntent } from '../parse/inquiry-fields';

/** What reviews of quarantined inquiries taught about this person, its links and its text. */
export type SpamLesson = 'wanted' | 'spam' | null;

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
  /** `missing` only while the site is guarded: no proof of work came, or one that does not hold. */
  readonly proof: 'not_needed' | 'good' | 'missing';
  readonly lesson: SpamLesson;
}

export const SPAM_REASONS = [
  'honeypot',
  'forged_form',
  'no_proof',
  'learned',
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
/** What a machine did, whatever was written: a person known as wanted does not outweigh it. */
const MACHINE: readonly SpamReason[] = ['honeypot', 'forged_form', 'no_proof'];

/**
 * Judges a submission by points; the reason with the most points is named. A honeypot, a forged token or a
 * missing proof of work is enough by itself; speed is enough only together with something else. Who was
 * released before is not judged by words again.
 */
export function judgeSpam(facts: SpamFacts): { readonly spam: boolean; readonly reason: SpamReason | null } {
  const links = facts.text.match(LINK)?.length ?? 0;
  const given: Record<SpamReason, number> = {
    honeypot: facts.honeypot !== null && facts.honeypot !== '' ? 100 : 0,
    forged_form: facts.formToken === 'forged' ? 100 : 0,
    no_proof: facts.proof === 'missing' ? 90 : 0,
    learned: facts.lesson === 'spam' ? 85 : 0,
    too_fast: facts.formAgeMs !== null && facts.formAgeMs < FASTEST_PERSON_MS ? 50 : 0,
    links: Math.min(links, 3) * 30, // one link is somebody's own website
    markup: MARKUP.test(facts.text) ? 80 : 0,
    unwanted_offer: facts.intent === 'spam' ? 80 : 0,
  };
  const points = (reason: SpamReason): number =>
    facts.lesson === 'wanted' && !MACHINE.includes(reason) ? 0 : given[reason];
  const total = SPAM_REASONS.reduce((sum, reason) => sum + points(reason), 0);
  if (total < QUARANTINE_AT) return { spam: false, reason: null };
  const reason = [...SPAM_REASONS].sort((a, b) => points(b) - points(a))[0] ?? null;
  return { spam: true, reason };
}

const HOST = /(?:https?:\/\/|www\.)([a-z0-9.-]{3,100})/gi;
/** More hosts than this teach nothing more. */
const MAX_HOSTS = 10;

/** The hosts of the links in a text, lower case, without www., each once. */
export function linkHosts(text: string): string[] {
  const hosts = [...text.matchAll(HOST)].map(([, host = '']) =>
    host
      .toLowerCase()
      .replace(/^www\./, '')
      .replace(/[.-]+$/, ''),
  );
  return [...new Set(hosts.filter((host) => host !== ''))].slice(0, MAX_HOSTS);
}

/** Shorter texts ("租厂房") are written by many honest people: nothing is learned from them. */
const TELLING_CHARACTERS = 24;

/**
 * A text as lessons compare it: letters alone, so that other spacing, digits or punctuation make no other text;
 * null when it is too short to tell anything.
 */
export function tellingText(text: string): string | null {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return letters.length < TELLING_CHARACTERS ? null : letters.slice(0, 4000);
}
