import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isCode } from './system-errors';
import { writePrivateFile } from './private-files';

/** `DATA_DIR/run.json`, mode 0600: what runs now (contract.md, "Running"). */
export interface RunState {
  readonly version: string;
  /** ISO 8601 */
  readonly startedAt: string;
  readonly api: { readonly pid: number; readonly url: string };
  readonly worker: { readonly pid: number };
  readonly postgres: { readonly pid: number; readonly port: number } | null;
  readonly databaseUrl: string;
  readonly launcher: { readonly pid: number };
}

const FILE = 'run.json';

/** Writes the whole state anew; called whenever a process of it is replaced. */
export function writeRunFile(dataDir: string, state: RunState): void {
  writePrivateFile(join(dataDir, FILE), `${JSON.stringify(state, null, 2)}\n`);
}

/** After a clean stop nothing runs, so nothing is said. */
export function removeRunFile(dataDir: string): void {
  rmSync(join(dataDir, FILE), { force: true });
}

/** The database of the instance that runs now; `null` when none does. */
export function readRunningDatabaseUrl(dataDir: string): string | null {
  try {
    const state: unknown = JSON.parse(readFileSync(join(dataDir, FILE), 'utf8'));
    if (typeof state !== 'object' || state === null || !('databaseUrl' in state)) return null;
    return typeof state.databaseUrl === 'string' ? state.databaseUrl : null;
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return null;
    throw error;
  }
}
