import { aTeam, aUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { imported, worked } from '../builders/imports';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('importing companies and follow-ups', () => {
  let app: TestApp;
  let admin: Client;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
  });
  afterAll(() => app.close());

  const companies = (): Promise<unknown[]> =>
    app.dataSource.query('SELECT name, uscc FROM companies ORDER BY name');

  it('one company of a normalised name and of a credit code, and the import can be taken back', async () => {
    const list = [
      '企业名称,统一社会信用代码',
      '长济（湖南）科技有限公司,91430300MA4L00000X',
      '长济湖南科技有限责任公司,',
      '个人,',
      '启衡新材料有限公司,123',
    ].join('\n');
    const first = await imported(app, admin, list, { kind: 'companies' });
    expect(first.counts).toMatchObject({ created: 1, duplicates: 1, errors: 2 });
    expect(first.errors.map((fault) => fault.code)).toEqual(['not_a_company', 'uscc_unusable']);
    expect(await companies()).toEqual([{ name: '长济（湖南）科技有限公司', uscc: '91430300MA4L00000X' }]);

    const named = await imported(app, admin, '企业名称\n启衡新材料有限公司\n', { kind: 'companies' });
    expect(named.counts).toMatchObject({ created: 1 });
    const filled = await imported(
      app,
      admin,
      '企业名称,信用代码\n启衡新材料公司,91430300MA4L00001X\n启衡新材料公司,91430300MA4L00000X\n',
      { kind: 'companies', duplicates: 'fill' },
    );
    expect(filled.counts).toMatchObject({ updated: 1, errors: 1 });
    expect(await companies()).toContainEqual({ name: '启衡新材料有限公司', uscc: '91430300MA4L00001X' });

    await admin.post(`/api/v1/imports/${filled.id}/undo`).expect(202);
    expect(await worked(app, admin, filled.id)).toMatchObject({ counts: { undone: 1, kept: 0 } });
    expect(await companies()).toContainEqual({ name: '启衡新材料有限公司', uscc: null });
    await admin.post(`/api/v1/imports/${first.id}/undo`).expect(202);
    expect(await worked(app, admin, first.id)).toMatchObject({ counts: { undone: 1 } });
    expect(await companies()).toEqual([{ name: '启衡新材料有限公司', uscc: null }]);
  });

  it('follow-ups keep author and time, belong to a known lead, and stop no clock', async () => {
    const tx = app.dataSource.manager;
    const team = await aTeam(tx);
    const agent = await aUser(tx, { name: '郭晓明', teamIds: [team.id] });
    const lead = await aLead(tx, { phone: '13900006001', ownerId: agent.id, teamId: team.id });
    const list = [
      '线索编号,手机号,跟进方式,跟进内容,跟进时间,跟进人,跟进结果',
      `${lead.number},,电话,问了面积,2026-03-02 10:20,郭晓明,接通`,
      ',13900006001,微信,发了园区资料,2026/3/5,郭晓明,',
      ',13900006001,微信,发了园区资料,2026/3/5,郭晓明,',
      ',13900006002,电话,没有这个人,2026/3/5,郭晓明,',
      ',13900006001,电话,不认识的作者,2026/3/5,查无此人,',
      ',13900006001,鸽子,方式不对,2026/3/5,郭晓明,',
      ',13900006001,电话,未来,2099/3/5,郭晓明,',
    ].join('\n');
    const view = await imported(app, admin, list, { kind: 'followups' });
    expect(view.counts).toMatchObject({ created: 2, duplicates: 1, errors: 4 });
    expect(view.errors.map((fault) => fault.code)).toEqual([
      'lead_unknown',
      'unknown_person',
      'type_unknown',
      'in_future',
    ]);
    const kept: unknown[] = await app.dataSource.query(
      'SELECT type, summary, outcome, occurred_at, author_id, first_response FROM activities ORDER BY occurred_at',
    );
    expect(kept).toEqual([
      {
        type: 'call',
        summary: '问了面积',
        outcome: 'connected',
        occurred_at: new Date('2026-03-02T02:20:00Z'),
        author_id: agent.id,
        first_response: false,
      },
      expect.objectContaining({ type: 'wechat', occurred_at: new Date('2026-03-04T16:00:00Z') }),
    ]);
    const page = await admin.get(`/api/v1/leads/${lead.id}`).expect(200);
    expect(page.body).toMatchObject({ status: 'contacted', sla: { state: 'none' } });

    const again = await imported(app, admin, list, { kind: 'followups' });
    expect(again.counts).toMatchObject({ created: 0, duplicates: 3 });

    const stranger = await app.signIn(
      (await aUser(tx, { role: 'manager', teamIds: [(await aTeam(tx)).id] })).username,
    );
    const own = await imported(app, stranger, list, { kind: 'followups' });
    expect(own.counts).toMatchObject({ created: 0, duplicates: 0, errors: 7 });

    await admin.post(`/api/v1/imports/${view.id}/undo`).expect(202);
    expect(await worked(app, admin, view.id)).toMatchObject({ counts: { undone: 2, kept: 0 } });
    expect(await app.dataSource.query('SELECT 1 FROM activities')).toEqual([]);
  });
});
