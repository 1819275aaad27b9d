import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { Suppression } from '@luodi/privacy';
import request from 'supertest';
import { anIntake, type BuiltIntake } from '../builders/capture';
import { aTeam, aUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { SOURCE, imported, upload, worked, type ImportView } from '../builders/imports';
import { startTestApp, type Client, type TestApp } from '../support/app';

const HEADER = '公司名称,联系人,手机号,需求,面积(亩),年税收(万元),备注';

interface LeadView {
  readonly id: string;
  readonly number: string;
  readonly phone: string;
  readonly company: string | null;
  readonly contact: string | null;
  readonly needType: string | null;
  readonly areaMinSqm: number | null;
  readonly taxMinYuan: string | null;
  readonly owner: { id: string } | null;
  readonly inquiryCount: number;
  readonly waitingReason: string | null;
  readonly sla: { state: string };
  readonly createdAt: string;
}

describe('importing leads', () => {
  let app: TestApp;
  let admin: Client;
  let intake: BuiltIntake;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    intake = await anIntake(tx);
    admin = await app.signIn((await aUser(tx, { role: 'admin' })).username);
  });
  afterAll(() => app.close());

  async function leadOf(phone: string): Promise<LeadView | undefined> {
    const response = await admin.get(`/api/v1/leads?view=all&q=${phone}`).expect(200);
    return (response.body as { items: LeadView[] }).items[0];
  }

  it('tells its limits before anything is sent', async () => {
    const { body } = await admin.get('/api/v1/imports/limits').expect(200);
    expect(body).toMatchObject({
      maxBytes: 200 * 1024 * 1024,
      maxRows: 1_000_000,
      formats: ['xlsx', 'csv', 'txt'],
    });
    const kinds = (body as { kinds: { kind: string; fields: { label: string }[] }[] }).kinds;
    expect(kinds.map((kind) => kind.kind).sort()).toEqual(['companies', 'followups', 'leads']);
    expect(kinds.find((kind) => kind.kind === 'leads')?.fields[0]?.label).toBe('手机号');
  });

  it('reads, maps and checks a list with title rows, and writes it when told to', async () => {
    const list = [
      '2026 年招商线索汇总表,,,,,,',
      '制表:招商一部,,,,,,',
      HEADER,
      '湘潭长济康养服务有限公司,何志远,13900002001,拿地建康养中心,30,300,推介会',
      '株洲五金制造厂,刘女士,139 0000 2002,租5000平厂房,,,',
      '坏手机公司,王五,1390000,租厂房,,,',
      '湘潭长济康养服务有限公司,何志远,13900002001,又一行,,,',
      ',,,没有联系方式,,,',
    ].join('\n');
    const sent = await upload(app, admin, list, { dryRun: 'true' }).expect(202);
    const id = (sent.body as ImportView).id;
    expect(sent.body).toMatchObject({ status: 'queued', fileName: 'list.csv' });

    const checked = await worked(app, admin, id);
    expect(checked).toMatchObject({
      status: 'checked',
      rows: 5,
      headerRow: 3,
      delimiter: ',',
      counts: { importable: 2, duplicates: 1, errors: 2, created: 0 },
      missingFields: [],
    });
    expect(checked.columns.map((column) => column.field)).toEqual([
      'company',
      'contact',
      'phone',
      'need',
      'area',
      'tax',
      'message',
    ]);
    expect(checked.errors.map(({ row, code }) => [row, code])).toEqual([
      [6, 'phone_too_short'],
      [8, 'phone_or_wechat'],
    ]);
    expect(await leadOf('13900002001')).toBeUndefined();

    // Without a lawful source nothing is written.
    const refused = await admin.post(`/api/v1/imports/${id}/run`, { duplicates: 'skip' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'import_source_required' });
    await admin.post(`/api/v1/imports/${id}/run`, { duplicates: 'skip', ...SOURCE }).expect(202);
    const done = await worked(app, admin, id);
    expect(done).toMatchObject({
      status: 'done',
      counts: { created: 2, duplicates: 1, errors: 2 },
      undoUntil: expect.any(String),
    });

    const land = await leadOf('13900002001');
    expect(land).toMatchObject({
      company: '湘潭长济康养服务有限公司',
      contact: '何志远',
      needType: 'buy_land',
      areaMinSqm: 20_000,
      taxMinYuan: '3000000.00',
      channel: 'import',
      waitingReason: 'imported',
      owner: null,
      sla: { state: 'none' },
      inquiryCount: 1,
    });
    expect(await leadOf('13900002002')).toMatchObject({ needType: 'rent_factory', areaMinSqm: 5000 });
    const proof: unknown[] = await app.dataSource.query(
      `SELECT c.basis, c.note, i.channel FROM consents c JOIN inquiries i ON i.id = c.inquiry_id WHERE i.lead_id = $1`,
      [land?.id],
    );
    expect(proof).toEqual([
      { basis: 'import', note: `${SOURCE.sourceKind}: ${SOURCE.sourceNote}`, channel: 'import' },
    ]);
  });

  it('gives the faulty rows back as a workbook that can be mended and imported again', async () => {
    const list = `${HEADER}\n=cmd|'/C calc'!A0,"@SUM(1)",12,"=HYPERLINK(""http://x"")",5,,\n`;
    const view = await imported(app, admin, list);
    expect(view.counts).toMatchObject({ created: 0, errors: 1 });
    const file = await admin
      .get(`/api/v1/imports/${view.id}/errors.xlsx`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect(file.headers['x-content-type-options']).toBe('nosniff');
    const rows = await readSheet(file.body as Buffer);
    expect(rows[0]).toEqual([...HEADER.split(','), '原行号（表格软件中的行）', '未导入原因']);
    expect(rows[1]?.slice(0, 3)).toEqual(["=cmd|'/C calc'!A0", '@SUM(1)', '12']);
    expect(rows[1]?.at(-1)).toBe('手机号：手机号应为 11 位，请检查');
    const raw = (file.body as Buffer).toString('latin1');
    expect(raw).not.toContain('<f>');

    const again = await imported(app, admin, file.body as Buffer);
    expect(again).toMatchObject({ headerRow: 1, counts: { errors: 1, created: 0 } });
    expect(again.columns.slice(0, 4).map((column) => column.field)).toEqual([
      'company',
      'contact',
      'phone',
      'need',
    ]);
  });

  it('does with people it knows what it was asked: skip, fill, update, merge', async () => {
    const list = (need: string): string => `${HEADER}\n新公司名,新联系人,13900002010,${need},10,,补充备注\n`;
    await imported(app, admin, `手机号,公司名称\n13900002010,老公司\n`);
    const before = await leadOf('13900002010');

    const skipped = await imported(app, admin, list('拿地'), { duplicates: 'skip' });
    expect(skipped.counts).toMatchObject({ created: 0, updated: 0, duplicates: 1 });
    expect(await leadOf('13900002010')).toMatchObject({ company: '老公司', contact: null, version: 1 });

    const filled = await imported(app, admin, list('拿地'), { duplicates: 'fill' });
    expect(filled.counts).toMatchObject({ updated: 1 });
    expect(await leadOf('13900002010')).toMatchObject({
      id: before?.id,
      company: '老公司',
      contact: '新联系人',
      needType: 'buy_land',
      inquiryCount: 1,
    });
    const nothing = await imported(app, admin, list('拿地'), { duplicates: 'fill' });
    expect(nothing.counts).toMatchObject({ updated: 0, duplicates: 1 });

    const updated = await imported(app, admin, list('租厂房'), { duplicates: 'update' });
    expect(updated.counts).toMatchObject({ updated: 1 });
    expect(await leadOf('13900002010')).toMatchObject({ company: '新公司名', needType: 'rent_factory' });

    const merged = await imported(app, admin, list('租仓库'), { duplicates: 'merge' });
    expect(merged.counts).toMatchObject({ updated: 1 });
    expect(await leadOf('13900002010')).toMatchObject({ needType: 'rent_factory', inquiryCount: 2 });

    await admin.post(`/api/v1/imports/${merged.id}/undo`).expect(202);
    expect(await worked(app, admin, merged.id)).toMatchObject({
      status: 'undone',
      counts: { undone: 1, kept: 0 },
    });
    expect(await leadOf('13900002010')).toMatchObject({ inquiryCount: 1 });
  });

  it('never imports who asked not to be contacted', async () => {
    const lead = await aLead(app.dataSource.manager, { phone: '13900002020' });
    await app.dataSource.query('UPDATE contacts SET do_not_contact = true WHERE id = $1', [lead.contactId]);
    const view = await imported(app, admin, '手机号,联系人\n13900002020,某人\n', { duplicates: 'update' });
    expect(view).toMatchObject({ counts: { created: 0, updated: 0, errors: 1 } });
    expect(view.errors[0]).toMatchObject({ code: 'do_not_contact' });

    const keys = [{ kind: 'wechat', value: 'shanchu_ren' }] as const;
    await app.dataSource.transaction((tx) => app.get(Suppression).suppress(tx, keys, app.clock.now()));
    const erased = await imported(app, admin, '手机号,微信\n13900002021,Shanchu_Ren\n');
    expect(erased).toMatchObject({ counts: { created: 0, errors: 1 } });
  });

  it('gives leads to named owners up to their cap, to a pool, or by the rules, without a storm of notices', async () => {
    const tx = app.dataSource.manager;
    const agent = await aUser(tx, { name: '郭晓明', teamIds: [intake.teamId] });
    await app.dataSource.query('UPDATE agent_loads SET capacity = 2 WHERE user_id = $1', [agent.id]);
    const rows = [1, 2, 3].map((n) => `1390000203${n},甲${n},郭晓明`);
    const owned = await imported(
      app,
      admin,
      ['手机号,联系人,负责人', ...rows, '13900002034,乙,查无此人'].join('\n'),
      {
        assign: 'owner',
      },
    );
    expect(owned.counts).toMatchObject({ created: 3, assigned: 2, errors: 1 });
    expect((await leadOf('13900002031'))?.owner).toMatchObject({ id: agent.id });
    expect(await leadOf('13900002033')).toMatchObject({ owner: null, waitingReason: 'imported' });
    const load: unknown[] = await app.dataSource.query(
      'SELECT open_leads FROM agent_loads WHERE user_id = $1',
      [agent.id],
    );
    expect(load).toEqual([{ open_leads: 2 }]);

    const pooled = await imported(app, admin, '手机号\n13900002035\n', {
      assign: 'pool',
      teamId: intake.teamId,
    });
    expect(pooled.counts).toMatchObject({ created: 1 });
    expect((await leadOf('13900002035')) as unknown).toMatchObject({
      poolId: expect.any(String),
      owner: null,
    });

    const ruled = await imported(app, admin, '手机号,需求\n13900002036,租厂房3000平\n', {
      assign: 'rules',
      startClock: 'true',
    });
    expect(ruled.counts).toMatchObject({ created: 1, assigned: 1 });
    expect(await leadOf('13900002036')).toMatchObject({
      owner: { id: intake.agent.id },
      sla: { state: 'running' },
    });

    const notices: unknown[] = await app.dataSource.query(
      `SELECT 1 FROM notifications WHERE kind = 'lead_assigned'`,
    );
    expect(notices).toEqual([]);
  });

  it('takes an import back where nobody has touched it since', async () => {
    const agent = await aUser(app.dataSource.manager, { name: '鲁一鸣', teamIds: [intake.teamId] });
    const view = await imported(
      app,
      admin,
      '手机号,联系人,负责人\n13900002041,甲,鲁一鸣\n13900002042,乙,鲁一鸣\n13900002043,丙,鲁一鸣\n',
      { assign: 'owner' },
    );
    const touched = await leadOf('13900002042');
    const client = await app.signIn(agent.username);
    await client
      .post(`/api/v1/leads/${touched?.id}/activities`, {
        type: 'call',
        summary: '通了',
        outcome: 'connected',
      })
      .expect(201);
    await admin.post(`/api/v1/imports/${view.id}/undo`).expect(202);
    const after = await worked(app, admin, view.id);
    expect(after).toMatchObject({ status: 'undone', counts: { undone: 2, kept: 1 }, undoUntil: null });
    expect(await leadOf('13900002041')).toBeUndefined();
    expect(await leadOf('13900002042')).toBeDefined();
    const left: unknown[] = await app.dataSource.query(
      `SELECT (SELECT count(*)::int FROM contact_keys WHERE value IN ('13900002041', '13900002043')) AS keys,
         (SELECT open_leads FROM agent_loads WHERE user_id = $1) AS load`,
      [agent.id],
    );
    expect(left).toEqual([{ keys: 0, load: 1 }]);
    await admin.post(`/api/v1/imports/${view.id}/undo`).expect(409);
  });

  it('takes the companies along that it had brought, but none that somebody uses or that was there', async () => {
    const names = ['澧水泵阀有限公司', '澧水轴承有限公司', '澧水铸件有限公司'];
    await imported(app, admin, `公司名称\n${names[2]}\n`, { kind: 'companies' });
    const view = await imported(
      app,
      admin,
      `手机号,联系人,公司名称,统一社会信用代码\n13900002061,甲,${names[0]},91430100MA4L16JQ9B\n13900002062,乙,${names[0]},\n13900002063,丙,${names[1]},\n13900002064,丁,${names[2]},\n`,
    );
    expect(view.counts).toMatchObject({ created: 4 });
    const touched = await leadOf('13900002063');
    await admin
      .post(`/api/v1/leads/${touched?.id}/activities`, { type: 'note', summary: '已核对' })
      .expect(201);
    await admin.post(`/api/v1/imports/${view.id}/undo`).expect(202);
    expect(await worked(app, admin, view.id)).toMatchObject({ counts: { undone: 3, kept: 1 } });
    const { body } = await admin.get(`/api/v1/companies?q=${encodeURIComponent('澧水')}`).expect(200);
    const left = (body as { items: { name: string }[] }).items.map((company) => company.name);
    expect(left.sort()).toEqual([names[1], names[2]]);
  });

  it('keeps a person of whom an export told somebody, and their register', async () => {
    const view = await imported(app, admin, '手机号,联系人\n13900002065,甲\n');
    await app.dataSource.query(
      `WITH d AS (
         INSERT INTO disclosures (id, at, recipient, recipient_kind, purpose, categories, basis)
         VALUES (gen_random_uuid(), now(), '合作园区', 'partner', '对接', '{phone}', 'sharing') RETURNING id
       )
       INSERT INTO disclosure_people (disclosure_id, contact_id)
       SELECT d.id, k.contact_id FROM d, contact_keys k WHERE k.value = '13900002065'`,
    );
    await admin.post(`/api/v1/imports/${view.id}/undo`).expect(202);
    expect(await worked(app, admin, view.id)).toMatchObject({ status: 'undone', counts: { undone: 1 } });
    expect(await leadOf('13900002065')).toBeUndefined();
  });

  it('keeps a lead that somebody has planned something with', async () => {
    const agent = await aUser(app.dataSource.manager, { name: '韦知远', teamIds: [intake.teamId] });
    const view = await imported(
      app,
      admin,
      '手机号,联系人,负责人\n13900002045,甲,韦知远\n13900002046,乙,韦知远\n13900002047,丙,韦知远\n',
      { assign: 'owner' },
    );
    const client = await app.signIn(agent.username);
    const start = new Date(app.clock.now().getTime() + 86_400_000);
    await client
      .post('/api/v1/visits', {
        leadId: (await leadOf('13900002045'))?.id,
        kind: 'inbound',
        startsAt: start.toISOString(),
        endsAt: new Date(start.getTime() + 3_600_000).toISOString(),
        acceptWarnings: true,
      })
      .expect(201);
    await client
      .post('/api/v1/tasks', {
        title: '准备资料',
        dueOn: start.toISOString().slice(0, 10),
        leadId: (await leadOf('13900002046'))?.id,
      })
      .expect(201);
    await admin.post(`/api/v1/imports/${view.id}/undo`).expect(202);
    const after = await worked(app, admin, view.id);
    expect(after).toMatchObject({ status: 'undone', counts: { undone: 1, kept: 2 } });
    expect(await leadOf('13900002045')).toBeDefined();
    expect(await leadOf('13900002046')).toBeDefined();
    expect(await leadOf('13900002047')).toBeUndefined();
  });

  it('can not be taken back after 24 hours, and keeps nothing of the file then', async () => {
    const view = await imported(app, admin, '手机号,联系人\n13900002051,甲\n123,坏\n');
    app.clock.advanceMinutes(24 * 60 + 1);
    const late = await admin.post(`/api/v1/imports/${view.id}/undo`).expect(409);
    expect(late.body).toMatchObject({ code: 'import_not_undoable' });
    await admin.get(`/api/v1/imports/${view.id}/errors.xlsx`).expect(410);
    await app.dataSource.query(`SELECT graphile_worker.add_job('imports.expired', '{}')`);
    await app.runJobs();
    const rest = await admin.get(`/api/v1/imports/${view.id}`).expect(200);
    expect(rest.body).toMatchObject({ errors: [], columns: [{ samples: [] }, { samples: [] }] });
    expect(readdirSync(join(app.config.dataDir, 'files', 'imports'))).toEqual([]);
    app.clock.advanceMinutes(-24 * 60 - 1);
  });

  it('remembers the mapping of a person for files with the same headers', async () => {
    const list = '甲列,乙列\n何先生,13900002061\n';
    const first = await upload(app, admin, list, { dryRun: 'true' }).expect(202);
    const { id } = first.body as ImportView;
    const read = await worked(app, admin, id);
    expect(read.columns.map((column) => column.field)).toEqual([null, 'phone']); // by its values
    const mapping = [
      { column: 0, field: 'contact' },
      { column: 1, field: 'phone' },
    ];
    await admin.post(`/api/v1/imports/${id}/run`, { dryRun: true, mapping }).expect(202);
    expect(await worked(app, admin, id)).toMatchObject({ status: 'checked', counts: { importable: 1 } });
    const second = await upload(app, admin, '甲列,乙列\n李女士,13900002062\n').expect(202);
    const again = await worked(app, admin, (second.body as ImportView).id);
    expect(again.columns.map((column) => column.field)).toEqual(['contact', 'phone']);
  });

  it('waits for a mapping when no column is the phone', async () => {
    const sent = await upload(app, admin, '公司,联系人\n甲公司,何先生\n').expect(202);
    const view = await worked(app, admin, (sent.body as ImportView).id);
    expect(view).toMatchObject({ status: 'ready', missingFields: ['phone'] });
    const run = await admin.post(`/api/v1/imports/${view.id}/run`, { ...SOURCE }).expect(422);
    expect(run.body).toMatchObject({ code: 'import_mapping_incomplete', missing: ['phone'] });
    const wrong = [{ column: 7, field: 'phone' }];
    await admin.post(`/api/v1/imports/${view.id}/run`, { mapping: wrong, ...SOURCE }).expect(422);
    await admin.post(`/api/v1/imports/${view.id}/cancel`).expect(200);
    await admin.post(`/api/v1/imports/${view.id}/cancel`).expect(409);
  });

  it('is a manager’s own: within their teams, seen by nobody beside administrators and auditors', async () => {
    const tx = app.dataSource.manager;
    const team = await aTeam(tx);
    const other = await aTeam(tx);
    const manager = await app.signIn((await aUser(tx, { role: 'manager', teamIds: [team.id] })).username);
    const stranger = await app.signIn((await aUser(tx, { role: 'manager', teamIds: [other.id] })).username);
    const auditor = await app.signIn((await aUser(tx, { role: 'auditor' })).username);
    await imported(app, admin, '手机号,公司名称\n13900002071,别人的公司\n', {
      assign: 'pool',
      teamId: other.id,
    });

    const foreign = await upload(app, manager, '手机号\n1', { assign: 'pool', teamId: other.id });
    expect(foreign.status).toBe(400);
    const view = await imported(
      app,
      manager,
      '手机号,公司名称\n13900002071,改名公司\n13900002072,自己的\nx,坏行\n',
      {
        duplicates: 'update',
      },
    );
    expect(view.counts).toMatchObject({ created: 1, updated: 0, duplicates: 1, errors: 1 });
    expect(await leadOf('13900002071')).toMatchObject({ company: '别人的公司' });
    const own = await manager.get('/api/v1/leads?view=team').expect(200);
    // Leads that wait without a team are everybody's who is told of them; those of another team stay hidden.
    const firms = (own.body as { items: LeadView[] }).items.map((lead) => lead.company);
    expect(firms).toContain('自己的');
    expect(firms).not.toContain('别人的公司');

    await stranger.get(`/api/v1/imports/${view.id}`).expect(404);
    await stranger.post(`/api/v1/imports/${view.id}/undo`).expect(404);
    await admin.post(`/api/v1/imports/${view.id}/undo`).expect(403);
    const audited = await auditor.get(`/api/v1/imports/${view.id}`).expect(200);
    expect((audited.body as ImportView).errors[0]?.cells).toEqual([]);
    await auditor.get(`/api/v1/imports/${view.id}/errors.xlsx`).expect(403);
    const list = await stranger.get('/api/v1/imports?withTotal=true').expect(200);
    expect(list.body).toMatchObject({ items: [], total: 0 });
    const all = await auditor.get('/api/v1/imports?limit=2').expect(200);
    expect((all.body as { items: unknown[]; nextCursor: string | null }).items).toHaveLength(2);
    expect((all.body as { nextCursor: string | null }).nextCursor).not.toBeNull();
  });

  it('stops when it is cancelled, and can be taken back', async () => {
    const sent = await upload(app, admin, '手机号\n13900002081\n', { dryRun: 'false', ...SOURCE }).expect(
      202,
    );
    const { id } = sent.body as ImportView;
    await admin.post(`/api/v1/imports/${id}/cancel`).expect(200);
    expect(await worked(app, admin, id)).toMatchObject({ status: 'cancelled', counts: { created: 0 } });
    expect(await leadOf('13900002081')).toBeUndefined();
  });

  it('gives the same answer to the same upload under the same key', async () => {
    const send = (list: string): request.Test =>
      upload(app, admin, list, { dryRun: 'true' }).set('Idempotency-Key', 'import-1');
    const first = await send('手机号\n13900002091\n').expect(202);
    const second = await send('手机号\n13900002091\n').expect(202);
    expect((second.body as ImportView).id).toBe((first.body as ImportView).id);
    await send('手机号\n13900002092\n').expect(422);
    await app.runJobs();
  });

  it('names what is wrong with an upload', async () => {
    const none = await request(app.url)
      .post('/api/v1/imports')
      .set('Authorization', `Bearer ${admin.token ?? ''}`)
      .field('kind', 'leads');
    expect(none.status).toBe(400);
    expect((await upload(app, admin, 'a', { kind: 'deals' })).status).toBe(400);
    expect((await upload(app, admin, 'a', { mapping: '[{]' })).status).toBe(400);
    expect((await upload(app, admin, 'a', { ownerId: 'x' })).status).toBe(400);
    expect((await upload(app, admin, Buffer.from('89504e47', 'hex'))).body).toMatchObject({
      code: 'import_file_unsupported',
    });
    expect((await upload(app, admin, 'a', { dryRun: 'false' })).body).toMatchObject({
      code: 'import_source_required',
    });
    expect((await admin.get('/api/v1/imports/01920000-0000-7000-8000-000000000000')).status).toBe(404);
    const headerOnly = await upload(app, admin, '手机号,联系人\n').expect(202);
    expect(await worked(app, admin, (headerOnly.body as ImportView).id)).toMatchObject({
      status: 'failed',
      error: { code: 'import_file_empty' },
    });
  });
});
