import { replay } from '@luodi/routing';
import { aTeam, aUser } from '../builders/identity';
import { anInquiry } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { TEST_NOW, startTestApp, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('the rules as a whole', () => {
  let app: TestApp;
  let admin: Client;
  let manager: Client;
  let team: { id: string; name: string };

  const db = () => app.dataSource.manager;
  const ruleSet = async () => (await admin.get('/api/v1/routing/rule-set').expect(200)).body;
  const draftOf = async (rules: object[], version = 0) =>
    (await admin.put('/api/v1/routing/draft', { version, rules }).expect(200)).body;
  const publish = async (rules: object[]) => {
    const { draft } = await draftOf(rules);
    return (await admin.post('/api/v1/routing/draft/publish', { version: draft.version }).expect(200)).body;
  };
  const aDraftRule = (extra: object = {}) => ({ name: '其余', teamId: team.id, conditions: [], ...extra });
  const inputsOf = async (leadId: string) =>
    (await admin.get(`/api/v1/leads/${leadId}/assignments`).expect(200)).body.items[0].inputs;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager' })).username);
  });

  // Every story has a team and rules of its own; versions stay, as they must.
  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    team = await aTeam(db());
    await db().query('DELETE FROM routing_rules');
    await db().query('DELETE FROM routing_drafts');
    await db().query('UPDATE leads SET waiting_reason = NULL WHERE waiting_reason IS NOT NULL');
  });

  afterAll(() => app.close());

  it('is drafted, acts when published, and comes back by rollback', async () => {
    const agent = await anAgent(db(), team.id);
    const before = (await ruleSet()).current;
    const { draft } = await draftOf([
      aDraftRule({ name: '拿地', conditions: [{ field: 'needType', op: 'in', value: ['buy_land'] }] }),
    ]);
    expect(draft).toMatchObject({ version: 1, base: before, stale: false, findings: [] });
    expect(draft.changes).toMatchObject([{ kind: 'added', name: '拿地' }]);
    // A draft does nothing yet.
    const waiting = await anInquiry(app, { needType: 'buy_land' });
    expect(waiting.outcome).toMatchObject({ kind: 'waiting', reason: 'no_rule' });

    const version = (
      await admin.post('/api/v1/routing/draft/publish', { version: 1, note: '开始拿地分配' }).expect(200)
    ).body;
    expect(version).toMatchObject({ number: before + 1, kind: 'published', note: '开始拿地分配', rules: 1 });
    expect((await ruleSet()).draft).toBeNull();
    // Publication looks at the waiting leads again.
    await app.runJobs();
    expect((await admin.get(`/api/v1/leads/${waiting.leadId}`).expect(200)).body.owner.id).toBe(agent.id);

    await publish([aDraftRule()]);
    expect((await anInquiry(app)).outcome).toMatchObject({ ownerId: agent.id });
    const versions = (await manager.get('/api/v1/routing/versions?limit=2').expect(200)).body;
    expect(versions.items.map((item: { number: number }) => item.number)).toEqual([before + 2, before + 1]);
    const restored = await admin
      .post(`/api/v1/routing/versions/${before + 1}/restore`, { current: before + 2, note: '回退' })
      .expect(200);
    expect(restored.body).toMatchObject({ number: before + 3, kind: 'restored', restoredFrom: before + 1 });
    expect((await admin.get('/api/v1/routing/rules').expect(200)).body.items).toMatchObject([
      { name: '拿地' },
    ]);
    expect((await anInquiry(app)).outcome).toMatchObject({ reason: 'no_rule' });
    const shown = (await manager.get(`/api/v1/routing/versions/${before + 2}`).expect(200)).body;
    expect(shown.changes).toMatchObject([
      { kind: 'added', name: '其余' },
      { kind: 'removed', name: '拿地' },
    ]);
    await manager.get('/api/v1/routing/versions/99999999999').expect(404);
    await expect(
      db().query('UPDATE routing_rule_versions SET note = NULL WHERE number = $1', [before + 1]),
    ).rejects.toThrow('never changed');
  });

  it('has one draft: who saves or publishes on another state is told', async () => {
    await draftOf([aDraftRule()]);
    const theirs = await admin.put('/api/v1/routing/draft', { version: 0, rules: [] }).expect(409);
    expect(theirs.body).toMatchObject({ code: 'version_conflict', current: { version: 1 } });
    await draftOf([aDraftRule({ name: '改' })], 1);
    await admin.post('/api/v1/routing/draft/publish', { version: 1 }).expect(409);
    await admin.post('/api/v1/routing/draft/discard', { version: 1 }).expect(409);

    // A rule is changed at once meanwhile: publishing would undo it unseen.
    await admin.post('/api/v1/routing/rules', aDraftRule({ name: '直接' })).expect(201);
    const { draft, current } = await ruleSet();
    expect(draft).toMatchObject({ version: 2, stale: true });
    const refused = await admin.post('/api/v1/routing/draft/publish', { version: 2 }).expect(409);
    expect(refused.body).toMatchObject({ code: 'rules_changed', current });
    const rules = [aDraftRule({ name: '改' })];
    await admin.put('/api/v1/routing/draft', { version: 2, base: current, rules }).expect(200);
    const answers = await Promise.all(
      [1, 2, 3].map(() => admin.post('/api/v1/routing/draft/publish', { version: 3 })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404, 404]);
    await admin.post(`/api/v1/routing/versions/1/restore`, { current: 0 }).expect(409);
    await manager.put('/api/v1/routing/draft', { version: 0, rules: [] }).expect(403);
    await admin.post('/api/v1/routing/draft/discard', { version: 1 }).expect(404);
  });

  it.each<[string, object, string]>([
    ['no team', { teamId: undefined }, 'rules[0].teamId'],
    ['an unknown team', { teamId: NOBODY }, 'rules[0].teamId'],
    ['nobody', { target: 'user' }, 'rules[0].userId'],
    ['a stranger', { target: 'user', userId: NOBODY }, 'rules[0].userId'],
    ['a cap without a period', { cap: 3 }, 'rules[0].capPeriod'],
    ['a fallback team that is none', { fallback: 'team' }, 'rules[0].fallbackTeamId'],
    [
      'a wrong condition',
      { conditions: [{ field: 'inquiryCount', op: 'in', value: ['1'] }] },
      'rules[0].conditions[0].op',
    ],
  ])('a draft with %s is refused with the place', async (_name, extra, path) => {
    const { body } = await admin
      .put('/api/v1/routing/draft', { version: 0, rules: [aDraftRule(extra)] })
      .expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ path })]);
  });

  it('points out what is never reached and what crosses, in the draft and in what acts', async () => {
    const land = { field: 'needType', op: 'in', value: ['buy_land'] };
    const { draft } = await draftOf([
      aDraftRule({ name: '大', conditions: [{ field: 'areaSqm', op: 'gte', value: 5000 }] }),
      aDraftRule({ name: '地', conditions: [land] }),
      aDraftRule({ name: '大地', conditions: [land, { field: 'areaSqm', op: 'gte', value: 9000 }] }),
    ]);
    const [big, some, both] = draft.rules.map((rule: { id: string }) => rule.id);
    expect(draft.findings).toEqual([
      { kind: 'overlapping', ruleId: some, byId: big, byIds: [big] },
      { kind: 'unreachable', ruleId: both, byId: big, byIds: [big] },
    ]);
    await admin.post('/api/v1/routing/draft/publish', { version: 1 }).expect(200);
    expect((await ruleSet()).findings).toHaveLength(2);
  });

  it('counts the leads that no rule wanted, and tells managers and administrators', async () => {
    await app.runJobs();
    await db().query('DELETE FROM waiting_periods');
    const { count } = (await ruleSet()).unmatched;
    const { leadId } = await anInquiry(app);
    expect((await ruleSet()).unmatched).toEqual({ days: 30, count: count + 1 });
    const { items } = (await manager.get('/api/v1/routing/unmatched?limit=1').expect(200)).body;
    expect(items).toMatchObject([{ leadId, waiting: true, owner: null }]);
    await app.runJobs();
    for (const client of [admin, manager]) {
      const { body } = await client.get('/api/v1/notifications').expect(200);
      expect(body.items[0]).toMatchObject({ kind: 'lead_waiting', leadId });
    }
    app.clock.advanceMinutes(31 * 24 * 60);
    expect((await ruleSet()).unmatched.count).toBe(0);
  });

  it('chooses by turn, by load, or one person; a cap counts in its period', async () => {
    const [a, b] = [await anAgent(db(), team.id), await anAgent(db(), team.id)];
    await publish([aDraftRule({ strategy: 'round_robin', cap: 2, capPeriod: 'day' })]);
    const owners: unknown[] = [];
    for (let n = 0; n < 4; n += 1) {
      app.clock.advanceMinutes(1);
      const { outcome } = await anInquiry(app);
      owners.push(outcome.kind === 'assigned' ? outcome.ownerId : null);
    }
    expect(owners.slice(0, 2).sort()).toEqual([a.id, b.id].sort());
    expect(owners.slice(2)).toEqual(owners.slice(0, 2));
    expect((await anInquiry(app)).outcome).toMatchObject({ kind: 'waiting', reason: 'all_full' });
    app.clock.advanceMinutes(24 * 60);
    const { leadId, outcome } = await anInquiry(app);
    expect(outcome).toMatchObject({ kind: 'assigned' });
    expect((await inputsOf(leadId)).candidates[0]).toMatchObject({ cap: { limit: 2, given: 0 } });

    await publish([aDraftRule({ strategy: 'least_load' })]);
    await db().query('UPDATE agent_loads SET open_leads = open_leads + 5 WHERE user_id = $1', [a.id]);
    for (let n = 0; n < 3; n += 1) expect((await anInquiry(app)).outcome).toMatchObject({ ownerId: b.id });

    await publish([aDraftRule({ teamId: undefined, target: 'user', userId: a.id })]);
    expect((await anInquiry(app)).outcome).toMatchObject({ ownerId: a.id });
    const shown = (await ruleSet()).current;
    const { definitions } = (await admin.get(`/api/v1/routing/versions/${shown}`).expect(200)).body;
    expect(definitions).toMatchObject([{ target: 'user', user: { id: a.id }, team: { id: team.id } }]);
  });

  it('shares begin anew with each period', async () => {
    const [a, b] = [await anAgent(db(), team.id), await anAgent(db(), team.id)];
    await publish([aDraftRule({ period: 'week' })]);
    await admin.patch(`/api/v1/routing/agents/${b.id}`, { accepting: false }).expect(200);
    for (let n = 0; n < 4; n += 1) expect((await anInquiry(app)).outcome).toMatchObject({ ownerId: a.id });
    await admin.patch(`/api/v1/routing/agents/${b.id}`, { accepting: true }).expect(200);
    app.clock.advanceMinutes(7 * 24 * 60);
    const owners = new Set<unknown>();
    for (let n = 0; n < 2; n += 1) {
      const { outcome } = await anInquiry(app);
      owners.add(outcome.kind === 'assigned' ? outcome.ownerId : null);
    }
    // Nobody catches up what they missed the week before.
    expect(owners).toEqual(new Set([a.id, b.id]));
  });

  it('goes to the team of the park, to the next rule, or to another team when nobody is eligible', async () => {
    const [parkTeam, other] = [await aTeam(db()), await aTeam(db())];
    const [parkAgent, otherAgent] = [await anAgent(db(), parkTeam.id), await anAgent(db(), other.id)];
    const park = (await admin.post('/api/v1/parks', { name: `园区 ${parkTeam.id.slice(-8)}` }).expect(201))
      .body;
    await publish([
      aDraftRule({ name: '园区团队', target: 'park', teamId: undefined, fallback: 'next' }),
      aDraftRule({ name: '其余', fallback: 'team', fallbackTeamId: other.id }),
    ]);
    // Nobody is in charge of the park yet: the rule does not apply; the next team is empty.
    const first = await anInquiry(app, { parkId: park.id });
    expect(first.outcome).toMatchObject({ ownerId: otherAgent.id });
    expect((await inputsOf(first.leadId)).tried).toMatchObject([
      { rule: { name: '其余' }, team: { id: team.id }, reason: 'no_members' },
    ]);
    await admin.patch(`/api/v1/parks/${park.id}`, { version: 1, teamId: parkTeam.id }).expect(200);
    expect((await anInquiry(app, { parkId: park.id })).outcome).toMatchObject({ ownerId: parkAgent.id });
    await admin.patch(`/api/v1/routing/agents/${parkAgent.id}`, { capacity: 0 }).expect(200);
    const third = await anInquiry(app, { parkId: park.id });
    expect(third.outcome).toMatchObject({ ownerId: otherAgent.id });
    expect((await inputsOf(third.leadId)).tried).toMatchObject([
      { rule: { name: '园区团队' }, reason: 'all_full' },
      { rule: { name: '其余' }, reason: 'no_members' },
    ]);
    await admin.patch(`/api/v1/routing/agents/${otherAgent.id}`, { capacity: 0 }).expect(200);
    expect((await anInquiry(app, { parkId: park.id })).outcome).toMatchObject({
      kind: 'waiting',
      reason: 'all_full',
      teamId: parkTeam.id,
    });
  });

  it('gives a returning company to who has it, while they can take it', async () => {
    const agents = [await anAgent(db(), team.id), await anAgent(db(), team.id)];
    await publish([aDraftRule({ ownerFirst: true })]);
    const companyName = `启衡新材料${team.id.slice(-6)}有限公司`;
    const first = await anInquiry(app, { companyName });
    const owner = first.outcome.kind === 'assigned' ? first.outcome.ownerId : '';
    const other = agents.find((agent) => agent.id !== owner);
    for (let n = 0; n < 3; n += 1) {
      const again = await anInquiry(app, { companyName });
      expect(again.outcome).toMatchObject({ ownerId: owner });
      expect(await inputsOf(again.leadId)).toMatchObject({ companyOwnerId: owner });
    }
    await admin.patch(`/api/v1/routing/agents/${owner}`, { accepting: false }).expect(200);
    expect((await anInquiry(app, { companyName })).outcome).toMatchObject({ ownerId: other?.id });
  });

  it('a returning company follows its owner into another team, and comes back when they can not take it', async () => {
    const ours = await anAgent(db(), team.id);
    const elsewhere = await aTeam(db());
    const owner = await anAgent(db(), elsewhere.id);
    await publish([aDraftRule({ ownerFirst: true, strategy: 'least_load' })]);
    const companyName = `远达新材料${team.id.slice(-6)}有限公司`;
    const first = await anInquiry(app, { companyName });
    const admins = { ownerId: owner.id, teamId: elsewhere.id, reason: '总部客户' };
    await admin.post(`/api/v1/leads/${first.leadId}/transfer`, admins).expect(200);
    for (let n = 0; n < 2; n += 1) {
      const again = await anInquiry(app, { companyName });
      expect(again.outcome).toMatchObject({ kind: 'assigned', ownerId: owner.id });
      const { body } = await admin.get(`/api/v1/leads/${again.leadId}`).expect(200);
      expect(body).toMatchObject({ owner: { id: owner.id } });
      const inputs = await inputsOf(again.leadId);
      expect(inputs).toMatchObject({ companyOwnerId: owner.id, team: { id: elsewhere.id } });
      expect(replay(inputs)[0]?.userId).toBe(owner.id);
    }
    const [row] = await db().query(
      'SELECT team_id FROM leads WHERE company_id = (SELECT company_id FROM leads WHERE id = $1) AND id <> $1 LIMIT 1',
      [first.leadId],
    );
    expect(row.team_id).toBe(elsewhere.id);
    // Others of the team get what is not of that company.
    expect((await anInquiry(app)).outcome).toMatchObject({ ownerId: ours.id });
    await admin.patch(`/api/v1/routing/agents/${owner.id}`, { accepting: false }).expect(200);
    expect((await anInquiry(app, { companyName })).outcome).toMatchObject({ ownerId: ours.id });
  });

  it('what is stored with a decision gives the same choice again; a changed weight owes nothing of the past', async () => {
    const agents = await Promise.all([1, 2, 3].map((weight) => anAgent(db(), team.id, { weight })));
    await publish([aDraftRule()]);
    const leads: string[] = [];
    for (let n = 0; n < 12; n += 1) leads.push((await anInquiry(app)).leadId);
    await admin.patch(`/api/v1/routing/agents/${agents[0]?.id}`, { weight: 6 }).expect(200);
    const after: unknown[] = [];
    for (let n = 0; n < 11; n += 1) {
      const { leadId, outcome } = await anInquiry(app);
      leads.push(leadId);
      after.push(outcome.kind === 'assigned' ? outcome.ownerId : null);
    }
    // 6 of 11 by the new weights, give or take one; not 6/11 of all 23.
    const got = after.filter((owner) => owner === agents[0]?.id).length;
    expect(Math.abs(got - 6)).toBeLessThanOrEqual(1);
    for (const leadId of leads) {
      const inputs = await inputsOf(leadId);
      expect(replay(inputs)[0]?.userId).toBe(inputs.chosen);
    }
  });

  it('a typed example can be tried on the draft before it acts', async () => {
    const agent = await anAgent(db(), team.id);
    await draftOf([
      aDraftRule({ conditions: [{ field: 'sourceChannel', op: 'contains', value: ['展会'] }] }),
    ]);
    const example = { sourceChannel: '展会 A 馆', draft: true };
    const tried = (await manager.post('/api/v1/routing/simulate', example).expect(200)).body;
    expect(tried).toMatchObject({ chosen: { id: agent.id }, rule: { name: '其余' }, tried: [] });
    const published = (await manager.post('/api/v1/routing/simulate', { sourceChannel: '展会 A 馆' })).body;
    expect(published).toMatchObject({ chosen: null, waitingReason: 'no_rule' });
  });
});
