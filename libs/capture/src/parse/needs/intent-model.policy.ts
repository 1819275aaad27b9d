import type { InquiryIntent } from '../inquiry-fields';
import { eachIntentPiece } from './intent-features.policy';
import { INTENT_BIAS, INTENT_CLASSES, INTENT_PIECES } from './intent-model.generated';

const SCALE = 32;
const ENTRIES = INTENT_PIECES.flatMap((line) => line.split('|')).map((entry) => entry.split(' '));
const INDEX: ReadonlyMap<string, number> = new Map(ENTRIES.map(([piece = ''], i) => [piece, i]));
/** The weights of each piece for every class, one after the other. */
const WEIGHTS = Float32Array.from(ENTRIES.flatMap((entry) => entry.slice(1).map((w) => Number(w) / SCALE)));

/** What a text is taken for, and how surely (0–1). */
export interface IntentGuess {
  readonly intent: InquiryIntent;
  readonly sure: number;
}

/**
 * What a linear model of the words takes the text for: it knows the phrasings no rule lists. Learned from
 * the corpus by .ci/intent-model.mjs; its table is part of the code, so the same text gives the same answer.
 *
 * @param text normalised
 */
export function guessIntent(text: string): IntentGuess {
  const classes = INTENT_CLASSES.length;
  const sums = new Float64Array(classes);
  const seen = new Set<number>();
  eachIntentPiece(text, (piece) => {
    const at = INDEX.get(piece);
    if (at === undefined || seen.has(at)) return;
    seen.add(at);
    for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] ?? 0) + (WEIGHTS[at * classes + k] ?? 0);
  });
  const scale = 1 / Math.sqrt(Math.max(1, seen.size));
  const powers = [...sums].map((sum, k) => Math.exp(sum * scale + (INTENT_BIAS[k] ?? 0)));
  const all = powers.reduce((a, b) => a + b, 0);
  const best = powers.indexOf(Math.max(...powers));
  return { intent: INTENT_CLASSES[best] ?? 'other', sure: (powers[best] ?? 0) / all };
}
