import { stopClock } from './clock.policy';

const due = new Date('2026-11-18T10:30:00+08:00');
const at = (local: string): Date => new Date(`2026-11-18T${local}:00+08:00`);

describe('a first response', () => {
  it.each([
    ['running', due, '10:29', 'met', false],
    ['running', due, '10:30', 'met', false],
    ['warned', due, '10:20', 'met', false],
    ['running', due, '10:31', 'breached', true],
    ['warned', due, '11:00', 'breached', true],
    ['breached', due, '11:00', 'breached', false],
    ['none', null, '11:00', 'none', false],
    ['met', due, '11:00', 'met', false],
  ] as const)('%s at %s', (state, dueAt, local, expected, breachedNow) => {
    expect(stopClock(state, dueAt, at(local))).toEqual({ state: expected, breachedNow });
  });
});
