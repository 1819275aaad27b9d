import type { Messages } from '@luodi/platform';

export const ZH_CN: Messages = {
  'report.stage.lead': '线索',
  'report.group.none': '未填写',
  'report.channel.form': '网站表单',
  'report.channel.api': '接口',
  'report.channel.phone': '电话',
  'report.channel.wechat': '微信',
  'report.channel.walk_in': '来访',
  'report.channel.referral': '引荐',
  'report.channel.exhibition': '展会',
  'report.channel.import': '名单导入',
  'report.channel.web': '网络',
  'report.channel.email': '邮件',
  'report.definition.funnel.groupName': '分组',
  'report.definition.funnel.name': '线索，以及项目的固定里程碑（各流程的阶段按里程碑归并）',
  'report.definition.funnel.entered':
    '期间内新增的线索（不含已合并的）；期间内进入该阶段的项目，按生效日期计，跨阶段推进时计入经过的每个阶段，同一项目同一阶段只计一次',
  'report.definition.funnel.current':
    '现在停留在该阶段的线索（未关闭）和项目（进行中与已达成），与看板一致，不受期间影响',
  'report.definition.funnel.passed':
    '期间内进入者中，截至期末已转为项目的线索、已推进到后续阶段的项目；合计为进入签约的项目数',
  'report.definition.funnel.lost':
    '期间内进入者中，已判定无效的线索；截至期末最后一次变动为在该阶段流失的项目',
  'report.definition.funnel.conversion': '通过 ÷ 进入，四舍五入到万分位；合计为进入签约的项目数 ÷ 新增线索数',
  'report.definition.funnel.medianDays':
    '期间内由该阶段向前推进的项目的停留天数中位数；线索为从新增到转为项目的天数中位数',
  'report.definition.funnel.amountYuan':
    '进入该阶段的项目的计划总投资之和（元），线索不计；合计为进入签约的项目',
  'report.definition.sources.name': '线索第一次进入的渠道（或所选分组）',
  'report.definition.sources.leads': '期间内新增的线索，不含已合并的',
  'report.definition.sources.responded': '其中已首次响应的',
  'report.definition.sources.converted': '其中已转为项目的',
  'report.definition.sources.signed': '其中的项目曾到达签约或更后阶段的',
  'report.definition.sources.disqualified': '其中判定无效的',
  'report.definition.sources.conversion': '已转项目 ÷ 新增线索',
  'report.definition.sources.medianMinutes': '从计时开始到首次响应的分钟数（自然时间）的中位数',
  'report.definition.agents.name': '线索与项目现在的负责人',
  'report.definition.agents.leads': '期间内新增、现由其负责的线索',
  'report.definition.agents.responded': '其中已首次响应的',
  'report.definition.agents.onTime': '其中在期限内首次响应的',
  'report.definition.agents.hitRate': '按时响应 ÷ 已响应或已到期的线索',
  'report.definition.agents.medianMinutes': '从计时开始到首次响应的分钟数（自然时间）的中位数',
  'report.definition.agents.followUps': '期间内其写下的跟进（不含备注）',
  'report.definition.agents.converted': '其中已转为项目的线索',
  'report.definition.agents.signed': '其中的项目曾到达签约或更后阶段的',
  'report.definition.agents.conversion': '已转项目 ÷ 新增线索',
  'report.definition.agents.openDeals': '现在进行中的项目数，不受期间影响',
  'report.definition.agents.amountYuan': '现在进行中的项目的计划总投资之和（元）',
  'report.definition.sla.name': '线索现在的负责人（或所选分组）',
  'report.definition.sla.leads': '期间内新增的线索，不含已合并的',
  'report.definition.sla.decided': '其中已首次响应，或期限已过的',
  'report.definition.sla.onTime': '其中在期限内首次响应的',
  'report.definition.sla.late': '已有结果减去按时的',
  'report.definition.sla.hitRate': '按时 ÷ 已有结果',
  'report.definition.sla.medianMinutes': '从计时开始到首次响应的分钟数（自然时间）的中位数',
  'report.definition.parseErrors.field': '由识别器从来信文字里读出的内容',
  'report.definition.parseErrors.parsed':
    '期间内收到并受理的来信中，识别器读出该项的，加上文字里写了而没读出、由录入人补上的',
  'report.definition.parseErrors.corrected':
    '其中被人改正的：录入时填的与读出的不同，或首次来信后 24 小时内在线索上改过。只记改过，不记姓名、公司和号码',
  'report.definition.parseErrors.errorRate': '已改正 ÷ 已读出，四舍五入到万分位；没有人核对过的算作正确',
};
