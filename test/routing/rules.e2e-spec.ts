import { aTeam, aUser } from '../builders/identity';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('rules and agents as administrators see them', () => {
  let app: TestApp;
  let admin: Client;
  let manager: Client;
  let auditor: Client;
  let agent: Client;
  let agentId: string;
  let team: { id: string; name: string };

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    const user = await anAgent(db(), team.id);
    agentId = user.id;
    agent = await app.signIn(user.username);
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  beforeEach(async () => {
    await db().query('DELETE FROM routing_shares');
    await db().query('DELETE FROM routing_rules');
  });

  afterAll(() => app.close());

  const aNewRule = (extra: object = {}) => ({
    name: '岳塘—拿地',
    teamId: team.id,
    conditions: [{ field: 'needType', op: 'in', value: ['buy_land'] }],
    ...extra,
  });

  it('a rule is made, shown, changed, put in order and deleted; every act is audited', async () => {
    const first = (await admin.post('/api/v1/routing/rules', aNewRule()).expect(201)).body;
    expect(first).toMatchObject({
      position: 1,
      active: true,
      onlyOnShift: false,
      team,
      strategy: 'fair_share',
      version: 1,
    });
    const second = (
      await admin.post('/api/v1/routing/rules', aNewRule({ name: '其余', conditions: [] })).expect(201)
    ).body;
    expect(second.position).toBe(2);
    const changed = await admin
      .patch(`/api/v1/routing/rules/${first.id}`, { version: 1, onlyOnShift: true, name: '岳塘' })
      .expect(200);
    expect(changed.body).toMatchObject({ name: '岳塘', onlyOnShift: true, version: 2 });
    const ordered = await admin
      .post('/api/v1/routing/rules/reorder', { ids: [second.id, first.id] })
      .expect(200);
    expect(ordered.body.items.map((rule: { id: string }) => rule.id)).toEqual([second.id, first.id]);
    await admin.delete(`/api/v1/routing/rules/${second.id}`).expect(204);
    const list = await manager.get('/api/v1/routing/rules').expect(200);
    expect(list.body.items.map((rule: { id: string }) => rule.id)).toEqual([first.id]);
    const audit: { action: string }[] = await db().query(
      "SELECT action FROM audit_log WHERE object_type = 'routing-rule' ORDER BY id",
    );
    expect(audit.map((row) => row.action)).toEqual([
      'routing.rule-created',
      'routing.rule-created',
      'routing.rule-updated',
      'routing.rules-reordered',
      'routing.rule-deleted',
    ]);
  });

  it.each([
    ['no name', { name: '' }],
    ['an unknown field', { conditions: [{ field: 'phone', op: 'in', value: ['1'] }] }],
    ['an unknown operator', { conditions: [{ field: 'needType', op: 'like', value: ['x'] }] }],
    ['an operator of another field', { conditions: [{ field: 'needType', op: 'gte', value: 3 }] }],
    ['a value of another kind', { conditions: [{ field: 'areaSqm', op: 'gte', value: ['3'] }] }],
    ['no value', { conditions: [{ field: 'areaSqm', op: 'gte' }] }],
    ['an object for a value', { conditions: [{ field: 'needType', op: 'in', value: { $ne: 1 } }] }],
    ['an unknown team', { teamId: NOBODY }],
    ['a server-only key', { position: 1 }],
    ['conditions that are no list', { conditions: 'all' }],
  ])('a rule with %s is refused', async (_name, extra) => {
    const { body } = await admin.post('/api/v1/routing/rules', aNewRule(extra)).expect(400);
    expect(body).toMatchObject({ code: 'validation_failed' });
    expect((await admin.get('/api/v1/routing/rules').expect(200)).body.items).toEqual([]);
  });

  it('who saved first wins, and an order needs exactly the rules there are', async () => {
    const rule = (await admin.post('/api/v1/routing/rules', aNewRule()).expect(201)).body;
    await admin.patch(`/api/v1/routing/rules/${rule.id}`, { version: 1, active: false }).expect(200);
    const stale = await admin
      .patch(`/api/v1/routing/rules/${rule.id}`, { version: 1, name: '迟到' })
      .expect(409);
    expect(stale.body).toMatchObject({ code: 'version_conflict', current: { active: false, version: 2 } });
    const order = await admin.post('/api/v1/routing/rules/reorder', { ids: [rule.id, NOBODY] }).expect(409);
    expect(order.body.code).toBe('rules_changed');
    await admin.post('/api/v1/routing/rules/reorder', { ids: ['x'] }).expect(400);
  });

  it('only administrators write, agents see nothing of it', async () => {
    const rule = (await admin.post('/api/v1/routing/rules', aNewRule()).expect(201)).body;
    for (const client of [manager, auditor, agent]) {
      await client.post('/api/v1/routing/rules', aNewRule()).expect(403);
      await client.patch(`/api/v1/routing/rules/${rule.id}`, { version: 1 }).expect(403);
      await client.delete(`/api/v1/routing/rules/${rule.id}`).expect(403);
      await client.post('/api/v1/routing/rules/reorder', { ids: [rule.id] }).expect(403);
      await client.patch(`/api/v1/routing/agents/${agentId}`, { capacity: 1 }).expect(403);
    }
    await agent.get('/api/v1/routing/rules').expect(403);
    await agent.post('/api/v1/routing/simulate', {}).expect(403);
    await admin.get(`/api/v1/routing/rules/${NOBODY}`).expect(404);
    await admin.patch(`/api/v1/routing/rules/${NOBODY}`, { version: 1 }).expect(404);
    await admin.delete(`/api/v1/routing/rules/${NOBODY}`).expect(404);
  });

  it("an agent's capacity, weight and acceptance can be set; a manager sees those of their teams", async () => {
    const stranger = await anAgent(db(), (await aTeam(db())).id);
    const { body } = await admin
      .patch(`/api/v1/routing/agents/${agentId}`, { capacity: 20, weight: 1.5, accepting: false })
      .expect(200);
    expect(body).toMatchObject({
      userId: agentId,
      capacity: 20,
      weight: 1.5,
      accepting: false,
      open: 0,
      teamIds: [team.id],
    });
    const list = await manager.get('/api/v1/routing/agents').expect(200);
    expect(list.body.items.map((item: { userId: string }) => item.userId)).toEqual([agentId]);
    await manager.get(`/api/v1/routing/agents/${stranger.id}`).expect(404);
    await admin.get(`/api/v1/routing/agents/${NOBODY}`).expect(404);
    for (const wrong of [
      { capacity: -1 },
      { weight: 0 },
      { weight: 1.234 },
      { accepting: 'yes' },
      { open: 3 },
    ]) {
      await admin.patch(`/api/v1/routing/agents/${agentId}`, wrong).expect(400);
    }
    await admin
      .patch(`/api/v1/routing/agents/${agentId}`, { capacity: 60, weight: 1, accepting: true })
      .expect(200);
  });

  it('a simulation tells rule, team, ranking and due time, and writes nothing', async () => {
    await admin.post('/api/v1/routing/rules', aNewRule()).expect(201);
    const hit = await manager
      .post('/api/v1/routing/simulate', { needType: 'buy_land', at: '2026-11-20T17:50:00+08:00' })
      .expect(200);
    expect(hit.body).toMatchObject({
      rule: { name: '岳塘—拿地' },
      team,
      chosen: { id: agentId },
      waitingReason: null,
      onShift: true,
      firstResponseDueAt: '2026-11-23T00:50:00.000Z',
      ranking: [{ userId: agentId, rank: 1, eligible: true }],
    });
    const miss = await auditor.post('/api/v1/routing/simulate', { needType: 'rent_office' }).expect(200);
    expect(miss.body).toMatchObject({ rule: null, chosen: null, waitingReason: 'no_rule', ranking: [] });
    await manager.post('/api/v1/routing/simulate', { phone: '1' }).expect(400);
    expect(await db().query('SELECT 1 FROM leads')).toEqual([]);
  });
});
