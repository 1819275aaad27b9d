import type { ParseNotes } from '../text/claims.policy';
import { ENGLISH_CITIES, ENGLISH_PLACES, ENGLISH_ZONES } from './region.table';

const NAMES: ReadonlyMap<string, string> = new Map([
  ...[...ENGLISH_CITIES.matchAll(/([a-z]+) ([^ ]+)/g)].map((pair) => [pair[1] ?? '', pair[2] ?? ''] as const),
  ...Object.entries(ENGLISH_PLACES),
]);

/** True for a latin name that is or begins with a place people name. */
export function isEnglishPlace(words: string): boolean {
  return NAMES.has((words.split(' ')[0] ?? '').toLowerCase());
}

/** "already have 8,000 sqm in Cixi", "based in Shanghai", "a Shenzhen company": where they are now. */
const LATIN_THERE_NOW =
  /\b(?:(?:already|currently|now) (?:have|own|rent|lease|use|operate|run|in|at|based)\b(?:[^,.;!?\n]|[,.](?=\d)){0,40}|(?:based|located|headquartered|registered) )(?:in|at|near) $|\b(?:from|of) $/i;

/** "Shanghai office", "Suzhou is too expensive", "not Longgang", "based in Shanghai". */
function isLatinUnwanted(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 70), start);
  return (
    /^ (?:office(?! space)|company|firm|based|branch|is (?:too|not))/i.test(text.slice(end, end + 14)) ||
    /\b(?:not|except|excluding|avoid|outside)(?: in)? $/i.test(before.slice(-14)) ||
    LATIN_THERE_NOW.test(before)
  );
}

/** The places that an English text names, in Chinese. */
export function englishRegions(notes: ParseNotes): string[] {
  const found: string[] = [];
  const add = (name: string | undefined, start: number, end: number): void => {
    if (name === undefined || found.includes(name) || isLatinUnwanted(notes.text, start, end)) return;
    if (!notes.isFree(start, end)) return;
    found.push(name);
    notes.claim(start, end);
    notes.span('region', start, end, 0.8);
  };
  for (const [pattern, name] of ENGLISH_ZONES) {
    const m = pattern.exec(notes.text);
    if (m !== null) add(name, m.index, m.index + m[0].length);
  }
  for (const m of notes.text.matchAll(/[A-Za-z']{4,16}/g))
    add(NAMES.get(m[0].toLowerCase().replace("'", '')), m.index, m.index + m[0].length);
  return found;
}
