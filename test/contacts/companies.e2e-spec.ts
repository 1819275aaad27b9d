import { JobRegistry, drainJobs, pgPoolOf } from '@luodi/platform';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aPhone } from '../builders/phones';
import { thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('companies', () => {
  let app: TestApp;
  let agentUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let foreignManager: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    await thePipelines(db());
    const team = await aTeam(db());
    const other = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn((await anAgent(db(), team.id)).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    foreignManager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [other.id] })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  afterAll(() => app.close());

  /** A lead of a company, entered by an agent who keeps it; answers the ids. */
  const entered = async (client: Client, company: string, more: object = {}) => {
    const phone = aPhone();
    const { body } = await client
      .post('/api/v1/inquiries', {
        channel: 'phone',
        need: '租厂房3000平',
        contact: '何先生',
        company,
        phone,
        consentBasis: { kind: 'oral' },
        ...more,
      })
      .expect(201);
    const lead = await client.get(`/api/v1/leads/${body.leadId}`).expect(200);
    return { leadId: body.leadId as string, companyId: lead.body.companyId as string, phone };
  };
  const ask = async (client: Client, body: object) =>
    (await client.post('/api/v1/companies/candidates', body).expect(200)).body;

  it('are found by another spelling, by sound, by pinyin and by one wrong character, with the reasons', async () => {
    const { companyId } = await entered(agent, '湖南昱衡三力精密制造有限公司');
    const reason = async (name: string): Promise<string | undefined> => {
      const { items } = await ask(agent, { name });
      return items.find((item: { id: string }) => item.id === companyId)?.reasons[0];
    };
    expect(await reason('湖南省昱衡三力精密制造股份有限公司')).toBe('same_name');
    expect(await reason('昱衡三力（苏州）新材料')).toBe('same_core');
    expect(await reason('昱衡三利')).toBe('one_character');
    expect(await reason('玉恒三丽科技')).toBe('same_sound');
    expect(await reason('yuhengsan')).toBe('spelled');
    expect(await reason('昱衡')).toBe('contained');
    expect(await reason('衡三力精密')).toBe('contained');
    expect(await reason('毫不相干机械')).toBeUndefined();
  });

  it('are found by code, by a phone and by an e-mail domain that the actor may see', async () => {
    const { companyId, phone } = await entered(agent, '丁巳包装有限公司', { email: 'he@dingsi.example' });
    const ids = async (client: Client, body: object): Promise<string[]> =>
      (await ask(client, body)).items.map((item: { id: string }) => item.id);
    expect(await ids(agent, { phone })).toEqual([companyId]);
    expect(await ids(agent, { email: 'li@DINGSI.example' })).toEqual([companyId]);
    expect(await ids(manager, { phone })).toEqual([companyId]);
    expect(await ids(mate, { phone })).toEqual([]);
    expect(await ids(mate, { email: 'li@dingsi.example' })).toEqual([]);
    const { body } = await agent.get(`/api/v1/companies/${companyId}`).expect(200);
    await agent
      .patch(`/api/v1/companies/${companyId}`, { version: body.version, uscc: '91430300MA4L00000R' })
      .expect(200);
    expect(await ids(agent, { uscc: '9143 0300 MA4L 0000 0R' })).toEqual([companyId]);
  });

  it('of others stay unknown, but for "somebody is on exactly this one"', async () => {
    const { companyId } = await entered(agent, '湖南戊午隐秘机械有限公司');
    for (const client of [mate, foreignManager]) {
      expect(await ask(client, { name: '戊午隐秘' })).toEqual({ items: [], elsewhere: false });
      expect(await ask(client, { name: '湖南戊午隐秘机械有限责任公司' })).toEqual({
        items: [],
        elsewhere: true,
      });
      await client.get(`/api/v1/companies/${companyId}`).expect(404);
      await client.patch(`/api/v1/companies/${companyId}`, { version: 1, name: '别名' }).expect(404);
    }
    expect((await ask(manager, { name: '戊午隐秘' })).items[0]).toMatchObject({
      id: companyId,
      leadCount: 1,
    });
    await auditor.post('/api/v1/companies/candidates', { name: '戊午' }).expect(403);
  });

  it('show all their leads and deals within the rights', async () => {
    const first = await entered(agent, '己未康养有限公司');
    const second = await entered(agent, '己未康养股份有限公司');
    const third = await entered(mate, '己未康养');
    expect(new Set([first.companyId, second.companyId, third.companyId]).size).toBe(1);
    await agent.post(`/api/v1/leads/${second.leadId}/convert`, {}).expect(201);
    const mine = await agent.get(`/api/v1/companies/${first.companyId}`).expect(200);
    expect(mine.body.leads.map((lead: { id: string }) => lead.id).sort()).toEqual(
      [first.leadId, second.leadId].sort(),
    );
    expect(mine.body.deals).toHaveLength(1);
    expect(mine.body).toMatchObject({ editable: true, usccWarnings: [] });
    const all = await manager.get(`/api/v1/companies/${first.companyId}`).expect(200);
    expect(all.body.leads).toHaveLength(3);
    expect(all.body.leads[0].phone).toContain('****');
    const read = await auditor.get(`/api/v1/companies/${first.companyId}`).expect(200);
    expect(read.body.editable).toBe(false);
  });

  it('take a doubtful code when it is confirmed, a pilot code at once, and no code twice', async () => {
    const { companyId } = await entered(agent, '庚申铝业');
    const other = await entered(agent, '辛酉铝业');
    const patch = (id: string, body: object) => agent.patch(`/api/v1/companies/${id}`, body);
    const doubtful = await patch(companyId, { version: 1, uscc: '91430300MA4L000011' }).expect(422);
    expect(doubtful.body.code).toBe('uscc_doubtful');
    const kept = await patch(companyId, {
      version: 1,
      uscc: '91430300MA4L000011',
      usccConfirmed: true,
    }).expect(200);
    expect(kept.body).toMatchObject({
      uscc: '91430300MA4L000011',
      usccWarnings: ['check_digit'],
      version: 2,
    });
    const taken = await patch(other.companyId, {
      version: 1,
      uscc: '91430300MA4L000011',
      usccConfirmed: true,
    });
    expect([taken.status, taken.body.code]).toEqual([409, 'company_taken']);
    const pilot = await patch(other.companyId, { version: 1, uscc: '91350200M000000001' }).expect(200);
    expect(pilot.body.usccWarnings).toEqual(['pilot_code']);
    await patch(companyId, { version: 1, name: '庚申新铝业' }).expect(409);
    await patch(companyId, { version: 2, uscc: '123' }).expect(400);
    await patch(companyId, { version: 2, name: '个人' }).expect(400);
    await auditor.patch(`/api/v1/companies/${companyId}`, { version: 2, name: '庚申新铝业' }).expect(403);
    const named = await patch(companyId, { version: 2, name: '庚申新铝业有限公司', uscc: null }).expect(200);
    expect(named.body).toMatchObject({ name: '庚申新铝业有限公司', uscc: null });
    expect((await ask(agent, { name: '庚申新' })).items[0]).toMatchObject({ id: companyId });
  });

  it('written before their identity was get it from the sweep, which may run again', async () => {
    await db().query(
      `INSERT INTO companies (id, name, name_key) VALUES
        ('018f0000-0000-7000-8000-0000000000a1', '湖南省壬戌重工有限公司', '湖南省壬戌重工'),
        ('018f0000-0000-7000-8000-0000000000a2', '湖南壬戌重工有限公司', '湖南壬戌重工')`,
    );
    const sweep = async (): Promise<unknown> => {
      await db().query(`SELECT graphile_worker.add_job('contacts.identify-companies', '{}'::json)`);
      await drainJobs(app.get(JobRegistry), pgPoolOf(app.dataSource));
      return db().query(
        `SELECT name_key, core_key, pinyin, initials, identity_version FROM companies
         WHERE name LIKE '%壬戌重工%' ORDER BY id`,
      );
    };
    const same = { core_key: '壬戌', pinyin: 'renxuzhonggong', initials: 'rxzg', identity_version: 2 };
    const expected = [
      { name_key: '湖南省壬戌重工', ...same },
      { name_key: '湖南壬戌重工', ...same },
    ];
    expect(await sweep()).toEqual(expected);
    expect(await sweep()).toEqual(expected);
  });

  it.each([[{ name: 'x'.repeat(201) }], [{ phone: 1 }], [{ email: 'x' }], [{ q: 'x' }]])(
    'refuse %j',
    async (body) => {
      await agent.post('/api/v1/companies/candidates', body).expect(400);
    },
  );

  it('say nothing to an empty question', async () => {
    expect(await ask(agent, {})).toEqual({ items: [], elsewhere: false });
    expect(await ask(agent, { name: '个人' })).toEqual({ items: [], elsewhere: false });
  });
});
