import { aTeam, aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

const SHORT_LISTS = ['/pipelines', '/routing/rules', '/routing/agents', '/sla-policies', '/legal-holds'];
const WITHOUT_QUERY = ['/me', '/settings', '/lookups/parks'];

describe('what the contract says of every list and every write', () => {
  let app: TestApp;
  let admin: Client;
  let teamId: string;

  beforeAll(async () => {
    app = await startTestApp();
    teamId = (await aTeam(app.dataSource.manager)).id;
    admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
  });

  afterAll(() => app.close());

  const newRule = (name: string) => ({ name, teamId, conditions: [], active: false });

  it.each(SHORT_LISTS)(
    '%s takes limit, cursor and withTotal, and refuses what it does not know',
    async (path) => {
      const page = await admin.get(`/api/v1${path}?limit=1&withTotal=true`).expect(200);
      expect(page.body.items.length).toBeLessThanOrEqual(1);
      expect(typeof page.body.total).toBe('number');
      expect((await admin.get(`/api/v1${path}`).expect(200)).body).not.toHaveProperty('total');
      for (const query of ['zzz=1', 'limit=0', 'limit=201', 'cursor=xx']) {
        const refused = await admin.get(`/api/v1${path}?${query}`).expect(400);
        expect(refused.body.code).toBe('validation_failed');
      }
    },
  );

  it.each(WITHOUT_QUERY)('%s takes no query and refuses any', async (path) => {
    await admin.get(`/api/v1${path}`).expect(200);
    const refused = await admin.get(`/api/v1${path}?zzz=1`).expect(400);
    expect(refused.body).toMatchObject({ code: 'validation_failed', errors: [{ path: 'zzz' }] });
  });

  it('the pages of a short list are the list; a cursor of a row that is gone is refused', async () => {
    for (const name of ['甲', '乙', '丙'])
      await admin.post('/api/v1/routing/rules', newRule(name)).expect(201);
    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: { name: string }[]; nextCursor: string | null } } = await admin
        .get(`/api/v1/routing/rules?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
        .expect(200);
      names.push(...page.body.items.map((rule) => rule.name));
      cursor = page.body.nextCursor;
    }
    expect(names.slice(-3)).toEqual(['甲', '乙', '丙']);
    expect(new Set(names).size).toBe(names.length);
    const first = await admin.get('/api/v1/routing/rules?limit=1').expect(200);
    await admin.delete(`/api/v1/routing/rules/${first.body.items[0].id}`).expect(204);
    await admin.get(`/api/v1/routing/rules?cursor=${first.body.nextCursor}`).expect(400);
  });

  const creates = [
    { path: '/routing/rules', body: () => newRule('同一条'), other: () => newRule('另一条') },
    {
      path: '/sla-policies',
      body: () => ({ name: '拿地', needType: 'buy_land', minutes: 30 }),
      other: () => ({ name: '仓储', needType: 'rent_warehouse', minutes: 30 }),
    },
  ];

  it.each(creates)('$path gives the same object again for the same Idempotency-Key', async (create) => {
    const post = (sent: object) =>
      admin.post(`/api/v1${create.path}`, sent).set('Idempotency-Key', `key${create.path}`);
    const first = await post(create.body()).expect(201);
    expect((await post(create.body()).expect(201)).body).toEqual(first.body);
    expect((await post(create.other()).expect(422)).body.code).toBe('idempotency_mismatch');
  });
});
