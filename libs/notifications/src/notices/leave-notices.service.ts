import { Injectable } from '@nestjs/common';
import { leaveClashes } from '@luodi/agenda';
import { DataSource } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';

/** Tells who is away, and who leads them, that visits or tasks fall into a leave. May be repeated. */
@Injectable()
export class LeaveNoticesService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** Whoever entered it has seen the list; a leave that was changed or taken back meanwhile is not told. */
  public async entered(event: {
    readonly leaveId: string;
    readonly version: number;
    readonly byId: string;
  }): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const rows: { userId: string; name: string; startsAt: Date; endsAt: Date; leaders: string[] }[] =
        await tx.query(
          `SELECT v.user_id AS "userId", u.name, v.starts_at AS "startsAt", v.ends_at AS "endsAt",
             ARRAY(SELECT DISTINCT b.id FROM team_members m JOIN team_members o ON o.team_id = m.team_id
               JOIN users b ON b.id = o.user_id
               WHERE m.user_id = v.user_id AND b.role = 'manager' AND b.active ORDER BY b.id) AS leaders
           FROM agent_leaves v JOIN users u ON u.id = v.user_id WHERE v.id = $1 AND v.version = $2`,
          [event.leaveId, event.version],
        );
      const leave = rows[0];
      if (leave === undefined) return;
      const { visitIds, taskIds } = await leaveClashes(tx, leave);
      if (visitIds.length + taskIds.length === 0) return;
      for (const userId of new Set([leave.userId, ...leave.leaders])) {
        if (userId === event.byId) continue;
        await this.notices.notify(tx, {
          userId,
          kind: 'leave_clash',
          dedupeKey: `leave-clash:${event.leaveId}:${event.version}`,
          data: {
            name: leave.name,
            personId: leave.userId,
            leaveAt: leave.startsAt.toISOString(),
            visits: visitIds.length,
            tasks: taskIds.length,
          },
        });
      }
    });
  }
}
