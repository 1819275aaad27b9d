import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { dayCounts } from '@luodi/agenda';
import { CONFIG, Clock, localDate, startOfLocalDate, type Config } from '@luodi/platform';
import { CalendarService, workingMinutesBetween } from '@luodi/workspace';
import { DataSource } from 'typeorm';
import { localMinute } from '../inbox/due.policy';
import { NotifyService } from '../inbox/notify.service';
import { followUpDue } from '../notices/follow-up-notice';
import { isDigestTime, isWorthTelling } from './digest.policy';
import { claimDigest, digestsOf, dueFollowUps, purgeDigests } from './digest.queries';

const DAY_MS = 86_400_000;
const KEEP_DAYS = 7;
/** Follow-ups told in one sweep; the next goes on. */
const BATCH = 200;
/** After an outage nobody is told of follow-ups older than a day: they stand first in the queue anyway. */
const LATEST_MS = DAY_MS;

/** What the time brings: the morning digest and follow-ups that fall due. */
@Injectable()
export class DigestService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    private readonly notices: NotifyService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Sends each person's digest once on a working day; answers how many had something to read. */
  public async sendDigests(): Promise<number> {
    const now = this.clock.now();
    const { tzName } = this.config;
    const day = localDate(now, tzName);
    if (!isDigestTime(localMinute(now, tzName))) return 0;
    const dayEnd = startOfLocalDate(localDate(new Date(now.getTime() + DAY_MS), tzName), tzName);
    const dayStart = startOfLocalDate(day, tzName);
    if (workingMinutesBetween(await this.calendars.current(), dayStart, dayEnd) === 0) return 0;
    const all = await digestsOf(this.dataSource.manager, day, now, dayEnd);
    const userIds = all.map(({ userId }) => userId);
    const when = { day, start: dayStart, end: dayEnd, now };
    const days = new Map(
      (await dayCounts(this.dataSource.manager, userIds, when)).map((counts) => [counts.userId, counts]),
    );
    let told = 0;
    for (const { userId, ...leads } of all) {
      const facts = { ...leads, visits: days.get(userId)?.visits ?? 0, tasks: days.get(userId)?.tasks ?? 0 };
      await this.dataSource.transaction(async (tx) => {
        if (!(await claimDigest(tx, userId, day)) || !isWorthTelling(facts)) return;
        await this.notices.notify(tx, {
          userId,
          kind: 'morning_digest',
          dedupeKey: `digest:${day}`,
          data: { day, ...facts },
        });
        told += 1;
      });
    }
    await purgeDigests(
      this.dataSource.manager,
      localDate(new Date(now.getTime() - KEEP_DAYS * DAY_MS), tzName),
    );
    return told;
  }

  /** Tells owners of follow-ups whose time has come, each date once; answers how many. */
  public async tellFollowUps(): Promise<number> {
    const now = this.clock.now();
    const due = await dueFollowUps(this.dataSource.manager, now, new Date(now.getTime() - LATEST_MS), BATCH);
    for (const lead of due) {
      await this.dataSource.transaction((tx) =>
        this.notices.notify(tx, { ...followUpDue(lead, lead.dueAt), userId: lead.ownerId }),
      );
    }
    return due.length;
  }
}
