import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive, signalProcess, until } from './processes';

/**
 * Ends a server that a launcher (and its guard) left behind in this data folder, and removes a
 * `postmaster.pid` whose number now belongs to another program (a container started anew gives the
 * same small numbers again). The caller holds the lock of the DATA_DIR, so nobody else needs the server.
 */
export async function endForgottenServer(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!Number.isSafeInteger(pid) || pid <= 1 || !isAlive(pid)) return; // the server itself recovers from that
  if (!commandOf(pid).includes('postgres')) {
    rmSync(pidFile, { force: true });
    return;
  }
  // A busy server gets 10 s for its checkpoint; the harder signals cost a crash recovery, not data.
  for (const [signal, patienceMs] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signalProcess(pid, signal);
    if (await until(() => !isAlive(pid), patienceMs)) return;
  }
}
