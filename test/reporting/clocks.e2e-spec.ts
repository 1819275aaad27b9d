import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { startTestApp, type Client, type TestApp } from '../support/app';

const AT = '2026-11-18T10:00:00+08:00';

describe('the report of clocks', () => {
  let app: TestApp;
  let admin: Client;
  let agent: Client;
  let owner: BuiltUser;
  let other: BuiltUser;
  let teamId: string;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp({}, AT);
    teamId = (await aTeam(db())).id;
    owner = await aUser(db(), { teamIds: [teamId], name: '彭晓岚' });
    other = await aUser(db(), { teamIds: [teamId], name: '何乐' });
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    agent = await app.signIn(owner.username);
    const states = [
      ['met', '2026-11-10T10:00:00+08:00', '2026-11-09T12:00:00+08:00', false],
      ['late', '2026-11-10T10:00:00+08:00', '2026-11-11T12:00:00+08:00', true],
      ['breached', '2026-11-10T10:00:00+08:00', null, true],
      ['running', '2026-11-25T10:00:00+08:00', null, false],
      ['running', '2026-11-17T10:00:00+08:00', null, false], // past, and no sweep has seen it yet
      ['ended', '2026-11-25T10:00:00+08:00', '2026-11-12T10:00:00+08:00', false],
      ['ended', '2026-11-10T10:00:00+08:00', '2026-11-12T10:00:00+08:00', true],
    ] as const;
    for (const kind of ['follow_up', 'assessment', 'feedback', 'report']) {
      for (const [state, due, stopped, breached] of states) await aClock(kind, state, due, stopped, breached);
    }
    await aClock(
      'follow_up',
      'met',
      '2026-10-10T10:00:00+08:00',
      '2026-10-09T12:00:00+08:00',
      false,
      '2026-10-08',
    );
  });
  afterAll(() => app.close());

  async function aClock(
    kind: string,
    state: string,
    dueAt: string,
    stoppedAt: string | null,
    breached: boolean,
    startedOn = '2026-11-08',
  ): Promise<void> {
    const lead = await aLead(db(), { ownerId: owner.id, teamId, createdAt: `${startedOn}T09:00:00+08:00` });
    await db().query(
      `INSERT INTO lead_clocks (id, lead_id, kind, state, started_at, minutes, due_at, stopped_at, breached_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, 60, $5, $6, CASE WHEN $7::boolean THEN $5::timestamptz END)`,
      [lead.id, kind, state, `${startedOn}T10:00:00+08:00`, dueAt, stoppedAt, breached],
    );
  }

  const report = async (who: Client, query: string) =>
    (
      await who
        .get(`/api/v1/reports/sla?${query.includes('from=') ? '' : 'from=2026-11-01&'}${query}`)
        .expect(200)
    ).body;
  const rows = async (who: Client, query: string) =>
    (await who.get(`/api/v1/reports/sla/rows?from=2026-11-01&${query}`).expect(200)).body.items;

  it.each(['follow_up', 'assessment', 'feedback', 'report'])(
    'counts %s by one definition, and its numbers open the clocks they count',
    async (clock) => {
      const { rows: groups, totals } = await report(admin, `clock=${clock}`);
      expect(totals).toMatchObject({ leads: 7, decided: 5, onTime: 1, late: 4, hitRate: 0.2 });
      const [group] = groups;
      expect(group).toMatchObject({ key: owner.id, name: '彭晓岚', leads: 7, medianMinutes: 3000 });
      for (const [figure, result] of [
        ['leads', ''],
        ['onTime', '&result=on_time'],
        ['late', '&result=late'],
      ] as const) {
        expect(await rows(admin, `clock=${clock}&group=${group.key}${result}`)).toHaveLength(group[figure]);
      }
      expect(await rows(admin, `clock=${clock}&group=${other.id}`)).toEqual([]);
      const [late] = await rows(admin, `clock=${clock}&result=late&limit=1`);
      expect(late).toMatchObject({ owner: { name: '彭晓岚' }, result: 'late' });
      await admin.get(`/api/v1/leads/${late.leadId}`).expect(200);
    },
  );

  it('counts first responses as before: a lead that was closed before its deadline kept and missed nothing', async () => {
    const base = { ownerId: other.id, teamId, createdAt: '2026-11-16T09:00:00+08:00' };
    const due = '2026-11-16T09:30:00+08:00';
    const set = async (extra: string, status: 'new' | 'disqualified') => {
      const { id } = await aLead(db(), { ...base, firstResponseDueAt: due });
      await db().query(`UPDATE leads SET status = $2, ${extra} WHERE id = $1`, [id, status]);
    };
    await set(`first_responded_at = '2026-11-16T09:20+08', sla_state = 'met'`, 'new');
    await set(`first_responded_at = '2026-11-16T09:40+08', sla_state = 'breached'`, 'new');
    await set(`sla_state = 'breached'`, 'disqualified');
    await set(`sla_state = 'running'`, 'disqualified');
    await set(`sla_state = 'running'`, 'new');
    const { rows: groups } = await report(admin, 'from=2026-11-16');
    const own = groups.find((row: { key: string }) => row.key === other.id);
    expect(own).toMatchObject({ leads: 5, decided: 4, onTime: 1, late: 3, medianMinutes: 30 });
    expect(await rows(admin, `group=${other.id}&result=ended`)).toHaveLength(1);
  });

  it('is within the rights of who asks, on the screen and behind the numbers', async () => {
    expect(await rows(agent, `clock=report&group=${owner.id}`)).toHaveLength(7);
    expect(await rows(agent, `group=${other.id}`)).toEqual([]);
    const stranger = await app.signIn((await aUser(db(), { role: 'manager' })).username);
    expect(await rows(stranger, 'clock=report')).toEqual([]);
    await admin.get('/api/v1/reports/sla?clock=lunch').expect(400);
    await admin.get('/api/v1/reports/sla/rows?result=maybe').expect(400);
  });

  it('goes to a file with the clock that was chosen', async () => {
    const filter = { clock: 'assessment', from: '2026-11-01' };
    const made = await admin
      .post('/api/v1/exports', { kind: 'report:sla', format: 'csv', filter })
      .expect(202);
    await app.runJobs();
    const file = await admin.get(`/api/v1/exports/${made.body.id}/file`).expect(200);
    expect(file.text).toContain('彭晓岚,7,5,1,4');
  });
});
