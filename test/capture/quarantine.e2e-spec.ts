import { solveChallenge } from 'altcha-lib/v1';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Item {
  readonly id: string;
  readonly status: string;
  readonly quarantineReason: string | null;
  readonly review: string | null;
  readonly sameText: number;
  readonly leadId: string | null;
}
interface Reviewed {
  readonly items: readonly { id: string; ok: boolean; leadId: string | null; message: string | null }[];
}

const LINKS =
  '低价办照 http://a-1.example/x http://b-2.example/y http://c-3.example/z 加我了解更多优惠活动内容详情';

describe('quarantine', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let admin: Client;
  let manager: Client;
  let stranger: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    intake = await anIntake(tx);
    await tx.query('INSERT INTO team_parks (team_id, park_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      intake.teamId,
      intake.park.id,
    ]);
    const head = await aUser(tx, { role: 'manager', teamIds: [intake.teamId] });
    admin = await app.signIn((await aUser(tx, { role: 'admin' })).username);
    manager = await app.signIn(head.username);
    stranger = await app.signIn((await aUser(tx, { role: 'manager' })).username);
  });

  afterAll(() => app.close());

  async function submit(overrides: Record<string, unknown>): Promise<string> {
    const path = `/api/public/v1/sites/${intake.siteKey}/inquiries`;
    const { body } = await app.anonymous.post(path, anInquiry(overrides)).expect(201);
    return (body as { trackingCode: string }).trackingCode;
  }

  async function byCode(code: string): Promise<Item> {
    const { body } = await admin.get('/api/v1/inquiries?limit=200').expect(200);
    const found = (body as { items: (Item & { trackingCode: string })[] }).items.find(
      (item) => item.trackingCode === code,
    );
    if (found === undefined) throw new Error(`No inquiry ${code}`);
    return found;
  }

  async function review(client: Client, action: 'release' | 'confirm-spam', id: string): Promise<Reviewed> {
    const { body } = await client.post(`/api/v1/inquiries/${action}`, { ids: [id] }).expect(200);
    return body as Reviewed;
  }

  it('answers spam like success, and lets it in with its code, a lead, an agent and a clock', async () => {
    const phone = aPhone();
    const code = await submit({ phone, website: 'http://robot.example' });
    const held = await byCode(code);
    expect(held).toMatchObject({
      status: 'quarantined',
      quarantineReason: 'honeypot',
      review: null,
      leadId: null,
    });
    app.clock.advanceMinutes(5);
    const { items } = await review(manager, 'release', held.id);
    expect(items).toEqual([{ id: held.id, ok: true, leadId: expect.any(String), code: null, message: null }]);
    const [lead] = await app.dataSource.query(
      'SELECT owner_id, sla_state, sla_started_at FROM leads WHERE phone = $1',
      [phone],
    );
    expect(lead).toMatchObject({ owner_id: intake.agent.id, sla_state: 'running' });
    expect(lead.sla_started_at).toEqual(app.clock.now());
    expect(await byCode(code)).toMatchObject({
      status: 'accepted',
      review: 'released',
      leadId: items[0]?.leadId,
    });
    const tracked = await app.anonymous
      .get(`/api/public/v1/inquiries/${code}?phoneLast4=${phone.slice(-4)}`)
      .expect(200);
    expect(tracked.body).toMatchObject({ status: 'assigned' });
  });

  it('releases once, however often and by however many it is clicked', async () => {
    const phone = aPhone();
    const held = await byCode(await submit({ phone, website: 'x' }));
    const answers = await Promise.all(
      [manager, admin, manager, admin].map((one) => review(one, 'release', held.id)),
    );
    const leads = new Set(answers.map(({ items }) => items[0]?.leadId));
    expect(leads.size).toBe(1);
    const [count] = await app.dataSource.query(
      `SELECT (SELECT count(*)::int FROM leads WHERE phone = $1) AS leads,
         (SELECT count(*)::int FROM audit_log WHERE action = 'inquiry.released' AND object_id = $2) AS released,
         (SELECT inquiry_count FROM leads WHERE phone = $1) AS inquiries`,
      [phone, held.id],
    );
    expect(count).toEqual({ leads: 1, released: 1, inquiries: 1 });
  });

  it('learns: a released person is not judged by words again, a confirmed text is known from anybody', async () => {
    const phone = aPhone();
    const held = await byCode(await submit({ phone, message: LINKS }));
    expect(held.quarantineReason).toBe('links');
    await review(manager, 'release', held.id);
    expect(await byCode(await submit({ phone, message: `${LINKS} 再问一次` }))).toMatchObject({
      status: 'accepted',
    });

    const text = '专业代开各类票据长期合作价格从优诚信经营欢迎随时来电咨询业务';
    const first = await byCode(await submit({ message: text, website: 'x' }));
    await review(manager, 'confirm-spam', first.id);
    const again = await byCode(await submit({ message: ` ${text}！！` }));
    expect(again).toMatchObject({ status: 'quarantined', quarantineReason: 'learned' });
    await review(manager, 'release', again.id);
    expect(await byCode(await submit({ message: text }))).toMatchObject({ status: 'accepted' });
  });

  it('counts equal texts, and says what is open', async () => {
    const message = '同一段话同一段话发给很多人的广告内容请大家不要相信这里写的东西';
    const codes = [];
    for (let n = 0; n < 3; n += 1) codes.push(await submit({ message, website: 'x' }));
    expect(await byCode(codes[0] ?? '')).toMatchObject({ sameText: 2 });
    const open = await manager
      .get('/api/v1/inquiries?status=quarantined&review=open&withTotal=true')
      .expect(200);
    expect((open.body as { items: Item[] }).items.every((item) => item.review === null)).toBe(true);
    expect((open.body as { total: number }).total).toBeGreaterThanOrEqual(3);
  });

  it('is for those who serve the site: others know nothing of it', async () => {
    const held = await byCode(await submit({ website: 'x' }));
    const { items } = await review(stranger, 'release', held.id);
    expect(items[0]).toMatchObject({ ok: false, leadId: null });
    expect(await byCode((await trackingOf(held.id)) ?? '')).toMatchObject({ status: 'quarantined' });
    const agent = await app.signIn(intake.agent.username);
    await agent.post('/api/v1/inquiries/release', { ids: [held.id] }).expect(403);
    await manager.post('/api/v1/inquiries/release', { ids: [] }).expect(400);
    await manager.post('/api/v1/inquiries/release', { ids: ['no'] }).expect(400);
  });

  async function trackingOf(id: string): Promise<string | undefined> {
    const rows = await app.dataSource.query('SELECT tracking_code FROM inquiries WHERE id = $1', [id]);
    const code = (rows as { tracking_code: string }[])[0]?.tracking_code;
    return code === undefined ? undefined : `${code.slice(0, 4)}-${code.slice(4)}`;
  }

  it('says what cannot be released, and keeps the rest', async () => {
    const held = await byCode(await submit({ website: 'x' }));
    const fine = await byCode(await submit({}));
    const { body } = await manager.post('/api/v1/inquiries/release', { ids: [fine.id, held.id] }).expect(200);
    expect((body as Reviewed).items.map((item) => item.ok)).toEqual([false, true]);
    expect((body as Reviewed).items[0]?.message).toContain('刷新');
  });

  it('keeps time, site and reason of what was refused', async () => {
    await app.anonymous
      .post(
        `/api/public/v1/sites/${intake.siteKey}/inquiries`,
        anInquiry({ consent: { policyVersion: '1' } }),
      )
      .expect(422);
    const { body } = await manager.get('/api/v1/intake-log?withTotal=true').expect(200);
    const [latest] = (body as { items: Record<string, unknown>[] }).items;
    expect(Object.keys(latest ?? {}).sort()).toEqual(['at', 'id', 'reason', 'siteName']);
    expect(latest).toMatchObject({ reason: 'consent_required' });
  });
});

