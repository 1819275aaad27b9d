import { currentLocale, translate } from '../i18n';
import { daysBetween, timeZone, wallClock } from './zone';

const two = (value: number): string => String(value).padStart(2, '0');

/** 09:42 */
export function clockTime(at: number): string {
  const wall = wallClock(at);
  return `${two(wall.hour)}:${two(wall.minute)}`;
}

/** 11-25, with the year when it is another one. */
export function shortDate(at: number, now: number): string {
  const wall = wallClock(at);
  const day = `${two(wall.month)}-${two(wall.day)}`;
  return wall.year === wallClock(now).year ? day : `${wall.year}-${day}`;
}

/** 今天 09:42, 昨天 16:20, 11-25 10:00 */
export function relativeDay(at: number, now: number): string {
  const days = daysBetween(now, at);
  const word = days >= -1 && days <= 1 ? translate(`common:day.${days}`) : shortDate(at, now);
  return `${word} ${clockTime(at)}`;
}

/** The full instant, for a tooltip. */
export function absoluteTime(at: number): string {
  return new Intl.DateTimeFormat(currentLocale(), {
    timeZone: timeZone(),
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(at);
}
