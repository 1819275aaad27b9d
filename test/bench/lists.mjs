/** P2: the first page of a queue at 1,000,000 leads, through the API against the bare SQL of the same rows. */
import pg from 'pg';
import { median, report } from './numbers.mjs';

const LEADS = 1_000_000;
const CALLS = 60;
const GOAL = 10;
const SORTS = {
  sla: 'clock_rank, clock_at, score DESC, id',
  '-createdAt': 'created_at DESC, id DESC',
};

export async function benchLists(product) {
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 4 });
  const client = await pool.connect();
  await fill(client);
  client.release();
  const login = await fetch(`${product.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: 'bench-password-1' }),
  });
  const { accessToken } = await login.json();
  for (const [sort, order] of Object.entries(SORTS)) {
    const bare = () =>
      pool.query({
        name: `bare ${sort}`,
        text: `SELECT * FROM leads WHERE status IN ('new', 'contacted', 'qualified', 'nurturing') ORDER BY ${order} LIMIT 51`,
      });
    const page = async () => {
      const answer = await fetch(`${product.url}/api/v1/leads?view=team&sort=${sort}`, {
        headers: { Authorization: `Bearer ${accessToken}` },
      });
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      await answer.text();
    };
    const [sql, api] = [[], []];
    for (let call = 0; call < CALLS; call += 1) {
      sql.push(await timed(bare));
      api.push(await timed(page));
    }
    report(
      'P2 queue',
      `${sort.padEnd(11)} API ${median(api).toFixed(2)} ms, SQL ${median(sql).toFixed(2)} ms: ${(median(api) / median(sql)).toFixed(1)} × (goal ≤ ${GOAL} ×)`,
    );
  }
  await pool.end();
}

async function timed(run) {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** A million people with a lead each, over the agents there are; most are long closed, as in life. */
async function fill(client) {
  const { rows } = await client.query('SELECT count(*)::int AS known FROM leads');
  if (rows[0].known >= LEADS) return;
  await client.query(`
    CREATE TEMP TABLE bench_owner AS
      SELECT u.id, m.team_id, row_number() OVER () - 1 AS n FROM users u JOIN team_members m ON m.user_id = u.id WHERE u.role = 'agent'`);
  const owners = await pool
    .query('SELECT count(*)::int AS total FROM bench_owner')
    .catch(() => ({ rows: [{ total: 0 }] }));
  const total = owners.rows[0].total;
  await client.query(`
    INSERT INTO contacts (id, name, phone)
    SELECT md5('c' || n)::uuid, '周先生', NULL FROM generate_series(1, ${LEADS}) n ON CONFLICT DO NOTHING`);
  await client.query(`
    INSERT INTO leads (id, number, status, contact_id, company_name, contact_name, need_type, channel, owner_id, team_id,
      sla_state, sla_started_at, first_response_due_at, first_responded_at, next_follow_up_at, score, created_at, search_terms)
    SELECT md5('l' || n)::uuid, 'BQ-' || n,
      (ARRAY['new', 'contacted', 'disqualified', 'converted', 'disqualified'])[1 + n % 5], md5('c' || n)::uuid,
      '湖南测算' || n || '材料有限公司', '周先生', 'rent_factory', 'form', o.id, o.team_id,
      CASE WHEN n % 5 = 0 THEN 'running' ELSE 'met' END, now(), now() + n * interval '1 second',
      CASE WHEN n % 5 = 0 THEN NULL ELSE now() END, now() + n * interval '2 seconds', n % 100,
      now() - n * interval '30 seconds', ARRAY[]::text[]
    FROM generate_series(1, ${LEADS}) n LEFT JOIN bench_owner o ON o.n = n % greatest(${total}, 1) ON CONFLICT DO NOTHING`);
  await client.query('VACUUM ANALYZE leads');
}
