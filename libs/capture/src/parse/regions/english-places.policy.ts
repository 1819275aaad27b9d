import type { ParseNotes } from '../text/claims.policy';
import { levelOf, liesIn, mayBeNear, placeNames, rankOf } from './gazetteer.policy';
import type { Level } from './gazetteer.policy';
import type { Place } from './place';
import { PLACE_SPELLINGS } from './place-spellings.generated';
import { ENGLISH_CITIES, ENGLISH_PLACES, ENGLISH_ZONE_KINDS } from './region-english.table';

/** Names by their spelling; those people mean first. */
const NAMES = new Map<string, string[]>();

const SPELLING = new Map<string, string>();

function call(spelling: string, name: string): void {
  const names = NAMES.get(spelling) ?? [];
  SPELLING.set(name, spelling);
  if (!names.includes(name)) NAMES.set(spelling, [...names, name]);
}

function readNames(): void {
  for (const [spelling, name] of Object.entries(ENGLISH_PLACES)) call(spelling, name);
  for (const pair of ENGLISH_CITIES.matchAll(/([a-z]+) ([^ ]+)/g)) call(pair[1] ?? '', pair[2] ?? '');
  const spellings = PLACE_SPELLINGS.split(' ');
  const listed = placeNames().map((name, i) => ({ name, spelling: spellings[i] ?? '' }));
  const rank = ({ name }: { name: string }): number => rankOf(levelOf(name) ?? 'broad');
  for (const { name, spelling } of listed.sort((a, b) => rank(a) - rank(b)))
    if (spelling.length >= 4) call(spelling, name);
}

readNames();

/** Well-known ones are read wherever they stand, others only where a place is expected. */
const WELL_KNOWN: ReadonlySet<string> = new Set([
  ...Object.keys(ENGLISH_PLACES),
  ...[...ENGLISH_CITIES.matchAll(/([a-z]+) /g)].map((pair) => pair[1] ?? ''),
]);
const WORD = /[A-Za-z][A-Za-z']{2,15}/g;
const EXPECTED =
  /(?:\b(?:in|near|at|around|to|from|or|and|of|between|prefer|either|outside|inside|for)|[,/(:&-]|,\s?and|,\s?or)\s?$/i;
const DIVISION = /^(?:'s)? (?:(?:New )?District|County|Town(?:ship)?|Province|Municipality|City)\b/i;

/** True for a latin name that is or begins with a place people name. */
export function isEnglishPlace(words: string): boolean {
  return WELL_KNOWN.has((words.split(' ')[0] ?? '').toLowerCase());
}

/** The places that a text names in latin letters, by their Chinese names, in order. */
export function findEnglishPlaces(notes: ParseNotes): Place[] {
  const { text } = notes;
  const places: Place[] = [];
  for (const m of text.matchAll(WORD)) {
    const last = places.at(-1);
    if (last !== undefined && m.index < last.end) continue;
    const end = m.index + m[0].length;
    const joined = last !== undefined && /^ $/.test(text.slice(last.end, m.index)) ? last : undefined;
    const name = nameOf(m[0], text.slice(Math.max(0, m.index - 12), m.index), joined, last);
    if (name === null) continue;
    const place = withKind(text, m.index, end, name, levelOf(name) ?? 'town');
    if (joined !== undefined && follows(place, joined)) {
      places[places.length - 1] = {
        ...place,
        start: joined.start,
        written: `${joined.written ?? ''}${place.written ?? ''}`,
        explicit: true,
      };
    } else places.push(place);
  }
  return places.map((place) => among(place, places));
}

/** Pingxiang beside Qinzhou is 凭祥, beside Nanchang 萍乡. */
function among(place: Place, places: readonly Place[]): Place {
  const names = NAMES.get(SPELLING.get(place.name) ?? '') ?? [];
  if (names.length < 2 || place.written !== place.name) return place;
  const others = places.filter((other) => other.name !== place.name && levelOf(other.name) !== null);
  const near = (name: string): boolean => others.some((other) => mayBeNear(name, other.name));
  const better = near(place.name) ? undefined : names.find(near);
  return better === undefined ? place : { ...place, name: better, written: better };
}

function follows(place: Place, last: Place): boolean {
  return rankOf(place.level) > rankOf(last.level) && rankOf(last.level) <= 3;
}

function nameOf(
  word: string,
  before: string,
  joined: Place | undefined,
  last: Place | undefined,
): string | null {
  const spelling = word.toLowerCase().replace(/'/g, '');
  const names = NAMES.get(spelling);
  if (names === undefined) return null;
  const there = joined === undefined ? undefined : names.find((name) => liesIn(name, joined.name));
  if (there !== undefined) return there;
  if (WELL_KNOWN.has(spelling)) return names[0] ?? null;
  // "tianjin dongli or xiqing": the next of a list, near the one before.
  const listed = last !== undefined && last.level !== 'town' && /(?:\b(?:or|and)|[/,])\s?$/i.test(before);
  const near = listed
    ? names.find((name) => levelOf(name) === 'district' && mayBeNear(name, last.name))
    : undefined;
  if (near !== undefined) return near;
  return /^[A-Z]/.test(word) || /\b(?:in|near|around|to)\s?$/i.test(before)
    ? EXPECTED.test(before) || joined !== undefined
      ? (names[0] ?? null)
      : null
    : null;
}

/** "Chengdu Hi-tech Zone", "Qinzhou Port": the name with what it is. */
function withKind(text: string, start: number, end: number, name: string, level: Level): Place {
  const rest = text.slice(end, end + 60);
  for (const [pattern, kind] of ENGLISH_ZONE_KINDS) {
    const m = pattern.exec(rest);
    if (m !== null)
      return {
        start,
        end: end + m[0].length,
        level: 'zone',
        name,
        explicit: true,
        expected: true,
        written: `${name}${kind}`,
      };
  }
  const division = DIVISION.exec(rest);
  return {
    start,
    end: end + (division?.[0].length ?? 0),
    level,
    name,
    explicit: true,
    expected: true,
    written: name,
  };
}
