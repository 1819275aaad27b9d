import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { CLOCK_WARNED, INQUIRY_ADDED, LEAD_ASSIGNED, LEAD_WAITING } from '@luodi/leads';
import { addJob, newId } from '@luodi/platform';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aDeal, type BuiltDeal, type DealTraits } from '../builders/pipeline';

const PHONE = '13900007788';

interface Bell {
  items: {
    id: string;
    kind: string;
    title: string;
    body: string | null;
    leadId: string | null;
    exportId: string | null;
    readAt: string | null;
  }[];
  nextCursor: string | null;
  unread: number;
}

/** A lead in somebody's hands with its assignment, as routing leaves it. */
async function anAssignedLead(
  app: TestApp,
  owner: BuiltUser,
  teamId: string,
  traits: DealTraits & { byId?: string } = {},
): Promise<BuiltDeal & { assignmentId: string; leadNumber: string }> {
  const tx = app.dataSource.manager;
  const deal = await aDeal(tx, { owner, teamId, phone: PHONE, ...traits });
  await tx.query(
    `UPDATE leads SET status = 'new', first_response_due_at = '2026-11-18T10:30:00+08:00', sla_started_at = '2026-11-18T10:00:00+08:00',
       sla_state = 'running', area_min_sqm = 5000, area_max_sqm = 5000 WHERE id = $1`,
    [deal.leadId],
  );
  const assignmentId = newId();
  await tx.query(
    `INSERT INTO lead_assignments (id, lead_id, owner_id, team_id, from_at, by_id, reason) VALUES ($1, $2, $3, $4, now(), $5, $6)`,
    [
      assignmentId,
      deal.leadId,
      owner.id,
      teamId,
      traits.byId ?? null,
      traits.byId === owner.id ? 'claimed' : 'rule',
    ],
  );
  const rows: { number: string }[] = await tx.query('SELECT number FROM leads WHERE id = $1', [deal.leadId]);
  return { ...deal, assignmentId, leadNumber: rows[0]?.number ?? '' };
}

async function bellOf(client: Client): Promise<Bell> {
  return (await client.get('/api/v1/notifications').expect(200)).body as Bell;
}

