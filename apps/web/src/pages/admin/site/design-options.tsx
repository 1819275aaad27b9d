import { useState, type ReactNode } from 'react';
import { listParks } from '../../../api/admin';
import type { BandLimits, FormDefinition } from '../../../api/site-forms';
import { NEED_TYPES } from '../../../api/types';
import { Icon } from '../../../components/icon';
import { useT } from '../../../i18n';
import { usePaged } from '../section';
import { TaxBands } from './tax-bands';

interface Props {
  readonly definition: FormDefinition;
  readonly bandLimits: readonly BandLimits[];
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (changes: Partial<FormDefinition>) => void;
}

const UNITS = ['sqm', 'mu', 'hectare'] as const;

/** What people may choose from: types of need, units, parks, industries, bands of tax. */
export function DesignOptions({ definition, bandLimits, faults, onChange }: Props): ReactNode {
  const t = useT('site-forms');
  const parks = usePaged(['parks'], listParks);
  const { needTypes, areaUnits, parkIds } = definition;
  const active = (parks.data?.items ?? []).filter((park) => park.active);
  return (
    <section className="card designer-card" aria-labelledby="options-title">
      <div className="card-head">
        <h2 id="options-title">{t('options.title')}</h2>
      </div>
      <div className="designer-body">
        <Checks
          legend={t('field.needType')}
          hint={t('options.needTypesHint')}
          options={NEED_TYPES.map((need) => ({ value: need, label: t(`common:needType.${need}`) }))}
          chosen={needTypes}
          least={1}
          onChange={(chosen) => onChange({ needTypes: chosen })}
        />
        <Checks
          legend={t('options.areaUnits')}
          options={UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
          chosen={areaUnits}
          least={1}
          onChange={(chosen) => onChange({ areaUnits: chosen })}
        />
        <Checks
          legend={t('field.region')}
          hint={t('options.parksHint')}
          error={faults.parkIds}
          options={active.map((park) => ({ value: park.id, label: park.name }))}
          chosen={parkIds}
          least={0}
          onChange={(chosen) => onChange({ parkIds: chosen })}
        />
        <Industries definition={definition} error={faults.industries} onChange={onChange} />
        <TaxBands
          bands={definition.taxBands}
          limits={bandLimits}
          error={faults.taxBands}
          onChange={(taxBands) => onChange({ taxBands })}
        />
      </div>
    </section>
  );
}

/** Boxes; the order of the page is the order in which they were ticked after those that stay. */
function Checks<T extends string>(props: {
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: readonly T[];
  readonly least: number;
  readonly onChange: (chosen: T[]) => void;
}): ReactNode {
  const { legend, hint, error, options, chosen, least, onChange } = props;
  return (
    <fieldset className="checks">
      <legend>{legend}</legend>
      <div className="checks-list">
        {options.map(({ value, label }) => (
          <label key={value} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              disabled={chosen.includes(value) && chosen.length <= least}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value),
                )
              }
            />
            {label}
          </label>
        ))}
      </div>
      {hint === undefined ? null : <p className="field-hint">{hint}</p>}
      {error === undefined ? null : <p className="field-error">{error}</p>}
    </fieldset>
  );
}

function Industries(props: {
  readonly definition: FormDefinition;
  readonly error: string | undefined;
  readonly onChange: (changes: Partial<FormDefinition>) => void;
}): ReactNode {
  const t = useT('site-forms');
  const [value, setValue] = useState('');
  const [en, setEn] = useState('');
  const { industries } = props.definition;
  const change = (next: FormDefinition['industries']): void => props.onChange({ industries: next });
  const add = (): void => {
    const name = value.trim();
    if (name === '' || industries.some((industry) => industry.value === name)) return;
    change([...industries, { value: name, en: en.trim() }]);
    setValue('');
    setEn('');
  };
  return (
    <fieldset className="checks">
      <legend>{t('field.use')}</legend>
      <ul className="chips industry-chips">
        {industries.map((industry) => (
          <li key={industry.value} className="chip">
            {industry.value}
            {industry.en === '' ? null : <span className="industry-en">{industry.en}</span>}
            <button
              type="button"
              className="chip-remove"
              aria-label={t('options.removeIndustry', { name: industry.value })}
              onClick={() => change(industries.filter((other) => other.value !== industry.value))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <div className="industry-new">
        <input
          className="input"
          aria-label={t('options.industry')}
          placeholder={t('options.industry')}
          maxLength={30}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <input
          className="input"
          aria-label={t('options.industryEn')}
          placeholder={t('options.industryEn')}
          maxLength={40}
          value={en}
          onChange={(event) => setEn(event.target.value)}
        />
        <button
          type="button"
          className="btn"
          disabled={value.trim() === '' || industries.length >= 20}
          onClick={add}
        >
          {t('options.add')}
        </button>
      </div>
      {props.error === undefined ? null : <p className="field-error">{props.error}</p>}
    </fieldset>
  );
}
