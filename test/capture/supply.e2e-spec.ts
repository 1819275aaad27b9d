import { SupplyMoveService } from '@luodi/capture';
import { ActorQueries } from '@luodi/identity';
import { seedConsentNotices } from '@luodi/privacy';
import { aPhone } from '../builders/phones';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { thePipelines } from '../builders/pipeline';
import { imported, upload, worked } from '../builders/imports';
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
  const countOf = async (table: string): Promise<number> =>
    ((await db().query(`SELECT count(*)::int AS n FROM ${table}`)) as { n: number }[])[0]!.n;
  const offersOf = (query: string) => list(admin, query);
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

  it('of an imported list become offers once, with an error file, filled and taken back like leads', async () => {
    const [mobile, other, seeker] = [aPhone(), aPhone(), aPhone()];
    const rows = [
      '公司名称,联系人,手机号,需求类型,需求,面积',
      `澄岳置业,何先生,${mobile},,整栋厂房5200平出租，可分割,`,
      `澄岳置业,何先生,${mobile},,整栋厂房5200平出租， 可分割,`,
      `,梅女士,${other},载体供给,,3000平`,
      `砚北模具,丁工,${seeker},,租厂房2000平,`,
      '坏号码,王五,1390000,载体供给,仓库出租,',
    ];
    const list = rows.join('\n');
    const checked = await upload(app, admin, list, { dryRun: 'true' }).expect(202);
    const read = await worked(app, admin, (checked.body as { id: string }).id);
    expect(read.counts).toMatchObject({ importable: 3, duplicates: 1, errors: 1 });
    const done = await imported(app, admin, list);
    expect(done).toMatchObject({ status: 'done', counts: { created: 3, duplicates: 1, errors: 1 } });
    const offers: { offer: string | null; n: number; consents: number; lead: string | null }[] =
      await db().query(
        `SELECT o.offer, o.area_min_sqm::float AS n, i.lead_id AS lead,
         (SELECT count(*)::int FROM consents c WHERE c.inquiry_id = i.id AND c.basis = 'import') AS consents
       FROM supply_offers o JOIN inquiries i ON i.id = o.inquiry_id WHERE o.phone = ANY($1) ORDER BY n DESC`,
        [[mobile, other]],
      );
    expect(offers).toEqual([
      { offer: '整栋厂房5200平出租，可分割', n: 5200, consents: 1, lead: null },
      { offer: null, n: 3000, consents: 1, lead: null },
    ]);
    const leads: { phone: string }[] = await db().query('SELECT phone FROM leads WHERE phone = ANY($1)', [
      [mobile, other, seeker],
    ]);
    expect(leads).toEqual([{ phone: seeker }]);

    // The same list again finds them; a fuller one fills what was blank, and can be taken back.
    expect((await imported(app, admin, list)).counts).toMatchObject({ created: 0, duplicates: 4 });
    const fuller = ['公司名称,手机号,需求类型,面积', `湖畔仓储,${other},载体供给,3000平`].join('\n');
    const filled = await imported(app, admin, fuller, { duplicates: 'fill' });
    expect(filled.counts).toMatchObject({ updated: 1, created: 0 });
    const company = async (phone: string): Promise<string | null | undefined> =>
      (
        (await db().query('SELECT company_name AS name FROM supply_offers WHERE phone = $1', [phone])) as {
          name: string | null;
        }[]
      )[0]?.name;
    expect(await company(other)).toBe('湖畔仓储');
    await admin.post(`/api/v1/imports/${filled.id}/undo`).expect(202);
    expect((await worked(app, admin, filled.id)).counts).toMatchObject({ undone: 1, kept: 0 });
    expect(await company(other)).toBeNull();

    // What somebody took up or changed stays; the rest goes with its inquiry and its consent.
    const [taken] = await offersOf('q=澄岳置业');
    await admin.post(`/api/v1/supply-offers/${taken.id}/take`).expect(200);
    const third = aPhone();
    const more = `手机号,需求\n${third},库房900平转租`;
    const last = await imported(app, admin, more);
    await admin.post(`/api/v1/imports/${done.id}/undo`).expect(202);
    expect((await worked(app, admin, done.id)).counts).toMatchObject({ undone: 1, kept: 2 });
    expect(await company(mobile)).toBe('澄岳置业');
    await admin.post(`/api/v1/imports/${last.id}/undo`).expect(202);
    expect((await worked(app, admin, last.id)).counts).toMatchObject({ undone: 1, kept: 0 });
    const left: object[] = await db().query(
      `SELECT 1 FROM supply_offers WHERE phone = $1 UNION ALL SELECT 1 FROM inquiries WHERE phone = $1
       UNION ALL SELECT 1 FROM contact_keys WHERE value = $1`,
      [third],
    );
    expect(left).toEqual([]);
  });

  it('are told to those of the park who may take them, each once, and to nobody when an agent took it down', async () => {
    await submit('本人厂房2600平招租，业主直租');
    await app.runJobs();
    const told = async (client: Client) =>
      (
        (await client.get('/api/v1/notifications').expect(200)).body.items as {
          kind: string;
          body: string | null;
          data: { offerId: string };
        }[]
      ).filter((notice) => notice.kind === 'offer_received');
    const [offer] = await list(agent);
    const mine = (await told(agent)).filter((notice) => notice.data.offerId === offer.id);
    expect(mine).toHaveLength(1);
    expect(mine[0]!.body).toContain('2600 ㎡');
    expect((await told(manager)).some((notice) => notice.data.offerId === offer.id)).toBe(true);
    expect(await told(foreignAgent)).toEqual([]);
    expect((await told(admin)).some((notice) => notice.data.offerId === offer.id)).toBe(false);
    const before = (await told(mate)).length;
    await agent
      .post('/api/v1/inquiries', {
        channel: 'phone',
        need: '自有仓库700平出租',
        phone: aPhone(),
        consentBasis: { kind: 'oral' },
      })
      .expect(201);
    await app.runJobs();
    expect(await told(mate)).toHaveLength(before);
  });

  it('of a company are listed with it', async () => {
    await submit('库房1500平出租，可短租', { company: '麓塘仓储服务有限公司' });
    const [offer] = await offersOf('q=麓塘');
    expect(offer.companyId).toEqual(expect.any(String));
    await submit('另有厂房900平出租', { company: '麓塘仓储服务有限公司' });
    expect(await offersOf(`companyId=${offer.companyId}`)).toHaveLength(2);
    expect(await list(foreignAgent, `companyId=${offer.companyId}`)).toEqual([]);
    await admin.get('/api/v1/supply-offers?companyId=x').expect(400);
  });

  it('that were leads once become offers with everything they had, once, however often they are moved', async () => {
    const asked = await submit(OFFER, { needType: 'rent_factory', company: '临川置业' });
    const [lead] = (await admin.get(`/api/v1/leads?view=all&q=${asked.phone}`).expect(200)).body.items;
    await admin
      .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: agentUser.id, reason: '熟悉这片' })
      .expect(200);
    await agent
      .post(`/api/v1/leads/${lead.id}/activities`, {
        type: 'call',
        summary: '业主愿意分租',
        outcome: 'connected',
      })
      .expect(201);
    await db().query(`UPDATE leads SET need_type = 'supply' WHERE id = $1`, [lead.id]);
    const load = async (): Promise<number> =>
      (
        (await db().query('SELECT open_leads AS n FROM agent_loads WHERE user_id = $1', [agentUser.id])) as {
          n: number;
        }[]
      )[0]!.n;
    const [held, consents] = [await load(), await countOf('consents')];
    const actor = await app
      .get(ActorQueries)
      .findById(
        ((await db().query(`SELECT id FROM users WHERE role = 'admin' LIMIT 1`)) as { id: string }[])[0]!.id,
      );
    const move = () => app.get(SupplyMoveService).move(actor!, 'zh-CN');
    // Two runs at once move it once.
    const runs = await Promise.all([move(), move()]);
    expect(runs.reduce((sum, run) => sum + run.moved, 0)).toBe(1);
    expect(await move()).toEqual({ moved: 0, left: [] });
    const [offer] = await list(agent, `q=临川置业`);
    expect(offer).toMatchObject({
      leadId: lead.id,
      status: 'contacted',
      phone: asked.phone,
      owner: { id: agentUser.id },
      areaMinSqm: 3800,
    });
    const { body: kept } = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
    expect(kept).toMatchObject({ status: 'disqualified', needType: null, inquiryCount: 1 });
    const { body: timeline } = await agent.get(`/api/v1/leads/${lead.id}/timeline`).expect(200);
    expect(JSON.stringify(timeline)).toContain('业主愿意分租');
    expect([await load(), await countOf('consents')]).toEqual([held - 1, consents]);
    // A later demand of the same person is a lead with a need of its own.
    await app.anonymous
      .post(`/api/public/v1/sites/${siteKey}/inquiries`, {
        need: '求购工业用地30亩',
        phone: asked.phone,
        consent: { handling: true, policyVersion: '1' },
      })
      .expect(201);
    const { body: again } = await admin.get(`/api/v1/leads/${lead.id}`).expect(200);
    expect(again).toMatchObject({ needType: 'buy_land', inquiryCount: 2 });
    expect(again.status).not.toBe('disqualified');
  });
});
