import { endOf, instantOf, lastDayOf, localText } from './leave-time';

describe('the time of a leave', () => {
  it.each([
    ['2026-12-01', '00:00', '2026-11-30T16:00:00.000Z'],
    ['2026-12-01', '13:30', '2026-12-01T05:30:00.000Z'],
    ['2026-12-01', '24:00', '2026-12-01T16:00:00.000Z'],
    ['2026-12-31', '２４：００', '2026-12-31T16:00:00.000Z'],
    ['2026-12-01', 'noon', '2026-11-30T16:00:00.000Z'],
  ])('%s %s', (day, time, at) => {
    expect(new Date(instantOf(day, time)).toISOString()).toBe(at);
  });

  it('ends on the day before when it ends at midnight', () => {
    expect(endOf('2026-12-01T16:00:00.000Z')).toBe('2026-12-01 24:00');
    expect(lastDayOf('2026-12-01T16:00:00.000Z')).toBe('2026-12-01');
    expect(endOf('2026-12-01T04:00:00.000Z')).toBe('2026-12-01 12:00');
    expect(localText('2026-12-01T16:00:00.000Z')).toBe('2026-12-02 00:00');
  });
});
