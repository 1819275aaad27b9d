import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { assignLead, claimLead, revealPhone, type LeadDetail } from '../../api/leads';
import { serverNow } from '../../api/client';
import { changeTags, snoozeLead, unsnoozeLead } from '../../api/queue';
import { queryClient } from '../../api/query';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { actByJob, undoByJob } from './act-by-job';

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
  const done = (text: string, takeBack?: () => Promise<unknown>): void => {
    const { id } = lead;
    const undo =
      takeBack === undefined
        ? undefined
        : (): void => {
            takeBack()
              .then(() => showToast({ text: t('common:undone') }), onError)
              .finally(() => refreshLead(id));
          };
    showToast({ text, ...(undo === undefined ? {} : { undo }) });
    refreshLead(id);
  };
  const claim = useMutation({
    mutationFn: () => claimLead(lead.id),
    onSuccess: () => done(t('done.claimed')),
    onError,
  });
  const release = useMutation({
    mutationFn: (to: { readonly reason: string; readonly poolId: string | undefined }) =>
      actByJob(lead.id, {
        action: 'release',
        reason: to.reason,
        ...(to.poolId === undefined ? {} : { poolId: to.poolId }),
      }),
    onSuccess: (jobId) => {
      done(t('done.released'), () => undoByJob(jobId));
      goNext();
    },
    onError,
  });
  const disqualify = useMutation({
    mutationFn: (reason: string) => actByJob(lead.id, { action: 'disqualify', reason }),
    onSuccess: (jobId) => {
      done(t('done.disqualified'), () => undoByJob(jobId));
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
  const snooze = useMutation({
    mutationFn: (wish: { readonly until: number; readonly reason?: string }) =>
      snoozeLead(lead.id, new Date(wish.until).toISOString(), wish.reason),
    onSuccess: (_lead, { until }) => {
      const before = lead.snooze;
      done(t('done.snoozed', { at: relativeDay(until, serverNow()) }), () =>
        before === null || Date.parse(before.until) <= serverNow()
          ? unsnoozeLead(lead.id)
          : snoozeLead(lead.id, before.until, before.reason ?? ''),
      );
      goNext();
    },
    onError,
  });
  const unsnooze = useMutation({
    mutationFn: () => unsnoozeLead(lead.id),
    onSuccess: () => done(t('done.unsnoozed')),
    onError,
  });
  const tag = useMutation({
    mutationFn: (change: { readonly add: string[]; readonly remove: string[] }) =>
      changeTags(lead.id, change),
    onSuccess: (_lead, { add, remove }) =>
      done(t('done.tagged'), () => changeTags(lead.id, { add: remove, remove: add })),
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
    snooze,
    unsnooze,
    tag,
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
