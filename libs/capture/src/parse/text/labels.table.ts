/** What a form-like label announces. */
export type LabelKind =
  | 'need' | 'use' | 'area' | 'tax' | 'company' | 'contact' | 'phone' | 'wechat' | 'region' | 'budget' | 'industry' | 'other'; // prettier-ignore

export interface LabelledPart {
  readonly kind: LabelKind;
  readonly labelStart: number;
  /** Value, spaces trimmed. */
  readonly start: number;
  readonly end: number;
  /** A number in it is of 亩: its heading says so. */
  readonly mu?: boolean;
}

const LABELS: readonly (readonly [LabelKind, readonly string[]])[] = [
  ['need', ['需求类型', '诉求', '租赁需求', '需求事项', '申请事项', '需求描述', '具体需求', '需求内容', '需求', '需要', '意向', '类型', '项目需求', '求租', '求购']],
  ['use', ['主要用途', '使用用途', '厂房用途', '用途', '使用']],
  ['area', ['需求面积', '需求规模', '拟租面积', '拟用地', '用地需求', '面积需求', '面积要求', '建筑面积', '占地面积', '用地面积', '面积', '用地', '占地', '规模', 'area', 'size']],
  ['tax', ['预计年税收', '预计税收', '年税收额', '年度税收', '年税收', '税收贡献', '税收情况', '纳税情况', '预计纳税', '税收预估', '税收要求', '年纳税额', '年纳税', '亩均税收', '税收', '纳税额', '纳税', '税']],
  ['company', ['公司名称', '企业全称', '公司全称', '企业名称', '建设单位', '申请单位', '客户名称', '单位名称', '公司名', '企业名', '公司', '企业', '单位', 'company', 'company name']],
  ['contact', ['联系人姓名', '称谓', '怎么称呼', '如何称呼', '联系人', '联系人员', '您的称呼', '您的姓名', '贵姓', '尊姓', '客户姓名', '客户', '联络人', '联系人名', '姓名', '称呼', '负责人', '对接人', '经办人', '接口人', '联系人员', '收件人', '中介', '经纪人', '报备人', '委托人', '申请人', '填表人', '签名', '署名', '发件人', '寄件人', '来信人', '留言人', '咨询人', 'from', '落款', 'attn', 'your name', 'full name', 'contact person', 'contact', 'name']],
  ['phone', ['联系电话', '联系方法', '联络方式', '手机电话', '回电号码', '联系方式', '联系手机', '手机号码', '手机号', '手机', '电话号码', '电话', '座机', '固话', '联系号码', '联络电话', '联系', 'tel', 'phone', 'mobile']],
  ['wechat', ['微信号', '微信', 'wechat', 'wx', 'vx']],
  ['region', ['意向城市', '期望地区', '期望城市', '目标城市', '意向位置', '意向园区', '意向区域', '意向地区', '意向地点', '需求区域', '区域', '地区', '地点', '位置', '选址', '城市', '地址', '期望区域', '目标区域', '区位', '区位偏好', '区位要求', '意向选址', '拟选址', '选址意向', '期望位置', 'location']],
  ['budget', ['租金预算', '预算', '租金', '价格', '总价', '单价', '心理价位', '期望单价', '期望租金', '期望价格', '承受价格', '承受租金', '可承受租金', '租金要求', '价格要求', '价位']],
  ['industry', ['所属行业', '行业类别', '行业', '产品', '主营产品', '主营业务', '主营', '经营范围', '产业', 'industry', 'product']],
  ['other', ['qq', '序号', '编号', '日期', '状态', '跟进人', '渠道', '邮箱', 'email', '备注', '留言', '统一社会信用代码', '信用代码', '税号', '层高', '承重', '行车', '用电', '配电', '时间', '入驻时间',
    '投资额', '总投资', '投资', '产值', '年产值', '租期', '职务', '职位', '来源', '消防', '注册资本', '人数', '员工', '年开票', '开票', '交付时间', '要求', '其他', '环评', '能耗', '排污', '说明', '传真', '座标']],
]; // prettier-ignore

/** The kind of each label word, lower case. */
export const LABEL_KINDS: ReadonlyMap<string, LabelKind> = new Map(
  LABELS.flatMap(([kind, words]) => words.map((word) => [word, kind] as const)),
);