describe('notifications, without a mail server', () => {
  let app: TestApp;
  let teamId: string;
  let owner: BuiltUser;
  let agent: Client;
  let manager: Client;
  let admin: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    teamId = (await aTeam(tx)).id;
    owner = await aUser(tx, { teamIds: [teamId], email: 'agent@luodi.example' });
    agent = await app.signIn(owner.username);
    manager = await app.signIn((await aUser(tx, { role: 'manager', teamIds: [teamId] })).username);
    admin = await app.signIn((await aUser(tx, { role: 'admin' })).username);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.dataSource.query('DELETE FROM notifications');
    await app.dataSource.query('DELETE FROM mails');
  });

  it('tell the new owner in the console and by a mail that is a file', async () => {
    const lead = await anAssignedLead(app, owner, teamId, { company: '华晟精密' });
    await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
    await app.runJobs();
    const bell = await bellOf(agent);
    expect(bell).toMatchObject({
      unread: 1,
      items: [
        {
          kind: 'lead_assigned',
          title: `新线索 ${lead.leadNumber} 已分配给您`,
          body: '华晟精密 · 按规则分配 · 请在 2026-11-18 10:30 前首次响应',
          leadId: lead.leadId,
          readAt: null,
        },
      ],
    });
    const listed = await admin.get('/api/v1/mails').expect(200);
    const { items } = listed.body as {
      items: { id: string; to: string; subject: string; status: string; text: string }[];
    };
    expect(items).toMatchObject([
      {
        to: 'agent@luodi.example',
        subject: `[落地] 新线索 ${lead.leadNumber} 已分配给您`,
        status: 'written',
      },
    ]);
    const file = readFileSync(join(app.config.dataDir, 'mail', `${items[0]?.id}.eml`));
    const mail = await simpleParser(file);
    expect(mail.subject).toBe(items[0]?.subject);
    expect(mail.text?.trim()).toBe(items[0]?.text.trim());
    expect(mail.text).toContain('电话: 139****7788');
    expect(mail.text).toContain('需求: 租厂房 · 5,000 ㎡');
    expect(mail.text).toContain(`/leads/${lead.leadId}`);
    expect(mail.messageId).toBe(`<${items[0]?.id}@127.0.0.1>`);
    expect(file.toString()).not.toContain(PHONE);
  });

  it('tell once, however often the event comes', async () => {
    const lead = await anAssignedLead(app, owner, teamId);
    for (let index = 0; index < 3; index += 1) {
      await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
    }
    await app.runJobs();
    expect((await bellOf(agent)).items).toHaveLength(1);
    const mails: unknown[] = await app.dataSource.query('SELECT 1 FROM mails');
    expect(mails).toHaveLength(1);
  });

  it('leave people alone who took the lead themselves, or who have lost it again', async () => {
    const own = await anAssignedLead(app, owner, teamId, { byId: owner.id });
    const gone = await anAssignedLead(app, owner, teamId);
    await app.dataSource.query('UPDATE lead_assignments SET to_at = now() WHERE id = $1', [
      gone.assignmentId,
    ]);
    for (const lead of [own, gone])
      await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
    await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: newId() });
    await app.runJobs();
    expect((await bellOf(agent)).items).toEqual([]);
  });

  it('warn the owner, and at the deadline also the managers', async () => {
    const lead = await anAssignedLead(app, owner, teamId);
    for (const level of [50, 80, 80, 'breached'] as const) {
      await addJob(app.dataSource.manager, CLOCK_WARNED, { leadId: lead.leadId, level });
    }
    await app.runJobs();
    expect((await bellOf(agent)).items.map((item) => item.title).sort()).toEqual(
      [
        `线索 ${lead.leadNumber} 的首次响应时间已用去 50%`,
        `线索 ${lead.leadNumber} 的首次响应时间已用去 80%`,
        `线索 ${lead.leadNumber} 首次响应已超时`,
      ].sort(),
    );
    expect((await bellOf(manager)).items.map((item) => item.kind)).toEqual(['clock_breached']);
  });

  it('speak of a deadline that has passed as passed, in the bell and in a mail that was held up', async () => {
    const now = app.clock.now();
    const lead = await anAssignedLead(app, owner, teamId);
    try {
      app.clock.set('2026-11-18T12:35:00+08:00');
      await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
      await addJob(app.dataSource.manager, CLOCK_WARNED, { leadId: lead.leadId, level: 80 });
      await app.runJobs();
      const bodies = async (): Promise<(string | null)[]> =>
        (await bellOf(agent)).items.map((item) => item.body);
      for (const body of await bodies())
        expect(body).toContain('首次响应已超时 2 小时 5 分（期限 2026-11-18 10:30）');
      const english = await agent.get('/api/v1/notifications').set('Accept-Language', 'en').expect(200);
      expect((english.body as Bell).items[0]?.body).toContain(
        'first response overdue for 2 h 5 min (was due 2026-11-18 10:30)',
      );
      const { items } = (await admin.get('/api/v1/mails').expect(200)).body as {
        items: { subject: string; text: string }[];
      };
      expect(items.map((item) => item.subject).sort()).toEqual(
        [
          `[落地] 新线索 ${lead.leadNumber} 已分配给您，首次响应已超时`,
          `[落地] 线索 ${lead.leadNumber} 首次响应已超时`,
        ].sort(),
      );
      for (const mail of items)
        expect(mail.text).toContain('首次响应期限: 2026-11-18 10:30（已超时 2 小时 5 分）');
      await app.dataSource.query('UPDATE leads SET first_responded_at = $2 WHERE id = $1', [
        lead.leadId,
        app.clock.now(),
      ]);
      for (const body of await bodies()) expect(body).toMatch(/首次响应期限 2026-11-18 10:30$/);
    } finally {
      app.clock.set(now.toISOString());
    }
  });

  it('warn nobody of a clock that has been answered', async () => {
    const lead = await anAssignedLead(app, owner, teamId);
    await app.dataSource.query('UPDATE leads SET first_responded_at = now() WHERE id = $1', [lead.leadId]);
    await addJob(app.dataSource.manager, CLOCK_WARNED, { leadId: lead.leadId, level: 80 });
    await app.runJobs();
    expect((await bellOf(agent)).items).toEqual([]);
  });

  it('tell managers and admins of a lead that waits', async () => {
    const lead = await anAssignedLead(app, owner, teamId);
    await app.dataSource.query(
      `UPDATE leads SET owner_id = NULL, waiting_reason = 'all_full' WHERE id = $1`,
      [lead.leadId],
    );
    for (let index = 0; index < 2; index += 1) {
      await addJob(app.dataSource.manager, LEAD_WAITING, { leadId: lead.leadId, reason: 'all_full' });
    }
    await app.runJobs();
    for (const who of [manager, admin]) {
      expect((await bellOf(who)).items).toMatchObject([
        { kind: 'lead_waiting', body: '湘江精密制造 · 团队成员的在手线索都已满额' },
      ]);
    }
    expect((await bellOf(agent)).items).toEqual([]);
  });

  it('tell the owner that the person wrote again', async () => {
    const lead = await anAssignedLead(app, owner, teamId);
    await addJob(app.dataSource.manager, INQUIRY_ADDED, { leadId: lead.leadId, inquiryId: newId() });
    await app.runJobs();
    expect((await bellOf(agent)).items).toMatchObject([{ kind: 'inquiry_added', leadId: lead.leadId }]);
  });

  it('tell that an export is ready, without a mail', async () => {
    const { body } = await agent.post('/api/v1/exports', { kind: 'deals', format: 'csv' }).expect(202);
    await app.runJobs();
    const { id } = body as { id: string };
    expect((await bellOf(agent)).items).toMatchObject([
      { kind: 'export_done', exportId: id, title: '导出已完成' },
    ]);
    expect(await app.dataSource.query('SELECT 1 FROM mails')).toEqual([]);
  });

  it('are read one by one or all at once, by their reader only', async () => {
    for (let index = 0; index < 3; index += 1) {
      const lead = await anAssignedLead(app, owner, teamId);
      await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
    }
    await app.runJobs();
    const { items, unread } = await bellOf(agent);
    expect(unread).toBe(3);
    const first = items[0]?.id ?? '';
    expect((await agent.post(`/api/v1/notifications/${first}/read`).expect(200)).body).toEqual({ unread: 2 });
    expect((await agent.post(`/api/v1/notifications/${first}/read`).expect(200)).body).toEqual({ unread: 2 });
    await manager.post(`/api/v1/notifications/${first}/read`).expect(404);
    await agent.post('/api/v1/notifications/nope/read').expect(404);
    const page = (await agent.get('/api/v1/notifications?limit=2&unread=true').expect(200)).body as Bell;
    expect(page.items).toHaveLength(2);
    expect((await agent.post('/api/v1/notifications/read-all').expect(200)).body).toEqual({ unread: 0 });
    await agent.get('/api/v1/notifications?limit=500').expect(400);
    await agent.get('/api/v1/notifications?cursor=x').expect(400);
    await app.anonymous.get('/api/v1/notifications').expect(401);
  });

  it('speak English to those who ask for it', async () => {
    const lead = await anAssignedLead(app, owner, teamId);
    await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
    await app.runJobs();
    const { body } = await agent.get('/api/v1/notifications').set('Accept-Language', 'en').expect(200);
    expect((body as Bell).items[0]?.title).toBe(`New lead ${lead.leadNumber} is yours`);
  });

  it('keep mails to the admins', async () => {
    await agent.get('/api/v1/mails').expect(403);
    await manager.get('/api/v1/mails').expect(403);
    await admin.get('/api/v1/mails?limit=0').expect(400);
    expect(
      readdirSync(join(app.config.dataDir, 'mail')).every((name) => /^[0-9a-f-]{36}\.eml$/.test(name)),
    ).toBe(true);
  });
});

