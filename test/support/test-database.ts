import { randomUUID } from 'node:crypto';
import { Client, DatabaseError } from 'pg';

/** The migrated database that every test database is a copy of. */
export const TEMPLATE = 'luodi_template';

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  /** as the application role, which owns it */
  readonly url: string;
  readonly name: string;
  /** Removes it, also with connections still open. */
  drop(): Promise<void>;
}

const OBJECT_IN_USE = '55006';
const ATTEMPTS = 20;

/** Copies the template; safe to call from several test files at once. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = address('LUODI_TEST_ADMIN_URL');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await whenFree(() =>
    asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER luodi STRATEGY FILE_COPY`),
  );
  return {
    url: databaseUrl(address('LUODI_TEST_DATABASE_URL'), name),
    name,
    drop: () => asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The same server, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.toString();
}

/** Runs one statement as the superuser of the test server. */
export async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** PostgreSQL copies a database only while nobody else looks into it, its own helpers included. */
async function whenFree(copy: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await copy();
    } catch (error) {
      const busy = error instanceof DatabaseError && error.code === OBJECT_IN_USE;
      if (!busy || attempt === ATTEMPTS) throw error;
    }
  }
}

function address(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: test/support/global-setup.ts sets it`);
  return value;
}
