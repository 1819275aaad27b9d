import { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import type { WorkerEvents } from 'graphile-worker';
import { Client } from 'pg';

const CHECK_MS = 5_000;
const RECONNECT_MS = 1_000;
const KEY = `hashtextextended('luodi-worker:' || $1, 0)`;

/**
 * Gives back the jobs of worker pools that died: graphile-worker itself waits 4 hours for them. Each living pool
 * holds an advisory lock under its id on a connection of its own; an id that holds jobs and whose lock can be
 * had belongs to nobody alive. Tasks may run twice, so a worker that only lost its connection does no harm.
 */
export class WorkerLeases {
  public readonly events: WorkerEvents = new EventEmitter();
  private readonly logger = new Logger('WorkerLeases');
  private readonly own = new Set<string>();
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private work: Promise<void> = Promise.resolve();
  private stopped = false;

  public constructor(private readonly databaseUrl: string) {
    // Jobs are marked with the id of the pool that took them, not of the worker in it.
    this.events.on('pool:create', ({ workerPool }) => {
      this.own.add(workerPool.id);
      this.enqueue((client) => hold(client, workerPool.id));
    });
  }

  /** Connects, gives back what dead workers hold, and goes on looking. */
  public async start(): Promise<void> {
    await this.connect();
    this.enqueue((client) => this.release(client));
    await this.work;
    this.timer = setInterval(() => this.enqueue((client) => this.release(client)), CHECK_MS);
    this.timer.unref();
  }

  public async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.work;
    await this.client?.end().catch(() => undefined);
  }

  /** One statement at a time on the one connection; a failure waits for the next look. */
  private enqueue(run: (client: Client) => Promise<void>): void {
    this.work = this.work.then(async () => {
      const { client } = this;
      if (client === null) return;
      await run(client).catch((error: unknown) => {
        this.logger.warn({ event: 'lease_failed', message: error instanceof Error ? error.message : '' });
      });
    });
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl, keepAlive: true });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    await client.connect();
    this.client = client;
    for (const id of this.own) this.enqueue((current) => hold(current, id));
  }

  private lost(client: Client): void {
    if (this.client === client) this.client = null;
    if (this.stopped) return;
    client.removeAllListeners('end');
    setTimeout(() => {
      if (!this.stopped && this.client === null) this.connect().catch(() => this.lost(client));
    }, RECONNECT_MS).unref();
  }

  private async release(client: Client): Promise<void> {
    const { rows } = await client.query<{ id: string }>(
      `SELECT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
       UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL`,
    );
    const dead: string[] = [];
    for (const { id } of rows) {
      if (!this.own.has(id) && (await isFree(client, id))) dead.push(id);
    }
    if (dead.length === 0) return;
    await client.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [dead]);
    this.logger.warn({ event: 'dead_workers_unlocked', count: dead.length });
  }
}

async function hold(client: Client, id: string): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${KEY})`, [id]);
}

async function isFree(client: Client, id: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    `SELECT CASE WHEN pg_try_advisory_lock(${KEY}) THEN pg_advisory_unlock(${KEY}) ELSE false END AS free`,
    [id],
  );
  return rows[0]?.free === true;
}
