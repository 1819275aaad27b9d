import ICAL from 'ical.js';
import request from 'supertest';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

const FEED = '/api/v1/me/calendar-feed';
const UNKNOWN = `/ical/${'A'.repeat(43)}.ics`;

describe('the calendar feed', () => {
  let app: TestApp;
  let team: { id: string };
  let admin: Client;

  const db = () => app.dataSource.manager;
  const anyone = async (): Promise<Client & { user: BuiltUser }> => {
    const user = await anAgent(db(), team.id, { name: '彭晓岚' });
    return Object.assign(await app.signIn(user.username), { user });
  };
  const linkOf = async (client: Client, body: object = {}): Promise<string> => {
    const { body: feed } = await client.post(FEED, body).expect(201);
    return new URL(feed.url).pathname;
  };
  const fetchFeed = (path: string) => request(app.url).get(path).buffer(true);
  const eventsOf = async (path: string) => {
    const { text } = await fetchFeed(path).expect(200);
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    return events.map((event) => new ICAL.Event(event));
  };

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });

  beforeEach(() => app.clock.set(TEST_NOW));

  afterAll(() => app.close());

  it('has what its owner has to do, in words that give no more away than chosen', async () => {
    const me = await anyone();
    const lead = await aLead(db(), {
      ownerId: me.user.id,
      teamId: team.id,
      company: '湖南湘江精密制造有限公司',
      contact: '陈小姐',
      phone: '13900008642',
      nextFollowUpAt: '2026-11-20T15:00:00+08:00',
    });
    const deal = await aDeal(db(), { owner: me.user, teamId: team.id, company: '长济康养服务有限公司' });
    await me
      .patch(`/api/v1/deals/${deal.id}`, { version: 1, nextStep: '报评审', nextStepDue: '2026-11-24' })
      .expect(200);
    const { body: task } = await me
      .post('/api/v1/tasks', {
        title: '给 13900008642 回电',
        dueAt: '2026-11-19T09:00:00+08:00',
        leadId: lead.id,
      })
      .expect(201);
    const path = await linkOf(me);
    const say = async () => {
      const events = await eventsOf(path);
      return Object.fromEntries(events.map((event) => [event.uid, event.summary]));
    };
    const uids = [`follow_up-${lead.id}@luodi`, `task-${task.id}@luodi`, `deal_step-${deal.id}@luodi`];
    expect(Object.keys(await say()).sort()).toEqual([...uids].sort());
    const texts = Object.values(await say());
    expect(texts).toEqual(expect.arrayContaining(['跟进 · 湘江', '任务 · 湘江', '项目下一步 · 长济']));
    const { text } = await fetchFeed(path).expect(200);
    for (const secret of ['陈小姐', '13900008642', '回电', '报评审']) expect(text).not.toContain(secret);
    await me.patch(FEED, { detail: 'kind' }).expect(200);
    expect(Object.values(await say()).sort()).toEqual(['任务', '跟进', '项目下一步'].sort());
    await me.patch(FEED, { detail: 'full' }).expect(200);
    expect(Object.values(await say())).toEqual(
      expect.arrayContaining(['跟进 · 湘江 · 陈小姐', '项目下一步 · 报评审 · 长济']),
    );
    expect((await fetchFeed(path).expect(200)).text).not.toContain('13900008642'); // though a task names it
  });

  it('has the planned milestones of deals as days, until they are reached', async () => {
    const me = await anyone();
    const deal = await aDeal(db(), { owner: me.user, teamId: team.id, company: '长济康养服务有限公司' });
    const fields = {
      plannedSignOn: '2026-12-01',
      plannedStartOn: '2027-03-01',
      plannedProductionOn: '2028-01-01',
    };
    await me.patch(`/api/v1/deals/${deal.id}`, { version: 1, fields }).expect(200);
    const path = await linkOf(me);
    const days = async () =>
      (await eventsOf(path)).map((event) => `${event.uid} ${event.startDate.toString()} ${event.summary}`);
    expect(await days()).toEqual([
      `deal_milestone.signed-${deal.id}@luodi 2026-12-01 计划签约 · 长济`,
      `deal_milestone.constructionStarted-${deal.id}@luodi 2027-03-01 计划开工 · 长济`,
    ]);
    await me
      .patch(`/api/v1/deals/${deal.id}`, { version: 2, fields: { signedOn: '2026-11-18' } })
      .expect(200);
    expect(await days()).toHaveLength(1);
  });

  it('is RFC 5545: instants in UTC, days as days, a number that grows with each change', async () => {
    const me = await anyone();
    const post = async (body: object) =>
      (await me.post('/api/v1/tasks', { title: '准备方案', ...body }).expect(201)).body;
    const timed = await post({ dueAt: '2026-11-19T09:00:00+08:00' });
    const day = await post({ dueOn: '2026-11-30' });
    const done = await post({ dueOn: '2026-11-21' });
    await me.post(`/api/v1/tasks/${done.id}/done`).expect(200);
    const path = await linkOf(me);
    const response = await fetchFeed(path).expect(200);
    expect(response.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(
      response.text.split('\n').every((line, n, all) => n === all.length - 1 || line.endsWith('\r')),
    ).toBe(true);
    const find = async (id: string) =>
      (await eventsOf(path)).find((event) => event.uid === `task-${id}@luodi`)!;
    const first = await find(timed.id);
    expect(first.startDate.toJSDate().toISOString()).toBe('2026-11-19T01:00:00.000Z');
    expect(first.sequence).toBe(1);
    const whole = await find(day.id);
    expect([whole.startDate.toString(), whole.endDate.toString()]).toEqual(['2026-11-30', '2026-12-01']);
    expect(await find(done.id)).toBeUndefined();
    await me
      .patch(`/api/v1/tasks/${timed.id}`, { version: 1, dueAt: '2026-11-19T10:00:00+08:00' })
      .expect(200);
    expect((await find(timed.id)).sequence).toBe(2);
  });

  it('tells that a visit is cancelled', async () => {
    const me = await anyone();
    const lead = await aLead(db(), { ownerId: me.user.id, teamId: team.id, company: '湖南华晟精密有限公司' });
    const { body: visit } = await me
      .post('/api/v1/visits', {
        leadId: lead.id,
        kind: 'inbound',
        startsAt: '2026-11-20T14:00:00+08:00',
        endsAt: '2026-11-20T15:30:00+08:00',
        meetingPoint: '一期东门, 找门卫',
      })
      .expect(201);
    const path = await linkOf(me, { detail: 'full' });
    const [planned, ...others] = await eventsOf(path);
    expect(others).toEqual([]);
    expect(planned).toMatchObject({ uid: `visit-${visit.id}@luodi`, location: '一期东门, 找门卫' });
    expect(planned!.duration.toSeconds()).toBe(5400);
    const statusOf = async () =>
      (await eventsOf(path))
        .filter((event) => event.uid.startsWith('visit'))
        .map((event) => [
          event.component.getFirstPropertyValue('status'),
          event.sequence > planned!.sequence,
        ]);
    expect(await statusOf()).toEqual([['CONFIRMED', false]]);
    await me.post(`/api/v1/visits/${visit.id}/cancel`, { reason: '客户改期' }).expect(200);
    expect(await statusOf()).toEqual([['CANCELLED', true]]);
    const after = (await eventsOf(path)).find((event) => event.uid.startsWith('visit'));
    expect(after?.summary).toMatch(/^已取消 · 带看/); // also where a program knows no status
  });

  it('is answered 304 as long as nothing changes, and never with a cookie', async () => {
    const me = await anyone();
    await me.post('/api/v1/tasks', { title: '准备方案', dueOn: '2026-11-20' }).expect(201);
    const path = await linkOf(me);
    const first = await fetchFeed(path).expect(200);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    expect(first.headers['set-cookie']).toBeUndefined();
    expect(first.headers['x-robots-tag']).toBe('noindex');
    const again = () => fetchFeed(path).set('If-None-Match', first.headers['etag']!);
    app.clock.advanceMinutes(30);
    await again().expect(304);
    await me.post('/api/v1/tasks', { title: '另一件', dueOn: '2026-11-20' }).expect(201);
    const changed = await again().expect(200);
    expect(changed.headers['etag']).not.toBe(first.headers['etag']);
    const { body } = await me.get(FEED).expect(200);
    expect(body).toMatchObject({ active: true, detail: 'company', fetchedAt: '2026-11-18T02:30:00.000Z' });
    expect(body.url).toBeUndefined(); // shown once
  });

  it('ends with its link: renewed, revoked, unknown and misspelt look alike', async () => {
    const me = await anyone();
    expect((await me.get(FEED).expect(200)).body).toEqual({
      active: false,
      detail: 'company',
      createdAt: null,
      fetchedAt: null,
    });
    await me.patch(FEED, { detail: 'full' }).expect(404);
    const old = await linkOf(me, { detail: 'full' });
    const path = await linkOf(me);
    await fetchFeed(path).expect(200);
    expect((await me.get(FEED)).body.detail).toBe('full');
    const gone = await fetchFeed(old).expect(404);
    await me.delete(FEED).expect(204);
    await me.delete(FEED).expect(204);
    const shape = ({ body }: { body: Record<string, unknown> }) => ({ ...body, requestId: null });
    for (const other of [path, UNKNOWN, '/ical/short.ics', `/ical/${'é'.repeat(3)}.ics`]) {
      expect(shape(await fetchFeed(encodeURI(other)).expect(404))).toEqual(shape(gone));
    }
    const acts: { action: string }[] = await db().query(
      `SELECT action FROM audit_log WHERE object_id = $1 AND action LIKE 'calendar-feed%' ORDER BY id`,
      [me.user.id],
    );
    expect(acts.map(({ action }) => action)).toEqual([
      'calendar-feed.created',
      'calendar-feed.rotated',
      'calendar-feed.revoked',
    ]);
  });

  it('is dead on the next request when its owner is locked, and shows nothing that became another’s', async () => {
    const [me, heir] = [await anyone(), await anyone()];
    const lead = await aLead(db(), {
      ownerId: me.user.id,
      teamId: team.id,
      nextFollowUpAt: '2026-11-20T15:00:00+08:00',
    });
    const path = await linkOf(me);
    expect(await eventsOf(path)).toHaveLength(1);
    await admin
      .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: heir.user.id, reason: '调整' })
      .expect(200);
    expect(await eventsOf(path)).toHaveLength(0);
    const { body: user } = await admin.get(`/api/v1/users/${me.user.id}`).expect(200);
    await admin.patch(`/api/v1/users/${me.user.id}`, { version: user.version, active: false }).expect(200);
    await fetchFeed(path).expect(404);
  });

  it('of two clicks at once leaves one link that works', async () => {
    const me = await anyone();
    const paths = await Promise.all(Array.from({ length: 4 }, () => linkOf(me)));
    const answers = await Promise.all(paths.map((path) => fetchFeed(path)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('keeps no secret, and is limited by link and by address', async () => {
    const limited = await startTestApp({ RATE_LIMITS: 'on' });
    try {
      const tx = limited.dataSource.manager;
      const user = await anAgent(tx, (await aTeam(tx)).id);
      const me = await limited.signIn(user.username);
      const { body } = await me.post(FEED).expect(201);
      const { pathname } = new URL(body.url);
      const rows: { row: string }[] = await tx.query('SELECT f::text AS row FROM calendar_feeds f');
      expect(rows[0]!.row).not.toContain(pathname.slice(6, -4));
      const ask = (path: string) => request(limited.url).get(path);
      const answers = await Promise.all(Array.from({ length: 61 }, () => ask(pathname)));
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array(60).fill(200), 429]);
      const misses = await Promise.all(Array.from({ length: 345 }, () => ask(UNKNOWN)));
      expect(misses.filter(({ status }) => status === 404)).toHaveLength(339);
      expect(misses.at(-1)!.headers['retry-after']).toBeDefined();
    } finally {
      await limited.close();
    }
  });
});
