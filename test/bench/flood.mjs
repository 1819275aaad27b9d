/**
 * Ten thousand bot posts in a minute, few from each address, while somebody real opens the form every two seconds, fills
 * it in, solves the riddle when there is one, and sends it as the widget does. Limits and guard are on as delivered.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { median, percentile, report } from './numbers.mjs';

const POSTS = 10_000;
const SECONDS = 60;
/** Below the limit of an address, so that it stops nobody here. */
const POSTS_PER_ADDRESS = 4;
const REAL_EVERY_MS = 2_000;
const FILLING_MS = 4_000;
const GOAL_MS = 2_000;
const PATIENCE_MS = 20_000;
/** Posts under way at once; the product has fallen behind when more were due. */
const MAX_OPEN = 3_000;
const TICK_MS = 20;

export const FLOOD_ENV = { RATE_LIMITS: 'on', TRUST_PROXY: '1', LOG_LEVEL: 'info' };

/** Prints how the real ones fared, what became of the bots, and the memory of the API. */
export async function benchFlood(product) {
  await product.startWorker();
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 2 });
  const [bots, people] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })];
  const memory = watchMemory(product.apiPid);
  try {
    const quiet = await Promise.all([visit(product.url, people, 900), visit(product.url, people, 901)]);
    const started = new Date();
    const real = [];
    const timer = setInterval(() => real.push(visit(product.url, people, real.length)), REAL_EVERY_MS);
    real.push(visit(product.url, people, 0));
    const answers = await flood(product.url, bots);
    clearInterval(timer);
    const visits = await Promise.all(real);
    await sayReal(pool, quiet, visits);
    await sayBots(pool, answers, started);
    const alive = (await send(product.url, people, { path: '/health/ready' })).status === 200;
    const { before, peak, last } = memory.stop();
    report(
      'flood',
      `the API ${alive ? 'lives' : 'IS GONE'}; resident ${before} MiB before, ${peak} MiB at most, ${last} MiB after`,
    );
  } finally {
    memory.stop();
    bots.destroy();
    people.destroy();
    await pool.end();
  }
}

