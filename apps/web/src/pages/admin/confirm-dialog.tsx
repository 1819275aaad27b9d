import { useState, type ReactNode } from 'react';
import { Dialog } from '../../components/dialog';
import { useT } from '../../i18n';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before what can't be undone. */
export function ConfirmDialog({ title, text, confirm, onConfirm, onClose }: Props): ReactNode {
  const t = useT('admin');
  const [isBusy, setIsBusy] = useState(false);
  const run = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await onConfirm();
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('common:cancel')}
          </button>
          <button type="button" className="btn btn-danger" disabled={isBusy} onClick={() => void run()}>
            {confirm}
          </button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
