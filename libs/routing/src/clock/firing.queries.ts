import type { EntityManager } from 'typeorm';
import { CONSOLE_CHANNEL, jobEnvelope, newId } from '@luodi/platform';
import { CLOCK_FIRED, CLOCK_WARNED } from '@luodi/leads';
import type { ClockKind, LeadEventKind } from '@luodi/leads';
import type { TimedStep } from './ladder.policy';

export type FiringKind = ClockKind | 'waiting';
export type FiringOutcome = 'said' | 'reassigned' | 'pooled' | 'nobody' | 'not_owned';

/** A step that happens now: its row in the ledger, its line in the timeline, the job that tells people. */
export interface Firing {
  readonly leadId: string;
  readonly kind: FiringKind;
  /** The clock's id; of a first response and of a wait its start in milliseconds. */
  readonly ref: string;
  readonly step:
    | Pick<TimedStep, 'key' | 'act' | 'percent' | 'at'>
    | { readonly key: string; readonly act: 'away'; readonly percent: null; readonly at: Date }
    | { readonly key: 'alarm'; readonly at: Date };
  readonly outcome: FiringOutcome;
  /** The lead's deadline, for texts. */
  readonly dueAt: Date;
  /** Whom the step took the lead from. */
  readonly fromId?: string | null;
  /** Only the most severe of several steps is told by a notice. */
  readonly tells: boolean;
}

// The ledger is the fence: only steps that were not in it get a line in the timeline and a job.
const FIRE = `WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g(lead_id uuid, kind text, ref text, step text, due_at timestamptz,
      late bigint, outcome text, event_id uuid, event_kind text, data jsonb, task text, job json)
  ), fired AS (
    INSERT INTO clock_firings (lead_id, kind, ref, step, due_at, fired_at, late_seconds, outcome)
    SELECT lead_id, kind, ref, step, due_at, $2::timestamptz, late, outcome FROM given
    ON CONFLICT (lead_id, kind, ref, step) DO NOTHING RETURNING lead_id, kind, ref, step
  ), news AS MATERIALIZED (
    SELECT given.* FROM given JOIN fired USING (lead_id, kind, ref, step)
  ), event AS (
    INSERT INTO lead_events (id, lead_id, kind, at, data)
    SELECT event_id, lead_id, event_kind, $2::timestamptz, data FROM news
  ), job AS MATERIALIZED (
    SELECT (graphile_worker.add_job(task, job, max_attempts => ${CLOCK_FIRED.maxAttempts})).id FROM news WHERE task IS NOT NULL
  ), told AS MATERIALIZED (
    SELECT pg_notify('${CONSOLE_CHANNEL}', jsonb_build_object('topic', 'leads', 'id', l.id,
      'ownerIds', jsonb_build_array(l.owner_id), 'teamIds', jsonb_build_array(l.team_id))::text)
    FROM leads l WHERE l.id IN (SELECT lead_id FROM news)
  )
  SELECT (SELECT count(*)::int FROM news) AS fired, (SELECT count(*) FROM job) AS jobs, (SELECT count(*) FROM told) AS told`;

/** Writes steps that happen now, each unless it happened before; answers how many were news. */
export async function fire(tx: EntityManager, firings: readonly Firing[], now: Date): Promise<number> {
  if (firings.length === 0) return 0;
  const rows: { fired: number }[] = await tx.query(FIRE, [
    JSON.stringify(firings.map((firing) => rowOf(firing, now))),
    now,
  ]);
  return rows[0]?.fired ?? 0;
}

/** The steps of a clock that are in the ledger, as SQL over the clock's lead, kind and ref. */
export const firedSql = (leadId: string, kind: string, ref: string): string =>
  `ARRAY(SELECT f.step FROM clock_firings f WHERE f.lead_id = ${leadId} AND f.kind = ${kind} AND f.ref = ${ref})`;

function rowOf(firing: Firing, now: Date): object {
  const { leadId, kind, ref, step, outcome } = firing;
  const late = Math.max(0, Math.floor((now.getTime() - step.at.getTime()) / 1000));
  return {
    lead_id: leadId,
    kind,
    ref,
    step: step.key,
    due_at: step.at,
    late,
    outcome,
    event_id: newId(),
    event_kind: eventKindOf(firing),
    data: eventData(firing, late),
    ...(firing.tells ? jobOf(firing) : { task: null, job: null }),
  };
}

function eventKindOf({ step }: Firing): LeadEventKind {
  if (!('act' in step)) return 'clock_escalated';
  switch (step.act) {
    case 'warn':
      return 'clock_warned';
    case 'breach':
      return 'clock_breached';
    case 'copy':
    case 'reassign':
    case 'pool':
    case 'away':
      return 'clock_escalated';
  }
}

function eventData(firing: Firing, late: number): object {
  const { kind, step, outcome, dueAt } = firing;
  const clock = kind === 'first_response' ? {} : { clock: kind };
  if (!('act' in step)) return { ...clock, act: 'alarm', lateSeconds: late };
  if (step.act === 'warn') return { ...clock, level: step.percent, dueAt };
  if (step.act === 'breach') return { ...clock, level: 'breached', dueAt, lateSeconds: late };
  return { clock: kind, act: step.act, level: step.percent, outcome, dueAt, lateSeconds: late };
}

/** First responses go on telling their warnings by the job that they always had. */
function jobOf(firing: Firing): { readonly task: string; readonly job: object } {
  const { leadId, kind, ref, step, outcome, dueAt } = firing;
  if (kind === 'first_response' && 'act' in step && (step.act === 'warn' || step.act === 'breach')) {
    const level = step.act === 'breach' ? 'breached' : (step.percent ?? 0);
    return { task: CLOCK_WARNED.name, job: jobEnvelope({ leadId, level }) };
  }
  return {
    task: CLOCK_FIRED.name,
    job: jobEnvelope({
      leadId,
      kind,
      ref,
      step: step.key,
      act: 'act' in step ? step.act : 'alarm',
      percent: 'act' in step ? step.percent : null,
      outcome,
      dueAt: dueAt.toISOString(),
      fromId: firing.fromId ?? null,
    }),
  };
}
