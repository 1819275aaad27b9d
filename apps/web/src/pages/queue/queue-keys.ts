import type { LeadChip } from '../../api/leads';
import type { Hotkey } from '../../hotkeys/use-hotkeys';

interface KeyActions {
  readonly t: (key: string) => string;
  readonly next: () => void;
  readonly previous: () => void;
  readonly open: () => void;
  readonly check: (range: boolean) => void;
  readonly search: () => void;
  readonly chips: readonly LeadChip[];
  readonly chip: (chip: LeadChip) => void;
}

/** The keys that go through the list. */
export function queueKeys({ t, next, previous, open, check, search, chips, chip }: KeyActions): Hotkey[] {
  return [
    { keys: 'j', label: t('key.next'), run: next },
    { keys: 'k', label: t('key.previous'), run: previous },
    { keys: 'arrowdown', label: t('key.next'), run: next },
    { keys: 'arrowup', label: t('key.previous'), run: previous },
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
