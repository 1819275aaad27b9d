import { ClockSweepService } from '@luodi/routing';
import { aTeam, aUser } from '../builders/identity';
import { anInquiry } from '../builders/leads';
import { aRule, anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface ClockEvent {
  readonly kind: string;
  readonly data: { readonly level: number | 'breached'; readonly lateSeconds?: number };
}

describe('the first-response clock', () => {
  let app: TestApp;
  let admin: Client;
  let agent: Client;
  let team: { readonly id: string };

  const db = () => app.dataSource.manager;
  const sweep = () => app.get(ClockSweepService).sweep();
  const stateOf = async (leadId: string) => (await admin.get(`/api/v1/leads/${leadId}`).expect(200)).body.sla;
  const said = async (leadId: string): Promise<(number | 'breached')[]> => {
    const events: ClockEvent[] = await db().query(
      "SELECT kind, data FROM lead_events WHERE lead_id = $1 AND kind LIKE 'clock%' ORDER BY id",
      [leadId],
    );
    return events.map((event) => event.data.level);
  };
  const jobsOf = async (leadId: string): Promise<(number | 'breached')[]> => {
    const jobs: { level: number | 'breached' }[] = await db().query(
      `SELECT j.payload -> 'payload' -> 'level' AS level
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'leads.clock-warned' AND j.payload -> 'payload' ->> 'leadId' = $1 ORDER BY j.id`,
      [leadId],
    );
    return jobs.map((job) => job.level);
  };
  const arrivingAt = async (local: string): Promise<string> => {
    app.clock.set(`${local}:00+08:00`);
    return (await anInquiry(app)).leadId;
  };
  const at = (local: string): void => app.clock.set(`${local}:00+08:00`);

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    team = await aTeam(db());
    await aRule(db(), { teamId: team.id });
    agent = await app.signIn((await anAgent(db(), team.id, { capacity: 1000 })).username);
    await db().query(
      "INSERT INTO calendar_days (day, kind, name) VALUES ('2026-12-31', 'holiday', '调休'), ('2027-01-02', 'workday', '补班')",
    );
  });

  afterAll(() => app.close());

  it('warns at half and at four fifths, then breaches, each once however often it is swept', async () => {
    const lead = await arrivingAt('2026-11-18T09:00');
    at('2026-11-18T09:14');
    await sweep();
    expect(await said(lead)).toEqual([]);
    at('2026-11-18T09:15');
    await sweep();
    await sweep();
    expect(await said(lead)).toEqual([50]);
    expect(await stateOf(lead)).toMatchObject({ state: 'warned', nextWarningAt: '2026-11-18T01:24:00.000Z' });
    at('2026-11-18T09:24');
    await sweep();
    at('2026-11-18T09:30');
    await sweep();
    await sweep();
    expect(await said(lead)).toEqual([50, 80, 'breached']);
    expect(await jobsOf(lead)).toEqual([50, 80, 'breached']);
    expect(await stateOf(lead)).toMatchObject({ state: 'breached', nextWarningAt: null });
  });

  it.each([
    ['over lunch', '2026-11-18T11:50', '2026-11-18T05:50:00.000Z'],
    ['over the night', '2026-11-18T17:50', '2026-11-19T00:50:00.000Z'],
    ['over a weekend', '2026-11-20T17:50', '2026-11-23T00:50:00.000Z'],
    ['over a holiday into a make-up Saturday', '2026-12-30T17:50', '2027-01-01T00:50:00.000Z'],
    ['from a night', '2026-11-18T23:00', '2026-11-19T01:00:00.000Z'],
  ])('counts working minutes only: %s', async (_name, arrival, due) => {
    const lead = await arrivingAt(arrival);
    expect((await stateOf(lead)).firstResponseDueAt).toBe(due);
    app.clock.set(new Date(Date.parse(due) - 1000));
    await sweep();
    expect((await stateOf(lead)).state).toBe('warned');
    app.clock.set(due);
    await sweep();
    expect((await stateOf(lead)).state).toBe('breached');
  });

  it('after three days down says every level once, late, and notifies once', async () => {
    const lead = await arrivingAt('2026-11-18T09:00');
    at('2026-11-21T09:30');
    await sweep();
    expect(await said(lead)).toEqual([50, 80, 'breached']);
    expect(await jobsOf(lead)).toEqual(['breached']);
    const rows: { late: number }[] = await db().query(
      "SELECT (data ->> 'lateSeconds')::int AS late FROM lead_events WHERE lead_id = $1 AND kind = 'clock_breached'",
      [lead],
    );
    expect(rows[0]?.late).toBe(3 * 86_400);
    at('2026-11-18T09:31'); // a clock turned back says nothing again
    await sweep();
    expect(await said(lead)).toEqual([50, 80, 'breached']);
  });

  it('two workers at once say everything once', async () => {
    const leads: string[] = [];
    for (let n = 0; n < 30; n += 1) leads.push(await arrivingAt('2026-11-18T09:00'));
    at('2026-11-18T09:20');
    await Promise.all([sweep(), sweep(), sweep(), sweep()]);
    for (const lead of leads) expect(await said(lead)).toEqual([50]);
  });

  it('is met by a response in time, and silent from then on', async () => {
    const lead = await arrivingAt('2026-11-18T09:00');
    at('2026-11-18T09:10');
    await agent.post(`/api/v1/leads/${lead}/activities`, { type: 'note', summary: '先记一下' }).expect(201);
    expect((await stateOf(lead)).state).toBe('running');
    const { body } = await agent
      .post(`/api/v1/leads/${lead}/activities`, { type: 'call', summary: '已接通', outcome: 'connected' })
      .expect(201);
    expect(body).toMatchObject({ firstResponse: true });
    expect(await stateOf(lead)).toMatchObject({ state: 'met', respondedAt: '2026-11-18T01:10:00.000Z' });
    at('2026-11-18T12:00');
    await sweep();
    expect(await said(lead)).toEqual([]);
  });

  it('stays breached by a late response, which says so itself when no sweep did', async () => {
    const lead = await arrivingAt('2026-11-18T09:00');
    at('2026-11-18T09:40');
    await agent
      .post(`/api/v1/leads/${lead}/activities`, {
        type: 'wechat',
        summary: '已加微信',
        occurredAt: '2026-11-18T09:05:00+08:00',
      })
      .expect(201);
    expect(await stateOf(lead)).toMatchObject({ state: 'breached', respondedAt: '2026-11-18T01:40:00.000Z' });
    await sweep();
    expect(await said(lead)).toEqual(['breached']);
    expect(await jobsOf(lead)).toEqual(['breached']);
  });

  it('goes by the policy of the need', async () => {
    const { body: policy } = await admin
      .post('/api/v1/sla-policies', {
        name: '拿地',
        needType: 'buy_land',
        minutes: 60,
        warnPercents: [90, 25],
      })
      .expect(201);
    expect(policy).toMatchObject({ warnPercents: [25, 90], version: 1 });
    at('2026-11-18T09:00');
    const { leadId } = await anInquiry(app, { needType: 'buy_land' });
    expect(await stateOf(leadId)).toMatchObject({
      minutes: 60,
      firstResponseDueAt: '2026-11-18T02:00:00.000Z',
      nextWarningAt: '2026-11-18T01:15:00.000Z',
    });
    await admin
      .post('/api/v1/sla-policies', { name: '又一个', needType: 'buy_land', minutes: 5 })
      .expect(409);
    await admin.patch(`/api/v1/sla-policies/${policy.id}`, { version: 1, minutes: 120 }).expect(200);
    const stale = await admin
      .patch(`/api/v1/sla-policies/${policy.id}`, { version: 1, minutes: 90 })
      .expect(409);
    expect(stale.body).toMatchObject({ code: 'version_conflict', current: { minutes: 120, version: 2 } });
    await admin.patch(`/api/v1/sla-policies/${policy.id}`, { version: 2, minutes: 0 }).expect(400);
    await agent.get('/api/v1/sla-policies').expect(403);
    const list = await admin.get('/api/v1/sla-policies').expect(200);
    expect(list.body.items).toHaveLength(1);

    // What times a lead is kept; what never did is deleted.
    const used = await admin.delete(`/api/v1/sla-policies/${policy.id}`).expect(409);
    expect(used.body).toMatchObject({ code: 'policy_used' });
    expect((used.body as { detail: string }).detail).toContain('有 1 条计时由它设定');
    const { body: slip } = await admin
      .post('/api/v1/sla-policies', { name: '写错了', needType: 'rent_office', minutes: 5 })
      .expect(201);
    await agent.delete(`/api/v1/sla-policies/${slip.id}`).expect(403);
    await admin.delete(`/api/v1/sla-policies/${slip.id}`).expect(204);
    await admin.delete(`/api/v1/sla-policies/${slip.id}`).expect(404);
    expect((await admin.get('/api/v1/sla-policies').expect(200)).body.items).toHaveLength(1);
  });

  it('counts by the shifts of the team that gets the lead', async () => {
    const evening = {
      weekday: 3,
      shifts: [
        { start: '13:00', end: '17:00' },
        { start: '18:00', end: '22:00' },
      ],
    };
    const set = (body: object) => admin.put(`/api/v1/calendar/shifts/${team.id}`, body);
    await set({ version: 0, days: [{ ...evening, shifts: [...evening.shifts].reverse() }] }).expect(400);
    await set({ version: 0, days: [] }).expect(400);
    const { body } = await set({ version: 0, days: [evening] }).expect(200);
    expect(body).toMatchObject({ id: team.id, own: true, days: [evening], version: 1 });
    await set({ version: 0, days: [evening] }).expect(409);
    const lead = await arrivingAt('2026-11-18T16:50');
    expect((await stateOf(lead)).firstResponseDueAt).toBe('2026-11-18T10:20:00.000Z');
    await set({ version: 1, days: null }).expect(200);
    const list = await admin.get('/api/v1/calendar/shifts').expect(200);
    expect(list.body.items).toEqual([expect.objectContaining({ id: team.id, own: false, version: 0 })]);
  });

  it('says what is left of it in working time, and where the lead goes if nobody answers', async () => {
    const lead = await arrivingAt('2026-11-18T11:50');
    const { name } = await aUser(app.dataSource.manager, {
      role: 'manager',
      teamIds: [team.id],
      name: '唐经理',
    });
    const owed = async () => (await admin.get(`/api/v1/leads/${lead}/clocks`).expect(200)).body.firstResponse;
    expect(await owed()).toMatchObject({
      minutes: 30,
      remainingMinutes: 30,
      dueAt: '2026-11-18T05:50:00.000Z',
      spans: [
        { from: '2026-11-18T03:50:00.000Z', to: '2026-11-18T04:00:00.000Z' },
        { from: '2026-11-18T05:30:00.000Z', to: '2026-11-18T05:50:00.000Z' },
      ],
      next: { act: 'breach', at: '2026-11-18T05:50:00.000Z' },
    });
    expect((await owed()).next.to).toContain(name);
    app.clock.set('2026-11-18T12:30:00+08:00'); // lunch: nothing runs
    expect(await owed()).toMatchObject({
      remainingMinutes: 20,
      spans: [{ from: '2026-11-18T05:30:00.000Z', to: '2026-11-18T05:50:00.000Z' }],
    });
    app.clock.set('2026-11-18T14:00:00+08:00');
    await app.get(ClockSweepService).sweep();
    expect(await owed()).toMatchObject({ remainingMinutes: 0, spans: [], next: null });
    await app.dataSource.query('UPDATE leads SET first_responded_at = $2 WHERE id = $1', [
      lead,
      app.clock.now(),
    ]);
    expect(await owed()).toBeNull();
  });

  it('tells administrators of years whose notice is missing, from December on of the coming one too', async () => {
    const missing = async () => (await admin.get('/api/v1/calendar/missing').expect(200)).body.years;
    at('2026-11-30T23:59');
    expect(await missing()).toEqual([2026]);
    at('2026-12-01T00:00');
    expect(await missing()).toEqual([2026, 2027]);
    await admin.put('/api/v1/calendar/2026-10-01', { kind: 'holiday', name: '国庆节' }).expect(200);
    expect(await missing()).toEqual([2027]);
  });

  it('ends without a word when the lead is closed', async () => {
    const lead = await arrivingAt('2026-11-18T09:00');
    await agent.post(`/api/v1/leads/${lead}/disqualify`, { reason: '广告' }).expect(200);
    at('2026-11-18T12:00');
    await sweep();
    expect(await said(lead)).toEqual([]);
    expect((await stateOf(lead)).state).toBe('none');
  });
});
