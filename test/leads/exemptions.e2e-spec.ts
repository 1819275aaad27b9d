import { BackfillFirstCredits1795500140400 } from '../../migrations/1795500140400-backfill-first-credits';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('what stands on a lead besides its owner', () => {
  let app: TestApp;
  let teamId: string;
  let owner: BuiltUser;
  let agent: Client;
  let manager: Client;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    teamId = (await aTeam(db())).id;
    owner = await aUser(db(), { teamIds: [teamId] });
    agent = await app.signIn(owner.username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [teamId] })).username);
  });
  afterAll(() => app.close());

  it('an exemption from recycling is seen on the lead and in a list, within the rights of who looks', async () => {
    const lead = await aLead(db(), { ownerId: owner.id, teamId });
    const past = await aLead(db(), { ownerId: owner.id, teamId });
    const path = `/api/v1/leads/${lead.id}`;
    expect((await agent.get(path).expect(200)).body.recycleExemption).toBeNull();
    await manager.put(`${path}/recycle-exemption`, {}).expect(422);
    await manager
      .put(`${path}/recycle-exemption`, { reason: '客户停产到年底', until: '2026-12-31' })
      .expect(200);
    await manager
      .put(`/api/v1/leads/${past.id}/recycle-exemption`, { reason: '上周', until: '2026-11-17' })
      .expect(200);
    expect((await agent.get(path).expect(200)).body.recycleExemption).toEqual({
      reason: '客户停产到年底',
      until: '2026-12-31',
    });
    const { items } = (await manager.get('/api/v1/recycle-exemptions').expect(200)).body;
    expect(items).toMatchObject([
      { id: past.id, holds: false },
      { id: lead.id, holds: true, reason: '客户停产到年底', owner: { id: owner.id } },
    ]);
    const first = (await manager.get('/api/v1/recycle-exemptions?limit=1').expect(200)).body;
    const second = await manager
      .get(`/api/v1/recycle-exemptions?limit=1&cursor=${first.nextCursor}`)
      .expect(200);
    expect(second.body.items.map(({ id }: { id: string }) => id)).toEqual([lead.id]);
    await agent.get('/api/v1/recycle-exemptions').expect(403);
    const stranger = await app.signIn((await aUser(db(), { role: 'manager' })).username);
    expect((await stranger.get('/api/v1/recycle-exemptions').expect(200)).body.items).toEqual([]);
    await manager.delete(`${path}/recycle-exemption`).expect(204);
    expect((await agent.get(path).expect(200)).body.recycleExemption).toBeNull();
  });

  it('a credit from before credits were kept goes to the first who reached somebody, once', async () => {
    const other = await aUser(db(), { teamIds: [teamId] });
    const lead = await aLead(db(), { ownerId: owner.id, teamId, createdAt: '2026-11-01T09:00:00+08:00' });
    const untouched = await aLead(db(), {
      ownerId: owner.id,
      teamId,
      createdAt: '2026-11-01T09:00:00+08:00',
    });
    const said = (
      at: string,
      authorId: string,
      outcome: string | null,
      type = 'call',
    ): Promise<{ id: string }[]> =>
      db().query(
        `INSERT INTO activities (id, lead_id, type, summary, outcome, occurred_at, author_id, created_at)
         VALUES (gen_random_uuid(), $1, $2, '跟进', $3, $4, $5, $4) RETURNING id`,
        [lead.id, type, outcome, at, authorId],
      );
    await said('2026-11-02T09:00:00+08:00', owner.id, 'no_answer');
    await said('2026-11-02T10:00:00+08:00', owner.id, null, 'note');
    await said('2026-11-02T11:00:00+08:00', other.id, 'connected'); // never had the lead
    const [reached] = await said('2026-11-03T09:00:00+08:00', owner.id, 'connected');
    await said('2026-11-04T09:00:00+08:00', owner.id, 'connected');

    const runner = app.dataSource.createQueryRunner();
    try {
      const backfill = new BackfillFirstCredits1795500140400();
      await backfill.up(runner);
      await backfill.up(runner);
    } finally {
      await runner.release();
    }
    const { credit } = (await agent.get(`/api/v1/leads/${lead.id}/credit`).expect(200)).body;
    expect(credit).toMatchObject({
      user: { id: owner.id },
      activityId: reached?.id,
      recordedAt: '2026-11-03T01:00:00.000Z',
      protectedUntil: '2027-05-02',
      shares: [{ team: { id: teamId }, percent: 100 }],
    });
    expect((await agent.get(`/api/v1/leads/${untouched.id}/credit`).expect(200)).body.credit).toBeNull();
  });
});
