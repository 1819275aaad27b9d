import type { ParseNotes } from '../text/claims.policy';
import { ENGLISH_PLACES } from './region.table';

/** True for a latin name that is or begins with a place people name. */
export function isEnglishPlace(words: string): boolean {
  return ENGLISH_PLACES[(words.split(' ')[0] ?? '').toLowerCase()] !== undefined;
}

/** "Shanghai office", "Suzhou is too expensive", "not Longgang". */
function isLatinUnwanted(text: string, start: number, end: number): boolean {
  return (
    /^ (?:office|is (?:too|not))/i.test(text.slice(end, end + 10)) ||
    /\b(?:not|except|excluding|avoid|outside)(?: in)? $/i.test(text.slice(Math.max(0, start - 14), start))
  );
}

/** The places that an English text names, in Chinese. */
export function englishRegions(notes: ParseNotes): string[] {
  const found: string[] = [];
  for (const m of notes.text.matchAll(/[A-Za-z']{4,10}/g)) {
    const name = ENGLISH_PLACES[m[0].toLowerCase().replace("'", '')];
    if (
      name === undefined ||
      isLatinUnwanted(notes.text, m.index, m.index + m[0].length) ||
      found.includes(name) ||
      !notes.isFree(m.index, m.index + m[0].length)
    )
      continue;
    found.push(name);
    notes.span('region', m.index, m.index + m[0].length, 0.8);
  }
  return found;
}
