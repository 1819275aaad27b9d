import { useId, useState, type ReactNode } from 'react';
import type { AgendaItem, Moment } from '../../api/agenda';
import { serverNow } from '../../api/client';
import { DateField } from '../../components/date-field';
import { Dialog } from '../../components/dialog';
import { useT } from '../../i18n';
import { addDays, readTimeOfDay } from '../../time/local-date';
import { fromLocalInput, toLocalInput } from '../../time/zone';
import { dayOf, mondayOf, onDay, placeOf } from './calendar-model';
import { dayWords, itemWords, momentWords } from './item-words';

/** Another day, and another time where there is one: what dragging does, for everybody. */
export function MoveDialog({
  item,
  today,
  onMove,
  onClose,
}: {
  readonly item: AgendaItem;
  readonly today: string;
  readonly onMove: (to: Moment) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('calendar');
  const id = useId();
  // A task may get a time, or lose it.
  const isTask = item.kind === 'task';
  const hasClock = item.startsAt !== null || isTask;
  const [date, setDate] = useState(item.date < today ? '' : item.date);
  const [time, setTime] = useState(
    item.startsAt === null ? '' : toLocalInput(Date.parse(item.startsAt)).slice(11),
  );
  const [fault, setFault] = useState(false);
  const isFaulty = readTimeOfDay(time) === null && !(isTask && time.trim() === '');
  const quick = [
    { key: 'tomorrow', day: addDays(today, 1) },
    { key: 'afterTomorrow', day: addDays(today, 2) },
    { key: 'monday', day: addDays(mondayOf(today), 7) },
  ] as const;
  const chosen = (): Moment | null => {
    if (date === '' || date < today) return null;
    if (!hasClock || (isTask && time.trim() === '')) return { on: date };
    const clock = readTimeOfDay(time);
    const at = clock === null ? null : fromLocalInput(`${date}T${clock}`);
    return at === null || at <= serverNow() ? null : { at: new Date(at).toISOString() };
  };
  return (
    <Dialog
      title={t('move.this', { what: itemWords(item) })}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri">
            {t('move.confirm')}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          const to = chosen();
          if (to === null) setFault(true);
          else onMove(to);
        }}
      >
        <p className="field-hint">{t('move.now', { when: momentWords(placeOf(item), today) })}</p>
        <div className="cal-quick">
          {quick.map(({ key, day }, index) => (
            <button
              key={key}
              type="button"
              className="chip"
              data-autofocus={index === 0 ? '' : undefined}
              disabled={day === dayOf(placeOf(item))}
              onClick={() => onMove(onDay(item, day))}
            >
              {t(`move.${key}`)} <b>{dayWords(day, today)}</b>
            </button>
          ))}
        </div>
        <div className="form-grid">
          <div className="field">
            <label htmlFor={`${id}-date`}>{t('move.date')}</label>
            <DateField id={`${id}-date`} value={date} min={today} onChange={setDate} />
          </div>
          {hasClock ? (
            <div className="field">
              <label htmlFor={`${id}-time`}>{t(isTask ? 'move.timeOptional' : 'move.time')}</label>
              <input
                id={`${id}-time`}
                className="input"
                inputMode="numeric"
                autoComplete="off"
                maxLength={5}
                placeholder="HH:MM"
                value={time}
                aria-invalid={isFaulty ? true : undefined}
                onChange={(event) => setTime(event.target.value)}
                onBlur={() => setTime(readTimeOfDay(time) ?? time)}
              />
            </div>
          ) : null}
        </div>
        {fault && chosen() === null ? (
          <p className="field-error" role="alert">
            {t('move.past')}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
