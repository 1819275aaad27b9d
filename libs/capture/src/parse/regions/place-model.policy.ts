import { linearWeights } from '../text/linear-weights.policy';
import { featuresOf } from './place-groups.policy';
import type { PlacesOfText } from './place-groups.policy';
import { PLACE_BIAS, PLACE_WEIGHTS } from './place-model.generated';

const weigh = linearWeights(PLACE_BIAS, PLACE_WEIGHTS);

/**
 * How surely each group of places is where the writer wants to be, rather than where they are, come from, sell to or
 * refuse to go: above 0 rather yes. A linear model of what stands around them, learned from the corpus by
 * .ci/place-model.mjs; its table is part of the code, so the same text gives the same answer.
 */
export function weighPlaces(places: PlacesOfText): number[] {
  return featuresOf(places).map(weigh);
}
