import type { DueClock } from '@luodi/leads';
import { firstResponsePolicy } from './sla-policy.policy';
import type { SlaPolicy } from './sla-policy.policy';

/** The policy that a first-response clock began with, while it is in force; else the one of its need. */
export function policyOf(
  policies: readonly SlaPolicy[],
  clock: Pick<DueClock, 'policyId' | 'needType'>,
): SlaPolicy {
  const subject = { needType: clock.needType, areaSqm: null, investmentYuan: null };
  return (
    policies.find(({ id }) => id !== null && id === clock.policyId) ?? firstResponsePolicy(policies, subject)
  );
}
