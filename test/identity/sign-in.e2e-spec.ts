import request from 'supertest';
import { aUser } from '../builders/identity';
import { TEST_PASSWORD, startTestApp, type TestApp } from '../support/app';

interface LoginBody {
  readonly accessToken: string;
  readonly user: { readonly id: string; readonly role: string; readonly permissions: string[] };
}

describe('signing in', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });

  afterAll(() => app.close());

  const login = (username: string, password: string) =>
    app.anonymous.post('/api/v1/auth/login', { username, password });
  const cookieOf = (response: request.Response): string =>
    ([] as string[])
      .concat(response.get('Set-Cookie') ?? [])
      .find((item) => item.startsWith('luodi_session=')) ?? '';

  it('answers a bearer token, the user and an HttpOnly session cookie', async () => {
    const user = await aUser(app.dataSource.manager, { role: 'agent', name: '彭晓岚' });
    const response = await login(user.username.toUpperCase(), TEST_PASSWORD).expect(200);
    const body = response.body as LoginBody;
    expect(body.user).toMatchObject({ id: user.id, name: '彭晓岚', role: 'agent' });
    expect(body.user.permissions).toContain('leads.read');
    expect(body.user.permissions).not.toContain('users.write');
    expect(cookieOf(response)).toMatch(/HttpOnly/);
    expect(cookieOf(response)).toMatch(/SameSite=Lax/);
    const me = await request(app.url)
      .get('/api/v1/me')
      .set('Authorization', `Bearer ${body.accessToken}`)
      .expect(200);
    expect(me.body).toMatchObject({ user: { id: user.id }, csrfToken: null, timezone: 'Asia/Shanghai' });
  });

  it('answers alike for a wrong password, an unknown and a disabled user', async () => {
    const user = await aUser(app.dataSource.manager);
    const off = await aUser(app.dataSource.manager);
    await app.dataSource.query('UPDATE users SET active = false WHERE id = $1', [off.id]);
    const answers = await Promise.all([
      login(user.username, 'not-the-password'),
      login('nobody-of-this-name', TEST_PASSWORD),
      login(off.username, TEST_PASSWORD),
    ]);
    const seen = answers.map((answer) => {
      const { requestId: _requestId, ...body } = answer.body as { requestId: string };
      return { status: answer.status, body };
    });
    expect(seen[0]).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('locks a name after ten wrong passwords, known or not, and says for how long', async () => {
    const user = await aUser(app.dataSource.manager);
    for (const name of [user.username, 'ghost-of-a-user']) {
      for (let attempt = 0; attempt < 10; attempt += 1) await login(name, 'wrong-password').expect(401);
      const locked = await login(name, TEST_PASSWORD).expect(429);
      expect(locked.body).toMatchObject({ code: 'account_locked' });
      expect(Number(locked.get('Retry-After'))).toBeGreaterThan(0);
    }
  });

  it('refuses a body that is not a user name and a password', async () => {
    const bodies: object[] = [
      {},
      { username: 'a' },
      { username: {}, password: [] },
      { username: 'a', password: 'b', admin: true },
    ];
    for (const body of bodies) {
      const response = await app.anonymous.post('/api/v1/auth/login', body).expect(400);
      expect(response.body).toMatchObject({ code: 'validation_failed' });
    }
  });

  it('wants the CSRF token for writes of a cookie session and none for a bearer token', async () => {
    const user = await aUser(app.dataSource.manager);
    const cookie = cookieOf(await login(user.username, TEST_PASSWORD)).split(';')[0]!;
    const me = await request(app.url).get('/api/v1/me').set('Cookie', cookie).expect(200);
    const { csrfToken } = me.body as { csrfToken: string };
    const write = () => request(app.url).patch('/api/v1/me').set('Cookie', cookie).send({ locale: 'en' });
    expect((await write().expect(403)).body).toMatchObject({ code: 'csrf_failed' });
    expect((await write().set('X-CSRF-Token', 'x'.repeat(csrfToken.length)).expect(403)).body).toMatchObject({
      code: 'csrf_failed',
    });
    await write().set('X-CSRF-Token', csrfToken).expect(200);
    const bearer = await app.signIn(user.username);
    await bearer.patch('/api/v1/me', { preferences: { shortcuts: false } }).expect(200);
  });

  it('keeps a person’s phrases, in their order, and says what is wrong with one', async () => {
    const user = await app.signIn((await aUser(app.dataSource.manager)).username);
    const phrases = [
      { name: '首次介绍', text: '已介绍园区。\n下周看地。' },
      { name: '报价', text: '已报价' },
    ];
    await user.patch('/api/v1/me', { preferences: { phrases } }).expect(200);
    await user.patch('/api/v1/me', { preferences: { shortcuts: true } }).expect(200);
    expect((await user.get('/api/v1/me').expect(200)).body.preferences.phrases).toEqual(phrases);
    const refused = async (wrong: unknown): Promise<void> => {
      await user.patch('/api/v1/me', { preferences: { phrases: wrong } }).expect(400);
    };
    await refused([{ name: '', text: 'x' }]);
    await refused([{ name: 'x', text: 'x'.repeat(501) }]);
    await refused([{ name: 'x', text: 'x', more: 1 }]);
    await refused(Array.from({ length: 31 }, () => ({ name: 'x', text: 'x' })));
    await refused('x');
  });

  it('starts a new session id at sign-in, and ends the session at sign-out', async () => {
    const user = await aUser(app.dataSource.manager);
    const first = cookieOf(await login(user.username, TEST_PASSWORD)).split(';')[0]!;
    const second = cookieOf(
      await request(app.url)
        .post('/api/v1/auth/login')
        .set('Cookie', first)
        .send({ username: user.username, password: TEST_PASSWORD }),
    ).split(';')[0]!;
    expect(second).not.toBe('');
    expect(second).not.toBe(first);
    const me = await request(app.url).get('/api/v1/me').set('Cookie', second).expect(200);
    const { csrfToken } = me.body as { csrfToken: string };
    await request(app.url)
      .post('/api/v1/auth/logout')
      .set('Cookie', second)
      .set('X-CSRF-Token', csrfToken)
      .expect(204);
    await request(app.url).get('/api/v1/me').set('Cookie', second).expect(401);
  });

  it('ends every session and token on sign-out everywhere and on a change of password', async () => {
    const user = await aUser(app.dataSource.manager);
    const [one, two] = [await app.signIn(user.username), await app.signIn(user.username)];
    await one.post('/api/v1/auth/logout-everywhere').expect(204);
    await two.get('/api/v1/me').expect(401);
    const three = await app.signIn(user.username);
    const wrong = await three.post('/api/v1/auth/password', {
      currentPassword: 'not it',
      newPassword: 'another-password-2',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatchObject({ code: 'wrong_password' });
    await three
      .post('/api/v1/auth/password', { currentPassword: TEST_PASSWORD, newPassword: 'another-password-2' })
      .expect(204);
    await three.get('/api/v1/me').expect(401);
    await login(user.username, TEST_PASSWORD).expect(401);
    await login(user.username, 'another-password-2').expect(200);
  });

  it('refuses a disabled or re-roled user on the next request', async () => {
    const admin = await aUser(app.dataSource.manager, { role: 'admin' });
    const user = await aUser(app.dataSource.manager);
    const adminClient = await app.signIn(admin.username);
    const client = await app.signIn(user.username);
    await adminClient.patch(`/api/v1/users/${user.id}`, { active: false, version: 1 }).expect(200);
    await client.get('/api/v1/me').expect(401);
  });

  it('ends the open streams of a disabled user at once, and nobody else’s', async () => {
    const admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
    const [user, mate] = [await aUser(app.dataSource.manager), await aUser(app.dataSource.manager)];
    const [gone, stays] = [await streamOf(user.username), await streamOf(mate.username)];
    const start = performance.now();
    await admin.patch(`/api/v1/users/${user.id}`, { active: false, version: 1 }).expect(200);
    for (;;) if ((await gone.reader.read()).done) break;
    expect(performance.now() - start).toBeLessThan(8000); // a second on a quiet machine; the next sweep would be a minute
    const still = await Promise.race([
      stays.reader.read(),
      new Promise((resolve) => {
        setImmediate(() => resolve('open'));
      }),
    ]);
    expect(still).toBe('open');
    stays.stop();
  });

  async function streamOf(username: string) {
    const { token } = await app.signIn(username);
    const stopped = new AbortController();
    const response = await fetch(`${app.url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stopped.signal,
    });
    const reader = response.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('hello');
    return { reader, stop: () => stopped.abort() };
  }
});
