import type { ClockKind, LeadFacts } from '@luodi/leads';
import { addWorkingDays, addWorkingMinutes, workingMinutesBetween } from '@luodi/workspace';
import type { Absence, WorkingCalendar } from '@luodi/workspace';

/** What a rung of the ladder does. `copy` tells owner and leader, `reassign` and `pool` move the lead. */
export const STEP_ACTS = ['copy', 'reassign', 'pool'] as const;
export type LadderAct = (typeof STEP_ACTS)[number];

/** A rung: at a percentage of the time, or so many working minutes after the deadline. */
export interface LadderStep {
  readonly act: LadderAct;
  readonly percent?: number;
  readonly after?: number;
}

/** What holds a clock besides a manager; waiting for the prospect and snoozing never do. */
export const PAUSE_CAUSES = ['deal_on_hold', 'owner_leave'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];

/** How long something may take on leads of a need and size, and what happens on the way. */
export interface SlaPolicy {
  readonly id: string | null;
  readonly kind: ClockKind;
  /** null applies to every need that has no policy of its own. */
  readonly needType: string | null;
  /** The size band, lower bounds inclusive, upper exclusive; an unknown size is in no bounded band. */
  readonly areaMinSqm: number | null;
  readonly areaMaxSqm: number | null;
  readonly investmentMinYuan: number | null;
  readonly investmentMaxYuan: number | null;
  /** Working minutes, or null with working days. */
  readonly minutes: number | null;
  readonly days: number | null;
  /** Ascending, each 1–99: then the owner is warned. */
  readonly warnPercents: readonly number[];
  readonly steps: readonly LadderStep[];
  readonly pauses: readonly PauseCause[];
}

/** What of a demand decides by which policy its clocks run. */
export interface ClockSubject {
  readonly needType: string | null;
  /** The upper bound of a range counts. */
  readonly areaSqm: number | null;
  readonly investmentYuan: number | null;
}

const ANY = {
  needType: null,
  areaMinSqm: null,
  areaMaxSqm: null,
  investmentMinYuan: null,
  investmentMaxYuan: null,
} as const;

/** 30 working minutes, warned at half and at four fifths (ux.md 5). */
export const DEFAULT_SLA: SlaPolicy = {
  ...ANY,
  id: null,
  kind: 'first_response',
  minutes: 30,
  days: null,
  warnPercents: [50, 80],
  steps: [],
  pauses: [],
};

export function subjectOf(
  facts: Pick<LeadFacts, 'needType' | 'areaMinSqm' | 'areaMaxSqm' | 'details'>,
): ClockSubject {
  const wan = facts.details['investmentWan'];
  return {
    needType: facts.needType,
    areaSqm: facts.areaMaxSqm ?? facts.areaMinSqm,
    investmentYuan: typeof wan === 'number' && Number.isFinite(wan) ? wan * 10_000 : null,
  };
}

/**
 * The policy of a kind for a demand: one for its need before a general one, one for its size before one for any, and
 * of several sizes the one that begins highest. null when there is none: then no such clock runs.
 */
export function policyFor(
  policies: readonly SlaPolicy[],
  kind: ClockKind,
  subject: ClockSubject,
): SlaPolicy | null {
  let best: SlaPolicy | null = null;
  for (const policy of policies) {
    if (policy.kind !== kind || !covers(policy, subject)) continue;
    if (best === null || compare(policy, best) > 0) best = policy;
  }
  return best;
}

/** Every lead has a first-response clock. */
export function firstResponsePolicy(policies: readonly SlaPolicy[], subject: ClockSubject): SlaPolicy {
  return policyFor(policies, 'first_response', subject) ?? DEFAULT_SLA;
}

/** When something that begins now is due, and how many working minutes that leaves. */
export function dueBy(
  calendar: WorkingCalendar,
  policy: Pick<SlaPolicy, 'minutes' | 'days'>,
  startedAt: Date,
  absences: readonly Absence[],
): { readonly dueAt: Date; readonly minutes: number } {
  if (policy.days === null) {
    const minutes = policy.minutes ?? 0;
    return { dueAt: addWorkingMinutes(calendar, startedAt, minutes, absences), minutes };
  }
  const dueAt = addWorkingDays(calendar, startedAt, policy.days, absences);
  return { dueAt, minutes: workingMinutesBetween(calendar, startedAt, dueAt, absences) };
}

/** What is wrong with the rungs of a policy; null when nothing is. */
export function stepsFault(steps: readonly LadderStep[]): 'step_when' | 'step_act' | 'step_twice' | null {
  for (const step of steps) {
    if ((step.percent === undefined) === (step.after === undefined)) return 'step_when';
    // Nobody loses a lead before the time is up.
    if (step.percent !== undefined && step.act !== 'copy') return 'step_act';
  }
  const keys = steps.map((step) => `${step.act}/${step.percent ?? ''}/${step.after ?? ''}`);
  return new Set(keys).size === keys.length ? null : 'step_twice';
}

function covers(policy: SlaPolicy, subject: ClockSubject): boolean {
  return (
    (policy.needType === null || policy.needType === subject.needType) &&
    within(subject.areaSqm, policy.areaMinSqm, policy.areaMaxSqm) &&
    within(subject.investmentYuan, policy.investmentMinYuan, policy.investmentMaxYuan)
  );
}

function within(value: number | null, min: number | null, max: number | null): boolean {
  if (min === null && max === null) return true;
  return value !== null && (min === null || value >= min) && (max === null || value < max);
}

/** Positive when `a` is the more particular one. */
function compare(a: SlaPolicy, b: SlaPolicy): number {
  for (const rank of [needRank, investmentRank, areaRank, investmentFloor, areaFloor]) {
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
  }
  return (b.id ?? '').localeCompare(a.id ?? '');
}

const needRank = (policy: SlaPolicy): number => (policy.needType === null ? 0 : 1);
const investmentRank = (policy: SlaPolicy): number =>
  policy.investmentMinYuan === null && policy.investmentMaxYuan === null ? 0 : 1;
const areaRank = (policy: SlaPolicy): number =>
  policy.areaMinSqm === null && policy.areaMaxSqm === null ? 0 : 1;
const investmentFloor = (policy: SlaPolicy): number => policy.investmentMinYuan ?? 0;
const areaFloor = (policy: SlaPolicy): number => policy.areaMinSqm ?? 0;
