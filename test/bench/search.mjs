/**
 * P7: terms of one, two and three characters, common and rare, in 1,000,000 leads with 2,000,000 notes: in SQL as the list
 * asks, and through the API. The SQL of a search in notes is that of the list itself, all its statements together.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';
import { ask, timed } from './lists.mjs';
import { RARE, RARE_NOTE, millionLeads, noteWord } from './million.mjs';
import { median, report } from './numbers.mjs';
import { ROOT } from './product.mjs';

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
/** By sound: how names begin, and how they go on after their place. */
const SOUNDS = { 'common sound': 'hunan', 'rare initials': 'hnabb', 'sound after the place': 'anbang' };
const NOTES = {
  'common 1': '约',
  'common 2': '厂房',
  'common 3': '约下周',
  'frequent 2': noteWord(0),
  'middle 2': noteWord(20),
  'less 2': noteWord(200),
  'seldom 2': noteWord(1000),
  'rare 1': RARE_NOTE[0],
  'rare 2': RARE_NOTE.slice(0, 2),
  'rare 3': RARE_NOTE,
  none: '饕餮',
};
const SQL = `SELECT l.id FROM leads l WHERE l.status = ANY($2::text[]) AND l.clock_rank < 3
  AND l.search_terms @> $1::text[] ORDER BY l.clock_rank, l.clock_at, l.score DESC, l.id LIMIT 51`;
const OPEN = ['new', 'contacted', 'qualified', 'nurturing'];

/** Who asks in which list; `all` holds closed leads too. */
const VIEWS = [
  ['agent', 'mine'],
  ['manager', 'team'],
  ['admin', 'team'],
  ['admin', 'all'],
];

export async function benchSearch(product) {
  const people = await millionLeads(product);
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 1 });
  pool.on('error', () => undefined); // the query under way says it
  try {
    for (const [name, q] of Object.entries({ ...TERMS, ...SOUNDS })) {
      const term = name in SOUNDS ? `y:${q}` : q;
      const path = `/api/v1/leads?view=team&q=${encodeURIComponent(q)}`;
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
    await benchNotes(product, people, pool);
  } finally {
    await pool.end();
  }
}

/** The list's own queries on a connection of the bench; beside the time, the CPU of its backend, which holds on a busy machine. */
async function benchNotes(product, people, pool) {
  const require = createRequire(join(ROOT, 'package.json'));
  require('reflect-metadata');
  const { LeadQueries } = require(join(ROOT, 'dist/libs/leads/src/queue/lead.queries.js'));
  let spent = 0;
  const query = async (text, params) => {
    const started = performance.now();
    const { rows } = await pool.query(text, params);
    spent += performance.now() - started;
    return rows;
  };
  const lists = new LeadQueries({ query, manager: { query } }, { now: () => new Date() }, null, {
    tzName: 'Asia/Shanghai',
  });
  const [{ pid }] = await query('SELECT pg_backend_pid() AS pid');
  for (const [who, view] of VIEWS) {
    const { id, token } = people[who];
    const [{ teams }] = await query(
      'SELECT ARRAY(SELECT team_id::text FROM team_members WHERE user_id = $1) AS teams',
      [id],
    );
    for (const [name, q] of Object.entries(NOTES)) {
      const path = `/api/v1/leads?view=${view}&searchIn=notes&q=${encodeURIComponent(q)}`;
      const [sql, api] = [[], []];
      const once = () =>
        lists.list({ id, role: who, teamIds: teams }, { view, q, searchIn: 'notes', limit: 50 });
      await once();
      const before = cpuOf(pid);
      for (let call = 0; call < CALLS; call += 1) {
        spent = 0;
        await once();
        sql.push(spent);
      }
      const cpu = (cpuOf(pid) - before) / CALLS;
      for (let call = 0; call < CALLS; call += 1) api.push(await timed(() => ask(product, token, path)));
      const slow = median(sql) > GOAL_MS ? '  !' : '';
      report(
        'P7 notes',
        `${who} ${view} ${name} SQL ${median(sql).toFixed(2)} ms, of CPU ${cpu.toFixed(1)} (goal ≤ ${GOAL_MS}), API ${median(api).toFixed(2)} ms${slow}`,
      );
    }
  }
}

/** CPU of a process in ms, in steps of 10; NaN where there is no /proc. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
