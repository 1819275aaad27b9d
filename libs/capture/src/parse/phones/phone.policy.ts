import type { ParseNotes } from '../text/claims.policy';
import { clauseStart } from '../text/normalize.policy';
import { readInternational, readLandline, readService } from './phone-fixed.policy';
import { endsCleanly, linked, PHONE_LABEL, startsCleanly } from './phone-runs.policy';
import type { FoundPhone, Run } from './phone-runs.policy';

export type { FoundPhone } from './phone-runs.policy';

const CODE_LABEL =
  /(?:qq|扣扣|企鹅|订单|单号|编号|编码|代码|税号|卡号|账号|帐号|账户|身份证|证号|执照|合同|批号|工号|群|\bid|流水|货号|型号|车牌|案号|备案|许可证|产量|产能|数量|库存|金额|报价|资产(?!\s|处|部|管理)|成交|浏览|阅读|传真|fax|sn|快递|运单|视频号|抖音号?|快手号?|公众号|小红书号?|店铺|会员|[票件箱批炉柜床座档考社保医病货提封铅条款字序串护]号|护照|\bip|no\.)号?码?[^0-9，。;,!！?？\n]{0,6}$/i;
const LETTERS_BEFORE = /(?:tel|phone|mobile|mob|cell|call|v|vx|wx|wechat|whatsapp|p|t|m|ph|no|number)$/i;
const RETIRED_BEFORE =
  /(?:旧的?|老的?|原来的?|以前的?|之前的?|别打|不要打|勿打|不要联系|不是|换掉)(?:手机|电话|联系|号码|号)*[:是]?\s?$/;
const RETIRED_AFTER =
  /^\W{0,2}(?:[^，,。;；\n]{0,3})?(?:不用了|停用|停机|作废|是空号|空号|打不通|没人接|丢了|欠费|说错|写错|打错|错了|不对|已换|注销)/;
const OTHER_PARTY =
  /(?:贵司|贵公司|贵方|贵园|你们|你司|[您你]的(?![^,，。:\s]{1,6}\s?:)|您这|你这|你家|他的|对方)/g;
