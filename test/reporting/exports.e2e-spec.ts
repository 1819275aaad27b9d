import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import Decimal from 'decimal.js';
import { readXlsx } from 'hucre/xlsx';
import { readSheet } from 'read-excel-file/node';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal, anActivity } from '../builders/pipeline';

interface ExportBody {
  id: string;
  status: string;
  progress: number;
  rows: number;
  file?: { name: string; size: number; expiresAt: string };
}

/** The header of 项目台账 in the official order (domain.md 4.1). */
const LEDGER = [
  '序号',
  '项目名称',
  '项目编号',
  '投资方',
  '投资方所在地',
  '项目内容及规模',
  '行业(国标)',
  '产业链',
  '内/外资',
  '总投资(万元)',
  '固投(万元)',
  '需求类型',
  '用地(亩)',
  '厂房(㎡)',
  '拟选址',
  '预计产值(万元)',
  '预计税收(万元)',
  '亩均税收(万元/亩)',
  '就业(人)',
  '能耗(吨标煤)',
  '环评类别',
  '当前阶段',
  '阶段进入日期',
  '最新进展',
  '存在问题',
  '需协调事项',
  '下步计划',
  '计划签约',
  '计划开工',
  '计划投产',
  '引荐人/渠道',
  '首谈单位',
  '责任单位',
  '责任领导',
  '项目经理',
  '联系人',
  '联系电话(脱敏)',
  '更新时间',
];

const FORMULAS = [
  '=1+1',
  '+cmd|x!A1',
  '-2+3',
  '@SUM(1,1)',
  '\t=1',
  '＝1+1',
  '＠SUM(1)',
  ' =HYPERLINK("http://evil.example","x")',
  '<b>&"\'</b>_x0041_',
];

