import { companyCore, companyNameKey, companyTail } from './company-name.policy';
import { soundOf } from '@luodi/platform';

/**
 * Raised when the rules below change; a migration then makes `companies_unidentified_idx` anew with this version, and
 * the sweep works the rows out again.
 */
export const IDENTITY_VERSION = 2;

const MAX_KEY = 200;
/** A longer name proper is recognised by its runs of three characters; variants of it would only fill the index. */
const LONGEST_VARIED = 12;
const MAX_TERMS = 60;

/** What a company is recognised by beside its exact key. */
export interface CompanyIdentity {
  readonly coreKey: string;
  /** Of name and trade together, so that what somebody types is the beginning of it: `dingshengjingmijixie`, `dsjmjx`. */
  readonly pinyin: string;
  readonly initials: string;
  /**
   * `d:` the name proper and it with one character left out, `s:` its sound, and every run of
   * three characters of the whole key. Each is about as rare as the name itself, so that no question reads a large
   * part of the index (a bigram like 科技 would).
   */
  readonly matchTerms: readonly string[];
}

/** Works out the identity of a company's name. */
export function companyIdentity(name: string): CompanyIdentity {
  const coreKey = companyCore(name).slice(0, MAX_KEY);
  const { folded } = soundOf(coreKey);
  const spelled = soundOf(companyTail(name).slice(0, MAX_KEY));
  return {
    coreKey,
    pinyin: spelled.full,
    initials: spelled.initials,
    matchTerms: [
      ...new Set([
        ...variants(coreKey),
        ...(folded.length >= 4 ? [`s:${folded}`] : []),
        ...trigrams(companyNameKey(name) ?? coreKey),
      ]),
    ].slice(0, MAX_TERMS),
  };
}

/**
 * The name proper and it with one character left out: two names that differ in one character (added, missing or
 * exchanged) share one of them. Short names have none: what is left of them is everybody's.
 */
export function variants(core: string): string[] {
  const characters = [...core];
  if (characters.length < 2) return [];
  const own = [`d:${core}`];
  if (characters.length < 3 || characters.length > LONGEST_VARIED) return own;
  return [
    ...own,
    ...characters.map((_char, gone) => `d:${characters.filter((_c, index) => index !== gone).join('')}`),
  ];
}

/**
 * Those runs of a key that hold a character of its brand. The others (材料科, 料科技) are in the names of a tenth of all
 * companies: an index reads each of its terms to the end, however few companies are asked for.
 */
export function tellingRuns(key: string, brand: string): string[] {
  const from = brand === '' ? -1 : key.indexOf(brand);
  if (from < 0) return [];
  const begin = [...key.slice(0, from)].length;
  const end = begin + [...brand].length;
  return trigrams(key).filter((_run, start) => start < end && start + 3 > begin);
}

/** The runs of three characters of a key, its first forty characters. */
export function trigrams(key: string): string[] {
  const characters = [...key].slice(0, 40);
  return Array.from({ length: Math.max(0, characters.length - 2) }, (_x, start) =>
    characters.slice(start, start + 3).join(''),
  );
}
