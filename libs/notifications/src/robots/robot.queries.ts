import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { readKeysetPage, type Locale, type Page } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { ListRobotsQuery } from './robot.dto';
import type { RobotEvent } from './robot-events.policy';
import type { RobotKind } from './robot-request';
import type { RobotResponse } from './robot.response';

interface RobotRow {
  readonly id: string;
  readonly name: string;
  readonly kind: RobotKind;
  readonly host: string;
  readonly has_secret: boolean;
  readonly team: { readonly id: string; readonly name: string } | null;
  readonly events: RobotEvent[];
  readonly locale: Locale;
  readonly active: boolean;
  readonly failing_since: Date | null;
  readonly last_error: string | null;
  readonly pending: number;
  readonly sent: number;
  readonly dead: number;
  readonly created_at: Date;
  readonly created_at_text: string;
  readonly version: number;
}

const COLUMNS = `r.id, r.name, r.kind, r.host, r.secret IS NOT NULL AS has_secret,
  CASE WHEN t.id IS NULL THEN NULL ELSE jsonb_build_object('id', t.id, 'name', t.name) END AS team,
  r.events, r.locale, r.active, r.failing_since, r.last_error, m.pending, m.sent, m.dead,
  r.created_at, r.created_at::text AS created_at_text, r.version`;
const FROM = `notify_robots r LEFT JOIN teams t ON t.id = r.team_id
  CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE state = 'pending')::int AS pending,
      count(*) FILTER (WHERE state = 'sent')::int AS sent, count(*) FILTER (WHERE state = 'dead')::int AS dead
    FROM robot_messages WHERE robot_id = r.id AND event <> 'ping') m`;

/** Reads robots, without address and secret. */
@Injectable()
export class RobotQueries {
  public constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  public async list(query: ListRobotsQuery): Promise<Page<RobotResponse>> {
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: COLUMNS,
        from: FROM,
        where: ['true'],
        params: [],
        order: { column: 'r.created_at', cast: 'timestamptz', id: 'r.id', descending: true },
        place: (row: RobotRow) => [row.created_at_text, row.id],
        present,
      },
      query,
    );
  }

  public async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<RobotResponse | null> {
    const rows: RobotRow[] = await tx.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = $1`, [id]);
    return rows[0] === undefined ? null : present(rows[0]);
  }
}

function present(row: RobotRow): RobotResponse {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    host: row.host,
    hasSecret: row.has_secret,
    team: row.team,
    events: row.events,
    locale: row.locale,
    active: row.active,
    failingSince: row.failing_since?.toISOString() ?? null,
    lastError: row.last_error,
    pending: row.pending,
    sent: row.sent,
    dead: row.dead,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}
