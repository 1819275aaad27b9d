import fc from 'fast-check';
import { addDays, defaultReminder, dueAt, dueOnDay, mondayOf, movedReminder } from './due.policy';

const TZ = 'Asia/Shanghai';
const at = (text: string): Date => new Date(`2026-11-${text}:00+08:00`);

describe('when a task is due', () => {
  it('a day ends at its midnight, a time is its own deadline', () => {
    expect(dueOnDay('2026-11-18', TZ)).toEqual({
      on: '2026-11-18',
      at: null,
      deadline: new Date('2026-11-18T16:00:00Z'),
    });
    const time = new Date('2026-11-18T17:30:00Z');
    expect(dueAt(time, TZ)).toEqual({ on: '2026-11-19', at: time, deadline: time });
  });

  it.each([
    ['a day at nine of it', dueOnDay('2026-11-18', TZ), '17T10:00', at('18T09:00')],
    ['not at all when nine has passed', dueOnDay('2026-11-18', TZ), '18T09:00', null],
    ['a time at the time', dueAt(at('18T15:00'), TZ), '18T14:00', at('18T15:00')],
    ['not at all when the time has passed', dueAt(at('18T15:00'), TZ), '18T15:00', null],
  ])('reminds of %s', (_name, due, now, expected) => {
    expect(defaultReminder(due, at(now), TZ)).toEqual(expected);
  });

  it.each([
    ['an hour before stays an hour before', at('18T14:00'), '18T10:00', at('20T15:00')],
    ['none stays none', null, '18T10:00', null],
    ['one that would have passed goes', at('10T14:00'), '18T10:00', null],
  ])('a moved task: %s', (_name, remindAt, now, expected) => {
    const moved = movedReminder(remindAt, dueAt(at('18T15:00'), TZ), dueAt(at('20T16:00'), TZ), at(now));
    expect(moved).toEqual(expected);
  });

  it('weeks begin on Monday, over the ends of months and years', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (n) => {
        const day = addDays('2000-01-03', n);
        const monday = mondayOf(day);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(monday <= day && day < addDays(monday, 7)).toBe(true);
      }),
    );
  });
});
