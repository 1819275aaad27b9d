import fc from 'fast-check';
import { MAX_CATCH_UP, rankByFairShare, whoseTurn } from './fair-share.policy';
import type { RankedCandidate, ShareCandidate } from './fair-share.policy';

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

const order = (ranked: readonly RankedCandidate[]): string[] =>
  ranked.filter((candidate) => candidate.eligible).map((candidate) => candidate.userId);

/** Gives one lead away and writes the ledger as the service does. */
function give(team: ShareCandidate[]): { team: ShareCandidate[]; chosen: string | null } {
  const chosen = rankByFairShare(team).find((candidate) => candidate.rank === 1);
  if (chosen === undefined) return { team, chosen: null };
  return {
    chosen: chosen.userId,
    team: team.map((candidate) =>
      candidate.userId === chosen.userId
        ? {
            ...candidate,
            open: candidate.open + 1,
            received: (candidate.received ?? 0) + 1,
            credit: chosen.credit,
          }
        : candidate,
    ),
  };
}

describe('eligibility comes before shares', () => {
  it.each([
    ['inactive', { active: false }],
    ['not_accepting', { accepting: false }],
    ['on_leave', { onLeave: true }],
    ['had_it', { hadIt: true }],
    ['full', { open: 60, capacity: 60 }],
    ['full', { open: 0, capacity: 0 }],
  ] as const)('%s', (why, extra) => {
    const [first, second] = rankByFairShare([agent('a', extra), agent('b', { received: 500, open: 59 })]);
    expect(first).toMatchObject({ userId: 'b', rank: 1, eligible: true, why: null });
    expect(second).toMatchObject({ userId: 'a', rank: null, eligible: false, why, shortfall: null });
  });

  it('nobody eligible gives nobody a rank', () => {
    expect(
      rankByFairShare([agent('a', { active: false })]).every((candidate) => candidate.rank === null),
    ).toBe(true);
    expect(rankByFairShare([])).toEqual([]);
  });
});

describe('shares', () => {
  it('goes to who is furthest behind', () => {
    expect(order(rankByFairShare([agent('a', { received: 5 }), agent('b', { received: 3 })]))).toEqual([
      'b',
      'a',
    ]);
  });

  it('a double weight holds twice as many before it is level', () => {
    expect(
      order(rankByFairShare([agent('a', { received: 5, weight: 2 }), agent('b', { received: 3 })])),
    ).toEqual(['a', 'b']);
  });

  it('a tie goes to the lower load, then to the smaller id', () => {
    const base = { capacity: 60 };
    expect(
      order(rankByFairShare([agent('a', { ...base, open: 9 }), agent('b', { ...base, open: 3 })])),
    ).toEqual(['b', 'a']);
    expect(order(rankByFairShare([agent('b', base), agent('a', base)]))).toEqual(['a', 'b']);
  });

  it('a newcomer starts level with the others', () => {
    const ranked = rankByFairShare([
      agent('old1', { received: 100 }),
      agent('old2', { received: 102 }),
      agent('new', { received: null }),
    ]);
    expect(ranked.find((candidate) => candidate.userId === 'new')).toMatchObject({
      credit: 101,
      received: 0,
    });
    expect(order(ranked)).toEqual(['old1', 'new', 'old2']);
  });
});

