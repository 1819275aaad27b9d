/**
 * npm run bench: the ratios of the design's performance page, each pair measured in turn in one run.
 * A benchmark, never a test: it fails only when it can't measure.
 *   npm run bench              everything
 *   npm run bench -- p1 parser only these
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../../apps/launcher/prepare.mjs';
import { benchLists } from './lists.mjs';
import { benchParser } from './parser.mjs';
import { benchSubmit } from './submit.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const BENCHES = { parser: benchParser, p1: benchSubmit, p2: benchLists };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
await prepare();

const require = createRequire(import.meta.url);
const { startCluster } = require(join(ROOT, 'dist/apps/launcher/src/cluster.js'));
const { freePort } = require(join(ROOT, 'dist/apps/launcher/src/ports.js'));

const folder = mkdtempSync(join(tmpdir(), 'luodi-bench-'));
const children = [];

/** The built product on an embedded cluster with fsync, as `npm start` runs it. */
async function startProduct() {
  const cluster = await startCluster({ dataDir: folder, logFile: join(folder, 'postgres.log') });
  const port = await freePort('127.0.0.1');
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: cluster.databaseUrl,
    DATA_DIR: folder,
    ADMIN_PASSWORD: 'bench-password-1',
    SECRET_KEY: 'bench-only-0123456789-abcdefghijklmnop',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
  };
  await finished(program('cli'), ['migrate'], env);
  await finished(program('cli'), ['starter'], env);
  children.push(spawn(process.execPath, [program('api')], { env, stdio: ['ignore', 'ignore', 'inherit'] }));
  const url = `http://127.0.0.1:${port}`;
  await ready(url);
  return { url, databaseUrl: cluster.databaseUrl, stop: () => cluster.stop() };
}

function program(app) {
  return join(ROOT, `dist/apps/${app}/src/main.js`);
}

function finished(file, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`)),
    );
  });
}

async function ready(url) {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The API did not become ready');
}

let product = null;
try {
  const names = wanted.length > 0 ? wanted : Object.keys(BENCHES);
  if (names.some((name) => name !== 'parser')) product = await startProduct();
  for (const name of names) await BENCHES[name](product, ROOT);
} finally {
  const ended = children.map((child) => new Promise((resolve) => child.on('exit', resolve)));
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(ended);
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
}
