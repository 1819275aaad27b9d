import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { signalProcess, until } from '../../apps/launcher/src/processes';

/** The descriptor on which a child hears that we are gone, as under the launcher. */
const WATCHDOG_FD = 3;
const PATIENCE_MS = 10_000;
const LOG_TAIL_LINES = 20;

/** A program of the built product as a process of its own; it ends by itself when the tests are killed. */
export class NodeProcess {
  private child: ChildProcess | null = null;
  private begun = 0;

  public constructor(
    private readonly script: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly logFile: string,
  ) {}

  /** Starts it and waits until `isReady` says so. */
  public async start(
    isReady: (logSinceStart: string) => Promise<boolean> | boolean,
    patienceMs: number,
  ): Promise<void> {
    this.begun = this.log().length;
    const log = openSync(this.logFile, 'a');
    const child = spawn(process.execPath, [this.script], {
      env: { ...this.env, LUODI_WATCHDOG_FD: String(WATCHDOG_FD) },
      stdio: ['ignore', log, log, 'pipe'],
    });
    closeSync(log);
    (child.stdio[WATCHDOG_FD] as Writable).on('error', () => undefined);
    this.child = child;
    const ready = await until(
      async () => this.hasEnded() || (await isReady(this.log().slice(this.begun))),
      patienceMs,
    );
    if (!ready || this.hasEnded()) throw new Error(`${this.script} is not ready:\n${this.logTail()}`);
  }

  /** As a power failure would: no signal handler runs. Waits until the process is gone. */
  public kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** SIGTERM, and SIGKILL for what does not obey. */
  public async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Everything the process has written. */
  public log(): string {
    try {
      return readFileSync(this.logFile, 'utf8');
    } catch {
      return '';
    }
  }

  public logTail(): string {
    return this.log().trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    if (child?.pid === undefined || this.hasEnded()) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    signalProcess(child.pid, signal);
    const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await ended;
    clearTimeout(impatience);
  }

  private hasEnded(): boolean {
    return this.child === null || this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
