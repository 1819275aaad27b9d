import { startTestApp, type Client, type TestApp } from '../support/app';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead, type LeadTraits } from '../builders/leads';
import { thePipelines } from '../builders/pipeline';

describe('converting a lead', () => {
  let app: TestApp;
  let teamId: string;
  let owner: BuiltUser;
  let agent: Client;
  let manager: Client;
  let stranger: Client;
  let auditor: Client;
  let pipelines: Map<string, string>;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    pipelines = await thePipelines(tx);
    teamId = (await aTeam(tx)).id;
    owner = await aUser(tx, { teamIds: [teamId] });
    agent = await app.signIn(owner.username);
    manager = await app.signIn((await aUser(tx, { role: 'manager', teamIds: [teamId] })).username);
    stranger = await app.signIn((await aUser(tx, { teamIds: [(await aTeam(tx)).id] })).username);
    auditor = await app.signIn((await aUser(tx, { role: 'auditor' })).username);
  });
  afterAll(() => app.close());

  const lead = (traits: LeadTraits = {}) =>
    aLead(app.dataSource.manager, { ownerId: owner.id, teamId, ...traits });
  const convert = (who: Client, id: string, body: object = {}) =>
    who.post(`/api/v1/leads/${id}/convert`, body);

  it('opens a deal in the first stage with what is known, and closes the lead', async () => {
    const { id } = await lead();
    const made = await convert(agent, id, { name: '华晟精密租赁' }).expect(201);
    const { dealId, number } = made.body as { dealId: string; number: string };
    expect(number).toMatch(/^XM-2026-\d{4}$/);
    const deal = await agent.get(`/api/v1/deals/${dealId}`).expect(200);
    expect(deal.body).toMatchObject({
      id: dealId,
      number,
      name: '华晟精密租赁',
      status: 'open',
      leadId: id,
      owner: { id: owner.id },
      stage: { id: 'qualified', name: '需求确认', milestone: 'qualified' },
      daysInStage: 0,
      version: 1,
    });
    const after = await agent.get(`/api/v1/leads/${id}`).expect(200);
    expect(after.body).toMatchObject({ status: 'converted', dealId });
    const history = await agent.get(`/api/v1/deals/${dealId}/history`).expect(200);
    expect((history.body as { items: object[] }).items).toMatchObject([
      { kind: 'created', from: null, to: { id: 'qualified' }, effectiveDate: '2026-11-18' },
    ]);
    const audit: unknown[] = await app.dataSource.query(
      `SELECT 1 FROM audit_log WHERE action = 'deal.created' AND object_id = $1`,
      [dealId],
    );
    expect(audit).toHaveLength(1);
    const found = await agent.get(`/api/v1/deals?q=${encodeURIComponent('华晟')}`).expect(200);
    expect((found.body as { items: { id: string }[] }).items.map((item) => item.id)).toContain(dealId);
  });

  it('happens once: the second answer names the deal', async () => {
    const { id } = await lead();
    const { body } = await convert(agent, id).expect(201);
    const again = await convert(agent, id).expect(409);
    expect(again.body).toMatchObject({
      code: 'already_converted',
      dealId: (body as { dealId: string }).dealId,
    });
  });

  it('happens once, also when twenty ask at the same time', async () => {
    const { id } = await lead();
    const answers = await Promise.all(Array.from({ length: 20 }, () => convert(agent, id)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([
      201,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    expect(new Set(answers.map((answer) => (answer.body as { dealId: string }).dealId)).size).toBe(1);
  });

  it('takes the pipeline of the need, or the one that is named', async () => {
    const stageOf = async (needType: string, body: object = {}): Promise<string> => {
      const { id } = await lead({ needType } as LeadTraits);
      const made = await convert(agent, id, body).expect(201);
      const deal = await agent.get(`/api/v1/deals/${(made.body as { dealId: string }).dealId}`).expect(200);
      return (deal.body as { pipelineId: string }).pipelineId;
    };
    expect(await stageOf('rent_warehouse')).toBe(pipelines.get('租赁类'));
    expect(await stageOf('build_to_suit')).toBe(pipelines.get('购置与代建类'));
    expect(await stageOf('buy_land')).toBe(pipelines.get('拿地类'));
    expect(await stageOf('other')).toBe(pipelines.get('租赁类'));
    expect(await stageOf('rent_office', { pipelineId: pipelines.get('拿地类') })).toBe(
      pipelines.get('拿地类'),
    );
    const { id } = await lead();
    const refused = await convert(agent, id, { pipelineId: '0191aaaa-0000-7000-8000-000000000000' }).expect(
      422,
    );
    expect(refused.body).toMatchObject({ code: 'unknown_pipeline' });
    await convert(agent, id).expect(201);
  });

  it('gives the first answer again for the same Idempotency-Key', async () => {
    const { id } = await lead();
    const first = await convert(agent, id).set('Idempotency-Key', 'c-1').expect(201);
    expect((await convert(agent, id).set('Idempotency-Key', 'c-1').expect(201)).body).toEqual(first.body);
    await convert(agent, id, { name: 'x' }).set('Idempotency-Key', 'c-1').expect(422);
  });

  it.each([[{ name: '' }], [{ name: 'x'.repeat(101) }], [{ pipelineId: '1' }], [{ ownerId: 'x' }]])(
    'refuses %j',
    async (body) => {
      const { id } = await lead();
      await convert(agent, id, body).expect(400);
    },
  );

  it('is for the owner and those who lead them', async () => {
    const { id } = await lead();
    await convert(stranger, id).expect(404);
    await convert(auditor, id).expect(403);
    await convert(app.anonymous, id).expect(401);
    await convert(agent, '0191aaaa-0000-7000-8000-000000000000').expect(404);
    await convert(manager, id).expect(201);
  });

  describe('follow-ups on the deal', () => {
    it('stand in the record of both, and a visit opens the gate', async () => {
      const { id } = await lead();
      const { body } = await convert(agent, id).expect(201);
      const { dealId } = body as { dealId: string };
      const logged = await agent
        .post(`/api/v1/deals/${dealId}/activities`, { type: 'visit', summary: '看了 C07 号厂房' })
        .expect(201);
      expect(logged.body).toMatchObject({ leadId: id, type: 'visit' });
      const timeline = await agent.get(`/api/v1/deals/${dealId}/timeline`).expect(200);
      expect(
        (timeline.body as { items: { kind: string; data: object }[] }).items.find(
          (item) => item.kind === 'activity',
        )?.data,
      ).toMatchObject({ summary: '看了 C07 号厂房' });
      await agent
        .post(`/api/v1/deals/${dealId}/transitions`, {
          to: 'negotiating',
          fields: { areaSqm: 5000, region: '岳塘', industry: '食品' },
        })
        .expect(200);
    });

    it('are open to whoever was handed the deal', async () => {
      const { id } = await lead();
      const { dealId } = (await convert(agent, id).expect(201)).body as { dealId: string };
      const heir = await aUser(app.dataSource.manager, { teamIds: [teamId] });
      await manager.patch(`/api/v1/deals/${dealId}`, { version: 1, ownerId: heir.id }).expect(200);
      const client = await app.signIn(heir.username);
      await client
        .post(`/api/v1/deals/${dealId}/activities`, { type: 'call', summary: '接手后联系' })
        .expect(201);
      await agent.post(`/api/v1/deals/${dealId}/activities`, { type: 'call', summary: 'x' }).expect(404);
    });

    it('are refused as a lead would refuse them', async () => {
      const { id } = await lead();
      const { dealId } = (await convert(agent, id).expect(201)).body as { dealId: string };
      await agent.post(`/api/v1/deals/${dealId}/activities`, { type: 'dance', summary: 'x' }).expect(400);
      await agent.post(`/api/v1/deals/${dealId}/activities`, { type: 'call' }).expect(400);
      await stranger.post(`/api/v1/deals/${dealId}/activities`, { type: 'call', summary: 'x' }).expect(404);
      await auditor.post(`/api/v1/deals/${dealId}/activities`, { type: 'call', summary: 'x' }).expect(403);
    });
  });
});
