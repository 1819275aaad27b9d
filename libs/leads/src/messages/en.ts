/** Texts of leads, English. */
export const EN = {
  'error.already_owned.title': 'The lead has an owner',
  'error.already_owned.detail': 'Somebody was faster, or it is theirs already. Reload the list.',
  'error.claim_limit.title': 'No more claims today',
  'error.claim_limit.detail': 'You can claim {limit} leads a day. Try again tomorrow.',
  'error.cooling_off.title': 'Still cooling off',
  'error.cooling_off.detail':
    'You owned this lead before; you can claim it again after {until} ({days} days).',
  'error.capacity_full.title': 'No room for more leads',
  'error.capacity_full.detail':
    'The agent holds the most they can ({capacity}). Hand some over or choose somebody else.',
  'error.lead_closed.title': 'The lead is closed',
  'error.lead_closed.detail': 'It has become a deal, was disqualified or merged.',
  'error.not_owned.title': 'The lead has no owner',
  'error.not_owned.detail': 'Nobody holds this lead at the moment.',
  'error.no_team.title': 'There is no pool to return to',
  'error.no_team.detail': 'Neither the lead nor its owner has a team. Add the owner to a team first.',
  'error.contact_taken.title': 'These contact details belong to somebody else',
  'error.contact_taken.detail': 'Look for a duplicate; if it is the same person, a manager merges the leads.',
  'error.reason_required.title': 'A reason is needed',
  'error.reason_required.detail': 'Say why.',
  'error.unknown_assignee.title': 'They cannot get this lead',
  'error.unknown_assignee.detail': 'Choose an active agent within your scope.',
  'error.merge_self.title': 'A lead cannot be merged with itself',
  'error.merge_self.detail': 'Choose another lead.',
  'field.inFuture': 'Must not be in the future',
  'field.range': 'The lower value must not exceed the upper one',
  'field.unknown': 'There is no such item',
  'error.reveal_limit.title': 'Daily limit of full numbers reached',
  'error.reveal_limit.detail':
    'At most {limit} full numbers a day. Try again tomorrow or ask an administrator.',
  'error.do_not_contact.title': 'This person asked not to be contacted',
  'error.do_not_contact.detail':
    'They withdrew their consent: no calls, WeChat messages or mails, until they write again by themselves.',
} as const;
