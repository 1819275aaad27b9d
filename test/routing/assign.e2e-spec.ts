import { LEAD_ASSIGNED } from '@luodi/leads';
import { RetryWaitingService } from '@luodi/routing';
import { aTeam, aUser } from '../builders/identity';
import { aLead, aLeadPhone, anInquiry } from '../builders/leads';
import { aRule, anAgent } from '../builders/routing';
import { TEST_NOW, startTestApp, type Client, type TestApp } from '../support/app';

describe('a new lead finds its agent', () => {
  let app: TestApp;
  let admin: Client;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });

  // Every story has teams and rules of its own; nothing of an earlier one waits any more.
  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    await db().query('DELETE FROM routing_shares');
    await db().query('DELETE FROM routing_rules');
    await db().query('UPDATE leads SET waiting_reason = NULL WHERE waiting_reason IS NOT NULL');
    await db().query('DELETE FROM graphile_worker._private_jobs');
  });

  afterAll(() => app.close());

  const db = () => app.dataSource.manager;
  const detail = async (leadId: string) => (await admin.get(`/api/v1/leads/${leadId}`).expect(200)).body;
  const load = async (userId: string): Promise<number> => {
    const rows: { open_leads: number }[] = await db().query(
      'SELECT open_leads FROM agent_loads WHERE user_id = $1',
      [userId],
    );
    return rows[0]?.open_leads ?? 0;
  };

  it('is numbered, owned, clocked and explained in the same transaction', async () => {
    const team = await aTeam(db());
    const rule = await aRule(db(), { teamId: team.id, name: '岳塘—厂房' });
    const agent = await anAgent(db(), team.id, { name: '彭晓岚' });
    const { leadId, number, outcome } = await anInquiry(app, {
      needType: 'rent_factory',
      companyName: '启衡新材料（湖南）有限公司',
      areaMaxSqm: 6000,
    });
    expect(number).toMatch(/^XS-261118-\d{4}$/);
    expect(outcome).toMatchObject({ kind: 'assigned', ownerId: agent.id, ruleId: rule.id });
    const lead = await detail(leadId);
    expect(lead).toMatchObject({
      status: 'new',
      owner: { id: agent.id, name: '彭晓岚' },
      sla: {
        state: 'running',
        minutes: 30,
        startedAt: '2026-11-18T02:00:00.000Z',
        firstResponseDueAt: '2026-11-18T02:30:00.000Z',
        nextWarningAt: '2026-11-18T02:15:00.000Z',
      },
      clock: { kind: 'first_response', at: '2026-11-18T02:30:00.000Z' },
      assignment: { reason: 'rule', ruleName: '岳塘—厂房' },
    });
    expect(await load(agent.id)).toBe(1);
    const { body } = await admin.get(`/api/v1/leads/${leadId}/assignments`).expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0].inputs).toMatchObject({
      rule: { id: rule.id, name: '岳塘—厂房' },
      chosen: agent.id,
      place: 1,
      candidates: [
        { userId: agent.id, name: '彭晓岚', open: 0, capacity: 60, weight: 1, eligible: true, rank: 1 },
      ],
      calendar: { onShift: true, required: false },
    });
    const jobs: { payload: { payload: object } }[] = await db().query(
      `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'leads.lead-assigned'`,
    );
    expect(jobs.map((job) => job.payload.payload)).toEqual([{ assignmentId: body.items[0].id }]);
  });

  it('leaves the job that the queue itself would have written, also when the queue has never heard of its kind', async () => {
    await db().query('DELETE FROM graphile_worker._private_tasks');
    const team = await aTeam(db());
    await aRule(db(), { teamId: team.id });
    await anAgent(db(), team.id);
    await anInquiry(app);
    await anInquiry(app);
    await db().query(
      `SELECT graphile_worker.add_job($1, payload, max_attempts => $2) FROM graphile_worker._private_jobs LIMIT 1`,
      [LEAD_ASSIGNED.name, LEAD_ASSIGNED.maxAttempts],
    );
    const rows: { row: Record<string, unknown> }[] = await db().query(
      `SELECT to_jsonb(j) - ARRAY['id', 'run_at', 'created_at', 'updated_at', 'payload'] AS row
       FROM graphile_worker._private_jobs j ORDER BY id`,
    );
    expect(rows).toHaveLength(3);
    expect(rows[1]).toEqual(rows[0]);
    expect(rows[2]).toEqual(rows[0]);
  });

  it('goes by the first rule that holds, and a changed rule counts at once', async () => {
    const [land, rest] = [await aTeam(db()), await aTeam(db())];
    const landAgent = await anAgent(db(), land.id);
    const restAgent = await anAgent(db(), rest.id);
    await aRule(db(), {
      teamId: land.id,
      position: 1,
      conditions: [{ field: 'needType', op: 'in', value: ['buy_land'] }],
    });
    const catchAll = await aRule(db(), { teamId: rest.id, position: 2 });
    expect((await anInquiry(app, { needType: 'buy_land' })).outcome).toMatchObject({ ownerId: landAgent.id });
    expect((await anInquiry(app, { needType: 'rent_office' })).outcome).toMatchObject({
      ownerId: restAgent.id,
    });
    const { body: rule } = await admin.get(`/api/v1/routing/rules/${catchAll.id}`).expect(200);
    await admin
      .patch(`/api/v1/routing/rules/${catchAll.id}`, { version: rule.version, teamId: land.id })
      .expect(200);
    expect((await anInquiry(app, { needType: 'rent_office' })).outcome).toMatchObject({
      ownerId: landAgent.id,
    });
  });

  it('passes over who is full, does not accept, or has left', async () => {
    const team = await aTeam(db());
    await aRule(db(), { teamId: team.id });
    const full = await anAgent(db(), team.id, { capacity: 0 });
    const away = await anAgent(db(), team.id, { accepting: false });
    const left = await anAgent(db(), team.id);
    await db().query('UPDATE users SET active = false WHERE id = $1', [left.id]);
    const there = await anAgent(db(), team.id);
    const { leadId, outcome } = await anInquiry(app);
    expect(outcome).toMatchObject({ ownerId: there.id });
    const { body } = await admin.get(`/api/v1/leads/${leadId}/assignments`).expect(200);
    const why = Object.fromEntries(
      body.items[0].inputs.candidates.map((candidate: { userId: string; why: string | null }) => [
        candidate.userId,
        candidate.why,
      ]),
    );
    expect(why).toEqual({
      [there.id]: null,
      [full.id]: 'full',
      [away.id]: 'not_accepting',
      [left.id]: 'inactive',
    });
  });

  it.each([
    ['no_rule', async () => undefined],
    [
      'no_members',
      async () => {
        await aRule(db());
      },
    ],
    [
      'all_full',
      async () => {
        const { teamId } = await aRule(db());
        await anAgent(db(), teamId, { capacity: 0 });
      },
    ],
    [
      'paused',
      async () => {
        const { teamId } = await aRule(db());
        await anAgent(db(), teamId, { accepting: false });
      },
    ],
    [
      'off_shift',
      async () => {
        const { teamId } = await aRule(db(), { onlyOnShift: true });
        await anAgent(db(), teamId);
        app.clock.set('2026-11-22T10:00:00+08:00'); // a Sunday
      },
    ],
  ])('waits with the reason %s, its clock running, and managers are told once', async (reason, arrange) => {
    await arrange();
    const { leadId, outcome } = await anInquiry(app);
    expect(outcome).toMatchObject({ kind: 'waiting', reason });
    expect(await detail(leadId)).toMatchObject({
      owner: null,
      waitingReason: reason,
      sla: { state: 'running' },
    });
    const waiting = await admin.get('/api/v1/leads?view=all&waiting=true').expect(200);
    expect(waiting.body.items).toHaveLength(1);
    const list = (await admin.get('/api/v1/clocks/waiting').expect(200)).body.items;
    expect(list).toMatchObject([{ id: leadId, reason, company: null }]);
    expect(list[0].rule === null).toBe(reason === 'no_rule');
    expect(list[0].agents).toHaveLength(['no_rule', 'no_members'].includes(reason) ? 0 : 1);
    // On Monday morning by itself; the others when somebody does something about it.
    expect(list[0].freedAt).toBe(reason === 'off_shift' ? '2026-11-23T00:30:00.000Z' : null);
    const jobs: unknown[] = await db().query(
      `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'leads.lead-waiting'`,
    );
    expect(jobs).toHaveLength(1);
  });

  it('the waiting list names rule, team and who is full or away, within the scope of who looks', async () => {
    const { teamId, id: ruleId } = await aRule(db());
    const full = await anAgent(db(), teamId, { capacity: 0 });
    const { leadId } = await anInquiry(app);
    const team = await aUser(db(), { role: 'manager', teamIds: [teamId] });
    const manager = await app.signIn(team.username);
    const [row] = (await manager.get('/api/v1/clocks/waiting').expect(200)).body.items;
    expect(row).toMatchObject({ id: leadId, reason: 'all_full', rule: { id: ruleId }, team: { id: teamId } });
    expect(row.agents).toEqual([
      { id: full.id, name: full.name, open: 0, capacity: 0, accepting: true, leaveUntil: null },
    ]);
    const away = new Date(Date.parse(TEST_NOW) + 5 * 3_600_000).toISOString();
    await admin.post('/api/v1/leaves', { userId: full.id, startsAt: TEST_NOW, endsAt: away }).expect(201);
    await db().query('UPDATE agent_loads SET capacity = 60 WHERE user_id = $1', [full.id]);
    await app.get(RetryWaitingService).retry();
    const [later] = (await manager.get('/api/v1/clocks/waiting').expect(200)).body.items;
    expect(later).toMatchObject({ reason: 'on_leave', freedAt: away, agents: [{ leaveUntil: away }] });
    const loads = (await manager.get('/api/v1/routing/agents').expect(200)).body.items;
    expect(loads).toMatchObject([{ userId: full.id, open: 0, capacity: 60, leaveUntil: away }]);
    const other = await aUser(db(), { role: 'manager', teamIds: [(await aTeam(db())).id] });
    const foreign = await app.signIn(other.username);
    expect((await foreign.get('/api/v1/clocks/waiting').expect(200)).body.items).toEqual([]);
    expect((await manager.get('/api/v1/clocks/waiting?limit=1').expect(200)).body.nextCursor).toBeNull();
    await manager.get('/api/v1/clocks/waiting?cursor=nonsense').expect(400);
  });

  it('is assigned when capacity comes, by the retry, and the clock goes on from the arrival', async () => {
    const { teamId } = await aRule(db());
    const agent = await anAgent(db(), teamId, { capacity: 0 });
    const { leadId } = await anInquiry(app);
    app.clock.advanceMinutes(10);
    await admin.patch(`/api/v1/routing/agents/${agent.id}`, { capacity: 5 }).expect(200);
    await app.runJobs();
    expect(await detail(leadId)).toMatchObject({
      owner: { id: agent.id },
      waitingReason: null,
      sla: { state: 'running', startedAt: '2026-11-18T02:00:00.000Z' },
    });
    expect(await load(agent.id)).toBe(1);
  });

  it.each<[string, (teamId: string) => Promise<void>]>([
    [
      'a new agent',
      async (teamId) => {
        const body = {
          username: `neu-${Date.now()}`,
          name: '唐雨薇',
          role: 'agent',
          password: 'a-good-password',
        };
        await admin.post('/api/v1/users', { ...body, teamIds: [teamId] }).expect(201);
      },
    ],
    [
      'an agent who joins the team',
      async (teamId) => {
        const agent = await aUser(db());
        await admin.patch(`/api/v1/users/${agent.id}`, { teamIds: [teamId], version: 1 }).expect(200);
      },
    ],
    [
      'members put in by the team’s screen',
      async (teamId) => {
        const agent = await aUser(db());
        await admin.put(`/api/v1/teams/${teamId}/members`, { memberIds: [agent.id] }).expect(200);
      },
    ],
    [
      'an agent who is active again',
      async (teamId) => {
        const agent = await anAgent(db(), teamId);
        await db().query('UPDATE users SET active = false WHERE id = $1', [agent.id]);
        await admin.patch(`/api/v1/users/${agent.id}`, { active: true, version: 1 }).expect(200);
      },
    ],
    [
      'more capacity',
      async (teamId) => {
        const agent = await anAgent(db(), teamId, { capacity: 0 });
        await admin.patch(`/api/v1/routing/agents/${agent.id}`, { capacity: 5 }).expect(200);
      },
    ],
    [
      'an agent who accepts again',
      async (teamId) => {
        const agent = await anAgent(db(), teamId, { accepting: false });
        await admin.patch(`/api/v1/routing/agents/${agent.id}`, { accepting: true }).expect(200);
      },
    ],
  ])('%s wakes the waiting leads at once', async (_name, change) => {
    const { teamId } = await aRule(db());
    const { leadId, outcome } = await anInquiry(app);
    expect(outcome).toMatchObject({ kind: 'waiting' });
    await change(teamId);
    await app.runJobs();
    expect((await detail(leadId)).owner).not.toBeNull();
  });

  it('is assigned when an agent closes a lead and has room again', async () => {
    const { teamId } = await aRule(db());
    const agent = await anAgent(db(), teamId, { capacity: 1 });
    const first = await anInquiry(app);
    const second = await anInquiry(app);
    expect(second.outcome).toMatchObject({ kind: 'waiting', reason: 'all_full' });
    await admin.post(`/api/v1/leads/${first.leadId}/disqualify`, { reason: '已在别处签约' }).expect(200);
    await app.runJobs();
    expect(await detail(second.leadId)).toMatchObject({ owner: { id: agent.id } });
    expect(await load(agent.id)).toBe(1);
  });

  it('a returning person keeps lead and owner; blanks are filled, nothing is overwritten', async () => {
    const { teamId } = await aRule(db());
    const owner = await anAgent(db(), teamId);
    const phone = aLeadPhone();
    const first = await anInquiry(app, { phone, companyName: '湘江精密制造', useText: '五金冲压' });
    await anAgent(db(), teamId);
    const again = await anInquiry(app, {
      phone,
      companyName: '另一家公司',
      useText: '仓储',
      taxText: '年税收300万',
    });
    expect(again).toMatchObject({
      leadId: first.leadId,
      kind: 'attached',
      outcome: { kind: 'kept', ownerId: owner.id },
    });
    expect(await detail(first.leadId)).toMatchObject({
      company: '湘江精密制造',
      useText: '五金冲压',
      taxText: '年税收300万',
      inquiryCount: 2,
      owner: { id: owner.id },
    });
    expect(await load(owner.id)).toBe(1);
  });

  it('a disqualified lead is open again with its owner and a new clock', async () => {
    const { teamId } = await aRule(db());
    const owner = await anAgent(db(), teamId);
    const phone = aLeadPhone();
    const first = await anInquiry(app, { phone });
    await admin.post(`/api/v1/leads/${first.leadId}/disqualify`, { reason: '空号' }).expect(200);
    expect(await load(owner.id)).toBe(0);
    app.clock.advanceMinutes(60);
    const again = await anInquiry(app, { phone });
    expect(again).toMatchObject({
      leadId: first.leadId,
      kind: 'reopened',
      outcome: { kind: 'kept', ownerId: owner.id },
    });
    expect(await detail(first.leadId)).toMatchObject({
      status: 'new',
      owner: { id: owner.id },
      sla: { state: 'running', startedAt: '2026-11-18T03:00:00.000Z' },
    });
    expect(await load(owner.id)).toBe(1);
  });

  it('a reopened lead whose owner has no room goes by the rules', async () => {
    const { teamId } = await aRule(db());
    const owner = await anAgent(db(), teamId, { capacity: 1 });
    const phone = aLeadPhone();
    const first = await anInquiry(app, { phone });
    await admin.post(`/api/v1/leads/${first.leadId}/disqualify`, { reason: '空号' }).expect(200);
    await aLead(db(), { ownerId: owner.id, teamId });
    const other = await anAgent(db(), teamId);
    const again = await anInquiry(app, { phone });
    expect(again.outcome).toMatchObject({ kind: 'assigned', ownerId: other.id });
    expect(await load(owner.id)).toBe(1);
  });

  it('what an agent types in is theirs, whatever the rules say', async () => {
    const { teamId } = await aRule(db());
    await anAgent(db(), teamId);
    const own = await aTeam(db());
    const agent = await aUser(db(), { teamIds: [own.id] });
    const { leadId, outcome } = await anInquiry(app, { enteredById: agent.id, channel: 'phone' });
    expect(outcome).toMatchObject({ kind: 'assigned', ownerId: agent.id, ruleId: null });
    expect(await detail(leadId)).toMatchObject({
      assignment: { reason: 'entered' },
      owner: { id: agent.id },
    });
  });

  it('shares converge by weight and no cap is exceeded, also with sixteen at once', async () => {
    const { teamId, id: ruleId } = await aRule(db());
    const agents = [
      await anAgent(db(), teamId, { weight: 1, capacity: 500 }),
      await anAgent(db(), teamId, { weight: 2, capacity: 500 }),
      await anAgent(db(), teamId, { weight: 1, capacity: 5 }),
    ];
    const shares = async (): Promise<{ received: number; held: number }[]> => {
      const rows: { user_id: string; received: number; held: number }[] = await db().query(
        'SELECT user_id, received, (received + credit)::float8 AS held FROM routing_shares WHERE rule_id = $1',
        [ruleId],
      );
      return agents.map(({ id }) => rows.find((row) => row.user_id === id) ?? { received: 0, held: 0 });
    };
    for (let round = 0; round < 5; round += 1)
      await Promise.all(Array.from({ length: 16 }, () => anInquiry(app)));
    const atOnce = await shares();
    expect(atOnce.reduce((sum, { received }) => sum + received, 0)).toBe(80);
    expect(atOnce[2]!.received).toBe(5);
    // Those in flight together decide on one ledger and may put the shares off; one by one they converge again.
    for (let turn = 0; turn < 40; turn += 1) await anInquiry(app);
    const [single, double, full] = await shares();
    expect(Math.abs(double!.held - 2 * single!.held)).toBeLessThanOrEqual(3); // a lead off on either side
    expect(full!.received).toBe(5);
    for (const [index, { received }] of (await shares()).entries()) {
      expect(await load(agents[index]!.id)).toBe(received);
    }
    const wrong: unknown[] = await db().query(
      `SELECT 1 FROM agent_loads l WHERE l.open_leads <> (SELECT count(*) FROM leads
         WHERE owner_id = l.user_id AND status NOT IN ('converted', 'disqualified', 'merged'))`,
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    [1, 1, 1],
    [3, 2, 1],
    [6, 1, 1],
  ])(
    'sixteen at a time on weights %i, %i, %i stay within two leads of the exact shares',
    async (...weights) => {
      const { teamId, id: ruleId } = await aRule(db());
      const agents: string[] = [];
      for (const weight of weights) {
        const { id } = await anAgent(db(), teamId, { weight, capacity: 500 });
        agents.push(id);
        await db().query('INSERT INTO routing_shares (rule_id, user_id, received) VALUES ($1, $2, 0)', [
          ruleId,
          id,
        ]);
      }
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      for (let given = 16; given <= 112; given += 16) {
        await Promise.all(Array.from({ length: 16 }, () => anInquiry(app)));
        for (const [index, id] of agents.entries()) {
          expect(Math.abs((await load(id)) - (given * weights[index]!) / total)).toBeLessThanOrEqual(2);
        }
      }
    },
  );
});
