import { BulkWorkService, PoolSweepService } from '@luodi/leads';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { aPark } from '../builders/workspace';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

describe('public pools', () => {
  let app: TestApp;
  let team: { id: string; name: string };
  let other: { id: string };
  let admin: Client;
  let manager: Client;
  let ownPool: string;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    other = await aTeam(db());
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    ownPool = await poolOf(team.id);
    await sweep();
  });

  afterAll(() => app.close());

  afterEach(async () => {
    app.clock.set(TEST_NOW);
    await db().query('DELETE FROM recycle_rules');
    await db().query('DELETE FROM claim_windows');
    await db().query(
      `UPDATE pools SET claims_per_day = NULL, holding_limit = NULL, cooling_off_days = NULL, wait_minutes = 0,
         contact_minutes = NULL, views_per_day = 0 WHERE id = $1`,
      [ownPool],
    );
    await db().query("DELETE FROM sweep_beats WHERE name = 'pools'");
    const wrong: unknown[] = await db().query(
      `SELECT 1 FROM agent_loads l WHERE l.open_leads <> (SELECT count(*) FROM leads
         WHERE owner_id = l.user_id AND status IN ('new', 'contacted', 'qualified', 'nurturing'))
       UNION ALL SELECT 1 FROM leads l WHERE owner_id IS DISTINCT FROM
         (SELECT owner_id FROM lead_assignments a WHERE a.lead_id = l.id AND a.to_at IS NULL)
       UNION ALL SELECT 1 FROM leads l WHERE (SELECT coalesce(sum(CASE direction WHEN 'in' THEN 1 ELSE -1 END), 0)
           FROM pool_ledger p WHERE p.lead_id = l.id) <> (l.pool_id IS NOT NULL)::int`,
    );
    expect(wrong).toEqual([]);
  });

  async function poolOf(teamId: string): Promise<string> {
    const rows: { id: string }[] = await db().query('SELECT id FROM pools WHERE team_id = $1', [teamId]);
    return rows[0]!.id;
  }

  async function setPool(rules: object): Promise<void> {
    const { body } = await admin.get('/api/v1/pools?limit=200').expect(200);
    const pool = body.items.find((item: { id: string }) => item.id === ownPool);
    await admin.patch(`/api/v1/pools/${ownPool}`, { version: pool.version, ...rules }).expect(200);
  }

  const someAgent = async (teamId = team.id): Promise<Client & { user: BuiltUser }> => {
    const user = await anAgent(db(), teamId);
    return Object.assign(await app.signIn(user.username), { user });
  };
  const pooled = () => aLead(db(), { teamId: team.id, pooled: true });
  const claim = (client: Client, leadId: string) => client.post(`/api/v1/leads/${leadId}/claim`);
  const release = (client: Client, leadId: string, body: object = {}) =>
    client.post(`/api/v1/leads/${leadId}/release`, { reason: '跟进不了', ...body });
  const sweep = () => app.get(PoolSweepService).sweep();
  const noticesOf = async (user: BuiltUser): Promise<string[]> => {
    await app.runJobs();
    const rows: { kind: string }[] = await db().query(
      "SELECT kind FROM notifications WHERE user_id = $1 AND kind LIKE 'pool_%' ORDER BY created_at, kind",
      [user.id],
    );
    return rows.map((row) => row.kind);
  };

  describe('claim rules', () => {
    it('count by a ledger that nobody can change: giving a lead back gives no claim back', async () => {
      await setPool({ claimsPerDay: 2, coolingOffDays: 0 });
      const agent = await someAgent();
      const [first, second] = [await pooled(), await pooled()];
      await claim(agent, first.id).expect(200);
      await release(agent, first.id).expect(200);
      await claim(agent, first.id).expect(200);
      expect((await claim(agent, second.id).expect(409)).body).toMatchObject({
        code: 'claim_limit',
        limit: 2,
      });
      const { body } = await agent.get('/api/v1/pools').expect(200);
      expect(body.items).toMatchObject([{ id: ownPool, mine: { claimsLeft: 0, claimsPerDay: 2, held: 1 } }]);
      await expect(db().query('DELETE FROM pool_ledger')).rejects.toThrow('append-only');
      await expect(db().query("UPDATE pool_ledger SET reason = 'moved'")).rejects.toThrow('append-only');
      app.clock.set('2026-11-19T09:00:00+08:00');
      await claim(agent, second.id).expect(200);
    });

    it('hold back new entries, and whoever has too many in hand', async () => {
      await setPool({ holdingLimit: 1, waitMinutes: 30 });
      const agent = await someAgent();
      const owner = await someAgent();
      const lead = await aLead(db(), { teamId: team.id, ownerId: owner.user.id });
      await release(owner, lead.id).expect(200);
      const early = await claim(agent, lead.id).expect(409);
      expect(early.body).toMatchObject({ code: 'claim_early', from: '2026-11-18T02:30:00.000Z' });
      expect(early.body.detail).toContain('2026-11-18 10:30');
      app.clock.advanceMinutes(30);
      await claim(agent, lead.id).expect(200);
      expect((await claim(agent, (await pooled()).id).expect(409)).body.code).toBe('holding_limit');
      await agent.post(`/api/v1/leads/${lead.id}/disqualify`, { reason: '广告' }).expect(200);
      await claim(agent, (await pooled()).id).expect(200);
    });

    it('of one agent who claims many at once, no more than the day’s limit', async () => {
      const agent = await someAgent();
      const leads = await Promise.all(Array.from({ length: 12 }, pooled));
      const answers = await Promise.all(leads.map((lead) => claim(agent, lead.id)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
      expect(answers.filter(({ body }) => body.code === 'claim_limit')).toHaveLength(7);
    });
  });

  it('20 leads, 50 agents, 1,000 claims at once: one winner each, nobody over a limit, the rest told why', async () => {
    const leads = await Promise.all(Array.from({ length: 20 }, pooled));
    const agents = await Promise.all(Array.from({ length: 50 }, () => someAgent()));
    // Every agent works through the whole list, all at the same time and each from the top.
    const answers = (
      await Promise.all(
        agents.map(async (agent) => {
          const heard: Awaited<ReturnType<typeof claim>>[] = [];
          for (const lead of leads) heard.push(await claim(agent, lead.id));
          return heard;
        }),
      )
    ).flat();
    const wins = answers.filter(({ status }) => status === 200);
    expect(wins).toHaveLength(20);
    expect(new Set(wins.map(({ body }) => body.id)).size).toBe(20);
    const refusals = answers.filter(({ status }) => status !== 200);
    const heard = new Set(refusals.map(({ status, body }) => `${status} ${body.code}`));
    expect([...heard].filter((answer) => !['409 already_owned', '409 claim_limit'].includes(answer))).toEqual(
      [],
    );
    expect(refusals.every(({ body }) => body.detail.length > 0)).toBe(true);
    const most: { claims: number }[] = await db().query(
      `SELECT max(n)::int AS claims FROM (SELECT count(*) AS n FROM pool_ledger
         WHERE reason = 'claimed' AND lead_id = ANY($1::uuid[]) GROUP BY owner_id) c`,
      [leads.map(({ id }) => id)],
    );
    expect(most[0]!.claims).toBeLessThanOrEqual(5);
  }, 120_000);

  it('claim, reassignment and recycling three ways at once leave one owner and true counters', async () => {
    const [owner, taker] = [await someAgent(), await someAgent()];
    const rule = { name: '两周无跟进', statuses: ['new'], idleDays: 14, warnHours: 1, sparesFollowUp: false };
    await admin.post('/api/v1/recycle-rules', rule).expect(201);
    const leads = await Promise.all(
      Array.from({ length: 8 }, () =>
        aLead(db(), { teamId: team.id, ownerId: owner.user.id, createdAt: '2026-11-01T09:00:00+08:00' }),
      ),
    );
    await sweep();
    app.clock.advanceMinutes(61);
    await Promise.all([
      sweep(),
      sweep(),
      ...leads.map((lead) =>
        manager.post(`/api/v1/leads/${lead.id}/assign`, { ownerId: taker.user.id, reason: '调整' }),
      ),
      ...leads.map((lead) => claim(taker, lead.id)),
      ...leads.map((lead) => release(owner, lead.id)),
    ]);
    await expectTrueOwners(leads);
  });

  it('a claim, a reassignment of many and recycling three ways at once leave one owner, true counters and a row for each', async () => {
    const [owner, taker, claimant] = [await someAgent(), await someAgent(), await someAgent()];
    const leads = await Promise.all(
      Array.from({ length: 10 }, () =>
        aLead(db(), { teamId: team.id, ownerId: owner.user.id, createdAt: '2026-11-01T09:00:00+08:00' }),
      ),
    );
    await sweep();
    app.clock.advanceMinutes(61);
    const ids = leads.map(({ id }) => id);
    const { body: assigning } = await manager
      .post('/api/v1/leads/bulk', { action: 'assign', ids, ownerId: taker.user.id, reason: '调整' })
      .expect(202);
    const { body: claiming } = await claimant
      .post('/api/v1/leads/bulk', { action: 'claim', ids: ids.toReversed() })
      .expect(202);
    const work = app.get(BulkWorkService);
    await Promise.all([
      sweep(),
      sweep(),
      work.work(assigning.id, false),
      work.work(assigning.id, false), // a second worker
      work.work(claiming.id, false),
      ...leads.map((lead) => claim(claimant, lead.id)),
    ]);
    await expectTrueOwners(leads);
    for (const [client, job] of [
      [manager, assigning],
      [claimant, claiming],
    ] as const) {
      const { body } = await client.get(`/api/v1/leads/bulk/${job.id}`).expect(200);
      expect(body).toMatchObject({ status: 'done', counts: { pending: 0 } });
      expect(body.counts.done + body.counts.failed).toBe(10);
    }
    // Whoever reassigned last has it: nobody claims what has an owner, nobody recycles what was just given.
    const held: { owner_id: string | null }[] = await db().query(
      'SELECT owner_id FROM leads WHERE id = ANY($1::uuid[])',
      [ids],
    );
    const { body: given } = await manager.get(`/api/v1/leads/bulk/${assigning.id}`).expect(200);
    expect(held.filter((row) => row.owner_id === taker.user.id)).toHaveLength(given.counts.done);
  });

  /** One current assignment for an owned lead, none for others, and every counter says how many open leads its agent has. */
  async function expectTrueOwners(leads: readonly { readonly id: string }[]): Promise<void> {
    const wrong: unknown[] = await db().query(
      `SELECT l.id FROM leads l LEFT JOIN lead_assignments a ON a.lead_id = l.id AND a.to_at IS NULL
       WHERE l.id = ANY($1::uuid[])
       GROUP BY l.id HAVING count(a.id) <> CASE WHEN l.owner_id IS NULL THEN 0 ELSE 1 END
         OR max(a.owner_id::text) IS DISTINCT FROM l.owner_id::text`,
      [leads.map(({ id }) => id)],
    );
    expect(wrong).toEqual([]);
    const counters: unknown[] = await db().query(
      `SELECT c.user_id FROM agent_loads c
       WHERE c.open_leads <> (SELECT count(*) FROM leads l WHERE l.owner_id = c.user_id AND l.clock_rank < 3)`,
    );
    expect(counters).toEqual([]);
  }

  describe('shared pools', () => {
    it('collect the leads of a park; every team they are open to may claim, and works in its own team', async () => {
      const park = await aPark(db());
      const { body: shared } = await admin
        .post('/api/v1/pools', { name: '滨江园区公海', teamIds: [team.id, other.id], parkIds: [park.id] })
        .expect(201);
      const owner = await someAgent();
      const foreigner = await someAgent(other.id);
      const stranger = await someAgent((await aTeam(db())).id);
      const lead = await aLead(db(), { teamId: team.id, ownerId: owner.user.id, parkId: park.id });
      const released = await release(owner, lead.id).expect(200);
      expect(released.body).toMatchObject({
        poolId: shared.id,
        pool: {
          name: '滨江园区公海',
          kind: 'released',
          reason: '跟进不了',
          previousOwner: { id: owner.user.id },
        },
      });
      expect(released.body.phone).toMatch(/\*{4}/);
      await claim(stranger, lead.id).expect(404);
      const list = await foreigner.get(`/api/v1/leads?view=pool&poolId=${shared.id}`).expect(200);
      expect(list.body.items).toMatchObject([{ id: lead.id }]);
      const otherManager = await app.signIn(
        (await aUser(db(), { role: 'manager', teamIds: [other.id] })).username,
      );
      await otherManager.get(`/api/v1/leads/${lead.id}`).expect(200);
      await claim(foreigner, lead.id).expect(200);
      const rows: unknown[] = await db().query('SELECT team_id FROM leads WHERE id = $1', [lead.id]);
      expect(rows).toEqual([{ team_id: other.id }]);
      expect((await claim(owner, lead.id).expect(409)).body.code).toBe('already_owned');
      expect(
        (
          await admin
            .patch(`/api/v1/pools/${shared.id}`, { version: shared.version, active: false })
            .expect(200)
        ).body.active,
      ).toBe(false);
    });

    it('are chosen on release among those that are open to the actor, and stay while they hold leads', async () => {
      const { body: all } = await admin
        .post('/api/v1/pools', { name: '全员公海', openToAll: true })
        .expect(201);
      const { body: closed } = await admin
        .post('/api/v1/pools', { name: '他组公海', teamIds: [other.id] })
        .expect(201);
      const owner = await someAgent();
      const lead = await aLead(db(), { teamId: team.id, ownerId: owner.user.id });
      expect((await release(owner, lead.id, { poolId: closed.id }).expect(422)).body.code).toBe(
        'unknown_pool',
      );
      expect((await release(owner, lead.id, { poolId: all.id }).expect(200)).body.poolId).toBe(all.id);
      const refusal = await admin
        .patch(`/api/v1/pools/${all.id}`, { version: all.version, active: false })
        .expect(409);
      expect(refusal.body.code).toBe('pool_in_use');
      await admin.patch(`/api/v1/pools/${all.id}`, { version: all.version + 1, name: '改' }).expect(409);
      await admin.post('/api/v1/pools', { name: '错', teamIds: [lead.id] }).expect(400);
      await manager.post('/api/v1/pools', { name: '不行' }).expect(403);
    });
  });

  describe('contacts', () => {
    it('are masked; looks are counted by pool and day, at once too, and refused in words when used up', async () => {
      const agent = await someAgent();
      const leads = await Promise.all(Array.from({ length: 4 }, pooled));
      const look = (leadId: string) => agent.post(`/api/v1/leads/${leadId}/reveal-phone`);
      await look(leads[0]!.id).expect(403);
      await setPool({ viewsPerDay: 2 });
      const answers = await Promise.all(leads.map((lead) => look(lead.id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
      const seen = answers.findIndex(({ status }) => status === 200);
      expect(answers[seen]!.body.phone).toBe(leads[seen]!.phone);
      const refusal = answers.find(({ status }) => status === 429)!;
      expect(refusal.body).toMatchObject({ code: 'view_limit', limit: 2 });
      expect(Number(refusal.headers['retry-after'])).toBeGreaterThan(0);
      expect((await agent.get('/api/v1/pools').expect(200)).body.items[0].mine.viewsLeft).toBe(0);
      app.clock.set('2026-11-19T09:00:00+08:00');
      await look(leads[0]!.id).expect(200);
    });
  });

  describe('after a claim', () => {
    it('whoever is not in contact in working time is warned, then loses the lead once', async () => {
      await setPool({ contactMinutes: 120, contactWarnMinutes: 30, coolingOffDays: 0 });
      const agent = await someAgent();
      const [lead, called] = [await pooled(), await pooled()];
      app.clock.set('2026-11-18T17:00:00+08:00');
      const { body } = await claim(agent, lead.id).expect(200);
      expect(body.contactBy).toBe('2026-11-19T01:30:00.000Z'); // an hour today, an hour from 8:30 on
      await claim(agent, called.id).expect(200);
      await agent
        .post(`/api/v1/leads/${called.id}/activities`, { type: 'note', summary: '准备联系' })
        .expect(201);
      expect((await agent.get(`/api/v1/leads/${called.id}`)).body.contactBy).not.toBeNull();
      await agent
        .post(`/api/v1/leads/${called.id}/activities`, { type: 'call', summary: '已联系' })
        .expect(201);
      expect((await agent.get(`/api/v1/leads/${called.id}`)).body.contactBy).toBeNull();
      await sweep();
      expect(await noticesOf(agent.user)).toEqual([]);
      for (const instant of ['2026-11-19T09:00:00+08:00', '2026-11-19T09:10:00+08:00']) {
        app.clock.set(instant);
        await db().query(
          "INSERT INTO sweep_beats (name, beat_at) VALUES ('pools', $1) ON CONFLICT (name) DO UPDATE SET beat_at = $1",
          [instant],
        );
        await sweep();
      }
      expect(await noticesOf(agent.user)).toEqual(['pool_contact_due']);
      app.clock.set('2026-11-19T09:30:00+08:00');
      const sweeps = await Promise.all([sweep(), sweep()]);
      expect(sweeps.reduce((sum, { returned }) => sum + returned, 0)).toBe(1);
      expect(await noticesOf(agent.user)).toEqual(['pool_contact_due', 'pool_uncontacted']);
      const back = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(back.body).toMatchObject({ poolId: ownPool, pool: { kind: 'uncontacted' }, owner: null });
      expect((await agent.get(`/api/v1/leads/${called.id}`)).body.owner.id).toBe(agent.user.id);
    });
  });

  it('the time for the contact after a claim is the working time of the claimant’s team', async () => {
    await setPool({ contactMinutes: 120, contactWarnMinutes: 30 });
    const evening = { weekday: 3, shifts: [{ start: '18:00', end: '22:00' }] };
    const shifts = `/api/v1/calendar/shifts/${team.id}`;
    const { body: week } = await admin.put(shifts, { version: 0, days: [evening] }).expect(200);
    const agent = await someAgent();
    const { body } = await claim(agent, (await pooled()).id).expect(200);
    expect(body.contactBy).toBe('2026-11-18T12:00:00.000Z'); // from 18:00 on, not from 10:00
    await admin.put(shifts, { version: week.version, days: null }).expect(200);
  });

  describe('recycling', () => {
    const rule = { name: '七天无跟进', statuses: ['new', 'contacted'], idleDays: 7, warnHours: 24 };
    const old = (ownerId: string, traits: object = {}) =>
      aLead(db(), { teamId: team.id, ownerId, createdAt: '2026-11-12T11:00:00+08:00', ...traits });

    it('warns once, then takes what is still idle: one line in, one notice, with the rule’s name', async () => {
      await admin.post('/api/v1/recycle-rules', rule).expect(201);
      const agent = await someAgent();
      const [idle, worked] = [await old(agent.user.id), await old(agent.user.id)];
      const { body: preview } = await manager.get('/api/v1/recycle-rules/preview?days=1').expect(200);
      expect(preview.items.map((item: { id: string }) => item.id).sort()).toEqual(
        [idle.id, worked.id].sort(),
      );
      expect(preview.days).toEqual([{ day: '2026-11-19', count: 2 }]);
      expect((await sweep()).warned).toBe(0); // 25 hours before
      app.clock.set('2026-11-18T11:00:00+08:00');
      const twice = await Promise.all([sweep(), sweep()]);
      expect(twice.reduce((sum, { warned }) => sum + warned, 0)).toBe(2);
      expect(await noticesOf(agent.user)).toEqual(['pool_recycle_due', 'pool_recycle_due']);
      await agent
        .post(`/api/v1/leads/${worked.id}/activities`, { type: 'call', summary: '约了下周' })
        .expect(201);
      await db().query(
        "UPDATE sweep_beats SET beat_at = '2026-11-19T10:59:00+08:00', resumed_at = NULL WHERE name = 'pools'",
      );
      app.clock.set('2026-11-19T11:00:00+08:00');
      const taken = await Promise.all([sweep(), sweep()]);
      expect(taken.reduce((sum, { recycled }) => sum + recycled, 0)).toBe(1);
      const { body } = await agent.get(`/api/v1/leads/${idle.id}`).expect(200);
      expect(body).toMatchObject({
        owner: null,
        poolId: ownPool,
        pool: { kind: 'recycled', reason: '七天无跟进' },
      });
      expect((await agent.get(`/api/v1/leads/${worked.id}`)).body.owner.id).toBe(agent.user.id);
      app.clock.set('2026-11-18T11:00:00+08:00'); // the clock goes back a day: nothing is said or taken again
      expect(await sweep()).toEqual({ warned: 0, returned: 0, recycled: 0 });
    });

    it('goes on past a lead that fails, and takes that one later, once', async () => {
      await admin.post('/api/v1/recycle-rules', { ...rule, idleDays: 1, warnHours: 1 }).expect(201);
      const agent = await someAgent();
      const leads = [await old(agent.user.id), await old(agent.user.id), await old(agent.user.id)];
      await sweep();
      app.clock.advanceMinutes(59);
      await sweep();
      app.clock.advanceMinutes(1);
      const [, faulty] = leads.map(({ id }) => id).sort();
      await db().query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'disk full'; END $$`);
      await db().query(
        `CREATE TRIGGER fail BEFORE UPDATE OF pool_id ON leads FOR EACH ROW WHEN (NEW.id = '${faulty}') EXECUTE FUNCTION fail()`,
      );
      try {
        expect(await sweep()).toMatchObject({ recycled: 2 });
      } finally {
        await db().query('DROP FUNCTION fail() CASCADE');
      }
      expect((await agent.get(`/api/v1/leads/${faulty}`)).body.owner.id).toBe(agent.user.id);
      expect(await sweep()).toMatchObject({ recycled: 1 });
      expect(await sweep()).toMatchObject({ recycled: 0 });
    });

    it('spares other grades, other statuses, follow-ups to come, and what is exempt for a reason', async () => {
      await admin.post('/api/v1/recycle-rules', { ...rule, scoreMax: 40, idleDays: 1 }).expect(201);
      const agent = await someAgent();
      const high = await old(agent.user.id, { score: 80 });
      const nurtured = await old(agent.user.id, { status: 'nurturing' });
      const planned = await old(agent.user.id, { nextFollowUpAt: '2026-12-01T10:00:00+08:00' });
      const exempt = await old(agent.user.id);
      const taken = await old(agent.user.id);
      const path = `/api/v1/leads/${exempt.id}/recycle-exemption`;
      expect((await manager.put(path, {}).expect(422)).body.code).toBe('reason_required');
      await agent.put(path, { reason: '等批复' }).expect(403);
      await manager.put(path, { reason: '等待环评批复', until: '2026-12-31' }).expect(200);
      expect((await agent.get(path).expect(200)).body).toMatchObject({
        reason: '等待环评批复',
        until: '2026-12-31',
      });
      const { body } = await manager.get('/api/v1/recycle-rules/preview?days=30').expect(200);
      const listed = body.items.map((item: { id: string }) => item.id);
      expect(listed).toContain(taken.id);
      for (const { id } of [high, nurtured, planned, exempt]) expect(listed).not.toContain(id);
      await manager.delete(path).expect(204);
      await manager.delete(path).expect(404);
      const again = await manager.get('/api/v1/recycle-rules/preview?days=30').expect(200);
      expect(again.body.items.map((item: { id: string }) => item.id)).toContain(exempt.id);
    });

    it('counts from the last time somebody was reached: no note, no unanswered call and no date far away keeps a lead', async () => {
      await admin.post('/api/v1/recycle-rules', { ...rule, warnHours: 24 }).expect(201);
      const agent = await someAgent();
      const log = async (body: object): Promise<string> => {
        const { id } = await old(agent.user.id);
        await agent.post(`/api/v1/leads/${id}/activities`, { summary: '嗯', ...body }).expect(201);
        return id;
      };
      const kept = await Promise.all([
        log({ type: 'call', outcome: 'connected' }),
        log({ type: 'call', outcome: 'declined' }),
        log({ type: 'wechat' }),
        log({ type: 'visit' }),
      ]);
      const far = await old(agent.user.id);
      await db().query(
        "UPDATE leads SET next_follow_up_at = '2036-11-18T10:00:00+08:00', created_at = '2026-08-01T10:00:00+08:00', assigned_at = NULL WHERE id = $1",
        [far.id],
      ); // as it may stand since before there was a bound
      const idle = [
        await log({ type: 'note' }),
        await log({ type: 'note', nextFollowUpAt: '2026-11-18T12:00:00+08:00' }),
        await log({ type: 'call', outcome: 'no_answer' }),
        await log({ type: 'call', outcome: 'invalid_number' }),
        await log({ type: 'wechat', occurredAt: '2026-11-12T12:00:00+08:00' }),
        far.id,
      ];
      const { body } = await manager.get('/api/v1/recycle-rules/preview?days=2').expect(200);
      const listed = body.items.map((item: { id: string }) => item.id);
      expect(kept.filter((id) => listed.includes(id))).toEqual([]);
      app.clock.set('2026-11-18T12:00:01+08:00');
      const later = await manager.get('/api/v1/recycle-rules/preview?days=2').expect(200);
      const mine = new Set([...kept, ...idle]);
      const found: string[] = later.body.items.map((item: { id: string }) => item.id);
      expect(found.filter((id) => mine.has(id)).sort()).toEqual([...idle].sort());
    });

    it('lets a next follow-up be planned for the setting’s days only, by every way in', async () => {
      const agent = await someAgent();
      const lead = await old(agent.user.id);
      const log = (nextFollowUpAt: string) =>
        agent.post(`/api/v1/leads/${lead.id}/activities`, { type: 'note', summary: '嗯', nextFollowUpAt });
      const edit = (nextFollowUpAt: string, version: number) =>
        agent.patch(`/api/v1/leads/${lead.id}`, { version, nextFollowUpAt });
      for (const [next, code] of [
        ['2036-11-18T10:00:00+08:00', 'tooFarAhead'],
        ['2026-11-18T09:00:00+08:00', 'inPast'],
      ] as const) {
        const refused = [await log(next).expect(400), await edit(next, 1).expect(400)];
        for (const { body } of refused) {
          expect(body.errors).toMatchObject([{ path: 'nextFollowUpAt', code }]);
        }
      }
      const { body } = await log('2036-11-18T10:00:00+08:00').expect(400);
      expect(body.errors[0].message).toContain('90');
      await admin.patch('/api/v1/settings', { key: 'leads.followUpDays', value: 10 }).expect(200);
      await log('2026-12-01T10:00:00+08:00').expect(400);
      await log('2026-11-27T10:00:00+08:00').expect(201);
      await db().query("UPDATE leads SET next_follow_up_at = '2036-11-18T10:00:00+08:00' WHERE id = $1", [
        lead.id,
      ]);
      const { body: stands } = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
      await edit('2036-11-18T10:00:00+08:00', stands.version).expect(200); // what stands is no new promise
      await admin.patch('/api/v1/settings', { key: 'leads.followUpDays', value: 90 }).expect(200);
    });

    it('waits while the owner is on leave, and no longer', async () => {
      await admin.post('/api/v1/recycle-rules', { ...rule, warnHours: 1 }).expect(201);
      const [away, here] = [await someAgent(), await someAgent()];
      const leave = async (startsAt: string, endsAt: string): Promise<void> => {
        await manager.post('/api/v1/leaves', { userId: away.user.id, startsAt, endsAt }).expect(201);
      };
      const [first, second] = [await old(away.user.id), await old(here.user.id)];
      await leave('2026-11-14T00:00:00+08:00', '2026-11-15T00:00:00+08:00'); // a day, before it would run out
      await leave('2026-11-20T10:00:00+08:00', '2026-11-22T10:00:00+08:00'); // begins in the day that this one added
      await leave('2026-11-25T00:00:00+08:00', '2026-11-26T00:00:00+08:00'); // after the end
      const { body } = await manager.get('/api/v1/recycle-rules/preview?days=10').expect(200);
      const mine = body.items.filter(({ id }: { id: string }) => id === first.id || id === second.id);
      expect(mine.map(({ id, dueAt }: { id: string; dueAt: string }) => [id, dueAt])).toEqual([
        [second.id, '2026-11-19T03:00:00.000Z'],
        [first.id, '2026-11-22T03:00:00.000Z'],
      ]);
    });

    it('takes nothing for the hours of grace after the sweep was away, however far the clock was set', async () => {
      await admin.post('/api/v1/recycle-rules', { ...rule, idleDays: 1, warnHours: 1 }).expect(201);
      const agent = await someAgent();
      const lead = await old(agent.user.id);
      await sweep();
      app.clock.set('2026-11-21T10:00:00+08:00');
      expect(await sweep()).toMatchObject({ recycled: 0 });
      const { body } = await manager.get('/api/v1/recycle-rules/preview').expect(200);
      expect(body.graceUntil).toBe('2026-11-22T02:00:00.000Z');
      for (let hour = 0; hour < 24; hour += 1) {
        app.clock.advanceMinutes(59);
        expect(await sweep()).toMatchObject({ recycled: 0 });
      }
      app.clock.advanceMinutes(30);
      expect((await sweep()).recycled).toBeGreaterThanOrEqual(1);
      expect((await agent.get(`/api/v1/leads/${lead.id}`)).body.owner).toBeNull();
    });

    it('is set up by administrators, with what is wrong said by name', async () => {
      const { body: made } = await admin.post('/api/v1/recycle-rules', rule).expect(201);
      await admin.post('/api/v1/recycle-rules', { ...rule, scoreMin: 5, scoreMax: 4 }).expect(400);
      await admin.post('/api/v1/recycle-rules', { ...rule, poolId: made.id }).expect(400);
      await admin.post('/api/v1/recycle-rules', { ...rule, statuses: ['converted'] }).expect(400);
      await manager.post('/api/v1/recycle-rules', rule).expect(403);
      const path = `/api/v1/recycle-rules/${made.id}`;
      const { body } = await admin.patch(path, { version: 1, idleDays: 30, active: false }).expect(200);
      expect(body).toMatchObject({ idleDays: 30, active: false, version: 2 });
      expect((await admin.patch(path, { version: 1, idleDays: 5 }).expect(409)).body.current.version).toBe(2);
      expect((await manager.get('/api/v1/recycle-rules').expect(200)).body.items).toHaveLength(1);
      await admin.delete(path).expect(204);
      await admin.delete(path).expect(404);
    });
  });
});
