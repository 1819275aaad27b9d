import { spawn } from 'node:child_process';

/** A step before the start (installing, building, testing) that did not work, said in one sentence. */
export class StepFailed extends Error {}

const running = new Set();

/**
 * Runs a command to its end in the project folder and answers `{code, output}`.
 * `show: true` lets it write to the terminal; otherwise the output is kept and returned.
 */
export function run(command, args, { cwd, env = process.env, show = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * From now on a signal ends the running steps and this process with `exitCode`. The answer hands over:
 * after it is called, a signal aborts the AbortSignal it returned and nothing else. The listeners stay the
 * same, because a signal that arrives while they are exchanged would be lost.
 */
export function endOnSignal(exitCode) {
  let handedOver = null;
  const onSignal = () => {
    if (handedOver) return handedOver.abort();
    for (const child of running) child.kill('SIGTERM');
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  return () => {
    handedOver = new AbortController();
    return handedOver.signal;
  };
}
