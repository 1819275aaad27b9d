import { currentLocale, translate } from './i18n';

const DASH = '—';
const YI = 100_000_000;
const WAN = 10_000;

/** Names as a Chinese reader looks them up: by pinyin, numbers by their value. */
const names = new Intl.Collator('zh-CN', { numeric: true });
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  names.compare(a.name, b.name);

/** A number with separators and at most `digits` after the point. */
export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: digits }).format(value);
}

/**
 * A decimal string of yuan for reading, not for calculating: "3000000.00" → "300 万元", in English "CNY 3M".
 * Two digits after the point at most.
 */
export function formatYuan(yuan: string | null | undefined): string {
  if (yuan === null || yuan === undefined || yuan === '') return DASH;
  const value = Number(yuan);
  if (Number.isNaN(value)) return DASH;
  const size = Math.abs(value);
  const say = (unit: string, divisor: number): string =>
    translate(`common:money.${unit}`, { value: formatNumber(value / divisor, 2) });
  if (currentLocale() === 'en') {
    if (size >= 1_000_000_000) return say('yi', 1_000_000_000);
    return size >= 1_000_000 ? say('wan', 1_000_000) : say('yuan', 1);
  }
  if (size >= YI) return say('yi', YI);
  return size >= WAN ? say('wan', WAN) : say('yuan', 1);
}

/** An area in ㎡ or, where land is measured, 亩 (mu). */
export function formatArea(area: { readonly sqm: number | null; readonly mu?: number | null }): string {
  if (area.mu !== null && area.mu !== undefined) {
    return translate('common:unit.mu', { value: formatNumber(area.mu, 2) });
  }
  if (area.sqm === null) return DASH;
  return translate('common:unit.sqm', { value: formatNumber(area.sqm, 2) });
}

/** A ratio 0–1 as a percentage. */
export function formatRatio(value: number | null | undefined): string {
  if (value === null || value === undefined) return DASH;
  return new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

/** The server stops counting at 1,001. */
const COUNT_CAP = 1000;

/** A count that may stand for "more than 1,000". */
export function formatCapped(count: number): string {
  return count > COUNT_CAP ? `${formatNumber(COUNT_CAP)}+` : formatNumber(count);
}
