import { anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Row {
  readonly field: string;
  readonly parsed: number;
  readonly corrected: number;
  readonly errorRate: number | null;
}
interface Body {
  readonly definition: Record<string, string>;
  readonly rows: Row[];
  readonly totals: Omit<Row, 'field'>;
}
interface Stored {
  readonly field: string;
  readonly parsed: unknown;
  readonly corrected: unknown;
}

describe('what people put right of a parse', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let agent: Client;
  let manager: Client;
  let auditor: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    intake = await anIntake(tx);
    await aUser(tx, { username: 'lead', role: 'manager', teamIds: [intake.teamId] });
    await aUser(tx, { username: 'eye', role: 'auditor' });
    agent = await app.signIn(intake.agent.username);
    manager = await app.signIn('lead');
    auditor = await app.signIn('eye');
  });

  afterAll(() => app.close());

  async function enter(text: string, fields: object = {}): Promise<{ inquiryId: string; leadId: string }> {
    const response = await agent
      .post('/api/v1/inquiries', { channel: 'phone', text, consentBasis: { kind: 'oral' }, ...fields })
      .expect(201);
    return response.body as { inquiryId: string; leadId: string };
  }

  async function stored(inquiryId: string): Promise<Stored[]> {
    return app.dataSource.query(
      'SELECT field, parsed, corrected FROM parse_corrections WHERE inquiry_id = $1 ORDER BY field',
      [inquiryId],
    );
  }

  async function report(): Promise<Body> {
    return (await manager.get('/api/v1/reports/parse-errors').expect(200)).body as Body;
  }

  const rowOf = (body: Body, field: string): Row | undefined => body.rows.find((row) => row.field === field);

  it('is nothing when the entry says what was read', async () => {
    const phone = aPhone();
    const { inquiryId } = await enter(`求租厂房3000平，年税收200万，李工 ${phone}`, {
      needType: 'rent_factory',
      area: { min: 3000, max: 3000, unit: 'sqm' },
      tax: '200万',
      contact: '李工',
      phone: `${phone.slice(0, 3)} ${phone.slice(3)}`,
    });
    expect(await stored(inquiryId)).toEqual([]);
  });

  it('is kept by field, of people only that it changed', async () => {
    const before = await report();
    const { inquiryId } = await enter(`求租厂房3000平，年税收200万，李工 ${aPhone()}`, {
      needType: 'rent_warehouse',
      area: { min: 4.5, max: 4.5, unit: 'mu' },
      tax: '300万',
      contact: '黎工',
      company: '湖南某某物流有限公司',
    });
    expect(await stored(inquiryId)).toEqual([
      { field: 'contact', parsed: true, corrected: true },
      { field: 'needType', parsed: 'rent_factory', corrected: 'rent_warehouse' },
      {
        field: 'tax',
        parsed: { min: 200, max: 200, unit: 'wan_per_year' },
        corrected: { min: 300, max: 300, unit: 'wan_per_year' },
      },
    ]);
    const after = await report();
    expect(rowOf(after, 'needType')?.corrected).toBe((rowOf(before, 'needType')?.corrected ?? 0) + 1);
    expect(rowOf(after, 'company')?.corrected).toBe(rowOf(before, 'company')?.corrected);
    expect(JSON.stringify(after)).not.toContain('黎工');
  });

  it('counts what was in the text and had to be entered by hand', async () => {
    const { inquiryId } = await enter(`园区有没有地方，Zz精密 ${aPhone()}`, {
      company: 'Zz精密',
      needType: 'rent_factory',
    });
    expect((await stored(inquiryId)).map((row) => row.field)).toContain('company');
    const row = rowOf(await report(), 'company');
    expect(row?.parsed).toBeGreaterThanOrEqual(row?.corrected ?? 1);
  });

  it('includes an edit within 24 hours of the first inquiry, once however often its job runs', async () => {
    const { inquiryId, leadId } = await enter(`求租厂房3000平，联系人李工 ${aPhone()}`);
    const lead = (await agent.get(`/api/v1/leads/${leadId}`).expect(200)).body as { version: number };
    await agent
      .patch(`/api/v1/leads/${leadId}`, {
        version: lead.version,
        area: { min: 2000, max: 2500, unit: 'sqm' },
        tax: '50万',
      })
      .expect(200);
    await app.runJobs();
    await app.runJobs();
    expect(await stored(inquiryId)).toEqual([
      {
        field: 'area',
        parsed: { min: 3000, max: 3000, unit: 'sqm' },
        corrected: { min: 2000, max: 2500, unit: 'sqm' },
      },
    ]);
  });

  it('leaves out an edit of a later day', async () => {
    const { inquiryId, leadId } = await enter(`求租厂房3000平，联系人李工 ${aPhone()}`);
    await app.dataSource.query(
      `UPDATE inquiries SET received_at = received_at - interval '25 hours' WHERE id = $1`,
      [inquiryId],
    );
    const lead = (await agent.get(`/api/v1/leads/${leadId}`).expect(200)).body as { version: number };
    await agent
      .patch(`/api/v1/leads/${leadId}`, { version: lead.version, needType: 'buy_factory' })
      .expect(200);
    await app.runJobs();
    expect(await stored(inquiryId)).toEqual([]);
  });

  it('the rate is corrected ÷ read, with its definition, over the period asked for', async () => {
    const body = await report();
    expect(body.rows.map((row) => row.field)).toEqual([
      'phone', 'needType', 'area', 'tax', 'company', 'contact', 'wechat', 'region',
    ]); // prettier-ignore
    for (const row of body.rows) {
      expect(row.corrected).toBeLessThanOrEqual(row.parsed);
      if (row.parsed === 0) expect(row.errorRate).toBeNull();
      else expect(row.errorRate).toBeCloseTo(row.corrected / row.parsed, 4);
    }
    expect(body.totals.parsed).toBe(body.rows.reduce((sum, row) => sum + row.parsed, 0));
    expect(Object.keys(body.definition).sort()).toEqual(['corrected', 'errorRate', 'field', 'parsed']);
    const old = await manager.get('/api/v1/reports/parse-errors?from=2020-01-01&to=2020-12-31').expect(200);
    expect((old.body as Body).totals).toEqual({ parsed: 0, corrected: 0, errorRate: null });
  });

  it('is for managers, administrators and auditors; dates are checked', async () => {
    await agent.get('/api/v1/reports/parse-errors').expect(403);
    await auditor.get('/api/v1/reports/parse-errors').expect(200);
    await manager.get('/api/v1/reports/parse-errors?from=2026-13-01').expect(400);
    await manager.get('/api/v1/reports/parse-errors?ownerId=x').expect(400);
  });
});
