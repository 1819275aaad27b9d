import { NoticeSweepService } from '@luodi/notifications';
import { ClockSweepService, RetryWaitingService } from '@luodi/routing';
import { aTeam, aUser } from '../builders/identity';
import type { BuiltUser } from '../builders/identity';
import { anInquiry } from '../builders/leads';
import { thePipelines } from '../builders/pipeline';
import { aRule, anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

const BIG = { details: { investmentWan: 20_000 } };

describe('the clocks of leads', () => {
  let app: TestApp;
  let admin: Client;
  let manager: Client;
  let managerUser: BuiltUser;
  let team: { readonly id: string };
  const agents = new Map<string, Client>();

  const db = () => app.dataSource.manager;
  const at = (local: string): void => app.clock.set(`2026-11-${local}:00+08:00`);
  const sweep = () => app.get(ClockSweepService).sweep();
  /** Sweeps as a worker does that never stops, only more seldom. */
  const live = async (until: string): Promise<void> => {
    const end = Date.parse(`2026-11-${until}:00+08:00`);
    while (app.clock.now().getTime() < end) {
      app.clock.set(new Date(Math.min(end, app.clock.now().getTime() + 9 * 60_000)));
      await sweep();
    }
  };
  const policy = async (body: object): Promise<{ id: string; version: number }> =>
    (await admin.post('/api/v1/sla-policies', { warnPercents: [], ...body }).expect(201)).body;
  const retire = (id: string, version = 1) =>
    admin.patch(`/api/v1/sla-policies/${id}`, { version, active: false }).expect(200);
  const clocks = async (leadId: string, client = admin) =>
    (await client.get(`/api/v1/leads/${leadId}/clocks`).expect(200)).body.items;
  const lead = async (leadId: string) => (await admin.get(`/api/v1/leads/${leadId}`).expect(200)).body;
  const steps = async (leadId: string, kind: string): Promise<string[]> => {
    const rows: { step: string; outcome: string }[] = await db().query(
      'SELECT step, outcome FROM clock_firings WHERE lead_id = $1 AND kind = $2 ORDER BY fired_at, due_at, step',
      [leadId, kind],
    );
    return rows.map((row) => (row.outcome === 'said' ? row.step : `${row.step} ${row.outcome}`));
  };
  const notices = async (userId: string, leadId: string): Promise<string[]> => {
    await app.runJobs();
    const rows: { kind: string }[] = await db().query(
      'SELECT kind FROM notifications WHERE user_id = $1 AND lead_id = $2 ORDER BY created_at, id',
      [userId, leadId],
    );
    return rows.map((row) => row.kind);
  };
  const arrives = async (local: string, facts: object = {}): Promise<string> => {
    at(local);
    return (await anInquiry(app, facts)).leadId;
  };
  const ownerOf = async (leadId: string): Promise<Client> => agents.get((await lead(leadId)).owner.id)!;
  const call = (client: Client, leadId: string, more: object = {}) =>
    client
      .post(`/api/v1/leads/${leadId}/activities`, { type: 'call', summary: '已接通', ...more })
      .expect(201);

  const closes = async (ids: readonly string[]): Promise<string> => {
    const body = { action: 'disqualify', ids, reason: '误判' };
    const { id } = (await manager.post('/api/v1/leads/bulk', body).expect(202)).body;
    await app.runJobs();
    for (const leadId of ids) expect((await lead(leadId)).status).toBe('disqualified');
    return id;
  };
  const takesBack = async (bulkId: string): Promise<void> => {
    await manager.post(`/api/v1/leads/bulk/${bulkId}/undo`).expect(202);
    await app.runJobs();
    const { counts } = (await manager.get(`/api/v1/leads/bulk/${bulkId}`).expect(200)).body;
    expect(counts).toMatchObject({ undone: counts.undone + counts.done, kept: 0 });
  };

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    await thePipelines(db());
    team = await aTeam(db());
    managerUser = await aUser(db(), { role: 'manager', teamIds: [team.id] });
    manager = await app.signIn(managerUser.username);
    await aRule(db(), { teamId: team.id });
    for (let n = 0; n < 3; n += 1) {
      const user = await anAgent(db(), team.id, { capacity: 1000 });
      agents.set(user.id, await app.signIn(user.username));
    }
    at('16T08:30');
    await sweep();
  });

  afterAll(() => app.close());

  describe('of big leads', () => {
    const ids: string[] = [];
    beforeAll(async () => {
      const big = { investmentMinYuan: '100000000' };
      const pauses = ['deal_on_hold', 'owner_leave'];
      const copy = [{ act: 'copy', after: 0 }];
      for (const [kind, days] of [
        ['assessment', 3],
        ['feedback', 5],
        ['report', 10],
      ] as const) {
        const body = { name: kind, kind, days, ...big, warnPercents: [80], steps: copy, pauses };
        ids.push((await policy(body)).id);
      }
    });
    afterAll(async () => {
      for (const id of ids) await retire(id);
    });

    it('begin with the owner, in working days; small leads have none', async () => {
      const leadId = await arrives('18T17:50', BIG);
      expect(await clocks(leadId)).toMatchObject([
        { kind: 'assessment', state: 'running', dueAt: '2026-11-23T10:00:00.000Z', round: 1, planned: false },
        { kind: 'feedback', dueAt: '2026-11-25T10:00:00.000Z', next: { act: 'warn', percent: 80 } },
        { kind: 'report', dueAt: '2026-12-02T10:00:00.000Z' },
      ]);
      expect(await clocks(await arrives('18T17:50'))).toEqual([]);
      expect(await clocks(await arrives('18T17:50', { details: { investmentWan: 9_999 } }))).toEqual([]);
    });

    it('begin when more is known of the demand, and end with the lead', async () => {
      const leadId = await arrives('18T10:00', { areaMinSqm: 100 });
      const { version } = await lead(leadId);
      const agent = await ownerOf(leadId);
      await agent.patch(`/api/v1/leads/${leadId}`, { version, use: '仓储' }).expect(200);
      expect(await clocks(leadId)).toEqual([]);
      await db().query(`UPDATE leads SET details = '{"investmentWan": 30000}' WHERE id = $1`, [leadId]);
      await agent.patch(`/api/v1/leads/${leadId}`, { version: version + 1, use: '仓储中心' }).expect(200);
      expect(await clocks(leadId)).toHaveLength(3);
      await agent.post(`/api/v1/leads/${leadId}/disqualify`, { reason: '项目取消' }).expect(200);
      const states = (await clocks(leadId)).map((clock: { state: string }) => clock.state);
      expect(states).toEqual(['ended', 'ended', 'ended']);
    });

    it('go on as if nothing had been when a closing is taken back; what was said is not said again', async () => {
      const leadId = await arrives('23T08:30', BIG);
      const held = await arrives('23T08:30', BIG);
      at('27T17:00');
      await sweep();
      await manager.post(`/api/v1/leads/${held}/clocks/assessment/pause`, { reason: '等意见' }).expect(200);
      const before = [await clocks(leadId), await clocks(held)];
      expect(before[0]).toMatchObject([{ state: 'breached' }, { state: 'warned' }, { state: 'running' }]);
      const said = await steps(leadId, 'assessment');
      const closing = await closes([leadId, held]);
      expect((await clocks(leadId))[0]).toMatchObject({ state: 'ended' });
      at('27T17:20');
      await sweep();
      await takesBack(closing);
      await Promise.all([sweep(), sweep()]);
      expect([await clocks(leadId), await clocks(held)]).toEqual(before);
      expect(await steps(leadId, 'assessment')).toEqual(said);
      at('30T18:00');
      await sweep();
      expect(await steps(leadId, 'feedback')).toEqual(['warn:80', 'breach', 'copy+0']);
    });

    it('are done with a note; an assessment says what the lead is, a report comes again', async () => {
      const leadId = await arrives('18T10:00', BIG);
      const agent = await ownerOf(leadId);
      at('19T10:00');
      const done = (kind: string, body: object) =>
        agent.post(`/api/v1/leads/${leadId}/clocks/${kind}/done`, body);
      await done('assessment', { note: '' }).expect(400);
      await done('follow_up', { note: '无此事' }).expect(400);
      await done('assessment', { note: '产业契合', result: 'qualified' }).expect(200);
      await done('assessment', { note: '再来一次' }).expect(409);
      expect((await lead(leadId)).status).toBe('qualified');
      await done('report', { note: '第一次报告' }).expect(200);
      expect(await clocks(leadId)).toMatchObject([
        { kind: 'assessment', state: 'met' },
        { kind: 'feedback', state: 'running' },
        { kind: 'report', state: 'running', round: 2, dueAt: '2026-12-03T10:00:00.000Z' },
      ]);
      const timeline = await agent.get(`/api/v1/leads/${leadId}/timeline`).expect(200);
      expect(timeline.body.items[0]).toMatchObject({
        kind: 'clock_done',
        data: { clock: 'report', state: 'met' },
      });
    });

    it('warn, run out and tell the leader, each once; what is done late is late', async () => {
      const leadId = await arrives('23T08:30', BIG);
      const owner = (await lead(leadId)).owner.id;
      at('24T17:00');
      await sweep();
      expect(await steps(leadId, 'assessment')).toEqual([]);
      at('26T10:05');
      await sweep();
      expect(await steps(leadId, 'assessment')).toEqual([]);
      at('26T10:06');
      await sweep();
      expect(await steps(leadId, 'assessment')).toEqual(['warn:80']);
      at('26T18:00');
      await Promise.all([sweep(), sweep(), sweep()]);
      expect(await steps(leadId, 'assessment')).toEqual(['warn:80', 'breach', 'copy+0']);
      expect(await notices(managerUser.id, leadId)).toContain('due_copied');
      expect(await notices(owner, leadId)).toEqual(expect.arrayContaining(['due_warned', 'due_breached']));
      const page = await manager.get('/api/v1/clocks/breached?kind=assessment&withTotal=true').expect(200);
      expect(page.body.total).toBe(page.body.items.length);
      expect(page.body.items).toContainEqual(
        expect.objectContaining({ leadId, kind: 'assessment', nextStepAt: null }),
      );
      await agents
        .get(owner)!
        .post(`/api/v1/leads/${leadId}/clocks/assessment/done`, { note: '补做研判' })
        .expect(200);
      expect((await clocks(leadId))[0]).toMatchObject({ kind: 'assessment', state: 'late' });
    });

    it('stand still while a manager holds them and while the owner is away', async () => {
      const leadId = await arrives('16T08:30', BIG);
      const agent = await ownerOf(leadId);
      const pause = (client: Client, reason: string) =>
        client.post(`/api/v1/leads/${leadId}/clocks/assessment/pause`, { reason });
      await pause(agent, '想歇歇').expect(403);
      await manager
        .post(`/api/v1/leads/${leadId}/clocks/first_response/pause`, { reason: '不行' })
        .expect(400);
      await pause(manager, '等发改委意见').expect(200);
      await pause(manager, '再来').expect(409);
      expect((await clocks(leadId))[0]).toMatchObject({
        pauseCause: 'manager',
        pauseReason: '等发改委意见',
        next: null,
      });
      at('23T08:30');
      await sweep();
      expect(await steps(leadId, 'assessment')).toEqual([]);
      await manager.post(`/api/v1/leads/${leadId}/clocks/assessment/resume`).expect(200);
      await sweep();
      expect((await clocks(leadId))[0]).toMatchObject({
        state: 'running',
        dueAt: '2026-11-26T10:00:00.000Z',
      });
      const owner = (await lead(leadId)).owner.id;
      await admin
        .post('/api/v1/leaves', {
          userId: owner,
          startsAt: '2026-11-24T00:00:00+08:00',
          endsAt: '2026-11-26T00:00:00+08:00',
        })
        .expect(201);
      at('26T18:00');
      await sweep();
      expect(await steps(leadId, 'assessment')).toEqual([]);
      expect((await clocks(leadId))[0]).toMatchObject({ dueAt: '2026-11-30T10:00:00.000Z' });
    });

    it('stand still with the deal, and end with it', async () => {
      const leadId = await arrives('16T09:00', BIG);
      const agent = await ownerOf(leadId);
      const { body } = await agent.post(`/api/v1/leads/${leadId}/convert`, {}).expect(201);
      const states = async () =>
        (await clocks(leadId)).map(
          (clock: { state: string; pauseCause: string | null }) => clock.pauseCause ?? clock.state,
        );
      expect(await states()).toEqual(['ended', 'running', 'running']);
      const move = (to: string) =>
        agent.post(`/api/v1/deals/${body.dealId}/transitions`, { to, reason: '等地块' }).expect(200);
      await move('onHold');
      expect(await states()).toEqual(['ended', 'deal_on_hold', 'deal_on_hold']);
      await move('qualified');
      expect(await states()).toEqual(['ended', 'running', 'running']);
      await move('lost');
      expect(await states()).toEqual(['ended', 'ended', 'ended']);
    });
  });

  describe('of the next follow-up', () => {
    let id: string;
    beforeAll(async () => {
      id = (
        await policy({
          name: '跟进',
          kind: 'follow_up',
          minutes: 960,
          steps: [{ act: 'reassign', after: 60 }],
        })
      ).id;
    });
    afterAll(() => retire(id));

    it('begin when somebody reached out, by the date they promised or else the policy', async () => {
      const leadId = await arrives('18T09:00');
      const agent = await ownerOf(leadId);
      await agent.post(`/api/v1/leads/${leadId}/activities`, { type: 'note', summary: '记一下' }).expect(201);
      expect(await clocks(leadId)).toEqual([]);
      await call(agent, leadId);
      expect(await clocks(leadId)).toMatchObject([
        { kind: 'follow_up', dueAt: '2026-11-20T01:00:00.000Z', planned: false },
      ]);
      at('19T09:00');
      await call(agent, leadId, { nextFollowUpAt: '2026-11-24T10:00:00+08:00' });
      expect(await clocks(leadId)).toMatchObject([
        { round: 2, dueAt: '2026-11-24T02:00:00.000Z', planned: true },
      ]);
      const rows: { state: string }[] = await db().query(
        'SELECT state FROM lead_clocks WHERE lead_id = $1 AND stopped_at IS NOT NULL',
        [leadId],
      );
      expect(rows).toEqual([{ state: 'met' }]);
    });

    it('give the lead to somebody else when nobody follows up; that one has the policy’s time', async () => {
      const leadId = await arrives('18T09:00');
      const before = (await lead(leadId)).owner.id;
      const shares = async (): Promise<Record<string, number>> => {
        const rows: { user_id: string; received: number }[] = await db().query(
          'SELECT user_id, received FROM routing_shares WHERE rule_id = (SELECT rule_id FROM lead_assignments WHERE lead_id = $1 LIMIT 1)',
          [leadId],
        );
        return Object.fromEntries(rows.map((row) => [row.user_id, row.received]));
      };
      const had = await shares();
      await call(await ownerOf(leadId), leadId, { nextFollowUpAt: '2026-11-19T10:00:00+08:00' });
      at('19T09:55');
      await sweep();
      await live('19T10:59');
      await app.get(NoticeSweepService).sweep();
      // The date and the clock that keeps it come to the same instant: one notice.
      expect((await notices(before, leadId)).sort()).toEqual(['follow_up_due', 'lead_assigned']);
      expect((await lead(leadId)).owner.id).toBe(before);
      await sweep(); // the outage of the night was noticed at 9:55: nobody loses a lead before 10:55
      await live('19T11:05');
      const after = await lead(leadId);
      expect(after.owner.id).not.toBe(before);
      expect(after.assignment).toMatchObject({ reason: 'escalated' });
      // It counts for who got it; who let it lapse keeps it in theirs, and could not have got it again.
      const has = await shares();
      expect(has[after.owner.id]).toBe((had[after.owner.id] ?? 0) + 1);
      expect(has[before]).toBe(had[before]);
      const [{ inputs }] = await db().query(
        "SELECT inputs FROM lead_assignments WHERE lead_id = $1 AND reason = 'escalated'",
        [leadId],
      );
      expect(inputs.candidates).toContainEqual(expect.objectContaining({ userId: before, why: 'had_it' }));
      expect(await clocks(leadId)).toMatchObject([{ kind: 'follow_up', state: 'running', planned: false }]);
      expect(await notices(before, leadId)).toContain('lead_escalated');
    });
  });

  describe('of the first response, with a ladder', () => {
    let id: string;
    const ladder = [
      { act: 'copy', percent: 90 },
      { act: 'reassign', after: 30 },
      { act: 'pool', after: 60 },
    ];
    beforeAll(async () => {
      id = (await policy({ name: '阶梯', minutes: 30, warnPercents: [50], steps: ladder })).id;
    });
    afterAll(() => retire(id));
    const ALL = ['warn:50', 'copy:90', 'breach', 'reassign+30 reassigned', 'pool+60 pooled'];

    it('goes up its rungs: never to the same person, the new one has the time of a rung, then the pool', async () => {
      at('18T08:30');
      await sweep();
      await live('18T10:00');
      const leadId = await arrives('18T10:00');
      const first = (await lead(leadId)).owner.id;
      await live('18T10:29');
      expect(await steps(leadId, 'first_response')).toEqual(['warn:50', 'copy:90']);
      expect(await notices(managerUser.id, leadId)).toEqual(['due_copied']);
      await live('18T11:00');
      const second = await lead(leadId);
      expect(second.owner.id).not.toBe(first);
      expect(second.sla).toMatchObject({ state: 'breached', firstResponseDueAt: '2026-11-18T02:30:00.000Z' });
      await live('18T11:59');
      expect((await lead(leadId)).owner.id).toBe(second.owner.id);
      await live('18T13:40');
      expect(await lead(leadId)).toMatchObject({ owner: null, poolId: expect.any(String) });
      expect(await steps(leadId, 'first_response')).toEqual(ALL);
      const held = await admin.get(`/api/v1/leads/${leadId}/assignments`).expect(200);
      expect(held.body.items.map((item: { reason: string }) => item.reason)).toEqual(['escalated', 'rule']);
      expect(await notices(first, leadId)).toContain('lead_escalated');
    });

    it('tries again when nobody can take a lead, tells the leader once, and goes on to the next rung in time', async () => {
      at('18T08:30');
      await sweep();
      await live('18T10:00');
      const [leadId, other] = [await arrives('18T10:00'), (await anInquiry(app)).leadId];
      const first = (await lead(leadId)).owner.id;
      await db().query('UPDATE agent_loads SET accepting = false');
      await live('18T11:10');
      expect((await lead(leadId)).owner.id).toBe(first);
      expect(await steps(leadId, 'first_response')).toEqual([
        'warn:50',
        'copy:90',
        'breach',
        'reassign+30:nobody nobody',
      ]);
      const told = async (): Promise<number> =>
        (await notices(managerUser.id, leadId)).filter((kind) => kind === 'lead_escalated').length;
      expect(await told()).toBe(1);
      await db().query('UPDATE agent_loads SET accepting = true');
      await live('18T11:20');
      expect((await lead(leadId)).owner.id).not.toBe(first);
      expect(await steps(leadId, 'first_response')).toContain('reassign+30 reassigned');
      expect(await told()).toBe(2); // nobody, and then that it went on
      const stuck = (await anInquiry(app)).leadId;
      await db().query('UPDATE agent_loads SET accepting = false');
      await live('18T15:00');
      expect(await lead(stuck)).toMatchObject({ owner: null, pool: { kind: 'escalated' } });
      expect((await steps(stuck, 'first_response')).slice(-3)).toEqual([
        'reassign+30:nobody nobody',
        'reassign+30 nobody',
        'pool+60 pooled',
      ]);
      expect((await lead(other)).owner?.id ?? null).not.toBe(first);
      await db().query('UPDATE agent_loads SET accepting = true');
    });

    it('goes on up its rungs after a closing was taken back', async () => {
      const leadId = await arrives('18T14:00');
      const first = (await lead(leadId)).owner.id;
      await live('18T14:40');
      const closing = await closes([leadId]);
      await live('18T15:05');
      await takesBack(closing);
      await live('18T15:09');
      expect((await lead(leadId)).owner.id).not.toBe(first);
    });

    it('stops when somebody answers, and waits for who has just got the lead by hand', async () => {
      const answered = await arrives('18T14:00');
      const given = (await anInquiry(app)).leadId;
      await live('18T14:40');
      await call(await ownerOf(answered), answered);
      const present = (await lead(given)).owner.id;
      const target = [...agents.keys()].find((key) => key !== present);
      await manager.post(`/api/v1/leads/${given}/assign`, { ownerId: target, reason: '换人' }).expect(200);
      await live('18T15:05');
      expect(await steps(answered, 'first_response')).toEqual(['warn:50', 'copy:90', 'breach']);
      expect(await steps(given, 'first_response')).toEqual(['warn:50', 'copy:90', 'breach']);
      await live('18T15:15');
      expect(await steps(given, 'first_response')).toContain('reassign+30 reassigned');
    });

    it('after a day down says what was missed once, late, and takes no lead before a time of grace', async () => {
      await live('18T16:00');
      const leadId = await arrives('18T16:00');
      const first = (await lead(leadId)).owner.id;
      at('19T16:00');
      await sweep();
      await sweep();
      expect(await steps(leadId, 'first_response')).toEqual(['warn:50', 'copy:90', 'breach']);
      const [breach]: { late: number }[] = await db().query(
        "SELECT late_seconds::int AS late FROM clock_firings WHERE lead_id = $1 AND step = 'breach'",
        [leadId],
      );
      expect(breach).toEqual({ late: 23.5 * 3600 });
      await live('19T16:59');
      expect((await lead(leadId)).owner.id).toBe(first);
      await live('19T17:10');
      expect((await lead(leadId)).owner.id).not.toBe(first);
      expect(await steps(leadId, 'first_response')).toHaveLength(4);
    });

    it('with the clock three days ahead and an hour back takes every step once (security.md G11)', async () => {
      const leadId = await arrives('23T09:00');
      at('26T09:00');
      await sweep();
      at('25T08:00');
      await sweep();
      at('23T08:00');
      await sweep();
      await live('23T09:40');
      at('26T09:00');
      await sweep();
      await live('26T10:50');
      expect(await steps(leadId, 'first_response')).toHaveLength(4);
      await live('26T17:00');
      expect((await steps(leadId, 'first_response')).sort()).toEqual([...ALL].sort());
      const events: { kind: string; n: number }[] = await db().query(
        "SELECT kind, count(*)::int AS n FROM lead_events WHERE lead_id = $1 AND kind LIKE 'clock%' GROUP BY kind ORDER BY kind",
        [leadId],
      );
      expect(events).toEqual([
        { kind: 'clock_breached', n: 1 },
        { kind: 'clock_escalated', n: 3 },
        { kind: 'clock_warned', n: 1 },
      ]);
    });

    it('two workers at the same rung move each lead once', async () => {
      at('27T08:30');
      await sweep();
      await live('27T09:40');
      const leads: string[] = [];
      for (let n = 0; n < 12; n += 1) leads.push(await arrives('27T09:40'));
      await live('27T10:31');
      at('27T10:40');
      await Promise.all([sweep(), sweep(), sweep(), sweep()]);
      for (const leadId of leads) {
        expect(await steps(leadId, 'first_response')).toEqual(ALL.slice(0, 4));
        const held = await admin.get(`/api/v1/leads/${leadId}/assignments`).expect(200);
        expect(held.body.items).toHaveLength(2);
      }
      const wrong: unknown[] = await db().query(
        `SELECT 1 FROM agent_loads a WHERE a.open_leads <> (SELECT count(*) FROM leads l WHERE l.owner_id = a.user_id
           AND l.status IN ('new', 'contacted', 'qualified', 'nurturing'))`,
      );
      expect(wrong).toEqual([]);
    });
  });

  it('the ledger of steps can’t be changed', async () => {
    await expect(db().query("UPDATE clock_firings SET outcome = 'said'")).rejects.toThrow('append-only');
    await expect(db().query('DELETE FROM clock_firings')).rejects.toThrow('append-only');
  });

  it('raises the alarm once for each wait, in working time, to those who can help', async () => {
    await db().query('UPDATE agent_loads SET accepting = false');
    const leadId = await arrives('18T17:30');
    expect(await lead(leadId)).toMatchObject({
      waitingReason: 'paused',
      waitingSince: '2026-11-18T09:30:00.000Z',
    });
    const list = await manager.get('/api/v1/leads?view=team&waiting=true&sort=createdAt').expect(200);
    expect(list.body.items.map((item: { id: string }) => item.id)).toContain(leadId);
    at('19T08:59');
    await sweep();
    expect(await steps(leadId, 'waiting')).toEqual([]);
    at('19T09:00');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await steps(leadId, 'waiting')).toEqual(['alarm']);
    expect((await notices(managerUser.id, leadId)).filter((kind) => kind === 'waiting_alarm')).toHaveLength(
      1,
    );
    expect((await notices(admin.userId!, leadId)).filter((kind) => kind === 'waiting_alarm')).toHaveLength(1);
    await db().query('UPDATE agent_loads SET accepting = true');
    await app.get(RetryWaitingService).retry();
    expect((await lead(leadId)).owner).not.toBeNull();
  });

  it('policies are checked, and a preview says when something would be due', async () => {
    const create = (body: object) => admin.post('/api/v1/sla-policies', { name: '错', ...body });
    await create({ kind: 'first_response', days: 1 }).expect(400);
    await create({ kind: 'report', days: 1, minutes: 5 }).expect(400);
    await create({ kind: 'report' }).expect(400);
    await create({ minutes: 5, pauses: ['owner_leave'] }).expect(400);
    await create({ minutes: 5, steps: [{ act: 'pool', percent: 50 }] }).expect(400);
    await create({ minutes: 5, areaMinSqm: 10, areaMaxSqm: 10 }).expect(400);
    const preview = async (body: object) =>
      (await manager.post('/api/v1/sla-policies/preview', body).expect(200)).body;
    expect(
      await preview({ kind: 'follow_up', minutes: 20, warnPercents: [50], at: '2026-11-20T17:50:00+08:00' }),
    ).toMatchObject({
      dueAt: '2026-11-23T00:40:00.000Z',
      steps: [
        { act: 'warn', percent: 50, at: '2026-11-20T10:00:00.000Z' },
        { act: 'breach', at: '2026-11-23T00:40:00.000Z' },
      ],
      yearMissing: true,
    });
    expect(await preview({ kind: 'report' })).toMatchObject({ policyId: null, dueAt: null });
  });
});
