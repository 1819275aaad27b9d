import { normalizeForSearch } from '@luodi/platform';

/** Where a note contains what was asked for: the words of it, and some of those around them. */
export interface NoteExcerpt {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

/** Characters of a list's line. */
const BEFORE = 14;
const AFTER = 40;

/**
 * The first place of a part in the bodies, as they were written. The first body that contains it counts; null when none
 * does. Line breaks become spaces; what is left out at either end is an ellipsis.
 */
export function noteExcerpt(bodies: readonly (string | null)[], part: string): NoteExcerpt | null {
  for (const body of bodies) {
    const excerpt = body === null ? null : excerptOf([...body.replace(/\s+/g, ' ').trim()], part);
    if (excerpt !== null) return excerpt;
  }
  return null;
}

function excerptOf(characters: readonly string[], part: string): NoteExcerpt | null {
  const { text, places } = foldedText(characters);
  const at = text.indexOf(part);
  if (at < 0) return null;
  const start = places[at] ?? 0;
  const end = (places[at + part.length - 1] ?? start) + 1;
  const from = Math.max(0, start - BEFORE);
  const to = Math.min(characters.length, end + AFTER);
  return {
    before: `${from > 0 ? '…' : ''}${characters.slice(from, start).join('')}`,
    hit: characters.slice(start, end).join(''),
    after: `${characters.slice(end, to).join('')}${to < characters.length ? '…' : ''}`,
  };
}

/** The text as it is searched, with the character of the original that each unit of it comes from. */
function foldedText(characters: readonly string[]): { readonly text: string; readonly places: number[] } {
  const places: number[] = [];
  let text = '';
  for (const [place, character] of characters.entries()) {
    const folded = normalizeForSearch(character);
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) places.push(place);
  }
  return { text, places };
}
