import { useState, type KeyboardEvent } from 'react';
import { useMe, useUpdateMe } from '../../api/me';
import { keyLabel } from '../../components/kbd';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { isImeKey } from '../../hotkeys/ime';
import { keyName } from '../../hotkeys/key-name';
import { CHANGEABLE, clashOf, keyClashes, resolveKeys, type KeyMap } from '../../hotkeys/key-policy';
import { useT } from '../../i18n';

const MODIFIERS: readonly string[] = ['Control', 'Shift', 'Alt', 'Meta'];

/** Every key: changed by pressing another, switched off, or set back. Stored with the person, so it holds on every machine. */
export function KeySettings() {
  const t = useT('shell');
  const me = useMe();
  const update = useUpdateMe();
  const errorText = useErrorText();
  const [asking, setAsking] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const map: KeyMap = me.preferences.keys ?? {};
  const inForce = resolveKeys(map);
  const clashes = keyClashes(map);
  const save = (keys: KeyMap): void => {
    setAsking(null);
    setFault(null);
    update.mutate(
      { preferences: { keys: { ...keys } } },
      { onError: (error) => showToast({ text: errorText(error), tone: 'bad' }) },
    );
  };
  const take = (own: string, event: KeyboardEvent): void => {
    if (MODIFIERS.includes(event.key) || isImeKey(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setAsking(null);
    const keys = keyName(event.nativeEvent);
    const clash = /^[a-z0-9?/+ ]{1,20}$/.test(keys) ? clashOf(keys, own, map) : keys;
    if (clash !== null)
      return setFault(t('keys.clash', { key: say(keys), other: t(`keys.do.${nameOf(clash)}`) }));
    save(without({ ...map, [own]: keys }, own, keys));
  };
  return (
    <section className="card me-card" aria-labelledby="me-keys">
      <h2 id="me-keys" className="card-head">
        {t('keys.title')}
      </h2>
      <div className="me-body">
        <p className="field-hint">{t('keys.hint')}</p>
        {clashes.length > 0 && (
          <p className="notice notice-warn">{t('keys.clashes', { count: clashes.length })}</p>
        )}
        <ul className="me-keys">
          {CHANGEABLE.map((keys) => {
            const now = inForce[keys] ?? keys;
            const clash = clashes.find(({ own }) => own === keys);
            const name = t(`keys.do.${nameOf(keys)}`);
            return (
              <li key={keys}>
                <span>
                  {name}
                  {clash !== undefined && (
                    <small>
                      {t('keys.yields', {
                        key: say(clash.keys),
                        other: t(`keys.do.${nameOf(clash.winner ?? '')}`),
                      })}
                    </small>
                  )}
                </span>
                <button
                  type="button"
                  className="btn btn-sm me-key"
                  aria-label={t('keys.change', { name, key: now === '' ? t('keys.off') : say(now) })}
                  aria-pressed={asking === keys}
                  onClick={() => {
                    setFault(null);
                    setAsking(asking === keys ? null : keys);
                  }}
                  onBlur={() => setAsking(null)}
                  onKeyDown={(event) => asking === keys && take(keys, event)}
                >
                  {asking === keys ? t('keys.press') : now === '' ? t('keys.off') : say(now)}
                </button>
                <button
                  type="button"
                  className="btn-link"
                  disabled={now === '' && clash === undefined}
                  aria-label={t('keys.switchOffThis', { name })}
                  onClick={() => save({ ...map, [keys]: '' })}
                >
                  {t('keys.switchOff')}
                </button>
                <button
                  type="button"
                  className="btn-link"
                  disabled={map[keys] === undefined}
                  aria-label={t('keys.resetThis', { name })}
                  onClick={() =>
                    save(Object.fromEntries(Object.entries(map).filter(([own]) => own !== keys)))
                  }
                >
                  {t('keys.reset')}
                </button>
              </li>
            );
          })}
        </ul>
        <p role="alert" className="field-error me-keys-fault">
          {fault}
        </p>
        <button
          type="button"
          className="btn btn-sm"
          disabled={Object.keys(map).length === 0}
          onClick={() => save({})}
        >
          {t('keys.resetAll')}
        </button>
      </div>
    </section>
  );
}

function say(keys: string): string {
  return keys.split(' ').map(keyLabel).join(' ');
}

/** A key as the name of a message: no dots, signs in words. */
function nameOf(keys: string): string {
  const known = CHANGEABLE.find((other) => other === keys);
  if (known === undefined) return 'fixed';
  return known.replaceAll('+', '_').replaceAll(' ', '_').replace('?', 'help').replace('/', 'search');
}

/** One's own key again is no change. */
function without(map: KeyMap, own: string, keys: string): KeyMap {
  return keys === own ? Object.fromEntries(Object.entries(map).filter(([other]) => other !== own)) : map;
}
