import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { parksQuery, peopleQuery } from '../../api/lookups';
import { useMe } from '../../api/me';
import { CLOCK_KINDS, GROUP_BYS, type ReportFilter, type ReportName } from '../../api/reports';
import { NEED_TYPES } from '../../api/types';
import { useT } from '../../i18n';
import { FilterSelect } from '../pipeline/filter-bar';
import { SPLITTABLE } from './report-columns';
import { ReportPeriod } from './report-period';

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
  return (
    <div className="report-filters">
      <ReportPeriod dates={filter} onChange={onChange} />
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
      {name === 'sla' ? (
        <FilterSelect
          label={t('filter.clock')}
          value={filter.clock}
          options={CLOCK_KINDS.map((id) => ({ id, name: t(`clock.${id}`) }))}
          onChange={(clock) => onChange({ clock })}
        />
      ) : null}
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
