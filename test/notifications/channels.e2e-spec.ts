import { CLOCK_WARNED, LEAD_ASSIGNED } from '@luodi/leads';
import { NoticeSweepService } from '@luodi/notifications';
import { addJob } from '@luodi/platform';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead, type BuiltLead } from '../builders/leads';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly group: string;
  readonly title: string;
  readonly body: string | null;
  readonly leadId: string | null;
  readonly desktop: boolean;
  readonly readAt: string | null;
}

interface Bell {
  readonly items: readonly Item[];
  readonly unread: number;
}

interface Settings {
  readonly kinds: readonly { kind: string; group: string; possible: string[]; channels: string[] }[];
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly digest: boolean;
  readonly version: number;
}

const SETTINGS = '/api/v1/notifications/settings';
const at = (hour: number, minute = 0): number => hour * 60 + minute;

describe('notification channels', () => {
  let app: TestApp;
  let teamId: string;
  let owner: BuiltUser;
  let leader: BuiltUser;
  let agent: Client;
  let manager: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    teamId = (await aTeam(tx)).id;
    owner = await aUser(tx, { teamIds: [teamId], email: 'agent@luodi.example' });
    leader = await aUser(tx, { role: 'manager', teamIds: [teamId], name: '唐经理' });
    agent = await app.signIn(owner.username);
    manager = await app.signIn(leader.username);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    app.clock.set('2026-11-18T10:00:00+08:00');
    for (const table of ['notifications', 'mails', 'notification_settings', 'morning_digests']) {
      await app.dataSource.query(`DELETE FROM ${table}`);
    }
    await app.dataSource.query(`UPDATE leads SET status = 'disqualified'`);
  });

  async function bell(who: Client, query = ''): Promise<Bell> {
    return (await who.get(`/api/v1/notifications${query}`).expect(200)).body as Bell;
  }

  async function settingsOf(who: Client): Promise<Settings> {
    return (await who.get(SETTINGS).expect(200)).body as Settings;
  }

  async function anOwnLead(
    traits: Parameters<typeof aLead>[1] = {},
  ): Promise<BuiltLead & { assignmentId: string }> {
    const lead = await aLead(app.dataSource.manager, { ownerId: owner.id, teamId, ...traits });
    const rows: { id: string }[] = await app.dataSource.query(
      'SELECT id FROM lead_assignments WHERE lead_id = $1',
      [lead.id],
    );
    return { ...lead, assignmentId: rows[0]?.id ?? '' };
  }

  async function assign(): Promise<BuiltLead> {
    const lead = await anOwnLead();
    await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
    await app.runJobs();
    return lead;
  }

  async function sweep(): Promise<void> {
    const sweeps = app.get(NoticeSweepService);
    await Promise.all([sweeps.sweep(), sweeps.sweep()]); // two workers at the same minute
    await app.runJobs();
  }

  async function mails(): Promise<{ template: string; status: string }[]> {
    return app.dataSource.query('SELECT template, status FROM mails ORDER BY created_at, id');
  }

  it('are chosen by each person for each kind', async () => {
    const before = await settingsOf(agent);
    expect(before).toMatchObject({ quietFrom: null, quietTo: null, digest: true, version: 0 });
    expect(before.kinds.find((row) => row.kind === 'lead_assigned')).toEqual({
      kind: 'lead_assigned',
      group: 'todo',
      possible: ['mail', 'desktop'],
      channels: ['mail', 'desktop'],
    });
    const changed = await agent
      .patch(SETTINGS, { kinds: [{ kind: 'lead_assigned', channels: ['desktop'] }], version: 0 })
      .expect(200);
    expect((changed.body as Settings).version).toBe(1);
    await assign();
    expect(await mails()).toEqual([]);
    expect((await bell(agent)).items).toMatchObject([{ kind: 'lead_assigned', desktop: true }]);
    expect((await bell(agent, '?desktop=true')).items).toHaveLength(1);
    expect((await settingsOf(manager)).version).toBe(0);

    const stale = await agent.patch(SETTINGS, { digest: false, version: 0 }).expect(409);
    expect(stale.body).toMatchObject({ code: 'version_conflict', current: { version: 1 } });
    const half = await agent.patch(SETTINGS, { quietFrom: at(21), version: 1 }).expect(400);
    expect((half.body as { errors: { path: string }[] }).errors.map((error) => error.path)).toEqual([
      'quietTo',
    ]);
    await agent.patch(SETTINGS, { kinds: [{ kind: 'nonsense', channels: [] }], version: 1 }).expect(400);
    await agent.patch(SETTINGS, { kinds: [null, null], version: 1 }).expect(400);
  });

  it('hold mail back in quiet hours and send it once when they are over', async () => {
    await agent.patch(SETTINGS, { quietFrom: at(21), quietTo: at(7, 30), version: 0 }).expect(200);
    app.clock.set('2026-11-18T22:15:00+08:00');
    const lead = await assign();
    expect((await bell(agent)).items).toMatchObject([{ leadId: lead.id, desktop: false }]);
    expect(await mails()).toEqual([{ template: 'lead_assigned', status: 'queued' }]);
    app.clock.set('2026-11-19T07:29:00+08:00');
    await sweep();
    expect(await mails()).toMatchObject([{ status: 'queued' }]);
    app.clock.set('2026-11-19T07:30:00+08:00');
    await sweep();
    expect(await mails()).toMatchObject([{ status: 'written' }]);
  });

  it('let the clock of somebody on shift through quiet hours', async () => {
    await agent.patch(SETTINGS, { quietFrom: at(9), quietTo: at(12), version: 0 }).expect(200);
    const lead = await anOwnLead({ firstResponseDueAt: '2026-11-18T10:30:00+08:00' });
    await addJob(app.dataSource.manager, CLOCK_WARNED, { leadId: lead.id, level: 80 });
    await addJob(app.dataSource.manager, LEAD_ASSIGNED, { assignmentId: lead.assignmentId });
    await app.runJobs();
    const byKind = new Map((await bell(agent)).items.map((item) => [item.kind, item.desktop]));
    expect(byKind.get('clock_warned')).toBe(true);
    expect(byKind.get('lead_assigned')).toBe(false);
    expect((await mails()).map((mail) => `${mail.template} ${mail.status}`).sort()).toEqual([
      'clock_warned written',
      'lead_assigned queued',
    ]);
  });

  it('hold the clock of somebody back whose team is not on shift, or who is on leave', async () => {
    await agent.patch(SETTINGS, { quietFrom: at(9), quietTo: at(22), version: 0 }).expect(200);
    const warned = async (): Promise<boolean | undefined> => {
      await app.dataSource.query('DELETE FROM notifications');
      const lead = await anOwnLead({ firstResponseDueAt: '2026-11-18T22:00:00+08:00' });
      await addJob(app.dataSource.manager, CLOCK_WARNED, { leadId: lead.id, level: 80 });
      await app.runJobs();
      return (await bell(agent)).items[0]?.desktop;
    };
    const admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
    const evening = { weekday: 3, shifts: [{ start: '18:00', end: '22:00' }] };
    const path = `/api/v1/calendar/shifts/${teamId}`;
    const { body: week } = await admin.put(path, { version: 0, days: [evening] }).expect(200);
    expect(await warned()).toBe(false);
    app.clock.set('2026-11-18T19:00:00+08:00');
    agent = await app.signIn(owner.username);
    expect(await warned()).toBe(true);
    const leave = {
      userId: owner.id,
      startsAt: '2026-11-18T18:30:00+08:00',
      endsAt: '2026-11-19T18:00:00+08:00',
    };
    const { body: left } = await admin.post('/api/v1/leaves', leave).expect(201);
    expect(await warned()).toBe(false);
    await admin.delete(`/api/v1/leaves/${left.id}`).expect(204);
    await admin.put(path, { version: week.version, days: null }).expect(200);
    await app.dataSource.query("UPDATE users SET active = false WHERE role = 'admin'");
  });

  it('bring a notice that was put off back at its time, unread', async () => {
    await assign();
    const [notice] = (await bell(agent)).items;
    const path = `/api/v1/notifications/${notice?.id}/later`;
    await agent.post(`/api/v1/notifications/${notice?.id}/read`).expect(200);
    await manager.post(path, { until: '2026-11-18T11:00:00+08:00' }).expect(404);
    await agent.post(path, { until: '2026-11-18T10:00:00+08:00' }).expect(400);
    await agent.post(path, { until: '2027-01-18T10:00:00+08:00' }).expect(400);
    const put = await agent.post(path, { until: '2026-11-18T11:00:00+08:00' }).expect(200);
    expect(put.body).toEqual({ unread: 0 });
    expect((await bell(agent)).items).toEqual([]);
    expect((await agent.post('/api/v1/notifications/read-all').expect(200)).body).toEqual({ unread: 0 });
    app.clock.set('2026-11-18T11:00:00+08:00');
    await sweep();
    expect(await bell(agent)).toMatchObject({ unread: 1, items: [{ id: notice?.id, readAt: null }] });
    const rows: unknown[] = await app.dataSource.query('SELECT 1 FROM notifications WHERE put_off');
    expect(rows).toEqual([]);
  });

  it('tell colleagues whom a follow-up names, and only those who may see the lead', async () => {
    const lead = await anOwnLead();
    const stranger = await aUser(app.dataSource.manager, {
      teamIds: [(await aTeam(app.dataSource.manager)).id],
    });
    const { items } = (await agent.get(`/api/v1/leads/${lead.id}/colleagues`).expect(200)).body as {
      items: { id: string; name: string; role: string }[];
    };
    // Not the one who writes: nobody has to be told of their own words.
    expect(items.map((one) => one.id)).toEqual([leader.id]);
    const path = `/api/v1/leads/${lead.id}/activities`;
    const note = { type: 'note', summary: '@唐经理 请看一下价格' };
    const refused = await agent.post(path, { ...note, mentionIds: [leader.id, stranger.id] }).expect(400);
    expect((refused.body as { errors: { path: string }[] }).errors[0]?.path).toBe('mentionIds[1]');
    await agent.post(path, { ...note, mentionIds: [leader.id, owner.id] }).expect(201);
    await app.runJobs();
    expect((await bell(manager, '?group=mention')).items).toMatchObject([
      {
        kind: 'mentioned',
        group: 'mention',
        leadId: lead.id,
        title: `${owner.name} 在线索 ${lead.number} 中提到了您`,
      },
    ]);
    expect((await bell(manager, '?group=todo')).items).toEqual([]);
    expect((await bell(agent)).items).toEqual([]);
    const written: { n: number }[] = await app.dataSource.query('SELECT count(*)::int AS n FROM activities');
    expect(written).toEqual([{ n: 1 }]);
  });

  it('say that a follow-up is due, once for each date', async () => {
    const lead = await anOwnLead({ nextFollowUpAt: '2026-11-18T10:30:00+08:00' });
    await anOwnLead({ nextFollowUpAt: '2026-11-16T10:30:00+08:00' }); // two days late: no news after an outage
    await sweep();
    expect((await bell(agent, '?group=todo')).items).toEqual([]);
    app.clock.set('2026-11-18T10:31:00+08:00');
    await sweep();
    await sweep();
    expect((await bell(agent, '?group=todo')).items).toMatchObject([
      {
        kind: 'follow_up_due',
        leadId: lead.id,
        body: expect.stringContaining('约定 2026-11-18 10:30') as string,
      },
    ]);
    await app.dataSource.query('UPDATE leads SET next_follow_up_at = $2 WHERE id = $1', [
      lead.id,
      '2026-11-18T10:40:00+08:00',
    ]);
    app.clock.set('2026-11-18T10:41:00+08:00');
    await sweep();
    expect((await bell(agent, '?group=todo')).items).toHaveLength(2);
  });

  it('bring a digest on the morning of a working day, once, to those with something to do', async () => {
    await anOwnLead({ firstResponseDueAt: '2026-11-19T10:00:00+08:00' });
    await anOwnLead({ firstResponseDueAt: '2026-11-18T17:00:00+08:00' });
    await anOwnLead({ status: 'contacted', nextFollowUpAt: '2026-11-19T15:00:00+08:00' });
    await anOwnLead({ status: 'contacted', nextFollowUpAt: '2026-11-20T15:00:00+08:00' });
    const idle = await aUser(app.dataSource.manager, {
      teamIds: [(await aTeam(app.dataSource.manager)).id],
    });
    for (const early of [
      '2026-11-19T08:29:00+08:00',
      '2026-11-19T12:00:00+08:00',
      '2026-11-21T08:30:00+08:00',
    ]) {
      app.clock.set(early); // too early; too late; a Saturday
      await sweep();
      expect((await bell(agent)).items.filter((item) => item.kind === 'morning_digest')).toEqual([]);
    }
    app.clock.set('2026-11-19T08:30:00+08:00');
    await sweep();
    app.clock.set('2026-11-19T08:45:00+08:00');
    await sweep();
    const digests = (await bell(agent, '?group=system')).items;
    expect(digests).toMatchObject([
      { kind: 'morning_digest', title: '今日待办', body: '待首响 2 · 其中已超时 1 · 今日到期跟进 1' },
    ]);
    expect((await bell(manager, '?group=system')).items).toHaveLength(1);
    expect((await bell(await app.signIn(idle.username))).items).toEqual([]);
    expect((await mails()).filter((mail) => mail.template === 'morning_digest')).toEqual([
      { template: 'morning_digest', status: 'written' },
      { template: 'morning_digest', status: 'written' },
    ]);
  });

  it('leave those alone who want no digest', async () => {
    await anOwnLead({ firstResponseDueAt: '2026-11-20T10:00:00+08:00' });
    await agent.patch(SETTINGS, { digest: false, version: 0 }).expect(200);
    app.clock.set('2026-11-20T08:30:00+08:00');
    await sweep();
    expect((await bell(agent)).items).toEqual([]);
    expect((await bell(manager)).items).toMatchObject([{ kind: 'morning_digest' }]);
  });
});
