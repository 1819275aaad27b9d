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

/** Bands of yearly tax of the product's own list, sent like the industries. */
const TAXES: Readonly<Record<string, MessageKey>> = {
  年税收50万以下: 'tax.under-50',
  '年税收50-200万': 'tax.50-200',
  '年税收200-1000万': 'tax.200-1000',
  年税收1000万以上: 'tax.over-1000',
};

/** The key under which a need type is shown, or null for a value that is not of the list. */
export function needLabel(needType: string): MessageKey | null {
  const key = `need.${needType as NeedType}` as const;
  return key in zhCn ? key : null;
}

/** An industry in the page's language: the site's English, else our own translation, else as it is sent. */
export function industryLabel(industry: IndustryChoice, locale: Locale, t: Translate): string {
  return choiceLabel(USES, industry, locale, t);
}

/** A band of yearly tax, by the same rule. */
export function taxLabel(band: IndustryChoice, locale: Locale, t: Translate): string {
  return choiceLabel(TAXES, band, locale, t);
}

/** The list of the tax field: first the way to say nothing. */
export function taxOptions(
  bands: readonly IndustryChoice[],
  locale: Locale,
  t: Translate,
): { readonly value: string; readonly label: string }[] {
  return [
    { value: '', label: t('tax.unknown') },
    ...bands.map((band) => ({ value: band.value, label: taxLabel(band, locale, t) })),
  ];
}

function choiceLabel(
  known: Readonly<Record<string, MessageKey>>,
  choice: IndustryChoice,
  locale: Locale,
  t: Translate,
): string {
  const own = Object.hasOwn(known, choice.value) ? known[choice.value] : undefined;
  if (choice.en !== '' && locale === 'en') return choice.en;
  return own === undefined ? choice.value : t(own);
}
