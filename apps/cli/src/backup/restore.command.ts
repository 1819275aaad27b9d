import { copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Config } from '@luodi/platform';
import { ErasureReplay } from '@luodi/privacy';
import { MIGRATIONS } from '../../../../migrations';
import { runMigrations } from '../../../../migrations/data-source';
import { lostAttachments } from './attachments';
import { CommandError, readOptions, requireDatabase, withApplication, type Command } from '../command';
import { MANIFEST_FILE, Meter, hashFile, type Manifest } from './manifest';
import { copyIn, copyOut, fullName, tablesInOrder, type TableShape } from './tables';

const USAGE = `npm run cli -- restore --from FOLDER [--erasures NEWER_BACKUP]

Reads a backup into an empty database: migrates to the backup's version, reads every table in, compares counts and
hashes, then migrates to this version, and erases again whom DATA_DIR/erasures.log names as erased since;
--erasures names a newer backup whose list of erasures counts too (when DATA_DIR was lost). Refuses a database that has users, and a backup newer than this program.`;

export const restoreCommand: Command = {
  usage: USAGE,
  async run(args, config) {
    const { from, erasures } = readOptions(
      args,
      { from: { type: 'string' }, erasures: { type: 'string' } },
      USAGE,
    );
    if (typeof from !== 'string') throw new CommandError('--from is needed; see --help.', 2);
    const folder = resolve(from);
    const manifest = readManifest(folder);
    const newer = typeof erasures === 'string' ? readManifest(resolve(erasures)).erasures : undefined;
    const lost = await restore(config, folder, manifest);
    process.stdout.write(
      `${manifest.tables.length} tables and ${manifest.files.length} files restored and compared.\n`,
    );
    const replayed = await withApplication(config, (app) =>
      app.get(ErasureReplay, { strict: false }).replay([...(manifest.erasures ?? []), ...(newer ?? [])]),
    );
    if (replayed > 0) process.stdout.write(`${replayed} people erased since the backup were erased again.\n`);
    if (lost.length === 0) return 0;
    process.stderr.write(`${lost.length} attachments have no file of their hash: ${lost.join(', ')}\n`);
    return 5;
  },
};

/** @throws CommandError when it is no whole backup, or one of a newer program */
function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST_FILE);
  if (!existsSync(file))
    throw new CommandError(`${folder} holds no whole backup: ${MANIFEST_FILE} is missing.`);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (manifest.format !== 1 || unknown.length > 0) {
    throw new CommandError('The backup is of a newer version: upgrade the program first.', 3);
  }
  return manifest;
}

/** Answers the attachments whose file did not come with the backup, or is another. */
async function restore(config: Config, folder: string, manifest: Manifest): Promise<string[]> {
  const url = requireDatabase(config);
  await refuseUsed(url);
  await runMigrations(url, manifest.migrations.length);
  const client = new Client({ connectionString: url });
  await client.connect();
  let lost: string[] = [];
  try {
    await client.query('BEGIN');
    const shapes = new Map((await tablesInOrder(client)).map((table) => [fullName(table), table]));
    const ordered = [...shapes.keys()].filter((name) =>
      manifest.tables.some((entry) => fullName(entry) === name),
    );
    for (const name of ordered) {
      const entry = manifest.tables.find((candidate) => fullName(candidate) === name);
      if (entry !== undefined) await readTable(client, folder, entry);
    }
    for (const sequence of manifest.sequences) {
      await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [
        sequence.name,
        sequence.value,
        sequence.called,
      ]);
    }
    await compare(client, manifest);
    lost = await lostAttachments(client, manifest.files);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
  await restoreFiles(config.dataDir, folder, manifest);
  await runMigrations(url);
  return lost;
}

async function refuseUsed(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ found: boolean }>(
      `SELECT to_regclass('public.users') IS NOT NULL AS found`,
    );
    if (rows[0]?.found !== true) return;
    const users = await client.query('SELECT 1 FROM users LIMIT 1');
    if (users.rowCount !== 0)
      throw new CommandError('The database has users: a backup goes into an empty one only.', 4);
  } finally {
    await client.end();
  }
}

/** Rows that a migration or a trigger made give way to the backup's. */
async function readTable(client: Client, folder: string, table: TableShape): Promise<void> {
  const name = `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(table.name)}`;
  const existing = await client.query(`SELECT 1 FROM ${name} LIMIT 1`);
  if (existing.rowCount !== 0) await client.query(`DELETE FROM ${name}`);
  const file = join(folder, 'tables', `${fullName(table)}.copy.gz`);
  await pipeline(createReadStream(file), createGunzip(), client.query(copyFrom(copyIn(client, table))));
}

async function compare(client: Client, manifest: Manifest): Promise<void> {
  const different: string[] = [];
  for (const entry of manifest.tables) {
    const meter = new Meter();
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    await pipeline(client.query(copyTo(copyOut(client, entry))), meter, nowhere);
    const { rows, sha256 } = meter.result();
    if (rows !== entry.rows || sha256 !== entry.sha256)
      different.push(`${fullName(entry)} (${rows} of ${entry.rows} rows)`);
  }
  if (different.length > 0)
    throw new CommandError(`The restored tables differ from the backup: ${different.join(', ')}.`);
}

async function restoreFiles(dataDir: string, folder: string, manifest: Manifest): Promise<void> {
  for (const { path, sha256 } of manifest.files) {
    const target = resolve(dataDir, path);
    if (!target.startsWith(resolve(dataDir)))
      throw new CommandError(`The backup names a file outside DATA_DIR: ${path}`);
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    copyFileSync(join(folder, 'files', path), target);
    if ((await hashFile(target)) !== sha256)
      throw new CommandError(`The file ${path} differs from the backup.`);
  }
}
