import { Logger as GraphileLogger, run, runOnce, type TaskList } from 'graphile-worker';
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

/** Does every job that is due and returns; for tests and commands. */
export async function drainJobs(registry: JobRegistry, pgPool: Pool): Promise<void> {
  survive(pgPool);
  await runOnce({
    pgPool,
    taskList: taskList(registry),
    concurrency: 2,
    noHandleSignals: true,
    logger: quietLogger(),
  });
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
