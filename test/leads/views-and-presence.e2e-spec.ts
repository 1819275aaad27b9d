import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

const SETTINGS = {
  tab: 'team',
  chip: 'overdue',
  sort: '-score',
  layout: 'table',
  density: 'compact',
  columns: [{ key: 'company', width: 240, frozen: true }, { key: 'area' }],
};

describe('views, presence and keys', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let managerUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let foreignManager: Client;
  let admin: Client;

  const db = () => app.dataSource.manager;
  const namesOf = async (client: Client): Promise<string[]> =>
    (await client.get('/api/v1/lead-views').expect(200)).body.items.map(
      (view: { name: string }) => view.name,
    );

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    managerUser = await aUser(db(), { role: 'manager', teamIds: [team.id], name: '易建国' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn((await anAgent(db(), team.id)).username);
    manager = await app.signIn(managerUser.username);
    foreignManager = await app.signIn(
      (await aUser(db(), { role: 'manager', teamIds: [(await aTeam(db())).id] })).username,
    );
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });

  beforeEach(() => app.clock.set('2026-11-18T10:00:00+08:00'));

  afterAll(() => app.close());

  it('a view is its owner’s until a manager shares theirs with the team', async () => {
    const { body: own } = await agent
      .post('/api/v1/lead-views', { name: '我的拿地', settings: { tab: 'mine', needType: 'buy_land' } })
      .expect(201);
    expect(own).toMatchObject({ owner: { name: '彭晓岚' }, team: null, editable: true, version: 1 });
    const { body: shared } = await manager
      .post('/api/v1/lead-views', { name: '超时清单', teamId: team.id, settings: SETTINGS })
      .expect(201);
    expect(shared.settings).toEqual(SETTINGS);
    expect(await namesOf(agent)).toEqual(['我的拿地', '超时清单']);
    expect(await namesOf(mate)).toEqual(['超时清单']);
    expect(await namesOf(foreignManager)).toEqual([]);
    expect(await namesOf(admin)).toEqual(['超时清单']);
    await mate.patch(`/api/v1/lead-views/${own.id}`, { version: 1, name: 'x' }).expect(404);
    await mate.patch(`/api/v1/lead-views/${shared.id}`, { version: 1, name: 'x' }).expect(403);
    await mate.delete(`/api/v1/lead-views/${shared.id}`).expect(403);
    await foreignManager.delete(`/api/v1/lead-views/${shared.id}`).expect(404);
    await agent.post('/api/v1/lead-views', { name: '组', teamId: team.id, settings: SETTINGS }).expect(403);
    await foreignManager
      .post('/api/v1/lead-views', { name: '组', teamId: team.id, settings: SETTINGS })
      .expect(403);
    await admin
      .post('/api/v1/lead-views', {
        name: '组',
        teamId: '00000000-0000-7000-8000-000000000000',
        settings: SETTINGS,
      })
      .expect(400);
    await agent.patch(`/api/v1/lead-views/${own.id}`, { version: 1, teamId: team.id }).expect(403);
    const { body: changed } = await agent
      .patch(`/api/v1/lead-views/${own.id}`, { version: 1, settings: { tab: 'mine', sort: 'createdAt' } })
      .expect(200);
    expect(changed).toMatchObject({ version: 2, settings: { tab: 'mine', sort: 'createdAt' } });
    const { body: late } = await agent
      .patch(`/api/v1/lead-views/${own.id}`, { version: 1, name: '迟到' })
      .expect(409);
    expect(late).toMatchObject({ code: 'version_conflict', current: { version: 2 } });
    await agent.post('/api/v1/lead-views', { name: '我的拿地', settings: { tab: 'mine' } }).expect(409);
    await manager.patch(`/api/v1/lead-views/${shared.id}`, { version: 1, teamId: null }).expect(200);
    expect(await namesOf(mate)).toEqual([]);
    await agent.delete(`/api/v1/lead-views/${own.id}`).expect(204);
    expect(await namesOf(agent)).toEqual([]);
  });

  it.each([
    { tab: 'nowhere' },
    {},
    { tab: 'mine', q: '彭' },
    { tab: 'mine', columns: [{ key: 'password' }] },
    { tab: 'mine', columns: [{ key: 'area', width: 5 }] },
    { tab: 'mine', sort: 'phone' },
  ])('settings %j are refused', async (settings) => {
    await agent.post('/api/v1/lead-views', { name: '坏', settings }).expect(400);
  });

  it('fifty views are enough for one person, also when asked at once', async () => {
    for (let n = 0; n < 49; n += 1) {
      await db().query(
        `INSERT INTO lead_views (id, owner_id, name, settings) VALUES (gen_random_uuid(), $1, $2, '{}')`,
        [agentUser.id, `视图 ${n}`],
      );
    }
    const answers = await Promise.all(
      ['甲', '乙', '丙'].map((name) => agent.post('/api/v1/lead-views', { name, settings: { tab: 'mine' } })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  });

  it('who looks at a lead is seen by the others until they go or fall silent', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id });
    const path = `/api/v1/leads/${lead.id}/presence`;
    const seenBy = async (client: Client, body: object = {}) =>
      (await client.put(path, body).expect(200)).body.viewers;
    expect(await seenBy(agent)).toEqual([]);
    expect(await seenBy(manager, { editing: true })).toEqual([
      { id: agentUser.id, name: '彭晓岚', editing: false },
    ]);
    expect(await seenBy(agent)).toEqual([{ id: managerUser.id, name: '易建国', editing: true }]);
    await manager.delete(path).expect(204);
    await manager.delete(path).expect(204);
    expect(await seenBy(agent)).toEqual([]);
    app.clock.set('2026-11-18T10:00:44+08:00');
    expect(await seenBy(manager)).toHaveLength(1);
    app.clock.set('2026-11-18T10:00:46+08:00');
    expect(await seenBy(manager)).toEqual([]);
    await mate.put(path, {}).expect(404);
    await agent.put(path, { editing: 'yes' }).expect(400);
  });

  it('keys and the default snooze are the person’s own, checked and kept', async () => {
    const preferences = { keys: { j: 'n', 'shift+h': '' }, snooze: 'monday' };
    const { body } = await agent.patch('/api/v1/me', { preferences }).expect(200);
    expect(body.preferences).toMatchObject(preferences);
    await agent.patch('/api/v1/me', { preferences: { shortcuts: false } }).expect(200);
    expect((await agent.get('/api/v1/me').expect(200)).body.preferences).toMatchObject({
      ...preferences,
      shortcuts: false,
    });
    for (const keys of [{ j: 5 }, { j: 'x'.repeat(21) }, { '<script>': 'a' }, 'all', []]) {
      await agent.patch('/api/v1/me', { preferences: { keys } }).expect(400);
    }
    await agent.patch('/api/v1/me', { preferences: { snooze: 'never' } }).expect(400);
  });
});
