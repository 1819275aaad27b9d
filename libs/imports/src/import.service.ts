import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  Clock,
  DomainError,
  currentIdempotencyKey,
  currentLocale,
  fieldError,
  forbidden,
  newId,
  notFound,
  toPage,
  validationFailed,
  withIdempotency,
  writeAudit,
  type AuditAction,
  type Page,
} from '@luodi/platform';
import { SheetFault, openSheet } from '@luodi/sheets';
import { DataSource, type EntityManager } from 'typeorm';
import { ImportStorage } from './files/import-storage';
import { ImportKinds, type ImportKind } from './import-kind';
import { ImportLimits } from './import-limits';
import { canRun, isWorking } from './import-values.policy';
import {
  assertAllowed,
  definedOptions,
  optionsOf,
  sha256,
  shownName,
  sourceOf,
  sourceOfRow,
} from './import-settings';
import type { ImportListQuery, RunImportDto, UploadImportDto } from './import.dto';
import { addImportWork } from './import.events';
import { presentImport, presentKind, presentSummary, undoUntil } from './import.presenter';
import {
  changeImport,
  countImports,
  findImport,
  listImports,
  lockImport,
  readFaults,
  rewindImport,
} from './import.queries';
import type { ImportLimitsResponse, ImportResponse, ImportSummaryResponse } from './import.response';
import type { ImportRecord } from './import.row';
import { SOURCE_KINDS } from './import-values.policy';
import { mappingFault, missingFields } from './mapping/suggest-mapping.policy';
import type { UploadedFile } from './upload.interceptor';
import { LIFETIME_MS } from './work/import-ending';
import { rememberMapping } from './work/remembered-mappings.queries';

const SHOWN_FAULTS = 50;

