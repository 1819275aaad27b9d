import type { NeedType } from '@luodi/capture';
import type { MessageKey } from './messages';

/** What most people ask for: always in view. */
export const MAIN_NEEDS = [
  'rent_factory',
  'buy_factory',
  'buy_land',
  'headquarters',
  'rent_warehouse',
  'supply',
] as const satisfies readonly NeedType[];

/** The rest of the contract's list, folded away. */
export const MORE_NEEDS = [
  'rent_land',
  'build_to_suit',
  'buy_warehouse',
  'rent_office',
  'buy_office',
  'other',
] as const satisfies readonly NeedType[];

/** A choice that is sent as Chinese text, which the parser and the staff read in either language. */
export interface TextChoice {
  readonly value: string;
  readonly label: MessageKey;
}

export const USES: readonly TextChoice[] = [
  { value: '文化旅游', label: 'use.tourism' },
  { value: '健康养生', label: 'use.health' },
  { value: '商贸物流', label: 'use.trade' },
  { value: '总部经济', label: 'use.headquarters' },
  { value: '生产制造', label: 'use.manufacturing' },
  { value: '其他', label: 'use.other' },
];

export const TAXES: readonly TextChoice[] = [
  { value: '', label: 'tax.unknown' },
  { value: '年税收50万以下', label: 'tax.under-50' },
  { value: '年税收50-200万', label: 'tax.50-200' },
  { value: '年税收200-1000万', label: 'tax.200-1000' },
  { value: '年税收1000万以上', label: 'tax.over-1000' },
];

/** The key under which a need type is shown, or null for a value that is not of the list. */
export function needLabel(needType: string): MessageKey | null {
  const known = [...MAIN_NEEDS, ...MORE_NEEDS].find((need) => need === needType);
  return known === undefined ? null : `need.${known}`;
}
