/**
 * The race for a pool: 50 agents want each of 200 leads, 10,000 claims over HTTP, many at once. One winner a lead, 409 for
 * everybody else, and every answer soon (goal: p99 ≤ 500 ms).
 */
import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { percentile, report } from './numbers.mjs';

const LEADS = 200;
const AGENTS = 50;
const AT_ONCE = 64;
const WARM = 300;
const GOAL_MS = 500;

export async function benchClaims(product) {
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    const tokens = await addAgents(client);
    const { leads, warm } = await addLeads(client);
    await client.query(`SELECT pg_notify('luodi_cache', 'identity.members')`);
    await race(product, agent, shuffled(pairs(tokens, warm)).slice(0, WARM));
    const answers = await race(product, agent, shuffled(pairs(tokens, leads)));
    await assertOneWinner(client, answers);
    say(answers);
  } finally {
    agent.destroy();
    await client.end();
  }
}

function say(answers) {
  const times = answers.map((answer) => answer.ms);
  const won = answers.filter((answer) => answer.status === 200).length;
  const [middle, tail] = [0.5, 0.99].map((share) => percentile(times, share).toFixed(0));
  report(
    'claims',
    `${answers.length} claims on ${LEADS} leads, ${AT_ONCE} at once: ${won} won, ${answers.length - won} answered 409; ` +
      `p50 ${middle} ms, p99 ${tail} ms (goal ≤ ${GOAL_MS} ms), at most ${Math.max(...times).toFixed(0)} ms`,
  );
}

/** Every lead has one owner and one current assignment, whoever was answered 200 holds it, and counters add up. */
async function assertOneWinner(client, answers) {
  const others = answers.filter(({ status }) => status !== 200 && status !== 409);
  if (others.length > 0) throw new Error(`${others[0].status} ${others[0].text}`);
  const winners = new Map();
  for (const { status, leadId, userId } of answers) {
    if (status !== 200) continue;
    if (winners.has(leadId)) throw new Error(`${leadId} was won twice`);
    winners.set(leadId, userId);
  }
  const { rows } = await client.query(
    `SELECT l.id, l.owner_id, (SELECT count(*)::int FROM lead_assignments a WHERE a.lead_id = l.id AND a.to_at IS NULL) AS held
     FROM leads l WHERE l.number LIKE 'BR-%'`,
  );
  for (const { id, owner_id: ownerId, held } of rows) {
    if (held !== 1 || winners.get(id) !== ownerId)
      throw new Error(`${id}: ${held} hold it, ${ownerId} owns it`);
  }
  const { rows: loads } = await client.query(
    `SELECT count(*)::int AS wrong FROM agent_loads a JOIN users u ON u.id = a.user_id AND u.username LIKE 'race%'
     WHERE a.open_leads <> (SELECT count(*) FROM leads l WHERE l.owner_id = a.user_id)`,
  );
  if (rows.length !== LEADS || loads[0].wrong > 0) throw new Error(`${loads[0].wrong} counters are wrong`);
}

async function race(product, agent, claims) {
  const waiting = [...claims];
  const answers = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let claim = waiting.pop(); claim !== undefined; claim = waiting.pop()) {
        answers.push({ ...claim, ...(await claimed(product, agent, claim)) });
      }
    }),
  );
  return answers;
}

function claimed(product, agent, { leadId, token }) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${product.url}/api/v1/leads/${leadId}/claim`,
      { agent, method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Length': 0 } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, text, ms: performance.now() - started }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

function pairs(tokens, leads) {
  return leads.flatMap((leadId) => tokens.map(({ token, userId }) => ({ leadId, token, userId })));
}

/** Always the same order, and no two neighbours alike. */
function shuffled(items) {
  let state = 11;
  const dice = (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const list = [...items];
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = dice(last + 1);
    [list[last], list[other]] = [list[other], list[last]];
  }
  return list;
}

/** Fifty agents of one team, without a cap and without a limit that the race could reach. */
async function addAgents(client) {
  await client.query(`
    INSERT INTO teams (id, name) VALUES (md5('race')::uuid, '抢单测算组');
    INSERT INTO pools (id, name, team_id) VALUES (md5('race')::uuid, '抢单测算池', md5('race')::uuid);
    INSERT INTO users (id, username, name, role, password_hash)
      SELECT md5('race' || n)::uuid, 'race' || n, '测算专员', 'agent', 'x' FROM generate_series(1, ${AGENTS}) n;
    INSERT INTO team_members (team_id, user_id) SELECT md5('race')::uuid, md5('race' || n)::uuid FROM generate_series(1, ${AGENTS}) n;
    UPDATE agent_loads SET capacity = 100000;
    INSERT INTO settings (key, value) VALUES ('leads.claimsPerDay', '100000')
      ON CONFLICT (key) DO UPDATE SET value = excluded.value;
    SELECT pg_notify('luodi_cache', 'settings')`);
  const tokens = Array.from({ length: AGENTS }, () => randomBytes(32).toString('base64url'));
  const { rows } = await client.query(
    `INSERT INTO access_tokens (id, user_id, token_hash, session_epoch, expires_at)
     SELECT gen_random_uuid(), md5('race' || n)::uuid, hash, 1, now() + interval '1 hour'
     FROM unnest($1::bytea[]) WITH ORDINALITY AS t(hash, n) RETURNING user_id`,
    [tokens.map((token) => createHash('sha256').update(token).digest())],
  );
  return rows.map(({ user_id: userId }, index) => ({ userId, token: tokens[index] }));
}

/** Leads that wait in the pool; those of the warm-up carry another number. */
async function addLeads(client) {
  const { rows } = await client.query(
    `WITH people AS (
       INSERT INTO contacts (id, name) SELECT gen_random_uuid(), '周先生' FROM generate_series(1, ${LEADS + 20}) RETURNING id
     ), numbered AS (SELECT id, row_number() OVER () AS n FROM people)
     INSERT INTO leads (id, number, contact_id, channel, team_id, pool_id, pooled_at)
     SELECT gen_random_uuid(), CASE WHEN n <= ${LEADS} THEN 'BR-' ELSE 'BW-' END || n, id, 'form', md5('race')::uuid,
       md5('race')::uuid, now() FROM numbered RETURNING id, number`,
  );
  const of = (letters) => rows.filter((row) => row.number.startsWith(letters)).map((row) => row.id);
  return { leads: of('BR-'), warm: of('BW-') };
}
