import { visitsBetween } from '@luodi/agenda';
import type { Actor } from '@luodi/identity';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { aPark } from '../builders/workspace';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Friday 2026-11-20: a working day. */
const at = (time: string, day = '2026-11-20') => `${day}T${time}:00+08:00`;

describe('visits', () => {
  let app: TestApp;
  let team: { id: string };
  let park: { id: string; name: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let foreignManager: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;
  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, company: '华晟精密', ...traits });
  const plan = (leadId: string, more: object = {}) => ({
    leadId,
    kind: 'inbound',
    startsAt: at('14:00'),
    endsAt: at('15:30'),
    ...more,
  });
  const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];
  const kindsOf = async (id: string): Promise<string[]> => {
    const { body } = await manager.get(`/api/v1/leads/${id}/timeline`).expect(200);
    return body.items.map((item: { kind: string }) => item.kind);
  };

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    park = await aPark(db(), '湘江新材料园');
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    foreignManager = await app.signIn(
      (await aUser(db(), { role: 'manager', teamIds: [(await aTeam(db())).id] })).username,
    );
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  // Everybody's calendar is empty in every story.
  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '周正' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
  });

  afterAll(() => app.close());

  it('is planned on a lead, with everything the people need to know', async () => {
    const lead = await mine();
    const { body: visit } = await agent
      .post(
        '/api/v1/visits',
        plan(lead.id, {
          companionIds: [mateUser.id, agentUser.id],
          visitorCount: 3,
          visitors: '陈总一行',
          parkIds: [park.id],
          places: '2 号楼、东区 12 亩地块',
          meetingPoint: '园区南门岗亭',
          note: '先看 2 号楼',
        }),
      )
      .expect(201);
    expect(visit).toMatchObject({
      lead: { id: lead.id, number: lead.number, company: '华晟精密', dealId: null, visible: true },
      kind: 'inbound',
      state: 'planned',
      startsAt: '2026-11-20T06:00:00.000Z',
      endsAt: '2026-11-20T07:30:00.000Z',
      host: { id: agentUser.id, name: '彭晓岚' },
      companions: [{ id: mateUser.id, name: '周正' }],
      visitorCount: 3,
      visitors: '陈总一行',
      parks: [{ ...park, shown: false }],
      places: '2 号楼、东区 12 亩地块',
      shownPlaces: null,
      meetingPoint: '园区南门岗亭',
      accepted: [],
      version: 1,
      rights: { edit: true, attend: true },
    });
    const { body: seen } = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
    expect(seen.nextFollowUpAt).toBe('2026-11-20T06:00:00.000Z');
    expect(await kindsOf(lead.id)).toEqual(['visit_planned']);
    const { body: list } = await agent.get(`/api/v1/visits?leadId=${lead.id}`).expect(200);
    expect(list.items).toEqual([visit]);
  });

  it('is moved and edited, one version after the other; a follow-up that somebody chose stays', async () => {
    const lead = await mine();
    const { body: visit } = await agent.post('/api/v1/visits', plan(lead.id)).expect(201);
    const { body: moved } = await agent
      .patch(`/api/v1/visits/${visit.id}`, { version: 1, startsAt: at('09:00'), endsAt: at('10:00') })
      .expect(200);
    expect(moved).toMatchObject({ startsAt: '2026-11-20T01:00:00.000Z', version: 2 });
    const after = async () => (await agent.get(`/api/v1/leads/${lead.id}`).expect(200)).body.nextFollowUpAt;
    expect(await after()).toBe('2026-11-20T01:00:00.000Z');
    const stale = await agent.patch(`/api/v1/visits/${visit.id}`, { version: 1, note: '迟到的修改' });
    expect(code(stale)).toEqual([409, 'version_conflict']);
    expect(stale.body.current).toMatchObject({ version: 2, note: null });

    await agent
      .post(`/api/v1/leads/${lead.id}/activities`, {
        type: 'call',
        summary: '确认行程',
        outcome: 'connected',
        nextFollowUpAt: at('16:00', '2026-11-19'),
      })
      .expect(201);
    await agent
      .patch(`/api/v1/visits/${visit.id}`, { version: 2, startsAt: at('10:00'), endsAt: at('11:00') })
      .expect(200);
    expect(await after()).toBe('2026-11-19T08:00:00.000Z');
    const { body: cleared } = await agent
      .patch(`/api/v1/visits/${visit.id}`, { version: 3, note: '', parkIds: [], visitorCount: null })
      .expect(200);
    expect(cleared).toMatchObject({ note: null, parks: [], visitorCount: null, version: 4 });
  });

  it('refuses times that no visit can have, and people and places that are none', async () => {
    const lead = await mine();
    const retired = await aUser(db());
    await db().query('UPDATE users SET active = false WHERE id = $1', [retired.id]);
    const wrong = [
      { endsAt: at('14:00') },
      { endsAt: at('15:00', '2026-11-28') },
      { startsAt: at('14:00', '2026-11-16'), endsAt: at('15:00', '2026-11-16') },
      { startsAt: at('14:00', '2028-11-16'), endsAt: at('15:00', '2028-11-16') },
      { startsAt: '2026-11-20 14:00' },
      { kind: 'lunch' },
      { hostId: NOBODY },
      { hostId: auditor.userId },
      { companionIds: [retired.id] },
      { companionIds: [mateUser.id, mateUser.id] },
      { parkIds: [NOBODY] },
      { visitorCount: 0 },
      { visitors: 'x'.repeat(201) },
    ];
    for (const more of wrong) {
      const answer = await agent.post('/api/v1/visits', plan(lead.id, more));
      expect([more, answer.status]).toEqual([more, 400]);
    }
  });

  it('a person is in one place at a time, unless they are told and go on', async () => {
    const [first, second] = [await mine(), await mine({ company: '云谷电子' })];
    await agent.post('/api/v1/visits', plan(first.id)).expect(201);
    const clash = await agent.post(
      '/api/v1/visits',
      plan(second.id, { startsAt: at('15:00'), endsAt: at('16:00') }),
    );
    expect(code(clash)).toEqual([409, 'visit_overlap']);
    expect(clash.body.conflicts).toMatchObject([
      {
        kind: 'overlap',
        user: { id: agentUser.id },
        startsAt: '2026-11-20T06:00:00.000Z',
        lead: { id: first.id, number: first.number, company: '华晟精密' },
        text: `彭晓岚 11-20 14:00–15:30 已有带看 ${first.number} 华晟精密`,
      },
    ]);
    expect(clash.body.detail).toContain('已有带看');
    // One after the other is no clash.
    await agent
      .post('/api/v1/visits', plan(second.id, { startsAt: at('15:30'), endsAt: at('16:00') }))
      .expect(201);
    const { body: known } = await agent
      .post('/api/v1/visits', plan(second.id, { allowOverlap: true, note: '两家一起看' }))
      .expect(201);
    expect(known.accepted).toEqual(['overlap']);
    const { body: timeline } = await agent.get(`/api/v1/leads/${second.id}/timeline`).expect(200);
    expect(timeline.items[0].data).toMatchObject({ accepted: ['overlap'] });
  });

  it('leave, days off, evenings and parks in use are said, and gone on in spite of', async () => {
    const lead = await mine();
    await manager
      .post('/api/v1/leaves', {
        userId: mateUser.id,
        startsAt: at('00:00'),
        endsAt: at('00:00', '2026-11-21'),
      })
      .expect(201);
    const absent = await agent.post('/api/v1/visits', plan(lead.id, { companionIds: [mateUser.id] }));
    expect(code(absent)).toEqual([409, 'visit_warned']);
    expect(absent.body.conflicts).toMatchObject([
      // No more of the leave than the time that was asked for.
      {
        kind: 'leave',
        user: { id: mateUser.id },
        startsAt: '2026-11-20T06:00:00.000Z',
        endsAt: '2026-11-20T07:30:00.000Z',
      },
    ]);
    const { body: kept } = await agent
      .post('/api/v1/visits', plan(lead.id, { companionIds: [mateUser.id], acceptWarnings: true }))
      .expect(201);
    expect(kept.accepted).toEqual(['leave']);

    const warned = async (more: object) => {
      const { body } = await agent.post('/api/v1/visits', plan(lead.id, more)).expect(409);
      return body.conflicts.map((conflict: { kind: string }) => conflict.kind);
    };
    expect(await warned({ startsAt: at('10:00', '2026-11-22'), endsAt: at('11:00', '2026-11-22') })).toEqual([
      'day_off',
    ]);
    expect(await warned({ startsAt: at('17:00'), endsAt: at('19:00') })).toEqual(['off_hours']);
    expect(await warned({ startsAt: at('07:00'), endsAt: at('09:00') })).toEqual(['off_hours']);
    // Lunch is part of a visit.
    await agent
      .post('/api/v1/visits', plan(lead.id, { startsAt: at('11:00'), endsAt: at('14:00') }))
      .expect(201);

    const admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    await admin.patch(`/api/v1/parks/${park.id}`, { version: 1, oneVisitAtOnce: true }).expect(200);
    const other = await anAgent(db(), team.id);
    const theirs = await aLead(db(), { ownerId: other.id, teamId: team.id, company: '不该看见' });
    const there = { startsAt: at('16:00'), endsAt: at('17:00'), parkIds: [park.id] };
    await (await app.signIn(other.username)).post('/api/v1/visits', plan(theirs.id, there)).expect(201);
    const busy = await agent.post('/api/v1/visits', plan(lead.id, there));
    expect(code(busy)).toEqual([409, 'visit_warned']);
    expect(busy.body.conflicts).toMatchObject([{ kind: 'park', park: { id: park.id }, lead: null }]);
    expect(JSON.stringify(busy.body)).not.toContain('不该看见');
  });

  it('the check says the same while the time is chosen, of others no more than when', async () => {
    const lead = await mine();
    const theirs = await aLead(db(), { ownerId: mateUser.id, teamId: team.id, company: '保密科技' });
    await mate.post('/api/v1/visits', plan(theirs.id)).expect(201);
    const query = new URLSearchParams({
      startsAt: at('15:00'),
      endsAt: at('18:00'),
      hostId: agentUser.id,
      companionIds: mateUser.id,
    });
    const { body } = await agent.get(`/api/v1/visits/check?${query.toString()}`).expect(200);
    expect(body.conflicts).toEqual([
      {
        kind: 'overlap',
        user: { id: mateUser.id, name: '周正' },
        park: null,
        startsAt: '2026-11-20T07:00:00.000Z',
        endsAt: '2026-11-20T07:30:00.000Z',
        lead: null,
        name: null,
        text: '周正 11-20 15:00–15:30 已有安排',
      },
    ]);
    const { body: leader } = await manager.get(`/api/v1/visits/check?${query.toString()}`).expect(200);
    expect(leader.conflicts[0].lead).toMatchObject({ company: '保密科技', visible: true });
    const { body: own } = await agent.post('/api/v1/visits', plan(lead.id)).expect(201);
    const free = new URLSearchParams({
      startsAt: at('14:30'),
      endsAt: at('15:00'),
      hostId: agentUser.id,
      visitId: own.id,
    });
    expect((await agent.get(`/api/v1/visits/check?${free.toString()}`).expect(200)).body.conflicts).toEqual(
      [],
    );
    await agent.get('/api/v1/visits/check?startsAt=x').expect(400);
  });

  it('of two who book the same person for the same moment one wins', async () => {
    for (let round = 0; round < 5; round += 1) {
      const day = `2026-12-0${round + 1}`;
      const leads = await Promise.all(Array.from({ length: 6 }, () => mine()));
      const answers = await Promise.all(
        leads.map((lead, n) =>
          (n % 2 === 0 ? agent : manager).post(
            '/api/v1/visits',
            plan(lead.id, {
              startsAt: at(`14:${n}0`, day),
              endsAt: at('16:00', day),
              hostId: n % 3 === 0 ? agentUser.id : mateUser.id,
              companionIds: n % 3 === 0 ? [mateUser.id] : [agentUser.id],
              acceptWarnings: true,
            }),
          ),
        ),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
      const lost = answers.filter((answer) => answer.status === 409);
      expect(new Set(lost.map((answer) => answer.body.code))).toEqual(new Set(['visit_overlap']));
    }
  });

  it('a double click plans one visit', async () => {
    const lead = await mine();
    const send = () =>
      agent.post('/api/v1/visits', plan(lead.id)).set('Idempotency-Key', `k-${lead.id}`).expect(201);
    const [one, two] = await Promise.all([send(), send()]);
    expect(two.body.id).toBe(one.body.id);
    expect((await agent.get(`/api/v1/visits?leadId=${lead.id}`)).body.items).toHaveLength(1);
  });

  it('whoever works on the lead plans; companions see it and may say how it went; others know nothing of it', async () => {
    const lead = await mine();
    const pooled = await aLead(db(), { teamId: team.id, pooled: true });
    const outsider = await app.signIn((await anAgent(db(), team.id)).username);
    await mate.post('/api/v1/visits', plan(lead.id)).expect(404);
    await foreignManager.post('/api/v1/visits', plan(lead.id)).expect(404);
    await agent.post('/api/v1/visits', plan(NOBODY)).expect(404);
    await agent.post('/api/v1/visits', plan(pooled.id)).expect(404);
    await auditor.post('/api/v1/visits', plan(lead.id)).expect(403);
    const closed = await mine({ status: 'disqualified' });
    expect(code(await agent.post('/api/v1/visits', plan(closed.id)))).toEqual([409, 'lead_closed']);

    const { body: visit } = await manager
      .post('/api/v1/visits', plan(lead.id, { hostId: agentUser.id, companionIds: [mateUser.id] }))
      .expect(201);
    const path = `/api/v1/visits/${visit.id}`;
    const { body: seen } = await mate.get(path).expect(200);
    expect(seen).toMatchObject({
      lead: { visible: false, company: '华晟精密' },
      rights: { edit: false, attend: true },
    });
    expect((await auditor.get(path).expect(200)).body.rights).toEqual({ edit: false, attend: false });
    for (const client of [outsider, foreignManager]) {
      await client.get(path).expect(404);
      await client.patch(path, { version: 1, note: 'x' }).expect(404);
      await client.post(`${path}/check-in`).expect(404);
      expect((await client.get(`/api/v1/visits?leadId=${lead.id}`).expect(200)).body.items).toEqual([]);
    }
    await mate.patch(path, { version: 1, note: 'x' }).expect(403);
    await mate.post(`${path}/cancel`, { reason: 'x' }).expect(403);
    await auditor.post(`${path}/check-in`).expect(403);
    await agent.get(`/api/v1/visits/${NOBODY}`).expect(404);
    expect((await mate.get(`/api/v1/visits?userId=${mateUser.id}`).expect(200)).body.items).toHaveLength(1);
    expect(
      (await mate.get(`/api/v1/visits?state=held&from=${encodeURIComponent(at('00:00'))}`)).body.items,
    ).toEqual([]);
  });

  it("a person's visits between two instants are what the reader may know of", async () => {
    const lead = await mine();
    await agent.post('/api/v1/visits', plan(lead.id, { companionIds: [mateUser.id] })).expect(201);
    const span = {
      userIds: [agentUser.id, mateUser.id],
      from: new Date(at('15:00')),
      to: new Date(at('16:00')),
    };
    const as = (client: Client, role: Actor['role'], teamIds: string[]): Actor => ({
      id: client.userId ?? '',
      name: '',
      username: '',
      role,
      teamIds,
      locale: 'zh-CN',
      sessionEpoch: 0,
      mustChangePassword: false,
    });
    const rows = await visitsBetween(db(), as(manager, 'manager', [team.id]), span);
    expect(rows.map((row) => [row.userId, row.part, row.company, row.leadVisible])).toEqual(
      [
        [agentUser.id, 'host', '华晟精密', true],
        [mateUser.id, 'companion', '华晟精密', true],
      ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    const companion = await visitsBetween(db(), as(mate, 'agent', [team.id]), {
      ...span,
      userIds: [mateUser.id],
    });
    expect(companion).toMatchObject([{ part: 'companion', leadVisible: false, state: 'planned' }]);
    expect(await visitsBetween(db(), as(foreignManager, 'manager', []), span)).toEqual([]);
    const later = { ...span, from: new Date(at('15:30')) };
    expect(await visitsBetween(db(), as(manager, 'manager', [team.id]), later)).toEqual([]);
  });
});
