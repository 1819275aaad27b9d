import { FormCounters } from '@luodi/capture';
import { Settings } from '@luodi/platform';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

const PARK_PAGE = 'https://www.park.example';
const STRANGER = 'https://evil.example';

interface Definition {
  readonly version: number;
  readonly fields: readonly {
    name: string;
    required: boolean;
    options: { value: string; label: string }[];
  }[];
  readonly texts: Readonly<Record<string, string>>;
  readonly formToken: string;
  readonly noticeVersion: string;
}

describe('the embedded form', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let anyone: Client;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    anyone = app.anonymous;
    await aUser(app.dataSource.manager, { username: 'designer', role: 'manager' });
    await app.dataSource.query('UPDATE sites SET allowed_origins = $2 WHERE id = $1', [
      intake.siteId,
      [PARK_PAGE],
    ]);
  });

  afterAll(() => app.close());

  const site = (rest: string): string => `/api/public/v1/sites/${intake.siteKey}/${rest}`;
  const preflight = (origin: string, path = site('inquiries')) =>
    fetch(`${app.url}${path}`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    });

  it('tells an allowed page what to ask, in the language it wants', async () => {
    const response = await anyone.get(site('form?lang=en')).set('Origin', PARK_PAGE).expect(200);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': PARK_PAGE,
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(response.headers.vary).toContain('Origin');
    expect(response.headers['access-control-allow-credentials']).toBeUndefined();
    const form = response.body as Definition;
    expect(form.fields.map((field) => field.name).slice(0, 2)).toEqual(['needType', 'need']);
    expect(form.fields.find((field) => field.name === 'region')?.options).toEqual([
      { value: intake.park.name, label: intake.park.name },
    ]);
    expect(form.texts.submit).toBe('Submit');
    expect(form).toMatchObject({ version: 0, noticeVersion: '1', noticePath: '/notice/1?lang=en' });
    const chinese = await anyone.get(site('form')).set('Accept-Language', 'zh-CN').expect(200);
    expect((chinese.body as Definition).texts.submit).toBe('提交需求');
  });

  it('answers the preflight of an allowed page without credentials', async () => {
    const response = await preflight(PARK_PAGE);
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(PARK_PAGE);
    expect(response.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('idempotency-key');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each([STRANGER, 'null', 'http://www.park.example', `${PARK_PAGE}:8443`])(
    'refuses pages of %s by itself, and does nothing for them',
    async (origin) => {
      const phone = aPhone();
      const answers = [
        await anyone.get(site('form')).set('Origin', origin),
        await anyone.post(site('inquiries'), anInquiry({ phone })).set('Origin', origin),
        await anyone.post(site('inquiries')).type('form').send({ phone }).set('Origin', origin),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(403);
        expect(answer.body).toMatchObject({ code: 'origin_not_allowed' });
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
      const refused = await preflight(origin);
      expect(refused.status).toBe(403);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
      const rows: object[] = await app.dataSource.query('SELECT 1 FROM inquiries WHERE phone = $1', [phone]);
      expect(rows).toEqual([]);
    },
  );

  it('lets programs and our own pages in as before', async () => {
    await anyone.post(site('inquiries'), anInquiry()).expect(201);
    await anyone.post(site('inquiries'), anInquiry()).set('Origin', app.url).expect(201);
    await anyone.get('/api/public/v1/sites/nowhere/form').set('Origin', STRANGER).expect(404);
    expect((await preflight(STRANGER, '/api/public/v1/sites/nowhere/inquiries')).status).toBe(405);
  });

  it('refuses parameters that it does not know', () => anyone.get(site('form?lang=fr')).expect(400));

  it('takes an inquiry once for a key, with the page as its source', async () => {
    const form = (await anyone.get(site('form')).set('Origin', PARK_PAGE)).body as Definition;
    const phone = aPhone();
    const body = anInquiry({
      phone,
      formVersion: form.version,
      formToken: form.formToken,
      source: { url: `${PARK_PAGE}/news/1`, title: '园区招商', referrer: '', utm: { source: 'wx' } },
      website: '',
      prefill: '',
      channelCode: '',
      proof: '',
    });
    app.clock.advanceMinutes(1);
    const send = () =>
      anyone.post(site('inquiries'), body).set('Origin', PARK_PAGE).set('Idempotency-Key', 'abc123');
    const first = await send().expect(201);
    const again = await send().expect(201);
    expect(again.body).toEqual(first.body);
    const leads: object[] = await app.dataSource.query(
      "SELECT channel, source->>'url' AS source_url, source->>'title' AS source_title FROM inquiries WHERE phone = $1",
      [phone],
    );
    expect(leads).toEqual([{ channel: 'form', source_url: `${PARK_PAGE}/news/1`, source_title: '园区招商' }]);
  });

  it('holds the widget to what the form insists on, with readable refusals', async () => {
    const response = await anyone
      .post(site('inquiries'), anInquiry({ contact: undefined, formVersion: 0 }))
      .set('Origin', PARK_PAGE)
      .expect(400);
    expect(response.headers['access-control-allow-origin']).toBe(PARK_PAGE);
    expect(response.body).toMatchObject({ errors: [{ path: 'contact' }] });
  });

  it('is shown to the console in each mode by a page that reaches nothing', async () => {
    const manager = await app.signIn('designer');
    const preview = (query: string) => manager.get(`/api/v1/sites/${intake.siteId}/widget-preview${query}`);
    // What is counted so far is written before each look, so that the timer's own writing changes nothing between them.
    const views = async (): Promise<object[]> => {
      await app.get(FormCounters).flush();
      return app.dataSource.query('SELECT * FROM form_counts WHERE site_id = $1 ORDER BY form_counts::text', [
        intake.siteId,
      ]);
    };
    const before = await views();
    for (const mode of ['inline', 'button', 'bar']) {
      const page = await preview(`?mode=${mode}&lang=en`).expect(200);
      expect(page.text).toContain(`data-luodi-mode="${mode}"`);
      expect(page.text).toContain('Submit site request');
      const policy = page.headers['content-security-policy'] ?? '';
      expect(policy).toContain("connect-src 'none'");
      expect(policy).toContain("form-action 'none'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).not.toContain('unsafe');
    }
    expect((await preview('').expect(200)).text).toContain('data-luodi-mode="inline"');
    expect(await views()).toEqual(before);
    await preview('?mode=popup').expect(400);
    await manager.get('/api/v1/sites/018f0000-0000-7000-8000-000000000000/widget-preview').expect(404);
    await anyone.get(`/api/v1/sites/${intake.siteId}/widget-preview`).expect(401);
    await aUser(app.dataSource.manager, { username: 'onlooker', role: 'agent' });
    await (await app.signIn('onlooker')).get(`/api/v1/sites/${intake.siteId}/widget-preview`).expect(403);
  });

  it('stands under a sample article where the workspace is a demo, and nowhere else', async () => {
    await anyone.get('/demo/article').expect(404);
    const reader = await app.signIn((await aUser(app.dataSource.manager, { role: 'agent' })).username);
    const told = async (): Promise<unknown> =>
      ((await reader.get('/api/v1/me').expect(200)).body as Record<string, unknown>).sampleArticle;
    expect(await told()).toBeNull();
    const settings = app.get(Settings);
    await app.dataSource.transaction((tx) => settings.set(tx, 'demo.site', 'yuetang'));
    const page = await anyone.get('/demo/article').expect(200);
    expect(await told()).toBe('/demo/article');
    expect(page.text).toContain('data-luodi-site="yuetang"');
    expect(page.text).toContain('href="/f/yuetang"');
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
  });

  it('says that a closed form is closed', async () => {
    const user = await aUser(app.dataSource.manager, { role: 'admin' });
    const admin = await app.signIn(user.username);
    const path = `/api/v1/sites/${intake.siteId}`;
    const { version } = (await admin.get(path).expect(200)).body as { version: number };
    await admin.patch(path, { active: false, version }).expect(200);
    const response = await anyone.get(site('form')).set('Origin', PARK_PAGE).expect(422);
    expect(response.body).toMatchObject({ code: 'form_closed' });
    expect(response.headers['access-control-allow-origin']).toBe(PARK_PAGE);
  });
});
