import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { assignLead, logActivity, revealPhone, type LeadDetail } from '../../api/leads';
import { newIdempotencyKey, serverNow } from '../../api/client';
import { copyText } from '../../copy-text';
import { changeTags, snoozeLead, unsnoozeLead } from '../../api/queue';
import { leadsChanged } from '../../api/lead-refresh';
import { queryClient } from '../../api/query';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { actByJob, undoByJob } from './act-by-job';

/** Who has not answered a request by then is asked again (ux.md C3). */
const FRIEND_MS = 24 * 3_600_000;

/** After any change of a lead: its page, every list and the counts are asked again. */
export function refreshLead(id: string): void {
  void queryClient.invalidateQueries({ queryKey: ['lead', id] });
  leadsChanged([id]);
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
    mutationFn: () => actByJob(lead.id, { action: 'claim' }),
    onSuccess: (jobId) => done(t('done.claimed'), () => undoByJob(jobId)),
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
  /** The WeChat id, else the phone that WeChat finds them by; looking is written down where it is masked. */
  const askContact = async (): Promise<string | null> => {
    const { wechat } = lead.contactDetail;
    if (wechat === null && (fullPhone !== null || lead.phone === null)) return fullPhone;
    const revealed = await reveal.mutateAsync();
    return revealed.wechat ?? revealed.phone;
  };
  const [friend, setFriend] = useState<'copied' | null>(null);
  const [friendKey] = useState(newIdempotencyKey);
  const asked = useMutation({
    mutationFn: () => {
      const soon = serverNow() + FRIEND_MS;
      const planned = lead.nextFollowUpAt === null ? Number.NaN : Date.parse(lead.nextFollowUpAt);
      // What is agreed for earlier stays as it is.
      const keeps = planned > serverNow() && planned < soon;
      return logActivity(
        lead.id,
        {
          type: 'wechat',
          summary: t('wechat.asked'),
          ...(keeps ? {} : { nextFollowUpAt: new Date(soon).toISOString() }),
        },
        friendKey,
      );
    },
    onSuccess: ({ nextFollowUpAt }) => {
      setFriend(null);
      done(t(nextFollowUpAt === null ? 'wechat.askedKept' : 'wechat.askedDone'));
    },
    onError,
  });
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
    copyWechat: async (): Promise<void> => {
      const known = lead.contactDetail.wechat;
      const whole = known !== null && !known.includes('*') ? known : null;
      const value = whole ?? (await askContact().catch(() => null));
      if (value === null) return showToast({ text: t('wechat.none'), tone: 'bad' });
      // Whoever copies it by hand, or finds the person by the number, asks all the same.
      if (!(await copyText(value))) showToast({ text: t('wechat.byHand', { value }), tone: 'bad' });
      else showToast({ text: known === null ? t('wechat.copiedPhone') : t('wechat.copied') });
      if (lead.permissions.edit) setFriend('copied');
    },
    /** After the WeChat id, or the number that stands for it, was given out: whether the request to be friends has gone out. */
    friend,
    asked,
    forgetFriend: () => setFriend(null),
  };
}

export type LeadActions = ReturnType<typeof useLeadActions>;
