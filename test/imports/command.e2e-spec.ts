import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { readSheet } from 'read-excel-file/node';
import { gb18030 } from '../builders/archives';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** Every command is a start of the program, some seconds on two busy cores. */
jest.setTimeout(180_000);

const PROGRAM = join(__dirname, '../../dist/apps/cli/src/main.js');
const SOURCE = ['--source-kind', 'own_customers', '--source-note', '原系统客户名单'];

describe('import on the command line', () => {
  let database: TestDatabase;
  let folder: string;
  let list: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'luodi-import-'));
    list = join(folder, 'list.csv');
    writeFileSync(list, gb18030('公司名称;手机号;备注\n甲公司;13900004001;一\n乙公司;139;二\n'));
    await cli(['starter']);
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const cli = (args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const env = {
        PATH: process.env['PATH'],
        DATABASE_URL: database.url,
        DATA_DIR: join(folder, 'data'),
        SECRET_KEY: 'tests-only-0123456789-abcdefghijklmnop',
        LOG_LEVEL: 'error',
      };
      execFile(process.execPath, [PROGRAM, ...args], { env }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });

  it('explains itself, and refuses with a reason', async () => {
    const help = await cli(['import', '--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('--duplicates skip|fill|update|merge');
    expect((await cli(['import', '--kind', 'leads'])).code).toBe(2);
    expect((await cli(['import', '--kind', 'leads', '--file', list, '--duplicates', 'x'])).code).toBe(2);
    const lawless = await cli(['import', '--kind', 'leads', '--file', list]);
    expect(lawless).toMatchObject({ code: 1, stderr: expect.stringContaining('import_source_required') });
    const missing = await cli(['import', '--kind', 'leads', '--file', join(folder, 'none.csv'), ...SOURCE]);
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('can not be read') });
  });

  it('counts first, then writes, and leaves the faulty rows in a file', async () => {
    const wish = ['import', '--kind', 'leads', '--file', list, '--duplicates', 'fill'];
    const dry = await cli([...wish, '--dry-run']);
    expect(dry).toMatchObject({ code: 5, stdout: expect.stringContaining('checked rows=2 importable=1') });
    const errors = join(folder, 'errors.xlsx');
    const done = await cli([...wish, ...SOURCE, '--errors', errors]);
    expect(done.stdout).toContain('done rows=2 importable=0 created=1 updated=0 duplicates=0 errors=1');
    expect(done.code).toBe(5);
    const rows = await readSheet(readFileSync(errors));
    expect(rows[1]?.slice(0, 2)).toEqual(['乙公司', '139']);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows: leads } = await client.query('SELECT company_name, phone, message FROM leads');
    await client.end();
    expect(leads).toEqual([{ company_name: '甲公司', phone: '13900004001', message: '一' }]);
  });
});
