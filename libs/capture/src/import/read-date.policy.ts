import { startOfLocalDate, zoneOffsetMillis } from '@luodi/platform';

const DATE =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?)?[分秒]?(Z|[+-]\d{2}:?\d{2})?)?$/;
const COMPACT = /^(20\d{2}|19\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
/** Day and month in an order that only a number beyond twelve tells. */
const SHORT = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * An instant as lists write it: 2026-11-18, 2026/11/8 9:30, 2026年11月18日, 20261118, ISO 8601; without a zone in the
 * workspace's. 18/11/2026 where the order is certain. Years 1990 to 2100.
 * @returns null when it is no date, or its order could be either
 */
export function readDate(text: string, timeZone: string): Date | null {
  const folded = text.normalize('NFKC').trim();
  const match = DATE.exec(folded);
  if (match !== null) {
    const [, year, month, day, hour, minute, second, zone] = match;
    return instant(year, month, day, hour, minute, second, zone, timeZone);
  }
  const compact = COMPACT.exec(folded);
  if (compact !== null)
    return instant(compact[1], compact[2], compact[3], undefined, undefined, undefined, undefined, timeZone);
  const short = SHORT.exec(folded);
  if (short === null) return null;
  const [, first = '', second = '', year, hour, minute, seconds] = short;
  const dayFirst = Number(first) > 12 && Number(second) <= 12;
  const monthFirst = Number(second) > 12 && Number(first) <= 12;
  if (!dayFirst && !monthFirst && first !== second) return null;
  return monthFirst
    ? instant(year, first, second, hour, minute, seconds, undefined, timeZone)
    : instant(year, second, first, hour, minute, seconds, undefined, timeZone);
}

function instant(
  year = '',
  month = '',
  day = '',
  hour = '0',
  minute = '0',
  second = '0',
  zone: string | undefined,
  timeZone: string,
): Date | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return null;
  if (Number(year) < 1990 || Number(year) > 2100) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const millis = (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000;
  if (zone !== undefined) return new Date(midnight.getTime() + millis - zoneMillis(zone));
  if (millis === 0) return startOfLocalDate(date, timeZone);
  const guess = new Date(midnight.getTime() + millis);
  return new Date(guess.getTime() - zoneOffsetMillis(guess, timeZone));
}

function zoneMillis(zone: string): number {
  if (zone === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
