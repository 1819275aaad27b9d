import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock, readKeysetPage } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { periodStart } from './period.policy';
import type { Period } from './period.policy';
import type { ListCorrectionsQuery } from './share-correction.dto';
import type { ShareCorrectionPageResponse, ShareCorrectionResponse } from './share-correction.response';

interface CorrectionRow {
  readonly id: string;
  readonly rule: { id: string; name: string };
  readonly person: { id: string; name: string };
  readonly leads: number;
  readonly reason: string;
  readonly by: { id: string; name: string };
  readonly at: Date;
  readonly cursor_at: string;
  readonly undoes: string | null;
  readonly free: boolean;
  readonly period: Period | null;
  readonly period_start: Date | null;
}

const COLUMNS = `c.id, jsonb_build_object('id', c.rule_id, 'name', coalesce(r.name, '')) AS rule,
  jsonb_build_object('id', u.id, 'name', u.name) AS person, c.leads, c.reason,
  jsonb_build_object('id', b.id, 'name', b.name) AS by, c.at, c.at::text AS cursor_at, c.undoes,
  c.undoes IS NULL AND r.id IS NOT NULL AND NOT EXISTS (SELECT FROM share_corrections o WHERE o.undoes = c.id) AS free,
  r.period, c.period_start`;

const FROM = `share_corrections c JOIN users u ON u.id = c.user_id JOIN users b ON b.id = c.by_id
  LEFT JOIN routing_rules r ON r.id = c.rule_id`;

/** An instant on the workspace's clocks. */
export interface Moment {
  readonly now: Date;
  readonly tz: string;
}

/** When the running period of a rule's counts began; null when they run without end. */
export function runningStart(period: Period | null, { now, tz }: Moment): Date | null {
  return period === null ? null : periodStart(period, now, tz);
}

/** Whether two starts are the same period's. */
export function sameInstant(a: Date | null, b: Date | null): boolean {
  return (a?.getTime() ?? null) === (b?.getTime() ?? null);
}

/** A correction by its id; null when there is none. */
export async function readCorrection(
  tx: EntityManager,
  id: string,
  at: Moment,
): Promise<ShareCorrectionResponse | null> {
  const rows: CorrectionRow[] = await tx.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1`, [id]);
  return rows[0] === undefined ? null : present(rows[0], at);
}

/** Corrections of shares, the newest first. */
@Injectable()
export class ShareCorrectionQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
  ) {}

  public async list(query: ListCorrectionsQuery): Promise<ShareCorrectionPageResponse> {
    const at = { now: this.clock.now(), tz: (await this.calendars.current()).tz };
    const params: unknown[] = [];
    const where = ['true'];
    if (query.ruleId !== undefined) where.push(`c.rule_id = $${params.push(query.ruleId)}`);
    if (query.userId !== undefined) where.push(`c.user_id = $${params.push(query.userId)}`);
    return readKeysetPage<CorrectionRow, ShareCorrectionResponse>(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: FROM,
        where,
        params,
        order: { column: 'c.at', cast: 'timestamptz', id: 'c.id', descending: true },
        place: (row) => [row.cursor_at, row.id],
        present: (row) => present(row, at),
      },
      query,
    );
  }
}

function present(row: CorrectionRow, moment: Moment): ShareCorrectionResponse {
  const { id, rule, person, leads, reason, by, at, undoes } = row;
  const undoable = row.free && sameInstant(row.period_start, runningStart(row.period, moment));
  return { id, rule, user: person, leads, reason, by, at: at.toISOString(), undoes, undoable };
}
