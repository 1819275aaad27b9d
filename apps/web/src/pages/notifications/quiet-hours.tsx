import type { ReactNode } from 'react';
import { useT } from '../../i18n';

const USUAL = { quietFrom: 21 * 60, quietTo: 8 * 60 };

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function minuteOf(clock: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(clock);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

/** 免打扰: a window of the day, which may go over midnight. */
export function QuietHours(props: {
  readonly from: number | null;
  readonly to: number | null;
  readonly disabled: boolean;
  readonly onChange: (change: { quietFrom: number | null; quietTo: number | null }) => void;
}): ReactNode {
  const t = useT('notifications');
  const { from, to, disabled, onChange } = props;
  const isOn = from !== null && to !== null;
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={isOn}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked ? USUAL : { quietFrom: null, quietTo: null })}
        />
        {t('settings.quietOn')}
      </label>
      {isOn ? (
        <div className="notice-quiet">
          <TimeInput
            label={t('settings.quietFrom')}
            minute={from}
            onChange={(quietFrom) => onChange({ quietFrom, quietTo: to })}
          />
          <TimeInput
            label={t('settings.quietTo')}
            minute={to}
            onChange={(quietTo) => onChange({ quietFrom: from, quietTo })}
          />
        </div>
      ) : null}
      <p className="field-hint">{t('settings.quietHint')}</p>
    </>
  );
}

/** Saved when it is left, so that half a typed time is nobody's quiet hour. */
function TimeInput(props: {
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}): ReactNode {
  return (
    <label className="notice-time">
      <span>{props.label}</span>
      <input
        key={props.minute}
        className="input"
        type="time"
        required
        defaultValue={clockOf(props.minute)}
        onBlur={(event) => {
          const minute = minuteOf(event.target.value);
          if (minute === null) event.target.value = clockOf(props.minute);
          else if (minute !== props.minute) props.onChange(minute);
        }}
      />
    </label>
  );
}
