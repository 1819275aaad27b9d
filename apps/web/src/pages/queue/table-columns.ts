import type { LeadFilter } from '../../api/leads';
import type { LeadViewSettings, ViewColumn } from '../../api/queue';

type ColumnKey = ViewColumn['key'];
type Sort = NonNullable<LeadFilter['sort']>;

export interface ColumnKind {
  readonly width: number;
  /** Numbers stand at the right. */
  readonly right?: boolean;
  /** The named order of this column, if it has one. */
  readonly sort?: 'sla' | 'createdAt' | 'nextFollowUpAt' | 'score' | 'pooledAt';
  /** What of a lead is edited in place. */
  readonly edits?: 'company' | 'contact' | 'use' | 'industry' | 'needType' | 'status';
}

/** Every column of the table, in the order of the menu. */
export const COLUMNS: Readonly<Record<ColumnKey, ColumnKind>> = {
  number: { width: 140 },
  company: { width: 220, edits: 'company' },
  contact: { width: 96, edits: 'contact' },
  phone: { width: 124 },
  needType: { width: 104, edits: 'needType' },
  area: { width: 130, right: true },
  use: { width: 160, edits: 'use' },
  industry: { width: 112, edits: 'industry' },
  tax: { width: 120, right: true },
  status: { width: 96, edits: 'status' },
  clock: { width: 148, sort: 'sla' },
  nextFollowUpAt: { width: 120, sort: 'nextFollowUpAt' },
  owner: { width: 96 },
  park: { width: 140 },
  source: { width: 120 },
  score: { width: 72, right: true, sort: 'score' },
  completeness: { width: 84, right: true },
  tags: { width: 140 },
  createdAt: { width: 120, sort: 'createdAt' },
  poolReason: { width: 200 },
  previousOwner: { width: 104 },
  pooledAt: { width: 120, sort: 'pooledAt' },
};
export const COLUMN_KEYS = Object.keys(COLUMNS) as readonly ColumnKey[];

export const MIN_WIDTH = 48;
export const MAX_WIDTH = 800;

const USUAL: readonly ViewColumn[] = [
  { key: 'company', frozen: true },
  ...(
    [
      'contact',
      'phone',
      'needType',
      'area',
      'use',
      'status',
      'clock',
      'nextFollowUpAt',
      'owner',
      'tags',
      'score',
      'createdAt',
    ] as const
  ).map((key) => ({ key })),
];

/** In a pool nobody has them and no clock runs: why and since when they are there, and who had them. */
const USUAL_IN_POOL: readonly ViewColumn[] = [
  { key: 'company', frozen: true },
  ...(
    [
      'poolReason',
      'previousOwner',
      'pooledAt',
      'contact',
      'phone',
      'needType',
      'area',
      'use',
      'tags',
      'score',
      'createdAt',
    ] as const
  ).map((key) => ({ key })),
];

/**
 * Reads `company:240f,area:120,status`: key, width, whether it is frozen. Unknown ones are left out; '' is the tab's
 * usual set.
 */
export function columnsOf(text: string, tab: LeadViewSettings['tab']): ViewColumn[] {
  if (text === '') return [...(tab === 'pool' ? USUAL_IN_POOL : USUAL)];
  const seen = new Set<string>();
  return text.split(',').flatMap((part) => {
    const match = /^([a-zA-Z]+)(?::(\d{2,3})?(f)?)?$/.exec(part);
    const key = COLUMN_KEYS.find((known) => known === match?.[1]);
    if (match === null || key === undefined || seen.has(key)) return [];
    seen.add(key);
    const width = Number(match[2]);
    return [
      {
        key,
        ...(width >= MIN_WIDTH && width <= MAX_WIDTH ? { width } : {}),
        ...(match[3] === 'f' ? { frozen: true } : {}),
      },
    ];
  });
}

export function columnsText(columns: readonly ViewColumn[]): string {
  return columns
    .map(({ key, width, frozen }) => {
      const rest = `${width ?? ''}${frozen === true ? 'f' : ''}`;
      return rest === '' ? key : `${key}:${rest}`;
    })
    .join(',');
}

/** Frozen columns first, each with the place where it sticks. */
export function placed(columns: readonly ViewColumn[]): readonly (ViewColumn & {
  readonly px: number;
  readonly left: number | null;
})[] {
  let left = CHECK_WIDTH;
  return columns
    .toSorted((a, b) => Number(b.frozen === true) - Number(a.frozen === true))
    .map((column) => {
      const px = column.width ?? COLUMNS[column.key].width;
      const at = column.frozen === true ? left : null;
      left += px;
      return { ...column, px, left: at };
    });
}

/** The column of the ticks. */
export const CHECK_WIDTH = 40;

/** The order after a click on a column's header: its own, then the other way round. */
export function nextSort(column: ColumnKey, now: Sort): Sort | null {
  const { sort } = COLUMNS[column];
  if (sort === undefined) return null;
  return now === sort ? (`-${sort}` as const) : sort;
}
