/** Texts of routing, Chinese. */
export const ZH_CN = {
  'error.handover_no_room.title': '接收人容量不足',
  'error.handover_no_room.detail': '还有 {left} 条线索没有人能接：请增加接收人、提高容量，或改为退回公海。',
  'error.receivers_required.title': '请选择接收人',
  'error.receivers_required.detail': '项目必须有负责人；请选择至少一位启用中的专员接手。',
  'error.rules_changed.title': '规则已被他人增删',
  'error.rules_changed.detail': '请刷新后重新排序。',
  'field.rule_operator': '该字段不支持这种比较',
  'field.rule_value': '条件的值不正确',
  'field.ruleValue': '应为文字列表、数字或金额',
} as const;
