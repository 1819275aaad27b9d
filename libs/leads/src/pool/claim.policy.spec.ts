import fc from 'fast-check';
import { claimsLeft, judgeClaim } from './claim.policy';
import type { ClaimFacts, ClaimRules } from './claim.policy';

const now = new Date('2026-11-18T02:00:00Z');
const rules: ClaimRules = {
  claimsPerDay: 5,
  poolClaimsPerDay: 3,
  holdingLimit: 10,
  coolingOffDays: 7,
  waitMinutes: 30,
};
const facts: ClaimFacts = {
  claimedToday: 0,
  claimedHereToday: 0,
  held: 0,
  heldUntil: null,
  pooledAt: new Date('2026-11-18T01:30:00Z'),
  now,
};

describe('claiming', () => {
  it.each<[string, Partial<ClaimRules>, Partial<ClaimFacts>, object]>([
    ['is allowed from the minute on at which the wait ends', {}, {}, { ok: true }],
    [
      'is refused a second earlier',
      {},
      { pooledAt: new Date('2026-11-18T01:30:01Z') },
      { code: 'claim_early', from: new Date('2026-11-18T02:00:01Z') },
    ],
    ['stops at the limit of the day', {}, { claimedToday: 5 }, { code: 'claim_limit', limit: 5 }],
    [
      'stops at the pool’s own limit',
      {},
      { claimedToday: 3, claimedHereToday: 3 },
      { code: 'claim_limit', limit: 3 },
    ],
    [
      'of a pool without a limit goes on',
      { poolClaimsPerDay: null },
      { claimedToday: 4, claimedHereToday: 4 },
      { ok: true },
    ],
    ['stops when too many are in hand', {}, { held: 10 }, { code: 'holding_limit', limit: 10 }],
    [
      'is closed to the former owner',
      {},
      { heldUntil: new Date('2026-11-11T02:00:01Z') },
      { code: 'cooling_off', until: new Date('2026-11-18T02:00:01Z') },
    ],
    ['opens to the former owner in time', {}, { heldUntil: new Date('2026-11-11T02:00:00Z') }, { ok: true }],
    [
      'says what lasts longest first',
      {},
      { claimedToday: 5, held: 10, heldUntil: now, pooledAt: now },
      { code: 'claim_limit' },
    ],
    ['is closed where nobody may claim', { claimsPerDay: 0 }, {}, { code: 'claim_limit', limit: 0 }],
  ])('%s', (_name, changedRules, changedFacts, verdict) => {
    expect(judgeClaim({ ...rules, ...changedRules }, { ...facts, ...changedFacts })).toMatchObject(verdict);
  });

  it('what is left and what is allowed agree', () => {
    const limit = fc.option(fc.nat(6), { nil: null });
    fc.assert(
      fc.property(
        fc.nat(6),
        limit,
        limit,
        fc.nat(6),
        fc.nat(6),
        fc.nat(6),
        (perDay, pool, holding, today, here, held) => {
          const some = { ...rules, claimsPerDay: perDay, poolClaimsPerDay: pool, holdingLimit: holding };
          const stand = { ...facts, claimedToday: today, claimedHereToday: here, held };
          expect(claimsLeft(some, stand) > 0).toBe(judgeClaim(some, stand).ok);
        },
      ),
    );
  });
});
