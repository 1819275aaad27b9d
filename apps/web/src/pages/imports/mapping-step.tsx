import { useState, type ReactNode } from 'react';
import type { ImportJob, ImportKind } from '../../api/imports';
import { useT } from '../../i18n';
import { doubledLabel, mappingOf, missingLabels, type Mapping } from './mapping';

interface Props {
  readonly job: ImportJob;
  readonly kind: ImportKind;
  readonly busy: boolean;
  readonly onNext: (mapping: Mapping) => void;
}

/** The second step: every column with examples, and the field it goes into. */
export function MappingStep({ job, kind, busy, onNext }: Props): ReactNode {
  const t = useT('imports');
  const [mapping, setMapping] = useState<Mapping>(() => mappingOf(job));
  const missing = missingLabels(mapping, kind);
  const doubled = doubledLabel(mapping, kind);
  const fault =
    doubled !== null
      ? t('mapping.twice', { field: doubled })
      : missing.length > 0
        ? t('mapping.missing', { fields: missing.join(t('common:listSeparator')) })
        : null;
  return (
    <section className="card im-card">
      <h2>{t('mapping.title')}</h2>
      <p className="field-hint">{t('mapping.hint')}</p>
      <div className="im-map" role="group" aria-label={t('mapping.title')}>
        {job.columns.map((column) => {
          const name = column.header || t('mapping.unnamed', { n: column.column + 1 });
          const id = `map-${column.column}`;
          return (
            <div className="im-map-row" key={column.column}>
              <label htmlFor={id}>{name}</label>
              <span className="im-sample">{column.samples.slice(0, 3).join(' · ') || '—'}</span>
              <select
                id={id}
                className="select"
                value={mapping[column.column] ?? ''}
                onChange={(event) => setMapping({ ...mapping, [column.column]: event.target.value })}
              >
                <option value="">{t('mapping.none')}</option>
                {kind.fields.map((field) => (
                  <option key={field.key} value={field.key}>
                    {field.label}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
      </div>
      {fault === null ? null : (
        <p className="notice notice-warn" role="status">
          {fault}
        </p>
      )}
      <div className="im-actions">
        <button
          type="button"
          className="btn btn-pri"
          disabled={fault !== null || busy}
          onClick={() => onNext(mapping)}
        >
          {t('mapping.next')}
        </button>
      </div>
    </section>
  );
}
