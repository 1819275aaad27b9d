import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import type { Config } from '@luodi/platform';
import { DatabaseNewerError, runMigrations } from '../../../migrations/data-source';
import { FIRST_BACKOFF, nextDelay } from './backoff.policy';
import { banner } from './banner';
import { SupervisedChild } from './child';
import type { RunningCluster } from './cluster';
import { startCluster } from './cluster';
import { parseWorkspaceFacts, runCli, type WorkspaceFacts } from './command';
import { readEnvironment } from './environment';
import { acquireInstanceLock, isHeldByOther, type InstanceLock } from './instance-lock';
import { LaunchRefusal } from './launch-refusal';
import { rotateLog } from './log-file';
import { messages } from './messages';
import { freePort, listenFault } from './ports';
import { makeDataDir, secretKey } from './private-files';
import { aborted, until } from './processes';
import { projectRoot } from './project-root';
import { removeRunFile, writeRunFile } from './run-file';
import { WORKER_FLAGS } from './worker-flags';

const READY_TIMEOUT_MS = 60_000;
/** A child that ended this often before the first readiness has a fault that waiting won't heal. */
const CRASHES_BEFORE_GIVING_UP = 3;
/** The exit code of a command that has said the sentence itself: the database is not empty for the demo. */
const EXPLAINED = 4;
/** Together with the server's 8 s below the 20 s of contract.md. */
const CHILD_PATIENCE_MS = 9_000;
/** The children of a killed launcher end by their watchdog within 10 s. */
const PREDECESSOR_PATIENCE_MS = 15_000;

/** One running product: lock, PostgreSQL, api and worker, started in this order and stopped in the reverse. */
export class Launcher {
  private readonly root = projectRoot();
  private readonly version = readVersion(this.root);
  private readonly startedAt = new Date().toISOString();
  private config: Config | null = null;
  private lock: InstanceLock | null = null;
  private cluster: RunningCluster | null = null;
  private clusterRestart: Promise<void> | null = null;
  private databaseUrl = '';
  private children: SupervisedChild[] = [];
  private readonly pids = { api: 0, worker: 0 };

  public constructor(private readonly signal: AbortSignal) {}

  /**
   * Resolves when the api is ready and the person was told so.
   * @throws LaunchRefusal, ConfigError
   */
  public async start(options: { demo: boolean }): Promise<void> {
    process.chdir(this.root); // DATA_DIR may be relative
    const { config, variables } = await this.readEnvironment();
    makeDataDir(config.dataDir);
    this.lock = takeDataDir(config.dataDir);
    this.config = config;
    removeRunFile(config.dataDir); // of a launcher that was killed
    await refuseTakenPort(config, this.lock.recovered);
    this.databaseUrl = config.databaseUrl ?? (await this.startDatabase(config));
    const env: NodeJS.ProcessEnv = {
      NODE_ENV: 'production',
      ...variables,
      DATA_DIR: config.dataDir,
      PORT: String(config.port),
      DATABASE_URL: this.databaseUrl,
      SECRET_KEY: config.secretKey ?? secretKey(config.dataDir),
    };
    const facts = await this.prepareWorkspace(env, options.demo);
    this.startChildren(config, env);
    await this.waitUntilReady(config);
    console.log(banner(this.version, config.publicUrl, facts));
  }

  /** Ends what was started, in order; safe at any point of a start. */
  public async stop(): Promise<void> {
    await Promise.all(this.children.map((child) => child.stop(CHILD_PATIENCE_MS)));
    await this.clusterRestart?.catch(() => undefined);
    await this.cluster?.stop();
    if (this.lock && this.config) removeRunFile(this.config.dataDir);
    this.lock?.release();
  }

  private async readEnvironment(): Promise<ReturnType<typeof readEnvironment>> {
    const environment = readEnvironment(this.root);
    if (environment.config.port !== 0) return environment;
    const port = await freePort(environment.config.host);
    return readEnvironment(this.root, { PORT: String(port) });
  }

  private async startDatabase(config: Config, port?: number): Promise<string> {
    const logFile = join(config.dataDir, 'logs', 'postgres.log');
    rotateLog(logFile);
    const cluster = await startCluster({ dataDir: config.dataDir, logFile, port, signal: this.signal });
    this.cluster = cluster;
    for (const note of cluster.notes) console.error(note);
    void cluster.ended.then(() => {
      if (!this.signal.aborted && this.cluster === cluster)
        this.clusterRestart = this.restartDatabase(config, cluster);
    });
    return cluster.databaseUrl;
  }

