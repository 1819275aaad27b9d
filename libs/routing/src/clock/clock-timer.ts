import type { EntityManager } from 'typeorm';
import { addWorkingMinutes, calendarOf, mergeAbsences } from '@luodi/workspace';
import type { Absence, Calendars } from '@luodi/workspace';
import { ladderOf } from './ladder.policy';
import type { TimedStep } from './ladder.policy';
import { leavesOf } from './lead-clock.queries';
import type { DueRowClock } from './lead-clock.queries';
import type { SlaPolicy } from './sla-policy.policy';

const NO_LADDER = { warnPercents: [], steps: [], pauses: [] } as const;

/** A clock of a lead with its deadline and steps as leave and pauses leave them now. */
export interface TimedRow {
  readonly row: DueRowClock;
  readonly dueAt: Date;
  readonly steps: readonly TimedStep[];
}

/**
 * Works out deadlines and steps anew: leave that was entered and pauses that were made since the start move them. A
 * promised date stays. A clock whose policy is gone runs on without warnings and rungs.
 */
export async function timeRows(
  tx: EntityManager,
  rows: readonly DueRowClock[],
  policies: readonly SlaPolicy[],
  calendars: Calendars,
): Promise<TimedRow[]> {
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const policyOf = (row: DueRowClock): Pick<SlaPolicy, 'warnPercents' | 'steps' | 'pauses'> =>
    byId.get(row.policyId) ?? NO_LADDER;
  const waitsForOwner = rows.filter((row) => policyOf(row).pauses.includes('owner_leave'));
  const owners = new Set(waitsForOwner.flatMap((row) => (row.ownerId === null ? [] : [row.ownerId])));
  const since = new Date(Math.min(...rows.map((row) => row.startedAt.getTime())));
  const leaves = await leavesOf(tx, [...owners], since);
  return rows.map((row) => {
    const calendar = calendarOf(calendars, row.teamId);
    const policy = policyOf(row);
    const away = policy.pauses.includes('owner_leave') ? (leaves.get(row.ownerId ?? '') ?? []) : [];
    const stood = row.pauses.map(([from, to]): Absence => [new Date(from), new Date(to)]);
    const absences = mergeAbsences([...away, ...stood]);
    const dueAt = row.planned ? row.dueAt : addWorkingMinutes(calendar, row.startedAt, row.minutes, absences);
    return { row, dueAt, steps: ladderOf(calendar, policy, { ...row, dueAt }, absences) };
  });
}
