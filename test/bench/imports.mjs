/**
 * G7 (security.md): a list of a million leads through upload, worker and database, in minutes; what the worker holds in
 * memory above what it held idle, how long its event loop waits, and how fast queue and inquiries are answered
 * meanwhile.
 *   npm run bench -- imports                   a million rows, CSV, with a dry run before
 *   npm run bench -- imports 100000 xlsx       so many rows, as a workbook
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, openAsBlob, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cpuUsed } from './cpu.mjs';
import { percentile, report } from './numbers.mjs';
import { ADMIN_PASSWORD, ROOT } from './product.mjs';

const GOAL_MINUTES = 10;
const GOAL_MEGABYTES = 256;
const MEGABYTE = 1024 * 1024;
const WRITTEN_AT_ONCE = 5_000;
/** Somebody looks at the queue this often while the import runs. */
const LOOK_MS = 250;
/** Somebody sends an inquiry this often, whether the one before was answered or not. */
const INQUIRY_MS = 200;
const GOAL_INQUIRY_MS = 2_000;

const HEADER = '公司名称,联系人,手机号,微信号,需求,用途,年税收(万元),意向区域,备注'.split(',');
const NEEDS = ['租厂房', '拿地建厂', '租仓库', '买厂房', '定制代建厂房', '租办公'];
const USES = ['五金冲压', '食品加工', '新材料', '电子装配', '仓储物流', '医疗器械'];

export async function benchImports(product, _root, { rows = 1_000_000, xlsx = false } = {}) {
  const path = join(product.folder, xlsx ? 'list.xlsx' : 'list.csv');
  await (xlsx ? writeWorkbook(path, rows) : writeCsv(path, rows));
  const lagFile = join(product.folder, 'loop-lag.json');
  const worker = await product.startWorker({
    nodeFlags: ['--import', join(ROOT, 'test/bench/loop-lag.mjs')],
    env: { LOOP_LAG_FILE: lagFile },
  });
  const headers = { authorization: `Bearer ${await signIn(product.url)}` };
  await pause(7_000);
  const idle = resident(worker.pid);
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, resident(worker.pid))), 100);
  try {
    const checking = await run(product, worker, headers, await form(path, true));
    const inquiries = sendInquiries(product.url);
    const importing = await run(product, worker, headers, await form(path, false)).finally(inquiries.stop);
    const { created, errors } = importing.job.counts;
    if (created !== rows || errors !== 0) throw new Error(JSON.stringify(importing.job.counts));
    const minutes = (importing.seconds / rows) * (1_000_000 / 60);
    const what = `${rows} rows of ${xlsx ? 'XLSX' : 'CSV'}`;
    report(
      'G7 import',
      `${what} in ${importing.seconds.toFixed(0)} s, of which reading ${importing.reading.toFixed(0)} s (${(rows / importing.seconds).toFixed(0)}/s; a million at this rate ${minutes.toFixed(1)} min, goal ≤ ${GOAL_MINUTES}); dry run ${checking.seconds.toFixed(0)} s`,
    );
    report('G7 cpu', importing.cpu);
    report(
      'G7 memory',
      `worker idle ${mb(idle)} MB, at most ${mb(peak)} MB: ${mb(peak - idle)} MB above idle (goal ≤ ${GOAL_MEGABYTES})`,
    );
    const lag = JSON.parse(readFileSync(lagFile, 'utf8'));
    report(
      'G7 loop',
      `the worker's event loop waits ${lag.p99.toFixed(0)} ms at p99, ${lag.max.toFixed(0)} ms at most`,
    );
    report(
      'G7 queue',
      `${importing.looks.length} looks at the queue meanwhile: p50 ${percentile(importing.looks, 0.5).toFixed(0)} ms, p99 ${percentile(importing.looks, 0.99).toFixed(0)} ms, at most ${Math.max(...importing.looks).toFixed(0)} ms`,
    );
    const answers = await inquiries.answers();
    const times = answers.map((one) => one.ms);
    const refused = answers.filter((one) => one.status !== 201);
    report(
      'G7 inquiry',
      `${answers.length} inquiries meanwhile: p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms (goal ≤ ${GOAL_INQUIRY_MS}); ${refused.length} not taken`,
    );
  } finally {
    clearInterval(watch);
    rmSync(path, { force: true });
  }
}

