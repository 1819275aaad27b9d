// What the learners of mentions (places, sizes) share: reading TypeScript, the corpus, logistic regression, the tables.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { shuffled } from './shuffled.mjs';

const load = createRequire(import.meta.url);
const { transformSync } = load('@swc/core');
const SCALE = 32;
const EPOCHS = 30;
const SMALLEST = 2;

export const PARSE = join(import.meta.dirname, '../libs/capture/src/parse');
export const check = process.argv.includes('--check');
const left = new Set((process.argv[process.argv.indexOf('--without') + 1] ?? '').split(','));

/** Sets in which a text without a field names none; in older ones not every field is annotated. */
export const COMPLETE = /^twent/;

/**
 * Loads a module of the parser.
 *
 * @param standIns what stands in for a module while its table is being learned, by its path within the parser
 */
export function parserModules(standIns) {
  load.extensions['.ts'] = (module, file) => {
    const name = Object.keys(standIns).find((path) => file === join(PARSE, path));
    if (name !== undefined) {
      module.exports = standIns[name];
      return;
    }
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      filename: file,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    module._compile(code, file);
  };
  return (path) => load(join(PARSE, path));
}

/** Every annotated text with the name of its set. */
export function annotatedTexts(module) {
  const skip = /^(?:example|demands|phrases|places|areas|blind-|examples-)/;
  return readdirSync(join(PARSE, 'corpus'))
    .filter((file) => file.endsWith('.spec-data.ts') && !skip.test(file))
    .sort()
    .flatMap((file) => {
      const set = file.replace('.spec-data.ts', '');
      if (left.has(set)) return [];
      const [texts] = Object.values(module(`corpus/${file}`));
      return texts.map(([text, expected]) => ({ set, text, expected }));
    });
}

/** A phrase without its marks, and where they stood: [+wanted], [-not]. */
export function unmarked(phrase) {
  let text = '';
  const marks = [];
  for (const part of phrase.split(/(\[[+-][^\]]+\])/)) {
    const marked = /^\[([+-])(.+)\]$/s.exec(part);
    if (marked !== null)
      marks.push({ start: text.length, end: text.length + marked[2].length, wanted: marked[1] === '+' });
    text += marked?.[2] ?? part;
  }
  return { text, marks };
}

const stale = [];

/** Writes a generated file, or remembers that it is stale. */
export function settle(path, content) {
  const target = join(PARSE, path);
  if (readFileSync(target, 'utf8') === content) return;
  if (check) stale.push(path);
  else writeFileSync(target, content);
}

/** Says which tables are stale, if any. */
export function finish(summary) {
  if (stale.length > 0) {
    console.error(`${stale.join(', ')}: stale, run npm run generate and commit.`);
    process.exitCode = 1;
  } else if (!check) console.log(summary);
}

/** Logistic regression by steps, its weights kept small. */
function learnWeights(rows, vocabulary) {
  const weights = new Float64Array(vocabulary.size);
  let bias = 0;
  let rate = 0.5;
  const known = rows.map(({ features, wanted }) => ({
    wanted,
    at: features.map((feature) => vocabulary.get(feature)).filter((i) => i !== undefined),
  }));
  for (let epoch = 0; epoch < EPOCHS; epoch += 1, rate *= 0.92) {
    for (const { at, wanted } of shuffled(known, epoch + 1)) {
      const norm = 1 / Math.sqrt(Math.max(1, at.length));
      const sum = bias + at.reduce((total, i) => total + weights[i], 0) * norm;
      const step = (1 / (1 + Math.exp(-sum)) - Number(wanted)) * rate;
      if (Math.abs(step) < 1e-4) continue;
      bias -= step * 0.1;
      for (const i of at) weights[i] -= step * norm + rate * 1e-3 * weights[i];
    }
  }
  const weigh = (features) => {
    const at = features.map((feature) => vocabulary.get(feature)).filter((i) => i !== undefined);
    return bias + at.reduce((total, i) => total + weights[i], 0) / Math.sqrt(Math.max(1, at.length));
  };
  return { weights, bias, weigh };
}

/**
 * Learns which rows are wanted and writes the table.
 *
 * @param rows features and wanted of each
 * @param options.refine drops rows after a first round, by what it weighs them
 */
export function writeTable(all, { path, name, features, refine, about }) {
  const frequency = new Map();
  for (const row of all)
    for (const feature of row.features) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  const usable = [...frequency]
    .filter(([feature, n]) => n >= SMALLEST && !/[|`'\\\n]/.test(feature))
    .map(([feature]) => feature)
    .sort();
  const full = new Map(usable.map((feature, i) => [feature, i]));
  const rows = refine === undefined ? all : refine(all, learnWeights(all, full).weigh);
  const second = learnWeights(rows, full);
  const telling = usable
    .map((feature, i) => [Math.abs(second.weights[i]), feature])
    .sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1))
    .slice(0, features)
    .map(([, feature]) => feature)
    .sort();
  const { weights, bias } = learnWeights(rows, new Map(telling.map((feature, i) => [feature, i])));
  const entries = telling.map((feature, i) => `${feature}\`${Math.round(weights[i] * SCALE)}`);
  const lines = [];
  for (let i = 0; i < entries.length; i += 24) lines.push(`  '${entries.slice(i, i + 24).join('|')}',`);
  settle(
    path,
    `// Learned from the corpus by .ci. Do not edit by hand.
export const ${name}_BIAS = ${bias.toFixed(4)};
/** ${about}, each with its weight for being wanted, parted by |. */
export const ${name}_WEIGHTS: readonly string[] = [
${lines.join('\n')}
];
`,
  );
  return `${rows.length} rows, ${telling.length} features`;
}
