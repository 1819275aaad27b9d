export type PhoneKind = 'mobile' | 'landline' | 'service' | 'international';

export interface FoundPhone {
  readonly start: number;
  readonly end: number;
  readonly kind: PhoneKind;
  /** Mobile: 11 digits. Landline: area-number[-extension]. Abroad: E.164. */
  readonly value: string;
}

/** A run of digits with the separators that join it to the next run. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

/** Words that announce a telephone number. */
export const PHONE_LABEL =
  /(?:电话|手机|联系|致电|拨打|座机|固话|热线|tel|phone|mobile|cell|call|whatsapp|微信|\bvx?|wx)[^0-9,，。;\n]{0,8}$/i;
/** Latin words that may stand right after one. */
export const LETTERS_AFTER = /^(?:v|vx|wx|wechat|weixin|mr|ms|mrs|tel|qq)(?![a-z])/i;
/** What makes a number a size, a sum or a count. */
export const UNIT_AFTER =
  /^(?! 方\s*(?:$|[,，。\n])) ?(?:平|方(?![便案正法])|坪|公顷|sq|mu\b|ha\b|亩|度|栋|幢|层|天|日|公里|千|号(?!码)|kg|mm|cm|km|万|元|㎡|m2|米|吨|人|年|月|日|单|件|只|支|片|套|台|箱|根|颗|双|条|个(?!人)|%|亿|块|w(?![a-z])|k(?![a-z])|kva|[.]\d)(?!\s?(?:先生|女士|小姐|太太|总(?![价面计投])|工(?!程)|经理|老板|师傅|姐|哥|生(?!产)|老师|主任|厂长|董|[\u4e00-\u9fa5]{1,2}(?:先生|女士|小姐|经理|总)))/i;
/** Characters that join the groups of one number. */
export const JOINERS = ' -.·_()/。';

/** What joins two runs into one number (at most three joiners), or null. */
export function linked(text: string, left: Run | undefined, right: Run | undefined): string | null {
  if (left === undefined || right === undefined) return null;
  const gap = text.slice(left.end, right.start);
  if (gap.length === 0 || gap.length > 3) return null;
  for (const char of gap) if (!JOINERS.includes(char)) return null;
  return gap;
}

/** True when what follows lets the number end here. */
export function endsCleanly(text: string, end: number, next: Run | undefined, gap: string | null): boolean {
  const after = text.slice(end, end + 6);
  if (UNIT_AFTER.test(after)) return false;
  if (/^[*＊]/.test(after)) return false;
  if (/^[A-Za-z]/.test(after) && !LETTERS_AFTER.test(after) && !/^[A-Z]/.test(after)) return false;
  if (/^@/.test(after)) return false;
  if (next === undefined || gap === null) return true;
  if (gap.includes('/') || gap.includes('(') || gap.includes('  ')) return true;
  if (gap.trim() === '') return true;
  return gap === '-' ? false : next.digits.length >= 7;
}

/** True when what stands before does not make the run part of a longer number. */
export function startsCleanly(
  text: string,
  run: Run,
  previous: Run | undefined,
  gap: string | null,
): boolean {
  if (gap === null || previous === undefined) return true;
  if (gap.includes('/') || gap.includes('(') || gap.includes(')')) return true;
  if (gap.trim() === '') return run.digits.length === 11 || previous.digits.length >= 11;
  // "…别超过1万5。13546390028": the sentence ends, a whole number begins.
  if (gap === '。' && run.digits.length === 11) return true;
  if (gap === '.' && previous.digits.length <= 2) return isLineStart(text, previous.start);
  return previous.digits.length === 11 && previous.digits.startsWith('1');
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || '\n ;,。'.includes(text.charAt(at - 1));
}
