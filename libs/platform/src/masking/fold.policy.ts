/** What other characters stand for within a number or an id: pairs of what is written and what is read. */
const DASHES = '‐‑‒–—―−﹣─';
const BLANKS =
  '\t\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u2060\u3000\ufe0f\u20e3\ufeff';
const DOTS = '·•・‧';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⓪';
const RAISED = '¹²³⁴⁵⁶⁷⁸⁹⁰';
const LOWERED = '₁₂₃₄₅₆₇₈₉₀';
const FIGURES = '1234567890';

/** Every character that is read as another one, and that other one, in the same order (PostgreSQL: translate). */
const FOLDED_FROM = [...range(0xff01, 0xff5e)].join('') + DASHES + BLANKS + DOTS + CIRCLED + RAISED + LOWERED;
const FOLDED_TO =
  [...range(0x21, 0x7e)].join('') +
  '-'.repeat(DASHES.length) +
  ' '.repeat(BLANKS.length) +
  '.'.repeat(DOTS.length) +
  FIGURES.repeat(3);

const FOLDS: ReadonlyMap<string, string> = new Map(
  [...FOLDED_FROM].map((from, index) => [from, FOLDED_TO.charAt(index)]),
);
const ANY_FOLDED = new RegExp(`[${FOLDED_FROM.replace(/[\\\]^-]/g, '\\$&')}]`, 'g');

/** A text as its numbers are read; as long as it was, so that places in it are places in the original. */
export function foldText(text: string): string {
  return text.replace(ANY_FOLDED, (character) => FOLDS.get(character) ?? character);
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index));
}
