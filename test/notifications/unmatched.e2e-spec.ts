import { LEAD_WAITING } from '@luodi/leads';
import { NoticeSweepService } from '@luodi/notifications';
import { addJob } from '@luodi/platform';
import { aUser, type BuiltUser } from '../builders/identity';
import { anInquiry } from '../builders/leads';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('leads that no rule wanted', () => {
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
      'unmatched_notices',
      'unmatched_periods',
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

  it('are told of at once, then together once a period, until none come any more', async () => {
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
      'SELECT count(*)::int AS left FROM unmatched_notices WHERE told_at IS NULL',
    );
    expect(left).toBe(0);
  });
});
