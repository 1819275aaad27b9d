import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { join } from 'node:path';
import { aUser } from '../builders/identity';
import { SOURCE, imported, upload, worked, type ImportView } from '../builders/imports';
import { anArchive, gb18030, inlineRow, workbookOf } from '../builders/archives';
import { startTestApp, type Client, type TestApp } from '../support/app';

const CUT_LINES = 200;

/** security.md T-12 to T-15 on the one address that takes files. */
describe('hostile uploads', () => {
  let app: TestApp;
  let admin: Client;
  let folder: string;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
    folder = join(app.config.dataDir, 'files', 'imports');
  });
  afterAll(() => app.close());

  const stored = (): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  const descriptors = (): number => readdirSync('/proc/self/fd').length;
  /** The uploads that this process has open; also those that are deleted already. */
  const opened = (): string[] =>
    readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        const target = readlinkSync(`/proc/self/fd/${fd}`);
        return target.startsWith(folder) ? [target] : [];
      } catch {
        return []; // closed since it was listed
      }
    });

  /** Raw bytes of a multipart body; answers the status, 0 when the line was cut. */
  function send(body: string | Buffer, headers: Record<string, string>, cutAfter?: number): Promise<number> {
    return new Promise((resolve) => {
      const outgoing = rawRequest(
        `${app.url}/api/v1/imports`,
        { method: 'POST', headers: { authorization: `Bearer ${admin.token ?? ''}`, ...headers } },
        (response) => {
          response.resume();
          response.on('end', () => resolve(response.statusCode ?? 0));
        },
      );
      outgoing.on('error', () => resolve(0));
      if (cutAfter === undefined) outgoing.end(body);
      else
        outgoing.write(Buffer.from(body).subarray(0, cutAfter), () => setImmediate(() => outgoing.destroy()));
    });
  }

  const BOUNDARY = 'xxBOUNDARYxx';
  const FORM = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  const part = (disposition: string, body: string, type = ''): string =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n${type}\r\n${body}\r\n`;
  const END = `--${BOUNDARY}--\r\n`;
  const FILE = part('name="file"; filename="a.csv"', '手机号\n13900003001', 'Content-Type: text/csv\r\n');
  const KIND = part('name="kind"', 'leads');

  it('broken, nested, nameless and endless forms: refused, and nothing of them stays', async () => {
    await send(`${KIND}${FILE}${END}`, FORM);
    await app.runJobs();
    const before = { files: stored().sort(), opened: opened().length, fds: descriptors() };
    const forms: readonly (readonly [string, Record<string, string>])[] = [
      ['', FORM],
      [END, FORM],
      [`${KIND}${FILE}`, FORM], // never ends
      [`${KIND}${FILE}${END}`, { 'content-type': 'multipart/form-data' }],
      [`${KIND}${part('name=""; filename=""', 'x')}${END}`, FORM],
      [`${KIND}${part('name="file"; filename=""', 'x')}${END}`, FORM],
      [`${KIND}${part('name="other"; filename="a"', 'x')}${END}`, FORM],
      [`${KIND}${FILE}${FILE}${END}`, FORM],
      [`${KIND}${FILE}${part('name="a[b][c][d]"', 'x')}${END}`, FORM],
      [
        `${KIND}${FILE}${Array.from({ length: 100 }, (_, n) => part(`name="f${n}"`, 'x')).join('')}${END}`,
        FORM,
      ],
      [`${KIND}${FILE}${part(`name="${'n'.repeat(5000)}"`, 'x')}${END}`, FORM],
      [`${KIND}${FILE}${part('name="mapping"', 'x'.repeat(100_000))}${END}`, FORM],
      [
        part('name="kind"; filename="k"', 'leads', 'Content-Type: multipart/mixed; boundary=y\r\n') + END,
        FORM,
      ],
    ];
    const statuses = await Promise.all(forms.map(([body, headers]) => send(body, headers)));
    expect(statuses.filter((status) => status >= 500 || (status >= 200 && status < 300))).toEqual([]);
    for (let n = 0; n < CUT_LINES; n += 1)
      await send(`${KIND}${FILE}${END}`, { ...FORM, 'content-length': '5000' }, 60 + n);
    expect((await admin.get('/api/v1/me')).status).toBe(200);
    // The server hears of a cut line a moment later.
    for (
      let n = 0;
      n < 100 && (stored().length > before.files.length || opened().length > before.opened);
      n += 1
    ) {
      await admin.get('/api/v1/me');
    }
    expect(stored().sort()).toEqual(before.files);
    expect(opened().length).toBeLessThanOrEqual(before.opened);
    // Connections to the database come and go; of the cut lines none may stay.
    expect(descriptors()).toBeLessThan(before.fds + CUT_LINES / 2);
  });

  it('beyond the limit of size: 413, and nothing stays', async () => {
    await admin.patch('/api/v1/settings', { key: 'imports.maxMegabytes', value: 1 }).expect(200);
    const before = stored().sort();
    const large = await upload(app, admin, `手机号\n${'13900003002\n'.repeat(100_000)}`);
    expect(large.status).toBe(413);
    expect(large.body).toMatchObject({ code: 'payload_too_large' });
    expect(stored().sort()).toEqual(before);
    await admin.patch('/api/v1/settings', { key: 'imports.maxMegabytes', value: 200 }).expect(200);
  });

  it('beyond the limit of rows: the import fails and says so', async () => {
    await admin.patch('/api/v1/settings', { key: 'imports.maxRows', value: 5 }).expect(200);
    const sent = await upload(app, admin, `手机号\n${'13900003003\n'.repeat(40)}`).expect(202);
    expect(await worked(app, admin, (sent.body as ImportView).id)).toMatchObject({
      status: 'failed',
      error: { code: 'import_file_too_many_rows' },
    });
    await admin.patch('/api/v1/settings', { key: 'imports.maxRows', value: 1_000_000 }).expect(200);
  });

  it.each([
    '../../../../etc/passwd',
    '..\\..\\x.csv',
    '/etc/cron.d/x',
    'CON',
    'x'.repeat(5000),
    '<img src=x>.csv',
  ])('a file named %j is stored under a random name, and shown as text', async (name) => {
    const before = new Set(stored());
    const sent = await upload(app, admin, '手机号\n13900003004\n', {}, name).expect(202);
    const fresh = stored().filter((file) => !before.has(file));
    expect(fresh).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    const shown = (sent.body as { fileName: string }).fileName;
    expect(shown.length).toBeLessThanOrEqual(200);
    expect(shown).not.toMatch(/[/\\\u0000]/);
    await app.runJobs();
  });

  it('an id that is a path finds nothing', async () => {
    for (const id of ['..%2f..%2fetc%2fpasswd', '%2e%2e', 'x'.repeat(2000)]) {
      for (const path of [`/api/v1/imports/${id}`, `/api/v1/imports/${id}/errors.xlsx`]) {
        expect((await admin.get(path)).status).toBe(404);
      }
    }
  });

  it('bombs and foreign files are refused at once or by the job, and leave no file', async () => {
    const bomb = `<row><c t="inlineStr"><is><t>${'A'.repeat(30 * 1024 * 1024)}</t></is></c></row>`;
    const refused = await upload(app, admin, anArchive(workbookOf({ rows: bomb })), {}, 'bomb.xlsx');
    expect({ status: refused.status, code: (refused.body as { code: string }).code }).toEqual({
      status: 422,
      code: 'import_file_bomb',
    });
    const before = stored().length;
    const liar = anArchive(workbookOf({ rows: bomb, sheetClaims: 3000 }));
    const sent = await upload(app, admin, liar, {}, 'liar.xlsx').expect(202);
    expect(await worked(app, admin, (sent.body as ImportView).id)).toMatchObject({
      status: 'failed',
      error: { code: 'import_file_bomb' },
    });
    expect(stored().length).toBe(before);
  });

  it('a file of two encodings is refused in words; with its encoding named its good rows come in and the others are listed', async () => {
    const mixed = Buffer.concat([
      Buffer.from('公司名称,联系人,手机号\n湖南甲材料有限公司,周先生,13900003101\n'),
      gb18030('湖南乙材料有限公司,李女士,13900003102\n'),
    ]);
    const refused = await upload(app, admin, mixed).expect(422);
    expect(refused.body.code).toBe('import_file_encoding_broken');
    expect(refused.body.detail).toContain('第 3 行');
    expect(refused.body.detail).toContain('UTF-8');
    await upload(app, admin, mixed, { encoding: 'latin1' }).expect(400);
    const done = await imported(app, admin, mixed, { encoding: 'utf-8' });
    expect(done).toMatchObject({ status: 'done', encoding: 'utf-8', counts: { created: 1, errors: 1 } });
    expect(done.errors).toMatchObject([{ row: 3, code: 'unreadable' }]);
    const western = Buffer.from(
      'company,contact,phone\nM\xfcller Dichtwerke GmbH,J\xf6rg Wei\xdf,13900003104\n',
      'latin1',
    );
    expect((await upload(app, admin, western).expect(422)).body.code).toMatch(/^import_file_encoding_/);
    const named = await imported(app, admin, western, { encoding: 'windows-1252' });
    expect(named).toMatchObject({
      status: 'done',
      encoding: 'windows-1252',
      counts: { created: 1, errors: 0 },
    });
    const people: object[] = await app.dataSource.query(
      `SELECT company_name, contact_name FROM leads WHERE phone = '13900003104'`,
    );
    expect(people).toEqual([{ company_name: 'Müller Dichtwerke GmbH', contact_name: 'Jörg Weiß' }]);
  });

  it('a list too short to tell is asked about, and a Big5 list comes in as it was written', async () => {
    const unclear = await upload(app, admin, gb18030('犇骉\n')).expect(422);
    expect(unclear.body.code).toBe('import_file_encoding_unclear');
    // 姓名,手機,備註 / 陳大文,… ,許功蓋
    const big5 = Buffer.concat([
      Buffer.from('a96da6572ca4e2bef72cb3c6b5f90ab3afa46aa4e52c', 'hex'),
      Buffer.from('13900003103,'),
      Buffer.from('b35ca55cbb5c0a', 'hex'),
    ]);
    const done = await imported(app, admin, big5);
    expect(done).toMatchObject({ status: 'done', encoding: 'big5', counts: { created: 1, errors: 0 } });
    const rows: { contact_name: string }[] = await app.dataSource.query(
      `SELECT contact_name FROM leads WHERE phone = '13900003103'`,
    );
    expect(rows).toEqual([{ contact_name: '陳大文' }]);
  });

  it('formulas come in as text and go out inert, in CSV and XLSX', async () => {
    const formulas = [
      '=1+1',
      "=cmd|'/C calc'!A0",
      '+1+1',
      '-1+1',
      '@SUM(1,1)',
      '＝1+1',
      '＋1',
      '－1',
      '＠SUM(1)',
    ];
    const rows = formulas.map((text, n) =>
      inlineRow(n + 2, [text.replaceAll('&', '&amp;'), `1380000300${n}`, text]),
    );
    const file = anArchive(
      workbookOf({ rows: inlineRow(1, ['公司名称', '手机号', '联系人']) + rows.join('') }),
    );
    const view = await imported(app, admin, file);
    expect(view.counts).toMatchObject({ created: formulas.length, errors: 0 });
    const sent = await admin.post('/api/v1/exports', { kind: 'leads', format: 'csv' }).expect(202);
    await app.runJobs();
    const csv = await admin.get(`/api/v1/exports/${(sent.body as { id: string }).id}/file`).expect(200);
    const cells = csv.text.split('\r\n').flatMap((line) => line.split(','));
    expect(cells.filter((cell) => /^"?[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell))).toEqual([]);
    expect(csv.text).toContain("'=1+1");
  });

  it('keeps values that look like code or prototype keys as text', async () => {
    const list = 'constructor,__proto__,手机号,备注\n{{7*7}},x,13900003020,<script>alert(1)</script>\n';
    const view = await imported(app, admin, list, { ...SOURCE });
    expect(view).toMatchObject({ status: 'done', counts: { created: 1 } });
    expect(view.columns.map((column) => column.header)).toEqual([
      'constructor',
      '__proto__',
      '手机号',
      '备注',
    ]);
  });
});