/** Takes uploads and directs them; the worker does the work. */
@Injectable()
export class ImportService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly storage: ImportStorage,
    private readonly kinds: ImportKinds,
    private readonly limitsOf: ImportLimits,
  ) {}

  /** What may be uploaded. */
  public async limits(): Promise<ImportLimitsResponse> {
    return {
      maxBytes: (await this.limitsOf.current()).bytes,
      maxRows: await this.limitsOf.rows(),
      formats: ['xlsx', 'csv', 'txt'],
      kinds: this.kinds.all.map(presentKind),
      sourceKinds: [...SOURCE_KINDS],
    };
  }

  /**
   * Takes a file: row, job and audit line in one transaction. The file is looked at first, by its content.
   * @throws DomainError validation_failed, import_source_required, import_file_… (422), import_team_required
   */
  public async upload(
    actor: Actor,
    body: UploadImportDto,
    file: UploadedFile | undefined,
  ): Promise<ImportResponse> {
    const kind = this.kinds.get(body.kind);
    if (kind === null) throw validationFailed([fieldError('kind', 'isIn')]);
    if (file === undefined) throw validationFailed([fieldError('file', 'isDefined')]);
    const dryRun = body.dryRun ?? true;
    const options = optionsOf(body);
    await assertAllowed(this.dataSource.manager, actor, kind, dryRun, options, sourceOf(body));
    const { sheet } = await this.limitsOf.current();
    try {
      await openSheet(file.path, sheet, body.encoding ?? null);
    } catch (error) {
      if (error instanceof SheetFault) throw new DomainError(`import_file_${error.reason}`, error.facts);
      throw error;
    }
    const hash = currentIdempotencyKey() === undefined ? null : await sha256(file.path);
    const answer = await this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:imports.create`, { ...body, hash }, () =>
        this.add(tx, actor, kind, body, file),
      ),
    );
    // The answer to a repeat: this copy of the file is nobody's.
    if ((await findImport(this.dataSource.manager, answer.id))?.upload_name !== file.filename) {
      const known = await this.isKnown(file.filename);
      if (!known) await this.storage.remove(file.filename);
    }
    return answer;
  }

  /** Imports, newest first: a manager's own; everybody's for administrators and auditors. */
  public async list(actor: Actor, query: ImportListQuery): Promise<Page<ImportSummaryResponse>> {
    const tx = this.dataSource.manager;
    const userId = seesAll(actor) ? null : actor.id;
    const now = this.clock.now();
    const page = toPage(
      await listImports(tx, userId, query),
      query.limit,
      (row) => [row.cursor_value, row.id],
      (row) => presentSummary(row, now),
    );
    return query.withTotal === true ? { ...page, total: await countImports(tx, userId) } : page;
  }

  /** One import. @throws DomainError not_found */
  public async find(actor: Actor, id: string): Promise<ImportResponse> {
    return this.present(
      this.dataSource.manager,
      await this.visible(this.dataSource.manager, actor, id),
      actor,
    );
  }

  /**
   * Goes on with a file that was read: checks it again with another mapping, or writes it.
   * @throws DomainError not_found, forbidden, import_not_ready, import_mapping_invalid, import_mapping_incomplete,
   * import_source_required
   */
  public async run(actor: Actor, id: string, body: RunImportDto): Promise<ImportResponse> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.mine(tx, actor, id);
      const kind = this.kinds.get(row.kind);
      if (!canRun(row.status) || row.rows_name === null || kind === null)
        throw new DomainError('import_not_ready', { status: row.status });
      const mapping = body.mapping ?? row.mapping;
      if (mappingFault(mapping, row.columns.length, kind.fields) !== null)
        throw new DomainError('import_mapping_invalid');
      const missing = missingFields(mapping, kind);
      if (missing.length > 0) throw new DomainError('import_mapping_incomplete', {}, { body: { missing } });
      const dryRun = body.dryRun ?? false;
      const options = { ...row.options, ...definedOptions(body) };
      const source = sourceOf(body) ?? sourceOfRow(row);
      await assertAllowed(this.dataSource.manager, actor, kind, dryRun, options, source);
      await changeImport(tx, id, {
        dry_run: dryRun,
        duplicates: body.duplicates ?? row.duplicates,
        options: JSON.stringify(options),
        mapping: JSON.stringify(mapping.map(({ column, field }) => ({ column, field }))),
        source_kind: source?.kind ?? null,
        source_note: source?.note ?? null,
      });
      if (row.signature !== null)
        await rememberMapping(tx, { userId: actor.id, kind: row.kind, signature: row.signature }, mapping);
      await rewindImport(tx, id, dryRun ? 'checking' : 'importing');
      await addImportWork(tx, id);
      await this.audit(tx, actor, id, dryRun ? 'import.checked-again' : 'import.started', { kind: row.kind });
      return this.present(tx, await this.visible(tx, actor, id), actor);
    });
  }

  /** Stops at the next batch; what was written stays and can be taken back. @throws DomainError import_not_ready */
  public async cancel(actor: Actor, id: string): Promise<ImportResponse> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.mine(tx, actor, id);
      if (row.status === 'undoing' || !(isWorking(row.status) || canRun(row.status)))
        throw new DomainError('import_not_ready', { status: row.status });
      const now = this.clock.now();
      if (canRun(row.status)) await changeImport(tx, id, { status: 'cancelled', finished_at: now });
      else await changeImport(tx, id, { cancel_requested: true });
      await this.audit(tx, actor, id, 'import.cancel-requested', { kind: row.kind });
      return this.present(tx, await this.visible(tx, actor, id), actor);
    });
  }

  /** Takes back, within 24 hours, what nobody has touched since. @throws DomainError import_not_undoable, import_working */
  public async undo(actor: Actor, id: string): Promise<ImportResponse> {
    return this.dataSource.transaction(async (tx) => {
      const row = await this.mine(tx, actor, id);
      if (isWorking(row.status)) throw new DomainError('import_working');
      if (undoUntil(row, this.clock.now()) === null) throw new DomainError('import_not_undoable');
      await changeImport(tx, id, { status: 'undoing', undone: 0, kept: 0 });
      await addImportWork(tx, id);
      await this.audit(tx, actor, id, 'import.undo-started', { kind: row.kind });
      return this.present(tx, await this.visible(tx, actor, id), actor);
    });
  }

  /** An import whose rows the actor may see: their own. @throws DomainError not_found, forbidden, gone */
  public async withFaults(actor: Actor, id: string): Promise<ImportRecord> {
    const row = await this.visible(this.dataSource.manager, actor, id);
    if (row.requested_by !== actor.id) throw forbidden();
    if (row.expires_at <= this.clock.now()) throw new DomainError('gone');
    if (isWorking(row.status)) throw new DomainError('import_working');
    await this.audit(this.dataSource.manager, actor, id, 'import.errors-downloaded', { rows: row.faulty });
    return row;
  }

  private async add(
    tx: EntityManager,
    actor: Actor,
    kind: ImportKind,
    body: UploadImportDto,
    file: UploadedFile,
  ): Promise<ImportResponse> {
    const id = newId();
    const now = this.clock.now();
    const source = sourceOf(body);
    const mapping = body.mapping ?? [];
    if (mappingFault(mapping, 200, kind.fields) !== null) throw new DomainError('import_mapping_invalid');
    await tx.query(
      `INSERT INTO imports (id, kind, dry_run, duplicates, options, source_kind, source_note, file_name, file_size,
         upload_name, mapping, locale, requested_by, created_at, expires_at, encoding)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        id,
        kind.name,
        body.dryRun ?? true,
        body.duplicates ?? 'skip',
        JSON.stringify(optionsOf(body)),
        source?.kind ?? null,
        source?.note ?? null,
        shownName(file.originalname),
        file.size,
        file.filename,
        JSON.stringify(mapping.map(({ column, field }) => ({ column, field }))),
        currentLocale(),
        actor.id,
        now,
        new Date(now.getTime() + LIFETIME_MS),
        body.encoding ?? null,
      ],
    );
    await addImportWork(tx, id);
    await this.audit(tx, actor, id, 'import.uploaded', {
      kind: kind.name,
      bytes: file.size,
      source: source?.kind ?? null,
    });
    return this.present(tx, await this.visible(tx, actor, id), actor);
  }

  private async visible(tx: EntityManager, actor: Actor, id: string): Promise<ImportRecord> {
    const row = await findImport(tx, id);
    if (row === null || !(seesAll(actor) || row.requested_by === actor.id)) throw notFound();
    return row;
  }

  private async mine(tx: EntityManager, actor: Actor, id: string): Promise<ImportRecord> {
    const row = await lockImport(tx, id);
    if (row === null || !(seesAll(actor) || row.requested_by === actor.id)) throw notFound();
    if (row.requested_by !== actor.id) throw forbidden();
    return row;
  }

  private async present(tx: EntityManager, row: ImportRecord, actor: Actor): Promise<ImportResponse> {
    const faults = await readFaults(tx, row.id, 0, SHOWN_FAULTS);
    const mine = row.requested_by === actor.id;
    return presentImport(row, this.kinds.get(row.kind), faults, mine, this.clock.now());
  }

  private async isKnown(uploadName: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query('SELECT 1 FROM imports WHERE upload_name = $1', [
      uploadName,
    ]);
    return rows.length > 0;
  }

  private async audit(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
    data: Record<string, unknown>,
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'import',
      objectId: id,
      data,
    });
  }
}

function seesAll(actor: Actor): boolean {
  return actor.role === 'admin' || actor.role === 'auditor';
}
