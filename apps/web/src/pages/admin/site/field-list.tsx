import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FieldKey, FieldMode, FormField } from '../../../api/site-forms';
import { Icon } from '../../../components/icon';
import { useT } from '../../../i18n';
import { isImeKey } from '../../../hotkeys/ime';
import { allowedModes, moved } from './field-order';

interface Props {
  readonly fields: readonly FormField[];
  readonly error: string | undefined;
  readonly onChange: (fields: FormField[]) => void;
}

/** The questions in the order of the page: drag a row, or move it with its buttons or Alt and the arrow keys. */
export function FieldList({ fields, error, onChange }: Props): ReactNode {
  const t = useT('site-forms');
  const [dragged, setDragged] = useState<FieldKey | null>(null);
  const [said, setSaid] = useState('');

  const move = (from: number, to: number): void => {
    const next = moved(fields, from, to);
    if (next === null) return;
    onChange(next);
    const field = fields[from];
    if (field) setSaid(t('fields.moved', { field: t(`field.${field.key}`), n: to + 1 }));
  };
  const drop = (onto: number): void => {
    const from = fields.findIndex((field) => field.key === dragged);
    if (from >= 0) move(from, onto);
    setDragged(null);
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    if (!event.altKey || isImeKey(event.nativeEvent)) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    move(index, event.key === 'ArrowUp' ? index - 1 : index + 1);
  };

  return (
    <section className="card designer-card" aria-labelledby="fields-title">
      <div className="card-head">
        <h2 id="fields-title">{t('fields.title')}</h2>
        <span className="aside">{t('fields.hint')}</span>
      </div>
      {error === undefined ? null : (
        <p className="field-error designer-error" role="alert">
          {error}
        </p>
      )}
      <ol className="field-rows">
        {fields.map((field, index) => (
          <li
            key={field.key}
            className={[
              'field-row',
              field.mode === 'off' ? 'is-off' : '',
              dragged === field.key ? 'is-dragged' : '',
            ].join(' ')}
            onDragOver={(event) => {
              if (dragged !== null) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              drop(index);
            }}
            onKeyDown={(event) => onKey(event, index)}
          >
            <span
              className="field-grip"
              draggable
              aria-hidden="true"
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', field.key);
                setDragged(field.key);
              }}
              onDragEnd={() => setDragged(null)}
            />
            <span className="field-name">{t(`field.${field.key}`)}</span>
            <ModeSelect
              field={field}
              onMode={(mode) =>
                onChange(fields.map((other) => (other.key === field.key ? { ...other, mode } : other)))
              }
            />
            <MoveButton
              up
              name={t(`field.${field.key}`)}
              off={index === 0}
              onMove={() => move(index, index - 1)}
            />
            <MoveButton
              name={t(`field.${field.key}`)}
              off={index === fields.length - 1}
              onMove={() => move(index, index + 1)}
            />
          </li>
        ))}
      </ol>
      <p className="sr-only" role="status">
        {said}
      </p>
      <p className="field-hint designer-foot">{t('fields.always')}</p>
    </section>
  );
}

function ModeSelect(props: {
  readonly field: FormField;
  readonly onMode: (mode: FieldMode) => void;
}): ReactNode {
  const t = useT('site-forms');
  const { field, onMode } = props;
  const modes = allowedModes(field.key);
  return (
    <select
      className="select field-mode"
      aria-label={t('fields.modeOf', { field: t(`field.${field.key}`) })}
      value={field.mode}
      disabled={modes.length === 1}
      onChange={(event) => {
        const mode = modes.find((known) => known === event.target.value);
        if (mode) onMode(mode);
      }}
    >
      {modes.map((mode) => (
        <option key={mode} value={mode}>
          {t(`mode.${mode}`)}
        </option>
      ))}
    </select>
  );
}

/** Moves a row by one place. */
export function MoveButton(props: {
  readonly up?: boolean;
  readonly name: string;
  readonly off: boolean;
  readonly onMove: () => void;
}): ReactNode {
  const t = useT('site-forms');
  return (
    <button
      type="button"
      className="btn-ico"
      disabled={props.off}
      aria-label={t(props.up === true ? 'fields.up' : 'fields.down', { field: props.name })}
      onClick={props.onMove}
    >
      <Icon name={props.up === true ? 'up' : 'down'} />
    </button>
  );
}
