import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  assignLead,
  claimLead,
  disqualifyLead,
  releaseLead,
  revealPhone,
  type LeadDetail,
} from '../../api/leads';
import { queryClient } from '../../api/query';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';

/** After any change of a lead: its page, every list and the counts are asked again. */
export function refreshLead(id: string): void {
  void queryClient.invalidateQueries({ queryKey: ['lead', id] });
  void queryClient.invalidateQueries({ queryKey: ['leads'] });
}

/** Whether a phone is shown with stars in it. */
export function isMasked(phone: string | null): boolean {
  return phone !== null && phone.includes('*');
}

/** What can be done with a lead besides logging; each says what happened without blocking. */
export function useLeadActions(lead: LeadDetail, goNext: () => void) {
  const t = useT('lead');
  const errorText = useErrorText();
  const [shownPhone, setShownPhone] = useState<string | null>(null);
  const onError = (error: unknown): void => showToast({ text: errorText(error), tone: 'bad' });
  const done = (text: string): void => {
    showToast({ text });
    refreshLead(lead.id);
  };
  const claim = useMutation({
    mutationFn: () => claimLead(lead.id),
    onSuccess: () => done(t('done.claimed')),
    onError,
  });
  const release = useMutation({
    mutationFn: (to: { readonly reason: string; readonly poolId: string | undefined }) =>
      releaseLead(lead.id, to.reason, to.poolId),
    onSuccess: () => {
      done(t('done.released'));
      goNext();
    },
    onError,
  });
  const disqualify = useMutation({
    mutationFn: (reason: string) => disqualifyLead(lead.id, reason),
    onSuccess: () => {
      done(t('done.disqualified'));
      goNext();
    },
    onError,
  });
  const assign = useMutation({
    mutationFn: (to: { readonly ownerId: string; readonly reason: string }) =>
      assignLead(lead.id, to.ownerId, to.reason),
    onSuccess: () => done(t('done.assigned')),
    onError,
  });
  const reveal = useMutation({
    mutationFn: () => revealPhone(lead.id),
    onSuccess: ({ phone }) => setShownPhone(phone),
    onError,
  });
  const fullPhone = shownPhone ?? (isMasked(lead.phone) ? null : lead.phone);
  const askPhone = async (): Promise<string | null> => {
    if (fullPhone !== null || lead.phone === null) return fullPhone;
    const { phone } = await reveal.mutateAsync();
    return phone;
  };
  return {
    claim,
    release,
    disqualify,
    assign,
    reveal,
    /** The whole number if it may be seen now, else the masked one. */
    phone: fullPhone ?? lead.phone,
    masked: fullPhone === null && isMasked(lead.phone),
    askPhone,
    copyWechat: async (): Promise<void> => {
      const wechat = lead.contactDetail.wechat;
      const value = wechat ?? (await askPhone().catch(() => null));
      if (value === null) return showToast({ text: t('wechat.none'), tone: 'bad' });
      try {
        await navigator.clipboard.writeText(value);
        showToast({ text: wechat === null ? t('wechat.copiedPhone') : t('wechat.copied') });
      } catch {
        showToast({ text: t('wechat.byHand', { value }), tone: 'bad' });
      }
    },
  };
}

export type LeadActions = ReturnType<typeof useLeadActions>;
