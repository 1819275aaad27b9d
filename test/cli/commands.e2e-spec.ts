import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { anInquiry } from '../builders/capture';
import { aUser } from '../builders/identity';
import { PERSON, needles, traces } from '../builders/planted-person';
import { startTestApp, type TestApp } from '../support/app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const PROGRAM = join(__dirname, '../../dist/apps/cli/src/main.js');

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the command line', () => {
  let database: TestDatabase;
  let folder: string;
  let app: TestApp | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'luodi-cli-'));
  });

  afterAll(async () => {
    await app?.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const cli = (args: string[], url = database.url, dataDir = join(folder, 'data')): Promise<Result> =>
    new Promise((resolve) => {
      const env = {
        PATH: process.env['PATH'],
        DATABASE_URL: url,
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
        SECRET_KEY: 'tests-only-0123456789-abcdefghijklmnop',
      };
      execFile(process.execPath, [PROGRAM, ...args], { env }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });
  const ask = async <T extends object>(sql: string, url = database.url): Promise<T[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('lists its commands and explains each', async () => {
    const list = await cli(['--help']);
    expect(list.code).toBe(0);
    const names = [
      'migrate',
      'user:create',
      'user:reset-password',
      'demo',
      'export',
      'backup',
      'restore',
      'doctor',
    ];
    for (const name of names) expect(list.stdout).toContain(name);
    const help = await cli(['restore', '--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('npm run cli -- restore');
    expect((await cli(['nonsense'])).code).toBe(2);
    expect((await cli(['user:create', '--nonsense'])).code).toBe(2);
  }, 180_000);

  it('creates the starter workspace once, adds users and resets passwords', async () => {
    const first = JSON.parse((await cli(['starter'])).stdout) as { adminPassword: string; siteKey: string };
    expect(first.adminPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    const again = JSON.parse((await cli(['starter'])).stdout) as { adminPassword: string | null };
    expect(again).toEqual({ adminUsername: 'admin', adminPassword: null, siteKey: first.siteKey });
    const created = await cli([
      'user:create',
      '--username',
      'he.siyuan',
      '--name',
      '贺思远',
      '--role',
      'agent',
    ]);
    expect(created.stdout).toMatch(/^he\.siyuan [a-z2-9-]{14}\n$/);
    const taken = await cli([
      'user:create',
      '--username',
      'he.siyuan',
      '--name',
      '贺思远',
      '--role',
      'agent',
    ]);
    expect(taken).toMatchObject({ code: 1, stderr: 'The user name he.siyuan is taken.\n' });
    expect((await cli(['user:create', '--username', 'x y', '--name', '甲', '--role', 'agent'])).code).toBe(2);
    expect((await cli(['user:create', '--username', 'ok', '--name', '甲', '--role', 'king'])).code).toBe(2);
    const before = await ask<{ password_hash: string }>(
      `SELECT password_hash FROM users WHERE username = 'he.siyuan'`,
    );
    expect(
      (await cli(['user:reset-password', '--username', 'he.siyuan', '--password', 'a-new-password'])).code,
    ).toBe(0);
    const after = await ask<{ password_hash: string }>(
      `SELECT password_hash FROM users WHERE username = 'he.siyuan'`,
    );
    expect(after[0]!.password_hash).not.toBe(before[0]!.password_hash);
    expect((await cli(['user:reset-password', '--username', 'nobody'])).code).toBe(1);
    const refused = await cli(['demo']);
    expect(refused.code).toBe(4);
    expect(refused.stderr).toContain('not empty');
  }, 180_000);

  it('exports to a file as the export centre does, and never writes over one unasked', async () => {
    await cli(['starter']);
    await ask(`WITH person AS (
        INSERT INTO contacts (id, name, phone) VALUES (gen_random_uuid(), '何先生', '13900000001') RETURNING id)
      INSERT INTO leads (id, number, contact_id, contact_name, company_name, need_type, channel, status)
      SELECT gen_random_uuid(), 'XS-261118-0001', id, '何先生', '=启衡新材料', 'rent_factory', 'form', 'new' FROM person`);
    const out = (name: string): string => join(folder, name);
    const wish = ['export', '--kind', 'leads', '--format'];
    const csv = await cli([...wish, 'csv', '--out', out('leads.csv')]);
    expect(csv).toMatchObject({ code: 0, stdout: `1 rows → ${out('leads.csv')}\n` });
    expect(csv.stderr).toContain('1 of 1');
    const text = readFileSync(out('leads.csv'), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain('XS-261118-0001');
    expect(statSync(out('leads.csv')).mode & 0o777).toBe(0o600);
    expect(await cli([...wish, 'xlsx', '--out', out('leads.xlsx')])).toMatchObject({ code: 0 });
    const book = await readXlsx(readFileSync(out('leads.xlsx')));
    expect(JSON.stringify(book.sheets[0]?.rows)).toContain('启衡新材料');
    const [register] =
      await ask(`SELECT count(DISTINCT d.id)::int AS files, count(p.contact_id)::int AS people
      FROM disclosures d JOIN disclosure_people p ON p.disclosure_id = d.id WHERE d.purpose = 'export.leads'`);
    expect(register).toEqual({ files: 2, people: 2 });
    const refused = await cli([...wish, 'csv', '--out', out('leads.csv')]);
    expect(refused).toMatchObject({
      code: 1,
      stderr: `${out('leads.csv')} exists; --force writes over it.\n`,
    });
    const none = [
      ...wish,
      'csv',
      '--out',
      out('leads.csv'),
      '--filter',
      'status=converted,merged',
      '--force',
    ];
    expect(await cli(none)).toMatchObject({ code: 0, stdout: `0 rows → ${out('leads.csv')}\n` });
    const wrong = await cli([...wish, 'csv', '--out', out('x.csv'), '--filter', 'colour=red&parkId=7']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/filter\.colour[\s\S]*filter\.parkId|filter\.parkId[\s\S]*filter\.colour/);
    expect((await cli(['export', '--kind', 'secrets', '--format', 'csv', '--out', out('y')])).code).toBe(2);
    expect((await cli([...wish, 'csv', '--out', out('z.csv'), '--user', 'nobody'])).code).toBe(1);
    expect((await cli([...wish, 'csv', '--out', join(folder, 'no', 'such', 'z.csv')])).code).toBe(1);
  }, 180_000);

  it('finds nothing wrong with a new workspace, and says what is wrong with a broken one', async () => {
    await cli(['starter']);
    // In December the coming year is asked for, which nobody has entered in a new workspace.
    await ask(
      'INSERT INTO calendar_years (year) VALUES (extract(year FROM now())::int + 1) ON CONFLICT DO NOTHING',
    );
    const healthy = await cli(['doctor']);
    expect(healthy.stdout).not.toContain('WRONG');
    expect(healthy.code).toBe(0);
    expect(await cli(['supply:move'])).toMatchObject({ code: 0, stdout: 'moved 0\n' });
    expect(await cli(['supply:move', '--as', 'nobody'])).toMatchObject({ code: 1 });
    await ask('UPDATE agent_loads SET open_leads = 7');
    const broken = await cli(['doctor']);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(/WRONG agent counters.*\n.*7 counted, 0 in hand/);
    await ask('UPDATE agent_loads SET open_leads = 0');
  }, 180_000);

  it('backs up a workspace and restores it elsewhere, equal to the last row and file, but for who was erased since', async () => {
    await cli(['starter']);
    // Another day than that of the lead which an earlier story numbered by hand.
    const env = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'data') };
    app = await startTestApp(env, '2026-11-20T10:00:00+08:00');
    await aUser(app.dataSource.manager, { username: 'officer', role: 'admin' });
    const officer = await app.signIn('officer');
    const [site] = await ask<{ key: string }>('SELECT key FROM sites LIMIT 1');
    await app.anonymous
      .post(
        `/api/public/v1/sites/${site?.key ?? ''}/inquiries`,
        anInquiry({ contact: PERSON.name, phone: PERSON.phone, wechat: PERSON.wechat }),
      )
      .expect(201);
    await app.runJobs();
    await ask(`SELECT graphile_worker.add_job('bench.nothing', '{"n": 1}')`);
    mkdirSync(join(folder, 'data/mail'), { recursive: true });
    writeFileSync(join(folder, 'data/mail/one.eml'), 'Subject: 您好\r\n\r\n正文');
    const place = join(folder, 'data/files/attachments');
    const [kept, lost] = ['ab'.repeat(16), 'cd'.repeat(16)];
    for (const file of [kept, lost]) {
      mkdirSync(join(place, file.slice(0, 2)), { recursive: true });
      writeFileSync(join(place, file.slice(0, 2), file), `%PDF-${file}`);
      await ask(`INSERT INTO lead_attachments (id, lead_id, file, name, kind, size, sha256, at)
        SELECT gen_random_uuid(), l.id, '${file}', '合同.pdf', 'pdf', 37, encode(sha256(convert_to('%PDF-${file}', 'UTF8')), 'hex'), now()
        FROM leads l ORDER BY l.created_at DESC LIMIT 1`);
    }
    writeFileSync(join(place, 'ab', `${kept}.part`), 'still arriving');
    const target = join(folder, 'backup');
    const written = await cli(['backup', '--to', target]);
    expect(written).toMatchObject({ code: 0, stderr: '' });
    expect((await cli(['backup', '--to', target])).stderr).toContain('is not empty');
    const elsewhere = await createTestDatabase();
    try {
      const restored = await cli(['restore', '--from', target], elsewhere.url, join(folder, 'elsewhere'));
      expect(restored).toMatchObject({ code: 0, stderr: '' });
      for (const table of [
        'users',
        'agent_loads',
        'sites',
        'regions',
        'pipeline_stages',
        'graphile_worker.jobs',
      ]) {
        const sql = `SELECT count(*)::int AS rows, md5(string_agg(t::text, '|' ORDER BY t::text)) AS content FROM ${table} t`;
        expect(await ask(sql, elsewhere.url)).toEqual(await ask(sql));
      }
      expect(readFileSync(join(folder, 'elsewhere/mail/one.eml'), 'utf8')).toContain('正文');
      expect(readFileSync(join(folder, 'elsewhere/files/attachments/ab', kept), 'utf8')).toBe(`%PDF-${kept}`);
      expect(existsSync(join(folder, 'elsewhere/files/attachments/ab', `${kept}.part`))).toBe(false);
      const again = await cli(['restore', '--from', target], elsewhere.url, join(folder, 'elsewhere'));
      expect(again.code).toBe(4);
    } finally {
      await elsewhere.drop();
    }

    // Every attachment has its file with an equal hash, or it is named: at the backup and at the restore of it.
    rmSync(join(place, 'cd', lost));
    const holed = await cli(['backup', '--to', join(folder, 'holed')]);
    expect(holed).toMatchObject({ code: 0, stderr: expect.stringContaining(lost) });
    const third = await createTestDatabase();
    try {
      const restored = await cli(
        ['restore', '--from', join(folder, 'holed')],
        third.url,
        join(folder, 'third'),
      );
      expect(restored.code).toBe(5);
      expect(restored.stderr).toContain(`1 attachments have no file of their hash: ${lost}`);
    } finally {
      await third.drop();
    }

    await ask(`DELETE FROM lead_attachments WHERE file = '${lost}'`);

    // Erased after the backup: the newer backup says so, and the restore of the older one does it again.
    const entered = await officer
      .post('/api/v1/privacy-requests', { kind: 'erase', phone: PERSON.phone, identity: 'call_back' })
      .expect(201);
    const { id, version } = entered.body as { id: string; version: number };
    await officer.post(`/api/v1/privacy-requests/${id}/erase`, { version }).expect(200);
    await app.runJobs();
    const newer = join(folder, 'newer');
    expect(await cli(['backup', '--to', newer])).toMatchObject({ code: 0, stderr: '' });
    const later = await createTestDatabase();
    try {
      const args = ['restore', '--from', target, '--erasures', newer];
      const restored = await cli(args, later.url, join(folder, 'later'));
      expect(restored).toMatchObject({ code: 0, stderr: '' });
      expect(restored.stdout).toContain('1 people erased since the backup were erased again.');
      const source = new DataSource({ type: 'postgres', url: later.url });
      await source.initialize();
      try {
        expect(await traces(source, needles(PERSON))).toEqual([]);
      } finally {
        await source.destroy();
      }
      expect(await ask('SELECT 1 FROM suppressions', later.url)).not.toEqual([]);
    } finally {
      await later.drop();
    }
    expect((await cli(['restore', '--from', folder])).stderr).toContain('manifest.json is missing');
  }, 180_000);
});
