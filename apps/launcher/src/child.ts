import { spawn, type ChildProcess } from 'node:child_process';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { LogFile } from './log-file';
import { errorText } from './log-lines';
import { messages } from './messages';
import { until } from './processes';
import { nextDelay, type Backoff, FIRST_BACKOFF } from './backoff.policy';

/** The descriptor on which a child hears that its launcher is gone (see armWatchdog of the platform). */
export const WATCHDOG_FD = 3;

/** A process of ours that has to run as long as the launcher does. */
export interface ChildPlan {
  readonly name: 'api' | 'worker';
  /** compiled entry file, absolute */
  readonly script: string;
  /** flags of Node before the script */
  readonly flags: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Called at each start with the process id. */
  readonly onStart: (pid: number) => void;
}

/**
 * Keeps one child running: its own process group, so that a Ctrl-C reaches it through the launcher only;
 * a watchdog pipe; its output in a log, errors also at the terminal; restarted with back-off when it ends.
 */
export class SupervisedChild {
  /** how often it has ended by itself */
  public crashes = 0;
  private process: ChildProcess | null = null;
  private restart: NodeJS.Timeout | null = null;
  private stopping = false;
  private backoff: Backoff = FIRST_BACKOFF;
  private readonly log: LogFile;

  public constructor(private readonly plan: ChildPlan) {
    this.log = new LogFile(plan.logFile);
  }

  public start(): void {
    const startedAt = Date.now();
    const child = spawn(process.execPath, [...this.plan.flags, this.plan.script], {
      detached: true,
      env: { ...this.plan.env, LUODI_WATCHDOG_FD: String(WATCHDOG_FD) },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    this.process = child;
    this.follow(child);
    // 'close' waits for the output, too; 'error' alone comes when it could not be started.
    child.once('error', (error) => this.log.write(error.message));
    child.once('close', (code, signal) => this.ended(startedAt, signal ?? `exit ${code}`));
    if (child.pid !== undefined) this.plan.onStart(child.pid);
  }

  /** SIGTERM, and SIGKILL for the whole group when that is not enough within `patienceMs`. */
  public async stop(patienceMs: number): Promise<void> {
    this.stopping = true;
    if (this.restart) clearTimeout(this.restart);
    this.signal('SIGTERM');
    if (!(await until(() => this.process === null, patienceMs))) {
      this.signal('SIGKILL');
      await until(() => this.process === null, 1_000);
    }
    this.log.close();
  }

  private follow(child: ChildProcess): void {
    for (const [stream, isError] of [
      [child.stdout, false],
      [child.stderr, true],
    ] as const) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        this.log.write(line);
        const text = errorText(line, isError);
        if (text !== null) console.error(`[${this.plan.name}] ${text}`);
      });
    }
  }

  private ended(startedAt: number, how: string): void {
    this.process = null;
    if (this.stopping) return;
    this.crashes += 1;
    this.backoff = nextDelay(this.backoff, Date.now() - startedAt);
    const { delayMs } = this.backoff;
    console.error(messages.childRestarts(this.plan.name, how, delayMs / 1_000, basename(this.plan.logFile)));
    this.restart = setTimeout(() => this.start(), delayMs);
  }

  private signal(signal: NodeJS.Signals): void {
    const pid = this.process?.pid;
    if (pid === undefined) return;
    try {
      process.kill(signal === 'SIGKILL' ? -pid : pid, signal);
    } catch {
      // it has just ended
    }
  }
}
