import { Client } from 'pg';
import { createTestDatabase } from '../support/test-database';

describe('a test database', () => {
  it('is migrated, its own and owned by a role without superuser rights', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const client = new Client({ connectionString: one.url });
    await client.connect();
    const { rows } = await client.query<{ tables: number; super: boolean; similar: number }>(
      `SELECT (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables,
              (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super,
              similarity('岳塘经开区', '岳塘经开') AS similar`,
    );
    await client.end();
    await Promise.all([one.drop(), other.drop()]);
    expect(one.name).not.toBe(other.name);
    expect(rows[0]).toEqual({ tables: expect.any(Number), super: false, similar: expect.any(Number) });
    expect(rows[0]?.tables).toBeGreaterThan(10);
    expect(rows[0]?.similar).toBeGreaterThan(0.3);
  });
});
