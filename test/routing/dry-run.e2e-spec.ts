import { aPark } from '../builders/workspace';
import { aTeam, aUser } from '../builders/identity';
import { anInquiry } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { TEST_NOW, startTestApp, type Client, type TestApp } from '../support/app';

/** One workspace: a month of leads given by weight, then other rules are tried on it, and what was given is judged. */
describe('past leads under other rules', () => {
  let app: TestApp;
  let admin: Client;
  let manager: Client;
  let agent: Client;
  let team: { id: string; name: string };
  let other: { id: string; name: string };
  let agents: { id: string }[];
  let otherAgent: { id: string };
  const leads: string[] = [];

  const db = () => app.dataSource.manager;
  const tryOut = async (rules: object[] | null, days = 30) => {
    if (rules !== null) {
      const { body } = await admin.get('/api/v1/routing/rule-set').expect(200);
      await admin.put('/api/v1/routing/draft', { version: body.draft?.version ?? 0, rules }).expect(200);
    }
    const source = rules === null ? 'published' : 'draft';
    const asked = (await manager.post('/api/v1/routing/dry-runs', { source, days }).expect(202)).body;
    expect(asked).toMatchObject({ status: 'queued', progress: 0, days, result: null });
    await app.runJobs();
    const done = (await manager.get(`/api/v1/routing/dry-runs/${asked.id}`).expect(200)).body;
    expect(done).toMatchObject({ status: 'done', progress: 1 });
    return done.result;
  };

  beforeAll(async () => {
    app = await startTestApp();
    [team, other] = [await aTeam(db()), await aTeam(db())];
    const one = await anAgent(db(), team.id, { weight: 1 });
    agents = [one, await anAgent(db(), team.id, { weight: 3 })];
    otherAgent = await anAgent(db(), other.id);
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    agent = await app.signIn(one.username);
    await admin.post('/api/v1/routing/rules', { name: '全部', teamId: team.id, conditions: [] }).expect(201);
    for (let n = 0; n < 12; n += 1) {
      app.clock.advanceMinutes(60);
      const needType = n % 3 === 0 ? 'buy_land' : 'rent_office';
      leads.push((await anInquiry(app, { needType })).leadId);
    }
    // What an agent enters is theirs whatever the rules say.
    app.clock.advanceMinutes(60);
    await anInquiry(app, { enteredById: otherAgent.id, channel: 'phone' });
    await app.runJobs();
  });

  afterAll(() => app.close());

  it('the rules that gave them give them again', async () => {
    const result = await tryOut(null);
    expect(result).toMatchObject({ leads: 13, same: 12, different: 0, waiting: 0, unmatched: 0, entered: 1 });
    expect(result.rules).toMatchObject([{ rule: { name: '全部' }, leads: 12 }]);
    expect(result.agents).toMatchObject([
      { agent: { id: agents[1]?.id }, was: 9, would: 9 },
      { agent: { id: agents[0]?.id }, was: 3, would: 3 },
      { agent: { id: otherAgent.id }, was: 1, would: 1 },
    ]);
  });

  it('a draft shows who would have got what, the difference, and what no rule wants', async () => {
    const land = {
      name: '地',
      teamId: other.id,
      conditions: [{ field: 'needType', op: 'in', value: ['buy_land'] }],
    };
    const result = await tryOut([land]);
    expect(result).toMatchObject({ leads: 13, same: 0, different: 12, unmatched: 8, waiting: 0 });
    expect(result.differences).toHaveLength(12);
    expect(result.unmatchedLeads[0]).toMatchObject({
      leadId: leads.at(-1),
      rule: null,
      would: null,
      waitingReason: 'no_rule',
    });
    expect(result.differences.find((row: { leadId: string }) => row.leadId === leads[0])).toMatchObject({
      rule: { name: '地' },
      would: { id: otherAgent.id },
    });
    // A cap, then the next rule: shares and caps are counted lead by lead.
    const capped = { ...land, conditions: [], cap: 2, capPeriod: 'month', fallback: 'next' };
    const rest = { name: '其余', teamId: team.id, conditions: [], strategy: 'round_robin' };
    const second = await tryOut([capped, rest]);
    expect(second.agents).toMatchObject([
      { agent: { id: expect.any(String) }, would: 5 },
      { agent: { id: expect.any(String) }, would: 5 },
      { agent: { id: otherAgent.id }, was: 1, would: 3 },
    ]);
  });

  it('who was on leave then is passed over, and who was full has room for what the run gave to others', async () => {
    const startsAt = new Date(Date.parse(TEST_NOW) - 60_000).toISOString();
    const endsAt = new Date(Date.parse(TEST_NOW) + 6.5 * 3_600_000).toISOString();
    await admin.post('/api/v1/leaves', { userId: agents[1]?.id, startsAt, endsAt }).expect(201);
    const result = await tryOut(null);
    // Six leads came during the leave; nobody catches them up.
    expect(
      result.agents.find((row: { agent: { id: string } }) => row.agent.id === agents[0]?.id).would,
    ).toBeGreaterThanOrEqual(7);
    await admin.patch(`/api/v1/routing/agents/${agents[0]?.id}`, { capacity: 2 }).expect(200);
    await admin.patch(`/api/v1/routing/agents/${agents[1]?.id}`, { capacity: 2 }).expect(200);
    expect((await tryOut(null)).waiting).toBeGreaterThan(0);
  });

  it('is for those who may read rules; a draft that is not there cannot be tried', async () => {
    await agent.post('/api/v1/routing/dry-runs', {}).expect(403);
    await manager.post('/api/v1/routing/dry-runs', { days: 91 }).expect(400);
    await manager.get('/api/v1/routing/dry-runs/00000000-0000-7000-8000-000000000000').expect(404);
    const { draft } = (await admin.get('/api/v1/routing/rule-set').expect(200)).body;
    await admin.post('/api/v1/routing/draft/discard', { version: draft.version }).expect(200);
    await manager.post('/api/v1/routing/dry-runs', {}).expect(404);
  });

  it('a run over no leads at all is done as well', async () => {
    app.clock.advanceMinutes(60 * 24 * 60);
    expect(await tryOut(null, 7)).toMatchObject({ leads: 0, differences: [], unmatchedLeads: [] });
    app.clock.set(TEST_NOW);
    app.clock.advanceMinutes(13 * 60);
  });

  it('the fairness report says what each rule gave and owed, by the weights of those who could take it', async () => {
    const report = (await manager.get('/api/v1/reports/fairness?from=2026-11-01&to=2026-11-30').expect(200))
      .body;
    expect(report.rows).toHaveLength(2);
    const of = (id: string | undefined) =>
      report.rows.find((row: { key: string }) => row.key.endsWith(String(id)));
    expect(of(agents[0]?.id)).toMatchObject({
      rule: '全部',
      received: 3,
      eligible: 12,
      ideal: 3,
      deviation: 0,
    });
    expect(of(agents[1]?.id)).toMatchObject({ received: 9, eligible: 12, ideal: 9, deviation: 0 });
    expect(report.totals).toMatchObject({ received: 12, ideal: 12, deviation: 0 });
    expect(report.definition).toHaveProperty('ideal');
    const own = (await agent.get('/api/v1/reports/fairness?from=2026-11-01').expect(200)).body;
    expect(own.rows.map((row: { received: number }) => row.received)).toEqual([3]);
    const park = await aPark(db());
    const none = (await admin.get(`/api/v1/reports/fairness?parkId=${park.id}`).expect(200)).body;
    expect(none.rows).toEqual([]);
    const land = (await admin.get('/api/v1/reports/fairness?needType=buy_land').expect(200)).body;
    expect(land.totals.received).toBe(4);
    const asked = await admin
      .post('/api/v1/exports', { kind: 'report:fairness', format: 'csv', filter: { from: '2026-11-01' } })
      .expect(202);
    await app.runJobs();
    const file = await admin.get(`/api/v1/exports/${asked.body.id}/file`).expect(200);
    expect(file.text ?? file.body.toString()).toContain('应得');
  });

  it('a rule whose people are full may put the lead into the pool', async () => {
    await db().query(
      'INSERT INTO pools (id, name, team_id) SELECT gen_random_uuid(), $1, $2 WHERE NOT EXISTS (SELECT 1 FROM pools WHERE team_id = $2)',
      ['公海', team.id],
    );
    const { items } = (await admin.get('/api/v1/routing/rules').expect(200)).body;
    await admin
      .patch(`/api/v1/routing/rules/${items[0].id}`, { version: items[0].version, fallback: 'pool' })
      .expect(200);
    for (const { id } of agents)
      await admin.patch(`/api/v1/routing/agents/${id}`, { capacity: 0 }).expect(200);
    const { leadId, outcome } = await anInquiry(app);
    expect(outcome).toMatchObject({ kind: 'kept', ownerId: null });
    const lead = (await admin.get(`/api/v1/leads/${leadId}`).expect(200)).body;
    expect(lead).toMatchObject({
      owner: null,
      waitingReason: null,
      poolId: expect.any(String),
      sla: { state: 'running' },
    });
  });
});
