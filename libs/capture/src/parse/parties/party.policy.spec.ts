import { readCompany } from './company.policy';
import { readContact } from './contact.policy';
import type { ParsedFields } from '../inquiry-fields';
import { findLabels } from '../text/labels.policy';
import { findPhones, isNotTheirs } from '../phones/phone.policy';
import { read } from '../text/spec-notes.spec-support';
import { readWechat } from '../phones/wechat.policy';

function party(text: string): Partial<ParsedFields> {
  const { notes } = read(text);
  const fields = {} as ParsedFields;
  const labels = findLabels(notes.text);
  const phones = findPhones(notes).filter((p) => !isNotTheirs(notes.text, p));
  readWechat(notes, fields, phones[0] ?? null);
  readCompany(notes, fields, labels, phones);
  readContact(notes, fields, labels, phones);
  return fields;
}

describe('contact', () => {
  it.each<[string, string | undefined]>([
    ['联系人：陈小姐', '陈小姐'],
    ['联系人：周敏 电话0731-58000055', '周敏'],
    ['联系13500000077张', '张'],
    ['联系黄先生+86 139-0000-0088', '黄先生'],
    ['赵经理您好，回我17700000099，我姓孙', '孙'],
    ['李工让我联系你，我是张敏', '张敏'],
    ['之前和贵司刘经理联系过', undefined],
    ['@张经理 要厂房 13700000001', undefined],
    ['我姓欧阳', '欧阳'],
    ['司徒小姐 13700000002', '司徒小姐'],
    ['林協理 13800000128', '林協理'],
    ['老张13900000356', '老张'],
    ['13900000352（陈先生）', '陈先生'],
    ['John Smith, +86 138 0000 0119', 'John Smith'],
    ['Mr. Wang 13900000371', 'Mr. Wang'],
    ['13700000003, Kevin', 'Kevin'],
    ['联系人：总经办 屠晓燕 13700000007', '屠晓燕'],
    ['联系人：副总经理 邬志明，13700000008', '邬志明'],
    ['陈志强（生产副总），13700000009', '陈志强'],
    ['常州某某机械有限公司周晓明13700000010', '周晓明'],
    ['我是XX地产小卞，微信同号13700000011', '小卞'],
    ['我是第一太平工业部的Vincent，代表客户', 'Vincent'],
    ['扎西多吉 13700000012', '扎西多吉'],
    ['联系人：阿依古丽·买买提，13700000013', '阿依古丽·买买提'],
    ['回电给巴图 13700000014', '巴图'],
    ['13700000015 大鹏', '大鹏'],
    ['胖哥 13700000016', '胖哥'],
    ['13700000017，找萍姐', '萍姐'],
    ['敬请惠复。金世杰敬上', '金世杰'],
    ['budget RMB 6/sqm/day. Mike', 'Mike'],
    ['客户：厂房有吗\n我：多大\n客户：13700000018 戚', '戚'],
    ['客户姓名：宫总 电话：139****4011 中介：老范 13700000019', '老范'],
    ['13700000020 面谈', undefined],
    ['食品加工 13700000021', undefined],
    ['急找同样大小的，13700000022', undefined],
    ['杭州 13700000004', undefined],
    ['长期 13700000005', undefined],
    ['高标准厂房 13700000006', undefined],
  ])('%s → %s', (text, expected) => {
    expect(party(text).contact).toBe(expected);
  });
});

describe('company', () => {
  it.each<[string, string | undefined]>([
    ['公司：苏州某某自动化设备有限公司（91320500MA1M00002F） 需求：厂房', '苏州某某自动化设备有限公司'],
    ['我们是深圳某某激光设备有限公司，要地', '深圳某某激光设备有限公司'],
    ['昆山（德资）某某汽车零部件有限公司求租', '昆山（德资）某某汽车零部件有限公司'],
    ['我司（宁波某某密封件股份有限公司）成立于2008年', '宁波某某密封件股份有限公司'],
    ['兹有我公司（江苏某某科技有限公司）拟', '江苏某某科技有限公司'],
    ['贵公司：\n我单位因生产需要', undefined],
    ['我是潍坊某某生物科技的贾总', '潍坊某某生物科技'],
    ['我是中山市某某照明厂老板娘', '中山市某某照明厂'],
    ['Regards\nTom Becker\nPlant Manager\nBecker Dichtungen GmbH', 'Becker Dichtungen GmbH'],
    ['公司：个人', undefined],
    ['我是鑫达五金厂的老王', '鑫达五金厂'],
    ['注册个公司', undefined],
    ['给华星电子有限公司做配套', undefined],
    ['贵公司是苏州某某管理有限公司吗', undefined],
    ['收购停产化工厂一座', undefined],
    ['We are ABC Precision (Suzhou) Co., Ltd., looking', 'ABC Precision (Suzhou) Co., Ltd.'],
  ])('%s → %s', (text, expected) => {
    expect(party(text).company).toBe(expected);
  });
});

describe('wechat', () => {
  it.each<[string, string | undefined]>([
    ['加v：zsk-8899', 'zsk-8899'],
    ['微信号：wxid_a1b2c3d4', 'wxid_a1b2c3d4'],
    ['WeChat: lisa_tan88', 'lisa_tan88'],
    ['13900000336微信同号', '13900000336'],
    ['微信13900000335', '13900000335'],
    ['My WeChat is priya_kestrel', 'priya_kestrel'],
    ['微信搜：dagong-6039', 'dagong-6039'],
    ['电话和微信都是13900000337', '13900000337'],
    ['微信扫码', undefined],
    ['v 5', undefined],
  ])('%s → %s', (text, expected) => {
    expect(party(text).wechat).toBe(expected);
  });
});
