import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';

/** Tells people that their files are ready. */
@Injectable()
export class ExportNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** The requester, once per export. */
  public async finished(exportId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const rows: { requested_by: string; status: string; kind: string; rows: number }[] = await tx.query(
        'SELECT requested_by, status, kind, rows FROM exports WHERE id = $1',
        [exportId],
      );
      const job = rows[0];
      if (job === undefined || (job.status !== 'done' && job.status !== 'failed')) return;
      await this.notices.notify(tx, {
        userId: job.requested_by,
        kind: job.status === 'done' ? 'export_done' : 'export_failed',
        dedupeKey: `export:${exportId}`,
        exportId,
        data: { kind: job.kind, rows: job.rows },
      });
    });
  }
}