const OWN_PARTY = /(?:我的|我司|打给我|回我|联系我|我们的|我手机|我电话|本人|加我|找我|我是|我这)/g;
/** Digit runs looked at; no message has more. */
const MAX_RUNS = 4_000;
/** Telephone numbers answered at most. */
const MAX_PHONES = 20;
const GROUPINGS = new Set([
  '3-4-4', '1-10', '3-8', '7-4', '4-3-4', '4-4-3', '3-3-5', '3-5-3', '5-6', '5-3-3', '3-4-2-2', '3-2-2-2-2', '3-2-3-3', '3-3-3-2', '3-4-1-3', '6-5',
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
  let afterPhone = -1;
  while (i < runs.length) {
    const hit =
      found.length < MAX_PHONES && notes.isFree(runs[i]?.start ?? 0, runs[i]?.end ?? 0)
        ? readPhone(notes, runs, i, i === afterPhone)
        : null;
    if (hit === null) {
      claimCode(notes, runs, i);
      i += 1;
      continue;
    }
    notes.claim(hit.phone.start, hit.phone.end);
    found.push(hit.phone);
    i = hit.next;
    afterPhone = i;
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
function claimCode(notes: ParseNotes, runs: readonly Run[], i: number): void {
  const run = runs[i];
  if (run === undefined) return;
  const before = notes.text.slice(Math.max(0, run.start - 16), run.start);
  const counted =
    run.digits.length <= 6 && /^\s?[万亿元㎡平亩吨]/.test(notes.text.slice(run.end, run.end + 2));
  const labelled = run.digits.length >= 4 && !counted && CODE_LABEL.test(before) && !PHONE_LABEL.test(before);
  const bare = run.digits.length >= 9 && !/^ ?[平㎡元方m亩]/.test(notes.text.slice(run.end, run.end + 2));
  if (labelled || bare) notes.claim(run.start, run.end);
  const end = groupedCodeEnd(notes.text, runs, i);
  if (labelled || end.digits >= 15) notes.claim(run.start, end.at);
}

/** "6222 0000 0000 4121 330": how far groups of one long code go on, an 11-digit mobile excepted. */
function groupedCodeEnd(text: string, runs: readonly Run[], i: number): { at: number; digits: number } {
  let at = runs[i]?.end ?? 0;
  let digits = runs[i]?.digits.length ?? 0;
  for (let k = i + 1; k < runs.length && digits < 24 && runs[k - 1]?.digits.length === 4; k += 1) {
    const gap = linked(text, runs[k - 1], runs[k]);
    const next = runs[k];
    if (next === undefined || (gap !== ' ' && gap !== '-') || next.digits.length > 4) break;
    at = next.end;
    digits += next.digits.length;
  }
  return { at, digits };
}

function readPhone(
  notes: ParseNotes,
  runs: readonly Run[],
  i: number,
  joined: boolean,
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
    readMobile(text, runs, i, joined) ??
    readLandline(text, runs, i) ??
    readService(text, runs, i, before)
  );
}

function readMobile(
  text: string,
  runs: readonly Run[],
  i: number,
  joined: boolean,
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
    if (gap === null || next === undefined || /[/(]/.test(gap)) return null;
    digits += next.digits;
    group.push(next.digits.length);
    last += 1;
  }
  if (digits.length !== 11 || !/^1[3-9]/.test(digits)) return null;
  if (group.length > 1 && !GROUPINGS.has(group.join('-'))) return null;
  const end = runs[last]?.end ?? head.end;
  const separators = separatorsOf(text, runs, from, last);
  if (separators.size > 2) return null;
  if (separators.has('.') && group.join('-') !== '3-4-4') return null;
  const previousGap = joined ? null : linked(text, runs[i - 1], first);
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

const SPOKEN: Readonly<Record<string, string>> = {
  壹: '1', 贰: '2', 叁: '3', 肆: '4', 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9', 洞: '0', 拐: '7', 勾: '9',
  零: '0', 〇: '0', 一: '1', 幺: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9',
}; // prettier-ignore

/** 幺三八零零零零零一一九: a mobile spelled in Chinese digits. */
function chineseDigitPhones(notes: ParseNotes): FoundPhone[] {
  const found: FoundPhone[] = [];
  const pattern =
    /[零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖洞拐勾0-9]{11,}|(?<![零〇一幺二三四五六七八九\d])[一幺壹1][零〇一幺二三四五六七八九洞拐勾]{2}[- ][零〇一幺二三四五六七八九洞拐勾]{4}[- ][零〇一幺二三四五六七八九洞拐勾]{4}(?![零〇一幺二三四五六七八九\d])/g;
  for (let m = pattern.exec(notes.text); m !== null; m = pattern.exec(notes.text)) {
    const spoken = [...m[0]].filter((c) => c in SPOKEN).length;
    const digits = [...m[0]]
      .map((c) => SPOKEN[c] ?? c)
      .join('')
      .replace(/[ -]/g, '');
    const end = m.index + m[0].length;
    if (spoken < 3 || !/^1[3-9]\d{9}$/.test(digits) || !notes.isFree(m.index, end)) continue;
    if (/^[十百千万亿平亩元]/.test(notes.text.slice(end, end + 1))) continue;
    notes.claim(m.index, end);
    found.push({ start: m.index, end, kind: 'mobile', value: digits });
  }
  return found;
}

/** What a message without commas says right before the number: its last words, or the clause when they are few. */
function segment(clause: string): string {
  const last = clause.trimEnd().split(/\s+/).at(-1) ?? '';
  return /电话|手机|号码?|联系|打|呼|找/.test(last) || !/\s\S/.test(clause.trimEnd()) ? clause : last;
}

/** True when the number belongs to the reader of the message, or is said to be out of use. */
export function isNotTheirs(text: string, phone: FoundPhone): boolean {
  const from = clauseStart(text, phone.start, 30);
  const before = segment(text.slice(from, phone.start));
  if (RETIRED_BEFORE.test(before) || RETIRED_AFTER.test(text.slice(phone.end, phone.end + 12))) return true;
  return lastIndexOf(before, OTHER_PARTY) > lastIndexOf(before, OWN_PARTY);
}

/** True when the clause says that the number is the writer's own, which tells it from the boss's. */
export function isSaidOwn(text: string, phone: FoundPhone): boolean {
  const before = text.slice(clauseStart(text, phone.start, 20), phone.start);
  return /我是|我的|本人|打我|回我|我手机|我电话/.test(before) && !/老板|公司|座机/.test(before);
}

function lastIndexOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const m of text.matchAll(pattern)) last = m.index;
  return last;
}
