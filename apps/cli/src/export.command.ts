import { existsSync } from 'node:fs';
import { chmod, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActorQueries, roleMay, type Actor } from '@luodi/identity';
import { DomainError, writeAudit } from '@luodi/platform';
import {
  EXPORT_FORMATS,
  EXPORT_KINDS,
  ExportFileService,
  readExportFilter,
  type ExportFormat,
  type ExportKind,
} from '@luodi/reporting';
import { CommandError, readOptions, withApplication, type Command } from './command';

const USAGE = `npm run cli -- export --kind KIND --format ${EXPORT_FORMATS.join('|')} --out FILE [--filter QUERY] [--user NAME] [--force]

Writes the same file as the console's export centre. Progress goes to standard error.
  --kind    ${EXPORT_KINDS.join(', ')}
  --filter  the list's or report's query names, as in an address: "status=open,won&createdFrom=2026-01-01"
  --user    whose rows and fields the file holds; the first active administrator's when absent
  --force   write over a file that exists

The file holds personal data; it is readable by its owner alone. Exit codes: 0 done, 1 refused or failed, 2 wrong use.`;

export const exportCommand: Command = {
  usage: USAGE,
  async run(args, config) {
    const options = readOptions(
      args,
      {
        kind: { type: 'string' },
        format: { type: 'string' },
        out: { type: 'string' },
        filter: { type: 'string' },
        user: { type: 'string' },
        force: { type: 'boolean' },
      },
      USAGE,
    );
    const kind = choiceOf(EXPORT_KINDS, options.kind, 'kind');
    const format = choiceOf(EXPORT_FORMATS, options.format, 'format');
    if (typeof options.out !== 'string' || options.out === '')
      throw new CommandError('--out is needed; see --help.', 2);
    const out = resolve(options.out);
    if (existsSync(out) && options.force !== true)
      throw new CommandError(`${out} exists; --force writes over it.`);
    const filter = typeof options.filter === 'string' ? filterOf(options.filter) : {};
    const username = typeof options.user === 'string' ? options.user.toLowerCase() : null;
    const rows = await withApplication(config, (app) =>
      writeExport(app, { kind, format, filter, username, out, locale: config.defaultLocale }),
    );
    process.stdout.write(`${rows} rows → ${out}\n`);
    return 0;
  },
};

interface ExportOrder {
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly username: string | null;
  readonly out: string;
  readonly locale: Actor['locale'];
}

/** The file takes its name only when it is whole. */
async function writeExport(app: INestApplicationContext, order: ExportOrder): Promise<number> {
  const { kind, format, out, locale } = order;
  const actor = await actorOf(app, order.username);
  const filter = checkedFilter(actor, order);
  const part = `${out}.part`;
  try {
    const rows = await app
      .get(ExportFileService, { strict: false })
      .write(actor, { kind, format, filter, locale }, part, (done, of) => {
        process.stderr.write(`${done} of ${of}\n`);
        return Promise.resolve();
      });
    await chmod(part, 0o600);
    await writeAudit(app.get(DataSource).manager, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'export.written-by-command',
      objectType: 'export',
      objectId: null,
      data: { kind, format, rows, filter: Object.keys(filter) },
    });
    await rename(part, out);
    return rows;
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES'))
      throw new CommandError(`${out} can't be written: ${error.message}`);
    throw error;
  }
}

async function actorOf(app: INestApplicationContext, username: string | null): Promise<Actor> {
  const rows: { id: string }[] = await app.get(DataSource).query(
    `SELECT id FROM users WHERE active AND ($1::text IS NULL AND role = 'admin' OR username = $1)
     ORDER BY created_at, id LIMIT 1`,
    [username],
  );
  const found = rows[0];
  const actor =
    found === undefined ? null : await app.get(ActorQueries, { strict: false }).findById(found.id);
  if (actor === null)
    throw new CommandError(
      username === null ? 'There is no active administrator.' : `There is no user ${username}.`,
    );
  if (!roleMay(actor.role, 'exports.create')) throw new CommandError(`${actor.username} may not export.`);
  return actor;
}

/** @throws CommandError naming every filter that the list would refuse */
function checkedFilter(actor: Actor, order: ExportOrder): Record<string, unknown> {
  try {
    return readExportFilter(actor, order.kind, order.filter);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const faults = (error.extra.errors ?? []).map(({ path, code }) => `  ${path}: ${code}`);
    throw new CommandError([`The filter is refused (${error.code}).`, ...faults].join('\n'), 2);
  }
}

/** A repeated name is a list. */
function filterOf(query: string): Record<string, unknown> {
  const values = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(values.keys())].map((key) => {
      const all = values.getAll(key);
      return [key, all.length === 1 ? all[0] : all];
    }),
  );
}

function choiceOf<T extends string>(choices: readonly T[], value: unknown, name: string): T {
  const choice = choices.find((known) => known === value);
  if (choice === undefined) throw new CommandError(`--${name} must be one of ${choices.join(', ')}.`, 2);
  return choice;
}
