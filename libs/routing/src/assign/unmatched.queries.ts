import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock, readKeysetPage, type PageQuery } from '@luodi/platform';
import type { UnmatchedLeadResponse, UnmatchedPageResponse } from '../rules/rule.response';

/** How far back leads without a rule are counted. */
export const UNMATCHED_DAYS = 30;
const DAY = 86_400_000;

interface UnmatchedRow {
  readonly lead_id: string;
  readonly number: string;
  readonly at: Date;
  readonly cursor_at: string;
  readonly waiting: boolean;
  readonly owner: { id: string; name: string } | null;
}

/** Writes down that no rule wanted a lead; once for each lead. */
export async function noteUnmatched(tx: EntityManager, leadId: string, now: Date): Promise<void> {
  await tx.query('INSERT INTO routing_unmatched (lead_id, at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    leadId,
    now,
  ]);
}

/** How many leads no rule wanted lately. */
export async function countUnmatched(tx: EntityManager, now: Date): Promise<number> {
  const rows: { count: number }[] = await tx.query(
    'SELECT count(*)::int AS count FROM routing_unmatched WHERE at > $1',
    [since(now)],
  );
  return rows[0]?.count ?? 0;
}

/** Leads that no rule wanted. */
@Injectable()
export class UnmatchedQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Those of the last days, the newest first; nothing personal, so that every manager sees that a rule is missing. */
  public async list(query: PageQuery): Promise<UnmatchedPageResponse> {
    return readKeysetPage<UnmatchedRow, UnmatchedLeadResponse>(
      this.dataSource.manager,
      {
        columns: `x.lead_id, l.number, x.at, x.at::text AS cursor_at, l.waiting_reason IS NOT NULL AS waiting,
          CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('id', u.id, 'name', u.name) END AS owner`,
        from: 'routing_unmatched x JOIN leads l ON l.id = x.lead_id LEFT JOIN users u ON u.id = l.owner_id',
        where: ['x.at > $1'],
        params: [since(this.clock.now())],
        order: { column: 'x.at', cast: 'timestamptz', id: 'x.lead_id', descending: true },
        place: (row) => [row.cursor_at, row.lead_id],
        present: (row) => ({
          leadId: row.lead_id,
          number: row.number,
          at: row.at.toISOString(),
          waiting: row.waiting,
          owner: row.owner,
        }),
      },
      query,
    );
  }
}

function since(now: Date): Date {
  return new Date(now.getTime() - UNMATCHED_DAYS * DAY);
}
