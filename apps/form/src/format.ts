import type { AnswersView, CallBackPromise, WorkingSpan } from '@luodi/capture';
import type { MessageKey, Translate } from './messages';

/** "09:30" reads better as "9:30"; anything else stays. */
export function clockTime(time: string): string {
  return time.replace(/^0(\d:)/, '$1');
}

/** HH:MM of an instant as it stands, in the offset it was written with. */
export function timeOf(instant: string): string {
  return instant.slice(11, 16);
}

/** Month, day and time of an instant as it stands. */
export function stampOf(instant: string, t: Translate): string {
  return t('day.stamp', { month: instant.slice(5, 7), day: instant.slice(8, 10), time: timeOf(instant) });
}

/** Year, month and day of an instant or local date. */
export function dateOf(date: string, t: Translate): string {
  return t('day.full', {
    year: date.slice(0, 4),
    month: stripZero(date.slice(5, 7)),
    day: stripZero(date.slice(8, 10)),
  });
}

function stripZero(digits: string): string {
  return digits.replace(/^0/, '');
}

/** Today, tomorrow, or a date with its weekday. `date` is local, YYYY-MM-DD. */
function dayName(date: string, daysAhead: number, t: Translate): string {
  if (daysAhead === 0) return t('day.today');
  if (daysAhead === 1) return t('day.tomorrow');
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return t('day.date', {
    month: stripZero(date.slice(5, 7)),
    day: stripZero(date.slice(8, 10)),
    weekday: t(`weekday.${weekday}` as MessageKey),
  });
}

/** The line under the form's heading: how long it takes and when somebody calls. */
export function promiseLine(promise: CallBackPromise, hours: readonly WorkingSpan[], t: Translate): string {
  if (promise.kind === 'next_working_day') {
    return t('form.promise.day', {
      day: dayName(promise.date, promise.daysAhead, t),
      time: clockTime(promise.time),
    });
  }
  const [first, last] = [hours[0], hours[hours.length - 1]];
  if (first === undefined || last === undefined) {
    return t('form.promise.minutes-no-hours', { minutes: promise.minutes });
  }
  return t('form.promise.minutes', {
    minutes: promise.minutes,
    from: clockTime(first.from),
    to: clockTime(last.to),
  });
}

/** The moment by which somebody calls: "今天 10:12 前". */
export function promiseTime(promise: CallBackPromise, t: Translate): string {
  return promise.kind === 'minutes'
    ? t('done.call.time', { day: t('day.today'), time: timeOf(promise.until) })
    : t('done.call.time', {
        day: dayName(promise.date, promise.daysAhead, t).trim(),
        time: clockTime(promise.time),
      });
}

/** Working minutes as minutes, or hours and minutes from two hours on. */
export function minutesLeft(minutes: number, t: Translate): string {
  if (minutes < 120) return t('progress.left', { minutes });
  return t('progress.left.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** "约 120 亩", "约 4000–6000 ㎡", or null. */
export function areaText(area: AnswersView['area'], t: Translate): string | null {
  if (area === null) return null;
  const bounds = [area.min, area.max].filter((bound): bound is number => bound !== null);
  if (bounds.length === 0) return null;
  const unit = area.unit === 'mu' || area.unit === 'hectare' ? area.unit : 'sqm';
  return t('answers.area', { area: [...new Set(bounds)].join('–'), unit: t(`unit.${unit}`) });
}
