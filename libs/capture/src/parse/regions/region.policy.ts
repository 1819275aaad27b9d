import type { ParsedFields } from '../inquiry-fields';
import type { ParseNotes } from '../text/claims.policy';
import type { LabelledPart } from '../text/labels.policy';
import { liesIn, rankOf } from './gazetteer.policy';
import { findPlaces } from './place-finder.policy';
import type { Place } from './place';
import { groupPlaces } from './place-groups.policy';
import type { PlaceGroup } from './place-groups.policy';
import { weighPlaces } from './place-model.policy';
import { isTownOf } from './towns.policy';
import { labelledRegions, MOST_REGIONS } from './region-labelled.policy';
import { isLeft, isMovedTo, isRefused, isRuledOut, isWantedPlace } from './region-wanted.policy';

/** Who seeks space and names places mostly names one that they want: the likeliest, unless all are most unlikely. */
const LEAST_SURE = -1.2;
/** Beside a form's own line of places another must be told clearly. */
const BESIDE_FORM = 1.5;

/**
 * Where the person wants to be: neighbouring names become one place (无锡惠山), 周边 stays with it, what
 * the firm leaves or refuses is left out, and so is a province or city of which narrower places are named.
 * A district's name without 县 or 区 counts where a place is expected or beside another of its city.
 */
export function readRegions(notes: ParseNotes, fields: ParsedFields, labels: readonly LabelledPart[]): void {
  const { text } = notes;
  const regions: string[] = [];
  const wanted = fields.intent !== 'supply' ? wantedPlaces(notes, labels) : offeredPlaces(notes);
  for (const place of wanted) notes.claim(place.start, place.end);
  for (const place of wanted) {
    if (isNarrowed(text, place, wanted)) continue;
    const name = place.written ?? text.slice(place.start, place.end).replace(/\s/g, '');
    if (regions.includes(name) || regions.length >= MOST_REGIONS) continue;
    regions.push(name);
    notes.span('region', place.start, place.end, place.explicit ? 0.9 : 0.75);
  }
  const listed = labelledRegions(notes, labels, regions);
  if (listed !== null) regions.splice(0, regions.length, ...listed);
  if (regions.length > 0) fields.region = regions;
}

/** Of the places of one who seeks, those where they seek. */
function wantedPlaces(notes: ParseNotes, labels: readonly LabelledPart[]): Place[] {
  const groups = groupPlaces(notes.text, findPlaces(notes));
  const weights = weighPlaces({ text: notes.text, groups, labels });
  const isListed = (group: PlaceGroup): boolean =>
    labels.some((part) => part.kind === 'region' && part.start <= group.start && part.end >= group.end);
  const form = groups.some(isListed);
  const wanted = groups.filter(
    (group, i) => (weights[i] ?? 0) > (form && !isListed(group) ? BESIDE_FORM : 0),
  );
  if (wanted.length === 0) {
    const likeliest = groups[weights.indexOf(Math.max(...weights))];
    const sure = Math.max(...weights) > LEAST_SURE;
    if (sure && likeliest?.places.every((place) => !isRuledOut(notes.text, place)) === true)
      wanted.push(likeliest);
  }
  const refused = new Set(
    groups.flatMap((group) =>
      group.places.filter((place) => isRefused(notes.text, place)).map((place) => place.name),
    ),
  );
  return wanted
    .flatMap((group) => group.places)
    .filter((place) => !isRefused(notes.text, place) && !(refused.has(place.name) && !place.explicit));
}

/** Of one who offers: all but those they only come from. */
function offeredPlaces(notes: ParseNotes): Place[] {
  const { text } = notes;
  const named = findPlaces(notes).filter(
    (place) => place.expected === true && isWantedPlace(text, place.start, place.end),
  );
  const moves = named.some((place) => isMovedTo(text, place.start));
  return named.filter((place) => !(moves && isLeft(text, place.start)));
}

/** "成都这边…，龙泉驿或者新都": the narrower names say it better. */
function isNarrowed(text: string, place: Place, all: readonly Place[]): boolean {
  if (rankOf(place.level) > 3 || place.seat === true) return false;
  return all.some(
    (other) =>
      other !== place &&
      !isAlternative(text, place, other) &&
      rankOf(other.level) > rankOf(place.level) &&
      (liesIn(other.name, place.name) ||
        isTownOf(other.name, place.name) ||
        (other.within === place.name && rankOf(place.level) <= 2) ||
        (place.level === 'broad' && other.start > place.end)),
  );
}

/** "廊坊或者固安": both will do. */
function isAlternative(text: string, place: Place, other: Place): boolean {
  if (place.level === 'broad') return /^(?:都|均|皆)[可行]/.test(text.slice(place.end));
  const [first, second] = place.start < other.start ? [place, other] : [other, place];
  const between = text.slice(first.end, second.start);
  if (/^\s?(?:[、/]|或者?|或是|还是)\s?$/.test(between)) return true;
  return (
    /^[\s,，、]{1,2}$/.test(between) && /^(?:也[行可中能好]|都[行可看能中]|均可)/.test(text.slice(second.end))
  );
}
