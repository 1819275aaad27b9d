import type { ImportField } from '@luodi/imports';

/** What leads of a list may say, and how their columns are called in practice. */
export const LEAD_FIELDS: readonly ImportField[] = [
  { key: 'phone', shape: 'phone', synonyms: ['手机号', '手机', '手机号码', '电话', '电话号码', '联系电话', '联系方式', '移动电话', '手机/电话', 'tel', 'phone', 'phone number', 'mobile', 'mobile phone', 'telephone', 'cell', 'contact number'] },
  { key: 'wechat', synonyms: ['微信', '微信号', 'wechat', 'wechat id', 'weixin'] },
  { key: 'company', shape: 'company', synonyms: ['公司', '公司名称', '企业', '企业名称', '单位', '单位名称', '客户名称', '客户', '投资方', '投资主体', '项目单位', 'company', 'company name', 'account', 'account name', 'organization', 'organisation', 'enterprise', 'customer'] },
  { key: 'contact', synonyms: ['联系人', '姓名', '联系人姓名', '客户姓名', '称呼', '负责人姓名', '企业联系人', 'contact', 'contact name', 'contact person', 'name', 'full name'] },
  { key: 'email', shape: 'email', synonyms: ['邮箱', '电子邮箱', '邮件', 'email', 'e-mail', 'mail'] },
  { key: 'need', synonyms: ['需求', '需求描述', '选址需求', '具体需求', '投资意向', '意向', '项目需求', '项目名称', '需求内容', 'need', 'needs', 'demand', 'requirement', 'requirements', 'product', 'opportunity'] },
  { key: 'needType', synonyms: ['需求类型', '类型', '载体类型', '需求类别', '意向类型', 'need type', 'type', 'demand type'] },
  { key: 'use', synonyms: ['用途', '使用用途', '主营', '主营产品', '经营范围', '主要产品', '项目内容', 'use', 'purpose', 'main products'] },
  { key: 'industry', synonyms: ['行业', '所属行业', '产业', '产业类别', '行业类别', 'industry', 'sector'] },
  { key: 'area', shape: 'area', synonyms: ['面积', '需求面积', '意向面积', '用地面积', '建筑面积', '所需面积', '租赁面积', '土地面积', 'area', 'size', 'floor area', 'land area'] },
  { key: 'tax', synonyms: ['税收', '年税收', '预计税收', '纳税', '年纳税', '预计年税收', '税收贡献', 'tax', 'annual tax', 'tax revenue'] },
  { key: 'region', synonyms: ['意向区域', '区域', '地区', '意向地区', '意向地', '选址区域', '所在地', 'region', 'location', 'preferred region', 'office location', 'city'] },
  { key: 'park', synonyms: ['园区', '意向园区', '片区', '意向片区', 'park', 'preferred park'] },
  { key: 'uscc', shape: 'uscc', synonyms: ['统一社会信用代码', '信用代码', '社会信用代码', '税号', 'uscc', 'credit code'] },
  { key: 'message', many: true, synonyms: ['备注', '说明', '留言', '其他', '备注信息', '跟进情况', 'note', 'notes', 'remark', 'remarks', 'message', 'comment', 'comments'] },
  { key: 'source', synonyms: ['来源', '线索来源', '客户来源', '渠道', '来源渠道', 'source', 'lead source', 'channel'] },
  { key: 'owner', synonyms: ['负责人', '跟进人', '招商专员', '专员', '归属人', '所属人员', '业务员', '销售', 'owner', 'sales agent', 'agent', 'assigned to', 'sales rep'] },
  { key: 'createdAt', shape: 'date', synonyms: ['创建时间', '录入时间', '登记时间', '登记日期', '创建日期', '日期', '来访日期', '咨询时间', 'created at', 'created', 'created date', 'date', 'engage date'] },
  { key: 'nextFollowUpAt', synonyms: ['下次跟进', '下次跟进时间', '下次联系时间', '下次联系日期', 'next follow-up', 'next follow up', 'next contact'] },
]; // prettier-ignore

/** What companies of a list may say. */
export const COMPANY_FIELDS: readonly ImportField[] = [
  { key: 'name', required: true, shape: 'company', synonyms: ['公司', '公司名称', '企业', '企业名称', '单位', '单位名称', '名称', '客户名称', 'company', 'company name', 'name', 'account', 'account name', 'enterprise'] },
  { key: 'uscc', shape: 'uscc', synonyms: ['统一社会信用代码', '信用代码', '社会信用代码', '税号', 'uscc', 'credit code'] },
]; // prettier-ignore

/** What follow-ups of a list may say; the original author and time stay. */
export const FOLLOW_UP_FIELDS: readonly ImportField[] = [
  { key: 'leadNumber', synonyms: ['线索编号', '编号', '线索号', 'lead number', 'lead no', 'number'] },
  { key: 'phone', shape: 'phone', synonyms: ['手机号', '手机', '手机号码', '电话', '联系电话', '联系方式', '客户电话', 'phone', 'mobile', 'tel', 'phone number'] },
  { key: 'wechat', synonyms: ['微信', '微信号', 'wechat', 'wechat id'] },
  { key: 'summary', required: true, synonyms: ['跟进内容', '跟进记录', '内容', '沟通内容', '跟进情况', '记录', '跟进说明', 'summary', 'content', 'note', 'notes', 'follow-up', 'description'] },
  { key: 'occurredAt', required: true, shape: 'date', synonyms: ['跟进时间', '跟进日期', '时间', '日期', '沟通时间', '联系时间', 'time', 'date', 'occurred at', 'follow-up time', 'contacted at'] },
  { key: 'author', required: true, synonyms: ['跟进人', '负责人', '记录人', '专员', '招商专员', '作者', 'author', 'owner', 'agent', 'user', 'by'] },
  { key: 'type', synonyms: ['跟进方式', '方式', '类型', '沟通方式', '跟进类型', 'type', 'method', 'activity type'] },
  { key: 'outcome', synonyms: ['结果', '跟进结果', '沟通结果', 'outcome', 'result'] },
  { key: 'nextFollowUpAt', synonyms: ['下次跟进', '下次跟进时间', '下次联系时间', 'next follow-up', 'next contact'] },
]; // prettier-ignore
