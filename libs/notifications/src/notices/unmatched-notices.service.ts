import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { CONFIG, Clock, Settings, localDate, type Config } from '@luodi/platform';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { NotifyService } from '../inbox/notify.service';
import { admins, allManagers, notifiedLead } from './lead-notices.queries';

const DEFAULT_MINUTES = 60;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Told ones are kept so that a job that runs again finds them. */
const KEPT_DAYS = 7;

/**
 * Leads that no rule wanted: the first is told of at once, those of the period after it together at its end, with
 * their number. A form that fifty people fill in while a rule is missing makes two notices and not fifty.
 */
@Injectable()
export class UnmatchedNoticesService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly notices: NotifyService,
  ) {}

  /** A lead that waits because no rule held; may be repeated. */
  public async add(leadId: string): Promise<void> {
    const minutes = await this.minutes();
    await this.dataSource.transaction(async (tx) => {
      const lead = await notifiedLead(tx, leadId);
      if (lead === null || lead.waiting_reason === null) return;
      const now = this.clock.now();
      const day = localDate(now, this.config.tzName);
      // The period's row is held until the commit: of two leads at once one is the first, and none slips in behind a
      // period that is just being ended.
      const rows: { begun: boolean }[] = await tx.query(
        `INSERT INTO unmatched_periods AS p (ends_at) VALUES ($1)
         ON CONFLICT (one) DO UPDATE SET ends_at = p.ends_at RETURNING p.xmax = 0 AS begun`,
        [new Date(now.getTime() + minutes * MINUTE)],
      );
      const isFirst = rows[0]?.begun === true;
      const added: unknown[] = await tx.query(
        `INSERT INTO unmatched_notices (lead_id, day, at, told_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (lead_id, day) DO NOTHING RETURNING lead_id`,
        [leadId, day, now, isFirst ? now : null],
      );
      if (!isFirst || added.length === 0) return;
      await this.notices.notifyAll(tx, await concerned(tx), {
        kind: 'lead_waiting',
        dedupeKey: `lead-waiting:${leadId}:no_rule:${day}`,
        leadId,
        data: { number: lead.number, reason: 'no_rule' },
      });
    });
  }

  /** At the end of a period tells of the leads that came in it and begins another; without any there is none. */
  public async sweep(): Promise<void> {
    const minutes = await this.minutes();
    await this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      const due: { ends_at: Date }[] = await tx.query(
        'SELECT ends_at FROM unmatched_periods WHERE ends_at <= $1 FOR UPDATE SKIP LOCKED',
        [now],
      );
      const [period] = due;
      if (period === undefined) return;
      const [told]: [{ lead_id: string }[], number] = await tx.query(
        'UPDATE unmatched_notices SET told_at = $1 WHERE told_at IS NULL RETURNING lead_id',
        [now],
      );
      await tx.query('DELETE FROM unmatched_notices WHERE told_at < $1', [
        new Date(now.getTime() - KEPT_DAYS * DAY),
      ]);
      if (told.length === 0) {
        await tx.query('DELETE FROM unmatched_periods');
        return;
      }
      await tx.query('UPDATE unmatched_periods SET ends_at = $1', [
        new Date(now.getTime() + minutes * MINUTE),
      ]);
      await this.notices.notifyAll(tx, await concerned(tx), {
        kind: 'leads_unmatched',
        dedupeKey: `leads-unmatched:${period.ends_at.getTime()}`,
        data: { count: told.length, waiting: await stillWaiting(tx, told) },
      });
    });
  }

  private minutes(): Promise<number> {
    return this.settings.get('routing.unmatchedMinutes', DEFAULT_MINUTES);
  }
}

/** A missing rule is everybody's business who may add one or ask for it. */
async function concerned(tx: EntityManager): Promise<ReadonlySet<string>> {
  return new Set([...(await allManagers(tx)), ...(await admins(tx))]);
}

async function stillWaiting(tx: EntityManager, told: readonly { lead_id: string }[]): Promise<number> {
  const rows: { n: number }[] = await tx.query(
    'SELECT count(*)::int AS n FROM leads WHERE id = ANY($1::uuid[]) AND waiting_reason IS NOT NULL',
    [told.map((row) => row.lead_id)],
  );
  return rows[0]?.n ?? 0;
}
