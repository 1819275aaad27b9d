import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { visibleTo } from '@luodi/leads';
import { Clock, decodeTimeCursor, notFound, toPage } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { timeRows } from './clock-timer';
import { readOwedResponse } from './owed-response';

import type { TimedStep } from './ladder.policy';
import type { DueRowClock } from './lead-clock.queries';
import { ROW_COLUMNS } from './lead-clock.queries';
import type { BreachedClocksQuery } from './lead-clock.dto';
import type {
  BreachedClockPageResponse,
  BreachedClockResponse,
  LeadClockItemResponse,
  LeadClockListResponse,
} from './lead-clock.response';
import { SlaPolicies } from './sla-policies';

interface ClockRow extends DueRowClock {
  readonly state: LeadClockItemResponse['state'];
  readonly stoppedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly pauseCause: LeadClockItemResponse['pauseCause'];
  readonly pauseReason: string | null;
  readonly round: number;
  readonly policyName: string | null;
}

type BreachedRow = Omit<BreachedClockResponse, 'dueAt' | 'nextStepAt'> & {
  readonly dueAt: Date;
  readonly nextStepAt: Date | null;
  readonly place: string;
};

/** Reads clocks within what the actor may know of. */
@Injectable()
export class LeadClockViews {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly policies: SlaPolicies,
    private readonly calendars: CalendarService,
  ) {}

  /** What runs on a lead, and what is left of its first response. @throws DomainError not_found */
  public async ofLead(
    actor: Actor,
    leadId: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<LeadClockListResponse> {
    const params: unknown[] = [];
    const scope = visibleTo(actor, 'l', params);
    const seen: unknown[] = await tx.query(
      `SELECT 1 FROM leads l WHERE ${scope} AND l.id = $${params.push(leadId)}`,
      params,
    );
    if (seen.length === 0) throw notFound();
    const rows: ClockRow[] = await tx.query(
      `SELECT DISTINCT ON (c.kind) ${ROW_COLUMNS}, c.state, c.stopped_at AS "stoppedAt", c.paused_at AS "pausedAt",
         c.pause_cause AS "pauseCause", c.pause_note AS "pauseReason", c.round, p.name AS "policyName"
       FROM lead_clocks c JOIN leads l ON l.id = c.lead_id LEFT JOIN sla_policies p ON p.id = c.policy_id
       WHERE c.lead_id = $1 ORDER BY c.kind, c.stopped_at DESC NULLS FIRST, c.started_at DESC`,
      [leadId],
    );
    const [policies, calendars] = [await this.policies.active(), await this.calendars.all()];
    const timed = rows.length === 0 ? [] : await timeRows(tx, rows, policies, calendars);
    const steps = new Map(timed.map((one) => [one.row.id, one]));
    return {
      firstResponse: await readOwedResponse(tx, leadId, policies, calendars, this.clock.now()),
      items: rows.map((row) => this.present(row, steps.get(row.id)?.steps ?? [])),
    };
  }

  /** Clocks that have run out on leads somebody works on, the longest overdue first. */
  public async breached(actor: Actor, query: BreachedClocksQuery): Promise<BreachedClockPageResponse> {
    const params: unknown[] = [];
    const scope = visibleTo(actor, 'l', params);
    const kind = `$${params.push(query.kind ?? null)}`;
    let after = '';
    if (query.cursor !== undefined) {
      const [at, id] = decodeTimeCursor(query.cursor);
      after = `WHERE ("dueAt", id) > ($${params.push(at)}::timestamptz, $${params.push(id)}::uuid)`;
    }
    const parts = `SELECT l.id, 'first_response' AS kind, l.id AS "leadId", l.first_response_due_at AS "dueAt", l.sla_step_at AS "nextStepAt"
       FROM leads l WHERE ${scope} AND l.sla_state = 'breached' AND l.first_responded_at IS NULL AND l.clock_rank = 0
         AND (${kind}::text IS NULL OR ${kind} = 'first_response')
       UNION ALL
       SELECT c.id, c.kind, c.lead_id, c.due_at, c.next_step_at
       FROM lead_clocks c JOIN leads l ON l.id = c.lead_id
       WHERE ${scope} AND c.state = 'breached' AND (${kind}::text IS NULL OR c.kind = ${kind})`;
    const total = query.withTotal === true ? await this.count(parts, params, query.cursor) : undefined;
    const rows: BreachedRow[] = await this.dataSource.query(
      `SELECT b.*, b."dueAt"::text AS place, l.number, l.company_name AS company,
         CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('id', o.id, 'name', o.name) END AS owner,
         CASE WHEN t.id IS NULL THEN NULL ELSE jsonb_build_object('id', t.id, 'name', t.name) END AS team
       FROM (SELECT * FROM (${parts}) u ${after} ORDER BY "dueAt", id LIMIT $${params.push(query.limit + 1)}) b
       JOIN leads l ON l.id = b."leadId" LEFT JOIN users o ON o.id = l.owner_id LEFT JOIN teams t ON t.id = l.team_id
       ORDER BY b."dueAt", b.id`,
      params,
    );
    const page = toPage(
      rows,
      query.limit,
      (row) => [row.place, row.id],
      ({ place: _place, ...row }) => ({
        ...row,
        dueAt: row.dueAt.toISOString(),
        nextStepAt: row.nextStepAt?.toISOString() ?? null,
      }),
    );
    return total === undefined ? page : { ...page, total };
  }

  /** Capped as every total of a list (performance.md). */
  private async count(
    parts: string,
    params: readonly unknown[],
    cursor: string | undefined,
  ): Promise<number> {
    const own = cursor === undefined ? params : params.slice(0, -2);
    const rows: { total: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS total FROM (SELECT 1 FROM (${parts}) u LIMIT 1001) c`,
      [...own],
    );
    return rows[0]?.total ?? 0;
  }

  private present(row: ClockRow, steps: readonly TimedStep[]): LeadClockItemResponse {
    const now = this.clock.now();
    const fired = new Set(row.fired);
    const runs = row.stoppedAt === null && row.pausedAt === null;
    const next = runs ? steps.find((step) => step.at > now && !fired.has(step.key)) : undefined;
    return {
      kind: row.kind,
      state: row.state,
      startedAt: row.startedAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      stoppedAt: row.stoppedAt?.toISOString() ?? null,
      pausedAt: row.pausedAt?.toISOString() ?? null,
      pauseCause: row.pauseCause,
      pauseReason: row.pauseReason,
      planned: row.planned,
      round: row.round,
      policy: row.policyId === null ? null : { id: row.policyId, name: row.policyName ?? '' },
      next: next === undefined ? null : { act: next.act, percent: next.percent, at: next.at.toISOString() },
    };
  }
}
