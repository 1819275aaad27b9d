import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { useT } from '../../i18n';
import { ENCODINGS, firstLineOf, type Encoding } from './encoding';

/** Names a text file's encoding where it was not recognised, and shows the first line as it would be read. */
export function EncodingField({
  file,
  value,
  onChange,
}: {
  readonly file: File;
  readonly value: Encoding | null;
  readonly onChange: (value: Encoding | null) => void;
}): ReactNode {
  const t = useT('imports');
  const id = useId();
  const preview = useQuery({
    queryKey: ['imports', 'preview', file.name, file.size, file.lastModified, value],
    queryFn: () => (value === null ? '' : firstLineOf(file, value)),
    enabled: value !== null,
    gcTime: 0,
  });
  return (
    <div className="field">
      <label htmlFor={id}>{t('upload.encoding')}</label>
      <select
        id={id}
        className="select"
        value={value ?? ''}
        aria-describedby={`${id}-preview`}
        onChange={(event) => onChange(ENCODINGS.find((name) => name === event.target.value) ?? null)}
      >
        <option value="">{t('upload.encoding.auto')}</option>
        {ENCODINGS.map((name) => (
          <option key={name} value={name}>
            {t(`upload.encoding.${name}`)}
          </option>
        ))}
      </select>
      <p className="field-hint im-preview" id={`${id}-preview`} aria-live="polite">
        {value === null
          ? t('upload.encoding.hint')
          : preview.data === undefined
            ? null
            : t('upload.encoding.preview', { line: preview.data })}
      </p>
    </div>
  );
}
