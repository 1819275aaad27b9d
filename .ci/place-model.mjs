// Learns from the corpus where people want to be and where they only are, and writes regions/place-model.generated.ts and,
// for English texts, how every place is spelt. Deterministic: the same corpus gives the same tables.
// With --check it writes nothing and fails when a table is stale.
// Usage: node .ci/place-model.mjs [--check | --without set,set]
import { pinyin } from 'pinyin-pro';
import {
  annotatedTexts,
  COMPLETE,
  finish,
  parserModules,
  settle,
  unmarked,
  writeTable,
} from './mention-models.mjs';

/** What the parser found in the text it read last; the model that is being learned stands aside. */
let seen = null;
const module = parserModules({
  'regions/place-model.policy.ts': {
    weighPlaces: (places) => {
      seen = places;
      return places.groups.map(() => 1);
    },
  },
});

const { placeNames, liesIn } = module('regions/gazetteer.policy.ts');
const spellings = placeNames().map((name) =>
  pinyin(name, { toneType: 'none', type: 'array', v: true })
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/g, ''),
);
settle(
  'regions/place-spellings.generated.ts',
  `// Written by .ci/place-model.mjs. Do not edit by hand.
/** How the names of the tables are spelt in latin letters, in the order of the tables. */
export const PLACE_SPELLINGS =
  '${spellings.join(' ')}'; // prettier-ignore
`,
);

const { parseInquiry } = module('parse-inquiry.policy.ts');
const { featuresOf, groupPlaces } = module('regions/place-groups.policy.ts');
const { findPlaces } = module('regions/place-finder.policy.ts');
const { ParseNotes } = module('text/claims.policy.ts');
const { findLabels } = module('text/labels.policy.ts');
const { normalizeText } = module('text/normalize.policy.ts');

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

function corpusRows() {
  const rows = [];
  for (const { set, text, expected } of annotatedTexts(module)) {
    if ((expected.intent ?? 'demand') !== 'demand') continue;
    if (expected.region === undefined && !COMPLETE.test(set)) continue;
    seen = null;
    const { intent } = parseInquiry(text, { today: '2026-12-01' });
    if (seen === null || (intent !== 'demand' && !COMPLETE.test(set))) continue;
    const normal = seen.text;
    addRows(rows, text, (place) => isAnnotated(normal, place, expected.region ?? []));
  }
  return rows;
}

/** The phrases that say themselves which places are wanted. */
function phraseRows() {
  const rows = [];
  for (const phrase of module('corpus/places.spec-data.ts').PLACES) {
    const { text, marks } = unmarked(phrase);
    const normal = normalizeText(text);
    const groups = groupPlaces(normal, findPlaces(new ParseNotes(text, normal)));
    seen = { text: normal, groups, labels: findLabels(normal, text) };
    addRows(rows, text, (place) => {
      const mark = marks.find(({ start, end }) => start < place.end && end > place.start);
      return mark === undefined ? null : Number(mark.wanted);
    });
  }
  return rows;
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

finish(
  writeTable([...corpusRows(), ...phraseRows()], {
    path: 'regions/place-model.generated.ts',
    name: 'PLACE',
    features: 4000,
    refine: tellingOnly,
    about: 'What may stand around a place',
  }),
);
