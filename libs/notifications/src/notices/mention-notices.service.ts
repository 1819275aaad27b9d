import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CollaborationChange } from '@luodi/leads';
import { NotifyService } from '../inbox/notify.service';

/** Tells people that a follow-up names them, or that they collaborate on a lead. May be repeated. */
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

  /** Whoever may work on a lead besides its owner, or may no more; nobody is told of what they did themselves. */
  public async collaboration(event: CollaborationChange): Promise<void> {
    if (event.userId === event.byId) return;
    await this.dataSource.transaction(async (tx) => {
      const rows: { number: string; author: string; access: string | null }[] = await tx.query(
        `SELECT l.number, b.name AS author, h.access FROM leads l JOIN users b ON b.id = $3
         LEFT JOIN lead_collaborators h ON h.lead_id = l.id AND h.user_id = $2 WHERE l.id = $1`,
        [event.leadId, event.userId, event.byId],
      );
      const row = rows[0];
      // What was taken back meanwhile is told by its own event alone.
      if (row === undefined || (row.access !== null) !== (event.change === 'added')) return;
      await this.notices.notify(tx, {
        userId: event.userId,
        kind: event.change === 'added' ? 'collaborator_added' : 'collaborator_removed',
        dedupeKey: `collaboration:${event.change}:${event.leadId}:${event.at}`,
        // No link to what they may not know of any more.
        ...(event.change === 'added' ? { leadId: event.leadId } : {}),
        data: { number: row.number, author: row.author, access: row.access },
      });
    });
  }
}
