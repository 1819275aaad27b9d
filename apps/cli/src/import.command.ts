import { randomBytes } from 'node:crypto';
import { copyFile, stat } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { ActorQueries, roleMay, type Actor } from '@luodi/identity';
import {
  ASSIGN_MODES,
  DUPLICATE_POLICIES,
  FaultsFileService,
  ImportService,
  ImportStorage,
  ImportWorkService,
  SOURCE_KINDS,
  isWorking,
} from '@luodi/imports';
import { DomainError, translate, type Config } from '@luodi/platform';
import { TEXT_ENCODINGS } from '@luodi/sheets';
import { DataSource } from 'typeorm';
import { CommandError, readOptions, withApplication, type Command } from './command';

const USAGE = `npm run cli -- import --kind leads|companies|followups --file FILE [options]

Imports a table (.xlsx, .csv, .txt; UTF-8, UTF-16, GB18030 or Big5). Columns are recognised by their headers and values.

  --duplicates ${DUPLICATE_POLICIES.join('|')}   what happens to records that exist (skip)
  --dry-run                         only count what would happen
  --source-kind ${SOURCE_KINDS.join('|')}
  --source-note TEXT                where the list comes from; leads are refused without both
  --assign ${ASSIGN_MODES.join('|')}   who gets the leads (waiting)
  --team NAME                       the team whose pool or waiting list takes them
  --start-clock                     start the first-response clock; history has none by default
  --encoding ${TEXT_ENCODINGS.join('|')}   of a text that is not recognised
  --mapping JSON                    [{"column":0,"field":"phone"}, …] instead of the suggestion
  --errors FILE                     write the rows that were not taken to this .xlsx
  --as USERNAME                     in whose name (the administrator)

Goes on where it was when the process is killed: the import is in the console, and the worker finishes it.
Exit code: 0 every row was taken or is a duplicate · 1 refused or failed · 2 wrong use · 5 some rows were not taken`;

const FAULTY_ROWS = 5;
/** Another worker may be at it. */
const PATIENCE_MS = 200;

export const importCommand: Command = {
  usage: USAGE,
  async run(args, config) {
    const options = readOptions(
      args,
      {
        kind: { type: 'string' },
        file: { type: 'string' },
        duplicates: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'source-kind': { type: 'string' },
        'source-note': { type: 'string' },
        assign: { type: 'string' },
        team: { type: 'string' },
        'start-clock': { type: 'boolean' },
        encoding: { type: 'string' },
        mapping: { type: 'string' },
        errors: { type: 'string' },
        as: { type: 'string' },
      },
      USAGE,
    );
    return withApplication(config, (app) => importFile(app, config, options));
  },
};

type Options = Record<string, string | boolean | undefined>;

async function importFile(app: INestApplicationContext, config: Config, options: Options): Promise<number> {
  const file = text(options, 'file');
  const kind = text(options, 'kind');
  if (file === undefined || kind === undefined)
    throw new CommandError(`--kind and --file are needed.\n\n${USAGE}`, 2);
  const actor = await actorOf(app, text(options, 'as') ?? config.adminUsername);
  const id = await refusing(async () => upload(app, actor, kind, file, await bodyOf(app, options)));
  const imports = app.get(ImportService);
  for (;;) {
    const state = await imports.find(actor, id);
    if (!isWorking(state.status)) break;
    await app.get(ImportWorkService).work(id, true);
    const after = await imports.find(actor, id);
    if (after.status === state.status && after.progress === state.progress) await sleep(PATIENCE_MS);
  }
  const done = await imports.find(actor, id);
  const { importable, created, updated, duplicates, errors } = done.counts;
  process.stdout.write(
    `${done.status} rows=${done.rows} importable=${importable} created=${created} updated=${updated} duplicates=${duplicates} errors=${errors} import=${id}\n`,
  );
  for (const fault of done.errors.slice(0, 10)) process.stdout.write(`  ${fault.row}: ${fault.message}\n`);
  if (done.status === 'ready')
    throw new CommandError(`No column for: ${done.missingFields.join(', ')}. Give --mapping.`);
  if (done.error !== null) throw new CommandError(`${done.error.code}: ${done.error.message}`);
  const target = text(options, 'errors');
  if (target !== undefined && errors > 0) {
    const { stream } = await app.get(FaultsFileService).write(actor, id);
    await pipeline(stream, createWriteStream(target, { mode: 0o600 }));
  }
  return errors > 0 ? FAULTY_ROWS : 0;
}

