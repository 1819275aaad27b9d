import { spawn } from 'node:child_process';
import { signalProcess } from './processes';
import { WATCHDOG_FD } from './child';

/** An administration command that has ended. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
}

/**
 * Runs `dist/apps/cli/src/main.js` to its end in its own process group. Its stderr goes to the terminal,
 * where it explains a refusal itself; its stdout is returned.
 */
export function runCli(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      detached: true,
      env: { ...env, LUODI_WATCHDOG_FD: String(WATCHDOG_FD) },
      stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    });
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    const end = (): void => {
      if (child.pid === undefined) return;
      signalProcess(-child.pid, 'SIGTERM');
      setTimeout(() => child.pid !== undefined && signalProcess(-child.pid, 'SIGKILL'), 5_000).unref();
    };
    signal.addEventListener('abort', end, { once: true });
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', end);
      resolve({ code: code ?? 1, stdout });
    });
  });
}

/** What `starter` and `demo --starting` print as their last line. */
export interface WorkspaceFacts {
  readonly adminUsername: string;
  /** only when it was generated just now */
  readonly adminPassword: string | null;
  readonly demoPassword: string | null;
  readonly siteKey: string | null;
}

/** Reads the last line of a command's output. */
export function parseWorkspaceFacts(stdout: string): WorkspaceFacts {
  const value: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if (typeof value !== 'object' || value === null) throw new Error('the command printed no object');
  const facts: Partial<Record<keyof WorkspaceFacts, unknown>> = value;
  const text = (field: unknown): string | null => (typeof field === 'string' ? field : null);
  return {
    adminUsername: text(facts.adminUsername) ?? 'admin',
    adminPassword: text(facts.adminPassword),
    demoPassword: text(facts.demoPassword),
    siteKey: text(facts.siteKey),
  };
}
