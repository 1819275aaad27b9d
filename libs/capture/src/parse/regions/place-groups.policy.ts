import type { LabelledPart } from '../text/labels.policy';
import { eachCue } from '../text/cues.policy';
import { eachNeighbour, surroundings } from '../text/surroundings.policy';
import type { Surroundings } from '../text/surroundings.policy';
import type { Place } from './place';
import { isRuledOut, isRuledIn } from './region-wanted.policy';

/** Places named in one breath (睢宁、沛县; 昆山或太仓): all of them are wanted, or none. */
export interface PlaceGroup {
  readonly places: readonly Place[];
  readonly start: number;
  readonly end: number;
}

const JOINT =
  /^\s?(?:[、/和及或跟与同&+|]|或者是?|或是|还是|以及|抑或|要么|、或|,或者?|\s|\n[-*·]?\s?|(?:, ?)?(?:or|and|and\/or)(?: (?:in|at|near|around|to))?|或\/)?\s?$/i;

/** Groups the places of a text; what parts two of one group is nothing but a mark of a list. */
export function groupPlaces(text: string, places: readonly Place[]): PlaceGroup[] {
  const groups: { places: Place[]; start: number; end: number }[] = [];
  for (const place of places) {
    const last = groups.at(-1);
    if (last !== undefined && place.start - last.end <= 10 && JOINT.test(text.slice(last.end, place.start))) {
      last.places.push(place);
      last.end = place.end;
    } else groups.push({ places: [place], start: place.start, end: place.end });
  }
  return groups;
}

/** A text with what it says about its places. */
export interface PlacesOfText {
  readonly text: string;
  readonly groups: readonly PlaceGroup[];
  readonly labels: readonly LabelledPart[];
}

/** What a group is known by: what stands around it, its place in the text, how it is named. */
export function featuresOf({ text, groups, labels }: PlacesOfText): string[][] {
  const around = surroundings(text, groups);
  return groups.map((group, i) => featuresOfGroup(text, groups, labels, around, group, i));
}

function featuresOfGroup(
  text: string,
  groups: readonly PlaceGroup[],
  labels: readonly LabelledPart[],
  around: Surroundings,
  group: PlaceGroup,
  i: number,
): string[] {
  const found = new Set<string>();
  const take = (feature: string): void => {
    if (!/[|`\\]/.test(feature)) found.add(feature);
  };
  eachNeighbour(around, around.at[i] ?? 0, take);
  eachCue(text, group.start, group.end, take);
  const [first] = group.places;
  const joined = text.slice(group.start, group.end);
  const size = Math.min(3, group.places.length);
  take(`!n${size}`);
  if (size > 1) take(/或|\bor\b|还是|要么/i.test(joined) ? '!or' : /[、/]/.test(joined) ? '!list' : '!and');
  take(`!of${Math.min(4, groups.length)}`);
  const order = `${i === 0 ? 'first' : ''}${i === groups.length - 1 ? 'last' : ''}`;
  take(`!${order}`);
  take(`!${order}${Math.min(4, groups.length)}`);
  if (groups.some((other) => other !== group && other.places.length > group.places.length)) take('!smaller');
  if (
    groups.length > 1 &&
    groups.every((other) => other === group || other.places.length < group.places.length)
  )
    take('!largest');
  take(`!head${group.start < 3}of${Math.min(3, groups.length)}`);
  take(`!level${first?.level ?? ''}`);
  take(`!expected${group.places.some((place) => place.expected === true)}`);
  take(`!far${Math.min(3, Math.floor(group.start / 60))}`);
  const label = labels.find((part) => part.start <= group.start && part.end >= group.end);
  if (label !== undefined) take(`!in${label.kind}`);
  if (labels.length > 3) take(`!form${label?.kind ?? ''}`);
  if (/\([^()\n]{0,30}$/.test(text.slice(Math.max(0, group.start - 30), group.start))) take('!brackets');
  if (group.places.every((place) => isRuledOut(text, place))) take('!no');
  if (group.places.some((place) => isRuledIn(text, place))) take('!to');
  return [...found];
}
