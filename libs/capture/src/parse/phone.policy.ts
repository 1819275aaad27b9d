import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { ParseNotes } from './claims.policy';
import { clauseStart } from './normalize.policy';

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'international';

export interface FoundPhone {
  readonly start: number;
  readonly end: number;
  readonly kind: PhoneKind;
  /** Mobile: 11 digits. Landline: area-number[-extension]. Abroad: E.164. */
  readonly value: string;
}

/** A run of digits with the separators that join it to the next run. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

const CODE_LABEL =
  /(?:qq|扣扣|企鹅|订单|单号|编号|编码|代码|税号|卡号|账号|帐号|账户|身份证|证号|执照|合同|批号|工号|群|\bid|流水|货号|型号|车牌|案号|备案|许可证|传真|fax|sn|快递|运单|no\.)号?码?[^0-9，。;,\n]{0,6}$/i;
const PHONE_LABEL =
  /(?:电话|手机|联系|致电|拨打|座机|固话|热线|tel|phone|mobile|cell|call|whatsapp|微信|\bvx?|wx)[^0-9,，。;\n]{0,8}$/i;
const LETTERS_BEFORE = /(?:tel|phone|mobile|mob|cell|call|v|vx|wx|wechat|whatsapp|p|t|m|ph|no|number)$/i;
const LETTERS_AFTER = /^(?:v|vx|wx|wechat|weixin|mr|ms|mrs|tel|qq)(?![a-z])/i;
const UNIT_AFTER =
  /^ ?(?:平|亩|万|元|㎡|m2|米|吨|人|年|月|日|单|件|%|亿|块|w(?![a-z])|k(?![a-z])|kva|[.]\d)/i;
const RETIRED_BEFORE =
  /(?:旧的?|老的?|原来的?|以前的?|之前的?|别打|不要打|勿打|不要联系|不是|换掉)(?:手机|电话|联系|号码|号)*[:是]?\s?$/;
const RETIRED_AFTER =
  /^\W{0,2}(?:[^，,。;；\n]{0,3})?(?:不用了|停用|停机|作废|是空号|空号|打不通|没人接|丢了|欠费|说错|写错|打错|错了|不对|已换|注销)/;
const OTHER_PARTY = /(?:贵司|贵公司|贵方|贵园|你们|你司|您的|你的|您这|你这|你家|他的|对方)/g;
const OWN_PARTY = /(?:我的|我司|打给我|回我|联系我|我们的|我手机|我电话|本人|加我|找我|我是|我这)/g;
/** Digit runs looked at; no message has more. */
const MAX_RUNS = 300;
/** Telephone numbers answered at most. */
const MAX_PHONES = 20;
const JOINERS = ' -.·_()/';
const GROUPINGS = new Set([
  '3-4-4', '3-8', '7-4', '4-3-4', '4-4-3', '3-3-5', '3-5-3', '5-6', '5-3-3', '3-4-2-2', '3-2-2-2-2', '3-2-3-3', '3-3-3-2', '3-4-1-3', '6-5',
  '1-1-1-1-1-1-1-1-1-1-1', '1-2-2-2-2-2', '2-2-2-2-2-1', '4-7', '3-2-2-4', '3-2-4-2', '1-3-3-4', '2-3-3-3', '3-3-3-1-1',
]); // prettier-ignore

/**
 * Telephone numbers in a normalised text, in order. Errs on the side of silence: a wrong number is the
 * worst mistake the parser can make, so digits inside longer runs, codes, order and QQ numbers, masked
 * and short numbers are never answered. Claims what it reads, and what it recognises as another's code.
 */
export function findPhones(notes: ParseNotes): FoundPhone[] {
  const runs = digitRuns(notes.text);
  const found: FoundPhone[] = [];
  let i = 0;
  while (i < runs.length) {
    const hit =
      found.length < MAX_PHONES && notes.isFree(runs[i]?.start ?? 0, runs[i]?.end ?? 0)
        ? readPhone(notes, runs, i)
        : null;
    if (hit === null) {
      claimCode(notes, runs[i]);
      i += 1;
      continue;
    }
    notes.claim(hit.phone.start, hit.phone.end);
    found.push(hit.phone);
    i = hit.next;
  }
  found.push(...chineseDigitPhones(notes));
  return found.sort((a, b) => a.start - b.start);
}

