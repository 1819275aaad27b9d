import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { endsCleanly, linked, PHONE_LABEL, startsCleanly, UNIT_AFTER } from './phone-runs.policy';
import type { FoundPhone, Run } from './phone-runs.policy';

const AREA_CODE = /^0(?:10|2[0-57-9]|[3-9]\d\d)/;

/** 0731-5800 0000, (0755)…, with an extension after 转, - or ext; +86 731 … too. */
export function readLandline(
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
  const spelled = /^[\s,，]{0,2}(?:号码|电话|座机)[\s:是]{0,2}$/.test(
    text.slice(run.end, runs[i + 1]?.start ?? run.end),
  );
  if (number === '' && spelled) {
    number = runs[i + 1]?.digits ?? '';
    last += 1;
  } else if (number === '') {
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
export function readService(
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

/** 2000平+1500…: a sum, no country code. */
const SUM_BEFORE = /[\d平米方㎡元万吨亩度人年台层栋天个号mka%)]\s?$/i;
const NEAR_CODES = new Set(['852', '853', '886', '00852', '00853', '00886']);

/** Who writes like this and leaves eight digits is of Hong Kong. */
const CANTONESE = /[搵喺嘅哋冇唔咗嚟啲呎]|香港|hong ?kong|\bhk\b/i;

/** Numbers abroad: with a plus, with 852, 853 or 886 before a hyphen or space, or eight digits named as Hong Kong's. */
export function readInternational(
  text: string,
  runs: readonly Run[],
  i: number,
): { phone: FoundPhone; next: number } | null {
  const run = runs[i];
  if (run === undefined) return null;
  const plus =
    text.charAt(run.start - 1) === '+' &&
    !SUM_BEFORE.test(text.slice(Math.max(0, run.start - 3), run.start - 1));
  const taiwan = plus ? null : readTaiwan(text, runs, i);
  if (taiwan !== null) return taiwan;
  const near = NEAR_CODES.has(run.digits) && linked(text, run, runs[i + 1]) !== null;
  if (/^(?:00)?86/.test(run.digits)) return null;
  const local =
    (/(?:whatsapp)\s?(?:电话|号)?[: ]{0,2}$/i.test(text.slice(Math.max(0, run.start - 12), run.start)) &&
      CANTONESE.test(text)) ||
    /(?:香港|hong ?kong|hk)\s?(?:电话|手机|号码|号|tel|phone|mobile)*[: ]{0,2}$/i.test(
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

/** 0912-345-678, 02-2700-0000: grouped as no mainland number is, in Taiwan. */
function readTaiwan(
  text: string,
  runs: readonly Run[],
  i: number,
): { phone: FoundPhone; next: number } | null {
  const groups = runs.slice(i, i + 3);
  const [first, second, third] = groups;
  if (first === undefined || second === undefined || third === undefined) return null;
  const lengths = groups.map((g) => g.digits.length).join('-');
  const mobile = lengths === '4-3-3' && first.digits.startsWith('09');
  const fixed = /^2-[34]-4$/.test(lengths) && /^0[2-8]$/.test(first.digits);
  if (!mobile && !fixed) return null;
  for (const [left, right] of [
    [first, second],
    [second, third],
  ] as const)
    if (!/^[- ]$/.test(text.slice(left.end, right.start))) return null;
  if (/[\d.]$/.test(text.charAt(first.start - 1)) || UNIT_AFTER.test(text.slice(third.end, third.end + 4)))
    return null;
  if (linked(text, third, runs[i + 3]) !== null) return null;
  const digits = groups
    .map((g) => g.digits)
    .join('')
    .slice(1);
  return {
    phone: { start: first.start, end: third.end, kind: 'international', value: `+886${digits}` },
    next: i + 3,
  };
}
