import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, notFound, writeAudit, type AuditAction, type Config } from '@luodi/platform';
import type { FeedDetail } from './feed-words.policy';
import type { CalendarFeedLinkResponse, CalendarFeedResponse } from './feed.response';

const SECRET_BYTES = 32;

/** A person's own secret link: made, renewed, changed and ended by nobody but them. */
@Injectable()
export class FeedService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  public async show(
    actor: Actor,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<CalendarFeedResponse> {
    const rows: { detail: FeedDetail; created_at: Date; fetched_at: Date | null }[] = await tx.query(
      'SELECT detail, created_at, fetched_at FROM calendar_feeds WHERE user_id = $1',
      [actor.id],
    );
    const row = rows[0];
    if (row === undefined) return { active: false, detail: 'company', createdAt: null, fetchedAt: null };
    return {
      active: true,
      detail: row.detail,
      createdAt: row.created_at.toISOString(),
      fetchedAt: row.fetched_at?.toISOString() ?? null,
    };
  }

  /** A new link; one that worked before ends at once. Of two at the same moment the later one works. */
  public async make(actor: Actor, detail: FeedDetail | undefined): Promise<CalendarFeedLinkResponse> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return this.dataSource.transaction(async (tx) => {
      const rows: { fresh: boolean }[] = await tx.query(
        `INSERT INTO calendar_feeds (user_id, secret_hash, detail, created_at) VALUES ($1, $2, coalesce($3, 'company'), $4)
         ON CONFLICT (user_id) DO UPDATE SET secret_hash = excluded.secret_hash, created_at = excluded.created_at,
           detail = coalesce($3, calendar_feeds.detail), fetched_at = NULL, version = calendar_feeds.version + 1
         RETURNING xmax = 0 AS fresh`,
        [actor.id, hashOf(secret), detail ?? null, this.clock.now()],
      );
      await this.audit(
        tx,
        actor,
        rows[0]?.fresh === true ? 'calendar-feed.created' : 'calendar-feed.rotated',
      );
      return { ...(await this.show(actor, tx)), url: `${this.config.publicUrl}/ical/${secret}.ics` };
    });
  }

  /** Changes what the link gives away. @throws DomainError not_found without a link */
  public async update(actor: Actor, detail: FeedDetail): Promise<CalendarFeedResponse> {
    return this.dataSource.transaction(async (tx) => {
      const [rows]: [unknown[], number] = await tx.query(
        'UPDATE calendar_feeds SET detail = $2, version = version + 1 WHERE user_id = $1 RETURNING user_id',
        [actor.id, detail],
      );
      if (rows.length === 0) throw notFound();
      await this.audit(tx, actor, 'calendar-feed.updated', { detail });
      return this.show(actor, tx);
    });
  }

  /** Ends the link; a repeat changes nothing. */
  public async revoke(actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [rows]: [unknown[], number] = await tx.query(
        'DELETE FROM calendar_feeds WHERE user_id = $1 RETURNING user_id',
        [actor.id],
      );
      if (rows.length > 0) await this.audit(tx, actor, 'calendar-feed.revoked');
    });
  }

  private async audit(
    tx: EntityManager,
    actor: Actor,
    action: AuditAction,
    data: object = {},
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'user',
      objectId: actor.id,
      data,
    });
  }
}

/** What is kept of a secret: 256 random bits need no slow hash, and are looked up by the hash alone. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
