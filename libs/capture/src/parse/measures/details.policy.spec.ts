import { isUsccChecked, readClasses, readCodes } from './codes.policy';
import { readMeasures } from './details.policy';
import type { ParsedFields } from '../inquiry-fields';
import { parseInquiry } from '../parse-inquiry.policy';
import { read } from '../text/spec-notes.spec-support';

function details(text: string): Partial<ParsedFields> {
  const { notes, quantities } = read(text);
  const fields = {} as ParsedFields;
  readCodes(notes, fields);
  readMeasures(notes, fields, quantities);
  readClasses(notes, fields);
  return fields;
}

describe('details', () => {
  it.each<[string, Partial<ParsedFields>]>([
    ['层高８ｍ', { floorHeightMin: 8 }],
    ['9米高', { floorHeightMin: 9 }],
    ['跨度24米', {}],
    ['承重2吨', { floorLoadMin: 2 }],
    ['荷载800kg/㎡', { floorLoadMin: 0.8 }],
    ['5T+10吨行车', { craneTon: 10 }],
    ['货梯3吨', {}],
    ['污水50吨', {}],
    ['变压器630KVA', { powerKva: 630 }],
    ['配电500', { powerKva: 500 }],
    ['用电200安', {}],
    ['租期5年', { leaseYears: 5 }],
    ['5年起', { leaseYears: 5 }],
    ['50年产权', {}],
    ['免租期3个月', { rentFreeMonths: 3 }],
    ['免租半年', { rentFreeMonths: 6 }],
    ['年产值1.2亿', { outputWan: 12000 }],
    ['总投资3亿元', { investmentWan: 30000 }],
    ['投资强度350万/亩', {}],
    ['注册资本500万', {}],
    ['容积率1.5', { far: 1.5 }],
    ['消防丙二', { fireClass: '丙二' }],
    ['丙2类', { fireClass: '丙二' }],
    ['甲类库', { fireClass: '甲类' }],
    ['甲级写字楼', {}],
    ['M2类用地', { landClass: 'M2' }],
    ['二类工业用地', { landClass: 'M2' }],
    ['zhou@example.cn', { email: 'zhou@example.cn' }],
    ['91320500MA1M00002F', { uscc: '91320500MA1M00002F' }],
    ['a91320500MA1M00002F', {}],
  ])('%s', (text, expected) => {
    expect(details(text)).toEqual(expected);
  });

  it('checks a credit code by GB 32100 and only warns when it fails', () => {
    const stem = '91430000MA4L00001';
    const codes = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((last) => stem + last);
    expect(codes.filter(isUsccChecked)).toHaveLength(1);
    const wrong = codes.find((code) => !isUsccChecked(code)) ?? '';
    const { fields, warnings } = parseInquiry(`${wrong} 厂房1000平`, { today: '2025-10-01' });
    expect(fields.uscc).toBe(wrong);
    expect(warnings).toContainEqual({ code: 'uscc_check_failed', field: 'uscc' });
  });
});
