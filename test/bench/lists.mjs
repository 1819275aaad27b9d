/**
 * P2: first pages of 50 at 1,000,000 leads by every named sort and with every filter, through the API against the bare SQL
 * of the same rows.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { RARE, millionLeads } from './million.mjs';
import { median, report } from './numbers.mjs';

const CALLS = 40;
const GOAL = 10;
const FOLLOW_UP = `coalesce(next_follow_up_at, 'infinity'::timestamptz)`;
const SORTS = {
  sla: 'clock_rank, clock_at, score DESC, id',
  '-sla': 'clock_rank DESC, clock_at DESC, score, id DESC',
  createdAt: 'created_at, id',
  '-createdAt': 'created_at DESC, id DESC',
  nextFollowUpAt: `${FOLLOW_UP}, id`,
  '-nextFollowUpAt': `${FOLLOW_UP} DESC, id DESC`,
  score: 'score, id',
  '-score': 'score DESC, id DESC',
};
/** The pool's own orders. */
const ENTRY = 'coalesce(pooled_at, created_at)';
const POOL_SORTS = { pooledAt: `${ENTRY}, id`, '-pooledAt': `${ENTRY} DESC, id DESC` };
const OPEN = `status IN ('new', 'contacted', 'qualified', 'nurturing') AND clock_rank < 3`;
const TEAM = `bench_id('t3')`;
/** Who looks at which list, and its condition as one would write it by hand. */
const LISTS = [
  ['agent', 'mine', `owner_id = bench_id('u3')`],
  ['agent', 'pool', `pool_id = bench_id('p3')`],
  ['agent', 'collaborating', `id IN (SELECT lead_id FROM lead_collaborators WHERE user_id = bench_id('u3'))`],
  ['manager', 'team', `team_id = ${TEAM}`],
  ['admin', 'team', 'true'],
];

const NOW = 'now()';
/** What the list takes beside sorts, and the condition as one would write it by hand; in its own order, the clock's. */
const FILTERS = {
  'status=qualified': `status = 'qualified' AND clock_rank < 3`,
  'status=disqualified&sort=-createdAt': `status = 'disqualified' AND clock_rank = 3`,
  'needType=rent_factory': `${OPEN} AND need_type = 'rent_factory'`,
  'sla=running': `${OPEN} AND sla_state = 'running'`,
  'source=form': `${OPEN} AND channel = 'form'`,
  'responded=false': `${OPEN} AND clock_rank = 0`,
  'responded=true': `${OPEN} AND first_responded_at IS NOT NULL`,
  'due=overdue': `${OPEN} AND clock_rank = 0 AND clock_at < ${NOW}`,
  'due=today': `${OPEN} AND clock_rank = 1 AND clock_at < date_trunc('day', ${NOW} AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai' + interval '1 day'`,
  'waiting=true': `${OPEN} AND waiting_reason IS NOT NULL`,
  'waiting=false': `${OPEN} AND waiting_reason IS NULL`,
  'ownerActive=true': `${OPEN} AND owner_id IN (SELECT id FROM users WHERE active)`,
  [`q=${encodeURIComponent(RARE)}`]: `${OPEN} AND search_terms @> ARRAY['${[...RARE].slice(0, 2).join('')}', '${[...RARE].slice(1).join('')}']`,
};
const [DAY_FROM, DAY_TO] = [30, 20].map((days) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10),
);
FILTERS[`createdFrom=${DAY_FROM}&createdTo=${DAY_TO}`] =
  `${OPEN} AND created_at >= '${DAY_FROM} +8' AND created_at < '${DAY_TO} +8'::timestamptz + interval '1 day'`;

export async function benchLists(product) {
  const people = await millionLeads(product);
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 });
  pool.on('error', () => undefined); // the query under way says it
  try {
    for (const [who, view, condition] of LISTS) {
      for (const [sort, order] of Object.entries(view === 'pool' ? { ...SORTS, ...POOL_SORTS } : SORTS)) {
        const bare = () => pool.query(prepared(`${condition} AND ${OPEN}`, order));
        await compare(`P2 ${who} ${view} ${sort}`, bare, () =>
          ask(product, people[who].token, `/api/v1/leads?view=${view}&sort=${sort}`),
        );
      }
      for (const [filter, wanted] of Object.entries({ ...FILTERS, ...(await known(pool)) })) {
        const order = filter.includes('sort=-createdAt') ? SORTS['-createdAt'] : SORTS.sla;
        const bare = () => pool.query(prepared(`${condition} AND ${wanted}`, order));
        await compare(`P2 ${who} ${view} ${decodeURIComponent(filter)}`, bare, () =>
          ask(product, people[who].token, `/api/v1/leads?view=${view}&${filter}`),
        );
      }
      await time(`P2 ${who} ${view} counts`, () =>
        ask(product, people[who].token, `/api/v1/leads/counts?view=${view}`),
      );
      await time(`P2 ${who} ${view} total`, () =>
        ask(product, people[who].token, `/api/v1/leads?view=${view}&withTotal=true`),
      );
    }
  } finally {
    await pool.end();
  }
}

/** Filters by what only this database knows: people, pools, parks and tags by their ids. */
async function known(pool) {
  const { rows } =
    await pool.query(`SELECT bench_id('u3') AS owner, bench_id('p3') AS pool, bench_id('tag') AS tag,
    (SELECT id FROM parks ORDER BY id LIMIT 1) AS park`);
  const { owner, pool: poolId, tag, park } = rows[0];
  const late = `clock_rank = 0 AND clock_at < ${NOW}`;
  return {
    [`ownerId=${owner}`]: `${OPEN} AND owner_id = '${owner}'`,
    [`poolId=${poolId}`]: `${OPEN} AND pool_id = '${poolId}'`,
    ...(park === null ? {} : { [`parkId=${park}`]: `${OPEN} AND park_id = '${park}'` }),
    [`tag=${tag}`]: `${OPEN} AND id IN (SELECT lead_id FROM lead_tags WHERE tag_id = '${tag}')`,
    'snoozed=true': `${OPEN} AND snoozed_until > ${NOW} AND NOT (${late})`,
    'snoozed=false': `${OPEN} AND (snoozed_until IS NULL OR NOT (snoozed_until > ${NOW} AND NOT (${late})))`,
  };
}

/** A page of the bare rows; planned once for each text, whose digest is its name. */
function prepared(condition, order) {
  const text = `SELECT * FROM leads WHERE ${condition} ORDER BY ${order} LIMIT 51`;
  return { name: createHash('sha256').update(text).digest('hex').slice(0, 32), text };
}

/** The pair in turn; both are warm after the first calls, which don't count. */
async function compare(name, bare, page) {
  const [sql, api] = [[], []];
  for (let call = -10; call < CALLS; call += 1) {
    const times = [await timed(bare), await timed(page)];
    if (call < 0) continue;
    sql.push(times[0]);
    api.push(times[1]);
  }
  const ratio = median(api) / median(sql);
  report(
    name,
    `API ${median(api).toFixed(2)} ms, SQL ${median(sql).toFixed(2)} ms: ${ratio.toFixed(1)} × (goal ≤ ${GOAL} ×)${ratio > GOAL ? '  !' : ''}`,
  );
}

async function time(name, call) {
  const times = [];
  for (let turn = 0; turn < 15; turn += 1) times.push(await timed(call));
  report(name, `API ${median(times).toFixed(2)} ms`);
}

export async function ask(product, token, path) {
  const answer = await fetch(`${product.url}${path}`, { headers: { Authorization: `Bearer ${token}` } });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
  return text;
}

export async function timed(run) {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
