import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('consent notices', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let boss: Client;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    await aUser(app.dataSource.manager, { username: 'boss', role: 'admin' });
    boss = await app.signIn('boss');
  });

  afterAll(() => app.close());

  const text = { title: '告知', body: '## 新的一版\n\n内容' };
  const submit = (policyVersion: string, overrides: object = {}) =>
    app.anonymous.post(
      `/api/public/v1/sites/${intake.siteKey}/inquiries`,
      anInquiry({ phone: aPhone(), consent: { handling: true, policyVersion }, ...overrides }),
    );

  it('are published once, never changed, and readable for ever', async () => {
    await submit('2').expect(422);
    app.clock.advanceMinutes(10 * 24 * 60);
    boss = await app.signIn('boss');
    await boss.post('/api/v1/consent-notices', { version: '2', zhCn: text, en: text }).expect(201);
    const again = await boss
      .post('/api/v1/consent-notices', { version: '2', zhCn: text, en: text })
      .expect(409);
    expect(again.body).toMatchObject({ code: 'already_exists' });
    await boss.post('/api/v1/consent-notices', { version: '../x', zhCn: text, en: text }).expect(400);
    await expect(app.dataSource.query(`UPDATE consent_notices SET body = 'x'`)).rejects.toThrow(
      'append-only',
    );
    expect((await app.anonymous.get('/notice/2').expect(200)).text).toContain('新的一版');
    await app.anonymous.get('/notice/1').expect(200);
    await submit('1').expect(201);
    const agent = await app.signIn(intake.agent.username);
    await agent.get('/api/v1/consent-notices').expect(403);
  });

  it('name the officer once one is set', async () => {
    await boss
      .patch('/api/v1/settings', { key: 'privacy.officer', value: '隐私专员 400-000-0120' })
      .expect(200);
    expect((await app.anonymous.get('/notice/1').expect(200)).text).toContain('隐私专员 400-000-0120');
    expect((await app.anonymous.get(`/f/${intake.siteKey}`).expect(200)).text).toContain('隐私专员');
  });

  it('name who handles the data on form, widget and notice, once the organisation is set', async () => {
    const value = '云岚产业园招商服务中心';
    await boss.patch('/api/v1/settings', { key: 'privacy.organisation', value }).expect(200);
    expect((await app.anonymous.get('/notice/1').expect(200)).text).toContain(`个人信息处理者：${value}`);
    expect((await app.anonymous.get(`/f/${intake.siteKey}`).expect(200)).text).toContain(value);
    const { body } = await app.anonymous.get(`/api/public/v1/sites/${intake.siteKey}/form`).expect(200);
    const [handling] = (body as { consents: { purpose: string; after: string }[] }).consents;
    expect(handling).toMatchObject({ purpose: 'handling', after: expect.stringContaining(value) });
  });

  it('are not for children: a declared age under 14 is refused, and nothing of it kept', async () => {
    const phone = aPhone();
    const refused = await submit('1', { phone, age: 13 }).expect(422);
    expect(refused.body).toMatchObject({ code: 'guardian_required' });
    await submit('1', { phone, need: '我今年12岁，想租厂房' }).expect(422);
    const rows: unknown[] = await app.dataSource.query('SELECT 1 FROM inquiries WHERE phone = $1', [phone]);
    expect(rows).toEqual([]);
    await submit('1', { phone, age: 30 }).expect(201);
  });

  it('stop whoever looks at too many full numbers in a day, and tell the administrators', async () => {
    await boss.patch('/api/v1/settings', { key: 'leads.revealsPerDay', value: 2 }).expect(200);
    const agent = await app.signIn(intake.agent.username);
    const leads = await agent.get('/api/v1/leads?view=mine').expect(200);
    const id = (leads.body as { items: { id: string }[] }).items[0]?.id ?? '';
    for (let turn = 0; turn < 2; turn += 1) await agent.post(`/api/v1/leads/${id}/reveal-phone`).expect(200);
    const refused = await agent.post(`/api/v1/leads/${id}/reveal-phone`).expect(429);
    expect(refused.body).toMatchObject({ code: 'reveal_limit' });
    await app.runJobs();
    const notices = await boss.get('/api/v1/notifications').expect(200);
    expect((notices.body as { items: { kind: string }[] }).items[0]).toMatchObject({
      kind: 'reveals_exceeded',
    });
  });
});
