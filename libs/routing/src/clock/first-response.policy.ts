import { firstCall } from '@luodi/workspace';
import type { WorkingCalendar } from '@luodi/workspace';
import { ladderOf } from './ladder.policy';
import type { SlaPolicy } from './sla-policy.policy';

/** A clock that starts now: due after the policy's working minutes, next looked at when something is to be said. */
export function startedClock(
  calendar: WorkingCalendar,
  policy: SlaPolicy,
  startedAt: Date,
): {
  readonly policyId: string | null;
  readonly minutes: number;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly nextWarningAt: Date | null;
} {
  const minutes = policy.minutes ?? 0;
  const { dueAt } = firstCall(calendar, startedAt, minutes);
  const steps = ladderOf(calendar, policy, { startedAt, minutes, dueAt, heldSince: null });
  const [next] = steps.filter((step) => step.percent !== null);
  return { policyId: policy.id, minutes, startedAt, dueAt, nextWarningAt: next?.at ?? null };
}
