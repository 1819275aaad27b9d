import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { aPark } from '../builders/workspace';
import { startTestApp, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';

interface Row {
  readonly id: string;
  readonly company: string;
  readonly phone: string;
}

const { compareLeads } = jest.requireActual<{
  compareLeads: (a: object, b: object, sort: string) => number;
}>('../../apps/web/src/api/lead-order');

describe('the queue', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mate: BuiltUser;
  let agent: Client;
  let manager: Client;
  let foreignManager: Client;
  let admin: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;
  const idsOf = async (client: Client, query: string): Promise<string[]> => {
    const { body } = await client.get(`/api/v1/leads?${query}`).expect(200);
    return body.items.map((row: Row) => row.id);
  };

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mate = await anAgent(db(), team.id);
    agent = await app.signIn(agentUser.username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    foreignManager = await app.signIn(
      (await aUser(db(), { role: 'manager', teamIds: [(await aTeam(db())).id] })).username,
    );
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  beforeEach(async () => {
    app.clock.set('2026-11-18T10:00:00+08:00');
    await db().query('DELETE FROM lead_assignments');
    await db().query('DELETE FROM lead_events');
    await db().query('DELETE FROM activities');
    await db().query('DELETE FROM leads');
    await db().query('UPDATE agent_loads SET open_leads = 0');
  });

  afterAll(() => app.close());

  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, ...traits });

  it('shows the nearest clock first: overdue, due, follow-ups, then by score', async () => {
    const low = await mine({ score: 10 });
    const high = await mine({ score: 90 });
    const follow = await mine({ nextFollowUpAt: '2026-11-18T14:00:00+08:00' });
    const due = await mine({ firstResponseDueAt: '2026-11-18T10:20:00+08:00' });
    const overdue = await mine({ firstResponseDueAt: '2026-11-18T09:40:00+08:00' });
    expect(await idsOf(agent, 'view=mine')).toEqual([overdue.id, due.id, follow.id, high.id, low.id]);
    expect(await idsOf(agent, '')).toEqual([overdue.id, due.id, follow.id, high.id, low.id]);
    expect(await idsOf(agent, 'sort=-sla')).toEqual([low.id, high.id, follow.id, due.id, overdue.id]);
  });

  it('tells the working time that is left of a first response due within a day, by the calendar of its team', async () => {
    const due = await mine({ firstResponseDueAt: '2026-11-18T14:00:00+08:00' });
    const far = await mine({ firstResponseDueAt: '2026-11-20T14:00:00+08:00' });
    const late = await mine({ firstResponseDueAt: '2026-11-18T09:40:00+08:00' });
    const clocks = async (): Promise<Map<string, { spans?: { from: string; to: string }[] }>> => {
      const { body } = await agent.get('/api/v1/leads?view=mine&limit=200').expect(200);
      return new Map(
        (body as { items: { id: string; clock: object }[] }).items.map(({ id, clock }) => [id, clock]),
      );
    };
    const [morning, noon, afternoon] = ['10:00', '12:00', '14:00'].map((local) =>
      new Date(`2026-11-18T${local}:00+08:00`).toISOString(),
    );
    const lunch = new Date('2026-11-18T13:30:00+08:00').toISOString();
    expect((await clocks()).get(due.id)?.spans).toEqual([
      { from: morning, to: noon },
      { from: lunch, to: afternoon },
    ]);
    for (const { id } of [far, late]) expect((await clocks()).get(id)?.spans).toBeUndefined();
  });

  it.each(['sla', '-sla', 'createdAt', '-createdAt', 'nextFollowUpAt', '-nextFollowUpAt', 'score', '-score'])(
    'pages by %s give every lead once, in the order of the whole',
    async (sort) => {
      for (let n = 0; n < 25; n += 1) {
        await mine({
          score: (n * 7) % 4,
          createdAt: `2026-11-1${n % 3}T09:00:00.123456+08:00`,
          ...(n % 3 === 0 ? { nextFollowUpAt: `2026-11-2${n % 2}T09:00:00+08:00` } : {}),
          ...(n % 4 === 0 ? { firstResponseDueAt: '2026-11-18T09:40:00+08:00' } : {}),
        });
      }
      const { items } = (await agent.get(`/api/v1/leads?sort=${sort}&limit=200`).expect(200)).body;
      const whole = items.map((row: Row) => row.id);
      // The console puts rows that changed where the server would.
      expect(
        items
          .toReversed()
          .toSorted((a: Row, b: Row) => compareLeads(a, b, sort))
          .map((row: Row) => row.id),
      ).toEqual(whole);
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body }: { body: { items: Row[]; nextCursor: string | null } } = await agent
          .get(`/api/v1/leads?sort=${sort}&limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`)
          .expect(200);
        paged.push(...body.items.map((row: Row) => row.id));
        cursor = body.nextCursor;
      }
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(25);
    },
  );

  it.each(['pooledAt', '-pooledAt'])(
    'the pool by %s is in the order in which leads came in',
    async (sort) => {
      const pooled: string[] = [];
      for (let n = 0; n < 11; n += 1) {
        // Entered in another order than created, some at the same moment.
        const lead = await aLead(db(), {
          teamId: team.id,
          pooled: true,
          createdAt: `2026-11-1${n % 4}T09:00:00+08:00`,
        });
        await db().query('UPDATE leads SET pooled_at = $2 WHERE id = $1', [
          lead.id,
          `2026-11-2${(n * 3) % 5}T09:00:00.123456+08:00`,
        ]);
        pooled.push(lead.id);
      }
      const wanted: { id: string }[] = await db().query(
        `SELECT id FROM leads WHERE id = ANY($1::uuid[]) ORDER BY pooled_at ${sort === 'pooledAt' ? '' : 'DESC'}, id ${sort === 'pooledAt' ? '' : 'DESC'}`,
        [pooled],
      );
      const { items } = (await agent.get(`/api/v1/leads?view=pool&sort=${sort}&limit=200`).expect(200)).body;
      const whole = items.map((row: Row) => row.id);
      expect(whole).toEqual(wanted.map(({ id }) => id));
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body }: { body: { items: Row[]; nextCursor: string | null } } = await agent
          .get(`/api/v1/leads?view=pool&sort=${sort}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
          .expect(200);
        paged.push(...body.items.map((row: Row) => row.id));
        cursor = body.nextCursor;
      }
      expect(paged).toEqual(whole);
      // The console knows entries to the millisecond only: those of the same one may change places.
      const entry = (row: Row & { pool: { since: string } }): string => row.pool.since;
      expect(
        items
          .toReversed()
          .toSorted((a: Row, b: Row) => compareLeads(a, b, sort))
          .map(entry),
      ).toEqual(items.map(entry));
      // Elsewhere leads entered when they were created.
      expect(await idsOf(manager, `view=team&sort=${sort}&limit=200`)).toEqual(
        await idsOf(manager, `view=team&sort=${sort.replace('pooledAt', 'createdAt')}&limit=200`),
      );
    },
  );

  it('says of named leads which belong to a list, within the scope of who asks', async () => {
    const [a, b] = [await mine({ score: 1 }), await mine({ score: 2 })];
    const closed = await mine({ status: 'disqualified' });
    const foreign = await aLead(db(), { ownerId: mate.id, teamId: team.id });
    const ids = [a.id, closed.id, foreign.id, b.id].join(',');
    expect(await idsOf(agent, `sort=-score&ids=${ids}`)).toEqual([b.id, a.id]);
    expect(await idsOf(agent, `ids=${foreign.id}`)).toEqual([]);
    for (const bad of ['x', Array.from({ length: 201 }, () => a.id).join(',')]) {
      await agent.get(`/api/v1/leads?ids=${bad}`).expect(400);
    }
    const filter = { ids: [a.id] };
    await agent.post('/api/v1/leads/bulk', { action: 'claim', filter }).expect(400);
  });

  it('each view has its rows, each role its scope', async () => {
    const own = await mine();
    const mates = await aLead(db(), { ownerId: mate.id, teamId: team.id });
    const pooled = await aLead(db(), { teamId: team.id, pooled: true });
    const foreign = await aLead(db(), { teamId: (await aTeam(db())).id, pooled: true });
    const converted = await mine({ status: 'converted' });
    expect(await idsOf(agent, 'view=mine')).toEqual([own.id]);
    expect(await idsOf(agent, 'view=pool')).toEqual([pooled.id]);
    for (const view of ['team', 'all']) {
      expect((await agent.get(`/api/v1/leads?view=${view}`).expect(403)).body.code).toBe('forbidden');
      await agent.get(`/api/v1/leads/counts?view=${view}`).expect(403);
    }
    expect((await idsOf(manager, 'view=team')).sort()).toEqual([own.id, mates.id, pooled.id].sort());
    expect((await idsOf(manager, 'view=all')).sort()).toEqual(
      [own.id, mates.id, pooled.id, converted.id].sort(),
    );
    expect(await idsOf(foreignManager, 'view=team')).toEqual([]);
    expect((await idsOf(auditor, 'view=all&status=new')).sort()).toEqual(
      [own.id, mates.id, pooled.id, foreign.id].sort(),
    );
    expect(await idsOf(agent, 'status=converted')).toEqual([converted.id]);
    expect(await idsOf(admin, `view=all&ownerId=${mate.id}`)).toEqual([mates.id]);
    await agent.get(`/api/v1/leads/${mates.id}`).expect(404);
    await foreignManager.get(`/api/v1/leads/${own.id}`).expect(404);
    await agent.get(`/api/v1/leads/${NOBODY}`).expect(404);
    await agent.get('/api/v1/leads/1').expect(400);
    await app.anonymous.get('/api/v1/leads').expect(401);
  });

  it('an agent who has changed teams is seen by the new manager too', async () => {
    const lead = await aLead(db(), { ownerId: mate.id, teamId: (await aTeam(db())).id });
    expect(await idsOf(manager, 'view=team')).toEqual([lead.id]);
    await manager.get(`/api/v1/leads/${lead.id}`).expect(200);
  });

  it('filters narrow the list', async () => {
    const park = await aPark(db());
    const land = await mine({
      needType: 'buy_land',
      parkId: park.id,
      channel: 'phone',
      createdAt: '2026-11-15T23:59:00+08:00',
    });
    const awaiting = await mine({ firstResponseDueAt: '2026-11-18T09:40:00+08:00' });
    const dueToday = await mine({ nextFollowUpAt: '2026-11-18T23:59:59+08:00' });
    const tomorrow = await mine({ nextFollowUpAt: '2026-11-19T00:00:00+08:00' });
    expect(await idsOf(agent, 'needType=buy_land,rent_land')).toEqual([land.id]);
    expect(await idsOf(agent, `parkId=${park.id}`)).toEqual([land.id]);
    expect(await idsOf(agent, 'source=phone')).toEqual([land.id]);
    expect(await idsOf(agent, 'createdFrom=2026-11-15&createdTo=2026-11-15')).toEqual([land.id]);
    expect(await idsOf(agent, 'responded=false')).toEqual([awaiting.id]);
    expect(await idsOf(agent, 'sla=running,warned')).toEqual([awaiting.id]);
    expect(await idsOf(agent, 'due=today')).toEqual([dueToday.id]);
    expect(await idsOf(agent, 'waiting=true')).toEqual([]);
    expect(await idsOf(agent, 'due=today&q=湘江')).toEqual([dueToday.id]);
    expect((await idsOf(agent, 'sort=nextFollowUpAt'))[1]).toBe(tomorrow.id);
    const { body } = await agent.get('/api/v1/leads?limit=1&withTotal=true').expect(200);
    expect(body).toMatchObject({ total: 4, items: [expect.anything()] });
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'view=everything',
    'sort=phone',
    'sort=createdAt;drop table leads',
    'status=new,nope',
    'sla=never',
    'needType=castle',
    'parkId=1',
    'createdFrom=2026-02-30',
    'due=tomorrow',
    'responded=maybe',
    'cursor=abc',
    'cursor=WyJ4Il0',
    `cursor=${Buffer.from(JSON.stringify(['0', '2026-02-31 10:00:00+00', '1', NOBODY])).toString('base64url')}`,
    'unknown=1',
    `q=${'长'.repeat(101)}`,
    'q=%00',
  ])('%s is refused with 400', async (query) => {
    const { body } = await agent.get(`/api/v1/leads?${query}`).expect(400);
    expect(body.code).toBe('validation_failed');
  });

  it('finds by how company and contact begin to sound and by their initials, within what one sees', async () => {
    const lead = await mine({ company: '长沙湘澜精密机械有限公司', contact: '曾启明', phone: '13800006788' });
    const names = { company: '长沙湘澜精密机械有限公司', contact: '曾启明' };
    await aLead(db(), { ownerId: mate.id, teamId: team.id, ...names });
    const found = [
      'ch',
      'changsha',
      'ChangSha xianglan',
      'cs',
      'csxl',
      'csxljm',
      'xianglan',
      'xljm',
      'zengqi',
      'zqm',
    ];
    for (const q of found) {
      expect({ q, ids: await idsOf(agent, `q=${encodeURIComponent(q)}`) }).toEqual({ q, ids: [lead.id] });
      expect(await idsOf(foreignManager, `view=team&q=${encodeURIComponent(q)}`)).toEqual([]);
    }
    for (const q of ['c', 'anxianglan', 'csy', 'changshay', 'y:cs', 'cs%25']) {
      expect({ q, ids: await idsOf(agent, `q=${q}`) }).toEqual({ q, ids: [] });
    }
  });

  it('finds leads from before by their sound once the walk has come by; it ends with the last of them', async () => {
    const old = await mine({ company: '长沙湘澜精密机械有限公司', contact: '曾启明' });
    await mine({ company: 'ACME', contact: '李' });
    await db().query(
      `UPDATE leads SET search_terms = ARRAY(SELECT t FROM unnest(search_terms) t WHERE t NOT LIKE 'y:%')`,
    );
    await db().query(`INSERT INTO lead_term_walks (done_to) VALUES ('00000000-0000-0000-0000-000000000000')`);
    expect(await idsOf(agent, 'q=changsha')).toEqual([]);
    for (let run = 0; run < 2; run += 1) {
      await db().query(`SELECT graphile_worker.add_job('leads.sound-terms')`);
      await app.runJobs();
      expect(await idsOf(agent, 'q=changsha')).toEqual([old.id]);
      expect(await idsOf(agent, `q=${encodeURIComponent('湘澜')}`)).toEqual([old.id]);
    }
    expect(await db().query('SELECT 1 FROM lead_term_walks')).toEqual([]);
  });

  it('finds by company, contact and number, by one, two and more characters', async () => {
    const lead = await mine({
      company: '启衡新材料（湖南）有限公司',
      contact: '周启明',
      phone: '13800006789',
    });
    await mine({ company: '材新', contact: '料', phone: '13800001111' });
    for (const q of [
      '启',
      '启衡',
      '新材料',
      lead.number,
      lead.number.slice(3),
      lead.number.toLowerCase(),
      '启衡新材料(湖南)',
      '新材料湖南',
      '周启明',
      '6789',
    ]) {
      expect({ q, ids: await idsOf(agent, `q=${encodeURIComponent(q)}`) }).toEqual({ q, ids: [lead.id] });
    }
    for (const q of ['衡启', '启衡料新材', '678', '%', '_', "'", '800006']) {
      expect({ q, ids: await idsOf(agent, `q=${encodeURIComponent(q)}`) }).toEqual({ q, ids: [] });
    }
  });

  it('the digits of a phone find it only for those who may see it', async () => {
    const pooled = await aLead(db(), { teamId: team.id, pooled: true, phone: '13800004321' });
    expect(await idsOf(agent, 'view=pool&q=4321')).toEqual([]);
    expect(await idsOf(agent, 'view=pool&q=13800004321')).toEqual([]);
    expect(await idsOf(auditor, 'view=all&q=4321')).toEqual([]);
    expect(await idsOf(manager, 'view=pool&q=4321')).toEqual([pooled.id]);
    expect(await idsOf(manager, 'view=pool&q=13800004321')).toEqual([pooled.id]);
    expect(await idsOf(foreignManager, 'view=pool&q=4321')).toEqual([]);
  });

  it('counts tabs, chips and the day', async () => {
    const first = await mine({ firstResponseDueAt: '2026-11-18T10:10:00+08:00' });
    await mine({ firstResponseDueAt: '2026-11-18T09:40:00+08:00' });
    await mine({ nextFollowUpAt: '2026-11-18T14:00:00+08:00', createdAt: '2026-11-18T08:00:00+08:00' });
    await mine({ status: 'converted' });
    await aLead(db(), { teamId: team.id, pooled: true });
    await agent.post(`/api/v1/leads/${first.id}/activities`, { type: 'call', summary: '接通' }).expect(201);
    const { body } = await agent.get('/api/v1/leads/counts').expect(200);
    expect(body).toEqual({
      tabs: { mine: 3, collaborating: 0, pool: 1, converted: 1 },
      chips: { awaiting: 1, overdue: 1, dueToday: 1, newToday: 1, snoozed: 0, handover: 0, all: 3 },
      today: { responded: 1, toRespond: 1, medianMinutes: 20, claimsLeft: 5, claimsPerDay: 5 },
    });
    const team4 = await manager.get('/api/v1/leads/counts?view=team').expect(200);
    expect(team4.body.tabs).toEqual({ mine: 0, pool: 1, converted: 1, team: 4, all: 5 });
    await agent.get('/api/v1/leads/counts?view=x').expect(400);
  });

  it('leads of a disabled account wait for a handover where their manager sees them', async () => {
    const gone = await anAgent(db(), team.id);
    const lead = await aLead(db(), { ownerId: gone.id, teamId: team.id });
    const closed = await aLead(db(), { ownerId: gone.id, teamId: team.id, status: 'disqualified' });
    await mine();
    const { body: user } = await admin.get(`/api/v1/users/${gone.id}`).expect(200);
    await admin.patch(`/api/v1/users/${gone.id}`, { version: user.version, active: false }).expect(200);

    const counts = async (client: Client): Promise<number> =>
      (await client.get('/api/v1/leads/counts').expect(200)).body.chips.handover;
    expect([await counts(manager), await counts(admin), await counts(foreignManager)]).toEqual([1, 1, 0]);
    expect(await idsOf(manager, 'view=team&ownerActive=false')).toEqual([lead.id]);
    expect(await idsOf(manager, 'view=team&ownerActive=true')).not.toContain(lead.id);
    expect(await idsOf(manager, 'view=team&ownerActive=false&status=disqualified')).toEqual([closed.id]);
    await manager.get('/api/v1/leads?ownerActive=perhaps').expect(400);

    await manager
      .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: mate.id, reason: '同事离职' })
      .expect(200);
    expect(await counts(manager)).toBe(0);
  });

  it('every number on a tab or a chip is the total of the list beside it', async () => {
    const foreignTeam = await aTeam(db());
    for (const status of [
      'new',
      'contacted',
      'qualified',
      'nurturing',
      'converted',
      'disqualified',
    ] as const) {
      await mine({ status });
      await mine({ status, createdAt: '2026-11-18T08:00:00+08:00' });
      await aLead(db(), { status, ownerId: mate.id, teamId: team.id });
    }
    await mine({ firstResponseDueAt: '2026-11-18T10:10:00+08:00' });
    await mine({ firstResponseDueAt: '2026-11-18T09:59:59+08:00' });
    await mine({ nextFollowUpAt: '2026-11-18T14:00:00+08:00' });
    for (const teamId of [team.id, foreignTeam.id]) await aLead(db(), { teamId, pooled: true });
    for (const due of ['2026-11-18T10:10:00+08:00', '2026-11-18T09:59:59+08:00']) {
      const { id } = await mine({ firstResponseDueAt: due });
      await agent.post(`/api/v1/leads/${id}/snooze`, { until: '2026-11-18T11:00:00+08:00' }).expect(200);
    }
    const chips = {
      awaiting: 'responded=false&snoozed=false',
      overdue: 'due=overdue&snoozed=false',
      dueToday: 'due=today&snoozed=false',
      newToday: 'createdFrom=2026-11-18&createdTo=2026-11-18&snoozed=false',
      snoozed: 'snoozed=true',
      handover: 'ownerActive=false',
      all: 'snoozed=false',
    } as const;
    for (const [client, home, views] of [
      [agent, 'mine', ['mine', 'pool']],
      [manager, 'team', ['team', 'all', 'pool']],
      [admin, 'team', ['team', 'all', 'pool']],
      [auditor, 'team', ['team', 'all', 'pool']],
    ] as const) {
      const total = async (query: string): Promise<number> =>
        (await client.get(`/api/v1/leads?withTotal=true&${query}`).expect(200)).body.total;
      for (const view of views) {
        const { body } = await client.get(`/api/v1/leads/counts?view=${view}`).expect(200);
        expect([view, body.tabs[view]]).toEqual([view, await total(`view=${view}&snoozed=false`)]);
        expect(body.tabs.converted).toBe(await total(`view=${home}&status=converted`));
        for (const [chip, query] of Object.entries(chips))
          expect([view, chip, body.chips[chip]]).toEqual([view, chip, await total(`view=${view}&${query}`)]);
      }
    }
  });

  it('the phone is masked for everybody but the owner', async () => {
    const lead = await mine({ phone: '13800002468' });
    for (const [client, phone] of [
      [agent, '13800002468'],
      [manager, '138****2468'],
      [admin, '138****2468'],
      [auditor, '138****2468'],
    ] as const) {
      const { body } = await client.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(body.phone).toBe(phone);
    }
  });
});
