import { linearWeights } from '../text/linear-weights.policy';
import { areaFeatures } from './area-features.policy';
import type { AreasOfText } from './area-features.policy';
import { AREA_BIAS, AREA_WEIGHTS } from './area-model.generated';

const weigh = linearWeights(AREA_BIAS, AREA_WEIGHTS);

/**
 * How surely each size is one that the writer wants rather than the one they have: above 0 rather yes. Learned from
 * the corpus by .ci/place-model.mjs, like the places.
 */
export function weighAreas(areas: AreasOfText): number[] {
  return areaFeatures(areas).map(weigh);
}
