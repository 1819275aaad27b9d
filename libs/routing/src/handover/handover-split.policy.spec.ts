import fc from 'fast-check';
import { splitByWeight } from './handover-split.policy';

const items = (count: number): string[] => Array.from({ length: count }, (_, n) => `lead-${n}`);
const counts = (given: ReadonlyMap<string, string>): Record<string, number> => {
  const result: Record<string, number> = {};
  for (const userId of given.values()) result[userId] = (result[userId] ?? 0) + 1;
  return result;
};

describe('a handover', () => {
  it.each<[string, number, readonly (readonly [string, number, number])[], Record<string, number>, number]>([
    ['to one person is theirs', 7, [['a', 1, 10]], { a: 7 }, 0],
    [
      'is split evenly',
      6,
      [
        ['a', 1, 10],
        ['b', 1, 10],
        ['c', 1, 10],
      ],
      { a: 2, b: 2, c: 2 },
      0,
    ],
    [
      'is split by weight',
      8,
      [
        ['a', 3, 10],
        ['b', 1, 10],
      ],
      { a: 6, b: 2 },
      0,
    ],
    [
      'goes on with the others when one is full',
      6,
      [
        ['a', 1, 1],
        ['b', 1, 10],
      ],
      { a: 1, b: 5 },
      0,
    ],
    [
      'leaves what nobody has room for',
      5,
      [
        ['a', 1, 2],
        ['b', 1, 1],
      ],
      { a: 2, b: 1 },
      2,
    ],
  ])('%s', (_name, count, receivers, expected, left) => {
    const plan = splitByWeight(
      items(count),
      receivers.map(([userId, weight, room]) => ({ userId, weight, room })),
      () => true,
    );
    expect(counts(plan.given)).toEqual(expected);
    expect(plan.left).toHaveLength(left);
  });

  it('gives everything away, over nobody’s room, and within one of the share while there is room', () => {
    const receiver = fc.record({
      weight: fc.integer({ min: 1, max: 9 }),
      room: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.nat(60), fc.array(receiver, { minLength: 1, maxLength: 6 }), (count, list) => {
        const receivers = list.map((one, n) => ({ userId: `u${n}`, ...one }));
        const plan = splitByWeight(items(count), receivers, () => true);
        const got = counts(plan.given);
        expect(plan.given.size + plan.left.length).toBe(count);
        for (const { userId, room } of receivers) expect(got[userId] ?? 0).toBeLessThanOrEqual(room);
        if (plan.left.length > 0) {
          for (const { userId, room } of receivers) expect(got[userId] ?? 0).toBe(room);
        }
        const roomy = receivers.map((one) => ({ ...one, room: count }));
        const free = counts(splitByWeight(items(count), roomy, () => true).given);
        const weights = roomy.reduce((sum, { weight }) => sum + weight, 0);
        for (const { userId, weight } of roomy) {
          expect((free[userId] ?? 0) - (count * weight) / weights).toBeLessThan(1 + 1e-9);
        }
      }),
    );
  });
});
