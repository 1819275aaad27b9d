import { DEFAULT_SHIFTS } from './calendar.policy';
import type { WorkingCalendar } from './working-day.policy';
import { firstCall, isWorkedThrough } from './call-promise.policy';

/** 2026-11-23 is a Monday; Wednesday 25 is a holiday, Saturday 28 is worked instead. */
const CALENDAR: WorkingCalendar = {
  tz: 'Asia/Shanghai',
  shifts: DEFAULT_SHIFTS,
  days: new Map([
    ['2026-11-25', 'holiday'],
    ['2026-11-28', 'workday'],
  ]),
  loadedYears: new Set([2026]),
};
const at = (local: string): Date => new Date(`${local}:00+08:00`);

describe('deadline and promise', () => {
  it.each([
    ['at opening', '2026-11-23T08:30', '2026-11-23T09:00', '2026-11-23T09:00'],
    ['in the morning', '2026-11-23T09:42', '2026-11-23T10:12', '2026-11-23T10:12'],
    ['right up to lunch', '2026-11-23T11:30', '2026-11-23T12:00', '2026-11-23T12:00'],
    ['into lunch', '2026-11-23T11:45', '2026-11-23T13:45', '2026-11-23T14:30'],
    ['at lunch', '2026-11-23T12:30', '2026-11-23T14:00', '2026-11-23T14:30'],
    ['right up to the end', '2026-11-23T17:30', '2026-11-23T18:00', '2026-11-23T18:00'],
    ['too late today', '2026-11-23T17:45', '2026-11-24T08:45', '2026-11-24T09:30'],
    ['at night', '2026-11-23T23:59', '2026-11-24T09:00', '2026-11-24T09:30'],
    ['before opening', '2026-11-23T06:53', '2026-11-23T09:00', '2026-11-23T09:30'],
    ['before a holiday', '2026-11-24T18:30', '2026-11-26T09:00', '2026-11-26T09:30'],
    ['on a holiday', '2026-11-25T10:00', '2026-11-26T09:00', '2026-11-26T09:30'],
    ['Friday night before a make-up day', '2026-11-27T20:00', '2026-11-28T09:00', '2026-11-28T09:30'],
    ['on a make-up Saturday', '2026-11-28T10:00', '2026-11-28T10:30', '2026-11-28T10:30'],
    ['on Sunday', '2026-11-22T12:00', '2026-11-23T09:00', '2026-11-23T09:30'],
  ])('%s, %s: due %s, promised %s', (_name, from, due, promised) => {
    expect(firstCall(CALENDAR, at(from), 30)).toEqual({ dueAt: at(due), promisedAt: at(promised) });
  });

  it('a long deadline is promised as it is', () => {
    const call = firstCall(CALENDAR, at('2026-11-23T17:00'), 240);
    expect(call).toEqual({ dueAt: at('2026-11-24T11:30'), promisedAt: at('2026-11-24T11:30') });
  });

  it('never promises less than the clock demands, whatever the minute of the week', () => {
    for (let minute = 0; minute < 8 * 1440; minute += 7) {
      const from = new Date(at('2026-11-21T00:00').getTime() + minute * 60_000);
      const { dueAt, promisedAt } = firstCall(CALENDAR, from, 30);
      expect(promisedAt.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
      expect(isWorkedThrough(CALENDAR, from, dueAt)).toBe(dueAt.getTime() - from.getTime() === 30 * 60_000);
    }
  });
});
