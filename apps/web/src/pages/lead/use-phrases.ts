import { useMe } from '../../api/me';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';
import { phraseKey } from './phrase-keys';

/** The person's phrases as keys of this screen, and so in the command palette; `insert` puts one where it is written. */
export function usePhrases(enabled: boolean, insert: (text: string) => void): void {
  const t = useT('lead');
  const { preferences } = useMe();
  useHotkeys(
    (preferences.phrases ?? []).map(({ name, text }, index) => ({
      keys: phraseKey(index),
      label: name,
      inFields: true,
      inDialogs: true,
      run: () => insert(text),
    })),
    { enabled, group: t('phrases') },
  );
}
