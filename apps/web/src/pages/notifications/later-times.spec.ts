import { laterTimes } from './later-times';

const at = (text: string): number => Date.parse(`${text}:00+08:00`);

describe('times at which a notice comes again', () => {
  it.each([
    ['2026-11-18T10:00', ['2026-11-18T11:00', '2026-11-19T09:00', '2026-11-23T09:00']], // a Wednesday
    ['2026-11-22T10:00', ['2026-11-22T11:00', '2026-11-23T09:00']], // a Sunday: tomorrow is Monday
    ['2026-11-23T23:30', ['2026-11-24T00:30', '2026-11-24T09:00', '2026-11-30T09:00']], // a Monday
  ])('from %s are %j', (now, times) => {
    expect(laterTimes(at(now)).map((time) => time.at)).toEqual(times.map(at));
  });
});
