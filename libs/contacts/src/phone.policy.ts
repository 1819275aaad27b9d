import { parsePhoneNumberFromString } from 'libphonenumber-js';

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'international';

/** Things worth a second look; none of them refuses a number (domain.md 2.3: warn, never reject). */
export type PhoneWarning = 'unknown_prefix' | 'not_a_person' | 'several_numbers';

/** Why nothing could be made of a text. */
export type PhoneFault =
  | 'phone_empty'
  | 'phone_masked'
  | 'phone_area_code_missing'
  | 'phone_too_short'
  | 'phone_too_long'
  | 'phone_unusable';

export type PhoneResult =
  | {
      readonly ok: true;
      /** Canonical, as the CHECK of contact_keys demands. */
      readonly value: string;
      readonly kind: PhoneKind;
      readonly warnings: readonly PhoneWarning[];
    }
  | { readonly ok: false; readonly code: PhoneFault };

type Usable = Extract<PhoneResult, { ok: true }>;

/** Mobile prefixes given to people by the end of 2025; data, IoT and satellite ranges are not among them. */
const PERSONAL_MOBILE = /^1(?:3\d|4[579]|5[0-35-9]|6[12567]|7[0-8]|8\d|9[0-35-9])/;
const MOBILE = /^1[3-9]\d{9}$/;
const SERVICE = /^([48]00)(\d{3})(\d{4})$/;
const LANDLINE = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/;
const EXTENSION = /(?:转接?|分机号?|ext(?:ension)?\.?|#)\s*:?\s*(\d{1,6})$/i;
const DASHED_EXTENSION = /^(0\d{2,3}[- ]?\d{7,8})-(\d{1,6})$/;
const SEPARATOR = /[、,;/|或和及]|\s{2,}/;

/**
 * The canonical form of a telephone number however it was written: full width, spaces, dashes, dots,
 * brackets, +86 / 0086 / 86, an extension by 转, 分机, ext or a dash, words around it.
 * Mainland mobile `13900000000`; landline `0731-58580055`, extension `-801` after it; 400/800
 * `400-000-0120`; Hong Kong, Macau, Taiwan and the world `+85290000000`.
 */
export function canonicalPhone(text: string): PhoneResult {
  const folded = text.normalize('NFKC').trim();
  if (folded === '') return { ok: false, code: 'phone_empty' };
  if (/\d[*xX＊]{3,}/.test(folded)) return { ok: false, code: 'phone_masked' };
  const whole = canonicalOne(folded);
  if (whole.ok) return whole;
  const parts = folded.split(SEPARATOR).filter((part) => /\d{7}/.test(part.replace(/\D/g, '')));
  if (parts.length < 2) return whole;
  const first = parts.map(canonicalOne).find((part): part is Usable => part.ok);
  return first === undefined ? whole : { ...first, warnings: [...first.warnings, 'several_numbers'] };
}

/** The last four digits of a canonical number, without its extension: what the prospect proves who they are with. */
export function phoneLast4(canonical: string): string {
  const withoutExtension = /^0\d{2,3}-\d{7,8}-/.test(canonical)
    ? canonical.slice(0, canonical.lastIndexOf('-'))
    : canonical;
  return withoutExtension.replace(/\D/g, '').slice(-4);
}

function canonicalOne(text: string): PhoneResult {
  const { main, extension } = splitExtension(text);
  const international = main.trimStart().startsWith('+');
  const raw = main.replace(/\D/g, '');
  if (raw === '') return { ok: false, code: 'phone_unusable' };
  if (raw.length > 20) return { ok: false, code: 'phone_too_long' };
  const national = nationalDigits(raw, international);
  if (national !== null) {
    const domestic = canonicalDomestic(national, extension);
    if (domestic !== null) return domestic;
  }
  return canonicalAbroad(raw, international) ?? { ok: false, code: whyUnusable(national ?? raw) };
}

function splitExtension(text: string): { main: string; extension: string | null } {
  const trimmed = text.replace(/[^\d]+$/, '');
  const named = EXTENSION.exec(trimmed);
  if (named?.[1] !== undefined) return { main: trimmed.slice(0, named.index), extension: named[1] };
  const plain = trimmed.replace(/[()]/g, '').replace(/[–—－]/g, '-');
  const dashed = DASHED_EXTENSION.exec(plain);
  if (dashed?.[1] !== undefined && dashed[2] !== undefined) return { main: dashed[1], extension: dashed[2] };
  return { main: trimmed, extension: null };
}

/** The digits as dialled inside the mainland, or null when the number names another country. */
function nationalDigits(raw: string, international: boolean): string | null {
  if (international && !raw.startsWith('86')) return null;
  if (raw.startsWith('0086')) return withTrunk(raw.slice(4));
  if (raw.startsWith('00')) return null;
  if (raw.startsWith('86') && (international || raw.length >= 12)) return withTrunk(raw.slice(2));
  if (/^01[3-9]\d{9}$/.test(raw)) return raw.slice(1); // the old long-distance 0 before a mobile number
  return raw;
}

/** After +86 the leading 0 of an area code is left out; here it is put back. */
function withTrunk(digits: string): string {
  if (digits.startsWith('0') || MOBILE.test(digits) || SERVICE.test(digits)) {
    return /^01[3-9]\d{9}$/.test(digits) ? digits.slice(1) : digits;
  }
  return `0${digits}`;
}

function canonicalDomestic(digits: string, extension: string | null): Usable | null {
  if (MOBILE.test(digits)) {
    const warnings: PhoneWarning[] = PERSONAL_MOBILE.test(digits) ? [] : ['unknown_prefix'];
    return { ok: true, value: digits, kind: 'mobile', warnings };
  }
  const service = SERVICE.exec(digits);
  if (service) {
    return {
      ok: true,
      value: `${service[1]}-${service[2]}-${service[3]}`,
      kind: 'service',
      warnings: ['not_a_person'],
    };
  }
  const landline = LANDLINE.exec(digits);
  if (landline) {
    const suffix = extension === null ? '' : `-${extension}`;
    return { ok: true, value: `${landline[1]}-${landline[2]}${suffix}`, kind: 'landline', warnings: [] };
  }
  return null;
}

function canonicalAbroad(raw: string, international: boolean): Usable | null {
  const candidate = abroadCandidate(raw, international);
  if (candidate === null) return null;
  const parsed = parsePhoneNumberFromString(candidate);
  if (parsed === undefined || parsed.country === 'CN' || !parsed.isPossible()) return null;
  if (!/^\+[1-9]\d{6,14}$/.test(parsed.number)) return null;
  return {
    ok: true,
    value: parsed.number,
    kind: 'international',
    warnings: parsed.isValid() ? [] : ['unknown_prefix'],
  };
}

function abroadCandidate(raw: string, international: boolean): string | null {
  if (international) return `+${raw}`;
  if (raw.startsWith('00')) return `+${raw.slice(2)}`;
  if (/^(852|853)\d{8}$/.test(raw) || /^886\d{8,10}$/.test(raw)) return `+${raw}`;
  if (/^09\d{8}$/.test(raw)) return `+886${raw.slice(1)}`; // a Taiwan mobile as dialled there
  return null;
}

function whyUnusable(digits: string): PhoneFault {
  if (/^[2-9]\d{6,7}$/.test(digits)) return 'phone_area_code_missing';
  if (digits.length < 11) return 'phone_too_short';
  return digits.length > 12 || /^1[3-9]/.test(digits) ? 'phone_too_long' : 'phone_unusable';
}
