import { Socket } from 'node:net';

const FD_VARIABLE = 'LUODI_WATCHDOG_FD';
/** More than any shutdown hook may take; after it the process ends without them. */
const PATIENCE_MS = 10_000;

/**
 * Ties this process to the launcher that started it: the launcher holds the other end of a pipe, and when
 * that closes (the launcher is gone, even by SIGKILL) this process sends itself SIGTERM, so that the same
 * shutdown hooks run as on a stop in order. Does nothing for a process that no launcher started.
 */
export function armWatchdog(): void {
  const fd = Number(process.env[FD_VARIABLE]);
  // Children of this process must not take the number for a descriptor of theirs.
  delete process.env[FD_VARIABLE];
  if (!Number.isSafeInteger(fd) || fd < 3) return;
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    // The launcher read our output; writing to nobody must not break the shutdown.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  };
  const pipe = new Socket({ fd, readable: true, writable: false });
  pipe.on('end', end).on('close', end).on('error', end);
  pipe.resume();
  pipe.unref();
}
