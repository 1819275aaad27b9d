import { seedConsentNotices } from '@luodi/privacy';
import { aPhone } from '../builders/capture';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { aSite } from '../builders/workspace';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('offers of premises', () => {
  let app: TestApp;
  let agentUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let foreignAgent: Client;
  let admin: Client;
  let auditor: Client;
  let siteKey: string;
  const OFFER = '我有厂房3800平出租，层高8米';

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    await thePipelines(db());
    const team = await aTeam(db());
    const other = await aTeam(db());
    await seedConsentNotices(db());
    const site = await aSite(db());
    siteKey = site.key;
    await db().query('INSERT INTO team_parks (team_id, park_id) VALUES ($1, $2)', [team.id, site.parkId]);
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn((await anAgent(db(), team.id)).username);
    foreignAgent = await app.signIn((await anAgent(db(), other.id)).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  afterAll(() => app.close());

  const submit = async (need: string, more: object = {}) => {
    const phone = aPhone();
    const { body } = await app.anonymous
      .post(`/api/public/v1/sites/${siteKey}/inquiries`, {
        need,
        contact: '何先生',
        phone,
        consent: { handling: true, policyVersion: '1' },
        ...more,
      })
      .expect(201);
    return { phone, code: body.trackingCode as string };
  };
  const list = async (client: Client, query = '') =>
    (await client.get(`/api/v1/supply-offers?${query}`).expect(200)).body.items;
  const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];

  it('go to their own list and not to leads, masked until somebody takes them up', async () => {
    const { phone, code: tracking } = await submit(OFFER, { company: '湘江置业' });
    const leads: object[] = await db().query('SELECT 1 FROM leads WHERE phone = $1', [phone]);
    expect(leads).toEqual([]);
    const [seen] = await list(agent);
    expect(seen).toMatchObject({
      status: 'new',
      company: '湘江置业',
      contact: '何先生',
      areaMinSqm: 3800,
      offer: OFFER,
      owner: null,
      rights: { edit: false, take: true },
    });
    expect(seen.phone).toContain('****');
    expect(await list(foreignAgent)).toEqual([]);
    expect(await list(auditor)).toHaveLength(1);
    await foreignAgent.get(`/api/v1/supply-offers/${seen.id}`).expect(404);
    await foreignAgent.post(`/api/v1/supply-offers/${seen.id}/take`).expect(404);
    await auditor.post(`/api/v1/supply-offers/${seen.id}/take`).expect(403);
    await agent.patch(`/api/v1/supply-offers/${seen.id}`, { version: 1, status: 'closed' }).expect(403);
    // Two take it at once: one has it.
    const both = await Promise.all([
      agent.post(`/api/v1/supply-offers/${seen.id}/take`),
      mate.post(`/api/v1/supply-offers/${seen.id}/take`),
    ]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(both.find((answer) => answer.status === 409)!.body.code).toBe('offer_taken');
    const winner = both[0]!.status === 200 ? agent : mate;
    const { body } = await winner.post(`/api/v1/supply-offers/${seen.id}/take`).expect(200);
    expect(body).toMatchObject({ phone, rights: { edit: true, take: false }, version: 2 });
    const edited = await winner
      .patch(`/api/v1/supply-offers/${seen.id}`, { version: 2, status: 'contacted', note: '周三看房' })
      .expect(200);
    expect(edited.body).toMatchObject({ status: 'contacted', note: '周三看房', version: 3 });
    const stale = await winner.patch(`/api/v1/supply-offers/${seen.id}`, { version: 2, status: 'taken' });
    expect([...code(stale), stale.body.current.status]).toEqual([409, 'version_conflict', 'contacted']);
    const status = await app.anonymous.get(
      `/api/public/v1/inquiries/${tracking}?phoneLast4=${phone.slice(-4)}`,
    );
    expect(status.body.status).toBe('contacted');
    expect((await list(manager, 'status=contacted'))[0].phone).toContain('****');
    expect(await list(manager, 'status=taken,closed')).toEqual([]);
    const audit = await auditor.get('/api/v1/audit-log?objectType=supply-offer').expect(200);
    expect(audit.body.items.map((row: { action: string }) => row.action)).toEqual([
      'supply-offer.edited',
      'supply-offer.taken',
    ]);
    expect(JSON.stringify(audit.body)).not.toContain(phone);
  });

  it('stay offers when the prospect adds something, and a demand of the same person is a lead', async () => {
    const { phone, code: tracking } = await submit('本人有工业用地80亩转让');
    await app.anonymous
      .post('/s/correct')
      .type('form')
      .send({ code: tracking, phoneLast4: phone.slice(-4), text: '面积是85亩' })
      .expect(200);
    const count = async (sql: string): Promise<number> =>
      ((await db().query(sql, [phone])) as { n: number }[])[0]!.n;
    expect(await count('SELECT count(*)::int AS n FROM leads WHERE phone = $1')).toBe(0);
    expect(await count('SELECT count(*)::int AS n FROM supply_offers WHERE phone = $1')).toBe(2);
    await app.anonymous
      .post(`/api/public/v1/sites/${siteKey}/inquiries`, {
        need: '另外想租5000平厂房',
        phone,
        consent: { handling: true, policyVersion: '1' },
      })
      .expect(201);
    expect(await count('SELECT count(*)::int AS n FROM leads WHERE phone = $1')).toBe(1);
  });

  it('that an agent takes down are theirs; filters and search narrow the list', async () => {
    const phone = aPhone();
    const entry = {
      channel: 'phone',
      need: `整栋写字楼寻求整租客户，联系${phone}`,
      company: '望岳楼宇',
      phone,
      consentBasis: { kind: 'oral' },
    };
    const { body } = await agent.post('/api/v1/inquiries', entry).expect(201);
    expect(body).toMatchObject({ leadId: null, supplyOfferId: expect.any(String) });
    const mine = await list(agent, 'mine=true&q=望岳');
    expect(mine).toMatchObject([{ id: body.supplyOfferId, phone, owner: { name: '彭晓岚' } }]);
    const led = await list(manager, 'q=望岳');
    expect(led[0].phone).toContain('****');
    expect(led[0].offer).not.toContain(phone);
    expect(await list(manager, `q=${phone.slice(-4)}`)).toEqual([]);
    expect(await list(mate, 'q=望岳')).toEqual([]);
    await manager.get('/api/v1/supply-offers?status=x').expect(400);
    await manager.get('/api/v1/supply-offers?cursor=x').expect(400);
    const first = await admin.get('/api/v1/supply-offers?limit=1&withTotal=true').expect(200);
    const rest = await admin.get(`/api/v1/supply-offers?cursor=${first.body.nextCursor}`).expect(200);
    expect(rest.body.items).toHaveLength(first.body.total - 1);
  });

  it('in quarantine become offers when they are let in, and explicit needs win', async () => {
    const asked = await submit(OFFER, { needType: 'rent_factory' });
    const rows: object[] = await db().query('SELECT 1 FROM leads WHERE phone = $1', [asked.phone]);
    expect(rows).toHaveLength(1);
    const trapped = await submit('厂房4600平出租', { website: 'http://x.example' });
    const count = async (): Promise<number> =>
      ((await db().query('SELECT 1 FROM supply_offers WHERE phone = $1', [trapped.phone])) as object[])
        .length;
    expect(await count()).toBe(0);
    const { body } = await admin.get('/api/v1/inquiries?status=quarantined').expect(200);
    await admin.post('/api/v1/inquiries/release', { ids: [body.items[0].id] }).expect(200);
    expect(await count()).toBe(1);
  });
});
