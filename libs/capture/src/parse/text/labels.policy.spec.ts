import { findLabels } from './labels.policy';

const read = (text: string): [string, string][] =>
  findLabels(text).map((l) => [l.kind, text.slice(l.start, l.end)]);

describe('findLabels', () => {
  it.each<[string, [string, string][]]>([
    [
      '需求:租厂房\n面积:3000平',
      [
        ['need', '租厂房'],
        ['area', '3000平'],
      ],
    ],
    [
      '需求:租厂房面积:3000平联系人:李工',
      [
        ['need', '租厂房'],
        ['area', '3000平'],
        ['contact', '李工'],
      ],
    ],
    [
      '【需求】租厂房【面积】3000',
      [
        ['need', '租厂房'],
        ['area', '3000'],
      ],
    ],
    [
      '公司 某某\n手机号 139',
      [
        ['company', '某某'],
        ['phone', '139'],
      ],
    ],
    ['税收:50万,', [['tax', '50万']]],
    ['没有标签', []],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
