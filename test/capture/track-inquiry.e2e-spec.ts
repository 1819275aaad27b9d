import { Client as PgClient } from 'pg';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('a tracking code', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let anyone: Client;
  let phone: string;
  let code: string;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager, { honorific: 'ms', workPhone: '0731-58580055' });
    await aUser(app.dataSource.manager, { username: 'boss', role: 'admin' });
    anyone = app.anonymous;
  });

  afterAll(() => app.close());

  beforeEach(async () => {
    phone = aPhone();
    code = await submit({ phone });
  });

  async function submit(overrides: Record<string, unknown>): Promise<string> {
    const response = await anyone
      .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry(overrides))
      .expect(201);
    return (response.body as { trackingCode: string }).trackingCode;
  }

  function track(tried: string, digits: string) {
    return anyone.get(`/api/public/v1/inquiries/${encodeURIComponent(tried)}?phoneLast4=${digits}`);
  }

  it('with the last four digits tells status, time and agent, and nothing else', async () => {
    const response = await track(code, phone.slice(-4)).expect(200);
    expect(response.body).toEqual({
      status: 'assigned',
      receivedAt: app.clock.now().toISOString(),
      agent: { name: '彭女士', phone: '0731-58580055' },
    });
  });

  it('is read in any case and without its hyphen', async () => {
    await track(code.toLowerCase().replace('-', ''), phone.slice(-4)).expect(200);
  });

  it('gives the same answer for a wrong code and for wrong digits', async () => {
    const wrongDigits = await track(code, phone.slice(-4) === '9999' ? '0000' : '9999').expect(404);
    const wrongCode = await track('22222222', phone.slice(-4)).expect(404);
    const noCode = await track('nonsense', '1').expect(404);
    const noDigits = await anyone.get(`/api/public/v1/inquiries/${code}`).expect(404);
    for (const response of [wrongDigits, wrongCode, noCode, noDigits]) {
      const { requestId: _requestId, ...body } = response.body as Record<string, unknown>;
      expect(body).toEqual({
        type: 'urn:luodi:problem:tracking_not_found',
        status: 404,
        code: 'tracking_not_found',
        title: '编号或尾号不正确',
        detail: expect.any(String) as string,
      });
    }
  });

  it('takes the same statements for a wrong code as for wrong digits, so that time does not tell either', async () => {
    const statements = async (request: () => PromiseLike<{ status: number }>): Promise<string[]> => {
      const spy = jest.spyOn(PgClient.prototype, 'query');
      try {
        expect((await request()).status).toBe(404);
        return spy.mock.calls.map(([query]) => textOf(query));
      } finally {
        spy.mockRestore();
      }
    };
    const digits = phone.slice(-4) === '9999' ? '0000' : '9999';
    const page = (tried: string, last4: string) =>
      anyone.post('/s').type('form').send({ code: tried, phoneLast4: last4 });
    for (const ask of [track, page]) {
      const wrongDigits = await statements(() => ask(code, digits));
      const wrongCode = await statements(() => ask('2222-2222', phone.slice(-4)));
      expect(wrongDigits.join()).toContain('tracking_code');
      expect(wrongCode).toEqual(wrongDigits);
    }
  });

  it('of a WeChat-only inquiry takes the last four of the id', async () => {
    const wechat = `ld-${phone.slice(-8)}`;
    const own = await submit({ phone: undefined, wechat });
    await track(own, wechat.slice(-4)).expect(200);
  });

  it.each([
    [`status = 'contacted', first_responded_at = now()`, 'contacted'],
    [`status = 'qualified'`, 'in_progress'],
    [`status = 'disqualified'`, 'closed'],
  ])('follows the lead: %s is %s', async (change, status) => {
    await app.dataSource.query(`UPDATE leads SET ${change} WHERE phone = $1`, [phone]);
    const response = await track(code, phone.slice(-4)).expect(200);
    expect(response.body).toMatchObject({ status });
  });

  describe('corrects', () => {
    function correct(body: Record<string, unknown>, digits = phone.slice(-4)) {
      return anyone.post(`/api/public/v1/inquiries/${code}/corrections`, { phoneLast4: digits, ...body });
    }

    it('by another inquiry on the same lead: blanks are filled, nothing is overwritten, the agent is told', async () => {
      await correct({ text: '面积改为8000平', company: '湘江精密', contact: '何经理' }).expect(201);
      await app.runJobs();
      const rows: Record<string, unknown>[] = await app.dataSource.query(
        `SELECT l.contact_name, l.company_name, l.inquiry_count,
                (SELECT count(*)::int FROM notifications n WHERE n.lead_id = l.id AND n.kind = 'inquiry_added') AS told,
                (SELECT i.submission ->> 'correctionOf' FROM inquiries i WHERE i.lead_id = l.id ORDER BY i.received_at DESC, i.id DESC LIMIT 1) AS of
           FROM leads l WHERE l.phone = $1`,
        [phone],
      );
      expect(rows).toEqual([
        {
          contact_name: '何先生',
          company_name: '湘江精密',
          inquiry_count: 2,
          told: 1,
          of: code.replace('-', ''),
        },
      ]);
    });

    it('not with nothing said, not with wrong digits, not after a withdrawal', async () => {
      await correct({}).expect(400);
      const wrong = await correct({ text: 'x' }, 'abcd').expect(404);
      expect(wrong.body).toMatchObject({ code: 'tracking_not_found' });
      await anyone
        .post(`/api/public/v1/inquiries/${code}/withdraw`, { phoneLast4: phone.slice(-4), scope: 'contact' })
        .expect(202);
      const late = await correct({ text: '还是租吧' }).expect(422);
      expect(late.body).toMatchObject({ code: 'inquiry_withdrawn' });
    });

    it('on the page without JavaScript', async () => {
      const page = await anyone
        .post('/s/correct')
        .type('form')
        .send({ code, phoneLast4: phone.slice(-4), text: '补充：需要货梯' })
        .expect(200);
      expect(page.text).toContain('已收到您的补充');
      const empty = await anyone
        .post('/s/correct')
        .type('form')
        .send({ code, phoneLast4: phone.slice(-4) });
      expect(empty.status).toBe(422);
      expect(empty.text).toContain('role="alert"');
      await anyone.post('/s/correct').type('form').send({ code, phoneLast4: 'abcd', text: 'x' }).expect(404);
    });
  });

  it('of a request is the receipt number: its state is seen with the same digits, also after the erasure', async () => {
    const receipt = await anyone
      .post(`/api/public/v1/inquiries/${code}/withdraw`, { phoneLast4: phone.slice(-4), scope: 'erase' })
      .expect(202);
    const { receiptNumber } = receipt.body as { receiptNumber: string };
    const state = (digits: string) =>
      anyone.get(`/api/public/v1/requests/${receiptNumber}?phoneLast4=${digits}`);
    expect((await state(phone.slice(-4)).expect(200)).body).toMatchObject({ kind: 'erase', status: 'open' });
    const wrong = await state('abcd').expect(404);
    const unknown = await anyone.get('/api/public/v1/requests/CH-991231-9999?phoneLast4=0000').expect(404);
    for (const response of [wrong, unknown])
      expect(response.body).toMatchObject({ code: 'tracking_not_found' });
    const boss = await app.signIn('boss');
    const list = await boss.get('/api/v1/privacy-requests?status=open&kind=erase&limit=1').expect(200);
    const [request] = (list.body as { items: { id: string; version: number }[] }).items;
    await boss
      .post(`/api/v1/privacy-requests/${request?.id ?? ''}/erase`, { version: request?.version })
      .expect(200);
    expect((await state(phone.slice(-4)).expect(200)).body).toMatchObject({ status: 'done' });
    const page = await anyone
      .post('/s')
      .type('form')
      .send({ code: receiptNumber, phoneLast4: phone.slice(-4) })
      .expect(200);
    expect(page.text).toContain('已办结');
    await track(code, phone.slice(-4)).expect(404);
  });

  describe('withdraws', () => {
    function withdraw(scope: string, digits = phone.slice(-4)) {
      return anyone.post(`/api/public/v1/inquiries/${code}/withdraw`, { phoneLast4: digits, scope });
    }

    async function flags(): Promise<unknown> {
      const rows: unknown[] = await app.dataSource.query(
        `SELECT c.do_not_contact AS contact, l.do_not_contact AS lead FROM contacts c JOIN leads l ON l.contact_id = c.id
          WHERE c.phone = $1`,
        [phone],
      );
      return rows[0];
    }

    async function granted(): Promise<string[]> {
      const rows: { purpose: string }[] = await app.dataSource.query(
        `SELECT c.purpose FROM consents c JOIN inquiries i ON i.id = c.inquiry_id
          WHERE i.phone = $1 AND c.granted AND c.withdrawn_at IS NULL ORDER BY c.purpose`,
        [phone],
      );
      return rows.map((row) => row.purpose);
    }

    it('contact: nobody calls any more, the lead says so, and the status does', async () => {
      const response = await withdraw('contact').expect(202);
      expect(response.body).toEqual({ receiptNumber: expect.stringMatching(/^CH-261118-\d{4}$/) as string });
      expect(await flags()).toEqual({ contact: true, lead: true });
      expect((await track(code, phone.slice(-4))).body).toMatchObject({ status: 'withdrawn' });
      const events: unknown[] = await app.dataSource.query(
        `SELECT 1 FROM lead_events e JOIN leads l ON l.id = e.lead_id WHERE l.phone = $1 AND e.kind = 'consent_withdrawn'`,
        [phone],
      );
      expect(events).toHaveLength(1);
    });

    it('marketing: only that consent ends', async () => {
      const other = aPhone();
      phone = other;
      code = await submit({
        phone: other,
        consent: { handling: true, sharing: true, marketing: true, policyVersion: '1' },
      });
      await withdraw('marketing').expect(202);
      expect(await granted()).toEqual(['handling', 'sharing']);
      await withdraw('sharing').expect(202);
      expect(await granted()).toEqual(['handling']);
      expect(await flags()).toEqual({ contact: false, lead: false });
    });

    it('the same thing twice with one receipt', async () => {
      const first = await withdraw('erase').expect(202);
      const second = await withdraw('erase').expect(202);
      expect(second.body).toEqual(first.body);
    });

    it('a new request to be called ends an earlier "do not contact"', async () => {
      await withdraw('contact').expect(202);
      await submit({ phone, need: '又想租厂房了' });
      expect(await flags()).toEqual({ contact: false, lead: false });
    });

    it('not with wrong digits, nor for a scope nobody knows', async () => {
      const wrong = await withdraw('contact', 'abcd').expect(404);
      expect(wrong.body).toMatchObject({ code: 'tracking_not_found' });
      await withdraw('everything').expect(400);
      expect(await flags()).toEqual({ contact: false, lead: false });
    });

    it('and an erasure stands in the register until somebody has done it', async () => {
      await withdraw('erase').expect(202);
      const boss = await app.signIn('boss');
      const list = await boss.get('/api/v1/privacy-requests?status=open&kind=erase&limit=1').expect(200);
      const [request] = (list.body as { items: { id: string; contactName: string; dueAt: string }[] }).items;
      expect(request).toMatchObject({ contactName: '何先生', dueAt: expect.any(String) as string });
      const path = `/api/v1/privacy-requests/${request?.id ?? ''}`;
      const refused = await boss.post(`${path}/complete`, { version: 1 }).expect(422);
      expect(refused.body).toMatchObject({ code: 'not_erased' });
      const done = await boss.post(`${path}/erase`, { version: 1 }).expect(200);
      expect(done.body).toMatchObject({ id: request?.id, status: 'done' });
      const again = await boss.post(`${path}/erase`, { version: 2 }).expect(409);
      expect(again.body).toMatchObject({ code: 'already_done' });
      const agent = await app.signIn(intake.agent.username);
      await agent.get('/api/v1/privacy-requests').expect(403);
    });
  });
});

describe('limits of the public side', () => {
  let app: TestApp;
  let intake: BuiltIntake;

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMITS: 'on' });
    intake = await anIntake(app.dataSource.manager);
  });

  afterAll(() => app.close());

  it('takes five submissions a minute from one address, then asks to wait', async () => {
    const path = `/api/public/v1/sites/${intake.siteKey}/inquiries`;
    for (let turn = 0; turn < 5; turn += 1) await app.anonymous.post(path, anInquiry()).expect(201);
    const response = await app.anonymous.post(path, anInquiry()).expect(429);
    expect(response.body).toMatchObject({ code: 'rate_limited' });
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('lets nobody try the digits of a code for long', async () => {
    const path = '/api/public/v1/inquiries/K7QF-2M9D?phoneLast4=0000';
    for (let turn = 0; turn < 10; turn += 1) await app.anonymous.get(path).expect(404);
    await app.anonymous.get(path).expect(429);
  });
});

/** The text of a statement, however it was handed over. */
function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
}
