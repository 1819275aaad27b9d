import { serverNow } from '../../api/client';
import { useMe } from '../../api/me';
import { snoozeTime } from '../../time/snooze-times';
import type { LeadDialog } from './lead-dialogs';
import type { KeyActs } from './lead-keys';
import type { ComposerState } from './use-composer';
import type { LeadActions } from './use-lead-actions';

/** What the keys do with a lead wherever it is meant: on its page, beside the queue, in a row of the table. */
export function useKeyActs(
  open: (dialog: LeadDialog) => void,
  actions: LeadActions,
  composer: Pick<ComposerState, 'focus'>,
): KeyActs {
  const me = useMe();
  return {
    call: () => open('call'),
    copyWechat: () => void actions.copyWechat(),
    log: composer.focus,
    visit: () => open('visit'),
    convert: () => open('convert'),
    assign: () => open('assign'),
    claim: () => actions.claim.mutate(),
    release: () => open('release'),
    snooze: () =>
      actions.snooze.mutate({ until: snoozeTime(me.preferences.snooze ?? 'tomorrow', serverNow()) }),
    snoozeChoices: () => open('snooze'),
    tags: () => open('tags'),
    disqualify: () => open('disqualify'),
  };
}
