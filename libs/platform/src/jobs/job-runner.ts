import { EventEmitter } from 'node:events';
import { Logger as GraphileLogger, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { isLocale } from '../i18n';
import type { JobRegistry } from './jobs';
import { runInContext } from '../request-context';
import { CronTicker } from './cron-ticker';
import { WorkerLeases } from '../database/worker-leases';

interface Envelope {
  readonly payload: object;
  readonly requestId: string;
  readonly locale: string;
}

const logger = new Logger('Jobs');

/**
 * Starts taking jobs until `stop()`; refuses to start when a task has no handler. Jobs that a killed worker
 * held are taken over within seconds.
 */
export async function startJobRunner(
  registry: JobRegistry,
  pgPool: Pool,
  databaseUrl: string,
): Promise<{ stop(): Promise<void> }> {
  registry.assertComplete();
  survive(pgPool);
  const leases = new WorkerLeases(databaseUrl);
  await leases.start();
  const runner = await run({
    pgPool,
    events: leases.events,
    taskList: taskList(registry),
    concurrency: 5,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger(),
  });
  const cron = new CronTicker(pgPool, registry.cronEntries);
  cron.start();
  return {
    stop: async () => {
      await cron.stop();
      await runner.stop();
      await leases.stop();
    },
  };
}

/**
 * Does every job that is due, and returns when it is done; for tests and commands. The queue writes down that a job is done
 * while it looks for the next already: one of the same named queue is not to be had yet then, and it goes home. So it is
 * looked again until nothing that is due is left, and nothing is held by those who were sent from here.
 */
export async function drainJobs(registry: JobRegistry, pgPool: Pool): Promise<void> {
  survive(pgPool);
  const sent: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => sent.push(workerPool.id));
  const list = taskList(registry);
  do {
    await runOnce({
      ...{ pgPool, events, taskList: list, concurrency: 2, noHandleSignals: true },
      logger: quietLogger(),
    });
  } while (await isAnyLeft(pgPool, Object.keys(list), sent));
}

/** Whether a job of these tasks could be done now, or is held by one of these pools; a failed one is due at its next try. */
async function isAnyLeft(pgPool: Pool, tasks: readonly string[], pools: readonly string[]): Promise<boolean> {
  const { rows } = await pgPool.query(
    `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id
     WHERE j.locked_by = ANY($2::text[])
       OR (j.is_available AND j.run_at <= now() AND coalesce(q.is_available, true) AND t.identifier = ANY($1::text[]))
     LIMIT 1`,
    [tasks, pools],
  );
  return rows.length > 0;
}

function taskList(registry: JobRegistry): TaskList {
  const list: TaskList = {};
  for (const [name, handler] of registry.tasks) {
    list[name] = async (payload, helpers) => {
      const envelope = asEnvelope(payload, helpers.job.id);
      const locale = isLocale(envelope.locale) ? envelope.locale : 'zh-CN';
      await runInContext({ requestId: envelope.requestId, locale }, async () => {
        try {
          await handler(envelope.payload, {
            attempt: helpers.job.attempts,
            maxAttempts: helpers.job.max_attempts,
            jobId: String(helpers.job.id),
          });
        } catch (error) {
          const message = error instanceof Error ? error.message : 'unknown';
          logger.error({
            event: 'job_failed',
            task: name,
            jobId: helpers.job.id,
            attempt: helpers.job.attempts,
            message,
          });
          throw error;
        }
      });
    };
  }
  return list;
}

/** A cron job has no envelope of ours. */
function asEnvelope(payload: unknown, jobId: string): Envelope {
  if (typeof payload === 'object' && payload !== null && 'payload' in payload) {
    const { payload: inner, requestId, locale } = payload as Partial<Envelope>;
    return { payload: inner ?? {}, requestId: requestId ?? '-', locale: locale ?? 'zh-CN' };
  }
  return { payload: {}, requestId: `cron-${jobId}`, locale: 'zh-CN' };
}

function quietLogger(): NonNullable<Parameters<typeof run>[0]['logger']> {
  return new GraphileLogger(() => (level, message) => {
    if (level === 'error') logger.error({ event: 'job_queue', message });
    else if (level === 'warning') logger.warn({ event: 'job_queue', message });
  });
}

const surviving = new WeakSet<Pool>();

/** A client whose server goes away must not end the process; graphile-worker reconnects by itself. */
function survive(pgPool: Pool): void {
  if (surviving.has(pgPool)) return;
  surviving.add(pgPool);
  const ignore = (): void => undefined;
  pgPool.on('error', ignore);
  pgPool.on('connect', (client) => {
    client.on('error', ignore);
  });
}
