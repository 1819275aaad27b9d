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
  readCompany(notes, fields, labels);
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
    ['微信扫码', undefined],
    ['v 5', undefined],
  ])('%s → %s', (text, expected) => {
    expect(party(text).wechat).toBe(expected);
  });
});
