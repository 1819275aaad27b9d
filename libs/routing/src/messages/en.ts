/** Texts of routing, English. */
export const EN = {
  'error.rules_changed.title': 'Somebody added or removed a rule',
  'error.rules_changed.detail': 'Reload and order them again.',
  'field.rule_operator': 'This field cannot be compared in that way',
  'field.rule_value': 'The value of the condition is wrong',
  'field.ruleValue': 'Must be a list of texts, a number or an amount',
} as const;
