import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, JobRegistry, Settings, defineTask, type Config } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { readContacts, writeFilledCredit } from './credit-walk.queries';
import { creditOf, type CreditTerms } from './first-credit.policy';
import { PROTECTION_DAYS } from './first-credit.service';

const WALK_CREDITS = defineTask<Record<string, never>>('leads.walk-credits');
const BATCH = 200;
/** One run stays under a minute; the next minute goes on. */
const BATCHES = 50;

/**
 * Credits that a migration filled in by the first follow-up alone become those that live work would have given by all of
 * them, by the workspace's days. Once; a credit that somebody earned, shared or disputed since stays.
 */
@Injectable()
export class CreditWalkTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(WALK_CREDITS, () => this.run());
    this.jobs.cron('walk-credits', '* * * * *', WALK_CREDITS);
  }

  private async run(): Promise<void> {
    const protectionDays = await this.settings.get('credits.protectionDays', PROTECTION_DAYS);
    const terms = { protectionDays, timeZone: this.config.tzName };
    for (let batch = 0; batch < BATCHES; batch += 1) {
      if (!(await this.dataSource.transaction((tx) => walkOn(tx, terms)))) return;
    }
  }
}

/** The next leads of the walk; false when there is none or another worker is at it. */
async function walkOn(tx: EntityManager, terms: CreditTerms): Promise<boolean> {
  const [walk]: { done_to: string }[] = await tx.query(
    'SELECT done_to FROM first_credit_walks LIMIT 1 FOR UPDATE SKIP LOCKED',
  );
  if (walk === undefined) return false;
  const leads: { id: string }[] = await tx.query(
    'SELECT id FROM leads WHERE id > $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE',
    [walk.done_to, BATCH],
  );
  const contacts = await readContacts(
    tx,
    leads.map(({ id }) => id),
  );
  for (const [leadId, of] of contacts) {
    const earned = creditOf(of, terms);
    if (earned !== null) await writeFilledCredit(tx, leadId, earned);
  }
  const last = leads.at(-1)?.id;
  if (last === undefined || leads.length < BATCH) await tx.query('DELETE FROM first_credit_walks');
  else await tx.query('UPDATE first_credit_walks SET done_to = $1', [last]);
  return last !== undefined;
}
