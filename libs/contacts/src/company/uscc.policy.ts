const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^(i-1) mod 31 for i = 1 … 17 (GB 32100-2015). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

export type UsccWarning = 'check_digit' | 'pilot_code';

export type UsccResult =
  | { readonly ok: true; readonly value: string; readonly warnings: readonly UsccWarning[] }
  | { readonly ok: false };

/**
 * Reads a 统一社会信用代码 (GB 32100-2015): 18 characters without I O S V Z. A wrong check character only
 * warns, since early pilot codes (M0 in positions 9–10) fail it and are legal: those say `pilot_code`.
 */
export function readUscc(text: string): UsccResult {
  const value = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (!SHAPE.test(value)) return { ok: false };
  if (checkCharacter(value) === value.charAt(17)) return { ok: true, value, warnings: [] };
  return { ok: true, value, warnings: [value.slice(8, 10) === 'M0' ? 'pilot_code' : 'check_digit'] };
}

/** The 18th character that the first 17 ask for. */
function checkCharacter(value: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(value.charAt(index)),
    0,
  );
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
