import { useMe } from '../api/me';
import { Dialog } from '../components/dialog';
import { Kbd } from '../components/kbd';
import { useActiveHotkeys } from '../hotkeys/use-hotkeys';
import { useT } from '../i18n';

/** Every key that works on this screen now. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const t = useT('common');
  const me = useMe();
  const groups = useActiveHotkeys();
  return (
    <Dialog title={t('keys.title')} onClose={onClose} size="lg">
      {me.preferences.shortcuts === false && <p className="notice notice-warn">{t('keys.off')}</p>}
      <div className="keylist">
        {groups.map(({ group, hotkeys }) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {hotkeys.map((hotkey) => (
                <div key={hotkey.keys}>
                  <dt>
                    {hotkey.keys.split(' ').map((part, index) => (
                      <Kbd key={index} keys={part === '' ? ' ' : part} />
                    ))}
                  </dt>
                  <dd>{hotkey.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
