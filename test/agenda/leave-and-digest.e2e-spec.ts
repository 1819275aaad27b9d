import { NoticeSweepService } from '@luodi/notifications';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

/** Thursday 2026-11-19, the day after the test's present. */
const at = (time: string, day = '2026-11-19') => `${day}T${time}:00+08:00`;

interface Notice {
  readonly kind: string;
  readonly title: string;
  readonly body: string | null;
  readonly data: Record<string, unknown>;
}

describe('leave over what was planned, and the day in the morning digest', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let managerUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let leader: Client;
  let admin: Client;

  const db = () => app.dataSource.manager;
  const visit = async (from: string, to: string, more: object = {}): Promise<string> => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id, company: '华晟精密' });
    const { body } = await agent
      .post('/api/v1/visits', {
        leadId: lead.id,
        kind: 'inbound',
        startsAt: at(from),
        endsAt: at(to),
        acceptWarnings: true,
        ...more,
      })
      .expect(201);
    return body.id;
  };
  const task = async (client: Client, due: object): Promise<string> =>
    (await client.post('/api/v1/tasks', { title: '准备方案', ...due }).expect(201)).body.id;
  const notices = async (client: Client, kind: string): Promise<Notice[]> => {
    await app.runJobs();
    const { body } = await client.get('/api/v1/notifications').expect(200);
    return body.items.filter((item: Notice) => item.kind === kind);
  };
  const during = (client: Client, userId: string, from: string, to: string) =>
    client.get(
      `/api/v1/agenda/during-leave?userId=${userId}&startsAt=${encodeURIComponent(from)}&endsAt=${encodeURIComponent(to)}`,
    );

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });

  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    team = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '周正' });
    managerUser = await aUser(db(), { role: 'manager', teamIds: [team.id] });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
    manager = await app.signIn(managerUser.username);
    leader = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
  });

  afterAll(() => app.close());

  it('lists visits and tasks that fall into a leave, to whoever enters it and to who is away', async () => {
    const morning = await visit('10:00', '11:30', { companionIds: [mateUser.id] });
    await visit('16:00', '17:00');
    const gone = await visit('11:30', '12:00');
    await agent.post(`/api/v1/visits/${gone}/cancel`, { reason: '客户改期' }).expect(200);
    const timed = await task(agent, { dueAt: at('11:00') });
    await task(agent, { dueAt: at('13:00') });
    await task(agent, { dueOn: '2026-11-19' }); // still to be done in the afternoon
    const done = await task(agent, { dueAt: at('09:30') });
    await agent.post(`/api/v1/tasks/${done}/done`).expect(200);
    for (const client of [manager, agent, admin]) {
      const { body } = await during(client, agentUser.id, at('08:30'), at('12:00')).expect(200);
      expect([body.visitCount, body.taskCount]).toEqual([1, 1]);
      expect(body.items.map((item: { id: string }) => item.id)).toEqual([morning, timed]);
    }
    const whole = await during(manager, agentUser.id, at('00:00'), at('00:00', '2026-11-20')).expect(200);
    expect([whole.body.visitCount, whole.body.taskCount]).toEqual([2, 3]);
    const theirs = await during(mate, mateUser.id, at('08:30'), at('12:00')).expect(200);
    expect(theirs.body.items).toMatchObject([{ id: morning, lead: { visible: false } }]);
    await during(mate, agentUser.id, at('08:30'), at('12:00')).expect(404);
    await during(manager, agentUser.id, at('12:00'), at('08:30')).expect(400);
    await during(manager, agentUser.id, at('08:30'), at('08:30', '2028-11-20')).expect(400);
    await during(manager, 'x', at('08:30'), at('12:00')).expect(400);
    await during(app.anonymous, agentUser.id, at('08:30'), at('12:00')).expect(401);
  });

  it('tells who is away and who else leads them, once for each time that the leave gets; nobody of an empty one', async () => {
    await visit('10:00', '11:30');
    await task(agent, { dueAt: at('11:00') });
    const { body: leave } = await manager
      .post('/api/v1/leaves', { userId: agentUser.id, startsAt: at('08:30'), endsAt: at('18:00') })
      .expect(201);
    const [told, ...more] = await notices(agent, 'leave_clash');
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      title: '彭晓岚 的休假期间有安排',
      body: '休假自 2026-11-19 08:30 · 带看 1 · 任务 1',
      data: { personId: agentUser.id },
    });
    expect(await notices(leader, 'leave_clash')).toHaveLength(1);
    expect(await notices(manager, 'leave_clash')).toEqual([]); // who entered it saw the list
    expect(await notices(mate, 'leave_clash')).toEqual([]);
    await manager.patch(`/api/v1/leaves/${leave.id}`, { version: 1, note: '家里有事' }).expect(200);
    expect(await notices(agent, 'leave_clash')).toHaveLength(1);
    await manager.patch(`/api/v1/leaves/${leave.id}`, { version: 2, startsAt: at('13:30') }).expect(200);
    expect(await notices(agent, 'leave_clash')).toHaveLength(1); // nothing falls into the afternoon
    await manager.patch(`/api/v1/leaves/${leave.id}`, { version: 3, startsAt: at('10:30') }).expect(200);
    expect(await notices(agent, 'leave_clash')).toHaveLength(2);
    await manager
      .post('/api/v1/leaves', { userId: mateUser.id, startsAt: at('08:30'), endsAt: at('18:00') })
      .expect(201);
    expect(await notices(mate, 'leave_clash')).toEqual([]);
  });

  it('a leave that is taken back before anybody was told is not told', async () => {
    await visit('10:00', '11:30');
    const { body: leave } = await manager
      .post('/api/v1/leaves', { userId: agentUser.id, startsAt: at('08:30'), endsAt: at('18:00') })
      .expect(201);
    await manager.delete(`/api/v1/leaves/${leave.id}`).expect(204);
    expect(await notices(agent, 'leave_clash')).toEqual([]);
  });

  it('the digest counts the visits and tasks of the day as the calendar has them', async () => {
    await visit('10:00', '11:30', { companionIds: [mateUser.id] });
    await visit('15:00', '16:00');
    const gone = await visit('13:30', '14:00');
    await agent.post(`/api/v1/visits/${gone}/cancel`, { reason: '客户改期' }).expect(200);
    await visit('10:00', '11:00', { startsAt: at('10:00', '2026-11-20'), endsAt: at('11:00', '2026-11-20') });
    await task(agent, { dueOn: '2026-11-18' }); // overdue by then
    await task(agent, { dueOn: '2026-11-19' });
    await task(agent, { dueAt: at('17:00') });
    await task(agent, { dueOn: '2026-11-20' });
    await task(mate, { dueAt: at('09:00') });
    const done = await task(agent, { dueOn: '2026-11-19' });
    await agent.post(`/api/v1/tasks/${done}/done`).expect(200);
    app.clock.set(at('08:31'));
    await app.get(NoticeSweepService).sweep();
    const counts = async (client: Client) => (await notices(client, 'morning_digest'))[0]?.data;
    expect(await counts(agent)).toMatchObject({ visits: 2, tasks: 3, followUps: 1 });
    expect(await counts(mate)).toMatchObject({ visits: 1, tasks: 1 });
    expect(await counts(leader)).toMatchObject({ scope: 'team', visits: 2, tasks: 4 });
    expect((await notices(agent, 'morning_digest'))[0]?.body).toBe(
      '今日到期跟进 1 · 今日带看 2 · 今日任务 3', // a cancelled visit leaves its follow-up, a planned one is no second thing
    );
    // The same by the calendar, of each and of the team.
    const { body: day } = await agent.get('/api/v1/agenda?from=2026-11-19&to=2026-11-19').expect(200);
    const open = [...day.overdue, ...day.items].filter((item: { done: boolean }) => !item.done);
    expect(open.filter((item: { kind: string }) => item.kind === 'visit')).toHaveLength(2);
    expect(open.filter((item: { kind: string }) => item.kind === 'task')).toHaveLength(3);
  });
});
