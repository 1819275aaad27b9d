import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { aPark } from '../builders/workspace';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Definition {
  fields: { key: string; mode: string }[];
  texts: Record<'zh-CN' | 'en', Record<string, string>>;
  [name: string]: unknown;
}

interface SiteForm {
  readonly draft: { readonly definition: Definition; readonly version: number };
  readonly published: { readonly number: number; readonly restoredFrom: number | null } | null;
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

describe('the form designer', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let admin: Client;
  let manager: Client;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
    manager = await app.signIn((await aUser(app.dataSource.manager, { role: 'manager' })).username);
  });
  beforeEach(async () => {
    intake = await anIntake(app.dataSource.manager);
    await app.dataSource.query(`SELECT pg_notify('luodi_cache', 'workspace')`);
  });
  afterAll(() => app.close());

  const base = (): string => `/api/v1/sites/${intake.siteId}/form`;
  const formOf = async (): Promise<SiteForm> => (await admin.get(base()).expect(200)).body as SiteForm;

  /** Changes the draft and answers what the server made of it. */
  async function draft(change: (definition: Definition) => void, status = 200): Promise<SiteForm> {
    const { definition, version } = (await formOf()).draft;
    change(definition);
    return (await admin.put(`${base()}/draft`, { definition, version }).expect(status)).body as SiteForm;
  }

  async function publish(change: (definition: Definition) => void): Promise<SiteForm> {
    const { draft: saved } = await draft(change);
    const answer = await admin.post(`${base()}/publish`, { version: saved.version }).expect(200);
    return answer.body as SiteForm;
  }

  function setMode(definition: Definition, modes: Record<string, string>): void {
    definition.fields = definition.fields.map(({ key, mode }) => ({ key, mode: modes[key] ?? mode }));
  }

  const page = async (query = ''): Promise<string> =>
    (await app.anonymous.get(`/f/${intake.siteKey}${query}`).expect(200)).text;

  const post = (fields: Record<string, string>) =>
    app.anonymous
      .post(`/f/${intake.siteKey}`)
      .type('form')
      .send(
        new URLSearchParams({
          needType: 'rent_factory',
          contact: '何先生',
          phone: aPhone(),
          'consent.handling': 'true',
          'consent.policyVersion': '1',
          ...fields,
        }).toString(),
      )
      .redirects(0);

  it('shows the default form while nothing was drafted or published', async () => {
    const form = await formOf();
    expect(form).toMatchObject({ draft: { version: 0 }, published: null, changes: [] });
    expect(form.draft.definition.fields[0]).toEqual({ key: 'needType', mode: 'required' });
    await manager.get(base()).expect(200);
    const { definition, version } = form.draft;
    await manager.put(`${base()}/draft`, { definition, version }).expect(403);
    await admin.get('/api/v1/sites/018f0000-0000-7000-8000-000000000000/form').expect(404);
  });

  it('keeps a draft to itself until it is published', async () => {
    const saved = await draft((definition) => setMode(definition, { company: 'off', tax: 'required' }));
    expect(saved.changes).toEqual([
      { path: 'field.company', before: 'optional', after: 'off' },
      { path: 'field.tax', before: 'optional', after: 'required' },
    ]);
    expect(await page()).toContain('name="company"');
    const preview = await manager.get(`${base()}/preview?lang=zh-CN`).expect(200);
    expect(preview.text).not.toContain('name="company"');
    expect(preview.text).not.toContain('<script');
    expect(preview.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(preview.headers['content-security-policy']).toContain("form-action 'none'");
    const { version } = saved.draft;
    const published = await admin.post(`${base()}/publish`, { version, note: '去掉公司' }).expect(200);
    expect(published.body).toMatchObject({ published: { number: 1, note: '去掉公司' }, changes: [] });
    expect(await page()).not.toContain('name="company"');
    await admin.post(`${base()}/publish`, { version }).expect(409);
  });

  it('holds the hosted form to the published version, and the JSON interface only to the contract', async () => {
    await publish((definition) => {
      setMode(definition, { company: 'off', tax: 'required' });
      definition.needTypes = ['rent_factory', 'buy_land'];
    });
    const refused = await post({ needType: 'supply', use: '挖矿', 'area.min': '2', 'area.unit': 'hectare' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#f-tax"');
    for (const path of ['needType', 'use', 'area-min']) expect(refused.text).toContain(`href="#f-${path}"`);
    const phone = aPhone();
    await post({ phone, company: '长济', tax: '年税收50-200万' }).expect(303);
    const [row]: object[] = await app.dataSource.query(
      'SELECT form_version, submission FROM inquiries WHERE phone = $1',
      [phone],
    );
    expect(row).toMatchObject({ form_version: 1, submission: { tax: '年税收50-200万' } });
    expect(JSON.stringify(row)).not.toContain('长济');
    const api = `/api/public/v1/sites/${intake.siteKey}/inquiries`;
    const six = anInquiry({ use: '机加工', tax: undefined, company: '长济康养', phone: aPhone() });
    await app.anonymous.post(api, six).expect(201);
    const widget = await app.anonymous.post(api, { ...six, formVersion: 1 }).expect(400);
    const { errors } = widget.body as { errors: { path: string }[] };
    expect(errors.map((fault) => fault.path)).toEqual(['use', 'tax']);
  });

  it('asks for what the designer made required, also without JavaScript, and refills the rest', async () => {
    await publish((definition) => {
      setMode(definition, { email: 'required', region: 'required', phone: 'off', need: 'off' });
      definition.fields.reverse();
    });
    const html = await page();
    expect(html.indexOf('name="email"')).toBeLessThan(html.indexOf('name="needType"'));
    expect(html).not.toContain('name="phone"');
    const refused = await post({ phone: '', contact: '周敏' });
    expect(refused.status).toBe(422);
    for (const path of ['email', 'region', 'wechat']) expect(refused.text).toContain(`href="#f-${path}"`);
    expect(refused.text).toContain('value="周敏"');
    await post({ wechat: 'zhou_min88', email: 'zhou@park.example', region: intake.park.name }).expect(303);
  });

  it.each<[string, (definition: Definition) => void, string]>([
    ['the need', (form) => setMode(form, { needType: 'off' }), 'definition.fields'],
    ['every way to answer', (form) => setMode(form, { phone: 'off', wechat: 'off' }), 'definition.fields'],
    ['a field', (form) => form.fields.pop(), 'definition.fields'],
  ])('does not let %s be switched off', async (_name, change, path) => {
    const answer = (await draft(change, 400)) as unknown as { errors: { path: string }[] };
    expect(answer.errors.map((fault) => fault.path)).toEqual([path]);
  });

  it.each([
    ['hue', 60, 400],
    ['hue', 360, 400],
    ['hue', 285, 200],
    ['parkIds', ['018f0000-0000-7000-8000-000000000000'], 400],
    ['noticeVersion', '99', 400],
    ['noticeVersion', '1', 200],
    ['needTypes', [], 400],
    ['industries', [], 400],
    ['hotline', 'javascript:1', 400],
    ['strange', true, 400],
  ])('%s = %j is answered with %i', async (name, value, status) => {
    await draft((definition) => (definition[name] = value), status);
  });

  it('draws the page in the hue that was published', async () => {
    await publish((definition) => {
      definition.hue = 160;
      definition.texts.en.heading = 'Yuetang Park';
      definition.texts['zh-CN'].thanks = '我们会尽快联系您';
    });
    expect(await page()).toMatch(/:root\{--pri:#[0-9a-f]{6};/);
    expect(await page('?lang=en')).toContain('<h1>Yuetang Park</h1>');
    const location = String((await post({}).expect(303)).headers.location);
    expect((await app.anonymous.get(location).expect(200)).text).toContain('我们会尽快联系您');
  });

  it('offers the parks that were chosen, in their order', async () => {
    const other = await aPark(app.dataSource.manager, `竹埠港 ${intake.siteKey}`);
    await publish((definition) => (definition.parkIds = [other.id]));
    const html = await page();
    expect(html).toContain(`value="${other.name}"`);
    expect(html).not.toContain(`value="${intake.park.name}"`);
    expect((await post({ region: intake.park.name })).status).toBe(422);
  });

  it('closes with the hotline, for the page and for programs', async () => {
    await publish((definition) => {
      definition.open = false;
      definition.hotline = '400-000-0999';
    });
    const closed = await app.anonymous.get(`/f/${intake.siteKey}`).expect(410);
    expect(closed.text).toContain('400-000-0999');
    const api = `/api/public/v1/sites/${intake.siteKey}/inquiries`;
    const refused = await app.anonymous.post(api, anInquiry()).expect(422);
    expect(refused.body).toMatchObject({ code: 'form_closed' });
  });

  it('numbers versions that never change, tells what each changed, and goes back', async () => {
    await publish((definition) => setMode(definition, { tax: 'off' }));
    await publish((definition) => setMode(definition, { area: 'off' }));
    const list = await manager.get(`${base()}/versions?withTotal=true&limit=1`).expect(200);
    expect(list.body).toMatchObject({ items: [{ number: 2 }], total: 2 });
    const { nextCursor } = list.body as { nextCursor: string };
    const rest = await manager.get(`${base()}/versions?cursor=${nextCursor}`).expect(200);
    expect(rest.body).toMatchObject({ items: [{ number: 1 }], nextCursor: null });
    const second = await manager.get(`${base()}/versions/2`).expect(200);
    expect((second.body as SiteForm).changes).toEqual([
      { path: 'field.area', before: 'optional', after: 'off' },
    ]);
    const back = await admin.post(`${base()}/versions/1/restore`).expect(200);
    expect(back.body).toMatchObject({ published: { number: 3, restoredFrom: 1 }, changes: [] });
    expect(await page()).toContain('name="area.min"');
    await admin.post(`${base()}/versions/1/restore`).expect(409);
    await admin.post(`${base()}/versions/9/restore`).expect(404);
    await manager.post(`${base()}/versions/2/restore`).expect(403);
    await expect(app.dataSource.query(`UPDATE form_versions SET note = 'x'`)).rejects.toThrow(/immutable/);
    const audit = await admin.get('/api/v1/audit-log?action=site.form-restored').expect(200);
    expect((audit.body as { items: object[] }).items).not.toHaveLength(0);
  });

  it('tells who saves an old draft what is there now', async () => {
    const { definition, version } = (await formOf()).draft;
    const old = { definition: structuredClone(definition), version };
    await draft((definition) => (definition.hue = 200));
    const conflict = await admin.put(`${base()}/draft`, old).expect(409);
    expect(conflict.body).toMatchObject({ code: 'version_conflict', current: { draft: { version: 1 } } });
    await admin.post(`${base()}/publish`, { version: 7 }).expect(409);
  });

  it('keeps the origins that may embed the form', async () => {
    const path = `/api/v1/sites/${intake.siteId}`;
    const { version } = (await admin.get(path).expect(200)).body as { version: number };
    const allowedOrigins = ['https://www.park.example'];
    const saved = await admin.patch(path, { allowedOrigins, version }).expect(200);
    expect(saved.body).toMatchObject({ allowedOrigins });
    const bad = { allowedOrigins: ['https://park.example/path'], version: version + 1 };
    await admin.patch(path, bad).expect(400);
    const many = Array.from({ length: 21 }, (_, index) => `https://p${index}.example`);
    await admin.patch(path, { allowedOrigins: many, version: version + 1 }).expect(400);
  });
});
