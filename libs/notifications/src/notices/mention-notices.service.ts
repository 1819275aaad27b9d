import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';

/** Tells people that a follow-up names them. May be repeated. */
@Injectable()
export class MentionNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** Everybody an activity names, but its author. */
  public async mentioned(activityId: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const rows: { user_id: string; lead_id: string; number: string; author: string }[] = await tx.query(
        `SELECT m.user_id, l.id AS lead_id, l.number, u.name AS author
         FROM activity_mentions m JOIN activities a ON a.id = m.activity_id JOIN users u ON u.id = a.author_id
         JOIN leads l ON l.id = a.lead_id WHERE m.activity_id = $1 AND m.user_id <> a.author_id ORDER BY m.user_id`,
        [activityId],
      );
      for (const row of rows) {
        await this.notices.notify(tx, {
          userId: row.user_id,
          kind: 'mentioned',
          dedupeKey: `mentioned:${activityId}`,
          leadId: row.lead_id,
          data: { number: row.number, author: row.author },
        });
      }
    });
  }
}
