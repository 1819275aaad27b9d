import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage, type Page, type PageQuery } from '@luodi/platform';
import { DataSource } from 'typeorm';
import type { RefusalResponse } from './quarantine.response';

/** A count over this is shown as it. */
const COUNT_CAP = 10_001;

interface RefusalRow {
  readonly id: string;
  readonly at: Date;
  readonly at_text: string;
  readonly reason: string;
  readonly site_name: string | null;
}

/** What was refused at the door: time, site and reason (contract.md). */
@Injectable()
export class RefusalListQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  public async list(query: PageQuery): Promise<Page<RefusalResponse>> {
    const params: unknown[] = [];
    let after = 'true';
    if (query.cursor !== undefined) {
      const [at, id] = decodeCursor(query.cursor, 2);
      params.push(at, id);
      after = '(r.at, r.id) < ($1::timestamptz, $2::uuid)';
    }
    params.push(query.limit + 1);
    const rows: RefusalRow[] = await this.dataSource.query(
      `SELECT r.id, r.at, r.at::text AS at_text, r.reason, s.name AS site_name
         FROM intake_log r LEFT JOIN sites s ON s.id = r.site_id WHERE ${after}
        ORDER BY r.at DESC, r.id DESC LIMIT $${params.length}`,
      params,
    );
    const page = toPage(
      rows,
      query.limit,
      (row) => [row.at_text, row.id],
      (row) => ({ id: row.id, at: row.at.toISOString(), reason: row.reason, siteName: row.site_name }),
    );
    if (query.withTotal !== true) return page;
    const totals: { total: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS total FROM (SELECT 1 FROM intake_log LIMIT ${COUNT_CAP}) c`,
    );
    return { ...page, total: totals[0]?.total ?? 0 };
  }
}
