import { useId, useState } from 'react';
import { Dialog } from '../../components/dialog';
import { useT } from '../../i18n';

/** The usual reasons, one tap each. */
const REASONS = {
  cancel: ['theyCannot', 'weCannot', 'noNeed'],
  'no-show': ['noAnswer', 'forgot', 'otherDay'],
} as const;

/** Why a visit does not take place, or did not. */
export function EndDialog(props: {
  readonly how: 'cancel' | 'no-show';
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}) {
  const t = useT('visits');
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const empty = reason.trim() === '';
  const { how } = props;
  return (
    <Dialog
      title={t(`${how}.title`)}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('keep')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={props.busy}>
            {t(`${how}.confirm`)}
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
        <p>{t(`${how}.hint`)}</p>
        <div className="vi-kinds" role="group" aria-label={t('usualReasons')}>
          {REASONS[how].map((key) => {
            const text = t(`reason.${key}`);
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
          <label htmlFor={`${id}-text`}>{t('reason')}</label>
          <textarea
            id={`${id}-text`}
            className="textarea"
            rows={2}
            maxLength={500}
            aria-invalid={tried && empty}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {tried && empty && (
            <p className="field-error" role="alert">
              {t('reasonNeeded')}
            </p>
          )}
        </div>
      </form>
    </Dialog>
  );
}
