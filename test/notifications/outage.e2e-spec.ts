import type { IncomingMessage, ServerResponse } from 'node:http';
import { NoticeSweepService, WebhookDeliveryService } from '@luodi/notifications';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { MailSink } from '../support/mail-sink';
import { Receiver } from '../support/receiver';

const OK = (_request: IncomingMessage, response: ServerResponse): void => {
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ errcode: 0, errmsg: 'ok' }));
};

describe('an hour without the servers that people are told through', () => {
  let app: TestApp;
  let sink: MailSink;
  let group: Receiver;
  let partner: Receiver;
  let intake: BuiltIntake;
  let admin: Client;

  const db = () => app.dataSource.manager;
  /** What the queue's own clock would do in the meantime. */
  const jobsLater = async (): Promise<void> => {
    await db().query('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL');
    await app.runJobs();
  };

  beforeAll(async () => {
    sink = new MailSink();
    await sink.start();
    [group, partner] = [await Receiver.start(), await Receiver.start()];
    app = await startTestApp({
      SMTP_URL: sink.url,
      MAIL_FROM: '落地 <no-reply@luodi.example>',
      WEBHOOK_PRIVATE_HOSTS: `${group.place},${partner.place}`,
    });
    intake = await anIntake(db());
    await db().query("UPDATE users SET email = 'agent@luodi.example' WHERE id = $1", [intake.agent.id]);
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });
  afterAll(async () => {
    await app.close();
    await sink.stop();
    for (const receiver of [group, partner]) if (receiver.isUp) await receiver.stop();
  });

  it('loses no mail, no message of a robot and no webhook, and says each once', async () => {
    await admin
      .post('/api/v1/notify-robots', {
        name: '招商群',
        kind: 'dingtalk',
        url: group.url('/robot?access_token=t-1'),
        secret: 'SEC-for-tests-1',
        events: ['lead_assigned'],
      })
      .expect(201);
    await admin
      .post('/api/v1/webhooks', {
        name: '园区系统',
        url: partner.url(),
        events: ['lead.created'],
        purpose: '同步到园区系统',
        legalBasis: 'handling',
      })
      .expect(201);
    await app.runJobs();
    await Promise.all([sink.stop(), group.stop(), partner.stop()]);

    for (let n = 0; n < 3; n += 1) {
      await app.anonymous.post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry()).expect(201);
    }
    // By the queue's own steps the eighth try comes after an hour and a quarter: e + e² + … + e⁸ s.
    for (let minute = 0; minute < 60; minute += 1) {
      app.clock.advanceMinutes(1);
      if (minute % 8 === 0) {
        await app.get(NoticeSweepService).sweep();
        await app.get(WebhookDeliveryService).sweep();
        await jobsLater();
      }
    }
    const mails: { status: string; attempts: number }[] = await db().query(
      'SELECT status, attempts FROM mails',
    );
    expect(mails.length).toBeGreaterThanOrEqual(3);
    for (const mail of mails) expect(mail).toMatchObject({ status: 'queued', attempts: 8 });
    expect(sink.mails).toEqual([]);
    for (const table of ['robot_messages', 'webhook_deliveries']) {
      const rows: { state: string }[] = await db().query(`SELECT state FROM ${table} WHERE event <> 'ping'`);
      expect(rows.map((row) => row.state)).toEqual(['pending', 'pending', 'pending']);
    }

    await Promise.all([sink.start(), group.startAgain(), partner.startAgain()]);
    group.answers.push(...Array.from({ length: 4 }, () => OK));
    for (let n = 0; n < 3; n += 1) {
      app.clock.advanceMinutes(60);
      await app.get(NoticeSweepService).sweep();
      await app.get(WebhookDeliveryService).sweep();
      await jobsLater();
    }
    expect(sink.mails).toHaveLength(mails.length);
    expect(new Set(sink.messageIds).size).toBe(mails.length);
    expect(group.received).toHaveLength(3);
    expect(partner.received.map(({ json }) => json['event'])).toEqual(Array(3).fill('lead.created'));
    for (const [table, state] of [
      ['mails', 'status'],
      ['robot_messages', 'state'],
      ['webhook_deliveries', 'state'],
    ]) {
      const rows: { state: string }[] = await db().query(`SELECT ${state} AS state FROM ${table}`);
      expect(new Set(rows.map((row) => row.state)).size).toBe(1);
      expect(['sent', 'delivered']).toContain(rows[0]?.state);
    }
    await jobsLater();
    expect(sink.mails).toHaveLength(mails.length);
  });
});
