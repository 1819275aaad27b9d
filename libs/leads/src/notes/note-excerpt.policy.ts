import { noteText } from '@luodi/platform';

/** Where a note contains what was asked for: the words of it, and some of those around them. */
export interface NoteExcerpt {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

/** Characters of a list's line. */
const BEFORE = 14;
const AFTER = 40;

/** A text as the reader may see it, and as it is searched: character for character the same but for stars. */
export interface NoteBody {
  readonly shown: string;
  readonly searched: string;
}

/**
 * The first place of a part in the bodies, as they are shown. The first body that contains it counts; null when none
 * does. Line breaks become spaces; what is left out at either end is an ellipsis.
 */
export function noteExcerpt(bodies: readonly NoteBody[], part: string): NoteExcerpt | null {
  for (const body of bodies) {
    const excerpt = excerptOf(charactersOf(body), part);
    if (excerpt !== null) return excerpt;
  }
  return null;
}

function excerptOf(characters: readonly NoteBody[], part: string): NoteExcerpt | null {
  const { text, places } = foldedText(characters);
  const at = text.indexOf(part);
  if (at < 0) return null;
  const start = places[at] ?? 0;
  const end = (places[at + part.length - 1] ?? start) + 1;
  const from = Math.max(0, start - BEFORE);
  const to = Math.min(characters.length, end + AFTER);
  const cut = (first: number, behind: number): string =>
    characters
      .slice(first, behind)
      .map(({ shown }) => shown)
      .join('');
  return {
    before: `${from > 0 ? '…' : ''}${cut(from, start)}`,
    hit: cut(start, end),
    after: `${cut(end, to)}${to < characters.length ? '…' : ''}`,
  };
}

/** The characters of both texts beside each other, each run of blanks one space. */
function charactersOf(body: NoteBody): NoteBody[] {
  const searched = [...body.searched];
  const characters: NoteBody[] = [];
  for (const [place, shown] of [...body.shown].entries()) {
    const blank = /\s/.test(shown);
    if (blank && (characters.length === 0 || characters.at(-1)?.shown === ' ')) continue;
    characters.push({ shown: blank ? ' ' : shown, searched: searched[place] ?? '' });
  }
  if (characters.at(-1)?.shown === ' ') characters.pop();
  return characters;
}

/** The text as it is searched, with the character of the original that each unit of it comes from. */
function foldedText(characters: readonly NoteBody[]): { readonly text: string; readonly places: number[] } {
  const places: number[] = [];
  let text = '';
  for (const [place, { searched }] of characters.entries()) {
    const folded = noteText(searched);
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) places.push(place);
  }
  return { text, places };
}
