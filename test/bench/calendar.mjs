/**
 * A week of one agent and of a team at 1,000,000 leads, with 500 tasks and 200 visits of each of 200 agents; and which
 * index the follow-ups are read by.
 */
import pg from 'pg';
import { ask, timed } from './lists.mjs';
import { millionLeads } from './million.mjs';
import { median, report } from './numbers.mjs';

const CALLS = 30;
const DAY = 86_400_000;

export async function benchCalendar(product) {
  const people = await millionLeads(product);
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 });
  pool.on('error', () => undefined); // the query under way says it
  try {
    const teamId = await fill(pool);
    const [from, to] = [0, 6].map((days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10));
    const week = `/api/v1/agenda?from=${from}&to=${to}`;
    const team = `${week}&teamId=${teamId}`;
    await time('calendar: week of an agent', () => ask(product, people.agent.token, week));
    await time('calendar: week of a team of 20', () => ask(product, people.manager.token, team));
    const { rows } = await pool.query(
      `EXPLAIN SELECT id FROM leads l WHERE l.owner_id = ANY(ARRAY[bench_id('u3')])
         AND coalesce(l.next_follow_up_at, 'infinity'::timestamptz) >= now()
         AND coalesce(l.next_follow_up_at, 'infinity'::timestamptz) < now() + interval '7 days'
         AND l.clock_rank < 3 AND l.status IN ('new', 'contacted', 'qualified', 'nurturing')`,
    );
    const index = rows
      .map((row) => row['QUERY PLAN'])
      .join(' ')
      .match(/using (\w+)/)?.[1];
    report('calendar: follow-ups of a week', `by ${index ?? 'no index  !'}`);
  } finally {
    await pool.end();
  }
}

/** Answers the id of a team of twenty agents and their manager: as the API takes it, which the hashes of the million are not. */
async function fill(pool) {
  const { rows } = await pool.query(
    `WITH team AS (INSERT INTO teams (id, name) VALUES (gen_random_uuid(), '测算日历组') RETURNING id), people AS (
       INSERT INTO team_members (team_id, user_id) SELECT team.id, m.user_id FROM team, team_members m WHERE m.team_id = bench_id('t3'))
     SELECT id FROM team`,
  );
  await pool.query(`INSERT INTO tasks (id, title, due_on, deadline, assignee_id, created_by, created_at, updated_at, done_at, done_by)
    SELECT bench_id('k' || u.id || n), '准备方案', (now() + (n - 450) * interval '1 day')::date,
      now() + (n - 450) * interval '1 day', u.id, u.id, now(), now(), CASE WHEN n < 440 THEN now() END,
      CASE WHEN n < 440 THEN u.id END
    FROM users u CROSS JOIN generate_series(1, 500) n WHERE u.role = 'agent'`);
  await pool.query(`INSERT INTO visits (id, lead_id, kind, starts_at, ends_at, host_id, created_by)
    SELECT bench_id('v' || x.id || x.n), x.lead_id, 'inbound', x.at, x.at + interval '1 hour', x.id, x.id
    FROM (SELECT u.id, n, now() + (n - 190) * interval '1 day' AS at,
        (SELECT l.id FROM leads l WHERE l.owner_id = u.id LIMIT 1) AS lead_id
      FROM users u CROSS JOIN generate_series(1, 200) n WHERE u.role = 'agent') x WHERE x.lead_id IS NOT NULL`);
  await pool.query(`INSERT INTO visit_people (visit_id, user_id, part, starts_at, ends_at)
    SELECT id, host_id, 'host', starts_at, ends_at FROM visits ON CONFLICT DO NOTHING`);
  await pool.query('ANALYZE tasks, visits, visit_people');
  return rows[0].id;
}

async function time(name, call) {
  const times = [];
  for (let turn = -5; turn < CALLS; turn += 1) {
    const taken = await timed(call);
    if (turn >= 0) times.push(taken);
  }
  report(name, `API ${median(times).toFixed(2)} ms`);
}
