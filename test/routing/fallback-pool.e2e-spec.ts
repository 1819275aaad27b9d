import { aTeam, aUser } from '../builders/identity';
import { imported } from '../builders/imports';
import { anInquiry } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { TEST_NOW, startTestApp, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** A rule names the public pool that takes what nobody can take. */
describe('a public pool as the fallback of a rule', () => {
  let app: TestApp;
  let admin: Client;
  let team: { id: string; name: string };
  let other: { id: string; name: string };
  let agent: { id: string; username: string };
  let pool: { id: string; version: number; name: string };

  const db = () => app.dataSource.manager;
  const ruleSet = async () => (await admin.get('/api/v1/routing/rule-set').expect(200)).body;
  const aRuleOf = (extra: object = {}) => ({
    name: '全市',
    teamId: team.id,
    conditions: [],
    fallback: 'pool',
    fallbackPoolId: pool.id,
    ...extra,
  });
  const draftOf = async (rules: object[]) => {
    const version = (await ruleSet()).draft?.version ?? 0;
    return admin.put('/api/v1/routing/draft', { version, rules });
  };
  const publish = async (rules: object[]) => {
    const saved = await draftOf(rules);
    expect(saved.status).toBe(200);
    const { draft } = saved.body;
    return (await admin.post('/api/v1/routing/draft/publish', { version: draft.version }).expect(200)).body;
  };
  const aPool = async (extra: object) =>
    (
      await admin
        .post('/api/v1/pools', { name: `公海 ${team.name}`.slice(0, 50), teamIds: [team.id], ...extra })
        .expect(201)
    ).body;
  const change = (body: object) => admin.patch(`/api/v1/pools/${pool.id}`, body);
  const room = (userId: string, capacity: number) =>
    admin.patch(`/api/v1/routing/agents/${userId}`, { capacity }).expect(200);
  const leadOf = async (id: string) => (await admin.get(`/api/v1/leads/${id}`).expect(200)).body;
  const aParkOf = async (teamId: string) => {
    const { body } = await admin.post('/api/v1/parks', { name: `园 ${team.id.slice(-9)}` }).expect(201);
    await admin.patch(`/api/v1/parks/${body.id}`, { version: 1, teamId }).expect(200);
    return { id: String(body.id), version: 2 };
  };
  const ownPool = async (teamId: string): Promise<string> => {
    await db().query(
      `INSERT INTO pools (id, name, team_id) SELECT gen_random_uuid(), '自有', $1
       WHERE NOT EXISTS (SELECT 1 FROM pools WHERE team_id = $1)`,
      [teamId],
    );
    return (await db().query('SELECT id FROM pools WHERE team_id = $1', [teamId]))[0].id;
  };

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });
  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    await db().query('DELETE FROM routing_rules');
    await db().query('DELETE FROM routing_drafts');
    await db().query('UPDATE leads SET waiting_reason = NULL WHERE waiting_reason IS NOT NULL');
    [team, other] = [await aTeam(db()), await aTeam(db())];
    agent = await anAgent(db(), team.id, { capacity: 0 });
    pool = await aPool({});
  });
  afterAll(() => app.close());

  it('takes the lead, says so in the timeline and the ledger, and whoever it is open to may claim it', async () => {
    await publish([aRuleOf()]);
    const { leadId, outcome } = await anInquiry(app);
    expect(outcome).toEqual({ kind: 'kept', ownerId: null });
    const lead = await leadOf(leadId);
    expect(lead).toMatchObject({
      poolId: pool.id,
      pool: { kind: 'routed', name: pool.name },
      waitingReason: null,
      sla: { state: 'running' },
    });
    const { items } = (await admin.get(`/api/v1/leads/${leadId}/timeline`).expect(200)).body;
    expect(items.find((item: { kind: string }) => item.kind === 'released').data).toMatchObject({
      reason: 'routed',
      ruleName: '全市',
      poolName: pool.name,
    });
    expect(items.find((item: { kind: string }) => item.kind === 'waiting').data).toMatchObject({
      reason: 'all_full',
    });
    expect(
      await db().query('SELECT direction, reason, pool_id FROM pool_ledger WHERE lead_id = $1', [leadId]),
    ).toEqual([{ direction: 'in', reason: 'routed', pool_id: pool.id }]);
    await room(agent.id, 5);
    const claimed = await (await app.signIn(agent.username)).post(`/api/v1/leads/${leadId}/claim`, {});
    expect([claimed.status, claimed.body.owner?.id]).toEqual([200, agent.id]);
    // Somebody has room now: the next is theirs.
    expect((await anInquiry(app)).outcome).toMatchObject({ ownerId: agent.id });
  });

  it('is a rule’s through drafts, versions and rollback; another choice forgets it', async () => {
    const first = await publish([aRuleOf()]);
    expect((await admin.get('/api/v1/routing/rules').expect(200)).body.items).toMatchObject([
      { fallback: 'pool', fallbackPool: { id: pool.id, name: pool.name } },
    ]);
    const second = await publish([aRuleOf({ fallbackPoolId: null })]);
    expect(second.number).toBe(first.number + 1);
    const { items } = (await admin.get('/api/v1/routing/rules').expect(200)).body;
    expect(items[0]).toMatchObject({ fallback: 'pool', fallbackPool: null });
    await admin
      .patch(`/api/v1/routing/rules/${items[0].id}`, { version: items[0].version, fallbackPoolId: pool.id })
      .expect(200);
    const shown = (await admin.get(`/api/v1/routing/versions/${second.number + 1}`).expect(200)).body;
    expect(shown.changes).toMatchObject([{ kind: 'changed', name: '全市' }]);
    expect(shown.definitions).toMatchObject([{ fallbackPool: { id: pool.id } }]);
    const waits = await admin
      .patch(`/api/v1/routing/rules/${items[0].id}`, { version: items[0].version + 1, fallback: 'wait' })
      .expect(200);
    expect(waits.body).toMatchObject({ fallback: 'wait', fallbackPool: null });
    const back = { current: second.number + 2 };
    await admin.post(`/api/v1/routing/versions/${first.number}/restore`, back).expect(200);
    expect((await leadOf((await anInquiry(app)).leadId)).poolId).toBe(pool.id);
  });

  it('must be in use and open to the team that gets the leads', async () => {
    const closed = await aPool({ teamIds: [other.id] });
    const unused = await aPool({});
    await admin.patch(`/api/v1/pools/${unused.id}`, { version: unused.version, active: false }).expect(200);
    const park = await aParkOf(other.id);
    const ofPark = { target: 'park', teamId: undefined };
    const only = { conditions: [{ field: 'parkId', op: 'in', value: [park.id] }] };
    for (const [extra, code] of [
      [{ fallbackPoolId: NOBODY }, 'unknown_reference'],
      [{ fallbackPoolId: unused.id }, 'unknown_reference'],
      [{ fallbackPoolId: closed.id }, 'rule_pool_closed'],
      [{ ...ofPark, fallbackPoolId: pool.id }, 'rule_pool_closed'],
      [{ ...ofPark, ...only, fallbackPoolId: pool.id }, 'rule_pool_closed'],
      [
        { target: 'user', userId: agent.id, teamId: undefined, fallbackPoolId: closed.id },
        'rule_pool_closed',
      ],
    ] as const) {
      const { status, body } = await draftOf([aRuleOf(extra)]);
      expect([status, body.errors]).toEqual([
        400,
        [expect.objectContaining({ path: 'rules[0].fallbackPoolId', code })],
      ]);
    }
    // Asked for the other team's parks alone, the rule needs a pool that is open to that team alone.
    expect((await draftOf([aRuleOf({ ...ofPark, ...only, fallbackPoolId: closed.id })])).status).toBe(200);
    expect((await draftOf([aRuleOf({ fallbackPoolId: 'x' })])).status).toBe(400);
  });

  it('is not switched off or closed while a published rule names it', async () => {
    await publish([aRuleOf({ name: '甲' }), aRuleOf({ name: '乙', active: false })]);
    for (const body of [{ active: false }, { teamIds: [] }, { teamIds: [other.id] }]) {
      const refused = await change({ version: pool.version, ...body }).expect(409);
      expect(refused.body).toMatchObject({ code: 'pool_named', detail: expect.stringContaining('甲、乙') });
    }
    // Wider, or another name, is nobody's business.
    await change({ version: pool.version, teamIds: [team.id, other.id], name: '更宽' }).expect(200);
    const { current } = await ruleSet();
    await publish([aRuleOf({ fallback: 'wait' })]);
    await change({ version: pool.version + 1, active: false }).expect(200);
    const gone = await admin.post(`/api/v1/routing/versions/${current}/restore`, { current: current + 1 });
    expect([gone.status, gone.body.errors?.[0]]).toMatchObject([
      400,
      { path: 'rules[0].fallbackPoolId', code: 'unknown_reference' },
    ]);
  });

  it('publishing and switching off at one moment: one of the two is refused', async () => {
    for (let n = 0; n < 4; n += 1) {
      pool = await aPool({});
      const { body } = await draftOf([aRuleOf()]);
      const [published, switched] = await Promise.all([
        admin.post('/api/v1/routing/draft/publish', { version: body.draft.version }),
        change({ version: pool.version, active: false }),
      ]);
      expect([
        [200, 409],
        [400, 200],
      ]).toContainEqual([published.status, switched.status]);
      if (published.status !== 200) {
        const { draft } = await ruleSet();
        await admin.post('/api/v1/routing/draft/discard', { version: draft.version }).expect(200);
      }
    }
  });

  it('gives way to the team’s own pool where a park got another team, and the screen says so', async () => {
    const park = await aParkOf(team.id);
    const [own, others] = [await ownPool(team.id), await ownPool(other.id)];
    const conditions = [{ field: 'parkId', op: 'in', value: [park.id] }];
    await publish([aRuleOf({ target: 'park', teamId: undefined, conditions })]);
    expect((await ruleSet()).findings).toEqual([]);
    expect((await leadOf((await anInquiry(app, { parkId: park.id })).leadId)).poolId).toBe(pool.id);
    await anAgent(db(), other.id, { capacity: 0 });
    await admin.patch(`/api/v1/parks/${park.id}`, { version: 2, teamId: other.id }).expect(200);
    expect((await ruleSet()).findings).toMatchObject([{ kind: 'pool_closed', byIds: [] }]);
    expect((await leadOf((await anInquiry(app, { parkId: park.id })).leadId)).poolId).toBe(others);
    expect(own).not.toBe(others);
  });

  it('stands at the end of a chain, and a later rule behind "the next one" is no rule without effect', async () => {
    const far = await aPool({ teamIds: [other.id] });
    await anAgent(db(), other.id, { capacity: 0 });
    const saved = await publish([
      aRuleOf({ name: '先', fallback: 'next' }),
      aRuleOf({ name: '后', teamId: other.id, fallbackPoolId: far.id }),
    ]);
    expect((await ruleSet()).findings).toEqual([]);
    expect(saved.rules).toBe(2);
    const { leadId } = await anInquiry(app);
    expect(await leadOf(leadId)).toMatchObject({ poolId: far.id, owner: null });
    const { items } = (await admin.get(`/api/v1/leads/${leadId}/timeline`).expect(200)).body;
    const [released, waiting] = ['released', 'waiting'].map((kind) =>
      items.find((item: { kind: string }) => item.kind === kind),
    );
    expect(released.data.ruleName).toBe('后');
    expect(waiting.data.tried).toMatchObject([{ rule: { name: '后' }, reason: 'all_full' }]);
  });

  it('is the same for a tried example, past leads, a list, and a lead that waited', async () => {
    await publish([aRuleOf({ fallback: 'wait' })]);
    const waited = await anInquiry(app);
    expect(waited.outcome).toMatchObject({ kind: 'waiting', reason: 'all_full' });
    const { id } = (await admin.get('/api/v1/routing/rules').expect(200)).body.items[0];
    expect((await draftOf([aRuleOf({ id })])).status).toBe(200);
    const tried = (await admin.post('/api/v1/routing/simulate', { draft: true }).expect(200)).body;
    expect(tried).toMatchObject({ chosen: null, waitingReason: 'all_full', pool: { id: pool.id } });

    const asked = await admin.post('/api/v1/routing/dry-runs', { source: 'draft', days: 1 }).expect(202);
    await app.runJobs();
    const { result } = (await admin.get(`/api/v1/routing/dry-runs/${asked.body.id}`).expect(200)).body;
    expect(result.pooled).toBeGreaterThan(0);
    expect(result.waiting).toBe(0);
    const pooledRows = result.differences.filter((row: { pool: unknown }) => row.pool !== null);
    for (const row of pooledRows) expect(row.pool).toEqual({ id: pool.id, name: pool.name });

    const { draft } = await ruleSet();
    await admin.post('/api/v1/routing/draft/publish', { version: draft.version }).expect(200);
    await app.runJobs();
    expect((await leadOf(waited.leadId)).poolId).toBe(pool.id);

    await room(agent.id, 1);
    const list = '手机号,需求\n13900007101,租厂房\n13900007102,租厂房\n13900007103,租厂房\n';
    const done = await imported(app, admin, list, { assign: 'rules' });
    expect(done.counts).toMatchObject({ created: 3, assigned: 1 });
    const rows = await db().query(
      `SELECT owner_id, pool_id, pool_reason, waiting_reason FROM leads WHERE phone LIKE '139000071%' ORDER BY phone`,
    );
    const pooled = { owner_id: null, pool_id: pool.id, pool_reason: 'routed', waiting_reason: null };
    expect(rows).toEqual([expect.objectContaining({ owner_id: agent.id }), pooled, pooled]);
    await admin.post(`/api/v1/imports/${done.id}/undo`, {}).expect((res) => {
      expect(res.status).toBeLessThan(300);
    });
    await app.runJobs();
    expect(await db().query(`SELECT count(*)::int AS left FROM leads WHERE phone LIKE '139000071%'`)).toEqual(
      [{ left: 0 }],
    );
  });
});
