import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry, defineTask, soundTerms } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';

const SOUND_TERMS = defineTask<Record<string, never>>('leads.sound-terms');
const BATCH = 200; // short enough for a submission that waits for one of them
/** One run stays under a minute; the next minute goes on. */
const BATCHES = 100;

/** Leads written before names were found by their sound; finds nothing to do once it has come to the last of them. */
@Injectable()
export class SoundTermsTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly dataSource: DataSource,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(SOUND_TERMS, () => this.run());
    this.jobs.cron('sound-terms', '* * * * *', SOUND_TERMS);
  }

  private async run(): Promise<void> {
    for (let batch = 0; batch < BATCHES; batch += 1) {
      if (!(await this.dataSource.transaction(addNext))) return;
    }
  }
}

/** The next leads of the walk; false when there is none or another worker is at it. */
async function addNext(tx: EntityManager): Promise<boolean> {
  const [walk]: { done_to: string }[] = await tx.query(
    'SELECT done_to FROM lead_term_walks LIMIT 1 FOR UPDATE SKIP LOCKED',
  );
  if (walk === undefined) return false;
  const leads: { id: string; companyName: string | null; contactName: string | null }[] = await tx.query(
    `SELECT id, company_name AS "companyName", contact_name AS "contactName" FROM leads WHERE id > $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE`,
    [walk.done_to, BATCH],
  );
  const given = leads.map((lead) => ({ id: lead.id, terms: soundTerms(lead) }));
  await tx.query(
    `UPDATE leads l SET search_terms = ARRAY(SELECT unnest(l.search_terms) UNION SELECT jsonb_array_elements_text(g.terms))
     FROM jsonb_to_recordset($1::jsonb) AS g(id uuid, terms jsonb) WHERE l.id = g.id AND jsonb_array_length(g.terms) > 0`,
    [JSON.stringify(given)],
  );
  const last = leads.at(-1)?.id;
  if (last === undefined || leads.length < BATCH) await tx.query('DELETE FROM lead_term_walks');
  else await tx.query('UPDATE lead_term_walks SET done_to = $1', [last]);
  return last !== undefined;
}
