import { formatArea } from '../../format';
import { currentLocale, translate } from '../../i18n';

const YI = 1e8;
const WAN = 1e4;
const SHOW_YI_FROM = 1e7; // 0.1 亿: below this 亿 would lose the digits that matter

/** A parsed amount with the unit's message key: 亿 from 0.1 亿 up, else 万. */
interface Amount {
  readonly value: string;
  readonly unit: 'yi' | 'wan';
}

/** Splits yuan into the figure and the unit shown on boards; null when absent. */
function amountOf(yuan: string | null | undefined): Amount | null {
  if (yuan === null || yuan === undefined || yuan === '') return null;
  const number = Number(yuan);
  if (!Number.isFinite(number)) return null;
  if (Math.abs(number) >= SHOW_YI_FROM) return { value: (number / YI).toFixed(2), unit: 'yi' };
  const wan = number / WAN;
  return { value: Number.isInteger(wan) ? String(wan) : wan.toFixed(wan < 10 ? 1 : 0), unit: 'wan' };
}

/**
 * Yuan as the board writes it: `2.40 亿`, `350 万`; in English `CNY 240M`, or `240M` beside a sum that names the
 * currency; `—` when absent.
 */
export function boardYuan(yuan: string | null | undefined, { bare = false } = {}): string {
  const amount = amountOf(yuan);
  if (amount === null) return '—';
  if (currentLocale() === 'en') {
    const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });
    const value = compact.format(Number(yuan));
    return bare ? value : translate('common:money.short', { value });
  }
  return translate(amount.unit === 'yi' ? 'common:money.shortYi' : 'common:money.shortWan', {
    value: amount.value,
  });
}

/** The size a deal asks for: land in 亩 where there is land, else ㎡; empty when neither is known. */
export function sizeText(size: { areaSqm: number | null; landMu: number | null }): string {
  if (size.landMu !== null && size.landMu > 0) return formatArea({ sqm: null, mu: size.landMu });
  return size.areaSqm !== null && size.areaSqm > 0 ? formatArea({ sqm: size.areaSqm }) : '';
}
