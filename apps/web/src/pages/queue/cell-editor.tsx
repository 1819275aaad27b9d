import { useState, type KeyboardEvent } from 'react';
import { NEED_TYPES, type Lead } from '../../api/types';
import { isImeKey } from '../../hotkeys/ime';
import type { Translate } from '../../i18n';
import { fieldValue, type EditedColumn } from './cell-values';

const STATUSES = ['new', 'contacted', 'qualified', 'nurturing'] as const;
const LIMITS: Readonly<Record<EditedColumn, number>> = {
  company: 200,
  contact: 100,
  use: 500,
  industry: 100,
  needType: 20,
  status: 20,
};

/** A cell as a field: Enter and leaving save, Tab saves and goes on to the right, Esc reverts. */
export function CellEditor(props: {
  readonly lead: Lead;
  readonly field: EditedColumn;
  readonly t: Translate;
  readonly onSave: (value: string, goRight: boolean) => void;
  readonly onCancel: () => void;
}) {
  const { field, t } = props;
  const [value, setValue] = useState(fieldValue(props.lead, field));
  const label = t(`column.${field}`);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (isImeKey(event.nativeEvent)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      props.onCancel();
    }
    if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      props.onSave(value, event.key === 'Tab');
    }
  };
  if (field === 'needType' || field === 'status') {
    const options = field === 'status' ? STATUSES : NEED_TYPES;
    return (
      <select
        className="qt-editor"
        aria-label={label}
        value={value}
        ref={focusOnce}
        onKeyDown={onKeyDown}
        onBlur={() => props.onSave(value, false)}
        onChange={(event) => setValue(event.target.value)}
      >
        {field === 'needType' && <option value="">{t('common:none')}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {t(field === 'status' ? `common:leadStatus.${option}` : `common:needType.${option}`)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      className="qt-editor"
      aria-label={label}
      maxLength={LIMITS[field]}
      autoComplete="off"
      value={value}
      ref={focusOnce}
      onKeyDown={onKeyDown}
      onBlur={() => props.onSave(value, false)}
      onChange={(event) => setValue(event.target.value)}
    />
  );
}

/** The field appears because somebody wants to type into it. */
function focusOnce(field: HTMLInputElement | HTMLSelectElement | null): void {
  if (field === null || field === document.activeElement) return;
  field.focus({ preventScroll: true });
  if (field instanceof HTMLInputElement) field.select();
}
