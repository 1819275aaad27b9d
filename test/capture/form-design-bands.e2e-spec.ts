import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { siteKnown } from '../support/site-known';

interface Band {
  value: string;
  en: string;
  shown: boolean;
}

interface SiteForm {
  readonly draft: {
    readonly definition: { taxBands: Band[]; fields: { key: string; mode: string }[] };
    readonly version: number;
  };
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[];
  readonly bandLimits: readonly object[];
}

const TODAY = ['年税收50万以下', '年税收50-200万', '年税收200-1000万', '年税收1000万以上'];
const band = (value: string, en = '', shown = true): Band => ({ value, en, shown });

describe('the bands of yearly tax in the form designer', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let admin: Client;
  let adminId: string;

  beforeAll(async () => {
    app = await startTestApp();
    const user = await aUser(app.dataSource.manager, { role: 'admin' });
    adminId = user.id;
    admin = await app.signIn(user.username);
  });
  beforeEach(async () => {
    intake = await anIntake(app.dataSource.manager);
    await siteKnown(app, intake.siteKey);
  });
  afterAll(() => app.close());

  const base = (): string => `/api/v1/sites/${intake.siteId}/form`;
  const formOf = async (): Promise<SiteForm> => (await admin.get(base()).expect(200)).body as SiteForm;
  const save = async (taxBands: unknown) => {
    const { definition, version } = (await formOf()).draft;
    return admin.put(`${base()}/draft`, { definition: { ...definition, taxBands }, version });
  };
  async function publish(taxBands: Band[]): Promise<void> {
    const saved = await save(taxBands);
    expect(saved.status).toBe(200);
    const { version } = (saved.body as SiteForm).draft;
    await admin.post(`${base()}/publish`, { version }).expect(200);
  }
  /** The list of the page, by value and label. */
  const offered = (html: string): string[][] => {
    const list = /<select id="f-tax"[\s\S]*?<\/select/.exec(html)?.[0] ?? '';
    return [...list.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)</g)].map(([, value = '', label = '']) => [
      value,
      label,
    ]);
  };
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
          'consent.handling': 'true',
          'consent.policyVersion': '1',
          ...fields,
        }).toString(),
      )
      .redirects(0);

  it('are edited, ordered and switched off in a draft, shown by the preview, and published with the version', async () => {
    const bands = [band('500-2000万', 'CNY 5–20 million'), band('500万以下'), band('2000万以上', '', false)];
    const saved = (await save(bands)).body as SiteForm;
    expect(saved.changes).toEqual([
      { path: 'taxBands', before: TODAY.join('、'), after: '500-2000万 (CNY 5–20 million)、500万以下' },
      { path: 'taxBandsOff', before: '', after: '2000万以上' },
    ]);
    expect(saved.bandLimits).toEqual([
      { value: '500-2000万', minWan: 500, maxWan: 2000 },
      { value: '500万以下', minWan: null, maxWan: 500 },
      { value: '2000万以上', minWan: 2000, maxWan: null },
    ]);
    const chinese = [
      ['', '不确定'],
      ['500-2000万', '500-2000万'],
      ['500万以下', '500万以下'],
    ];
    const preview = await admin.get(`${base()}/preview?lang=zh-CN`).expect(200);
    expect(offered(preview.text)).toEqual(chinese);
    expect(offered(await page()).map(([value]) => value)).toEqual(['', ...TODAY]);
    await admin.post(`${base()}/publish`, { version: saved.draft.version }).expect(200);
    expect(offered(await page())).toEqual(chinese);
    expect(offered(await page('?lang=en'))).toEqual([
      ['', 'Not sure'],
      ['500-2000万', 'CNY 5–20 million'],
      ['500万以下', '500万以下'],
    ]);
    const widget = await app.anonymous.get(`/api/public/v1/sites/${intake.siteKey}/form?lang=en`).expect(200);
    const { fields } = widget.body as { fields: { name: string; options: object[] }[] };
    expect(fields.find(({ name }) => name === 'tax')?.options).toEqual([
      { value: '', label: 'Not sure' },
      { value: '500-2000万', label: 'CNY 5–20 million' },
      { value: '500万以下', label: '500万以下' },
    ]);
  });

  it('are what the form takes without a script, what a pasted text is put into, and an amount on the lead', async () => {
    await publish([band('500万以下'), band('500-2000万'), band('2000万以上', '', false)]);
    for (const tax of ['年税收50-200万', '2000万以上']) {
      const refused = await post({ phone: aPhone(), tax });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('href="#f-tax"');
    }
    const phone = aPhone();
    await post({ phone, tax: '500-2000万' }).expect(303);
    const rows: object[] = await app.dataSource.query(
      'SELECT tax_text, tax_min_yuan, tax_max_yuan FROM leads WHERE phone = $1',
      [phone],
    );
    expect(rows).toEqual([
      { tax_text: '500-2000万', tax_min_yuan: '5000000.00', tax_max_yuan: '20000000.00' },
    ]);
    const api = `/api/public/v1/sites/${intake.siteKey}`;
    const old = anInquiry({ tax: '年税收50-200万', phone: aPhone(), formVersion: 1 });
    const { errors } = (await app.anonymous.post(`${api}/inquiries`, old).expect(400)).body as {
      errors: { path: string }[];
    };
    expect(errors.map(({ path }) => path)).toEqual(['tax']);
    const pasted = async (text: string) =>
      (await app.anonymous.post(`${api}/pasted`, { text }).expect(200)).body as { tax: string | null };
    expect((await pasted('租5000平厂房，年税收800万')).tax).toBe('500-2000万');
    expect((await pasted('租5000平厂房，年税收3000万')).tax).toBeNull();
  });

  it('of a version from before they could be edited stay as they were, also when it comes back', async () => {
    const { definition } = (await formOf()).draft;
    const { taxBands, ...old } = definition;
    expect(taxBands.map(({ value, shown }) => [value, shown])).toEqual(TODAY.map((value) => [value, true]));
    await app.dataSource.query(
      `INSERT INTO form_versions (site_id, number, definition, published_at, published_by) VALUES ($1, 1, $2, now(), $3)`,
      [intake.siteId, JSON.stringify(old), adminId],
    );
    await publish([band('300万以下')]);
    expect((await admin.get(`${base()}/versions/1`).expect(200)).body).toMatchObject({
      definition: { taxBands },
    });
    expect(offered(await page())).toHaveLength(2);
    const restored = await admin.post(`${base()}/versions/1/restore`).expect(200);
    expect(restored.body).toMatchObject({ draft: { definition: { taxBands } }, changes: [] });
    expect(offered(await page()).map(([value]) => value)).toEqual(['', ...TODAY]);
    expect((await admin.get(`${base()}/versions/3`).expect(200)).body).toMatchObject({
      changes: [{ path: 'taxBands', before: '300万以下', after: TODAY.join('、') }],
    });
  });

  it.each<[string, unknown, string, string]>([
    ['no amount', [band('不确定')], 'definition.taxBands.0.value', '不确定'],
    ['no unit', [band('50万以下'), band('50-200')], 'definition.taxBands.1.value', '50-200'],
    ['one amount', [band('50万元（含）以下')], 'definition.taxBands.0.value', '50万元（含）以下'],
    ['a rate per mu', [band('亩均30万以上')], 'definition.taxBands.0.value', '亩均30万以上'],
    ['an overlap', [band('80万以下'), band('50-200万')], 'definition.taxBands.1.value', '80万以下'],
    ['a text twice', [band('80万以下'), band('80万以下')], 'definition.taxBands.1.value', '80万以下'],
    ['none offered', [band('80万以下', '', false)], 'definition.taxBands', '年税收'],
  ])('%s is refused with the band named', async (_name, bands, path, named) => {
    const refused = await save(bands);
    expect(refused.status).toBe(400);
    const { errors } = refused.body as { errors: { path: string; message: string }[] };
    expect(errors.map((fault) => fault.path)).toEqual([path]);
    expect(errors[0]?.message).toContain(named);
    expect((await formOf()).draft.version).toBe(0);
  });

  it.each<[string, unknown]>([
    ['thirteen bands', Array.from({ length: 13 }, (_, n) => band(`${n}-${n + 1}万`))],
    ['an empty text', [band('')]],
    ['a long text', [band(`${'5'.repeat(30)}万以下`)]],
    ['a long English text', [band('50万以下', 'x'.repeat(41))]],
    ['no switch', [{ value: '50万以下', en: '' }]],
    ['something else', 'all'],
    ['null', [null]],
  ])('%s is refused', async (_name, bands) => {
    expect((await save(bands)).status).toBe(400);
  });

  it('may be none where the tax is not asked for', async () => {
    const { definition, version } = (await formOf()).draft;
    const fields = definition.fields.map(({ key, mode }) => ({ key, mode: key === 'tax' ? 'off' : mode }));
    await admin
      .put(`${base()}/draft`, { definition: { ...definition, fields, taxBands: [] }, version })
      .expect(200);
  });
});
