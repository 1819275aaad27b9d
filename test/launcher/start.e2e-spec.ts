import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { outsideHome } from '../../apps/launcher/src/cluster-home';
import { listenFault } from '../../apps/launcher/src/ports';
import { until } from '../../apps/launcher/src/processes';
import { serviceUser } from '../../apps/launcher/src/service-user';
import { createTestDatabase } from '../support/test-database';
import { Instance, isReady, pidsOf, survivors, temporaryDataDir, type InstanceOptions } from './instance';

/** Several starts in one story, each some seconds on two busy cores. */
jest.setTimeout(240_000);

describe('npm start', () => {
  let data: ReturnType<typeof temporaryDataDir>;
  let instances: Instance[];

  beforeEach(() => {
    data = temporaryDataDir();
    instances = [];
  });

  afterEach(async () => {
    await Promise.all(instances.map((instance) => instance.abandon()));
    data.remove();
  });

  async function start(options: Partial<InstanceOptions> = {}): Promise<Instance> {
    const instance = await Instance.start({ dataDir: data.path, ...options });
    instances.push(instance);
    return instance;
  }

  it('prints where to go, keeps others away, ends on Ctrl-C and starts again with the same data', async () => {
    const first = await (await start()).ready();
    const run = first.run();
    expect(first.stdout).toMatch(new RegExp(`http://127.0.0.1:${first.port}/f/\\S+`));
    expect(first.stdout).toContain(`http://127.0.0.1:${first.port}/docs`);
    expect(first.stdout).toContain('admin / ');
    expect(statSync(join(data.path, 'run.json')).mode & 0o777).toBe(0o600);
    expect(run).toMatchObject({ version: expect.any(String), startedAt: expect.any(String) });
    expect(await isReady(run)).toBe(true);

    const second = await (await start()).ended;
    expect(second).toMatchObject({ code: 1 });
    expect(second.stderr.split('\n')).toHaveLength(1);
    expect(second.stderr).toContain('already runs');

    const pids = pidsOf(run);
    const ending = await first.stop('SIGINT', 'group');
    expect(ending.code).toBe(0);
    expect(ending.tookMs).toBeLessThan(20_000);
    expect(await survivors(pids, 0)).toEqual([]);
    expect(existsSync(join(data.path, 'run.json'))).toBe(false);
    expect(await listenFault('127.0.0.1', first.port)).toBeNull();

    const again = await (await start({ port: first.port })).ready();
    expect(again.stdout).toContain('as set');
    expect(again.run().postgres?.port).toBe(run.postgres?.port);
    expect(await again.stop('SIGTERM', 'npm')).toMatchObject({ code: 0 });
  });

  it('refuses a taken port before it starts anything', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
    );
    const ending = await (await start({ port })).ended;
    await new Promise((resolve) => taken.close(resolve));
    expect(ending.code).toBe(1);
    expect(ending.stderr).toContain(`Port ${port}`);
    expect(existsSync(join(data.path, 'postgres.json'))).toBe(false);
  });

  it('lists every fault of the environment at once', async () => {
    const env = { PORT: '70000', TZ_NAME: 'Mars/Base', LOG_LEVEL: 'loud', SECRET_KEY: 'short' };
    const ending = await (await start({ env })).ended;
    expect(ending.code).toBe(1);
    for (const name of Object.keys(env)) expect(ending.stderr).toContain(name);
  });

  it('replaces a killed api, worker and database; killed itself it leaves no process and starts again at once', async () => {
    const instance = await (await start()).ready();
    const before = instance.run();
    for (const pid of [before.api.pid, before.worker.pid, before.postgres?.pid ?? 0])
      process.kill(pid, 'SIGKILL');
    const replaced = await until(async () => {
      const now = instance.run();
      const isNew =
        now.api.pid !== before.api.pid &&
        now.worker.pid !== before.worker.pid &&
        now.postgres?.pid !== before.postgres?.pid;
      return isNew && (await isReady(now));
    }, 60_000);
    expect(replaced).toBe(true);
    expect(instance.run().databaseUrl).toBe(before.databaseUrl);

    const pids = pidsOf(instance.run());
    process.kill(instance.run().launcher.pid, 'SIGKILL');
    const next = await start({ port: instance.port }); // while the killed one's children are still ending
    expect(await survivors(pids, 15_000)).toEqual([]);
    await next.ready();
    expect(await next.stop('SIGTERM', 'group')).toMatchObject({ code: 0 });
  });

  it('uses DATABASE_URL instead of a server of its own, and refuses a database newer than itself', async () => {
    const database = await createTestDatabase();
    const env = { DATABASE_URL: database.url };
    try {
      const instance = await (await start({ env })).ready();
      expect(instance.run()).toMatchObject({ postgres: null, databaseUrl: database.url });
      expect(existsSync(join(data.path, 'postgres.json'))).toBe(false);
      expect(await instance.stop('SIGINT', 'group')).toMatchObject({ code: 0 });

      const client = new Client({ connectionString: database.url });
      await client.connect();
      await client.query(
        "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')",
      );
      await client.end();
      const refused = await (await start({ env })).ended;
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain('newer');
      expect(refused.stderr.split('\n')).toHaveLength(1);
    } finally {
      await database.drop();
    }
  });

  const user = serviceUser(); // only root can become somebody else
  if (user) {
    it('as root, inside a home that the database user can not enter, keeps the cluster outside', async () => {
      chmodSync(dirname(data.path), 0o700);
      const instance = await (await start()).ready();
      const marker = readFileSync(join(data.path, 'postgres.json'), 'utf8');
      expect(marker).toContain(outsideHome(data.path));
      expect(await instance.stop('SIGINT', 'group')).toMatchObject({ code: 0 });
      expect(existsSync(join(outsideHome(data.path), 'data', 'PG_VERSION'))).toBe(true);
    });

    it('runs as an ordinary user', async () => {
      const home = dirname(data.path);
      mkdirSync(data.path);
      for (const folder of [home, data.path]) chownSync(folder, user.uid, user.gid);
      const ordinary = await (
        await start({ user, env: { HOME: home, npm_config_cache: join(home, 'npm') } })
      ).ready();
      expect(statSync(join(data.path, 'postgres', 'data')).uid).toBe(user.uid);
      expect(await ordinary.stop('SIGINT', 'group')).toMatchObject({ code: 0 });
    });
  }
});
