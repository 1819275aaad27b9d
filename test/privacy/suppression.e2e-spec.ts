import { Suppression, type PersonKey } from '@luodi/privacy';
import { aPhone, anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { startTestApp, type TestApp } from '../support/app';

describe('suppression of erased people', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let suppression: Suppression;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    suppression = app.get(Suppression);
  });

  afterAll(() => app.close());

  it('knows a phone again by a keyed hash, and keeps nothing of the number', async () => {
    const { manager } = app.dataSource;
    const keys: PersonKey[] = [
      { kind: 'phone', value: aPhone() },
      { kind: 'wechat', value: 'Xu-Erased' },
    ];
    expect(await suppression.isSuppressed(manager, keys)).toBe(false);
    await suppression.suppress(manager, keys, app.clock.now());
    const lower: PersonKey = { kind: 'wechat', value: 'xu-erased' };
    const stranger: PersonKey = { kind: 'phone', value: aPhone() };
    expect(await suppression.suppressedOf(manager, [lower, stranger])).toEqual([lower]);
    const [row]: { text: string }[] = await app.dataSource.query(
      `SELECT string_agg(s::text, ' ') AS text FROM suppressions s`,
    );
    expect(row?.text).not.toContain(keys[0]?.value);
    expect(row?.text).not.toContain('erased');
  });

  it('is lifted by the person who writes again, and the inquiry is remembered as the ground', async () => {
    const phone = aPhone();
    const key: PersonKey = { kind: 'phone', value: phone };
    await suppression.suppress(app.dataSource.manager, [key], app.clock.now());
    await app.anonymous
      .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry({ phone }))
      .expect(201);
    expect(await suppression.isSuppressed(app.dataSource.manager, [key])).toBe(false);
    const rows: { phone: string }[] = await app.dataSource.query(
      'SELECT i.phone FROM suppressions s JOIN inquiries i ON i.id = s.lifted_by WHERE s.key_hash = $1',
      [suppression.hash(key)],
    );
    expect(rows).toEqual([{ phone }]);
  });
});
