import { foldText } from './masking/fold.policy';
import { maskContacts } from './masking/mask-contacts.policy';
import { soundOf } from './pinyin.policy';

/** What makes a lead findable. Phones only by their last four digits. */
export interface SearchableLead {
  /** null while the database has not given it. */
  readonly number: string | null;
  readonly companyName: string | null;
  readonly contactName: string | null;
  readonly phoneLast4: string | null;
}

/** A question typed into the search box, cut into what the index knows. */
export interface SearchQuestion {
  /** In lower case, without spaces: the text that a hit must really contain. */
  readonly text: string;
  /** The question itself up to three characters, else trigrams that cover it: all must be there. */
  readonly nameTerms: readonly string[];
  /** `y:…`, how a name may begin to sound or be abbreviated, when the question is letters alone. */
  readonly soundTerm: string | null;
  /** `n:…` parts of a lead number, when the question could be one. */
  readonly numberTerm: string | null;
  /** `p:1234`, when the question is four digits; only for those who may see the phone. */
  readonly last4Term: string | null;
  /** A whole phone number in canonical form; only for those who may see it. */
  readonly phone: string | null;
}

const MAX_NAME_LENGTH = 200;
/** Beginnings of a sound that are terms: each letter of the first, then coarser; a longer question is asked by the longest. */
const SOUND_LENGTHS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24];
/** So many characters of a name are read aloud: enough for the longest beginning, and a bound for the path of a submission. */
const SOUNDED = 8;

/**
 * The terms of a lead: every run of one, two and three characters of company and contact (pg_trgm finds nothing
 * for the two-character words that Chinese is made of: performance.md P7; with three in the index a
 * question of three is one exact term and needs no second look at the row), the parts of
 * its number as `n:…`, the last four digits as `p:…`, and the beginnings of how a Chinese name sounds and of its initials as
 * `y:…`: one term answers a question however it goes on, as a trigram of pinyin (ang, ian) would not.
 */
export function searchTerms(lead: SearchableLead): string[] {
  const terms = new Set<string>();
  for (const name of [lead.companyName, lead.contactName]) {
    if (name !== null) {
      const text = normalizeForSearch(maskContacts(name));
      const characters = [...text];
      for (const length of [1, 2, 3]) for (const term of gramsOf(text, characters, length)) terms.add(term);
    }
  }
  for (const term of soundTerms(lead)) terms.add(term);
  if (lead.number !== null) for (const term of numberTerms(lead.number)) terms.add(term);
  if (lead.phoneLast4 !== null) terms.add(`p:${lead.phoneLast4}`);
  return [...terms];
}

/** Cuts a question into terms; null when nothing searchable is left of it. */
export function searchQuestion(q: string): SearchQuestion | null {
  const text = normalizeForSearch(q);
  if (text === '') return null;
  const digits = text.replaceAll('-', '');
  const isNumberPart = /^(xs-?)?[0-9-]{3,}$/.test(text) && /\d{3}/.test(text);
  return {
    text,
    nameTerms: questionTerms(text),
    soundTerm: /^[a-z]{2,}$/.test(text) ? `y:${beginnings(text).at(-1)}` : null,
    numberTerm: isNumberPart ? `n:${text}` : null,
    last4Term: /^\d{4}$/.test(text) ? `p:${text}` : null,
    phone: /^1[3-9]\d{9}$/.test(digits) ? digits : /^0\d{2,3}-\d{7,8}$/.test(text) ? text : null,
  };
}

/** A question to what was noted, cut into what its index knows. */
export interface NoteQuestion {
  /** Each in lower case, without spaces; a note must contain them all. */
  readonly parts: readonly string[];
  /** The characters and pairs of them that cover the parts: what the index is asked for. */
  readonly grams: readonly string[];
}

/**
 * A text as notes are searched: numbers, ids and addresses of people masked, so that they can't be guessed digit by digit
 * (docs/adr/0028). The same as note_text in SQL, but for the length.
 */
