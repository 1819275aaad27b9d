import { addJob } from '@luodi/platform';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal } from '../builders/pipeline';
import { aRule, anAgent } from '../builders/routing';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('tasks', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let strangerUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let stranger: Client;
  let admin: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;
  const aTask = async (client: Client, body: object = {}) =>
    (await client.post('/api/v1/tasks', { title: '准备方案', dueOn: '2026-11-20', ...body }).expect(201))
      .body;
  const idsOf = async (client: Client, query: string): Promise<string[]> => {
    const { body } = await client.get(`/api/v1/tasks?${query}`).expect(200);
    return body.items.map((row: { id: string }) => row.id);
  };
  const sweep = async (): Promise<void> => {
    await addJob(db(), { name: 'agenda.tasks-swept', maxAttempts: 1 }, {});
    await app.runJobs();
  };
  const noticesOf = async (userId: string, kind: string): Promise<{ data: Record<string, string> }[]> =>
    db().query('SELECT data FROM notifications WHERE user_id = $1 AND kind = $2 ORDER BY created_at', [
      userId,
      kind,
    ]);

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    const other = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '唐雨薇' });
    strangerUser = await anAgent(db(), other.id);
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
    stranger = await app.signIn(strangerUser.username);
    manager = await app.signIn(
      (await aUser(db(), { role: 'manager', teamIds: [team.id], name: '周立' })).username,
    );
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  beforeEach(() => app.clock.set(TEST_NOW));

  afterAll(() => app.close());

  it('follow their lead to its next owner, wait in a pool, and leave those of others alone', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id });
    const mine = await aTask(agent, { leadId: lead.id, remindAt: '2026-11-18T11:00:00+08:00' });
    const theirs = await aTask(manager, { leadId: lead.id });
    const assigneeOf = async (id: string): Promise<string> =>
      (await db().query('SELECT assignee_id FROM tasks WHERE id = $1', [id]))[0].assignee_id;
    const managers = await assigneeOf(theirs.id);
    await agent.post(`/api/v1/leads/${lead.id}/release`, { reason: '时间不够' }).expect(200);
    expect(await assigneeOf(mine.id)).toBe(agentUser.id);
    app.clock.set('2026-11-18T11:30:00+08:00');
    await sweep();
    expect((await noticesOf(agentUser.id, 'task_due')).map(({ data }) => data['taskId'])).not.toContain(
      mine.id,
    );
    await mate.post(`/api/v1/leads/${lead.id}/claim`, {}).expect(200);
    expect([await assigneeOf(mine.id), await assigneeOf(theirs.id)]).toEqual([mateUser.id, managers]);
    await sweep();
    await sweep();
    const due = await noticesOf(mateUser.id, 'task_due');
    expect(due.filter(({ data }) => data['taskId'] === mine.id)).toHaveLength(1);
    // Who claimed it gave it to themselves; who is given the lead is told.
    const given = async (userId: string): Promise<number> =>
      (await noticesOf(userId, 'task_given')).filter(({ data }) => data['taskId'] === mine.id).length;
    expect(await given(mateUser.id)).toBe(0);
    await manager
      .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: agentUser.id, reason: '调整' })
      .expect(200);
    await app.runJobs();
    expect([await assigneeOf(mine.id), await assigneeOf(theirs.id)]).toEqual([agentUser.id, managers]);
    expect(await given(agentUser.id)).toBe(1);
    const audited = await db().query(
      "SELECT data FROM audit_log WHERE action = 'task.followed-lead' AND object_id = $1 ORDER BY at, id",
      [mine.id],
    );
    expect(audited.map((row: { data: { toId: string } }) => row.data.toId)).toEqual([
      mateUser.id,
      agentUser.id,
    ]);
  });

  it('on a deal follow it to its next owner; those of others and those done stay', async () => {
    const [from, to] = [await anAgent(db(), team.id), await anAgent(db(), team.id)];
    const owner = await app.signIn(from.username);
    const deal = await aDeal(db(), { owner: from, teamId: team.id });
    const mine = await aTask(owner, { dealId: deal.id });
    const done = await aTask(owner, { dealId: deal.id });
    await owner.post(`/api/v1/tasks/${done.id}/done`, {}).expect(200);
    const theirs = await aTask(manager, { dealId: deal.id });
    const assignees = async (): Promise<string[]> =>
      Promise.all(
        [mine, done, theirs].map(
          async ({ id }) =>
            (await db().query('SELECT assignee_id FROM tasks WHERE id = $1', [id]))[0].assignee_id,
        ),
      );
    const before = await assignees();
    const { body } = await manager.get(`/api/v1/deals/${deal.id}`).expect(200);
    await manager.patch(`/api/v1/deals/${deal.id}`, { ownerId: to.id, version: body.version }).expect(200);
    expect(await assignees()).toEqual([to.id, before[1], before[2]]);
    await app.runJobs();
    expect(
      (await noticesOf(to.id, 'task_given')).filter(({ data }) => data['taskId'] === mine.id),
    ).toHaveLength(1);
    expect(
      await db().query(
        `SELECT data ->> 'toId' AS to FROM audit_log WHERE action = 'task.followed-deal' AND object_id = $1`,
        [mine.id],
      ),
    ).toEqual([{ to: to.id }]);
  });

  it('are made, changed, ticked off with who and when, and taken back', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id, company: '湘江精密制造' });
    const task = await aTask(agent, { note: '带上户型图', leadId: lead.id });
    expect(task).toEqual({
      id: expect.any(String),
      title: '准备方案',
      note: '带上户型图',
      dueOn: '2026-11-20',
      dueAt: null,
      overdue: false,
      remindAt: '2026-11-20T01:00:00.000Z', // nine in the morning
      lead: { id: lead.id, number: lead.number, label: '湘江精密制造', visible: true },
      deal: null,
      assignee: { id: agentUser.id, name: '彭晓岚' },
      createdBy: { id: agentUser.id, name: '彭晓岚' },
      createdAt: '2026-11-18T02:00:00.000Z',
      doneAt: null,
      doneBy: null,
      editable: true,
      version: 1,
    });
    const { body: moved } = await agent
      .patch(`/api/v1/tasks/${task.id}`, { version: 1, dueAt: '2026-11-19T15:30:00+08:00', note: '' })
      .expect(200);
    expect(moved).toMatchObject({
      dueOn: '2026-11-19',
      dueAt: '2026-11-19T07:30:00.000Z',
      note: null,
      remindAt: '2026-11-18T16:30:00.000Z', // as long before as it was
      version: 2,
    });
    const { body: conflict } = await agent
      .patch(`/api/v1/tasks/${task.id}`, { version: 1, title: '别的' })
      .expect(409);
    expect(conflict).toMatchObject({ code: 'version_conflict', current: { version: 2 } });
    const { body: done } = await manager.post(`/api/v1/tasks/${task.id}/done`).expect(200);
    expect(done).toMatchObject({ doneAt: '2026-11-18T02:00:00.000Z', doneBy: { name: '周立' } });
    app.clock.advanceMinutes(5);
    const { body: again } = await agent.post(`/api/v1/tasks/${task.id}/done`).expect(200);
    expect(again).toEqual(done); // whoever was first has done it
    const { body: open } = await agent.post(`/api/v1/tasks/${task.id}/undone`).expect(200);
    expect(open).toMatchObject({ doneAt: null, doneBy: null });
    await agent.delete(`/api/v1/tasks/${task.id}`).expect(204);
    await agent.get(`/api/v1/tasks/${task.id}`).expect(404);
    const acts: { action: string }[] = await db().query(
      `SELECT action FROM audit_log WHERE object_type = 'task' AND object_id = $1 ORDER BY id`,
      [task.id],
    );
    expect(acts.map((act) => act.action)).toEqual([
      'task.created',
      'task.updated',
      'task.done',
      'task.undone',
      'task.deleted',
    ]);
  });

  it('need one day or time, and are about one thing', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id });
    const deal = await aDeal(db(), { owner: agentUser, teamId: team.id });
    const bad = async (body: object, code: string) => {
      const { body: problem } = await agent.post('/api/v1/tasks', { title: 'x', ...body }).expect(400);
      expect(problem.errors[0].code).toBe(code);
    };
    await bad({}, 'dueOnce');
    await bad({ dueOn: '2026-11-20', dueAt: '2026-11-20T10:00:00+08:00' }, 'dueOnce');
    await bad({ dueOn: '2026-11-20', leadId: lead.id, dealId: deal.id }, 'aboutOne');
    await bad({ dueOn: '2026-11-31' }, 'isLocalDate');
    await agent.post('/api/v1/tasks', { title: '', dueOn: '2026-11-20' }).expect(400);
    const task = await aTask(agent, { dealId: deal.id, remindAt: null });
    expect(task).toMatchObject({ deal: { number: deal.number }, lead: null, remindAt: null });
    await agent
      .patch(`/api/v1/tasks/${task.id}`, {
        version: 1,
        dueOn: '2026-11-20',
        dueAt: '2026-11-20T10:00:00+08:00',
      })
      .expect(400);
  });

  it('of a double click come once', async () => {
    const body = { title: '只要一个', dueOn: '2026-11-20' };
    const post = () => agent.post('/api/v1/tasks', body).set('Idempotency-Key', 'task-double-click');
    const answers = await Promise.all([post(), post()]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect(answers[0]!.body.id).toBe(answers[1]!.body.id);
    const taken = await Promise.all([
      agent.post(`/api/v1/tasks/${answers[0]!.body.id}/done`),
      manager.post(`/api/v1/tasks/${answers[0]!.body.id}/done`),
    ]);
    expect(taken[0]!.body.doneBy).toEqual(taken[1]!.body.doneBy);
  });

  it('are given to others by managers only, within their teams', async () => {
    await agent
      .post('/api/v1/tasks', { title: 'x', dueOn: '2026-11-20', assigneeId: mateUser.id })
      .expect(422);
    const { body: refused } = await manager
      .post('/api/v1/tasks', { title: 'x', dueOn: '2026-11-20', assigneeId: strangerUser.id })
      .expect(422);
    expect(refused.code).toBe('task_person');
    const task = await aTask(manager, { assigneeId: mateUser.id });
    await app.runJobs();
    expect(await noticesOf(mateUser.id, 'task_given')).toEqual([
      { data: expect.objectContaining({ by: '周立', taskId: task.id }) },
    ]);
    const { body: bell } = await mate.get('/api/v1/notifications').expect(200);
    expect(bell.items[0]).toMatchObject({ title: '周立 给您安排了任务', body: '准备方案 · 期限 2026-11-20' });
    expect(await idsOf(manager, 'view=given')).toEqual([task.id]);
    expect(await idsOf(mate, 'view=mine')).toEqual([task.id]);
    await mate.post(`/api/v1/tasks/${task.id}/done`).expect(200);
    // Back to whom it came from, and no further than one's teams.
    await mate.patch(`/api/v1/tasks/${task.id}`, { version: 2, assigneeId: agentUser.id }).expect(422);
  });

  it('are seen by whom they concern, and refused before anything is written', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id });
    const hers = await aTask(mate);
    const onLead = await aTask(manager, { leadId: lead.id, assigneeId: mateUser.id });
    for (const client of [stranger, agent]) {
      await client.get(`/api/v1/tasks/${hers.id}`).expect(404);
      await client.patch(`/api/v1/tasks/${hers.id}`, { version: 1, title: '改' }).expect(404);
      await client.post(`/api/v1/tasks/${hers.id}/done`).expect(404);
      await client.delete(`/api/v1/tasks/${hers.id}`).expect(404);
    }
    // Of the owner's lead: read, not changed; and who has it does not learn whose the lead is.
    const { body: seen } = await agent.get(`/api/v1/tasks/${onLead.id}`).expect(200);
    expect(seen).toMatchObject({ editable: false, lead: { label: expect.any(String) } });
    await agent.post(`/api/v1/tasks/${onLead.id}/done`).expect(403);
    expect((await mate.get(`/api/v1/tasks/${onLead.id}`).expect(200)).body.lead).toMatchObject({
      label: null,
      visible: false,
    });
    expect(await idsOf(agent, `leadId=${lead.id}`)).toEqual([onLead.id]);
    expect((await auditor.get(`/api/v1/tasks/${hers.id}`).expect(200)).body.editable).toBe(false);
    await auditor.post(`/api/v1/tasks/${hers.id}/done`).expect(403);
    await agent.get('/api/v1/tasks?view=team').expect(403);
    expect(await idsOf(manager, `view=team&assigneeId=${mateUser.id}`)).toEqual([hers.id, onLead.id]);
    expect(await idsOf(manager, `view=team&assigneeId=${strangerUser.id}`)).toEqual([]);
    // Another's lead or deal, and one that is not there.
    await stranger.post('/api/v1/tasks', { title: 'x', dueOn: '2026-11-20', leadId: lead.id }).expect(404);
    await agent.post('/api/v1/tasks', { title: 'x', dueOn: '2026-11-20', dealId: NOBODY }).expect(404);
    const rows: { title: string; done_at: Date | null; version: number }[] = await db().query(
      'SELECT title, done_at, version FROM tasks WHERE id = $1',
      [hers.id],
    );
    expect(rows).toEqual([{ title: '准备方案', done_at: null, version: 1 }]);
  });

  it('stand where the queue would put them: overdue, today, this week, later, done', async () => {
    const user = await anAgent(db(), team.id);
    const someone = await app.signIn(user.username);
    const make = async (body: object) => (await aTask(someone, { dueOn: undefined, ...body })).id as string;
    const late = await make({ dueAt: '2026-11-18T09:59:59+08:00' });
    const now = await make({ dueAt: TEST_NOW });
    const today = await make({ dueOn: '2026-11-18' });
    const sunday = await make({ dueOn: '2026-11-22' });
    const monday = await make({ dueOn: '2026-11-23' });
    const done = await make({ dueOn: '2026-11-17' });
    expect(await idsOf(someone, 'state=overdue')).toEqual([done, late]);
    await someone.post(`/api/v1/tasks/${done}/done`).expect(200);
    expect(await idsOf(someone, 'state=overdue')).toEqual([late]);
    expect(await idsOf(someone, 'state=today')).toEqual([now, today]);
    expect(await idsOf(someone, 'state=week')).toEqual([sunday]);
    expect(await idsOf(someone, 'state=later')).toEqual([monday]);
    expect(await idsOf(someone, 'state=done')).toEqual([done]);
    expect(await idsOf(someone, 'state=all&limit=2')).toHaveLength(2);
    const { body: counts } = await someone.get('/api/v1/tasks/counts').expect(200);
    expect(counts).toEqual({ overdue: 1, today: 2, week: 1, later: 1 });
    const { body: first } = await someone.get('/api/v1/tasks?limit=2&withTotal=true').expect(200);
    expect(first).toMatchObject({
      total: 5,
      items: [
        { id: late, overdue: true },
        { id: now, overdue: false },
      ],
    });
    expect(await idsOf(someone, `limit=2&cursor=${encodeURIComponent(first.nextCursor)}`)).toEqual([
      today,
      sunday,
    ]);
  });

  describe('a reminder', () => {
    it('comes once, also after an outage and with the clock set back', async () => {
      const task = await aTask(agent, {
        title: '回电',
        dueOn: undefined,
        dueAt: '2026-11-18T11:00:00+08:00',
      });
      const told = async () =>
        (await noticesOf(agentUser.id, 'task_due')).filter((notice) => notice.data['taskId'] === task.id);
      app.clock.set('2026-11-18T10:59:00+08:00');
      await sweep();
      expect(await told()).toHaveLength(0);
      app.clock.set('2026-11-21T08:00:00+08:00'); // the worker was away for days
      await sweep();
      await sweep();
      expect(await told()).toHaveLength(1);
      app.clock.set('2026-11-18T10:30:00+08:00');
      await sweep();
      app.clock.set('2026-11-18T11:30:00+08:00');
      await sweep();
      expect(await told()).toHaveLength(1);
      app.clock.set('2026-11-21T08:00:00+08:00');
      const { body: bell } = await agent.get('/api/v1/notifications?unread=true').expect(200);
      const notice = bell.items.find((item: { data: { taskId?: string } }) => item.data.taskId === task.id);
      expect(notice).toMatchObject({
        kind: 'task_due',
        title: '有任务到时间了',
        body: '回电 · 期限 2026-11-18 11:00',
      });
      const mails: { n: number }[] = await db().query(
        `SELECT count(*)::int AS n FROM mails WHERE template = 'task_due' AND user_id = $1 AND data ->> 'taskId' = $2`,
        [agentUser.id, task.id],
      );
      expect(mails[0]!.n).toBe(1);
    });

    it('of another time comes again; of a task done or taken away it does not', async () => {
      const [moved, done] = [
        await aTask(agent, { dueOn: undefined, dueAt: '2026-11-18T11:00:00+08:00' }),
        await aTask(agent, { dueOn: undefined, dueAt: '2026-11-18T11:00:00+08:00' }),
      ];
      const told = async (id: string) =>
        (await noticesOf(agentUser.id, 'task_due')).filter((notice) => notice.data['taskId'] === id).length;
      await agent.post(`/api/v1/tasks/${done.id}/done`).expect(200);
      app.clock.set('2026-11-18T11:00:00+08:00');
      await sweep();
      expect([await told(moved.id), await told(done.id)]).toEqual([1, 0]);
      await agent
        .patch(`/api/v1/tasks/${moved.id}`, { version: 1, remindAt: '2026-11-18T11:30:00+08:00' })
        .expect(200);
      await sweep();
      expect(await told(moved.id)).toBe(1);
      app.clock.set('2026-11-18T11:31:00+08:00');
      // Two workers sweep at the same moment.
      await addJob(db(), { name: 'agenda.tasks-swept', maxAttempts: 1 }, {});
      await addJob(db(), { name: 'agenda.tasks-swept', maxAttempts: 1 }, {});
      await Promise.all([app.runJobs(), app.runJobs()]);
      await app.runJobs();
      expect(await told(moved.id)).toBe(2);
    });
  });

  it('move with a merge, and back with its undo', async () => {
    const [from, into] = [
      await aLead(db(), { ownerId: agentUser.id, teamId: team.id }),
      await aLead(db(), { ownerId: agentUser.id, teamId: team.id }),
    ];
    const [moved, stays] = [await aTask(agent, { leadId: from.id }), await aTask(agent, { leadId: into.id })];
    await manager.post(`/api/v1/leads/${from.id}/merge`, { intoId: into.id }).expect(200);
    expect((await idsOf(agent, `leadId=${into.id}`)).sort()).toEqual([moved.id, stays.id].sort());
    await manager.post(`/api/v1/leads/${from.id}/unmerge`).expect(200);
    expect(await idsOf(agent, `leadId=${from.id}`)).toEqual([moved.id]);
    expect(await idsOf(agent, `leadId=${into.id}`)).toEqual([stays.id]);
  });

  describe('of somebody who leaves', () => {
    const leaving = async () => {
      const user = await anAgent(db(), team.id);
      return Object.assign(await app.signIn(user.username), { user });
    };

    it('follow their leads and deals; the others go to those who take over', async () => {
      const leaver = await leaving();
      const lead = await aLead(db(), { ownerId: leaver.user.id, teamId: team.id });
      const tasks = [
        await aTask(leaver, { leadId: lead.id }),
        await aTask(leaver, { title: '整理资料' }),
        await aTask(leaver, { title: '已完成' }),
      ];
      await leaver.post(`/api/v1/tasks/${tasks[2].id}/done`).expect(200);
      const { body: preview } = await admin.get(`/api/v1/users/${leaver.user.id}/handover`).expect(200);
      expect(preview.tasks).toBe(2);
      const { body } = await admin
        .post(`/api/v1/users/${leaver.user.id}/handover`, {
          reason: '离职',
          split: 'people',
          receivers: [{ userId: mateUser.id }],
        })
        .expect(200);
      expect(body.tasks).toBe(2);
      const rows: { assignee_id: string }[] = await db().query(
        'SELECT assignee_id FROM tasks WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)',
        [tasks.map((task) => task.id)],
      );
      expect(rows.map((row) => row.assignee_id)).toEqual([mateUser.id, mateUser.id, leaver.user.id]);
    });

    it('go to who hands over where a pool takes the leads', async () => {
      await aRule(db(), { teamId: team.id });
      const leaver = await leaving();
      const task = await aTask(leaver);
      await admin
        .post(`/api/v1/users/${leaver.user.id}/handover`, { reason: '离职', split: 'pool' })
        .expect(200);
      expect(await idsOf(admin, 'view=mine')).toEqual([task.id]);
    });
  });
});