describe('notifications by SMTP', () => {
  let app: TestApp;
  let smtp: SMTPServer;
  let port: number;
  let received: { mail: ParsedMail; raw: string; to: string[] }[];
  let refuse: boolean;

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (refuse) {
            done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
            return;
          }
          const raw = Buffer.concat(chunks).toString();
          void simpleParser(raw).then((mail) => {
            received.push({ mail, raw, to: session.envelope.rcptTo.map((to) => to.address) });
            done();
          });
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    port = (smtp.server.address() as AddressInfo).port;
    app = await startTestApp({
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: '落地 <no-reply@luodi.example>',
    });
  });
  afterAll(async () => {
    await app.close();
    await new Promise<void>((resolve) => smtp.close(resolve));
  });
  beforeEach(() => {
    received = [];
    refuse = false;
  });

  async function tell(traits: DealTraits = {}, email = 'agent@luodi.example'): Promise<void> {
    const tx = app.dataSource.manager;
    const { id: teamId } = await aTeam(tx);
    const owner = await aUser(tx, { teamIds: [teamId], ...(email === '' ? {} : { email }) });
    const lead = await anAssignedLead(app, owner, teamId, traits);
    await addJob(tx, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
    await app.runJobs();
  }

  const due = () =>
    app.dataSource.query(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL`);

  it('arrive with text and HTML, a fixed Message-ID and no telephone number', async () => {
    await tell({ company: '<script>alert(1)</script> 五金 13900007788' });
    expect(received).toHaveLength(1);
    const [{ mail, raw, to }] = received as [(typeof received)[0]];
    expect(to).toEqual(['agent@luodi.example']);
    expect(mail.from?.value[0]).toEqual({ address: 'no-reply@luodi.example', name: '落地' });
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toContain('公司: <script>alert(1)</script> 五金 139****7788');
    expect(mail.html).toContain('&lt;script&gt;');
    expect(mail.html).not.toContain('<script>');
    expect(raw + String(mail.html) + mail.text).not.toContain(PHONE);
    const rows: { status: string; message_id: string }[] = await app.dataSource.query(
      'SELECT status, message_id FROM mails',
    );
    expect(rows).toEqual([{ status: 'sent', message_id: mail.messageId }]);
  });

  it.each([
    'a\r\nBcc: evil@luodi.example',
    'x\nSubject: hi',
    '"><img src=x>',
    '=?utf-8?b?aGk=?=',
    '{{constructor}}',
    '{{{data}}}',
    '租厂房'.repeat(60),
  ])('are not bent by a company called %j', async (company) => {
    await tell({ company });
    expect(received).toHaveLength(1);
    const [{ mail, to }] = received as [(typeof received)[0]];
    expect(to).toEqual(['agent@luodi.example']);
    expect(mail.bcc).toBeUndefined();
    expect(mail.subject).toMatch(/^\[落地\] 新线索 XS-T-\w+ 已分配给您$/);
    expect(mail.text).toContain(`公司: ${company.replace(/\s+/g, ' ').replace('evil@', '****@')}`);
  });

  it('wait while the server refuses, and arrive once when it is back', async () => {
    refuse = true;
    await app.dataSource.query('DELETE FROM mails');
    await tell();
    const waiting: { status: string; attempts: number; error: string }[] = await app.dataSource.query(
      'SELECT status, attempts, error FROM mails',
    );
    expect(waiting).toEqual([{ status: 'queued', attempts: 1, error: 'EMESSAGE 451' }]);
    refuse = false;
    await due();
    await app.runJobs();
    await due();
    await app.runJobs();
    expect(received).toHaveLength(1);
    const sent: { status: string; attempts: number; error: string | null }[] = await app.dataSource.query(
      'SELECT status, attempts, error FROM mails',
    );
    expect(sent).toEqual([{ status: 'sent', attempts: 2, error: null }]);
  });

  it('do not need an address', async () => {
    await app.dataSource.query('DELETE FROM mails');
    await tell({}, '');
    expect(received).toEqual([]);
    expect(await app.dataSource.query('SELECT 1 FROM mails')).toEqual([]);
  });
});

describe('a mail server that is away', () => {
  it('leaves the mail in the queue and says why', async () => {
    const probe = createServer();
    const closed = await new Promise<number>((resolve) => {
      probe.listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
    });
    const app = await startTestApp({ SMTP_URL: `smtp://127.0.0.1:${closed}` });
    try {
      const tx = app.dataSource.manager;
      const { id: teamId } = await aTeam(tx);
      const lead = await anAssignedLead(
        app,
        await aUser(tx, { teamIds: [teamId], email: 'agent@luodi.example' }),
        teamId,
      );
      await addJob(tx, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
      await app.runJobs();
      const rows: { status: string; error: string }[] = await tx.query('SELECT status, error FROM mails');
      expect(rows).toEqual([{ status: 'queued', error: 'ESOCKET' }]);
    } finally {
      await app.close();
    }
  });
});
