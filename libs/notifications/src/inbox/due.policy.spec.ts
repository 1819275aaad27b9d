import { dueState, lateSpan } from './due.policy';

const at = (text: string): Date => new Date(`2026-11-23T${text}:00+08:00`);

describe('a first response', () => {
  it.each([
    ['ahead', null, '08:59'],
    ['ahead', null, '09:00'],
    ['overdue', null, '09:01'],
    ['overdue', '10:00', '09:30'],
    ['settled', '08:50', '08:55'],
    ['settled', '09:20', '09:30'],
  ] as const)('is %s when it was answered at %s and it is %s', (state, responded, now) => {
    expect(dueState(at('09:00'), responded === null ? null : at(responded), at(now))).toBe(state);
  });

  it.each([
    ['09:00', { unit: 'minutes', minutes: 1 }],
    ['09:18', { unit: 'minutes', minutes: 18 }],
    ['09:59', { unit: 'minutes', minutes: 59 }],
    ['11:05', { unit: 'hours', hours: 2, minutes: 5 }],
  ])('that was due at nine is late at %s by %j', (now, span) => {
    expect(lateSpan(at('09:00'), at(now))).toMatchObject(span);
  });

  it('is late by days after a day', () => {
    expect(lateSpan(at('09:00'), new Date('2026-11-25T12:00:00+08:00'))).toMatchObject({
      unit: 'days',
      days: 2,
    });
  });
});
