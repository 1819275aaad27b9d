import { aTeam, aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

const SHORT_LISTS = [
  '/pipelines',
  '/routing/rules',
  '/routing/agents',
  '/sla-policies',
  '/legal-holds',
  '/consent-notices',
];
/** Read by keyset, in the order of a name or of a time. */
const LONG_LISTS = [
  '/users',
  '/teams',
  '/parks',
  '/sites',
  '/api-keys',
  '/webhooks',
  '/mails',
  '/notifications',
  '/exports',
  '/imports',
  '/audit-log',
  '/privacy-requests',
  '/inquiries',
  '/intake-log',
  '/leads',
  '/leads?view=pool&sort=-createdAt',
  '/deals',
  '/deals?sort=number',
];
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

  it.each(LONG_LISTS)('%s refuses a cursor that was made up, whatever stands in it', async (path) => {
    const id = '019a0000-0000-7000-8000-000000000000';
    const ask = async (values: readonly unknown[]): Promise<number> => {
      const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
      return (await admin.get(`/api/v1${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`)).status;
    };
    for (const values of [['a', 'b'], ['a', null], [1, id], [null, id], ['a']]) {
      expect({ values, status: await ask(values) }).toEqual({ values, status: 400 });
    }
    // A place in a list of names may be any text; in a list of times only a time that there is.
    for (const at of ['2026-02-30 00:00:00+00', '2026-13-01 25:00:00+00', '0000-01-01 00:00:00+00']) {
      expect([200, 400]).toContain(await ask([at, id]));
    }
  });

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
