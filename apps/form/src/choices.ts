import type { IndustryChoice, NeedType } from '@luodi/capture';
import type { Locale } from '@luodi/platform';
import { zhCn, type MessageKey, type Translate } from './messages';

/** How many need types are in view; the others are folded away. */
export const NEEDS_IN_VIEW = 6;

/** Industries of the product's own list: sent as Chinese text, which the parser and the staff read in either language. */
const USES: Readonly<Record<string, MessageKey>> = {
  文化旅游: 'use.tourism',
  健康养生: 'use.health',
  商贸物流: 'use.trade',
  总部经济: 'use.headquarters',
  生产制造: 'use.manufacturing',
  其他: 'use.other',
};

/** A choice that is sent as Chinese text. */
export interface TextChoice {
  readonly value: string;
  readonly label: MessageKey;
}

export const TAXES: readonly TextChoice[] = [
  { value: '', label: 'tax.unknown' },
  { value: '年税收50万以下', label: 'tax.under-50' },
  { value: '年税收50-200万', label: 'tax.50-200' },
  { value: '年税收200-1000万', label: 'tax.200-1000' },
  { value: '年税收1000万以上', label: 'tax.over-1000' },
];

/** The key under which a need type is shown, or null for a value that is not of the list. */
export function needLabel(needType: string): MessageKey | null {
  const key = `need.${needType as NeedType}` as const;
  return key in zhCn ? key : null;
}

/** An industry in the page's language: our own translation, else the site's, else as it is sent. */
export function industryLabel(industry: IndustryChoice, locale: Locale, t: Translate): string {
  const own = Object.hasOwn(USES, industry.value) ? USES[industry.value] : undefined;
  if (industry.en !== '' && locale === 'en') return industry.en;
  return own === undefined ? industry.value : t(own);
}
