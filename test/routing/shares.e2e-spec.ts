import { replay } from '@luodi/routing';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { anInquiry } from '../builders/leads';
import { anAgent, aRule } from '../builders/routing';
import { TEST_NOW, startTestApp, type Client, type TestApp } from '../support/app';

const PATH = '/api/v1/routing/shares';
const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('shares corrected by hand', () => {
  let app: TestApp;
  let admin: Client;
  let manager: Client;
  let rule: { readonly id: string };
  let a: BuiltUser;
  let b: BuiltUser;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager' })).username);
  });
  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    await db().query('DELETE FROM routing_rules');
    const team = await aTeam(db());
    rule = await aRule(db(), { teamId: team.id });
    a = await anAgent(db(), team.id);
    b = await anAgent(db(), team.id);
    await take(2);
  });
  afterAll(() => app.close());

  async function take(leads: number): Promise<Record<string, number>> {
    const given: Record<string, number> = { [a.id]: 0, [b.id]: 0 };
    for (let n = 0; n < leads; n += 1) {
      const { outcome } = await anInquiry(app);
      if (outcome.kind === 'assigned') given[outcome.ownerId] = (given[outcome.ownerId] ?? 0) + 1;
    }
    return given;
  }
  const entry = (extra: object = {}) => ({
    ruleId: rule.id,
    userId: a.id,
    leads: 4,
    reason: '上周误关接单，补回',
    corrected: 0,
    ...extra,
  });

  it('are worked off by the next leads, say why, and are taken back by the opposite', async () => {
    const made = (await admin.post(`${PATH}/corrections`, entry()).expect(201)).body;
    expect(made).toMatchObject({ leads: 4, user: { id: a.id }, undoes: null, undoable: true });
    expect((await manager.get(`${PATH}?ruleId=${rule.id}&userId=${a.id}`).expect(200)).body).toMatchObject({
      received: 1,
      corrected: 4,
    });
    expect(await take(4)).toEqual({ [a.id]: 4, [b.id]: 0 });
    expect(await take(4)).toEqual({ [a.id]: 2, [b.id]: 2 });
    const [{ inputs }] = await db().query(
      'SELECT inputs FROM lead_assignments WHERE rule_id = $1 ORDER BY from_at DESC, id DESC LIMIT 1',
      [rule.id],
    );
    expect(inputs.candidates.find((one: { userId: string }) => one.userId === a.id).corrected).toBe(-4);
    expect(replay(inputs).map(({ userId }) => userId)).toEqual(
      inputs.candidates.map((one: { userId: string }) => one.userId),
    );

    const undone = await admin.post(`${PATH}/corrections/${made.id}/undo`, { reason: '误操作' }).expect(200);
    expect(undone.body).toMatchObject({ leads: -4, undoes: made.id, undoable: false });
    expect(await take(4)).toEqual({ [a.id]: 0, [b.id]: 4 });
    for (const id of [made.id, undone.body.id]) {
      const again = await admin.post(`${PATH}/corrections/${id}/undo`, { reason: '再来' }).expect(409);
      expect(again.body.code).toBe('correction_final');
    }
    const list = (await manager.get(`${PATH}/corrections?ruleId=${rule.id}`).expect(200)).body.items;
    expect(list.map(({ leads }: { leads: number }) => leads)).toEqual([-4, 4]);
    const audit = (await admin.get(`/api/v1/audit-log?objectId=${a.id}`).expect(200)).body.items;
    expect(audit.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['routing.share-corrected', 'routing.share-restored']),
    );
    await expect(db().query('UPDATE share_corrections SET leads = 1')).rejects.toThrow('never changed');
  });

  it('stand in the fairness report, and are no deviation', async () => {
    await admin.post(`${PATH}/corrections`, entry({ leads: 4 })).expect(201);
    await take(4);
    const { rows } = (await admin.get('/api/v1/reports/fairness').expect(200)).body;
    const own = rows.find((row: { key: string }) => row.key === `${rule.id}:${a.id}`);
    expect(own).toMatchObject({ received: 5, ideal: 3, corrected: 4, deviation: -2 });
  });

  it('are made once by a double click, and not over somebody else’s', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => admin.post(`${PATH}/corrections`, entry())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const stale = answers.find(({ status }) => status === 409)!;
    expect(stale.body).toMatchObject({ code: 'version_conflict', current: { corrected: 4 } });
    await admin.post(`${PATH}/corrections`, entry({ leads: -1, corrected: 4 })).expect(201);
    const { id } = answers.find(({ status }) => status === 201)!.body;
    const undos = await Promise.all(
      [1, 2, 3].map(() => admin.post(`${PATH}/corrections/${id}/undo`, { reason: '撤销' })),
    );
    expect(undos.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const share = (await admin.get(`${PATH}?ruleId=${rule.id}&userId=${a.id}`).expect(200)).body;
    expect(share.corrected).toBe(-1);
  });

  it('end with the period of the counts: what is over is not taken back in the next', async () => {
    await db().query(
      `UPDATE routing_rules SET period = 'day', version = version + 1, updated_at = now() WHERE id = $1`,
      [rule.id],
    );
    await take(2);
    const made = (await admin.post(`${PATH}/corrections`, entry()).expect(201)).body;
    app.clock.advanceMinutes(24 * 60);
    const share = (await admin.get(`${PATH}?ruleId=${rule.id}&userId=${a.id}`).expect(200)).body;
    expect(share).toMatchObject({ received: 0, corrected: 0 });
    await admin.post(`${PATH}/corrections/${made.id}/undo`, { reason: '晚了' }).expect(409);
    expect(await take(2)).toEqual({ [a.id]: 1, [b.id]: 1 });
  });

  it.each<[string, object, number]>([
    ['no leads', { leads: 0 }, 400],
    ['half a lead', { leads: 1.5 }, 400],
    ['too many', { leads: 101 }, 400],
    ['no reason', { reason: ' ' }, 400],
    ['nobody', { userId: NOBODY }, 404],
    ['no rule', { ruleId: NOBODY }, 404],
  ])('refuse %s', async (_name, extra, status) => {
    await admin.post(`${PATH}/corrections`, entry(extra)).expect(status);
  });

  it('are an administrator’s', async () => {
    await manager.post(`${PATH}/corrections`, entry()).expect(403);
    await (await app.signIn(a.username)).get(`${PATH}?ruleId=${rule.id}&userId=${a.id}`).expect(403);
    await admin.post(`${PATH}/corrections/${NOBODY}/undo`, { reason: '无' }).expect(404);
  });
});
