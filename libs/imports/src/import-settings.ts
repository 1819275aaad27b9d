import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Actor } from '@luodi/identity';
import { DomainError, fieldError, validationFailed } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { ImportKind, ImportOptions } from './import-kind';
import type { ImportSettingsDto } from './import.dto';
import type { ImportRecord } from './import.row';

/** Leads go to teams of the actor's own, unless they are an administrator; a list of people names its source. */
export async function assertAllowed(
  manager: EntityManager,
  actor: Actor,
  kind: ImportKind,
  dryRun: boolean,
  options: ImportOptions,
  source: { readonly kind: string; readonly note: string } | null,
): Promise<void> {
  if (!dryRun && kind.personal && source === null) throw new DomainError('import_source_required');
  if (options.assign === 'pool' && options.teamId === null) throw new DomainError('import_team_required');
  if (options.teamId === null) return;
  const rows: unknown[] = await manager.query('SELECT 1 FROM teams WHERE id = $1 AND active', [
    options.teamId,
  ]);
  const own = actor.role === 'admin' || actor.teamIds.includes(options.teamId);
  if (rows.length === 0 || !own) throw validationFailed([fieldError('teamId', 'isIn')]);
}

/** What a new import is to do with the leads; history in a waiting list unless it is told otherwise. */
export function optionsOf(body: ImportSettingsDto): ImportOptions {
  return { assign: 'waiting', teamId: null, startClock: false, ...definedOptions(body) };
}

/** What of it was said. */
export function definedOptions(body: ImportSettingsDto): Partial<ImportOptions> {
  return {
    ...(body.assign === undefined ? {} : { assign: body.assign }),
    ...(body.teamId === undefined ? {} : { teamId: body.teamId }),
    ...(body.startClock === undefined ? {} : { startClock: body.startClock }),
  };
}

/** The lawful source that was named; null without one. */
export function sourceOf(body: ImportSettingsDto): { kind: string; note: string } | null {
  if (body.sourceKind === undefined || body.sourceNote === undefined) return null;
  return { kind: body.sourceKind, note: body.sourceNote };
}

/** The same of an import that is there. */
export function sourceOfRow(row: ImportRecord): { kind: string; note: string } | null {
  if (row.source_kind === null || row.source_note === null) return null;
  return { kind: row.source_kind, note: row.source_note };
}

/** multer reads names as Latin-1; browsers send UTF-8. To be shown only: nothing of it becomes a path. */
export function shownName(original: string): string {
  const utf8 = Buffer.from(original, 'latin1').toString('utf8');
  const name = utf8.includes('\uFFFD') ? original : utf8;
  const clean = name.toWellFormed().replace(/[\p{Cc}\p{Cf}/\\]/gu, '');
  return clean.slice(-200) || '-';
}

/** The hash of a file, hexadecimal. */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
