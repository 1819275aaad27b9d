import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { companyCore } from '@luodi/contacts';
import { ActorQueries } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  RateLimits,
  localDate,
  notFound,
  maskContacts,
  startOfLocalDate,
  translate,
  type Config,
  type Locale,
} from '@luodi/platform';
import { addDays } from '../tasks/due.policy';
import { feedRows, type FeedRow } from './feed-items.queries';
import { feedWords, type FeedDetail } from './feed-words.policy';
import { hashOf } from './feed.service';
import { renderCalendar, type FeedEvent } from './ical.policy';

const SECRET = /^[\w-]{43}$/; // 32 bytes in base64url
const HOUR = 3600;
/** An office behind one address: fifty people whose programs ask every quarter of an hour. */
const PER_ADDRESS = 400;
/** One program asks every 5 to 60 minutes; three of them at their fastest. */
const PER_FEED = 60;
const PAST_DAYS = 30;
const COMING_DAYS = 180;
/** Follow-ups have no end: as long as a call takes. */
const CALL_MS = 15 * 60_000;

interface Owner {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly detail: FeedDetail;
}

/** Reads a secret link. Nothing about the link is written into logs. */
@Injectable()
export class PublicFeedService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
    private readonly actors: ActorQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The calendar behind a link. The same as long as nothing changes, so that a program's second question is answered 304.
   * @param address of whoever asks
   * @throws DomainError not_found (unknown, ended, or of somebody whose account is locked), rate_limited
   */
  public async read(secret: string, address: string): Promise<string> {
    await this.limits.consume('ical-address', address, PER_ADDRESS, HOUR);
    const owner = SECRET.test(secret) ? await this.ownerOf(secret) : null;
    if (owner === null) throw notFound();
    await this.limits.consume('ical-feed', owner.id, PER_FEED, HOUR);
    const today = localDate(this.clock.now(), this.config.tzName);
    const [from, to] = [addDays(today, -PAST_DAYS), addDays(today, COMING_DAYS)];
    const actor = await this.actors.findById(owner.id);
    if (actor === null) throw notFound();
    const rows = await feedRows(this.dataSource.manager, actor, {
      from,
      to,
      start: startOfLocalDate(from, this.config.tzName),
      end: startOfLocalDate(to, this.config.tzName),
    });
    await this.noteFetch(this.dataSource.manager, owner.id);
    const name = translate(owner.locale, 'feed.name', { name: owner.name });
    return renderCalendar(
      name,
      rows.map((row) => this.present(row, owner)),
    );
  }

  private async ownerOf(secret: string): Promise<Owner | null> {
    const rows: Owner[] = await this.dataSource.query(
      `SELECT u.id, u.name, u.locale, f.detail FROM calendar_feeds f JOIN users u ON u.id = f.user_id
       WHERE f.secret_hash = $1 AND u.active`,
      [hashOf(secret)],
    );
    return rows[0] ?? null;
  }

  /** Once a minute is enough to see that somebody reads along. */
  private async noteFetch(tx: EntityManager, userId: string): Promise<void> {
    await tx.query(
      `UPDATE calendar_feeds SET fetched_at = $2::timestamptz WHERE user_id = $1
         AND (fetched_at IS NULL OR fetched_at NOT BETWEEN $2::timestamptz - interval '1 minute' AND $2::timestamptz)`,
      [userId, this.clock.now()],
    );
  }

  private present(row: FeedRow, owner: Owner): FeedEvent {
    const company = row.company === null ? null : companyCore(row.company);
    const what = row.milestone === null ? row.kind : `${row.kind}.${row.milestone}`;
    const words = feedWords(
      {
        kind: translate(owner.locale, `feed.kind.${what}`),
        company,
        words: scrubbed(row.words),
        contact: scrubbed(row.contact),
        place: scrubbed(row.place),
      },
      owner.detail,
    );
    return {
      uid: `${what}-${row.id}@luodi`,
      sequence: row.sequence,
      changedAt: row.changedAt,
      when:
        row.startsAt === null
          ? { kind: 'day', start: row.day, end: addDays(row.day, 1) }
          : {
              kind: 'time',
              start: row.startsAt,
              end: row.endsAt ?? new Date(row.startsAt.getTime() + CALL_MS),
            },
      ...words,
      // Programs that know no STATUS show it as if it took place.
      summary: row.cancelled
        ? translate(owner.locale, 'feed.cancelled', { what: words.summary })
        : words.summary,
      description: null,
      url: `${this.config.publicUrl}${row.path}`,
      cancelled: row.cancelled,
    };
  }
}

/** What people write may hold a number: a link never tells one. */
function scrubbed(text: string | null): string | null {
  return text === null ? null : maskContacts(text);
}
