import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ConfigError, type Config } from '@luodi/platform';
import { startCluster, type RunningCluster } from './cluster';
import { readEnvironment } from './environment';
import { acquireInstanceLock, currentHolder, isHeldByOther, type InstanceLock } from './instance-lock';
import { LaunchRefusal } from './launch-refusal';
import { rotateLog } from './log-file';
import { messages } from './messages';
import { makeDataDir, secretKey } from './private-files';
import { until } from './processes';
import { projectRoot } from './project-root';
import { readRunningDatabaseUrl } from './run-file';

/** An instance that is just starting writes its run.json within this time. */
const STARTING_PATIENCE_MS = 60_000;

/**
 * `npm run cli -- …`: runs an administration command on `DATABASE_URL`, else on the database of the running
 * instance, else on the embedded server, started for this command only.
 * @returns the command's exit code, or 1 after a refusal that was explained on stderr
 */
export async function runCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const root = projectRoot();
  process.chdir(root);
  process.umask(0o077);
  let database: Database | null = null;
  try {
    const { config, variables } = readEnvironment(root);
    if (needsNoDatabase(args)) return await run(root, args, variables, signal);
    makeDataDir(config.dataDir);
    database = await findDatabase(config, signal);
    const env = {
      ...variables,
      DATA_DIR: config.dataDir,
      DATABASE_URL: database.url,
      SECRET_KEY: config.secretKey ?? secretKey(config.dataDir),
    };
    return await run(root, args, env, signal);
  } catch (error) {
    if (signal.aborted) return 130; // as a shell says "ended by Ctrl-C"
    if (!(error instanceof LaunchRefusal || error instanceof ConfigError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await database?.cluster?.stop();
    database?.lock?.release();
  }
}

interface Database {
  readonly url: string;
  readonly cluster: RunningCluster | null;
  readonly lock: InstanceLock | null;
}

async function findDatabase(config: Config, signal: AbortSignal): Promise<Database> {
  const { dataDir } = config;
  if (config.databaseUrl !== null) return { url: config.databaseUrl, cluster: null, lock: null };
  const lock = acquireInstanceLock(dataDir);
  if (!isHeldByOther(lock)) {
    try {
      const logFile = join(dataDir, 'logs', 'postgres.log');
      rotateLog(logFile);
      const cluster = await startCluster({ dataDir, logFile, signal });
      return { url: cluster.databaseUrl, cluster, lock };
    } catch (error) {
      lock.release();
      throw error;
    }
  }
  await until(
    () => signal.aborted || readRunningDatabaseUrl(dataDir) !== null || currentHolder(dataDir) === null,
    STARTING_PATIENCE_MS,
  );
  const url = readRunningDatabaseUrl(dataDir);
  if (url === null && currentHolder(dataDir) === null) return findDatabase(config, signal);
  if (url === null) throw new LaunchRefusal(messages.alreadyRunning(dataDir, lock.pid));
  return { url, cluster: null, lock: null };
}

function needsNoDatabase(args: readonly string[]): boolean {
  return args.length === 0 || args.some((arg) => arg === '--help' || arg === '-h' || arg === 'help');
}

/** With this terminal as its own; Ctrl-C reaches it with us, other signals are passed on. */
function run(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<number> {
  signal.throwIfAborted();
  const script = join(root, 'dist/apps/cli/src/main.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      env,
      stdio: 'inherit',
    });
    signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
