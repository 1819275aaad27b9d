import { maskPhone, maskWechat } from '@luodi/platform';

/** Numbers and ids by the name of their field; everything else is text in which numbers are looked for. */
const PHONES = new Set(['phone', 'phones']);
const WECHATS = new Set(['wechat']);
/** Mobile numbers and landlines however spaced, full width too; not inside longer runs of digits. */
const NUMBER_IN_TEXT =
  /(?<![\p{Nd}A-Za-z])(?:(?:\+|00)?86[ -]?)?(?:1[3-9]\d[ .-]?\d{4}[ .-]?\d{4}|0\d{2,3}[ -]?\d{4}[ -]?\d{3,4}(?:[转-]\d{1,6})?|[48]00[ -]?\d{3,4}[ -]?\d{3,4})(?!\p{Nd})/gu;

/**
 * A submission or its parse as those may see it whose lead it is not: no number, WeChat id or mail address in
 * clear, neither in its field nor in a text around it.
 */
export function maskInquiry(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => maskInquiry(item, field));
  if (typeof value === 'object' && value !== null) return maskObject(value);
  if (typeof value !== 'string') return value;
  if (PHONES.has(field)) return maskPhone(value.normalize('NFKC').replace(/[^\d+*-]/g, ''));
  if (WECHATS.has(field)) return maskWechat(value);
  if (field === 'email') return value.replace(/^[^@]*/, '****');
  return scrub(value);
}

/** The text of a span is masked by what the span is. */
function maskObject(value: object): Record<string, unknown> {
  const spanField = 'field' in value && typeof value.field === 'string' ? value.field : null;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      maskInquiry(item, key === 'text' && spanField !== null ? spanField : key),
    ]),
  );
}

/** Offsets stay right: as many characters as before. */
function scrub(text: string): string {
  return text.replace(NUMBER_IN_TEXT, (number) => {
    const keep = number.slice(-4);
    return '*'.repeat(Math.max(0, number.length - keep.length)) + keep;
  });
}
