import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal, thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { aPark } from '../builders/workspace';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

/** Thursday 2026-11-19: a working day. */
const at = (time: string, day = '2026-11-19') => `${day}T${time}:00+08:00`;

describe('what comes of visits', () => {
  let app: TestApp;
  let team: { id: string };
  let park: { id: string; name: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let admin: Client;

  const db = () => app.dataSource.manager;
  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, ...traits });
  const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];
  const planned = async (
    leadId: string,
    more: object = {},
    client = agent,
  ): Promise<{ id: string; path: string }> => {
    const { body } = await client
      .post('/api/v1/visits', {
        leadId,
        kind: 'inbound',
        startsAt: at('14:00'),
        endsAt: at('15:30'),
        ...more,
      })
      .expect(201);
    return { id: body.id, path: `/api/v1/visits/${body.id}` };
  };
  const leadOf = async (id: string) => (await manager.get(`/api/v1/leads/${id}`).expect(200)).body;
  const timeline = async (id: string): Promise<{ kind: string; data: Record<string, unknown> }[]> =>
    (await manager.get(`/api/v1/leads/${id}/timeline`).expect(200)).body.items;

  beforeAll(async () => {
    app = await startTestApp();
    await thePipelines(db());
    team = await aTeam(db());
    park = await aPark(db());
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });

  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '周正' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
  });

  afterAll(() => app.close());

  it('check-in and result, not before anybody can be there', async () => {
    const lead = await mine();
    const { path } = await planned(lead.id, { parkIds: [park.id], places: '2 号楼' });
    app.clock.set(at('09:59'));
    expect(code(await agent.post(`${path}/check-in`))).toEqual([409, 'visit_ahead']);
    expect(code(await agent.post(`${path}/hold`, { result: '看完了' }))).toEqual([409, 'visit_ahead']);
    app.clock.set(at('13:50'));
    expect(code(await agent.post(`${path}/no-show`, { reason: '没来' }))).toEqual([409, 'visit_ahead']);
    const { body: there } = await agent.post(`${path}/check-in`).expect(200);
    expect(there).toMatchObject({ state: 'planned', checkedInAt: '2026-11-19T05:50:00.000Z', version: 2 });
    app.clock.set(at('13:55'));
    const { body: again } = await agent.post(`${path}/check-in`).expect(200);
    expect(again).toEqual(there);
    app.clock.set(at('16:00'));
    const { body: held } = await agent
      .post(`${path}/hold`, {
        result: '对 2 号楼满意，层高不够',
        shownPlaces: '2 号楼一层',
        nextFollowUpAt: at('10:00', '2026-11-24'),
      })
      .expect(200);
    expect(held).toMatchObject({
      state: 'held',
      result: '对 2 号楼满意，层高不够',
      parks: [{ id: park.id, shown: true }],
      places: '2 号楼',
      shownPlaces: '2 号楼一层',
      version: 3,
    });
    const after = await leadOf(lead.id);
    expect(after).toMatchObject({ status: 'contacted', nextFollowUpAt: '2026-11-24T02:00:00.000Z' });
    const lines = await timeline(lead.id);
    expect(lines.map((line) => line.kind)).toEqual(
      expect.arrayContaining(['activity', 'first_response', 'visit_checked_in', 'visit_planned']),
    );
    expect(lines.find((line) => line.kind === 'activity')?.data).toMatchObject({
      type: 'visit',
      summary: '对 2 号楼满意，层高不够',
    });
    for (const [act, body] of [
      ['check-in', {}],
      ['hold', { result: '再来' }],
      ['cancel', { reason: '再来' }],
      ['no-show', { reason: '再来' }],
    ] as const) {
      expect(code(await agent.post(`${path}/${act}`, body))).toEqual([409, 'visit_closed']);
    }
    expect(code(await agent.patch(path, { version: 3, note: 'x' }))).toEqual([409, 'visit_closed']);
  });

  it('a visit that is planned stops no clock; one that was held stops it just as a logged visit does', async () => {
    const due = { firstResponseDueAt: at('18:00') };
    const [visited, logged] = [await mine(due), await mine(due)];
    const { path } = await planned(visited.id);
    expect((await leadOf(visited.id)).sla).toMatchObject({ state: 'running' });
    app.clock.set(at('16:00'));
    await agent.post(`${path}/hold`, { result: '看了两栋' }).expect(200);
    await agent
      .post(`/api/v1/leads/${logged.id}/activities`, {
        type: 'visit',
        summary: '看了两栋',
        occurredAt: at('14:00'),
      })
      .expect(201);
    const clocks: object[] = await db().query(
      `SELECT l.status, l.sla_state, l.first_responded_at, l.next_follow_up_at, l.last_activity_at, l.clock_rank,
         (SELECT count(*)::int FROM first_credits c WHERE c.lead_id = l.id) AS credits,
         (SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'state', k.state, 'due', k.due_at) ORDER BY k.kind)
            FROM lead_clocks k WHERE k.lead_id = l.id) AS clocks
       FROM leads l WHERE l.id = ANY($1::uuid[]) ORDER BY l.id`,
      [[visited.id, logged.id]],
    );
    expect(clocks[0]).toMatchObject({ sla_state: 'met', status: 'contacted', next_follow_up_at: null });
    expect(clocks[1]).toEqual(clocks[0]);
    const activities: object[] = await db().query(
      'SELECT type, summary, occurred_at, author_id, first_response FROM activities WHERE lead_id = ANY($1::uuid[])',
      [[visited.id, logged.id]],
    );
    expect(activities[1]).toEqual(activities[0]);
  });

  it('opens the gate of the deal, which a planned one does not', async () => {
    const built = await aDeal(db(), { owner: agentUser, teamId: team.id, stage: 'siteVisit' });
    const { path } = await planned(built.leadId);
    const advance = () => agent.post(`/api/v1/deals/${built.id}/transitions`, { to: 'negotiating' });
    const refused = await advance();
    expect(code(refused)).toEqual([422, 'gate_unmet']);
    expect(refused.body.missing).toContainEqual(expect.objectContaining({ kind: 'visit' }));
    app.clock.set(at('15:40'));
    const { body: held } = await agent.post(`${path}/hold`, { result: '看中 C07' }).expect(200);
    expect(held.lead).toMatchObject({ dealId: built.id });
    await advance().expect(200);
    const { body: deal } = await agent.get(`/api/v1/deals/${built.id}/timeline`).expect(200);
    expect(JSON.stringify(deal.items)).toContain('看中 C07');
  });

  it('a companion says how it went, and the lead stays whose it is', async () => {
    const lead = await mine();
    const { path } = await planned(lead.id, { companionIds: [mateUser.id] });
    app.clock.set(at('15:40'));
    await mate.post(`${path}/check-in`).expect(200);
    await mate.post(`${path}/hold`, { result: '代为接待' }).expect(200);
    expect((await leadOf(lead.id)).owner).toMatchObject({ id: agentUser.id });
    const authors: { author_id: string }[] = await db().query(
      'SELECT author_id FROM activities WHERE lead_id = $1',
      [lead.id],
    );
    expect(authors).toEqual([{ author_id: mateUser.id }]);
    await mate.get(`/api/v1/leads/${lead.id}`).expect(404);
  });

  it('of a result and a cancelling at the same moment one holds', async () => {
    for (let round = 0; round < 4; round += 1) {
      const lead = await mine();
      app.clock.set(TEST_NOW);
      const { path } = await planned(lead.id, { allowOverlap: true });
      app.clock.set(at('15:40'));
      const answers = await Promise.all([
        agent.post(`${path}/hold`, { result: '看完了' }),
        manager.post(`${path}/cancel`, { reason: '客户取消' }),
        agent.post(`${path}/hold`, { result: '又点一次' }),
        agent.post(`${path}/no-show`, { reason: '没来' }),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
      const logged: unknown[] = await db().query('SELECT 1 FROM activities WHERE lead_id = $1', [lead.id]);
      const { body } = await agent.get(path).expect(200);
      expect(logged).toHaveLength(body.state === 'held' ? 1 : 0);
    }
  });

  it('nobody came, or it was cancelled: the reason stands in the timeline and the time is free again', async () => {
    const lead = await mine();
    const missed = await planned(lead.id);
    app.clock.set(at('15:00'));
    const { body: gone } = await agent.post(`${missed.path}/no-show`, { reason: '电话未接' }).expect(200);
    expect(gone).toMatchObject({ state: 'no_show', closedReason: '电话未接' });
    app.clock.set(TEST_NOW);
    const off = await planned(lead.id);
    await agent.post(`${off.path}/cancel`, {}).expect(400);
    const { body: cancelled } = await agent
      .post(`${off.path}/cancel`, { reason: '客户改到下月' })
      .expect(200);
    expect(cancelled).toMatchObject({ state: 'cancelled', closedReason: '客户改到下月' });
    await planned(lead.id);
    const lines = await timeline(lead.id);
    expect(
      lines
        .filter((line) => line.kind.startsWith('visit_'))
        .map((line) => line.kind)
        .sort(),
    ).toEqual(['visit_cancelled', 'visit_no_show', 'visit_planned', 'visit_planned', 'visit_planned']);
    expect(lines.find((line) => line.kind === 'visit_cancelled')?.data).toMatchObject({
      note: '客户改到下月',
    });
  });

  it('visits go with a lead that is merged, and come back when that is undone', async () => {
    const [from, into] = [await mine(), await mine()];
    const { id } = await planned(from.id);
    await manager.post(`/api/v1/leads/${from.id}/merge`, { intoId: into.id }).expect(200);
    const of = async (leadId: string) =>
      (await agent.get(`/api/v1/visits?leadId=${leadId}`)).body.items.map(
        (visit: { id: string }) => visit.id,
      );
    expect([await of(from.id), await of(into.id)]).toEqual([[], [id]]);
    expect((await timeline(into.id)).map((line) => line.kind)).toContain('visit_planned');
    await manager.post(`/api/v1/leads/${from.id}/unmerge`).expect(200);
    expect([await of(from.id), await of(into.id)]).toEqual([[id], []]);
  });

  it('a visit to come goes with its lead to another owner, unless somebody else was to receive', async () => {
    const third = await anAgent(db(), team.id, { name: '唐雨薇' });
    const lead = await mine();
    const own = await planned(lead.id, { companionIds: [mateUser.id] });
    const others = await planned(lead.id, { hostId: third.id });
    const elsewhere = await aLead(db(), { ownerId: mateUser.id, teamId: team.id });
    await planned(elsewhere.id, { allowOverlap: true }, mate);
    await manager
      .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: mateUser.id, reason: '调整' })
      .expect(200);
    const { body: moved } = await mate.get(own.path).expect(200);
    expect(moved).toMatchObject({
      host: { id: mateUser.id },
      companions: [],
      accepted: ['overlap'],
      version: 2,
    });
    expect((await mate.get(others.path).expect(200)).body.host).toMatchObject({ id: third.id });
    await agent.get(own.path).expect(404);
    await app.runJobs();
    const told = async (client: Client) =>
      (await client.get('/api/v1/notifications')).body.items.map((item: { kind: string }) => item.kind);
    expect(await told(agent)).toContain('visit_removed');
    expect(await told(mate)).toContain('visit_planned');
  });

  it('a leaver hosts nothing any more', async () => {
    const lead = await mine();
    const { path } = await planned(lead.id);
    await admin
      .post(`/api/v1/users/${agentUser.id}/handover`, {
        reason: '离职',
        split: 'people',
        receivers: [{ userId: mateUser.id }],
      })
      .expect(200);
    expect((await mate.get(path).expect(200)).body.host).toMatchObject({ id: mateUser.id });
  });

  it('the text for the visitors says when, where and who, with a work number alone', async () => {
    const host = await aUser(db(), {
      name: '欧阳岚',
      honorific: 'ms',
      workPhone: '0731-5550120',
      teamIds: [team.id],
    });
    const lead = await mine();
    const { path } = await planned(lead.id, {
      hostId: host.id,
      parkIds: [park.id],
      places: '2 号楼、东区地块',
      meetingPoint: '南门岗亭',
    });
    const { body } = await agent.get(`${path}/invitation`).set('Accept-Language', 'zh-CN').expect(200);
    expect(body.text).toBe(
      [
        '您好，与您约定的来访安排如下：',
        '时间：2026-11-19（周四）14:00–15:30',
        `地点：${park.name} 南门岗亭`,
        '参观：2 号楼、东区地块',
        '接待人：欧阳女士，电话 0731-5550120',
        '如需调整时间，请随时告诉我。',
      ].join('\n'),
    );
    const { body: en } = await agent.get(`${path}/invitation`).set('Accept-Language', 'en').expect(200);
    expect(en.text).toContain('Time: 2026-11-19 (Thu) 14:00–15:30');
    await mate.get(`${path}/invitation`).expect(404);
  });
});
