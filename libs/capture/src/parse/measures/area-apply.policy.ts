import type { ParsedFields } from '../inquiry-fields';
import { offersSpace } from '../needs/intent.policy';
import type { ParseNotes } from '../text/claims.policy';
import { combineAreas } from './area-combine.policy';
import { SQM_PER } from './area-units.policy';
import type { FoundArea } from './found-area';

/** More than a square kilometre of building, or land beyond 15 km², is likely a slip (domain.md 2.3). */
const IMPLAUSIBLE_SQM = { building: 1e6, land: 1.5e7 } as const;
const TINY_SQM = 10;

function isLandNeed(fields: ParsedFields): boolean {
  return fields.needType === 'buy_land' || fields.needType === 'rent_land';
}

/** "三层共6600平，可分租，每层2200": a landlord's smallest part. */
function smallestPart(text: string, areas: readonly FoundArea[], whole: FoundArea): number | null {
  if (whole.min === null || !/分租|分层|分割|零租|可分/.test(text)) return whole.min;
  const parts = areas
    .filter((a) => a.unit === whole.unit && a.role === whole.role)
    .map((a) => a.min ?? whole.min ?? 0);
  return Math.min(whole.min, ...parts);
}

/** Writes the size that is asked for, or offered, into the fields with its span; answers it. */
export function applyArea(
  notes: ParseNotes,
  fields: ParsedFields,
  areas: readonly FoundArea[],
): FoundArea | null {
  const whole = areas.filter((a) => !a.part);
  const usable = whole.length > 0 ? whole : areas;
  const offers = offersSpace(notes.text);
  const wanted = isLandNeed(fields) && !offers ? 'land' : 'building';
  const chosen = usable.filter((a) => a.role === wanted);
  const area = combineAreas(notes.text, chosen.length > 0 ? chosen : usable);
  if (area === null) return null;
  fields.areaMin = offers ? smallestPart(notes.text, usable, area) : area.min;
  fields.areaMax = area.max;
  fields.areaUnit = area.unit;
  notes.span(area.min === null ? 'areaMax' : 'areaMin', area.start, area.end, 0.92);
  const land = usable.find((a) => a.unit === 'mu' && a !== area);
  if ((offers || !isLandNeed(fields)) && land !== undefined && area.role === 'building') {
    fields.landMuMin = offers ? smallestPart(notes.text, areas, land) : land.min;
    fields.landMuMax = land.max;
    notes.span('landMuMin', land.start, land.end, 0.85);
  }
  const size = (area.max ?? area.min ?? 0) * SQM_PER[area.unit];
  if (size > IMPLAUSIBLE_SQM[area.role] || size < TINY_SQM) notes.flags.add('area_implausible');
  return area;
}
