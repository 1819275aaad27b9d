import { createHmac } from 'node:crypto';
import request from 'supertest';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { siteKnown } from '../support/site-known';

const PERSON = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.40';

interface Row {
  readonly key: string;
  readonly views: number;
  readonly starts: number;
  readonly submits: number;
  readonly medianSeconds: number | null;
}

describe('links to a form and what is counted of them', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let admin: Client;
  let manager: Client;
  let agent: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    admin = await app.signIn((await aUser(tx, { role: 'admin' })).username);
    manager = await app.signIn((await aUser(tx, { role: 'manager' })).username);
    agent = await app.signIn((await aUser(tx)).username);
  });
  beforeEach(async () => {
    intake = await anIntake(app.dataSource.manager);
    await siteKnown(app, intake.siteKey);
  });
  afterAll(() => app.close());

  const base = (): string => `/api/v1/sites/${intake.siteId}`;
  const events = (): string => `/api/public/v1/sites/${intake.siteKey}/events`;

  /** The form as a person's browser gets it: the page and its hidden fields. */
  async function visit(
    query = '',
    agentName = PERSON,
  ): Promise<{ text: string; hidden: Record<string, string> }> {
    const { text } = await app.anonymous
      .get(`/f/${intake.siteKey}${query}`)
      .set('User-Agent', agentName)
      .expect(200);
    const inputs = text.match(/<input type="hidden"[^>]*>/g) ?? [];
    const part = (tag: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return { text, hidden: Object.fromEntries(inputs.map((tag) => [part(tag, 'name'), part(tag, 'value')])) };
  }

  const tell = (body: object) =>
    request(app.url).post(events()).set('User-Agent', PERSON).type('form').send(body);

  async function submit(
    hidden: Record<string, string>,
    fields: Record<string, string> = {},
  ): Promise<string> {
    const phone = aPhone();
    const body = {
      ...hidden,
      needType: 'rent_factory',
      contact: '何先生',
      phone,
      'consent.handling': 'true',
      ...fields,
    };
    await app.anonymous
      .post(`/f/${intake.siteKey}`)
      .type('form')
      .send(new URLSearchParams(body).toString())
      .redirects(0)
      .expect(303);
    return phone;
  }

  async function rows(groupBy: string, query = ''): Promise<Row[]> {
    const { body } = await manager.get(`${base()}/statistics?groupBy=${groupBy}${query}`).expect(200);
    return (body as { rows: Row[] }).rows;
  }

  const sourceOf = async (phone: string): Promise<unknown> => {
    const found: { source: unknown }[] = await app.dataSource.query(
      'SELECT source FROM inquiries WHERE phone = $1',
      [phone],
    );
    return found[0]?.source;
  };

  it('count one view, one start, one submission and its seconds', async () => {
    const { hidden } = await visit('?url=https%3A%2F%2Fnews.example%2Fa%3Freader%3D7%23x');
    await tell({ kind: 'start', formToken: hidden.formToken, article: hidden['source.url'] }).expect(204);
    await tell({ kind: 'start', formToken: hidden.formToken, article: hidden['source.url'] }).expect(204);
    app.clock.advanceMinutes(1);
    await submit(hidden);
    const counted = { views: 1, starts: 1, submits: 1, medianSeconds: 55 };
    expect(await rows('article')).toEqual([{ key: 'https://news.example/a', conversion: 1, ...counted }]);
    const days = await rows('day');
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toMatchObject({ key: '2026-11-18', ...counted });
    const kept: object[] = await app.dataSource.query('SELECT * FROM form_counts WHERE site_id = $1', [
      intake.siteId,
    ]);
    expect(JSON.stringify(kept)).not.toContain('reader');
  });

  it('count no start for a flood of pages, for programs, and for tokens that are none', async () => {
    for (let n = 0; n < 70; n += 1) await visit();
    await visit('', 'Mozilla/5.0 (compatible; Baiduspider/2.0)');
    await tell({ kind: 'start' }).expect(204);
    await tell({ kind: 'start', formToken: 'abc.def' }).expect(204);
    const { hidden } = await visit('', 'curl/8.5');
    await tell({ kind: 'start', formToken: hidden.formToken }).set('User-Agent', 'curl/8.5').expect(204);
    await app.anonymous.post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry()).expect(201);
    const [row] = await rows('channel');
    expect(row).toMatchObject({ views: 60, starts: 0, submits: 0, medianSeconds: null });
  });

  it('refuse events that say anything else, and unknown sites', async () => {
    await tell({ kind: 'submit' }).expect(400);
    await tell({ kind: 'start', visitor: '7' }).expect(400);
    await request(app.url).post('/api/public/v1/sites/nowhere/events').send({ kind: 'view' }).expect(404);
  });

  it('do not let made-up articles and channels fill the table', async () => {
    for (let n = 0; n < 260; n += 1) {
      app.clock.advanceMinutes(n % 50 === 0 ? 1 : 0);
      await tell({ kind: 'view', article: `https://a.example/${n}`, channelCode: `x${n}` }).expect(204);
    }
    const articles = await rows('article');
    expect(articles).toHaveLength(201);
    expect(articles[0]).toMatchObject({ key: '*', views: 60 });
    expect(await rows('channel')).toHaveLength(1);
  });

  it('have a channel of their own, with codes to print', async () => {
    const made = await admin.post(`${base()}/channels`, { name: '展会A' }).expect(201);
    const channel = made.body as { id: string; code: string; url: string; version: number };
    expect(channel.url).toContain(`/f/${intake.siteKey}?c=${channel.code}`);
    await admin.post(`${base()}/channels`, { name: '展会a' }).expect(409);
    await manager.post(`${base()}/channels`, { name: '名片' }).expect(403);
    const { hidden } = await visit(`?c=${channel.code}`);
    await tell({ kind: 'start', formToken: hidden.formToken, channelCode: hidden.channelCode }).expect(204);
    const phone = await submit(hidden);
    expect(await rows('channel')).toEqual([
      expect.objectContaining({ key: '展会A', views: 1, starts: 1, submits: 1 }),
    ]);
    expect(await sourceOf(phone)).toMatchObject({ channel: '展会A', verified: false });
    const svg = await manager.get(`${base()}/channels/${channel.id}/qr.svg`).expect(200);
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    const png = await manager.get(`${base()}/channels/${channel.id}/qr.png`).expect(200);
    expect((png.body as Buffer).subarray(1, 4).toString()).toBe('PNG');
    await manager.get(`${base()}/qr.png`).expect(200);
    await manager.get(`${base()}/channels/018f0000-0000-7000-8000-000000000000/qr.png`).expect(404);
    const change = { name: '展会B', active: false, version: channel.version };
    await admin.patch(`${base()}/channels/${channel.id}`, change).expect(200);
    await admin.patch(`${base()}/channels/${channel.id}`, change).expect(409);
    expect((await visit(`?c=${channel.code}`)).hidden.channelCode).toBeUndefined();
    const list = await manager.get(`${base()}/channels?withTotal=true`).expect(200);
    expect(list.body).toMatchObject({ items: [{ name: '展会B', active: false }], total: 1 });
  });

  it('fill in what a signed link says, and keep it as proved', async () => {
    const article = { url: 'https://news.example/b', title: '园区整合', channel: '公众号' };
    const link = await manager
      .post(`${base()}/article-links`, { ...article, parkId: intake.park.id, industry: '健康养生' })
      .expect(200);
    const query = new URL((link.body as { url: string }).url).search;
    const { text, hidden } = await visit(query);
    expect(text).toMatch(new RegExp(`value="${intake.park.name}"\\s+checked`));
    expect(text).toMatch(/value="健康养生"\s+checked/);
    expect(text).toContain('来自文章：园区整合');
    const phone = await submit({ ...hidden, 'source.url': 'https://elsewhere.example' });
    expect(await sourceOf(phone)).toMatchObject({ ...article, verified: true });
    expect(await rows('channel')).toEqual([expect.objectContaining({ key: '公众号', submits: 1 })]);
    await agent.post(`${base()}/article-links`, article).expect(403);
    await manager.post(`${base()}/article-links`, { url: 'javascript:alert(1)' }).expect(400);
    const unknown = { ...article, parkId: '018f0000-0000-7000-8000-000000000000' };
    await manager.post(`${base()}/article-links`, unknown).expect(400);
  });

  it('fill in nothing that is unsigned or forged, and keep the source as a claim', async () => {
    const link = await manager.post(`${base()}/article-links`, { url: 'https://news.example/c' }).expect(200);
    const token = new URL((link.body as { url: string }).url).searchParams.get('p') ?? '';
    const payload = Buffer.from(JSON.stringify({ park: intake.park.name, industry: '健康养生' }));
    const forged = `${payload.toString('base64url')}.${token.split('.')[1] ?? ''}`;
    const park = encodeURIComponent(intake.park.name);
    for (const query of [`?park=${park}&use=x&needType=buy_land&industry=x`, `?p=${forged}`]) {
      const { text, hidden } = await visit(`${query}&url=https%3A%2F%2Fnews.example%2Fd&channel=x`);
      expect(text).not.toMatch(/<input[^>]*name="(region|use|needType)"[^>]*checked/);
      expect(hidden.prefill).toBeUndefined();
      const phone = await submit({ ...hidden, prefill: forged });
      expect(await sourceOf(phone)).toMatchObject({ url: 'https://news.example/d', verified: false });
    }
  });

  it('can be signed by other programs, until the key is renewed', async () => {
    const shown = await admin.get(`${base()}/link-key`).expect(200);
    await manager.get(`${base()}/link-key`).expect(403);
    const { key } = shown.body as { key: string };
    const payload = Buffer.from(JSON.stringify({ title: '推文', park: intake.park.name })).toString(
      'base64url',
    );
    const proof = createHmac('sha256', key).update(payload).digest('base64url');
    const query = `?p=${payload}.${proof}`;
    expect((await visit(query)).text).toContain('来自文章：推文');
    const renewed = await admin.post(`${base()}/link-key/renew`).expect(200);
    expect(renewed.body).toMatchObject({ generation: 2 });
    expect((await visit(query)).text).not.toContain('推文');
  });

  it.each([
    ['from=2026-11-18&to=2026-11-17', 400],
    ['from=2024-01-01&to=2026-11-17', 400],
    ['from=2026-13-01', 400],
    ['groupBy=visitor', 400],
    ['from=2026-11-01&to=2026-11-03', 200],
  ])('statistics of %s are answered with %i', async (query, status) => {
    await manager.get(`${base()}/statistics?${query}`).expect(status);
    await agent.get(`${base()}/statistics?${query}`).expect(403);
  });
});
