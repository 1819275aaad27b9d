import { DEFAULT_SHIFTS } from '@luodi/workspace';
import type { WorkingCalendar } from '@luodi/workspace';
import { startedClock } from './first-response.policy';
import { DEFAULT_SLA } from './sla-policy.policy';

const calendar: WorkingCalendar = {
  tz: 'Asia/Shanghai',
  shifts: DEFAULT_SHIFTS,
  days: new Map(),
  loadedYears: new Set([2026]),
};
const at = (local: string): Date => new Date(`${local}:00+08:00`);

describe('a first-response clock', () => {
  it('starts with its due time and first warning in working minutes', () => {
    expect(startedClock(calendar, DEFAULT_SLA, at('2026-11-20T17:50'))).toEqual({
      policyId: null,
      minutes: 30,
      startedAt: at('2026-11-20T17:50'),
      dueAt: at('2026-11-23T08:50'),
      nextWarningAt: at('2026-11-23T08:35'),
    });
    const silent = { ...DEFAULT_SLA, warnPercents: [] };
    expect(startedClock(calendar, silent, at('2026-11-20T09:00')).nextWarningAt).toBeNull();
    const copied = { ...silent, steps: [{ act: 'copy', percent: 90 } as const] };
    expect(startedClock(calendar, copied, at('2026-11-20T09:00')).nextWarningAt).toEqual(
      at('2026-11-20T09:27'),
    );
  });
});
