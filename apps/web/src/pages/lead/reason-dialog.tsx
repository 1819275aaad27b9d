import { useId, useState, type ReactNode } from 'react';
import { Dialog } from '../../components/dialog';
import { useT } from '../../i18n';

/** The usual reasons, one tap each. */
const REASONS = {
  release: ['notMine', 'noTime', 'outOfReach', 'pause'],
  disqualify: ['fake', 'noNeed', 'notFitting', 'elsewhere', 'duplicate'],
} as const;

/** Asks why, with the usual answers at hand. */
export function ReasonDialog(props: {
  readonly kind: keyof typeof REASONS;
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
  /** What is asked besides. */
  readonly children?: ReactNode;
}) {
  const t = useT('lead');
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const empty = reason.trim() === '';
  const { kind } = props;
  return (
    <Dialog
      title={t(`${kind}.title`)}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={props.busy}>
            {t(`${kind}.confirm`)}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (empty) setTried(true);
          else props.onReason(reason.trim());
        }}
      >
        <p>{t(`${kind}.hint`)}</p>
        {props.children}
        <div className="ld-chips" role="group" aria-label={t('reason.usual')}>
          {REASONS[kind].map((key) => {
            const text = t(`${kind}.reason.${key}`);
            return (
              <button
                key={key}
                type="button"
                className="chip"
                aria-pressed={reason === text}
                onClick={() => setReason(text)}
              >
                {text}
              </button>
            );
          })}
        </div>
        <div className="field">
          <label htmlFor={`${id}-text`}>{t('reason.label')}</label>
          <textarea
            id={`${id}-text`}
            className="textarea"
            rows={3}
            maxLength={500}
            aria-invalid={tried && empty}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {tried && empty && (
            <p className="field-error" role="alert">
              {t('reason.needed')}
            </p>
          )}
        </div>
      </form>
    </Dialog>
  );
}
