/** Money is typed in 万元; the API speaks decimal strings in yuan. No float in between. */

const DECIMAL = /^(-?)(\d+)(?:\.(\d*))?$/;

/** Moves the decimal point of a decimal string without going through a float. */
function shift(text: string, places: number): string | null {
  const match = DECIMAL.exec(text.trim().replaceAll(',', ''));
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point < 1 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(at).replace(/0+$/, '');
  const value = rest ? `${integer}.${rest}` : integer;
  return sign && /[1-9]/.test(value) ? `-${value}` : value;
}

/** `"3000.5"` 万元 as typed → `"30005000"` yuan; null when it is not a number. */
export const wanToYuan = (wan: string): string | null => shift(wan, 4);

/** `"30005000.00"` yuan → `"3000.5"` 万元 for an input; empty when absent. */
export const yuanToWan = (yuan: string | null | undefined): string => (yuan ? (shift(yuan, -4) ?? '') : '');
