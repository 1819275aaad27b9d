import { Injectable } from '@nestjs/common';
import { Caches } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { WORKSPACE_CACHE } from './workspace.events';

/** A site as the intake needs it; closed ones too, since their form says so. */
export interface SiteView {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly parkId: string | null;
  readonly heading: string | null;
  readonly hotline: string | null;
  readonly contactRequired: boolean;
  readonly active: boolean;
  /** Origins whose pages may embed the form; empty: none but our own. */
  readonly allowedOrigins: readonly string[];
}

/** An active park, in the order of the form. */
export interface ParkView {
  readonly id: string;
  readonly name: string;
}

interface View {
  readonly sites: ReadonlyMap<string, SiteView>;
  readonly parks: readonly ParkView[];
}

/** Sites and parks as the public side reads them on every request: cached until one is changed. */
@Injectable()
export class WorkspaceView {
  private readonly load: () => Promise<View>;

  public constructor(dataSource: DataSource, caches: Caches) {
    this.load = caches.define(WORKSPACE_CACHE, async () => {
      const sites: SiteView[] = await dataSource.query(
        `SELECT id, key, name, park_id AS "parkId", heading, hotline, contact_required AS "contactRequired", active,
                allowed_origins AS "allowedOrigins"
           FROM sites`,
      );
      const parks: ParkView[] = await dataSource.query(
        'SELECT id, name FROM parks WHERE active ORDER BY position, name',
      );
      return { sites: new Map(sites.map((site) => [site.key, site])), parks };
    });
  }

  /** The site of a key, closed or not; null when there is none. */
  public async site(key: string): Promise<SiteView | null> {
    return (await this.load()).sites.get(key) ?? null;
  }

  /** The site of an id, closed or not; null when there is none. */
  public async siteById(id: string): Promise<SiteView | null> {
    return [...(await this.load()).sites.values()].find((site) => site.id === id) ?? null;
  }

  /** Active parks in order. */
  public async parks(): Promise<readonly ParkView[]> {
    return (await this.load()).parks;
  }
}
