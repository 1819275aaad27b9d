import { RetryWaitingService } from '@luodi/routing';
import { aTeam, aUser } from '../builders/identity';
import { aLead, anInquiry } from '../builders/leads';
import { anAgent, aRule } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('leads that wait for a shift', () => {
  let app: TestApp;
  let admin: Client;
  let team: { readonly id: string };

  const db = () => app.dataSource.manager;
  const retry = () => app.get(RetryWaitingService).retry();
  const ownerOf = async (leadId: string): Promise<string | null> =>
    (await db().query('SELECT owner_id FROM leads WHERE id = $1', [leadId]))[0].owner_id;
  const timerOf = async (leadId: string): Promise<string | null> =>
    (
      await db().query('SELECT due_at FROM waiting_timers WHERE lead_id = $1', [leadId])
    )[0]?.due_at.toISOString() ?? null;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });
  beforeEach(async () => {
    app.clock.set('2026-11-18T10:00:00+08:00');
    await db().query('DELETE FROM routing_rules');
    await db().query('UPDATE leads SET waiting_reason = NULL WHERE waiting_reason IS NOT NULL');
    team = await aTeam(db());
    await aRule(db(), { teamId: team.id, onlyOnShift: true });
    await admin
      .put(`/api/v1/calendar/shifts/${team.id}`, {
        version: 0,
        days: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, shifts: [{ start: '19:00', end: '23:00' }] })),
      })
      .expect(200);
  });
  afterAll(() => app.close());

  it('are given away at the first second of it, and not before', async () => {
    const agent = await anAgent(db(), team.id);
    const { leadId, outcome } = await anInquiry(app);
    expect(outcome).toMatchObject({ kind: 'waiting', reason: 'off_shift' });
    expect(await timerOf(leadId)).toBe('2026-11-18T11:00:00.000Z');
    app.clock.set('2026-11-18T18:59:59.999+08:00');
    await retry();
    expect(await ownerOf(leadId)).toBeNull();
    app.clock.set('2026-11-18T19:00:00+08:00');
    const counts = await Promise.all([retry(), retry(), retry()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await ownerOf(leadId)).toBe(agent.id);
    expect(await timerOf(leadId)).toBeNull();
  });

  it('do not stand behind the many that wait for people who are full', async () => {
    const full = await aTeam(db());
    await anAgent(db(), full.id, { capacity: 0 });
    await db().query(`UPDATE routing_rules SET position = 2`);
    await aRule(db(), {
      teamId: full.id,
      position: 1,
      conditions: [{ field: 'needType', op: 'in', value: ['buy_land'] }],
    });
    for (let n = 0; n < 120; n += 1) {
      const { id } = await aLead(db(), { needType: 'buy_land' });
      await db().query(
        `UPDATE leads SET waiting_reason = 'all_full', waiting_since = created_at WHERE id = $1`,
        [id],
      );
    }
    const agent = await anAgent(db(), team.id);
    const { leadId } = await anInquiry(app, { needType: 'rent_factory' });
    app.clock.set('2026-11-18T19:00:00+08:00');
    await retry();
    expect(await ownerOf(leadId)).toBe(agent.id);
  });

  it('do not stand for ever behind those that nobody can take: another team gets its own', async () => {
    const [empty, others] = [await aTeam(db()), await aTeam(db())];
    await db().query(`UPDATE routing_rules SET position = 3`);
    for (const [teamId, position, needType] of [
      [empty.id, 1, 'buy_land'],
      [others.id, 2, 'rent_warehouse'],
    ] as const)
      await aRule(db(), {
        teamId,
        position,
        conditions: [{ field: 'needType', op: 'in', value: [needType] }],
      });
    for (let n = 0; n < 120; n += 1) {
      const { id } = await aLead(db(), { needType: 'buy_land' });
      await db().query(
        `UPDATE leads SET waiting_reason = 'no_members', waiting_since = created_at WHERE id = $1`,
        [id],
      );
    }
    const agent = await anAgent(db(), others.id, { accepting: false });
    const { leadId, outcome } = await anInquiry(app, { needType: 'rent_warehouse' });
    expect(outcome).toMatchObject({ kind: 'waiting', reason: 'paused' });
    expect(await retry()).toBe(0);
    await admin.patch(`/api/v1/routing/agents/${agent.id}`, { accepting: true }).expect(200);
    expect(await retry()).toBe(1);
    expect(await ownerOf(leadId)).toBe(agent.id);
  });

  it('wait for the next shift when this one ended while nobody ran, or nobody could', async () => {
    const { leadId } = await anInquiry(app); // the team has no members yet
    const agent = await anAgent(db(), team.id);
    await retry();
    expect(await timerOf(leadId)).toBe('2026-11-18T11:00:00.000Z');
    app.clock.set('2026-11-20T23:30:00+08:00'); // Friday night; the timer of Wednesday has run out
    await retry();
    expect(await ownerOf(leadId)).toBeNull();
    expect(await timerOf(leadId)).toBe('2026-11-23T11:00:00.000Z');
    app.clock.set('2026-11-23T19:00:00+08:00');
    await retry();
    expect(await ownerOf(leadId)).toBe(agent.id);
  });
});
