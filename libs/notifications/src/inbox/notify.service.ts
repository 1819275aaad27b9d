import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Clock, addJob, newId, notifyConsole, type Config, type Locale } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { MAIL_QUEUED } from '../notification.events';
import { isMailTemplate, type Notice } from './notice.model';

interface Recipient {
  readonly id: string;
  readonly username: string;
  readonly email: string | null;
  readonly locale: Locale;
}

/** Writes notices and the mails that go with them, in the caller's transaction. */
@Injectable()
export class NotifyService {
  public constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Tells an active user in the console, and by mail where the kind has one. Once per dedupe key: a repeated event
   * writes nothing. Answers whether it was news.
   */
  public async notify(tx: EntityManager, notice: Notice): Promise<boolean> {
    const users: Recipient[] = await tx.query(
      'SELECT id, username, email, locale FROM users WHERE id = $1 AND active',
      [notice.userId],
    );
    const user = users[0];
    if (user === undefined) return false;
    const inserted: unknown[] = await tx.query(
      `INSERT INTO notifications (id, user_id, kind, dedupe_key, lead_id, export_id, data, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (user_id, dedupe_key) DO NOTHING RETURNING id`,
      [
        newId(),
        user.id,
        notice.kind,
        notice.dedupeKey,
        notice.leadId ?? null,
        notice.exportId ?? null,
        JSON.stringify(notice.data),
        this.clock.now(),
      ],
    );
    if (inserted.length === 0) return false;
    if (isMailTemplate(notice.kind)) await this.queueMail(tx, notice, user);
    await notifyConsole(tx, { topic: 'notifications', userIds: [user.id] });
    return true;
  }

  private async queueMail(tx: EntityManager, notice: Notice, user: Recipient): Promise<void> {
    const address = this.addressOf(user);
    if (address === null) return;
    const id = newId();
    const inserted: unknown[] = await tx.query(
      `INSERT INTO mails (id, dedupe_key, user_id, to_address, template, locale, data, message_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`,
      [
        id,
        `${notice.dedupeKey}:${user.id}`,
        user.id,
        address,
        notice.kind,
        user.locale,
        JSON.stringify({ ...notice.data, leadId: notice.leadId ?? null }),
        `<${id}@${new URL(this.config.publicUrl).hostname}>`,
        this.clock.now(),
      ],
    );
    if (inserted.length > 0) await addJob(tx, MAIL_QUEUED, { mailId: id }, { jobKey: `mail:${id}` });
  }

  /** Without a mail server every mail is a file for the console's list, so people without an address get one too. */
  private addressOf(user: Recipient): string | null {
    if (user.email !== null && user.email !== '') return user.email;
    return this.config.smtpUrl === null ? `${user.username}@luodi.invalid` : null;
  }
}
