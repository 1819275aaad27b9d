import type { ReactNode } from 'react';
import type { Agenda } from '../../api/agenda';
import { EmptyState } from '../../components/states';
import { useT } from '../../i18n';
import { toLocalInput } from '../../time/zone';
import { keyOf } from './calendar-model';
import { ItemChip, type ItemHandlers } from './item-chip';
import { dayMark, weekdayName } from './item-words';

interface Props extends ItemHandlers {
  readonly agenda: Agenda;
  readonly date: string;
  readonly withNames: boolean;
  readonly onDay: (date: string) => void;
}

/** On a phone: the week as a strip, and the chosen day as a list. */
export function DayList({ agenda, date, withNames, onDay, ...handlers }: Props): ReactNode {
  const t = useT('calendar');
  const items = agenda.items.filter((item) => item.date === date);
  const away = agenda.leaves.filter(
    ({ startsAt, endsAt }) =>
      toLocalInput(Date.parse(startsAt)).slice(0, 10) <= date &&
      toLocalInput(Date.parse(endsAt) - 1).slice(0, 10) >= date,
  );
  return (
    <>
      <nav className="cal-strip" aria-label={t('view.week')}>
        {agenda.days.map((day) => {
          const mark = dayMark(day, t);
          const count = agenda.items.filter((item) => item.date === day.date && !item.done).length;
          return (
            <button
              key={day.date}
              type="button"
              aria-pressed={day.date === date}
              className={day.date === agenda.today ? 'is-today' : undefined}
              onClick={() => onDay(day.date)}
            >
              <span>{weekdayName(day.date)}</span>
              <b>{day.date.slice(8)}</b>
              <small className={mark?.off === true ? 'is-off' : undefined}>
                {mark === null ? '\u00a0' : mark.mark}
              </small>
              {count > 0 ? (
                <em>
                  <span className="sr-only">{t('day.count', { count })}</span>
                </em>
              ) : null}
            </button>
          );
        })}
      </nav>
      <section className="card cal-daylist" aria-label={date}>
        {away.map((leave) => (
          <p key={`${leave.user.id}:${leave.startsAt}`} className="cal-away">
            <span className="tag tag-vio">{t('leave')}</span>
            {withNames ? leave.user.name : null}
          </p>
        ))}
        {items.length === 0 ? (
          <EmptyState title={t('empty.day')} hint={t('empty.hint')} />
        ) : (
          <ul className="cal-list">
            {items.map((item) => (
              <li key={keyOf(item)}>
                <ItemChip {...handlers} item={item} withName={withNames} wide />
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
