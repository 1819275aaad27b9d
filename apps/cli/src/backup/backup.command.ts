import { createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync, copyFileSync } from 'node:fs';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Config } from '@luodi/platform';
import type { LoggedErasure } from '@luodi/privacy';
import { CommandError, readOptions, requireDatabase, type Command } from '../command';
import { MANIFEST_FILE, Meter, hashFile, type FileEntry, type Manifest, type TableEntry } from './manifest';
import { copyOut, fullName, tablesInOrder, type TableShape } from './tables';

const USAGE = `npm run cli -- backup --to FOLDER

Writes one consistent snapshot while the product runs: every table, the files under DATA_DIR (mails, exports), and a
manifest with counts and hashes. The folder must not exist or be empty. It holds personal data: keep it like the database.`;

/** Folders of DATA_DIR that belong to the workspace; secrets, logs and the cluster do not. */
const FOLDERS = ['mail', 'exports'];

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
    await client.query('COMMIT');
    const manifest: Manifest = {
      format: 1,
      createdAt: new Date().toISOString(),
      migrations: migrations.map((row) => row.name),
      tables,
      sequences,
      files: await copyFiles(config.dataDir, folder),
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

/** Attachments after the tables: a file that a row names is there, or its absence shows in the comparison. */
async function copyFiles(dataDir: string, folder: string): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  for (const name of FOLDERS) {
    const source = join(dataDir, name);
    if (!existsSync(source)) continue;
    for (const item of readdirSync(source, { recursive: true, withFileTypes: true })) {
      if (!item.isFile()) continue;
      const path = join(item.parentPath, item.name).slice(dataDir.length + 1);
      const target = join(folder, 'files', path);
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
      copyFileSync(join(dataDir, path), target);
      entries.push({ path: path.split(sep).join(posix.sep), sha256: await hashFile(target) });
    }
  }
  return entries;
}
