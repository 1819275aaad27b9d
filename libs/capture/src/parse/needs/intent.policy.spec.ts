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
    ['有3800平厂房空着,想找你们帮忙招商', 'supply'],
    ['我是房东,想委托你们帮忙租出去,仓库900平', 'supply'],
    ['有厂房资源:6800平,需要的老板私信', 'supply'],
    ['整栋写字楼寻求整租客户', 'supply'],
    ['I have a 2000 sqm warehouse to rent out', 'supply'],
    ['老板不做了,厂房设备一起打包卖,3000平', 'supply'],
    ['厂房连地一起卖,地22亩,房子8700平', 'supply'],
    ['盛大招商!厂房1000-8000㎡任选,首付三成起,回T退订', 'spam'],
    ['退订回T 我园区现有标准厂房出租,5000平起', 'spam'],
    ['求出租厂房的房东联系我,我要1000平', 'demand'],
    ['我有块地20亩,请代建3栋厂房', 'demand'],
    ['招工方便的地方,厂房2000平', 'demand'],
    ['厂房2000平,主营模具维修', 'demand'],
    ['找厂房2000平,中介勿扰', 'demand'],
    ['厂房3000平已经签了别家,勿再来电', 'opt_out'],
  ])('%s (a room is named) → %s', (text, expected) => {
    expect(readIntent(normalizeText(text), { hasArea: true, hasNeedObject: true, hasTax: false })).toBe(
      expected,
    );
  });

  it.each([
    ['低息贷款无抵押', 'spam'],
    ['我们是做企业短视频获客的,有兴趣了解下吗', 'spam'],
    ['专注厂房消防改造、验收代办,当天上门', 'spam'],
    ['低价供应二手货架、叉车', 'spam'],
    ['Increase your website traffic 10x', 'spam'],
    ['想了解一下园区的税收返还政策', 'other'],
    ['你们保安态度太差了,我要投诉', 'other'],
    ['押金什么时候退', 'other'],
    ['想租个地方做食品加工', 'demand'],
    ['不要再发短信了,烦死了', 'opt_out'],
    ['已经租到厂房了,请不要再联系', 'opt_out'],
    ['不要了,谢谢', 'opt_out'],
    ['请把我从名单里去掉', 'opt_out'],
    ['please stop messaging me', 'opt_out'],
    ['为什么你们会有我的手机号', 'privacy_request'],
    ['我要求你们删除2025年8月提交的咨询记录', 'privacy_request'],
    ['I want a copy of all personal data you hold about me', 'privacy_request'],
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
