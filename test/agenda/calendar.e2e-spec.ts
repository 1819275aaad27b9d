import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

const WEEK = 'from=2026-11-16&to=2026-11-22';

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly date: string;
  readonly overdue: boolean;
}

describe('the calendar', () => {
  let app: TestApp;
  let team: { id: string };
  let other: { id: string };
  let managerUser: BuiltUser;
  let manager: Client;
  let admin: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;
  const anyone = async (): Promise<Client & { user: BuiltUser }> => {
    const user = await anAgent(db(), team.id);
    return Object.assign(await app.signIn(user.username), { user });
  };
  const show = async (client: Client, query = WEEK) =>
    (await client.get(`/api/v1/agenda?${query}`).expect(200)).body;
  const brief = (items: readonly Item[]) => items.map(({ kind, id, date }) => `${kind} ${id} ${date}`);

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    other = await aTeam(db());
    managerUser = await aUser(db(), { role: 'manager', teamIds: [team.id] });
    manager = await app.signIn(managerUser.username);
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  beforeEach(() => app.clock.set(TEST_NOW));

  afterAll(() => app.close());

  it('shows the week of one person, what is overdue first and apart', async () => {
    const me = await anyone();
    const lead = (nextFollowUpAt: string) =>
      aLead(db(), { ownerId: me.user.id, teamId: team.id, nextFollowUpAt, company: '湘江精密制造' });
    const missed = await lead('2026-11-03T09:00:00+08:00');
    const justNow = await lead('2026-11-18T09:59:00+08:00');
    const ahead = await lead('2026-11-18T10:00:00+08:00');
    const friday = await lead('2026-11-20T15:00:00+08:00');
    await lead('2026-11-23T09:00:00+08:00'); // the next week's
    const deal = await aDeal(db(), { owner: me.user, teamId: team.id, name: '湘江租赁项目' });
    const step = async (nextStepDue: string) => {
      const { body } = await me.get(`/api/v1/deals/${deal.id}`).expect(200);
      await me
        .patch(`/api/v1/deals/${deal.id}`, { version: body.version, nextStep: '报评审', nextStepDue })
        .expect(200);
    };
    await step('2026-11-19');
    const post = async (body: object): Promise<string> =>
      (await me.post('/api/v1/tasks', { title: '准备方案', ...body }).expect(201)).body.id;
    const lateTask = await post({ dueOn: '2026-11-17' });
    const doneTask = await post({ dueOn: '2026-11-16' });
    await me.post(`/api/v1/tasks/${doneTask}/done`).expect(200);
    const today = await post({ dueOn: '2026-11-18' });

    const week = await show(me);
    expect(brief(week.overdue)).toEqual([
      `follow_up ${missed.id} 2026-11-03`,
      `task ${lateTask} 2026-11-17`,
      `follow_up ${justNow.id} 2026-11-18`,
    ]);
    expect(week.overdueCount).toBe(3);
    expect(brief(week.items)).toEqual([
      `task ${doneTask} 2026-11-16`,
      `task ${today} 2026-11-18`,
      `follow_up ${ahead.id} 2026-11-18`,
      `deal_step ${deal.id} 2026-11-19`,
      `follow_up ${friday.id} 2026-11-20`,
    ]);
    expect(week.items[4]).toMatchObject({
      startsAt: '2026-11-20T07:00:00.000Z',
      lead: { number: friday.number, label: '湘江精密制造' },
      overdue: false,
      editable: true,
      version: 1,
    });
    expect(week.items[3]).toMatchObject({
      title: '报评审',
      deal: { number: deal.number, label: '湘江租赁项目' },
    });
    expect(week).toMatchObject({ today: '2026-11-18', truncated: false });
    // "Overdue" is the queue's word: what is overdue here is what the digest and the queue call due.
    await step('2026-11-17');
    expect(brief((await show(me)).overdue)).toContain(`deal_step ${deal.id} 2026-11-17`);
  });

  it('leaves out what is closed, and what was put off until later', async () => {
    const me = await anyone();
    const snoozed = await aLead(db(), {
      ownerId: me.user.id,
      teamId: team.id,
      status: 'contacted',
      nextFollowUpAt: '2026-11-17T09:00:00+08:00',
    });
    await db().query(
      `UPDATE leads SET first_responded_at = now(), sla_state = 'met', snoozed_until = '2026-11-19T09:00:00+08:00',
         snoozed_by = $2, snoozed_at = now() WHERE id = $1`,
      [snoozed.id, me.user.id],
    );
    await aLead(db(), {
      ownerId: me.user.id,
      teamId: team.id,
      status: 'disqualified',
      nextFollowUpAt: '2026-11-17T09:00:00+08:00',
    });
    await aDeal(db(), { owner: me.user, teamId: team.id, status: 'lost' });
    expect((await show(me)).overdue).toEqual([]);
    app.clock.set('2026-11-19T09:00:00+08:00');
    expect(brief((await show(me)).overdue)).toEqual([`follow_up ${snoozed.id} 2026-11-17`]);
  });

  it('knows holidays, make-up days, working hours and leave', async () => {
    const me = await anyone();
    await admin.put('/api/v1/calendar/2026-11-20', { kind: 'holiday', name: '园区开放日' }).expect(200);
    await admin.put('/api/v1/calendar/2026-11-21', { kind: 'workday', name: '调休' }).expect(200);
    await manager
      .post('/api/v1/leaves', {
        userId: me.user.id,
        startsAt: '2026-11-19T08:30:00+08:00',
        endsAt: '2026-11-19T18:00:00+08:00',
        note: '私事',
      })
      .expect(201);
    const week = await show(me);
    const days = week.days.map((day: { date: string; kind: string }) => `${day.date.slice(8)} ${day.kind}`);
    expect(days).toEqual(['16 work', '17 work', '18 work', '19 work', '20 holiday', '21 make_up', '22 rest']);
    expect(week.days[4]).toMatchObject({ name: '园区开放日', shifts: [] });
    expect(week.days[0].shifts).toEqual([
      { from: 510, to: 720 },
      { from: 810, to: 1080 },
    ]);
    expect(week.leaves).toEqual([
      {
        user: { id: me.user.id, name: me.user.name },
        startsAt: '2026-11-19T00:30:00.000Z',
        endsAt: '2026-11-19T10:00:00.000Z',
      },
    ]); // the reason of a leave is not the calendar's business
  });

  it('is open to oneself, to who leads the team, to admins and auditors; to others it is not there', async () => {
    const [me, mate] = [await anyone(), await anyone()];
    const theirs = await anAgent(db(), other.id);
    const lead = await aLead(db(), {
      ownerId: me.user.id,
      teamId: team.id,
      nextFollowUpAt: '2026-11-20T15:00:00+08:00',
    });
    for (const client of [me, manager, admin, auditor]) {
      const week = await show(client, `${WEEK}&userId=${me.user.id}`);
      expect(brief(week.items)).toEqual([`follow_up ${lead.id} 2026-11-20`]);
      expect(week.items[0].editable).toBe(client !== auditor);
    }
    await mate.get(`/api/v1/agenda?${WEEK}&userId=${me.user.id}`).expect(404);
    await manager.get(`/api/v1/agenda?${WEEK}&userId=${theirs.id}`).expect(404);
    await me.get(`/api/v1/agenda?${WEEK}&teamId=${team.id}`).expect(403);
    await manager.get(`/api/v1/agenda?${WEEK}&teamId=${other.id}`).expect(404);
    await app.anonymous.get(`/api/v1/agenda?${WEEK}`).expect(401);
    const whole = await show(manager, `${WEEK}&teamId=${team.id}`);
    expect(whole.people.map((person: { id: string }) => person.id)).toEqual(
      expect.arrayContaining([me.user.id, mate.user.id, managerUser.id]),
    );
    expect(brief(whole.items)).toContain(`follow_up ${lead.id} 2026-11-20`);
    expect((await show(admin, `${WEEK}&teamId=${other.id}`)).people).toEqual([
      { id: theirs.id, name: theirs.name },
    ]);
    const { body: mine } = await me.get('/api/v1/agenda/people').expect(200);
    expect(mine).toEqual({ people: [{ id: me.user.id, name: me.user.name }], teams: [] });
    const { body: led } = await manager.get('/api/v1/agenda/people').expect(200);
    expect(led.teams.map((one: { id: string }) => one.id)).toEqual([team.id]);
    expect(led.people.map((one: { id: string }) => one.id)).not.toContain(theirs.id);
  });

  it('has visits in the days of everybody who goes, overdue for the host until somebody says what came of them', async () => {
    const [me, mate] = [await anyone(), await anyone()];
    const lead = await aLead(db(), { ownerId: me.user.id, teamId: team.id, company: '华晟精密' });
    const plan = (startsAt: string, endsAt: string) =>
      me
        .post('/api/v1/visits', {
          leadId: lead.id,
          kind: 'inbound',
          companionIds: [mate.user.id],
          meetingPoint: '东门',
          startsAt: `2026-11-19T${startsAt}:00+08:00`,
          endsAt: `2026-11-19T${endsAt}:00+08:00`,
        })
        .expect(201);
    const { body: visit } = await plan('14:00', '15:30');
    const { body: other } = await plan('16:00', '17:00');
    await me.post(`/api/v1/visits/${other.id}/cancel`, { reason: '客户改期' }).expect(200);
    const { body: now } = await me.get(`/api/v1/leads/${lead.id}`).expect(200);
    await me
      .patch(`/api/v1/leads/${lead.id}`, {
        version: now.version,
        nextFollowUpAt: '2026-11-19T14:00:00+08:00',
      })
      .expect(200);
    const week = await show(me);
    expect(brief(week.items)).toEqual([`visit ${visit.id} 2026-11-19`]); // which is the follow-up itself
    expect(week.items[0]).toMatchObject({
      title: '东门',
      startsAt: '2026-11-19T06:00:00.000Z',
      endsAt: '2026-11-19T07:30:00.000Z',
      lead: { label: '华晟精密', visible: true },
    });
    const theirs = await show(mate);
    expect(brief(theirs.items)).toEqual([`visit ${visit.id} 2026-11-19`]);
    expect(theirs.items[0].lead.visible).toBe(false);
    const whole = await show(manager, `${WEEK}&teamId=${team.id}`);
    const here = whole.items.filter((item: Item) => item.id === visit.id);
    expect(here.map((item: { user: { id: string } }) => item.user.id).sort()).toEqual(
      [me.user.id, mate.user.id].sort(),
    );
    app.clock.set('2026-11-19T15:31:00+08:00');
    expect(brief((await show(me)).overdue)).toEqual([`visit ${visit.id} 2026-11-19`]);
    expect((await show(mate)).overdue).toEqual([]);
    await me.post(`/api/v1/visits/${visit.id}/hold`, { result: '意向明确' }).expect(200);
    const after = await show(me);
    expect(after.overdue).toEqual([]);
    expect(after.items).toMatchObject([{ id: visit.id, done: true }]);
  });

  it('has the planned dates of deals, until they are reached; each moved as a fact of its deal', async () => {
    const [me, mate] = [await anyone(), await anyone()];
    const deal = await aDeal(db(), { owner: me.user, teamId: team.id, name: '湘江租赁项目' });
    const patch = async (fields: object) => {
      const { body } = await me.get(`/api/v1/deals/${deal.id}`).expect(200);
      return me.patch(`/api/v1/deals/${deal.id}`, { version: body.version, fields });
    };
    await patch({
      plannedSignOn: '2026-11-19',
      plannedStartOn: '2026-11-19',
      plannedProductionOn: '2026-11-17',
    }).then((answer) => expect(answer.status).toBe(200));
    const milestones = (items: readonly (Item & { milestone: string | null; done: boolean })[]) =>
      items
        .filter((item) => item.kind === 'deal_milestone')
        .map(({ milestone, date, done }) => `${milestone} ${date.slice(8)}${done ? ' done' : ''}`);
    const week = await show(me);
    expect(milestones(week.items)).toEqual(['signed 19', 'constructionStarted 19']);
    expect(milestones(week.overdue)).toEqual(['inProduction 17']);
    expect(week.overdueCount).toBe(1);
    expect(week.items[0]).toMatchObject({
      id: deal.id,
      title: null,
      startsAt: null,
      deal: { number: deal.number, label: '湘江租赁项目' },
      editable: true,
    });
    expect((await patch({ plannedProductionOn: '2026-11-20' })).status).toBe(200);
    await patch({ signedOn: '2026-11-18' });
    const moved = await show(me);
    expect(moved.overdue).toEqual([]);
    expect(milestones(moved.items).sort()).toEqual([
      'constructionStarted 19',
      'inProduction 20',
      'signed 19 done',
    ]);
    // What stands further on has reached what lies before it.
    await db().query(`UPDATE deals SET stage_id = 'inProduction', status = 'won' WHERE id = $1`, [deal.id]);
    expect(milestones((await show(me)).items).every((text) => text.endsWith('done'))).toBe(true);
    await db().query(`UPDATE deals SET stage_id = 'qualified', status = 'on_hold' WHERE id = $1`, [deal.id]);
    expect(milestones((await show(me)).items)).toEqual([]);
    await db().query(`UPDATE deals SET status = 'open' WHERE id = $1`, [deal.id]);
    // With whom the deal is, there it stands; whoever may look at those days sees it.
    expect(milestones((await show(mate)).items)).toEqual([]);
    for (const client of [manager, admin, auditor]) {
      const theirs = await show(client, `${WEEK}&userId=${me.user.id}`);
      expect(milestones(theirs.items)).toHaveLength(3);
      expect(theirs.items[0].editable).toBe(client !== auditor);
    }
  });

  it('lets those move a visit who plan it, while nobody is there yet', async () => {
    const [me, mate] = [await anyone(), await anyone()];
    const lead = await aLead(db(), { ownerId: me.user.id, teamId: team.id, company: '华晟精密' });
    const { body: visit } = await me
      .post('/api/v1/visits', {
        leadId: lead.id,
        kind: 'inbound',
        companionIds: [mate.user.id],
        startsAt: '2026-11-19T14:00:00+08:00',
        endsAt: '2026-11-20T12:00:00+08:00',
        acceptWarnings: true,
      })
      .expect(201);
    const editable = async (client: Client, query = WEEK): Promise<boolean[]> =>
      (await show(client, query)).items
        .filter((item: Item) => item.id === visit.id)
        .map((item: { editable: boolean }) => item.editable);
    expect(await editable(me)).toEqual([true, false]); // its first day, where its time is
    expect(await editable(mate)).toEqual([false, false]);
    expect(await editable(auditor, `${WEEK}&userId=${me.user.id}`)).toEqual([false, false]);
    expect(await editable(manager, `${WEEK}&userId=${mate.user.id}`)).toEqual([true, false]);
    app.clock.set('2026-11-19T13:50:00+08:00');
    await mate.post(`/api/v1/visits/${visit.id}/check-in`).expect(200);
    expect(await editable(me)).toEqual([false, false]);
  });

  it('answers six weeks and no more', async () => {
    await manager.get('/api/v1/agenda?from=2026-11-01&to=2026-12-12').expect(200);
    await manager.get('/api/v1/agenda?from=2026-11-01&to=2026-12-13').expect(400);
    await manager.get('/api/v1/agenda?from=2026-11-02&to=2026-11-01').expect(400);
    await manager.get('/api/v1/agenda?from=2026-11-02').expect(400);
  });
});
