/**
 * Defines a task of its own, and is a worker that knows the platform's tasks alone.
 * @jest-environment-options {"ownServer": true}
 */
import { Client, Pool } from 'pg';
import { JobRegistry, defineTask, startJobRunner } from '@luodi/platform';
import { WorkerLeases } from '../../libs/platform/src/database/worker-leases';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** A job held by a worker of that id, as graphile-worker marks it. */
async function heldJob(client: Client, workerId: string): Promise<void> {
  await client.query(`SELECT graphile_worker.add_job('lease.test', '{}')`);
  await client.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now(), attempts = 1 WHERE locked_by IS NULL`,
    [workerId],
  );
}

describe('jobs of workers that died', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const holders = async (): Promise<string[]> => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL ORDER BY 1',
    );
    return rows.map((row) => row.id);
  };

  it('are given back at the next start, while those of a living worker stay', async () => {
    const living = new WorkerLeases(database.url);
    await living.start();
    living.events.emit('pool:create', { workerPool: { id: 'worker-alive' } } as never);
    await heldJob(client, 'worker-alive');
    await heldJob(client, 'worker-dead');
    expect(await holders()).toEqual(['worker-alive', 'worker-dead']);
    const next = new WorkerLeases(database.url);
    await next.start();
    expect(await holders()).toEqual(['worker-alive']);
    await next.stop();
    await living.stop();
    const last = new WorkerLeases(database.url);
    await last.start();
    expect(await holders()).toEqual([]);
    await last.stop();
  });

  it('stay with a real worker that is at them, however long it takes', async () => {
    let begin: () => void = () => undefined;
    let finish: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const registry = new JobRegistry();
    const task = defineTask<Record<string, never>>('lease.long');
    registry.register(task, async () => {
      begin();
      await finished;
    });
    const pool = new Pool({ connectionString: database.url });
    const runner = await startJobRunner(registry, pool, database.url);
    await client.query(`SELECT graphile_worker.add_job('lease.long', '{}')`);
    await begun;
    const locks = async (): Promise<number> =>
      (await client.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted`)).rows.length;
    while ((await locks()) === 0); // the lease is taken when the pool is made
    const before = await holders();
    const other = new WorkerLeases(database.url);
    await other.start();
    expect(before).toHaveLength(1);
    expect(await holders()).toEqual(before);
    await other.stop();
    finish();
    await runner.stop();
    await pool.end();
  });
});