export function noteText(text: string): string {
  return normalizeForSearch(foldText(maskContacts(text)).replace(/\*/g, ''));
}

/**
 * What is asked of the notes: words with spaces between them may stand anywhere in one; null when nothing is left of it.
 * A whole number is asked for as it is kept, by its beginning and its end.
 */
export function noteQuestion(q: string): NoteQuestion | null {
  const words = maskContacts(q).split(/[\s\u3000]+/);
  const parts = [...new Set(words.map(noteText))].filter((part) => part !== '');
  if (parts.length === 0) return null;
  return { parts, grams: [...new Set(parts.flatMap(pairsOver))] };
}

/** Every second pair and the last cover a text of two and more characters. */
function pairsOver(text: string): string[] {
  const pairs = grams(text, Math.min(2, [...text].length));
  return pairs.filter((_pair, start) => start % 2 === 0 || start === pairs.length - 1);
}

/**
 * Beginnings of how names sound and of their initials; none of a name that is found as it is written. A company is also
 * found from after its place on (湖南启衡, 长沙市启衡): nobody types the place first.
 */
export function soundTerms(lead: Pick<SearchableLead, 'companyName' | 'contactName'>): string[] {
  const { companyName } = lead;
  return [
    ...soundsOf(companyName, 'company'),
    ...soundsOf(companyName === null ? null : afterPlace(companyName), 'company'),
    ...soundsOf(lead.contactName, 'person'),
  ];
}

function soundsOf(name: string | null, whose: 'company' | 'person'): string[] {
  if (name === null) return [];
  const sound = soundOf([...normalizeForSearch(name)].slice(0, SOUNDED).join(''), whose);
  if (sound.folded === '') return [];
  return [...beginnings(sound.full), ...beginnings(sound.initials)].map((beginning) => `y:${beginning}`);
}

/** A company's name without what is most often its place: two characters, with 省, 市, 区, 县 or 州 behind them three. */
function afterPlace(name: string): string | null {
  const text = normalizeForSearch(name);
  const rest = text.replace(/^\p{Script=Han}{2}(?:[省市区县州](?=\p{Script=Han}{2}))?/u, '');
  return rest === text ? null : rest;
}

function beginnings(text: string): string[] {
  return SOUND_LENGTHS.filter((length) => length <= text.length).map((length) => text.slice(0, length));
}

/** Full-width to half-width, lower case, no spaces and no punctuation that people type differently. */
export function normalizeForSearch(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•,，。.、()（）【】[\]"'“”‘’]+/g, '')
    .slice(0, MAX_NAME_LENGTH);
}

/**
 * As few terms as cover the question: the whole of it up to three characters, else every third trigram and the last.
 * Overlapping ones would add work and little sharpness, and the planner takes each for independent of the others.
 */
function questionTerms(text: string): string[] {
  const all = grams(text, Math.min(3, [...text].length));
  return all.filter((_term, start) => start % 3 === 0 || start === all.length - 1);
}

/** The runs of that many characters in a text. */
function grams(text: string, length: number): string[] {
  return gramsOf(text, [...text], length);
}

function gramsOf(text: string, characters: readonly string[], length: number): string[] {
  const starts = Math.max(0, characters.length - length + 1);
  // Nearly every name is of characters of one unit, which are cut without being put together again.
  return characters.length === text.length
    ? Array.from({ length: starts }, (_, start) => text.substring(start, start + length))
    : Array.from({ length: starts }, (_, start) => characters.slice(start, start + length).join(''));
}

/** XS-261122-0187 → whole, without the prefix, day, running number with and without zeros, day with number. */
export function numberTerms(number: string): string[] {
  const whole = number.toLowerCase();
  const [prefix = '', day = '', running = ''] = whole.split('-');
  const parts = [whole, `${prefix}${day}${running}`, `${day}-${running}`, `${day}${running}`, day, running];
  return [...new Set([...parts, running.replace(/^0+/, '')])]
    .filter((part) => part !== '')
    .map((part) => `n:${part}`);
}
