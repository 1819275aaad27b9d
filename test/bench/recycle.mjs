/**
 * The recycle sweep of a minute at 1,000,000 leads: its warnings and its preview, by a rule that takes one open lead in a
 * hundred and by one that takes nearly all, as on the day it is switched on.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { timed } from './lists.mjs';
import { millionLeads } from './million.mjs';
import { median, report } from './numbers.mjs';
import { ROOT } from './product.mjs';

const TURNS = 5;
const BATCH = 2_000;
const DAY_MS = 86_400_000;
const RULES = { 'one in a hundred': 700, 'nearly all': 30 };
const START = { dueAt: '-infinity', leadId: '00000000-0000-0000-0000-000000000000' };
const EVERYBODY = { sql: 'true', params: [] };

export async function benchRecycle(product) {
  await millionLeads(product);
  const recycle = createRequire(import.meta.url)(join(ROOT, 'dist/libs/leads/src/pool/recycle.queries.js'));
  const client = new pg.Client({ connectionString: product.databaseUrl });
  client.on('error', () => undefined); // the query under way says it
  await client.connect();
  const tx = { query: async (text, params) => (await client.query(text, params)).rows };
  try {
    for (const [name, days] of Object.entries(RULES)) await measure(client, tx, recycle, name, days);
  } finally {
    await client.end();
  }
}

/** Within a transaction that is rolled back: the rule was never there. */
async function measure(client, tx, recycle, name, days) {
  const now = new Date();
  const moment = { now, today: now.toISOString().slice(0, 10) };
  await client.query('BEGIN');
  try {
    await client.query(
      `INSERT INTO recycle_rules (id, name, position, statuses, idle_days, warn_hours)
       VALUES (gen_random_uuid(), 'bench', 1, ARRAY['new', 'contacted', 'qualified', 'nurturing'], $1, 24)`,
      [days],
    );
    const times = { warn: [], due: [], preview: [] };
    let warned = 0;
    for (let turn = 0; turn < TURNS; turn += 1) {
      times.warn.push(
        await timed(async () => {
          warned += (await recycle.writeWarnings(tx, moment, BATCH)).length;
        }),
      );
      times.due.push(await timed(() => recycle.lockNextDue(tx, new Date(now.getTime() + 2 * DAY_MS), START)));
      times.preview.push(
        await timed(() =>
          recycle.readCandidates(tx, moment, new Date(now.getTime() + 7 * DAY_MS), EVERYBODY, BATCH),
        ),
      );
    }
    const ms = (key) => median(times[key]).toFixed(1);
    report(
      'recycle',
      `a rule for ${name}: warnings ${ms('warn')} ms (${warned} in ${TURNS} turns of at most ${BATCH}), next due ${ms('due')} ms, preview of a week ${ms('preview')} ms`,
    );
  } finally {
    await client.query('ROLLBACK');
  }
}
