import { Client } from 'pg';
import { createMigrationDataSource, DatabaseNewerError, runMigrations } from '../../migrations/data-source';
import { createTestDatabase } from '../support/test-database';

interface Column {
  readonly place: string;
}

async function schemaOf(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Column>(
      `SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS place
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
       UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
       UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
         WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migrations'::regclass AND conrelid <> 0
       ORDER BY 1`,
    );
    return rows.map((row) => row.place);
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  it('go down to nothing and up again to the same schema', async () => {
    const database = await createTestDatabase();
    try {
      const before = await schemaOf(database.url);
      expect(before.length).toBeGreaterThan(200);
      const dataSource = await createMigrationDataSource(database.url).initialize();
      for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
      await dataSource.destroy();
      expect(await schemaOf(database.url)).toEqual([]);
      await runMigrations(database.url);
      expect(await schemaOf(database.url)).toEqual(before);
    } finally {
      await database.drop();
    }
  });

  it('run at most once when two processes start together', async () => {
    const database = await createTestDatabase();
    try {
      await Promise.all([runMigrations(database.url), runMigrations(database.url)]);
    } finally {
      await database.drop();
    }
  });

  it('refuse a database that knows more than the program', async () => {
    const database = await createTestDatabase();
    try {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      await client.query(
        `INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`,
      );
      await client.end();
      await expect(runMigrations(database.url)).rejects.toThrow(DatabaseNewerError);
    } finally {
      await database.drop();
    }
  });
});
