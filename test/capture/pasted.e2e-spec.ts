import { anIntake, type BuiltIntake } from '../builders/capture';
import { startTestApp, type TestApp } from '../support/app';

describe('a text that somebody pastes into the form', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  const paste = (text: unknown, siteKey = intake.siteKey) =>
    app.anonymous.post(`/api/public/v1/sites/${siteKey}/pasted`, { text } as object);

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMITS: 'on' });
    intake = await anIntake(app.dataSource.manager);
  });

  afterAll(() => app.close());

  it('comes back as answers of the site’s form, and is kept nowhere', async () => {
    const answer = await paste(
      `求租5000平厂房做生产，年税收300万，${intake.park.name}最好，公司：湘北机电有限公司，联系人：周工`,
    ).expect(200);
    expect(answer.body).toEqual({
      needType: 'rent_factory',
      area: '5000',
      areaUnit: 'sqm',
      use: '生产制造',
      tax: '年税收200-1000万',
      region: [intake.park.name],
      company: '湘北机电有限公司',
      contact: '周工',
    });
    const tables: { name: string }[] = await app.dataSource.query(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const rows: unknown[] = await app.dataSource.query(
        `SELECT 1 FROM ${name} t WHERE t::text LIKE '%湘北机电%' LIMIT 1`,
      );
      expect([name, rows]).toEqual([name, []]);
    }
  });

  it('is refused when it is none, too long, or of a site that is not there', async () => {
    await paste('').expect(400);
    await paste('租'.repeat(2001)).expect(400);
    await paste(['租厂房']).expect(400);
    await paste('租厂房', 'no-such-site').expect(404);
  });

  it('is read so many times a minute', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => paste('租3000平仓库')));
    const statuses = new Set(answers.map(({ status }) => status));
    expect(statuses).toEqual(new Set([200, 429]));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(30);
  });

  it('fills a range that the form takes as both ends', async () => {
    const fields = new URLSearchParams({
      needType: 'rent_warehouse',
      'area.min': '3000-5000',
      'area.unit': 'sqm',
      contact: '周工',
      phone: '13900004715',
      'consent.handling': 'on',
      'consent.policyVersion': '1',
    });
    const sent = await fetch(`${app.url}/f/${intake.siteKey}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: fields.toString(),
      redirect: 'manual',
    });
    expect(sent.status).toBe(303);
    const rows: unknown[] = await app.dataSource.query(
      `SELECT area_min_sqm::float AS min, area_max_sqm::float AS max FROM leads WHERE phone = '13900004715'`,
    );
    expect(rows).toEqual([{ min: 3000, max: 5000 }]);
  });
});
