import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ParsedFields } from '../inquiry-fields';
import { findLabels } from '../text/labels.policy';
import { isPlaceName } from './gazetteer.policy';
import { readRegions } from './region.policy';
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
    ['东莞房租太贵,想去惠州', ['惠州']],
    ['永康这边地太贵了,衢州、丽水、金华都可以看', ['衢州', '丽水', '金华']],
    ['寮步大岭山唔去,虎门厚街都得', ['虎门', '厚街']],
    ['上海外溢企业,想在嘉兴平湖', ['嘉兴平湖']],
    ['南通海门,叠石桥附近', ['南通海门', '叠石桥附近']],
    ['在长沙,地铁附近', ['长沙']],
    ['a factory in Deyang or Mianyang', ['德阳', '绵阳']],
    ['Suzhou Industrial Park or Kunshan', ['苏州工业园区', '昆山']],
    ["based in Shanghai, land in Huai'an", ['淮安']],
    ['we already have 8,000 sqm in Cixi, more near Ningbo', ['宁波']],
    ['保持平安和平', undefined],
  ])('%s', (text, expected) => {
    expect(regions(text)).toEqual(expected);
  });

  it('knows a place name', () => {
    expect([isPlaceName('杭州'), isPlaceName('张三')]).toEqual([true, false]);
  });
});

/** Every city, county and district of the register, as it is written there; zones and the nameless 郊区 excepted. */
const REGISTERED = readFileSync(join(__dirname, '../../../../workspace/data/regions.csv'), 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[1] ?? '')
  .filter(
    (name) =>
      name.length > 1 &&
      !/族区$|市辖区|直辖|^[郊城矿东西]区$|岛礁|(?:园|示范|管理|实验|聚集|开发|名胜|食品)区$|委员?会$/.test(
        name,
      ),
  );

const PHRASINGS: readonly ((name: string) => string)[] = [
  (name) => `求租厂房2000平,${name}`,
  (name) => `我想在${name}找个仓库,3000平左右`,
  (name) => `${name}有没有厂房出租的,要1500平`,
  (name) => `区域:${name}\n面积:2000平`,
  (name) => `最好在${name}这边,厂房1200平`,
  (name) => `厂房2000平,${name}优先,不要二楼`,
  (name) => `厂房2000平,${name}或者台北都行`,
];

it('reads any place of the register in any phrasing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...REGISTERED), fc.constantFrom(...PHRASINGS), (name, phrase) => {
      expect([phrase(name), regions(phrase(name))?.[0]]).toEqual([phrase(name), name]);
    }),
    { numRuns: 400 },
  );
});

it.each(['不要在%s', '%s除外', '不考虑%s', '别去%s'])('leaves out what is refused: %s', (refusal) => {
  fc.assert(
    fc.property(fc.constantFrom(...REGISTERED), (name) => {
      expect(regions(`厂房2000平,${refusal.replace('%s', name)}`)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
