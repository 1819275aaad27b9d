import { columnsOf, columnsText, nextSort, placed } from './table-columns';

describe('the columns of the table', () => {
  it.each([
    ['company:240f,area:120,status', 'company:240f,area:120,status'],
    ['company:f', 'company:f'],
    ['area,area,nonsense,phone:9999,<x>', 'area'],
    ['area:20', 'area'],
  ])('%s reads as %s', (text, shown) => {
    expect(columnsText(columnsOf(text, 'mine'))).toBe(shown);
  });

  it('the usual ones of a pool say why and since when they are there and who had them', () => {
    const keys = columnsOf('', 'pool').map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['poolReason', 'previousOwner', 'pooledAt']));
    expect(columnsOf('', 'mine').map(({ key }) => key)).not.toContain('poolReason');
  });

  it('frozen ones stand first, each beside the one before', () => {
    const columns = placed(columnsOf('area:100,company:200f,contact:80f', 'mine'));
    expect(columns.map(({ key, left }) => [key, left])).toEqual([
      ['company', 40],
      ['contact', 240],
      ['area', null],
    ]);
  });

  it.each([
    ['score', 'sla', 'score'],
    ['score', 'score', '-score'],
    ['score', '-score', 'score'],
    ['company', 'sla', null],
  ] as const)('a click on %s in the order %s asks for %s', (column, now, next) => {
    expect(nextSort(column, now)).toBe(next);
  });
});
