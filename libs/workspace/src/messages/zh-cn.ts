/** Texts of the workspace, Chinese. */
export const ZH_CN = {
  'error.leave_overlap.title': '与已有的休假重叠',
  'error.leave_overlap.detail': '此人在这段时间内已登记休假，请改期或修改原有的休假。',
  'field.leave_order': '结束须晚于开始',
  'field.leave_length': '一次休假最长 400 天',
} as const;
