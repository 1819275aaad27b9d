/** P7: terms of one, two and three characters, common and rare, in 1,000,000 leads: in SQL as the list asks, and through the API. */
import pg from 'pg';
import { ask, timed } from './lists.mjs';
import { RARE, millionLeads } from './million.mjs';
import { median, report } from './numbers.mjs';

const CALLS = 20;
const GOAL_MS = 10;
const TERMS = {
  'common 1': '司',
  'common 2': '公司',
  'common 3': '有限公',
  'rare 1': RARE[0],
  'rare 2': RARE.slice(0, 2),
  'rare 3': RARE,
};
const SQL = `SELECT l.id FROM leads l WHERE l.status = ANY($2::text[]) AND l.clock_rank < 3
  AND l.search_terms @> $1::text[] ORDER BY l.clock_rank, l.clock_at, l.score DESC, l.id LIMIT 51`;
const OPEN = ['new', 'contacted', 'qualified', 'nurturing'];

export async function benchSearch(product) {
  const people = await millionLeads(product);
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 1 });
  pool.on('error', () => undefined); // the query under way says it
  try {
    for (const [name, term] of Object.entries(TERMS)) {
      const path = `/api/v1/leads?view=team&q=${encodeURIComponent(term)}`;
      const [sql, api] = [[], []];
      for (let call = 0; call < CALLS; call += 1) {
        sql.push(await timed(() => pool.query(SQL, [[term], OPEN])));
        api.push(await timed(() => ask(product, people.admin.token, path)));
      }
      const slow = median(sql) > GOAL_MS ? '  !' : '';
      report(
        'P7 search',
        `${name} SQL ${median(sql).toFixed(2)} ms (goal ≤ ${GOAL_MS}), API ${median(api).toFixed(2)} ms${slow}`,
      );
    }
  } finally {
    await pool.end();
  }
}
