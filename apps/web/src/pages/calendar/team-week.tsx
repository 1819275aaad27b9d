import { useDroppable } from '@dnd-kit/core';
import type { ReactNode } from 'react';
import type { Agenda, AgendaItem } from '../../api/agenda';
import { useT } from '../../i18n';
import { toLocalInput } from '../../time/zone';
import { keyOf, type DropPlace } from './calendar-model';
import { DayHead } from './day-head';
import { ItemChip, type ItemHandlers } from './item-chip';

interface Props extends ItemHandlers {
  readonly agenda: Agenda;
  readonly onDay: (date: string) => void;
  readonly onPerson: (id: string) => void;
}

/** A team's days: a line for each person, a column for each day. */
export function TeamWeek({ agenda, onDay, onPerson, ...handlers }: Props): ReactNode {
  const t = useT('calendar');
  return (
    <section className="card cal-team" aria-label={t('team.grid')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('team.person')}</th>
            {agenda.days.map((day) => (
              <th key={day.date} scope="col">
                <DayHead day={day} today={agenda.today} onDay={onDay} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agenda.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <button type="button" className="btn-link" onClick={() => onPerson(person.id)}>
                  {person.name}
                </button>
              </th>
              {agenda.days.map((day) => (
                <Cell key={day.date} agenda={agenda} date={day.date} userId={person.id} {...handlers} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({
  agenda,
  date,
  userId,
  ...handlers
}: ItemHandlers & { readonly agenda: Agenda; readonly date: string; readonly userId: string }): ReactNode {
  const t = useT('calendar');
  const place: DropPlace = { date, part: 'day', userId };
  const { setNodeRef, isOver } = useDroppable({ id: `cell:${userId}:${date}`, data: { place } });
  const items: AgendaItem[] = agenda.items.filter((item) => item.user.id === userId && item.date === date);
  const isAway = agenda.leaves.some(
    ({ user, startsAt, endsAt }) =>
      user.id === userId &&
      toLocalInput(Date.parse(startsAt)).slice(0, 10) <= date &&
      toLocalInput(Date.parse(endsAt) - 1).slice(0, 10) >= date,
  );
  return (
    <td ref={setNodeRef} className={isOver ? 'is-over' : undefined}>
      {isAway ? <span className="tag tag-vio">{t('leave')}</span> : null}
      {items.map((item) => (
        <ItemChip key={keyOf(item)} {...handlers} item={item} />
      ))}
    </td>
  );
}
