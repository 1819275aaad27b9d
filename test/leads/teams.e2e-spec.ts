import { aTeam, aUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal } from '../builders/pipeline';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('work follows its owner into a team', () => {
  let app: TestApp;
  let admin: Client;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });

  afterAll(() => app.close());

  const db = () => app.dataSource.manager;

  /** Two teams with their managers, and an agent of the first with an open lead, a closed one and a deal. */
  async function aScene() {
    const [before, after] = [await aTeam(db()), await aTeam(db())];
    const manager = async (teamId: string) =>
      app.signIn((await aUser(db(), { role: 'manager', teamIds: [teamId] })).username);
    const [old, next] = [await manager(before.id), await manager(after.id)];
    const agent = await aUser(db(), { teamIds: [before.id] });
    const held = { ownerId: agent.id, teamId: before.id };
    return {
      before,
      after,
      old,
      next,
      agent,
      open: await aLead(db(), held),
      closed: await aLead(db(), { ...held, status: 'disqualified' }),
      deal: await aDeal(db(), { owner: agent, teamId: before.id }),
      lost: await aDeal(db(), { owner: agent, teamId: before.id, status: 'lost' }),
    };
  }

  const moveTo = (userId: string, teamIds: readonly string[], version = 1) =>
    admin.patch(`/api/v1/users/${userId}`, { teamIds, version }).expect(200);

  it('a manager finds the agents of the team a lead goes to, an agent nobody but themselves', async () => {
    const { old, after, agent } = await aScene();
    const there = await aUser(db(), { teamIds: [after.id] });
    const gone = await aUser(db(), { teamIds: [after.id] });
    await db().query('UPDATE users SET active = false WHERE id = $1', [gone.id]);
    const names = async (client: Client, query: string): Promise<string[]> => {
      const { body } = await client.get(`/api/v1/lookups/people?role=agent${query}`).expect(200);
      return (body as { items: { id: string }[] }).items.map(({ id }) => id);
    };
    expect(await names(old, `&teamId=${after.id}`)).toEqual([there.id]);
    expect(await names(old, '')).toEqual([agent.id]);
    expect(await names(admin, `&teamId=${after.id}`)).not.toContain(gone.id);
    const own = await app.signIn(there.username);
    expect(await names(own, `&teamId=${after.id}`)).toEqual([there.id]);
    expect(await names(await app.signIn(agent.username), `&teamId=${after.id}`)).toEqual([]);
    await old.get('/api/v1/lookups/people?teamId=x').expect(400);
  });

  it('the old team’s manager loses sight of open leads and deals, the new one gains it, and history says so', async () => {
    const { old, next, after, agent, open, deal, lost, closed } = await aScene();
    await old.get(`/api/v1/leads/${open.id}`).expect(200);
    await next.get(`/api/v1/leads/${open.id}`).expect(404);
    await moveTo(agent.id, [after.id]);
    for (const path of [`leads/${open.id}`, `leads/${deal.leadId}`, `deals/${deal.id}`]) {
      await old.get(`/api/v1/${path}`).expect(404);
      await next.get(`/api/v1/${path}`).expect(200);
    }
    // What was closed is the old team's history.
    await old.get(`/api/v1/leads/${closed.id}`).expect(200);
    await old.get(`/api/v1/deals/${lost.id}`).expect(200);
    const { body: timeline } = await next.get(`/api/v1/leads/${open.id}/timeline`).expect(200);
    expect(timeline.items[0]).toMatchObject({
      kind: 'team_changed',
      actor: { id: admin.userId },
      data: { toTeamId: after.id },
    });
    const { body: history } = await next.get(`/api/v1/deals/${deal.id}/timeline`).expect(200);
    expect(history.items[0]).toMatchObject({
      kind: 'change',
      data: { changes: [{ field: 'teamId', to: after.id }] },
    });
    const { body: log } = await admin.get(`/api/v1/audit-log?objectId=${agent.id}`).expect(200);
    expect(log.items.map((item: { action: string }) => item.action)).toContain('user.leads-moved');
    // Released, it goes to the new team's pool.
    await next.post(`/api/v1/leads/${open.id}/release`, { reason: '换人跟进' }).expect(200);
    const rows: { team_id: string }[] = await db().query(
      'SELECT p.team_id FROM leads l JOIN pools p ON p.id = l.pool_id WHERE l.id = $1',
      [open.id],
    );
    expect(rows).toEqual([{ team_id: after.id }]);
  });

  it('an agent of two teams keeps each lead in its team until they leave that one', async () => {
    const { old, next, before, after, agent, open } = await aScene();
    await moveTo(agent.id, [before.id, after.id]);
    await old.get(`/api/v1/leads/${open.id}`).expect(200);
    expect(await teamOf(open.id)).toBe(before.id);
    await moveTo(agent.id, [after.id], 2);
    await old.get(`/api/v1/leads/${open.id}`).expect(404);
    await next.get(`/api/v1/leads/${open.id}`).expect(200);
  });

  it('by the team’s own screen too; without any team everything stays until there is one', async () => {
    const { old, next, before, after, agent, open } = await aScene();
    const members = async (teamId: string, out: string | null, into: string | null) => {
      const { body: team } = await admin.get(`/api/v1/teams?limit=200`).expect(200);
      const now: string[] = team.items
        .find((item: { id: string }) => item.id === teamId)
        .members.map((member: { id: string }) => member.id);
      await admin
        .put(`/api/v1/teams/${teamId}/members`, {
          memberIds: [...now.filter((id) => id !== out), ...(into === null ? [] : [into])],
        })
        .expect(200);
    };
    await members(before.id, agent.id, null);
    await old.get(`/api/v1/leads/${open.id}`).expect(200);
    await members(after.id, null, agent.id);
    await old.get(`/api/v1/leads/${open.id}`).expect(404);
    await next.get(`/api/v1/leads/${open.id}`).expect(200);
  });

  async function teamOf(leadId: string): Promise<string | undefined> {
    const rows: { team_id: string }[] = await db().query('SELECT team_id FROM leads WHERE id = $1', [leadId]);
    return rows[0]?.team_id;
  }
});
