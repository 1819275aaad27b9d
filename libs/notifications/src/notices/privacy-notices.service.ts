import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { admins } from './lead-notices.queries';
import { NotifyService } from '../inbox/notify.service';

/** Tells the administrators of privacy requests and of what looks like copying. May be repeated. */
@Injectable()
export class PrivacyNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly notices: NotifyService,
  ) {}

  /** A request that waits for somebody: when it comes, before it is due, after it was. */
  public async request(requestId: string, level: 'opened' | 'due' | 'overdue'): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const rows: { number: string; kind: string }[] = await tx.query(
        `SELECT receipt_number AS number, kind FROM privacy_requests
          WHERE id = $1 AND status IN ('open', 'in_progress')`,
        [requestId],
      );
      const request = rows[0];
      if (request === undefined) return;
      await this.notices.notifyAll(tx, await admins(tx), {
        kind: `privacy_${level}`,
        dedupeKey: `privacy:${level}:${requestId}`,
        data: { number: request.number, requestKind: request.kind, requestId },
      });
    });
  }

  /** People who become anonymous soon, unless somebody talks to them or holds their data. */
  public async retentionWarned(event: {
    readonly count: number;
    readonly days: number;
    readonly at: string;
  }): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.notices.notifyAll(tx, await admins(tx), {
        kind: 'retention_warned',
        dedupeKey: `retention:${event.at}`,
        data: { rows: event.count, days: event.days },
      });
    });
  }

  /** Somebody looked at as many full numbers as a day allows (security.md P8). */
  public async revealsExceeded(event: {
    readonly userId: string;
    readonly day: string;
    readonly limit: number;
  }): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const rows: { name: string }[] = await tx.query('SELECT name FROM users WHERE id = $1', [event.userId]);
      await this.notices.notifyAll(tx, await admins(tx), {
        kind: 'reveals_exceeded',
        dedupeKey: `reveals:${event.userId}:${event.day}`,
        data: { name: rows[0]?.name ?? '', limit: event.limit },
      });
    });
  }
}
