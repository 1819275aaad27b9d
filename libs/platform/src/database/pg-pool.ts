import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** The pg pool below TypeORM, for libraries that want one (sessions, limits, job queue). */
export function pgPoolOf(dataSource: DataSource): Pool {
  const { driver } = dataSource;
  if (!('master' in driver)) throw new Error('The data source is not PostgreSQL');
  return driver.master as Pool;
}
