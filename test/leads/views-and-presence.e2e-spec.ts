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
    // What others see of it is on record; the agent's own view, changed and deleted, isn't.
    const told = (objectId: string): Promise<object[]> =>
      db().query('SELECT actor_id, action, data FROM audit_log WHERE object_id = $1 ORDER BY id', [objectId]);
    expect(await told(shared.id)).toEqual([
      {
        actor_id: managerUser.id,
        action: 'lead-view.shared',
        data: { teamId: team.id, fromTeamId: null },
      },
      { actor_id: managerUser.id, action: 'lead-view.unshared', data: { teamId: team.id } },
    ]);
    expect(await told(own.id)).toEqual([]);
  });

  it('a personal view is shared and taken back later, by who leads the team and by no one else', async () => {
    const other = await aTeam(db());
    const both = await aUser(db(), { role: 'manager', teamIds: [team.id, other.id] });
    const second = await app.signIn(both.username);
    const { body: own } = await manager
      .post('/api/v1/lead-views', { name: '本周到期', settings: SETTINGS })
      .expect(201);
    const path = `/api/v1/lead-views/${own.id}`;
    await second.patch(path, { version: 1, teamId: team.id }).expect(404);
    await manager.patch(path, { version: 1, teamId: other.id }).expect(403);
    const { body: shared } = await manager.patch(path, { version: 1, teamId: team.id }).expect(200);
    expect(shared).toMatchObject({ team: { id: team.id }, editable: true, deletable: true, version: 2 });
    expect(await namesOf(mate)).toEqual(['本周到期']);
    const seen = (await mate.get('/api/v1/lead-views').expect(200)).body.items[0];
    expect(seen).toMatchObject({ editable: false, deletable: false });
    await mate.patch(path, { version: 2, teamId: null }).expect(403);

    // Another who leads the team renames it and hands it to a team that they lead as well, but it stays its owner's.
    await second.patch(path, { version: 2, name: '本周必办' }).expect(200);
    await second.delete(path).expect(403);
    const atOnce = await Promise.all([
      second.patch(path, { version: 3, name: '甲起的名' }),
      manager.patch(path, { version: 3, name: '乙起的名' }),
    ]);
    expect(atOnce.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await second.patch(path, { version: 4, teamId: other.id }).expect(200);
    await manager.patch(path, { version: 5, name: 'x' }).expect(403);
    const version = 5;
    const { body: gone } = await second.patch(path, { version, teamId: null }).expect(200);
    expect(gone).toMatchObject({ team: null, editable: false, deletable: false });
    expect(await namesOf(second)).toEqual([]);
    expect(await namesOf(manager)).toContain(gone.name);

    // An owner who no longer leads the team may only take it back.
    await db().query('UPDATE lead_views SET team_id = $2 WHERE id = $1', [own.id, other.id]);
    await manager.patch(path, { version: version + 1, name: 'x' }).expect(403);
    const { body: back } = await manager.patch(path, { version: version + 1, teamId: null }).expect(200);
    expect(back).toMatchObject({ team: null, editable: true });
    await manager.delete(path).expect(204);
  });

  it('order and beginning are the person’s own, and a view that is no longer shared leaves the others theirs', async () => {
    const make = async (name: string): Promise<{ id: string; version: number }> =>
      (await manager.post('/api/v1/lead-views', { name, teamId: team.id, settings: SETTINGS }).expect(201))
        .body;
    const [first, second, third] = [await make('一'), await make('二'), await make('三')];
    const viewOrder = [third.id, 'f0000000-0000-7000-8000-000000000000', second.id];
    await mate.patch('/api/v1/me', { preferences: { viewOrder, startView: second.id } }).expect(200);
    expect(await namesOf(mate)).toEqual(['三', '二', '一']);
    expect(await namesOf(agent)).toEqual(['一', '三', '二']);
    const startFor = async (): Promise<number[]> => {
      const { items } = (await manager.get('/api/v1/lead-views').expect(200)).body;
      return [first, second, third].map(
        ({ id }) => items.find((view: { id: string }) => view.id === id).startFor,
      );
    };
    expect(await startFor()).toEqual([0, 1, 0]);
    await manager.patch(`/api/v1/lead-views/${second.id}`, { version: 1, teamId: null }).expect(200);
    expect(await namesOf(mate)).toEqual(['三', '一']);
    expect((await mate.get('/api/v1/me').expect(200)).body.preferences.startView).toBe(second.id);
    await mate.patch('/api/v1/me', { preferences: { startView: null } }).expect(200);
    expect(await startFor()).toEqual([0, 0, 0]);
    for (const preferences of [
      { startView: 'mine' },
      { viewOrder: 'all' },
      { viewOrder: ['x'] },
      { viewOrder: Array.from({ length: 501 }, () => first.id) },
    ]) {
      await mate.patch('/api/v1/me', { preferences }).expect(400);
    }
    for (const view of [first, second, third])
      await manager.delete(`/api/v1/lead-views/${view.id}`).expect(204);
    await mate.patch('/api/v1/me', { preferences: { viewOrder: null } }).expect(200);
    expect(await namesOf(mate)).toEqual([]);
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
