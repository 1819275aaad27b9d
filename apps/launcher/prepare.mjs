import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildParts, staleParts } from './build-parts.mjs';
import { install, isInstalled } from './install.mjs';
import { endOnSignal, StepFailed } from './subprocess.mjs';

/** The folder of the checkout. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const LOCK = join(ROOT, 'dist/.prepare.lock');
const NOT_WRITABLE =
  `项目目录不可写，无法安装或构建，请由其所有者先运行 npm run build / ${ROOT} can't be written: ` +
  'let its owner run npm run build first.';

/**
 * Installs what is missing and builds what changed. Costs some 0.2 s and no network when there is
 * nothing to do. Several processes at once take turns.
 * @throws StepFailed with a sentence for a person
 */
export async function prepare({ force = false } = {}) {
  if (!force && isInstalled(ROOT) && staleParts(ROOT).length === 0) return;
  const unlock = await lock();
  try {
    if (!isInstalled(ROOT)) await install(ROOT);
    const parts = staleParts(ROOT, force);
    if (parts.length > 0) await buildParts(ROOT, parts);
  } finally {
    unlock();
  }
}

/**
 * `prepare` for a command of its own: SIGINT and SIGTERM end it with `signalCode`, a failure with 1 and its
 * sentence. Answers a function that hands the signals over (see `endOnSignal`).
 */
export async function prepareOrExit({ force = false, signalCode = 130 } = {}) {
  const handOver = endOnSignal(signalCode);
  try {
    await prepare({ force });
    return handOver;
  } catch (error) {
    console.error(error instanceof StepFailed ? error.message : error);
    process.exit(1);
  }
}

async function lock() {
  let told = false;
  for (;;) {
    try {
      mkdirSync(dirname(LOCK), { recursive: true });
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      const unlock = () => rmSync(LOCK, { force: true });
      process.once('exit', unlock);
      return () => {
        process.off('exit', unlock);
        unlock();
      };
    } catch (error) {
      if (error.code === 'EACCES' || error.code === 'EROFS') throw new StepFailed(NOT_WRITABLE);
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isHeld()) rmSync(LOCK, { force: true });
    else if (!told) {
      told = true;
      console.error(
        '另一个进程正在安装或构建，请稍候… / Another process is installing or building; waiting …',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A holder that was killed leaves its file; an empty one is just being written. */
function isHeld() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
