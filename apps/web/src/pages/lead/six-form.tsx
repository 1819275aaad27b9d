import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { patchLead, type LeadDetail } from '../../api/leads';
import { ApiProblem, problemCode } from '../../api/problem';
import { queryClient } from '../../api/query';
import { NEED_TYPES } from '../../api/types';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { ConflictDialog } from './conflict-dialog';
import { changes, conflicts, merged, valuesOf, type EditedField, type Values } from './six-fields';
import { changesIn } from './who-changed';
import { isMasked, refreshLead } from './use-lead-actions';

const LIMITS: Readonly<Record<Exclude<EditedField, 'needType'>, number>> = {
  need: 2000,
  use: 500,
  tax: 200,
  company: 200,
  contact: 100,
  phone: 50,
  wechat: 50,
};

/** The six elements as fields. Saves only what was changed; two people changing the same field are asked. */
export function SixForm({
  lead,
  first,
  onClose,
}: {
  readonly lead: LeadDetail;
  readonly first: string;
  readonly onClose: () => void;
}) {
  const t = useT('lead');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const errorText = useErrorText();
  // What was read when the editing began: later refetches must not hide that something changed.
  const [base, setBase] = useState({ values: valuesOf(lead), version: lead.version });
  const [values, setValues] = useState<Values>(base.values);
  const [current, setCurrent] = useState<LeadDetail | null>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }, [first]);
  const save = useMutation({
    mutationFn: (wish: { readonly from: Values; readonly to: Values; readonly version: number }) =>
      patchLead(lead.id, wish.version, changes(wish.from, wish.to)),
    onSuccess: () => {
      showToast({ text: t('six.saved') });
      refreshLead(lead.id);
      onClose();
    },
    onError: (error) => {
      if (problemCode(error) !== 'version_conflict' || !(error instanceof ApiProblem)) return;
      const theirs = error.extra<LeadDetail>('current');
      if (theirs === undefined) return;
      queryClient.setQueryData(['lead', lead.id], (before: LeadDetail | undefined) =>
        before === undefined ? before : { ...before, ...theirs },
      );
      if (conflicts(base.values, values, valuesOf({ ...lead, ...theirs })).length > 0)
        setCurrent({ ...lead, ...theirs });
      else resolve({ ...lead, ...theirs }, new Set());
    },
  });
  const resolve = (theirs: LeadDetail, keepTheirs: ReadonlySet<EditedField>): void => {
    const theirValues = valuesOf(theirs);
    const next = merged(base.values, values, theirValues, keepTheirs);
    setCurrent(null);
    setBase({ values: theirValues, version: theirs.version });
    setValues(next);
    if (Object.keys(changes(theirValues, next)).length === 0) return onClose();
    save.mutate({ from: theirValues, to: next, version: theirs.version });
  };
  const submit = (): void => {
    if (Object.keys(changes(base.values, values)).length === 0) return onClose();
    save.mutate({ from: base.values, to: values, version: base.version });
  };
  const faults = save.error instanceof ApiProblem ? save.error.errors : [];
  const field = (
    name: Exclude<EditedField, 'needType'>,
    control?: { readonly disabled?: boolean; readonly type?: string },
  ): ReactNode => {
    const fault = faults.find(({ path }) => path === name)?.message;
    return (
      <div className="field">
        <label htmlFor={`${id}-${name}`}>{t(`six.${name}`)}</label>
        <input
          id={`${id}-${name}`}
          name={name}
          className="input"
          type={control?.type ?? 'text'}
          disabled={control?.disabled}
          maxLength={LIMITS[name]}
          autoComplete="off"
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}-${name}-fault`}
          value={values[name]}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
        {fault !== undefined && (
          <p className="field-error" id={`${id}-${name}-fault`}>
            {fault}
          </p>
        )}
      </div>
    );
  };
  return (
    <form
      ref={form}
      className="ld-sixform"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <div className="form-grid">
        <div className="field">
          <label htmlFor={`${id}-type`}>{t('six.needType')}</label>
          <select
            id={`${id}-type`}
            className="select"
            value={values.needType}
            onChange={(event) => setValues({ ...values, needType: event.target.value })}
          >
            <option value="">{t('common:none')}</option>
            {NEED_TYPES.map((type) => (
              <option key={type} value={type}>
                {t(`common:needType.${type}`)}
              </option>
            ))}
          </select>
        </div>
        {field('need')}
        {field('use')}
        {field('tax')}
        {field('company')}
        {field('contact')}
        {field('phone', { type: 'tel', disabled: isMasked(base.values.phone) })}
        {field('wechat')}
      </div>
      {save.isError && problemCode(save.error) !== 'version_conflict' && faults.length === 0 && (
        <p className="field-error" role="alert">
          {errorText(save.error)}
        </p>
      )}
      <div className="ld-formfoot">
        <button type="button" className="btn btn-sm" onClick={onClose}>
          {t('common:cancel')}
        </button>
        <button type="submit" className="btn btn-sm btn-pri" disabled={save.isPending}>
          {t('common:save')}
        </button>
      </div>
      {current !== null && (
        <ConflictDialog
          conflicts={conflicts(base.values, values, valuesOf(current))}
          changes={changesIn(save.error)}
          onClose={() => setCurrent(null)}
          onResolve={(keepTheirs) => resolve(current, keepTheirs)}
        />
      )}
    </form>
  );
}