describe('a site under attack', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let admin: Client;

  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMITS: 'on', TRUST_PROXY: '1' });
    intake = await anIntake(app.dataSource.manager);
    admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
  });

  afterAll(() => app.close());

  const path = (): string => `/api/public/v1/sites/${intake.siteKey}`;

  async function statusOf(phone: string): Promise<{ status: string; quarantine_reason: string | null }> {
    const rows = await app.dataSource.query(
      'SELECT status, quarantine_reason FROM inquiries WHERE phone = $1 ORDER BY received_at DESC, id DESC LIMIT 1',
      [phone],
    );
    return (
      (rows as { status: string; quarantine_reason: string | null }[])[0] ?? {
        status: 'none',
        quarantine_reason: null,
      }
    );
  }

  async function proof(): Promise<string> {
    const { body } = await app.anonymous.get(`${path()}/challenge`).expect(200);
    const { challenge, salt, algorithm, signature, maxNumber } = body as Record<string, string> & {
      maxNumber: number;
    };
    const solution = await solveChallenge(challenge ?? '', salt ?? '', 'SHA-256', maxNumber).promise;
    return Buffer.from(
      JSON.stringify({ algorithm, challenge, salt, signature, number: solution?.number }),
    ).toString('base64');
  }

  it('asks for proof of work by hand: without it an inquiry waits, with it it goes through, a used one counts no more', async () => {
    const state = await admin.get(`/api/v1/sites/${intake.siteId}/guard`).expect(200);
    expect(state.body).toMatchObject({ mode: 'auto', guarded: false, version: 0 });
    await admin.put(`/api/v1/sites/${intake.siteId}/guard`, { mode: 'on', version: 0 }).expect(200);
    await admin.put(`/api/v1/sites/${intake.siteId}/guard`, { mode: 'off', version: 0 }).expect(409);

    const [bare, proved, stolen, forged] = [aPhone(), aPhone(), aPhone(), aPhone()];
    await app.anonymous.post(`${path()}/inquiries`, anInquiry({ phone: bare })).expect(201);
    expect(await statusOf(bare ?? '')).toEqual({ status: 'quarantined', quarantine_reason: 'no_proof' });
    const found = await proof();
    const body = anInquiry({ phone: proved, proof: found });
    const first = await app.anonymous.post(`${path()}/inquiries`, body).expect(201);
    expect(await statusOf(proved ?? '')).toMatchObject({ status: 'accepted' });
    const repeat = await app.anonymous.post(`${path()}/inquiries`, body).expect(201);
    expect(repeat.body).toEqual(first.body);
    await app.anonymous.post(`${path()}/inquiries`, anInquiry({ phone: stolen, proof: found })).expect(201);
    expect(await statusOf(stolen ?? '')).toMatchObject({ quarantine_reason: 'no_proof' });
    await app.anonymous
      .post(
        `${path()}/inquiries`,
        anInquiry({ phone: forged, proof: Buffer.from('{"a":1}').toString('base64') }),
      )
      .set('X-Forwarded-For', '10.9.9.9')
      .expect(201);
    expect(await statusOf(forged ?? '')).toMatchObject({ quarantine_reason: 'no_proof' });

    const page = await app.anonymous.get(`/f/${intake.siteKey}`).expect(200);
    expect(page.text).toContain('data-challenge=');
    await admin.put(`/api/v1/sites/${intake.siteId}/guard`, { mode: 'auto', version: 1 }).expect(200);
    expect((await app.anonymous.get(`/f/${intake.siteKey}`).expect(200)).text).not.toContain(
      'data-challenge=',
    );
  });

  it('switches itself on under load from many addresses, loses nothing, and a proved inquiry is served', async () => {
    const mark = (value: number): object => ({ key: 'capture.guardPerMinute', value });
    await admin.patch('/api/v1/settings', mark(9)).expect(400);
    await admin.patch('/api/v1/settings', mark(20)).expect(200);
    const state = await admin.get(`/api/v1/sites/${intake.siteId}/guard`).expect(200);
    expect(state.body).toMatchObject({ perMinuteMark: 20 });
    const from = (n: number): string => `10.${Math.floor(n / 200)}.7.${n % 200}`;
    const post = async (n: number): Promise<number> => {
      const body = anInquiry({ phone: `139000${String(10_000 + n).slice(-5)}`, need: `来电咨询 ${n}` });
      return (await app.anonymous.post(`${path()}/inquiries`, body).set('X-Forwarded-For', from(n))).status;
    };
    const codes: number[] = [];
    let guarded = false;
    for (let wave = 0; wave < 40 && !guarded; wave += 1) {
      codes.push(...(await Promise.all(Array.from({ length: 25 }, (_, n) => post(wave * 25 + n)))));
      guarded = (await admin.get(`/api/v1/sites/${intake.siteId}/guard`).expect(200)).body.guarded;
    }
    expect(guarded).toBe(true);
    codes.push(...(await Promise.all(Array.from({ length: 25 }, (_, n) => post(2000 + n)))));
    const phone = aPhone();
    const mine = anInquiry({ phone, proof: await proof() });
    await app.anonymous.post(`${path()}/inquiries`, mine).set('X-Forwarded-For', '10.200.1.1').expect(201);
    expect(await statusOf(phone)).toMatchObject({ status: 'accepted' });
    const rows = await app.dataSource.query(
      `SELECT count(*)::int AS kept, count(*) FILTER (WHERE quarantine_reason = 'no_proof')::int AS held
         FROM inquiries WHERE submission->>'need' LIKE '来电咨询 %'`,
    );
    const [{ kept, held }] = rows as [{ kept: number; held: number }];
    expect(kept).toBe(codes.filter((code) => code === 201).length);
    expect(codes.every((code) => code === 201 || code === 429)).toBe(true);
    expect(held).toBeGreaterThanOrEqual(25);
  });

  it('refuses one address soon, and tells it when to come back', async () => {
    const answers = [];
    for (let n = 0; n < 8; n += 1) {
      answers.push(
        await app.anonymous.post(`${path()}/inquiries`, anInquiry()).set('X-Forwarded-For', '10.250.0.1'),
      );
    }
    expect(answers.slice(0, 5).every(({ status }) => status === 201)).toBe(true);
    expect(answers.slice(5).map(({ status }) => status)).toEqual([429, 429, 429]);
    expect(Number(answers[7]?.headers['retry-after'])).toBeGreaterThan(0);
  });
});
