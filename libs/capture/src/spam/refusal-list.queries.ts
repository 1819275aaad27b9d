import { Injectable } from '@nestjs/common';
import { readKeysetPage, type Page, type PageQuery } from '@luodi/platform';
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
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: 'r.id, r.at, r.at::text AS at_text, r.reason, s.name AS site_name',
        from: 'intake_log r LEFT JOIN sites s ON s.id = r.site_id',
        where: ['true'],
        params: [],
        order: { column: 'r.at', cast: 'timestamptz', id: 'r.id', descending: true },
        place: (row: RefusalRow) => [row.at_text, row.id],
        present: (row) => ({
          id: row.id,
          at: row.at.toISOString(),
          reason: row.reason,
          siteName: row.site_name,
        }),
        countCap: COUNT_CAP,
      },
      query,
    );
  }
}
