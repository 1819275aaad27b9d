import { Injectable } from '@nestjs/common';
import { Caches, LOCALES, type Locale } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { FIRST_NOTICE } from './consent-notice.texts';

/** A published text in one language. */
export interface ConsentNotice {
  readonly version: string;
  readonly locale: Locale;
  readonly title: string;
  readonly body: string;
  readonly publishedAt: Date;
}

const NOTICES_CACHE = 'privacy.notices';

/** Every version of the notice that people were ever asked to agree to. */
@Injectable()
export class ConsentNoticeQueries {
  private readonly load: () => Promise<readonly ConsentNotice[]>;

  public constructor(
    dataSource: DataSource,
    private readonly caches: Caches,
  ) {
    this.load = caches.define(NOTICES_CACHE, async () => {
      const rows: readonly ConsentNotice[] = await dataSource.query(
        `SELECT version, locale, title, body, published_at AS "publishedAt"
           FROM consent_notices ORDER BY published_at DESC, version DESC`,
      );
      return rows;
    });
  }

  /** Whether a version was ever published. Versions are never taken back, so a cached "yes" stays true. */
  public async isKnown(version: string): Promise<boolean> {
    return (await this.load()).some((notice) => notice.version === version);
  }

  /** The newest version; '1' on a workspace that has none. */
  public async currentVersion(): Promise<string> {
    return (await this.load())[0]?.version ?? '1';
  }

  /** A version's text in the language asked for, else in Chinese; null when there is none. */
  public async find(version: string, locale: Locale): Promise<ConsentNotice | null> {
    const ofVersion = (await this.load()).filter((notice) => notice.version === version);
    return ofVersion.find((notice) => notice.locale === locale) ?? ofVersion[0] ?? null;
  }

  /** Forgets the cached texts in every process. */
  public async published(tx: EntityManager): Promise<void> {
    await this.caches.invalidate(tx, NOTICES_CACHE);
  }
}

/** Writes version "1" of the notice in every language; does nothing where it exists. For the starter and the tests. */
export async function seedConsentNotices(tx: EntityManager): Promise<void> {
  for (const locale of LOCALES) {
    const { title, body } = FIRST_NOTICE[locale];
    await tx.query(
      `INSERT INTO consent_notices (version, locale, title, body) VALUES ('1', $1, $2, $3)
       ON CONFLICT (version, locale) DO NOTHING`,
      [locale, title, body],
    );
  }
  await tx.query('SELECT pg_notify($1, $2)', ['luodi_cache', NOTICES_CACHE]);
}
