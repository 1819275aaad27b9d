import { SNOOZES, snoozeTime } from './snooze-times';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const shown = (now: string): string[] =>
  SNOOZES.map((choice) => new Date(snoozeTime(choice, at(now)) + 8 * 3_600_000).toISOString().slice(0, 16));

describe('when a lead that is put off comes back, in Shanghai', () => {
  it.each([
    // 2026-11-23 is a Monday
    ['2026-11-23T09:42', ['2026-11-23T10:42', '2026-11-24T09:00', '2026-11-30T09:00']],
    ['2026-11-29T23:30', ['2026-11-30T00:30', '2026-11-30T09:00', '2026-11-30T09:00']],
    ['2026-12-31T12:00', ['2026-12-31T13:00', '2027-01-01T09:00', '2027-01-04T09:00']],
  ])('%s', (now, expected) => {
    expect(shown(now)).toEqual(expected);
  });
});
