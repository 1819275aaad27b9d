import { useId, useState } from 'react';
import { serverNow } from '../../api/client';
import { useMe } from '../../api/me';
import { Dialog } from '../../components/dialog';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { CustomTime } from './custom-time';
import { SNOOZES, snoozeTime, type SnoozeChoice } from '../../time/snooze-times';

/** Until when, with the very time shown, and why. */
export function SnoozeDialog(props: {
  readonly count: number;
  readonly busy?: boolean;
  readonly onClose: () => void;
  readonly onSnooze: (until: number, reason: string) => void;
}) {
  const t = useT('lead');
  const me = useMe();
  const id = useId();
  const [now] = useState(serverNow);
  const [choice, setChoice] = useState<SnoozeChoice | 'custom'>(me.preferences.snooze ?? 'tomorrow');
  const [custom, setCustom] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const until = choice === 'custom' ? custom : snoozeTime(choice, now);
  const bad = until === null || until <= now;
  return (
    <Dialog
      title={t('snooze.title', { count: props.count })}
      onClose={props.onClose}
      size="md"
      footer={
        <>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={props.busy}>
            {t('snooze.confirm')}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (bad) setTried(true);
          else props.onSnooze(until, reason.trim());
        }}
      >
        <p>{t('snooze.hint')}</p>
        <div className="ld-chips" role="group" aria-label={t('snooze.until')}>
          {SNOOZES.map((key, index) => (
            <button
              key={key}
              type="button"
              className="chip"
              data-autofocus={index === 0 ? '' : undefined}
              aria-pressed={choice === key}
              onClick={() => setChoice(key)}
            >
              {t(`snooze.${key}`)} <b>{relativeDay(snoozeTime(key, now), now)}</b>
            </button>
          ))}
          <button
            type="button"
            className="chip"
            aria-pressed={choice === 'custom'}
            onClick={() => setChoice('custom')}
          >
            {t('snooze.custom')}
          </button>
        </div>
        {choice === 'custom' && <CustomTime at={custom} now={now} onChange={setCustom} />}
        {tried && bad && (
          <p className="field-error" role="alert">
            {t('snooze.needed')}
          </p>
        )}
        <div className="field">
          <label htmlFor={`${id}-why`}>{t('snooze.reason')}</label>
          <input
            id={`${id}-why`}
            className="input"
            maxLength={200}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </form>
    </Dialog>
  );
}
