import { readIntent } from './intent.policy';
import { normalizeText } from '../text/normalize.policy';

describe('readIntent', () => {
  it.each([
    ['求租厂房3000平', 'demand'],
    ['招租?不是,我是要租厂房', 'demand'],
    ['请问有没有厂房出租', 'demand'],
    ['有3000平的厂房出租吗', 'demand'],
    ['有厂房3000平出租', 'supply'],
    ['厂房出租,需要的联系', 'supply'],
    ['我司有厂房需出租', 'supply'],
    ['自有厂房空置,求租客', 'supply'],
    ['我要把厂房租出去', 'supply'],
  ])('%s (a room is named) → %s', (text, expected) => {
    expect(readIntent(normalizeText(text), { hasArea: true, hasNeedObject: true, hasTax: false })).toBe(
      expected,
    );
  });

  it.each([
    ['低息贷款无抵押', 'spam'],
    ['代开发票', 'spam'],
    ['专业代办环评', 'spam'],
    ['招聘普工20名', 'other'],
    ['TD', 'opt_out'],
    ['回复T退订', 'opt_out'],
    ['请不要再给我打电话了', 'opt_out'],
    ['删除我的信息', 'privacy_request'],
    ['请注销我的资料', 'privacy_request'],
    ['Please delete my data', 'privacy_request'],
    ['测试测试123', 'other'],
    ['在吗', 'other'],
    ['', 'other'],
  ])('%s → %s', (text, expected) => {
    expect(readIntent(normalizeText(text), { hasArea: false, hasNeedObject: false, hasTax: false })).toBe(
      expected,
    );
  });
});
