import { WITHDRAW_SCOPES } from '../purposes';
import { receiptNumber } from './receipt-number.policy';
import { withdrawalEffects } from './withdrawal.policy';

describe('withdrawalEffects', () => {
  it.each([
    ['contact', true, true, true],
    ['sharing', false, false, true],
    ['marketing', false, false, true],
    ['erase', true, true, false],
  ] as const)(
    '%s: stops contact %s, closes the inquiry %s, done at once %s',
    (scope, stops, closes, done) => {
      expect(withdrawalEffects(scope)).toMatchObject({
        stopsContact: stops,
        closesInquiry: closes,
        doneAtOnce: done,
      });
    },
  );

  it('ends at least one consent whatever is withdrawn', () => {
    for (const scope of WITHDRAW_SCOPES) expect(withdrawalEffects(scope).ends.length).toBeGreaterThan(0);
  });

  it('numbers receipts by day', () => {
    expect(receiptNumber('2026-11-22', 7)).toBe('CH-261122-0007');
    expect(receiptNumber('2026-11-22', 12345)).toBe('CH-261122-12345');
  });
});
