import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { LeadDetail } from '../../api/leads';
import { exemptLead, unexemptLead } from '../../api/pools';
import { DateField } from '../../components/date-field';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { refreshLead } from './use-lead-actions';

/** 豁免回收: no recycle rule takes the lead, for a reason, for good or up to a day. */
export function ExemptDialog({ lead, onClose }: { readonly lead: LeadDetail; readonly onClose: () => void }) {
  const t = useT('lead');
  const id = useId();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const known = lead.recycleExemption;
  const [reason, setReason] = useState(known?.reason ?? '');
  const [until, setUntil] = useState(known?.until ?? '');
  const [tried, setTried] = useState(false);
  const noReason = reason.trim() === '';
  const settle = (text: string) => ({
    onSuccess: () => {
      showToast({ text });
      refreshLead(lead.id);
      // The list of exemptions, and what the rules will take.
      void queryClient.invalidateQueries({ queryKey: ['admin'] });
      onClose();
    },
  });
  const save = useMutation({
    mutationFn: () => exemptLead(lead.id, { reason: reason.trim(), ...(until === '' ? {} : { until }) }),
    ...settle(t('exempt.saved')),
  });
  const end = useMutation({ mutationFn: () => unexemptLead(lead.id), ...settle(t('exempt.ended')) });
  const failed = save.error ?? end.error;
  const isBusy = save.isPending || end.isPending;
  return (
    <Dialog
      title={t('exempt.title')}
      onClose={onClose}
      footer={
        <>
          {known === null ? null : (
            <button type="button" className="btn btn-danger" disabled={isBusy} onClick={() => end.mutate()}>
              {t('exempt.end')}
            </button>
          )}
          <button type="button" className="btn" onClick={onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={isBusy}>
            {t('common:save')}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!noReason) save.mutate();
        }}
      >
        <p className="field-hint">{t('exempt.hint')}</p>
        <div className="field">
          <label htmlFor={`${id}-reason`}>{t('exempt.reason')}</label>
          <textarea
            id={`${id}-reason`}
            className="textarea"
            rows={3}
            maxLength={500}
            aria-invalid={tried && noReason}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {tried && noReason ? (
            <span className="field-error" role="alert">
              {t('exempt.reasonMissing')}
            </span>
          ) : null}
        </div>
        <div className="field">
          <label htmlFor={`${id}-until`}>{t('exempt.until')}</label>
          <DateField id={`${id}-until`} value={until} onChange={setUntil} />
          <span className="field-hint">{t('exempt.untilHint')}</span>
        </div>
        {failed === null ? null : (
          <p className="field-error" role="alert">
            {errorText(failed)}
          </p>
        )}
      </form>
    </Dialog>
  );
}
