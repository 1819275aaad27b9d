import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialog';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { copyText } from '../../copy-text';

interface Props {
  readonly title: string;
  /** Why it is shown, and that it is shown this once. */
  readonly text: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** Shows a machine's secret this one time, to be copied to where it is needed. */
export function SecretDialog({ title, text, secret, onClose }: Props): ReactNode {
  const t = useT('machines');
  const copy = async (): Promise<void> => {
    showToast((await copyText(secret)) ? { text: t('copied') } : { text: t('copyFailed'), tone: 'bad' });
  };
  return (
    <Dialog
      title={title}
      size="md"
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={() => void copy()}>
            {t('copy')}
          </button>
          <button type="button" className="btn btn-pri" onClick={onClose}>
            {t('noted')}
          </button>
        </>
      }
    >
      <p>{text}</p>
      <output className="admin-secret admin-secret-long">{secret}</output>
    </Dialog>
  );
}
