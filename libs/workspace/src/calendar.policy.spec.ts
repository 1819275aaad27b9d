import fc from 'fast-check';
import {
  DEFAULT_SHIFTS,
  addWorkingMinutes,
  isWorkingTime,
  nextWorkingStart,
  workingMinutesBetween,
} from './calendar.policy';
import type { WorkingCalendar } from './calendar.policy';

// Invented year pattern: 1–3 May are holidays, Saturday 9 May makes up for one of them.
const calendar: WorkingCalendar = {
  tz: 'Asia/Shanghai',
  shifts: DEFAULT_SHIFTS,
  days: new Map([
    ['2026-05-01', 'holiday'],
    ['2026-05-04', 'holiday'],
    ['2026-05-05', 'holiday'],
    ['2026-05-09', 'workday'],
    ['2026-10-01', 'holiday'],
  ]),
  loadedYears: new Set([2026]),
};
const at = (local: string): Date => new Date(`${local}:00+08:00`);

describe('adding working minutes', () => {
  it.each([
    ['within a morning', '2026-11-23T09:00', 30, '2026-11-23T09:30'],
    ['over lunch', '2026-11-23T11:50', 30, '2026-11-23T13:50'],
    ['to the very end of a shift', '2026-11-23T17:30', 30, '2026-11-23T18:00'],
    ['over the night', '2026-11-23T17:50', 30, '2026-11-24T08:50'],
    ['over the weekend', '2026-11-20T17:50', 20, '2026-11-23T08:40'],
    ['from a Sunday', '2026-11-22T15:00', 30, '2026-11-23T09:00'],
    ['from lunch', '2026-11-23T12:45', 30, '2026-11-23T14:00'],
    ['over a holiday', '2026-04-30T17:50', 30, '2026-05-06T08:50'],
    ['into a make-up Saturday', '2026-05-08T17:50', 30, '2026-05-09T08:50'],
    ['through a whole day of eight hours', '2026-11-23T08:30', 480, '2026-11-23T18:00'],
    ['through several days', '2026-11-23T08:30', 480 * 3 + 1, '2026-11-26T08:31'],
  ])('%s', (_name, from, minutes, expected) => {
    expect(addWorkingMinutes(calendar, at(from), minutes)).toEqual(at(expected));
  });

  it('gives the instant itself for no minutes, also outside working time', () => {
    const night = at('2026-11-22T03:00');
    expect(addWorkingMinutes(calendar, night, 0)).toEqual(night);
  });

  it('refuses minutes that are no amount, and a calendar without work', () => {
    expect(() => addWorkingMinutes(calendar, new Date(), -1)).toThrow(RangeError);
    expect(() => addWorkingMinutes(calendar, new Date(), Number.NaN)).toThrow(RangeError);
    const never: WorkingCalendar = { ...calendar, shifts: [] };
    expect(() => addWorkingMinutes(never, at('2026-11-23T09:00'), 1)).toThrow(RangeError);
    expect(() => nextWorkingStart(never, at('2026-11-23T09:00'))).toThrow(RangeError);
  });
});

describe('measuring working minutes', () => {
  it.each([
    ['a morning', '2026-11-23T08:00', '2026-11-23T12:30', 210],
    ['a day', '2026-11-23T00:00', '2026-11-24T00:00', 480],
    ['a week', '2026-11-22T00:00', '2026-11-29T00:00', 2400],
    ['a weekend', '2026-11-21T00:00', '2026-11-23T00:00', 0],
    ['a week with holidays and a make-up day', '2026-05-04T00:00', '2026-05-11T00:00', 480 * 4],
    ['backwards', '2026-11-23T10:00', '2026-11-23T09:00', -60],
  ])('%s', (_name, from, to, expected) => {
    expect(workingMinutesBetween(calendar, at(from), at(to))).toBe(expected);
  });
});

describe('being on shift', () => {
  it.each([
    ['2026-11-23T08:29', false],
    ['2026-11-23T08:30', true],
    ['2026-11-23T12:00', false],
    ['2026-11-23T13:30', true],
    ['2026-11-23T18:00', false],
    ['2026-11-22T10:00', false],
    ['2026-05-01T10:00', false],
    ['2026-05-09T10:00', true],
  ])('%s: %s', (local, expected) => {
    expect(isWorkingTime(calendar, at(local))).toBe(expected);
  });

  it.each([
    ['2026-11-23T09:00', '2026-11-23T09:00'],
    ['2026-11-23T12:00', '2026-11-23T13:30'],
    ['2026-11-20T18:00', '2026-11-23T08:30'],
    ['2026-04-30T19:00', '2026-05-06T08:30'],
  ])('the next start from %s is %s', (local, expected) => {
    expect(nextWorkingStart(calendar, at(local))).toEqual(at(expected));
  });
});

describe('a zone with summer time', () => {
  const berlin: WorkingCalendar = { ...calendar, tz: 'Europe/Berlin', days: new Map() };

  it('keeps to the clock on the wall on both sides of the change', () => {
    const friday = new Date('2026-03-27T17:50:00+01:00');
    expect(addWorkingMinutes(berlin, friday, 30)).toEqual(new Date('2026-03-30T08:50:00+02:00'));
  });
});

describe('properties', () => {
  const instants = fc.date({ min: at('2025-12-01T00:00'), max: at('2027-02-01T00:00'), noInvalidDate: true });
  const minutes = fc.integer({ min: 0, max: 20_000 });

  it('what was added is what is measured', () => {
    fc.assert(
      fc.property(instants, minutes, (from, added) => {
        expect(workingMinutesBetween(calendar, from, addWorkingMinutes(calendar, from, added))).toBeCloseTo(
          added,
          6,
        );
      }),
    );
  });

  it('more minutes never end earlier, a later start never ends earlier', () => {
    fc.assert(
      fc.property(instants, instants, minutes, minutes, (a, b, m, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const [few, many] = m <= n ? [m, n] : [n, m];
        expect(addWorkingMinutes(calendar, early, few) <= addWorkingMinutes(calendar, early, many)).toBe(
          true,
        );
        expect(addWorkingMinutes(calendar, early, few) <= addWorkingMinutes(calendar, late, few)).toBe(true);
      }),
    );
  });

  it('measures add up', () => {
    fc.assert(
      fc.property(instants, instants, instants, (a, b, c) => {
        const whole = workingMinutesBetween(calendar, a, c);
        const parts = workingMinutesBetween(calendar, a, b) + workingMinutesBetween(calendar, b, c);
        expect(whole).toBeCloseTo(parts, 6);
      }),
    );
  });

  it('an added amount ends in or at the end of working time', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 5_000 }), (from, added) => {
        const end = addWorkingMinutes(calendar, from, added);
        expect(isWorkingTime(calendar, new Date(end.getTime() - 1))).toBe(true);
      }),
    );
  });
});
