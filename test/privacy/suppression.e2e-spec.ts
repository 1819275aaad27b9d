import { Suppression, type PersonKey } from '@luodi/privacy';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { Client, startTestApp, type TestApp } from '../support/app';

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

describe('somebody at a desk enters a person who wanted to be left alone', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let agent: Client;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    agent = await app.signIn(intake.agent.username);
  });

  afterAll(() => app.close());

  const entry = (phone: string, more: object = {}) => ({
    channel: 'phone',
    text: `租 5000 平厂房，电话 ${phone}`,
    consentBasis: { kind: 'oral', note: '来电' },
    ...more,
  });

  async function leadsOf(phone: string): Promise<number> {
    const rows: { n: number }[] = await app.dataSource.query(
      `SELECT count(*)::int AS n FROM leads WHERE phone = $1`,
      [phone],
    );
    return rows[0]?.n ?? -1;
  }

  it('is told that they had their data erased, and enters them only with how they came back', async () => {
    const phone = aPhone();
    const keys: PersonKey[] = [{ kind: 'phone', value: phone }];
    const suppression = app.get(Suppression);
    await suppression.suppress(app.dataSource.manager, keys, app.clock.now());
    const refused = await agent.post('/api/v1/inquiries', entry(phone)).expect(409);
    expect(refused.body).toMatchObject({ code: 'person_restrained', restraint: 'erased' });
    expect((refused.body as { title: string }).title).toBe('此号码曾要求删除个人信息');
    expect(await leadsOf(phone)).toBe(0);
    expect(await suppression.isSuppressed(app.dataSource.manager, keys)).toBe(true);
    await agent.post('/api/v1/inquiries', entry(phone, { askedAgain: { note: '' } })).expect(400);

    const note = '11 月 18 日本人来电，要求重新找厂房';
    const entered = await agent.post('/api/v1/inquiries', entry(phone, { askedAgain: { note } })).expect(201);
    expect(await leadsOf(phone)).toBe(1);
    expect(await suppression.isSuppressed(app.dataSource.manager, keys)).toBe(false);
    const { inquiryId } = entered.body as { inquiryId: string };
    expect(
      await app.dataSource.query(
        `SELECT actor_id, data FROM audit_log WHERE action = 'inquiry.restraint-ended' AND object_id = $1`,
        [inquiryId],
      ),
    ).toEqual([{ actor_id: intake.agent.id, data: { restraint: 'erased' } }]);
    expect(
      await app.dataSource.query(`SELECT DISTINCT note FROM consents WHERE inquiry_id = $1`, [inquiryId]),
    ).toEqual([{ note: `来电\n${note}` }]);
  });

  it('is told that they want no contact, and the wish stays until they came back themselves', async () => {
    const phone = aPhone();
    await agent.post('/api/v1/inquiries', entry(phone)).expect(201);
    const silenced = async (): Promise<boolean> => {
      const rows: { on: boolean }[] = await app.dataSource.query(
        `SELECT do_not_contact AS "on" FROM contacts WHERE phone = $1`,
        [phone],
      );
      return rows[0]?.on ?? false;
    };
    await app.dataSource.query('UPDATE contacts SET do_not_contact = true WHERE phone = $1', [phone]);
    const refused = await agent.post('/api/v1/inquiries', entry(phone)).expect(409);
    expect(refused.body).toMatchObject({ code: 'person_restrained', restraint: 'do_not_contact' });
    expect(await silenced()).toBe(true);
    await agent.post('/api/v1/inquiries', entry(phone, { askedAgain: { note: '本人到访展位' } })).expect(201);
    expect(await silenced()).toBe(false);
  });

  it('two at once with and without the ground: only the one who named it enters', async () => {
    const phone = aPhone();
    await app
      .get(Suppression)
      .suppress(app.dataSource.manager, [{ kind: 'phone', value: phone }], app.clock.now());
    const [without, named] = await Promise.all([
      agent.post('/api/v1/inquiries', entry(phone, { channel: 'referral' })),
      agent.post('/api/v1/inquiries', entry(phone, { askedAgain: { note: '本人再次来电' } })),
    ]);
    expect(named.status).toBe(201);
    // After the other one the person is an ordinary customer again.
    expect([201, 409]).toContain(without.status);
  });

  it('asks nothing of a message that only wants to be forgotten, nor of anybody else', async () => {
    await agent.post('/api/v1/inquiries', entry(aPhone())).expect(201);
    const phone = aPhone();
    await app
      .get(Suppression)
      .suppress(app.dataSource.manager, [{ kind: 'phone', value: phone }], app.clock.now());
    const answer = await agent
      .post('/api/v1/inquiries', entry(phone, { text: `请删除我的信息 ${phone}` }))
      .expect(201);
    expect(answer.body).toMatchObject({ leadId: null });
  });
});

