import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialog';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { copyText } from '../../copy-text';

/** Shows a password this one time, to be handed over. */
export function PasswordDialog({
  password,
  onClose,
}: {
  readonly password: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('admin');
  const copy = async (): Promise<void> => {
    showToast((await copyText(password)) ? { text: t('copied') } : { text: t('copyFailed'), tone: 'bad' });
  };
  return (
    <Dialog
      title={t('users.newPassword')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={() => void copy()}>
            {t('copy')}
          </button>
          <button type="button" className="btn btn-pri" onClick={onClose}>
            {t('users.passwordNoted')}
          </button>
        </>
      }
    >
      <p>{t('users.passwordOnce')}</p>
      <output className="admin-secret">{password}</output>
    </Dialog>
  );
}
