import type { BoardColumn, Deal, Pipeline } from '../../api/deals';
import { applyMove, columnBeside, focusAfter, hoverStage, planMove, stallLevel } from './board-model';

const MILESTONES = [
  'qualified',
  'siteVisit',
  'negotiating',
  'review',
  'signed',
  'registered',
  'siteDelivered',
];

const PIPELINE: Pipeline = {
  id: 'p',
  name: '租赁类',
  needTypes: [],
  isDefault: true,
  stages: MILESTONES.map((id, index) => ({
    id,
    name: id,
    position: index + 1,
    milestone: id,
    probability: 0.5,
    stalledAfterDays: 14,
    gate: [],
  })),
};

const deal = (id: string, milestone: string, investmentYuan: string | null = '1000000.00'): Deal => ({
  id,
  number: id,
  name: id,
  status: 'open',
  stage: { id: milestone, name: milestone, milestone, enteredAt: '2026-11-01T00:00:00Z' },
  pipelineId: 'p',
  leadId: null,
  owner: { id: 'u', name: '彭' },
  company: null,
  park: null,
  needType: null,
  industry: null,
  areaSqm: null,
  landMu: null,
  investmentYuan,
  daysInStage: 3,
  stalled: false,
  nextStep: null,
  nextStepDue: null,
  lostReason: null,
  createdAt: '2026-10-01T00:00:00Z',
  updatedAt: '2026-10-01T00:00:00Z',
  version: 1,
});

const column = (stage: string, ...items: Deal[]): BoardColumn => ({
  stage,
  name: stage,
  count: items.length,
  amountYuan: String(items.length * 1_000_000),
  weightedYuan: '0.00',
  items,
  nextCursor: null,
});

describe('what a drop means', () => {
  it.each([
    ['negotiating', 'siteVisit', 'backward'],
    ['negotiating', 'signed', 'forward'],
    ['negotiating', 'negotiating', 'none'],
    ['negotiating', 'landing', 'choose'],
    // Two landing milestones, standing in one: only the other is left, and it lies ahead.
    ['registered', 'landing', 'forward'],
  ] as const)('from %s to %s: %s', (from, to, kind) => {
    expect(planMove(deal('a', from), to, PIPELINE).kind).toBe(kind);
  });

  it('shows the gate of the nearest milestone ahead', () => {
    expect(hoverStage(deal('a', 'signed'), 'landing', PIPELINE)?.id).toBe('registered');
    expect(hoverStage(deal('a', 'registered'), 'landing', PIPELINE)?.id).toBe('siteDelivered');
    expect(hoverStage(deal('a', 'review'), 'review', PIPELINE)).toBeNull();
  });
});

describe('a move shown before the server answers', () => {
  it('puts the card first and carries count and sum over', () => {
    const before = [
      column('qualified', deal('a', 'qualified'), deal('b', 'qualified')),
      column('siteVisit', deal('c', 'siteVisit')),
    ];
    const [from, to] = applyMove(before, 'a', 'siteVisit');
    expect(from?.items.map((item) => item.id)).toEqual(['b']);
    expect([from?.count, from?.amountYuan]).toEqual([1, '1000000.00']);
    expect(to?.items.map((item) => item.id)).toEqual(['a', 'c']);
    expect([to?.count, to?.amountYuan]).toEqual([2, '2000000.00']);
  });

  it('leaves the board alone when the card is gone', () => {
    const before = [column('qualified')];
    expect(applyMove(before, 'x', 'siteVisit')).toBe(before);
  });
});

describe('focus by arrows', () => {
  const columns = [
    column('qualified', deal('a', 'qualified'), deal('b', 'qualified')),
    column('siteVisit'),
    column('negotiating', deal('c', 'negotiating')),
  ];

  it.each([
    ['a', 'ArrowDown', 'b'],
    ['b', 'ArrowDown', 'b'],
    ['b', 'ArrowRight', 'c'],
    ['c', 'ArrowLeft', 'a'],
    ['c', 'ArrowRight', 'c'],
    [null, 'ArrowDown', 'a'],
    ['a', 'End', 'b'],
  ] as const)('%s %s goes to %s, skipping empty columns', (from, key, to) => {
    expect(focusAfter(columns, from, key)).toBe(to);
  });

  it('lifts over empty columns too, and stops at the ends', () => {
    expect(columnBeside(columns, 'qualified', 1)).toBe('siteVisit');
    expect(columnBeside(columns, 'negotiating', 1)).toBe('negotiating');
  });
});

describe('days in stage', () => {
  it.each([
    [10, 'ok'],
    [11, 'warn'],
    [14, 'warn'],
    [15, 'bad'],
  ] as const)('%d of 14 days: %s', (days, level) => {
    expect(stallLevel(days, 14)).toBe(level);
  });
});
