import { addJob } from '@luodi/platform';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead, anInquiry } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const NOON = '2026-11-18T12:00:00+08:00';

describe('tags and 稍后处理', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;
  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, ...traits });
  const idsOf = async (client: Client, query: string): Promise<string[]> => {
    const { body } = await client.get(`/api/v1/leads?${query}`).expect(200);
    return body.items.map((row: { id: string }) => row.id);
  };
  const kindsOf = async (id: string): Promise<string[]> => {
    const { body } = await agent.get(`/api/v1/leads/${id}/timeline`).expect(200);
    return body.items.map((item: { kind: string }) => item.kind);
  };
  const sweep = async (): Promise<void> => {
    await addJob(db(), { name: 'leads.snoozes-ended', maxAttempts: 1 }, {});
    await app.runJobs();
  };

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id);
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  beforeEach(() => app.clock.set('2026-11-18T10:00:00+08:00'));

  afterAll(() => app.close());

  describe('tags', () => {
    it('managers keep the list, names once, colours of a closed list', async () => {
      const { body: tag } = await manager
        .post('/api/v1/tags', { name: '重点', colour: 'red', position: 1 })
        .expect(201);
      expect(tag).toEqual({
        id: expect.any(String),
        name: '重点',
        colour: 'red',
        position: 1,
        active: true,
        version: 1,
      });
      await agent.post('/api/v1/tags', { name: '我的', colour: 'red' }).expect(403);
      await manager.post('/api/v1/tags', { name: '重点', colour: 'blue' }).expect(409);
      await manager.post('/api/v1/tags', { name: '粉红', colour: 'pink' }).expect(400);
      await manager.post('/api/v1/tags', { name: '', colour: 'red' }).expect(400);
      await manager.patch(`/api/v1/tags/${tag.id}`, { version: 2, name: '急' }).expect(409);
      const { body: renamed } = await manager
        .patch(`/api/v1/tags/${tag.id}`, { version: 1, name: '急', active: false })
        .expect(200);
      expect(renamed).toMatchObject({ name: '急', colour: 'red', active: false, version: 2 });
      expect((await auditor.get('/api/v1/tags?active=true').expect(200)).body.items).toEqual([]);
      await manager.delete(`/api/v1/tags/${tag.id}`).expect(204);
      await manager.delete(`/api/v1/tags/${tag.id}`).expect(404);
      expect((await agent.get('/api/v1/tags').expect(200)).body.items).toEqual([]);
    });

    it('owners put them on and take them off; lists show and filter by them', async () => {
      const [hot, land, old] = await Promise.all(
        ['热', '拿地', '旧'].map(
          async (name) => (await manager.post('/api/v1/tags', { name, colour: 'amber' }).expect(201)).body,
        ),
      );
      const lead = await mine();
      const other = await mine();
      const { body } = await agent
        .post(`/api/v1/leads/${lead.id}/tags`, { add: [hot.id, land.id] })
        .expect(200);
      expect(body.tags.map((tag: { name: string }) => tag.name).sort()).toEqual(['拿地', '热'].sort());
      expect(body.version).toBe(1); // an edit that is under way goes on
      await agent.post(`/api/v1/leads/${other.id}/tags`, { add: [land.id] }).expect(200);
      expect(await idsOf(agent, `tag=${hot.id}`)).toEqual([lead.id]);
      expect((await idsOf(agent, `tag=${hot.id},${land.id}`)).sort()).toEqual([lead.id, other.id].sort());
      await agent.post(`/api/v1/leads/${lead.id}/tags`, { add: [hot.id], remove: [land.id] }).expect(200);
      expect(await idsOf(agent, `tag=${land.id}`)).toEqual([other.id]);
      expect((await kindsOf(lead.id)).filter((kind) => kind === 'tagged')).toHaveLength(2);
      await agent.post(`/api/v1/leads/${lead.id}/tags`, { add: [hot.id] }).expect(200); // again: nothing happens
      expect((await kindsOf(lead.id)).filter((kind) => kind === 'tagged')).toHaveLength(2);

      await manager.patch(`/api/v1/tags/${old.id}`, { version: 1, active: false }).expect(200);
      await agent.post(`/api/v1/leads/${lead.id}/tags`, { add: [old.id] }).expect(400);
      await agent.post(`/api/v1/leads/${lead.id}/tags`, { add: [NOBODY] }).expect(400);
      await agent.post(`/api/v1/leads/${lead.id}/tags`, { add: ['x'] }).expect(400);
      await mate.post(`/api/v1/leads/${lead.id}/tags`, { add: [hot.id] }).expect(404);
      await auditor.post(`/api/v1/leads/${lead.id}/tags`, { add: [hot.id] }).expect(403);
      const pooled = await aLead(db(), { teamId: team.id, pooled: true });
      await agent.post(`/api/v1/leads/${pooled.id}/tags`, { add: [hot.id] }).expect(403);
      await agent.get('/api/v1/leads?tag=x').expect(400);
    });

    it('two people tagging one lead at once lose nothing', async () => {
      const tags = await Promise.all(
        Array.from({ length: 8 }, async (_, n) => {
          const { body } = await manager.post('/api/v1/tags', { name: `并${n}`, colour: 'teal' }).expect(201);
          return body.id as string;
        }),
      );
      const lead = await mine();
      await Promise.all(
        tags.map((id, n) =>
          (n % 2 === 0 ? agent : manager).post(`/api/v1/leads/${lead.id}/tags`, { add: [id] }).expect(200),
        ),
      );
      const { body } = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(body.tags.map((tag: { id: string }) => tag.id).sort()).toEqual([...tags].sort());
    });

    it('a merge keeps the tags of both', async () => {
      const { body: tag } = await manager.post('/api/v1/tags', { name: '并入', colour: 'grey' }).expect(201);
      const [from, into] = [await mine(), await mine()];
      await agent.post(`/api/v1/leads/${from.id}/tags`, { add: [tag.id] }).expect(200);
      const { body } = await manager.post(`/api/v1/leads/${from.id}/merge`, { intoId: into.id }).expect(200);
      expect(body.tags).toMatchObject([{ name: '并入' }]);
    });
  });

  describe('稍后处理', () => {
    it('takes a lead out of the queue until its time, with the reason in sight', async () => {
      const lead = await mine({ nextFollowUpAt: '2026-11-18T14:00:00+08:00' });
      const { body } = await agent
        .post(`/api/v1/leads/${lead.id}/snooze`, { until: NOON, reason: '客户开会' })
        .expect(200);
      expect(body.snooze).toEqual({
        until: '2026-11-18T04:00:00.000Z',
        reason: '客户开会',
        by: { id: agentUser.id, name: '彭晓岚' },
        at: '2026-11-18T02:00:00.000Z',
      });
      expect(body.nextFollowUpAt).toBe('2026-11-18T06:00:00.000Z');
      expect(await idsOf(agent, 'snoozed=false')).not.toContain(lead.id);
      expect(await idsOf(agent, 'snoozed=true')).toEqual([lead.id]);
      const { body: counts } = await agent.get('/api/v1/leads/counts').expect(200);
      expect(counts.chips).toMatchObject({ snoozed: 1, dueToday: 0 });

      app.clock.set('2026-11-18T12:00:00+08:00'); // nothing has run in between
      expect(await idsOf(agent, 'snoozed=true')).toEqual([]);
      expect(await idsOf(agent, 'due=today&snoozed=false')).toEqual([lead.id]);
      await Promise.all([sweep(), sweep()]);
      expect((await agent.get(`/api/v1/leads/${lead.id}`).expect(200)).body.snooze).toBeNull();
      expect(await kindsOf(lead.id)).toEqual(['snooze_ended', 'snoozed']);
    });

    it('stops no clock: an overdue first response brings the lead back', async () => {
      const lead = await mine({ firstResponseDueAt: '2026-11-18T10:20:00+08:00' });
      await agent.post(`/api/v1/leads/${lead.id}/snooze`, { until: NOON }).expect(200);
      expect(await idsOf(agent, 'responded=false&snoozed=false')).toEqual([]);
      app.clock.set('2026-11-18T10:21:00+08:00');
      expect(await idsOf(agent, 'due=overdue&snoozed=false')).toEqual([lead.id]);
      const { body } = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(body.sla.firstResponseDueAt).toBe('2026-11-18T02:20:00.000Z');
    });

    it('ends by hand, with another owner, with a new inquiry and with the lead', async () => {
      const snoozed = async (id: string): Promise<unknown> =>
        (await manager.get(`/api/v1/leads/${id}`).expect(200)).body.snooze;
      const put = async (id: string): Promise<void> => {
        await agent.post(`/api/v1/leads/${id}/snooze`, { until: NOON }).expect(200);
      };
      const [byHand, given, asked, closed] = [await mine(), await mine(), await mine(), await mine()];
      for (const { id } of [byHand, given, asked, closed]) await put(id);
      await agent.post(`/api/v1/leads/${byHand.id}/unsnooze`).expect(200);
      await agent.post(`/api/v1/leads/${byHand.id}/unsnooze`).expect(200);
      await manager
        .post(`/api/v1/leads/${given.id}/assign`, { ownerId: mateUser.id, reason: '调整' })
        .expect(200);
      await anInquiry(app, { phone: asked.phone });
      await agent.post(`/api/v1/leads/${closed.id}/disqualify`, { reason: '空号' }).expect(200);
      expect(await Promise.all([byHand, given, asked, closed].map(({ id }) => snoozed(id)))).toEqual([
        null,
        null,
        null,
        null,
      ]);
    });

    it('is the business of those who work on an open lead, within a year', async () => {
      const lead = await mine();
      const path = `/api/v1/leads/${lead.id}/snooze`;
      const fault = async (until: string): Promise<string> =>
        (await agent.post(path, { until }).expect(400)).body.errors[0].code;
      expect(await fault('2026-11-18T10:00:00+08:00')).toBe('inPast');
      expect(await fault('2027-11-20T10:00:00+08:00')).toBe('tooFar');
      await agent.post(path, { until: 'noon' }).expect(400);
      await agent.post(path, {}).expect(400);
      await agent.post(path, { until: NOON, reason: '长'.repeat(201) }).expect(400);
      await mate.post(path, { until: NOON }).expect(404);
      await auditor.post(path, { until: NOON }).expect(403);
      await agent.post(`/api/v1/leads/${NOBODY}/snooze`, { until: NOON }).expect(404);
      const pooled = await aLead(db(), { teamId: team.id, pooled: true });
      expect(
        (await manager.post(`/api/v1/leads/${pooled.id}/snooze`, { until: NOON }).expect(409)).body.code,
      ).toBe('not_owned');
      const converted = await mine({ status: 'converted' });
      expect(
        (await agent.post(`/api/v1/leads/${converted.id}/snooze`, { until: NOON }).expect(409)).body.code,
      ).toBe('lead_closed');
    });
  });
});
