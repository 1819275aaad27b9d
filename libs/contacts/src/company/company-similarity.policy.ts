import { askedLetters, type AskedLetters } from './company-letters.policy';
import { companyCore, companyNameKey, companyPlace } from './company-name.policy';
import { variants } from './company-identity.policy';
import { soundOf } from '@luodi/platform';

/** Why a company may be the one that is meant; the console says it in words. */
export const COMPANY_REASONS = [
  'same_uscc',
  'same_name',
  'same_phone',
  'same_core',
  'contained',
  'one_character',
  'same_sound',
  'email_domain',
  'spelled',
  'initials',
  'similar',
  'other_place',
] as const;
export type CompanyReason = (typeof COMPANY_REASONS)[number];

/** How much a reason alone is worth, 0–100. `other_place` takes away. */
const WORTH: Readonly<Record<CompanyReason, number>> = {
  same_uscc: 100,
  same_name: 98,
  same_phone: 90,
  same_core: 84,
  contained: 70,
  one_character: 66,
  same_sound: 62,
  email_domain: 58,
  spelled: 54,
  initials: 48,
  similar: 30,
  other_place: -12,
};
/** Each further reason adds a little. */
const FURTHER = 3;
/** The least likeness of the whole names (Dice coefficient of their character pairs) that is worth showing alone. */
const LIKE_ENOUGH = 0.5;

/** What is known of the company that somebody types. */
export interface CompanyQuestion {
  readonly name: string | null;
  readonly uscc: string | null;
}

export interface CompanyCandidate {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly coreKey: string;
  readonly uscc: string | null;
  readonly pinyin: string;
  readonly initials: string;
}

export interface RankedCompany {
  readonly id: string;
  readonly name: string;
  /** 0–100. */
  readonly score: number;
  readonly reasons: readonly CompanyReason[];
}

/**
 * Orders candidates by how likely they are the one that is meant, with the reasons; those without any are left out.
 * @param byPhone ids of companies of the person with the typed phone
 * @param byDomain ids of companies of people with the typed e-mail's domain
 */
