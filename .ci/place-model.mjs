// Learns from the corpus where people want to be and where they only are, and writes regions/place-model.generated.ts and,
// for English texts, how every place is spelt. Deterministic: the same corpus gives the same tables.
// With --check it writes nothing and fails when a table is stale.
// Usage: node .ci/place-model.mjs [--check | --without set,set]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { transformSync } = require('@swc/core');
const PARSE = join(import.meta.dirname, '../libs/capture/src/parse');
const check = process.argv.includes('--check');
const left = new Set((process.argv[process.argv.indexOf('--without') + 1] ?? '').split(','));
const SCALE = 32;
const FEATURES = 4000;
const EPOCHS = 30;
const SMALLEST = 2;

/** What the parser found in the text it read last; the model that is being learned stands aside. */
let seen = null;
const model = join(PARSE, 'regions/place-model.policy.ts');
require.extensions['.ts'] = (module, file) => {
  if (file === model) {
    module.exports = {
      weighPlaces: (places) => {
        seen = places;
        return places.groups.map(() => 1);
      },
    };
    return;
  }
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};

const stale = [];
function settle(name, content) {
  const target = join(PARSE, 'regions', name);
  const now = readFileSync(target, 'utf8');
  if (now === content) return;
  if (check) stale.push(name);
  else writeFileSync(target, content);
}

const { placeNames, liesIn } = require(join(PARSE, 'regions/gazetteer.policy.ts'));
const { pinyin } = require('pinyin-pro');
const spellings = placeNames().map((name) =>
  pinyin(name, { toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/g, ''),
);
settle(
  'place-spellings.generated.ts',
  `// Written by .ci/place-model.mjs. Do not edit by hand.
/** How the names of the tables are spelt in latin letters, in the order of the tables. */
export const PLACE_SPELLINGS =
  '${spellings.join(' ')}'; // prettier-ignore
`,
);

const { parseInquiry } = require(join(PARSE, 'parse-inquiry.policy.ts'));
const { featuresOf, groupPlaces } = require(join(PARSE, 'regions/place-groups.policy.ts'));
const { findPlaces } = require(join(PARSE, 'regions/place-finder.policy.ts'));
const { ParseNotes } = require(join(PARSE, 'text/claims.policy.ts'));
const { findLabels } = require(join(PARSE, 'text/labels.policy.ts'));
const { normalizeText } = require(join(PARSE, 'text/normalize.policy.ts'));

const bare = (name) =>
  normalizeText(name)
    .replace(/[\s,，、()·-]/g, '')
    .replace(/省|市|自治区|地区|区|县|镇|街道|乡|附近|周边|一带|那边|这边/g, '');

/** 1 wanted, 0 not, null where the annotation does not say (a province of which districts are named). */
function isAnnotated(text, place, regions) {
  const name = bare(place.written ?? text.slice(place.start, place.end));
  if (name === '') return null;
  const wanted = regions.map(bare).filter((region) => region !== '');
  if (wanted.some((region) => region === name || region.endsWith(name) || name.endsWith(region))) return 1;
  const broad = place.level === 'province' || place.level === 'broad';
  if (wanted.some((region) => name.startsWith(region) || (!broad && region.startsWith(name)))) return 1;
  if (wanted.some((region) => region.includes(name))) return null;
  if (place.level === 'broad' && wanted.length > 0) return null;
  return regions.some((region) => holds(normalizeText(region), place.name)) ? null : 0;
}

function holds(region, parent) {
  for (let at = 0; at < region.length; at += 1)
    for (let length = 2; length <= 4; length += 1)
      if (liesIn(region.slice(at, at + length), parent)) return true;
  return false;
}

/** A row for every group of places that all are, or all are not, wanted. */
function addRows(rows, id, isWanted) {
  const features = featuresOf(seen);
  for (const [i, group] of seen.groups.entries()) {
    const told = group.places.map(isWanted).filter((wanted) => wanted !== null && wanted !== undefined);
    const share = told.reduce((a, b) => a + b, 0) / told.length;
    if (told.length === 0 || share === 0.5) continue;
    rows.push({ id, names: group.places.map((p) => p.name), features: features[i], wanted: share > 0.5 });
  }
}

/** Sets in which a text without a region names no wanted one; in older ones regions are not always annotated. */
const COMPLETE = /^twent/;

function corpusRows() {
  const rows = [];
  const skip = /^(?:example|demands|phrases|places|blind-|examples-)/;
  for (const file of readdirSync(join(PARSE, 'corpus')).sort()) {
    const set = file.replace('.spec-data.ts', '');
    if (!file.endsWith('.spec-data.ts') || skip.test(file) || left.has(set)) continue;
    const [texts] = Object.values(require(join(PARSE, 'corpus', file)));
    for (const [text, expected] of texts) {
      if ((expected.intent ?? 'demand') !== 'demand') continue;
      if (expected.region === undefined && !COMPLETE.test(set)) continue;
      seen = null;
      const { intent } = parseInquiry(text, { today: '2026-12-01' });
      if (seen === null || (intent !== 'demand' && !COMPLETE.test(set))) continue;
      const normal = seen.text;
      addRows(rows, text, (place) => isAnnotated(normal, place, expected.region ?? []));
    }
  }
  return rows;
}

/** The phrases that say themselves which places are wanted. */
function phraseRows() {
  const rows = [];
  const { PLACES } = require(join(PARSE, 'corpus/places.spec-data.ts'));
  for (const phrase of PLACES) {
    let text = '';
    const marks = [];
    for (const part of phrase.split(/(\[[+-][^\]]+\])/)) {
      const marked = /^\[([+-])(.+)\]$/s.exec(part);
      if (marked !== null) marks.push([text.length, text.length + marked[2].length, marked[1] === '+']);
      text += marked?.[2] ?? part;
    }
    const normal = normalizeText(text);
    const groups = groupPlaces(normal, findPlaces(new ParseNotes(text, normal)));
    seen = { text: normal, groups, labels: findLabels(normal, text) };
    addRows(rows, text, (place) => {
      const mark = marks.find(([start, end]) => start < place.end && end > place.start);
      return mark === undefined ? null : Number(mark[2]);
    });
  }
  return rows;
}

