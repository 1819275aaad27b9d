import { useId, useState } from 'react';
import { useMe, useUpdateMe } from '../../api/me';
import { Icon } from '../../components/icon';
import { Kbd, keyLabel } from '../../components/kbd';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { phraseKey } from '../lead/phrase-keys';

/** As the server takes them. */
const MAX = { phrases: 30, name: 30, text: 500 } as const;

/** 常用语: what somebody writes often, put into the follow-up by key or from the command palette. */
export function Phrases() {
  const t = useT('shell');
  const me = useMe();
  const id = useId();
  const update = useUpdateMe();
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const phrases = me.preferences.phrases ?? [];
  const save = (next: typeof phrases, done?: () => void): void =>
    update.mutate(
      { preferences: { phrases: next } },
      {
        onSuccess: () => {
          showToast({ text: t('me.saved') });
          done?.();
        },
        onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
      },
    );
  return (
    <section className="card me-card" aria-label={t('phrases.title')}>
      <h2 className="card-head">{t('phrases.title')}</h2>
      <div className="me-body">
        <p className="field-hint">{t('phrases.hint')}</p>
        {phrases.length > 0 && (
          <ul className="me-phrases">
            {phrases.map((phrase, index) => {
              const keys = phraseKey(index);
              return (
                <li key={`${phrase.name}${index}`}>
                  <span>
                    <b>{phrase.name}</b> {keys !== '' && <Kbd keys={keys} label={keyLabel(keys)} />}
                    <span className="field-hint">{phrase.text}</span>
                  </span>
                  <button
                    type="button"
                    className="btn-ico"
                    aria-label={t('phrases.delete', { name: phrase.name })}
                    onClick={() => save(phrases.filter((other) => other !== phrase))}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
        {phrases.length < MAX.phrases && (
          <form
            className="form-stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() === '' || text.trim() === '' || update.isPending) return;
              save([...phrases, { name: name.trim(), text: text.trim() }], () => {
                setName('');
                setText('');
              });
            }}
          >
            <div className="field me-narrow">
              <label htmlFor={`${id}-name`}>{t('phrases.name')}</label>
              <input
                id={`${id}-name`}
                className="input"
                required
                maxLength={MAX.name}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            </div>
            <div className="field">
              <label htmlFor={`${id}-text`}>{t('phrases.text')}</label>
              <textarea
                id={`${id}-text`}
                className="textarea"
                rows={2}
                required
                maxLength={MAX.text}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </div>
            <div>
              <button type="submit" className="btn" disabled={update.isPending}>
                {t('phrases.add')}
              </button>
            </div>
          </form>
        )}
      </div>
    </section>
  );
}
