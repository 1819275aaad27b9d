import type { SupplyOffer } from '../../api/supply';
import { formatNumber } from '../../format';

/** What is offered in ㎡; null when nothing is known. */
export function areaText({ areaMinSqm: min, areaMaxSqm: max }: SupplyOffer): string | null {
  if (min === null && max === null) return null;
  if (min === null || max === null || min === max) return formatNumber(min ?? max ?? 0);
  return `${formatNumber(min)}–${formatNumber(max)}`;
}
