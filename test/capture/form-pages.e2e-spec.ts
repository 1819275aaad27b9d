import { anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('the hosted form without JavaScript', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let anyone: Client;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    anyone = app.anonymous;
  });

  afterAll(() => app.close());

  const path = (): string => `/f/${intake.siteKey}`;

  /** The hidden fields of a served form, by name. */
  async function served(): Promise<Record<string, string>> {
    const response = await anyone.get(path()).expect(200);
    const inputs = response.text.match(/<input[^>]*type="?hidden"?[^>]*>/g) ?? [];
    return Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]));
  }

  function attribute(tag: string, name: string): string {
    return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  }

  function post(fields: Record<string, string | string[]>) {
    const body = new URLSearchParams();
    for (const [key, value] of Object.entries(fields)) {
      for (const item of Array.isArray(value) ? value : [value]) body.append(key, item);
    }
    return anyone.post(path()).type('form').send(body.toString()).redirects(0);
  }

  function filled(phone: string): Record<string, string | string[]> {
    return {
      needType: 'buy_land',
      'area.min': '120',
      'area.unit': 'mu',
      region: [intake.park.name],
      use: '健康养生',
      tax: '200–1000 万元',
      company: '长济康养服务集团',
      contact: '何先生',
      phone,
      'consent.handling': 'true',
      'consent.policyVersion': '1',
    };
  }

  it('names the field of a fault, and asks for one of two ways to answer, without a script', async () => {
    const { phone: _phone, needType: _need, ...rest } = filled(aPhone());
    const refused = await post({ ...(await served()), ...rest }).expect(422);
    expect(refused.text).toContain('您的需求：必填');
    expect(refused.text).toContain('手机号或微信号，至少一项');
  });

  it('is complete, holds no-store, and lets nothing run but its own script', async () => {
    const response = await anyone.get(path()).expect(200);
    expect(response.headers['content-type']).toContain('text/html');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(response.text).toContain('name="consent.handling"');
    expect(response.text).not.toMatch(/name="consent\.[a-z]+"[^>]*checked/);
  });

  it('is answered by 303 to the success page, where the answers stand', async () => {
    const phone = aPhone();
    const hidden = await served();
    app.clock.advanceMinutes(1);
    const response = await post({ ...hidden, ...filled(phone) }).expect(303);
    const location = String(response.headers.location);
    expect(location).toMatch(new RegExp(`^/f/${intake.siteKey}/done\\?code=[0-9A-Z]{4}-[0-9A-Z]{4}&t=`));
    const [lead]: object[] = await app.dataSource.query('SELECT * FROM leads WHERE phone = $1', [phone]);
    expect(lead).toMatchObject({
      need_type: 'buy_land',
      area_min_sqm: '80000.00',
      area_max_sqm: '80000.00',
      park_id: intake.park.id,
      channel: 'form',
      owner_id: intake.agent.id,
    });
    const done = await anyone.get(location).expect(200);
    expect(done.text).toContain(/code=([0-9A-Z-]+)/.exec(location)?.[1]);
    expect(done.text).toContain('长济康养服务集团');
    expect(done.text).not.toContain(phone);
    const bare = await anyone.get(location.replace(/&t=.*/, '')).expect(200);
    expect(bare.text).not.toContain('长济康养服务集团');
  });

  it('is one inquiry when the same form is sent twice', async () => {
    const phone = aPhone();
    const hidden = await served();
    const first = await post({ ...hidden, ...filled(phone) }).expect(303);
    const second = await post({ ...hidden, ...filled(phone) }).expect(303);
    const codeOf = (location: unknown): string => /code=([0-9A-Z-]+)/.exec(String(location))?.[1] ?? '';
    expect(codeOf(second.headers.location)).toBe(codeOf(first.headers.location));
    await post({ ...hidden, ...filled(phone), company: '更正后的公司' }).expect(303);
    const rows: object[] = await app.dataSource.query('SELECT 1 FROM inquiries WHERE phone = $1', [phone]);
    expect(rows).toHaveLength(2);
  });

  it('comes back filled with 422 and names every fault at once', async () => {
    const hidden = await served();
    const response = await post({ ...hidden, company: '长济"<b>康养', phone: '1390000' }).expect(422);
    expect(response.text).toContain('长济&quot;&lt;b&gt;康养');
    expect(response.text).toContain('1390000');
    expect(response.text).toContain('手机号应为 11 位，请检查');
    expect(response.text).toContain('请先阅读并同意告知');
    expect(response.text).not.toContain('<b>康养');
    const log: object[] = await app.dataSource.query('SELECT reason FROM intake_log WHERE site_id = $1', [
      intake.siteId,
    ]);
    expect(log).not.toHaveLength(0);
  });

  it('keeps what was typed when a field is too long', async () => {
    const response = await post({ ...filled(aPhone()), contact: '何'.repeat(101) }).expect(422);
    expect(response.text).toContain('长济康养服务集团');
  });

  it('keeps a too hasty robot in quarantine, and answers it like anybody', async () => {
    const hidden = await served();
    const phone = aPhone();
    await post({ ...hidden, ...filled(phone), message: '看 http://buy.example/now' }).expect(303);
    const rows: object[] = await app.dataSource.query(
      'SELECT status, quarantine_reason FROM inquiries WHERE phone = $1',
      [phone],
    );
    expect(rows).toEqual([{ status: 'quarantined', quarantine_reason: 'too_fast' }]);
  });

  it('speaks the language of the link', async () => {
    const response = await anyone.get(`${path()}?lang=en`).expect(200);
    expect(response.text).toContain('lang="en"');
    const refused = await anyone.post(`${path()}?lang=en`).type('form').send('phone=12').expect(422);
    expect(refused.text).toContain('Please read and accept the notice');
  });

  it('says so when there is no such site', async () => {
    await anyone.get('/f/nowhere').expect(404);
    await anyone.post('/f/nowhere').type('form').send('need=x').expect(404);
    await anyone.get('/f/nowhere/done?code=K7QF-2M9D').expect(404);
  });

  describe('and its other pages', () => {
    async function submitted(phone: string): Promise<string> {
      const response = await post(filled(phone)).expect(303);
      return /code=([0-9A-Z-]+)/.exec(String(response.headers.location))?.[1] ?? '';
    }

    it('show the status for code and digits, and one refusal for both', async () => {
      const phone = aPhone();
      const code = await submitted(phone);
      await anyone.get(`/s?code=${code}`).expect(200);
      const good = await anyone
        .post('/s')
        .type('form')
        .send(`code=${code}&phoneLast4=${phone.slice(-4)}`)
        .expect(200);
      expect(good.text).toContain('彭女士');
      expect(good.text).not.toContain(phone);
      const wrong = await anyone.post('/s').type('form').send(`code=${code}&phoneLast4=zzzz`).expect(404);
      expect(wrong.text).toContain('请核对查询码');
    });

    it('withdraw with a receipt', async () => {
      const phone = aPhone();
      const code = await submitted(phone);
      await anyone.get(`/s/withdraw?code=${code}`).expect(200);
      const body = `code=${code}&phoneLast4=${phone.slice(-4)}`;
      await anyone.post('/s/withdraw').type('form').send(body).expect(422);
      const done = await anyone.post('/s/withdraw').type('form').send(`${body}&scope=contact`).expect(200);
      expect(done.text).toMatch(/CH-\d{6}-\d{4}/);
    });

    it('show every version of the notice, in both languages', async () => {
      const chinese = await anyone.get('/notice/1').expect(200);
      expect(chinese.text).toContain('个人信息处理告知');
      const english = await anyone.get('/notice/1?lang=en').expect(200);
      expect(english.text).toContain('Your rights');
      await anyone.get('/notice/99').expect(404);
    });
  });
});