  /** On the same port: api and worker find it again by themselves. */
  private async restartDatabase(config: Config, crashed: RunningCluster): Promise<void> {
    for (let backoff = nextDelay(FIRST_BACKOFF, 0); !this.signal.aborted; backoff = nextDelay(backoff, 0)) {
      console.error(messages.databaseRestarts(backoff.delayMs / 1_000));
      await until(() => this.signal.aborted, backoff.delayMs);
      if (this.signal.aborted) return;
      try {
        await this.startDatabase(config, crashed.port);
        this.saveRunFile(config);
        return;
      } catch (error) {
        if (!this.signal.aborted) console.error(reasonOf(error));
      }
    }
  }

  private async prepareWorkspace(env: NodeJS.ProcessEnv, demo: boolean): Promise<WorkspaceFacts> {
    await this.migrate();
    return parseWorkspaceFacts(await this.cli(demo ? ['demo', '--starting'] : ['starter'], env));
  }

  /** Here and not by the command, which would take seconds to load what is loaded already. */
  private async migrate(): Promise<void> {
    this.signal.throwIfAborted();
    try {
      await Promise.race([runMigrations(this.databaseUrl), aborted(this.signal)]);
    } catch (error) {
      if (error instanceof DatabaseNewerError) throw new LaunchRefusal(error.message);
      throw new LaunchRefusal(messages.migrationFailed(reasonOf(error)));
    }
    this.signal.throwIfAborted();
  }

  private async cli(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
    this.signal.throwIfAborted();
    const script = join(this.root, 'dist/apps/cli/src/main.js');
    const { code, stdout } = await runCli(script, args, env, this.signal);
    this.signal.throwIfAborted();
    if (code === EXPLAINED) throw new LaunchRefusal('');
    if (code !== 0) throw new LaunchRefusal(messages.stepFailed(args.join(' '), code));
    return stdout;
  }

  private startChildren(config: Config, env: NodeJS.ProcessEnv): void {
    // Only the commands above set passwords.
    const { ADMIN_PASSWORD: _admin, DEMO_PASSWORD: _demo, ...rest } = env;
    this.children = (['api', 'worker'] as const).map(
      (name) =>
        new SupervisedChild({
          name,
          script: join(this.root, `dist/apps/${name}/src/main.js`),
          flags: name === 'worker' ? WORKER_FLAGS : [],
          env: rest,
          logFile: join(config.dataDir, 'logs', `${name}.log`),
          onStart: (pid) => {
            this.pids[name] = pid;
            this.saveRunFile(config);
          },
        }),
    );
    for (const child of this.children) child.start();
  }

  private saveRunFile(config: Config): void {
    if (this.pids.api === 0 || this.pids.worker === 0) return;
    writeRunFile(config.dataDir, {
      version: this.version,
      startedAt: this.startedAt,
      api: { pid: this.pids.api, url: localUrl(config) },
      worker: { pid: this.pids.worker },
      postgres: this.cluster && { pid: this.cluster.pid, port: this.cluster.port },
      databaseUrl: this.databaseUrl,
      launcher: { pid: process.pid },
    });
  }

  private async waitUntilReady(config: Config): Promise<void> {
    const logs = join(config.dataDir, 'logs');
    const ready = await until(async () => {
      this.signal.throwIfAborted();
      if (this.children.some((child) => child.crashes >= CRASHES_BEFORE_GIVING_UP)) {
        throw new LaunchRefusal(messages.keepsCrashing('api / worker', logs));
      }
      return answers(`${localUrl(config)}/health/ready`);
    }, READY_TIMEOUT_MS);
    if (!ready) throw new LaunchRefusal(messages.notReady(READY_TIMEOUT_MS / 1_000, logs));
  }
}

function takeDataDir(dataDir: string): InstanceLock {
  const answer = acquireInstanceLock(dataDir);
  if (isHeldByOther(answer)) throw new LaunchRefusal(messages.alreadyRunning(dataDir, answer.pid));
  return answer;
}

async function refuseTakenPort(config: Config, afterKill: boolean): Promise<void> {
  let fault: string | null = null;
  await until(
    async () => (fault = await listenFault(config.host, config.port)) !== 'EADDRINUSE',
    afterKill ? PREDECESSOR_PATIENCE_MS : 0,
  );
  if (fault === 'EADDRINUSE') throw new LaunchRefusal(messages.portTaken(config.host, config.port));
  if (fault !== null) throw new LaunchRefusal(messages.cannotListen(config.host, config.port, fault));
}

/** Where this machine reaches the api, whatever its public address. */
function localUrl(config: Config): string {
  const host = { '0.0.0.0': '127.0.0.1', '::': '::1' }[config.host] ?? config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${config.port}`;
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 2_000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false)).on('timeout', () => request.destroy());
  });
}

/** An error of several addresses (AggregateError) has a code, but no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}

function readVersion(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(version);
}
