import { parseInquiry } from './parse-inquiry.policy';
import { REGION_TREE } from './regions/region-names.generated';
import { isAmbiguousPlace } from './regions/gazetteer.policy';
import { TOWN_TREE } from './regions/town-names.generated';

const regionOf = (text: string): readonly string[] =>
  parseInquiry(text, { today: '2026-12-01' }).fields.region ?? [];

/** Every city and county with its city, one in `step`. */
function counties(step: number): { city: string; county: string }[] {
  const all = REGION_TREE.flatMap((line) => {
    const [province = '', list = ''] = line.split(':');
    return list.split(';').flatMap((part) => {
      const [city = '', ...names] = part.split(' ');
      return names.map((county) => ({ city: city === '-' ? province : city, county }));
    });
  });
  return all.filter(({ city, county }, i) => i % step === 0 && city !== county && county !== '城区');
}

/** How a place is named in a text, and what is to be read of it. */
const itself = (place: string): string => place;
const WAYS: readonly (readonly [way: string, textOf: typeof itself, wanted?: typeof itself])[] = [
  ['as the last words', (place) => `求租厂房3000平，层高8米，${place}`],
  ['as the first words', (place) => `${place}，租厂房3000平，年税80万`],
  ['after 在', (place) => `在${place}找3000平厂房，做五金的`],
  ['as where land is wanted', (place) => `想在${place}买地20亩，建厂房`],
  ['with what lies around it', (place) => `高标库 5000平 ${place}周边`, (place) => `${place}周边`],
  ['before the verb', (place) => `${place}租厂房3000平米`],
  ['on a line of its own', (place) => `需求：租厂房\n面积：3000平\n区域：${place}\n电话：13800000128`],
  ['with 落地', (place) => `计划明年在${place}落地，厂房3000平`],
];

describe.each(WAYS.map(([way, textOf, wanted = itself]) => ({ way, textOf, wanted })))(
  'a place named $way',
  ({ textOf, wanted }) => {
    const missed = (places: readonly string[]): string[] =>
      places.filter((place) => regionOf(textOf(place)).join('|') !== wanted(place));

    it('is read wherever it lies: counties with their city', () => {
      const places = counties(7).map(({ city, county }) => city + county);
      const wrong = missed(places);
      expect(places.length).toBeGreaterThan(350);
      expect({ wrong, few: wrong.length <= places.length * 0.01 }).toEqual({ wrong, few: true });
    });

    it('is read wherever it lies: counties alone whose names are no other words', () => {
      const places = counties(7)
        .map(({ county }) => county)
        .filter((county) => !isAmbiguousPlace(county));
      const wrong = missed(places);
      expect({ wrong, few: wrong.length <= places.length * 0.02 }).toEqual({ wrong, few: true });
    });
  },
);

it('a town is read with its county, wherever it lies', () => {
  const named = TOWN_TREE.filter((_line, i) => i % 9 === 0).flatMap((line) => {
    const [county = '', towns = ''] = line.split(':');
    return isAmbiguousPlace(county) ? [] : [county + (towns.split(' ')[2] ?? '')];
  });
  const wrong = named.filter((place) => regionOf(`想在${place}租厂房3000平`).join('|') !== place);
  expect(named.length).toBeGreaterThan(250);
  expect({ wrong, few: wrong.length <= named.length * 0.05 }).toEqual({ wrong, few: true });
});
