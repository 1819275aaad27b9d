/** Texts of privacy, English. */
export const EN = {
  'error.already_done.title': 'Already done',
  'error.already_done.detail': 'This request was completed before.',
  'error.already_held.title': 'Held already',
  'error.already_held.detail': 'The data of this contact is on hold already.',
  'error.legal_hold.title': 'The data is on legal hold',
  'error.legal_hold.detail': 'The data of this contact must be kept. Release the hold before erasing.',
  'error.not_erased.title': 'Not erased yet',
  'error.not_erased.detail': 'A request for erasure is completed by erasing the data.',
  'error.not_an_erasure.title': 'Not a request for erasure',
  'error.not_an_erasure.detail': 'Only a request for erasure can be carried out by erasing.',
  'error.identity_unchecked.title': 'Identity not checked',
  'error.identity_unchecked.detail':
    'Make sure of the person’s identity and record how, before handling their data.',
  'error.identity_known.title': 'Identity checked already',
  'error.identity_known.detail':
    'How the person was recognised is on record. The request can be carried out.',
  'error.nothing_to_lift.title': 'Nothing to lift',
  'error.nothing_to_lift.detail':
    'Only an opt-out that is in force and was not made with the tracking code can be lifted; erased data does not come back.',
  'error.person_unknown.title': 'No such contact',
  'error.person_unknown.detail': 'Nobody with these details is on record.',
} as const;
