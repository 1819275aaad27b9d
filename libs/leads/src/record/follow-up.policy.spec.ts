import { followUpFault } from './follow-up.policy';

const NOW = new Date('2026-11-18T10:00:00+08:00');

describe('the date of the next follow-up', () => {
  it.each([
    ['now', '2026-11-18T10:00:00+08:00', null],
    ['five minutes ago, while the form was filled in', '2026-11-18T09:55:00+08:00', null],
    ['longer ago', '2026-11-18T09:54:59+08:00', 'inPast'],
    ['last year', '2025-11-18T10:00:00+08:00', 'inPast'],
    ['the last moment of thirty days', '2026-12-18T10:00:00+08:00', null],
    ['a second later', '2026-12-18T10:00:01+08:00', 'tooFarAhead'],
    ['in ten years', '2036-11-18T10:00:00+08:00', 'tooFarAhead'],
  ])('%s', (_, next, expected) => {
    expect(followUpFault(new Date(next), NOW, 30)).toBe(expected);
  });
});