async function upload(
  app: INestApplicationContext,
  actor: Actor,
  kind: string,
  file: string,
  body: Omit<Parameters<ImportService['upload']>[1], 'kind'>,
): Promise<string> {
  const storage = app.get(ImportStorage);
  const { size } = await stat(file).catch(() => {
    throw new CommandError(`${file} can not be read.`);
  });
  storage.ensureFolder();
  const filename = randomBytes(16).toString('hex');
  const path = storage.path(filename);
  await copyFile(file, path);
  try {
    const stored = { originalname: basename(file), filename, path, size };
    const created = await app.get(ImportService).upload(actor, { ...body, kind }, stored);
    return created.id;
  } catch (error) {
    await storage.remove(filename);
    throw error;
  }
}

async function bodyOf(
  app: INestApplicationContext,
  options: Options,
): Promise<Omit<Parameters<ImportService['upload']>[1], 'kind'>> {
  const mapping = text(options, 'mapping');
  const sourceNote = text(options, 'source-note');
  const team = text(options, 'team');
  return {
    duplicates: choice(options, 'duplicates', DUPLICATE_POLICIES),
    dryRun: options['dry-run'] === true,
    sourceKind: choice(options, 'source-kind', SOURCE_KINDS),
    ...(sourceNote === undefined ? {} : { sourceNote: sourceNote.slice(0, 400) }),
    assign: choice(options, 'assign', ASSIGN_MODES),
    startClock: options['start-clock'] === true,
    ...(team === undefined ? {} : { teamId: await teamOf(app, team) }),
    encoding: choice(options, 'encoding', TEXT_ENCODINGS),
    ...(mapping === undefined ? {} : { mapping: mappingOf(mapping) }),
  };
}

function mappingOf(json: string): { column: number; field: string }[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = null;
  }
  const isEntry = (item: unknown): item is { column: number; field: string } =>
    typeof item === 'object' &&
    item !== null &&
    'column' in item &&
    'field' in item &&
    typeof item.field === 'string';
  if (!Array.isArray(value) || !value.every(isEntry))
    throw new CommandError('--mapping is not as --help says.', 2);
  return value;
}

async function actorOf(app: INestApplicationContext, username: string): Promise<Actor> {
  const rows: { id: string }[] = await app
    .get(DataSource)
    .query('SELECT id FROM users WHERE username = $1 AND active', [username.toLowerCase()]);
  const actor = rows[0] === undefined ? null : await app.get(ActorQueries).findById(rows[0].id);
  if (actor === null) throw new CommandError(`There is no user ${username}.`);
  if (!roleMay(actor.role, 'imports.write')) throw new CommandError(`${username} may not import.`);
  return actor;
}

async function teamOf(app: INestApplicationContext, name: string): Promise<string> {
  const rows: { id: string }[] = await app
    .get(DataSource)
    .query('SELECT id FROM teams WHERE name = $1 AND active', [name]);
  if (rows[0] === undefined) throw new CommandError(`There is no team ${name}.`);
  return rows[0].id;
}

/** Refusals of the application as refusals of the command, in both languages. */
async function refusing<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const faults = (error.extra.errors ?? []).map((fault) => fault.path).join(', ');
    const texts = (['zh-CN', 'en'] as const).map((locale) => translate(locale, `error.${error.code}.title`));
    throw new CommandError(`${error.code}: ${texts.join(' / ')}${faults === '' ? '' : ` (${faults})`}`);
  }
}

function text(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function choice<T extends string>(options: Options, name: string, list: readonly T[]): T | undefined {
  const value = text(options, name);
  if (value === undefined) return undefined;
  const found = list.find((item) => item === value);
  if (found === undefined) throw new CommandError(`--${name} must be one of ${list.join(', ')}.`, 2);
  return found;
}
