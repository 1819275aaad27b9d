import { useId, type ReactNode } from 'react';
import type { GateField } from '../../api/deals';
import { DateField } from '../../components/date-field';
import { useT } from '../../i18n';
import { entryUnit } from './field-value';

interface Props {
  readonly field: GateField;
  readonly entry: string;
  readonly error?: string;
  readonly required?: boolean;
  readonly today: string;
  readonly onChange: (entry: string) => void;
}

const PAST_ONLY = /^(visited|decided|signed|registered|delivered|started|completed|producing)On$/;

/** One fact as a labelled input of its type; money in 万元. */
export function FieldInput({ field, entry, error, required = false, today, onChange }: Props): ReactNode {
  const t = useT('deals');
  const id = useId();
  const unit = entryUnit(field);
  const unitText = unit === 'wan' ? t('unit.wan') : unit === 'own' ? field.unit : null;
  const common = {
    id,
    value: entry,
    required,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': error === undefined ? undefined : `${id}-error`,
  } as const;
  return (
    <div className={field.type === 'text' ? 'field wide' : 'field'}>
      <label htmlFor={id}>
        {unitText ? t('labelUnit', { label: field.label, unit: unitText }) : field.label}
      </label>
      {control()}
      {error === undefined ? null : (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  );

  function control(): ReactNode {
    switch (field.type) {
      case 'choice':
      case 'bool': {
        const options =
          field.type === 'choice'
            ? field.options
            : [
                { value: 'true', label: t('yes') },
                { value: 'false', label: t('no') },
              ];
        return (
          <select className="select" {...common} onChange={(event) => onChange(event.target.value)}>
            <option value="">{t('choose')}</option>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        );
      }
      case 'date':
        return (
          <DateField
            id={id}
            value={entry}
            required={required}
            max={PAST_ONLY.test(field.key) ? today : undefined}
            invalid={error !== undefined}
            describedBy={error === undefined ? undefined : `${id}-error`}
            onChange={onChange}
          />
        );
      case 'money':
      case 'area':
      case 'mu':
      case 'int':
        return (
          <input
            className="input"
            inputMode={field.type === 'int' ? 'numeric' : 'decimal'}
            autoComplete="off"
            maxLength={20}
            {...common}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      default:
        return (
          <input
            className="input"
            autoComplete="off"
            maxLength={500}
            {...common}
            onChange={(event) => onChange(event.target.value)}
          />
        );
    }
  }
}
