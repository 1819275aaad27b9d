import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { ApiProblem } from '../../api/problem';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { useT } from '../../i18n';
import { FormControl, type FormField, type FormValue, type FormValues } from './form-control';

interface Props {
  readonly title: string;
  readonly fields: readonly FormField[];
  readonly initial: FormValues;
  /** Sends the values; `version` is the newest one known. */
  readonly onSave: (values: FormValues, version: number | undefined) => Promise<unknown>;
  readonly onSaved: () => void;
  readonly onClose: () => void;
  readonly version?: number;
  readonly children?: ReactNode;
}

/** What a form sees itself to be wrong with one of its entries. */
export class FieldFault extends Error {
  public constructor(
    public readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * A short form in a dialog. Faults of the server stand at their fields; when somebody else was faster, the entries
 * stay, the fields that differ are named, and saving again overwrites knowingly.
 */
export function FormDialog(props: Props): ReactNode {
  const { title, fields, initial, onSave, onSaved, onClose } = props;
  const t = useT('admin');
  const formId = useId();
  const errorText = useErrorText();
  const [values, setValues] = useState(initial);
  const [version, setVersion] = useState(props.version);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const set = (key: string, value: FormValue): void => setValues({ ...values, [key]: value });

  const refuse = (error: unknown): void => {
    if (error instanceof FieldFault) {
      setFaults({ [error.field]: error.message });
      setRefusal(t('form.check'));
      return;
    }
    if (!(error instanceof ApiProblem)) {
      setRefusal(errorText(error));
      return;
    }
    const current = error.extra<Readonly<Record<string, unknown>>>('current');
    if (error.code === 'version_conflict' && current) {
      const theirs = fields.filter(
        (field) => field.key in current && !same(current[field.key], initial[field.key]),
      );
      setVersion(typeof current.version === 'number' ? current.version : version);
      setRefusal(
        t('form.conflict', { fields: theirs.map((field) => field.label).join(t('common:listSeparator')) }),
      );
      return;
    }
    const known = error.errors.filter((fault) => fields.some((field) => field.key === root(fault.path)));
    setFaults(Object.fromEntries(known.map((fault) => [root(fault.path), fault.message])));
    setRefusal(known.length === error.errors.length && known.length > 0 ? t('form.check') : errorText(error));
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const blank = fields.filter((field) => field.required === true && isBlank(values[field.key]));
    setFaults(Object.fromEntries(blank.map((field) => [field.key, t('form.required')])));
    if (blank.length > 0 || isSaving) return;
    setIsSaving(true);
    setRefusal(null);
    try {
      await onSave(values, version);
      onSaved();
    } catch (error) {
      refuse(error);
    } finally {
      setIsSaving(false);
    }
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
          <button type="submit" form={formId} className="btn btn-pri" disabled={isSaving}>
            {t('common:save')}
          </button>
        </>
      }
    >
      <form id={formId} className="form-stack" noValidate onSubmit={(event) => void submit(event)}>
        {refusal === null ? null : (
          <p className="notice notice-bad" role="alert">
            {refusal}
          </p>
        )}
        <div className="form-grid">
          {fields.map((field) => (
            <FormControl
              key={field.key}
              field={field}
              value={values[field.key]}
              error={faults[field.key]}
              onChange={(value) => set(field.key, value)}
            />
          ))}
        </div>
        {props.children}
      </form>
    </Dialog>
  );
}

const root = (path: string): string => path.split(/[.[]/)[0] ?? path;

const isBlank = (value: FormValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'string' && value.trim() === '');

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? '') === JSON.stringify(b ?? '');
}
