import type { ParsedFields } from '../inquiry-fields';
import { findLabels } from '../text/labels.policy';
import { isPlaceName, readRegions } from './region.policy';
import { read } from '../text/spec-notes.spec-support';

function regions(text: string): string[] | undefined {
  const { notes } = read(text);
  const fields = {} as ParsedFields;
  readRegions(notes, fields, findLabels(notes.text));
  return fields.region;
}

describe('readRegions', () => {
  it.each<[string, string[] | undefined]>([
    ['无锡惠山', ['无锡惠山']],
    ['上海周边', ['上海周边']],
    ['平阳县', ['平阳县']],
    ['丙二类、高台、面积4000㎡', undefined],
    ['张掖高台县', ['张掖高台县']],
    ['江苏省苏州市昆山市', ['江苏省苏州市昆山市']],
    ['东莞长安镇', ['东莞长安镇']],
    ['嘉兴或湖州', ['嘉兴', '湖州']],
    ['宝安、龙岗、光明都行', ['宝安', '龙岗', '光明']],
    ['不要深圳,惠州优先', ['惠州']],
    ['公司在深圳,想搬到东莞', ['东莞']],
    ['我是上海人,想在南通', ['南通']],
    ['2008年成立于深圳', undefined],
    ['西安高新区', ['西安高新区']],
    ['区域:某某湾、某某港', ['某某湾', '某某港']],
    ['区域:不限', undefined],
    ['factory in Suzhou', ['苏州']],
    ['保持平安和平', undefined],
  ])('%s', (text, expected) => {
    expect(regions(text)).toEqual(expected);
  });

  it('knows a place name', () => {
    expect([isPlaceName('杭州'), isPlaceName('张三')]).toEqual([true, false]);
  });
});
