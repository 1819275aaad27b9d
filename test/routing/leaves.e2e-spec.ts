import { addJob } from '@luodi/platform';
import { ClockSweepService, RETRY_WAITING } from '@luodi/routing';
import { aTeam, aUser } from '../builders/identity';
import { anInquiry } from '../builders/leads';
import { aRule, anAgent } from '../builders/routing';
import { TEST_NOW, startTestApp, type Client, type TestApp } from '../support/app';

describe('people go on leave', () => {
  let app: TestApp;
  let admin: Client;
  let manager: Client;
  let team: { id: string; name: string };

  const db = () => app.dataSource.manager;
  const hours = (count: number): string => new Date(Date.parse(TEST_NOW) + count * 3_600_000).toISOString();

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
  });

  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    await db().query('DELETE FROM routing_shares');
    await db().query('DELETE FROM routing_rules');
    await db().query('UPDATE leads SET waiting_reason = NULL WHERE waiting_reason IS NOT NULL');
  });

  afterAll(() => app.close());

  it('is entered by a manager for their team, seen by the person, changed, and taken back', async () => {
    const user = await anAgent(db(), team.id, { name: '彭晓岚' });
    const own = await app.signIn(user.username);
    const other = await app.signIn((await anAgent(db(), team.id)).username);
    const body = { userId: user.id, startsAt: hours(24), endsAt: hours(48), note: '年假' };
    const leave = (await manager.post('/api/v1/leaves', body).expect(201)).body;
    expect(leave).toMatchObject({
      user: { id: user.id, name: '彭晓岚' },
      startsAt: hours(24),
      endsAt: hours(48),
      note: '年假',
      version: 1,
    });
    expect((await own.get('/api/v1/leaves').expect(200)).body.items).toEqual([leave]);
    expect((await other.get('/api/v1/leaves').expect(200)).body.items).toEqual([]);
    await other.get(`/api/v1/leaves/${leave.id}`).expect(404);
    await own.post('/api/v1/leaves', body).expect(403);

    const overlap = await admin
      .post('/api/v1/leaves', { ...body, startsAt: hours(47), endsAt: hours(60) })
      .expect(409);
    expect(overlap.body.code).toBe('leave_overlap');
    // It ends when the other begins: no overlap.
    const next = (
      await admin.post('/api/v1/leaves', { ...body, startsAt: hours(48), endsAt: hours(60) }).expect(201)
    ).body;
    const far = `/api/v1/leaves?userId=${user.id}&from=${encodeURIComponent(hours(50))}`;
    expect((await admin.get(far).expect(200)).body.items.map((item: { id: string }) => item.id)).toEqual([
      next.id,
    ]);

    const path = `/api/v1/leaves/${leave.id}`;
    await manager.patch(path, { version: 1, endsAt: hours(49) }).expect(409);
    const changed = (await manager.patch(path, { version: 1, endsAt: hours(40), note: null }).expect(200))
      .body;
    expect(changed).toMatchObject({ endsAt: hours(40), note: null, version: 2 });
    const stale = await manager.patch(path, { version: 1, endsAt: hours(41) }).expect(409);
    expect(stale.body).toMatchObject({ code: 'version_conflict', current: { version: 2 } });
    await manager.delete(path).expect(204);
    await manager.delete(path).expect(404);
    const audit: { action: string }[] = await db().query(
      "SELECT action FROM audit_log WHERE action LIKE 'leave.%' AND object_id = $1 ORDER BY id",
      [user.id],
    );
    expect(audit.map((row) => row.action)).toEqual([
      'leave.created',
      'leave.created',
      'leave.updated',
      'leave.deleted',
    ]);
  });

  it('is refused backwards, for years, and for people of others', async () => {
    const user = await anAgent(db(), team.id);
    const stranger = await anAgent(db(), (await aTeam(db())).id);
    const body = { userId: user.id, startsAt: hours(10), endsAt: hours(20) };
    for (const wrong of [
      { endsAt: hours(10) },
      { endsAt: hours(24 * 401) },
      { userId: stranger.id },
      { startsAt: '2026-12-01' },
      { note: 'x'.repeat(201) },
    ]) {
      const refused = await manager.post('/api/v1/leaves', { ...body, ...wrong }).expect(400);
      expect(refused.body.code).toBe('validation_failed');
    }
    const theirs = (await admin.post('/api/v1/leaves', { ...body, userId: stranger.id }).expect(201)).body;
    await manager.get(`/api/v1/leaves/${theirs.id}`).expect(404);
    await manager.patch(`/api/v1/leaves/${theirs.id}`, { version: 1 }).expect(404);
    await manager.delete(`/api/v1/leaves/${theirs.id}`).expect(404);
  });

  it('is entered once when two people enter it at the same moment', async () => {
    const user = await anAgent(db(), team.id);
    const answers = await Promise.all(
      [0, 1, 2, 3].map((shift) =>
        (shift % 2 === 0 ? admin : manager).post('/api/v1/leaves', {
          userId: user.id,
          startsAt: hours(10 + shift),
          endsAt: hours(30 + shift),
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('passes over who is away, waits when everybody is, and gives the lead to who is back', async () => {
    const mine = await aTeam(db());
    await aRule(db(), { teamId: mine.id });
    const [away, there] = [await anAgent(db(), mine.id), await anAgent(db(), mine.id)];
    const leaveOf = (userId: string, until: number) =>
      admin.post('/api/v1/leaves', { userId, startsAt: hours(-1), endsAt: hours(until) }).expect(201);
    await leaveOf(away.id, 5);
    const first = await anInquiry(app);
    expect(first.outcome).toMatchObject({ ownerId: there.id });
    const { body } = await admin.get(`/api/v1/leads/${first.leadId}/assignments`).expect(200);
    expect(body.items[0].inputs.candidates).toEqual(
      expect.arrayContaining([expect.objectContaining({ userId: away.id, why: 'on_leave', rank: null })]),
    );

    const { body: second } = await leaveOf(there.id, 7);
    const waiting = await anInquiry(app);
    expect(waiting.outcome).toMatchObject({ kind: 'waiting', reason: 'on_leave' });
    // Somebody is full as well: freed capacity would help before the return.
    await admin
      .patch(`/api/v1/routing/agents/${(await anAgent(db(), mine.id)).id}`, { capacity: 0 })
      .expect(200);
    expect((await anInquiry(app)).outcome).toMatchObject({ kind: 'waiting', reason: 'all_full' });

    const owner = async (): Promise<string | null> =>
      (await admin.get(`/api/v1/leads/${waiting.leadId}`).expect(200)).body.owner?.id ?? null;
    await app.runJobs();
    expect(await owner()).toBeNull();
    // Taking a leave back gives the lead away at once; so does its end, with the next look of each minute.
    await admin.delete(`/api/v1/leaves/${second.id}`).expect(204);
    await app.runJobs();
    expect(await owner()).toBe(there.id);
  });

  it('hands unanswered leads that are due before the return to a colleague; the leader hears of those that nobody can take', async () => {
    const mine = await aTeam(db());
    const chief = await aUser(db(), { role: 'manager', teamIds: [mine.id] });
    await aRule(db(), { teamId: mine.id });
    const away = await anAgent(db(), mine.id);
    const client = await app.signIn(away.username);
    const [lead, answered] = [(await anInquiry(app)).leadId, (await anInquiry(app)).leadId];
    const ownerOf = async (id: string): Promise<{ id: string; reason: string; due: string }> => {
      const { body } = await admin.get(`/api/v1/leads/${id}`).expect(200);
      return { id: body.owner.id, reason: body.assignment.reason, due: body.sla.firstResponseDueAt };
    };
    const before = await ownerOf(lead);
    expect(before.id).toBe(away.id);
    await client
      .post(`/api/v1/leads/${answered}/activities`, { type: 'call', summary: '已接通', outcome: 'connected' })
      .expect(201);
    const sweep = () => app.get(ClockSweepService).sweep();
    const leave = (endsAt: string) =>
      admin.post('/api/v1/leaves', { userId: away.id, startsAt: hours(0), endsAt }).expect(201);
    const { body: short } = await leave(new Date(Date.parse(before.due) - 60_000).toISOString());
    await sweep(); // back before the deadline: it stays
    expect((await ownerOf(lead)).id).toBe(away.id);
    await admin.delete(`/api/v1/leaves/${short.id}`).expect(204);
    await leave(hours(48));
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect((await ownerOf(lead)).id).toBe(away.id);
    await app.runJobs();
    const told: { lead_id: string }[] = await db().query(
      "SELECT lead_id FROM notifications WHERE user_id = $1 AND kind = 'owner_away'",
      [chief.id],
    );
    expect(told).toEqual([{ lead_id: lead }]);
    const colleague = await anAgent(db(), mine.id);
    await Promise.all([sweep(), sweep()]);
    expect(await ownerOf(lead)).toEqual({ id: colleague.id, reason: 'owner_away', due: before.due });
    expect((await ownerOf(answered)).id).toBe(away.id);
  });

  it('ends by itself: the look of the next minute finds who is back', async () => {
    const mine = await aTeam(db());
    await aRule(db(), { teamId: mine.id });
    const away = await anAgent(db(), mine.id);
    await admin
      .post('/api/v1/leaves', { userId: away.id, startsAt: hours(-1), endsAt: hours(2) })
      .expect(201);
    const { leadId } = await anInquiry(app);
    const nextMinute = async (): Promise<string | null> => {
      await addJob(db(), RETRY_WAITING, {});
      await app.runJobs();
      return (await admin.get(`/api/v1/leads/${leadId}`).expect(200)).body.owner?.id ?? null;
    };
    expect(await nextMinute()).toBeNull();
    app.clock.set(hours(2));
    expect(await nextMinute()).toBe(away.id);
  });
});
