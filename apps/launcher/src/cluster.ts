import { fork, spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { ClusterHome, ClusterMarker } from './cluster-home';
import { prepareClusterHome, saveMarker } from './cluster-home';
import { LaunchRefusal } from './launch-refusal';
import { messages } from './messages';
import { freePort } from './ports';
import { endForgottenServer } from './postmaster';
import { projectRoot } from './project-root';

/** What the embedded server is for decides how careful it is. */
export interface ClusterOptions {
  /** absolute; keeps the marker `postgres.json` */
  readonly dataDir: string;
  readonly logFile: string;
  /** For tests: no fsync, and when the server ends, however it ends, the cluster and `dataDir` are removed. */
  readonly disposable?: boolean;
  /** the one port that will do, because running clients know it */
  readonly port?: number;
  /** gives up a start that is under way */
  readonly signal?: AbortSignal;
}

/** A running server with the application's database. */
export interface RunningCluster {
  readonly port: number;
  /** of the postmaster, not of its guard */
  readonly pid: number;
  /** as the application role, which owns the database and is no superuser */
  readonly databaseUrl: string;
  /** as the superuser, to the database `postgres` */
  readonly adminUrl: string;
  readonly notes: readonly string[];
  /** resolves when the server has ended, asked or not */
  readonly ended: Promise<void>;
  /** Fast shutdown; immediate when that takes more than 6 s. */
  stop(): Promise<void>;
}

const SUPERUSER = 'postgres';
const ROLE = 'luodi';
const DATABASE = 'luodi';
const HOST = '127.0.0.1';
const START_ATTEMPTS = 3;
/** A crash recovery may read a gigabyte of WAL first. */
const READY_TIMEOUT_MS = 300_000;
/** Parallel queries of the reports share memory through /dev/shm, which is 64 MB in many containers. */
const SHARED_MEMORY_NEEDED = 256 * 1024 * 1024;

/**
 * Starts the embedded PostgreSQL of a DATA_DIR; makes cluster, role and database when missing.
 * The caller holds the lock of the DATA_DIR.
 * @throws LaunchRefusal with the reason for a person
 */
export async function startCluster(options: ClusterOptions): Promise<RunningCluster> {
  const home = await prepareClusterHome(options.dataDir);
  options.signal?.throwIfAborted();
  await endForgottenServer(home.dataFolder);
  if (!existsSync(join(home.dataFolder, 'PG_VERSION'))) await initialise(home, options);
  refuseOtherVersion(home);
  let reason = '';
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    options.signal?.throwIfAborted();
    const port = options.port ?? (await freePort(HOST, attempt === 0 ? home.marker.port : null));
    const server = await startServer(home, port, options);
    const marker: ClusterMarker = { ...home.marker, port };
    const adminUrl = url(SUPERUSER, marker.superuserPassword, port, 'postgres');
    const failure = await waitUntilReady(server, adminUrl, options.signal);
    if (failure === null) {
      if (marker.port !== home.marker.port) saveMarker(options.dataDir, marker);
      await ensureDatabase(adminUrl, marker.password);
      const databaseUrl = url(ROLE, marker.password, port, DATABASE);
      return { ...server, port, databaseUrl, adminUrl, notes: home.notes };
    }
    // Mostly a port that somebody took between our choice and the start.
    reason = failure;
    await server.stop();
  }
  options.signal?.throwIfAborted();
  throw new LaunchRefusal(messages.postgresFailed(options.logFile, reason));
}

interface Server {
  readonly pid: number;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

function startServer(home: ClusterHome, port: number, options: ClusterOptions): Promise<Server> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a', 0o600);
  const plan = {
    command: join(home.binaries.folder, 'bin', 'postgres'),
    args: ['-D', home.dataFolder, ...settings(port, options).flatMap((setting) => ['-c', setting])],
    env: serverEnvironment(),
    ...(home.user ?? {}),
    stopSignal: options.disposable ? 'SIGQUIT' : 'SIGINT',
    removeAfter: options.disposable ? [home.folder, options.dataDir] : [],
  };
  const guard = fork(join(projectRoot(), 'apps/launcher/postgres-guard.mjs'), [JSON.stringify(plan)], {
    cwd: '/',
    detached: true,
    execArgv: [],
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    if (guard.connected) guard.send('stop', () => undefined);
    await ended;
  };
  return new Promise((resolve, reject) => {
    guard.on('error', reject);
    void ended.then(() => reject(new LaunchRefusal(messages.postgresFailed(options.logFile, ''))));
    guard.once('message', (message) => {
      if (isStarted(message)) resolve({ pid: message.pid, ended, stop });
      else reject(new LaunchRefusal(messages.postgresFailed(options.logFile, JSON.stringify(message))));
    });
  });
}

function isStarted(message: unknown): message is { pid: number } {
  return (
    typeof message === 'object' && message !== null && 'pid' in message && typeof message.pid === 'number'
  );
}

function settings(port: number, options: ClusterOptions): string[] {
  return [
    `port=${port}`,
    `listen_addresses=${HOST}`,
    'unix_socket_directories=',
    'max_connections=200',
    `shared_buffers=${options.disposable ? '64MB' : '256MB'}`,
    `dynamic_shared_memory_type=${hasSharedMemory() ? 'posix' : 'mmap'}`,
    'password_encryption=scram-sha-256',
    'timezone=UTC',
    'log_timezone=UTC',
    'random_page_cost=1.1', // today's disks are SSDs
    'jit=off', // our queries are short; compiling them takes longer than running them
    // Messages below LOG quote statements and key values: personal data has no place in a log.
    'log_min_messages=log',
    'log_error_verbosity=terse',
    ...(options.disposable
      ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off']
      : ['fsync=on', 'synchronous_commit=on', 'max_wal_size=2GB']),
  ];
}

function hasSharedMemory(): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const shm = statfsSync('/dev/shm');
    return shm.bavail * shm.bsize >= SHARED_MEMORY_NEEDED;
  } catch {
    return false;
  }
}

