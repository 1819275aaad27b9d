import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { LaunchRefusal } from './launch-refusal';
import { messages } from './messages';
import type { PostgresBinaries } from './postgres-binaries';
import { canUse, completeBinaries, copyBinaries, packagedBinaries } from './postgres-binaries';
import { endForgottenServer } from './postmaster';
import { writePrivateFile } from './private-files';
import type { ServiceUser } from './service-user';
import { serviceUser, userCan } from './service-user';
import { isCode } from './system-errors';

/** Where the cluster of a DATA_DIR lives, who runs it and with which binaries. */
export interface ClusterHome {
  /** holds `data` and, when binaries had to be copied, `native` */
  readonly folder: string;
  readonly dataFolder: string;
  readonly binaries: PostgresBinaries;
  readonly user: ServiceUser | null;
  readonly marker: ClusterMarker;
  /** what the person should know, such as a database that was set aside */
  readonly notes: readonly string[];
}

/** `DATA_DIR/postgres.json`, mode 0600: the only key to the cluster. */
export interface ClusterMarker {
  /** absolute, or relative to DATA_DIR so that the folder can be moved */
  readonly cluster: string;
  readonly port: number | null;
  readonly superuserPassword: string;
  readonly password: string;
}

const MARKER = 'postgres.json';
const INSIDE = 'postgres';
const OUTSIDE = '/var/lib/luodi';

/**
 * Finds or makes the home of the cluster that belongs to `dataDir` (absolute). A home without its marker
 * is never used again: outside DATA_DIR it is removed, since deleting DATA_DIR means deleting its data.
 * @throws LaunchRefusal when it can't be used by this user, version or folder
 */
export async function prepareClusterHome(dataDir: string): Promise<ClusterHome> {
  mkdirSync(dirname(dataDir), { recursive: true });
  if (!existsSync(dataDir)) mkdirSync(dataDir, { mode: 0o700 });
  const user = serviceUser();
  // As root the server's user has to pass through; what lies in the folder has its own modes.
  if (user && ownFolder(dataDir)) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  const known = readMarker(dataDir);
  return known ? reopen(dataDir, known, user) : create(dataDir, user);
}

/** Keeps a changed marker, such as another port. */
export function saveMarker(dataDir: string, marker: ClusterMarker): void {
  writePrivateFile(join(dataDir, MARKER), `${JSON.stringify(marker, null, 2)}\n`);
}

/** The folder outside DATA_DIR that a cluster of it would use; contract.md names the hash. */
export function outsideHome(dataDir: string): string {
  return join(OUTSIDE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
}

async function create(dataDir: string, user: ServiceUser | null): Promise<ClusterHome> {
  const notes: string[] = [];
  const outside = outsideHome(dataDir);
  if (user && existsSync(outside)) {
    await endForgottenServer(join(outside, 'data'));
    rmSync(outside, { recursive: true, force: true, maxRetries: 5 });
  }
  const inside = join(dataDir, INSIDE);
  if (existsSync(join(inside, 'data'))) {
    const aside = `${inside}.${new Date().toISOString().replaceAll(/\D/g, '')}`;
    renameSync(inside, aside);
    notes.push(messages.clusterSetAside(aside));
  }
  const packaged = packagedBinaries();
  const complete = completeBinaries(packaged);
  const nearby = complete && canUse(packaged, user) && userCan(user, '-x', dataDir);
  const folder = user && !nearby ? outside : inside;
  makeHome(folder, user);
  const marker: ClusterMarker = {
    cluster: folder === inside ? INSIDE : folder,
    port: null,
    superuserPassword: randomBytes(24).toString('base64url'),
    password: randomBytes(24).toString('base64url'),
  };
  if (folder === outside) saveOwner(folder, dataDir);
  saveMarker(dataDir, marker);
  const binaries = nearby ? packaged : copyBinaries(packaged, folder);
  return { folder, dataFolder: join(folder, 'data'), binaries, user, marker, notes };
}

function reopen(dataDir: string, marker: ClusterMarker, root: ServiceUser | null): ClusterHome {
  const folder = isAbsolute(marker.cluster) ? marker.cluster : join(dataDir, marker.cluster);
  if (isAbsolute(marker.cluster)) refuseOthersCluster(folder, dataDir);
  const dataFolder = join(folder, 'data');
  const user = ownerOf(folder, dataFolder, root);
  makeHome(folder, user);
  const packaged = packagedBinaries();
  const binaries =
    completeBinaries(packaged) && canUse(packaged, user) ? packaged : copyBinaries(packaged, folder);
  return { folder, dataFolder, binaries, user, marker, notes: [] };
}

/** As root the server runs as whoever made the cluster: an ordinary user may have started it before. */
function ownerOf(folder: string, dataFolder: string, root: ServiceUser | null): ServiceUser | null {
  try {
    const owner = statSync(dataFolder, { throwIfNoEntry: false });
    if (!owner) return root;
    if (root) return owner.uid === 0 ? root : { uid: owner.uid, gid: owner.gid };
    if (owner.uid !== process.getuid?.()) throw new LaunchRefusal(messages.clusterNotReadable(folder));
    return null;
  } catch (error) {
    if (isCode(error, 'EACCES')) throw new LaunchRefusal(messages.clusterNotReadable(folder));
    throw error;
  }
}

function makeHome(folder: string, user: ServiceUser | null): void {
  if (user && folder.startsWith(`${OUTSIDE}/`)) {
    mkdirSync(OUTSIDE, { recursive: true });
    chmodSync(OUTSIDE, 0o755);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}

interface HomeOwner {
  readonly dataDir: string;
}

/** A copied DATA_DIR names the original's cluster; two instances on one would mix their data. */
function refuseOthersCluster(folder: string, dataDir: string): void {
  const owner = readJson(join(folder, 'owner.json'), isHomeOwner);
  if (!owner || owner.dataDir === dataDir) return;
  const original = existsSync(join(owner.dataDir, MARKER)) ? readMarker(owner.dataDir) : null;
  if (original?.cluster === folder) {
    throw new LaunchRefusal(messages.clusterOfOtherDataDir(folder, owner.dataDir));
  }
  saveOwner(folder, dataDir); // DATA_DIR was moved
}

function saveOwner(folder: string, dataDir: string): void {
  writeFileSync(join(folder, 'owner.json'), `${JSON.stringify({ dataDir })}\n`, { mode: 0o600 });
}

function readMarker(dataDir: string): ClusterMarker | null {
  return readJson(join(dataDir, MARKER), isMarker);
}

function readJson<T>(file: string, isRight: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isRight(value)) return value;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    if (isCode(error, 'EACCES')) throw new LaunchRefusal(messages.clusterNotReadable(file));
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new LaunchRefusal(messages.markerUnreadable(file));
}

function isHomeOwner(value: unknown): value is HomeOwner {
  return (
    typeof value === 'object' && value !== null && 'dataDir' in value && typeof value.dataDir === 'string'
  );
}

function isMarker(value: unknown): value is ClusterMarker {
  if (typeof value !== 'object' || value === null) return false;
  const marker: Partial<Record<keyof ClusterMarker, unknown>> = value;
  return (
    typeof marker.cluster === 'string' &&
    (marker.port === null || typeof marker.port === 'number') &&
    typeof marker.superuserPassword === 'string' &&
    typeof marker.password === 'string'
  );
}

function ownFolder(folder: string): boolean {
  return statSync(folder).uid === process.getuid?.();
}
