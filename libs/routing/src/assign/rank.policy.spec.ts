import fc from 'fast-check';
import { afterChoice } from './bulk-routing.service';
import { decide, replay } from './decision.policy';
import type { DecisionInputs } from './decision.policy';
import type { ShareCandidate } from './fair-share.policy';
import { periodStart } from './period.policy';
import type { Period } from './period.policy';
import { STRATEGIES, rank } from './rank.policy';
import type { Strategy } from './rank.policy';
import { levelCredit, rebase } from './rebase.policy';
import type { RoutingRule } from './routing-config';

const agent = (userId: string, extra: Partial<ShareCandidate> = {}): ShareCandidate => ({
  userId,
  active: true,
  accepting: true,
  onLeave: false,
  open: 0,
  capacity: 1_000_000,
  weight: 1,
  received: 0,
  credit: 0,
  lastAt: null,
  ...extra,
});
const by = (strategy: Strategy, companyOwnerId: string | null = null) => ({ strategy, companyOwnerId });
const order = (team: ShareCandidate[], strategy: Strategy, owner: string | null = null): string[] =>
  rank(team, by(strategy, owner))
    .filter((candidate) => candidate.eligible)
    .map((candidate) => candidate.userId);

describe('strategies', () => {
  const team = [
    agent('a', { open: 5, lastAt: 300 }),
    agent('b', { open: 2, lastAt: 100 }),
    agent('c', { open: 9, lastAt: null }),
    agent('away', { onLeave: true, lastAt: null }),
  ];

  it.each<[Strategy, string[]]>([
    ['round_robin', ['c', 'b', 'a']],
    ['least_load', ['b', 'a', 'c']],
  ])('%s', (strategy, expected) => {
    expect(order(team, strategy)).toEqual(expected);
  });

  it('whoever has the company comes first when they are eligible', () => {
    expect(order(team, 'least_load', 'c')).toEqual(['c', 'b', 'a']);
    expect(order(team, 'least_load', 'away')).toEqual(['b', 'a', 'c']);
    expect(order(team, 'least_load', 'stranger')).toEqual(['b', 'a', 'c']);
    expect(rank(team, by('round_robin', 'a'))[0]).toMatchObject({ userId: 'a', rank: 1 });
  });

  it('a cap of the rule counts before any order', () => {
    const [first, second] = rank(
      [agent('a', { cap: { limit: 3, given: 3 } }), agent('b', { lastAt: 9, cap: { limit: 3, given: 2 } })],
      by('round_robin'),
    );
    expect(first).toMatchObject({ userId: 'b', rank: 1, cap: { limit: 3, given: 2 } });
    expect(second).toMatchObject({ userId: 'a', eligible: false, why: 'rule_cap' });
  });

  it('round robin gives everybody who is there all the time as many, but for one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 80 }), (size, leads) => {
        let members: readonly ShareCandidate[] = Array.from({ length: size }, (_, index) =>
          agent(`u${index}`),
        );
        for (let n = 1; n <= leads; n += 1) {
          const first = rank(members, by('round_robin'))[0];
          if (first !== undefined) members = afterChoice(members, first, new Date(n));
        }
        const counts = members.map((member) => member.received ?? 0);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});

type Event =
  | { readonly kind: 'lead' }
  | { readonly kind: 'leave' | 'back'; readonly who: number }
  | { readonly kind: 'weight'; readonly who: number; readonly weight: number };

/** The ledger as the services keep it, over any sequence of events. */
class Office {
  public members: ShareCandidate[];
  /** Of those always there: what each ought to have of the leads that these have got. */
  public readonly ideal: number[];
  public readonly got: number[];
  private readonly away = new Set<number>();

  public constructor(
    weights: readonly number[],
    private readonly steady: number,
  ) {
    this.members = weights.map((weight, index) => agent(`u${index}`, { weight, received: null }));
    this.ideal = weights.map(() => 0);
    this.got = weights.map(() => 0);
  }

  public happen(event: Event): void {
    if (event.kind === 'lead') this.give();
    else if (event.kind === 'weight') this.reweigh(event.who % this.members.length, event.weight);
    else if (this.steady < this.members.length) {
      const who = this.steady + (event.who % (this.members.length - this.steady));
      if (event.kind === 'leave') this.away.add(who);
      else if (this.away.delete(who)) this.settle(who);
    }
  }

  private give(): void {
    const seen = this.members.map((member, index) => ({ ...member, onLeave: this.away.has(index) }));
    const ranked = rank(seen, by('fair_share'));
    const first = ranked[0];
    if (first === undefined || !first.eligible) return;
    const chosen = this.members.findIndex((member) => member.userId === first.userId);
    this.members = [...afterChoice(this.members, first, new Date())].map((member, index) => {
      const verdict = ranked.find((candidate) => candidate.userId === member.userId);
      const isNew = index !== chosen && verdict?.newcomer === true && verdict.eligible;
      return isNew ? { ...member, received: 0, credit: verdict.credit } : member;
    });
    this.got[chosen] = (this.got[chosen] ?? 0) + 1;
    if (chosen >= this.steady) return;
    const total = this.members.slice(0, this.steady).reduce((sum, member) => sum + member.weight, 0);
    for (let index = 0; index < this.steady; index += 1) {
      this.ideal[index] = (this.ideal[index] ?? 0) + (this.members[index]?.weight ?? 0) / total;
    }
  }

  private ledger() {
    return this.members
      .filter((member) => member.received !== null)
      .map(({ userId, weight, received, credit }) => ({ userId, weight, received: received ?? 0, credit }));
  }

  private reweigh(who: number, weight: number): void {
    const userId = `u${who}`;
    const known = this.ledger();
    const credits = known.some((entry) => entry.userId === userId)
      ? rebase(known, new Map([[userId, weight]]))
      : new Map<string, number>();
    this.members = this.members.map((member) => ({
      ...member,
      weight: member.userId === userId ? weight : member.weight,
      credit: credits.get(member.userId) ?? member.credit,
    }));
  }

  private settle(who: number): void {
    const ledger = this.ledger();
    const own = ledger.find((entry) => entry.userId === `u${who}`);
    if (own === undefined) return;
    const credit = levelCredit(
      own,
      ledger.filter((entry) => entry !== own),
    );
    this.members = this.members.map((member, index) => (index === who ? { ...member, credit } : member));
  }
}

describe('any sequence of arrivals, absences and weight changes', () => {
  const weight = fc.constantFrom(0.5, 1, 1.5, 2, 3);
  const event: fc.Arbitrary<Event> = fc.oneof(
    { weight: 12, arbitrary: fc.constant<Event>({ kind: 'lead' }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('back' as const), who: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('weight' as const), who: fc.nat(9), weight }) },
  );

  it('leaves nobody who is always there more than one lead off their share', () => {
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 2, maxLength: 6 }),
        fc.nat(4),
        fc.array(event, { maxLength: 200 }),
        (weights, flicker, events) => {
          const office = new Office(weights, Math.max(2, weights.length - flicker));
          for (const one of events) {
            office.happen(one);
            office.ideal.slice(0, Math.max(2, weights.length - flicker)).forEach((ideal, index) => {
              expect(Math.abs((office.got[index] ?? 0) - ideal)).toBeLessThanOrEqual(1 + 1e-9);
            });
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('floods neither a newcomer nor who comes back from leave: of the next leads they get their share', () => {
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 2, maxLength: 6 }),
        fc.array(event, { maxLength: 120 }),
        fc.boolean(),
        (weights, events, isNew) => {
          const late = weights.length;
          const office = new Office([...weights, 1], isNew ? late : late + 1);
          if (isNew) office.happen({ kind: 'leave', who: 0 });
          for (const one of events) if (one.kind !== 'leave' && one.kind !== 'back') office.happen(one);
          if (isNew) office.happen({ kind: 'back', who: 0 });
          const before = office.got[late] ?? 0;
          const part =
            (office.members[late]?.weight ?? 0) /
            office.members.reduce((sum, member) => sum + member.weight, 0);
          for (let n = 1; n <= 40; n += 1) {
            office.happen({ kind: 'lead' });
            expect((office.got[late] ?? 0) - before).toBeLessThanOrEqual(part * n + 2);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('another weight, the end of a leave', () => {
  it('leaves everybody as far behind or ahead as they were', () => {
    const ledger = [
      { userId: 'a', weight: 1, received: 50, credit: 0 },
      { userId: 'b', weight: 1, received: 51, credit: 0 },
    ];
    const credits = rebase(ledger, new Map([['a', 3]]));
    // 101 in all; a was half a lead behind: of 101 × 3/4 again half a lead.
    expect(credits.get('a')).toBeCloseTo(75.75 - 0.5 - 50, 3);
    expect(credits.get('b')).toBeCloseTo(25.25 + 0.5 - 51, 3);
  });

  it('who was away neither gets nor owes what was given meanwhile', () => {
    const own = { userId: 'a', weight: 2, received: 4, credit: 0 };
    const others = [
      { userId: 'b', weight: 1, received: 10, credit: 0 },
      { userId: 'c', weight: 1, received: 12, credit: 0 },
    ];
    expect(levelCredit(own, others)).toBe(18);
    expect(levelCredit({ ...own, received: 40 }, others)).toBe(0);
    expect(levelCredit(own, [])).toBe(0);
  });
});

describe('periods begin on the zone’s clocks', () => {
  it.each<[Period, string, string]>([
    ['day', '2026-11-18T00:30:00+08:00', '2026-11-18T00:00:00+08:00'],
    ['day', '2026-11-18T23:59:59+08:00', '2026-11-18T00:00:00+08:00'],
    ['week', '2026-11-22T23:00:00+08:00', '2026-11-16T00:00:00+08:00'],
    ['week', '2026-11-23T00:00:00+08:00', '2026-11-23T00:00:00+08:00'],
    ['month', '2026-12-01T00:00:00+08:00', '2026-12-01T00:00:00+08:00'],
    ['month', '2026-11-30T23:59:59+08:00', '2026-11-01T00:00:00+08:00'],
  ])('%s of %s', (period, at, start) => {
    expect(periodStart(period, new Date(at), 'Asia/Shanghai')).toEqual(new Date(start));
  });
});

describe('a replay', () => {
  const calendar = { tz: 'Asia/Shanghai', shifts: [], days: new Map(), loadedYears: new Set<number>() };
  const rule: RoutingRule = {
    id: 'r',
    name: '规则',
    active: true,
    conditions: [],
    target: 'team',
    teamId: 't',
    teamName: '一组',
    userId: null,
    strategy: 'fair_share',
    ownerFirst: false,
    period: null,
    cap: null,
    capPeriod: null,
    fallback: 'wait',
    fallbackTeamId: null,
    fallbackTeamName: null,
    onlyOnShift: false,
  };

  it('of the stored inputs gives the same ranking, whatever the strategy', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STRATEGIES),
        fc.option(fc.nat(7)),
        fc.array(
          fc.record({
            active: fc.boolean(),
            accepting: fc.boolean(),
            onLeave: fc.boolean(),
            open: fc.nat(10),
            capacity: fc.integer({ min: 1, max: 10 }),
            weight: fc.constantFrom(0.5, 1, 2.25),
            received: fc.option(fc.nat(50)),
            credit: fc.constantFrom(0, 1.5, -2.3333),
            lastAt: fc.option(fc.nat(1000)),
            given: fc.option(fc.nat(4)),
          }),
          { maxLength: 8 },
        ),
        (strategy, owner, traits) => {
          const team = traits.map(({ given, ...extra }, index) =>
            agent(`u${index}`, {
              ...extra,
              credit: extra.received === null ? 0 : extra.credit,
              ...(given === null ? {} : { cap: { limit: 3, given } }),
            }),
          );
          const decision = decide(
            { ...rule, strategy },
            { agents: team },
            { workspace: calendar, byTeam: new Map() },
            new Date(0),
            owner === null ? null : `u${owner}`,
          );
          const stored = JSON.parse(JSON.stringify(decision.inputs)) as DecisionInputs;
          const ids = (ranked: readonly { readonly userId: string }[]) => ranked.map(({ userId }) => userId);
          expect(ids(replay(stored))).toEqual(ids(decision.ranked));
        },
      ),
      { numRuns: 300 },
    );
  });
});
