import fc from 'fast-check';
import { DEFAULT_PIPELINES } from './default-pipelines';
import type { DealFacts, DealFieldKey, FactValue } from './deal-fields.policy';
import { DEAL_STATUSES, EXITS, MILESTONES } from './milestones.policy';
import {
  canMove,
  decideMove,
  stagesPassed,
  type GateItem,
  type MoveRequest,
  type Stage,
} from './stage-machine.policy';

const pipelines: Stage[][] = DEFAULT_PIPELINES.map((pipeline) =>
  pipeline.stages.map((stage, index) => ({
    id: stage.milestone,
    name: stage.milestone,
    position: index + 1,
    milestone: stage.milestone,
    probability: 0.5,
    stalledAfterDays: 14,
    gate: stage.gate ?? [],
  })),
);
const rental = pipelines[0]!;
const land = pipelines[2]!;
const stage = (stages: Stage[], id: string): Stage => stages.find((known) => known.id === id)!;

const gateKeys = (stages: readonly Stage[]): DealFieldKey[] => [
  ...new Set(stages.flatMap((known) => known.gate.map((item: GateItem) => item.key))),
];
const filled = (keys: readonly DealFieldKey[]): DealFacts =>
  Object.fromEntries(keys.map((key) => [key, 'x'])) as DealFacts;

function request(over: Partial<MoveRequest> & { to: string }): MoveRequest {
  return { status: 'open', from: rental[0]!, reason: null, facts: { values: {}, visited: false }, ...over };
}

describe('the default pipelines', () => {
  it('walk the milestones in order and start without a gate', () => {
    for (const stages of pipelines) {
      const order = stages.map((known) => MILESTONES.indexOf(known.milestone));
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(stages[0]).toMatchObject({ id: 'qualified', gate: [] });
    }
    expect(land.map((known) => known.id)).toEqual([...MILESTONES]);
    expect(rental.map((known) => known.id)).not.toContain('constructionStarted');
  });
});

describe('a move', () => {
  it('names every missing item of every stage that it passes over, each once', () => {
    const decision = decideMove(rental, request({ to: 'signed' }));
    expect(decision).toMatchObject({ ok: false, code: 'gate_unmet' });
    const missing = !decision.ok && decision.code === 'gate_unmet' ? decision.missing : [];
    expect(missing).toContainEqual({ kind: 'field', key: 'areaSqm', stage: 'siteVisit' });
    expect(missing).toContainEqual({ kind: 'visit', key: 'visitedOn', stage: 'negotiating' });
    expect(missing).toContainEqual({ kind: 'approval', key: 'decision', stage: 'signed' });
    expect(missing).toContainEqual({ kind: 'field', key: 'agreementKind', stage: 'signed' });
    expect(new Set(missing.map((item) => item.key)).size).toBe(missing.length);
  });

  it.each([
    [
      'forward into an open gate',
      request({
        to: 'siteVisit',
        facts: { values: filled(['areaSqm', 'region', 'industry']), visited: false },
      }),
      { ok: true, kind: 'forward', status: 'open' },
    ],
    [
      'a recorded visit satisfies the visit gate',
      request({ from: rental[1]!, to: 'negotiating', facts: { values: {}, visited: true } }),
      { ok: true, kind: 'forward' },
    ],
    [
      'the fields of a visit satisfy it too',
      request({
        from: rental[1]!,
        to: 'negotiating',
        facts: { values: filled(['visitedOn', 'sitesShown']), visited: false },
      }),
      { ok: true },
    ],
    [
      'half the fields of a visit do not',
      request({
        from: rental[1]!,
        to: 'negotiating',
        facts: { values: filled(['visitedOn']), visited: false },
      }),
      {
        ok: false,
        code: 'gate_unmet',
        missing: [{ kind: 'visit', key: 'sitesShown', stage: 'negotiating' }],
      },
    ],
    [
      'zero is a filled value',
      request({
        to: 'siteVisit',
        facts: { values: { areaSqm: 0, region: 'x', industry: 'x' }, visited: false },
      }),
      { ok: true },
    ],
    ['the same stage', request({ to: 'qualified' }), { ok: false, code: 'already_there' }],
    [
      'a stage of another pipeline',
      request({ to: 'constructionStarted' }),
      { ok: false, code: 'unknown_stage' },
    ],
    ['no stage at all', request({ to: 'nowhere' }), { ok: false, code: 'unknown_stage' }],
    [
      'backward without a reason',
      request({ from: rental[3]!, to: 'siteVisit' }),
      { ok: false, code: 'reason_required' },
    ],
    [
      'backward with one',
      request({ from: rental[3]!, to: 'siteVisit', reason: '换址' }),
      { ok: true, kind: 'backward', status: 'open' },
    ],
    ['lost without a reason', request({ to: 'lost' }), { ok: false, code: 'reason_required' }],
    [
      'lost keeps the stage',
      request({ from: rental[2]!, to: 'lost', reason: '价格' }),
      { ok: true, kind: 'lost', status: 'lost', stage: rental[2] },
    ],
    ['on hold without a reason', request({ to: 'onHold' }), { ok: false, code: 'reason_required' }],
    [
      'transferred needs none',
      request({ to: 'transferred' }),
      { ok: true, kind: 'transferred', status: 'transferred' },
    ],
    [
      'lost twice',
      request({ status: 'lost', to: 'lost', reason: 'x' }),
      { ok: false, code: 'already_there' },
    ],
    [
      'from on hold to lost',
      request({ status: 'on_hold', to: 'lost', reason: 'x' }),
      { ok: true, kind: 'lost' },
    ],
    [
      'resuming at the stage where it stopped',
      request({ status: 'lost', from: rental[2]!, to: 'negotiating' }),
      { ok: true, kind: 'resumed', status: 'open', stage: rental[2] },
    ],
    [
      'resuming further on needs the gate',
      request({ status: 'on_hold', to: 'siteVisit' }),
      { ok: false, code: 'gate_unmet' },
    ],
    [
      'resuming further back needs a reason',
      request({ status: 'on_hold', from: rental[2]!, to: 'qualified' }),
      { ok: false, code: 'reason_required' },
    ],
    [
      'the last stage wins',
      request({
        from: rental[6]!,
        to: 'inProduction',
        facts: { values: filled(['producingOn', 'staff']), visited: false },
      }),
      { ok: true, kind: 'forward', status: 'won' },
    ],
    [
      'back from the last stage is open again',
      request({ status: 'won', from: rental[7]!, to: 'siteDelivered', reason: 'x' }),
      { ok: true, kind: 'backward', status: 'open' },
    ],
    [
      'production does not win where capacity follows',
      request({
        from: stage(land, 'completed'),
        to: 'inProduction',
        facts: { values: filled(['producingOn', 'staff']), visited: false },
      }),
      { ok: true, status: 'open' },
      land,
    ],
  ])('%s', (_name, asked, expected, stages: Stage[] = rental) => {
    expect(decideMove(stages, asked)).toMatchObject(expected);
  });
});

