import type { ReactNode } from 'react';
import { useMe } from '../../api/me';
import { DateField } from '../../components/date-field';
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
        <DateField
          label={t('filter.from')}
          max={dates.to ?? me.today}
          value={dates.from ?? ''}
          onChange={(from) => onChange({ from: from || null, period: from ? null : 'all' })}
        />
        <span aria-hidden="true">–</span>
        <DateField
          label={t('filter.to')}
          min={dates.from}
          max={me.today}
          value={dates.to ?? ''}
          onChange={(to) =>
            onChange({ to: to || null, from: dates.from ?? null, period: dates.from ? null : 'all' })
          }
        />
      </span>
    </>
  );
}