/** Invented people: WeChat ids, and mobile numbers with four zeros in the middle as far as they go. */
function rowOf(n) {
  const phone = n < 10_000 ? `1390000${String(n).padStart(4, '0')}` : '';
  return [
    `湖南测算${n % 200_000}号材料科技有限公司`,
    `周${n % 1000}先生`,
    phone,
    `wx_bench_${n}`,
    `${NEEDS[n % 6]}${1000 + (n % 900) * 10}平`,
    USES[n % 6],
    String(n % 900),
    '湘潭',
    `第${n}行`,
  ];
}

function* portions(rows) {
  for (let from = 0; from < rows; from += WRITTEN_AT_ONCE) {
    const count = Math.min(WRITTEN_AT_ONCE, rows - from);
    yield Array.from({ length: count }, (_, n) => rowOf(from + n));
  }
}

async function writeCsv(path, rows) {
  const out = createWriteStream(path);
  out.write(`${HEADER.join(',')}\n`);
  for (const portion of portions(rows)) {
    if (!out.write(`${portion.map((cells) => cells.join(',')).join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

async function writeWorkbook(path, rows) {
  const { writeTableXlsx } = createRequire(import.meta.url)(
    join(ROOT, 'dist/libs/sheets/src/write/table-xlsx-writer.js'),
  );
  const handle = await open(path, 'wx+');
  await writeTableXlsx(handle, '名单', HEADER, portions(rows));
  await handle.close();
}

async function form(path, dryRun) {
  const body = new FormData();
  body.set('kind', 'leads');
  body.set('dryRun', String(dryRun));
  body.set('sourceKind', 'own_customers');
  body.set('sourceNote', '测算用的名单');
  body.set('file', await openAsBlob(path), path.endsWith('.xlsx') ? 'list.xlsx' : 'list.csv');
  return body;
}

/** From the upload to the end of the work, with a look at the queue now and then. */
async function run(product, worker, headers, body) {
  const begun = performance.now();
  const before = { ...cpuUsed(product), worker: cpuOf(worker.pid) };
  const sent = await fetch(`${product.url}/api/v1/imports`, { method: 'POST', headers, body });
  if (sent.status !== 202) throw new Error(`upload: ${sent.status} ${await sent.text()}`);
  const { id } = await sent.json();
  const looks = [];
  let reading = null;
  for (let turn = 0; ; turn += 1) {
    await pause(LOOK_MS);
    const asked = performance.now();
    const answer = await fetch(`${product.url}/api/v1/leads?view=all`, { headers });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`queue: ${answer.status}`);
    looks.push(performance.now() - asked);
    if (turn % 2 === 1) continue;
    const job = await (await fetch(`${product.url}/api/v1/imports/${id}`, { headers })).json();
    const seconds = (performance.now() - begun) / 1000;
    if (job.status !== 'queued' && job.status !== 'reading') reading ??= seconds;
    if (job.status === 'failed') throw new Error(JSON.stringify(job.error));
    if (process.env.BENCH_VERBOSE !== undefined && turn % 80 === 0)
      console.log(`  ${seconds.toFixed(0)} s: ${job.status} ${job.counts.created} rows`);
    if (job.status !== 'checked' && job.status !== 'done') continue;
    const after = { ...cpuUsed(product), worker: cpuOf(worker.pid) };
    const used = (name) => ((after[name] - before[name]) / 1000).toFixed(0);
    const cpu = `PostgreSQL ${used('postgres')} s, worker ${used('worker')} s, API ${used('node')} s of processor time`;
    return { job, seconds, reading: reading ?? seconds, looks, cpu };
  }
}

/** Inquiries at a steady pace, until `stop`; `answers` waits for those under way. */
function sendInquiries(url) {
  const sent = [];
  const send = async (n) => {
    const asked = performance.now();
    const answer = await fetch(`${url}/api/public/v1/sites/main/inquiries`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({
        need: `租厂房${2000 + n}平，层高8米`,
        company: `湖南测算来询${n}号有限公司`,
        contact: '吴先生',
        phone: `1380000${String(n).padStart(4, '0')}`,
        consent: { handling: true, policyVersion: '1' },
      }),
    });
    await answer.arrayBuffer();
    return { status: answer.status, ms: performance.now() - asked };
  };
  const timer = setInterval(() => sent.push(send(sent.length)), INQUIRY_MS);
  return { stop: () => clearInterval(timer), answers: () => Promise.all(sent) };
}

async function signIn(url) {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: ADMIN_PASSWORD }),
  });
  return (await answer.json()).accessToken;
}

/** Bytes that a process holds in memory; Linux only. */
function resident(pid) {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** Processor time of a process in ms; Linux only. */
function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}

function mb(bytes) {
  return (bytes / MEGABYTE).toFixed(0);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
