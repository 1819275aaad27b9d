import { MAX_ATTEMPTS, nextAttemptAt, pauses } from './retry.policy';

const NOW = new Date('2026-11-18T02:00:00Z');

describe('tries of a delivery', () => {
  it('come after 1, 5, 15 minutes, 1, 3, 6 and 12 hours, and end with the eighth', () => {
    const minutes = Array.from({ length: MAX_ATTEMPTS }, (_, index) => {
      const next = nextAttemptAt(index + 1, NOW);
      return next === null ? null : (next.getTime() - NOW.getTime()) / 60_000;
    });
    expect(minutes).toEqual([1, 5, 15, 60, 180, 360, 720, null]);
  });

  it('pause the receiver after three days without one good answer', () => {
    expect(pauses(new Date('2026-11-15T02:00:01Z'), NOW)).toBe(false);
    expect(pauses(new Date('2026-11-15T02:00:00Z'), NOW)).toBe(true);
  });
});
