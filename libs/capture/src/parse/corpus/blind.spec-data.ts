import type { Example } from './example.spec-types';
import { BLIND_FORMS } from './blind-forms.spec-data';
import { BLIND_PARTIES } from './blind-parties.spec-data';
import { BLIND_PEOPLE } from './blind-people.spec-data';
import { BLIND_TALK } from './blind-talk.spec-data';
import { BLIND_TRAPS } from './blind-traps.spec-data';

/** Texts of many different people, written without a look at the grammar. */
export const BLIND: readonly Example[] = [
  ...BLIND_PEOPLE,
  ...BLIND_FORMS,
  ...BLIND_TALK,
  ...BLIND_TRAPS,
  ...BLIND_PARTIES,
];
