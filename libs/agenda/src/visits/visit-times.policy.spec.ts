import fc from 'fast-check';
import { DEFAULT_SHIFTS, workingMinutesBetween, type WorkingCalendar } from '@luodi/workspace';
import { calendarFit, mayBegin, remindersOf, spanFault } from './visit-times.policy';

// Invented year pattern: 1 May is a holiday, Saturday 9 May makes up for another.
const calendar: WorkingCalendar = {
  tz: 'Asia/Shanghai',
  shifts: DEFAULT_SHIFTS,
  days: new Map([
    ['2026-05-01', 'holiday'],
    ['2026-05-04', 'holiday'],
    ['2026-05-05', 'holiday'],
    ['2026-05-09', 'workday'],
  ]),
  loadedYears: new Set([2026]),
};
const at = (local: string): Date => new Date(`${local}:00+08:00`);
const NOW = at('2026-04-20T10:00');

describe('the times of a visit', () => {
  it.each([
    ['fine', '2026-04-21T10:00', '2026-04-21T11:00', null],
    ['over a night', '2026-04-21T20:00', '2026-04-22T09:00', null],
    ['seven days', '2026-04-21T10:00', '2026-04-28T10:00', null],
    ['longer', '2026-04-21T10:00', '2026-04-28T10:01', 'visit_length'],
    ['no length', '2026-04-21T10:00', '2026-04-21T10:00', 'visit_order'],
    ['backwards', '2026-04-21T10:00', '2026-04-21T09:00', 'visit_order'],
    ['they stand at the gate', '2026-04-20T08:00', '2026-04-20T11:00', null],
    ['yesterday', '2026-04-19T21:59', '2026-04-20T11:00', 'inPast'],
    ['in more than a year', '2027-04-22T10:00', '2027-04-22T11:00', 'tooFar'],
  ])('%s', (_what, from, to, code) => {
    expect(spanFault({ startsAt: at(from), endsAt: at(to) }, NOW)?.code ?? null).toBe(code);
  });

  it('can be held from four hours before', () => {
    expect(mayBegin(at('2026-04-21T14:00'), at('2026-04-21T09:59'))).toBe(false);
    expect(mayBegin(at('2026-04-21T14:00'), at('2026-04-21T10:00'))).toBe(true);
  });
});

describe('how a visit lies in the calendar', () => {
  it.each([
    ['in the morning', '2026-04-21T08:30', '2026-04-21T12:00', 'fits'],
    ['over lunch', '2026-04-21T11:00', '2026-04-21T14:00', 'fits'],
    ['at lunch', '2026-04-21T12:15', '2026-04-21T13:15', 'fits'],
    ['to the end of the day', '2026-04-21T17:00', '2026-04-21T18:00', 'fits'],
    ['a little longer', '2026-04-21T17:00', '2026-04-21T18:01', 'off_hours'],
    ['early', '2026-04-21T08:29', '2026-04-21T09:00', 'off_hours'],
    ['late', '2026-04-21T19:00', '2026-04-21T20:00', 'off_hours'],
    ['to another day', '2026-04-21T17:00', '2026-04-22T09:00', 'off_hours'],
    ['to midnight', '2026-04-21T17:00', '2026-04-22T00:00', 'off_hours'],
    ['on a Saturday', '2026-04-25T10:00', '2026-04-25T11:00', 'day_off'],
    ['on a holiday', '2026-05-01T10:00', '2026-05-01T11:00', 'day_off'],
    ['on a make-up Saturday', '2026-05-09T10:00', '2026-05-09T11:00', 'fits'],
  ])('%s', (_what, from, to, fit) => {
    expect(calendarFit(calendar, { startsAt: at(from), endsAt: at(to) })).toBe(fit);
  });
});

describe('reminders', () => {
  it.each([
    ['the evening before', '2026-04-22T14:00', ['2026-04-21T18:00', '2026-04-22T12:00']],
    ['over a weekend', '2026-04-27T09:00', ['2026-04-24T18:00', '2026-04-27T07:00']],
    ['over holidays', '2026-05-06T10:00', ['2026-04-30T18:00', '2026-05-06T08:00']],
    ['of a Sunday', '2026-04-26T10:00', ['2026-04-24T18:00', '2026-04-26T08:00']],
    ['today', '2026-04-20T15:00', ['2026-04-20T13:00']],
    ['within the hour', '2026-04-20T11:00', []],
  ])('%s', (_what, start, due) => {
    expect(remindersOf(calendar, at(start), NOW).map(({ dueAt }) => dueAt)).toEqual(due.map(at));
  });

  it('lie ahead of now and before the visit, the evening on a working day, each kind once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 * 24 * 60 }),
        fc.integer({ min: 0, max: 30 * 24 * 60 }),
        (start, ago) => {
          const startsAt = new Date(NOW.getTime() + start * 60_000);
          const now = new Date(startsAt.getTime() - ago * 60_000);
          const reminders = remindersOf(calendar, startsAt, now);
          expect(new Set(reminders.map(({ kind }) => kind)).size).toBe(reminders.length);
          for (const { kind, dueAt } of reminders) {
            expect(dueAt > now && dueAt < startsAt).toBe(true);
            if (kind !== 'evening') continue;
            const dayStart = new Date(dueAt.getTime() - 18 * 3_600_000);
            expect(workingMinutesBetween(calendar, dayStart, dueAt)).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});
