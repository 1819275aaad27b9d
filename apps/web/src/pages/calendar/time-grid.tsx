import { useDroppable } from '@dnd-kit/core';
import type { ReactNode } from 'react';
import type { Agenda, AgendaDay, AgendaItem } from '../../api/agenda';
import { useT } from '../../i18n';
import { clockTime } from '../../time/format-time';
import { useTicking } from '../../time/ticker';
import { toLocalInput, wallClock } from '../../time/zone';
import { HOUR_PX, hoursOf, inLanes, keyOf, minuteOf, placeItems, type DropPlace } from './calendar-model';
import { DayHead } from './day-head';
import { ItemChip, type ItemHandlers } from './item-chip';

const LEAST_PX = 22;
const TWO_LINES_PX = 40;
/** Side by side in a week. */
const MOST_LANES = 2;
/** What +3 takes beside them. */
const MORE_PX = 28;

interface Props extends ItemHandlers {
  readonly agenda: Agenda;
  readonly onDay: (date: string) => void;
}

/** One day or seven with their hours; the hours of work are light, what has no time stands above. */
export function TimeGrid({ agenda, onDay, ...handlers }: Props): ReactNode {
  const t = useT('calendar');
  const { days, items, today } = agenda;
  const { first, last } = hoursOf(items, days);
  const hours = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return (
    <section
      className="card cal-grid"
      aria-label={t('grid')}
      style={{ gridTemplateColumns: `48px repeat(${days.length}, minmax(0, 1fr))` }}
    >
      <span className="cal-corner" />
      {days.map((day) => (
        <DayHead key={day.date} day={day} today={today} onDay={days.length > 1 ? onDay : undefined} />
      ))}
      <span className="cal-corner cal-allday-label">{t('allDay')}</span>
      {days.map((day) => (
        <AllDay key={day.date} agenda={agenda} date={day.date} {...handlers} />
      ))}
      <div className="cal-hours" aria-hidden="true" style={{ height: (last - first) * HOUR_PX }}>
        {hours.slice(1, -1).map((hour) => (
          <span key={hour} style={{ top: (hour - first) * HOUR_PX }}>
            {String(hour).padStart(2, '0')}:00
          </span>
        ))}
      </div>
      {days.map((day) => (
        <DayColumn
          key={day.date}
          agenda={agenda}
          day={day}
          first={first}
          last={last}
          {...(days.length > 1 ? { onDay } : {})}
          {...handlers}
        />
      ))}
    </section>
  );
}

function AllDay({
  agenda,
  date,
  ...handlers
}: ItemHandlers & { readonly agenda: Agenda; readonly date: string }): ReactNode {
  const place: DropPlace = { date, part: 'allDay' };
  const { setNodeRef, isOver } = useDroppable({ id: `all:${date}`, data: { place } });
  const whole = agenda.items.filter((item) => item.date === date && item.startsAt === null);
  return (
    <div ref={setNodeRef} className={isOver ? 'cal-allday is-over' : 'cal-allday'}>
      {whole.map((item) => (
        <ItemChip key={keyOf(item)} {...handlers} item={item} />
      ))}
    </div>
  );
}

interface ColumnProps extends ItemHandlers {
  readonly agenda: Agenda;
  readonly day: AgendaDay;
  readonly first: number;
  readonly last: number;
  /** Beside six others a day has room for few things at a time; the rest stand on the day's own page. */
  readonly onDay?: (date: string) => void;
}

function DayColumn({ agenda, day, first, last, onDay, ...handlers }: ColumnProps): ReactNode {
  const t = useT('calendar');
  const place: DropPlace = { date: day.date, part: 'hours', first };
  const { setNodeRef, isOver } = useDroppable({ id: `day:${day.date}`, data: { place } });
  const at = (minute: number): number => ((minute - first * 60) / 60) * HOUR_PX;
  const within = (minute: number): number => Math.min(Math.max(minute, first * 60), last * 60);
  const items: AgendaItem[] = agenda.items.filter((item) => item.date === day.date);
  const { shown, hidden } = inLanes(placeItems(items), onDay === undefined ? Infinity : MOST_LANES);
  const room = (group: number): number => (hidden.some((more) => more.group === group) ? MORE_PX : 0);
  return (
    <div
      ref={setNodeRef}
      className={isOver ? 'cal-column is-over' : 'cal-column'}
      style={{ height: (last - first) * HOUR_PX, backgroundSize: `100% ${HOUR_PX}px` }}
    >
      {day.shifts.map((span) => (
        <span
          key={span.from}
          className="cal-shift"
          style={{ top: at(within(span.from)), height: at(within(span.to)) - at(within(span.from)) }}
        />
      ))}
      <Leaves agenda={agenda} date={day.date} place={(minute) => at(within(minute))} />
      {shown.map(({ item, from, to, lane, lanes, group }) => (
        <ItemChip
          key={keyOf(item)}
          {...handlers}
          item={item}
          narrow={onDay !== undefined && lanes > 1}
          tall={at(to) - at(from) >= TWO_LINES_PX}
          style={{
            top: at(from),
            height: Math.max(LEAST_PX, at(to) - at(from) - 1),
            left: `calc((100% - ${room(group)}px) * ${lane / lanes} + 2px)`,
            width: `calc((100% - ${room(group)}px) / ${lanes} - 4px)`,
          }}
        />
      ))}
      {onDay === undefined
        ? null
        : hidden.map((more) => (
            <button
              key={more.group}
              type="button"
              className="cal-more"
              style={{ top: at(more.from), height: Math.max(LEAST_PX, at(more.to) - at(more.from) - 1) }}
              aria-label={t('more', { count: more.count, day: day.date })}
              title={t('more', { count: more.count, day: day.date })}
              onClick={() => onDay(day.date)}
            >
              +{more.count}
            </button>
          ))}
      {day.date === agenda.today ? <NowLine place={(minute) => at(within(minute))} /> : null}
    </div>
  );
}

function Leaves({
  agenda,
  date,
  place,
}: {
  readonly agenda: Agenda;
  readonly date: string;
  readonly place: (minute: number) => number;
}): ReactNode {
  const t = useT('calendar');
  return agenda.leaves.flatMap(({ startsAt, endsAt, user }) => {
    const [fromDay, toDay] = [startsAt, endsAt].map((at) => toLocalInput(Date.parse(at)).slice(0, 10));
    if (fromDay === undefined || toDay === undefined || date < fromDay || date > toDay) return [];
    const from = date === fromDay ? minuteOf(startsAt) : 0;
    const to = date === toDay ? minuteOf(endsAt) : 1440;
    if (to <= from) return [];
    const top = place(from);
    return [
      <span key={`${user.id}:${startsAt}`} className="cal-leave" style={{ top, height: place(to) - top }}>
        {t('leave')}
      </span>,
    ];
  });
}

/** Where the day stands; it moves once a minute. */
function NowLine({ place }: { readonly place: (minute: number) => number }): ReactNode {
  const t = useT('calendar');
  const minute = useTicking((now) => {
    const wall = wallClock(now);
    return wall.hour * 60 + wall.minute;
  });
  const clock = useTicking((now) => clockTime(now));
  return (
    <span className="cal-now" style={{ top: place(minute) }}>
      <span className="sr-only">
        {t('now')} {clock}
      </span>
    </span>
  );
}
