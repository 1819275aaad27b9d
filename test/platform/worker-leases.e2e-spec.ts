import { Client } from 'pg';
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
    living.events.emit('worker:create', { worker: { workerId: 'worker-alive' } } as never);
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
});
