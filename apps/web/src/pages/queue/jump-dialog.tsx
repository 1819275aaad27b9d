import { useId, useState } from 'react';
import { Dialog } from '../../components/dialog';
import { formatCapped, formatNumber } from '../../format';
import { useT } from '../../i18n';
import { LAST_PLACE } from './use-jump';

/** Asks for the number of a row. */
export function JumpDialog(props: {
  readonly total: number;
  readonly onClose: () => void;
  readonly onJump: (place: number) => void;
}) {
  const t = useT('queue');
  const id = useId();
  const [text, setText] = useState('');
  const place = Number(text);
  const fits = Number.isInteger(place) && place >= 1 && place <= LAST_PLACE;
  return (
    <Dialog
      title={t('jump.title')}
      onClose={props.onClose}
      footer={
        <button type="submit" form={id} className="btn btn-pri" disabled={!fits}>
          {t('jump.go')}
        </button>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) props.onJump(place - 1);
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-place`}>{t('jump.label')}</label>
          <input
            id={`${id}-place`}
            className="input"
            inputMode="numeric"
            autoComplete="off"
            data-autofocus=""
            maxLength={6}
            value={text}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setText(event.target.value.replace(/\D/g, ''))}
          />
          <p className="field-hint" id={`${id}-hint`}>
            {t('jump.hint', { total: formatCapped(props.total), last: formatNumber(LAST_PLACE) })}
          </p>
        </div>
      </form>
    </Dialog>
  );
}
