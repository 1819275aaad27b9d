import type { EntityManager } from 'typeorm';
import { owedResponse } from '@luodi/leads';
import { calendarOf, workingMinutesBetween, workingSpans } from '@luodi/workspace';
import type { Calendars } from '@luodi/workspace';
import { policyOf } from './clock-policy-of';
import { firedSteps } from './first-response.queries';
import { ladderOf } from './ladder.policy';
import type { StepAct } from './ladder.policy';
import type { OwedResponse } from './lead-clock.response';
import type { SlaPolicy } from './sla-policy.policy';

/** Days of two shifts, for a fortnight: no first response is given longer. */
const MOST_SPANS = 28;

/** What is left of the first response of a lead in the working time of its team, and where it goes if nobody answers. */
export async function readOwedResponse(
  tx: EntityManager,
  leadId: string,
  policies: readonly SlaPolicy[],
  calendars: Calendars,
  now: Date,
): Promise<OwedResponse | null> {
  const clock = await owedResponse(tx, leadId);
  if (clock === null) return null;
  const calendar = calendarOf(calendars, clock.teamId);
  const fired = (await firedSteps(tx, [clock]))(clock);
  const steps = ladderOf(calendar, policyOf(policies, clock), clock);
  const next = steps.find((step) => step.act !== 'warn' && !fired.has(step.key));
  return {
    dueAt: clock.dueAt.toISOString(),
    minutes: clock.minutes,
    remainingMinutes: now < clock.dueAt ? workingMinutesBetween(calendar, now, clock.dueAt) : 0,
    spans: workingSpans(calendar, now, clock.dueAt, MOST_SPANS).map(([from, to]) => ({
      from: from.toISOString(),
      to: to.toISOString(),
    })),
    next:
      next === undefined
        ? null
        : { act: next.act, at: next.at.toISOString(), to: await namesOf(tx, next.act, clock.teamId) },
  };
}

/** Those who lead the team are told of the deadline and of copies; where nobody does, a copy goes to the admins. */
async function namesOf(tx: EntityManager, act: StepAct, teamId: string | null): Promise<string[]> {
  if (act !== 'breach' && act !== 'copy') return [];
  const leaders: { name: string }[] = await tx.query(
    `SELECT u.name FROM team_members m JOIN users u ON u.id = m.user_id
     WHERE m.team_id = $1 AND u.role = 'manager' AND u.active ORDER BY u.name LIMIT 3`,
    [teamId],
  );
  if (leaders.length > 0 || act === 'breach') return leaders.map(({ name }) => name);
  const admins: { name: string }[] = await tx.query(
    "SELECT name FROM users WHERE role = 'admin' AND active ORDER BY name LIMIT 3",
  );
  return admins.map(({ name }) => name);
}
