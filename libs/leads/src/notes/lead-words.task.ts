import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry, defineTask } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';

const LEAD_WORDS = defineTask<Record<string, never>>('leads.lead-words');
const BATCH = 200; // short enough for a submission that waits for one of them
/** One run stays under a minute; the next minute goes on. */
const BATCHES = 100;
/** Ids are in the order of time, commits are not: what a transaction of so long ago wrote is looked at again. */
const LOOK_BACK_MS = 10 * 60_000;

/**
 * Makes the words that leads came with findable, within a minute: a submission does not pay for it. Later changes of them
 * are kept in step by a trigger.
 */
@Injectable()
export class LeadWordsTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly dataSource: DataSource,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(LEAD_WORDS, () => this.run());
    this.jobs.cron('lead-words', '* * * * *', LEAD_WORDS);
  }

  private async run(): Promise<void> {
    let from: string | null = null;
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const after: string | null = from;
      from = await this.dataSource.transaction((tx) => addNext(tx, after));
      if (from === null) return;
    }
  }
}

/**
 * The words of the next leads; answers where to go on, null at the end or when another worker is at it. The leads are
 * locked, so that what is erased at the same moment is not written again.
 */
async function addNext(tx: EntityManager, after: string | null): Promise<string | null> {
  const [walk]: { done_to: string }[] = await tx.query(
    'SELECT done_to FROM lead_word_walk FOR UPDATE SKIP LOCKED',
  );
  if (walk === undefined) return null;
  const rows: { id: string }[] = await tx.query(
    'SELECT id FROM leads WHERE id > $1 ORDER BY id LIMIT $2 FOR SHARE',
    [after ?? lookedBack(walk.done_to), BATCH],
  );
  const ids = rows.map(({ id }) => id);
  await tx.query(
    `INSERT INTO lead_notes (id, lead_id, kind, at, text, owner_id, team_id, pool_id, closed)
     SELECT l.id, l.id, 'words', l.created_at, w.words, l.owner_id, l.team_id, l.pool_id, l.clock_rank = 3
     FROM leads l CROSS JOIN LATERAL (SELECT lead_words(l.need_text, l.use_text, l.message) AS words OFFSET 0) w
     WHERE l.id = ANY($1::uuid[]) AND w.words IS NOT NULL ON CONFLICT (id) DO NOTHING`,
    [ids],
  );
  const last = ids.at(-1);
  if (last === undefined) return null;
  if (last > walk.done_to) await tx.query('UPDATE lead_word_walk SET done_to = $1', [last]);
  return ids.length < BATCH ? null : last;
}

/** The id from which on to look again: UUIDv7 begins with its milliseconds. */
function lookedBack(id: string): string {
  const millis = Math.max(0, Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) - LOOK_BACK_MS);
  const digits = millis.toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
}