/** Without the PG… variables of the person's shell, which would speak of another server. */
function serverEnvironment(): Record<string, string> {
  const { PATH, LD_LIBRARY_PATH } = process.env;
  return {
    PATH: PATH ?? '/usr/bin:/bin',
    ...(LD_LIBRARY_PATH === undefined ? {} : { LD_LIBRARY_PATH }),
    LC_MESSAGES: 'C',
    TZ: 'UTC',
  };
}

async function initialise(home: ClusterHome, options: ClusterOptions): Promise<void> {
  const fresh = `${home.dataFolder}.new`;
  const passwordFile = join(home.folder, 'initdb.secret');
  rmSync(fresh, { recursive: true, force: true, maxRetries: 5 });
  writeFileSync(passwordFile, `${home.marker.superuserPassword}\n`, { mode: 0o600 });
  if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid);
  try {
    let reason = '';
    // pg_trgm sees no Chinese where LC_CTYPE is C; macOS before 15 has no C.UTF-8.
    for (const locale of ['C.UTF-8', 'en_US.UTF-8']) {
      reason = await runInitdb(home, fresh, passwordFile, locale, options);
      if (reason === '') {
        renameSync(fresh, home.dataFolder); // a half-made cluster never looks like one
        return;
      }
      options.signal?.throwIfAborted();
      rmSync(fresh, { recursive: true, force: true, maxRetries: 5 });
    }
    throw new LaunchRefusal(messages.initdbFailed(reason));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** `''` when it worked, else the last line of what it said. */
function runInitdb(
  home: ClusterHome,
  folder: string,
  passwordFile: string,
  locale: string,
  options: ClusterOptions,
): Promise<string> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    // Text is compared by its bytes, without the C library: a tenth less work for the indexes of names.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-messages=C',
    ...(options.disposable ? ['--no-sync'] : []),
  ];
  return new Promise((resolve) => {
    const initdb = spawn(join(home.binaries.folder, 'bin', 'initdb'), args, {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      signal: options.signal,
      killSignal: 'SIGKILL', // what it leaves is removed by the next start
      ...(home.user ?? {}),
    });
    let said = '';
    initdb.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    initdb.once('error', (error) => resolve(error.message));
    initdb.once('close', (code) => resolve(code === 0 ? '' : lastLine(said) || `exit ${code}`));
  });
}

function refuseOtherVersion(home: ClusterHome): void {
  const found = readFileSync(join(home.dataFolder, 'PG_VERSION'), 'utf8').trim();
  const wanted = home.binaries.version.split('.')[0] ?? '';
  if (found !== wanted) {
    throw new LaunchRefusal(messages.clusterOfOtherVersion(home.dataFolder, found, wanted));
  }
}

/** `null` when the server answers, else why it doesn't. */
async function waitUntilReady(
  server: Server,
  adminUrl: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  let ended = false;
  void server.ended.then(() => (ended = true));
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let reason = '';
  while (!ended && signal?.aborted !== true && Date.now() < deadline) {
    const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return null;
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
  return reason;
}

async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [ROLE]);
    const verb = role.rowCount === 0 ? 'CREATE' : 'ALTER';
    await client.query(
      `${verb} ROLE ${escapeIdentifier(ROLE)} LOGIN NOSUPERUSER PASSWORD ${escapeLiteral(password)}`,
    );
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (database.rowCount === 0) {
      await client.query(`CREATE DATABASE ${escapeIdentifier(DATABASE)} OWNER ${escapeIdentifier(ROLE)}`);
    }
  } finally {
    await client.end();
  }
}

function url(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@${HOST}:${port}/${database}`;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
