import { useState, type ReactNode } from 'react';
import type { BandLimits, TaxBand } from '../../../api/site-forms';
import { Icon } from '../../../components/icon';
import { useT, type Translate } from '../../../i18n';
import { MoveButton } from './field-list';
import { moved } from './field-order';

/** The server takes no more. */
const MAX_BANDS = 12;

interface Props {
  readonly bands: readonly TaxBand[];
  /** How the server read the bands of the saved draft. */
  readonly limits: readonly BandLimits[];
  readonly error: string | undefined;
  readonly onChange: (bands: TaxBand[]) => void;
}

/** The bands of yearly tax: text, English, order, shown or not, and what each is read as. */
export function TaxBands({ bands, limits, error, onChange }: Props): ReactNode {
  const t = useT('site-forms');
  const [value, setValue] = useState('');
  const set = (index: number, changes: Partial<TaxBand>): void =>
    onChange(bands.map((band, at) => (at === index ? { ...band, ...changes } : band)));
  const move = (from: number, to: number): void => {
    const next = moved(bands, from, to);
    if (next !== null) onChange(next);
  };
  const add = (): void => {
    onChange([...bands, { value: value.trim(), en: '', shown: true }]);
    setValue('');
  };
  return (
    <fieldset className="checks">
      <legend>{t('field.tax')}</legend>
      <ol className="band-rows">
        {bands.map((band, index) => (
          // The place is the row: its text is what is being typed.
          <li key={index} className={band.shown ? 'band-row' : 'band-row is-off'}>
            <input
              type="checkbox"
              aria-label={t('bands.shown', { name: band.value })}
              checked={band.shown}
              onChange={(event) => set(index, { shown: event.target.checked })}
            />
            <div className="band-texts">
              <input
                className="input"
                aria-label={t('bands.value', { n: index + 1 })}
                maxLength={30}
                value={band.value}
                onChange={(event) => set(index, { value: event.target.value })}
              />
              <input
                className="input"
                aria-label={t('bands.en', { n: index + 1 })}
                placeholder={t('options.industryEn')}
                maxLength={40}
                value={band.en}
                onChange={(event) => set(index, { en: event.target.value })}
              />
              <span className="field-hint">{readAs(band, limits, t)}</span>
            </div>
            <MoveButton up name={band.value} off={index === 0} onMove={() => move(index, index - 1)} />
            <MoveButton
              name={band.value}
              off={index === bands.length - 1}
              onMove={() => move(index, index + 1)}
            />
            <button
              type="button"
              className="btn-ico"
              aria-label={t('options.removeIndustry', { name: band.value })}
              onClick={() => onChange(bands.filter((_, at) => at !== index))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <div className="industry-new">
        <input
          className="input"
          aria-label={t('bands.new')}
          placeholder={t('bands.new')}
          maxLength={30}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <button
          type="button"
          className="btn"
          aria-label={t('bands.add')}
          disabled={value.trim() === '' || bands.length >= MAX_BANDS}
          onClick={add}
        >
          {t('options.add')}
        </button>
      </div>
      <p className="field-hint">{t('bands.hint')}</p>
      {error === undefined ? null : (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** What the server made of the text; nothing for one that it has not read yet. */
function readAs(band: TaxBand, limits: readonly BandLimits[], t: Translate): string {
  const read = limits.find(({ value }) => value === band.value);
  if (read === undefined) return '';
  const { minWan: min, maxWan: max } = read;
  if (min === null) return t('bands.below', { max: max ?? 0 });
  return max === null ? t('bands.above', { min }) : t('bands.between', { min, max });
}
