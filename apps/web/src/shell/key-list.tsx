import { Link } from 'react-router';
import { useMe } from '../api/me';
import { Dialog } from '../components/dialog';
import { Kbd, keyLabel } from '../components/kbd';
import { effectiveKeys } from '../hotkeys/key-map';
import { keyClashes } from '../hotkeys/key-policy';
import { useActiveHotkeys, type Hotkey } from '../hotkeys/use-hotkeys';
import { useT } from '../i18n';

/** Every key that works on this screen now. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const t = useT('common');
  const me = useMe();
  const groups = useActiveHotkeys();
  const clashes = keyClashes(me.preferences.keys ?? {}).length;
  return (
    <Dialog title={t('keys.title')} onClose={onClose} size="lg">
      {me.preferences.shortcuts === false && <p className="notice notice-warn">{t('keys.off')}</p>}
      {clashes > 0 && <p className="notice notice-warn">{t('keys.clashes', { count: clashes })}</p>}
      {/* Read from the start: the first thing that takes the focus otherwise is the link at the end. */}
      <div className="keylist" tabIndex={-1} data-autofocus="">
        {groups.map(({ group, hotkeys }) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {byLabel(hotkeys).map(([label, keys]) => (
                <div key={label}>
                  <dt>
                    {keys.flatMap((name) =>
                      effectiveKeys(name)
                        .split(' ')
                        .map((part, index) => (
                          <Kbd
                            key={`${name}${index}`}
                            keys={name}
                            label={keyLabel(part === '' ? ' ' : part)}
                          />
                        )),
                    )}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="keylist-own">
        <Link to="/me" onClick={onClose}>
          {t('keys.own')}
        </Link>
      </p>
    </Dialog>
  );
}

/** Two keys for one thing stand on one line. */
function byLabel(hotkeys: readonly Hotkey[]): readonly (readonly [string, readonly string[]])[] {
  const lines = new Map<string, string[]>();
  for (const { label, keys } of hotkeys) lines.set(label, [...(lines.get(label) ?? []), keys]);
  return [...lines];
}
