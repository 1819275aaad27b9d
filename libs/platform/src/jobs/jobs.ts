import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { currentLocale, currentRequestId } from '../request-context';

declare const payloadType: unique symbol;

/** A kind of job: its name, how often it is tried, and (for the compiler only) the shape of its payload. */
export interface TaskDefinition<P extends object> {
  readonly name: string;
  readonly maxAttempts: number;
  readonly [payloadType]?: P;
}

export interface JobInfo {
  /** 1 on the first try. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly jobId: string;
}

export type JobHandler<P extends object> = (payload: P, info: JobInfo) => Promise<void>;

export interface AddJobOptions {
  /** Jobs with the same key collapse into one while it waits. */
  readonly jobKey?: string;
  readonly jobKeyMode?: 'replace' | 'preserve_run_at' | 'unsafe_dedupe';
  readonly runAt?: Date;
}

const definitions = new Map<string, TaskDefinition<object>>();

/**
 * Declares a kind of job, `context.what-happened`. The worker refuses to start when one has no handler.
 * maxAttempts: 12 by default // graphile-worker waits e^n s between tries: the 12th comes after ≈ 26 h
 */
export function defineTask<P extends object>(
  name: string,
  options: { readonly maxAttempts?: number } = {},
): TaskDefinition<P> {
  if (definitions.has(name)) throw new Error(`Task ${name} is defined twice`);
  const definition: TaskDefinition<P> = { name, maxAttempts: options.maxAttempts ?? 12 };
  definitions.set(name, definition);
  return definition;
}

/**
 * Adds a job inside the caller's transaction: it runs after commit and never after a rollback.
 * The payload carries the request id and language into the job.
 */
export async function addJob<P extends object>(
  tx: EntityManager,
  task: TaskDefinition<P>,
  payload: P,
  options: AddJobOptions = {},
): Promise<void> {
  await tx.query(
    `SELECT graphile_worker.add_job($1, $2::json, run_at => $3, max_attempts => $4, job_key => $5, job_key_mode => $6)`,
    [
      task.name,
      JSON.stringify(jobEnvelope(payload)),
      options.runAt ?? null,
      task.maxAttempts,
      options.jobKey ?? null,
      options.jobKeyMode ?? 'replace',
    ],
  );
}

/** What a job's row holds: the payload and where it came from. For statements that insert jobs in bulk. */
export function jobEnvelope(payload: object): object {
  return { payload, requestId: currentRequestId(), locale: currentLocale() };
}

export interface CronEntry {
  readonly name: string;
  readonly pattern: string;
  readonly task: string;
}

/** Which function does which job; filled by every lib's tasks, run by the worker alone. */
@Injectable()
export class JobRegistry {
  private readonly handlers = new Map<string, JobHandler<object>>();
  private readonly crons: CronEntry[] = [];

  /** @throws Error when a task gets a second handler */
  public register<P extends object>(task: TaskDefinition<P>, handler: JobHandler<P>): void {
    if (this.handlers.has(task.name)) throw new Error(`Task ${task.name} has two handlers`);
    this.handlers.set(task.name, (payload, info) => handler(payload as P, info));
  }

  /** Adds a job of the task by a five-field cron pattern in UTC. However many minutes a worker missed, one job is added: sweeps take all that is due. */
  public cron(name: string, pattern: string, task: TaskDefinition<Record<string, never>>): void {
    this.crons.push({ name, pattern, task: task.name });
  }

  /** @throws Error naming every task that was defined and has no handler */
  public assertComplete(): void {
    const missing = [...definitions.keys()].filter((name) => !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`Tasks without a handler: ${missing.join(', ')}`);
  }

  public get tasks(): ReadonlyMap<string, JobHandler<object>> {
    return this.handlers;
  }

  public get cronEntries(): readonly CronEntry[] {
    return this.crons;
  }
}
