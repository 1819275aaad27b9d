import { setTimeout as wait } from 'node:timers/promises';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal, thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('collaborators', () => {
  let app: TestApp;
  let team: { id: string };
  let ownerUser: BuiltUser;
  let mateUser: BuiltUser;
  let strangerUser: BuiltUser;
  let owner: Client;
  let mate: Client;
  let stranger: Client;
  let manager: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;
  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: ownerUser.id, teamId: team.id, ...traits });
  const share = (leadId: string, access: 'read' | 'edit', userId = mateUser.id) =>
    owner.put(`/api/v1/leads/${leadId}/collaborators/${userId}`, { access });
  const idsOf = async (client: Client, query: string): Promise<string[]> => {
    const { body } = await client.get(`/api/v1/leads?${query}`).expect(200);
    return body.items.map((row: { id: string }) => row.id);
  };
  const kindsOf = async (client: Client, id: string): Promise<string[]> => {
    const { body } = await client.get(`/api/v1/leads/${id}/timeline`).expect(200);
    return body.items.map((item: { kind: string }) => item.kind);
  };
  const titlesOf = async (client: Client): Promise<string[]> => {
    const { body } = await client.get('/api/v1/notifications').expect(200);
    return body.items.map((item: { title: string }) => item.title);
  };
  const version = async (id: string): Promise<number> =>
    (await owner.get(`/api/v1/leads/${id}`).expect(200)).body.version;

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    ownerUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), (await aTeam(db())).id, { name: '文思远' });
    strangerUser = await anAgent(db(), team.id, { name: '石磊' });
    owner = await app.signIn(ownerUser.username);
    mate = await app.signIn(mateUser.username);
    stranger = await app.signIn(strangerUser.username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  afterAll(() => app.close());

  it('who reads along sees the lead and its timeline with a masked phone, and changes nothing', async () => {
    const lead = await mine({ phone: '13800010002', company: '沅江新材料' });
    await mate.get(`/api/v1/leads/${lead.id}`).expect(404);
    const { body: shared } = await share(lead.id, 'read').expect(200);
    expect(shared.collaborators).toEqual([
      { id: mateUser.id, name: '文思远', access: 'read', since: expect.any(String) },
    ]);
    const { body: seen } = await mate.get(`/api/v1/leads/${lead.id}`).expect(200);
    expect(seen).toMatchObject({ phone: '138****0002', myAccess: 'read', owner: { id: ownerUser.id } });
    expect(Object.values(seen.permissions)).not.toContain(true);
    expect(await kindsOf(mate, lead.id)).toEqual(['collaborator_added']);
    expect(await idsOf(mate, 'view=collaborating')).toEqual([lead.id]);
    expect(await idsOf(mate, 'view=mine')).not.toContain(lead.id);
    expect(await idsOf(mate, `view=collaborating&q=${encodeURIComponent('沅江')}`)).toEqual([lead.id]);
    // Nobody finds out a masked number by asking for it.
    expect(await idsOf(mate, 'view=collaborating&q=0002')).toEqual([]);
    const { body: counts } = await mate.get('/api/v1/leads/counts').expect(200);
    expect(counts.tabs.collaborating).toBe(1);
    await mate.put(`/api/v1/leads/${lead.id}/presence`, {}).expect(200);
    await mate.post(`/api/v1/leads/${lead.id}/reveal-phone`).expect(403);
    await mate.post(`/api/v1/leads/${lead.id}/activities`, { type: 'note', summary: '看看' }).expect(403);
    await mate.patch(`/api/v1/leads/${lead.id}`, { version: seen.version, use: '注塑' }).expect(403);
    await mate.post(`/api/v1/leads/${lead.id}/convert`, {}).expect(403);
    await stranger.get(`/api/v1/leads/${lead.id}`).expect(404);
    expect(await idsOf(stranger, 'view=collaborating')).toEqual([]);
  });

  it('who edits does what the owner does, but never gives the lead away', async () => {
    const lead = await mine();
    const other = await mine();
    await share(lead.id, 'edit').expect(200);
    const { body: seen } = await mate.get(`/api/v1/leads/${lead.id}`).expect(200);
    expect(seen.permissions).toEqual({
      edit: true,
      convert: true,
      reveal: true,
      assign: false,
      claim: false,
      release: false,
      merge: false,
      share: false,
    });
    await mate.patch(`/api/v1/leads/${lead.id}`, { version: seen.version, use: '注塑' }).expect(200);
    const { body: logged } = await mate
      .post(`/api/v1/leads/${lead.id}/activities`, { type: 'call', summary: '已联系', outcome: 'connected' })
      .expect(201);
    expect(logged.firstResponse).toBe(true);
    const { body: shown } = await mate.post(`/api/v1/leads/${lead.id}/reveal-phone`).expect(200);
    expect(shown.phone).toBe(lead.phone);
    await mate.post(`/api/v1/leads/${lead.id}/release`, { reason: '忙' }).expect(403);
    await mate.post(`/api/v1/leads/${lead.id}/assign`, { ownerId: mateUser.id, reason: '我来' }).expect(403);
    await mate.post(`/api/v1/leads/${lead.id}/merge`, { intoId: other.id }).expect(404);
    await mate
      .put(`/api/v1/leads/${lead.id}/collaborators/${strangerUser.id}`, { access: 'edit' })
      .expect(403);
    await mate.get(`/api/v1/leads/${lead.id}/collaborator-candidates`).expect(403);
    await share(other.id, 'edit').expect(200);
    await mate.post(`/api/v1/leads/${lead.id}/merge`, { intoId: other.id }).expect(403);
    // The first who was in contact keeps the credit rule: who helps is not the owner and has none.
    const { body: after } = await owner.get(`/api/v1/leads/${lead.id}`).expect(200);
    expect(after.owner.id).toBe(ownerUser.id);
    const credits: unknown[] = await db().query('SELECT 1 FROM first_credits WHERE lead_id = $1', [lead.id]);
    expect(credits).toEqual([]);
  });

  it('is gone with the next request when removed, and both are told', async () => {
    const lead = await mine();
    await share(lead.id, 'edit').expect(200);
    await app.runJobs();
    expect(await titlesOf(mate)).toContain(`彭晓岚 邀请您协作线索 ${lead.number}（可编辑）`);
    await manager.delete(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`).expect(204);
    await mate.get(`/api/v1/leads/${lead.id}`).expect(404);
    await mate.get(`/api/v1/leads/${lead.id}/timeline`).expect(404);
    await mate.put(`/api/v1/leads/${lead.id}/presence`, {}).expect(404);
    await manager.delete(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`).expect(204);
    expect((await kindsOf(owner, lead.id)).slice(0, 2)).toEqual([
      'collaborator_removed',
      'collaborator_added',
    ]);
    await app.runJobs();
    expect(await titlesOf(mate)).toContain(`您不再协作线索 ${lead.number}`);
    const audit: { action: string }[] = await db().query(
      `SELECT action FROM audit_log WHERE object_id = $1 AND action LIKE 'lead.collaborator-%' ORDER BY id`,
      [lead.id],
    );
    expect(audit.map((row) => row.action)).toEqual(['lead.collaborator-added', 'lead.collaborator-removed']);
  });

  it('may leave by themselves, and takes nobody else off', async () => {
    const lead = await mine();
    await share(lead.id, 'read').expect(200);
    await share(lead.id, 'read', strangerUser.id).expect(200);
    await mate.delete(`/api/v1/leads/${lead.id}/collaborators/${strangerUser.id}`).expect(403);
    await mate.delete(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`).expect(204);
    await mate.delete(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`).expect(404);
    await stranger.get(`/api/v1/leads/${lead.id}`).expect(200);
  });

  it('are named once: the same again says nothing, a double click neither, more rights say so', async () => {
    const lead = await mine();
    await Promise.all([share(lead.id, 'read').expect(200), share(lead.id, 'read').expect(200)]);
    await share(lead.id, 'edit').expect(200);
    const { body } = await owner.get(`/api/v1/leads/${lead.id}/timeline`).expect(200);
    expect(body.items.map((item: { data: object }) => item.data)).toEqual([
      expect.objectContaining({ userId: mateUser.id, access: 'edit', ownerName: '文思远' }),
      expect.objectContaining({ userId: mateUser.id, access: 'read' }),
    ]);
  });

  it('refuses strangers to the lead, auditors, the owner, managers and who is not there', async () => {
    const lead = await mine();
    const boss = await aUser(db(), { role: 'manager', teamIds: [team.id] });
    await share(lead.id, 'edit', ownerUser.id).expect(422);
    await share(lead.id, 'edit', boss.id).expect(422);
    const { body } = await share(lead.id, 'edit', NOBODY).expect(422);
    expect(body.code).toBe('unknown_collaborator');
    await owner.put(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`, { access: 'own' }).expect(400);
    await stranger
      .put(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`, { access: 'edit' })
      .expect(404);
    await auditor
      .put(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`, { access: 'edit' })
      .expect(403);
    const pooled = await aLead(db(), { teamId: team.id, pooled: true });
    await manager
      .put(`/api/v1/leads/${pooled.id}/collaborators/${mateUser.id}`, { access: 'read' })
      .expect(403);
  });

  it('candidates are active agents that are not there yet, those of the team first', async () => {
    const lead = await mine();
    const { body } = await owner.get(`/api/v1/leads/${lead.id}/collaborator-candidates`).expect(200);
    const ids: string[] = body.items.map((item: { id: string }) => item.id);
    expect(ids[0]).toBe(strangerUser.id);
    expect(ids).not.toContain(ownerUser.id);
    await share(lead.id, 'read').expect(200);
    const { body: named } = await owner
      .get(`/api/v1/leads/${lead.id}/collaborator-candidates?q=${encodeURIComponent('文')}`)
      .expect(200);
    expect(named.items).toEqual([]);
  });

  it('has at most twenty', async () => {
    const lead = await mine();
    for (let n = 0; n < 20; n += 1) {
      const user = await anAgent(db(), team.id);
      await share(lead.id, 'read', user.id).expect(200);
    }
    const { body } = await share(lead.id, 'read').expect(409);
    expect(body.code).toBe('too_many_collaborators');
    await mate.get(`/api/v1/leads/${lead.id}`).expect(404);
  });

  it('lose a lead that goes to the pool, whoever puts it there; a collaborator who becomes owner is none', async () => {
    const [released, given] = [await mine(), await mine()];
    await share(released.id, 'edit').expect(200);
    await share(given.id, 'edit', strangerUser.id).expect(200);
    await share(given.id, 'read').expect(200);
    await owner.post(`/api/v1/leads/${released.id}/release`, { reason: '跟不过来' }).expect(200);
    await mate.get(`/api/v1/leads/${released.id}`).expect(404);
    await manager
      .post(`/api/v1/leads/${given.id}/assign`, { ownerId: strangerUser.id, reason: '接手' })
      .expect(200);
    const { body } = await stranger.get(`/api/v1/leads/${given.id}`).expect(200);
    expect(body).toMatchObject({ myAccess: null, collaborators: [{ id: mateUser.id }] });
    await owner.get(`/api/v1/leads/${given.id}`).expect(404);
  });

  it('end with the account and with another role', async () => {
    const leaver = await anAgent(db(), team.id);
    const riser = await anAgent(db(), team.id);
    const lead = await mine();
    await share(lead.id, 'edit', leaver.id).expect(200);
    await share(lead.id, 'edit', riser.id).expect(200);
    const admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    const versionOf = async (id: string): Promise<number> =>
      (await db().query('SELECT version FROM users WHERE id = $1', [id]))[0].version;
    await admin
      .patch(`/api/v1/users/${leaver.id}`, { version: await versionOf(leaver.id), active: false })
      .expect(200);
    await admin
      .patch(`/api/v1/users/${riser.id}`, { version: await versionOf(riser.id), role: 'manager' })
      .expect(200);
    const { body } = await owner.get(`/api/v1/leads/${lead.id}`).expect(200);
    expect(body.collaborators).toEqual([]);
    const ended: unknown[] = await db().query(
      `SELECT data ->> 'userId' AS "userId", data ->> 'reason' AS reason FROM lead_events
       WHERE lead_id = $1 AND kind = 'collaborator_removed' ORDER BY reason`,
      [lead.id],
    );
    expect(ended).toEqual([
      { userId: leaver.id, reason: 'left' },
      { userId: riser.id, reason: 'role' },
    ]);
  });

  it('are united by a merge and parted by its undoing', async () => {
    const [from, into] = [await mine(), await mine()];
    await share(from.id, 'edit').expect(200);
    await share(into.id, 'read').expect(200);
    await share(from.id, 'read', strangerUser.id).expect(200);
    await owner.post(`/api/v1/leads/${from.id}/merge`, { intoId: into.id }).expect(200);
    const { body: merged } = await owner.get(`/api/v1/leads/${into.id}`).expect(200);
    expect(
      merged.collaborators.map((one: { id: string; access: string }) => [one.id, one.access]).toSorted(),
    ).toEqual(
      [
        [mateUser.id, 'edit'],
        [strangerUser.id, 'read'],
      ].toSorted(),
    );
    await owner.post(`/api/v1/leads/${from.id}/unmerge`).expect(200);
    const after = async (id: string): Promise<string[]> =>
      (await owner.get(`/api/v1/leads/${id}`).expect(200)).body.collaborators
        .map((one: { id: string; access: string }) => `${one.id} ${one.access}`)
        .toSorted();
    expect(await after(into.id)).toEqual([`${mateUser.id} read`]);
    expect(await after(from.id)).toEqual([`${mateUser.id} edit`, `${strangerUser.id} read`].toSorted());
    await stranger.get(`/api/v1/leads/${into.id}`).expect(404);
  });

  it('see and, with the right to edit, work on the deal that the lead became', async () => {
    await thePipelines(db());
    const deal = await aDeal(db(), { owner: ownerUser, teamId: team.id });
    await mate.get(`/api/v1/deals/${deal.id}`).expect(404);
    await share(deal.leadId, 'read').expect(200);
    const { body: seen } = await mate.get(`/api/v1/deals/${deal.id}`).expect(200);
    expect(seen.permissions).toEqual({ edit: false, move: false, assign: false });
    const listed = await mate.get('/api/v1/deals').expect(200);
    expect(listed.body.items.map((row: { id: string }) => row.id)).toContain(deal.id);
    await mate.patch(`/api/v1/deals/${deal.id}`, { version: seen.version, nextStep: '送合同' }).expect(403);
    await mate.post(`/api/v1/deals/${deal.id}/activities`, { type: 'note', summary: '看看' }).expect(403);
    await share(deal.leadId, 'edit').expect(200);
    await mate.patch(`/api/v1/deals/${deal.id}`, { version: seen.version, nextStep: '送合同' }).expect(200);
    await mate.post(`/api/v1/deals/${deal.id}/activities`, { type: 'note', summary: '看看' }).expect(201);
    await owner.delete(`/api/v1/leads/${deal.leadId}/collaborators/${mateUser.id}`).expect(204);
    await mate.get(`/api/v1/deals/${deal.id}`).expect(404);
  });

  it('an export of what one collaborates on holds what the list shows', async () => {
    const helper = await anAgent(db(), team.id);
    const client = await app.signIn(helper.username);
    const lead = await mine();
    await share(lead.id, 'read', helper.id).expect(200);
    const rowsOf = async (filter: object): Promise<number> => {
      const { body } = await client
        .post('/api/v1/exports', { kind: 'leads', format: 'csv', filter })
        .expect(202);
      await app.runJobs();
      return (await client.get(`/api/v1/exports/${body.id}`).expect(200)).body.rows;
    };
    expect(await rowsOf({ view: 'collaborating' })).toBe(1);
    expect(await rowsOf({ view: 'mine' })).toBe(0);
  });

  it('an open console is told of a lead while its user collaborates, and no longer', async () => {
    const lead = await mine();
    const said = await listen(app.url, mate);
    await share(lead.id, 'read').expect(200);
    await said.next(lead.id);
    await owner
      .patch(`/api/v1/leads/${lead.id}`, { version: await version(lead.id), use: '压铸' })
      .expect(200);
    await said.next(lead.id);
    await owner.delete(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`).expect(204);
    await said.next(lead.id);
    said.close();
  });
});

/** The ids that a console's stream says. */
async function listen(url: string, client: Client) {
  const abort = new AbortController();
  const response = await fetch(`${url}/api/v1/stream`, {
    headers: { authorization: `Bearer ${client.token}` },
    signal: abort.signal,
  });
  const reader = response.body?.getReader();
  let text = '';
  return {
    /** Waits until the id is said once more. */
    next: async (id: string): Promise<void> => {
      const decoder = new TextDecoder();
      for (;;) {
        const at = text.indexOf(id);
        if (at >= 0) {
          text = text.slice(at + id.length);
          return;
        }
        const chunk = await Promise.race([reader?.read(), wait(10_000, null, { ref: false })]);
        if (chunk === null || chunk === undefined || chunk.done) throw new Error('The stream said nothing');
        text += decoder.decode(chunk.value, { stream: true });
      }
    },
    close: () => abort.abort(),
  };
}
