import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PLACES } from '../corpus/places.spec-data';
import { parseInquiry } from '../parse-inquiry.policy';
import { ParseNotes } from '../text/claims.policy';
import { findLabels } from '../text/labels.policy';
import { MAX_PARSED_LENGTH, normalizeText } from '../text/normalize.policy';
import { findPlaces } from './place-finder.policy';
import { groupPlaces } from './place-groups.policy';
import type { PlacesOfText } from './place-groups.policy';
import { weighPlaces } from './place-model.policy';

function placesOf(original: string): PlacesOfText {
  const text = normalizeText(original);
  const groups = groupPlaces(text, findPlaces(new ParseNotes(original, text)));
  return { text, groups, labels: findLabels(text, original) };
}

/** A phrase without its marks, and where they stood. */
function unmarked(phrase: string): {
  text: string;
  marks: { start: number; end: number; wanted: boolean }[];
} {
  let text = '';
  const marks: { start: number; end: number; wanted: boolean }[] = [];
  for (const part of phrase.split(/(\[[+-][^\]]+\])/)) {
    const m = /^\[([+-])(.+)\]$/s.exec(part);
    if (m !== null)
      marks.push({ start: text.length, end: text.length + (m[2]?.length ?? 0), wanted: m[1] === '+' });
    text += m?.[2] ?? part;
  }
  return { text, marks };
}

describe('weighPlaces', () => {
  it('tells the places that are wanted from the others in the phrases it learned from', () => {
    const wrong: string[] = [];
    let all = 0;
    for (const phrase of PLACES) {
      const { text, marks } = unmarked(phrase);
      const places = placesOf(text);
      const weights = weighPlaces(places);
      for (const [i, group] of places.groups.entries()) {
        const told = marks.filter((mark) => mark.start < group.end && mark.end > group.start);
        if (told.length === 0 || new Set(told.map((mark) => mark.wanted)).size > 1) continue;
        all += 1;
        if ((weights[i] ?? 0) > 0 !== told[0]?.wanted)
          wrong.push(`${text.slice(group.start, group.end)} · ${text}`);
      }
    }
    expect(all).toBeGreaterThan(600);
    expect({ wrong, few: wrong.length <= all * 0.03 }).toEqual({ wrong, few: true });
  });

  it.each([
    ['我们厂在东莞，想搬到惠州', ['惠州']],
    ['厂房想要惠州的，东莞那个老厂不动', ['惠州']],
    ['客户在合肥，仓库放滁州或者马鞍山', ['滁州', '马鞍山']],
    ['不要昆山，太仓、常熟都可以，租厂房', ['太仓', '常熟']],
    ['Our plant is in Wuxi. Looking for a warehouse in Taicang or Nantong', ['太仓', '南通']],
    ['Office for rent in Chengdu Hi-tech Zone?', ['成都高新区']],
    ['cold warehouse near Pingxiang or at Qinzhou Port', ['凭祥', '钦州港']],
  ])('%s', (text, expected) => {
    expect(parseInquiry(text, { today: '2026-12-01' }).fields.region).toEqual(expected);
  });

  const PIECES = ['东莞', '昆山', '苏州工业园区', '想搬到', '在', '不要', '的厂', '、', '或者', '，', '。', '\n', 'Shanghai ', 'near ', 'Port', '高新区', '客户', '离', '镇', '区域：', '3000平', '(', '😀', '\ud800', '西安和']; // prettier-ignore
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 50 }).map((parts) => parts.join('')),
  );

  it('gives every group of any text a finite weight, the same each time', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const places = placesOf(original);
        const weights = weighPlaces(places);
        expect(weights).toHaveLength(places.groups.length);
        expect(weights.every((weight) => Number.isFinite(weight))).toBe(true);
        expect(weighPlaces(placesOf(original))).toEqual(weights);
        for (const [i, group] of places.groups.entries())
          expect(group.start).toBeGreaterThanOrEqual(places.groups[i - 1]?.end ?? 0);
      }),
      { numRuns: 400 },
    );
  });

  it.each(PIECES)('takes time in proportion to a text of %j', (piece) => {
    const best = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i < 4; i += 1) {
        const start = process.cpuUsage();
        weighPlaces(placesOf(text));
        const { user, system } = process.cpuUsage(start);
        least = Math.min(least, (user + system) / 1000);
      }
      return least;
    };
    expect(best(MAX_PARSED_LENGTH)).toBeLessThan(30 * Math.max(best(MAX_PARSED_LENGTH / 8), 0.5));
  });

  it('has tables of less than 220 kB together with those of intents and sizes', () => {
    const tables = [
      'place-model.generated.ts',
      'place-spellings.generated.ts',
      '../needs/intent-model.generated.ts',
      '../measures/area-model.generated.ts',
    ];
    const sizes = tables.map((table) => readFileSync(join(__dirname, table)).byteLength);
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(220 * 1024);
  });
});
