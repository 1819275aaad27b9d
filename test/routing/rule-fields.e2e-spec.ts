import { anInquiry, anIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aTeam, aUser } from '../builders/identity';
import { anAgent, aRule } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('rules by company tier, language, budget and what else a lead carries', () => {
  let app: TestApp;
  let admin: Client;
  let manager: Client;
  let special: { readonly id: string };
  let rest: { readonly id: string };
  let siteKey: string;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    siteKey = (await anIntake(db())).siteKey;
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    special = await aTeam(db());
    rest = await aTeam(db());
    manager = await app.signIn(
      (await aUser(db(), { role: 'manager', teamIds: [special.id, rest.id] })).username,
    );
    await anAgent(db(), special.id);
    await anAgent(db(), rest.id);
  });
  beforeEach(() => db().query('DELETE FROM routing_rules'));
  afterAll(() => app.close());

  async function submit(
    body: Record<string, unknown>,
  ): Promise<{ id: string; teamId: string; owner: unknown }> {
    const sent = anInquiry({ phone: aPhone(), ...body });
    await app.anonymous.post(`/api/public/v1/sites/${siteKey}/inquiries`, sent).expect(201);
    const rows: { id: string; team_id: string; owner_id: string }[] = await db().query(
      'SELECT id, team_id, owner_id FROM leads WHERE phone = $1',
      [sent['phone']],
    );
    return { id: rows[0]!.id, teamId: rows[0]!.team_id, owner: rows[0]!.owner_id };
  }

  async function rulesFor(condition: object): Promise<void> {
    await aRule(db(), { teamId: special.id, position: 1, conditions: [condition], name: '专项' });
    await aRule(db(), { teamId: rest.id, position: 2, name: '其余' });
  }

  it.each<[string, object, Record<string, unknown>, Record<string, unknown>]>([
    [
      'a foreign language',
      { field: 'language', op: 'in', value: ['en', 'ja', 'ko'] },
      { need: 'We are looking for a 5000 sqm factory to rent', use: undefined, message: undefined },
      { need: '租5000平单层厂房' },
    ],
    [
      'a budget for the whole',
      { field: 'budgetYuan', op: 'gte', value: '5000000' },
      { need: '买3000平厂房，总价预算800万' },
      { need: '买3000平厂房，总价预算300万' },
    ],
    [
      'a rent for ㎡ and month',
      { field: 'rentSqmMonth', op: 'gte', value: 20 },
      { need: '租5000平厂房，预算25元/平/月' },
      { need: '租5000平厂房，预算12元/平/月' },
    ],
    [
      'power',
      { field: 'powerKva', op: 'gte', value: 1000 },
      { need: '租5000平厂房，配电1250kva' },
      { need: '租5000平厂房，配电500kva' },
    ],
    [
      'a word of the message',
      { field: 'text', op: 'contains', value: ['危化'] },
      { need: '租5000平厂房', message: '涉及危化品存放' },
      { need: '租5000平厂房', message: '无特殊要求' },
    ],
    [
      'what the floor carries',
      { field: 'floorLoad', op: 'gte', value: 2 },
      { need: '租3000平厂房，承重3吨' },
      { need: '租3000平厂房，承重1吨' },
    ],
    [
      'the class of fire protection',
      { field: 'fireClass', op: 'contains', value: ['甲'] },
      { need: '租3000平厂房，甲类消防' },
      { need: '租3000平仓库，丙二类' },
    ],
    [
      'the class of land',
      { field: 'landClass', op: 'in', value: ['M2', 'M3'] },
      { need: '买20亩工业用地，M2' },
      { need: '买20亩工业用地，M1' },
    ],
    [
      'the floor area ratio',
      { field: 'far', op: 'gte', value: 1.5 },
      { need: '买20亩工业用地，容积率2.0' },
      { need: '买20亩工业用地，容积率1.0' },
    ],
    [
      'the years of the lease',
      { field: 'leaseYears', op: 'gte', value: 5 },
      { need: '租3000平厂房，租期5年' },
      { need: '租3000平厂房，租期2年' },
    ],
    [
      'who is a broker',
      { field: 'broker', op: 'in', value: ['yes'] },
      { need: '我是中介，客户要租3000平厂房' },
      { need: '我们要租3000平厂房' },
    ],
    [
      'the article, by its title',
      { field: 'article', op: 'contains', value: ['二期'] },
      { need: '租3000平厂房', source: { url: 'https://park.example/a/1', title: '产业园二期封顶' } },
      { need: '租3000平厂房', source: { url: 'https://park.example/a/2', title: '一期满租' } },
    ],
    [
      'the article, by what its address says of the campaign',
      { field: 'article', op: 'contains', value: ['utm_campaign=autumn'] },
      { need: '租3000平厂房', source: { url: 'https://park.example/a?utm_campaign=autumn', title: '甲' } },
      { need: '租3000平厂房', source: { url: 'https://park.example/a?utm_campaign=spring', title: '甲' } },
    ],
  ])('go by %s, as written', async (_name, condition, meant, others) => {
    await rulesFor(condition);
    expect((await submit(meant)).teamId).toBe(special.id);
    expect((await submit(others)).teamId).toBe(rest.id);
    const { id } = await submit(meant);
    const why = (await admin.get(`/api/v1/leads/${id}/assignments`).expect(200)).body.items[0].inputs;
    expect(why.rule).toMatchObject({ name: '专项', conditions: [condition] });
  });

  it("go by the company's tier, which a manager says and an agent does not", async () => {
    await rulesFor({ field: 'companyTier', op: 'in', value: ['a'] });
    const company = '湘潭星曜新材料有限公司';
    const first = await submit({ company });
    expect(first.teamId).toBe(rest.id);
    const [{ company_id: companyId }] = await db().query('SELECT company_id FROM leads WHERE id = $1', [
      first.id,
    ]);
    const path = `/api/v1/companies/${companyId}`;
    const known = (await manager.get(path).expect(200)).body;
    expect(known).toMatchObject({ tier: null, mergeable: true });

    const [{ username }] = await db().query('SELECT username FROM users WHERE id = $1', [first.owner]);
    const agent = await app.signIn(username);
    await agent.patch(path, { version: known.version, tier: 'a' }).expect(403);
    await manager.patch(path, { version: known.version, tier: 'x' }).expect(400);
    const rated = (await manager.patch(path, { version: known.version, tier: 'a' }).expect(200)).body;
    expect(rated.tier).toBe('a');
    expect(rated.history[0].data.changes.tier).toEqual({ from: null, to: 'a' });

    // Another person of the same company; the company is found in the statement that the rules would travel with.
    expect((await submit({ company })).teamId).toBe(special.id);
    expect((await submit({ company: '别家' })).teamId).toBe(rest.id);
    // The same list says so in the simulator, which writes nothing.
    const tried = (await admin.post('/api/v1/routing/simulate', { companyTier: 'a' }).expect(200)).body;
    expect(tried).toMatchObject({
      rule: { name: '专项' },
      conditions: [{ field: 'companyTier', op: 'in', value: ['a'] }],
    });
    expect((await admin.post('/api/v1/routing/simulate', {}).expect(200)).body.rule.name).toBe('其余');
  });

  it('of the past are tried on the same facts', async () => {
    await rulesFor({ field: 'budgetYuan', op: 'gte', value: '5000000' });
    app.clock.set('2026-11-25T10:00:00+08:00');
    await submit({ need: '买3000平厂房，总价预算900万' });
    app.clock.set('2026-11-25T11:00:00+08:00');
    const run = (await admin.post('/api/v1/routing/dry-runs', { days: 1, source: 'published' }).expect(202))
      .body;
    await app.runJobs();
    const done = (await admin.get(`/api/v1/routing/dry-runs/${run.id}`).expect(200)).body;
    expect(done.result.rules).toMatchObject([{ rule: { name: '专项' }, leads: 1 }, { leads: 0 }]);
  });

  it('tell where several rules together leave nothing for a later one', async () => {
    const lines = [
      [{ field: 'areaSqm', op: 'lte', value: 5000 }],
      [{ field: 'areaSqm', op: 'gte', value: 5000 }],
      [{ field: 'areaSqm', op: 'known' }],
    ];
    for (const [index, conditions] of lines.entries()) {
      await aRule(db(), { teamId: rest.id, position: index + 1, conditions, name: `第${index + 1}条` });
    }
    const { items } = (await admin.get('/api/v1/routing/rules').expect(200)).body;
    const { findings } = (await admin.get('/api/v1/routing/rule-set').expect(200)).body;
    expect(findings.filter((finding: { kind: string }) => finding.kind === 'covered')).toEqual([
      { kind: 'covered', ruleId: items[2].id, byId: items[0].id, byIds: [items[0].id, items[1].id] },
    ]);
  });
});
