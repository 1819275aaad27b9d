import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { ImportStorage } from '../files/import-storage';

/** Deletes what an import kept of people's data when its 24 hours are over; the numbers stay. */
@Injectable()
export class ExpireImportsService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly storage: ImportStorage,
  ) {}

  public async expire(): Promise<void> {
    const now = this.clock.now();
    const rows: { id: string; upload_name: string | null; rows_name: string | null }[] =
      await this.dataSource.query(
        `SELECT id, upload_name, rows_name FROM imports
         WHERE expires_at <= $1 AND (rows_name IS NOT NULL OR upload_name IS NOT NULL)
           AND status NOT IN ('reading', 'checking', 'importing', 'undoing')`,
        [now],
      );
    for (const row of rows) {
      await this.storage.remove(row.upload_name);
      await this.storage.remove(row.rows_name);
      await this.dataSource.transaction(async (tx) => {
        await tx.query('DELETE FROM import_faults WHERE import_id = $1', [row.id]);
        await tx.query('DELETE FROM import_items WHERE import_id = $1', [row.id]);
        await tx.query(
          `UPDATE imports SET upload_name = NULL, rows_name = NULL,
             columns = (SELECT coalesce(jsonb_agg(c || '{"samples": []}'), '[]') FROM jsonb_array_elements(columns) c),
             status = CASE WHEN status IN ('queued', 'ready', 'checked') THEN 'cancelled' ELSE status END
           WHERE id = $1`,
          [row.id],
        );
      });
    }
    const known: { name: string }[] = await this.dataSource.query(
      `SELECT upload_name AS name FROM imports WHERE upload_name IS NOT NULL
       UNION ALL SELECT rows_name FROM imports WHERE rows_name IS NOT NULL`,
    );
    await this.storage.removeUnknown(new Set(known.map((row) => row.name)), now);
  }
}
