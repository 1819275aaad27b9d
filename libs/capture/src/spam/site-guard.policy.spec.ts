import { guardUntil, isGuarded, type SiteGuard } from './site-guard.policy';

const NOW = new Date('2026-11-23T10:00:00+08:00');
const soon = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const auto = (guardedUntil: Date | null): SiteGuard => ({ mode: 'auto', guardedUntil });

describe('isGuarded', () => {
  it.each<[string, SiteGuard, boolean]>([
    ['a quiet site', auto(null), false],
    ['load in the last minutes', auto(soon(3)), true],
    ['load long ago', auto(soon(-1)), false],
    ['by hand', { mode: 'on', guardedUntil: null }, true],
    ['switched off by hand, whatever the load', { mode: 'off', guardedUntil: soon(5) }, false],
  ])('%s', (_name, guard, expected) => {
    expect(isGuarded(guard, NOW)).toBe(expected);
  });
});

describe('guardUntil', () => {
  it.each<[string, SiteGuard, number, number | null]>([
    ['as many as people write', auto(null), 120, null],
    ['one more than that', auto(null), 121, 10],
    ['already guarded for long enough', auto(soon(8)), 500, null],
    ['guarded, but soon no more', auto(soon(4)), 500, 10],
    ['switched on by hand: nothing to move', { mode: 'on', guardedUntil: null }, 500, null],
    ['switched off by hand', { mode: 'off', guardedUntil: null }, 500, null],
  ])('%s', (_name, guard, perMinute, minutes) => {
    expect(guardUntil(guard, perMinute, 120, NOW)).toEqual(minutes === null ? null : soon(minutes));
  });
});
