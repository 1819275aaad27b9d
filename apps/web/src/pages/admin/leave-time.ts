import { addDays, readTimeOfDay } from '../../time/local-date';
import { fromLocalInput, toLocalInput } from '../../time/zone';

const MIDNIGHT = '00:00';
const END_OF_DAY = '24:00';

/** Whether a time of day is one; `24:00` only ends a day. */
export function isTimeOfDay(time: string, isEnd: boolean): boolean {
  return readTimeOfDay(time) !== null || (isEnd && time.normalize('NFKC').trim() === END_OF_DAY);
}

/** The instant (milliseconds) of a day and a time of day on the office clock; `24:00` is the next midnight, what is no time 00:00. */
export function instantOf(day: string, time: string): number {
  const isEnd = time.normalize('NFKC').trim() === END_OF_DAY;
  const clock = isEnd ? MIDNIGHT : (readTimeOfDay(time) ?? MIDNIGHT);
  return fromLocalInput(`${isEnd ? addDays(day, 1) : day}T${clock}`) ?? 0;
}

/** `2026-11-23 09:00` on the office clock. */
export function localText(at: string): string {
  return toLocalInput(Date.parse(at)).replace('T', ' ');
}

/** The end of a leave as people say it: midnight is the end of the day before. */
export function endOf(at: string): string {
  const text = localText(at);
  return text.endsWith(` ${MIDNIGHT}`) ? `${addDays(text.slice(0, 10), -1)} ${END_OF_DAY}` : text;
}

/** The last day of a leave. */
export function lastDayOf(at: string): string {
  return endOf(at).slice(0, 10);
}
