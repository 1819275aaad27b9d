import { DEFAULT_SHIFTS, type WorkingCalendar } from '@luodi/workspace';
import { callBackPromise, localInstant, openingHours, promiseSeenAt } from './call-back.policy';

const CALENDAR: WorkingCalendar = {
  tz: 'Asia/Shanghai',
  shifts: DEFAULT_SHIFTS,
  days: new Map([['2026-11-25', 'holiday']]),
  loadedYears: new Set([2026]),
};

/** 2026-11-23 is a Monday. */
function promise(local: string) {
  return callBackPromise(CALENDAR, new Date(`${local}:00+08:00`), 30);
}

describe('callBackPromise', () => {
  it.each([
    ['2026-11-23T09:42', '2026-11-23T10:12:00+08:00'],
    ['2026-11-23T08:30', '2026-11-23T09:00:00+08:00'],
    ['2026-11-23T17:30', '2026-11-23T18:00:00+08:00'],
  ])('%s: within 30 minutes, by %s', (at, until) => {
    expect(promise(at)).toEqual({ kind: 'minutes', minutes: 30, until });
  });

  it.each([
    ['Monday before opening', '2026-11-23T07:00', '2026-11-23', '09:30', 0],
    ['Sunday', '2026-11-22T12:00', '2026-11-23', '09:30', 1],
    ['Friday night', '2026-11-27T20:00', '2026-11-30', '09:30', 3],
    ['before a holiday', '2026-11-24T18:30', '2026-11-26', '09:30', 2],
    ['too late today', '2026-11-23T17:45', '2026-11-24', '09:30', 1],
    ['at lunch', '2026-11-23T12:30', '2026-11-23', '14:30', 0],
    ['just before lunch', '2026-11-23T11:45', '2026-11-23', '14:30', 0],
  ])('%s', (_name, at, date, time, daysAhead) => {
    expect(promise(at)).toMatchObject({ kind: 'next_working_day', date, time, daysAhead });
  });

  it.each([
    ['on Sunday', '2026-11-22T12:00', { kind: 'next_working_day', time: '09:30', daysAhead: 1 }],
    ['before opening', '2026-11-23T08:09', { kind: 'next_working_day', time: '09:30', daysAhead: 0 }],
    ['at work', '2026-11-23T08:45', { kind: 'minutes', minutes: 45 }],
    ['in the last minute', '2026-11-23T09:29', { kind: 'minutes', minutes: 1 }],
  ])('Monday 9:30 is said %s in the words of that moment', (_name, at, said) => {
    const until = '2026-11-23T09:30:00+08:00';
    const now = new Date(`${at}:00+08:00`);
    expect(promiseSeenAt(CALENDAR, now, new Date(until))).toMatchObject({ ...said, until });
  });

  it('writes instants as local clocks show them', () => {
    expect(localInstant(new Date('2026-11-22T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-11-23T00:30:00+08:00');
    expect(localInstant(new Date('2026-07-01T00:00:00Z'), 'America/St_Johns')).toBe(
      '2026-06-30T21:30:00-02:30',
    );
  });

  it('says when people work', () => {
    expect(openingHours(CALENDAR)).toEqual([
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '18:00' },
    ]);
  });
});
