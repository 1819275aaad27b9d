import { combineAreas } from './area-combine.policy';
import { findAreas, isExisting } from './area.policy';
import { read } from '../text/spec-notes.spec-support';

function area(text: string, offered = false): [number | null, number | null, string] | null {
  const { notes, quantities } = read(text);
  const found = findAreas(notes, quantities, { offered, labels: [] }).filter((a) => !a.part);
  const one = combineAreas(notes.text, found);
  return one === null ? null : [one.min, one.max, one.unit];
}

describe('areas asked for', () => {
  it.each<[string, [number | null, number | null, string] | null]>([
    ['厂房3000平', [3000, 3000, 'sqm']],
    ['现有厂房3200平,需要6000平', [6000, 6000, 'sqm']],
    ['目前需要5000平', [5000, 5000, 'sqm']],
    ['不低于4000平,不超过6000平', [4000, 6000, 'sqm']],
    ['半亩够不够?至少8亩', [8, null, 'mu']],
    ['1500坪(约4960平)', [4960, 4960, 'sqm']],
    ['2公顷(30亩)', [2, 2, 'hectare']],
    ['一楼2000平+二楼1500平', [3500, 3500, 'sqm']],
    ['一层1500平、二层1500平,合计3000平', [3000, 3000, 'sqm']],
    ['3栋,每栋5000平', [15000, 15000, 'sqm']],
    ['3000平,说错了,是5000平', [5000, 5000, 'sqm']],
    ['5000方可以分割吗?我只要1000方', [1000, 1000, 'sqm']],
    ['不是3000平,是5000平', [5000, 5000, 'sqm']],
    ['3000平,宿舍500平', [3000, 3000, 'sqm']],
    ['面积:3000', [3000, 3000, 'sqm']],
    ['25元一平', null],
    ['每天200方污水', null],
    ['0平', null],
    ['500平/天', null],
  ])('%s', (text, expected) => {
    expect(area(text)).toEqual(expected);
  });

  it('are those the landlord has, when space is offered', () => {
    expect(area('自有厂房3000平', true)).toEqual([3000, 3000, 'sqm']);
    expect(area('自有厂房3000平')).toBeNull();
  });

  it.each<[string, boolean]>([
    ['现厂房', true],
    ['现在需要', false],
    ['老厂在深圳,要搬到', false],
  ])('%s speaks of what exists: %s', (before, expected) => {
    expect(isExisting(before)).toBe(expected);
  });
});
