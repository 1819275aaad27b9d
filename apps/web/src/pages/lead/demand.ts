import type { Lead } from '../../api/types';
import { formatArea, formatYuan } from '../../format';
import type { Translate } from '../../i18n';

const SQM_PER_MU = 2000 / 3;
const LAND: readonly (string | null)[] = ['rent_land', 'buy_land'];

/** An area as it was said: 亩 where 亩 was entered or land is meant, else ㎡. */
export function areaOf(
  lead: Pick<Lead, 'needType' | 'areaMinSqm' | 'areaMaxSqm' | 'areaEntered'>,
): string | null {
  const entered = lead.areaEntered;
  if (entered?.unit === 'mu') return range(entered.min, entered.max, (mu) => formatArea({ sqm: null, mu }));
  const land = entered === null && LAND.includes(lead.needType);
  return range(lead.areaMinSqm, lead.areaMaxSqm, (sqm) =>
    land ? formatArea({ sqm: null, mu: Math.round((sqm / SQM_PER_MU) * 10) / 10 }) : formatArea({ sqm }),
  );
}

/** One number, a range, or one bound. */
function range(min: number | null, max: number | null, say: (value: number) => string): string | null {
  if (min === null) return max === null ? null : `≤ ${say(max)}`;
  if (max === null) return `≥ ${say(min)}`;
  return min === max ? say(min) : `${say(min)} – ${say(max)}`;
}

/** The yearly tax: the person's words, else the amount. */
export function taxOf(
  lead: Pick<Lead, 'taxMinYuan' | 'taxMaxYuan'> & { readonly taxText: string | null },
): string | null {
  if (lead.taxText !== null) return lead.taxText;
  const { taxMinYuan: min, taxMaxYuan: max } = lead;
  if (min === null) return max === null ? null : `≤ ${formatYuan(max)}`;
  if (max === null) return `≥ ${formatYuan(min)}`;
  return min === max ? formatYuan(min) : `${formatYuan(min)} – ${formatYuan(max)}`;
}

/** The demand in one line: 拿地 120 亩 · 康养综合体 · 健康养生 · 岳塘经开区 */
export function demandLine(lead: Lead, t: Translate): string {
  const what = [lead.needType === null ? null : t(`common:needType.${lead.needType}`), areaOf(lead)];
  const first = what.filter((part) => part !== null).join(' ');
  const parts = [first === '' ? null : first, lead.use, lead.industry, lead.park?.name ?? null];
  return [...new Set(parts.filter((part) => part !== null && part !== ''))].join(' · ');
}

/** Who it is: the company, else the person, else the number. */
export function leadTitle(lead: Pick<Lead, 'company' | 'contact' | 'number'>, t: Translate): string {
  if (lead.company !== null) return lead.company;
  return lead.contact === null ? lead.number : t('lead:noCompany', { contact: lead.contact });
}
