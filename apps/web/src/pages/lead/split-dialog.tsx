import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../api/client';
import { splitInquiry } from '../../api/identity';
import type { LeadDetail, LeadInquiry } from '../../api/leads';
import { ApiProblem } from '../../api/problem';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { refreshLead } from './use-lead-actions';

const FIELDS = ['phone', 'contact', 'company'] as const;
const LIMITS = { phone: 50, contact: 100, company: 200 } as const;

/** An inquiry that belongs to somebody else gets its own lead; whose, where that is known. */
export function SplitDialog(props: {
  readonly lead: LeadDetail;
  readonly inquiry: LeadInquiry;
  readonly onClose: () => void;
}) {
  const t = useT('lead');
  const id = useId();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [values, setValues] = useState({ phone: '', contact: '', company: '' });
  const [key, setKey] = useState(newIdempotencyKey);
  const split = useMutation({
    mutationFn: () => {
      const said = FIELDS.filter((field) => values[field].trim() !== '');
      const body = Object.fromEntries(said.map((field) => [field, values[field].trim()]));
      return splitInquiry(props.inquiry.id, body, key);
    },
    onSuccess: ({ leadId, number, visible }) => {
      props.onClose();
      refreshLead(props.lead.id);
      showToast({ text: t(visible ? 'split.done' : 'split.doneElsewhere', { number }) });
      if (visible) void navigate(`/leads/${leadId}`);
    },
    onError: () => setKey(newIdempotencyKey()),
  });
  const wrong = split.error instanceof ApiProblem ? split.error.errors[0]?.message : undefined;
  return (
    <Dialog
      title={t('split.title')}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={split.isPending}>
            {t('split.confirm')}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          split.mutate();
        }}
      >
        <p>{t('split.hint')}</p>
        {FIELDS.map((field) => (
          <div key={field} className="field">
            <label htmlFor={`${id}-${field}`}>{t(`split.${field}`)}</label>
            <input
              id={`${id}-${field}`}
              className="input"
              type={field === 'phone' ? 'tel' : 'text'}
              autoComplete="off"
              maxLength={LIMITS[field]}
              value={values[field]}
              onChange={(event) => setValues({ ...values, [field]: event.target.value })}
            />
          </div>
        ))}
        {split.isError && (
          <p className="field-error" role="alert">
            {wrong ?? errorText(split.error)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
