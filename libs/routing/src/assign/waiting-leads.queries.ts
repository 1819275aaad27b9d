import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { OPEN_STATUSES, visibleTo } from '@luodi/leads';
import { Clock, decodeTimeCursor, toPage, type PageQuery } from '@luodi/platform';
import type { WaitingLeadPageResponse, WaitingLeadResponse } from './waiting-lead.response';

type WaitingRow = Omit<WaitingLeadResponse, 'since' | 'freedAt' | 'agents' | 'areaMinSqm' | 'areaMaxSqm'> & {
  readonly areaMinSqm: string | null;
  readonly areaMaxSqm: string | null;
  readonly since: Date;
  readonly freedAt: Date | null;
  readonly agents: (Omit<WaitingLeadResponse['agents'][number], 'leaveUntil'> & {
    readonly leaveUntil: string | null;
  })[];
  readonly place: string;
};

// Of the page's leads alone: the rule from the last time it was let wait, the people as they are now.
const PAGE_JOINS = `LEFT JOIN parks k ON k.id = w.park_id
  LEFT JOIN teams t ON t.id = w.team_id
  LEFT JOIN waiting_timers d ON d.lead_id = w.id
  LEFT JOIN LATERAL (
    SELECT e.data -> 'rule' AS rule FROM lead_events e WHERE e.lead_id = w.id AND e.kind = 'waiting'
    ORDER BY e.at DESC, e.id DESC LIMIT 1) tried ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'open', a.open, 'capacity', a.capacity,
        'accepting', a.accepting, 'leaveUntil', a.leave_until) ORDER BY a.place) AS agents,
      min(a.leave_until) AS back_at
    FROM (SELECT u.id, u.name, coalesce(l.open_leads, 0) AS open, coalesce(l.capacity, 60) AS capacity,
        coalesce(l.accepting, true) AS accepting, v.leave_until,
        row_number() OVER (ORDER BY coalesce(l.open_leads, 0)::float8 / greatest(coalesce(l.capacity, 60), 1), u.name) AS place
      FROM team_members m JOIN users u ON u.id = m.user_id AND u.role = 'agent' AND u.active
      LEFT JOIN agent_loads l ON l.user_id = u.id
      LEFT JOIN LATERAL (SELECT max(y.ends_at) AS leave_until FROM agent_leaves y
        WHERE y.user_id = u.id AND y.starts_at <= $1::timestamptz AND y.ends_at > $1::timestamptz) v ON true
      WHERE m.team_id = w.team_id) a WHERE a.place <= 20) people ON true`;

/** Leads that nobody could be given, for those who can do something about it. */
@Injectable()
export class WaitingLeadQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Within what the actor may know of, the oldest first: what it is about, the rule and team, and what would free it. */
  public async list(actor: Actor, query: PageQuery): Promise<WaitingLeadPageResponse> {
    const params: unknown[] = [this.clock.now(), [...OPEN_STATUSES]];
    const where = [
      visibleTo(actor, 'l', params),
      'l.waiting_reason IS NOT NULL',
      'l.status = ANY($2::text[])',
    ];
    if (query.cursor !== undefined) {
      const [at, id] = decodeTimeCursor(query.cursor);
      where.push(`(l.created_at, l.id) > ($${params.push(at)}::timestamptz, $${params.push(id)}::uuid)`);
    }
    const rows: WaitingRow[] = await this.dataSource.query(
      `SELECT w.id, w.number, w.company_name AS company, w.contact_name AS contact, w.need_type AS "needType",
         w.area_min_sqm AS "areaMinSqm", w.area_max_sqm AS "areaMaxSqm", w.waiting_reason AS reason,
         coalesce(w.waiting_since, w.created_at) AS since, w.created_at::text AS place,
         CASE WHEN k.id IS NULL THEN NULL ELSE json_build_object('id', k.id, 'name', k.name) END AS park,
         CASE WHEN t.id IS NULL THEN NULL ELSE json_build_object('id', t.id, 'name', t.name) END AS team,
         CASE WHEN jsonb_typeof(tried.rule) = 'object'
           THEN jsonb_build_object('id', tried.rule ->> 'id', 'name', tried.rule ->> 'name') END AS rule,
         CASE w.waiting_reason WHEN 'off_shift' THEN d.due_at WHEN 'on_leave' THEN people.back_at END AS "freedAt",
         coalesce(people.agents, '[]') AS agents
       FROM (SELECT l.* FROM leads l WHERE ${where.join(' AND ')}
             ORDER BY l.created_at, l.id LIMIT $${params.push(query.limit + 1)}) w ${PAGE_JOINS}
       ORDER BY w.created_at, w.id`,
      params,
    );
    return toPage(rows, query.limit, (row) => [row.place, row.id], present);
  }
}

function present({ place: _place, ...row }: WaitingRow): WaitingLeadResponse {
  return {
    ...row,
    areaMinSqm: row.areaMinSqm === null ? null : Number(row.areaMinSqm),
    areaMaxSqm: row.areaMaxSqm === null ? null : Number(row.areaMaxSqm),
    since: row.since.toISOString(),
    freedAt: row.freedAt?.toISOString() ?? null,
    agents: row.agents.map((agent) => ({
      ...agent,
      leaveUntil: agent.leaveUntil === null ? null : new Date(agent.leaveUntil).toISOString(),
    })),
  };
}
