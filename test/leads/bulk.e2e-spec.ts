import { BulkWorkService } from '@luodi/leads';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead, anInquiry, type BuiltLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const NOON = '2026-11-18T12:00:00+08:00';

interface Row {
  readonly leadId: string;
  readonly state: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly name: string | null;
}

describe('one act on many leads', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;
  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, ...traits });
  const some = async (n: number): Promise<BuiltLead[]> => {
    const leads: BuiltLead[] = [];
    for (let made = 0; made < n; made += 1) leads.push(await mine());
    return leads;
  };
  const ids = (leads: readonly BuiltLead[]): string[] => leads.map((lead) => lead.id);
  /** Asks, lets the worker do it, and answers how it ended. */
  const bulk = async (client: Client, body: object) => {
    const { body: job } = await client.post('/api/v1/leads/bulk', body).expect(202);
    // One lead is done when it is answered, many by the worker.
    expect(job).toMatchObject({ status: job.total === 1 ? 'done' : 'working' });
    await app.runJobs();
    return (await client.get(`/api/v1/leads/bulk/${job.id}`).expect(200)).body;
  };
  const undo = async (client: Client, id: string) => {
    await client.post(`/api/v1/leads/bulk/${id}/undo`).expect(202);
    await app.runJobs();
    return (await client.get(`/api/v1/leads/bulk/${id}`).expect(200)).body;
  };
  const rows = async (client: Client, id: string, state = ''): Promise<Row[]> =>
    (
      await client
        .get(`/api/v1/leads/bulk/${id}/rows?limit=200${state === '' ? '' : `&state=${state}`}`)
        .expect(200)
    ).body.items;
  const ownersOf = async (leads: readonly BuiltLead[]): Promise<(string | null)[]> => {
    const found: { id: string; owner_id: string | null }[] = await db().query(
      'SELECT id, owner_id FROM leads',
    );
    return leads.map((lead) => found.find((row) => row.id === lead.id)?.owner_id ?? null);
  };
  const loadOf = async (user: BuiltUser): Promise<number> => {
    const found: { open_leads: number; real: number }[] = await db().query(
      `SELECT open_leads, (SELECT count(*)::int FROM leads l WHERE l.owner_id = user_id AND l.clock_rank < 3) AS real
       FROM agent_loads WHERE user_id = $1`,
      [user.id],
    );
    expect(found[0]?.open_leads).toBe(found[0]?.real);
    return found[0]?.open_leads ?? 0;
  };

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '易建国' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  beforeEach(() => app.clock.set('2026-11-18T10:00:00+08:00'));

  afterAll(() => app.close());

  it('assigns those named; each row says what became of it, failures in words; one undo brings all back', async () => {
    const leads = await some(4);
    const foreign = await aLead(db(), { teamId: (await aTeam(db())).id, pooled: true });
    const closed = await mine({ status: 'converted' });
    const before = await loadOf(agentUser);
    const job = await bulk(manager, {
      action: 'assign',
      ids: [...ids(leads), foreign.id, closed.id, NOBODY],
      ownerId: mateUser.id,
      reason: '片区调整',
    });
    expect(job).toMatchObject({
      status: 'done',
      total: 7,
      progress: 1,
      counts: { pending: 0, done: 4, failed: 3, undone: 0, kept: 0 },
      undoUntil: '2026-11-18T02:30:00.000Z',
    });
    expect(await ownersOf(leads)).toEqual(leads.map(() => mateUser.id));
    expect(await loadOf(agentUser)).toBe(before - 4);
    expect(await rows(manager, job.id, 'failed')).toEqual([
      expect.objectContaining({ leadId: foreign.id, code: 'not_found', name: null }),
      expect.objectContaining({
        leadId: closed.id,
        code: 'lead_closed',
        message: '线索已关闭',
        name: '湘江精密制造',
      }),
      expect.objectContaining({ leadId: NOBODY, code: 'not_found' }),
    ]);
    const back = await undo(manager, job.id);
    expect(back).toMatchObject({
      status: 'undone',
      counts: { undone: 4, kept: 0, failed: 3 },
      undoUntil: null,
    });
    expect(await ownersOf(leads)).toEqual(leads.map(() => agentUser.id));
    expect([await loadOf(agentUser), await loadOf(mateUser)]).toEqual([before, 0]);
    await undo(manager, job.id); // again: nothing more happens
    const { body: held } = await manager.get(`/api/v1/leads/${leads[0]?.id}/assignments`).expect(200);
    expect(held.items.map((item: { reason: string }) => item.reason)).toEqual([
      'returned',
      'assigned',
      'rule',
    ]);
  });

  it('an undo leaves alone what somebody has touched since, and says which', async () => {
    const leads = await some(4);
    const [worked, edited, moved, free] = leads as [BuiltLead, BuiltLead, BuiltLead, BuiltLead];
    const third = await anAgent(db(), team.id);
    const job = await bulk(manager, {
      action: 'assign',
      ids: ids(leads),
      ownerId: mateUser.id,
      reason: '休假',
    });
    await mate.post(`/api/v1/leads/${worked.id}/activities`, { type: 'call', summary: '已通话' }).expect(201);
    const { body } = await mate.get(`/api/v1/leads/${edited.id}`).expect(200);
    await mate.patch(`/api/v1/leads/${edited.id}`, { version: body.version, use: '仓储' }).expect(200);
    await manager.post(`/api/v1/leads/${moved.id}/assign`, { ownerId: third.id, reason: '改' }).expect(200);
    const back = await undo(manager, job.id);
    expect(back.counts).toMatchObject({ undone: 1, kept: 3 });
    expect((await rows(manager, job.id, 'kept')).map((row) => [row.leadId, row.code])).toEqual([
      [worked.id, 'bulk_touched'],
      [edited.id, 'bulk_touched'],
      [moved.id, 'bulk_touched'],
    ]);
    expect(await ownersOf([worked, edited, moved, free])).toEqual([
      mateUser.id,
      mateUser.id,
      third.id,
      agentUser.id,
    ]);
  });

  it('an agent puts off, tags, returns and closes many of their own, and takes each back', async () => {
    const { body: tag } = await manager.post('/api/v1/tags', { name: '批量', colour: 'violet' }).expect(201);
    const leads = await some(3);
    const first = leads[0] as BuiltLead;
    const state = async () =>
      db().query(
        `SELECT id, status, owner_id, team_id, pool_id, pooled_at, waiting_reason, snoozed_until, snooze_reason, snoozed_by,
           next_follow_up_at, sla_state, (SELECT count(*) FROM lead_tags t WHERE t.lead_id = l.id) AS tags
         FROM leads l WHERE id = ANY($1::uuid[]) ORDER BY id`,
        [ids(leads)],
      );
    await agent
      .post(`/api/v1/leads/${first.id}/snooze`, { until: '2026-11-18T11:00:00+08:00', reason: '等回电' })
      .expect(200);
    const before = await state();
    for (const body of [
      { action: 'snooze', until: NOON, reason: '集中处理' },
      { action: 'tag', add: [tag.id] },
      { action: 'release', reason: '精力不足' },
      { action: 'disqualify', reason: '重复' },
    ]) {
      const job = await bulk(agent, { ...body, ids: ids(leads) });
      expect(job.counts).toMatchObject({ done: 3, failed: 0 });
      expect(await state()).not.toEqual(before);
      expect((await undo(agent, job.id)).counts).toMatchObject({ undone: 3, kept: 0 });
      expect({ after: body.action, state: await state() }).toEqual({ after: body.action, state: before });
      await loadOf(agentUser);
    }
  });

  it('what lay in a pool or waited goes back there', async () => {
    const pooled = await aLead(db(), {
      teamId: team.id,
      pooled: true,
      createdAt: '2026-11-10T09:00:00+08:00',
    });
    const waiting = await aLead(db(), { teamId: team.id });
    await db().query("UPDATE leads SET waiting_reason = 'all_full' WHERE id = $1", [waiting.id]);
    const job = await bulk(manager, {
      action: 'assign',
      ids: [pooled.id, waiting.id],
      ownerId: mateUser.id,
      reason: '分派',
    });
    expect(job.counts.done).toBe(2);
    await undo(manager, job.id);
    const found = await db().query(
      'SELECT owner_id, pool_id IS NOT NULL AS pooled, pooled_at, waiting_reason FROM leads WHERE id = ANY($1::uuid[]) ORDER BY id',
      [[pooled.id, waiting.id]],
    );
    expect(found).toEqual([
      {
        owner_id: null,
        pooled: true,
        pooled_at: new Date('2026-11-10T09:00:00+08:00'),
        waiting_reason: null,
      },
      { owner_id: null, pooled: false, pooled_at: null, waiting_reason: 'all_full' },
    ]);
  });

  it('"all of the filter" means the list as it is now, within what the asker sees', async () => {
    const leads = await Promise.all(Array.from({ length: 3 }, () => mine({ channel: 'exhibition' })));
    await aLead(db(), { teamId: (await aTeam(db())).id, channel: 'exhibition' });
    await mine({ channel: 'phone' });
    const filter = { view: 'team', source: 'exhibition', snoozed: false };
    const job = await bulk(manager, { action: 'snooze', filter, until: NOON });
    expect((await rows(manager, job.id)).map((row) => row.leadId).sort()).toEqual(ids(leads).sort());
    const { body: none } = await manager
      .post('/api/v1/leads/bulk', { action: 'snooze', filter, until: NOON })
      .expect(422);
    expect(none.code).toBe('bulk_empty');
    await agent
      .post('/api/v1/leads/bulk', { action: 'snooze', filter: { view: 'all' }, until: NOON })
      .expect(403);
  });

  it('failed rows are tried again when the reason has gone', async () => {
    const full = await anAgent(db(), team.id);
    await db().query('UPDATE agent_loads SET capacity = 1 WHERE user_id = $1', [full.id]);
    const leads = await some(3);
    const job = await bulk(manager, { action: 'assign', ids: ids(leads), ownerId: full.id, reason: '试' });
    expect(job.counts).toMatchObject({ done: 1, failed: 2 });
    expect((await rows(manager, job.id, 'failed'))[0]).toMatchObject({
      code: 'capacity_full',
      message: '在手线索已满',
      detail: expect.stringContaining('1 条'),
    });
    await db().query('UPDATE agent_loads SET capacity = 60 WHERE user_id = $1', [full.id]);
    await manager.post(`/api/v1/leads/bulk/${job.id}/retry`).expect(202);
    await app.runJobs();
    expect((await manager.get(`/api/v1/leads/bulk/${job.id}`).expect(200)).body).toMatchObject({
      status: 'done',
      counts: { done: 3, failed: 0 },
    });
  });

  it('goes on where it stood after a worker died, and two workers do no lead twice', async () => {
    const leads = await some(8);
    const { body: job } = await manager
      .post('/api/v1/leads/bulk', { action: 'assign', ids: ids(leads), ownerId: mateUser.id, reason: '调整' })
      .expect(202);
    // What a kill leaves behind: some rows have their result, one was rolled back, the job is unfinished.
    const worker = app.get(BulkWorkService);
    await db().query("UPDATE bulk_rows SET state = 'done' WHERE bulk_id = $1 AND position <= 3", [job.id]);
    await Promise.all([worker.work(job.id, false), worker.work(job.id, false)]);
    const { body: done } = await manager.get(`/api/v1/leads/bulk/${job.id}`).expect(200);
    expect(done).toMatchObject({ status: 'done', counts: { done: 8, failed: 0 } });
    const moves: { n: number }[] = await db().query(
      `SELECT count(*)::int AS n FROM lead_events WHERE kind = 'assigned' AND lead_id = ANY($1::uuid[])`,
      [ids(leads)],
    );
    expect(moves[0]?.n).toBe(5);
    await loadOf(mateUser);
  });

  it('an agent claims many from the pool as one job: the limit refuses the rest in words, one undo gives them back', async () => {
    const claimant = await anAgent(db(), team.id);
    const client = await app.signIn(claimant.username);
    const pooled: BuiltLead[] = [];
    for (let n = 0; n < 7; n += 1) pooled.push(await aLead(db(), { teamId: team.id, pooled: true }));
    const foreign = await aLead(db(), { ownerId: mateUser.id, teamId: team.id });
    const job = await bulk(client, { action: 'claim', ids: ids([...pooled, foreign]) });
    expect(job).toMatchObject({ status: 'done', counts: { done: 5, failed: 3 } });
    const refused = await rows(client, job.id, 'failed');
    expect(refused.map((row) => row.code)).toEqual(['claim_limit', 'claim_limit', 'not_found']);
    expect((await ownersOf(pooled)).filter((owner) => owner === claimant.id)).toHaveLength(5);
    expect(await undo(client, job.id)).toMatchObject({ status: 'undone', counts: { undone: 5, kept: 0 } });
    expect(await ownersOf(pooled)).toEqual(pooled.map(() => null));
    await manager.post('/api/v1/leads/bulk', { action: 'claim', ids: ids(pooled) }).expect(403);
  });

  it('one lead is claimed, refused in words and given back without a worker', async () => {
    const [one, two] = [await anAgent(db(), team.id), await anAgent(db(), team.id)];
    const [first, second] = [await app.signIn(one.username), await app.signIn(two.username)];
    const lead = await aLead(db(), { teamId: team.id, pooled: true });
    const claim = { action: 'claim', ids: [lead.id] };
    const { body: job } = await first.post('/api/v1/leads/bulk', claim).expect(202);
    expect(job).toMatchObject({ status: 'done', progress: 1, counts: { done: 1 } });
    expect(await ownersOf([lead])).toEqual([one.id]);
    const { body: late } = await second.post('/api/v1/leads/bulk', claim).expect(202);
    expect(late).toMatchObject({ status: 'done', counts: { done: 0, failed: 1 } });
    expect((await rows(second, late.id))[0]?.message).toBeTruthy();
    const { body: back } = await first.post(`/api/v1/leads/bulk/${job.id}/undo`).expect(202);
    expect(back).toMatchObject({ status: 'undone', counts: { undone: 1 } });
    expect(await ownersOf([lead])).toEqual([null]);
    // What stays in the queue finds all done.
    await app.runJobs();
    expect((await first.get(`/api/v1/leads/bulk/${job.id}`).expect(200)).body).toMatchObject({
      status: 'undone',
    });
  });

  it('one lead, twenty agents and the worker at the same time: one has it', async () => {
    const agents = await Promise.all(Array.from({ length: 20 }, () => anAgent(db(), team.id)));
    const clients = await Promise.all(agents.map(({ username }) => app.signIn(username)));
    const lead = await aLead(db(), { teamId: team.id, pooled: true });
    const jobs = await Promise.all([
      ...clients.map(async (client) => {
        const { body } = await client
          .post('/api/v1/leads/bulk', { action: 'claim', ids: [lead.id] })
          .expect(202);
        return { client, id: (body as { id: string }).id };
      }),
      app.runJobs().then(() => null),
    ]);
    await app.runJobs();
    let done = 0;
    for (const job of jobs) {
      if (job === null) continue;
      const { body } = await job.client.get(`/api/v1/leads/bulk/${job.id}`).expect(200);
      expect(body).toMatchObject({ status: 'done' });
      done += (body as { counts: { done: number } }).counts.done;
    }
    expect(done).toBe(1);
    const history: { n: number }[] = await db().query(
      'SELECT count(*)::int AS n FROM lead_assignments WHERE lead_id = $1',
      [lead.id],
    );
    expect(history[0]?.n).toBe(1);
  });

  it('an account that ends while the job runs does nothing more', async () => {
    const leaving = await aUser(db(), { role: 'manager', teamIds: [team.id] });
    const client = await app.signIn(leaving.username);
    const leads = await some(2);
    const { body: job } = await client
      .post('/api/v1/leads/bulk', { action: 'disqualify', ids: ids(leads), reason: '清理' })
      .expect(202);
    await db().query('UPDATE users SET active = false WHERE id = $1', [leaving.id]);
    await app.runJobs();
    const states: unknown[] = await db().query(
      'SELECT DISTINCT state, code FROM bulk_rows WHERE bulk_id = $1',
      [job.id],
    );
    expect(states).toEqual([{ state: 'failed', code: 'forbidden' }]);
  });

  it('the same key is one job; the window closes; a job is its asker’s alone', async () => {
    const leads = await some(2);
    const body = { action: 'snooze', ids: ids(leads), until: NOON };
    const once = async () =>
      (await manager.post('/api/v1/leads/bulk', body).set('Idempotency-Key', 'bulk-key-1').expect(202)).body
        .id;
    const id = await once();
    expect(await once()).toBe(id);
    expect((await manager.post(`/api/v1/leads/bulk/${id}/undo`).expect(409)).body.code).toBe(
      'bulk_not_ready',
    );
    expect((await manager.post(`/api/v1/leads/bulk/${id}/retry`).expect(409)).body.code).toBe(
      'bulk_not_ready',
    );
    await app.runJobs();
    for (const path of [`/${id}`, `/${id}/rows`]) await agent.get(`/api/v1/leads/bulk${path}`).expect(404);
    await agent.post(`/api/v1/leads/bulk/${id}/undo`).expect(404);
    expect((await manager.get('/api/v1/leads/bulk?limit=1').expect(200)).body.items).toMatchObject([{ id }]);
    app.clock.advanceMinutes(31);
    expect((await manager.post(`/api/v1/leads/bulk/${id}/undo`).expect(409)).body.code).toBe(
      'bulk_not_undoable',
    );
  });

  it('a prospect who writes again keeps a closed lead from being opened by the undo', async () => {
    const lead = await mine();
    const job = await bulk(agent, { action: 'disqualify', ids: [lead.id], reason: '空号' });
    await anInquiry(app, { phone: lead.phone });
    expect((await undo(agent, job.id)).counts).toMatchObject({ undone: 0, kept: 1 });
  });

  it.each<[string, object, number]>([
    ['nothing', {}, 400],
    ['an unknown act', { action: 'delete', ids: [NOBODY] }, 400],
    ['neither leads nor filter', { action: 'snooze', until: NOON }, 400],
    ['both', { action: 'snooze', until: NOON, ids: [NOBODY], filter: {} }, 400],
    ['no lead', { action: 'snooze', until: NOON, ids: [] }, 400],
    ['a lead twice', { action: 'snooze', until: NOON, ids: [NOBODY, NOBODY] }, 400],
    ['no time', { action: 'snooze', ids: [NOBODY] }, 400],
    ['a time that has passed', { action: 'snooze', ids: [NOBODY], until: '2026-11-18T09:00:00+08:00' }, 400],
    ['no reason', { action: 'release', ids: [NOBODY] }, 422],
    ['no owner', { action: 'assign', ids: [NOBODY], reason: 'x' }, 400],
    ['no tag', { action: 'tag', ids: [NOBODY] }, 400],
    ['a filter of nonsense', { action: 'snooze', until: NOON, filter: { sort: 'phone' } }, 400],
    ['a page', { action: 'snooze', until: NOON, filter: { limit: 1 } }, 400],
  ])('%s is refused', async (_name, body, status) => {
    await manager.post('/api/v1/leads/bulk', body).expect(status);
  });

  it('agents assign nothing, auditors nothing at all', async () => {
    await agent
      .post('/api/v1/leads/bulk', { action: 'assign', ids: [NOBODY], ownerId: mateUser.id, reason: 'x' })
      .expect(403);
    await auditor.post('/api/v1/leads/bulk', { action: 'release', ids: [NOBODY], reason: 'x' }).expect(403);
  });
});
