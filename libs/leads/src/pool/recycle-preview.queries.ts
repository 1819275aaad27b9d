import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, Settings, localDate, pageOfAll, startOfLocalDate } from '@luodi/platform';
import type { Config } from '@luodi/platform';
import { resumedAt } from '../clock/sweep-beat';
import { visibleTo, withMembers } from '../lead-scope';
import type { RecyclePreviewQuery } from './pool.dto';
import type { RecyclePreviewItem, RecyclePreviewResponse } from './pool.response';
import { DEFAULT_GRACE_HOURS } from './pool-sweep.service';
import { FollowUpLimit } from '../record/follow-up-limit';
import { graceAfter, readCandidates } from './recycle.queries';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;
/** Whoever loses more than this in a month has to change the rules, not to read on. */
const MAX_ROWS = 2_000;

/** What the recycle rules will take in the coming days, if nothing happens. */
@Injectable()
export class RecyclePreviewQueries {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly limit: FollowUpLimit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Until the end of the local day that many days ahead, soonest first. What is overdue counts for today. */
  public async preview(actor: Actor, query: RecyclePreviewQuery): Promise<RecyclePreviewResponse> {
    const now = this.clock.now();
    const today = this.dayOf(now);
    const until = new Date(
      startOfLocalDate(today, this.config.tzName).getTime() + ((query.days ?? DEFAULT_DAYS) + 1) * DAY_MS,
    );
    const tx = this.dataSource.manager;
    const sparedDays = await this.limit.days();
    const params: unknown[] = [now, today, sparedDays];
    const sql = visibleTo(await withMembers(tx, actor), 'l', params);
    const scope = { sql, params: params.slice(3) };
    const rows = await readCandidates(tx, { now, today, sparedDays }, until, scope, MAX_ROWS);
    const items = rows.map((row): RecyclePreviewItem => {
      const dueAt = row.dueAt < now ? now : row.dueAt;
      return {
        id: row.leadId,
        number: row.number,
        company: row.company,
        owner: { id: row.ownerId, name: row.ownerName },
        rule: { id: row.ruleId, name: row.ruleName },
        idleSince: row.idleSince.toISOString(),
        dueAt: dueAt.toISOString(),
        day: this.dayOf(dueAt),
        warned: row.warned,
      };
    });
    const counts = new Map<string, number>();
    for (const { day } of items) counts.set(day, (counts.get(day) ?? 0) + 1);
    const hours = await this.settings.get('pools.graceHours', DEFAULT_GRACE_HOURS);
    const grace = graceAfter(await resumedAt(tx, 'pools'), hours, now);
    return {
      ...pageOfAll(items, query, (item) => item.id),
      days: [...counts].map(([day, count]) => ({ day, count })),
      graceUntil: grace?.toISOString() ?? null,
    };
  }

  private dayOf(at: Date): string {
    return localDate(at, this.config.tzName);
  }
}