describe('exports', () => {
  let app: TestApp;
  let teamId: string;
  let owner: BuiltUser;
  let manager: Client;
  let agent: Client;
  let otherManager: Client;
  let auditor: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    teamId = (await aTeam(tx, '岳塘招商一组')).id;
    owner = await aUser(tx, { teamIds: [teamId], name: '罗建明' });
    const leader = await aUser(tx, { role: 'manager', teamIds: [teamId], name: '唐文静' });
    manager = await app.signIn(leader.username);
    agent = await app.signIn(owner.username);
    otherManager = await app.signIn(
      (await aUser(tx, { role: 'manager', teamIds: [(await aTeam(tx)).id] })).username,
    );
    auditor = await app.signIn((await aUser(tx, { role: 'auditor' })).username);
  });
  afterAll(() => app.close());

  const deal = (traits: Parameters<typeof aDeal>[1] = {}) =>
    aDeal(app.dataSource.manager, { owner, teamId, ...traits });

  async function request(who: Client, body: object): Promise<ExportBody> {
    const { body: made } = await who.post('/api/v1/exports', body).expect(202);
    return made as ExportBody;
  }

  async function fetchFile(who: Client, id: string): Promise<Buffer> {
    const response = await who
      .get(`/api/v1/exports/${id}/file`)
      .buffer(true)
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    return response.body as Buffer;
  }

  async function make(who: Client, body: object): Promise<Buffer> {
    const { id } = await request(who, body);
    await app.runJobs();
    return fetchFile(who, id);
  }

  const csv = (file: Buffer): string[][] =>
    parse(file, { bom: true, relax_column_count: false }) as string[][];

  it('make the ledger of deals: title, header with units, typed cells, totals, signature', async () => {
    const one = await deal({
      name: '华晟精密租赁项目',
      company: '华晟精密机械',
      phone: '13900005678',
      stage: 'negotiating',
      investmentYuan: '30000000.00',
      areaSqm: 5000,
      industry: '装备制造',
      stageEnteredAt: '2026-11-12T09:00:00+08:00',
      facts: {
        taxYuan: '3000000.50',
        outputYuan: '80000000.00',
        jobs: 120,
        region: '岳塘',
        environmentClass: 'report_form',
        plannedSignOn: '2026-12-20',
      },
    });
    await anActivity(app.dataSource.manager, one, { summary: '已发方案，电话 13900005678 联系' });
    await deal({
      name: '金叶电池',
      pipeline: '拿地类',
      needType: 'buy_land',
      investmentYuan: '123456789.01',
      facts: { taxYuan: '6000000.00' },
      createdAt: '2026-11-11T09:00:00+08:00',
    });
    await app.dataSource.query(`UPDATE deals SET land_mu = 60 WHERE name = '金叶电池'`);
    const file = await make(manager, { kind: 'deals', format: 'xlsx' });

    const rows = await readSheet(file);
    expect(rows[0]?.[0]).toBe('项目台账');
    expect(rows[1]?.[0]).toBe('报表日期：2026-11-18　制表：唐文静');
    expect(rows[2]).toEqual(LEDGER);
    const at = (row: unknown[] | undefined, header: string): unknown => row?.[LEDGER.indexOf(header)];
    const first = rows[3];
    expect(at(first, '序号')).toBe(1);
    expect(at(first, '项目名称')).toBe('华晟精密租赁项目');
    expect(at(first, '项目编号')).toBe(one.number);
    expect(at(first, '总投资(万元)')).toBe(3000);
    expect(at(first, '预计税收(万元)')).toBe(300.00005);
    expect(at(first, '厂房(㎡)')).toBe(5000);
    expect(at(first, '就业(人)')).toBe(120);
    expect(at(first, '环评类别')).toBe('报告表');
    expect(at(first, '需求类型')).toBe('租厂房');
    expect(at(first, '当前阶段')).toBe('方案谈判');
    expect(at(first, '阶段进入日期')).toEqual(new Date('2026-11-12T00:00:00Z'));
    expect(at(first, '计划签约')).toEqual(new Date('2026-12-20T00:00:00Z'));
    expect(at(first, '最新进展')).toBe('已发方案，电话 139****5678 联系');
    expect(at(first, '责任单位')).toBe('岳塘招商一组');
    expect(at(first, '责任领导')).toBe('唐文静');
    expect(at(first, '项目经理')).toBe('罗建明');
    expect(at(first, '联系电话(脱敏)')).toBe('139****5678');
    expect(at(first, '产业链')).toBeNull();
    expect(at(rows[4], '用地(亩)')).toBe(60);
    expect(at(rows[4], '亩均税收(万元/亩)')).toBe(10);
    const totals = rows[5];
    expect(totals?.[0]).toBe('合计');
    expect(at(totals, '总投资(万元)')).toBe(15345.678901);
    expect(at(totals, '就业(人)')).toBe(120);
    expect(at(totals, '亩均税收(万元/亩)')).toBeNull();
    expect(rows[7]?.[0]).toContain('制表人：');

    const book = await readXlsx(file);
    const sheet = book.sheets[0];
    expect(sheet?.name).toBe('项目台账');
    expect(sheet?.merges).toContainEqual({ startRow: 0, startCol: 0, endRow: 0, endCol: LEDGER.length - 1 });
    expect(sheet?.freezePane).toMatchObject({ rows: 3, columns: 3 });
    expect(file.includes('13900005678')).toBe(false);
  });

  it('hold the numbers of an independent computation, in XLSX and CSV alike', async () => {
    for (let index = 0; index < 12; index += 1) {
      await deal({
        name: `随机 ${index}`,
        investmentYuan: `${index * 7919}${index}.${10 + index}`,
        areaSqm: index * 101.25,
      });
    }
    const computed: { n: string; sum: string; area: string }[] = await app.dataSource.query(
      'SELECT count(*) AS n, sum(investment_yuan) AS sum, sum(area_sqm) AS area FROM deals WHERE team_id = $1',
      [teamId],
    );
    const rows = await readSheet(await make(manager, { kind: 'deals', format: 'xlsx' }));
    const table = csv(await make(manager, { kind: 'deals', format: 'csv' }));
    const [header = [], ...records] = table;
    expect(header).toEqual(LEDGER);
    expect(records).toHaveLength(Number(computed[0]?.n));
    const column = LEDGER.indexOf('总投资(万元)');
    const sum = records.reduce(
      (total, record) => total.plus(record[column] === '' ? 0 : (record[column] ?? 0)),
      new Decimal(0),
    );
    expect(sum.mul(10_000).toFixed(2)).toBe(computed[0]?.sum);
    const data = rows.slice(3, 3 + records.length);
    expect(data.map((row) => row[column] ?? '')).toEqual(
      records.map((record) => (record[column] === '' ? '' : Number(record[column]))),
    );
    expect(data.map((row) => row[1])).toEqual(records.map((record) => record[1]));
    expect(rows[3 + records.length]?.[column]).toBeCloseTo(Number(sum), 6);
    expect(rows[3 + records.length]?.[LEDGER.indexOf('厂房(㎡)')]).toBeCloseTo(Number(computed[0]?.area), 6);
  });

  it('start a CSV with a byte order mark', async () => {
    const file = await make(manager, { kind: 'deals', format: 'csv' });
    expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(file.toString('utf8')).toContain('\r\n');
  });

  it.each(['xlsx', 'csv'] as const)('keep user text from becoming a formula in %s', async (format) => {
    const built = await Promise.all(FORMULAS.map((text) => deal({ name: `公式 ${format}`, company: text })));
    expect(built).toHaveLength(FORMULAS.length);
    const file = await make(manager, { kind: 'deals', format, filter: { q: `公式 ${format}` } });
    const column = LEDGER.indexOf('投资方');
    if (format === 'csv') {
      const cells = csv(file)
        .slice(1)
        .map((record) => record[column] ?? '');
      expect(cells).toHaveLength(FORMULAS.length);
      for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(cells).toContain(`'=1+1`);
      expect(cells).toContain(FORMULAS.at(-1));
    } else {
      const cells = (await readSheet(file)).slice(3, 3 + FORMULAS.length).map((row) => row[column]);
      expect(new Set(cells.map((cell) => String(cell).trim()))).toEqual(
        new Set(FORMULAS.map((text) => text.trim())),
      );
      const sheet = (await readXlsx(file)).sheets[0];
      expect(sheet?.rows.slice(3, 3 + FORMULAS.length).every((row) => typeof row[column] === 'string')).toBe(
        true,
      );
      expect([...(sheet?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)).toEqual([]);
    }
  });

  it('hold what the screen of the same person and filter lists', async () => {
    await aDeal(app.dataSource.manager, { name: '别组的项目' });
    for (const who of [manager, agent, otherManager]) {
      const listed = await who.get('/api/v1/deals?limit=200&status=open,lost').expect(200);
      const names = (listed.body as { items: { number: string }[] }).items.map((item) => item.number);
      const table = csv(await make(who, { kind: 'deals', format: 'csv', filter: { status: 'open,lost' } }));
      expect(new Set(table.slice(1).map((record) => record[2]))).toEqual(new Set(names));
    }
  });

  it('count progress, tell when they are done, and expire after a day', async () => {
    const made = await request(manager, { kind: 'deals', format: 'csv' });
    expect(made).toMatchObject({ status: 'queued', progress: 0 });
    expect((await manager.get(`/api/v1/exports/${made.id}/file`).expect(409)).body).toMatchObject({
      code: 'not_ready',
    });
    await app.runJobs();
    const done = (await manager.get(`/api/v1/exports/${made.id}`).expect(200)).body as ExportBody;
    expect(done).toMatchObject({
      status: 'done',
      progress: 1,
      file: { name: '项目台账-20261118.csv', expiresAt: '2026-11-19T02:00:00.000Z' },
    });
    const file = await manager.get(`/api/v1/exports/${made.id}/file`).expect(200);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="export.csv"; filename*=UTF-8''${encodeURIComponent('项目台账-20261118.csv')}`,
    });
    expect(file.headers['cache-control']).toContain('no-store');
    const audit: { action: string }[] = await app.dataSource.query(
      'SELECT action FROM audit_log WHERE object_id = $1 ORDER BY at',
      [made.id],
    );
    expect(audit.map((line) => line.action)).toEqual(['export.requested', 'export.downloaded']);
    app.clock.advanceMinutes(24 * 60);
    expect((await manager.get(`/api/v1/exports/${made.id}/file`).expect(410)).body).toMatchObject({
      code: 'gone',
    });
    expect((await manager.get(`/api/v1/exports/${made.id}`).expect(200)).body).not.toHaveProperty('file');
    await app.dataSource.query(`SELECT graphile_worker.add_job('reporting.exports-expired')`);
    await app.runJobs();
    expect(readdirSync(join(app.config.dataDir, 'exports'))).toEqual([]);
    app.clock.advanceMinutes(-24 * 60);
  });

  it('belong to who asked for them', async () => {
    const person = await app.signIn((await aUser(app.dataSource.manager, { teamIds: [teamId] })).username);
    const { id } = await request(person, { kind: 'leads', format: 'csv' });
    await app.runJobs();
    await fetchFile(person, id);
    for (const who of [manager, otherManager, agent]) {
      await who.get(`/api/v1/exports/${id}`).expect(404);
      await who.get(`/api/v1/exports/${id}/file`).expect(404);
    }
    await auditor.get(`/api/v1/exports/${id}`).expect(403);
    await auditor.post('/api/v1/exports', { kind: 'deals', format: 'csv' }).expect(403);
    await app.anonymous.get(`/api/v1/exports/${id}/file`).expect(401);
    await agent.get('/api/v1/exports/../../etc/passwd').expect(404);
    await agent.get('/api/v1/exports/nope/file').expect(404);
    const listed = await person.get('/api/v1/exports?withTotal=true').expect(200);
    expect(listed.body).toMatchObject({
      items: [expect.objectContaining({ id })],
      nextCursor: null,
      total: 1,
    });
  });

  it.each([
    [{ kind: 'users', format: 'xlsx' }, 400],
    [{ kind: 'deals', format: 'pdf' }, 400],
    [{ kind: 'deals', format: 'exe' }, 400],
    [{ kind: 'deals' }, 400],
    [{ kind: 'deals', format: 'csv', filter: { stage: 'nowhere' } }, 400],
    [{ kind: 'deals', format: 'csv', filter: { ownerId: "1' OR 1=1" } }, 400],
    [{ kind: 'deals', format: 'csv', filter: { secret: 1 } }, 400],
    [{ kind: 'deals', format: 'csv', filter: 'status=open' }, 400],
    [{ kind: 'report:funnel', format: 'csv', filter: { groupBy: 'password' } }, 400],
    [{ kind: 'leads', format: 'csv', filter: { view: 'all' } }, 403],
  ])('refuse %j', async (body, status) => {
    await agent.post('/api/v1/exports', body).expect(status);
  });

  it('give the same export again for the same Idempotency-Key', async () => {
    const ask = () =>
      manager.post('/api/v1/exports', { kind: 'deals', format: 'csv' }).set('Idempotency-Key', 'export-1');
    const first = await ask().expect(202);
    expect((await ask().expect(202)).body).toEqual(first.body);
  });

  it('mask phones in leads, and hide the rest of a name in the pool', async () => {
    const built = await deal({ name: '公海线索', company: '公海公司', phone: '13900009876' });
    await app.dataSource.query(
      `UPDATE leads SET owner_id = NULL, status = 'new', pool_id = (SELECT id FROM pools WHERE team_id = $2), pooled_at = now() WHERE id = $1`,
      [built.leadId, teamId],
    );
    const table = csv(await make(agent, { kind: 'leads', format: 'csv', filter: { view: 'pool' } }));
    const [header = [], record = []] = table;
    expect(record[header.indexOf('公司')]).toBe('公海公司');
    expect(record[header.indexOf('联系人')]).toBe('陈**');
    expect(record[header.indexOf('联系电话(脱敏)')]).toBe('139****9876');
    expect(JSON.stringify(table)).not.toContain('13900009876');
    await app.dataSource.query(
      `UPDATE leads SET owner_id = $2, pool_id = NULL, pooled_at = NULL, status = 'converted' WHERE id = $1`,
      [built.leadId, owner.id],
    );
  });

  it('of leads hold what the queue of the same person and filter lists', async () => {
    const tx = app.dataSource.manager;
    await aLead(tx, { ownerId: owner.id, teamId, company: '云仓物流', phone: '13800004321' });
    await aLead(tx, { teamId, pooled: true, company: '云仓公海', phone: '13800004322' });
    await aLead(tx, { ownerId: owner.id, teamId, status: 'disqualified' });
    const queries: Record<string, string>[] = [
      {},
      { view: 'pool' },
      { q: '云仓' },
      { q: ' 云仓·物流 ' },
      { q: '138 0000 4321' },
      { q: '，' },
      { q: '4321' },
      { q: '4322', view: 'pool' },
      { status: 'disqualified,converted' },
      { needType: 'rent_factory,buy_land' },
      { due: 'today' },
      { responded: 'false' },
      { createdFrom: '2026-11-11', createdTo: '2026-11-17' },
    ];
    for (const [who, view] of [
      [agent, 'mine'],
      [manager, 'team'],
    ] as const) {
      for (const query of queries) {
        const filter: Record<string, string> = { view, ...query };
        const listed = await who
          .get(`/api/v1/leads?limit=200&${new URLSearchParams(filter).toString()}`)
          .expect(200);
        const numbers = (listed.body as { items: { number: string }[] }).items.map((item) => item.number);
        const table = csv(await make(who, { kind: 'leads', format: 'csv', filter }));
        expect({
          filter,
          rows: table
            .slice(1)
            .map((record) => record[1])
            .sort(),
        }).toEqual({ filter, rows: numbers.sort() });
      }
    }
  });

  it('of people are in the register of who received whose data; figures are not', async () => {
    const tx = app.dataSource.manager;
    const lead = await aLead(tx, { ownerId: owner.id, teamId, phone: '13800004390', company: '登记测试厂' });
    await aLead(tx, { ownerId: owner.id, teamId, phone: '13800004391', company: '登记以外厂' });
    const disclosed = async (id: string): Promise<unknown> =>
      tx.query(
        `SELECT d.recipient, d.recipient_kind, d.purpose, d.object_id, d.recorded_by,
           array_agg(l.id) AS leads
         FROM disclosures d JOIN disclosure_people p ON p.disclosure_id = d.id JOIN leads l ON l.contact_id = p.contact_id
         WHERE d.object_type = 'export' AND d.object_id = $1 GROUP BY d.id`,
        [id],
      );
    const filter = { view: 'mine', q: '登记测试' };
    const { id } = await request(agent, { kind: 'leads', format: 'xlsx', filter });
    const nobody = await request(agent, { kind: 'leads', format: 'csv', filter: { q: '没有这样的线索' } });
    const figures = await request(manager, { kind: 'report:funnel', format: 'csv' });
    await app.runJobs();
    expect(await disclosed(id)).toEqual([
      {
        recipient: owner.name,
        recipient_kind: 'staff',
        purpose: 'export.leads',
        object_id: id,
        recorded_by: owner.id,
        leads: [lead.id],
      },
    ]);
    expect(await disclosed(nobody.id)).toEqual([]);
    expect(await disclosed(figures.id)).toEqual([]);
  });

  it('list follow-ups', async () => {
    const table = csv(
      await make(agent, {
        kind: 'activities',
        format: 'csv',
        filter: { from: '2026-11-12', to: '2026-11-12', type: ['call'] },
      }),
    );
    expect(table[0]?.slice(0, 5)).toEqual(['序号', '时间', '方式', '结果', '跟进内容']);
    expect(table[1]?.slice(0, 5)).toEqual([
      '1',
      '2026-11-12 10:00',
      '电话',
      '',
      '已发方案，电话 139****5678 联系',
    ]);
    expect(
      csv(await make(agent, { kind: 'activities', format: 'csv', filter: { to: '2026-11-11' } })),
    ).toHaveLength(1);
  });

  it('say that they failed when their requester may no longer export', async () => {
    const tx = app.dataSource.manager;
    const leaver = await aUser(tx, { teamIds: [teamId] });
    const client = await app.signIn(leaver.username);
    const { id } = await request(client, { kind: 'deals', format: 'csv' });
    await tx.query(`UPDATE users SET role = 'auditor' WHERE id = $1`, [leaver.id]);
    await app.runJobs();
    const rows: { status: string; error_code: string }[] = await tx.query(
      'SELECT status, error_code FROM exports WHERE id = $1',
      [id],
    );
    expect(rows[0]).toEqual({ status: 'failed', error_code: 'forbidden' });
  });
});
