import { Injectable } from '@nestjs/common';
import { Caches } from '@luodi/platform';
import type { SiteView } from '@luodi/workspace';
import { DataSource } from 'typeorm';
import {
  defaultDefinition,
  readDefinition,
  type FormDefinition,
  type StoredDefinition,
} from './form-definition.policy';

/** Name of the cached published forms and channels. */
export const FORMS_CACHE = 'capture.forms';

/** The form of a site as the public meets it. */
export interface PublishedForm {
  /** 0 before anything was published. */
  readonly number: number;
  readonly definition: FormDefinition;
}

/** A place where a site's link was put. */
export interface ChannelView {
  readonly siteId: string;
  readonly name: string;
}

interface View {
  readonly forms: ReadonlyMap<string, PublishedForm>;
  readonly channels: ReadonlyMap<string, ChannelView>;
  readonly generations: ReadonlyMap<string, number>;
}

interface VersionRow {
  readonly site_id: string;
  readonly number: number;
  readonly definition: StoredDefinition;
}

/** The forms in force, the channels and the generation of each site's link key: read on every visit, so cached until one is changed. */
@Injectable()
export class PublishedForms {
  private readonly load: () => Promise<View>;

  public constructor(dataSource: DataSource, caches: Caches) {
    this.load = caches.define(FORMS_CACHE, async () => {
      const versions: VersionRow[] = await dataSource.query(
        'SELECT DISTINCT ON (site_id) site_id, number, definition FROM form_versions ORDER BY site_id, number DESC',
      );
      const channels: (ChannelView & { code: string })[] = await dataSource.query(
        'SELECT code, site_id AS "siteId", name FROM site_channels WHERE active',
      );
      const sites: { id: string; prefill_generation: number }[] = await dataSource.query(
        'SELECT id, prefill_generation FROM sites',
      );
      return {
        forms: new Map(
          versions.map(({ site_id, number, definition }) => [
            site_id,
            { number, definition: readDefinition(definition) },
          ]),
        ),
        channels: new Map(channels.map((channel) => [channel.code, channel])),
        generations: new Map(sites.map((site) => [site.id, site.prefill_generation])),
      };
    });
  }

  /** The form in force. */
  public async of(site: SiteView): Promise<PublishedForm> {
    return (await this.load()).forms.get(site.id) ?? { number: 0, definition: defaultDefinition(site) };
  }

  /** Whether the site takes inquiries: switched on, and its form published as open. */
  public async isOpen(site: SiteView): Promise<boolean> {
    return site.active && (await this.of(site)).definition.open;
  }

  /** The number to call, the form's own before the site's. */
  public async hotline(site: SiteView): Promise<string | null> {
    return (await this.of(site)).definition.hotline ?? site.hotline;
  }

  /** The name of an active channel of the site; null for a code that is not one. */
  public async channel(siteId: string, code: string): Promise<string | null> {
    const channel = (await this.load()).channels.get(code);
    return channel?.siteId === siteId ? channel.name : null;
  }

  /** The generation of the key that signs a site's article links. */
  public async generation(siteId: string): Promise<number> {
    return (await this.load()).generations.get(siteId) ?? 1;
  }
}
