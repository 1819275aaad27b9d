import { useState } from 'react';
import { Dialog } from '../../components/dialog';
import { useT } from '../../i18n';
import { WhoChanged, type FieldChange } from './who-changed';
import type { Conflict, EditedField } from './six-fields';

/** Somebody else changed the same fields meanwhile: keep mine or take theirs, one by one. */
export function ConflictDialog(props: {
  readonly conflicts: readonly Conflict[];
  readonly changes: readonly FieldChange[];
  readonly onClose: () => void;
  readonly onResolve: (keepTheirs: ReadonlySet<EditedField>) => void;
}) {
  const t = useT('lead');
  const [theirs, setTheirs] = useState<ReadonlySet<EditedField>>(new Set());
  const choose = (field: EditedField, takeTheirs: boolean): void => {
    const next = new Set(theirs);
    if (takeTheirs) next.add(field);
    else next.delete(field);
    setTheirs(next);
  };
  const say = (field: EditedField, value: string): string => {
    if (value === '') return t('conflict.empty');
    return field === 'needType' ? t(`common:needType.${value}`) : value;
  };
  return (
    <Dialog
      title={t('conflict.title')}
      onClose={props.onClose}
      size="md"
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('conflict.back')}
          </button>
          <button type="button" className="btn btn-pri" onClick={() => props.onResolve(theirs)}>
            {t('common:save')}
          </button>
        </>
      }
    >
      <p>{t('conflict.hint')}</p>
      {props.conflicts.map(({ field, mine, theirs: other }) => (
        <fieldset key={field} className="ld-conflict">
          <legend>{t(`six.${field}`)}</legend>
          <WhoChanged
            label={t(`six.${field}`)}
            change={props.changes.find((change) => change.field === field)}
          />
          <label>
            <input
              type="radio"
              name={field}
              checked={!theirs.has(field)}
              onChange={() => choose(field, false)}
            />
            <span>
              <b>{t('conflict.mine')}</b> {say(field, mine)}
            </span>
          </label>
          <label>
            <input
              type="radio"
              name={field}
              checked={theirs.has(field)}
              onChange={() => choose(field, true)}
            />
            <span>
              <b>{t('conflict.theirs')}</b> {say(field, other)}
            </span>
          </label>
        </fieldset>
      ))}
    </Dialog>
  );
}
