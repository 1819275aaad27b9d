import type { LeadDetail } from '../../api/leads';
import type { Hotkey } from '../../hotkeys/use-hotkeys';
import type { Translate } from '../../i18n';

/** What keys do with a lead, wherever it stands. */
export interface KeyActs {
  readonly call: () => void;
  readonly copyWechat: () => void;
  readonly log: () => void;
  readonly visit: () => void;
  readonly convert: () => void;
  readonly assign: () => void;
  readonly claim: () => void;
  readonly release: () => void;
  readonly snooze: () => void;
  readonly snoozeChoices: () => void;
  readonly tags: () => void;
  readonly disqualify: () => void;
}

interface KeyActions extends KeyActs {
  readonly t: Translate;
  readonly lead: LeadDetail;
  readonly edit: () => void;
  readonly save: (event: KeyboardEvent) => void;
  readonly saveAndNext: (event: KeyboardEvent) => void;
  readonly next?: () => void;
  readonly previous?: () => void;
}

/** Whether this person may plan visits of this lead: a closed one has none to come. */
export function mayPlan(lead: LeadDetail): boolean {
  return lead.permissions.edit && lead.status !== 'disqualified';
}

/** What the bar of ticked rows does with all of them: while there are any, these keys mean those, not the open lead. */
export const KEYS_OF_MANY: readonly string[] = ['a', 'f', 'r', 'h', 'shift+h', 't', 'shift+d'];

/** What is done with the lead itself, apart from writing in its pane: the key and the act's name. */
export const KEYS_OF_ONE = {
  c: 'call',
  w: 'wechat',
  l: 'log',
  v: 'visit',
  d: 'convert',
  a: 'assign',
  f: 'claim',
  r: 'release',
  h: 'snooze',
  'shift+h': 'snoozeChoices',
  t: 'tags',
  'shift+d': 'disqualify',
} as const;

/** The keys of a lead: only what this person may do with this lead. */
export function leadKeys(actions: KeyActions): Hotkey[] {
  const { t, lead } = actions;
  const may = lead.permissions;
  const keys: (Hotkey | false)[] = [
    may.reveal && { keys: 'c', label: t('action.call'), run: actions.call },
    may.reveal && { keys: 'w', label: t('action.wechat'), run: actions.copyWechat },
    may.edit && { keys: 'l', label: t('action.log'), run: actions.log },
    mayPlan(lead) && { keys: 'v', label: t('action.visit'), run: actions.visit },
    may.convert && { keys: 'd', label: t('action.convert'), run: actions.convert },
    may.assign && { keys: 'a', label: t('action.assign'), run: actions.assign },
    may.claim && { keys: 'f', label: t('action.claim'), run: actions.claim },
    may.release && { keys: 'r', label: t('action.release'), run: actions.release },
    // Whoever may return it may also put it off: an open lead that somebody has.
    may.release && { keys: 'h', label: t('action.snooze'), run: actions.snooze },
    may.release && { keys: 'shift+h', label: t('action.snoozeChoices'), run: actions.snoozeChoices },
    may.edit && { keys: 't', label: t('action.tags'), run: actions.tags },
    may.edit && { keys: 'shift+d', label: t('action.disqualify'), run: actions.disqualify },
    may.edit && { keys: 'e', label: t('action.edit'), run: actions.edit },
    may.edit && {
      keys: 'mod+enter',
      label: t('composer.saveNext'),
      inFields: true,
      run: actions.saveAndNext,
    },
    may.edit && { keys: 'mod+s', label: t('composer.save'), inFields: true, run: actions.save },
    actions.next !== undefined && { keys: 'j', label: t('action.next'), run: actions.next },
    actions.previous !== undefined && { keys: 'k', label: t('action.previous'), run: actions.previous },
  ];
  return keys.filter((key) => key !== false);
}
