import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Clock, addJob, newId, notifyConsole, type Config, type Locale } from '@luodi/platform';
import { CalendarService, calendarOf, isWorkingTime } from '@luodi/workspace';
import type { EntityManager } from 'typeorm';
import { deliveryOf } from '../channels/channels.policy';
import { readNoticeSettings } from '../channels/notice-settings.queries';
import { MAIL_QUEUED } from '../notification.events';
import { queueRobotMessages } from '../robots/robot-message.queries';
import { localMinute } from './due.policy';
import type { Notice } from './notice-kinds.policy';

interface Recipient {
  readonly id: string;
  readonly username: string;
  readonly email: string | null;
  readonly locale: Locale;
  readonly teams: readonly string[];
  /** On leave. */
  readonly away: boolean;
}

const MINUTE = 60_000;

/** Writes notices and the mails that go with them, in the caller's transaction. */
@Injectable()
export class NotifyService {
  public constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
  ) {}

  /**
   * Tells active users in the console, and on the channels that each wants for this kind; once also every chat group's
   * robot that listens to it. Once per dedupe key: a repeated event writes nothing. Answers for how many it was news.
   */
  public async notifyAll(
    tx: EntityManager,
    userIds: Iterable<string>,
    notice: Omit<Notice, 'userId'>,
  ): Promise<number> {
    let news = 0;
    for (const userId of userIds) if (await this.tell(tx, { ...notice, userId })) news += 1;
    if (news > 0) await queueRobotMessages(tx, notice, this.clock.now());
    return news;
  }

  /** The same for one person; answers whether it was news. */
  public async notify(tx: EntityManager, { userId, ...notice }: Notice): Promise<boolean> {
    return (await this.notifyAll(tx, [userId], notice)) > 0;
  }

  /** Tells one person and no chat group; answers whether it was news. */
  public async notifyOne(tx: EntityManager, notice: Notice): Promise<boolean> {
    return this.tell(tx, notice);
  }

  private async tell(tx: EntityManager, notice: Notice): Promise<boolean> {
    const now = this.clock.now();
    const users: Recipient[] = await tx.query(
      `SELECT u.id, u.username, u.email, u.locale,
         ARRAY(SELECT m.team_id FROM team_members m WHERE m.user_id = u.id) AS teams,
         EXISTS (SELECT 1 FROM agent_leaves v WHERE v.user_id = u.id AND v.starts_at <= $2 AND v.ends_at > $2) AS away
       FROM users u WHERE u.id = $1 AND u.active`,
      [notice.userId, now],
    );
    const user = users[0];
    if (user === undefined) return false;
    const delivery = deliveryOf(notice.kind, await readNoticeSettings(tx, user.id), {
      minute: localMinute(now, this.config.tzName),
      onShift: await this.isOnShift(user, now),
    });
    const inserted: unknown[] = await tx.query(
      `INSERT INTO notifications (id, user_id, kind, dedupe_key, lead_id, export_id, data, desktop, created_at, shown_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (user_id, dedupe_key) DO NOTHING RETURNING id`,
      [
        newId(),
        user.id,
        notice.kind,
        notice.dedupeKey,
        notice.leadId ?? null,
        notice.exportId ?? null,
        JSON.stringify(notice.data),
        delivery.desktop,
        now,
      ],
    );
    if (inserted.length === 0) return false;
    if (delivery.mailAfterMinutes !== null) await this.queueMail(tx, notice, user, delivery.mailAfterMinutes);
    await notifyConsole(tx, { topic: 'notifications', userIds: [user.id] });
    return true;
  }

  /** In the working time of a team of theirs, or of the workspace for who is in none; never on leave. */
  private async isOnShift(user: Recipient, now: Date): Promise<boolean> {
    if (user.away) return false;
    const calendars = await this.calendars.all();
    const teams = user.teams.length > 0 ? user.teams : [null];
    return teams.some((teamId) => isWorkingTime(calendarOf(calendars, teamId), now));
  }

  /** @param wait minutes that quiet hours still last */
  private async queueMail(tx: EntityManager, notice: Notice, user: Recipient, wait: number): Promise<void> {
    const address = this.addressOf(user);
    if (address === null) return;
    const id = newId();
    const now = this.clock.now();
    const inserted: unknown[] = await tx.query(
      `INSERT INTO mails (id, dedupe_key, user_id, to_address, template, locale, data, message_id, created_at, not_before)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`,
      [
        id,
        `${notice.dedupeKey}:${user.id}`,
        user.id,
        address,
        notice.kind,
        user.locale,
        JSON.stringify({ ...notice.data, leadId: notice.leadId ?? null }),
        `<${id}@${new URL(this.config.publicUrl).hostname}>`,
        now,
        wait === 0 ? null : new Date(now.getTime() + wait * MINUTE),
      ],
    );
    if (inserted.length > 0 && wait === 0)
      await addJob(tx, MAIL_QUEUED, { mailId: id }, { jobKey: `mail:${id}` });
  }

  /** Without a mail server every mail is a file for the console's list, so people without an address get one too. */
  private addressOf(user: Recipient): string | null {
    if (user.email !== null && user.email !== '') return user.email;
    return this.config.smtpUrl === null ? `${user.username}@luodi.invalid` : null;
  }
}
