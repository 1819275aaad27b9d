import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, StepFailed } from './subprocess.mjs';

const STAMP = 'node_modules/.luodi-install';

/** Whether node_modules holds what the lockfile names, for this platform. */
export function isInstalled(root) {
  const wanted = fingerprint(root);
  if (readText(join(root, STAMP)) === wanted) return true;
  if (!holdsLockfile(root)) return false;
  // Somebody ran `npm ci` himself: nothing to do, and nothing to compare next time.
  writeFileSync(join(root, STAMP), wanted);
  return true;
}

/** `npm ci` from the lockfile. */
export async function install(root) {
  console.error('正在安装依赖（仅首次或依赖变化时）… / Installing dependencies …');
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // Development packages build the server and the console, whatever NODE_ENV says.
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline'];
  const { code, output } = await run(command, args, { cwd: root });
  if (code !== 0) {
    console.error(output.trimEnd());
    throw new StepFailed('依赖安装失败，请检查网络后重试 / Installing the dependencies failed; see above.');
  }
  writeFileSync(join(root, STAMP), fingerprint(root));
}

function fingerprint(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** npm keeps what it installed in a lockfile of its own; packages of other platforms are missing there. */
function holdsLockfile(root) {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const there = found[path];
    return there ? there.version === entry.version : entry.optional === true || entry.devOptional === true;
  });
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
