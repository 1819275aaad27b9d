/** The built product on an embedded cluster with fsync, as `npm start` runs it; one for every bench of a run. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { WORKER_FLAGS } = createRequire(import.meta.url)(join(ROOT, 'dist/apps/launcher/src/worker-flags.js'));
export const ADMIN_PASSWORD = 'bench-password-1';

/** Starts cluster and API (`settings`: further environment); answers their address, process ids and `stop`, which leaves nothing behind. */
export async function startProduct({ nodeFlags = [], settings = {} } = {}) {
  const require = createRequire(import.meta.url);
  const { startCluster } = require(join(ROOT, 'dist/apps/launcher/src/cluster.js'));
  const { freePort } = require(join(ROOT, 'dist/apps/launcher/src/ports.js'));
  const folder = mkdtempSync(join(tmpdir(), 'luodi-bench-'));
  let cluster = null;
  let api = null;
  let worker = null;
  const stop = async () => {
    await ended(api);
    await ended(worker);
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    cluster = await startCluster({ dataDir: folder, logFile: join(folder, 'postgres.log') });
    const port = await freePort('127.0.0.1');
    const env = {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: cluster.databaseUrl,
      DATA_DIR: folder,
      ADMIN_PASSWORD,
      SECRET_KEY: 'bench-only-0123456789-abcdefghijklmnop',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
      ...settings,
    };
    await finished(program('cli'), ['migrate'], env);
    await finished(program('cli'), ['starter'], env);
    api = spawn(process.execPath, [...nodeFlags, program('api')], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const url = `http://127.0.0.1:${port}`;
    await ready(url);
    return {
      url,
      folder,
      startWorker: async (options = {}) => {
        worker ??= await startedWorker(env, options);
        return worker;
      },
      databaseUrl: cluster.databaseUrl,
      adminUrl: cluster.adminUrl,
      apiPid: api.pid,
      postgresPid: cluster.pid,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ended(child) {
  if (child === null || child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

function startedWorker(env, { nodeFlags = [], env: more = {} }) {
  const worker = spawn(process.execPath, [...WORKER_FLAGS, ...nodeFlags, program('worker')], {
    env: { ...env, ...more, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    worker.once('exit', (code) => reject(new Error(`worker ended with ${code}`)));
    worker.stdout.on('data', (text) => {
      if (String(text).includes('worker_started')) resolve(worker);
    });
  });
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
