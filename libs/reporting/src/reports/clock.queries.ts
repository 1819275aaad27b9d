import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, readKeysetPage } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { ClockResult, ClockRowsQuery, Grouping, ReportQuery } from './report.dto';
import type { ClockRowPageResponse, ClockRowResponse } from './report.response';
import { countedLeadsCte, inPeriod, push, type Period } from './report-scope.queries';

/** How the clocks of a kind that began in a period were kept, by group. */
export interface ClockFigures {
  readonly grp: string;
  readonly leads: number;
  /** Kept or missed. */
  readonly decided: number;
  readonly onTime: number;
  /** Median minutes on the wall from the start to what stopped the clock. */
  readonly medianMinutes: number | null;
}

type ClockKind = NonNullable<ReportQuery['clock']>;

/** What of a clock's kind the CTE reads. */
interface ClockQuestion {
  readonly actor: Actor;
  readonly query: ReportQuery;
  readonly grouping: Grouping;
  readonly period: Period;
  readonly now: Date;
}

/**
 * `clocks`: the clocks that the report counts, each with its result. One definition for all five kinds: `on_time` and
 * `late` are those that were stopped by the act they wait for before or after their deadline, `late` also those whose
 * deadline passed without it; `open` run still; `ended` are those that something else ended before the deadline. A
 * lead without a first-response clock counts as a lead without a result.
 */
function clocksCte({ actor, query, grouping, period, now }: ClockQuestion, params: unknown[]): string {
  const kind: ClockKind = query.clock ?? 'first_response';
  const leads = countedLeadsCte(actor, query, grouping, params);
  const at = `${push(params, now)}::timestamptz`;
  if (kind === 'first_response') {
    return `${leads}, clocks AS (
      SELECT l.id, l.id AS lead_id, l.grp, coalesce(l.sla_started_at, l.created_at) AS started_at, l.created_at AS counted_at,
        l.first_response_due_at AS due_at, l.first_responded_at AS done_at,
        CASE WHEN l.first_response_due_at IS NULL THEN NULL
          WHEN l.first_responded_at <= l.first_response_due_at THEN 'on_time'
          WHEN l.first_responded_at IS NOT NULL OR l.sla_state = 'breached' THEN 'late'
          WHEN l.status IN ('converted', 'disqualified') THEN 'ended'
          WHEN l.first_response_due_at < ${at} THEN 'late' ELSE 'open' END AS result
      FROM counted_leads l WHERE ${inPeriod('l.created_at', period, params)})`;
  }
  return `${leads}, clocks AS (
    SELECT x.id, x.lead_id, l.grp, x.started_at, x.started_at AS counted_at, x.due_at,
      CASE WHEN x.state IN ('met', 'late') THEN x.stopped_at END AS done_at,
      CASE x.state WHEN 'met' THEN 'on_time' WHEN 'late' THEN 'late' WHEN 'breached' THEN 'late'
        WHEN 'ended' THEN CASE WHEN x.breached_at IS NULL THEN 'ended' ELSE 'late' END
        ELSE CASE WHEN x.paused_at IS NULL AND x.due_at < ${at} THEN 'late' ELSE 'open' END END AS result
    FROM lead_clocks x JOIN counted_leads l ON l.id = x.lead_id
    WHERE x.kind = ${push(params, kind)} AND ${inPeriod('x.started_at', period, params)})`;
}

/** The figures of a kind's clocks by group. */
export async function clockFigures(tx: EntityManager, question: ClockQuestion): Promise<ClockFigures[]> {
  const params: unknown[] = [];
  const rows: { grp: string; leads: string; decided: string; on_time: string; median: number | null }[] =
    await tx.query(
      `WITH ${clocksCte(question, params)}
       SELECT grp, count(*) AS leads, count(*) FILTER (WHERE result IN ('on_time', 'late')) AS decided,
         count(*) FILTER (WHERE result = 'on_time') AS on_time,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM done_at - started_at) / 60)
           FILTER (WHERE done_at IS NOT NULL AND due_at IS NOT NULL) AS median
       FROM clocks GROUP BY grp`,
      params,
    );
  return rows.map((row) => ({
    grp: row.grp,
    leads: Number(row.leads),
    decided: Number(row.decided),
    onTime: Number(row.on_time),
    medianMinutes: row.median === null ? null : Number(row.median),
  }));
}

interface ClockRow {
  readonly id: string;
  readonly lead_id: string;
  readonly number: string;
  readonly owner: { id: string; name: string } | null;
  readonly started_at: Date;
  readonly due_at: Date | null;
  readonly done_at: Date | null;
  readonly result: ClockResult | null;
  readonly cursor_at: string;
}

/** The clocks behind the figures. */
@Injectable()
export class ClockRowQueries {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Those of one number, the newest first; nothing of the prospect but the lead's number. */
  public async list(actor: Actor, query: ClockRowsQuery, period: Period): Promise<ClockRowPageResponse> {
    const params: unknown[] = [];
    const grouping = query.groupBy ?? 'owner';
    const cte = clocksCte({ actor, query, grouping, period, now: this.clock.now() }, params);
    const where = ['true'];
    if (query.result !== undefined) where.push(`c.result = ${push(params, query.result)}`);
    if (query.group !== undefined) where.push(`c.grp = ${push(params, query.group)}`);
    return readKeysetPage<ClockRow, ClockRowResponse>(
      this.dataSource.manager,
      {
        columns: `c.id, c.lead_id, n.number, CASE WHEN u.id IS NULL THEN NULL
          ELSE jsonb_build_object('id', u.id, 'name', u.name) END AS owner, c.started_at, c.due_at, c.done_at, c.result,
          c.counted_at::text AS cursor_at`,
        from: `(WITH ${cte} SELECT * FROM clocks) c JOIN leads n ON n.id = c.lead_id LEFT JOIN users u ON u.id = n.owner_id`,
        where,
        params,
        order: { column: 'c.counted_at', cast: 'timestamptz', id: 'c.id', descending: true },
        place: (row) => [row.cursor_at, row.id],
        present: (row) => ({
          leadId: row.lead_id,
          number: row.number,
          owner: row.owner,
          startedAt: row.started_at.toISOString(),
          dueAt: row.due_at?.toISOString() ?? null,
          doneAt: row.done_at?.toISOString() ?? null,
          result: row.result,
        }),
      },
      query,
    );
  }
}
