import { addJob } from '@luodi/platform';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

/** Thursday 2026-11-19: a working day, and the day after the test's present. */
const at = (time: string, day = '2026-11-19') => `${day}T${time}:00+08:00`;

interface Event {
  readonly kind: string;
  readonly data: Record<string, unknown>;
}

describe('visits whose lead ends', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;

  const db = () => app.dataSource.manager;
  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, company: '华晟精密', ...traits });
  const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];
  /** A visit of the agent with the colleague. */
  const planned = async (leadId: string, from = '14:00', to = '15:30', more: object = {}) => {
    const { body } = await agent
      .post('/api/v1/visits', {
        leadId,
        kind: 'inbound',
        startsAt: at(from),
        endsAt: at(to),
        companionIds: [mateUser.id],
        ...more,
      })
      .expect(201);
    return { id: body.id as string, path: `/api/v1/visits/${body.id}` };
  };
  const visitOf = async (path: string, client = manager) => (await client.get(path).expect(200)).body;
  const events = async (leadId: string): Promise<Event[]> =>
    (await manager.get(`/api/v1/leads/${leadId}/timeline`).expect(200)).body.items.filter((item: Event) =>
      item.kind.startsWith('visit_'),
    );
  const told = async (client: Client): Promise<string[]> => {
    await app.runJobs();
    const { body } = await client.get('/api/v1/notifications').expect(200);
    return body.items
      .map((item: { kind: string }) => item.kind)
      .filter((kind: string) => kind.startsWith('visit_'));
  };
  const remindAt = async (instant: string): Promise<void> => {
    app.clock.set(instant);
    await addJob(db(), { name: 'agenda.reminders-swept', maxAttempts: 1 }, {});
    await app.runJobs();
  };

  beforeAll(async () => {
    app = await startTestApp();
    await thePipelines(db());
    team = await aTeam(db());
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
  });

  // Everybody's calendar is empty in every story.
  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '周正' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
  });

  afterAll(() => app.close());

  it('a disqualified lead ends what is planned: told, in the timeline, reminded of no more, its time free again', async () => {
    const lead = await mine();
    const { path } = await planned(lead.id);
    await agent.post(`/api/v1/leads/${lead.id}/disqualify`, { reason: '企业已注销' }).expect(200);
    expect(await visitOf(path)).toMatchObject({
      state: 'cancelled',
      closedCause: 'lead_closed',
      closedReason: null,
    });
    expect((await events(lead.id))[0]).toMatchObject({
      kind: 'visit_cancelled',
      data: { cause: 'lead_closed', startsAt: '2026-11-19T06:00:00.000Z' },
    });
    expect(await told(mate)).toEqual(['visit_cancelled']); // overtakes the planning nobody had told yet
    expect(await told(agent)).toEqual([]); // who did it knows
    await remindAt(at('12:01'));
    expect(await told(mate)).toEqual(['visit_cancelled']);
    app.clock.set(TEST_NOW);
    expect(
      code(
        await agent.post('/api/v1/visits', {
          leadId: lead.id,
          kind: 'inbound',
          startsAt: at('14:00'),
          endsAt: at('15:00'),
        }),
      ),
    ).toEqual([409, 'lead_closed']);
    await planned((await mine()).id); // nobody is in the way
  });

  it('where somebody has checked in, the visitors are there: what came of them is still said', async () => {
    const lead = await mine();
    const { path } = await planned(lead.id);
    app.clock.set(at('13:55'));
    await mate.post(`${path}/check-in`).expect(200);
    await agent.post(`/api/v1/leads/${lead.id}/disqualify`, { reason: '当场放弃' }).expect(200);
    expect(await visitOf(path)).toMatchObject({ state: 'planned', closedCause: null });
    app.clock.set(at('15:30'));
    const next = { result: '看完即放弃', nextFollowUpAt: at('10:00', '2026-11-23') };
    expect(code(await agent.post(`${path}/hold`, next))).toEqual([409, 'lead_closed']);
    const { body: held } = await agent.post(`${path}/hold`, { result: '看完即放弃' }).expect(200);
    expect(held).toMatchObject({ state: 'held', result: '看完即放弃' });
    const { body: after } = await manager.get(`/api/v1/leads/${lead.id}`).expect(200);
    expect(after).toMatchObject({ status: 'disqualified', nextFollowUpAt: null });
  });

  it('a closing that is taken back plans again what is still ahead, once more with reminders', async () => {
    const lead = await mine();
    const early = await planned(lead.id, '10:00', '11:00');
    const { path } = await planned(lead.id);
    const byHand = await planned(lead.id, '16:00', '17:00');
    await agent.post(`${byHand.path}/cancel`, { reason: '客户改期' }).expect(200);
    app.clock.set(at('09:30'));
    const { body: job } = await agent
      .post('/api/v1/leads/bulk', { action: 'disqualify', ids: [lead.id], reason: '误判' })
      .expect(202);
    await app.runJobs();
    expect(await visitOf(path)).toMatchObject({ state: 'cancelled', closedCause: 'lead_closed' });
    // Meanwhile the colleague has something else.
    const other = await aLead(db(), { ownerId: mateUser.id, teamId: team.id });
    await mate
      .post('/api/v1/visits', {
        leadId: other.id,
        kind: 'inbound',
        startsAt: at('15:00'),
        endsAt: at('16:00'),
      })
      .expect(201);
    app.clock.set(at('09:50'));
    const before = (await told(mate)).length;
    await agent.post(`/api/v1/leads/bulk/${job.id}/undo`).expect(202);
    await app.runJobs();
    expect(await visitOf(path)).toMatchObject({ state: 'planned', closedCause: null, accepted: ['overlap'] });
    expect(await visitOf(early.path)).toMatchObject({ state: 'planned' });
    expect(await visitOf(byHand.path)).toMatchObject({ state: 'cancelled', closedReason: '客户改期' });
    expect((await events(lead.id)).filter(({ data }) => data['cause'] === 'lead_restored')).toHaveLength(2);
    expect((await told(mate)).length - before).toBe(2);
    await remindAt(at('12:01'));
    expect((await told(mate)).filter((kind) => kind === 'visit_near')).toHaveLength(1);
  });

  it('what has passed by the time the closing is taken back stays ended', async () => {
    const lead = await mine();
    const { path } = await planned(lead.id, '10:00', '11:00');
    app.clock.set(at('09:55'));
    const { body: job } = await agent
      .post('/api/v1/leads/bulk', { action: 'disqualify', ids: [lead.id], reason: '误判' })
      .expect(202);
    await app.runJobs();
    app.clock.set(at('10:01'));
    await agent.post(`/api/v1/leads/bulk/${job.id}/undo`).expect(202);
    await app.runJobs();
    expect(await visitOf(path)).toMatchObject({ state: 'cancelled', closedCause: 'lead_closed' });
  });

  it('a merge takes them along, its undoing back; both are told to those who go', async () => {
    const [from, into] = [await mine(), await mine()];
    const { path } = await planned(from.id);
    await told(mate);
    await manager.post(`/api/v1/leads/${from.id}/merge`, { intoId: into.id }).expect(200);
    expect(await visitOf(path)).toMatchObject({ state: 'planned', lead: { id: into.id } });
    expect((await events(into.id))[0]).toMatchObject({
      kind: 'visit_changed',
      data: { cause: 'lead_merged', fromNumber: from.number },
    });
    expect(await told(mate)).toEqual(['visit_moved', 'visit_planned']);
    expect(await told(agent)).toEqual(['visit_moved']);
    await manager.post(`/api/v1/leads/${from.id}/unmerge`).expect(200);
    expect(await visitOf(path)).toMatchObject({ state: 'planned', lead: { id: from.id } });
    expect(await told(mate)).toEqual(['visit_moved', 'visit_moved', 'visit_planned']);
    await remindAt(at('12:01'));
    expect((await told(mate))[0]).toBe('visit_near');
  });

  it('a conversion changes nothing: the visit is the deal’s, reminded of and held there', async () => {
    const lead = await mine();
    const { path } = await planned(lead.id);
    const { body: deal } = await agent.post(`/api/v1/leads/${lead.id}/convert`, {}).expect(201);
    expect(await visitOf(path)).toMatchObject({ state: 'planned', lead: { dealId: deal.dealId } });
    await remindAt(at('12:01'));
    expect(await told(mate)).toContain('visit_near');
    app.clock.set(at('15:30'));
    await agent.post(`${path}/hold`, { result: '意向明确' }).expect(200);
    const { body: history } = await agent.get(`/api/v1/deals/${deal.dealId}/timeline`).expect(200);
    expect(JSON.stringify(history)).toContain('意向明确');
  });

  it('a lost deal ends them, one that is taken up again before that keeps them; on a lost one none are planned', async () => {
    const lead = await mine();
    const { path } = await planned(lead.id);
    const { body: deal } = await agent.post(`/api/v1/leads/${lead.id}/convert`, {}).expect(201);
    const move = (to: string) =>
      agent.post(`/api/v1/deals/${deal.dealId}/transitions`, { to, reason: '选址外省' }).expect(200);
    await move('lost');
    await move('qualified');
    await app.runJobs();
    expect(await visitOf(path)).toMatchObject({ state: 'planned' });
    await move('onHold');
    await app.runJobs();
    expect(await visitOf(path)).toMatchObject({ state: 'planned' });
    await move('lost');
    expect(await told(mate)).toContain('visit_cancelled');
    expect(await visitOf(path)).toMatchObject({ state: 'cancelled', closedCause: 'deal_closed' });
    const again = { leadId: lead.id, kind: 'inbound', startsAt: at('14:00'), endsAt: at('15:00') };
    expect(code(await agent.post('/api/v1/visits', again))).toEqual([409, 'lead_closed']);
    await move('qualified');
    await app.runJobs();
    expect(await visitOf(path)).toMatchObject({ state: 'cancelled' }); // the visitors were told: planned anew, if at all
    await agent.post('/api/v1/visits', again).expect(201);
  });
});
