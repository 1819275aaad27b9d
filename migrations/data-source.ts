import { runMigrations as runJobQueueMigrations } from 'graphile-worker';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from './index';

/** The database was migrated by a newer version of the product than this one. */
export class DatabaseNewerError extends Error {
  public constructor(public readonly unknown: readonly string[]) {
    super(
      `数据库版本高于程序，请升级程序后再启动 / The database is newer than this program (${unknown.join(', ')}): upgrade the program first.`,
    );
  }
}

/** A data source that knows the migrations only; entities are the libs' business. */
export function createMigrationDataSource(databaseUrl: string, count = MIGRATIONS.length): DataSource {
  return new DataSource({
    type: 'postgres',
    url: databaseUrl,
    migrations: MIGRATIONS.slice(0, count),
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
  });
}

/**
 * Brings the database to this version: our migrations, then the job queue's.
 * Two processes at once take turns (advisory lock).
 * @param count only so many of our migrations, for reading an older backup in
 * @throws DatabaseNewerError when the database knows migrations that this code does not
 */
export async function runMigrations(databaseUrl: string, count = MIGRATIONS.length): Promise<void> {
  const dataSource = await createMigrationDataSource(databaseUrl, count).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock(7220011)');
    await refuseNewerDatabase(dataSource);
    await dataSource.runMigrations();
    await runJobQueueMigrations({ connectionString: databaseUrl });
  } finally {
    await lock.query('SELECT pg_advisory_unlock(7220011)').catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

async function refuseNewerDatabase(dataSource: DataSource): Promise<void> {
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const exists: { found: boolean }[] = await dataSource.query(
    "SELECT to_regclass('public.migrations') IS NOT NULL AS found",
  );
  if (exists[0]?.found !== true) return;
  const applied: { name: string }[] = await dataSource.query('SELECT name FROM migrations ORDER BY id');
  const unknown = applied.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new DatabaseNewerError(unknown);
}
