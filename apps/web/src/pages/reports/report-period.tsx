import type { ReactNode } from 'react';
import { useMe } from '../../api/me';
import { useT } from '../../i18n';
import { PERIODS, datesOf, periodOf, type Dates, type Period } from './period';

interface Props {
  readonly dates: Dates;
  readonly onChange: (changes: {
    readonly from?: string | null;
    readonly to?: string | null;
    readonly period?: string | null;
  }) => void;
}

/** The period of a report: by name, or two dates, both inclusive. */
export function ReportPeriod({ dates, onChange }: Props): ReactNode {
  const t = useT('reports');
  const me = useMe();
  const period = periodOf(dates, me.today);
  const choose = (key: Period): void => {
    const chosen = datesOf(key, me.today);
    onChange({ from: chosen.from ?? null, to: chosen.to ?? null, period: key === 'all' ? 'all' : null });
  };
  return (
    <>
      <div className="chips" role="group" aria-label={t('filter.period')}>
        {PERIODS.map((key) => (
          <button
            key={key}
            type="button"
            className="chip"
            aria-pressed={key === period}
            onClick={() => choose(key)}
          >
            {t(`period.${key}`)}
          </button>
        ))}
      </div>
      <span className="report-dates">
        <input
          className="input"
          type="date"
          aria-label={t('filter.from')}
          max={dates.to ?? me.today}
          value={dates.from ?? ''}
          onChange={(event) =>
            onChange({ from: event.target.value || null, period: event.target.value ? null : 'all' })
          }
        />
        <span aria-hidden="true">–</span>
        <input
          className="input"
          type="date"
          aria-label={t('filter.to')}
          min={dates.from}
          max={me.today}
          value={dates.to ?? ''}
          onChange={(event) =>
            onChange({
              to: event.target.value || null,
              from: dates.from ?? null,
              period: dates.from ? null : 'all',
            })
          }
        />
      </span>
    </>
  );
}
