import { canonicalPhone } from '@luodi/contacts';

/** What of a number has been typed so far. */
export type TypedPhone =
  | { readonly kind: 'whole'; readonly value: string }
  /** The beginning of a number in canonical form; `end` is past every number that begins so. */
  | { readonly kind: 'beginning'; readonly from: string; readonly end: string }
  | { readonly kind: 'too_short' };

const FEWEST = 7;
const AREA = /^(010|02\d|0[3-9]\d{2})(\d+)$/;

/**
 * Reads a number while it is typed. A whole number is one that can be dialled; from seven digits on a mobile number or
 * a landline with its area code is a beginning. Anything shorter, and digits without a place to begin (the end of a
 * number, a landline without its area code), say nothing.
 */
export function readTypedPhone(text: string): TypedPhone {
  const whole = canonicalPhone(text);
  if (whole.ok) return { kind: 'whole', value: whole.value };
  const digits = text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:0086|86(?=1[3-9]))/, '');
  if (digits.length < FEWEST) return { kind: 'too_short' };
  if (/^1[3-9]\d{5,8}$/.test(digits)) return beginning(digits);
  const landline = AREA.exec(digits);
  if (landline !== null && digits.length <= 11) return beginning(`${landline[1]}-${landline[2]}`);
  return { kind: 'too_short' };
}

/** ':' follows '9' in every byte order. */
function beginning(from: string): TypedPhone {
  return { kind: 'beginning', from, end: `${from}:` };
}
