import fc from 'fast-check';
import {
  DEFAULT_SHIFTS,
  addWorkingDays,
  addWorkingMinutes,
  calendarDay,
  isWorkingTime,
  mergeAbsences,
  nextWorkingInstant,
  nextWorkingStart,
  workingMinutesBetween,
} from './calendar.policy';
import type { Absence, WorkingCalendar } from './working-day.policy';

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

describe('working days', () => {
  it.each([
    ['the next day, to its end', '2026-11-23T09:00', 1, '2026-11-24T18:00'],
    ['over a weekend', '2026-11-20T17:50', 3, '2026-11-25T18:00'],
    ['from a Sunday', '2026-11-22T10:00', 1, '2026-11-23T18:00'],
    ['over holidays to a make-up Saturday', '2026-04-30T09:00', 4, '2026-05-09T18:00'],
  ])('%s', (_name, from, days, expected) => {
    expect(addWorkingDays(calendar, at(from), days)).toEqual(at(expected));
  });

  it('passes over days on which somebody is away the whole', () => {
    const leave: Absence[] = [[at('2026-11-24T00:00'), at('2026-11-25T12:00')]];
    expect(addWorkingDays(calendar, at('2026-11-23T09:00'), 1, leave)).toEqual(at('2026-11-25T18:00'));
  });

  it('refuses what is no number of days, and a calendar without work', () => {
    expect(() => addWorkingDays(calendar, at('2026-11-23T09:00'), 0)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, at('2026-11-23T09:00'), 1.5)).toThrow(RangeError);
    expect(() => addWorkingDays({ ...calendar, shifts: [] }, at('2026-11-23T09:00'), 1)).toThrow(RangeError);
  });
});

describe('absences', () => {
  it('do not count', () => {
    const leave: Absence[] = [[at('2026-11-23T10:00'), at('2026-11-24T10:00')]];
    expect(addWorkingMinutes(calendar, at('2026-11-23T09:30'), 30, leave)).toEqual(at('2026-11-23T10:00'));
    expect(addWorkingMinutes(calendar, at('2026-11-23T09:30'), 31, leave)).toEqual(at('2026-11-24T10:01'));
    expect(addWorkingMinutes(calendar, at('2026-11-23T11:00'), 5, leave)).toEqual(at('2026-11-24T10:05'));
    expect(workingMinutesBetween(calendar, at('2026-11-23T09:00'), at('2026-11-24T11:00'), leave)).toBe(120);
  });

  it('come in order and apart', () => {
    const days = (from: number, to: number): Absence => [
      at(`2026-11-${from}T00:00`),
      at(`2026-11-${to}T00:00`),
    ];
    expect(mergeAbsences([days(25, 26), days(20, 22), days(22, 23), days(21, 22), days(24, 24)])).toEqual([
      days(20, 23),
      days(25, 26),
    ]);
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

  const leaves = fc
    .array(fc.tuple(instants, fc.integer({ min: 1, max: 20 * 24 * 60 })), { maxLength: 6 })
    .map((list) => mergeAbsences(list.map(([from, m]) => [from, new Date(from.getTime() + m * 60_000)])));
  const evenings: WorkingCalendar = {
    ...calendar,
    shifts: [
      [['10:00', '12:00']],
      [],
      [['00:00', '24:00']],
      [],
      [['13:00', '22:30']],
      [['13:00', '22:30']],
      [],
    ],
  };

  it('with leave, on any shifts: what was added is what is measured, and more never ends earlier', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(calendar, evenings),
        instants,
        minutes,
        minutes,
        leaves,
        (team, from, m, n, away) => {
          const end = addWorkingMinutes(team, from, m, away);
          expect(workingMinutesBetween(team, from, end, away)).toBeCloseTo(m, 6);
          expect(addWorkingMinutes(team, from, m + n, away) >= end).toBe(true);
          expect(end >= addWorkingMinutes(team, from, m)).toBe(true);
        },
      ),
    );
  });

  it('leave takes away exactly the work that falls into it', () => {
    fc.assert(
      fc.property(instants, instants, leaves, (a, b, away) => {
        const [from, to] = a <= b ? [a, b] : [b, a];
        const within = away.reduce((sum, [start, end]) => {
          const [s, e] = [start < from ? from : start, end > to ? to : end];
          return s < e ? sum + workingMinutesBetween(calendar, s, e) : sum;
        }, 0);
        const whole = workingMinutesBetween(calendar, from, to);
        expect(workingMinutesBetween(calendar, from, to, away) + within).toBeCloseTo(whole, 6);
      }),
    );
  });

  it('years are the sum of their days', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 2_000 }), (from, days) => {
        let sum = 0;
        let cursor = from;
        for (let n = 0; n < days; n += 1) {
          const next = new Date(cursor.getTime() + 86_400_000);
          sum += workingMinutesBetween(calendar, cursor, next);
          cursor = next;
        }
        expect(workingMinutesBetween(calendar, from, cursor)).toBeCloseTo(sum, 4);
      }),
      { numRuns: 30 },
    );
  });

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

  it('the next instant of work is one, and none lies before it', () => {
    fc.assert(
      fc.property(fc.constantFrom(calendar, evenings), instants, (week, from) => {
        const next = nextWorkingInstant(week, from);
        expect(isWorkingTime(week, next)).toBe(true);
        expect(next.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(workingMinutesBetween(week, from, next)).toBe(0);
      }),
    );
  });
});

describe('a day of the calendar', () => {
  const autumn: WorkingCalendar = {
    tz: 'Asia/Shanghai',
    shifts: DEFAULT_SHIFTS,
    days: new Map([
      ['2026-10-01', 'holiday'],
      ['2026-10-10', 'workday'],
      ['2026-10-12', 'workday'],
    ]),
    loadedYears: new Set([2026]),
  };

  it.each([
    ['2026-11-18', 'work', 2],
    ['2026-11-21', 'rest', 0],
    ['2026-10-01', 'holiday', 0],
    ['2026-10-10', 'make_up', 2],
    ['2026-10-12', 'work', 2],
  ])('%s is %s', (day, kind, spans) => {
    const shown = calendarDay(autumn, day);
    expect(shown.kind).toBe(kind);
    expect(shown.spans).toHaveLength(spans);
    if (spans > 0) expect(shown.spans[0]).toEqual({ from: 510, to: 720 });
  });
});
