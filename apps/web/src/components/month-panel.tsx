import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useMe } from '../api/me';
import { currentLocale, useT } from '../i18n';
import { addDays, addMonths, monthWeeks } from '../time/local-date';
import { Icon } from './icon';

interface Props {
  /** YYYY-MM-DD, or '' for none. */
  readonly value: string;
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly onChoose: (date: string) => void;
}

const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);

function move(date: string, key: string): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'PageUp':
      return addMonths(date, -1);
    case 'PageDown':
      return addMonths(date, 1);
    default:
      return null;
  }
}

/** One month to choose a day from; arrows move by day and week, Page keys by month. */
export function MonthPanel({ value, min, max, onChoose }: Props): ReactNode {
  const t = useT('common');
  const { today } = useMe();
  const within = (date: string): string =>
    min !== undefined && date < min ? min : max !== undefined && date > max ? max : date;
  const [day, setDay] = useState(within(value === '' ? today : value));
  const current = useRef<HTMLButtonElement>(null);
  // The keys carry the focus with them; who turns the month by its button stays there.
  const carries = useRef(true);
  useEffect(() => {
    if (carries.current) current.current?.focus();
    carries.current = false;
  }, [day]);
  const locale = currentLocale();
  const weeks = monthWeeks(day);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = move(day, event.key);
    // The list behind has the same keys.
    if (event.key !== 'Tab') event.stopPropagation();
    if (next === null) return;
    event.preventDefault();
    carries.current = true;
    setDay(within(next));
  };
  const turn = (name: 'up' | 'down', months: number): ReactNode => {
    const next = addMonths(day, months);
    return (
      <button
        type="button"
        className="btn-ico"
        aria-label={t(`date.${name}`)}
        disabled={within(next) === day}
        onClick={() => setDay(within(next))}
      >
        <Icon name={name} />
      </button>
    );
  };
  return (
    <div onKeyDown={onKeyDown}>
      <header>
        {turn('up', -1)}
        <b aria-live="polite">{month.format(utc(day))}</b>
        {turn('down', 1)}
      </header>
      <table>
        <thead>
          <tr>
            {weeks[0]?.map((date) => (
              <th key={date} scope="col">
                {weekday.format(utc(date))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date}>
                  <button
                    ref={date === day ? current : undefined}
                    type="button"
                    tabIndex={date === day ? 0 : -1}
                    className={date.slice(0, 7) === day.slice(0, 7) ? undefined : 'is-other'}
                    aria-label={full.format(utc(date))}
                    aria-pressed={date === value}
                    aria-current={date === today ? 'date' : undefined}
                    disabled={within(date) !== date}
                    onClick={() => onChoose(date)}
                  >
                    {Number(date.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
