import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  DomainError,
  addJob,
  currentLocale,
  fieldError,
  forbidden,
  newId,
  notFound,
  toPage,
  translate,
  validationFailed,
  withIdempotency,
  writeAudit,
  type AuditAction,
  type Config,
  type Page,
} from '@luodi/platform';
import { requireReason } from '../lead-access';
import { BULK_WORK } from '../lead.events';
import { withMembers } from '../lead-scope';
import { leadConditions, notesFor } from '../queue/lead-filter';
import { MAX_BULK, type BulkListQuery, type BulkRequestDto, type BulkRowsQuery } from './bulk.dto';
import { BulkWorkService } from './bulk-work.service';
import {
  findBulk,
  hasRows,
  listBulks,
  lockBulk,
  readResults,
  type BulkJob,
  type BulkJobRow,
  type BulkParams,
  type BulkResultRow,
} from './bulk.queries';
import type { BulkResponse, BulkRowResponse } from './bulk.response';

/** Takes acts on many leads and tells how they go; the worker does them, of a single lead this process. A job is its asker's alone. */
@Injectable()
export class BulkService {
  private readonly logger = new Logger('Bulk');

  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly work: BulkWorkService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Writes down which leads are meant, as of now, and adds the job. What each of them allows is judged when its turn comes;
   * of a single lead that is now.
   * @throws DomainError validation_failed, reason_required, forbidden, bulk_too_many (422), bulk_empty (422)
   */
  public async request(actor: Actor, request: BulkRequestDto): Promise<BulkResponse> {
    const body = given(request);
    const params = this.paramsOf(actor, body);
    const scoped = await withMembers(this.dataSource.manager, actor);
    const job = await this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:leads.bulk`, body, async () => {
        const id = newId();
        await tx.query(
          `INSERT INTO bulk_jobs (id, action, params, status, requested_by, created_at) VALUES ($1, $2, $3, 'working', $4, $5)`,
          [id, body.action, JSON.stringify(params), actor.id, this.clock.now()],
        );
        const total =
          body.ids === undefined
            ? await this.addFiltered(tx, id, scoped, body)
            : await addNamed(tx, id, body.ids);
        if (total === 0) throw new DomainError('bulk_empty');
        if (total > MAX_BULK) throw new DomainError('bulk_too_many', { limit: MAX_BULK });
        await addJob(tx, BULK_WORK, { bulkId: id }, { jobKey: `bulk:${id}` });
        await this.audit(tx, actor, id, 'bulk.requested', { action: body.action, leads: total });
        return present(await this.mine(tx, actor, id), this.clock.now());
      }),
    );
    return this.atOnce(actor, job);
  }

  public async list(actor: Actor, query: BulkListQuery): Promise<Page<BulkResponse>> {
    const now = this.clock.now();
    return toPage(
      await listBulks(this.dataSource.manager, actor.id, query),
      query.limit,
      (row) => [row.cursor_at, row.id],
      (row) => present(row, now),
    );
  }

  /** @throws DomainError not_found */
  public async find(actor: Actor, id: string): Promise<BulkResponse> {
    return present(await this.mine(this.dataSource.manager, actor, id), this.clock.now());
  }

  /** @throws DomainError not_found */
  public async rows(actor: Actor, id: string, query: BulkRowsQuery): Promise<Page<BulkRowResponse>> {
    await this.mine(this.dataSource.manager, actor, id);
    return toPage(
      await readResults(this.dataSource.manager, id, query),
      query.limit,
      (row) => [row.position],
      presentRow,
    );
  }

  /** @throws DomainError not_found, bulk_not_ready (409) */
  public async retry(actor: Actor, id: string): Promise<BulkResponse> {
    return this.again(actor, id, 'bulk.retried', async (tx, job) => {
      if (job.status !== 'done') throw new DomainError('bulk_not_ready');
      await tx.query(
        `UPDATE bulk_rows SET state = 'pending', code = NULL, facts = '{}' WHERE bulk_id = $1 AND state = 'failed'`,
        [id],
      );
      return 'working';
    });
  }

  /** Once for the whole job; asked for again, it tells how it goes. @throws DomainError not_found, bulk_not_ready, bulk_not_undoable (409) */
  public async undo(actor: Actor, id: string): Promise<BulkResponse> {
    return this.again(actor, id, 'bulk.undo-started', async (tx, job) => {
      if (job.status === 'undoing' || job.status === 'undone') return job.status;
      if (job.status === 'working') throw new DomainError('bulk_not_ready');
      const late = job.undo_until === null || job.undo_until <= this.clock.now();
      if (late || !(await hasRows(tx, id, 'done'))) throw new DomainError('bulk_not_undoable');
      return 'undoing';
    });
  }

  private async again(
    actor: Actor,
    id: string,
    action: AuditAction,
    change: (tx: EntityManager, job: BulkJob) => Promise<BulkJob['status']>,
  ): Promise<BulkResponse> {
    const changed = await this.dataSource.transaction(async (tx) => {
      const job = await lockBulk(tx, id);
      if (job === null || job.requested_by !== actor.id) throw notFound();
      const status = await change(tx, job);
      if (status !== job.status) {
        await tx.query('UPDATE bulk_jobs SET status = $2, finished_at = NULL WHERE id = $1', [id, status]);
        await addJob(tx, BULK_WORK, { bulkId: id }, { jobKey: `bulk:${id}` });
        await this.audit(tx, actor, id, action, { action: job.action });
      }
      return present(await this.mine(tx, actor, id), this.clock.now());
    });
    return this.atOnce(actor, changed);
  }

  /**
   * Whoever claims one lead waits for nobody: a job of one lead is done before it is answered. The worker, whose job stays
   * in the queue, does it where this process is killed, and finds it done else.
   */
  private async atOnce(actor: Actor, job: BulkResponse): Promise<BulkResponse> {
    if (job.total !== 1 || (job.status !== 'working' && job.status !== 'undoing')) return job;
    try {
      await this.work.work(job.id, false);
    } catch (error) {
      this.logger.warn({
        event: 'bulk_left_to_worker',
        bulkId: job.id,
        message: error instanceof Error ? error.message : undefined,
      });
    }
    return this.find(actor, job.id);
  }

  private async addFiltered(
    tx: EntityManager,
    bulkId: string,
    actor: Actor,
    body: BulkRequestDto,
  ): Promise<number> {
    const params: unknown[] = [bulkId];
    const today = { now: this.clock.now(), timeZone: this.config.tzName };
    const filter = given(body.filter ?? {});
    const notes = await notesFor(tx, actor, filter);
    const where = leadConditions(actor, filter, today, params, notes);
    const rows: { n: number }[] = await tx.query(
      `WITH added AS (
         INSERT INTO bulk_rows (bulk_id, position, lead_id)
         SELECT $1, row_number() OVER (ORDER BY l.id), l.id
         FROM (SELECT l.id FROM leads l WHERE ${where.join(' AND ')} LIMIT $${params.push(MAX_BULK + 1)}) l
         RETURNING 1)
       SELECT count(*)::int AS n FROM added`,
      params,
    );
    return rows[0]?.n ?? 0;
  }

  private paramsOf(actor: Actor, body: BulkRequestDto): BulkParams {
    if ((body.ids === undefined) === (body.filter === undefined)) {
      throw validationFailed([fieldError(body.ids === undefined ? 'ids' : 'filter', 'oneOf')]);
    }
    switch (body.action) {
      case 'claim':
        if (actor.role !== 'agent') throw forbidden();
        return {};
      case 'assign':
        if (actor.role === 'agent') throw forbidden();
        if (body.ownerId === undefined) throw validationFailed([fieldError('ownerId', 'isDefined')]);
        return { ownerId: body.ownerId, reason: requireReason(body.reason) };
      case 'release':
        return {
          reason: requireReason(body.reason),
          ...(body.poolId === undefined ? {} : { poolId: body.poolId }),
        };
      case 'disqualify':
        return { reason: requireReason(body.reason) };
      case 'snooze': {
        if (body.until === undefined) throw validationFailed([fieldError('until', 'isDefined')]);
        if (new Date(body.until) <= this.clock.now()) throw validationFailed([fieldError('until', 'inPast')]);
        if ((body.reason ?? '').length > 200)
          throw validationFailed([fieldError('reason', 'maxLength', { 0: 200 })]);
        return { until: body.until, ...(body.reason === undefined ? {} : { reason: body.reason }) };
      }
      case 'tag': {
        const [add, remove] = [body.add ?? [], body.remove ?? []];
        if (add.length + remove.length === 0) throw validationFailed([fieldError('add', 'isDefined')]);
        return { add, remove };
      }
    }
  }

  private async mine(tx: EntityManager, actor: Actor, id: string): Promise<BulkJobRow> {
    const job = await findBulk(tx, id);
    if (job === null || job.requested_by !== actor.id) throw notFound();
    return job;
  }

  private async audit(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
    data: object,
  ): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'bulk',
      objectId: id,
      data,
    });
  }
}

async function addNamed(tx: EntityManager, bulkId: string, ids: readonly string[]): Promise<number> {
  await tx.query(
    `INSERT INTO bulk_rows (bulk_id, position, lead_id)
     SELECT $1, wanted.n, wanted.id FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted(id, n)`,
    [bulkId, [...ids]],
  );
  return ids.length;
}

/** Without what was sent as null: that is the same as not sent. */
function given<T extends object>(body: T): T {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as T;
}

function present(job: BulkJobRow, now: Date): BulkResponse {
  const { counts } = job;
  const total = counts.pending + counts.done + counts.failed + counts.undone + counts.kept;
  const left = job.status === 'working' ? counts.pending : job.status === 'undoing' ? counts.done : 0;
  const open = job.status === 'done' && counts.done > 0 && job.undo_until !== null && job.undo_until > now;
  return {
    id: job.id,
    action: job.action,
    status: job.status,
    total,
    progress: total === 0 ? 1 : (total - left) / total,
    counts,
    createdAt: job.created_at.toISOString(),
    finishedAt: job.finished_at?.toISOString() ?? null,
    undoUntil: open ? (job.undo_until?.toISOString() ?? null) : null,
  };
}

function presentRow(row: BulkResultRow): BulkRowResponse {
  const text = (part: 'title' | 'detail'): string | null =>
    row.code === null ? null : translate(currentLocale(), `error.${row.code}.${part}`, row.facts);
  return {
    position: row.position,
    leadId: row.lead_id,
    number: row.number,
    name: row.name,
    state: row.state,
    code: row.code,
    message: text('title'),
    detail: text('detail'),
  };
}
