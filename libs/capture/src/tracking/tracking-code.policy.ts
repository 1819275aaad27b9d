/** 30 characters that nobody mixes up: no 0/O, 1/I/L, no U. 30^8 ≈ 6.6 × 10¹¹ codes. */
export const TRACKING_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
/** Bytes from here on would favour the first characters: 240 = 8 × 30. */
const FAIR_BYTES = 240;

/**
 * A tracking code made of random bytes; bytes that would make it unfair are skipped.
 * @returns null when there were not enough usable bytes (the caller brings more)
 */
export function trackingCodeFrom(bytes: Uint8Array): string | null {
  let code = '';
  for (const byte of bytes) {
    if (byte >= FAIR_BYTES) continue;
    code += TRACKING_ALPHABET.charAt(byte % TRACKING_ALPHABET.length);
    if (code.length === LENGTH) return code;
  }
  return null;
}

/** `K7QF2M9D` → `K7QF-2M9D`, as people see it. */
export function formatTrackingCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What people type back: any case, with or without hyphen and spaces, full width too. Null when it can't be a code. */
export function readTrackingCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  return /^[23456789ABCDEFGHJKMNPQRSTVWXYZ]{8}$/.test(code) ? code : null;
}

/** A receipt number as people type it back, `ch 261118 0001` too; null when it can't be one. */
export function readReceipt(text: string): string | null {
  const parts = /^CH(\d{6})(\d{4,8})$/.exec(
    text
      .normalize('NFKC')
      .replace(/[\s\p{Pd}]/gu, '')
      .toUpperCase(),
  );
  return parts === null ? null : `CH-${parts[1] ?? ''}-${parts[2] ?? ''}`;
}