async function sayReal(pool, quiet, visits) {
  const { rows } = await pool.query(
    `SELECT i.status, coalesce(i.quarantine_reason, '') AS reason, count(*)::int AS n, count(l.owner_id)::int AS owned
     FROM inquiries i LEFT JOIN leads l ON l.id = i.lead_id WHERE i.phone LIKE '1500000%' GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  const answered = visits.filter((one) => one.status === 201);
  const times = visits.map((one) => one.ms);
  const kept = rows
    .map(({ status, reason, n, owned }) => `${n} ${status} ${reason} (${owned} owned)`)
    .join(', ');
  report(
    'flood',
    `real: ${answered.length} of ${visits.length} answered 201, p50 ${median(times).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms (goal ≤ ${GOAL_MS} ms; ${median(quiet.map((one) => one.ms)).toFixed(0)} ms before), page p99 ${percentile(
      visits.map((one) => one.pageMs),
      0.99,
    ).toFixed(0)} ms, ${visits.filter((one) => one.solveMs > 0).length} solved a riddle`,
  );
  report('flood', `real, as stored with the two before: ${kept}`);
  const others = visits.filter((one) => one.status !== 201).map((one) => one.status);
  if (others.length > 0) report('flood', `real, REFUSED: ${others.join(', ')}`);
}

async function sayBots(pool, answers, started) {
  const statuses = [...new Set(answers.map((one) => one.status))].sort();
  const counts = statuses.map(
    (status) => `${status || 'unanswered'}: ${answers.filter((one) => one.status === status).length}`,
  );
  const times = answers.map((one) => one.ms);
  report(
    'flood',
    `bots: ${counts.join(', ')}; p50 ${median(times).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`,
  );
  const { rows } = await pool.query(
    `SELECT count(*) FILTER (WHERE quarantine_reason IS NOT NULL)::int AS held,
       count(*) FILTER (WHERE status = 'accepted')::int AS leads, count(*)::int AS stored,
       extract(epoch FROM min(received_at) FILTER (WHERE quarantine_reason = 'no_proof') - $1::timestamptz)::float8 AS guarded
     FROM inquiries WHERE phone LIKE '1300000%'`,
    [started],
  );
  const [{ held, leads, stored, guarded }] = rows;
  report(
    'flood',
    `bots: ${stored} stored, ${held} of them in quarantine, ${leads} became leads before the guard was up (after ${guarded?.toFixed(1)} s)`,
  );
}

/** Opens the form, fills it in for some seconds, solves what it asks, and sends it. */
async function visit(url, agent, n) {
  const address = `198.51.100.${n % 250}`;
  const page = await send(url, agent, { path: '/api/public/v1/sites/main/form', address });
  const form = page.status === 200 ? JSON.parse(page.text) : {};
  const began = performance.now();
  const proof = form.challenge ? solve(form.challenge) : undefined;
  const solveMs = form.challenge ? performance.now() - began : 0;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, FILLING_MS - solveMs)));
  const sent = await send(url, agent, {
    path: '/api/public/v1/sites/main/inquiries',
    address,
    key: randomUUID(),
    body: JSON.stringify({
      need: '租5000平单层厂房，层高9米',
      use: '五金冲压',
      tax: '年税收300万',
      company: `湘潭测算${n}五金有限公司`,
      contact: '周先生',
      phone: `1500000${String(n).padStart(4, '0')}`,
      consent: { handling: true, policyVersion: form.noticeVersion ?? '1' },
      formVersion: form.version,
      formToken: form.formToken,
      proof,
    }),
  });
  return { status: sent.status, ms: sent.ms, pageMs: page.ms, solveMs };
}

function solve({ algorithm, challenge, salt, signature, maxNumber }) {
  for (let number = 0; number <= maxNumber; number += 1) {
    if (createHash('sha256').update(`${salt}${number}`).digest('hex') !== challenge) continue;
    return Buffer.from(JSON.stringify({ algorithm, challenge, number, salt, signature })).toString('base64');
  }
  return undefined;
}

/** Sends each post when it is due, whether or not the others were answered. */
function flood(url, agent) {
  const begin = performance.now();
  const answers = [];
  let next = 0;
  let open = 0;
  return new Promise((resolve) => {
    const finish = () => {
      if (next === POSTS && open === 0) resolve(answers);
    };
    const timer = setInterval(() => {
      const due = Math.min(POSTS, Math.floor(((performance.now() - begin) / 1000) * (POSTS / SECONDS)));
      for (; next < due && open < MAX_OPEN; next += 1) {
        open += 1;
        void send(url, agent, botPost(next)).then((answer) => {
          answers.push({ status: answer.status, ms: answer.ms });
          open -= 1;
          finish();
        });
      }
      if (next === POSTS) clearInterval(timer);
    }, TICK_MS);
  });
}

/** What bots send: mostly plausible wishes, some with links, in the hidden field, with made-up tokens, or broken. */
function botPost(n) {
  const address = Math.floor(n / POSTS_PER_ADDRESS);
  const post = {
    need: `求租厂房${(n * 7) % 9000}平，急用，价格好说`,
    company: `批量${n}贸易有限公司`,
    contact: '李先生',
    phone: `1300000${String(n).padStart(4, '0')}`,
    consent: { handling: true, policyVersion: '1' },
  };
  const kind = n % 20;
  if (kind < 3) post.message = `低息贷款 http://a${n}.example/x http://b.example www.c.example`;
  else if (kind < 5) post.website = 'http://spam.example';
  else if (kind < 7) post.formToken = `forged.${n}`;
  const text = JSON.stringify(post);
  return {
    path: '/api/public/v1/sites/main/inquiries',
    address: `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`,
    body: kind === 7 ? text.slice(0, -5) : text,
  };
}

/** `status` 0: no answer. */
function send(url, agent, { path, address, key, body }) {
  const began = performance.now();
  return new Promise((resolve) => {
    const done = (status, text) => resolve({ status, text, ms: performance.now() - began });
    const outgoing = request(
      `${url}${path}`,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        timeout: PATIENCE_MS,
        headers: {
          ...(address && { 'X-Forwarded-For': address }),
          ...(key && { 'Idempotency-Key': key }),
          ...(body && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => done(response.statusCode, text));
        response.on('error', () => done(0, ''));
      },
    );
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => done(0, ''));
    outgoing.end(body);
  });
}

/** Resident MiB of a process, looked at twice a second; zeros where there is no /proc. */
function watchMemory(pid) {
  const now = () => {
    try {
      const [, kib = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      return Math.round(Number(kib) / 1024);
    } catch {
      return 0;
    }
  };
  const seen = { before: now(), peak: now(), last: 0 };
  const timer = setInterval(() => (seen.peak = Math.max(seen.peak, now())), 500);
  return {
    stop: () => {
      clearInterval(timer);
      return { ...seen, last: now() };
    },
  };
}