describe('another program brings a person who wanted to be left alone', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let admin: Client;
  let program: Client;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
    const { body } = await admin
      .post('/api/v1/api-keys', {
        name: '官网',
        scopes: ['inquiries.create', 'inquiries.read'],
        siteId: intake.siteId,
      })
      .expect(201);
    program = new Client(app.url, (body as { token: string }).token, null);
  });

  afterAll(() => app.close());

  const bring = (phone: string, more: object = {}) =>
    program.post('/api/v1/inquiries', {
      channel: 'web',
      need: '租 5000 平厂房',
      contact: '何先生',
      phone,
      consentBasis: { kind: 'written', note: '网站表单' },
      consent: { marketing: true },
      ...more,
    });
  const rowOf = async (id: string): Promise<Record<string, unknown>> =>
    (
      await app.dataSource.query('SELECT status, quarantine_reason, lead_id FROM inquiries WHERE id = $1', [
        id,
      ])
    )[0];
  const note = '11 月 18 日本人来电，要求重新找厂房';
  const release = async (id: string, more: object = {}) => {
    const { body } = await admin.post('/api/v1/inquiries/release', { ids: [id], ...more }).expect(200);
    return (body as { items: { ok: boolean; leadId: string | null; message: string | null }[] }).items[0];
  };

  it.each([
    ['had their data erased', 'erased', '只有本人主动再次联系时'],
    ['wanted no contact', 'do_not_contact', '请勿主动联系对方'],
  ])(
    'who %s: the key’s consent ends nothing, a reviewer has to say how they came back',
    async (_who, kind, words) => {
      const phone = aPhone();
      const keys: PersonKey[] = [{ kind: 'phone', value: phone }];
      const suppression = app.get(Suppression);
      if (kind === 'erased') await suppression.suppress(app.dataSource.manager, keys, app.clock.now());
      else {
        await bring(phone, { need: '租 800 平仓库' }).expect(201);
        await app.dataSource.query('UPDATE contacts SET do_not_contact = true WHERE phone = $1', [phone]);
      }
      const restrained = async (): Promise<boolean> =>
        (await suppression.isSuppressed(app.dataSource.manager, keys)) ||
        (await app.dataSource.query('SELECT 1 FROM contacts WHERE phone = $1 AND do_not_contact', [phone]))
          .length > 0;
      expect(await restrained()).toBe(true);

      // The program is answered as for anybody, whatever it claims.
      const { body } = await bring(phone, { askedAgain: { note: '他又来了，我们保证' } }).expect(201);
      const brought = body as { inquiryId: string; leadId: null; trackingCode: string };
      expect(brought).toEqual({
        inquiryId: expect.any(String),
        leadId: null,
        trackingCode: expect.any(String),
      });
      expect(await rowOf(brought.inquiryId)).toEqual({
        status: 'quarantined',
        quarantine_reason: 'restrained',
        lead_id: null,
      });
      expect(await restrained()).toBe(true);

      expect(await release(brought.inquiryId)).toMatchObject({
        ok: false,
        message: expect.stringContaining(words),
      });
      expect(await restrained()).toBe(true);
      const released = await release(brought.inquiryId, { askedAgain: { note } });
      expect(released).toMatchObject({ ok: true, leadId: expect.any(String) });
      expect(await restrained()).toBe(false);
      expect(
        await app.dataSource.query(
          `SELECT data FROM audit_log WHERE action = 'inquiry.restraint-ended' AND object_id = $1`,
          [brought.inquiryId],
        ),
      ).toEqual([{ data: { restraint: kind } }]);
      expect(
        await app.dataSource.query(
          `SELECT purpose, basis FROM consents WHERE inquiry_id = $1 AND note = $2 AND recorded_by IS NOT NULL`,
          [brought.inquiryId, note],
        ),
      ).toEqual([{ purpose: 'handling', basis: 'oral' }]);
      // A second click answers the same lead and says nothing twice.
      expect(await release(brought.inquiryId, { askedAgain: { note } })).toMatchObject({
        leadId: released?.leadId,
      });
    },
  );

  it('who wrote again themselves in the meantime: nothing more to ask', async () => {
    const phone = aPhone();
    await app
      .get(Suppression)
      .suppress(app.dataSource.manager, [{ kind: 'phone', value: phone }], app.clock.now());
    const { body } = await bring(phone).expect(201);
    await app.anonymous
      .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry({ phone }))
      .expect(201);
    expect(await release((body as { inquiryId: string }).inquiryId)).toMatchObject({ ok: true });
  });

  it('in what looked like spam: letting it in needs the ground just as well', async () => {
    const phone = aPhone();
    const keys: PersonKey[] = [{ kind: 'phone', value: phone }];
    const suppression = app.get(Suppression);
    await suppression.suppress(app.dataSource.manager, keys, app.clock.now());
    const text = `租5000平厂房,另低价代开发票贷款,看 http://a-1.example/x http://b-2.example/y http://c-3.example/z 电话${phone}`;
    const { body } = await bring(phone, { need: undefined, text }).expect(201);
    const { inquiryId } = body as { inquiryId: string };
    expect(await rowOf(inquiryId)).toMatchObject({ status: 'quarantined' });
    expect((await rowOf(inquiryId)).quarantine_reason).not.toBe('restrained');
    expect(await release(inquiryId)).toMatchObject({ ok: false, code: 'person_restrained' });
    expect(await suppression.isSuppressed(app.dataSource.manager, keys)).toBe(true);
    expect(await release(inquiryId, { askedAgain: { note } })).toMatchObject({ ok: true });
    expect(await suppression.isSuppressed(app.dataSource.manager, keys)).toBe(false);
  });

  it('and asks to be forgotten: that needs no ground', async () => {
    const phone = aPhone();
    await app
      .get(Suppression)
      .suppress(app.dataSource.manager, [{ kind: 'phone', value: phone }], app.clock.now());
    const { body } = await bring(phone, { need: undefined, text: `请删除我的信息 ${phone}` }).expect(201);
    expect(await rowOf((body as { inquiryId: string }).inquiryId)).toMatchObject({ status: 'accepted' });
  });
});