function digitRuns(text: string): Run[] {
  const runs: Run[] = [];
  const pattern = /\d+/g;
  for (let m = pattern.exec(text); m !== null && runs.length < MAX_RUNS; m = pattern.exec(text)) {
    runs.push({ start: m.index, end: m.index + m[0].length, digits: m[0] });
  }
  return runs;
}

/** Long digit runs that are no telephone number are codes: nothing else may read them either. */
function claimCode(notes: ParseNotes, run: Run | undefined): void {
  if (run === undefined) return;
  const before = notes.text.slice(Math.max(0, run.start - 16), run.start);
  const labelled = run.digits.length >= 4 && CODE_LABEL.test(before) && !PHONE_LABEL.test(before);
  const bare = run.digits.length >= 9 && !/^ ?[平㎡元方m亩]/.test(notes.text.slice(run.end, run.end + 2));
  if (labelled || bare) notes.claim(run.start, run.end);
}

function linked(text: string, left: Run | undefined, right: Run | undefined): string | null {
  if (left === undefined || right === undefined) return null;
  const gap = text.slice(left.end, right.start);
  if (gap.length === 0 || gap.length > 3) return null;
  for (const char of gap) if (!JOINERS.includes(char)) return null;
  return gap;
}

function readPhone(
  notes: ParseNotes,
  runs: readonly Run[],
  i: number,
): { phone: FoundPhone; next: number } | null {
  const { text } = notes;
  const run = runs[i];
  if (run === undefined) return null;
  const before = text.slice(Math.max(0, run.start - 16), run.start);
  if (CODE_LABEL.test(before)) return null;
  const letters = /[A-Za-z]+$/.exec(before)?.[0];
  if (letters !== undefined && !LETTERS_BEFORE.test(letters)) return null;
  if (/[*xX#＊]$/.test(before) && !/[vVwW]x$/i.test(before)) return null;
  return (
    readInternational(text, runs, i) ??
    readMobile(text, runs, i) ??
    readLandline(text, runs, i) ??
    readService(text, runs, i, before)
  );
}

function endsCleanly(text: string, end: number, next: Run | undefined, gap: string | null): boolean {
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

function startsCleanly(text: string, run: Run, previous: Run | undefined, gap: string | null): boolean {
  if (gap === null || previous === undefined) return true;
  if (gap.includes('/') || gap.includes('(') || gap.includes(')')) return true;
  if (gap.trim() === '') return run.digits.length === 11 || previous.digits.length >= 11;
  if (gap === '.' && previous.digits.length <= 2) return isLineStart(text, previous.start);
  return previous.digits.length === 11 && previous.digits.startsWith('1');
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || '\n ;,。'.includes(text.charAt(at - 1));
}

function readMobile(
  text: string,
  runs: readonly Run[],
  i: number,
): { phone: FoundPhone; next: number } | null {
  const first = runs[i];
  if (first === undefined) return null;
  const country = countryPrefix(text, runs, i);
  const from = country === null ? i : country.next;
  const head = runs[from];
  if (head === undefined) return null;
  const digits0 = country?.rest ?? head.digits;
  const group: number[] = [digits0.length];
  let digits = digits0;
  let last = from;
  while (digits.length < 11) {
    const gap = linked(text, runs[last], runs[last + 1]);
    const next = runs[last + 1];
    if (gap === null || next === undefined || gap.includes('/')) return null;
    digits += next.digits;
    group.push(next.digits.length);
    last += 1;
  }
  if (digits.length !== 11 || !/^1[3-9]/.test(digits)) return null;
  if (group.length > 1 && !GROUPINGS.has(group.join('-'))) return null;
  const end = runs[last]?.end ?? head.end;
  const separators = separatorsOf(text, runs, from, last);
  if (separators.size > 2) return null;
  const previousGap = linked(text, runs[i - 1], first);
  const single: Run = group.length === 1 ? { ...first, digits } : first;
  if (country === null && !startsCleanly(text, single, runs[i - 1], previousGap)) return null;
  if (!endsCleanly(text, end, runs[last + 1], linked(text, runs[last], runs[last + 1]))) return null;
  if (group.length > 1 && followsRound(text, runs, from, last)) return null;
  const start = country?.start ?? first.start;
  return { phone: { start, end, kind: 'mobile', value: digits }, next: last + 1 };
}

/** "1300 5000 000 平" style lists of sizes: a grouped number whose groups all look like sizes with units. */
function followsRound(text: string, runs: readonly Run[], from: number, last: number): boolean {
  const next = runs[last + 1];
  if (next === undefined) return false;
  return (
    text.slice(runs[last]?.end ?? 0, next.start) === ' ' &&
    next.digits.length < 5 &&
    (runs[from]?.digits.length ?? 0) === 4
  );
}

function separatorsOf(text: string, runs: readonly Run[], from: number, last: number): Set<string> {
  const set = new Set<string>();
  for (let k = from; k < last; k += 1) set.add(linked(text, runs[k], runs[k + 1])?.trim() ?? '');
  return set;
}

/** +86 / 0086 / 86 before a number: where the number itself begins. */
function countryPrefix(
  text: string,
  runs: readonly Run[],
  i: number,
): { start: number; next: number; rest: string | null } | null {
  const run = runs[i];
  if (run === undefined) return null;
  const plus = text.charAt(run.start - 1) === '+';
  const start = plus ? run.start - 1 : run.start;
  if (run.digits === '86' || run.digits === '0086') {
    const gap = linked(text, run, runs[i + 1]);
    return gap === null ? null : { start, next: i + 1, rest: null };
  }
  const glued = /^(?:00)?86(1[3-9]\d*)$/.exec(run.digits)?.[1];
  if (glued === undefined || (!plus && glued.length !== 11)) return null;
  return { start, next: i, rest: glued };
}

const AREA_CODE = /^0(?:10|2[0-57-9]|[3-9]\d\d)/;

function readLandline(
  text: string,
  runs: readonly Run[],
  i: number,
): { phone: FoundPhone; next: number } | null {
  const run = runs[i];
  if (run === undefined) return null;
  const previousGap = linked(text, runs[i - 1], run);
  const country = /^(?:00)?86$/.test(runs[i - 1]?.digits ?? '') && previousGap !== null;
  const digits = country && !run.digits.startsWith('0') ? `0${run.digits}` : run.digits;
  const code = AREA_CODE.exec(digits)?.[0];
  if (code === undefined) return null;
  if (!country && previousGap !== null && !/[ (/]/.test(previousGap)) return null;
  let number = digits.slice(code.length);
  let last = i;
  if (number === '') {
    while (number.length < 7) {
      const gap = linked(text, runs[last], runs[last + 1]);
      if (gap === null) return null;
      last += 1;
      number += runs[last]?.digits ?? '';
    }
    const more = linked(text, runs[last], runs[last + 1]);
    const tail = runs[last + 1]?.digits ?? '';
    if (more !== null && number.length === 7 && tail.length === 1) {
      last += 1;
      number += tail;
    }
  }
  if (number.length < 7 || number.length > 8 || /^[01]/.test(number)) return null;
  let end = runs[last]?.end ?? run.end;
  const extension = /^ ?(?:转|-|\(转|ext\.?|分机|#|x) ?[:]?(\d{1,6})(?!\d)/i.exec(text.slice(end, end + 14));
  let value = `${code}-${number}`;
  let next = last + 1;
  if (extension?.[1] !== undefined) {
    value += `-${extension[1]}`;
    end += extension[0].length;
    next += 1;
  } else if (!endsCleanly(text, end, runs[last + 1], linked(text, runs[last], runs[last + 1]))) {
    return null;
  }
  const start = text.charAt(run.start - 1) === '(' ? run.start - 1 : run.start;
  return { phone: { start, end, kind: 'landline', value }, next };
}

/** 400 and 800 numbers: ten digits; written without separators only after a telephone label. */
function readService(
  text: string,
  runs: readonly Run[],
  i: number,
  before: string,
): { phone: FoundPhone; next: number } | null {
  const run = runs[i];
  if (run === undefined || !/^[48]00/.test(run.digits)) return null;
  const groups: string[] = [run.digits];
  let last = i;
  while (groups.join('').length < 10) {
    const gap = linked(text, runs[last], runs[last + 1]);
    if (gap === null || gap.includes('/')) return null;
    last += 1;
    groups.push(runs[last]?.digits ?? '');
  }
  const digits = groups.join('');
  if (digits.length !== 10) return null;
  if (groups.length === 1 && !PHONE_LABEL.test(before)) return null;
  if (groups.length > 1 && !/^(?:3-3-4|3-4-3|4-3-3|3-7|4-6|6-4)$/.test(groups.map((g) => g.length).join('-')))
    return null;
  const end = runs[last]?.end ?? run.end;
  if (!endsCleanly(text, end, runs[last + 1], linked(text, runs[last], runs[last + 1]))) return null;
  if (!startsCleanly(text, { ...run, digits: '' }, runs[i - 1], linked(text, runs[i - 1], run))) return null;
  return { phone: { start: run.start, end, kind: 'service', value: groups.join('-') }, next: last + 1 };
}

const NEAR_CODES = new Set(['852', '853', '886', '00852', '00853', '00886']);

/** Numbers abroad: with a plus, with 852, 853 or 886 before a hyphen or space, or eight digits named as Hong Kong's. */
function readInternational(
  text: string,
  runs: readonly Run[],
  i: number,
): { phone: FoundPhone; next: number } | null {
  const run = runs[i];
  if (run === undefined) return null;
  const plus = text.charAt(run.start - 1) === '+';
  const near = NEAR_CODES.has(run.digits) && linked(text, run, runs[i + 1]) !== null;
  if (/^(?:00)?86/.test(run.digits)) return null;
  const local = /(?:香港|hong ?kong|hk)(?:电话|手机|号码|号|tel|phone|mobile)*[: ]{0,2}$/i.test(
    text.slice(Math.max(0, run.start - 14), run.start),
  );
  if (local && !plus && !near) {
    const second = runs[i + 1];
    const pair = run.digits.length === 4 && second?.digits.length === 4 && linked(text, run, second) !== null;
    const digits = pair ? run.digits + second.digits : run.digits;
    const end = pair ? second.end : run.end;
    if (!/^[2-9]\d{7}$/.test(digits) || UNIT_AFTER.test(text.slice(end, end + 4))) return null;
    return {
      phone: { start: run.start, end, kind: 'international', value: `+852${digits}` },
      next: i + (pair ? 2 : 1),
    };
  }
  if (!plus && !near) return null;
  let digits = run.digits.replace(/^00/, '');
  let last = i;
  let best: { end: number; last: number; value: string } | null = null;
  for (;;) {
    const parsed =
      digits.length >= 8 && digits.length <= 15 ? parsePhoneNumberFromString(`+${digits}`) : undefined;
    if (parsed?.isPossible() === true) best = { end: runs[last]?.end ?? run.end, last, value: parsed.number };
    const gap = linked(text, runs[last], runs[last + 1]);
    if (gap === null || gap.includes('/') || digits.length > 13) break;
    last += 1;
    digits += runs[last]?.digits ?? '';
  }
  if (best === null || UNIT_AFTER.test(text.slice(best.end, best.end + 4))) return null;
  return {
    phone: {
      start: plus ? run.start - 1 : run.start,
      end: best.end,
      kind: 'international',
      value: best.value,
    },
    next: best.last + 1,
  };
}

const SPOKEN: Readonly<Record<string, string>> = {
  零: '0', 〇: '0', 一: '1', 幺: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9',
}; // prettier-ignore

/** 幺三八零零零零零一一九: a mobile spelled in Chinese digits. */
function chineseDigitPhones(notes: ParseNotes): FoundPhone[] {
  const found: FoundPhone[] = [];
  const pattern = /[零〇一幺二三四五六七八九0-9]{11,}/g;
  for (let m = pattern.exec(notes.text); m !== null; m = pattern.exec(notes.text)) {
    const spoken = [...m[0]].filter((c) => c in SPOKEN).length;
    const digits = [...m[0]].map((c) => SPOKEN[c] ?? c).join('');
    const end = m.index + m[0].length;
    if (spoken < 3 || !/^1[3-9]\d{9}$/.test(digits) || !notes.isFree(m.index, end)) continue;
    if (/^[十百千万亿平亩元]/.test(notes.text.slice(end, end + 1))) continue;
    notes.claim(m.index, end);
    found.push({ start: m.index, end, kind: 'mobile', value: digits });
  }
  return found;
}

/** True when the number belongs to the reader of the message, or is said to be out of use. */
export function isNotTheirs(text: string, phone: FoundPhone): boolean {
  const from = clauseStart(text, phone.start, 30);
  const before = text.slice(from, phone.start);
  if (RETIRED_BEFORE.test(before) || RETIRED_AFTER.test(text.slice(phone.end, phone.end + 12))) return true;
  return lastIndexOf(before, OTHER_PARTY) > lastIndexOf(before, OWN_PARTY);
}

function lastIndexOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const m of text.matchAll(pattern)) last = m.index;
  return last;
}
