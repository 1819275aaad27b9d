import type { LeadChip } from '../../api/leads';
import type { Hotkey } from '../../hotkeys/use-hotkeys';

interface KeyActions {
  readonly t: (key: string) => string;
  readonly next: () => void;
  readonly previous: () => void;
  readonly first: () => void;
  readonly last: () => void;
  /** Asks for the number of a row. */
  readonly place: () => void;
  /** Ends the loading on the way to a row. */
  readonly cancel?: () => void;
  readonly open: () => void;
  readonly check: (range: boolean) => void;
  readonly search: () => void;
  readonly chips: readonly LeadChip[];
  readonly chip: (chip: LeadChip) => void;
}

/** The keys that go through the list. */
export function queueKeys(actions: KeyActions): Hotkey[] {
  const { t, next, previous, first, last, place, cancel, open, check, search, chips, chip } = actions;
  return [
    { keys: 'j', label: t('key.next'), run: next },
    { keys: 'k', label: t('key.previous'), run: previous },
    { keys: 'arrowdown', label: t('key.next'), run: next },
    { keys: 'arrowup', label: t('key.previous'), run: previous },
    { keys: 'home', label: t('key.first'), run: first },
    { keys: 'end', label: t('key.last'), run: last },
    { keys: 'g g', label: t('key.place'), run: place },
    ...(cancel === undefined ? [] : [{ keys: 'escape', label: t('key.cancelJump'), run: cancel }]),
    { keys: 'enter', label: t('key.open'), run: open },
    { keys: 'x', label: t('key.check'), run: () => check(false) },
    { keys: 'shift+x', label: t('key.checkRange'), run: () => check(true) },
    { keys: '/', label: t('key.search'), run: search },
    ...chips.map((name, index) => ({
      keys: String(index + 1),
      label: t(`chip.${name}`),
      run: () => chip(name),
    })),
  ];
}
