import { Logger } from '@nestjs/common';
import { parseCronItems, type ParsedCronItem } from 'graphile-worker';
import type { Pool } from 'pg';
import { dueNow, minuteOf } from './cron.policy';
import type { CronEntry } from './jobs';

const MINUTE = 60_000;
/** A clock that was put back, or a machine that slept, is noticed within this. */
const LOOK_MS = 5_000;

// Of several workers the first in a minute adds the jobs. A mark is only compared, never waited for: the clock of the
// worker that left it may have been ahead. A job that nobody has begun is not added again, one that failed is replaced.
const ADD = `WITH due AS (
    SELECT * FROM unnest($1::text[], $2::text[]) AS d(name, task)
  ), mine AS (
    INSERT INTO cron_marks AS m (name, minute) SELECT name, $3::timestamptz FROM due ORDER BY name
    ON CONFLICT (name) DO UPDATE SET minute = excluded.minute WHERE m.minute <> excluded.minute
    RETURNING name
  )
  SELECT graphile_worker.add_job(due.task, '{}'::json, max_attempts => 1, job_key => 'cron:' || due.name)
  FROM due JOIN mine USING (name)`;

/**
 * Adds the jobs of the cron in their minutes. Not the queue's own cron: that one repeats every minute that a sleeping
 * machine missed, and after a clock was put back adds nothing until the time it had been before (security.md G11).
 */
export class CronTicker {
  private readonly logger = new Logger('Cron');
  private readonly items: readonly ParsedCronItem[];
  private last = minuteOf(Date.now());
  private timer: NodeJS.Timeout | null = null;
  private work: Promise<void> = Promise.resolve();
  private stopped = false;

  public constructor(
    private readonly pgPool: Pool,
    entries: readonly CronEntry[],
  ) {
    // Items, not a crontab text: that takes no dots in the names of tasks.
    this.items = parseCronItems(
      entries.map(({ name, pattern, task }) => ({ task, match: pattern, identifier: name })),
    );
  }

  /** Begins with the next minute. */
  public start(): void {
    const untilNext = MINUTE - (Date.now() % MINUTE) + 1;
    this.timer = setTimeout(
      () => {
        this.work = this.tick();
      },
      Math.min(untilNext, LOOK_MS),
    );
    this.timer.unref();
  }

  /** Waits for what it is just adding. */
  public async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.work;
  }

  private async tick(): Promise<void> {
    const now = minuteOf(Date.now());
    const due = dueNow(this.items, this.last, now);
    try {
      if (due.length > 0) {
        await this.pgPool.query(ADD, [
          due.map((item) => item.identifier),
          due.map((item) => item.task),
          new Date(now),
        ]);
      }
      this.last = now;
    } catch (error) {
      // The next look finds the same minutes.
      this.logger.warn({ event: 'cron_failed', message: error instanceof Error ? error.message : '' });
    }
    if (!this.stopped) this.start();
  }
}
