import { LEAD_WAITING } from '@luodi/leads';
import { NoticeSweepService } from '@luodi/notifications';
import { addJob } from '@luodi/platform';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead, anInquiry } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { aPark } from '../builders/workspace';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('leads that wait', () => {
  let app: TestApp;
  let boss: BuiltUser;
  let admin: Client;

  beforeAll(async () => {
    app = await startTestApp();
    boss = await aUser(app.dataSource.manager, { role: 'admin' });
    admin = await app.signIn(boss.username);
    await app.dataSource.query('DELETE FROM routing_rules');
  });
  beforeEach(async () => {
    app.clock.set('2026-11-18T10:00:00+08:00');
    for (const table of [
      'waiting_notices',
      'waiting_periods',
      'notifications',
      'mails',
      'robot_messages',
      'notify_robots',
    ])
      await app.dataSource.query(`DELETE FROM ${table}`);
  });
  afterAll(() => app.close());

  const sweep = () => app.get(NoticeSweepService).sweep();
  const told = async (): Promise<{ kind: string; title: string }[]> =>
    (await admin.get('/api/v1/notifications').expect(200)).body.items.filter(({ kind }: { kind: string }) =>
      ['lead_waiting', 'leads_unmatched'].includes(kind),
    );

  it('and that no rule wanted, are told of at once, then together once a period, until none come any more', async () => {
    for (let n = 0; n < 4; n += 1) await anInquiry(app);
    await app.runJobs();
    expect(await told()).toMatchObject([{ kind: 'lead_waiting' }]);
    app.clock.advanceMinutes(59);
    await sweep();
    expect(await told()).toHaveLength(1);
    await anInquiry(app);
    await app.runJobs();
    app.clock.advanceMinutes(1);
    await sweep();
    await sweep();
    expect(await told()).toMatchObject([
      { kind: 'leads_unmatched', title: '又有 4 条线索没有规则匹配，其中 4 条仍在等待' },
      { kind: 'lead_waiting' },
    ]);
    // The next period is quiet: the one after it begins with a lead told at once.
    app.clock.advanceMinutes(60);
    await sweep();
    expect(await told()).toHaveLength(2);
    await anInquiry(app);
    await app.runJobs();
    expect((await told()).map(({ kind }) => kind)).toEqual([
      'lead_waiting',
      'leads_unmatched',
      'lead_waiting',
    ]);
    const mails: { template: string }[] = await app.dataSource.query(
      'SELECT template FROM mails WHERE user_id = $1',
      [boss.id],
    );
    expect(mails.map(({ template }) => template).sort()).toEqual([
      'lead_waiting',
      'lead_waiting',
      'leads_unmatched',
    ]);
  });

  it('are lost neither by a job that runs again nor by many at one moment nor by a sweep among them', async () => {
    await Promise.all(Array.from({ length: 12 }, () => anInquiry(app)));
    await app.runJobs();
    const { leadId } = await anInquiry(app);
    const ids = [leadId, leadId];
    for (const id of ids)
      await addJob(app.dataSource.manager, LEAD_WAITING, { leadId: id, reason: 'no_rule' });
    await app.runJobs();
    app.clock.advanceMinutes(60);
    await Promise.all([sweep(), anInquiry(app).then(() => app.runJobs()), sweep()]);
    app.clock.advanceMinutes(60);
    await sweep();
    const rows: { data: { count: number } }[] = await app.dataSource.query(
      `SELECT data FROM notifications WHERE kind = 'leads_unmatched' AND user_id = $1`,
      [boss.id],
    );
    // 14 leads: one at once, all the others in a group, none twice.
    expect(rows.reduce((sum, { data }) => sum + data.count, 1)).toBe(14);
    const [{ left }] = await app.dataSource.query(
      'SELECT count(*)::int AS left FROM waiting_notices WHERE told_at IS NULL',
    );
    expect(left).toBe(0);
  });

  it('and are full up or away, are told of by team: the first at once, a hundred more in one', async () => {
    const tx = app.dataSource.manager;
    const [team, other] = [await aTeam(tx), await aTeam(tx)];
    const chief = await app.signIn((await aUser(tx, { role: 'manager', teamIds: [team.id] })).username);
    const wait = async (teamId: string): Promise<void> => {
      const { id } = await aLead(tx, { teamId });
      await tx.query("UPDATE leads SET waiting_reason = 'all_full', waiting_since = now() WHERE id = $1", [
        id,
      ]);
      for (let twice = 0; twice < 2; twice += 1)
        await addJob(tx, LEAD_WAITING, { leadId: id, reason: 'all_full' });
    };
    for (let n = 0; n < 30; n += 1) await wait(team.id);
    await wait(other.id);
    await app.runJobs();
    const bell = async (client: Client): Promise<{ kind: string; title: string }[]> =>
      (await client.get('/api/v1/notifications').expect(200)).body.items.filter(
        ({ kind }: { kind: string }) => kind !== 'morning_digest',
      );
    expect(await bell(chief)).toMatchObject([{ kind: 'lead_waiting' }]);
    expect(await told()).toHaveLength(2); // one of each team
    app.clock.advanceMinutes(60);
    await Promise.all([sweep(), sweep()]);
    expect(await bell(chief)).toMatchObject([
      { kind: 'leads_waiting', title: '又有 29 条线索暂时无人可分配，其中 29 条仍在等待' },
      { kind: 'lead_waiting' },
    ]);
    const [gathered] = await bell(admin);
    expect(gathered).toMatchObject({
      kind: 'leads_waiting',
      title: expect.stringContaining('29 条') as string,
    });
  });

  it('without a team are seen, given away and told of by the same managers: of the park, or all where it has none', async () => {
    const tx = app.dataSource.manager;
    const [north, south] = [await aTeam(tx), await aTeam(tx)];
    const leads = async (team: { id: string }): Promise<Client & { user: BuiltUser }> => {
      const user = await aUser(tx, { role: 'manager', teamIds: [team.id] });
      return Object.assign(await app.signIn(user.username), { user });
    };
    const [chief, stranger] = [await leads(north), await leads(south)];
    const agent = await anAgent(tx, north.id);
    const [served, free] = [await aPark(tx), await aPark(tx)];
    await tx.query('INSERT INTO team_parks (team_id, park_id) VALUES ($1, $2)', [north.id, served.id]);
    const wait = async (parkId: string | undefined): Promise<string> => {
      const { id } = await aLead(tx, parkId === undefined ? {} : { parkId });
      await tx.query("UPDATE leads SET waiting_reason = 'no_rule', waiting_since = now() WHERE id = $1", [
        id,
      ]);
      await addJob(tx, LEAD_WAITING, { leadId: id, reason: 'no_rule' });
      return id;
    };
    const [ofPark, ofFree, ofNone] = [await wait(served.id), await wait(free.id), await wait(undefined)];
    await app.runJobs();
    const seen = async (client: Client): Promise<string[]> => {
      const { body } = await client.get('/api/v1/leads?view=team&waiting=true&limit=200').expect(200);
      return body.items.map(({ id }: { id: string }) => id);
    };
    const toldOf = async (who: { user: BuiltUser }): Promise<string[]> => {
      const rows: { lead_id: string }[] = await tx.query(
        "SELECT lead_id FROM notifications WHERE user_id = $1 AND kind = 'lead_waiting'",
        [who.user.id],
      );
      return rows.map((row) => row.lead_id);
    };
    for (const [client, sees] of [
      [chief, [ofPark, ofFree, ofNone]],
      [stranger, [ofFree, ofNone]],
    ] as const) {
      expect(await seen(client)).toEqual(expect.arrayContaining([...sees]));
      expect((await toldOf(client)).sort()).toEqual([...sees].sort());
      for (const id of [ofPark, ofFree, ofNone]) {
        await client.get(`/api/v1/leads/${id}`).expect((sees as readonly string[]).includes(id) ? 200 : 404);
      }
    }
    expect(await seen(stranger)).not.toContain(ofPark);
    const gift = { ownerId: agent.id, reason: '本园区跟进' };
    await stranger.post(`/api/v1/leads/${ofPark}/assign`, gift).expect(404);
    const { body } = await chief.post(`/api/v1/leads/${ofPark}/assign`, gift).expect(200);
    expect(body).toMatchObject({ owner: { id: agent.id }, waitingReason: null });
    expect(await seen(chief)).not.toContain(ofPark);
    // Whoever closes one has it in their team from then on; an imported list stays its importer's.
    const { body: closed } = await stranger
      .post(`/api/v1/leads/${ofFree}/disqualify`, { reason: '不是需求' })
      .expect(200);
    expect(closed).toMatchObject({ id: ofFree, status: 'disqualified' });
    await chief.get(`/api/v1/leads/${ofFree}`).expect(404);
    await tx.query("UPDATE leads SET waiting_reason = 'imported' WHERE id = $1", [ofNone]);
    await chief.get(`/api/v1/leads/${ofNone}`).expect(404);
  });
});
