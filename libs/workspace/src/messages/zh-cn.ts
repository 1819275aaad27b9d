/** Texts of the workspace, Chinese. */
export const ZH_CN = {
  'error.leave_overlap.title': '与已有的休假重叠',
  'error.leave_overlap.detail': '此人在这段时间内已登记休假，请改期或修改原有的休假。',
  'field.leave_order': '结束须晚于开始',
  'field.leave_length': '一次休假最长 400 天',
  'notice.no_date': '没有找到日期，请写成“10月1日”或“2027-10-01”',
  'notice.bad_date': '没有这一天，请核对月和日',
  'notice.weekday': '星期与日期不符，请核对是不是这一年的通知',
  'notice.too_long': '一段放假最长 31 天，请核对起止日期',
  'notice.backwards': '结束早于开始，请核对起止日期',
  'notice.twice': '同一天既写了放假又写了上班，请保留一处',
} as const;
