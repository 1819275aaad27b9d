// Learns the words of each intent from the corpus and writes needs/intent-model.generated.ts.
// Deterministic: the same corpus gives the same table. With --check it writes nothing and fails when the table is stale.
// Usage: node .ci/intent-model.mjs [--check | --without set,set]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { shuffled } from './shuffled.mjs';

const require = createRequire(import.meta.url);
const { transformSync } = require('@swc/core');
require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};

const PARSE = join(import.meta.dirname, '../libs/capture/src/parse');
const CLASSES = ['demand', 'supply', 'spam', 'opt_out', 'privacy_request', 'other'];
const PIECES = 4800;
const EPOCHS = 40;
const SCALE = 32;
const { normalizeText } = require(join(PARSE, 'text/normalize.policy.ts'));
const { eachIntentPiece } = require(join(PARSE, 'needs/intent-features.policy.ts'));
const check = process.argv.includes('--check');
const left = new Set((process.argv[3] ?? '').split(','));

function corpus() {
  const rows = [];
  const skip = /^(?:example|demands|phrases|places|areas|blind-|examples-)/;
  for (const file of readdirSync(join(PARSE, 'corpus')).sort()) {
    if (!file.endsWith('.spec-data.ts') || skip.test(file) || left.has(file.replace('.spec-data.ts', '')))
      continue;
    const [texts] = Object.values(require(join(PARSE, 'corpus', file)));
    for (const [text, expected] of texts) rows.push([text, expected.intent ?? 'demand']);
  }
  const [examples] = Object.values(require(join(PARSE, 'corpus/examples.spec-data.ts')));
  for (const [text, expected] of examples) rows.push([text, expected.intent ?? 'demand']);
  const given = JSON.parse(readFileSync(join(PARSE, 'corpus/given-examples.spec-data.json'), 'utf8'));
  for (const { text, expected } of given) rows.push([text, expected.intent ?? 'demand']);
  const [demands] = Object.values(require(join(PARSE, 'corpus/demands.spec-data.ts')));
  for (const text of demands) rows.push([text, 'demand'], [text, 'demand']);
  const [places] = Object.values(require(join(PARSE, 'corpus/places.spec-data.ts')));
  for (const text of places) rows.push([text.replace(/\[[+-]([^\]]+)\]/g, '$1'), 'demand']);
  const [phrases] = Object.values(require(join(PARSE, 'corpus/phrases.spec-data.ts')));
  for (const [intent, texts] of Object.entries(phrases)) for (const text of texts) rows.push([text, intent]);
  return rows.map(([text, intent]) => {
    const pieces = new Set();
    eachIntentPiece(normalizeText(text), (piece) => pieces.add(piece));
    return { pieces, of: CLASSES.indexOf(intent) };
  });
}

function learn(rows, vocabulary) {
  const weights = CLASSES.map(() => new Float64Array(vocabulary.size));
  const bias = new Float64Array(CLASSES.length);
  const count = CLASSES.map((_, k) => rows.filter((row) => row.of === k).length);
  const rarity = count.map((n) => Math.min(6, count[0] / n / 2));
  const known = rows.map((row) => ({
    ...row,
    at: [...row.pieces].map((p) => vocabulary.get(p)).filter((i) => i !== undefined),
  }));
  let rate = 0.5;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1, rate *= 0.93) {
    for (const { at, of } of shuffled(known, epoch + 1)) {
      const norm = 1 / Math.sqrt(Math.max(1, at.length));
      const powers = CLASSES.map((_, k) =>
        Math.exp(bias[k] + at.reduce((sum, i) => sum + weights[k][i], 0) * norm),
      );
      const all = powers.reduce((a, b) => a + b, 0);
      for (let k = 0; k < CLASSES.length; k += 1) {
        const step = (powers[k] / all - (k === of ? 1 : 0)) * rarity[of] * rate;
        if (Math.abs(step) < 1e-4) continue;
        bias[k] -= step * 0.1;
        for (const i of at) weights[k][i] -= step * norm + rate * 1e-4 * weights[k][i];
      }
    }
  }
  return { weights, bias };
}

const rows = corpus();
const frequency = new Map();
for (const { pieces } of rows)
  for (const piece of pieces) frequency.set(piece, (frequency.get(piece) ?? 0) + 1);
const usable = [...frequency]
  .filter(([piece, n]) => n >= 2 && !/[ |'\\]/.test(piece))
  .map(([piece]) => piece)
  .sort();
const first = learn(rows, new Map(usable.map((piece, i) => [piece, i])));
const telling = usable
  .map((piece, i) => [Math.max(...first.weights.map((w) => Math.abs(w[i]))), piece])
  .sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1))
  .slice(0, PIECES)
  .map(([, piece]) => piece)
  .sort();
const model = learn(rows, new Map(telling.map((piece, i) => [piece, i])));
const entries = telling.map(
  (piece, i) => `${piece} ${model.weights.map((w) => Math.round(w[i] * SCALE)).join(' ')}`,
);
const lines = [];
for (let i = 0; i < entries.length; i += 16) lines.push(`  '${entries.slice(i, i + 16).join('|')}',`);
const target = join(PARSE, 'needs/intent-model.generated.ts');
const table = `import type { InquiryIntent } from '../inquiry-fields';

// Learned from the corpus by .ci/intent-model.mjs. Do not edit by hand.
export const INTENT_CLASSES: readonly InquiryIntent[] = [${CLASSES.map((c) => `'${c}'`).join(', ')}];
export const INTENT_BIAS: readonly number[] = [${[...model.bias].map((b) => b.toFixed(4)).join(', ')}];
/** Pieces of text, each with its weight for every class, parted by |. */
export const INTENT_PIECES: readonly string[] = [
${lines.join('\n')}
];
`;
if (!check) {
  writeFileSync(target, table);
  console.log(`${rows.length} texts, ${telling.length} pieces`);
} else if (readFileSync(target, 'utf8') !== table) {
  console.error('intent-model.generated.ts is stale: run npm run generate and commit it.');
  process.exitCode = 1;
}
