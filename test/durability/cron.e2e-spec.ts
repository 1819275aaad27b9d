import { Client } from 'pg';
import { until } from '../../apps/launcher/src/processes';
import { MovedClock } from '../support/moved-clock';
import { startProduct, type Product, type StartableProcess } from '../support/product';

/** Two starts of the built product. */
jest.setTimeout(120_000);

const PATIENCE_MS = 20_000;

describe('the cron of workers', () => {
  let product: Product;
  let second: StartableProcess;
  let clock: MovedClock;
  let db: Client;

  /** The minute in which the sweep of clocks was last added, UTC. */
  const isAdded = (minute: string): Promise<boolean> =>
    until(async () => {
      const { rows } = await db.query<{ minute: Date }>(
        "SELECT minute FROM cron_marks WHERE name = 'sweep-clocks'",
      );
      return rows[0]?.minute.toISOString() === `2026-11-${minute}:00.000Z`;
    }, PATIENCE_MS);

  beforeAll(async () => {
    clock = new MovedClock('2026-11-18T01:58:00Z');
    product = await startProduct(clock.env);
    second = await product.startSecondWorker();
    db = new Client({ connectionString: product.databaseUrl });
    await db.connect();
  });

  afterAll(async () => {
    await db?.end();
    await product?.stop();
    clock?.drop();
  });

  it('goes on three days ahead, an hour and two days back, and with one worker killed', async () => {
    clock.set('2026-11-18T01:59:58Z');
    expect(await isAdded('18T02:00')).toBe(true);
    clock.set('2026-11-21T02:00:10Z');
    expect(await isAdded('21T02:00')).toBe(true);
    // What three days missed is one sweep, not 4,320.
    const { rows } = await db.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM graphile_worker._private_jobs',
    );
    expect(rows[0]?.n).toBeLessThan(100);
    clock.set('2026-11-21T01:00:10Z');
    expect(await isAdded('21T01:00')).toBe(true);
    await product.worker.kill();
    clock.set('2026-11-19T09:30:10Z');
    expect(await isAdded('19T09:30')).toBe(true);
    clock.set('2026-11-19T09:30:58Z');
    expect(await isAdded('19T09:31')).toBe(true);
    await product.startWorker();
    await second.process.kill();
    clock.set('2026-11-19T09:40:58Z');
    expect(await isAdded('19T09:41')).toBe(true);
  });
});
