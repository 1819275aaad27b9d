import { FIRST_BACKOFF, nextDelay, type Backoff } from './backoff.policy';

function delays(runs: readonly number[]): number[] {
  let backoff: Backoff = FIRST_BACKOFF;
  return runs.map((ranForMs) => (backoff = nextDelay(backoff, ranForMs)).delayMs);
}

describe('the back-off of a crashed process', () => {
  it('doubles from half a second to half a minute', () => {
    expect(delays([0, 0, 0, 0, 0, 0, 0, 0, 0])).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('begins anew after a minute of health', () => {
    expect(delays([0, 0, 59_999, 60_000, 0])).toEqual([500, 1_000, 2_000, 500, 1_000]);
  });
});
