import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCode } from './system-errors';
import { startMark } from './processes';

/** Who holds a DATA_DIR: the process and its start time, since process ids come again. */
export interface LockHolder {
  readonly pid: number;
  readonly started: string | null;
}

/** The right to use a DATA_DIR alone. */
export interface InstanceLock {
  /** the holder before us was killed: what it started may still be ending */
  readonly recovered: boolean;
  release(): void;
}

const FILE = 'launcher.lock';

/** Takes the DATA_DIR, or answers who has it. A lock whose holder was killed is taken over. */
export function acquireInstanceLock(dataDir: string): InstanceLock | LockHolder {
  const file = join(dataDir, FILE);
  const own = `${file}.${process.pid}`;
  const mine: LockHolder = { pid: process.pid, started: startMark(process.pid) };
  writeFileSync(own, JSON.stringify(mine), { mode: 0o600 });
  let recovered = false;
  try {
    for (;;) {
      try {
        linkSync(own, file); // makes the file whole or fails: never half a lock
        return { recovered, release: () => releaseLock(file) };
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error;
      }
      const text = readText(file);
      const holder = text === null ? null : parseHolder(text);
      if (holder && isRunning(holder)) return holder;
      if (text !== null) recovered = setAside(file, text) || recovered;
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** The process that holds the DATA_DIR now, if any. */
export function currentHolder(dataDir: string): LockHolder | null {
  const text = readText(join(dataDir, FILE));
  const holder = text === null ? null : parseHolder(text);
  return holder && isRunning(holder) ? holder : null;
}

/** Tells the answers of {@link acquireInstanceLock} apart. */
export function isHeldByOther(answer: InstanceLock | LockHolder): answer is LockHolder {
  return 'pid' in answer;
}

function releaseLock(file: string): void {
  const text = readText(file);
  if (text !== null && parseHolder(text)?.pid === process.pid) rmSync(file, { force: true });
}

/** Removes a stale lock unless another process took it over between our reading and our moving it. */
function setAside(file: string, stale: string): boolean {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
  if (readText(aside) !== stale) {
    renameSync(aside, file);
    return false;
  }
  rmSync(aside, { force: true });
  return true;
}

function isRunning(holder: LockHolder): boolean {
  const mark = startMark(holder.pid);
  return mark !== null && (holder.started === null || holder.started === mark);
}

function parseHolder(text: string): LockHolder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') {
      return null;
    }
    const started = 'started' in value && typeof value.started === 'string' ? value.started : null;
    return { pid: value.pid, started };
  } catch {
    return null;
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}
