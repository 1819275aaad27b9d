import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningCluster } from '../../apps/launcher/src/cluster';
import { startCluster } from '../../apps/launcher/src/cluster';
import { runMigrations } from '../../migrations/data-source';
import { asAdmin, databaseUrl, TEMPLATE } from './test-database';

/**
 * One PostgreSQL for a whole test run, in a folder of its own that goes away with it, also when the
 * run is killed. Its addresses are left in the environment, which the test workers inherit.
 */
export async function startTestServer(): Promise<RunningCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-test-'));
  const cluster = await startCluster({
    dataDir: folder,
    logFile: join(folder, 'postgres.log'),
    disposable: true,
  });
  try {
    await makeTemplate(cluster);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  process.env['LUODI_TEST_ADMIN_URL'] = cluster.adminUrl;
  process.env['LUODI_TEST_DATABASE_URL'] = cluster.databaseUrl;
  return cluster;
}

async function makeTemplate(cluster: RunningCluster): Promise<void> {
  await asAdmin(cluster.adminUrl, `CREATE DATABASE ${TEMPLATE} OWNER luodi`);
  await runMigrations(databaseUrl(cluster.databaseUrl, TEMPLATE));
  // No session can be open in it while it is copied, not even by accident.
  await asAdmin(cluster.adminUrl, `ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
}
