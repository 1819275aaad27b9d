import { createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync, copyFileSync } from 'node:fs';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Config } from '@luodi/platform';
import type { LoggedErasure } from '@luodi/privacy';
import { ATTACHMENTS, lostAttachments } from './attachments';
import { CommandError, readOptions, requireDatabase, type Command } from '../command';
import { MANIFEST_FILE, Meter, hashFile, type FileEntry, type Manifest, type TableEntry } from './manifest';
import { copyOut, fullName, tablesInOrder, type TableShape } from './tables';

const USAGE = `npm run cli -- backup --to FOLDER

Writes one consistent snapshot while the product runs: every table, the files under DATA_DIR (mails, exports, attachments),
and a manifest with counts and hashes. Attachments whose file is not there, or is another, are named. The folder must not exist or be empty. It holds personal data: keep it like the database.`;

/** Folders of DATA_DIR that belong to the workspace; secrets, logs and the cluster do not. */
const FOLDERS = ['mail', 'exports', ATTACHMENTS];

export const backupCommand: Command = {
  usage: USAGE,
  async run(args, config) {
    const { to } = readOptions(args, { to: { type: 'string' } }, USAGE);
    if (typeof to !== 'string') throw new CommandError('--to is needed; see --help.', 2);
    const manifest = await writeBackup(config, resolve(to));
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(
      `${manifest.tables.length} tables, ${rows} rows, ${manifest.files.length} files → ${resolve(to)}\n`,
    );
    return 0;
  },
};

/** @throws CommandError when the folder is in use */
async function writeBackup(config: Config, folder: string): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new CommandError(`${folder} is not empty.`);
  mkdirSync(join(folder, 'tables'), { recursive: true, mode: 0o700 });
  const client = new Client({ connectionString: requireDatabase(config) });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables: TableEntry[] = [];
    for (const table of await tablesInOrder(client)) tables.push(await writeTable(client, table, folder));
    const { rows: migrations } = await client.query<{ name: string }>(
      'SELECT name FROM migrations ORDER BY id',
    );
    const sequences = await readSequences(client);
    const erasures = await readErasures(client);
    // Files after the tables: what was added since is more than the rows name, never less.
    const files = await copyFiles(config.dataDir, folder);
    const lost = await lostAttachments(client, files);
    await client.query('COMMIT');
    if (lost.length > 0) {
      process.stderr.write(`${lost.length} attachments have no file of their hash: ${lost.join(', ')}\n`);
    }
    const manifest: Manifest = {
      format: 1,
      createdAt: new Date().toISOString(),
      migrations: migrations.map((row) => row.name),
      tables,
      sequences,
      files,
      erasures,
    };
    writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return manifest;
  } finally {
    await client.end();
  }
}

async function writeTable(client: Client, table: TableShape, folder: string): Promise<TableEntry> {
  const meter = new Meter();
  const file = join(folder, 'tables', `${fullName(table)}.copy.gz`);
  await pipeline(
    client.query(copyTo(copyOut(client, table))),
    meter,
    createGzip(),
    createWriteStream(file, { mode: 0o600 }),
  );
  return { ...table, ...meter.result() };
}

async function readSequences(client: Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT schemaname || '.' || sequencename AS name FROM pg_sequences WHERE schemaname IN ('public', 'graphile_worker')
     AND sequencename <> 'migrations_id_seq' ORDER BY 1`,
  );
  const sequences: Manifest['sequences'][number][] = [];
  for (const { name } of rows) {
    const quoted = name
      .split('.')
      .map((part) => client.escapeIdentifier(part))
      .join('.');
    const state = await client.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value, is_called FROM ${quoted}`,
    );
    const row = state.rows[0];
    if (row !== undefined) sequences.push({ name, value: row.last_value, called: row.is_called });
  }
  return sequences;
}

/** Whom a restore of an older backup must erase again: ids and keyed hashes only. */
async function readErasures(client: Client): Promise<LoggedErasure[]> {
  const { rows } = await client.query<{ erasure: LoggedErasure }>(
    `SELECT jsonb_build_object('id', id, 'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
       'contactIds', contact_ids, 'inquiryIds', inquiry_ids,
       'keyHashes', ARRAY(SELECT encode(h, 'hex') FROM unnest(key_hashes) AS h)) AS erasure
     FROM erasures ORDER BY id`,
  );
  return rows.map((row) => row.erasure);
}

/** Whether a file was there to be copied: it may have been deleted since the folder was read. */
function copiedStill(source: string, target: string): boolean {
  try {
    copyFileSync(source, target);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** The files below DATA_DIR with their hashes, each as it was copied. */
async function copyFiles(dataDir: string, folder: string): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  for (const name of FOLDERS) {
    const source = join(dataDir, name);
    if (!existsSync(source)) continue;
    for (const item of readdirSync(source, { recursive: true, withFileTypes: true })) {
      if (!item.isFile()) continue;
      const path = join(item.parentPath, item.name).slice(dataDir.length + 1);
      const target = join(folder, 'files', path);
      if (path.endsWith('.part')) continue; // still arriving
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
      if (!copiedStill(join(dataDir, path), target)) continue;
      entries.push({ path: path.split(sep).join(posix.sep), sha256: await hashFile(target) });
    }
  }
  return entries;
}
