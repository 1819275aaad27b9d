import { DEFAULT_SHIFTS } from '@luodi/workspace';
import type { WorkingCalendar } from '@luodi/workspace';
import {
  DEFAULT_SLA,
  dueBy,
  firstResponsePolicy,
  policyFor,
  stepsFault,
  subjectOf,
} from './sla-policy.policy';
import type { ClockSubject, SlaPolicy } from './sla-policy.policy';

const base: SlaPolicy = { ...DEFAULT_SLA, kind: 'assessment' };
const general = { ...base, id: 'general' };
const land = { ...base, id: 'land', needType: 'buy_land' };
const big = { ...base, id: 'big', investmentMinYuan: 100_000_000 };
const huge = { ...base, id: 'huge', investmentMinYuan: 1_000_000_000 };
const middling = { ...base, id: 'middling', investmentMinYuan: 50_000_000, investmentMaxYuan: 100_000_000 };
const wide = { ...base, id: 'wide', areaMinSqm: 10_000 };
const bigLand = { ...land, id: 'bigLand', investmentMinYuan: 100_000_000 };
const lead = (subject: Partial<ClockSubject> = {}): ClockSubject => ({
  needType: null,
  areaSqm: null,
  investmentYuan: null,
  ...subject,
});

describe('the policy of a demand', () => {
  const all = [general, land, big, huge, middling, wide];
  it.each([
    ['nothing known', lead(), 'general'],
    ['its need', lead({ needType: 'buy_land' }), 'land'],
    ['another need', lead({ needType: 'rent_office' }), 'general'],
    ['just big enough', lead({ investmentYuan: 100_000_000 }), 'big'],
    ['just not: the band below ends there', lead({ investmentYuan: 99_999_999 }), 'middling'],
    ['below every band', lead({ investmentYuan: 49_000_000 }), 'general'],
    ['the band that begins highest', lead({ investmentYuan: 2_000_000_000 }), 'huge'],
    ['by area', lead({ areaSqm: 20_000 }), 'wide'],
    ['money before area', lead({ areaSqm: 20_000, investmentYuan: 200_000_000 }), 'big'],
    ['need before size', lead({ needType: 'buy_land', investmentYuan: 200_000_000 }), 'land'],
  ])('%s', (_name, subject, id) => {
    expect(policyFor(all, 'assessment', subject)?.id).toBe(id);
    expect(policyFor([...all].reverse(), 'assessment', subject)?.id).toBe(id);
  });

  it('is the one for need and size where there is one, and none of another kind', () => {
    const subject = lead({ needType: 'buy_land', investmentYuan: 200_000_000 });
    expect(policyFor([...all, bigLand], 'assessment', subject)?.id).toBe('bigLand');
    expect(policyFor(all, 'report', subject)).toBeNull();
    expect(policyFor([big], 'assessment', lead())).toBeNull();
    expect(firstResponsePolicy(all, subject)).toBe(DEFAULT_SLA);
  });

  it('goes by the upper bound of the area and the investment in yuan', () => {
    expect(
      subjectOf({ needType: null, areaMinSqm: 100, areaMaxSqm: 200, details: { investmentWan: 12_000 } }),
    ).toEqual({ needType: null, areaSqm: 200, investmentYuan: 120_000_000 });
    expect(
      subjectOf({ needType: null, areaMinSqm: 100, areaMaxSqm: null, details: { investmentWan: '1' } }),
    ).toEqual(lead({ areaSqm: 100 }));
  });
});

describe('the time of a policy', () => {
  const calendar: WorkingCalendar = {
    tz: 'Asia/Shanghai',
    shifts: DEFAULT_SHIFTS,
    days: new Map(),
    loadedYears: new Set([2026]),
  };
  const at = (local: string): Date => new Date(`${local}:00+08:00`);

  it('is working minutes, or the end of a working day with the minutes until then', () => {
    expect(dueBy(calendar, { minutes: 60, days: null }, at('2026-11-20T17:30'), [])).toEqual({
      dueAt: at('2026-11-23T09:00'),
      minutes: 60,
    });
    expect(dueBy(calendar, { minutes: null, days: 1 }, at('2026-11-20T17:30'), [])).toEqual({
      dueAt: at('2026-11-23T18:00'),
      minutes: 30 + 480,
    });
  });
});

describe('the rungs of a ladder', () => {
  it.each([
    [
      [
        { act: 'copy', percent: 80 },
        { act: 'reassign', after: 60 },
        { act: 'pool', after: 120 },
      ],
      null,
    ],
    [[{ act: 'copy' }], 'step_when'],
    [[{ act: 'copy', percent: 80, after: 10 }], 'step_when'],
    [[{ act: 'reassign', percent: 80 }], 'step_act'],
    [
      [
        { act: 'pool', after: 5 },
        { act: 'pool', after: 5 },
      ],
      'step_twice',
    ],
  ] as const)('%j: %s', (steps, fault) => {
    expect(stepsFault(steps)).toBe(fault);
  });
});
