/**
 * G7 (security.md): a CSV of a million leads through upload, worker and database, in minutes, and what the worker holds
 * in memory above what it held idle. Fewer rows: IMPORT_ROWS=100000 npm run bench -- import
 */
import { openAsBlob } from 'node:fs';
import { readFileSync, createWriteStream, rmSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { ADMIN_PASSWORD } from './product.mjs';
import { report } from './numbers.mjs';

const ROWS = Number(process.env.IMPORT_ROWS ?? 1_000_000);
const GOAL_MINUTES = 10;
const GOAL_MEGABYTES = 256;
const MEGABYTE = 1024 * 1024;

const NEEDS = ['租5000平厂房', '拿地30亩建厂', '租仓库2000平', '买厂房', '定制代建厂房8000平', '租办公300平'];
const USES = ['五金冲压', '食品加工', '新材料', '电子装配', '仓储物流', '医疗器械'];

export async function benchImport(product) {
  const path = join(product.folder, 'million.csv');
  await writeList(path);
  const worker = await product.startWorker();
  const headers = { authorization: `Bearer ${await signIn(product.url)}` };
  await pause(2_000);
  const idle = resident(worker.pid);
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, resident(worker.pid))), 100);
  try {
    const checking = await run(product.url, headers, await form(path, true));
    const importing = await run(product.url, headers, await form(path, false));
    const { created, errors } = importing.job.counts;
    if (created !== ROWS || errors !== 0) throw new Error(JSON.stringify(importing.job.counts));
    const perSecond = (ROWS / importing.seconds).toFixed(0);
    const million = (importing.seconds / ROWS) * (1_000_000 / 60);
    report(
      'G7 import',
      `${ROWS} rows in ${importing.seconds.toFixed(0)} s (${perSecond}/s; a million at this rate ${million.toFixed(1)} min, goal ≤ ${GOAL_MINUTES}); dry run ${checking.seconds.toFixed(0)} s`,
    );
    report(
      'G7 memory',
      `worker idle ${mb(idle)} MB, at most ${mb(peak)} MB: ${mb(peak - idle)} MB above idle (goal ≤ ${GOAL_MEGABYTES})`,
    );
  } finally {
    clearInterval(watch);
    rmSync(path, { force: true });
  }
}

/** Invented people: WeChat ids, and mobile numbers with four zeros in the middle as far as they go. */
async function writeList(path) {
  const out = createWriteStream(path);
  out.write('公司名称,联系人,手机号,微信号,需求,用途,年税收(万元),意向区域,备注\n');
  for (let from = 0; from < ROWS; from += 5_000) {
    let text = '';
    for (let n = from; n < Math.min(ROWS, from + 5_000); n += 1) {
      const phone = n < 10_000 ? `1390000${String(n).padStart(4, '0')}` : '';
      const company = `湖南测算${n % 200_000}号材料科技有限公司`;
      text += `${company},周${n % 1000}先生,${phone},wx_bench_${n},${NEEDS[n % 6]},${USES[n % 6]},${n % 900},湘潭,第${n}行\n`;
    }
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

async function form(path, dryRun) {
  const body = new FormData();
  body.set('kind', 'leads');
  body.set('dryRun', String(dryRun));
  body.set('sourceKind', 'own_customers');
  body.set('sourceNote', '测算用的名单');
  body.set('file', await openAsBlob(path), 'million.csv');
  return body;
}

/** From the upload to the end of the work. */
async function run(url, headers, body) {
  const begun = performance.now();
  const sent = await fetch(`${url}/api/v1/imports`, { method: 'POST', headers, body });
  if (sent.status !== 202) throw new Error(`upload: ${sent.status} ${await sent.text()}`);
  const { id } = await sent.json();
  for (;;) {
    await pause(500);
    const job = await (await fetch(`${url}/api/v1/imports/${id}`, { headers })).json();
    if (job.status === 'failed') throw new Error(JSON.stringify(job.error));
    if (job.status === 'checked' || job.status === 'done')
      return { job, seconds: (performance.now() - begun) / 1000 };
  }
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

function mb(bytes) {
  return (bytes / MEGABYTE).toFixed(0);
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
