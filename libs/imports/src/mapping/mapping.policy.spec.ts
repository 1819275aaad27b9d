import type { ImportField } from '../import-kind';
import { findHeaderRow } from './header-row.policy';
import { mappingFault, missingFields, suggestMapping } from './suggest-mapping.policy';

const FIELDS: readonly ImportField[] = [
  { key: 'phone', shape: 'phone', synonyms: ['手机号', '联系电话', 'phone'] },
  { key: 'company', required: true, shape: 'company', synonyms: ['公司名称', 'company'] },
  { key: 'area', shape: 'area', synonyms: ['面积'] },
  { key: 'message', many: true, synonyms: ['备注', 'notes'] },
];

describe('the header row', () => {
  it.each([
    [
      'at the top',
      [
        ['公司名称', '手机号'],
        ['甲', '1'],
      ],
      0,
    ],
    ['below a title', [['线索汇总表'], ['制表：一部'], ['公司名称', '手机号', '面积'], ['甲', '1', '2']], 2],
    [
      'of unknown words',
      [
        ['甲列', '乙列', '丙列'],
        ['x', '13900001234', '3'],
      ],
      0,
    ],
    [
      'is not there',
      [
        ['湘潭长济有限公司', '13900001234'],
        ['乙公司', '13900001235'],
      ],
      null,
    ],
  ])('%s', (_name, rows, expected) => {
    expect(findHeaderRow(rows, FIELDS)).toBe(expected);
  });
});

describe('the suggested mapping', () => {
  const columns = (...items: [string, ...string[]][]) =>
    items.map(([header, ...samples]) => ({ header, samples }));

  it.each([
    ['whole headers', columns(['公司名称'], ['手 机 号*'], ['面积（亩）']), ['company', 'phone', 'area']],
    ['names inside headers', columns(['法人联系电话1'], ['投资公司名称']), ['phone', 'company']],
    [
      'values',
      columns(['甲', '139 0000 1234'], ['乙', '启衡有限公司'], ['丙', '500㎡']),
      ['phone', 'company', 'area'],
    ],
    ['one column a field', columns(['手机号'], ['联系电话']), ['phone', null]],
    ['many columns', columns(['备注'], ['NOTES'], ['其它']), ['message', 'message', null]],
  ])('by %s', (_name, given, expected) => {
    const mapping = suggestMapping(given, FIELDS);
    expect(
      given.map((_column, index) => mapping.find((item) => item.column === index)?.field ?? null),
    ).toEqual(expected);
  });

  it('names missing and impossible choices', () => {
    const kind = { fields: FIELDS, needsOneOf: [['phone', 'wechat']] };
    expect(missingFields([], kind)).toEqual(['company', 'phone']);
    expect(mappingFault([{ column: 3, field: 'phone' }], 3, FIELDS)).toBe('column');
    expect(mappingFault([{ column: 0, field: '__proto__' }], 3, FIELDS)).toBe('field');
    expect(
      mappingFault(
        [
          { column: 0, field: 'phone' },
          { column: 1, field: 'phone' },
        ],
        3,
        FIELDS,
      ),
    ).toBe('twice');
    expect(
      mappingFault(
        [
          { column: 0, field: 'message' },
          { column: 1, field: 'message' },
        ],
        3,
        FIELDS,
      ),
    ).toBeNull();
  });
});
