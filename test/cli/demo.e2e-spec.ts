import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const PROGRAM = join(__dirname, '../../dist/apps/cli/src/main.js');
const run = promisify(execFile);

/** A year of work of twelve people. */
jest.setTimeout(180_000);

describe('the demo workspace', () => {
  let database: TestDatabase;
  let folder: string;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'luodi-demo-'));
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is a year of leads and deals with a week before it that everybody can work on', async () => {
    const { stdout } = await run(process.execPath, [PROGRAM, 'demo'], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: database.url,
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
        ADMIN_PASSWORD: 'demo-admin-password-1',
        SECRET_KEY: 'tests-only-0123456789-abcdefghijklmnop',
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({ adminUsername: 'admin', siteKey: 'main' });
    const count = async (sql: string): Promise<number> =>
      Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);
    expect(await count('parks')).toBe(6);
    expect(await count('teams')).toBe(3);
    expect(await count(`users WHERE role = 'agent'`)).toBe(12);
    expect(await count('inquiries')).toBeGreaterThanOrEqual(400);
    expect(await count('leads')).toBeGreaterThan(390);
    expect(await count('deals')).toBe(90);
    expect(await count('supply_offers')).toBeGreaterThan(3);
    expect(await count(`deals WHERE status = 'open' AND next_step_due < now() - interval '7 days'`)).toBe(0);
    expect(
      await count(`visits WHERE state = 'planned' AND starts_at > now() - interval '1 hour'`),
    ).toBeGreaterThan(12);
    expect(await count('tasks')).toBeGreaterThan(20);
    // Whoever submitted had opened the form and begun it.
    expect(await count('form_counts WHERE submits > 0')).toBeGreaterThan(20);
    expect(await count('form_counts WHERE submits > starts OR starts > views')).toBe(0);
    // Nobody is shown around over lunch or in the evening (8:30-12:00, 13:30-18:00).
    const clock = (column: string): string => `(${column} AT TIME ZONE 'Asia/Shanghai')::time`;
    expect(
      await count(
        `visits WHERE state = 'planned' AND NOT (${clock('starts_at')} >= '08:30' AND ${clock('ends_at')} <= '12:00'
           OR ${clock('starts_at')} >= '13:30' AND ${clock('ends_at')} <= '18:00')`,
      ),
    ).toBe(0);
  });
});
