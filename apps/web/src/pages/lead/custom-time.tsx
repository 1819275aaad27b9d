import { useState, type ReactNode } from 'react';
import { DateField } from '../../components/date-field';
import { useT } from '../../i18n';
import { readTimeOfDay } from '../../time/local-date';
import { fromLocalInput, toLocalInput } from '../../time/zone';

const USUAL = '10:00';

interface Props {
  /** Milliseconds, or null while it is not complete. */
  readonly at: number | null;
  readonly now: number;
  readonly onChange: (at: number | null) => void;
}

/** A moment of one's own choice: date and time of day, written alike in every language. */
export function CustomTime({ at, now, onChange }: Props): ReactNode {
  const t = useT('lead');
  const [date, setDate] = useState(at === null ? '' : toLocalInput(at).slice(0, 10));
  const [time, setTime] = useState(at === null ? USUAL : toLocalInput(at).slice(11));
  const tell = (day: string, typed: string): void => {
    const clock = readTimeOfDay(typed);
    onChange(day === '' || clock === null ? null : fromLocalInput(`${day}T${clock}`));
  };
  return (
    <span className="ld-custom">
      <DateField
        label={t('composer.custom')}
        min={toLocalInput(now).slice(0, 10)}
        value={date}
        onChange={(day) => {
          setDate(day);
          tell(day, time);
        }}
      />
      <input
        className="input"
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        placeholder="HH:MM"
        aria-label={t('composer.time')}
        aria-invalid={readTimeOfDay(time) === null ? true : undefined}
        value={time}
        onChange={(event) => {
          setTime(event.target.value);
          tell(date, event.target.value);
        }}
        onBlur={() => setTime(readTimeOfDay(time) ?? time)}
      />
    </span>
  );
}
