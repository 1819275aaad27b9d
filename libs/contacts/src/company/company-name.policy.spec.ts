import fc from 'fast-check';
import { companyCore, companyNameKey, companyPlace } from './company-name.policy';

describe('companyNameKey', () => {
  it.each([
    ['长济康养服务集团', '长济康养服务集团'],
    ['长济康养服务集团有限公司', '长济康养服务集团'],
    ['长济康养服务（集团）有限公司', '长济康养服务集团'],
    ['长济康养服务集团公司', '长济康养服务集团'],
    ['长济（湖南）科技有限公司', '长济湖南科技'],
    ['长济(湖南)科技有限责任公司', '长济湖南科技'],
    ['长济【湖南】科技有限公司', '长济湖南科技'],
    ['长济湖南科技股份有限公司', '长济湖南科技'],
    ['长济湖南科技股份', '长济湖南科技'],
    ['湖南省长济科技有限公司', '湖南长济科技'],
    ['湖南长济科技有限公司', '湖南长济科技'],
    ['湖南省湘潭市长济科技有限公司', '湖南湘潭长济科技'],
    ['湘潭市长济科技有限公司', '湘潭长济科技'],
    ['湘潭市政工程有限公司', '湘潭市政工程'],
    ['广西壮族自治区长济科技', '广西长济科技'],
    ['长济投资合伙企业（有限合伙）', '长济投资合伙企业'],
    ['  长济　湖南科技 ', '长济湖南科技'],
    ['長濟湖南科技有限公司', '长济湖南科技'],
    ['鴻鑫貿易股份有限公司', '鸿鑫贸易'],
    ['Ｈｏｐｅ Ｍｅｔａｌ Co., Ltd.', 'hopemetal'],
    ['Hope Metal Ltd', 'hopemetal'],
    ['Hope Metal Company Limited', 'hopemetal'],
    ['Hope Metal Pte. Ltd.', 'hopemetal'],
    ['Hoffnung Metall GmbH & Co. KG', 'hoffnungmetall'],
    ['Hoffnung Metall AG', 'hoffnungmetall'],
    ['Espoir S.A.', 'espoirsa'],
    ['希望金属株式会社', '希望金属'],
    ['Visa', 'visa'],
    ['华公司', '华公司'],
    ['公司', '公司'],
    ['湖南省', '湖南'],
  ])('%s → %s', (name, key) => {
    expect(companyNameKey(name)).toBe(key);
  });

  it.each(['', '  ', '无', '个人', '暂无', 'None', '——'])('%s names no firm', (name) => {
    expect(companyNameKey(name)).toBeNull();
  });

  it('keeps two firms of two places apart', () => {
    expect(companyNameKey('湖南长济科技有限公司')).not.toBe(companyNameKey('湖北长济科技有限公司'));
  });

  it('does not change with the form, and is never longer than the column', () => {
    const part = fc.constantFrom(
      '湖南省',
      '湘潭市',
      '长济',
      '科技',
      '(',
      ')',
      '集团',
      '有限公司',
      'Co., Ltd',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 60 }),
        fc.constantFrom('有限公司', '有限责任公司'),
        (parts, form) => {
          const name = `${parts.join('')}华晟`;
          expect(companyNameKey(name)?.length).toBeLessThanOrEqual(200);
          expect(companyNameKey(`${name}${form}`)).toBe(companyNameKey(name));
        },
      ),
    );
  });
});

describe('companyCore', () => {
  it.each([
    ['湖南长济康养服务集团有限公司', '长济'],
    ['长济（湖南）科技有限公司', '长济'],
    ['长济康养服务集团', '长济'],
    ['湖南省湘潭市长济精密制造有限公司', '长济'],
    ['东莞市合信五金制品有限公司', '合信'],
    ['湘潭长济新材料科技股份有限公司湘潭分公司', '长济'],
    ['华晟精密', '华晟'],
    ['湖南科技有限公司', '湖南科技'],
    ['新材料科技有限公司', '新材料'],
    ['长沙三一', '三一'],
    ['Hope Metal Co., Ltd.', 'hopemetal'],
  ])('%s → %s', (name, core) => {
    expect(companyCore(name)).toBe(core);
  });
});

describe('companyPlace', () => {
  it.each([
    ['湖南长济科技', '湖南'],
    ['长济（湖北）科技', '湖北'],
    ['长济科技', null],
    ['Hope Metal', null],
  ])('%s → %s', (name, place) => {
    expect(companyPlace(name)).toBe(place);
  });
});
