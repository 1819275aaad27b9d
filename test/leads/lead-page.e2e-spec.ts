import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { aPark } from '../builders/workspace';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('the page of a lead', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn((await anAgent(db(), team.id)).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  afterAll(() => app.close());

  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, ...traits });
  const hash = async (leadId: string): Promise<string> => {
    const rows: { hash: string }[] = await db().query(
      `SELECT md5(l::text || (SELECT count(*) FROM lead_events e WHERE e.lead_id = l.id)
         || (SELECT count(*) FROM activities a WHERE a.lead_id = l.id)
         || (SELECT string_agg(k::text, ',' ORDER BY k::text) FROM contact_keys k)) AS hash FROM leads l WHERE l.id = $1`,
      [leadId],
    );
    return rows[0]?.hash ?? '';
  };

  describe('editing', () => {
    it('changes the six elements; completeness, score and search follow', async () => {
      const park = await aPark(db());
      const lead = await mine();
      const { body: before } = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(before).toMatchObject({ completeness: 0, missing: ['use', 'tax'] });
      const { body } = await agent
        .patch(`/api/v1/leads/${lead.id}`, {
          version: before.version,
          needType: 'buy_land',
          need: '拿地自建',
          use: '康养综合体',
          area: { min: 120, unit: 'mu' },
          taxMinYuan: '3000000',
          taxMaxYuan: '6000000.5',
          company: '长济康养服务集团',
          contact: '何志远',
          phone: '138 0000 9876',
          wechat: 'hezhiyuan_01',
          region: ['长沙', '岳麓区'],
          parkId: park.id,
          status: 'qualified',
          nextFollowUpAt: '2026-11-19T10:00:00+08:00',
        })
        .expect(200);
      expect(body).toMatchObject({
        version: before.version + 1,
        status: 'qualified',
        areaMinSqm: 80000,
        areaMaxSqm: null,
        areaEntered: { min: 120, max: null, unit: 'mu' },
        taxMinYuan: '3000000.00',
        taxMaxYuan: '6000000.50',
        company: '长济康养服务集团',
        phone: '13800009876',
        completeness: 6,
        missing: [],
        park: { id: park.id },
        nextFollowUpAt: '2026-11-19T02:00:00.000Z',
      });
      expect(body.score).toBeGreaterThan(before.score);
      const found = await agent.get(`/api/v1/leads?q=${encodeURIComponent('康养')}`).expect(200);
      expect(found.body.items).toHaveLength(1);
      const timeline = await agent.get(`/api/v1/leads/${lead.id}/timeline`).expect(200);
      expect(timeline.body.items[0]).toMatchObject({
        kind: 'edited',
        actor: { name: '彭晓岚' },
        data: { values: { needType: { before: 'rent_factory', after: 'buy_land' } } },
      });
      expect(JSON.stringify(timeline.body)).not.toContain('13800009876');
      const cleared = await agent
        .patch(`/api/v1/leads/${lead.id}`, { version: body.version, area: null, taxMinYuan: null, use: '' })
        .expect(200);
      expect(cleared.body).toMatchObject({
        areaMinSqm: null,
        areaEntered: null,
        taxMinYuan: null,
        use: null,
      });
    });

    it('who saved first wins; the other gets the lead as it is now', async () => {
      const lead = await mine();
      await agent.patch(`/api/v1/leads/${lead.id}`, { version: 1, tax: '年税收300万' }).expect(200);
      const before = await hash(lead.id);
      const { body } = await manager
        .patch(`/api/v1/leads/${lead.id}`, { version: 1, tax: '500万' })
        .expect(409);
      expect(body).toMatchObject({
        code: 'version_conflict',
        current: { id: lead.id, version: 2, taxText: '年税收300万' },
        changes: [{ field: 'tax', by: { name: expect.any(String) } }],
      });
      expect(body.changes).toHaveLength(1);
      expect(Date.parse(body.changes[0].at)).not.toBeNaN();
      expect(body.current.phone).toMatch(/\*{4}/);
      expect(await hash(lead.id)).toBe(before);
    });

    it('a phone of somebody else is refused without telling whose', async () => {
      const known = await aLead(db(), { teamId: team.id });
      const lead = await mine();
      const before = await hash(lead.id);
      const { body } = await agent
        .patch(`/api/v1/leads/${lead.id}`, { version: 1, phone: known.phone })
        .expect(409);
      expect(body.code).toBe('contact_taken');
      expect(JSON.stringify(body)).not.toContain(known.id);
      expect(await hash(lead.id)).toBe(before);
    });

    it.each([
      ['no version', { tax: '1' }],
      ['an unknown field', { version: 1, ownerId: '00000000-0000-7000-8000-000000000000' }],
      ['a status with its own action', { version: 1, status: 'converted' }],
      ['a range backwards', { version: 1, area: { min: 9, max: 3, unit: 'mu' } }],
      ['a tax backwards', { version: 1, taxMinYuan: '9', taxMaxYuan: '3' }],
      ['an unknown unit', { version: 1, area: { min: 9, unit: 'acre' } }],
      ['a phone that is none', { version: 1, phone: '12345' }],
      ['an unknown park', { version: 1, parkId: '00000000-0000-7000-8000-000000000000' }],
      ['money as a number', { version: 1, taxMinYuan: 3 }],
      ['an object for text', { version: 1, company: { $ne: '' } }],
      ['a text too long', { version: 1, use: '长'.repeat(501) }],
    ])('%s is refused with 400 and changes nothing', async (_name, body) => {
      const lead = await mine();
      const before = await hash(lead.id);
      const answer = await agent.patch(`/api/v1/leads/${lead.id}`, body).expect(400);
      expect(answer.body.code).toBe('validation_failed');
      expect(await hash(lead.id)).toBe(before);
    });

    it('is for owner and managers only', async () => {
      const lead = await mine();
      const pooled = await aLead(db(), { teamId: team.id, pooled: true });
      await mate.patch(`/api/v1/leads/${lead.id}`, { version: 1, tax: '1' }).expect(404);
      await mate.patch(`/api/v1/leads/${pooled.id}`, { version: 1, tax: '1' }).expect(403);
      await auditor.patch(`/api/v1/leads/${lead.id}`, { version: 1, tax: '1' }).expect(403);
      await manager.patch(`/api/v1/leads/${lead.id}`, { version: 1, tax: '1' }).expect(200);
    });
  });

  describe('activities', () => {
    it('the first that reaches out makes it contacted and sets the next date; the timeline shows it', async () => {
      const lead = await mine({ firstResponseDueAt: '2026-11-18T10:20:00+08:00' });
      const { body } = await agent
        .post(`/api/v1/leads/${lead.id}/activities`, {
          type: 'call',
          summary: '预计年税收 600 万，下周二看地',
          outcome: 'connected',
          nextFollowUpAt: '2026-11-24T10:00:00+08:00',
        })
        .expect(201);
      expect(body).toMatchObject({
        leadId: lead.id,
        firstResponse: true,
        occurredAt: '2026-11-18T02:00:00.000Z',
      });
      const detail = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(detail.body).toMatchObject({
        status: 'contacted',
        clock: { kind: 'follow_up', at: '2026-11-24T02:00:00.000Z' },
        sla: { state: 'met' },
      });
      const timeline = await agent.get(`/api/v1/leads/${lead.id}/timeline?limit=1`).expect(200);
      expect(timeline.body.items[0]).toMatchObject({
        kind: 'activity',
        data: {
          type: 'call',
          summary: '预计年税收 600 万，下周二看地',
          outcome: 'connected',
          firstResponse: true,
        },
      });
      const next = await agent
        .get(`/api/v1/leads/${lead.id}/timeline?limit=1&cursor=${timeline.body.nextCursor}`)
        .expect(200);
      expect(next.body.items[0]).toMatchObject({ kind: 'first_response', data: { state: 'met' } });
    });

    it('a follow-up that was due is done, a later one stays', async () => {
      const due = await mine({ nextFollowUpAt: '2026-11-18T09:00:00+08:00' });
      await agent
        .post(`/api/v1/leads/${due.id}/activities`, { type: 'wechat', summary: '已发资料' })
        .expect(201);
      expect((await agent.get(`/api/v1/leads/${due.id}`)).body.nextFollowUpAt).toBeNull();
      const later = await mine({ nextFollowUpAt: '2026-11-20T09:00:00+08:00' });
      await agent.post(`/api/v1/leads/${later.id}/activities`, { type: 'call', summary: '未接' }).expect(201);
      expect((await agent.get(`/api/v1/leads/${later.id}`)).body.nextFollowUpAt).toBe(
        '2026-11-20T01:00:00.000Z',
      );
    });

    it('the same key logs once', async () => {
      const lead = await mine();
      const log = (summary: string) =>
        agent
          .post(`/api/v1/leads/${lead.id}/activities`, { type: 'call', summary })
          .set('Idempotency-Key', 'act-1');
      const first = await log('已接通').expect(201);
      const again = await log('已接通').expect(201);
      expect(again.body).toEqual(first.body);
      await log('别的').expect(422);
      const rows: unknown[] = await db().query('SELECT 1 FROM activities WHERE lead_id = $1', [lead.id]);
      expect(rows).toHaveLength(1);
    });

    it.each([
      ['an unknown type', { type: 'fax', summary: 'x' }],
      ['no summary', { type: 'call' }],
      ['an empty summary', { type: 'call', summary: '' }],
      ['the future', { type: 'call', summary: 'x', occurredAt: '2026-11-18T11:00:00+08:00' }],
      ['a date without offset', { type: 'call', summary: 'x', nextFollowUpAt: '2026-11-20T10:00:00' }],
      ['an unknown outcome', { type: 'call', summary: 'x', outcome: 'maybe' }],
      ['a server-only key', { type: 'call', summary: 'x', authorId: '1' }],
    ])('%s is refused with 400 and changes nothing', async (_name, body) => {
      const lead = await mine();
      const before = await hash(lead.id);
      await agent.post(`/api/v1/leads/${lead.id}/activities`, body).expect(400);
      expect(await hash(lead.id)).toBe(before);
    });

    it('is for owner and managers, on leads that are not closed', async () => {
      const lead = await mine();
      const pooled = await aLead(db(), { teamId: team.id, pooled: true });
      const closed = await mine({ status: 'disqualified' });
      const call = { type: 'call', summary: '已接通' };
      await mate.post(`/api/v1/leads/${lead.id}/activities`, call).expect(404);
      await mate.post(`/api/v1/leads/${pooled.id}/activities`, call).expect(403);
      await auditor.post(`/api/v1/leads/${lead.id}/activities`, call).expect(403);
      expect((await agent.post(`/api/v1/leads/${closed.id}/activities`, call).expect(409)).body.code).toBe(
        'lead_closed',
      );
      await manager.post(`/api/v1/leads/${lead.id}/activities`, call).expect(201);
    });
  });

  describe('the phone', () => {
    it('is revealed to those who work with the lead, and each look is written down', async () => {
      const lead = await mine();
      const { body } = await manager.post(`/api/v1/leads/${lead.id}/reveal-phone`).expect(200);
      expect(body).toMatchObject({ phone: lead.phone });
      const audit: { actor_id: string; data: object }[] = await db().query(
        "SELECT actor_id, data FROM audit_log WHERE action = 'lead.phone-revealed' AND object_id = $1",
        [lead.id],
      );
      expect(audit).toEqual([{ actor_id: manager.userId, data: {} }]);
      const pooled = await aLead(db(), { teamId: team.id, pooled: true });
      await mate.post(`/api/v1/leads/${pooled.id}/reveal-phone`).expect(403);
      await mate.post(`/api/v1/leads/${lead.id}/reveal-phone`).expect(404);
      await auditor.post(`/api/v1/leads/${lead.id}/reveal-phone`).expect(403);
    });
  });

  it('a budget of looks holds when many are asked for at once', async () => {
    const admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    await admin.patch('/api/v1/settings', { key: 'leads.revealsPerDay', value: 3 }).expect(200);
    const looker = await anAgent(db(), team.id);
    const client = await app.signIn(looker.username);
    const leads = await Promise.all(
      Array.from({ length: 8 }, () => aLead(db(), { ownerId: looker.id, teamId: team.id })),
    );
    const answers = await Promise.all(
      leads.map((lead) => client.post(`/api/v1/leads/${lead.id}/reveal-phone`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ body }) => body.code === 'reveal_limit')).toHaveLength(5);
    await admin.patch('/api/v1/settings', { key: 'leads.revealsPerDay', value: 100 }).expect(200);
  });

  it('rights follow role and state', async () => {
    const lead = await mine();
    const pooled = await aLead(db(), { teamId: team.id, pooled: true });
    const rights = async (client: Client, id: string) =>
      (await client.get(`/api/v1/leads/${id}`).expect(200)).body.permissions;
    const all = {
      edit: true,
      assign: true,
      claim: true,
      release: true,
      convert: true,
      reveal: true,
      merge: true,
      share: true,
    };
    const none = {
      edit: false,
      assign: false,
      claim: false,
      release: false,
      convert: false,
      reveal: false,
      merge: false,
      share: false,
    };
    expect(await rights(agent, lead.id)).toEqual({ ...all, assign: false, claim: false });
    expect(await rights(manager, lead.id)).toEqual({ ...all, claim: false });
    expect(await rights(auditor, lead.id)).toEqual(none);
    expect(await rights(mate, pooled.id)).toEqual({ ...none, claim: true });
  });
});
