import type { TimelineItem } from '../../api/leads';
import { formatYuan, formatArea } from '../../format';
import type { Translate } from '../../i18n';
import { relativeDay } from '../../time/format-time';
import { serverNow } from '../../api/client';

/** One changed field in words. */
export interface ChangedValue {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

type Data = TimelineItem['data'];
type Side = 'before' | 'after';

/** The name of each field that an edit can have changed, in the order in which they are shown. */
const LABELS = {
  companyName: 'company',
  contactName: 'contact',
  phone: 'phone',
  wechat: 'wechat',
  email: 'email',
  needType: 'needType',
  needText: 'need',
  areaMinSqm: 'areaMin',
  areaMaxSqm: 'areaMax',
  useText: 'use',
  industry: 'industry',
  taxText: 'tax',
  taxMinYuan: 'taxMin',
  taxMaxYuan: 'taxMax',
  region: 'region',
  parkId: 'park',
  status: 'status',
  nextFollowUpAt: 'nextFollowUp',
} as const;
type Field = keyof typeof LABELS;

/** What an edit changed, in words. A phone that reads the same twice differs in the digits that are not shown. */
export function changedValues(data: Data, t: Translate): ChangedValue[] {
  const values = recordOf(data.values);
  const fields = Object.keys(LABELS).filter((field): field is Field => field in values);
  return fields.map((field) => {
    const pair = recordOf(values[field]);
    const say = (side: Side): string => wordsOf(field, pair[side], data, t) ?? t('event.empty');
    return { field, label: t(`six.${LABELS[field]}`), before: say('before'), after: say('after') };
  });
}

function wordsOf(field: Field, shown: unknown, data: Data, t: Translate): string | null {
  const value = textOf(shown, t);
  if (value === null) return null;
  switch (field) {
    case 'needType':
      return t(`common:needType.${value}`);
    case 'status':
      return t(`common:leadStatus.${value}`);
    case 'areaMinSqm':
    case 'areaMaxSqm':
      return formatArea({ sqm: Number(value) });
    case 'taxMinYuan':
    case 'taxMaxYuan':
      return formatYuan(value);
    case 'parkId': {
      const name = recordOf(data.parks)[value];
      return typeof name === 'string' ? name : t('event.goneValue');
    }
    case 'nextFollowUpAt':
      return relativeDay(Date.parse(value), serverNow());
    case 'region':
    case 'companyName':
    case 'contactName':
    case 'phone':
    case 'wechat':
    case 'email':
    case 'needText':
    case 'useText':
    case 'industry':
    case 'taxText':
      return value;
  }
}

/** Texts, numbers and lists of texts; null where there is nothing. */
function textOf(value: unknown, t: Translate): string | null {
  if (Array.isArray(value)) return value.join(t('common:listSeparator')) || null;
  if (typeof value === 'number') return `${value}`;
  return typeof value === 'string' && value !== '' ? value : null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
