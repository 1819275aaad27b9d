import { VISIT_CHANGED } from '@luodi/agenda';
import { NoticeSweepService } from '@luodi/notifications';
import { addJob } from '@luodi/platform';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

interface Item {
  readonly kind: string;
  readonly title: string;
  readonly body: string | null;
  readonly leadId: string | null;
  readonly group: string;
}

/** Monday 2026-11-23; the working day before is Friday the 20th. */
const at = (time: string, day = '2026-11-23') => `${day}T${time}:00+08:00`;

describe('telling the people of a visit', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;

  const db = () => app.dataSource.manager;
  const lead = () => aLead(db(), { ownerId: agentUser.id, teamId: team.id });
  const plan = async (leadId: string, more: object = {}): Promise<{ id: string; path: string }> => {
    const { body } = await agent
      .post('/api/v1/visits', {
        leadId,
        kind: 'inbound',
        startsAt: at('14:00'),
        endsAt: at('15:30'),
        ...more,
      })
      .expect(201);
    return { id: body.id, path: `/api/v1/visits/${body.id}` };
  };
  const told = async (client: Client): Promise<Item[]> =>
    (await client.get('/api/v1/notifications').expect(200)).body.items;
  const kinds = async (client: Client): Promise<string[]> => {
    await app.runJobs();
    return (await told(client)).map((item) => item.kind).filter((kind) => kind.startsWith('visit_'));
  };
  const sweep = async (instant: string): Promise<void> => {
    app.clock.set(instant);
    await addJob(db(), { name: 'agenda.reminders-swept', maxAttempts: 1 }, {});
    await app.runJobs();
  };

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
  });

  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '周正' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
  });

  afterAll(() => app.close());

  it('who is added, who stays and who goes hear what concerns them; who did it hears nothing', async () => {
    const third = await app.signIn((await anAgent(db(), team.id)).username);
    const { path } = await plan((await lead()).id, { companionIds: [mateUser.id] });
    expect(await kinds(mate)).toEqual(['visit_planned']);
    const [first] = await told(mate);
    expect(first).toMatchObject({
      group: 'todo',
      leadId: null, // it is not theirs to open
      title: expect.stringContaining('接待人 彭晓岚') as string,
      body: expect.stringContaining('2026-11-23 14:00') as string,
    });
    await agent.patch(path, { version: 1, note: '只改备注' }).expect(200);
    expect(await kinds(mate)).toEqual(['visit_planned']);
    await manager.patch(path, { version: 2, startsAt: at('10:00'), endsAt: at('11:00') }).expect(200);
    expect(await kinds(mate)).toEqual(['visit_moved', 'visit_planned']);
    expect(await kinds(agent)).toEqual(['visit_moved']);
    expect((await told(agent)).find((item) => item.kind === 'visit_moved')?.leadId).not.toBeNull();
    await agent.patch(path, { version: 3, companionIds: [third.userId] }).expect(200);
    expect(await kinds(mate)).toEqual(['visit_removed', 'visit_moved', 'visit_planned']);
    expect(await kinds(third)).toEqual(['visit_planned']);
    await agent.post(`${path}/cancel`, { reason: '改期' }).expect(200);
    expect(await kinds(third)).toEqual(['visit_cancelled', 'visit_planned']);
    expect(await kinds(mate)).toHaveLength(3);
    expect(await kinds(agent)).toEqual(['visit_moved']);
  });

  it('an event that comes twice is told once, and one that is overtaken not at all', async () => {
    const { id, path } = await plan((await lead()).id, { companionIds: [mateUser.id] });
    await agent.post(`${path}/cancel`, { reason: '手误' }).expect(200);
    expect(await kinds(mate)).toEqual(['visit_cancelled']);
    const event = { visitId: id, version: 2, userIds: [mateUser.id], byId: null } as const;
    await addJob(db(), VISIT_CHANGED, { ...event, change: 'cancelled' });
    await addJob(db(), VISIT_CHANGED, { ...event, change: 'planned' });
    expect(await kinds(mate)).toEqual(['visit_cancelled']);
  });

  it('reminds on the evening of the working day before and two hours before, once each whatever the clock does', async () => {
    await plan((await lead()).id, { companionIds: [mateUser.id] });
    const near = async () => (await kinds(mate)).filter((kind) => kind === 'visit_near').length;
    await sweep(at('17:59', '2026-11-20'));
    expect(await near()).toBe(0);
    await sweep(at('18:00', '2026-11-20'));
    await sweep(at('18:01', '2026-11-20'));
    expect(await near()).toBe(1);
    await sweep(at('11:59'));
    expect(await near()).toBe(1);
    await sweep(at('12:00'));
    expect(await near()).toBe(2);
    expect((await kinds(agent)).filter((kind) => kind === 'visit_near')).toHaveLength(2);
    await sweep(at('17:00', '2026-11-20'));
    await sweep(at('12:30'));
    await sweep(at('18:00', '2026-11-25'));
    expect(await near()).toBe(2);
  });

  it('a worker that was away tells late what still helps', async () => {
    await plan((await lead()).id, { companionIds: [mateUser.id] });
    const near = async () => (await kinds(mate)).filter((kind) => kind === 'visit_near').length;
    await sweep(at('13:00')); // both are due: the evening's would only repeat
    expect(await near()).toBe(1);
    await plan((await lead()).id, {
      companionIds: [mateUser.id],
      startsAt: at('16:00'),
      endsAt: at('17:00'),
    });
    await sweep(at('16:01'));
    expect(await near()).toBe(1);
  });

  it('a visit that is moved is reminded of at its new time, one that is over not at all', async () => {
    const { path } = await plan((await lead()).id, { companionIds: [mateUser.id] });
    await agent
      .patch(path, { version: 1, startsAt: at('14:00', '2026-11-24'), endsAt: at('15:00', '2026-11-24') })
      .expect(200);
    const near = async () => (await kinds(mate)).filter((kind) => kind === 'visit_near').length;
    await sweep(at('12:30'));
    expect(await near()).toBe(0);
    await sweep(at('18:00'));
    expect(await near()).toBe(1);
    await agent.post(`${path}/cancel`, { reason: '取消' }).expect(200);
    await sweep(at('12:30', '2026-11-24'));
    expect(await near()).toBe(1);
  });

  it('quiet hours hold the mail back until they end', async () => {
    const { body: settings } = await mate.get('/api/v1/notifications/settings').expect(200);
    await mate
      .patch('/api/v1/notifications/settings', {
        version: settings.version,
        quietFrom: 17 * 60,
        quietTo: 20 * 60,
      })
      .expect(200);
    await plan((await lead()).id, { companionIds: [mateUser.id] });
    await app.runJobs();
    await sweep(at('18:00', '2026-11-20'));
    const mails = async (): Promise<object[]> =>
      db().query(`SELECT template, status FROM mails WHERE user_id = $1 AND template = 'visit_near'`, [
        mateUser.id,
      ]);
    expect(await mails()).toEqual([{ template: 'visit_near', status: 'queued' }]);
    app.clock.set(at('20:00', '2026-11-20'));
    await app.get(NoticeSweepService).sweep();
    await app.runJobs();
    expect(await mails()).toEqual([{ template: 'visit_near', status: 'written' }]);
  });
});
