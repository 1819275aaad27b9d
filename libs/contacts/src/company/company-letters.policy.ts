import { soundOf } from '@luodi/platform';
import { PLACES } from './company-name.policy';

/** Of one letter's initials a third of all companies begin with a common one. */
const SHORTEST_INITIALS = 2;
const SHORTEST_PINYIN = 3;
/** A province and a city before a name. */
const MOST_PLACES = 2;

/** What somebody who types letters alone may mean the beginning of: the sound of a name and its trade, or their initials. */
export interface AskedLetters {
  readonly letters: string;
  readonly pinyin: readonly string[];
  readonly initials: readonly string[];
}

interface PlaceLetters {
  readonly pinyin: ReadonlySet<string>;
  readonly initials: ReadonlySet<string>;
}

let placeLetters: PlaceLetters | null = null;

/**
 * The letters of a question, and what is left of them behind the places that they may begin with: companies are
 * kept by their name and trade, the place before it is asked for as well (hunandingsheng, hndsjm).
 * @returns null when the question is not letters alone
 */
export function askedLetters(name: string): AskedLetters | null {
  const letters = name.toLowerCase().replace(/[\s'’-]/g, '');
  if (!/^[a-z]{2,60}$/.test(letters)) return null;
  placeLetters ??= lettersOfPlaces();
  return {
    letters,
    pinyin: rests(letters, placeLetters.pinyin, SHORTEST_PINYIN),
    initials: rests(letters, placeLetters.initials, SHORTEST_INITIALS),
  };
}

function rests(letters: string, places: ReadonlySet<string>, shortest: number): string[] {
  let round = [letters];
  const all = new Set(letters.length >= shortest ? round : []);
  for (let turn = 0; turn < MOST_PLACES; turn += 1) {
    round = round.flatMap((text) =>
      Array.from({ length: Math.max(0, text.length - shortest) }, (_x, end) => end + 1)
        .filter((end) => places.has(text.slice(0, end)))
        .map((end) => text.slice(end)),
    );
    for (const rest of round) all.add(rest);
  }
  return [...all];
}

function lettersOfPlaces(): PlaceLetters {
  const sounds = [...PLACES].map((place) => soundOf(place));
  return {
    pinyin: new Set(sounds.map((sound) => sound.full)),
    initials: new Set(sounds.map((sound) => sound.initials)),
  };
}
