import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Submitted {
  readonly trackingCode: string;
  readonly receivedAt: string;
}

interface LeadRow {
  readonly id: string;
  readonly status: string;
  readonly owner_id: string | null;
  readonly inquiry_count: number;
  readonly company_name: string | null;
  readonly contact_name: string | null;
  readonly phone: string;
  readonly need_type: string | null;
  readonly area_min_sqm: string | null;
  readonly tax_min_yuan: string | null;
  readonly tax_entered: { min: number; unit: string } | null;
  readonly park_id: string | null;
  readonly waiting_reason: string | null;
}

describe('submitting an inquiry', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let anyone: Client;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    anyone = app.anonymous;
  });

  afterAll(() => app.close());

  const path = (): string => `/api/public/v1/sites/${intake.siteKey}/inquiries`;

  async function submit(body: Record<string, unknown>, key?: string): Promise<Submitted> {
    const request = anyone.post(path(), body);
    const response = await (key === undefined ? request : request.set('Idempotency-Key', key)).expect(201);
    return response.body as Submitted;
  }

  async function leadsOf(phone: string): Promise<LeadRow[]> {
    return app.dataSource.query('SELECT * FROM leads WHERE phone = $1', [phone]);
  }

  async function count(sql: string, params: unknown[] = []): Promise<number> {
    const rows: { n: number }[] = await app.dataSource.query(`SELECT count(*)::int AS n FROM ${sql}`, params);
    return rows[0]?.n ?? -1;
  }

  it('takes what was only tapped for a wish: an agent has it and the clock runs', async () => {
    const { text: page } = await anyone.get(`/f/${intake.siteKey}`).expect(200);
    const choices = (name: string): string[] =>
      [...page.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*value="([^"]+)"`, 'g'))].map(
        ([, value = '']) => value,
      );
    const [needs, uses] = [choices('needType'), choices('use')];
    expect([needs.length, uses.length]).toEqual([12, 6]);
    const taps = [
      ...needs.filter((need) => need !== 'supply').map((needType) => ({ needType, use: '生产制造' })),
      ...uses.map((use) => ({ needType: 'rent_factory', use })),
    ];
    for (const tapped of taps) {
      const phone = aPhone();
      await submit({ ...tapped, contact: '周先生', phone, consent: anInquiry().consent });
      expect({ tapped, leads: await leadsOf(phone) }).toMatchObject({
        leads: [{ owner_id: intake.agent.id, sla_state: 'running' }],
      });
    }
  });

  it('gives it to an agent in the same transaction, with the reason and a running clock', async () => {
    const phone = aPhone();
    const { trackingCode, receivedAt } = await submit(
      anInquiry({
        phone,
        use: '汽车零部件',
        tax: '年税收300万',
        company: '湖南长济康养服务有限公司',
        source: {
          url: 'https://park.example/a/1',
          title: '园区介绍',
          utm: { campaign: 'spring' },
          channel: 'qr',
        },
      }),
    );
    expect(trackingCode).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    expect(receivedAt).toBe(app.clock.now().toISOString());
    const [lead] = await leadsOf(phone);
    expect(lead).toMatchObject({
      owner_id: intake.agent.id,
      need_type: 'rent_factory',
      area_min_sqm: '5000.00',
      tax_min_yuan: '3000000.00',
      contact_name: '何先生',
      park_id: intake.park.id,
      source_url: 'https://park.example/a/1',
      source_channel: 'qr',
      sla_state: 'running',
    });
    const assignments: object[] = await app.dataSource.query(
      'SELECT reason, owner_id FROM lead_assignments WHERE lead_id = $1 AND to_at IS NULL',
      [lead?.id],
    );
    expect(assignments).toEqual([{ reason: 'rule', owner_id: intake.agent.id }]);
    const consents: object[] = await app.dataSource.query(
      `SELECT c.purpose, c.granted, c.notice_version FROM consents c JOIN inquiries i ON i.id = c.inquiry_id
        WHERE i.lead_id = $1 ORDER BY c.purpose`,
      [lead?.id],
    );
    expect(consents).toEqual([
      { purpose: 'handling', granted: true, notice_version: '1' },
      { purpose: 'marketing', granted: false, notice_version: '1' },
      { purpose: 'sharing', granted: false, notice_version: '1' },
    ]);
    expect(
      await count(`audit_log WHERE action = 'inquiry.received' AND data->>'leadId' = $1`, [lead?.id]),
    ).toBe(1);
  });

  describe('is refused', () => {
    it.each([
      ['without consent', { consent: undefined }, 422, 'consent_required'],
      ['with consent refused', { consent: { handling: false, policyVersion: '1' } }, 422, 'consent_required'],
      [
        'for a notice nobody published',
        { consent: { handling: true, policyVersion: '9' } },
        422,
        'policy_unknown',
      ],
      ['for a notice not named', { consent: { handling: true } }, 422, 'policy_unknown'],
      ['without phone and WeChat', { phone: undefined }, 422, 'contact_required'],
      ['with a phone nobody can dial', { phone: '1390000' }, 422, 'contact_required'],
      ['without need and needType', { need: undefined }, 400, 'validation_failed'],
      ['with an unknown field', { owner: 'me' }, 400, 'validation_failed'],
      ['with too long a need', { need: 'x'.repeat(501) }, 400, 'validation_failed'],
      ['with an unknown need type', { needType: 'castle' }, 400, 'validation_failed'],
      ['with an area of no unit', { area: { min: 5 } }, 400, 'validation_failed'],
      ['with a negative area', { area: { min: -5, unit: 'sqm' } }, 400, 'validation_failed'],
      ['with an object where a text belongs', { company: { $ne: 1 } }, 400, 'validation_failed'],
      ['with control characters', { company: 'a\u0000b' }, 400, 'validation_failed'],
    ])('%s', async (_name, overrides, status, code) => {
      const response = await anyone.post(path(), anInquiry(overrides)).expect(status);
      expect(response.body).toMatchObject({ status, code });
      expect(response.headers['content-type']).toContain('application/problem+json');
    });

    it('at an unknown site, and says so before anything else', async () => {
      const response = await anyone.post('/api/public/v1/sites/nowhere/inquiries', anInquiry()).expect(404);
      expect(response.body).toMatchObject({ code: 'not_found' });
    });

    it('with nothing kept but time, site and reason', async () => {
      const phone = aPhone();
      const before = await count(`intake_log WHERE reason = 'consent_required' AND site_id = $1`, [
        intake.siteId,
      ]);
      await anyone.post(path(), anInquiry({ phone, consent: undefined })).expect(422);
      expect(
        await count(`intake_log WHERE reason = 'consent_required' AND site_id = $1`, [intake.siteId]),
      ).toBe(before + 1);
      expect(await count('inquiries WHERE phone = $1', [phone])).toBe(0);
      expect(await count('contacts WHERE phone = $1', [phone])).toBe(0);
    });

    it('in words of the language asked for', async () => {
      const response = await anyone
        .post(path(), anInquiry({ phone: undefined }))
        .set('Accept-Language', 'en');
      expect(response.body).toMatchObject({
        title: 'How can we reach you?',
        errors: [{ path: 'phone', code: 'phone_or_wechat', message: 'Enter a phone number or a WeChat id' }],
      });
    });

    it('for a number nobody can dial, and says what to do about it', async () => {
      const response = await anyone.post(path(), anInquiry({ phone: '1390000' })).expect(422);
      expect(response.body).toMatchObject({
        code: 'contact_required',
        title: '手机号无法使用',
        errors: [{ path: 'phone', code: 'phone_too_short', message: '手机号应为 11 位，请检查' }],
      });
      expect((response.body as { detail: string }).detail).toContain('请填 11 位手机号');
      const wechat = await anyone
        .post(path(), anInquiry({ phone: undefined, wechat: '加我' }))
        .set('Accept-Language', 'en')
        .expect(422);
      expect(wechat.body).toMatchObject({
        code: 'contact_required',
        title: 'This WeChat id cannot be used',
        errors: [{ path: 'wechat', code: 'wechat_unusable' }],
      });
    });
  });

  it('at a closed form is refused', async () => {
    const closed = await anIntake(app.dataSource.manager);
    await app.dataSource.query('UPDATE sites SET active = false WHERE id = $1', [closed.siteId]);
    await app.dataSource.query(`SELECT pg_notify('luodi_cache', 'workspace')`);
    const response = await retryUntil(
      () => anyone.post(`/api/public/v1/sites/${closed.siteKey}/inquiries`, anInquiry()),
      (answer) => answer.status === 422,
    );
    expect(response.body).toMatchObject({ code: 'form_closed' });
  });

  it('from the same phone again is another inquiry of the same lead that fills blanks only', async () => {
    const phone = aPhone();
    const first = await submit(anInquiry({ phone, company: '长济康养' }));
    const second = await submit(
      anInquiry({ phone: `+86 ${phone}`, need: '买30亩工业用地', company: '另一家公司', tax: '年税收100万' }),
    );
    expect(second.trackingCode).not.toBe(first.trackingCode);
    const leads = await leadsOf(phone);
    expect(leads).toHaveLength(1);
    expect(leads[0]).toMatchObject({
      inquiry_count: 2,
      company_name: '长济康养',
      need_type: 'rent_factory',
      area_min_sqm: '5000.00',
      tax_min_yuan: '1000000.00',
    });
    expect(await count('inquiries WHERE phone = $1', [phone])).toBe(2);
    expect(await count(`lead_events WHERE lead_id = $1 AND kind = 'inquiry_received'`, [leads[0]?.id])).toBe(
      1,
    );
  });

  it('with the identical body within 24 hours returns the same code, afterwards a new one', async () => {
    const body = anInquiry();
    const first = await submit(body);
    app.clock.advanceMinutes(23 * 60);
    expect(await submit(body)).toEqual(first);
    app.clock.advanceMinutes(2 * 60);
    expect((await submit(body)).trackingCode).not.toBe(first.trackingCode);
    expect(await count('inquiries WHERE phone = $1', [body.phone])).toBe(2);
  });

  it('with the same Idempotency-Key returns the first answer, and refuses another body', async () => {
    const body = anInquiry();
    const first = await submit(body, 'key-of-this-story');
    expect(await submit(body, 'key-of-this-story')).toEqual(first);
    const response = await anyone
      .post(path(), { ...body, company: '别的' })
      .set('Idempotency-Key', 'key-of-this-story')
      .expect(422);
    expect(response.body).toMatchObject({ code: 'idempotency_mismatch' });
    expect(await count('inquiries WHERE phone = $1', [body.phone])).toBe(1);
  });

  it('twice in the same millisecond from one phone is one lead with two inquiries', async () => {
    const phone = aPhone();
    const answers = await Promise.all(
      ['租3000平厂房', '买4000平厂房', '租5000平仓库', '买10亩地'].map((need) =>
        submit(anInquiry({ phone, need })),
      ),
    );
    expect(new Set(answers.map((answer) => answer.trackingCode)).size).toBe(4);
    const leads = await leadsOf(phone);
    expect(leads).toHaveLength(1);
    expect(leads[0]?.inquiry_count).toBe(4);
    expect(await count('inquiries WHERE lead_id = $1', [leads[0]?.id])).toBe(4);
    expect(await count('contact_keys WHERE value = $1', [phone])).toBe(1);
  });

  it('of one body sent many times at once is one inquiry', async () => {
    const body = anInquiry();
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit(body)));
    expect(new Set(answers.map((answer) => answer.trackingCode)).size).toBe(1);
    expect(await count('inquiries WHERE phone = $1', [body.phone])).toBe(1);
  });

  it('reopens a disqualified lead and routes it again', async () => {
    const phone = aPhone();
    await submit(anInquiry({ phone }));
    await app.dataSource.query(
      `UPDATE leads SET status = 'disqualified', disqualify_reason = '空号' WHERE phone = $1`,
      [phone],
    );
    await submit(anInquiry({ phone, need: '还是想租8000平厂房' }));
    const [lead] = await leadsOf(phone);
    expect(lead).toMatchObject({ status: 'new', owner_id: intake.agent.id, disqualify_reason: null });
  });

  it('leaves a converted lead with its owner', async () => {
    const phone = aPhone();
    await submit(anInquiry({ phone }));
    await app.dataSource.query(`UPDATE leads SET status = 'converted' WHERE phone = $1`, [phone]);
    await submit(anInquiry({ phone, need: '追加2000平' }));
    const [lead] = await leadsOf(phone);
    expect(lead).toMatchObject({ status: 'converted', owner_id: intake.agent.id, inquiry_count: 2 });
  });

  it('that is spam is answered like success and waits in quarantine with its reason', async () => {
    const body = anInquiry({ website: 'http://buy.example' });
    const { trackingCode } = await submit(body);
    const rows: object[] = await app.dataSource.query(
      'SELECT status, quarantine_reason, lead_id, contact_id FROM inquiries WHERE phone = $1',
      [body.phone],
    );
    expect(rows).toEqual([
      { status: 'quarantined', quarantine_reason: 'honeypot', lead_id: null, contact_id: null },
    ]);
    expect(await leadsOf(String(body.phone))).toEqual([]);
    const last4 = String(body.phone).slice(-4);
    const status = await anyone
      .get(`/api/public/v1/inquiries/${trackingCode}?phoneLast4=${last4}`)
      .expect(200);
    expect(status.body).toMatchObject({ status: 'received' });
  });

  it('takes a form-urlencoded body with dotted keys', async () => {
    const phone = aPhone();
    const response = await anyone
      .post(path())
      .type('form')
      .send(
        `need=${encodeURIComponent('租厂房')}&phone=${phone}&area.min=3000&area.max=5000&area.unit=sqm&consent.handling=true` +
          `&consent.sharing=true&consent.policyVersion=1&source.url=${encodeURIComponent('https://a.example/x')}` +
          `&region=${encodeURIComponent('岳塘经开区')}&region=${encodeURIComponent('湘潭高新区')}&source.utm.campaign=c1`,
      )
      .expect(201);
    expect(response.body).toMatchObject({ trackingCode: expect.any(String) as string });
    const [row]: { submission: object; source: object }[] = await app.dataSource.query(
      'SELECT submission, source FROM inquiries WHERE phone = $1',
      [phone],
    );
    expect(row?.submission).toMatchObject({
      area: { min: 3000, max: 5000, unit: 'sqm' },
      region: ['岳塘经开区', '湘潭高新区'],
    });
    expect(row?.source).toMatchObject({ url: 'https://a.example/x', utm: { campaign: 'c1' } });
  });

  it('opens a privacy request instead of a lead for a mere opt-out or erasure message', async () => {
    const phone = aPhone();
    await submit(anInquiry({ phone, need: '请删除我的个人信息' }));
    expect(await leadsOf(phone)).toEqual([]);
    expect(
      await count(
        `privacy_requests r JOIN inquiries i ON i.id = r.inquiry_id WHERE i.phone = $1 AND r.kind = 'erase' AND r.status = 'open'`,
        [phone],
      ),
    ).toBe(1);
  });

  it('keeps an offer of premises on the supply list, not as a lead', async () => {
    const phone = aPhone();
    await submit(anInquiry({ phone, need: '我有3000平厂房出租，业主直租' }));
    expect(await leadsOf(phone)).toEqual([]);
    expect(await count('supply_offers WHERE phone = $1', [phone])).toBe(1);
  });

  it('keeps a tax per mu as entered when no area is known, and works it out when one is', async () => {
    const [without, withArea] = [aPhone(), aPhone()];
    await submit(anInquiry({ phone: without, need: '想拿地建厂', tax: '亩均税收25万' }));
    await submit(anInquiry({ phone: withArea, need: '买30亩工业用地', tax: '亩均税收25万' }));
    expect((await leadsOf(without))[0]).toMatchObject({
      tax_min_yuan: null,
      tax_entered: { min: 25, unit: 'wan_per_mu_year' },
    });
    expect((await leadsOf(withArea))[0]).toMatchObject({ tax_min_yuan: '7500000.00' });
  });

  it('is never lost when a rule fails: the lead waits with its reason', async () => {
    const phone = aPhone();
    await app.dataSource.query(`ALTER TABLE lead_assignments RENAME TO lead_assignments_away`);
    try {
      await submit(anInquiry({ phone }));
    } finally {
      await app.dataSource.query(`ALTER TABLE lead_assignments_away RENAME TO lead_assignments`);
    }
    expect((await leadsOf(phone))[0]).toMatchObject({ owner_id: null, waiting_reason: 'rule_failed' });
    expect(await count('inquiries WHERE phone = $1', [phone])).toBe(1);
  });
});

/** A cache in the same process hears of a change a moment later. */
async function retryUntil<T>(run: () => PromiseLike<T>, done: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const value = await run();
    if (done(value) || attempt === 50) return value;
  }
}
