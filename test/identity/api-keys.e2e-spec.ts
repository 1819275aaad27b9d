import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_KEY_SCOPES, type ApiKeyScope } from '@luodi/identity';
import { anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { Client, startTestApp, type TestApp } from '../support/app';

interface Key {
  readonly id: string;
  readonly token: string | null;
  readonly lastFour: string;
  readonly state: string;
  readonly lastUsedAt: string | null;
  readonly version: number;
}

interface Received {
  readonly inquiryId: string;
  readonly leadId: string | null;
  readonly trackingCode: string;
}

const UNKNOWN = '018f0000-0000-7000-8000-000000000000';
const LATER = '2027-11-18T10:00:00+08:00';

describe('API keys', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let admin: Client;
  let auditor: Client;
  let running = 0;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    const tx = app.dataSource.manager;
    admin = await app.signIn((await aUser(tx, { role: 'admin' })).username);
    auditor = await app.signIn((await aUser(tx, { role: 'auditor' })).username);
  });

  afterAll(() => app.close());

  async function make(scopes: readonly ApiKeyScope[] = API_KEY_SCOPES, more: object = {}): Promise<Key> {
    running += 1;
    const body = { name: `官网 ${running}`, scopes, ...more };
    return (await admin.post('/api/v1/api-keys', body).expect(201)).body as Key;
  }

  const as = (key: { readonly token: string | null }): Client => new Client(app.url, key.token, null);

  function inquiry(overrides: object = {}): object {
    return {
      channel: 'web',
      need: '租3000平厂房',
      contact: '何先生',
      phone: aPhone(),
      consentBasis: { kind: 'written', note: '网站表单' },
      ...overrides,
    };
  }

  it('shows its secret once, and keeps a hash alone', async () => {
    const key = await make();
    expect(key.token).toMatch(/^ldk_[A-Za-z0-9_-]{43}$/);
    expect(key.lastFour).toBe(key.token?.slice(-4));
    const shown = await auditor.get(`/api/v1/api-keys/${key.id}`).expect(200);
    const listed = await admin.get('/api/v1/api-keys?withTotal=true').expect(200);
    for (const answer of [shown, listed]) expect(answer.text).not.toContain(key.token);
    expect(listed.body).toMatchObject({ total: running });
    const [row]: { text: string }[] = await app.dataSource.query(
      `SELECT row_to_json(k)::text || coalesce((SELECT string_agg(row_to_json(i)::text, '') FROM idempotency_keys i), '')
         || (SELECT string_agg(row_to_json(a)::text, '') FROM audit_log a) AS text FROM api_keys k WHERE id = $1`,
      [key.id],
    );
    expect(row?.text).not.toContain(key.token);
  });

  it('is made once under an Idempotency-Key, and the repeat does not tell the secret again', async () => {
    const body = { name: '一次', scopes: ['inquiries.create'] };
    const send = () => admin.post('/api/v1/api-keys', body).set('Idempotency-Key', 'make-key').expect(201);
    const first = (await send()).body as Key;
    const again = (await send()).body as Key;
    expect(first.token).not.toBeNull();
    expect(again).toMatchObject({ id: first.id, token: null });
    running += 1;
  });

  it('refuses what makes no sense', async () => {
    const post = (body: object) => admin.post('/api/v1/api-keys', body);
    const good = { name: '展会', scopes: ['inquiries.create'] };
    await post({ ...good, scopes: [] }).expect(400);
    await post({ ...good, scopes: ['leads.write'] }).expect(400);
    await post({ ...good, scopes: ['inquiries.read', 'inquiries.read'] }).expect(400);
    await post({ ...good, expiresAt: '2020-01-01T00:00:00Z' }).expect(400);
    await post({ ...good, siteId: UNKNOWN }).expect(400);
    await post({ ...good, token: 'ldk_mine' }).expect(400);
    const key = await make();
    const { body } = await admin.get(`/api/v1/api-keys/${key.id}`).expect(200);
    await post({ ...good, name: (body as { name: string }).name }).expect(409);
    await admin.get(`/api/v1/api-keys/${UNKNOWN}`).expect(404);
    await admin.post(`/api/v1/api-keys/${UNKNOWN}/rotate`, {}).expect(404);
    await admin.post(`/api/v1/api-keys/${UNKNOWN}/revoke`).expect(404);
    await admin.patch(`/api/v1/api-keys/${UNKNOWN}`, { version: 1 }).expect(404);
    await admin.patch(`/api/v1/api-keys/${key.id}`, { name: '旧', version: 99 }).expect(409);
    await auditor.post('/api/v1/api-keys', good).expect(403);
  });

  it('brings spam into quarantine, answered like any other, and a reviewer lets it in with its text', async () => {
    const key = await make(undefined, { siteId: intake.siteId });
    const phone = aPhone();
    const text = `租5000平厂房,另低价代开发票贷款,看 http://a-1.example/x http://b-2.example/y http://c-3.example/z 电话${phone}`;
    const { body } = await as(key)
      .post('/api/v1/inquiries', {
        channel: 'web',
        text,
        consentBasis: { kind: 'written', note: '网站表单' },
      })
      .expect(201);
    expect(body).toMatchObject({ leadId: null, trackingCode: expect.any(String) });
    const { body: progress } = await as(key).get(`/api/v1/inquiries/${body.inquiryId}/status`).expect(200);
    expect(progress).toMatchObject({ status: 'received' });
    const rows = () =>
      app.dataSource.query('SELECT status, quarantine_reason, lead_id FROM inquiries WHERE id = $1', [
        body.inquiryId,
      ]);
    expect(await rows()).toMatchObject([{ status: 'quarantined', lead_id: null }]);
    await admin.post('/api/v1/inquiries/release', { ids: [body.inquiryId] }).expect(200);
    const [{ lead_id }] = await rows();
    const { body: lead } = await admin.get(`/api/v1/leads/${lead_id}`).expect(200);
    expect(lead).toMatchObject({ areaMinSqm: 5000, needType: 'rent_factory' });
  });

  it('brings an inquiry, for its source and site and for nobody in person', async () => {
    const key = await make(undefined, { siteId: intake.siteId });
    const { body } = await as(key).post('/api/v1/inquiries', inquiry()).expect(201);
    const received = body as Received;
    expect(received).toMatchObject({ leadId: null });
    expect(received.trackingCode).toMatch(/^.{4}-.{4}$/);
    const [row]: Record<string, unknown>[] = await app.dataSource.query(
      `SELECT i.entered_by, i.site_id, i.channel, i.api_key_id, l.park_id, l.source_channel, l.owner_id
       FROM inquiries i JOIN leads l ON l.id = i.lead_id WHERE i.id = $1`,
      [received.inquiryId],
    );
    const names: { name: string }[] = await app.dataSource.query('SELECT name FROM api_keys WHERE id = $1', [
      key.id,
    ]);
    const name = names[0]?.name;
    expect(row).toEqual({
      entered_by: null,
      site_id: intake.siteId,
      channel: 'web',
      api_key_id: key.id,
      park_id: intake.park.id,
      source_channel: name,
      owner_id: intake.agent.id,
    });
    const log = await admin.get(`/api/v1/audit-log?objectId=${received.inquiryId}`).expect(200);
    expect(log.body).toMatchObject({
      items: [{ action: 'inquiry.received', actor: { id: key.id, name }, actorRole: 'api_key' }],
    });
  });

  it('answers alike for people we know and people we do not', async () => {
    const machine = as(await make());
    const phone = aPhone();
    const first = await machine.post('/api/v1/inquiries', inquiry({ phone })).expect(201);
    const second = await machine
      .post('/api/v1/inquiries', inquiry({ phone, need: '再租1000平' }))
      .expect(201);
    expect(Object.keys(second.body as object)).toEqual(Object.keys(first.body as object));
    expect(second.body).toMatchObject({ leadId: null });
  });

  it('stores the same inquiry once under an Idempotency-Key of the same API key', async () => {
    const [one, two] = [as(await make()), as(await make())];
    const body = inquiry();
    const send = (machine: Client, content: object) =>
      machine.post('/api/v1/inquiries', content).set('Idempotency-Key', 'order-77');
    const first = await send(one, body).expect(201);
    expect((await send(one, body).expect(201)).body).toEqual(first.body);
    await send(one, inquiry()).expect(422);
    const other = await send(two, body).expect(201);
    expect(other.body).not.toEqual(first.body);
  });

  it('refuses an inquiry without ground, contact or need', async () => {
    const machine = as(await make());
    await machine.post('/api/v1/inquiries', inquiry({ consentBasis: undefined })).expect(400);
    await machine.post('/api/v1/inquiries', inquiry({ need: undefined })).expect(400);
    const refused = await machine.post('/api/v1/inquiries', inquiry({ phone: undefined }));
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'contact_required' });
  });

  it('learns what became of its own inquiries, and of no others', async () => {
    const [mine, other] = [as(await make()), as(await make())];
    const { inquiryId, trackingCode } = (await mine.post('/api/v1/inquiries', inquiry()).expect(201))
      .body as Received;
    const status = await mine.get(`/api/v1/inquiries/${inquiryId}/status`).expect(200);
    expect(status.body).toEqual({
      inquiryId,
      trackingCode,
      status: 'assigned',
      receivedAt: '2026-11-18T02:00:00.000Z',
    });
    await other.get(`/api/v1/inquiries/${inquiryId}/status`).expect(404);
    await mine.get(`/api/v1/inquiries/${UNKNOWN}/status`).expect(404);
    await mine.get('/api/v1/inquiries/none/status').expect(400);
    await admin.get(`/api/v1/inquiries/${inquiryId}/status`).expect(403);
  });

  it('does what its scopes say and no more', async () => {
    const [reader, writer] = [as(await make(['inquiries.read'])), as(await make(['inquiries.create']))];
    await reader.post('/api/v1/inquiries', inquiry()).expect(403);
    const { inquiryId } = (await writer.post('/api/v1/inquiries', inquiry()).expect(201)).body as Received;
    await writer.get(`/api/v1/inquiries/${inquiryId}/status`).expect(403);
  });

  it('is refused on the next request after it was revoked, and stays revoked', async () => {
    const key = await make();
    const rotated = (await admin.post(`/api/v1/api-keys/${key.id}/rotate`, { graceHours: 24 })).body as Key;
    await as(rotated).post('/api/v1/inquiries/parse', { text: '租厂房' }).expect(200);
    const revoked = await admin.post(`/api/v1/api-keys/${key.id}/revoke`).expect(200);
    expect(revoked.body).toMatchObject({ state: 'revoked' });
    for (const secret of [key, rotated]) {
      const refused = await as(secret).post('/api/v1/inquiries/parse', { text: '租厂房' });
      expect(refused.status).toBe(401);
    }
    await admin.post(`/api/v1/api-keys/${key.id}/revoke`).expect(200);
    await admin.post(`/api/v1/api-keys/${key.id}/rotate`, {}).expect(409);
    const { version } = revoked.body as Key;
    await admin.patch(`/api/v1/api-keys/${key.id}`, { name: '复活', version }).expect(409);
  });

  it('rotates: the old secret works through its grace and then ends', async () => {
    const key = await make();
    const rotated = (await admin.post(`/api/v1/api-keys/${key.id}/rotate`, { graceHours: 2 }).expect(200))
      .body as Key;
    expect(rotated.token).not.toBe(key.token);
    const use = (secret: Key) => as(secret).post('/api/v1/inquiries/parse', { text: '租厂房' });
    await use(key).expect(200);
    await use(rotated).expect(200);
    const before = app.clock.now();
    app.clock.advanceMinutes(121);
    try {
      await use(key).expect(401);
      await use(rotated).expect(200);
    } finally {
      app.clock.set(before);
    }
    const now = (await admin.post(`/api/v1/api-keys/${key.id}/rotate`, { graceHours: 0 })).body as Key;
    await use(rotated).expect(401);
    await use(now).expect(200);
    await admin.post(`/api/v1/api-keys/${key.id}/rotate`, { graceHours: 169 }).expect(400);
  });

  it('ends by itself on its last day', async () => {
    const key = await make(undefined, { expiresAt: '2026-11-18T11:00:00+08:00' });
    const use = () => as(key).post('/api/v1/inquiries/parse', { text: '租厂房' });
    await use().expect(200);
    const before = app.clock.now();
    app.clock.advanceMinutes(60);
    try {
      await use().expect(401);
      const shown = await admin.get(`/api/v1/api-keys/${key.id}`).expect(200);
      expect(shown.body).toMatchObject({ state: 'expired' });
      const { version } = shown.body as Key;
      await admin.patch(`/api/v1/api-keys/${key.id}`, { expiresAt: LATER, version }).expect(200);
      await use().expect(200);
    } finally {
      app.clock.set(before);
    }
  });

  it('remembers its last use to the minute, with one write a minute', async () => {
    const key = await make();
    const use = () => as(key).post('/api/v1/inquiries/parse', { text: '租厂房' }).expect(200);
    const lastUse = async () => ((await admin.get(`/api/v1/api-keys/${key.id}`)).body as Key).lastUsedAt;
    expect(await lastUse()).toBeNull();
    const before = app.clock.now();
    try {
      await use();
      app.clock.set(new Date(before.getTime() + 59_000));
      await use();
      expect(await lastUse()).toBe(before.toISOString());
      app.clock.set(new Date(before.getTime() + 60_000));
      await use();
      expect(await lastUse()).toBe(new Date(before.getTime() + 60_000).toISOString());
    } finally {
      app.clock.set(before);
    }
  });

  it('takes changes of name, scopes and site', async () => {
    const key = await make(['inquiries.create'], { siteId: intake.siteId });
    const patch = { name: '新名字', scopes: ['inquiries.read'], siteId: null, version: key.version };
    const changed = await admin.patch(`/api/v1/api-keys/${key.id}`, patch).expect(200);
    expect(changed.body).toMatchObject({ name: '新名字', scopes: ['inquiries.read'], site: null });
    await as(key).post('/api/v1/inquiries', inquiry()).expect(403);
    const log = await admin.get(`/api/v1/audit-log?objectId=${key.id}`).expect(200);
    expect(log.body).toMatchObject({ items: [{ action: 'api-key.updated' }, { action: 'api-key.created' }] });
  });

  it.each(['ldk_', 'ldk_x', `ldk_${'A'.repeat(43)}`, `ldk_${'A'.repeat(43)}'--`])(
    'of nobody (%s) opens nothing',
    async (token) => {
      await new Client(app.url, token, null).get('/api/v1/me').expect(401);
    },
  );

  it('end at once with the account of whoever made them, and do not come back with it', async () => {
    const maker = await aUser(app.dataSource.manager, { role: 'admin' });
    const client = await app.signIn(maker.username);
    const key = (
      await client.post('/api/v1/api-keys', { name: '将离职者的密钥', scopes: API_KEY_SCOPES }).expect(201)
    ).body as Key;
    const others = await make();
    await as(key).post('/api/v1/inquiries', inquiry()).expect(201);

    const shown = (await admin.get(`/api/v1/users/${maker.id}`).expect(200)).body as { version: number };
    const renamed = await admin
      .patch(`/api/v1/users/${maker.id}`, { version: shown.version, name: '改名' })
      .expect(200);
    await as(key).post('/api/v1/inquiries', inquiry()).expect(201);
    const disabled = await admin
      .patch(`/api/v1/users/${maker.id}`, { version: renamed.body.version, active: false })
      .expect(200);
    await as(key).post('/api/v1/inquiries', inquiry()).expect(401);
    await as(others).post('/api/v1/inquiries', inquiry()).expect(201);
    const audit = (await admin.get(`/api/v1/audit-log?objectId=${key.id}`).expect(200)).body;
    expect(audit.items).toContainEqual(expect.objectContaining({ action: 'api-key.revoked' }));
    await admin
      .patch(`/api/v1/users/${maker.id}`, { version: disabled.body.version, active: true })
      .expect(200);
    await as(key).post('/api/v1/inquiries', inquiry()).expect(401);
  });
});

