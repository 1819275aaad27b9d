import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { parksQuery, peopleQuery } from '../../api/lookups';
import { useMe } from '../../api/me';
import { GROUP_BYS, type ReportFilter, type ReportName } from '../../api/reports';
import { NEED_TYPES } from '../../api/types';
import { useT } from '../../i18n';
import { FilterSelect } from '../pipeline/filter-bar';
import { PERIODS, datesOf, periodOf, type Period } from './period';
import { SPLITTABLE } from './report-columns';

interface Props {
  readonly name: ReportName;
  readonly filter: ReportFilter;
  readonly onChange: (changes: Partial<Record<keyof ReportFilter | 'period', string | null>>) => void;
}

/** Time, park, owner, need and grouping: the same bar over every report. */
export function ReportFilters({ name, filter, onChange }: Props): ReactNode {
  const t = useT('reports');
  const me = useMe();
  const parks = useQuery(parksQuery);
  const people = useQuery({ ...peopleQuery('agent'), enabled: me.user.role !== 'agent' });
  const period = periodOf(filter, me.today);
  const choose = (key: Period): void => {
    const dates = datesOf(key, me.today);
    onChange({ from: dates.from ?? null, to: dates.to ?? null, period: key === 'all' ? 'all' : null });
  };
  return (
    <div className="report-filters">
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
          max={filter.to ?? me.today}
          value={filter.from ?? ''}
          onChange={(event) =>
            onChange({ from: event.target.value || null, period: event.target.value ? null : 'all' })
          }
        />
        <span aria-hidden="true">–</span>
        <input
          className="input"
          type="date"
          aria-label={t('filter.to')}
          min={filter.from}
          max={me.today}
          value={filter.to ?? ''}
          onChange={(event) =>
            onChange({
              to: event.target.value || null,
              from: filter.from ?? null,
              period: filter.from ? null : 'all',
            })
          }
        />
      </span>
      <FilterSelect
        label={t('filter.park')}
        value={filter.parkId}
        options={parks.data?.items ?? []}
        onChange={(parkId) => onChange({ parkId })}
      />
      {me.user.role === 'agent' ? null : (
        <FilterSelect
          label={t('filter.owner')}
          value={filter.ownerId}
          options={people.data?.items ?? []}
          onChange={(ownerId) => onChange({ ownerId })}
        />
      )}
      <FilterSelect
        label={t('filter.needType')}
        value={filter.needType}
        options={NEED_TYPES.map((id) => ({ id, name: t(`common:needType.${id}`) }))}
        onChange={(needType) => onChange({ needType })}
      />
      {SPLITTABLE.includes(name) ? (
        <FilterSelect
          label={t('filter.groupBy')}
          value={filter.groupBy}
          options={GROUP_BYS.map((id) => ({ id, name: t(`groupBy.${id}`) }))}
          onChange={(groupBy) => onChange({ groupBy })}
        />
      ) : null}
    </div>
  );
}
