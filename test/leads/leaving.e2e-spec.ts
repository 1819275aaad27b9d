import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { anIntake, type BuiltIntake } from '../builders/capture';
import { aLead } from '../builders/leads';
import { aDeal } from '../builders/pipeline';
import { aRule, anAgent } from '../builders/routing';
import { Client, startTestApp, TEST_NOW, type TestApp } from '../support/app';

describe('when people leave, and who was first', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let team: { id: string };
  let other: { id: string };
  let admin: Client;
  let manager: Client;

  const db = () => app.dataSource.manager;
  const someAgent = async (teamId = team.id, traits: object = {}): Promise<Client & { user: BuiltUser }> => {
    const user = await anAgent(db(), teamId, traits);
    return Object.assign(await app.signIn(user.username), { user });
  };
  const ownersOf = async (leadIds: readonly string[]): Promise<(string | null)[]> => {
    const rows: { owner_id: string | null }[] = await db().query(
      'SELECT owner_id FROM leads WHERE id = ANY($1::uuid[]) ORDER BY id',
      [[...leadIds]],
    );
    return rows.map((row) => row.owner_id);
  };

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(db());
    team = await aTeam(db());
    other = await aTeam(db());
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
  });

  afterAll(() => app.close());

  afterEach(async () => {
    app.clock.set(TEST_NOW);
    const wrong: unknown[] = await db().query(
      `SELECT 1 FROM agent_loads l WHERE l.open_leads <> (SELECT count(*) FROM leads
         WHERE owner_id = l.user_id AND status IN ('new', 'contacted', 'qualified', 'nurturing'))
       UNION ALL SELECT 1 FROM agent_loads WHERE open_leads > capacity`,
    );
    expect(wrong).toEqual([]);
  });

  describe('a handover', () => {
    const handOver = (userId: string, body: object) =>
      admin.post(`/api/v1/users/${userId}/handover`, { reason: '离职', ...body });

    it('shows what is in hand, splits it by weight in one go, and tells the prospect of the new contact', async () => {
      await db().query('UPDATE routing_rules SET active = false');
      await aRule(db(), { teamId: team.id });
      const leaver = await someAgent(team.id, { name: '彭晓岚' });
      const submitted = await app.anonymous
        .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, {
          need: '租5000平单层厂房',
          phone: '13900002401',
          consent: { handling: true, policyVersion: '1' },
        })
        .expect(201);
      const first: { lead_id: string }[] = await db().query(
        "SELECT id AS lead_id FROM leads WHERE phone_last4 = '2401'",
      );
      expect(await ownersOf([first[0]!.lead_id])).toEqual([leaver.user.id]);
      const [heir, second] = [await someAgent(team.id, { name: '唐雨薇' }), await someAgent(team.id)];
      const leads = await Promise.all(
        Array.from({ length: 7 }, () => aLead(db(), { teamId: team.id, ownerId: leaver.user.id })),
      );
      const deal = await aDeal(db(), { owner: leaver.user, teamId: team.id });
      const preview = await admin.get(`/api/v1/users/${leaver.user.id}/handover`).expect(200);
      expect(preview.body).toMatchObject({
        active: true,
        leadCount: 8,
        dealCount: 1,
        deals: [{ id: deal.id }],
      });
      const { body } = await handOver(leaver.user.id, {
        split: 'people',
        receivers: [{ userId: heir.user.id, weight: 3 }, { userId: second.user.id }],
      }).expect(200);
      expect(body).toMatchObject({ leads: 8, deals: 1 });
      expect(body.shares.find((share: { userId: string }) => share.userId === heir.user.id)).toMatchObject({
        leads: 6,
        deals: 1,
        name: '唐雨薇',
      });
      expect(await ownersOf(leads.map(({ id }) => id))).not.toContain(leaver.user.id);
      expect((await heir.get(`/api/v1/deals/${deal.id}`).expect(200)).body.owner.id).toBe(heir.user.id);
      const reasons: unknown[] = await db().query(
        `SELECT DISTINCT reason, note FROM lead_assignments WHERE to_at IS NULL AND owner_id = ANY($1::uuid[])`,
        [[heir.user.id, second.user.id]],
      );
      expect(reasons).toEqual([{ reason: 'handover', note: '离职' }]);
      await app.runJobs();
      const notices: { n: number }[] = await db().query(
        `SELECT count(*)::int AS n FROM notifications WHERE kind = 'lead_assigned' AND user_id = $1 AND data ->> 'reason' = 'handover'`,
        [heir.user.id],
      );
      expect(notices[0]!.n).toBe(7); // six leads, and the one that the deal came from
      const { body: status } = await app.anonymous
        .get(`/api/public/v1/inquiries/${submitted.body.trackingCode}?phoneLast4=2401`)
        .expect(200);
      const owner = await ownersOf([first[0]!.lead_id]);
      expect(status.agent.name.startsWith(owner[0] === heir.user.id ? '唐' : '彭')).toBe(true);
    });

    it('ends session, token, stream and keys before the next request', async () => {
      const user = await aUser(db(), { role: 'admin' });
      const leaver = await app.signIn(user.username);
      const { body: key } = await leaver
        .post('/api/v1/api-keys', { name: '离职者的', scopes: ['inquiries.create'] })
        .expect(201);
      const login = await app.anonymous
        .post('/api/v1/auth/login', { username: user.username, password: 'test-password-1' })
        .expect(200);
      const cookie = String(login.headers['set-cookie']).split(';')[0]!;
      const stream = await fetch(`${app.url}/api/v1/stream`, {
        headers: { authorization: `Bearer ${leaver.token}` },
      });
      const reader = stream.body!.getReader();
      await reader.read();
      const preview = await admin.get(`/api/v1/users/${user.id}/handover`).expect(200);
      expect(preview.body.apiKeys).toMatchObject([{ id: key.id }]);
      expect((await handOver(user.id, { split: 'pool' }).expect(200)).body).toMatchObject({
        leads: 0,
        keysRevoked: 1,
      });
      await leaver.get('/api/v1/me').expect(401);
      await app.anonymous.get('/api/v1/me').set('Cookie', cookie).expect(401);
      await new Client(app.url, key.token, null)
        .post('/api/v1/inquiries', { channel: 'web', text: '租厂房', phone: '13900002499' })
        .expect(401);
      while (!(await reader.read()).done);
    });

    it('gives by the rules, into a pool, and never over a cap', async () => {
      const third = await aTeam(db());
      await db().query('UPDATE routing_rules SET active = false');
      await aRule(db(), { teamId: third.id });
      const [leaver, mate] = [await someAgent(third.id), await someAgent(third.id, { capacity: 2 })];
      const leads = await Promise.all(
        Array.from({ length: 3 }, () => aLead(db(), { teamId: third.id, ownerId: leaver.user.id })),
      );
      const before = await ownersOf(leads.map(({ id }) => id));
      const refusal = await handOver(leaver.user.id, {
        split: 'people',
        receivers: [{ userId: mate.user.id }],
      }).expect(409);
      expect(refusal.body).toMatchObject({ code: 'handover_no_room', left: 1 });
      expect(await ownersOf(leads.map(({ id }) => id))).toEqual(before);
      await leaver.get('/api/v1/me').expect(200); // all or nothing: the account lives
      const { body } = await handOver(leaver.user.id, { split: 'routing' }).expect(200);
      expect(body.shares).toEqual(
        expect.arrayContaining([
          { userId: mate.user.id, name: mate.user.name, leads: 2, deals: 0 },
          { userId: null, name: null, leads: 1, deals: 0 },
        ]),
      );
      const waiting: unknown[] = await db().query(
        'SELECT waiting_reason FROM leads WHERE waiting_reason IS NOT NULL',
      );
      expect(waiting).toEqual([{ waiting_reason: 'all_full' }]);
      const { body: pooled } = await handOver(mate.user.id, { split: 'pool' }).expect(200);
      expect(pooled).toMatchObject({ leads: 2 });
      const reasons: unknown[] = await db().query(
        'SELECT DISTINCT pool_reason FROM leads WHERE pool_id IS NOT NULL AND team_id = $1',
        [third.id],
      );
      expect(reasons).toEqual([{ pool_reason: 'handover' }]);
    });

    it('is refused by name, done twice changes nothing, and of assignments just being made none is left behind', async () => {
      const [leaver, heir] = [await someAgent(), await someAgent()];
      const receivers = [{ userId: heir.user.id }];
      await manager
        .post(`/api/v1/users/${leaver.user.id}/handover`, { split: 'pool', reason: 'x' })
        .expect(403);
      expect((await handOver(leaver.user.id, { split: 'people' }).expect(422)).body.code).toBe(
        'receivers_required',
      );
      expect((await handOver(leaver.user.id, { split: 'pool', reason: '' }).expect(422)).body.code).toBe(
        'reason_required',
      );
      expect(
        (
          await handOver(leaver.user.id, { split: 'people', receivers: [{ userId: leaver.user.id }] }).expect(
            422,
          )
        ).body.code,
      ).toBe('unknown_assignee');
      await handOver(admin.userId!, { split: 'pool' }).expect(403);
      await aDeal(db(), { owner: leaver.user, teamId: team.id });
      expect((await handOver(leaver.user.id, { split: 'pool' }).expect(422)).body.code).toBe(
        'receivers_required',
      );
      const leads = await Promise.all(
        Array.from({ length: 6 }, () => aLead(db(), { teamId: team.id, ownerId: heir.user.id })),
      );
      await Promise.all([
        handOver(leaver.user.id, { split: 'people', receivers }),
        ...leads.map((lead) =>
          manager.post(`/api/v1/leads/${lead.id}/assign`, { ownerId: leaver.user.id, reason: '调整' }),
        ),
        handOver(leaver.user.id, { split: 'people', receivers }),
      ]);
      expect(await ownersOf(leads.map(({ id }) => id))).toEqual(leads.map(() => heir.user.id));
      expect((await handOver(leaver.user.id, { split: 'people', receivers }).expect(200)).body).toMatchObject(
        { leads: 0, deals: 0 },
      );
    });
  });

  describe('first-contact credit', () => {
    const call = (client: Client, leadId: string, body: object = {}) =>
      client
        .post(`/api/v1/leads/${leadId}/activities`, { type: 'call', summary: '已联系', ...body })
        .expect(201);

    it('goes to the first who reaches somebody, and stays when the lead moves', async () => {
      const [agent, next] = [await someAgent(), await someAgent()];
      const lead = await aLead(db(), { teamId: team.id, ownerId: agent.user.id });
      await call(agent, lead.id, { type: 'note' });
      await call(agent, lead.id, { outcome: 'no_answer' });
      expect((await agent.get(`/api/v1/leads/${lead.id}/credit`).expect(200)).body).toEqual({
        credit: null,
        disputes: [],
      });
      await call(agent, lead.id, { outcome: 'connected' });
      await manager
        .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: next.user.id, reason: '调整' })
        .expect(200);
      await call(next, lead.id);
      const { body } = await next.get(`/api/v1/leads/${lead.id}/credit`).expect(200);
      expect(body.credit).toMatchObject({
        user: { id: agent.user.id },
        protectedUntil: '2027-05-17',
        shares: [{ team: { id: team.id }, percent: 100 }],
      });
      app.clock.set('2027-05-18T10:00:00+08:00');
      const fresh = await app.signIn(next.user.username);
      await call(fresh, lead.id);
      expect((await fresh.get(`/api/v1/leads/${lead.id}/credit`)).body.credit.user.id).toBe(next.user.id);
    });

    it('is shared when a lead goes to another team, in parts that are a whole', async () => {
      const [agent, foreign] = [await someAgent(), await someAgent(other.id)];
      const lead = await aLead(db(), { teamId: team.id, ownerId: agent.user.id });
      const move = (body: object) =>
        manager.post(`/api/v1/leads/${lead.id}/transfer`, {
          teamId: other.id,
          reason: '落在对方片区',
          ...body,
        });
      const shares = [
        { teamId: team.id, percent: 40 },
        { teamId: other.id, percent: 60 },
      ];
      expect((await move({ shares }).expect(422)).body.code).toBe('no_credit');
      await call(agent, lead.id);
      expect((await move({ shares: [{ teamId: team.id, percent: 40 }] }).expect(422)).body.code).toBe(
        'shares_not_whole',
      );
      expect((await move({ ownerId: agent.user.id, shares }).expect(409)).body.code).toBe('already_owned');
      await agent.post(`/api/v1/leads/${lead.id}/transfer`, { teamId: other.id, reason: '不' }).expect(403);
      const { body } = await move({ ownerId: foreign.user.id, shares }).expect(200);
      expect(body).toMatchObject({ owner: { id: foreign.user.id }, assignment: { reason: 'transferred' } });
      const { body: credit } = await foreign.get(`/api/v1/leads/${lead.id}/credit`).expect(200);
      expect(credit.credit).toMatchObject({
        user: { id: agent.user.id },
        shares: [{ percent: 60 }, { percent: 40 }],
      });
      await expect(
        db().query('UPDATE credit_shares SET percent = 30 WHERE lead_id = $1', [lead.id]),
      ).rejects.toThrow('sum to');
      const { body: deal } = await foreign.post(`/api/v1/leads/${lead.id}/convert`).expect(201);
      expect(deal.dealId).toBeDefined();
      const wish = { kind: 'deals', format: 'csv', filter: {} };
      const { body: made } = await admin.post('/api/v1/exports', wish).expect(202);
      await app.runJobs();
      const file = await admin.get(`/api/v1/exports/${made.id}/file`).buffer(true).expect(200);
      const names: { name: string; id: string }[] = await db().query(
        'SELECT id, name FROM teams WHERE id = ANY($1::uuid[])',
        [[team.id, other.id]],
      );
      const name = (id: string): string => names.find((one) => one.id === id)!.name;
      expect(String(file.text ?? file.body)).toContain(`${name(other.id)} 60%、${name(team.id)} 40%`);
    });

    it('stays when a lead goes to the pool of another team, which says that it was transferred', async () => {
      const agent = await someAgent();
      const third = await aTeam(db());
      const chief = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [third.id] })).username);
      const lead = await aLead(db(), { teamId: team.id, ownerId: agent.user.id });
      await call(agent, lead.id);
      await manager
        .post(`/api/v1/leads/${lead.id}/transfer`, { teamId: third.id, reason: '片区不符' })
        .expect(200);
      const { body } = await chief.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(body.pool).toMatchObject({ kind: 'transferred', previousOwner: { id: agent.user.id } });
      const report = await chief.get('/api/v1/reports/pool').expect(200);
      expect(report.body.rows).toMatchObject([
        { entered: 1, released: 0, transferred: 1, escalated: 0, handover: 0, routed: 0 },
      ]);
    });

    it('is known to every team that shares it and may be disputed by them, whoever has the lead; both sides and who rules are told', async () => {
      const [giver, taker] = [await aTeam(db()), await aTeam(db())];
      const leader = async (teamId: string, role: 'manager' | 'admin' = 'manager') => {
        const user = await aUser(db(), role === 'admin' ? { role } : { role, teamIds: [teamId] });
        return Object.assign(await app.signIn(user.username), { user });
      };
      const [chief, other, stranger] = [
        await leader(giver.id),
        await leader(taker.id),
        await leader(team.id),
      ];
      const judge = await leader('', 'admin');
      const agent = await someAgent(giver.id);
      const lead = await aLead(db(), { teamId: giver.id, ownerId: agent.user.id });
      await call(agent, lead.id);
      const shares = [
        { teamId: giver.id, percent: 70 },
        { teamId: taker.id, percent: 30 },
      ];
      await chief
        .post(`/api/v1/leads/${lead.id}/transfer`, { teamId: taker.id, reason: '落在对方片区', shares })
        .expect(200);
      const credit = `/api/v1/leads/${lead.id}/credit`;
      await chief.get(`/api/v1/leads/${lead.id}`).expect(404);
      for (const client of [chief, other, agent]) {
        const { body } = await client.get(credit).expect(200);
        expect(body.credit.shares).toMatchObject([{ percent: 70 }, { percent: 30 }]);
      }
      await stranger.get(credit).expect(404);
      await (await someAgent(giver.id)).get(credit).expect(404);
      const listed = async (client: Client, query = '') => {
        const { body } = await client.get(`/api/v1/credits?withTotal=true${query}`).expect(200);
        return {
          total: body.total,
          item: body.items.find((one: { leadId: string }) => one.leadId === lead.id),
        };
      };
      expect((await listed(chief, '&only=shared')).item).toMatchObject({ seesLead: false, dispute: null });
      expect((await listed(other)).item).toMatchObject({ seesLead: true });
      expect((await listed(stranger)).item).toBeUndefined();
      const claim = { teamId: giver.id, evidence: '全部接待都由我方完成' };
      await stranger.post(`${credit}/disputes`, claim).expect(404);
      const { body: opened } = await chief.post(`${credit}/disputes`, claim).expect(201);
      expect(await listed(judge, '&only=disputed')).toMatchObject({ item: { dispute: { mayRule: true } } });
      expect(await listed(chief, '&only=disputed')).toMatchObject({
        total: 1,
        item: { dispute: { mayRule: false } },
      });
      const toldOf = async (kind: string): Promise<string[]> => {
        await app.runJobs();
        const rows: { user_id: string }[] = await db().query(
          "SELECT user_id FROM notifications WHERE kind = $1 AND data->>'number' = $2",
          [kind, lead.number],
        );
        return rows.map((row) => row.user_id);
      };
      const disputed = await toldOf('credit_disputed');
      expect(disputed).toEqual(expect.arrayContaining([judge.user.id, other.user.id, agent.user.id]));
      expect(disputed).not.toContain(chief.user.id);
      expect(disputed).not.toContain(stranger.user.id);
      await judge
        .post(`${credit}/disputes/${opened.disputes[0].id}/ruling`, { upheld: true, ruling: '接待记录齐全' })
        .expect(200);
      const ruled = await toldOf('credit_ruled');
      // The other team has lost its share by it, and hears so.
      expect(ruled).toEqual(expect.arrayContaining([chief.user.id, other.user.id, agent.user.id]));
      expect(ruled).not.toContain(judge.user.id);
      expect((await listed(judge, '&only=disputed')).item).toBeUndefined();
      const { body: inbox } = await chief.get('/api/v1/notifications').expect(200);
      expect(inbox.items[0]).toMatchObject({ kind: 'credit_ruled', leadId: null });
      expect(inbox.items[0].title).toContain('成立');
    });

    it('is disputed with evidence and decided once, by somebody above both sides', async () => {
      const agent = await someAgent();
      const lead = await aLead(db(), { teamId: team.id, ownerId: agent.user.id });
      const path = `/api/v1/leads/${lead.id}/credit/disputes`;
      const claim = { teamId: other.id, evidence: '11 月 3 日已在展会接待该企业，附签到记录' };
      expect((await manager.post(path, claim).expect(422)).body.code).toBe('no_credit');
      await call(agent, lead.id);
      await agent.post(path, { ...claim, evidence: '' }).expect(400);
      const answers = await Promise.all([manager.post(path, claim), agent.post(path, claim)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const { body } = await admin.get(`/api/v1/leads/${lead.id}/credit`).expect(200);
      const rule = (client: Client, request: object) =>
        client.post(`${path}/${body.disputes[0].id}/ruling`, request);
      const ruling = {
        upheld: true,
        ruling: '双方各有贡献',
        shares: [
          { teamId: team.id, percent: 50 },
          { teamId: other.id, percent: 50 },
        ],
      };
      await rule(manager, ruling).expect(403); // leads one side only
      await rule(agent, ruling).expect(403);
      const decided = await rule(admin, ruling).expect(200);
      expect(decided.body).toMatchObject({
        credit: { shares: [{ percent: 50 }, { percent: 50 }] },
        disputes: [{ status: 'upheld', ruling: '双方各有贡献', mayRule: false }],
      });
      expect((await rule(admin, ruling).expect(409)).body.code).toBe('dispute_ruled');
    });
  });

  it('the flow of the pools is reported from the ledger, and exported with the same figures', async () => {
    const fourth = await aTeam(db());
    const [owner, taker] = [await someAgent(fourth.id), await someAgent(fourth.id)];
    const leads = await Promise.all(
      Array.from({ length: 3 }, () => aLead(db(), { teamId: fourth.id, ownerId: owner.user.id })),
    );
    for (const lead of leads)
      await owner.post(`/api/v1/leads/${lead.id}/release`, { reason: '退回' }).expect(200);
    app.clock.set('2026-11-18T13:00:00+08:00');
    await taker.post(`/api/v1/leads/${leads[0]!.id}/claim`).expect(200);
    await taker.post(`/api/v1/leads/${leads[1]!.id}/claim`).expect(200);
    const chief = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [fourth.id] })).username);
    const { body } = await chief.get('/api/v1/reports/pool?from=2026-11-18&to=2026-11-18').expect(200);
    expect(body.rows).toMatchObject([
      {
        entered: 3,
        released: 3,
        recycled: 0,
        claimed: 2,
        left: 2,
        current: 1,
        claimRate: 0.6667,
        medianHours: 3,
      },
    ]);
    expect(body.totals).toMatchObject({ entered: 3, claimed: 2, current: 1 });
    expect(Object.keys(body.definition)).toEqual(expect.arrayContaining(['claimRate', 'medianHours']));
    expect(
      (await chief.get('/api/v1/reports/pool?from=2026-11-01&to=2026-11-17').expect(200)).body.rows,
    ).toMatchObject([{ entered: 0, current: 1 }]);
    const { body: made } = await chief
      .post('/api/v1/exports', { kind: 'report:pool', format: 'csv', filter: {} })
      .expect(202);
    await app.runJobs();
    const file = await chief.get(`/api/v1/exports/${made.id}/file`).buffer(true).expect(200);
    expect(String(file.text ?? file.body)).toContain('领取率');
  });
});
