import { useState, type ReactNode } from 'react';
import type { Agenda } from '../../api/agenda';
import { useT } from '../../i18n';
import { keyOf, placeOf } from './calendar-model';
import { ItemChip, type ItemHandlers } from './item-chip';
import { momentWords } from './item-words';

const SHOWN = 5;

/** What is overdue, first and apart, the longest first; nothing at all when there is none. */
export function OverdueBlock({
  agenda,
  withNames,
  ...handlers
}: ItemHandlers & { readonly agenda: Agenda; readonly withNames: boolean }): ReactNode {
  const t = useT('calendar');
  const [all, setAll] = useState(false);
  const { overdue, overdueCount, today } = agenda;
  if (overdue.length === 0) return null;
  const shown = all ? overdue : overdue.slice(0, SHOWN);
  return (
    <section className="card cal-overdue" aria-label={t('overdue')}>
      <div className="card-head">
        <h2>{t('overdue')}</h2>
        <span className="tag tag-bad">{overdueCount}</span>
        {overdue.length > SHOWN ? (
          <button
            type="button"
            className="btn-link end"
            aria-expanded={all}
            onClick={() => setAll((open) => !open)}
          >
            {all ? t('overdue.fewer') : t('overdue.all', { count: overdue.length })}
          </button>
        ) : null}
      </div>
      <ul className="cal-list">
        {shown.map((item) => (
          <li key={keyOf(item)}>
            <ItemChip
              {...handlers}
              item={item}
              withName={withNames}
              wide
              due={t('overdue.due', { when: momentWords(placeOf(item), today) })}
            />
          </li>
        ))}
      </ul>
      {all && overdueCount > overdue.length ? (
        <p className="field-hint cal-rest">{t('overdue.more', { count: overdueCount - overdue.length })}</p>
      ) : null}
    </section>
  );
}
