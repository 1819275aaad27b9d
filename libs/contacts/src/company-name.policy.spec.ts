import { companyNameKey } from './company-name.policy';

describe('companyNameKey', () => {
  it.each([
    ['长济康养服务集团', '长济康养服务集团'],
    ['长济康养服务集团有限公司', '长济康养服务集团'],
    ['长济（湖南）科技有限公司', '长济湖南科技'],
    ['长济(湖南)科技有限责任公司', '长济湖南科技'],
    ['长济湖南科技股份有限公司', '长济湖南科技'],
    ['  长济　湖南科技 ', '长济湖南科技'],
    ['長濟湖南科技有限公司', '长济湖南科技'],
    ['Ｈｏｐｅ Ｍｅｔａｌ Co., Ltd.', 'hopemetal'],
    ['Hope Metal Ltd', 'hopemetal'],
    ['华公司', '华公司'],
    ['公司', '公司'],
  ])('%s → %s', (name, key) => {
    expect(companyNameKey(name)).toBe(key);
  });

  it.each(['', '  ', '无', '个人', '暂无', 'None', '——'])('%s names no firm', (name) => {
    expect(companyNameKey(name)).toBeNull();
  });
});
