import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outsideHome } from '../../apps/launcher/src/cluster-home';
import { freePort } from '../../apps/launcher/src/ports';
import { isAlive, signalProcess, until } from '../../apps/launcher/src/processes';
import type { RunState } from '../../apps/launcher/src/run-file';

export const ROOT = join(__dirname, '../..');
/** A fresh clone on two busy cores; a start itself takes some seconds. */
const READY_TIMEOUT_MS = 100_000;

/** How a process of ours ended. */
export interface Ending {
  readonly code: number | null;
  readonly stderr: string;
  readonly tookMs: number;
}

export interface InstanceOptions {
  readonly dataDir: string;
  readonly port?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** run as this user; only root can */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** `npm start` as a person runs it: through npm, in a process group of its own. */
export class Instance {
  public readonly ended: Promise<Ending>;
  public stdout = '';
  public stderr = '';
  private readonly npm: ChildProcess;

  private constructor(
    public readonly dataDir: string,
    public readonly port: number,
    options: InstanceOptions,
  ) {
    const begun = Date.now();
    this.npm = spawn('npm', ['start'], {
      cwd: ROOT,
      detached: true,
      env: cleanEnvironment({ DATA_DIR: dataDir, PORT: String(port), ...options.env }),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.user ?? {}),
    });
    this.npm.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.npm.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve) => {
      this.npm.once('close', (code) =>
        resolve({ code, stderr: withoutNpm(this.stderr), tookMs: Date.now() - begun }),
      );
    });
  }

  public static async start(options: InstanceOptions): Promise<Instance> {
    return new Instance(options.dataDir, options.port ?? (await freePort('127.0.0.1')), options);
  }

  /** Waits for the block that says everything answers; fails with what was said instead. */
  public async ready(): Promise<this> {
    let ended = false;
    void this.ended.then(() => (ended = true));
    await until(() => ended || this.stdout.includes('Ctrl-C'), READY_TIMEOUT_MS);
    if (!this.stdout.includes('Ctrl-C')) throw new Error(`not ready:\n${this.stdout}\n${this.stderr}`);
    return this;
  }

  public run(): RunState {
    return JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8')) as RunState;
  }

  /** As the terminal does on Ctrl-C (whole group), or as a service manager does (npm alone). */
  public async stop(signal: NodeJS.Signals, to: 'group' | 'npm'): Promise<Ending> {
    const begun = Date.now();
    const pid = this.npm.pid ?? 0;
    signalProcess(to === 'group' ? -pid : pid, signal);
    const ending = await this.ended;
    return { ...ending, tookMs: Date.now() - begun };
  }

  /** Ends what a failed test left. */
  public async abandon(): Promise<void> {
    if (this.npm.exitCode === null && this.npm.signalCode === null) await this.stop('SIGTERM', 'group');
  }
}

/** Every process an instance consists of, by the numbers in its run.json. */
export function pidsOf(run: RunState): number[] {
  const pids = [run.launcher.pid, run.api.pid, run.worker.pid];
  if (run.postgres) pids.push(run.postgres.pid, parentOf(run.postgres.pid));
  return pids;
}

/** Waits until none of them is left; answers those that are after the time is up. */
export async function survivors(pids: readonly number[], timeoutMs: number): Promise<number[]> {
  await until(() => !pids.some(isAlive), timeoutMs);
  return pids.filter(isAlive);
}

/** A folder that goes away after the test, with a cluster that had to live elsewhere. */
export function temporaryDataDir(): { readonly path: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'luodi-start-'));
  chmodSync(parent, 0o755);
  const path = join(parent, 'data');
  return {
    path,
    remove: () => {
      rmSync(parent, { recursive: true, force: true });
      rmSync(outsideHome(path), { recursive: true, force: true });
    },
  };
}

/** Asks the api whether it is ready. */
export async function isReady(run: RunState): Promise<boolean> {
  try {
    return (await fetch(`${run.api.url}/health/ready`)).status === 200;
  } catch {
    return false;
  }
}

/** The tests' own variables, and those npm set for the tests, are not the person's. */
function cleanEnvironment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|LUODI_|JEST_|NODE_ENV$|DATABASE_URL$)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...extra };
}

function withoutNpm(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('npm ') && line.trim() !== '')
    .join('\n');
}

/** The process that started this one: a server's guard. */
export function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
