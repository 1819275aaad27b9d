import { Injectable } from '@nestjs/common';
import { Clock, addJob } from '@luodi/platform';
import { CalendarService, addWorkingMinutes } from '@luodi/workspace';
import { DataSource } from 'typeorm';
import { REQUEST_DUE } from './request.events';

/** A warning comes when less than a working day is left. */
const WARN_MINUTES = 480;

/** Watches the due dates of requests: warns once before and once after. */
@Injectable()
export class RequestWatch {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly calendar: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** Takes all that is due and not told yet, however late the sweep comes. */
  public async run(): Promise<void> {
    const now = this.clock.now();
    const soon = addWorkingMinutes(await this.calendar.current(), now, WARN_MINUTES);
    await this.dataSource.transaction(async (tx) => {
      for (const [level, column, until] of [
        ['due', 'warned_at', soon],
        ['overdue', 'overdue_at', now],
      ] as const) {
        const [rows]: [{ id: string }[], number] = await tx.query(
          `UPDATE privacy_requests SET ${column} = $1
            WHERE status IN ('open', 'in_progress') AND ${column} IS NULL AND due_at <= $2 RETURNING id`,
          [now, until],
        );
        for (const { id } of rows) await addJob(tx, REQUEST_DUE, { requestId: id, level });
      }
    });
  }
}
