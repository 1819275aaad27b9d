import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import { Caches, Clock, RateLimits, Settings, notFound, versionConflict, writeAudit } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { guardUntil, isGuarded, type GuardMode, type SiteGuard } from './site-guard.policy';

const GUARD_CACHE = 'capture.guards';
/** Submissions of one site in a minute, over all processes, from which on proof of work is asked for. */
const GUARD_MARK = { key: 'capture.guardPerMinute', fallback: 120 };
const OPEN: SiteGuard = { mode: 'auto', guardedUntil: null };
/** Each process tells its count to the others at most so often. */
const TELL_EVERY_MS = 1_000;

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
  private readonly untold = new Map<string, { count: number; since: number }>();

  public constructor(
    private readonly dataSource: DataSource,
    private readonly caches: Caches,
    private readonly limits: RateLimits,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {
    this.load = caches.define(GUARD_CACHE, async () => {
      const rows: GuardRow[] = await dataSource.query(
        'SELECT site_id, mode, guarded_until, version FROM site_guards',
      );
      return new Map(rows.map((row) => [row.site_id, row]));
    });
  }

  /** Counts a submission and answers whether it must bring a proof of work. */
  public async admit(siteId: string): Promise<boolean> {
    const now = this.clock.now();
    const guard = guardOf((await this.load()).get(siteId));
    const perMinute = await this.count(siteId);
    if (perMinute !== null) {
      const mark = await this.settings.get(GUARD_MARK.key, GUARD_MARK.fallback);
      const until = guardUntil(guard, perMinute, mark, now);
      if (until !== null) {
        await this.raise(siteId, until);
        this.logger.warn({ event: 'site_guarded', siteId, perMinute });
        return true;
      }
    }
    return isGuarded(guard, now);
  }

  /** Whether the form of a site should solve a riddle while it is filled in. */
  public async guarded(siteId: string): Promise<boolean> {
    return isGuarded(guardOf((await this.load()).get(siteId)), this.clock.now());
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
      perMinuteMark: await this.settings.get(GUARD_MARK.key, GUARD_MARK.fallback),
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
      return this.state(siteId, tx);
    });
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

  /** The submissions of the running minute over all processes, asked for once a second; null in between. */
  private async count(siteId: string): Promise<number | null> {
    const at = Date.now();
    const untold = this.untold.get(siteId) ?? { count: 0, since: 0 };
    untold.count += 1;
    this.untold.set(siteId, untold);
    if (at - untold.since < TELL_EVERY_MS) return null;
    const told = untold.count;
    untold.count = 0;
    untold.since = at;
    return this.limits.add('inquiry:site', siteId, told, 60);
  }
}

function guardOf(row: GuardRow | undefined): SiteGuard {
  return row === undefined ? OPEN : { mode: row.mode, guardedUntil: row.guarded_until };
}