describe('properties', () => {
  const weights = fc.array(fc.constantFrom(0.5, 1, 1.5, 2, 3, 7), { minLength: 1, maxLength: 9 });

  it('who is always eligible is never a whole lead off the ideal', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 250 }), (list, leads) => {
        let team = list.map((weight, index) => agent(`u${index}`, { weight }));
        const total = list.reduce((sum, weight) => sum + weight, 0);
        for (let n = 1; n <= leads; n += 1) {
          team = give(team).team;
          for (const member of team) {
            const ideal = (member.weight / total) * n;
            expect(Math.abs((member.received ?? 0) - ideal)).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a correction of any size is worked off by the leads that follow, and stays so', () => {
    fc.assert(
      fc.property(
        weights,
        fc.array(fc.tuple(fc.nat(8), fc.integer({ min: -40, max: 40 })), { maxLength: 4 }),
        fc.integer({ min: 0, max: 60 }),
        (list, corrections, before) => {
          let team = list.map((weight, index) => agent(`u${index}`, { weight }));
          for (let n = 0; n < before; n += 1) team = give(team).team;
          for (const [index, corrected] of corrections) {
            const at = index % team.length;
            team = team.map((member, place) =>
              place === at
                ? {
                    ...member,
                    corrected: (member.corrected ?? 0) + corrected,
                    slack: (member.slack ?? 0) + Math.abs(corrected),
                  }
                : member,
            );
          }
          const total = list.reduce((sum, weight) => sum + weight, 0);
          const counted = (member: ShareCandidate) => (member.received ?? 0) + (member.corrected ?? 0);
          // Until whoever is furthest ahead of their share is level by what the others get.
          const ahead = Math.max(0, ...team.map((member) => counted(member) / member.weight));
          const owed = team.reduce((sum, member) => sum + ahead * member.weight - counted(member), 0);
          for (let n = 0; n < Math.ceil(owed) + 1; n += 1) team = give(team).team;
          for (let n = 0; n < 30; n += 1) {
            team = give(team).team;
            const all = team.reduce((sum, member) => sum + counted(member), 0);
            for (const member of team) {
              expect(Math.abs(counted(member) - (member.weight / total) * all)).toBeLessThanOrEqual(1 + 1e-9);
              expect(member.credit).toBe(0);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a newcomer and who was away take no part in the others’ corrections', () => {
    const late = agent('late', { received: null });
    const ranked = rankByFairShare([
      agent('a', { received: 10, corrected: 50, slack: 50 }),
      agent('b', { received: 10, corrected: -50, slack: 50 }),
      late,
    ]);
    expect(ranked.find(({ userId }) => userId === 'late')).toMatchObject({ credit: 10 });
    expect(order(ranked)[0]).toBe('b');
  });

  it('no cap is ever exceeded, and every lead finds room while there is some', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ capacity: fc.integer({ min: 0, max: 8 }), weight: fc.constantFrom(0.5, 1, 4) }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        fc.integer({ min: 0, max: 60 }),
        (list, leads) => {
          let team = list.map((extra, index) => agent(`u${index}`, extra));
          const room = list.reduce((sum, { capacity }) => sum + capacity, 0);
          let given = 0;
          for (let n = 0; n < leads; n += 1) {
            const turn = give(team);
            team = turn.team;
            if (turn.chosen !== null) given += 1;
          }
          expect(given).toBe(Math.min(room, leads));
          expect(team.every((member) => member.open <= member.capacity)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('neither a newcomer nor who was away is flooded', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 0, max: 500 }),
        fc.option(fc.integer({ min: 0, max: 500 })),
        (others, history, missed) => {
          let team = Array.from({ length: others }, (_, index) => agent(`u${index}`, { received: history }));
          team.push(agent('late', { received: missed === null ? null : Math.max(0, history - missed) }));
          const before = team.at(-1)?.received ?? 0;
          const turns = (others + 1) * 4;
          for (let n = 0; n < turns; n += 1) team = give(team).team;
          const gained = (team.at(-1)?.received ?? 0) - before;
          expect(gained).toBeLessThanOrEqual(turns / (others + 1) + MAX_CATCH_UP + 1);
          expect(gained).toBeGreaterThanOrEqual(3);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('the stored inputs replay to the same ranking, in any order of the team', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            userId: fc.uuid(),
            active: fc.boolean(),
            accepting: fc.boolean(),
            onLeave: fc.boolean(),
            open: fc.integer({ min: 0, max: 10 }),
            capacity: fc.integer({ min: 1, max: 10 }),
            weight: fc.constantFrom(0.5, 1, 2.25),
            received: fc.option(fc.integer({ min: 0, max: 50 })),
            credit: fc.constantFrom(0, 1.5, 20),
            corrected: fc.constantFrom(0, -7, 12),
            slack: fc.constantFrom(0, 12),
            lastAt: fc.constant(null),
          }),
          { selector: (candidate) => candidate.userId, maxLength: 8 },
        ),
        (team) => {
          const stored = JSON.parse(JSON.stringify(team)) as ShareCandidate[];
          expect(rankByFairShare([...stored].reverse())).toEqual(rankByFairShare(team));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('whose turn it may be while others are just being given a lead', () => {
  const team = (...received: number[]): ShareCandidate[] =>
    received.map((count, index) => agent(`agent-${String.fromCharCode(97 + index)}`, { received: count }));
  const turns = (...received: number[]): number => whoseTurn(rankByFairShare(team(...received))).length;

  it.each([
    ['all of three at the beginning of a round', [4, 4, 4], 3],
    ['the two who have not had theirs', [5, 4, 4], 2],
    ['the last of the round alone', [5, 5, 4], 1],
    ['the only agent, however many they have', [9], 1],
    ['nobody of an empty team', [], 0],
    ['in a team of twelve also who had theirs this round', [5, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 12],
    ['but nobody who is leads ahead', [8, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], 11],
  ])('%s', (_name, received, expected) => {
    expect(turns(...received)).toBe(expected);
  });

  it('nobody whose turn it is gets further ahead than allowed, whatever the weights', () => {
    const teams = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), received: fc.nat(40) }), {
      minLength: 2,
      maxLength: 3,
    });
    fc.assert(
      fc.property(teams, (members) => {
        const candidates = members.map((member, index) => agent(`agent-${index}`, member));
        const ranked = rankByFairShare(candidates);
        const total = ranked.reduce((sum, { received, credit }) => sum + received + credit, 0) + 1;
        const weight = members.reduce((sum, member) => sum + member.weight, 0);
        for (const turn of whoseTurn(ranked)) {
          expect(turn.received + turn.credit + 1 - (turn.weight / weight) * total).toBeLessThan(1.001);
        }
      }),
    );
  });
});
