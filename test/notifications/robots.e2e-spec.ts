import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLOCK_WARNED, LEAD_ASSIGNED } from '@luodi/leads';
import { NoticeSweepService } from '@luodi/notifications';
import { addJob } from '@luodi/platform';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { Receiver, type Received } from '../support/receiver';

interface Robot {
  readonly id: string;
  readonly version: number;
  readonly host: string;
  readonly failingSince: string | null;
  readonly lastError: string | null;
  readonly pending: number;
  readonly sent: number;
  readonly dead: number;
}

const ROBOTS = '/api/v1/notify-robots';
const SECRET = 'SEC-for-tests-1';

const says =
  (body: object) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

describe('robots of chat groups', () => {
  let app: TestApp;
  let receiver: Receiver;
  let teamId: string;
  let owner: BuiltUser;
  let admin: Client;
  let made = 0;

  beforeAll(async () => {
    receiver = await Receiver.start();
    app = await startTestApp({ WEBHOOK_PRIVATE_HOSTS: receiver.place });
    const tx = app.dataSource.manager;
    teamId = (await aTeam(tx)).id;
    owner = await aUser(tx, { teamIds: [teamId], name: '彭晓岚' });
    await aUser(tx, { role: 'manager', teamIds: [teamId] });
    admin = await app.signIn((await aUser(tx, { role: 'admin' })).username);
  });
  afterAll(async () => {
    await app.close();
    await receiver.stop();
  });
  beforeEach(async () => {
    app.clock.set('2026-11-18T10:00:00+08:00');
    await app.dataSource.query('DELETE FROM notify_robots');
    await app.dataSource.query('DELETE FROM notifications');
    await app.runJobs();
    receiver.received.length = 0;
    receiver.answers.length = 0;
  });

  /** Answers as that vendor does when it took the message. */
  function taken(kind: string): object {
    return kind === 'feishu' ? { code: 0, msg: 'success' } : { errcode: 0, errmsg: 'ok' };
  }

  async function aRobot(kind = 'dingtalk', overrides: object = {}): Promise<Robot> {
    made += 1;
    const body = {
      name: `招商群 ${made}`,
      kind,
      url: receiver.url(`/${kind}/${made}?access_token=t-${made}`),
      ...(kind === 'wecom' ? {} : { secret: SECRET }),
      events: ['lead_assigned', 'clock_breached'],
      ...overrides,
    };
    return (await admin.post(ROBOTS, body).expect(201)).body as Robot;
  }

  async function show(robot: Robot): Promise<Robot> {
    const { items } = (await admin.get(ROBOTS).expect(200)).body as { items: Robot[] };
    const found = items.find((item) => item.id === robot.id);
    if (found === undefined) throw new Error('No such robot');
    return found;
  }

  async function leads(count: number): Promise<string[]> {
    const numbers: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const lead = await aLead(app.dataSource.manager, { ownerId: owner.id, teamId, company: '云麓制造' });
      const rows: { id: string }[] = await app.dataSource.query(
        'SELECT id FROM lead_assignments WHERE lead_id = $1',
        [lead.id],
      );
      await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: rows[0]?.id ?? '' });
      numbers.push(lead.number);
    }
    return numbers;
  }

  async function minuteLater(minutes = 1): Promise<void> {
    app.clock.advanceMinutes(minutes);
    await app.get(NoticeSweepService).sweep();
    await app.runJobs();
  }

  function textOf(received: Received): string {
    const json = received.json as { text?: { content: string }; content?: { text: string } };
    return json.text?.content ?? json.content?.text ?? '';
  }

  /** As each vendor documents it, written here a second time on purpose. */
  function isSigned(kind: string, received: Received, path: string): boolean {
    const query = new URL(path, 'http://robot').searchParams;
    if (kind === 'wecom') return query.get('sign') === null && received.json['sign'] === undefined;
    if (kind === 'dingtalk') {
      const time = query.get('timestamp') ?? '';
      const sign = createHmac('sha256', SECRET).update(`${time}\n${SECRET}`).digest('base64');
      return Number(time) === app.clock.now().getTime() && query.get('sign') === sign;
    }
    const time = String(received.json['timestamp']);
    const sign = createHmac('sha256', `${time}\n${SECRET}`).digest('base64');
    return Number(time) === app.clock.now().getTime() / 1000 && received.json['sign'] === sign;
  }

  it.each(['wecom', 'dingtalk', 'feishu'])(
    'of %s are told, signed as it wants, without personal data',
    async (kind) => {
      await aRobot(kind);
      let path = '';
      receiver.answers.push((request, response) => {
        path = request.url ?? '';
        says(taken(kind))(request, response);
      });
      const [number] = await leads(1);
      await app.runJobs();
      expect(receiver.received).toHaveLength(1);
      const [message] = receiver.received as [Received];
      expect(isSigned(kind, message, path)).toBe(true);
      expect(path).toContain(`access_token=t-${made}`);
      expect(textOf(message)).toContain(`【新线索】${number} 已分配给 彭晓岚`);
      expect(textOf(message)).toContain('/leads/');
      expect(message.body).not.toMatch(/1[3-9]\d{9}|云麓|陈小姐/);
    },
  );

  it('hear an event once, however many people are told, and only of their own team', async () => {
    const mine = await aRobot('dingtalk', { teamId });
    const other = await aRobot('dingtalk', { teamId: (await aTeam(app.dataSource.manager)).id });
    const lead = await aLead(app.dataSource.manager, {
      ownerId: owner.id,
      teamId,
      firstResponseDueAt: '2026-11-18T09:30:00+08:00',
    });
    for (let index = 0; index < 2; index += 1) {
      receiver.answers.push(says({ errcode: 0 }));
      await addJob(app.dataSource.manager, CLOCK_WARNED, { leadId: lead.id, level: 'breached' });
    }
    await app.runJobs();
    expect(receiver.received.map(textOf)).toEqual([expect.stringContaining(`【首响超时】${lead.number}`)]);
    expect(await show(mine)).toMatchObject({ sent: 1, pending: 0 });
    expect(await show(other)).toMatchObject({ sent: 0, pending: 0 });
    const told: { n: number }[] = await app.dataSource.query('SELECT count(*)::int AS n FROM notifications');
    expect(told).toEqual([{ n: 2 }]); // the owner and the manager
  });

  it('are told at most 20 times a minute, in order, and nothing is lost', async () => {
    const robot = await aRobot();
    const numbers = await leads(45);
    for (let index = 0; index < 45; index += 1) receiver.answers.push(says({ errcode: 0 }));
    await app.runJobs();
    expect(receiver.received).toHaveLength(20);
    await minuteLater();
    expect(receiver.received).toHaveLength(40);
    await minuteLater();
    expect(receiver.received).toHaveLength(45);
    const said = receiver.received.map((message) => /XS-\S+/.exec(textOf(message))?.[0]);
    expect([...said].sort()).toEqual([...numbers].sort());
    const order: { number: string }[] = await app.dataSource.query(
      'SELECT l.number FROM robot_messages m JOIN leads l ON l.id = m.lead_id WHERE m.robot_id = $1 ORDER BY m.seq',
      [robot.id],
    );
    expect(said).toEqual(order.map((row) => row.number));
  });

  it('that are busy are asked again a minute later', async () => {
    const robot = await aRobot('wecom');
    receiver.answers.push(says({ errcode: 45_009, errmsg: 'api freq out of limit' }), says({ errcode: 0 }));
    await leads(1);
    await app.runJobs();
    expect(await show(robot)).toMatchObject({ pending: 1, sent: 0, lastError: '45009' });
    await minuteLater();
    expect(await show(robot)).toMatchObject({ pending: 0, sent: 1, lastError: null, failingSince: null });
  });

  it('that refuse are tried for a day, then the administrators know', async () => {
    const robot = await aRobot();
    for (let index = 0; index < 8; index += 1)
      receiver.answers.push(says({ errcode: 310_000, errmsg: 'sign not match' }));
    await leads(1);
    await app.runJobs();
    expect(await show(robot)).toMatchObject({ pending: 1, lastError: '310000' });
    for (let hour = 0; hour < 26; hour += 1) await minuteLater(60);
    expect(receiver.received).toHaveLength(8);
    expect(await show(robot)).toMatchObject({ pending: 0, dead: 1 });
    const { items } = (await admin.get('/api/v1/notifications').expect(200)).body as {
      items: { kind: string; title: string }[];
    };
    expect(items).toMatchObject([{ kind: 'robot_failing', title: `群机器人「招商群 ${made}」没有收下消息` }]);
  });

  it('say what a test brought', async () => {
    const robot = await aRobot('feishu');
    receiver.answers.push(says({ code: 19_021, msg: 'sign match fail' }), says({ code: 0 }));
    expect((await admin.post(`${ROBOTS}/${robot.id}/test`).expect(200)).body).toEqual({
      ok: false,
      error: '19021',
    });
    expect((await admin.post(`${ROBOTS}/${robot.id}/test`).expect(200)).body).toEqual({
      ok: true,
      error: null,
    });
    await admin.post(`${ROBOTS}/018f0000-0000-7000-8000-000000000000/test`).expect(404);
  });

  it('keep their address and secret to themselves', async () => {
    const robot = await aRobot();
    expect(robot).toMatchObject({ host: receiver.place, hasSecret: true });
    expect(JSON.stringify(robot)).not.toContain('access_token');
    const rows: { url: Buffer; secret: Buffer }[] = await app.dataSource.query(
      'SELECT url, secret FROM notify_robots WHERE id = $1',
      [robot.id],
    );
    const [kept] = rows;
    expect(kept?.url.toString('latin1')).not.toContain('access_token');
    expect(kept?.secret.toString('latin1')).not.toContain(SECRET);
    const audit = JSON.stringify(await app.dataSource.query('SELECT data FROM audit_log'));
    expect(audit).not.toContain('access_token');
    expect(audit).not.toContain(SECRET);
  });

  it('are refused in words where something does not fit', async () => {
    const base = { name: '群', kind: 'wecom', url: receiver.url(), events: ['lead_assigned'] };
    const pathsOf = async (body: object): Promise<string[]> =>
      ((await admin.post(ROBOTS, body).expect(400)).body as { errors: { path: string }[] }).errors.map(
        (error) => error.path,
      );
    expect(await pathsOf({ ...base, secret: 'x' })).toEqual(['secret']);
    expect(await pathsOf({ ...base, url: 'https://example.com/robot' })).toEqual(['url']);
    expect(await pathsOf({ ...base, url: 'http://169.254.169.254/latest' })).toEqual(['url']);
    expect(await pathsOf({ ...base, events: ['export_done'] })).toEqual(['events']);
    const first = (await admin.post(ROBOTS, base).expect(201)).body as Robot;
    await admin.post(ROBOTS, base).expect(409);
    await admin.patch(`${ROBOTS}/${first.id}`, { active: false, version: 9 }).expect(409);
    await admin.patch(`${ROBOTS}/${first.id}`, { active: false, version: 1 }).expect(200);
    await leads(1);
    await app.runJobs();
    expect(receiver.received).toEqual([]);
    await admin.delete(`${ROBOTS}/${first.id}`).expect(204);
    await admin.delete(`${ROBOTS}/${first.id}`).expect(404);
  });
});
