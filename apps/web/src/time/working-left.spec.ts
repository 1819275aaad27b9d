import { leftUntil, standsUntil, workingLeft } from './working-left';

const SPANS = [
  { from: '2026-11-18T03:50:00.000Z', to: '2026-11-18T04:00:00.000Z' },
  { from: '2026-11-18T05:00:00.000Z', to: '2026-11-18T05:20:00.000Z' },
];

describe('what is left of a clock in working time', () => {
  it.each([
    ['before it begins', '2026-11-18T03:40:00Z', 30, '2026-11-18T03:50:00.000Z'],
    ['in the first stretch', '2026-11-18T03:55:00Z', 25, null],
    ['at its end', '2026-11-18T04:00:00Z', 20, '2026-11-18T05:00:00.000Z'],
    ['over lunch', '2026-11-18T04:30:00Z', 20, '2026-11-18T05:00:00.000Z'],
    ['in the second', '2026-11-18T05:05:00Z', 15, null],
    ['at the deadline', '2026-11-18T05:20:00Z', 0, null],
    ['after it', '2026-11-18T06:00:00Z', 0, null],
  ])('%s', (_, at, minutes, stands) => {
    expect(workingLeft(SPANS, Date.parse(at))).toBe(minutes * 60_000);
    expect(standsUntil(SPANS, Date.parse(at))).toBe(stands);
  });
});

describe('what is left until a deadline', () => {
  const due = Date.parse('2026-11-18T05:20:00Z');

  it('is working time where the server says which, and stands still over lunch', () => {
    const left = ['03:50', '04:00', '04:30', '05:00', '05:10'].map(
      (at) => leftUntil(due, SPANS, Date.parse(`2026-11-18T${at}:00Z`)) / 60_000,
    );
    expect(left).toEqual([30, 20, 20, 20, 10]);
  });

  it('is the time on the wall where nothing is said', () => {
    expect(leftUntil(due, [], Date.parse('2026-11-18T04:20:00Z'))).toBe(60 * 60_000);
  });
});