/** A small generator of its own, so that the order of the rows is the same every time. */
function shuffled(rows, seed) {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return rows
    .map((row) => [next(), row])
    .sort((a, b) => a[0] - b[0])
    .map(([, row]) => row);
}

/** Logistic regression by steps, its weights kept small. */
function learn(rows, vocabulary) {
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

/** Of several mentions of a wanted place only one need say that it is wanted: the one that the model takes for it. */
function tellingOnly(rows, weigh) {
  const byText = Map.groupBy === undefined ? groupBy(rows) : Map.groupBy(rows, (row) => row.id);
  return [...byText.values()].flatMap((ofText) =>
    ofText.flatMap((row) => {
      if (!row.wanted) return [row];
      const own = weigh(row.features);
      const better = ofText.some(
        (other) =>
          other !== row &&
          other.wanted &&
          row.names.every((name) => other.names.includes(name)) &&
          (weigh(other.features) > own ||
            (weigh(other.features) === own && ofText.indexOf(other) > ofText.indexOf(row))),
      );
      if (!better) return [row];
      return own < 0 ? [{ ...row, wanted: false }] : [];
    }),
  );
}

function groupBy(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.id, [...(groups.get(row.id) ?? []), row]);
  return groups;
}

const all = [...corpusRows(), ...phraseRows()];
const frequency = new Map();
for (const { features } of all)
  for (const feature of features) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
const usable = [...frequency]
  .filter(([feature, n]) => n >= SMALLEST && !/[|`'\\\n]/.test(feature))
  .map(([feature]) => feature)
  .sort();
const full = new Map(usable.map((feature, i) => [feature, i]));
const first = learn(all, full);
const rows = tellingOnly(all, first.weigh);
const second = learn(rows, full);
const telling = usable
  .map((feature, i) => [Math.abs(second.weights[i]), feature])
  .sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1))
  .slice(0, FEATURES)
  .map(([, feature]) => feature)
  .sort();
const { weights, bias } = learn(rows, new Map(telling.map((feature, i) => [feature, i])));
const entries = telling.map((feature, i) => `${feature}\`${Math.round(weights[i] * SCALE)}`);
const lines = [];
for (let i = 0; i < entries.length; i += 24) lines.push(`  '${entries.slice(i, i + 24).join('|')}',`);
settle(
  'place-model.generated.ts',
  `// Learned from the corpus by .ci/place-model.mjs. Do not edit by hand.
export const PLACE_BIAS = ${bias.toFixed(4)};
/** What may stand around a place, each with its weight for being wanted, parted by |. */
export const PLACE_WEIGHTS: readonly string[] = [
${lines.join('\n')}
];
`,
);
if (stale.length > 0) {
  console.error(`${stale.join(', ')}: stale, run npm run generate and commit.`);
  process.exitCode = 1;
} else if (!check) console.log(`${rows.length} groups of places, ${telling.length} features`);
