import type { Actor } from '@luodi/identity';
import type { EntityManager } from 'typeorm';
import type { ReportQuery } from './report.dto';
import { countedDealsCte, countedLeadsCte, inPeriod, push, type Period } from './report-scope.queries';

/** One stage of one group. `lead` is the stage before a deal. */
export interface FunnelFigures {
  readonly grp: string;
  readonly stage: string;
  readonly entered: number;
  readonly current: number;
  readonly passed: number;
  readonly lost: number;
  /** Median of completed stays, in seconds; null when none was completed. */
  readonly medianSeconds: number | null;
  readonly amountYuan: string;
}

interface FunnelRow {
  grp: string;
  stage: string;
  entered: string;
  current: string;
  passed: string;
  lost: string;
  median: number | null;
  amount: string;
}

/**
 * The funnel. Every figure has this one definition, on screen and in every export:
 * - entered: leads created in the period; deals that reached the stage by a move effective in it. A forward jump
 *   reaches every stage it passes over (their gates were met); a deal counts once a stage.
 * - passed: of those, leads that became deals; deals that went beyond the stage by the end of the period.
 * - lost: of those, leads disqualified; deals whose last move by the end of the period lost them in this stage.
 * - current: what stands in the stage now, whatever the period: open leads; open and won deals, as on the board.
 * - median: days in the stage of deals that went forward out of it in the period; of leads that became deals.
 * - amount: Σ planned investment of the deals entered.
 */
export async function funnelFigures(
  tx: EntityManager,
  actor: Actor,
  query: ReportQuery,
  period: Period,
): Promise<FunnelFigures[]> {
  const params: unknown[] = [];
  const grouping = query.groupBy ?? 'none';
  const leads = countedLeadsCte(actor, query, grouping, params);
  const deals = countedDealsCte(actor, query, grouping, params);
  const created = inPeriod('l.created_at', period, params);
  const until = `m.effective_date <= ${push(params, period.to)}::date`;
  const within = period.from === null ? 'TRUE' : `m.effective_date >= ${push(params, period.from)}::date`;
  const rows: FunnelRow[] = await tx.query(
    `WITH ${leads}, ${deals},
    moves AS (
      SELECT m.deal_id, m.id, m.kind, m.at, m.effective_date, m.dwell_seconds, d.grp, d.pipeline_id, d.investment_yuan,
             coalesce(f.position, 0) AS from_position, f.milestone AS from_milestone, t.position AS to_position,
             t.milestone AS to_milestone
      FROM deal_moves m
      JOIN counted_deals d ON d.id = m.deal_id
      JOIN pipeline_stages t ON t.pipeline_id = d.pipeline_id AND t.id = m.to_stage
      LEFT JOIN pipeline_stages f ON f.pipeline_id = d.pipeline_id AND f.id = m.from_stage
      WHERE ${until}),
    entries AS (
      SELECT m.deal_id, m.grp, s.milestone AS stage, max(s.position) AS position, m.investment_yuan, min(m.at) AS at
      FROM moves m
      JOIN pipeline_stages s ON s.pipeline_id = m.pipeline_id
        AND ((s.position > m.from_position AND s.position <= m.to_position)
          OR (s.position = m.to_position AND m.to_position < m.from_position))
      WHERE m.kind IN ('created', 'forward', 'backward', 'resumed') AND ${within}
      GROUP BY m.deal_id, m.grp, s.milestone, m.investment_yuan),
    last_moves AS (
      SELECT DISTINCT ON (deal_id) deal_id, kind, to_milestone FROM moves ORDER BY deal_id, at DESC, id DESC),
    deal_entered AS (
      SELECT e.grp, e.stage, count(DISTINCT e.deal_id) AS entered,
             count(DISTINCT e.deal_id) FILTER (WHERE EXISTS (
               SELECT 1 FROM moves m WHERE m.deal_id = e.deal_id AND m.at >= e.at AND m.to_position > e.position)) AS passed,
             count(DISTINCT e.deal_id) FILTER (WHERE l.kind = 'lost' AND l.to_milestone = e.stage) AS lost,
             coalesce(sum(e.investment_yuan), 0) AS amount
      FROM entries e LEFT JOIN last_moves l ON l.deal_id = e.deal_id
      GROUP BY e.grp, e.stage),
    deal_current AS (
      SELECT grp, milestone AS stage, count(*) AS current FROM counted_deals
      WHERE status IN ('open', 'won') GROUP BY grp, milestone),
    deal_median AS (
      SELECT m.grp, CASE WHEN m.kind = 'created' THEN 'lead' ELSE m.from_milestone END AS stage,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY m.dwell_seconds) AS median
      FROM moves m
      WHERE m.kind IN ('created', 'forward') AND m.dwell_seconds IS NOT NULL AND ${within}
      GROUP BY 1, 2),
    lead_figures AS (
      SELECT l.grp, 'lead' AS stage,
             count(*) FILTER (WHERE ${created}) AS entered,
             count(*) FILTER (WHERE ${created} AND l.status = 'converted') AS passed,
             count(*) FILTER (WHERE ${created} AND l.status = 'disqualified') AS lost,
             count(*) FILTER (WHERE l.status IN ('new', 'contacted', 'qualified', 'nurturing')) AS current
      FROM counted_leads l GROUP BY l.grp),
    figures AS (
      SELECT grp, stage, entered, passed, lost, amount, 0::bigint AS current, NULL::float8 AS median FROM deal_entered
      UNION ALL SELECT grp, stage, 0, 0, 0, 0, current, NULL FROM deal_current
      UNION ALL SELECT grp, stage, 0, 0, 0, 0, 0, median FROM deal_median
      UNION ALL SELECT grp, stage, entered, passed, lost, 0, current, NULL FROM lead_figures)
    SELECT grp, stage, sum(entered) AS entered, sum(passed) AS passed, sum(lost) AS lost, sum(current) AS current,
           sum(amount) AS amount, max(median) AS median
    FROM figures GROUP BY grp, stage`,
    params,
  );
  return rows.map((row) => ({
    grp: row.grp,
    stage: row.stage,
    entered: Number(row.entered),
    current: Number(row.current),
    passed: Number(row.passed),
    lost: Number(row.lost),
    medianSeconds: row.median,
    amountYuan: row.amount,
  }));
}
