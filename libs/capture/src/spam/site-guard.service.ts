import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Caches,
  Clock,
  RateLimits,
  Settings,
  notFound,
  versionConflict,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { guardUntil, isGuarded, type GuardMode, type SiteGuard } from './site-guard.policy';

const GUARD_CACHE = 'capture.guards';
/** Submissions of one site in a minute, over all processes, from which on proof of work is asked for. */
const GUARD_MARK = { key: 'capture.guardPerMinute', fallback: 120 };
const OPEN: SiteGuard = { mode: 'auto', guardedUntil: null };
/** Each process tells its count to the others once a second, or after so many submissions. */
const TELL_EVERY_MS = 1_000;
const TELL_AT = 30;
/** What this process has decided alone holds so long; by then all have read it from the database. */
const ALONE_MS = 15_000;
const WINDOW_MS = 60_000;

export interface GuardState extends SiteGuard {
  readonly guarded: boolean;
  readonly perMinuteMark: number;
  readonly version: number;
}

interface GuardRow {
  readonly site_id: string;
  readonly mode: GuardMode;
  readonly guarded_until: Date | null;
  readonly version: number;
}

/** Decides when a site asks for proof of work: by hand, or while more come in than people write. */
@Injectable()
export class SiteGuardService {
  private readonly logger = new Logger('SiteGuard');
  private readonly load: () => Promise<ReadonlyMap<string, GuardRow>>;
  /** Since when this process has known a site as guarded. */
  private readonly up = new Map<string, Date>();
  private readonly alone = new Map<string, Date>();
  /** Own submissions of the running minute. */
  private readonly own = new Map<string, { count: number; since: number }>();
  private readonly untold = new Map<string, { count: number; since: number }>();

  public constructor(
    private readonly dataSource: DataSource,
    private readonly caches: Caches,
    private readonly limits: RateLimits,
    private readonly settings: Settings,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.load = caches.define(GUARD_CACHE, async () => {
      const rows: GuardRow[] = await dataSource.query(
        'SELECT site_id, mode, guarded_until, version FROM site_guards',
      );
      return new Map(rows.map((row) => [row.site_id, row]));
    });
  }

  /**
   * Counts a submission; more of them than people write switch the guard on, in this process at once, whatever the
   * database is busy with.
   * @returns since when the site asks for a proof of work; null when it asks for none
   */
  public async admit(siteId: string): Promise<Date | null> {
    const now = this.clock.now();
    const guard = guardOf((await this.load()).get(siteId));
    const mark = await this.mark();
    const own = this.countOwn(siteId);
    if (guard.mode === 'auto' && own > mark && !this.isUp(siteId, guard, now)) {
      this.alone.set(siteId, new Date(now.getTime() + ALONE_MS));
      await this.raiseFor(siteId, guard, own, mark, now);
      return this.since(siteId, true, now);
    }
    const perMinute = await this.count(siteId);
    if (perMinute !== null && (await this.raiseFor(siteId, guard, perMinute, mark, now))) {
      return this.since(siteId, true, now);
    }
    return this.since(siteId, this.isUp(siteId, guard, now), now);
  }

  /** Since when a site asks for a proof of work; null when it asks for none. Reads what is known here, no database. */
  public async guardedSince(siteId: string): Promise<Date | null> {
    const now = this.clock.now();
    return this.since(siteId, this.isUp(siteId, guardOf((await this.load()).get(siteId)), now), now);
  }

  /** Whether the form of a site should solve a riddle while it is filled in. */
  public async guarded(siteId: string): Promise<boolean> {
    return (await this.guardedSince(siteId)) !== null;
  }

  /**
   * Whether one more of those may pass who opened the form before it could ask for a proof: as many in a minute as
   * people write, so that forms opened in store let no flood in.
   */
  public async passesEarlier(siteId: string): Promise<boolean> {
    const passed = await this.limits.add('inquiry:earlier', siteId, 1, 60);
    return passed === null || passed <= (await this.mark());
  }

