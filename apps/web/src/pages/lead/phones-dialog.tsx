import './merge.css';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { addPhone, removePhone } from '../../api/identity';
import type { LeadDetail } from '../../api/leads';
import { ApiProblem } from '../../api/problem';
import { queryClient } from '../../api/query';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { useT } from '../../i18n';
import { phoneText } from './phone-text';
import { refreshLead } from './use-lead-actions';

/** The person's further numbers: an inquiry from any of them comes to this lead. */
export function PhonesDialog(props: {
  readonly lead: LeadDetail;
  readonly onClose: () => void;
  /** The number is another lead's, and the viewer may merge the two. */
  readonly onMerge: (leadId: string) => void;
}) {
  const t = useT('lead');
  const id = useId();
  const errorText = useErrorText();
  const { lead } = props;
  const [phone, setPhone] = useState('');
  const saved = (next: unknown): void => {
    queryClient.setQueryData(['lead', lead.id], next);
    refreshLead(lead.id);
  };
  const add = useMutation({
    mutationFn: () => addPhone(lead.id, phone.trim()),
    onSuccess: (next) => {
      setPhone('');
      saved(next);
    },
  });
  const remove = useMutation({
    mutationFn: (phoneId: string) => removePhone(lead.id, phoneId),
    onSuccess: saved,
  });
  const problem = add.error ?? remove.error;
  const mergeWith =
    add.error instanceof ApiProblem
      ? add.error.extra<{ readonly id: string; readonly number: string }>('mergeWith')
      : undefined;
  const wrong = add.error instanceof ApiProblem ? add.error.errors[0]?.message : undefined;
  return (
    <Dialog title={t('phones.title')} onClose={props.onClose}>
      <form
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (phone.trim() !== '') add.mutate();
        }}
      >
        <p>{t('phones.hint')}</p>
        <ul className="mg-phones">
          {lead.phone !== null && (
            <li>
              <span>{phoneText(lead.phone)}</span>
              <span className="co-dim">{t('phones.main')}</span>
            </li>
          )}
          {lead.otherPhones.map((other) => (
            <li key={other.id}>
              <span>{phoneText(other.phone)}</span>
              <button
                type="button"
                className="btn-link"
                disabled={remove.isPending}
                aria-label={t('phones.removeThis', { phone: phoneText(other.phone) })}
                onClick={() => remove.mutate(other.id)}
              >
                {t('phones.remove')}
              </button>
            </li>
          ))}
        </ul>
        <div className="field">
          <label htmlFor={id}>{t('phones.add')}</label>
          <div className="mg-addphone">
            <input
              id={id}
              data-autofocus=""
              className="input"
              type="tel"
              autoComplete="off"
              maxLength={50}
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
            <button type="submit" className="btn btn-pri" disabled={add.isPending || phone.trim() === ''}>
              {t('phones.save')}
            </button>
          </div>
        </div>
        {problem !== null && (
          <p className="field-error" role="alert">
            {wrong ?? errorText(problem)}
          </p>
        )}
        {mergeWith !== undefined && (
          <button type="button" className="btn" onClick={() => props.onMerge(mergeWith.id)}>
            {t('phones.merge', { number: mergeWith.number })}
          </button>
        )}
      </form>
    </Dialog>
  );
}
