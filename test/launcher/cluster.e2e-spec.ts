import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startCluster, type RunningCluster } from '../../apps/launcher/src/cluster';
import { isAlive } from '../../apps/launcher/src/processes';
import { parentOf, survivors, temporaryDataDir } from './instance';

/** Each makes one or two durable clusters, some seconds on two busy cores. */
jest.setTimeout(120_000);

describe('the embedded PostgreSQL', () => {
  let data: ReturnType<typeof temporaryDataDir>;
  let running: RunningCluster | null = null;

  beforeEach(() => (data = temporaryDataDir()));
  afterEach(async () => {
    await running?.stop();
    data.remove();
  });

  async function start(): Promise<RunningCluster> {
    running = await startCluster({ dataDir: data.path, logFile: join(data.path, 'postgres.log') });
    return running;
  }

  it('keeps what was committed when server and guard are left behind by a kill', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 7 AS answer');
    const guard = parentOf(first.pid);
    process.kill(guard, 'SIGKILL');
    expect(await survivors([guard], 5_000)).toEqual([]);
    expect(isAlive(first.pid)).toBe(true);
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    expect(second.databaseUrl).toBe(first.databaseUrl);
    expect(await query(second, 'SELECT answer FROM kept')).toEqual([{ answer: 7 }]);
  });

  it('is durable, speaks UTF-8 and keeps its passwords to its owner', async () => {
    const cluster = await start();
    const [row] = await query(
      cluster,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
              current_setting('server_encoding') AS encoding, datctype AS ctype,
              (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({
      fsync: 'on',
      commit: 'on',
      encoding: 'UTF8',
      ctype: expect.stringMatching(/UTF-?8/i),
      super: false,
    });
    expect(statSync(join(data.path, 'postgres.json')).mode & 0o777).toBe(0o600);
  });

  it('never opens a database whose marker is gone: it is set aside', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE old AS SELECT 1');
    await first.stop();
    rmSync(join(data.path, 'postgres.json'));
    const fresh = await start();
    expect(await query(fresh, "SELECT to_regclass('old')::text AS old")).toEqual([{ old: null }]);
    expect(fresh.notes).toHaveLength(1);
    expect(readdirSync(data.path).filter((name) => name.startsWith('postgres.2'))).toHaveLength(1);
  });

  it('removes a disposable cluster with its folder', async () => {
    const cluster = await startCluster({
      dataDir: data.path,
      logFile: join(data.path, 'postgres.log'),
      disposable: true,
    });
    await cluster.stop();
    expect(existsSync(data.path)).toBe(false);
  });
});

async function query(cluster: RunningCluster, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: cluster.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
