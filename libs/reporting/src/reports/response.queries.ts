import type { Actor } from '@luodi/identity';
import type { EntityManager } from 'typeorm';
import type { Grouping, ReportQuery } from './report.dto';
import { countedDealsCte, countedLeadsCte, inPeriod, push, type Period } from './report-scope.queries';

/** What the leads that came in during a period became, by group. All of it is about that cohort of leads. */
export interface CohortFigures {
  readonly grp: string;
  readonly leads: number;
  readonly responded: number;
  /** Answered before the clock ran out. */
  readonly onTime: number;
  /** Answered, or run out: leads whose clock has been decided. */
  readonly decided: number;
  readonly converted: number;
  readonly signed: number;
  readonly disqualified: number;
  /** Median minutes from the start of the clock to the first response, as the wall clock counts. */
  readonly medianMinutes: number | null;
}

interface CohortRow {
  grp: string;
  leads: string;
  responded: string;
  on_time: string;
  decided: string;
  converted: string;
  signed: string;
  disqualified: string;
  median: number | null;
}

/**
 * Leads created in the period by group: how many were answered, and in time; how many became deals, and of those how
 * many have ever reached 签约. One definition for the source, agent and SLA reports.
 */
export async function cohortFigures(
  tx: EntityManager,
  actor: Actor,
  query: ReportQuery,
  grouping: Grouping,
  period: Period,
  now: Date,
): Promise<CohortFigures[]> {
  const params: unknown[] = [];
  const leads = countedLeadsCte(actor, query, grouping, params);
  const created = inPeriod('l.created_at', period, params);
  const at = push(params, now);
  const rows: CohortRow[] = await tx.query(
    `WITH ${leads}
    SELECT l.grp, count(*) AS leads,
           count(*) FILTER (WHERE l.first_responded_at IS NOT NULL) AS responded,
           count(*) FILTER (WHERE l.first_responded_at <= l.first_response_due_at) AS on_time,
           count(*) FILTER (WHERE l.first_response_due_at IS NOT NULL
             AND (l.first_responded_at IS NOT NULL OR l.first_response_due_at < ${at})) AS decided,
           count(*) FILTER (WHERE l.status = 'converted') AS converted,
           count(*) FILTER (WHERE EXISTS (
             SELECT 1 FROM deals d
             JOIN deal_moves m ON m.deal_id = d.id
             JOIN pipeline_stages t ON t.pipeline_id = d.pipeline_id AND t.id = m.to_stage
             JOIN pipeline_stages g ON g.pipeline_id = d.pipeline_id AND g.milestone = 'signed'
             WHERE d.lead_id = l.id AND t.position >= g.position)) AS signed,
           count(*) FILTER (WHERE l.status = 'disqualified') AS disqualified,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM l.first_responded_at - l.sla_started_at) / 60)
             FILTER (WHERE l.first_responded_at IS NOT NULL AND l.sla_started_at IS NOT NULL) AS median
    FROM counted_leads l WHERE ${created} GROUP BY l.grp`,
    params,
  );
  return rows.map((row) => ({
    grp: row.grp,
    leads: Number(row.leads),
    responded: Number(row.responded),
    onTime: Number(row.on_time),
    decided: Number(row.decided),
    converted: Number(row.converted),
    signed: Number(row.signed),
    disqualified: Number(row.disqualified),
    medianMinutes: row.median === null ? null : Number(row.median),
  }));
}

/** What an owner holds and did: activities in the period, deals as they stand now. */
export interface WorkFigures {
  readonly grp: string;
  readonly followUps: number;
  readonly openDeals: number;
  readonly amountYuan: string;
}

/** Follow-ups written in the period and open deals now, by owner (of the activity: its author). */
export async function workFigures(
  tx: EntityManager,
  actor: Actor,
  query: ReportQuery,
  period: Period,
): Promise<WorkFigures[]> {
  const params: unknown[] = [];
  const leads = countedLeadsCte(actor, query, 'owner', params);
  const deals = countedDealsCte(actor, query, 'owner', params);
  const written = inPeriod('a.occurred_at', period, params);
  const rows: { grp: string; follow_ups: string; open_deals: string; amount: string }[] = await tx.query(
    `WITH ${leads}, ${deals},
    done AS (
      SELECT a.author_id::text AS grp, count(*) AS follow_ups FROM activities a
      JOIN counted_leads l ON l.id = a.lead_id WHERE a.type <> 'note' AND ${written} GROUP BY 1),
    held AS (
      SELECT grp, count(*) AS open_deals, coalesce(sum(investment_yuan), 0) AS amount FROM counted_deals
      WHERE status = 'open' GROUP BY grp)
    SELECT coalesce(done.grp, held.grp) AS grp, coalesce(follow_ups, 0) AS follow_ups,
           coalesce(open_deals, 0) AS open_deals, coalesce(amount, 0) AS amount
    FROM done FULL JOIN held ON held.grp = done.grp`,
    params,
  );
  return rows.map((row) => ({
    grp: row.grp,
    followUps: Number(row.follow_ups),
    openDeals: Number(row.open_deals),
    amountYuan: row.amount,
  }));
}
