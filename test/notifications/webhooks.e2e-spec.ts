import { WebhookDeliveryService } from '@luodi/notifications';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { aDeal } from '../builders/pipeline';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { Receiver, verifies } from '../support/receiver';

interface Webhook {
  readonly id: string;
  readonly secret: string;
  readonly version: number;
  readonly pausedAt: string | null;
}

interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly leadId: string | null;
  readonly state: string;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly responseStatus: number | null;
  readonly responseExcerpt: string | null;
  readonly error: string | null;
}

const UNKNOWN = '018f0000-0000-7000-8000-000000000000';

describe('webhooks', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let receiver: Receiver;
  let admin: Client;
  let agent: Client;
  let begun: Date;
  let made = 0;

  beforeAll(async () => {
    receiver = await Receiver.start();
    app = await startTestApp({ WEBHOOK_PRIVATE_HOSTS: receiver.place });
    const tx = app.dataSource.manager;
    intake = await anIntake(tx);
    admin = await app.signIn((await aUser(tx, { role: 'admin' })).username);
    agent = await app.signIn(intake.agent.username);
    begun = app.clock.now();
  });

  afterAll(async () => {
    await app.close();
    await receiver.stop();
  });

  beforeEach(async () => {
    await app.dataSource.query('DELETE FROM webhooks');
    await app.runJobs();
    receiver.received.length = 0;
    receiver.answers.length = 0;
    app.clock.set(begun);
  });

  function body(overrides: object = {}): Record<string, unknown> {
    made += 1;
    return {
      name: `园区系统 ${made}`,
      url: receiver.url(),
      events: ['lead.created'],
      purpose: '同步到园区系统',
      legalBasis: 'handling',
      ...overrides,
    };
  }

  async function subscribe(overrides: object = {}): Promise<Webhook> {
    return (await admin.post('/api/v1/webhooks', body(overrides)).expect(201)).body as Webhook;
  }

  async function submit(overrides: Record<string, unknown> = {}): Promise<void> {
    const path = `/api/public/v1/sites/${intake.siteKey}/inquiries`;
    await app.anonymous.post(path, anInquiry(overrides)).expect(201);
  }

  async function log(webhook: Webhook, query = ''): Promise<Delivery[]> {
    const answer = await admin.get(`/api/v1/webhooks/${webhook.id}/deliveries${query}`).expect(200);
    return (answer.body as { items: Delivery[] }).items;
  }

  async function later(minutes: number): Promise<void> {
    app.clock.advanceMinutes(minutes);
    await app.get(WebhookDeliveryService).sweep();
    await app.runJobs();
  }

  const events = (): unknown[] => receiver.received.map(({ json }) => json['event']);

  it('tell a receiver of a lead, signed, with facts and a masked phone', async () => {
    const webhook = await subscribe({ events: ['lead.created', 'inquiry.received', 'lead.assigned'] });
    const phone = aPhone();
    await submit({ phone, contact: '何先生', company: '启衡新材料有限公司', need: '租5000平单层厂房' });
    await app.runJobs();
    expect(events()).toEqual(['lead.created', 'inquiry.received', 'lead.assigned']);
    for (const received of receiver.received) {
      expect(verifies(webhook.secret, received, app.clock.now())).toBe(true);
      expect(verifies(`${webhook.secret}x`, received, app.clock.now())).toBe(false);
      expect(verifies(webhook.secret, { ...received, body: `${received.body} ` }, app.clock.now())).toBe(
        false,
      );
      const inTenMinutes = new Date(app.clock.now().getTime() + 600_000);
      expect(verifies(webhook.secret, received, inTenMinutes)).toBe(false);
      // T-17: neither number nor name nor words of the person.
      for (const secret of [phone, '何先生', '启衡', '单层']) expect(received.body).not.toContain(secret);
      expect(received.headers['luodi-event-id']).toBe(received.json['id']);
    }
    expect(receiver.received[0]?.json).toMatchObject({
      event: 'lead.created',
      occurredAt: app.clock.now().toISOString(),
      data: { channel: 'api' },
      lead: {
        status: 'new',
        needType: 'rent_factory',
        areaMinSqm: 5000,
        ownerId: intake.agent.id,
        phoneMasked: `${phone.slice(0, 3)}****${phone.slice(7)}`,
      },
      deal: null,
    });
    expect(receiver.received[2]?.json).toMatchObject({ data: { ownerId: intake.agent.id } });
    const disclosed: unknown[] = await app.dataSource.query('SELECT 1 FROM disclosures');
    expect(disclosed).toEqual([]);
    expect(await log(webhook)).toMatchObject([
      { event: 'lead.assigned', state: 'delivered', attempts: 1, responseStatus: 200 },
      { event: 'inquiry.received', state: 'delivered' },
      { event: 'lead.created', state: 'delivered' },
    ]);
  });

  it('tell of deals that move, and of signing beside the move', async () => {
    const deal = await aDeal(app.dataSource.manager, { owner: intake.agent, teamId: intake.teamId });
    await subscribe({ events: ['deal.moved', 'deal.signed'] });
    const fields = { areaSqm: 5000, region: '岳塘', industry: '装备制造' };
    await admin.post(`/api/v1/deals/${deal.id}/transitions`, { to: 'siteVisit', fields }).expect(200);
    await app.dataSource.query(
      `INSERT INTO deal_moves (id, deal_id, from_stage, to_stage, kind, at, effective_date)
       VALUES (gen_random_uuid(), $1, 'review', 'signed', 'forward', $2::timestamptz, $2::timestamptz::date)`,
      [deal.id, app.clock.now()],
    );
    await app.runJobs();
    expect(receiver.received.map(({ json }) => [json['event'], json['data']])).toEqual([
      [
        'deal.moved',
        expect.objectContaining({ fromStage: 'qualified', toStage: 'siteVisit', move: 'forward' }),
      ],
      ['deal.moved', expect.objectContaining({ toStage: 'signed', milestone: 'signed' })],
      ['deal.signed', expect.objectContaining({ toStage: 'signed', dealId: deal.id })],
    ]);
    expect(receiver.received[0]?.json).toMatchObject({
      deal: { id: deal.id, number: deal.number },
      lead: { id: deal.leadId, status: 'converted' },
    });
  });

  it('are written only with the event they tell of', async () => {
    const webhook = await subscribe();
    const refused = anInquiry({ consent: { handling: false, policyVersion: '1' } });
    const path = `/api/public/v1/sites/${intake.siteKey}/inquiries`;
    expect((await app.anonymous.post(path, refused)).status).toBeGreaterThanOrEqual(400);
    await submit();
    expect(await log(webhook)).toMatchObject([{ event: 'lead.created', state: 'pending', attempts: 0 }]);
    expect(receiver.received).toEqual([]);
    await app.runJobs();
    expect(await log(webhook)).toMatchObject([{ event: 'lead.created', state: 'delivered' }]);
  });

  it('carry the person to a registered receiver with purpose and ground, and say so in the register', async () => {
    const webhook = await subscribe({ includePersonalData: true, legalBasis: 'handling' });
    const phone = aPhone();
    await submit({ phone, contact: '何先生' });
    await app.runJobs();
    expect(receiver.received[0]?.json).toMatchObject({ person: { contact: '何先生', phone } });
    const rows: unknown[] = await app.dataSource.query(
      `SELECT d.recipient, d.recipient_kind, d.purpose, d.basis, d.object_id, l.phone
       FROM disclosures d JOIN disclosure_people p ON p.disclosure_id = d.id JOIN leads l ON l.contact_id = p.contact_id
       WHERE d.object_id = $1`,
      [webhook.id],
    );
    expect(rows).toMatchObject([
      { recipient_kind: 'webhook', purpose: 'webhook.lead.created', basis: 'handling', phone },
    ]);
  });

  it('leave the person out when they did not agree to the ground', async () => {
    const webhook = await subscribe({ includePersonalData: true, legalBasis: 'sharing' });
    await submit({ contact: '何先生', consent: { handling: true, sharing: false, policyVersion: '1' } });
    await submit({ contact: '周女士', consent: { handling: true, sharing: true, policyVersion: '1' } });
    await app.runJobs();
    const people = receiver.received.map(
      ({ json }) => (json['person'] as { contact?: string } | undefined)?.contact,
    );
    expect(people).toEqual([undefined, '周女士']);
    const [row]: { n: number }[] = await app.dataSource.query(
      'SELECT count(*)::int AS n FROM disclosures WHERE object_id = $1',
      [webhook.id],
    );
    expect(row?.n).toBe(1);
  });

  it('ask for purpose and ground again before another host gets personal data', async () => {
    const webhook = await subscribe({ url: 'https://a.example.com/in', includePersonalData: true });
    const patch = (change: object, version: number) =>
      admin.patch(`/api/v1/webhooks/${webhook.id}`, { ...change, version });
    const url = 'https://b.example.com/in';
    const refused = await patch({ url }, 1).expect(400);
    expect((refused.body as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual([
      'purpose',
      'legalBasis',
    ]);
    await patch({ url, purpose: '转交合作方', legalBasis: 'sharing' }, 1).expect(200);
    await patch({ url: 'https://b.example.com/other' }, 2).expect(200);
    await patch({ includePersonalData: false }, 3).expect(200);
    await patch({ includePersonalData: true }, 4).expect(400);
  });

  it('are tried again when the receiver fails, with longer and longer waits, and then are dead', async () => {
    const webhook = await subscribe();
    receiver.willAnswer(500);
    await submit();
    await app.runJobs();
    expect(await log(webhook)).toMatchObject([
      { state: 'pending', attempts: 1, responseStatus: 500, error: 'http_status' },
    ]);
    await later(0);
    expect(receiver.received).toHaveLength(1);
    await later(1);
    expect(await log(webhook)).toMatchObject([{ state: 'delivered', attempts: 2, responseStatus: 200 }]);
    expect(new Set(receiver.received.map(({ headers }) => headers['luodi-event-id'])).size).toBe(1);

    receiver.willAnswer(...Array.from({ length: 8 }, () => 503));
    await submit();
    await app.runJobs();
    for (const minutes of [1, 5, 15, 60, 180, 360, 720]) await later(minutes);
    expect(receiver.received).toHaveLength(10);
    expect((await log(webhook, '?state=dead'))[0]).toMatchObject({ attempts: 8, nextAttemptAt: null });
    await later(24 * 60);
    expect(receiver.received).toHaveLength(10);
  });

  it('are replayed from the log under the same id', async () => {
    const webhook = await subscribe();
    await submit();
    await app.runJobs();
    const [delivery] = await log(webhook);
    const path = `/api/v1/webhooks/${webhook.id}/deliveries/${delivery?.id}/replay`;
    await agent.post(path).expect(403);
    await admin.post(path).expect(200);
    await app.runJobs();
    expect(receiver.received.map(({ json }) => json['id'])).toEqual([delivery?.id, delivery?.id]);
    await admin.post(`/api/v1/webhooks/${webhook.id}/deliveries/${UNKNOWN}/replay`).expect(404);
    await admin.patch(`/api/v1/webhooks/${webhook.id}`, { active: false, version: 1 }).expect(200);
    expect((await admin.post(path).expect(409)).body).toMatchObject({ code: 'webhook_off' });
  });

  it('keep the order of one lead while a try waits, and go on with the others', async () => {
    await subscribe({ events: ['lead.created', 'lead.assigned'] });
    receiver.willAnswer(500);
    await submit();
    await app.runJobs();
    expect(events()).toEqual(['lead.created']);
    await submit();
    await app.runJobs();
    expect(events()).toEqual(['lead.created', 'lead.created', 'lead.assigned']);
    await later(1);
    const leads = receiver.received.map(({ json }) => (json['lead'] as { id: string }).id);
    expect(events().slice(3)).toEqual(['lead.created', 'lead.assigned']);
    expect(leads.slice(3)).toEqual([leads[0], leads[0]]);
  });

  it('keep the order of each lead over two workers, whichever sends', async () => {
    await subscribe({ events: ['lead.created', 'lead.assigned'] });
    for (let index = 0; index < 6; index += 1) {
      await submit();
      await submit();
      await Promise.all([app.runJobs(), app.runJobs()]);
    }
    const byLead = new Map<string, unknown[]>();
    for (const { json } of receiver.received) {
      const { id } = json['lead'] as { id: string };
      byLead.set(id, [...(byLead.get(id) ?? []), json['event']]);
    }
    expect([...byLead.values()]).toEqual(Array.from({ length: 12 }, () => ['lead.created', 'lead.assigned']));
  });

  it('are not sent again by the slower of two that were taken for one another’s successor', async () => {
    const webhook = await subscribe({ events: ['lead.created', 'lead.assigned'] });
    const held: { writeHead(status: number): { end(): void } }[] = [];
    const arrived = new Promise<void>((resolve) => {
      receiver.answers.push((_request, response) => {
        held.push(response);
        resolve();
      });
    });
    await submit();
    const deliveries = app.get(WebhookDeliveryService);
    const slow = deliveries.deliverDue(webhook.id);
    await arrived;
    await deliveries.deliverDue(webhook.id);
    // The first to arrive of each keeps the order; the same event again has the same id.
    expect(events()).toEqual(['lead.created', 'lead.created', 'lead.assigned']);
    expect(receiver.received[0]?.json['id']).toBe(receiver.received[1]?.json['id']);
    held[0]?.writeHead(500).end();
    await slow;
    expect((await log(webhook)).map(({ state, attempts }) => ({ state, attempts }))).toEqual([
      { state: 'delivered', attempts: 1 },
      { state: 'delivered', attempts: 1 },
    ]);
    await later(1);
    await later(60);
    expect(receiver.received).toHaveLength(3);
  });

  it('pause a receiver that fails for three days, tell the admins, and go on when it is resumed', async () => {
    const webhook = await subscribe();
    const failing = (_request: unknown, response: { writeHead(status: number): { end(): void } }): void =>
      response.writeHead(502).end();
    for (let day = 0; day <= 3; day += 1) {
      receiver.answers.push(...Array.from({ length: 10 }, () => failing));
      await submit();
      await later(0);
      await later(24 * 60);
    }
    const paused = await admin.get(`/api/v1/webhooks/${webhook.id}`).expect(200);
    expect((paused.body as Webhook).pausedAt).not.toBeNull();
    const bell = await admin.get('/api/v1/notifications?unread=true').expect(200);
    expect(bell.body).toMatchObject({ items: [{ kind: 'webhook_paused' }] });
    const before = receiver.received.length;
    await submit();
    await later(10);
    expect(receiver.received).toHaveLength(before);
    receiver.answers.length = 0;
    const resumed = await admin.post(`/api/v1/webhooks/${webhook.id}/resume`).expect(200);
    expect(resumed.body).toMatchObject({ pausedAt: null, failingSince: null });
    await app.runJobs();
    expect(receiver.received.length).toBeGreaterThan(before);
    expect(await log(webhook, '?state=pending')).toEqual([]);
  });

  it('follow no redirect, wait five seconds at most, and read no endless answer', async () => {
    const webhook = await subscribe();
    const test = async (): Promise<Delivery> =>
      (await admin.post(`/api/v1/webhooks/${webhook.id}/test`).expect(200)).body as Delivery;
    receiver.answers.push((_request, response) =>
      response.writeHead(302, { location: receiver.url('/inside') }).end(),
    );
    expect(await test()).toMatchObject({ state: 'dead', error: 'redirect', responseStatus: 302 });
    expect(receiver.received).toHaveLength(1);
    receiver.answers.push((_request, response) => {
      response.writeHead(200);
      response.write('收到 13900000120 谢谢\u0000\n<b>好</b>');
      const more = (): void => {
        if (!response.destroyed && response.write('x'.repeat(65_536))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    });
    const endless = await test();
    expect(endless).toMatchObject({ state: 'delivered', responseStatus: 200 });
    expect(endless.responseExcerpt).toMatch(/^收到 139\*{4}0120 谢谢 <b>好<\/b>x+$/);
    expect(endless.responseExcerpt).toHaveLength(500);
    receiver.answers.push(() => undefined);
    const begin = Date.now();
    expect(await test()).toMatchObject({ state: 'dead', error: 'timeout', responseStatus: null });
    expect(Date.now() - begin).toBeLessThan(15_000);
  }, 20_000);

  it('are tested at once without personal data, and the log tells how it went', async () => {
    const webhook = await subscribe({ includePersonalData: true });
    const tested = await admin.post(`/api/v1/webhooks/${webhook.id}/test`).expect(200);
    expect(tested.body).toMatchObject({ event: 'ping', state: 'delivered', responseStatus: 200 });
    expect(receiver.received[0]?.json).toMatchObject({ event: 'ping', lead: null, deal: null });
    expect(verifies(webhook.secret, receiver.received[0]!, app.clock.now())).toBe(true);
    expect(await log(webhook)).toMatchObject([{ event: 'ping' }]);
    await admin.post(`/api/v1/webhooks/${UNKNOWN}/test`).expect(404);
    await agent.post(`/api/v1/webhooks/${webhook.id}/test`).expect(403);
  });

  it('are sent again when the worker died between sending and writing it down', async () => {
    const webhook = await subscribe();
    await submit();
    await app.runJobs();
    // As a kill -9 leaves it: the receiver has it, the row and the job do not know.
    await app.dataSource.query(
      `UPDATE webhook_deliveries SET state = 'pending', attempts = 0 WHERE webhook_id = $1`,
      [webhook.id],
    );
    await later(1);
    expect(receiver.received.map(({ json }) => json['id'])).toEqual([
      receiver.received[0]?.json['id'],
      receiver.received[0]?.json['id'],
    ]);
    expect(await log(webhook)).toMatchObject([{ state: 'delivered' }]);
  });

  it('show their secret once, keep it sealed, and sign with a new one after a rotation', async () => {
    const webhook = await subscribe();
    expect(webhook.secret).toMatch(/^whs_[A-Za-z0-9_-]{43}$/);
    const shown = await admin.get(`/api/v1/webhooks/${webhook.id}`).expect(200);
    expect(shown.text).not.toContain(webhook.secret);
    const [row]: { text: string; secret: Buffer }[] = await app.dataSource.query(
      'SELECT row_to_json(w)::text AS text, secret FROM webhooks w WHERE id = $1',
      [webhook.id],
    );
    expect(row?.text).not.toContain(webhook.secret);
    expect(row?.secret.toString('latin1')).not.toContain(webhook.secret);
    const rotated = (await admin.post(`/api/v1/webhooks/${webhook.id}/rotate-secret`).expect(200))
      .body as Webhook;
    await submit();
    await app.runJobs();
    expect(verifies(rotated.secret, receiver.received[0]!, app.clock.now())).toBe(true);
    expect(verifies(webhook.secret, receiver.received[0]!, app.clock.now())).toBe(false);
  });

  it('refuse what makes no sense, and end when they are deleted', async () => {
    const post = (overrides: object) => admin.post('/api/v1/webhooks', body(overrides));
    await post({ events: [] }).expect(400);
    await post({ events: ['lead.deleted'] }).expect(400);
    await post({ purpose: '' }).expect(400);
    await post({ legalBasis: 'because' }).expect(400);
    await post({ url: 'http://10.0.0.1/' }).expect(400);
    await post({ secret: 'mine' }).expect(400);
    const { name } = body();
    await post({ name }).expect(201);
    await post({ name }).expect(409);
    await agent.get('/api/v1/webhooks').expect(403);
    await admin.get(`/api/v1/webhooks/${UNKNOWN}`).expect(404);
    await admin.get(`/api/v1/webhooks/${UNKNOWN}/deliveries`).expect(404);
    const webhook = await subscribe();
    await admin.patch(`/api/v1/webhooks/${webhook.id}`, { name: '旧', version: 9 }).expect(409);
    const key = { 'Idempotency-Key': 'hook-1' };
    const same = body();
    const first = (await admin.post('/api/v1/webhooks', same).set(key).expect(201)).body as Webhook;
    const again = await admin.post('/api/v1/webhooks', same).set(key).expect(201);
    expect(again.body).toMatchObject({ id: first.id, secret: null });
    await admin.delete(`/api/v1/webhooks/${webhook.id}`).expect(204);
    await admin.delete(`/api/v1/webhooks/${webhook.id}`).expect(404);
    const audit = await admin.get(`/api/v1/audit-log?objectId=${webhook.id}`).expect(200);
    expect(audit.body).toMatchObject({
      items: [{ action: 'webhook.deleted' }, { action: 'webhook.created' }],
    });
  });
});