export function rankCompanies(
  question: CompanyQuestion,
  candidates: readonly CompanyCandidate[],
  byPhone: ReadonlySet<string>,
  byDomain: ReadonlySet<string>,
): RankedCompany[] {
  const asked = readQuestion(question);
  return candidates
    .map((candidate) => {
      const reasons = [
        ...nameReasons(asked, candidate),
        ...(asked.uscc !== null && candidate.uscc === asked.uscc ? (['same_uscc'] as const) : []),
        ...(byPhone.has(candidate.id) ? (['same_phone'] as const) : []),
        ...(byDomain.has(candidate.id) ? (['email_domain'] as const) : []),
      ];
      const likeness = asked.key === null ? 0 : likenessOf(asked.key, candidate.nameKey);
      if (reasons.length === 0 && likeness >= LIKE_ENOUGH) reasons.push('similar');
      if (reasons.length > 0 && otherPlace(asked, candidate)) reasons.push('other_place');
      return {
        id: candidate.id,
        name: candidate.name,
        score: scoreOf(reasons, likeness),
        reasons: reasons.toSorted((a, b) => WORTH[b] - WORTH[a]),
      };
    })
    .filter((ranked) => ranked.reasons.length > 0)
    .toSorted((a, b) => b.score - a.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
}

interface ReadQuestion {
  readonly key: string | null;
  readonly core: string;
  readonly place: string | null;
  readonly uscc: string | null;
  readonly variants: ReadonlySet<string>;
  readonly folded: string;
  /** `folded` of a name whose syllables are not known. */
  readonly rough: string;
  /** Latin letters alone: pinyin or initials. */
  readonly letters: AskedLetters | null;
}

function readQuestion(question: CompanyQuestion): ReadQuestion {
  const name = question.name ?? '';
  const core = companyCore(name);
  const sound = soundOf(core);
  return {
    key: name === '' ? null : companyNameKey(name),
    core,
    place: companyPlace(name),
    uscc: question.uscc,
    variants: new Set(variants(core)),
    folded: sound.folded,
    rough: roughly(sound.full),
    letters: askedLetters(name),
  };
}

function nameReasons(asked: ReadQuestion, candidate: CompanyCandidate): CompanyReason[] {
  if (asked.key === null) return [];
  if (asked.key === candidate.nameKey) return ['same_name'];
  const { core } = asked;
  const reasons: CompanyReason[] = [];
  if (core.length >= 2 && core === candidate.coreKey) reasons.push('same_core');
  else if (contains(asked, candidate)) reasons.push('contained');
  else if (oneApart(asked, candidate)) reasons.push('one_character');
  if (
    core !== candidate.coreKey &&
    asked.folded !== '' &&
    core.length >= 2 &&
    maySound(asked, candidate) &&
    asked.folded === soundOf(candidate.coreKey).folded
  ) {
    reasons.push('same_sound');
  }
  if (asked.letters !== null && !candidate.coreKey.startsWith(asked.letters.letters)) {
    if (begins(asked.letters, 'pinyin', candidate)) reasons.push('spelled');
    else if (begins(asked.letters, 'initials', candidate)) reasons.push('initials');
  }
  return reasons;
}

/** Whether the letters begin the sound (the initials) of the name, or of the whole name with its place. */
function begins(asked: AskedLetters, by: 'pinyin' | 'initials', candidate: CompanyCandidate): boolean {
  const kept = candidate[by];
  if (kept === '' || !asked[by].some((rest) => kept.startsWith(rest))) return false;
  if (asked[by].includes(asked.letters) && kept.startsWith(asked.letters)) return true;
  const whole = soundOf(candidate.nameKey);
  return (by === 'pinyin' ? whole.full : whole.initials).startsWith(asked.letters);
}

/** Whether it is worth reading the candidate's name aloud, which takes longer than everything else that is compared. */
function maySound(asked: ReadQuestion, candidate: CompanyCandidate): boolean {
  return candidate.pinyin === '' || roughly(candidate.pinyin).startsWith(asked.rough);
}

/** Equal for all that `folded` makes equal, wherever its syllables begin. */
function roughly(sound: string): string {
  return sound.replace(/([zcs])h+/g, '$1').replace(/ng+/g, 'n');
}

function contains(asked: ReadQuestion, candidate: CompanyCandidate): boolean {
  const [a, b] = [asked.key ?? '', candidate.nameKey];
  const { core } = asked;
  if (core.length >= 2 && candidate.coreKey.startsWith(core)) return true;
  if (candidate.coreKey.length >= 2 && core.startsWith(candidate.coreKey)) return true;
  return (a.length >= 3 && b.includes(a)) || (b.length >= 3 && a.includes(b));
}

function oneApart(asked: ReadQuestion, candidate: CompanyCandidate): boolean {
  if (Math.max(asked.core.length, candidate.coreKey.length) < 3) return false;
  return variants(candidate.coreKey).some((variant) => asked.variants.has(variant));
}

function otherPlace(asked: ReadQuestion, candidate: CompanyCandidate): boolean {
  if (asked.place === null) return false;
  const place = companyPlace(candidate.name);
  return place !== null && place !== asked.place && !candidate.nameKey.includes(asked.place);
}

function scoreOf(reasons: readonly CompanyReason[], likeness: number): number {
  if (reasons.length === 0) return 0;
  const best = Math.max(...reasons.map((reason) => WORTH[reason]));
  const more = (reasons.filter((reason) => WORTH[reason] > 0).length - 1) * FURTHER;
  const away = reasons.includes('other_place') ? WORTH.other_place : 0;
  const like = best >= WORTH.same_name ? 0 : Math.round(likeness * 8);
  return Math.max(1, Math.min(100, best + more + away + like));
}

/** The Dice coefficient of the character pairs of two keys, 0–1. */
export function likenessOf(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length === 0 || right.length === 0) return a === b ? 1 : 0;
  const open = [...right];
  const shared = left.filter((pair) => {
    const at = open.indexOf(pair);
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

function pairs(text: string): string[] {
  const characters = [...text].slice(0, 40);
  return Array.from({ length: Math.max(0, characters.length - 1) }, (_x, start) =>
    characters.slice(start, start + 2).join(''),
  );
}
