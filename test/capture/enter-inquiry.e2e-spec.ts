import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aTeam, aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Entered {
  readonly inquiryId: string;
  readonly leadId: string;
  readonly duplicateOf?: string;
}

describe('an inquiry that staff enter', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let agent: Client;
  let other: Client;
  let manager: Client;
  let admin: Client;
  let auditor: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    intake = await anIntake(tx);
    const elsewhere = await aTeam(tx);
    await aUser(tx, { username: 'other', teamIds: [elsewhere.id] });
    await aUser(tx, { username: 'lead', role: 'manager', teamIds: [intake.teamId] });
    await aUser(tx, { username: 'boss', role: 'admin' });
    await aUser(tx, { username: 'eye', role: 'auditor' });
    agent = await app.signIn(intake.agent.username);
    other = await app.signIn('other');
    manager = await app.signIn('lead');
    admin = await app.signIn('boss');
    auditor = await app.signIn('eye');
  });

  afterAll(() => app.close());

  function entry(overrides: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      channel: 'wechat',
      text: `求租厂房3000平，层高8米，年税收200万，联系人李工 ${aPhone()}`,
      consentBasis: { kind: 'wechat_message', note: '客户主动发来' },
      ...overrides,
    };
  }

  async function enter(client: Client, overrides: Record<string, unknown> = {}): Promise<Entered> {
    return (await client.post('/api/v1/inquiries', entry(overrides)).expect(201)).body as Entered;
  }

  async function assignment(leadId: string): Promise<unknown> {
    const rows: unknown[] = await app.dataSource.query(
      'SELECT owner_id, reason FROM lead_assignments WHERE lead_id = $1 AND to_at IS NULL',
      [leadId],
    );
    return rows[0];
  }

  it('is parsed before anything is stored', async () => {
    const text = '需要5000平厂房，年纳税300万，联系人周敏 电话13900000077';
    const response = await agent.post('/api/v1/inquiries/parse', { text }).expect(200);
    expect(response.body).toMatchObject({
      fields: {
        needType: 'rent_factory',
        areaMin: 5000,
        taxMin: 300,
        contact: '周敏',
        phone: '13900000077',
        company: null,
      },
      intent: 'demand',
    });
    const { spans } = response.body as { spans: { start: number; end: number; text: string }[] };
    for (const span of spans) expect(text.slice(span.start, span.end)).toBe(span.text);
    const rows: unknown[] = await app.dataSource.query(`SELECT 1 FROM inquiries WHERE phone = '13900000077'`);
    expect(rows).toEqual([]);
  });

  it('stays with the agent who took it', async () => {
    const { inquiryId, leadId, duplicateOf } = await enter(agent);
    expect(duplicateOf).toBeUndefined();
    expect(await assignment(leadId)).toEqual({ owner_id: intake.agent.id, reason: 'entered' });
    const rows: unknown[] = await app.dataSource.query(
      'SELECT basis, note, recorded_by FROM consents WHERE inquiry_id = $1',
      [inquiryId],
    );
    expect(rows).toEqual([{ basis: 'wechat_message', note: '客户主动发来', recorded_by: intake.agent.id }]);
  });

  it('goes through the rules when a manager or an administrator enters it', async () => {
    for (const client of [manager, admin]) {
      const { leadId } = await enter(client);
      expect(await assignment(leadId)).toEqual({ owner_id: intake.agent.id, reason: 'rule' });
    }
  });

  it('names the earlier lead of the same person', async () => {
    const phone = aPhone();
    const first = await enter(agent, { phone });
    const second = await enter(other, { phone, channel: 'phone' });
    expect(second).toMatchObject({ leadId: first.leadId, duplicateOf: first.leadId });
    expect(await assignment(first.leadId)).toMatchObject({ owner_id: intake.agent.id });
  });

  it('lets fields win over the text', async () => {
    const phone = aPhone();
    const { leadId } = await enter(agent, { phone, needType: 'buy_factory', company: '长济康养' });
    const rows: unknown[] = await app.dataSource.query(
      'SELECT need_type, company_name, phone, area_min_sqm, tax_min_yuan, contact_name FROM leads WHERE id = $1',
      [leadId],
    );
    expect(rows[0]).toEqual({
      need_type: 'buy_factory',
      company_name: '长济康养',
      phone,
      area_min_sqm: '3000.00',
      tax_min_yuan: '2000000.00',
      contact_name: '李工',
    });
  });

  it('is stored once for one Idempotency-Key', async () => {
    const body = entry();
    const send = () => agent.post('/api/v1/inquiries', body).set('Idempotency-Key', 'entry-1');
    const [first, second] = [await send().expect(201), await send().expect(201)];
    expect(second.body).toEqual(first.body);
    const mismatch = await agent
      .post('/api/v1/inquiries', entry())
      .set('Idempotency-Key', 'entry-1')
      .expect(422);
    expect(mismatch.body).toMatchObject({ code: 'idempotency_mismatch' });
  });

  it.each([
    ['without a phone or WeChat', { text: '租厂房3000平' }, 422, 'contact_required'],
    ['without anything wanted', { text: undefined, phone: '13900000001' }, 400, 'validation_failed'],
    ['without a ground for keeping it', { consentBasis: undefined }, 400, 'validation_failed'],
    ['by the form', { channel: 'form' }, 400, 'validation_failed'],
    ['with an owner of its own', { ownerId: 'me' }, 400, 'validation_failed'],
  ])('is refused %s', async (_name, overrides, status, code) => {
    const response = await agent.post('/api/v1/inquiries', entry(overrides)).expect(status);
    expect(response.body).toMatchObject({ code });
  });

  it('is nothing for auditors to write, nor for strangers', async () => {
    await auditor.post('/api/v1/inquiries', entry()).expect(403);
    await app.anonymous.post('/api/v1/inquiries', entry()).expect(401);
    await app.anonymous.post('/api/v1/inquiries/parse', { text: '租厂房' }).expect(401);
  });

  describe('and the raw submissions', () => {
    it('of a lead are in clear for its owner, masked for managers, unknown to other teams', async () => {
      const phone = aPhone();
      const { leadId } = await enter(agent, { text: `租厂房3000平，电话${phone}` });
      const path = `/api/v1/leads/${leadId}/inquiries`;
      const mine = await agent.get(path).expect(200);
      expect(JSON.stringify(mine.body)).toContain(phone);
      expect((mine.body as { items: object[] }).items).toHaveLength(1);
      for (const client of [manager, admin, auditor]) {
        const theirs = await client.get(path).expect(200);
        expect(JSON.stringify(theirs.body)).not.toContain(phone);
        expect(JSON.stringify(theirs.body)).toContain('租厂房3000平');
      }
      await other.get(path).expect(404);
      await agent.get('/api/v1/leads/00000000-0000-7000-8000-000000000000/inquiries').expect(404);
      await agent.get('/api/v1/leads/1/inquiries').expect(400);
    });

    it('in quarantine are listed for administrators, page by page', async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        await app.anonymous
          .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry({ website: 'x' }))
          .expect(201);
      }
      const first = await admin
        .get('/api/v1/inquiries?status=quarantined&limit=2&withTotal=true')
        .expect(200);
      const page = first.body as { items: { quarantineReason: string }[]; nextCursor: string; total: number };
      expect(page.items.map((item) => item.quarantineReason)).toEqual(['honeypot', 'honeypot']);
      expect(page.total).toBe(3);
      const rest = await admin
        .get(`/api/v1/inquiries?status=quarantined&limit=2&cursor=${page.nextCursor}`)
        .expect(200);
      expect((rest.body as { items: object[] }).items).toHaveLength(1);
      const none = await agent.get('/api/v1/inquiries?status=quarantined').expect(200);
      expect((none.body as { items: object[] }).items).toEqual([]);
      await admin.get('/api/v1/inquiries?status=lost').expect(400);
      await admin.get('/api/v1/inquiries?sort=phone').expect(400);
    });
  });
});
