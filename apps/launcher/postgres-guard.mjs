/**
 * Runs one PostgreSQL server and ends it when the process that asked for it is gone.
 *
 * PostgreSQL is a foreign binary that knows nothing of our launcher, so this small parent stands
 * between the two: its IPC channel closes when the launcher dies, however it dies, and then the
 * server is shut down. It lives in a session of its own, out of reach of a Ctrl-C meant for the launcher.
 *
 * argv[2] is a JSON plan: {command, args, env, uid?, gid?, stopSignal, removeAfter[]}.
 * Messages out: {pid} once, {error} when it can't start. Message in: 'stop'.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const plan = JSON.parse(process.argv[2]);
let stopping = false;

const server = spawn(plan.command, plan.args, {
  cwd: '/',
  env: plan.env,
  stdio: ['ignore', 'inherit', 'inherit'],
  ...(plan.uid === undefined ? {} : { uid: plan.uid, gid: plan.gid }),
});
server.on('error', (error) => {
  tell({ error: error.message });
  process.exitCode = 1;
  leave();
});
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 0 : 1);
  leave();
});
if (server.pid !== undefined) tell({ pid: server.pid });

process.on('message', (message) => message === 'stop' && stop());
process.on('disconnect', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
// The launcher may have died before the listener above was there.
if (!process.connected) stop();

/** Fast shutdown; when a checkpoint takes too long, immediate; crash recovery loses nothing. */
function stop() {
  if (stopping) return;
  stopping = true;
  server.kill(plan.stopSignal);
  setTimeout(() => server.kill('SIGQUIT'), 6_000).unref();
  setTimeout(() => server.kill('SIGKILL'), 8_000).unref();
}

function leave() {
  for (const folder of plan.removeAfter) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
  if (process.connected) process.disconnect();
}

function tell(message) {
  if (process.connected) process.send(message, () => undefined);
}
