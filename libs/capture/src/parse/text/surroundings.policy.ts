/** One thing that a text mentions, or several named in one breath. */
export interface Mention {
  readonly start: number;
  readonly end: number;
}

/** A text as words: single Chinese characters, whole latin words, all numbers alike, mentions as one sign each. */
export interface Surroundings {
  readonly words: readonly string[];
  /** Where each mention stands among the words. */
  readonly at: readonly number[];
}

const MARK = '§';
const START = '^';
const SIGNS: Readonly<Record<string, string>> = {
  '，': ',',
  ';': '.',
  '；': '.',
  '。': '.',
  '!': '.',
  '！': '.',
  '?': '?',
  '？': '?',
  '\n': '$',
};
const BREAKS: ReadonlySet<string> = new Set([',', '.', '?', '$']);
const WORD = /[a-z']+|\d[\d.,]*|\s+|[^\s]/giy;
/** So far from a mention words are looked at. */
const REACH = 16;

/**
 * The words of a text around its mentions.
 *
 * @param text normalised
 * @param mentions in order, none inside another
 */
export function surroundings(text: string, mentions: readonly Mention[]): Surroundings {
  const words: string[] = [START];
  const at: number[] = [];
  let i = 0;
  for (const mention of mentions) {
    addWords(text, i, mention.start, words);
    at.push(words.length);
    words.push(MARK);
    i = mention.end;
  }
  addWords(text, i, text.length, words);
  words.push(START);
  return { words, at };
}

function addWords(text: string, start: number, end: number, words: string[]): void {
  const part = text.slice(start, end);
  WORD.lastIndex = 0;
  for (let m = WORD.exec(part); m !== null; m = WORD.exec(part)) words.push(...wordOf(m[0]));
}

function wordOf(found: string): string[] {
  if (/^\s/.test(found)) return found.includes('\n') ? ['$'] : [];
  if (/^\d/.test(found)) return /[.,]$/.test(found) ? ['0', ','] : ['0'];
  return [SIGNS[found] ?? found.toLowerCase()];
}

/**
 * Hands out what stands around the mention at `at`: neighbours by their place, the words of its clause and of the
 * clauses beside it.
 */
export function eachNeighbour(around: Surroundings, at: number, take: (feature: string) => void): void {
  eachOnSide(around.words, at, -1, 'b', take);
  eachOnSide(around.words, at, 1, 'a', take);
}

function eachOnSide(
  words: readonly string[],
  at: number,
  step: 1 | -1,
  side: string,
  take: (feature: string) => void,
): void {
  const word = (k: number): string => words[at + step * k] ?? START;
  const join = (k: number, n: number): string => {
    let joined = '';
    for (let j = 0; j < n; j += 1)
      joined = step === 1 ? `${joined}${spaced(word(k + j))}` : `${spaced(word(k + j))}${joined}`;
    return joined;
  };
  for (let n = 1; n <= 4; n += 1) take(`${side}${n}${join(1, n)}`);
  let breaks = 0;
  for (let k = 1; k <= REACH && word(k) !== START && breaks < 3; k += 1) {
    if (k <= 4) take(`${side}n${join(k, 1)}`);
    if (k <= 5) take(`${side}n${join(k, 2)}`);
    if (BREAKS.has(word(k))) breaks += 1;
    const zone = breaks === 0 ? 'c' : 'p';
    if (breaks === 0) take(`${side}${zone}${join(k, 1)}`);
    take(`${side}${zone}${join(k, 2)}`);
  }
}

/** Latin words are kept apart. */
function spaced(word: string): string {
  return word.length > 1 ? ` ${word}` : word;
}
