import type { ReactNode } from 'react';
import type { AgendaDay } from '../../api/agenda';
import { useT } from '../../i18n';
import { dayMark, weekdayName } from './item-words';

/** A day's name: weekday, date, today, and 休 or 班. */
export function DayHead({
  day,
  today,
  onDay,
}: {
  readonly day: AgendaDay;
  readonly today: string;
  readonly onDay?: ((date: string) => void) | undefined;
}): ReactNode {
  const t = useT('calendar');
  const mark = dayMark(day, t);
  const isToday = day.date === today;
  const words = (
    <>
      <span className="cal-weekday">{weekdayName(day.date)}</span>
      <b>{day.date.slice(5)}</b>
      {isToday ? <span className="tag tag-blue">{t('day.today')}</span> : null}
      {mark === null ? null : (
        <span className={mark.off ? 'tag tag-mute' : 'tag tag-warn'} title={mark.long}>
          {mark.mark}
          <span className="sr-only"> {mark.long}</span>
        </span>
      )}
    </>
  );
  const classes = ['cal-day', isToday ? 'is-today' : '', mark?.off === true ? 'is-off' : ''];
  return (
    <h2 className={classes.filter(Boolean).join(' ')} aria-current={isToday ? 'date' : undefined}>
      {onDay === undefined ? (
        words
      ) : (
        <button type="button" onClick={() => onDay(day.date)}>
          {words}
        </button>
      )}
      {day.kind === 'holiday' && day.name !== null ? <span className="cal-holiday">{day.name}</span> : null}
    </h2>
  );
}
