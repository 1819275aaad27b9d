import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { HEIC, JPG, PNG, aPdf } from '../builders/attachments';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal, thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

/** Thursday 2026-11-19: a working day. */
const at = (time: string) => `2026-11-19T${time}:00+08:00`;
/** Pictures with bytes of their own. */
const photo = (n: number): Buffer => Buffer.concat([JPG, Buffer.from(`${n}`)]);

describe('photos of visits and files of deals', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let stranger: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;
  const send = (client: Client, path: string, name: string, bytes: Buffer, key?: string) => {
    const call = request(app.url)
      .post(path)
      .set('Authorization', `Bearer ${client.token}`)
      .set('Content-Type', 'application/octet-stream')
      .set('X-File-Name', encodeURIComponent(name));
    return (key === undefined ? call : call.set('Idempotency-Key', key)).send(bytes);
  };
  const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];
  const planned = async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id, company: '华晟精密' });
    const { body } = await agent
      .post('/api/v1/visits', {
        leadId: lead.id,
        kind: 'inbound',
        startsAt: at('14:00'),
        endsAt: at('15:30'),
        companionIds: [mateUser.id],
      })
      .expect(201);
    return {
      lead,
      id: body.id as string,
      path: `/api/v1/visits/${body.id}`,
      photos: `/api/v1/visits/${body.id}/photos`,
    };
  };
  const filesOnDisk = (): number => {
    const folder = join(app.config.dataDir, 'files', 'attachments');
    if (!existsSync(folder)) return 0;
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .length;
  };

  beforeAll(async () => {
    app = await startTestApp();
    await thePipelines(db());
    team = await aTeam(db());
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    stranger = await app.signIn((await anAgent(db(), team.id)).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  beforeEach(async () => {
    app.clock.set(TEST_NOW);
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '周正' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
  });

  afterAll(() => app.close());

  it('who only goes along checks in, takes photos and says what came of it; moving is for who plans', async () => {
    const visit = await planned();
    expect((await mate.get(visit.path).expect(200)).body.rights).toEqual({ edit: false, attend: true });
    await mate.get(`/api/v1/leads/${visit.lead.id}`).expect(404);
    expect(code(await send(mate, visit.photos, '早.jpg', photo(0)))).toEqual([409, 'visit_ahead']);
    app.clock.set(at('13:55'));
    await mate.post(`${visit.path}/check-in`).expect(200);
    const { body: one } = await send(mate, visit.photos, '东门.jpg', photo(1)).expect(201);
    expect(one).toMatchObject({ kind: 'jpg', visitId: visit.id, inline: true, by: { id: mateUser.id } });
    const { body: two } = await send(agent, visit.photos, 'IMG_0001.HEIC', HEIC).expect(201);
    const { body: three } = await send(agent, visit.photos, '二号楼', PNG).expect(201);
    expect(three.name).toBe('二号楼.png');
    const { body: seen } = await mate.get(visit.path).expect(200);
    expect(seen.photos).toEqual([
      { id: one.id, name: '东门.jpg', inline: true, mayRemove: true },
      { id: two.id, name: two.name, inline: false, mayRemove: false },
      { id: three.id, name: '二号楼.png', inline: true, mayRemove: false },
    ]);
    expect(
      code(
        await mate.patch(visit.path, { version: seen.version, startsAt: at('16:00'), endsAt: at('17:00') }),
      ),
    ).toEqual([403, 'forbidden']);
    app.clock.set(at('15:30'));
    await mate.post(`${visit.path}/hold`, { result: '层高合适' }).expect(200);
    await send(mate, visit.photos, '合影.jpg', photo(2)).expect(201); // sent when there is a network again
    const { body: line } = await manager
      .get(`/api/v1/leads/${visit.lead.id}/timeline?group=attachment`)
      .expect(200);
    expect(line.items).toHaveLength(4);
    expect(line.items[3]).toMatchObject({
      kind: 'attachment_added',
      data: { visitId: visit.id, attachmentId: one.id, fileKind: 'jpg' },
    });
    // Files of the lead as well, for those who may see it.
    const { body: files } = await agent.get(`/api/v1/leads/${visit.lead.id}/attachments`).expect(200);
    expect(files.items.filter((file: { visitId: string | null }) => file.visitId === visit.id)).toHaveLength(
      4,
    );
  });

  it('are served only through their visit, as what their bytes are, and each opening is written down', async () => {
    const visit = await planned();
    const other = await planned().catch(() => null);
    expect(other).toBeNull(); // the colleague is taken: one visit is enough
    app.clock.set(at('14:00'));
    const { body: one } = await send(agent, visit.photos, '东门.jpg', photo(1)).expect(201);
    const { body: letter } = await send(
      agent,
      `/api/v1/leads/${visit.lead.id}/attachments`,
      '函.pdf',
      aPdf('函'),
    ).expect(201);
    const file = `${visit.photos}/${one.id}/file`;
    const shown = await mate.get(`${file}?inline=true`).expect(200);
    expect(shown.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    expect(shown.headers['content-disposition']).toMatch(/^inline;/);
    await mate.get(`${visit.photos}/${letter.id}/file`).expect(404); // the lead's file is no photo
    await mate.delete(`${visit.photos}/${letter.id}`).expect(404);
    await stranger.get(file).expect(404);
    await app.anonymous.get(file).expect(401);
    await auditor.get(file).expect(200);
    const opened: { n: number }[] = await db().query(
      `SELECT count(*)::int AS n FROM audit_log WHERE object_id = $1 AND action = 'lead.attachment-opened'`,
      [visit.lead.id],
    );
    expect(opened[0]?.n).toBe(2);
    await mate.delete(`${visit.photos}/${one.id}`).expect(403);
    await agent.delete(`${visit.photos}/${one.id}`).expect(204);
    await agent.get(file).expect(404);
  });

  it('only photos, by their bytes, not without end, and of a visit that takes place', async () => {
    const visit = await planned();
    app.clock.set(at('14:00'));
    const before = filesOnDisk();
    expect(code(await send(agent, visit.photos, '合同.jpg', aPdf('合同')))).toEqual([422, 'photo_refused']);
    expect(code(await send(agent, visit.photos, '页面.jpg', Buffer.from('<svg onload=alert(1)>')))).toEqual([
      422,
      'attachment_refused',
    ]);
    expect(code(await send(agent, visit.photos, '空.jpg', Buffer.alloc(0)))).toEqual([
      422,
      'attachment_empty',
    ]);
    expect(code(await send(stranger, visit.photos, '路过.jpg', photo(9)))).toEqual([404, 'not_found']);
    expect(code(await send(auditor, visit.photos, '看.jpg', photo(9)))).toEqual([403, 'forbidden']);
    expect(filesOnDisk()).toBe(before);
    for (let n = 0; n < 20; n += 1) await send(mate, visit.photos, `${n}.jpg`, photo(n)).expect(201);
    expect(code(await send(mate, visit.photos, '21.jpg', photo(21)))).toEqual([409, 'photo_limit']);
    const again = await send(agent, visit.photos, '0.jpg', photo(0));
    expect(code(again)).toEqual([409, 'photo_limit']);
    await agent.post(`${visit.path}/no-show`, { reason: '没来' }).expect(200);
    await mate.delete(`${visit.photos}/${(await mate.get(visit.path)).body.photos[0].id}`).expect(409);
    expect(code(await send(mate, visit.photos, '22.jpg', photo(22)))).toEqual([409, 'visit_closed']);
  });

  it('the same photo twice is there once, whatever the network did; a key is for one file', async () => {
    const visit = await planned();
    app.clock.set(at('14:00'));
    const before = filesOnDisk();
    const answers = await Promise.all(
      [1, 2, 3].map(() => send(mate, visit.photos, '东门.jpg', photo(1), 'photo-1')),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect((await send(mate, visit.photos, '东门.jpg', photo(1))).body.id).toBe(answers[0]?.body.id);
    expect(code(await send(mate, visit.photos, '西门.jpg', photo(2), 'photo-1'))).toEqual([
      422,
      'idempotency_mismatch',
    ]);
    expect((await mate.get(visit.path).expect(200)).body.photos).toHaveLength(1);
    expect(filesOnDisk()).toBe(before + 1);
  });

  it('files are added at the deal by whoever works on it, with the lead’s limits, and taken off again', async () => {
    const ownerUser = await anAgent(db(), team.id);
    const owner = await app.signIn(ownerUser.username);
    const deal = await aDeal(db(), { owner: ownerUser, teamId: team.id });
    // The deal was handed over: its lead stays with somebody else.
    await db().query('UPDATE leads SET owner_id = $2 WHERE id = $1', [deal.leadId, agentUser.id]);
    const path = `/api/v1/deals/${deal.id}/attachments`;
    await owner.get(`/api/v1/leads/${deal.leadId}`).expect(404);
    const { body: added } = await send(owner, path, '合同草案.pdf', aPdf('合同')).expect(201);
    const { body: list } = await owner.get(path).expect(200);
    expect(list).toMatchObject({ items: [{ id: added.id, mayRemove: true }], mayAdd: true, maxCount: 50 });
    expect((await send(owner, path, '合同草案.pdf', aPdf('合同')).expect(201)).body.id).toBe(added.id);
    const { body: theirs } = await send(
      agent,
      `/api/v1/leads/${deal.leadId}/attachments`,
      '函.pdf',
      aPdf('函'),
    ).expect(201);
    expect(code(await send(stranger, path, '看.pdf', aPdf('看')))).toEqual([404, 'not_found']);
    expect(code(await send(auditor, path, '看.pdf', aPdf('看')))).toEqual([403, 'forbidden']);
    expect(code(await send(owner, path, '页面.pdf', Buffer.from('<html>')))).toEqual([
      422,
      'attachment_refused',
    ]);
    await auditor
      .get(path)
      .expect(200)
      .expect((answer) => expect(answer.body.mayAdd).toBe(false));
    await db().query(
      `INSERT INTO lead_collaborators (lead_id, user_id, access, added_by, added_at) VALUES ($1, $2, 'edit', $3, now())`,
      [deal.leadId, mateUser.id, agentUser.id],
    );
    const { body: helped } = await send(mate, path, '图.pdf', aPdf('图')).expect(201);
    await mate.delete(`${path}/${added.id}`).expect(403);
    await mate.delete(`${path}/${helped.id}`).expect(204);
    await owner.delete(`${path}/${theirs.id}`).expect(204);
    const { body: left } = await owner.get(path).expect(200);
    expect(left.items.map((file: { id: string }) => file.id)).toEqual([added.id]);
  });
});
