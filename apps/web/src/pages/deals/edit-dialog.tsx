import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { getDeal, patchDeal, type DealDetail, type FactValue, type GateField } from '../../api/deals';
import { useMe } from '../../api/me';
import { ApiProblem } from '../../api/problem';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { useT } from '../../i18n';
import { factText } from './deal-fields';
import { FieldInput } from './field-input';
import { fromEntry, toEntry } from './field-value';
import { toPatch } from './deal-fields';

interface Props {
  readonly title: string;
  readonly deal: DealDetail;
  /** The fields to edit, read from a deal: asked again after a conflict. */
  readonly read: (deal: DealDetail) => readonly GateField[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/** Somebody else changed the same field meanwhile. */
interface Conflict {
  readonly theirs: GateField;
  readonly mine: string;
}

/** Edits some facts of a deal. When somebody was faster, each contested field is decided one by one. */
export function EditDialog({ title, deal, read, onSaved, onClose }: Props): ReactNode {
  const t = useT('deals');
  const me = useMe();
  const formId = useId();
  const errorText = useErrorText();
  const [base, setBase] = useState(deal);
  const [entries, setEntries] = useState<Readonly<Record<string, string>>>({});
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const fields = read(base);

  const save = async (on: DealDetail, changed: Readonly<Record<string, string>>): Promise<void> => {
    const values: Record<string, FactValue> = {};
    const wrong: Record<string, string> = {};
    for (const field of read(on)) {
      const entry = changed[field.key];
      if (entry === undefined || entry === toEntry(field)) continue;
      const value = fromEntry(field, entry);
      if (value === undefined) wrong[field.key] = t('move.badValue');
      else values[field.key] = value;
    }
    setFaults(wrong);
    if (Object.keys(wrong).length > 0) return;
    if (Object.keys(values).length === 0) {
      onClose();
      return;
    }
    setIsSaving(true);
    setRefusal(null);
    try {
      await patchDeal(on.id, on.version, toPatch(values));
      onSaved();
    } catch (error) {
      setIsSaving(false);
      if (error instanceof ApiProblem && error.code === 'version_conflict') await meet(on, changed);
      else {
        setRefusal(errorText(error));
        if (error instanceof ApiProblem)
          setFaults(
            Object.fromEntries(
              error.errors.map((fault) => [fault.path.replace(/^fields\./, ''), fault.message]),
            ),
          );
      }
    }
  };

  /** Reads the deal again: fields only one side touched go through, the others are shown side by side. */
  const meet = async (before: DealDetail, changed: Readonly<Record<string, string>>): Promise<void> => {
    try {
      const now = await getDeal(before.id);
      const was = new Map(read(before).map((field) => [field.key, toEntry(field)]));
      const contested = read(now).flatMap((theirs) => {
        const mine = changed[theirs.key];
        const theirEntry = toEntry(theirs);
        const both = mine !== undefined && mine !== was.get(theirs.key) && theirEntry !== was.get(theirs.key);
        return both && mine !== theirEntry ? [{ theirs, mine }] : [];
      });
      setBase(now);
      if (contested.length === 0) await save(now, changed);
      else setConflicts(contested);
    } catch (error) {
      setRefusal(errorText(error));
    }
  };

  const settle = (conflict: Conflict, keep: 'mine' | 'theirs'): void => {
    const { key } = conflict.theirs;
    if (keep === 'theirs')
      setEntries(Object.fromEntries(Object.entries(entries).filter(([other]) => other !== key)));
    setConflicts(conflicts.filter((other) => other !== conflict));
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSaving && conflicts.length === 0) void save(base, entries);
  };

  return (
    <Dialog
      title={title}
      size="md"
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('common:cancel')}
          </button>
          <button
            type="submit"
            form={formId}
            className="btn btn-pri"
            disabled={isSaving || conflicts.length > 0}
          >
            {t('common:save')}
          </button>
        </>
      }
    >
      <form id={formId} className="form-stack" onSubmit={submit} noValidate>
        {refusal === null ? null : (
          <p className="notice notice-bad" role="alert">
            {refusal}
          </p>
        )}
        {conflicts.map((conflict) => (
          <div key={conflict.theirs.key} className="notice notice-warn deal-conflict" role="alert">
            <p>{t('conflict.title', { field: conflict.theirs.label })}</p>
            <button type="button" className="btn btn-sm" onClick={() => settle(conflict, 'mine')}>
              {t('conflict.mine', { value: shown(conflict.theirs, conflict.mine) })}
            </button>
            <button type="button" className="btn btn-sm" onClick={() => settle(conflict, 'theirs')}>
              {t('conflict.theirs', { value: factText(conflict.theirs, t) ?? t('notFilled') })}
            </button>
          </div>
        ))}
        <div className="form-grid">
          {fields.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              entry={entries[field.key] ?? toEntry(field)}
              error={faults[field.key]}
              required={field.key === 'name' || field.key === 'ownerId'}
              today={me.today}
              onChange={(entry) => setEntries({ ...entries, [field.key]: entry })}
            />
          ))}
        </div>
      </form>
    </Dialog>
  );

  function shown(field: GateField, entry: string): string {
    const value = fromEntry(field, entry);
    return (value === undefined ? entry : factText({ ...field, value }, t)) ?? t('notFilled');
  }
}
