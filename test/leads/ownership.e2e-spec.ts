import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('who works on a lead', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let otherUser: BuiltUser;
  let agent: Client;
  let other: Client;
  let manager: Client;
  let foreignManager: Client;
  let foreignAgent: Client;
  let admin: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    const foreign = await aTeam(db());
    const signIn = async (user: BuiltUser) => app.signIn(user.username);
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    otherUser = await anAgent(db(), team.id, { name: '唐雨薇' });
    agent = await signIn(agentUser);
    other = await signIn(otherUser);
    manager = await signIn(await aUser(db(), { role: 'manager', teamIds: [team.id] }));
    foreignManager = await signIn(await aUser(db(), { role: 'manager', teamIds: [foreign.id] }));
    foreignAgent = await signIn(await anAgent(db(), foreign.id));
    admin = await signIn(await aUser(db(), { role: 'admin' }));
    auditor = await signIn(await aUser(db(), { role: 'auditor' }));
  });

  afterAll(() => app.close());

  afterEach(async () => {
    app.clock.set('2026-11-18T10:00:00+08:00');
    // Counters agree with the rows after every story, refused or not.
    const wrong: unknown[] = await db().query(
      `SELECT l.* FROM agent_loads l WHERE l.open_leads <> (SELECT count(*) FROM leads
         WHERE owner_id = l.user_id AND status IN ('new', 'contacted', 'qualified', 'nurturing'))`,
    );
    expect(wrong).toEqual([]);
    const owners: unknown[] = await db().query(
      `SELECT id FROM leads l WHERE owner_id IS DISTINCT FROM
         (SELECT owner_id FROM lead_assignments a WHERE a.lead_id = l.id AND a.to_at IS NULL)`,
    );
    expect(owners).toEqual([]);
  });

  /** Everything of a lead that a refused write must not touch. */
  const state = async (leadId: string): Promise<string> => {
    const rows: unknown[] = await db().query(
      `SELECT to_jsonb(l) AS lead, (SELECT count(*) FROM lead_events WHERE lead_id = l.id) AS events,
         (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.id) FROM lead_assignments a WHERE a.lead_id = l.id) AS held,
         (SELECT count(*) FROM activities WHERE lead_id = l.id) AS activities,
         (SELECT jsonb_agg(to_jsonb(g) ORDER BY g.user_id) FROM agent_loads g) AS loads
       FROM leads l WHERE l.id = $1`,
      [leadId],
    );
    return JSON.stringify(rows);
  };

  const refused = async (
    leadId: string,
    send: () => Promise<{ status: number; body: { code?: string } }>,
  ) => {
    const before = await state(leadId);
    const { status, body } = await send();
    expect(await state(leadId)).toBe(before);
    return { status, code: body.code };
  };

  const someOf = async (
    counts: { pooled?: boolean; ownerId?: string; status?: 'converted' | 'disqualified' } = {},
  ) => aLead(db(), { teamId: team.id, ...counts });

  describe('claiming from the pool', () => {
    it('makes the agent the owner, shows the phone and keeps the history', async () => {
      const lead = await someOf({ pooled: true });
      const seen = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(seen.body.phone).toMatch(/^137\*{4}\d{4}$/);
      const claimed = await agent.post(`/api/v1/leads/${lead.id}/claim`).expect(200);
      expect(claimed.body).toMatchObject({ owner: { id: agentUser.id }, poolId: null, phone: lead.phone });
      const { body } = await agent.get(`/api/v1/leads/${lead.id}/assignments`).expect(200);
      expect(body.items).toMatchObject([
        { reason: 'claimed', owner: { name: '彭晓岚' }, by: { id: agentUser.id }, to: null },
      ]);
    });

    it('of 200 at once one wins, the rest hear already_owned', async () => {
      const lead = await someOf({ pooled: true });
      const clients = await Promise.all(
        Array.from({ length: 8 }, async () => app.signIn((await anAgent(db(), team.id)).username)),
      );
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) => clients[index % 8]!.post(`/api/v1/leads/${lead.id}/claim`)),
      );
      const wins = answers.filter((answer) => answer.status === 200);
      expect(wins).toHaveLength(1);
      const losses = answers.filter(
        (answer) => answer.status === 409 && answer.body.code === 'already_owned',
      );
      expect(losses).toHaveLength(199);
      const held: unknown[] = await db().query('SELECT 1 FROM lead_assignments WHERE lead_id = $1', [
        lead.id,
      ]);
      expect(held).toHaveLength(1);
    });

    it('stops at the limit of the day, and goes on tomorrow', async () => {
      const user = await anAgent(db(), team.id);
      const client = await app.signIn(user.username);
      for (let n = 0; n < 5; n += 1) {
        await client.post(`/api/v1/leads/${(await someOf({ pooled: true })).id}/claim`).expect(200);
      }
      const sixth = await someOf({ pooled: true });
      expect(await refused(sixth.id, () => client.post(`/api/v1/leads/${sixth.id}/claim`))).toEqual({
        status: 409,
        code: 'claim_limit',
      });
      app.clock.set('2026-11-19T00:01:00+08:00');
      await client.post(`/api/v1/leads/${sixth.id}/claim`).expect(200);
    });

    it('is closed for the former owner until the cooling-off is over', async () => {
      const user = await anAgent(db(), team.id);
      const client = await app.signIn(user.username);
      const lead = await someOf({ ownerId: user.id });
      await client.post(`/api/v1/leads/${lead.id}/release`, { reason: '跟进不了' }).expect(200);
      app.clock.set('2026-11-25T09:59:00+08:00');
      const early = await client.post(`/api/v1/leads/${lead.id}/claim`).expect(409);
      expect(early.body).toMatchObject({ code: 'cooling_off', until: '2026-11-25T02:00:00.000Z' });
      app.clock.set('2026-11-25T10:00:00+08:00');
      await client.post(`/api/v1/leads/${lead.id}/claim`).expect(200);
    });

    it('is refused to who is full', async () => {
      const client = await app.signIn((await anAgent(db(), team.id, { capacity: 0 })).username);
      const lead = await someOf({ pooled: true });
      expect(await refused(lead.id, () => client.post(`/api/v1/leads/${lead.id}/claim`))).toEqual({
        status: 409,
        code: 'capacity_full',
      });
    });

    it('is for agents of the team only', async () => {
      const lead = await someOf({ pooled: true });
      const path = `/api/v1/leads/${lead.id}/claim`;
      expect(await refused(lead.id, () => foreignAgent.post(path))).toEqual({
        status: 404,
        code: 'not_found',
      });
      expect(await refused(lead.id, () => manager.post(path))).toEqual({ status: 403, code: 'forbidden' });
      expect(await refused(lead.id, () => auditor.post(path))).toEqual({ status: 403, code: 'forbidden' });
      expect(await refused(lead.id, () => app.anonymous.post(path))).toEqual({
        status: 401,
        code: 'unauthenticated',
      });
      await agent.post(`/api/v1/leads/${NOBODY}/claim`).expect(404);
      await agent.post('/api/v1/leads/not-an-id/claim').expect(400);
    });
  });

  describe('assigning', () => {
    it('moves lead, counters and team; the former owner no longer sees it', async () => {
      const lead = await someOf({ ownerId: agentUser.id });
      const answer = await manager
        .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: otherUser.id, reason: '语言更合适' })
        .expect(200);
      expect(answer.body).toMatchObject({
        owner: { id: otherUser.id },
        assignment: { reason: 'assigned', note: '语言更合适' },
      });
      await agent.get(`/api/v1/leads/${lead.id}`).expect(404);
      await other.get(`/api/v1/leads/${lead.id}`).expect(200);
    });

    it('is refused with the reason by name, and changes nothing', async () => {
      const lead = await someOf({ ownerId: agentUser.id });
      const full = await anAgent(db(), team.id, { capacity: 0 });
      const gone = await anAgent(db(), team.id);
      await db().query('UPDATE users SET active = false WHERE id = $1', [gone.id]);
      const assign = (client: Client, body: object) => () =>
        client.post(`/api/v1/leads/${lead.id}/assign`, body);
      const reason = '调整';
      expect(await refused(lead.id, assign(manager, { ownerId: full.id, reason }))).toEqual({
        status: 409,
        code: 'capacity_full',
      });
      expect(await refused(lead.id, assign(manager, { ownerId: agentUser.id, reason }))).toEqual({
        status: 409,
        code: 'already_owned',
      });
      expect(await refused(lead.id, assign(manager, { ownerId: gone.id, reason }))).toEqual({
        status: 422,
        code: 'unknown_assignee',
      });
      expect(await refused(lead.id, assign(manager, { ownerId: foreignAgent.userId, reason }))).toEqual({
        status: 422,
        code: 'unknown_assignee',
      });
      expect(await refused(lead.id, assign(admin, { ownerId: manager.userId, reason }))).toEqual({
        status: 422,
        code: 'unknown_assignee',
      });
      expect(await refused(lead.id, assign(manager, { ownerId: otherUser.id }))).toEqual({
        status: 422,
        code: 'reason_required',
      });
      expect(await refused(lead.id, assign(manager, { ownerId: otherUser.id, reason: ' ' }))).toEqual({
        status: 422,
        code: 'reason_required',
      });
      expect(await refused(lead.id, assign(manager, { ownerId: 'x', reason }))).toEqual({
        status: 400,
        code: 'validation_failed',
      });
      expect(
        await refused(lead.id, assign(manager, { ownerId: otherUser.id, reason, teamId: team.id })),
      ).toEqual({ status: 400, code: 'validation_failed' });
      expect(await refused(lead.id, assign(agent, { ownerId: otherUser.id, reason }))).toEqual({
        status: 403,
        code: 'forbidden',
      });
      expect(await refused(lead.id, assign(auditor, { ownerId: otherUser.id, reason }))).toEqual({
        status: 403,
        code: 'forbidden',
      });
      expect(await refused(lead.id, assign(foreignManager, { ownerId: otherUser.id, reason }))).toEqual({
        status: 404,
        code: 'not_found',
      });
      const closed = await someOf({ ownerId: agentUser.id, status: 'disqualified' });
      await manager.post(`/api/v1/leads/${closed.id}/assign`, { ownerId: otherUser.id, reason }).expect(409);
    });

    it('to and fro, three ways at once, ends with one owner and true counters', async () => {
      const lead = await someOf({ ownerId: agentUser.id });
      await Promise.all([
        ...Array.from({ length: 10 }, () =>
          manager.post(`/api/v1/leads/${lead.id}/assign`, { ownerId: otherUser.id, reason: '甲' }),
        ),
        ...Array.from({ length: 10 }, () =>
          admin.post(`/api/v1/leads/${lead.id}/assign`, { ownerId: agentUser.id, reason: '乙' }),
        ),
        ...Array.from({ length: 5 }, () =>
          manager.post(`/api/v1/leads/${lead.id}/release`, { reason: '丙' }),
        ),
      ]);
      const rows: unknown[] = await db().query(
        'SELECT 1 FROM lead_assignments WHERE lead_id = $1 AND to_at IS NULL',
        [lead.id],
      );
      expect(rows.length).toBeLessThanOrEqual(1);
    });
  });

  describe('releasing', () => {
    it('puts the lead into the pool of its team with reason and former owner, and the clock goes on', async () => {
      const lead = await aLead(db(), {
        teamId: team.id,
        ownerId: agentUser.id,
        firstResponseDueAt: '2026-11-18T10:20:00+08:00',
      });
      await agent.post(`/api/v1/leads/${lead.id}/release`, { reason: '不在我的片区' }).expect(200);
      const { body } = await other.get('/api/v1/leads?view=pool&limit=200').expect(200);
      const row = body.items.find((item: { id: string }) => item.id === lead.id);
      expect(row).toMatchObject({
        owner: null,
        pool: { previousOwner: { id: agentUser.id }, reason: '不在我的片区' },
        sla: { state: 'running' },
      });
      expect(row.phone).toMatch(/\*{4}/);
    });

    it('is refused without reason, to others and twice', async () => {
      const lead = await someOf({ ownerId: agentUser.id });
      const release = (client: Client, body: object) => () =>
        client.post(`/api/v1/leads/${lead.id}/release`, body);
      expect(await refused(lead.id, release(agent, {}))).toEqual({ status: 422, code: 'reason_required' });
      expect(await refused(lead.id, release(agent, { reason: 5 }))).toEqual({
        status: 400,
        code: 'validation_failed',
      });
      expect(await refused(lead.id, release(other, { reason: '不是我的' }))).toEqual({
        status: 404,
        code: 'not_found',
      });
      expect(await refused(lead.id, release(auditor, { reason: '看看' }))).toEqual({
        status: 403,
        code: 'forbidden',
      });
      await agent.post(`/api/v1/leads/${lead.id}/release`, { reason: '一' }).expect(200);
      expect(await refused(lead.id, release(manager, { reason: '二' }))).toEqual({
        status: 409,
        code: 'not_owned',
      });
      expect(await refused(lead.id, release(agent, { reason: '二' }))).toEqual({
        status: 403,
        code: 'forbidden',
      });
    });
  });

  describe('disqualifying', () => {
    it('closes the lead with its reason and frees the capacity', async () => {
      const lead = await someOf({ ownerId: agentUser.id });
      const { body } = await agent
        .post(`/api/v1/leads/${lead.id}/disqualify`, { reason: '广告' })
        .expect(200);
      expect(body).toMatchObject({
        status: 'disqualified',
        disqualifyReason: '广告',
        owner: { id: agentUser.id },
      });
      const again = () => agent.post(`/api/v1/leads/${lead.id}/disqualify`, { reason: '广告' });
      expect(await refused(lead.id, again)).toEqual({ status: 409, code: 'lead_closed' });
    });

    it('is refused without reason and for leads of others', async () => {
      const lead = await someOf({ ownerId: agentUser.id });
      const path = `/api/v1/leads/${lead.id}/disqualify`;
      expect(await refused(lead.id, () => agent.post(path, {}))).toEqual({
        status: 422,
        code: 'reason_required',
      });
      expect(await refused(lead.id, () => other.post(path, { reason: '无' }))).toEqual({
        status: 404,
        code: 'not_found',
      });
      expect(await refused(lead.id, () => auditor.post(path, { reason: '无' }))).toEqual({
        status: 403,
        code: 'forbidden',
      });
    });
  });

  describe('merging', () => {
    it('moves everything to the survivor, and the person has one lead from then on', async () => {
      const from = await someOf({ ownerId: agentUser.id });
      const into = await someOf({ ownerId: otherUser.id });
      await agent
        .post(`/api/v1/leads/${from.id}/activities`, { type: 'call', summary: '已联系' })
        .expect(201);
      const { body } = await manager.post(`/api/v1/leads/${from.id}/merge`, { intoId: into.id }).expect(200);
      expect(body).toMatchObject({ id: into.id, inquiryCount: 2, owner: { id: otherUser.id } });
      const gone = await manager.get(`/api/v1/leads/${from.id}`).expect(200);
      expect(gone.body).toMatchObject({ status: 'merged', mergedIntoId: into.id, owner: null });
      const keys: { contact_id: string }[] = await db().query(
        'SELECT contact_id FROM contact_keys WHERE value = $1',
        [from.phone],
      );
      expect(keys).toEqual([{ contact_id: into.contactId }]);
      const timeline = await other.get(`/api/v1/leads/${into.id}/timeline`).expect(200);
      expect(timeline.body.items.map((item: { kind: string }) => item.kind)).toEqual(
        expect.arrayContaining(['merged', 'activity']),
      );
    });

    it('is refused with itself, twice into two leads, with leads of others and across teams', async () => {
      const lead = await someOf({ ownerId: agentUser.id });
      const into = await someOf({ ownerId: otherUser.id });
      const merge = (client: Client, intoId: string) => () =>
        client.post(`/api/v1/leads/${lead.id}/merge`, { intoId });
      expect(await refused(lead.id, merge(manager, lead.id))).toEqual({ status: 422, code: 'merge_self' });
      expect(await refused(lead.id, merge(manager, NOBODY))).toEqual({ status: 404, code: 'not_found' });
      expect(await refused(lead.id, merge(manager, 'x'))).toEqual({ status: 400, code: 'validation_failed' });
      expect(await refused(lead.id, merge(agent, into.id))).toEqual({ status: 404, code: 'not_found' });
      expect(await refused(lead.id, merge(foreignManager, into.id))).toEqual({
        status: 404,
        code: 'not_found',
      });
      await manager.post(`/api/v1/leads/${lead.id}/merge`, { intoId: into.id }).expect(200);
      const elsewhere = await someOf({ ownerId: agentUser.id });
      expect(await refused(lead.id, merge(manager, elsewhere.id))).toEqual({
        status: 409,
        code: 'lead_closed',
      });
    });
  });
});