  /** @throws DomainError not_found */
  public async state(siteId: string, tx: EntityManager = this.dataSource.manager): Promise<GuardState> {
    const rows: (GuardRow | { site_id: string; mode: null; guarded_until: null; version: null })[] =
      await tx.query(
        `SELECT s.id AS site_id, g.mode, g.guarded_until, g.version
           FROM sites s LEFT JOIN site_guards g ON g.site_id = s.id WHERE s.id = $1`,
        [siteId],
      );
    const row = rows[0];
    if (row === undefined) throw notFound();
    const guard = row.mode === null ? OPEN : guardOf(row);
    return {
      ...guard,
      guarded: isGuarded(guard, this.clock.now()),
      perMinuteMark: await this.mark(),
      version: row.version ?? 0,
    };
  }

  /**
   * Switches a site's guard by hand.
   * @param version as last read; 0 when it was never set
   * @throws DomainError not_found, version_conflict
   */
  public async switch(actor: Actor, siteId: string, mode: GuardMode, version: number): Promise<GuardState> {
    return this.dataSource.transaction(async (tx) => {
      const sites: unknown[] = await tx.query('SELECT id FROM sites WHERE id = $1 FOR UPDATE', [siteId]);
      if (sites.length === 0) throw notFound();
      const before = await this.state(siteId, tx);
      if (before.version !== version) throw versionConflict(before);
      await tx.query(
        `INSERT INTO site_guards (site_id, mode) VALUES ($1, $2)
         ON CONFLICT (site_id) DO UPDATE SET mode = excluded.mode, guarded_until = NULL, version = site_guards.version + 1`,
        [siteId, mode],
      );
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'site.guard-switched',
        objectType: 'site',
        objectId: siteId,
        data: { mode },
      });
      await this.caches.invalidate(tx, GUARD_CACHE);
      this.alone.delete(siteId);
      this.own.delete(siteId);
      return this.state(siteId, tx);
    });
  }

  private mark(): Promise<number> {
    return this.settings.get(GUARD_MARK.key, GUARD_MARK.fallback);
  }

  private isUp(siteId: string, guard: SiteGuard, now: Date): boolean {
    const alone = guard.mode === 'auto' ? this.alone.get(siteId) : undefined;
    return isGuarded(guard, now) || (alone !== undefined && alone > now);
  }

  private countOwn(siteId: string): number {
    if (!this.config.rateLimits) return 0;
    const at = Date.now();
    const known = this.own.get(siteId);
    const own = known === undefined || at - known.since > WINDOW_MS ? { count: 0, since: at } : known;
    own.count += 1;
    this.own.set(siteId, own);
    return own.count;
  }

  private since(siteId: string, guarded: boolean, now: Date): Date | null {
    if (!guarded) {
      this.up.delete(siteId);
      return null;
    }
    const known = this.up.get(siteId) ?? now;
    this.up.set(siteId, known);
    return known;
  }

  private async raiseFor(
    siteId: string,
    guard: SiteGuard,
    perMinute: number,
    mark: number,
    now: Date,
  ): Promise<boolean> {
    const until = guardUntil(guard, perMinute, mark, now);
    if (until === null) return false;
    await this.raise(siteId, until);
    this.logger.warn({ event: 'site_guarded', siteId, perMinute });
    return true;
  }

  private async raise(siteId: string, until: Date): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO site_guards (site_id, guarded_until) VALUES ($1, $2)
         ON CONFLICT (site_id) DO UPDATE SET guarded_until = excluded.guarded_until WHERE site_guards.mode = 'auto'`,
        [siteId, until],
      );
      await this.caches.invalidate(tx, GUARD_CACHE);
    });
  }

  /** The submissions of the running minute over all processes, asked for now and then; null in between. */
  private async count(siteId: string): Promise<number | null> {
    const at = Date.now();
    const untold = this.untold.get(siteId) ?? { count: 0, since: 0 };
    untold.count += 1;
    this.untold.set(siteId, untold);
    if (at - untold.since < TELL_EVERY_MS && untold.count < TELL_AT) return null;
    const told = untold.count;
    untold.count = 0;
    untold.since = at;
    return this.limits.add('inquiry:site', siteId, told, 60);
  }
}

function guardOf(row: GuardRow | undefined): SiteGuard {
  return row === undefined ? OPEN : { mode: row.mode, guardedUntil: row.guarded_until };
}
