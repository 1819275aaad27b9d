import { startTestApp, type Client, type TestApp } from '../support/app';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aDeal, anActivity, type BuiltDeal } from '../builders/pipeline';

interface Missing {
  kind: string;
  key: string;
  label: string;
  stage: string;
}

describe('moving a deal', () => {
  let app: TestApp;
  let teamId: string;
  let owner: BuiltUser;
  let agent: Client;
  let manager: Client;
  let stranger: Client;
  let auditor: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    teamId = (await aTeam(tx)).id;
    const otherTeam = (await aTeam(tx)).id;
    owner = await aUser(tx, { teamIds: [teamId] });
    agent = await app.signIn(owner.username);
    manager = await app.signIn((await aUser(tx, { role: 'manager', teamIds: [teamId] })).username);
    stranger = await app.signIn((await aUser(tx, { role: 'manager', teamIds: [otherTeam] })).username);
    auditor = await app.signIn((await aUser(tx, { role: 'auditor' })).username);
  });
  afterAll(() => app.close());

  const deal = (traits: Parameters<typeof aDeal>[1] = {}): Promise<BuiltDeal> =>
    aDeal(app.dataSource.manager, { owner, teamId, ...traits });
  const move = (who: Client, id: string, body: object) => who.post(`/api/v1/deals/${id}/transitions`, body);

  it('is stopped by a gate that names what is missing, and passes when that is filled in the same request', async () => {
    const { id } = await deal();
    const refused = await move(agent, id, { to: 'siteVisit' }).expect(422);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.body).toMatchObject({ code: 'gate_unmet', title: '还差必填内容，不能进入该阶段' });
    expect((refused.body as { missing: Missing[] }).missing).toEqual([
      expect.objectContaining({
        kind: 'field',
        key: 'areaSqm',
        label: '建筑面积',
        stage: 'siteVisit',
        type: 'area',
      }),
      expect.objectContaining({ kind: 'field', key: 'region', label: '意向区域', stage: 'siteVisit' }),
      expect.objectContaining({ kind: 'field', key: 'industry', label: '行业', stage: 'siteVisit' }),
    ]);
    const moved = await move(agent, id, {
      to: 'siteVisit',
      fields: { areaSqm: 5000, region: '岳塘', industry: '装备制造' },
    }).expect(200);
    expect(moved.body).toMatchObject({
      id,
      status: 'open',
      stage: {
        id: 'siteVisit',
        name: '带看选址',
        milestone: 'siteVisit',
        enteredAt: '2026-11-18T02:00:00.000Z',
      },
      areaSqm: 5000,
      industry: '装备制造',
      daysInStage: 0,
      version: 2,
    });
  });

  it('says what is missing in the language asked for', async () => {
    const { id } = await deal();
    const refused = await move(agent, id, { to: 'siteVisit' }).set('Accept-Language', 'en').expect(422);
    expect((refused.body as { missing: Missing[] }).missing.map((item) => item.label)).toEqual([
      'Floor area',
      'Preferred region',
      'Industry',
    ]);
  });

  it('changes nothing when it is refused', async () => {
    const { id } = await deal();
    await move(agent, id, { to: 'siteVisit', fields: { areaSqm: 5000 } }).expect(422);
    const after = await agent.get(`/api/v1/deals/${id}`).expect(200);
    expect(after.body).toMatchObject({ areaSqm: null, version: 1, stage: { id: 'qualified' } });
    const history = await agent.get(`/api/v1/deals/${id}/history`).expect(200);
    expect((history.body as { items: unknown[] }).items).toHaveLength(1);
  });

  it('needs the gate of every stage it jumps over', async () => {
    const { id } = await deal();
    const refused = await move(agent, id, { to: 'signed' }).expect(422);
    const { missing } = refused.body as { missing: Missing[] };
    expect(new Set(missing.map((item) => item.stage))).toEqual(
      new Set(['siteVisit', 'negotiating', 'review', 'signed']),
    );
    expect(missing).toContainEqual(expect.objectContaining({ kind: 'visit', key: 'visitedOn' }));
    expect(missing).toContainEqual(expect.objectContaining({ kind: 'approval', key: 'decision' }));
    const values: Record<string, unknown> = {
      areaSqm: 5000,
      region: '岳塘',
      industry: '食品',
      visitedOn: '2026-11-17',
      sitesShown: 'C07',
      investmentYuan: '30000000',
      outputYuan: '80000000',
      taxYuan: '3000000',
      jobs: 120,
      decision: '通过',
      agreementKind: 'formal',
      contractNo: 'HT-1',
      contractedYuan: '30000000.00',
      signedOn: '2026-11-18',
    };
    const fields = Object.fromEntries(missing.map((item) => [item.key, values[item.key]]));
    const moved = await move(agent, id, { to: 'signed', fields }).expect(200);
    expect(moved.body).toMatchObject({ stage: { id: 'signed' }, investmentYuan: '30000000.00' });
  });

  it('takes a visit that was logged for a visit that was held', async () => {
    const built = await deal({ stage: 'siteVisit' });
    await move(agent, built.id, { to: 'negotiating' }).expect(422);
    await anActivity(app.dataSource.manager, built, { type: 'visit' });
    await move(agent, built.id, { to: 'negotiating' }).expect(200);
  });

  it('writes the days in the stage with the move', async () => {
    const { id } = await deal({ stage: 'review', stageEnteredAt: '2026-11-14T10:00:00+08:00' });
    await move(agent, id, { to: 'negotiating', reason: '补测算' }).expect(200);
    const history = await agent.get(`/api/v1/deals/${id}/history`).expect(200);
    expect((history.body as { items: object[] }).items[0]).toMatchObject({
      kind: 'backward',
      from: { id: 'review', name: '评审承诺' },
      to: { id: 'negotiating', name: '方案谈判' },
      days: 4,
      effectiveDate: '2026-11-18',
      reason: '补测算',
      by: { id: owner.id },
    });
  });

  it('may be dated back, but not before the lead and not ahead', async () => {
    const { id } = await deal({ stage: 'review' });
    for (const effectiveDate of ['2026-11-09', '2026-11-19']) {
      const refused = await move(agent, id, { to: 'negotiating', reason: 'x', effectiveDate }).expect(422);
      expect(refused.body).toMatchObject({
        code: 'effective_date_invalid',
        earliest: '2026-11-10',
        latest: '2026-11-18',
      });
    }
    const moved = await move(agent, id, {
      to: 'negotiating',
      reason: 'x',
      effectiveDate: '2026-11-15',
    }).expect(200);
    expect(moved.body).toMatchObject({ stage: { enteredAt: '2026-11-14T16:00:00.000Z' }, daysInStage: 3 });
  });

  it.each([
    ['the same stage', { to: 'qualified' }, 409, 'already_there'],
    ['a stage of another pipeline', { to: 'constructionStarted' }, 422, 'unknown_stage'],
    ['no stage', { to: 'nirvana' }, 422, 'unknown_stage'],
    ['lost without a reason', { to: 'lost' }, 422, 'reason_required'],
    ['on hold with a blank reason', { to: 'onHold', reason: '  ' }, 422, 'reason_required'],
    ['no target', {}, 400, 'validation_failed'],
    ['a wrong value', { to: 'siteVisit', fields: { areaSqm: 'viel' } }, 400, 'validation_failed'],
    ['a field that does not exist', { to: 'siteVisit', fields: { owner_id: 'x' } }, 400, 'validation_failed'],
    ['fields as a list', { to: 'siteVisit', fields: ['areaSqm'] }, 400, 'validation_failed'],
    ['an unknown property', { to: 'siteVisit', status: 'won' }, 400, 'validation_failed'],
    [
      'a date that does not exist',
      { to: 'siteVisit', effectiveDate: '2026-02-30' },
      400,
      'validation_failed',
    ],
  ])('refuses %s', async (_name, body, status, code) => {
    const { id } = await deal();
    const refused = await move(agent, id, body).expect(status);
    expect(refused.body).toMatchObject({ status, code });
  });

  it('loses, holds and transfers without leaving the stage, and resumes', async () => {
    const { id } = await deal({ stage: 'negotiating' });
    const lost = await move(agent, id, { to: 'lost', reason: '选址外省' }).expect(200);
    expect(lost.body).toMatchObject({ status: 'lost', stage: { id: 'negotiating' }, lostReason: '选址外省' });
    expect((await move(agent, id, { to: 'lost', reason: 'x' }).expect(409)).body).toMatchObject({
      code: 'already_there',
    });
    expect((await move(agent, id, { to: 'onHold', reason: '等批复' }).expect(200)).body).toMatchObject({
      status: 'on_hold',
    });
    expect((await move(agent, id, { to: 'negotiating' }).expect(200)).body).toMatchObject({
      status: 'open',
      lostReason: null,
    });
    expect((await move(agent, id, { to: 'transferred' }).expect(200)).body).toMatchObject({
      status: 'transferred',
    });
    const history = await agent.get(`/api/v1/deals/${id}/history`).expect(200);
    expect(
      (history.body as { items: { kind: string; to: { id: string } }[] }).items.map((item) => [
        item.kind,
        item.to.id,
      ]),
    ).toEqual([
      ['transferred', 'transferred'],
      ['resumed', 'negotiating'],
      ['on_hold', 'onHold'],
      ['lost', 'lost'],
      ['created', 'negotiating'],
    ]);
  });

  it('is won in the last stage of its pipeline and stands on the board under 落地建设', async () => {
    const { id, pipelineId } = await deal({ stage: 'siteDelivered' });
    const won = await move(agent, id, {
      to: 'inProduction',
      fields: { producingOn: '2026-11-18', staff: '80' },
    }).expect(200);
    expect(won.body).toMatchObject({ status: 'won' });
    const board = await agent.get(`/api/v1/deals/board?pipelineId=${pipelineId}`).expect(200);
    const landing = (board.body as { columns: { stage: string; items: { id: string }[] }[] }).columns.at(-1);
    expect(landing?.stage).toBe('landing');
    expect(landing?.items.map((item) => item.id)).toContain(id);
    expect((await move(agent, id, { to: 'siteDelivered', reason: '复核' }).expect(200)).body).toMatchObject({
      status: 'open',
    });
  });

  it('happens once: of forty equal moves at the same time one wins and the rest are told it is already there', async () => {
    const { id } = await deal({ areaSqm: 100, industry: '食品', facts: { region: '岳塘' } });
    const answers = await Promise.all(Array.from({ length: 40 }, () => move(agent, id, { to: 'siteVisit' })));
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(39);
    const rows: { n: string }[] = await app.dataSource.query(
      'SELECT count(*) AS n FROM deal_moves WHERE deal_id = $1',
      [id],
    );
    expect(rows[0]?.n).toBe('2');
  });

  it('gives the first answer again for the same Idempotency-Key', async () => {
    const { id } = await deal({ areaSqm: 100, industry: '食品', facts: { region: '岳塘' } });
    const first = await move(agent, id, { to: 'siteVisit' }).set('Idempotency-Key', `k-${id}`).expect(200);
    const again = await move(agent, id, { to: 'siteVisit' }).set('Idempotency-Key', `k-${id}`).expect(200);
    expect(again.body).toEqual(first.body);
    await move(agent, id, { to: 'lost', reason: 'x' }).set('Idempotency-Key', `k-${id}`).expect(422);
  });

  it('is for those who hold the deal or lead its team', async () => {
    const { id } = await deal({ areaSqm: 1, industry: 'x', facts: { region: 'x' } });
    await move(stranger, id, { to: 'siteVisit' }).expect(404);
    await move(auditor, id, { to: 'siteVisit' }).expect(403);
    await move(app.anonymous, id, { to: 'siteVisit' }).expect(401);
    await move(agent, '0191aaaa-0000-7000-8000-000000000000', { to: 'siteVisit' }).expect(404);
    await move(agent, 'not-an-id', { to: 'siteVisit' }).expect(404);
    await move(manager, id, { to: 'siteVisit' }).expect(200);
  });

  it('can be asked beforehand what it would need', async () => {
    const { id } = await deal({ areaSqm: 800 });
    const preview = await agent.get(`/api/v1/deals/${id}/gate?to=siteVisit`).expect(200);
    expect(preview.body).toMatchObject({
      ok: false,
      reasonRequired: false,
      missing: [{ key: 'region' }, { key: 'industry' }],
      fields: [
        { key: 'areaSqm', type: 'area', unit: '㎡', value: 800 },
        { key: 'region', type: 'text', value: null },
        { key: 'industry', type: 'text', value: null },
      ],
    });
    expect((await agent.get(`/api/v1/deals/${id}/gate?to=lost`).expect(200)).body).toMatchObject({
      ok: true,
      reasonRequired: true,
    });
    await agent.get(`/api/v1/deals/${id}/gate?to=completed`).expect(422);
    await agent.get(`/api/v1/deals/${id}/gate`).expect(400);
    await stranger.get(`/api/v1/deals/${id}/gate?to=siteVisit`).expect(404);
  });
});
