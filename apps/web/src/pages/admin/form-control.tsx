import { useId, type ReactNode } from 'react';
import { DateField } from '../../components/date-field';
import { useT } from '../../i18n';

export type FormValue = string | number | boolean | readonly string[] | null;
export type FormValues = Readonly<Record<string, FormValue>>;

interface Base {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly wide?: boolean;
}

/** One input of an administration form. */
export type FormField =
  | (Base & {
      readonly kind: 'text';
      readonly maxLength?: number;
      readonly readOnly?: boolean;
      readonly type?: 'email' | 'tel';
    })
  | (Base & { readonly kind: 'date'; readonly readOnly?: boolean })
  | (Base & { readonly kind: 'area'; readonly maxLength: number; readonly rows?: number })
  | (Base & { readonly kind: 'number'; readonly min: number; readonly max: number; readonly step?: number })
  | (Base & { readonly kind: 'select'; readonly options: readonly Option[]; readonly empty?: string })
  | (Base & { readonly kind: 'checks'; readonly options: readonly Option[] })
  | (Base & { readonly kind: 'switch' });

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly field: FormField;
  readonly value: FormValue | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: FormValue) => void;
}

/** Draws a field by its kind, with label, hint and fault wired to the input. */
export function FormControl({ field, value, error, onChange }: Props): ReactNode {
  const t = useT('admin');
  const id = useId();
  const describedBy = [field.hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter(Boolean)
    .join(' ');
  const wiring = {
    id,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': describedBy || undefined,
  } as const;
  const below = (
    <>
      {field.hint === undefined ? null : (
        <span className="field-hint" id={`${id}-hint`}>
          {field.hint}
        </span>
      )}
      {error === undefined ? null : (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </>
  );
  const className = field.wide === true || field.kind === 'checks' ? 'field wide' : 'field';
  const label = (
    <label htmlFor={id}>
      {field.label}
      {field.required === true ? <span className="field-required"> {t('common:required')}</span> : null}
    </label>
  );

  switch (field.kind) {
    case 'text':
      return (
        <div className={className}>
          {label}
          <input
            className="input"
            type={field.type ?? 'text'}
            autoComplete="off"
            maxLength={field.maxLength ?? 100}
            readOnly={field.readOnly}
            required={field.required}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value)}
            {...wiring}
          />
          {below}
        </div>
      );
    case 'date':
      return (
        <div className={className}>
          {label}
          <DateField
            id={id}
            required={field.required}
            readOnly={field.readOnly}
            value={typeof value === 'string' ? value : ''}
            onChange={onChange}
            invalid={error !== undefined}
            describedBy={describedBy || undefined}
          />
          {below}
        </div>
      );
    case 'number':
      return (
        <div className={className}>
          {label}
          <input
            className="input"
            type="number"
            min={field.min}
            max={field.max}
            step={field.step ?? 1}
            required={field.required}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
            {...wiring}
          />
          {below}
        </div>
      );
    case 'select':
      return (
        <div className={className}>
          {label}
          <select
            className="select"
            required={field.required}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value || null)}
            {...wiring}
          >
            {field.empty === undefined ? null : <option value="">{field.empty}</option>}
            {field.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          {below}
        </div>
      );
    case 'area':
      return (
        <div className={className}>
          {label}
          <textarea
            className="textarea"
            rows={field.rows ?? 3}
            maxLength={field.maxLength}
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => onChange(event.target.value)}
            {...wiring}
          />
          {below}
        </div>
      );
    case 'checks': {
      const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
      return (
        <fieldset className={`${className} checks`}>
          <legend className="label">{field.label}</legend>
          <div className="checks-list">
            {field.options.map((option) => (
              <label key={option.value} className="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(option.value)}
                  onChange={(event) =>
                    onChange(
                      event.target.checked
                        ? [...chosen, option.value]
                        : chosen.filter((other) => other !== option.value),
                    )
                  }
                />
                {option.label}
              </label>
            ))}
          </div>
          {below}
        </fieldset>
      );
    }
    case 'switch':
      return (
        <div className={className}>
          <label className="check">
            <input
              type="checkbox"
              checked={value === true}
              onChange={(event) => onChange(event.target.checked)}
              {...wiring}
            />
            {field.label}
          </label>
          {below}
        </div>
      );
  }
}
