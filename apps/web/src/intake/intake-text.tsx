import { useState } from 'react';
import { useErrorText } from '../components/states';
import { useT } from '../i18n';
import { cutText, groupOf } from './intake-form';
import type { IntakeFormState } from './use-intake-form';

/** The original text; once read, its parts stand in the colours of their fields and can be chosen. */
export function IntakeText({ form, focus }: { readonly form: IntakeFormState; readonly focus: boolean }) {
  const t = useT('intake');
  const errorText = useErrorText();
  const [editing, setEditing] = useState(form.text.trim() === '');
  const showParts = !editing && form.parsed !== null;
  return (
    <div className="in-left">
      <div className="field in-grow">
        <span className="in-label">
          <label htmlFor="intake-text">{t('text')}</label>
          {showParts ? (
            <button type="button" className="btn-link" onClick={() => setEditing(true)}>
              {t('editText')}
            </button>
          ) : (
            form.text === '' && (
              <button
                type="button"
                className="btn-link"
                onClick={() => {
                  form.setText(t('sample'));
                  setEditing(false);
                }}
              >
                {t('trySample')}
              </button>
            )
          )}
        </span>
        {showParts && form.parsed !== null ? (
          <p className="in-parts" id="intake-text">
            {cutText(form.text, form.parsed.spans).map((part) =>
              part.span === null ? (
                <span key={part.start}>{part.text}</span>
              ) : (
                <button
                  key={part.start}
                  type="button"
                  className={`in-span in-${groupOf(part.span.field)}`}
                  aria-pressed={form.chosen === part.span}
                  title={t(`group.${groupOf(part.span.field)}`)}
                  onClick={() => form.choose(form.chosen === part.span ? null : part.span)}
                >
                  {part.text}
                  <span className="in-spanname">{t(`group.${groupOf(part.span.field)}`)}</span>
                </button>
              ),
            )}
          </p>
        ) : (
          <textarea
            id="intake-text"
            data-autofocus={focus ? '' : undefined}
            className="textarea in-textarea"
            maxLength={20_000}
            placeholder={t('placeholder')}
            value={form.text}
            onChange={(event) => form.setText(event.target.value)}
            onPaste={() => setTimeout(() => setEditing(false), 0)}
            onBlur={() => form.text.trim() !== '' && setEditing(false)}
          />
        )}
      </div>
      <p className="field-hint" role="status">
        {form.reading
          ? t('reading')
          : form.chosen !== null
            ? t('chosenHint', { text: form.chosen.text })
            : t('partsHint')}
      </p>
      {form.readingError !== null && <p className="field-error">{errorText(form.readingError)}</p>}
      {form.parsed !== null && form.parsed.warnings.length > 0 && (
        <ul className="in-warnings">
          {form.parsed.warnings.map((warning) => (
            <li key={`${warning.code}${warning.field ?? ''}`} className="notice notice-warn">
              {warning.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