describe('the hosted form under a limit', () => {
  let app: TestApp;
  let intake: BuiltIntake;

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMITS: 'on', TRUST_PROXY: '1' });
    intake = await anIntake(app.dataSource.manager);
  });

  afterAll(() => app.close());

  it.each([
    ['zh-CN', '操作过于频繁', /请约 \d+ 分钟后再试/, '暂时没有提交成功，已填写的内容都在'],
    [
      'en',
      'Too many requests',
      /Try again in about \d+ min/,
      'Not sent yet; what you filled in is still here',
    ],
  ])(
    'says in %s why it was not taken and whom to call, and keeps what was typed',
    async (lang, reason, wait, kept) => {
      const address = lang === 'en' ? '10.251.0.2' : '10.251.0.1';
      const phones = Array.from({ length: 6 }, () => aPhone());
      const send = (phone: string) =>
        app.anonymous
          .post(`/f/${intake.siteKey}?lang=${lang}`)
          .set('X-Forwarded-For', address)
          .type('form')
          .send(
            new URLSearchParams({
              needType: 'rent_factory',
              company: '湘北机电有限公司',
              contact: '周敏',
              phone,
              'consent.handling': 'true',
              'consent.policyVersion': '1',
            }).toString(),
          )
          .redirects(0);
      for (const phone of phones.slice(0, 5)) await send(phone).expect(303);
      const last = phones[5] ?? '';
      const refused = await send(last).expect(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect(refused.headers['content-type']).toContain('text/html');
      const summary = /<div[^>]*id="faults"[\s\S]*?<\/div>/.exec(refused.text)?.[0] ?? '';
      expect(summary).toContain(kept);
      expect(summary).toContain(reason);
      expect(summary).toMatch(wait);
      expect(summary).toContain('href="tel:4000000120"');
      expect(summary).toContain('400-000-0120');
      for (const typed of ['湘北机电有限公司', '周敏', last])
        expect(refused.text).toContain(`value="${typed}"`);
      const rows: object[] = await app.dataSource.query('SELECT 1 FROM inquiries WHERE phone = $1', [last]);
      expect(rows).toEqual([]);
    },
  );
});
