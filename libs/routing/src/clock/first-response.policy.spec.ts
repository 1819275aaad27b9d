import fc from 'fast-check';
import { DEFAULT_SHIFTS } from '@luodi/workspace';
import type { WorkingCalendar } from '@luodi/workspace';
import { DEFAULT_SLA, judgeClock, policyFor, startedClock } from './first-response.policy';
import type { SlaPolicy } from './first-response.policy';

const calendar: WorkingCalendar = {
  tz: 'Asia/Shanghai',
  shifts: DEFAULT_SHIFTS,
  days: new Map(),
  loadedYears: new Set([2026]),
};
const at = (local: string): Date => new Date(`${local}:00+08:00`);
const land: SlaPolicy = { id: 'land', needType: 'buy_land', minutes: 60, warnPercents: [] };
const general: SlaPolicy = { id: 'general', needType: null, minutes: 45, warnPercents: [50] };

describe('the policy of a need', () => {
  it('is its own, else the general one, else 30 minutes', () => {
    expect(policyFor([general, land], 'buy_land')).toBe(land);
    expect(policyFor([general, land], 'rent_office')).toBe(general);
    expect(policyFor([land], null)).toBe(DEFAULT_SLA);
  });
});

describe('a clock', () => {
  it('starts with its due time and first warning in working minutes', () => {
    expect(startedClock(calendar, DEFAULT_SLA, at('2026-11-20T17:50'))).toEqual({
      policyId: null,
      minutes: 30,
      startedAt: at('2026-11-20T17:50'),
      dueAt: at('2026-11-23T08:50'),
      nextWarningAt: at('2026-11-23T08:35'),
    });
    expect(startedClock(calendar, land, at('2026-11-20T09:00')).nextWarningAt).toBeNull();
  });

  const running = (warningLevel: number) => ({
    startedAt: at('2026-11-18T09:00'),
    minutes: 30,
    dueAt: at('2026-11-18T09:30'),
    warningLevel,
  });

  it.each([
    [0, '09:14', [], false],
    [0, '09:15', [50], false],
    [50, '09:15', [], false],
    [50, '09:24', [80], false],
    [0, '09:25', [50, 80], false],
    [80, '09:30', [], true],
    [0, '18:00', [50, 80], true],
  ] as const)('said %i, at %s', (level, local, warned, breached) => {
    expect(judgeClock(calendar, DEFAULT_SLA, running(level), at(`2026-11-18T${local}`))).toMatchObject({
      warned,
      breached,
    });
  });

  it('however often and whenever it is looked at, says each level once, none early', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -60, max: 60 * 24 * 3 }), { maxLength: 30 }), (minutes) => {
        let level = 0;
        let breached = false;
        const said: (number | 'breached')[] = [];
        for (const minute of [...minutes, 60 * 24 * 4]) {
          if (breached) break;
          const now = new Date(at('2026-11-18T09:00').getTime() + minute * 60_000);
          const verdict = judgeClock(calendar, DEFAULT_SLA, running(level), now);
          for (const percent of verdict.warned) expect(minute).toBeGreaterThanOrEqual((30 * percent) / 100);
          if (verdict.breached) expect(minute).toBeGreaterThanOrEqual(30);
          said.push(...verdict.warned, ...(verdict.breached ? (['breached'] as const) : []));
          level = verdict.warned.at(-1) ?? level;
          breached = verdict.breached;
        }
        expect(said).toEqual([50, 80, 'breached']);
      }),
    );
  });
});
