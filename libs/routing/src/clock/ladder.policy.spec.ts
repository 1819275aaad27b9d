import fc from 'fast-check';
import { DEFAULT_SHIFTS } from '@luodi/workspace';
import type { WorkingCalendar } from '@luodi/workspace';
import { dueRungs, judgeLadder, ladderOf } from './ladder.policy';
import { DEFAULT_SLA } from './sla-policy.policy';
import type { SlaPolicy } from './sla-policy.policy';

const calendar: WorkingCalendar = {
  tz: 'Asia/Shanghai',
  shifts: DEFAULT_SHIFTS,
  days: new Map(),
  loadedYears: new Set([2026]),
};
const at = (local: string): Date => new Date(`2026-11-${local}:00+08:00`);
const policy: SlaPolicy = {
  ...DEFAULT_SLA,
  steps: [
    { act: 'pool', after: 120 },
    { act: 'copy', percent: 80 },
    { act: 'reassign', after: 60 },
    { act: 'copy', after: 0 },
  ],
};
const timer = { startedAt: at('18T09:00'), minutes: 30, dueAt: at('18T09:30'), heldSince: null };
const steps = ladderOf(calendar, policy, timer);
const moment = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(8, 16);

describe('a ladder', () => {
  it('has its steps in the order of time, the milder first', () => {
    expect(steps.map((step) => [step.key, moment(step.at)])).toEqual([
      ['warn:50', '18T09:15'],
      ['warn:80', '18T09:24'],
      ['copy:80', '18T09:24'],
      ['copy+0', '18T09:30'],
      ['breach', '18T09:30'],
      ['reassign+60', '18T10:30'],
      ['pool+120', '18T11:30'],
    ]);
  });

  it('counts rungs from when somebody got the lead after the deadline, and passes over leave', () => {
    const later = ladderOf(calendar, policy, { ...timer, heldSince: at('18T11:30') });
    expect(later.filter((step) => step.afterBreach).map((step) => moment(step.at))).toEqual([
      '18T11:30',
      '18T14:00',
      '18T15:00',
    ]);
    const away = ladderOf(calendar, policy, { ...timer, dueAt: at('19T09:30') }, [
      [at('18T09:10'), at('19T09:10')],
    ]);
    expect(moment(away[0]!.at)).toBe('19T09:15');
  });

  it('warns of nothing when the date was promised for now', () => {
    const now = ladderOf(calendar, policy, { ...timer, minutes: 0, dueAt: timer.startedAt });
    expect(now.map((step) => step.key)).toEqual(['copy+0', 'breach', 'reassign+60', 'pool+120']);
  });
});

describe('a sweep', () => {
  it.each([
    ['09:14', [], [], false, '18T09:15', null],
    ['09:15', [], ['warn:50'], false, '18T09:24', null],
    ['09:15', ['warn:50'], [], false, '18T09:24', null],
    ['09:25', [], ['warn:50', 'warn:80', 'copy:80'], false, '18T09:30', null],
    ['09:30', ['warn:50', 'warn:80', 'copy:80'], ['breach'], true, null, '18T09:30'],
    ['18:00', [], ['warn:50', 'warn:80', 'copy:80', 'breach'], true, null, '18T09:30'],
    ['09:31', ['warn:50', 'warn:80', 'copy:80', 'breach', 'copy+0'], [], true, null, '18T10:30'],
  ] as const)('at %s after %j says %j', (local, fired, due, breached, nextEvent, nextStep) => {
    const verdict = judgeLadder(steps, new Set(fired), at(`18T${local}`));
    expect(verdict.due.map((step) => step.key)).toEqual(due);
    expect(verdict.breached).toBe(breached);
    expect(verdict.nextEventAt === null ? null : moment(verdict.nextEventAt)).toBe(nextEvent);
    expect(verdict.nextStepAt === null ? null : moment(verdict.nextStepAt)).toBe(nextStep);
  });

  it('however often and whenever it looks, forwards and backwards, takes each step once and none early', () => {
    const minutes = fc.array(fc.integer({ min: -60, max: 60 * 24 * 3 }), { maxLength: 40 });
    fc.assert(
      fc.property(minutes, (moments) => {
        const fired = new Set<string>();
        const order: string[] = [];
        for (const minute of [...moments, 60 * 24 * 4]) {
          const now = new Date(timer.startedAt.getTime() + minute * 60_000);
          for (const step of [...judgeLadder(steps, fired, now).due, ...dueRungs(steps, fired, now)]) {
            expect(step.at <= now).toBe(true);
            expect(fired.has(step.key)).toBe(false);
            fired.add(step.key);
            order.push(step.key);
          }
        }
        expect([...order].sort()).toEqual(steps.map((step) => step.key).sort());
      }),
    );
  });
});
