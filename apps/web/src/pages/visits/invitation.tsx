import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { visitInvitationQuery } from '../../api/visits';
import { Icon } from '../../components/icon';
import { ErrorState, Loading, Skeleton } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { copyText } from '../../copy-text';

/** The text that goes to the visitors by WeChat: shown whole, copied with one click, or by hand. */
export function Invitation({ visitId }: { readonly visitId: string }) {
  const t = useT('visits');
  const id = useId();
  const invitation = useQuery(visitInvitationQuery(visitId));
  if (invitation.isPending) {
    return (
      <Loading className="form-stack">
        <Skeleton width="70%" />
        <Skeleton width="50%" />
      </Loading>
    );
  }
  if (invitation.data === undefined) {
    return <ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />;
  }
  const { text } = invitation.data;
  const copy = async (): Promise<void> => {
    if (await copyText(text)) showToast({ text: t('invitation.copied') });
    else {
      document.querySelector<HTMLTextAreaElement>(`[id="${id}"]`)?.select();
      showToast({ text: t('invitation.byHand'), tone: 'bad' });
    }
  };
  return (
    <div className="form-stack">
      <div className="field">
        <label htmlFor={id}>{t('invitation.hint')}</label>
        <textarea id={id} className="textarea" rows={text.split('\n').length + 1} readOnly value={text} />
      </div>
      <button type="button" className="btn vi-copy" data-autofocus="" onClick={() => void copy()}>
        <Icon name="copy" />
        {t('invitation.copy')}
      </button>
    </div>
  );
}
