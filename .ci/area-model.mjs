// Learns from the corpus which of the sizes named are wanted and which the firm has, and writes measures/area-model.generated.ts.
// Deterministic: the same corpus gives the same table. With --check it writes nothing and fails when the table is stale.
// Usage: node .ci/area-model.mjs [--check | --without set,set]
import { annotatedTexts, COMPLETE, finish, parserModules, unmarked, writeTable } from './mention-models.mjs';

/** What the parser found in the text it read last; the model that is being learned stands aside. */
let seen = null;
const module = parserModules({
  'measures/area-model.policy.ts': {
    weighAreas: (areas) => {
      seen = areas;
      return areas.areas.map(() => 1);
    },
  },
});
const { parseInquiry } = module('parse-inquiry.policy.ts');
const { areaFeatures } = module('measures/area-features.policy.ts');
const { SQM_PER } = module('measures/area-units.policy.ts');
const today = '2026-12-01';

const alike = (a, b) => Math.abs(a - b) <= b * 0.005;

/** The sizes of an annotation, in square metres. */
function annotated({ area, landMuMin, landMuMax, needs = [] }) {
  const bounds = [area ?? [], ...needs.map((need) => [need.areaMin, need.areaMax, need.areaUnit])];
  const sizes = bounds.flatMap(([min, max, unit]) =>
    [min, max].map((size) => (size ?? 0) * (SQM_PER[unit] ?? 1)),
  );
  return [...sizes, (landMuMin ?? 0) * SQM_PER.mu, (landMuMax ?? 0) * SQM_PER.mu].filter((size) => size > 0);
}

function corpusRows() {
  const rows = [];
  for (const { set, text, expected } of annotatedTexts(module)) {
    if ((expected.intent ?? 'demand') !== 'demand') continue;
    const wanted = annotated(expected);
    if (wanted.length === 0 && !COMPLETE.test(set)) continue;
    seen = null;
    parseInquiry(text, { today });
    if (seen === null) continue;
    const sizes = seen.areas.map((area) =>
      [area.min, area.max].filter((size) => size !== null).map((size) => size * SQM_PER[area.unit]),
    );
    const told = sizes.map((own) => own.some((size) => wanted.some((want) => alike(size, want))));
    if (wanted.length > 0 && !told.includes(true)) continue;
    const features = areaFeatures(seen);
    for (const [i, area] of seen.areas.entries()) {
      if (!told[i] && (area.part || area.each || area.floor || area.summed || area.total)) continue;
      if (!told[i] && !area.existing && !COMPLETE.test(set)) continue;
      rows.push({ features: features[i], wanted: told[i] });
    }
  }
  return rows;
}

/** The phrases that say themselves which sizes are wanted. */
function phraseRows() {
  const rows = [];
  for (const phrase of module('corpus/areas.spec-data.ts').AREAS) {
    const { text, marks } = unmarked(phrase);
    seen = null;
    parseInquiry(text, { today });
    if (seen === null) continue;
    const features = areaFeatures(seen);
    for (const [i, area] of seen.areas.entries()) {
      const mark = marks.find(({ start, end }) => start < area.end && end > area.start);
      if (mark !== undefined) rows.push({ features: features[i], wanted: mark.wanted });
    }
  }
  return rows;
}

finish(
  writeTable([...corpusRows(), ...phraseRows()], {
    path: 'measures/area-model.generated.ts',
    name: 'AREA',
    features: 1200,
    about: 'What may stand around a size',
  }),
);
