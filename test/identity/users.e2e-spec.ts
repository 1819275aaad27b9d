import { aTeam, aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface UserBody {
  readonly id: string;
  readonly username: string;
  readonly version: number;
  readonly teamIds: string[];
}

describe('users and teams', () => {
  let app: TestApp;
  let admin: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const user = await aUser(app.dataSource.manager, { role: 'admin' });
    admin = await app.signIn(user.username);
  });

  afterAll(() => app.close());

  const newUser = (username: string, extra: object = {}) => ({
    username,
    name: '唐雨薇',
    role: 'agent',
    password: 'a-good-password',
    ...extra,
  });

  it('adds a user who can sign in, and never shows the password hash', async () => {
    const team = await aTeam(app.dataSource.manager);
    const created = await admin
      .post('/api/v1/users', newUser('tang.yuwei', { teamIds: [team.id] }))
      .expect(201);
    expect(created.body).toMatchObject({
      username: 'tang.yuwei',
      teamIds: [team.id],
      active: true,
      version: 1,
    });
    expect(JSON.stringify(created.body)).not.toMatch(/argon|hash/i);
    await app.signIn('tang.yuwei', 'a-good-password');
  });

  it('answers the same key with the same bytes, and another body with a mismatch', async () => {
    const first = await admin
      .post('/api/v1/users', newUser('once.only'))
      .set('Idempotency-Key', 'key-0001')
      .expect(201);
    const again = await admin
      .post('/api/v1/users', newUser('once.only'))
      .set('Idempotency-Key', 'key-0001')
      .expect(201);
    expect(again.text).toBe(first.text);
    const other = await admin
      .post('/api/v1/users', newUser('other.name'))
      .set('Idempotency-Key', 'key-0001')
      .expect(422);
    expect(other.body).toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('says which field is wrong, in the caller’s language', async () => {
    await admin.post('/api/v1/users', newUser('taken.name')).expect(201);
    const taken = await admin.post('/api/v1/users', newUser('taken.name')).expect(409);
    expect(taken.body).toMatchObject({
      code: 'already_exists',
      errors: [{ path: 'username', code: 'taken' }],
    });
    const bad = await admin
      .post('/api/v1/users', newUser('ok.name', { role: 'root', name: 'x'.repeat(51), extra: 1 }))
      .set('Accept-Language', 'en')
      .expect(400);
    const { errors } = bad.body as { errors: { path: string; message: string }[] };
    expect(errors.map((item) => item.path).sort()).toEqual(['extra', 'name', 'role']);
    expect(errors.find((item) => item.path === 'name')?.message).toBe('At most 50 characters');
  });

  it('refuses a change that is based on an old version and shows the present one', async () => {
    const created = (await admin.post('/api/v1/users', newUser('two.editors')).expect(201)).body as UserBody;
    await admin.patch(`/api/v1/users/${created.id}`, { name: '甲', version: created.version }).expect(200);
    const late = await admin
      .patch(`/api/v1/users/${created.id}`, { name: '乙', version: created.version })
      .expect(409);
    expect(late.body).toMatchObject({ code: 'version_conflict', current: { name: '甲', version: 2 } });
  });

  it('keeps one active administrator', async () => {
    const all = (await admin.get('/api/v1/users?role=admin').expect(200)).body as { items: UserBody[] };
    const only = all.items[0]!;
    const refused = await admin
      .patch(`/api/v1/users/${only.id}`, { active: false, version: only.version })
      .expect(422);
    expect(refused.body).toMatchObject({ code: 'last_admin' });
  });

  it('shows a manager the people of their teams and nobody else', async () => {
    const [mine, other] = [await aTeam(app.dataSource.manager), await aTeam(app.dataSource.manager)];
    const manager = await aUser(app.dataSource.manager, { role: 'manager', teamIds: [mine.id] });
    const inside = await aUser(app.dataSource.manager, { teamIds: [mine.id] });
    const outside = await aUser(app.dataSource.manager, { teamIds: [other.id] });
    const client = await app.signIn(manager.username);
    const list = (await client.get('/api/v1/users?limit=200').expect(200)).body as { items: UserBody[] };
    expect(list.items.map((item) => item.id).sort()).toEqual([manager.id, inside.id].sort());
    await client.get(`/api/v1/users/${outside.id}`).expect(404);
    const teams = (await client.get('/api/v1/teams').expect(200)).body as { items: { id: string }[] };
    expect(teams.items.map((item) => item.id)).toEqual([mine.id]);
    await client.post('/api/v1/users', newUser('not.mine')).expect(403);
  });

  it('pages by cursor without losing or repeating anyone, in every order', async () => {
    for (const sort of ['username', '-username', 'name', '-name', 'createdAt', '-createdAt']) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const path: string = `/api/v1/users?limit=3&sort=${sort}${cursor === null ? '' : `&cursor=${cursor}`}`;
        const page = (await admin.get(path).expect(200)).body as {
          items: UserBody[];
          nextCursor: string | null;
        };
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      const total = (await admin.get('/api/v1/users?limit=1&withTotal=true').expect(200)).body as {
        total: number;
      };
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(total.total);
    }
    await admin.get('/api/v1/users?cursor=nonsense').expect(400);
    await admin.get('/api/v1/users?sort=password').expect(400);
    await admin.get('/api/v1/users?unknown=1').expect(400);
  });

  it('resets a password to a random one that must be changed first', async () => {
    const created = (await admin.post('/api/v1/users', newUser('forgetful')).expect(201)).body as UserBody;
    const before = (await admin.post(`/api/v1/users/${created.id}/reset-password`).expect(200)).body as {
      password: string;
    };
    const signedIn = await app.signIn('forgetful', before.password);
    const reset = (await admin.post(`/api/v1/users/${created.id}/reset-password`).expect(200)).body as {
      password: string;
    };
    expect(reset.password).not.toBe(before.password);
    // Whoever was in with the old one is out, and the old one opens nothing.
    await signedIn.get('/api/v1/me').expect(401);
    await app.anonymous
      .post('/api/v1/auth/login', { username: 'forgetful', password: before.password })
      .expect(401);
    const client = await app.signIn('forgetful', reset.password);
    const blocked = await client.get('/api/v1/leads').expect(403);
    expect(blocked.body).toMatchObject({ code: 'password_change_required' });
    await client
      .post('/api/v1/auth/password', { currentPassword: reset.password, newPassword: 'my-own-password' })
      .expect(204);
    const after = await app.signIn('forgetful', 'my-own-password');
    await after.get('/api/v1/leads').expect(200);
  });

  it('writes every change to an audit log that the database itself protects', async () => {
    const created = (await admin.post('/api/v1/users', newUser('audited')).expect(201)).body as UserBody;
    const log = (await admin.get(`/api/v1/audit-log?objectId=${created.id}`).expect(200)).body as {
      items: { action: string; requestId: string }[];
    };
    expect(log.items.map((item) => item.action)).toEqual(['user.created']);
    expect(log.items[0]!.requestId).toMatch(/^[\w-]{8,}$/);
    await expect(app.dataSource.query('DELETE FROM audit_log')).rejects.toThrow(/append-only/);
    await expect(app.dataSource.query(`UPDATE audit_log SET action = 'x'`)).rejects.toThrow(/append-only/);
  });

  it('makes exactly the named users the members of a team', async () => {
    const [a, b] = [await aUser(app.dataSource.manager), await aUser(app.dataSource.manager)];
    const team = (await admin.post('/api/v1/teams', { name: '新兴产业组', memberIds: [a.id] }).expect(201))
      .body as { id: string };
    const changed = await admin.put(`/api/v1/teams/${team.id}/members`, { memberIds: [b.id] }).expect(200);
    expect((changed.body as { members: { id: string }[] }).members.map((item) => item.id)).toEqual([b.id]);
    await admin.post('/api/v1/teams', { name: '新兴产业组' }).expect(409);
    await admin
      .put(`/api/v1/teams/${team.id}/members`, { memberIds: ['018f0000-0000-7000-8000-000000000000'] })
      .expect(400);
  });
});
