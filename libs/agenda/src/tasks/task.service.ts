import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { assertRight, lockVisibleLead } from '@luodi/leads';
import { visibleDeals } from '@luodi/pipeline';
import {
  CONFIG,
  Clock,
  DomainError,
  addJob,
  fieldError,
  forbidden,
  keepMaskedTexts,
  newId,
  notFound,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
  type AuditAction,
  type Config,
} from '@luodi/platform';
import { defaultReminder, dueAt, dueOnDay, movedReminder, type Due } from './due.policy';
import type { CreateTaskDto, UpdateTaskDto } from './task.dto';
import { TASK_GIVEN } from './task.events';
import { TaskQueries } from './task.queries';
import type { TaskResponse } from './task.response';
import { mayGiveTo } from './task-scope';
import {
  insertTask,
  lockTask,
  markTask,
  tellConsoles,
  updateTask,
  type LockedTask,
} from './task-writes.queries';

/** What people set themselves or are given to do. */
@Injectable()
export class TaskService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly queries: TaskQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws DomainError validation_failed (no due day or two, a lead and a deal), not_found or forbidden (the lead, the
   *   deal), task_person (422: not within the actor's teams, or gone)
   */
  public async create(actor: Actor, request: CreateTaskDto): Promise<TaskResponse> {
    const due = this.dueOf(request);
    if (due === null) throw validationFailed([fieldError('dueOn', 'dueOnce')]);
    if (request.leadId !== undefined && request.dealId !== undefined) {
      throw validationFailed([fieldError('dealId', 'aboutOne')]);
    }
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:tasks`, request, async () => {
        const now = this.clock.now();
        // The account first, then the lead: the order of a handover.
        const assigneeId = request.assigneeId ?? actor.id;
        const mayGive = await mayGiveTo(tx, actor, assigneeId);
        if (request.leadId !== undefined) {
          assertRight(actor, await lockVisibleLead(tx, actor, request.leadId), 'edit');
        }
        if (request.dealId !== undefined) await assertDeal(tx, actor, request.dealId);
        if (!mayGive) throw new DomainError('task_person');
        const task = {
          id: newId(),
          title: request.title,
          note: request.note === undefined || request.note === '' ? null : request.note,
          due,
          remindAt:
            request.remindAt === undefined
              ? defaultReminder(due, now, this.config.tzName)
              : instantOrNull(request.remindAt),
          leadId: request.leadId ?? null,
          dealId: request.dealId ?? null,
          assigneeId,
          createdById: actor.id,
          now,
        };
        await insertTask(tx, task);
        await this.given(tx, actor, { id: task.id, assigneeId, version: 1 }, actor.id);
        return this.finish(tx, actor, task.id, 'task.created', [assigneeId]);
      }),
    );
  }

  /** @throws DomainError not_found, forbidden, version_conflict with `current`, validation_failed, task_person */
  public async update(actor: Actor, id: string, edit: UpdateTaskDto): Promise<TaskResponse> {
    const wanted = this.dueOf(edit);
    return this.dataSource.transaction(async (tx) => {
      const task = await this.lock(tx, actor, id);
      if (task.version !== edit.version) throw versionConflict(await this.queries.find(actor, id, tx));
      const now = this.clock.now();
      const mine = task.assigneeId === actor.id || task.createdById === actor.id;
      const request = mine ? edit : keepMaskedTexts(edit, { title: task.title, note: task.note });
      const due = wanted ?? task.due;
      const assigneeId = request.assigneeId ?? task.assigneeId;
      if (assigneeId !== task.assigneeId && !(await mayGiveTo(tx, actor, assigneeId))) {
        throw new DomainError('task_person');
      }
      const moved = due.deadline.getTime() !== task.due.deadline.getTime();
      await updateTask(tx, id, {
        title: request.title,
        note: request.note,
        due,
        remindAt:
          request.remindAt !== undefined
            ? instantOrNull(request.remindAt)
            : moved
              ? movedReminder(task.remindAt, task.due, due, now)
              : task.remindAt,
        assigneeId,
        now,
      });
      await this.given(tx, actor, { id, assigneeId, version: task.version + 1 }, task.assigneeId);
      return this.finish(tx, actor, id, 'task.updated', [task.assigneeId, assigneeId, task.createdById]);
    });
  }

  /** Ticks it off; a second click changes nothing, and the first to do so stays its doer. @throws DomainError not_found, forbidden */
  public async done(actor: Actor, id: string): Promise<TaskResponse> {
    return this.mark(actor, id, true);
  }

  /** Takes the tick back. @throws DomainError not_found, forbidden */
  public async undone(actor: Actor, id: string): Promise<TaskResponse> {
    return this.mark(actor, id, false);
  }

  /** Takes a task away for good. @throws DomainError not_found, forbidden */
  public async remove(actor: Actor, id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const task = await this.lock(tx, actor, id);
      await tx.query('DELETE FROM tasks WHERE id = $1', [id]);
      await this.audit(tx, actor, id, 'task.deleted');
      await tellConsoles(tx, id, [task.assigneeId, task.createdById]);
    });
  }

  private async mark(actor: Actor, id: string, done: boolean): Promise<TaskResponse> {
    return this.dataSource.transaction(async (tx) => {
      const task = await this.lock(tx, actor, id);
      if ((task.doneAt !== null) === done) return this.queries.find(actor, id, tx);
      const now = this.clock.now();
      await markTask(tx, id, done ? { at: now, byId: actor.id } : null, now);
      return this.finish(tx, actor, id, done ? 'task.done' : 'task.undone', [
        task.assigneeId,
        task.createdById,
      ]);
    });
  }

  /** The task's row, locked, of somebody who may change it. */
  private async lock(tx: EntityManager, actor: Actor, id: string): Promise<LockedTask> {
    const task = await lockTask(tx, id);
    if (task === null) throw notFound();
    const seen = await this.queries.find(actor, id, tx);
    if (!seen.editable) throw forbidden();
    return task;
  }

  /** Tells whoever has a task from now on, unless they gave it to themselves or had it before. */
  private async given(
    tx: EntityManager,
    actor: Actor,
    task: { readonly id: string; readonly assigneeId: string; readonly version: number },
    beforeId: string,
  ): Promise<void> {
    if (task.assigneeId === actor.id || task.assigneeId === beforeId) return;
    const { id: taskId, assigneeId, version } = task;
    await addJob(tx, TASK_GIVEN, { taskId, assigneeId, byId: actor.id, version });
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
    people: readonly string[],
  ): Promise<TaskResponse> {
    await this.audit(tx, actor, id, action);
    await tellConsoles(tx, id, [actor.id, ...people]);
    return this.queries.find(actor, id, tx);
  }

  private async audit(tx: EntityManager, actor: Actor, id: string, action: AuditAction): Promise<void> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'task',
      objectId: id,
    });
  }

  /** The day or time that was asked for; null for none. @throws DomainError validation_failed for both */
  private dueOf(request: { readonly dueOn?: string; readonly dueAt?: string }): Due | null {
    if (request.dueOn !== undefined && request.dueAt !== undefined) {
      throw validationFailed([fieldError('dueOn', 'dueOnce')]);
    }
    if (request.dueOn !== undefined) return dueOnDay(request.dueOn, this.config.tzName);
    return request.dueAt === undefined ? null : dueAt(new Date(request.dueAt), this.config.tzName);
  }
}

function instantOrNull(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** @throws DomainError not_found for a deal that the actor may not know of */
async function assertDeal(tx: EntityManager, actor: Actor, dealId: string): Promise<void> {
  const params: unknown[] = [];
  const scope = visibleDeals(actor, 'd', params);
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM deals d WHERE ${scope} AND d.id = $${params.push(dealId)} FOR KEY SHARE OF d`,
    params,
  );
  if (rows.length === 0) throw notFound();
}
