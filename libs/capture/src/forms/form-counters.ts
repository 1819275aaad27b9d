import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { CONFIG, Clock, localDate, type Config } from '@luodi/platform';
import { FormCountsQueries, type CountDelta } from './form-counts.queries';
import { OTHER, SECOND_BUCKETS, articleOf, bucketOf, pairKey } from './statistics.policy';

/** Something that happened at a form. */
export interface Counted {
  readonly siteId: string;
  readonly kind: 'views' | 'starts' | 'submits';
  /** The page it came from, as claimed or as signed. */
  readonly url: string | null;
  /** A proved channel; a claimed one is not counted by name. */
  readonly channel: string | null;
  readonly signed: boolean;
  readonly seconds?: number | null;
}

/** How often a process writes what it counted; what a crash loses is a count, never an inquiry. */
const FLUSH_MS = 5_000;
/** Keys held between two writes; beyond it articles are counted together. */
const MAX_KEYS = 2_000;
/** Views counted of one address in a minute: an office behind one address, not a flood. Held for that minute alone. */
const VIEWS_PER_MINUTE = 60;
const MAX_ADDRESSES = 10_000;
/** Tokens whose start was counted, so that one form starts once. */
const MAX_TOKENS = 20_000;

/**
 * Counts views, starts and submissions: added up in memory and written as daily sums, so that no visit waits for a
 * hot row and a flood costs no writes. Keeps numbers alone: no address, no cookie, nothing about a person.
 */
@Injectable()
export class FormCounters implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('FormCounters');
  private pending = new Map<string, CountDelta>();
  private addresses = new Map<string, number>();
  private started = new Set<string>();
  private minute = 0;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  private readonly own: string;

  public constructor(
    private readonly queries: FormCountsQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.own = new URL(config.publicUrl).origin;
  }

  public onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS);
    this.timer.unref();
  }

  public async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** Whether a view of that address still counts in this minute. */
  public admitsView(address: string | null): boolean {
    const minute = Math.floor(this.clock.now().getTime() / 60_000);
    if (minute !== this.minute) {
      this.minute = minute;
      this.addresses = new Map();
    }
    const key = address ?? '-';
    const seen = (this.addresses.get(key) ?? 0) + 1;
    if (seen === 1 && this.addresses.size >= MAX_ADDRESSES) return false;
    this.addresses.set(key, seen);
    return seen <= VIEWS_PER_MINUTE;
  }

  /** Whether this is the first start of a served form. */
  public admitsStart(token: string): boolean {
    if (this.started.has(token)) return false;
    if (this.started.size >= MAX_TOKENS) this.started = new Set();
    this.started.add(token);
    return true;
  }

  /** Adds one; written within seconds. */
  public count(event: Counted): void {
    const day = localDate(this.clock.now(), this.config.tzName);
    const delta = this.delta(event, day, articleOf(event.url, this.own));
    delta[event.kind] += 1;
    if (event.seconds === undefined || event.seconds === null) return;
    const at = bucketOf(event.seconds);
    delta.seconds[at] = (delta.seconds[at] ?? 0) + 1;
  }

  /** Writes what was counted; a failure keeps the numbers for the next time. */
  public flush(): Promise<void> {
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    const batches = new Map<string, CountDelta[]>();
    for (const delta of this.pending.values()) {
      const key = `${delta.siteId} ${delta.day}`;
      batches.set(key, [...(batches.get(key) ?? []), delta]);
    }
    this.pending = new Map();
    for (const deltas of batches.values()) {
      try {
        await this.queries.add(deltas);
      } catch (error) {
        this.logger.warn({ event: 'form_counts_kept', message: error instanceof Error ? error.message : '' });
        deltas.forEach((delta) => this.putBack(delta));
      }
    }
  }

  private delta(event: Counted, day: string, article: string): CountDelta {
    const channel = event.channel ?? '';
    const full = this.pending.size >= MAX_KEYS;
    const key = `${event.siteId} ${day} ${pairKey(article, channel)}`;
    const known = this.pending.get(key);
    if (known !== undefined) return known;
    if (full && article !== '' && article !== OTHER)
      return this.delta({ ...event, channel: null }, day, OTHER);
    const { siteId, signed } = event;
    const seconds = Array.from({ length: SECOND_BUCKETS.length + 1 }, () => 0);
    const delta = { siteId, day, article, channel, signed, views: 0, starts: 0, submits: 0, seconds };
    this.pending.set(key, delta);
    return delta;
  }

  private putBack(delta: CountDelta): void {
    const { siteId, channel, signed } = delta;
    const event = { siteId, channel, signed, url: null, kind: 'views' as const };
    const kept = this.delta(event, delta.day, delta.article);
    kept.views += delta.views;
    kept.starts += delta.starts;
    kept.submits += delta.submits;
    delta.seconds.forEach((count, at) => (kept.seconds[at] = (kept.seconds[at] ?? 0) + count));
  }
}
