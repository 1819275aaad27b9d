import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { GroupBy } from './form-statistics.dto';
import { countedKey, pairKey } from './statistics.policy';

/** What one process has counted since it last wrote. */
export interface CountDelta {
  readonly siteId: string;
  /** Local date. */
  readonly day: string;
  readonly article: string;
  readonly channel: string;
  readonly signed: boolean;
  views: number;
  starts: number;
  submits: number;
  readonly seconds: number[];
}

/** One line of the statistics. */
export interface CountRow {
  readonly key: string;
  readonly views: number;
  readonly starts: number;
  readonly submits: number;
  readonly seconds: readonly number[];
}

const KEY: Readonly<Record<GroupBy, string>> = {
  day: `to_char(day, 'YYYY-MM-DD')`,
  article: 'article',
  channel: 'channel',
};

const ADD = `INSERT INTO form_counts AS c (site_id, day, article, channel, views, starts, submits, seconds)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (site_id, day, article, channel) DO UPDATE SET
    views = c.views + excluded.views, starts = c.starts + excluded.starts, submits = c.submits + excluded.submits,
    seconds = coalesce((SELECT array_agg(coalesce(u.a, 0) + coalesce(u.b, 0) ORDER BY u.at)
      FROM unnest(c.seconds, excluded.seconds) WITH ORDINALITY AS u(a, b, at)), '{}')`;

/** The daily numbers of the forms. */
@Injectable()
export class FormCountsQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** Adds to one site's day. Processes take turns, so that the cap on articles holds over all of them. */
  public async add(deltas: readonly CountDelta[]): Promise<void> {
    const [first] = deltas;
    if (first === undefined) return;
    await this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('form_counts:' || $1, 0))`, [
        first.siteId,
      ]);
      const known = await this.known(tx, first.siteId, first.day);
      for (const delta of deltas) {
        const { article, channel } = countedKey(delta, known);
        known.add(pairKey(article, channel));
        await tx.query(ADD, [
          delta.siteId,
          delta.day,
          article,
          channel,
          delta.views,
          delta.starts,
          delta.submits,
          delta.seconds,
        ]);
      }
    });
  }

  /** Sums of a site by key, both days included; the busiest first, days in order. */
  public async sums(
    siteId: string,
    from: string,
    to: string,
    by: GroupBy,
    limit: number,
  ): Promise<CountRow[]> {
    const order = by === 'day' ? 'key' : 'views DESC, submits DESC, key';
    return this.dataSource.query(
      `WITH chosen AS (
         SELECT ${KEY[by]} AS key, views, starts, submits, seconds FROM form_counts
          WHERE site_id = $1 AND day BETWEEN $2 AND $3
       ), sums AS (
         SELECT key, sum(views)::int AS views, sum(starts)::int AS starts, sum(submits)::int AS submits
           FROM chosen GROUP BY key
       ), buckets AS (
         SELECT key, array_agg(n ORDER BY at) AS seconds FROM (
           SELECT key, u.at, sum(u.n)::int AS n FROM chosen, unnest(seconds) WITH ORDINALITY AS u(n, at) GROUP BY key, u.at
         ) b GROUP BY key
       )
       SELECT s.key, s.views, s.starts, s.submits, coalesce(b.seconds, '{}') AS seconds
         FROM sums s LEFT JOIN buckets b USING (key) ORDER BY ${order} LIMIT $4`,
      [siteId, from, to, limit],
    );
  }

  private async known(tx: EntityManager, siteId: string, day: string): Promise<Set<string>> {
    const rows: { article: string; channel: string }[] = await tx.query(
      'SELECT article, channel FROM form_counts WHERE site_id = $1 AND day = $2',
      [siteId, day],
    );
    return new Set(rows.map((row) => pairKey(row.article, row.channel)));
  }
}
