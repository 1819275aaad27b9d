import { ClockSweepService } from '@luodi/routing';
import { anIntake, type BuiltIntake } from '../builders/capture';
import { aUser } from '../builders/identity';
import { imported } from '../builders/imports';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('clocks of an imported list', () => {
  let app: TestApp;
  let admin: Client;
  let intake: BuiltIntake;

  const db = () => app.dataSource.manager;
  const leadOf = async (phone: string) =>
    (
      await db().query(
        `SELECT id, created_at, sla_state, sla_started_at, first_response_due_at, owner_id, status,
           (SELECT count(*)::int FROM lead_clocks c WHERE c.lead_id = l.id) AS clocks,
           (SELECT count(*)::int FROM clock_firings f WHERE f.lead_id = l.id) AS firings
         FROM leads l WHERE phone = $1`,
        [phone],
      )
    )[0];

  beforeAll(async () => {
    app = await startTestApp({}, '2026-11-18T10:00:00+08:00'); // a Wednesday
    intake = await anIntake(db());
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    await admin
      .put(`/api/v1/calendar/shifts/${intake.teamId}`, {
        version: 0,
        days: [{ weekday: 3, shifts: [{ start: '18:00', end: '22:00' }] }],
      })
      .expect(200);
    for (const [name, areaMinSqm, minutes] of [
      ['大项目', 20_000, 15],
      ['其余', null, 30],
    ] as const) {
      await admin
        .post('/api/v1/sla-policies', { name, kind: 'first_response', areaMinSqm, minutes })
        .expect(201);
    }
    await admin
      .post('/api/v1/sla-policies', { name: '评估', kind: 'assessment', days: 2, areaMinSqm: 20_000 })
      .expect(201);
    await admin.post('/api/v1/sla-policies', { name: '跟进', kind: 'follow_up', minutes: 960 }).expect(201);
  });
  afterAll(() => app.close());

  const LIST =
    '手机号,需求,面积(㎡),登记时间\n13900003001,租厂房,3000,2025-03-01\n13900003002,租厂房,30000,2025-03-02\n';

  it('start with the import, whatever dates it brings, by the shifts of the team that gets each lead and by its size', async () => {
    await imported(app, admin, LIST, { assign: 'rules', startClock: 'true' });
    const [small, large] = [await leadOf('13900003001'), await leadOf('13900003002')];
    expect(small.created_at.toISOString()).toBe('2025-02-28T16:00:00.000Z');
    expect(small).toMatchObject({ owner_id: intake.agent.id, sla_state: 'running' });
    expect(small.sla_started_at.toISOString()).toBe('2026-11-18T02:00:00.000Z');
    expect(small.first_response_due_at.toISOString()).toBe('2026-11-18T10:30:00.000Z');
    expect(large.first_response_due_at.toISOString()).toBe('2026-11-18T10:15:00.000Z');
    app.clock.set('2026-11-18T18:05:00+08:00');
    await app.get(ClockSweepService).sweep();
    expect((await leadOf('13900003001')).firings).toBe(0);
    app.clock.set('2026-11-18T10:00:00+08:00');
  });

  it('do not run for history: nothing old is breached, and the other kinds begin with the first act', async () => {
    await imported(app, admin, LIST.replaceAll('139000030', '139000031'), { assign: 'rules' });
    const lead = await leadOf('13900003102');
    expect(lead).toMatchObject({
      sla_state: 'none',
      first_response_due_at: null,
      clocks: 0,
      owner_id: intake.agent.id,
    });
    const follow = `手机号,跟进时间,跟进方式,跟进内容,跟进人\n13900003102,2025-03-03 10:00,电话,聊过需求,${intake.agent.username}\n`;
    const follows = await imported(app, admin, follow, { kind: 'followups' });
    expect(follows.counts).toMatchObject({ created: 1 });
    app.clock.set('2026-12-18T10:00:00+08:00');
    await app.get(ClockSweepService).sweep();
    const later = await leadOf('13900003102');
    expect(later).toMatchObject({ status: 'contacted', sla_state: 'none', clocks: 0, firings: 0 });
    // Somebody works on it today: that is where its clocks begin.
    const agent = await app.signIn(intake.agent.username);
    await agent
      .post(`/api/v1/leads/${lead.id}/activities`, {
        type: 'call',
        summary: '重新联系',
        outcome: 'connected',
      })
      .expect(201);
    const rows: { started_at: Date }[] = await db().query(
      'SELECT started_at FROM lead_clocks WHERE lead_id = $1',
      [lead.id],
    );
    // The assessment and the next follow-up.
    expect(rows.map((row) => row.started_at.toISOString())).toEqual(
      Array(2).fill('2026-12-18T02:00:00.000Z'),
    );
  });
});
