import { useQuery } from '@tanstack/react-query';
import { parksQuery, peopleQuery } from '../../api/lookups';
import { useT } from '../../i18n';

const KNOWN: readonly string[] = [
  'status',
  'stage',
  'from',
  'to',
  'createdFrom',
  'createdTo',
  'parkId',
  'ownerId',
  'needType',
  'pipelineId',
  'q',
  'stalled',
  'groupBy',
  'view',
  'sla',
  'source',
  'industry',
  'responded',
  'due',
  'ownerActive',
  'waiting',
];

/** The filter of a job in words; ids become names where the lookups know them. */
export function useFilterSummary(): (filter: Readonly<Record<string, unknown>>) => string {
  const t = useT('exports');
  const parks = useQuery(parksQuery);
  const people = useQuery(peopleQuery());

  const valueText = (key: string, value: unknown): string => {
    const name = (items: readonly { readonly id: string; readonly name: string }[] | undefined): string =>
      items?.find((item) => item.id === value)?.name ?? t('filter.chosen');
    switch (key) {
      case 'parkId':
        return name(parks.data?.items);
      case 'ownerId':
        return name(people.data?.items);
      case 'needType':
        return listed(value)
          .map((need) => t(`common:needType.${need}`))
          .join(t('common:listSeparator'));
      case 'pipelineId':
        return t('filter.chosen');
      case 'source':
        return t(`common:channel.${String(value)}`);
      case 'view':
      case 'sla':
        return listed(value)
          .map((one) => t(`value.${one}`))
          .join(t('common:listSeparator'));
      case 'groupBy':
        return t(`groupBy.${String(value)}`);
      case 'status':
        return listed(value)
          .map((status) => t(`value.${status}`))
          .join(t('common:listSeparator'));
      case 'due':
        return t(`value.${String(value)}`);
      case 'responded':
        return t(isTrue(value) ? 'value.responded' : 'value.awaiting');
      case 'ownerActive':
        return t(isTrue(value) ? 'value.active' : 'value.disabled');
      case 'stalled':
      case 'waiting':
        return t(isTrue(value) ? 'value.yes' : 'value.no');
      default:
        return listed(value).join(t('common:listSeparator'));
    }
  };

  return (filter) => {
    const parts = Object.entries(filter)
      .filter(([key, value]) => KNOWN.includes(key) && value !== null && value !== '')
      .map(([key, value]) => t('filter.part', { name: t(`filter.${key}`), value: valueText(key, value) }));
    return parts.length === 0 ? t('filter.none') : parts.join(' · ');
  };
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

function listed(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return String(value).split(',');
}
