import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  DomainError,
  addJob,
  currentLocale,
  newId,
  notFound,
  withIdempotency,
  writeAudit,
  type Config,
  type Page,
} from '@luodi/platform';
import { DataSource } from 'typeorm';
import { readExportFilter } from './export-filter';
import { ExportStorage } from './export-storage';
import type { CreateExportDto, ExportListQuery } from './export.dto';
import { EXPORT_REQUESTED } from './export.events';
import { downloadName, findExport, listExports, presentExport, type ExportRow } from './export.queries';
import type { ExportResponse } from './export.response';

/** A file on its way to the browser. */
export interface ExportDownload {
  readonly name: string;
  readonly size: number;
  readonly format: ExportRow['format'];
  readonly stream: ReadStream;
}

/** Takes export requests and hands out the files; each person sees only their own. */
@Injectable()
export class ExportService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly storage: ExportStorage,
  ) {}

  /** Row, job and audit line in one transaction. @throws DomainError validation_failed, forbidden */
  public async request(actor: Actor, request: CreateExportDto): Promise<ExportResponse> {
    const filter = readExportFilter(actor, request.kind, request.filter ?? {});
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:exports.create`, request, async () => {
        const id = newId();
        await tx.query(
          'INSERT INTO exports (id, kind, format, filter, locale, requested_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
          [
            id,
            request.kind,
            request.format,
            JSON.stringify(filter),
            currentLocale(),
            actor.id,
            this.clock.now(),
          ],
        );
        await addJob(tx, EXPORT_REQUESTED, { exportId: id });
        await writeAudit(tx, {
          actorId: actor.id,
          actorRole: actor.role,
          action: 'export.requested',
          objectType: 'export',
          objectId: id,
          data: { kind: request.kind, format: request.format, filter: Object.keys(filter) },
        });
        const row = await findExport(tx, id);
        if (row === null) throw new Error(`Export ${id} was not written`);
        return this.present(row);
      }),
    );
  }

  /** The actor's exports, newest first. */
  public async list(actor: Actor, query: ExportListQuery): Promise<Page<ExportResponse>> {
    return listExports(this.dataSource.manager, actor.id, query, (row) => this.present(row));
  }

  /** One of the actor's exports. @throws DomainError not_found */
  public async find(actor: Actor, id: string): Promise<ExportResponse> {
    return this.present(await this.own(actor, id));
  }

  /**
   * The file itself; every download is audited.
   * @throws DomainError not_found, not_ready (409), gone (410) after 24 hours or when it could not be made
   */
  public async download(actor: Actor, id: string): Promise<ExportDownload> {
    const row = await this.own(actor, id);
    if (row.status === 'failed') throw new DomainError('gone');
    if (row.status !== 'done') throw new DomainError('not_ready');
    if (row.file_name === null || row.expires_at === null || row.expires_at <= this.clock.now())
      throw new DomainError('gone');
    await writeAudit(this.dataSource.manager, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'export.downloaded',
      objectType: 'export',
      objectId: id,
      data: { kind: row.kind, format: row.format, rows: row.rows },
    });
    return {
      name: downloadName(row, this.config.tzName),
      size: Number(row.file_size),
      format: row.format,
      stream: createReadStream(this.storage.path(row.file_name)),
    };
  }

  private async own(actor: Actor, id: string): Promise<ExportRow> {
    const row = await findExport(this.dataSource.manager, id);
    if (row === null || row.requested_by !== actor.id) throw notFound();
    return row;
  }

  private present(row: ExportRow): ExportResponse {
    return presentExport(row, this.clock.now(), this.config.tzName);
  }
}
