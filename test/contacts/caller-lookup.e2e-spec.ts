import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('who is calling', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let stranger: Client;
  let manager: Client;
  let foreignManager: Client;
  let admin: Client;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    await thePipelines(db());
    team = await aTeam(db());
    const other = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn((await anAgent(db(), team.id)).username);
    stranger = await app.signIn((await anAgent(db(), other.id)).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    foreignManager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [other.id] })).username);
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });

  afterAll(() => app.close());

  const ask = async (client: Client, phone: string) =>
    (await client.post('/api/v1/lookups/caller', { phone }).expect(200)).body;
  const NOTHING = { items: [], deals: [], elsewhere: false };

  it('shows the owner their lead from the seventh digit on, with the last contact', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id, phone: '13500000001' });
    await agent
      .post(`/api/v1/leads/${lead.id}/activities`, { type: 'call', summary: '已联系', outcome: 'connected' })
      .expect(201);
    expect(await ask(agent, '135000')).toEqual(NOTHING);
    for (const typed of ['1350000', '+86 135-0000-00', '13500000001', '135 0000 0001']) {
      const { items, elsewhere } = await ask(agent, typed);
      expect(elsewhere).toBe(false);
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({
        id: lead.id,
        phone: '13500000001',
        owner: { name: '彭晓岚' },
        lastContact: { type: 'call', outcome: 'connected', by: { name: '彭晓岚' } },
        actions: { open: true, claim: false, append: true },
      });
    }
  });

  it('tells others only of a whole number that somebody is on it: no name, no owner, no lead, no digits', async () => {
    const lead = await aLead(db(), {
      ownerId: agentUser.id,
      teamId: team.id,
      phone: '13500000002',
      company: '保密精工',
      contact: '保密先生',
    });
    for (const client of [mate, stranger, foreignManager]) {
      expect(await ask(client, '1350000000')).toEqual(NOTHING);
      const body = await ask(client, '13500000002');
      expect(body).toEqual({ items: [], deals: [], elsewhere: true });
      const text = JSON.stringify(body);
      for (const secret of [lead.id, lead.number, '保密', '彭晓岚', '0000', agentUser.id]) {
        expect(text).not.toContain(secret);
      }
    }
  });

  it('shows managers their teams, admins all, the phone masked', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id, phone: '13500000003' });
    for (const client of [manager, admin]) {
      const { items } = await ask(client, '13500000003');
      expect(items[0]).toMatchObject({ id: lead.id, phone: '135****0003', owner: { id: agentUser.id } });
    }
    expect((await ask(manager, '13500000')).items.length).toBeGreaterThan(0);
  });

  it('finds the pool of the own teams by the whole number alone, to claim', async () => {
    const lead = await aLead(db(), { teamId: team.id, pooled: true, phone: '13500000004' });
    expect((await ask(mate, '1350000000')).items).toEqual([]);
    const { items } = await ask(mate, '13500000004');
    expect(items[0]).toMatchObject({
      id: lead.id,
      pooled: true,
      phone: '135****0004',
      actions: { claim: true },
    });
    expect(await ask(stranger, '13500000004')).toEqual({ items: [], deals: [], elsewhere: true });
  });

  it('knows a deal of the person, and only says so to those who may know it', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id, phone: '13500000005' });
    await agent.post(`/api/v1/leads/${lead.id}/convert`, {}).expect(201);
    const mine = await ask(agent, '13500000005');
    expect(mine.items[0]).toMatchObject({ status: 'converted', actions: { append: false } });
    expect(mine.deals[0]).toMatchObject({ number: expect.stringMatching(/^XM-/) });
    expect(await ask(mate, '13500000005')).toEqual({ items: [], deals: [], elsewhere: true });
  });

  it('finds by every number of a person, and nobody by a number nobody has', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id, phone: '13500000006' });
    await db().query(
      "INSERT INTO contact_keys (kind, value, contact_id) VALUES ('phone', '0731-50000006', $1)",
      [lead.contactId],
    );
    expect((await ask(agent, '0731-50000006')).items[0]).toMatchObject({ id: lead.id });
    expect((await ask(agent, '0731 5000')).items[0]).toMatchObject({ id: lead.id });
    expect(await ask(agent, '13500009999')).toEqual(NOTHING);
  });

  it('leaves no trace: no audit, no timeline', async () => {
    const count = async (): Promise<unknown> =>
      (
        await db().query(
          'SELECT (SELECT count(*) FROM audit_log) AS a, (SELECT count(*) FROM lead_events) AS e',
        )
      )[0];
    const before = await count();
    await ask(agent, '13500000001');
    expect(await count()).toEqual(before);
  });

  it.each([[{}], [{ phone: 13500000001 }], [{ phone: 'x'.repeat(51) }], [{ phone: '1', more: 1 }]])(
    'refuses %j',
    async (body) => {
      await agent.post('/api/v1/lookups/caller', body).expect(400);
    },
  );

  it('is limited: digits can not be tried one after the other', async () => {
    const limited = await startTestApp({ RATE_LIMITS: 'on' });
    try {
      const user = await aUser(limited.dataSource.manager, { role: 'admin' });
      const client = await limited.signIn(user.username);
      const answers = await Promise.all(
        Array.from({ length: 61 }, (_x, n) =>
          client.post('/api/v1/lookups/caller', { phone: `135000010${10 + n}` }),
        ),
      );
      expect(answers.filter((answer) => answer.status === 429).length).toBeGreaterThan(0);
    } finally {
      await limited.close();
    }
  });
});
