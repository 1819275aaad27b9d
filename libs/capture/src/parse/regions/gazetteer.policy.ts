import { REGION_TREE } from './region-names.generated';
import { AMBIGUOUS_NAMES, BROAD_REGIONS, TOWNS, ZONES } from './region.table';

export type Level = 'province' | 'city' | 'district' | 'town' | 'zone' | 'broad';

/** A name of the tables where it stands. */
export interface ListedName {
  readonly name: string;
  readonly level: Level;
}

const LEVEL_BY_NAME = new Map<string, Level>();
/** Cities and provinces a name lies in; one name may lie in several. */
const PARENTS = new Map<string, Set<string>>();
const AMBIGUOUS: ReadonlySet<string> = new Set(AMBIGUOUS_NAMES);

function lies(name: string, within: string): void {
  if (name === within) return;
  PARENTS.set(name, (PARENTS.get(name) ?? new Set()).add(within));
}

function readTree(): void {
  const cities: string[] = [];
  const provinces: string[] = [];
  for (const line of REGION_TREE) {
    const [province = '', list = ''] = line.split(':');
    provinces.push(province);
    for (const part of list.split(';')) {
      const [city = '', ...districts] = part.split(' ');
      if (city === '') continue;
      if (city !== '-') cities.push(city);
      if (city !== '-') lies(city, province);
      for (const district of districts) {
        LEVEL_BY_NAME.set(district, 'district');
        lies(district, province);
        if (city !== '-') lies(district, city);
      }
    }
  }
  for (const town of TOWNS) LEVEL_BY_NAME.set(town, 'town');
  for (const city of cities) LEVEL_BY_NAME.set(city, 'city');
  for (const province of provinces) LEVEL_BY_NAME.set(province, 'province');
  for (const zone of ZONES) LEVEL_BY_NAME.set(zone, 'zone');
  for (const broad of BROAD_REGIONS) LEVEL_BY_NAME.set(broad, 'broad');
}

readTree();

/** The longest name that begins with a character. */
const LONGEST_FROM = new Map<string, number>();
for (const name of LEVEL_BY_NAME.keys())
  LONGEST_FROM.set(name.charAt(0), Math.max(name.length, LONGEST_FROM.get(name.charAt(0)) ?? 0));

/** The longest listed name that starts at `at`. */
export function placeNameAt(text: string, at: number): ListedName | null {
  const longest = LONGEST_FROM.get(text.charAt(at)) ?? 0;
  for (let length = longest; length >= 2; length -= 1) {
    const name = text.slice(at, at + length);
    const level = name.length === length ? LEVEL_BY_NAME.get(name) : undefined;
    if (level !== undefined) return { name, level };
  }
  return null;
}

/** True for the short name of a province, city, county or district. */
export function isPlaceName(name: string): boolean {
  return LEVEL_BY_NAME.has(name);
}

/** True for the name of a county, district or city with what it is: 平阳县, 惠山区. */
export function isDivision(name: string): boolean {
  const bare = name.slice(0, -1);
  return /[县区市旗]$/.test(name) && (isPlaceName(bare) || (name.length === 2 && isPlaceName(name)));
}

/** True for names that are ordinary words as well. */
export function isAmbiguousPlace(name: string): boolean {
  return AMBIGUOUS.has(name);
}

/** True when one lies in the other: 锡山 in 无锡, 无锡 in 江苏. */
export function liesIn(name: string, within: string): boolean {
  return PARENTS.get(name)?.has(within) === true;
}

/** True for two districts of one city. */
export function areNeighbours(a: string, b: string): boolean {
  if (a === b) return false;
  for (const parent of PARENTS.get(a) ?? [])
    if (LEVEL_BY_NAME.get(parent) === 'city' && liesIn(b, parent)) return true;
  return false;
}

/** True when both lie in some city or province that is the same, or when one of them lies nowhere. */
export function mayBeNear(a: string, b: string): boolean {
  const [ofA, ofB] = [PARENTS.get(a), PARENTS.get(b)];
  if (ofA === undefined || ofB === undefined) return true;
  return [...ofA].some((parent) => ofB.has(parent));
}

/** Every name of the tables, in their order. */
export function placeNames(): readonly string[] {
  return [...LEVEL_BY_NAME.keys()];
}

/** How far down a listed name is; null for one that no table has. */
export function levelOf(name: string): Level | null {
  return LEVEL_BY_NAME.get(name) ?? null;
}

/** From the whole country down to a town. */
export function rankOf(level: Level): number {
  return { broad: 0, province: 1, city: 2, district: 3, zone: 3.5, town: 4 }[level];
}
