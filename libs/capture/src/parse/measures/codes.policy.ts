import type { ParsedFields } from '../inquiry-fields';
import type { ParseNotes } from '../text/claims.policy';

const FIRE =
  /(?<![A-Za-z])(?:消防|防火|火险|火灾危险性|危险性)?[为:是到等级\s]{0,4}((丙)\s?([一二12])类?|([甲乙丙丁戊])类)|(?:消防|防火|火险)(?:等级|类别)?[为:是到\s]{0,3}([甲乙丙丁戊])(?!方|级|醇|苯|烯|醛|酸)/;
const LAND_CLASS = /(?<![A-Za-z0-9])([MW][0-3])(?![A-Za-z0-9²])/i;
const LAND_CLASS_WORDS = /([一二三])类工业/;
const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{2,24}){1,3}/;
const USCC = /(?<![0-9A-Za-z])[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}(?![0-9A-Za-z])/gi;
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LINK = /(?:https?:\/\/|www\.)[^\s,，。;；<>"'()（）\u4e00-\u9fa5]{1,300}/gi;

/** Claims e-mail addresses, web links and credit codes before any number in them can be read. */
export function readCodes(notes: ParseNotes, fields: ParsedFields): void {
  for (const m of notes.text.matchAll(LINK)) notes.claim(m.index, m.index + m[0].length);
  for (const at of notes.text.matchAll(/@/g)) {
    const from = Math.max(0, at.index - 64);
    const m = EMAIL.exec(notes.text.slice(from, at.index + 130));
    if (m === null || from + m.index > at.index) continue;
    const start = from + m.index;
    const end = start + m[0].length;
    if (!notes.isFree(start, end)) continue;
    notes.claim(start, end);
    if (fields.email !== undefined) continue;
    fields.email = m[0];
    notes.span('email', start, end, 0.98);
  }
  for (const m of notes.text.matchAll(USCC)) {
    const code = m[0].toUpperCase();
    const end = m.index + code.length;
    if (!notes.isFree(m.index, end)) continue;
    const digitsOnly = /^\d+$/.test(code);
    const labelled = /(?:信用代码|税号|执照|代码)[^\d]{0,4}$/.test(
      notes.text.slice(Math.max(0, m.index - 10), m.index),
    );
    notes.claim(m.index, end);
    if (digitsOnly && !labelled) continue;
    if (fields.uscc !== undefined) continue;
    fields.uscc = code;
    notes.span('uscc', m.index, end, 0.95);
    if (!isUsccChecked(code)) notes.warn('uscc_check_failed', 'uscc');
  }
}

/** GB 32100-2015 check character: weights 3^(i−1) mod 31. Failing is a warning only (domain.md 2.3). */
export function isUsccChecked(code: string): boolean {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i += 1) {
    sum += USCC_ALPHABET.indexOf(code.charAt(i)) * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}

/** 丙二, 甲类 … and M1, W1 …; a class of land is read only when it stands alone, not as "3000 M2". */
export function readClasses(notes: ParseNotes, fields: ParsedFields): void {
  const fire = FIRE.exec(notes.text);
  if (fire !== null) {
    const letter = fire[2] ?? fire[4] ?? fire[5] ?? '';
    const grade = fire[3] === undefined ? '' : fire[3] === '1' || fire[3] === '一' ? '一' : '二';
    fields.fireClass = grade === '' ? `${letter}类` : `${letter}${grade}`;
    const start = fire.index + fire[0].lastIndexOf(letter);
    notes.span('fireClass', start, fire.index + fire[0].length, 0.85);
  }
  const land = LAND_CLASS.exec(notes.text);
  if (land?.[1] !== undefined && notes.isFree(land.index, land.index + 2)) {
    fields.landClass = land[1].toUpperCase();
    notes.span('landClass', land.index, land.index + 2, 0.9);
    notes.claim(land.index, land.index + 2);
    return;
  }
  const words = LAND_CLASS_WORDS.exec(notes.text);
  if (words?.[1] === undefined) return;
  fields.landClass = `M${'一二三'.indexOf(words[1]) + 1}`;
  notes.span('landClass', words.index, words.index + words[0].length, 0.8);
}
