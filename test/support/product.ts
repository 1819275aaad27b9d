import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../apps/launcher/src/ports';
import { NodeProcess } from './node-process';
import { Session } from './session';
import { createTestDatabase } from './test-database';

const run = promisify(execFile);
const ROOT = join(__dirname, '../..');
/** A start takes some 2 s; two busy cores make it many. */
const START_MS = 40_000;

/** The password of everybody in these workspaces. */
export const PASSWORD = 'browser-test-1';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly email: string;
}

export interface NewPerson {
  readonly username: string;
  readonly name: string;
  readonly role: 'agent' | 'manager' | 'admin' | 'auditor';
  readonly locale?: 'zh-CN' | 'en';
  readonly teamIds?: readonly string[];
}

/** A worker that can be killed and started again. */
export interface StartableProcess {
  readonly process: NodeProcess;
  start(): Promise<void>;
}

/** The built product, as production runs it: an api and a worker on one database. */
export interface Product {
  readonly url: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly siteKey: string;
  readonly teamId: string;
  readonly api: NodeProcess;
  readonly worker: NodeProcess;
  readonly admin: Session;
  startApi(): Promise<void>;
  startWorker(): Promise<void>;
  /** One more api process on the same database and data folder. */
  startSecondApi(): Promise<{ readonly url: string; stop(): Promise<void> }>;
  /** One more worker process; `stop` ends it too. `env` is added to what the others have. */
  startSecondWorker(env?: NodeJS.ProcessEnv): Promise<StartableProcess>;
  /** A user with `PASSWORD` who need not change it, in the starter's team. */
  addPerson(person: NewPerson): Promise<Person>;
  signIn(username: string): Promise<Session>;
  stop(): Promise<void>;
}

interface Starter {
  readonly siteKey: string;
}

/**
 * Starts `dist/` on a copy of the migrated database with the starter workspace: one park, site, team and
 * rule, and the administrator `admin`. `npm test` builds before.
 *
 * @param more settings beside those of every test
 */
export async function startProduct(more: NodeJS.ProcessEnv = {}): Promise<Product> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'luodi-product-'));
  const port = await freePort('127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: PASSWORD,
    SECRET_KEY: 'tests-only-0123456789-abcdefghijklmnop',
    RATE_LIMITS: 'off',
    ...more,
  };
  const { stdout } = await run(process.execPath, [program('cli'), 'starter'], { cwd: ROOT, env });
  const { siteKey } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Starter;
  const api = new NodeProcess(program('api'), env, join(dataDir, 'api.log'));
  const worker = new NodeProcess(program('worker'), env, join(dataDir, 'worker.log'));
  const startApi = (): Promise<void> => api.start(() => answers(url), START_MS);
  const startWorker = (): Promise<void> => worker.start((log) => log.includes('worker_started'), START_MS);
  const startSecondApi: Product['startSecondApi'] = async () => {
    const otherPort = await freePort('127.0.0.1');
    const otherUrl = `http://127.0.0.1:${otherPort}`;
    const other = new NodeProcess(
      program('api'),
      { ...env, PORT: String(otherPort) },
      join(dataDir, 'api-2.log'),
    );
    await other.start(() => answers(otherUrl), START_MS);
    return { url: otherUrl, stop: () => other.stop() };
  };
  const others: NodeProcess[] = [];
  const startSecondWorker: Product['startSecondWorker'] = async (own = {}) => {
    const log = join(dataDir, `worker-${others.length + 2}.log`);
    const other = new NodeProcess(program('worker'), { ...env, ...own }, log);
    others.push(other);
    const start = (): Promise<void> => other.start((text) => text.includes('worker_started'), START_MS);
    await start();
    return { process: other, start };
  };
  const stop = async (): Promise<void> => {
    await Promise.all([api.stop(), worker.stop(), ...others.map((other) => other.stop())]);
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await Promise.all([startApi(), startWorker()]);
    const admin = await Session.signIn(url, 'admin', PASSWORD);
    const teams = await admin.get<{ items: { id: string }[] }>('/api/v1/teams');
    const teamId = teams.items[0]?.id ?? '';
    const addPerson: Product['addPerson'] = async (person) => {
      const email = `${person.username}@example.com`;
      const { id } = await admin.post<{ id: string }>('/api/v1/users', {
        teamIds: person.role === 'admin' ? [] : [teamId],
        ...person,
        email,
        password: PASSWORD,
        mustChangePassword: false,
      });
      return { id, email, name: person.name, username: person.username };
    };
    const signIn = (username: string): Promise<Session> => Session.signIn(url, username, PASSWORD);
    return {
      ...{ url, dataDir, databaseUrl: database.url, siteKey, teamId, api, worker, admin },
      ...{ startApi, startWorker, startSecondApi, startSecondWorker, addPerson, signIn, stop },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function program(app: 'api' | 'worker' | 'cli'): string {
  return join(ROOT, 'dist/apps', app, 'src/main.js');
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).status === 200;
  } catch {
    return false;
  }
}
