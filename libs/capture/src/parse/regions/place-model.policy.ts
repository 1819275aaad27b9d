import { featuresOf } from './place-groups.policy';
import type { PlacesOfText } from './place-groups.policy';
import { PLACE_BIAS, PLACE_WEIGHTS } from './place-model.generated';

const SCALE = 32;
const WEIGHTS: ReadonlyMap<string, number> = new Map(
  PLACE_WEIGHTS.flatMap((line) => line.split('|')).map((entry) => {
    const cut = entry.lastIndexOf('`');
    return [entry.slice(0, cut), Number(entry.slice(cut + 1)) / SCALE] as const;
  }),
);

/**
 * How surely each group of places is where the writer wants to be, rather than where they are, come from, sell to or
 * refuse to go: above 0 rather yes. A linear model of what stands around them, learned from the corpus by
 * .ci/place-model.mjs; its table is part of the code, so the same text gives the same answer.
 */
export function weighPlaces(places: PlacesOfText): number[] {
  return featuresOf(places).map((features) => {
    const known = features.map((feature) => WEIGHTS.get(feature)).filter((weight) => weight !== undefined);
    const sum = known.reduce((a, b) => a + b, 0);
    return PLACE_BIAS + sum / Math.sqrt(Math.max(1, known.length));
  });
}
