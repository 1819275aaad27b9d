import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Request {
  readonly id: string;
  readonly receiptNumber: string;
  readonly version: number;
  readonly status: string;
  readonly dueAt: string;
}

describe('the register of privacy requests', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let boss: Client;
  let auditor: Client;
  let agent: Client;
  let phone: string;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    await aUser(app.dataSource.manager, { username: 'boss', role: 'admin' });
    await aUser(app.dataSource.manager, { username: 'auditor', role: 'auditor' });
    boss = await app.signIn('boss');
    auditor = await app.signIn('auditor');
    agent = await app.signIn(intake.agent.username);
  });

  afterAll(() => app.close());

  beforeEach(async () => {
    phone = aPhone();
    await submit({ phone });
  });

  async function submit(overrides: Record<string, unknown>): Promise<void> {
    await app.anonymous
      .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry(overrides))
      .expect(201);
  }

  async function enter(overrides: Record<string, unknown> = {}): Promise<Request> {
    const response = await boss
      .post('/api/v1/privacy-requests', {
        kind: 'access',
        phone,
        identity: 'call_back',
        identityNote: '回拨留存号码',
        ...overrides,
      })
      .expect(201);
    return response.body as Request;
  }

  it('takes a request by telephone, due in fifteen working days for an answer and in three for an erasure', async () => {
    // Wednesday 2026-11-18 10:00 plus 15 and 3 working days
    expect(await enter()).toMatchObject({
      status: 'open',
      source: 'staff',
      identity: 'call_back',
      contactName: '何先生',
      dueAt: '2026-12-09T02:00:00.000Z',
    });
    expect(await enter({ kind: 'erase' })).toMatchObject({ dueAt: '2026-11-23T02:00:00.000Z' });
  });

  it('shows the auditor everything and lets them change nothing; agents see none of it', async () => {
    const { id, version } = await enter();
    await auditor.get(`/api/v1/privacy-requests/${id}`).expect(200);
    await auditor.post(`/api/v1/privacy-requests/${id}/start`, { version }).expect(403);
    await agent.get(`/api/v1/privacy-requests/${id}`).expect(403);
    await boss.get('/api/v1/privacy-requests/01920000-0000-7000-8000-000000000000').expect(404);
  });

  it('names what is wrong with an entry', async () => {
    await boss.post('/api/v1/privacy-requests', { kind: 'access', identity: 'none' }).expect(400);
    await boss
      .post('/api/v1/privacy-requests', { kind: 'access', identity: 'none', phone: '123' })
      .expect(400);
    await boss.post('/api/v1/privacy-requests', { kind: 'all', identity: 'none', phone }).expect(400);
    await boss
      .post('/api/v1/privacy-requests', {
        kind: 'access',
        identity: 'none',
        leadId: '01920000-0000-7000-8000-000000000000',
      })
      .expect(400);
  });

  it('goes from open over in progress to done, each step once and on the version that was read', async () => {
    const { id, version } = await enter({ kind: 'correct', details: '公司改名了' });
    const path = `/api/v1/privacy-requests/${id}`;
    const started = await boss.post(`${path}/start`, { version }).expect(200);
    expect(started.body).toMatchObject({ status: 'in_progress', version: version + 1 });
    const stale = await boss.post(`${path}/complete`, { version }).expect(409);
    expect(stale.body).toMatchObject({ code: 'version_conflict', current: { status: 'in_progress' } });
    await boss.post(`${path}/complete`, { version: version + 1 }).expect(200);
    const again = await boss.post(`${path}/refuse`, { version: version + 2, reason: 'x', legalBasis: 'y' });
    expect(again.body).toMatchObject({ code: 'already_done' });
  });

  it('is refused with a reason and the rule it rests on', async () => {
    const { id, version } = await enter();
    const path = `/api/v1/privacy-requests/${id}`;
    await boss.post(`${path}/refuse`, { version, reason: '不是本人' }).expect(400);
    await boss
      .post(`${path}/refuse`, { version, reason: '不是本人', legalBasis: '个保法第五十条' })
      .expect(200);
    const detail = await boss.get(path).expect(200);
    expect(detail.body).toMatchObject({
      status: 'refused',
      refusal: '不是本人',
      legalBasis: '个保法第五十条',
    });
  });

  it('neither erases nor copies for somebody whose identity nobody checked', async () => {
    const { id, version } = await enter({ kind: 'erase', identity: 'none' });
    const erase = await boss.post(`/api/v1/privacy-requests/${id}/erase`, { version }).expect(422);
    expect(erase.body).toMatchObject({ code: 'identity_unchecked' });
    const copy = await boss.post(`/api/v1/privacy-requests/${id}/copy`).expect(422);
    expect(copy.body).toMatchObject({ code: 'identity_unchecked' });
    const access = await enter();
    const wrong = await boss
      .post(`/api/v1/privacy-requests/${access.id}/erase`, { version: access.version })
      .expect(422);
    expect(wrong.body).toMatchObject({ code: 'not_an_erasure' });
  });

  it('stops contact at once when the caller was checked: calls, WeChat and mails are refused until they write again', async () => {
    await enter({ kind: 'contact' });
    const leads = await agent.get(`/api/v1/leads?view=mine&q=${phone.slice(-4)}`).expect(200);
    const id = (leads.body as { items: { id: string }[] }).items[0]?.id ?? '';
    for (const type of ['call', 'wechat', 'email']) {
      const refused = await agent.post(`/api/v1/leads/${id}/activities`, { type, summary: 'x' }).expect(422);
      expect(refused.body).toMatchObject({ code: 'do_not_contact' });
    }
    await agent.post(`/api/v1/leads/${id}/activities`, { type: 'note', summary: '不再联系' }).expect(201);
    await submit({ phone, need: '又想租了' });
    await agent.post(`/api/v1/leads/${id}/activities`, { type: 'call', summary: '已通话' }).expect(201);
  });

  it('opens one for a message that asks for it, and tells the administrators', async () => {
    const other = aPhone();
    await submit({ phone: other, need: '请删除我的个人信息', contact: undefined });
    await app.runJobs();
    const list = await boss.get('/api/v1/privacy-requests?status=open&kind=erase&limit=1').expect(200);
    const [request] = (list.body as { items: Request[] }).items;
    expect(request).toMatchObject({ source: 'message', identity: 'none' });
    const notices = await boss.get('/api/v1/notifications').expect(200);
    const kinds = (notices.body as { items: { kind: string; title: string }[] }).items;
    expect(kinds[0]).toMatchObject({
      kind: 'privacy_opened',
      title: `收到隐私请求 ${request?.receiptNumber ?? ''}`,
    });
  });

  it('warns once before it is due and once after', async () => {
    const { id } = await enter({ kind: 'erase' });
    const watch = async (): Promise<string[]> => {
      await app.dataSource.query(`SELECT graphile_worker.add_job('privacy.requests-watched', '{}')`);
      await app.runJobs();
      const rows: { kind: string }[] = await app.dataSource.query(
        `SELECT kind FROM notifications WHERE data ->> 'requestId' = $1 ORDER BY created_at, id`,
        [id],
      );
      return rows.map((row) => row.kind);
    };
    const now = app.clock.now();
    expect(await watch()).toEqual(['privacy_opened']);
    app.clock.set('2026-11-20T15:00:00+08:00');
    expect(await watch()).toEqual(['privacy_opened', 'privacy_due']);
    app.clock.set('2026-11-24T09:00:00+08:00');
    await watch();
    expect(await watch()).toEqual(['privacy_opened', 'privacy_due', 'privacy_overdue']);
    app.clock.set(now);
  });

  it('writes every act to the audit log, without a word about the person', async () => {
    const { id, version } = await enter({ details: `请联系${phone}` });
    await boss.post(`/api/v1/privacy-requests/${id}/start`, { version }).expect(200);
    await boss.post(`/api/v1/privacy-requests/${id}/copy`).expect(200);
    const rows: { action: string; data: object }[] = await app.dataSource.query(
      'SELECT action, data FROM audit_log WHERE object_id = $1 ORDER BY at, id',
      [id],
    );
    expect(rows.map((row) => row.action)).toEqual([
      'privacy-request.opened',
      'privacy-request.started',
      'privacy-request.copy-linked',
    ]);
    expect(JSON.stringify(rows)).not.toContain(phone);
  });
});