describe('API keys against every operation', () => {
  /** All that machines may do: an exact, reviewed list. */
  const OPEN: Record<string, ApiKeyScope> = {
    'get /api/v1/inquiries/{id}/status': 'inquiries.read',
    'post /api/v1/inquiries': 'inquiries.create',
    'post /api/v1/inquiries/parse': 'inquiries.create',
  };
  const document = JSON.parse(readFileSync(join(__dirname, '../../apps/api/openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, { 'x-permission': string; 'x-api-key-scope'?: string }>>;
  };
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method} ${path}`,
      method: method as 'get' | 'post',
      path: path.replace(/\{(day|report)\}/g, '2026-11-22').replace(/\{[^}]+\}/g, UNKNOWN),
      isPublic: operation['x-permission'] === 'public',
      scope: operation['x-api-key-scope'],
    })),
  );
  let app: TestApp;
  let keys: Record<'read' | 'write', Client>;

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMITS: 'off' });
    const admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
    const make = async (name: string, scope: ApiKeyScope): Promise<Client> => {
      const { body } = await admin.post('/api/v1/api-keys', { name, scopes: [scope] }).expect(201);
      return new Client(app.url, (body as Key).token, null);
    };
    keys = { read: await make('读', 'inquiries.read'), write: await make('写', 'inquiries.create') };
  });

  afterAll(() => app.close());

  it('are let into the reviewed list and nothing else', () => {
    const open = operations.filter((operation) => operation.scope !== undefined);
    expect(Object.fromEntries(open.map(({ name, scope }) => [name, scope]))).toEqual(OPEN);
  });

  it.each(
    operations.filter(({ isPublic }) => !isPublic).map((operation) => [operation.name, operation] as const),
  )('%s', async (_name, { method, path, scope }) => {
    for (const [kind, client] of Object.entries(keys)) {
      const { status } = await client[method](path, method === 'get' ? undefined : {});
      const holds = scope === (kind === 'read' ? 'inquiries.read' : 'inquiries.create');
      if (holds) expect([200, 400, 404]).toContain(status);
      else expect({ kind, status }).toEqual({ kind, status: 403 });
    }
  });
});
