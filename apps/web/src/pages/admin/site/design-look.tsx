import { useId, type ReactNode } from 'react';
import type { FormDefinition, FormTexts } from '../../../api/site-forms';
import type { LocaleCode } from '../../../api/types';
import { useT } from '../../../i18n';
import { LocaleChips } from './locale-chips';

interface Props {
  readonly definition: FormDefinition;
  readonly faults: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
  readonly siteHotline: string | null;
  readonly locale: LocaleCode;
  readonly onLocale: (locale: LocaleCode) => void;
  readonly onChange: (changes: Partial<FormDefinition>) => void;
}

const TEXTS = [
  ['heading', 60],
  ['intro', 120],
  ['promise', 120],
  ['thanks', 200],
] as const;
/** The hue of the product's own blue. */
const OWN_HUE = 212;

/** Texts in both languages, colour, promise, notice and opening. */
export function DesignLook(props: Props): ReactNode {
  const t = useT('site-forms');
  const id = useId();
  const { definition, faults, locale, onChange } = props;
  const texts = definition.texts[locale];
  const setText = (name: keyof FormTexts, text: string): void =>
    onChange({ texts: { ...definition.texts, [locale]: { ...texts, [name]: text } } });
  return (
    <section className="card designer-card" aria-labelledby="look-title">
      <div className="card-head">
        <h2 id="look-title">{t('look.title')}</h2>
        <LocaleChips locale={locale} onLocale={props.onLocale} />
      </div>
      <div className="designer-body">
        {TEXTS.map(([name, max]) => (
          <div key={name} className="field">
            <label htmlFor={`${id}-${name}`}>{t(`text.${name}`)}</label>
            <input
              id={`${id}-${name}`}
              className="input"
              maxLength={max}
              value={texts[name]}
              placeholder={t('text.own')}
              aria-describedby={`${id}-${name}-hint`}
              onChange={(event) => setText(name, event.target.value)}
            />
            <span className="field-hint" id={`${id}-${name}-hint`}>
              {t(`text.${name}Hint`)}
            </span>
          </div>
        ))}
        <div className="field">
          <label htmlFor={`${id}-hotline`}>{t('look.hotline')}</label>
          <input
            id={`${id}-hotline`}
            className="input"
            type="tel"
            maxLength={30}
            value={definition.hotline ?? ''}
            placeholder={props.siteHotline ?? t('look.noHotline')}
            aria-invalid={faults.hotline === undefined ? undefined : true}
            onChange={(event) => onChange({ hotline: event.target.value === '' ? null : event.target.value })}
          />
          {faults.hotline === undefined ? null : <span className="field-error">{faults.hotline}</span>}
        </div>
        <Hue hue={definition.hue} error={faults.hue} onHue={(hue) => onChange({ hue })} />
        <label className="check">
          <input
            type="checkbox"
            checked={definition.showsPromise}
            onChange={(event) => onChange({ showsPromise: event.target.checked })}
          />
          {t('look.promise')}
        </label>
        <div className="field">
          <label htmlFor={`${id}-notice`}>{t('look.notice')}</label>
          <select
            id={`${id}-notice`}
            className="select"
            value={definition.noticeVersion ?? ''}
            onChange={(event) => onChange({ noticeVersion: event.target.value || null })}
          >
            <option value="">{t('look.noticeNewest')}</option>
            {props.notices.map((version) => (
              <option key={version} value={version}>
                {t('look.noticeVersion', { version })}
              </option>
            ))}
          </select>
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={definition.open}
            onChange={(event) => onChange({ open: event.target.checked })}
          />
          {t('look.open')}
        </label>
      </div>
    </section>
  );
}

/** One hue; the server derives every colour from it, and refuses one in which nobody could read. */
function Hue(props: {
  readonly hue: number | null;
  readonly error: string | undefined;
  readonly onHue: (hue: number | null) => void;
}): ReactNode {
  const t = useT('site-forms');
  const id = useId();
  const { hue, error, onHue } = props;
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          checked={hue !== null}
          onChange={(event) => onHue(event.target.checked ? OWN_HUE : null)}
        />
        {t('look.ownHue')}
      </label>
      {hue === null ? null : (
        <>
          <div className="hue-line">
            <input
              type="range"
              className="hue-range"
              min={0}
              max={359}
              value={hue}
              aria-label={t('look.hue')}
              aria-valuetext={t('look.degrees', { hue })}
              aria-invalid={error === undefined ? undefined : true}
              aria-describedby={error === undefined ? undefined : id}
              onChange={(event) => onHue(event.target.valueAsNumber)}
            />
            <span className="hue-swatch" style={{ background: `hsl(${hue} 70% 35%)` }} aria-hidden="true" />
            <span className="hue-number">{hue}°</span>
          </div>
          {error === undefined ? null : (
            <span className="field-error" id={id} role="alert">
              {error}
            </span>
          )}
        </>
      )}
    </div>
  );
}
