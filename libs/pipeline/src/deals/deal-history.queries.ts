import { decodeTimeCursor, type PageQuery } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { MoveKind } from '../stages/milestones.policy';

export interface MoveRow {
  readonly id: string;
  readonly from_stage: string | null;
  readonly from_name: string | null;
  readonly to_stage: string;
  readonly to_name: string | null;
  readonly kind: MoveKind;
  readonly at: Date;
  readonly effective_date: string;
  readonly dwell_seconds: string | null;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly reason: string | null;
  readonly cursor_value: string;
}

/** A deal's moves, newest first, one more than asked. */
export async function listMoves(tx: EntityManager, dealId: string, page: PageQuery): Promise<MoveRow[]> {
  const params: unknown[] = [dealId];
  const after = cursorCondition(page, params, 'm.at', 'm.id');
  params.push(page.limit + 1);
  return tx.query(
    `SELECT m.id, m.from_stage, f.name AS from_name, m.to_stage, t.name AS to_name, m.kind, m.at,
            to_char(m.effective_date, 'YYYY-MM-DD') AS effective_date, m.dwell_seconds, m.by_id, u.name AS by_name, m.reason,
            m.at::text AS cursor_value
     FROM deal_moves m
     JOIN deals d ON d.id = m.deal_id
     LEFT JOIN pipeline_stages f ON f.pipeline_id = d.pipeline_id AND f.id = m.from_stage
     LEFT JOIN pipeline_stages t ON t.pipeline_id = d.pipeline_id AND t.id = m.to_stage
     LEFT JOIN users u ON u.id = m.by_id
     WHERE m.deal_id = $1${after} ORDER BY m.at DESC, m.id DESC LIMIT $${params.length}`,
    params,
  );
}

export interface TimelineRow {
  readonly id: string;
  readonly kind: 'move' | 'activity' | 'change';
  readonly at: Date;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly data: Record<string, unknown>;
  readonly cursor_value: string;
}

/** Moves, the lead's activities and the changes of a deal in one list, newest first, one more than asked. */
export async function listTimeline(
  tx: EntityManager,
  deal: { readonly id: string; readonly lead_id: string | null },
  page: PageQuery,
): Promise<TimelineRow[]> {
  const params: unknown[] = [deal.id, deal.lead_id];
  const after = cursorCondition(page, params, 'e.at', 'e.id');
  params.push(page.limit + 1);
  return tx.query(
    `SELECT e.id, e.kind, e.at, e.actor_id, u.name AS actor_name, e.data, e.at::text AS cursor_value FROM (
       SELECT m.id, 'move' AS kind, m.at, m.by_id AS actor_id, jsonb_build_object('kind', m.kind, 'from', m.from_stage,
              'to', m.to_stage, 'effectiveDate', m.effective_date, 'reason', m.reason, 'dwellSeconds', m.dwell_seconds,
              'fields', m.fields) AS data
       FROM deal_moves m WHERE m.deal_id = $1
       UNION ALL
       SELECT a.id, 'activity', a.occurred_at, a.author_id, jsonb_build_object('type', a.type, 'summary', a.summary,
              'outcome', a.outcome, 'nextFollowUpAt', a.next_follow_up_at, 'createdAt', a.created_at)
       FROM activities a WHERE a.lead_id = $2 OR a.deal_id = $1
       UNION ALL
       SELECT l.id, 'change', l.at, l.actor_id, l.data
       FROM audit_log l WHERE l.object_type = 'deal' AND l.object_id = $1 AND l.action = 'deal.updated'
     ) e LEFT JOIN users u ON u.id = e.actor_id
     WHERE TRUE${after} ORDER BY e.at DESC, e.id DESC LIMIT $${params.length}`,
    params,
  );
}

/** The first effective date at which a deal entered each stage. */
export async function stageEntries(tx: EntityManager, dealId: string): Promise<Map<string, string>> {
  const rows: { stage: string; entered: string }[] = await tx.query(
    `SELECT to_stage AS stage, to_char(min(effective_date), 'YYYY-MM-DD') AS entered FROM deal_moves
     WHERE deal_id = $1 AND kind IN ('created', 'forward', 'backward', 'resumed') GROUP BY to_stage`,
    [dealId],
  );
  return new Map(rows.map((row) => [row.stage, row.entered]));
}

/** Whether a visit has been held: an activity of type visit on the deal or its lead that lies in the past. */
export async function visitHeld(
  tx: EntityManager,
  deal: { readonly id: string; readonly lead_id: string | null },
  now: Date,
): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM activities WHERE type = 'visit' AND (lead_id = $2 OR deal_id = $1) AND occurred_at <= $3 LIMIT 1`,
    [deal.id, deal.lead_id, now],
  );
  return rows.length > 0;
}

function cursorCondition(
  page: PageQuery,
  params: unknown[],
  at: 'm.at' | 'e.at',
  id: 'm.id' | 'e.id',
): string {
  if (page.cursor === undefined) return '';
  const [value, last] = decodeTimeCursor(page.cursor);
  params.push(value, last);
  return ` AND (${at}, ${id}) < ($${params.length - 1}::timestamptz, $${params.length}::uuid)`;
}
