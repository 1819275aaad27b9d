import { Suppression } from '@luodi/privacy';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { imported } from '../builders/imports';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Request {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly kind: string;
  readonly effectiveAt: string | null;
}

describe('what people ask for in a message', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let boss: Client;
  let agent: Client;
  let phone: string;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    await aUser(app.dataSource.manager, { username: 'boss', role: 'admin', name: '罗主任' });
    boss = await app.signIn('boss');
    agent = await app.signIn(intake.agent.username);
  });

  afterAll(() => app.close());

  beforeEach(() => {
    phone = aPhone();
  });

  async function submit(overrides: Record<string, unknown>): Promise<void> {
    await app.anonymous
      .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry({ phone, ...overrides }))
      .expect(201);
  }

  async function newest(kind: string): Promise<Request> {
    const list = await boss.get(`/api/v1/privacy-requests?kind=${kind}&limit=1`).expect(200);
    const [request] = (list.body as { items: Request[] }).items;
    if (request === undefined) throw new Error('no request');
    return request;
  }

  async function leadOf(number: string): Promise<{ readonly id: string; readonly doNotContact: boolean }> {
    const leads = await boss.get(`/api/v1/leads?view=all&q=${number}`).expect(200);
    const [lead] = (leads.body as { items: { id: string }[] }).items;
    const detail = await boss.get(`/api/v1/leads/${lead?.id ?? ''}`).expect(200);
    return detail.body as { id: string; doNotContact: boolean };
  }

  it('erases for a message once somebody called back, and says who and how', async () => {
    await submit({ need: '请删除我的个人信息', contact: undefined });
    const request = await newest('erase');
    const path = `/api/v1/privacy-requests/${request.id}`;
    const early = await boss.post(`${path}/erase`, { version: request.version }).expect(422);
    expect(early.body).toMatchObject({ code: 'identity_unchecked' });
    const shown = await boss.post(`${path}/reveal-contact`).expect(200);
    expect(shown.body).toEqual({ phones: [phone], wechats: [] });

    await boss
      .post(`${path}/identity`, { version: request.version, identity: 'none', note: 'x' })
      .expect(400);
    await boss.post(`${path}/identity`, { version: request.version, identity: 'call_back' }).expect(400);
    const { body } = await boss
      .post(`${path}/identity`, {
        version: request.version,
        identity: 'call_back',
        note: '上午回拨，本人确认',
      })
      .expect(200);
    const checked = body as Request;
    expect(checked).toMatchObject({ status: 'in_progress', identity: 'call_back' });
    const twice = await boss
      .post(`${path}/identity`, { version: checked.version, identity: 'document', note: '来函' })
      .expect(409);
    expect(twice.body).toMatchObject({ code: 'identity_known' });
    const detail = await boss.get(path).expect(200);
    expect(detail.body).toMatchObject({
      identityCheckedBy: '罗主任',
      identityCheckedAt: app.clock.now().toISOString(),
      identityNote: '上午回拨，本人确认',
    });

    const erased = await boss.post(`${path}/erase`, { version: checked.version }).expect(200);
    expect(erased.body).toMatchObject({ status: 'done', phone: null });
    const rows: { n: number }[] = await app.dataSource.query(
      'SELECT count(*)::int AS n FROM inquiries WHERE phone = $1',
      [phone],
    );
    expect(rows).toEqual([{ n: 0 }]);
    const audit: { action: string }[] = await app.dataSource.query(
      'SELECT action FROM audit_log WHERE object_id = $1 ORDER BY at, id',
      [request.id],
    );
    expect(audit.map((row) => row.action)).toEqual([
      'privacy-request.opened',
      'privacy-request.contact-revealed',
      'privacy-request.identity-checked',
      'privacy-request.erased',
    ]);
  });

  it('hands out a copy and completes a correction only after the check', async () => {
    await submit({});
    for (const kind of ['copy', 'correct']) {
      const entered = await boss
        .post('/api/v1/privacy-requests', { kind, phone, identity: 'none', details: '来函' })
        .expect(201);
      const { id, version } = entered.body as Request;
      const path = `/api/v1/privacy-requests/${id}`;
      const early = await boss.post(`${path}/complete`, { version }).expect(422);
      expect(early.body).toMatchObject({ code: 'identity_unchecked' });
      const check = { version, identity: 'document', note: '信函与登记一致' };
      const checked = await boss.post(`${path}/identity`, check).expect(200);
      await boss.post(`${path}/copy`).expect(200);
      await boss.post(`${path}/complete`, { version: (checked.body as Request).version }).expect(200);
    }
  });

  it('lets one of two who check at once win, and the other see it', async () => {
    await submit({ need: '请删除我的个人信息', contact: undefined });
    const { id, version } = await newest('erase');
    const check = { version, identity: 'call_back', note: '已回拨' };
    const answers = await Promise.all(
      [1, 2].map(() => boss.post(`/api/v1/privacy-requests/${id}/identity`, check)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('stops contact with somebody known the moment they write TD', async () => {
    await submit({ consent: { handling: true, marketing: true, policyVersion: '1' } });
    const lead = await leadOf(phone);
    expect(lead.doNotContact).toBe(false);
    await boss.post(`/api/v1/leads/${lead.id}/reveal-phone`).expect(200);
    await submit({ need: 'TD', contact: undefined });
    expect(await newest('contact')).toMatchObject({
      status: 'open',
      identity: 'none',
      effectiveAt: app.clock.now().toISOString(),
    });
    expect((await leadOf(phone)).doNotContact).toBe(true);
    const call = { type: 'call', summary: '已通话' };
    await agent.post(`/api/v1/leads/${lead.id}/activities`, call).expect(422);
    const shown = await boss.post(`/api/v1/leads/${lead.id}/reveal-phone`).expect(422);
    expect(shown.body).toMatchObject({ code: 'do_not_contact' });
    const consents: { purpose: string; ended: boolean }[] = await app.dataSource.query(
      `SELECT c.purpose, c.withdrawn_at IS NOT NULL AS ended FROM consents c JOIN leads l ON l.contact_id = c.contact_id
        WHERE l.id = $1 AND c.granted AND c.purpose IN ('handling', 'marketing') GROUP BY 1, 2 ORDER BY 1, 2`,
      [lead.id],
    );
    expect(consents).toEqual([
      { purpose: 'handling', ended: true },
      { purpose: 'marketing', ended: true },
    ]);
  });

  it('gives contact and consents back when the TD was none, with the reason, but not against another request', async () => {
    await submit({ consent: { handling: true, marketing: true, policyVersion: '1' } });
    const lead = await leadOf(phone);
    await submit({ need: 'TD', contact: undefined });
    const first = await newest('contact');
    const path = `/api/v1/privacy-requests/${first.id}`;
    await boss.post(`${path}/lift`, { version: first.version }).expect(400);
    await boss
      .post('/api/v1/privacy-requests', { kind: 'contact', phone, identity: 'in_person' })
      .expect(201);
    await boss.post(`${path}/lift`, { version: first.version, reason: 'TD 是产品型号' }).expect(200);
    expect((await leadOf(phone)).doNotContact).toBe(true);

    const second = await newest('contact');
    const { body } = await boss
      .post(`/api/v1/privacy-requests/${second.id}/lift`, { version: second.version, reason: '登记错了人' })
      .expect(200);
    expect(body).toMatchObject({ status: 'refused', liftedAt: app.clock.now().toISOString() });
    expect((await leadOf(phone)).doNotContact).toBe(false);
    await agent.post(`/api/v1/leads/${lead.id}/activities`, { type: 'call', summary: '已通话' }).expect(201);
    const again = await boss
      .post(`/api/v1/privacy-requests/${second.id}/lift`, {
        version: (body as Request).version,
        reason: '再来一次',
      })
      .expect(422);
    expect(again.body).toMatchObject({ code: 'nothing_to_lift' });
    const timeline = await boss.get(`/api/v1/leads/${lead.id}/timeline`).expect(200);
    const kinds = (timeline.body as { items: { kind: string }[] }).items.map((item) => item.kind);
    expect(kinds).toEqual(expect.arrayContaining(['consent_withdrawn', 'contact_resumed']));
  });

  it('remembers the TD of a number nobody knows by a keyed hash: no list brings it in, until they ask themselves', async () => {
    await submit({ need: 'TD', contact: undefined });
    const key = { kind: 'phone' as const, value: phone };
    const suppression = app.get(Suppression);
    expect(await suppression.isSuppressed(app.dataSource.manager, [key])).toBe(true);
    const list = `公司名称,联系人,手机号,需求\n沅江机械,何先生,${phone},租5000平厂房\n`;
    const view = await imported(app, boss, list, { kind: 'leads' });
    expect(view).toMatchObject({ counts: { created: 0, errors: 1 } });
    await submit({ need: '想租5000平厂房' });
    expect(await suppression.isSuppressed(app.dataSource.manager, [key])).toBe(false);
    expect((await leadOf(phone)).doNotContact).toBe(false);
  });

  it('lifts the keyed hash with the opt-out that was none', async () => {
    await submit({ need: 'TD', contact: undefined });
    const { id, version } = await newest('contact');
    await boss
      .post(`/api/v1/privacy-requests/${id}/lift`, { version, reason: '测试短信，不是退订' })
      .expect(200);
    const key = { kind: 'phone' as const, value: phone };
    expect(await app.get(Suppression).isSuppressed(app.dataSource.manager, [key])).toBe(false);
  });

  it('does not stop the call that the same message asks for', async () => {
    await submit({ need: '请删除旧的登记信息，改为租3000平厂房', area: { min: 3000, unit: 'sqm' } });
    expect((await leadOf(phone)).doNotContact).toBe(false);
  });

  it('leaves a withdrawal that was proved by the code alone', async () => {
    const sent = await app.anonymous
      .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry({ phone }))
      .expect(201);
    const { trackingCode } = sent.body as { trackingCode: string };
    await app.anonymous
      .post(`/api/public/v1/inquiries/${trackingCode}/withdraw`, {
        phoneLast4: phone.slice(-4),
        scope: 'contact',
      })
      .expect(202);
    const { id, version } = await newest('contact');
    const refused = await boss
      .post(`/api/v1/privacy-requests/${id}/lift`, { version, reason: '想再联系' })
      .expect(422);
    expect(refused.body).toMatchObject({ code: 'nothing_to_lift' });
  });
});
