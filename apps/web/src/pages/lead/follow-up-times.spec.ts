import { followUpTimes } from './follow-up-times';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const shown = (now: string): string[] =>
  followUpTimes(at(now)).map(
    ({ choice, at: millis }) => `${choice} ${new Date(millis + 8 * 3_600_000).toISOString().slice(0, 16)}`,
  );

describe('the offered times of the next follow-up, in Shanghai', () => {
  it.each([
    // 2026-11-23 is a Monday
    ['2026-11-23T09:42', ['today 2026-11-23T17:00', 'tomorrow 2026-11-24T10:00', 'friday 2026-11-27T10:00']],
    ['2026-11-23T16:45', ['tomorrow 2026-11-24T10:00', 'friday 2026-11-27T10:00']],
    ['2026-11-26T09:00', ['today 2026-11-26T17:00', 'tomorrow 2026-11-27T10:00', 'friday 2026-12-04T10:00']],
    ['2026-12-31T23:30', ['tomorrow 2027-01-01T10:00', 'friday 2027-01-08T10:00']],
  ])('%s', (now, expected) => {
    expect(shown(now)).toEqual(expected);
  });
});
