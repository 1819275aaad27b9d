/** Texts of routing, Chinese. */
export const ZH_CN = {
  'error.rules_changed.title': '规则已被他人增删',
  'error.rules_changed.detail': '请刷新后重新排序。',
  'field.rule_operator': '该字段不支持这种比较',
  'field.rule_value': '条件的值不正确',
  'field.ruleValue': '应为文字列表、数字或金额',
} as const;
