import { FREQUENT } from './frequent-characters.table';

/** Encodings of Chinese text that can be mistaken for each other. */
export type ByteEncoding = 'utf-8' | 'gb18030' | 'big5';

/** Enough to judge by; a file of a gigabyte says no more. */
const ENOUGH = 20_000;

/** How much a text that was read in one encoding looks like Chinese. */
export class Plausibility {
  private counted = 0;
  private points = 0;

  public constructor(private readonly encoding: ByteEncoding) {}

  /** Adds text; ASCII and punctuation say nothing. */
  public add(text: string): void {
    if (this.counted >= ENOUGH) return;
    for (const [character] of text.matchAll(TELLING)) {
      this.counted += 1;
      this.points += pointsOf(character, this.encoding);
      if (this.counted >= ENOUGH) return;
    }
  }

  /** 1: nothing but the most frequent characters; about 0: those that nobody writes; 0 when nothing tells. */
  public get score(): number {
    return this.counted === 0 ? 0 : this.points / this.counted;
  }
}

/** How much a piece of text looks like Chinese that was read in this encoding. */
export function plausibilityOf(bytes: Buffer, encoding: ByteEncoding): number {
  const plausibility = new Plausibility(encoding);
  plausibility.add(new TextDecoder(encoding).decode(bytes));
  return plausibility.score;
}

/** Everything but ASCII, Latin, and the punctuation and wide forms that all of them have. */
const TELLING =
  /[^\u0000-\u024f\u2000-\u206f\u2103\u2116\u2190-\u21ff\u3000-\u303f\u338e-\u33ff\uff00-\uffef]|\ufffd/gu;

/** Korean and Japanese bytes are common characters of GB 2312 throughout, but never the most frequent ones. */
const COMMON = 0.3;

function pointsOf(character: string, encoding: ByteEncoding): number {
  if (character === '\ufffd') return -1;
  if (FREQUENT.has(character)) return 1;
  if (encoding === 'utf-8')
    return commonOf('gb18030').has(character) || commonOf('big5').has(character) ? COMMON : 0;
  return commonOf(encoding).has(character) ? COMMON : 0;
}

const sets = new Map<string, ReadonlySet<string>>();

/** The characters that a standard itself calls common: level 1 of GB 2312 (3,755), of Big5 (5,401). */
function commonOf(encoding: 'gb18030' | 'big5'): ReadonlySet<string> {
  let set = sets.get(encoding);
  if (set === undefined) {
    set = new Set(
      encoding === 'gb18030' ? charactersOf('gb18030', 0xb0, 0xd7) : charactersOf('big5', 0xa4, 0xc6),
    );
    sets.set(encoding, set);
  }
  return set;
}

function* charactersOf(encoding: string, from: number, to: number): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let high = from; high <= to; high += 1) {
    for (let low = encoding === 'big5' ? 0x40 : 0xa1; low <= 0xfe; low += 1) {
      const text = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(text)) yield text;
    }
  }
}

/** A file read in one encoding. */
export interface Reading {
  readonly encoding: ByteEncoding;
  /** Whether every byte belongs to a character. */
  readonly whole: boolean;
  readonly score: number;
}

export type Verdict =
  | { readonly kind: 'sure'; readonly encoding: ByteEncoding }
  /** Text of this encoding (null: of none in particular) with bytes that belong to no character: damaged, or of two encodings. */
  | { readonly kind: 'broken'; readonly encoding: ByteEncoding | null }
  /** Could be this or that; only the person knows. */
  | { readonly kind: 'unclear' };

/** Chinese names, firms and places reach 0.5 and more; text read in a wrong encoding stays below 0.35. */
export const PLAUSIBLE = 0.42;
export const MARGIN = 0.2;

/**
 * What a file without a mark that is not UTF-8 throughout is, by whether what each encoding makes of it is Chinese.
 */
export function judgeEncoding(readings: readonly Reading[]): Verdict {
  const [best, second] = readings.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return { kind: 'unclear' };
  const clear = best.score >= PLAUSIBLE && best.score - (second?.score ?? 0) >= MARGIN;
  if (clear) return { kind: best.whole ? 'sure' : 'broken', encoding: best.encoding };
  if (readings.every((reading) => !reading.whole)) return { kind: 'broken', encoding: null };
  return { kind: 'unclear' };
}
