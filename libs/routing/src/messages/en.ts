/** Texts of routing, English. */
export const EN = {
  'error.correction_final.title': 'This correction cannot be taken back',
  'error.correction_final.detail':
    'It was taken back already, takes one back itself, or its period of counting is over.',
  'field.not_zero': 'Must not be 0',
  'error.handover_no_room.title': 'The receivers have too little room',
  'error.handover_no_room.detail':
    'Nobody has room for {left} leads: name more receivers, raise their capacity, or choose a pool.',
  'error.receivers_required.title': 'Choose who takes over',
  'error.receivers_required.detail': 'Deals need an owner; name at least one active agent.',
  'error.rules_changed.title': 'Somebody added or removed a rule',
  'error.rules_changed.detail': 'Reload and order them again.',
  'field.rule_operator': 'This field cannot be compared in that way',
  'field.rule_value': 'The value of the condition is wrong',
  'field.rule_not_member': 'This person is not in that team, or cannot sign in',
  'field.rule_pool_closed': 'The members of the team that gets these leads may not claim from this pool',
  'field.rule_cap_period': 'Choose the period of the cap',
  'field.ruleValue': 'Must be a list of texts, a number or an amount',
  'error.no_clock.title': 'No such clock runs',
  'error.no_clock.detail': 'The lead has no running (or paused) clock of this kind; refresh and look again.',
  'error.policy_used.title': 'Leads are timed by this limit',
  'error.policy_used.detail':
    '{leads} clocks were set by it, and their history is kept. Put it out of use instead.',
  'field.minutes_or_days': 'Give either working minutes or working days',
  'field.only_minutes': 'First responses are counted in working minutes',
  'field.never_held': 'The first-response clock cannot be held',
  'field.step_when': 'Each step needs either a percentage or minutes after the deadline',
  'field.step_act': 'Before the deadline a step can only copy, not reassign or return to the pool',
  'field.step_twice': 'Two steps are the same',
} as const;
