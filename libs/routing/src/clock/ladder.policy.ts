import { addWorkingMinutes } from '@luodi/workspace';
import type { Absence, WorkingCalendar } from '@luodi/workspace';
import type { LadderAct, SlaPolicy } from './sla-policy.policy';

/** What a step of a clock does: `warn` tells the owner, `breach` says that the time is up. */
export type StepAct = 'warn' | 'breach' | LadderAct;

/** A step of a clock with its moment. */
export interface TimedStep {
  /** Names the step in the ledger of firings: it happens once for each clock. */
  readonly key: string;
  readonly act: StepAct;
  /** The percentage of a warning; null for the deadline and what comes after. */
  readonly percent: number | null;
  readonly afterBreach: boolean;
  readonly at: Date;
}

/** A clock that runs. */
export interface RunningTimer {
  readonly startedAt: Date;
  /** Working minutes from start to deadline. */
  readonly minutes: number;
  readonly dueAt: Date;
  /** Since when the present owner has the lead: whoever got it after the deadline gets the time of a rung from then. */
  readonly heldSince: Date | null;
}

/** What a sweep makes of a clock. */
export interface LadderVerdict {
  /** Steps up to the deadline that have passed and nobody has said, in order. */
  readonly due: readonly TimedStep[];
  readonly breached: boolean;
  /** The highest percentage that was said by now. */
  readonly level: number;
  /** The next warning or the deadline; null once it has passed. */
  readonly nextEventAt: Date | null;
  /** The next rung after the deadline; null before it. */
  readonly nextStepAt: Date | null;
}

const SEVERITY: Readonly<Record<StepAct, number>> = { warn: 0, copy: 1, breach: 2, reassign: 3, pool: 4 };

/** Every step of a clock in the order of time. */
export function ladderOf(
  calendar: WorkingCalendar,
  policy: Pick<SlaPolicy, 'warnPercents' | 'steps'>,
  timer: RunningTimer,
  absences: readonly Absence[] = [],
): readonly TimedStep[] {
  const from = timer.heldSince !== null && timer.heldSince > timer.dueAt ? timer.heldSince : timer.dueAt;
  const atPercent = (act: 'warn' | 'copy', percent: number): TimedStep => ({
    key: `${act}:${percent}`,
    act,
    percent,
    afterBreach: false,
    at: addWorkingMinutes(calendar, timer.startedAt, (timer.minutes * percent) / 100, absences),
  });
  // A date that was promised for now leaves no time to warn in.
  const warnings = timer.minutes > 0 ? policy.warnPercents.map((percent) => atPercent('warn', percent)) : [];
  const rungs = policy.steps.flatMap((step): TimedStep[] => {
    if (step.after !== undefined) {
      const at = addWorkingMinutes(calendar, from, step.after, absences);
      return [{ key: `${step.act}+${step.after}`, act: step.act, percent: null, afterBreach: true, at }];
    }
    return step.percent === undefined || timer.minutes <= 0 ? [] : [atPercent('copy', step.percent)];
  });
  const breach: TimedStep = {
    key: 'breach',
    act: 'breach',
    percent: null,
    afterBreach: false,
    at: timer.dueAt,
  };
  return [...warnings, breach, ...rungs].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || SEVERITY[a.act] - SEVERITY[b.act],
  );
}

/**
 * What is due of a ladder and not in the ledger. After downtime several steps at once, each once; a clock turned back
 * finds nothing due, and what was said stays said.
 */
export function judgeLadder(
  steps: readonly TimedStep[],
  fired: ReadonlySet<string>,
  now: Date,
): LadderVerdict {
  const breached = steps.some((step) => step.act === 'breach' && step.at <= now);
  const saying = steps.filter((step) => !step.afterBreach);
  const due = saying.filter((step) => step.at <= now && !fired.has(step.key));
  const said = saying.filter((step) => step.at <= now || fired.has(step.key));
  return {
    due,
    breached,
    level: Math.max(0, ...said.map((step) => step.percent ?? 0)),
    nextEventAt: breached ? null : first(saying.filter((step) => step.at > now && !fired.has(step.key))),
    nextStepAt: breached ? first(steps.filter((step) => step.afterBreach && !fired.has(step.key))) : null,
  };
}

/** Rungs after the deadline that have passed and not been taken, the earliest first. */
export function dueRungs(
  steps: readonly TimedStep[],
  fired: ReadonlySet<string>,
  now: Date,
): readonly TimedStep[] {
  return steps.filter((step) => step.afterBreach && step.at <= now && !fired.has(step.key));
}

function first(steps: readonly TimedStep[]): Date | null {
  return steps[0]?.at ?? null;
}