describe('properties of moves', () => {
  const place = fc.constantFrom(...pipelines).chain((stages) =>
    fc.record({
      stages: fc.constant(stages),
      from: fc.constantFrom(...stages),
      to: fc.constantFrom(...stages),
      keys: fc.subarray(gateKeys(stages)),
      visited: fc.boolean(),
    }),
  );

  it('a forward move passes exactly when each gate on the way passes alone', () => {
    fc.assert(
      fc.property(place, ({ stages, from, to, keys, visited }) => {
        const facts = { values: filled(keys), visited };
        const each = stagesPassed(stages, from, to).every((known) => {
          const before = stages.find((other) => other.position === known.position - 1)!;
          return canMove(stages, before, known, facts).ok;
        });
        expect(canMove(stages, from, to, facts).ok).toBe(each);
      }),
    );
  });

  it('filling what is missing opens the gate, and nothing more is asked', () => {
    fc.assert(
      fc.property(place, ({ stages, from, to, keys, visited }) => {
        const verdict = canMove(stages, from, to, { values: filled(keys), visited });
        if (verdict.ok) return;
        const more = verdict.missing.map((item) => item.key);
        expect(more.some((key) => keys.includes(key))).toBe(false);
        expect(canMove(stages, from, to, { values: filled([...keys, ...more]), visited })).toEqual({
          ok: true,
        });
      }),
    );
  });

  it('more facts never close a gate', () => {
    fc.assert(
      fc.property(place, fc.string(), ({ stages, from, to, keys, visited }, extra) => {
        const small: Record<string, FactValue> = { ...filled(keys) };
        if (!canMove(stages, from, to, { values: small, visited }).ok) return;
        expect(canMove(stages, from, to, { values: { ...small, [extra]: 'x' }, visited: true }).ok).toBe(
          true,
        );
      }),
    );
  });

  it('never refuses for a gate when going back, and never moves without a reason then', () => {
    fc.assert(
      fc.property(place, fc.option(fc.string({ minLength: 1 })), ({ stages, from, to }, reason) => {
        if (to.position >= from.position) return;
        const decision = decideMove(stages, {
          status: 'open',
          from,
          to: to.id,
          reason,
          facts: { values: {}, visited: false },
        });
        expect(decision.ok).toBe(reason !== null);
      }),
    );
  });

  it('exits keep the stage and change the status, whatever the status was', () => {
    fc.assert(
      fc.property(
        place,
        fc.constantFrom(...EXITS),
        fc.constantFrom(...DEAL_STATUSES),
        ({ stages, from }, to, status) => {
          const decision = decideMove(stages, {
            status,
            from,
            to,
            reason: 'x',
            facts: { values: {}, visited: false },
          });
          if (!decision.ok) expect(decision.code).toBe('already_there');
          else expect(decision).toMatchObject({ stage: from, status: to === 'onHold' ? 'on_hold' : to });
        },
      ),
    );
  });
});
