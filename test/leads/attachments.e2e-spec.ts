import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, utimesSync, writeFileSync, mkdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import request from 'supertest';
import { addJob } from '@luodi/platform';
import { JPG, PNG, aPdf, aZip } from '../builders/attachments';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal, thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('attachments of a lead', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let admin: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;
  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, ...traits });
  const upload = (client: Client, leadId: string, name: string, bytes: Buffer) =>
    request(app.url)
      .post(`/api/v1/leads/${leadId}/attachments`)
      .set('Authorization', `Bearer ${client.token}`)
      .set('Content-Type', 'application/octet-stream')
      .set('X-File-Name', encodeURIComponent(name))
      .send(bytes);
  const listed = async (client: Client, leadId: string) =>
    (await client.get(`/api/v1/leads/${leadId}/attachments`).expect(200)).body;
  const bytesOf = (client: Client, path: string) =>
    client
      .get(path)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const folder = () => join(app.config.dataDir, 'files', 'attachments');
  const filesOnDisk = (): string[] =>
    existsSync(folder())
      ? readdirSync(folder(), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [];
  const fileOf = async (id: string): Promise<string> => {
    const [row] = await db().query('SELECT file FROM lead_attachments WHERE id = $1', [id]);
    return join(folder(), row.file.slice(0, 2), row.file);
  };
  const set = (key: string, value: number) => admin.patch('/api/v1/settings', { key, value }).expect(200);

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '文思远' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  afterAll(() => app.close());

  it('are kept as they came, listed with who and when, and handed out to be saved', async () => {
    const lead = await mine();
    const bytes = aPdf('营业执照');
    const { body: added } = await upload(agent, lead.id, '营业执照（副本）.pdf', bytes).expect(201);
    expect(added).toEqual({
      id: expect.any(String),
      visitId: null,
      name: '营业执照（副本）.pdf',
      kind: 'pdf',
      size: bytes.length,
      inline: false,
      by: { id: agentUser.id, name: '彭晓岚' },
      at: '2026-11-18T02:00:00.000Z',
      mayRemove: true,
    });
    expect(await listed(agent, lead.id)).toMatchObject({ items: [added], withheld: 0, mayAdd: true });
    const path = `/api/v1/leads/${lead.id}/attachments/${added.id}/file`;
    const answer = await bytesOf(agent, path).expect(200);
    expect(answer.body).toEqual(bytes);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="attachment.pdf"; filename*=UTF-8''${encodeURIComponent('营业执照（副本）.pdf')}`,
    });
    // A PDF is saved whatever one asks.
    const asked = await bytesOf(agent, `${path}?inline=true`).expect(200);
    expect(asked.headers['content-disposition']).toMatch(/^attachment;/);
    const onDisk = readFileSync(await fileOf(added.id));
    expect(onDisk).toEqual(bytes);
    const [row] = await db().query('SELECT sha256 FROM lead_attachments WHERE id = $1', [added.id]);
    expect(row.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const opened = await db().query(
      `SELECT actor_id FROM audit_log WHERE object_id = $1 AND action = 'lead.attachment-opened'`,
      [lead.id],
    );
    expect(opened).toEqual([{ actor_id: agentUser.id }, { actor_id: agentUser.id }]);
  });

  it('pictures may be shown in place, in a sandbox', async () => {
    const lead = await mine();
    const { body } = await upload(agent, lead.id, '厂房.png', PNG).expect(201);
    expect(body.inline).toBe(true);
    const answer = await bytesOf(
      agent,
      `/api/v1/leads/${lead.id}/attachments/${body.id}/file?inline=true`,
    ).expect(200);
    expect(answer.headers['content-disposition']).toMatch(/^inline;/);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['content-type']).toBe('image/png');
  });

  it.each<[string, string, Buffer]>([
    ['SVG', '图标.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page by the name of a photo', 'photo.jpg', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a script', 'run.sh', Buffer.from('#!/bin/sh\necho hi\n')],
    ['a program', 'setup.exe', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['an archive', '资料.zip', aZip('a.txt')],
    ['nothing', '空.pdf', Buffer.alloc(0)],
  ])('refuse %s, and leave nothing behind', async (_what, name, bytes) => {
    const lead = await mine();
    const before = filesOnDisk().length;
    const { body } = await upload(agent, lead.id, name, bytes).expect(422);
    expect(['attachment_refused', 'attachment_empty']).toContain(body.code);
    expect(filesOnDisk()).toHaveLength(before);
    expect((await listed(agent, lead.id)).items).toEqual([]);
  });

  it('show a name that leads nowhere and hides nothing, whatever the client says', async () => {
    const lead = await mine();
    const names = ['../../../etc/cron.d/x.pdf', '合同.pdf.exe', 'a\r\nX-Evil: 1.pdf', '\u202Efdp.scr'];
    for (const [n, name] of names.entries()) await upload(agent, lead.id, name, aPdf(`n${n}`)).expect(201);
    const { items } = await listed(agent, lead.id);
    expect(items.map((item: { name: string }) => item.name).toSorted()).toEqual(
      ['aX-Evil_ 1.pdf', 'fdp.scr.pdf', 'x.pdf', '合同.pdf.exe.pdf'].toSorted(),
    );
    for (const { id } of items) {
      const answer = await bytesOf(agent, `/api/v1/leads/${lead.id}/attachments/${id}/file`).expect(200);
      expect(answer.headers['x-evil']).toBeUndefined();
    }
    for (const path of filesOnDisk())
      expect(path.slice(folder().length)).toMatch(/^\/[0-9a-f]{2}\/[0-9a-f]{32}$/);
  });

  it('need a name and come as they are', async () => {
    const lead = await mine();
    const send = (headers: Record<string, string>) =>
      request(app.url)
        .post(`/api/v1/leads/${lead.id}/attachments`)
        .set('Authorization', `Bearer ${agent.token}`)
        .set(headers)
        .send(aPdf('x'));
    await send({ 'Content-Type': 'application/octet-stream' }).expect(400);
    await send({ 'Content-Type': 'application/octet-stream', 'X-File-Name': '%E0%A4%A' }).expect(400);
    await send({ 'Content-Type': 'application/octet-stream', 'X-File-Name': 'x'.repeat(1001) }).expect(400);
    await send({ 'Content-Type': 'text/html', 'X-File-Name': 'x.html' }).expect(415);
    await send({ 'Content-Type': 'multipart/form-data; boundary=x', 'X-File-Name': 'x.pdf' }).expect(415);
  });

  it('are nobody’s but those who may know of the lead; a foreign lead’s id opens nothing', async () => {
    const lead = await mine();
    const other = await aLead(db(), { ownerId: mateUser.id, teamId: team.id });
    const { body } = await upload(agent, lead.id, '合同.pdf', aPdf('idor')).expect(201);
    const path = (leadId: string) => `/api/v1/leads/${leadId}/attachments/${body.id}`;
    await mate.get(`/api/v1/leads/${lead.id}/attachments`).expect(404);
    await mate.get(`${path(lead.id)}/file`).expect(404);
    await mate.get(`${path(other.id)}/file`).expect(404);
    await mate.delete(path(other.id)).expect(404);
    await mate.delete(path(lead.id)).expect(404);
    await upload(mate, lead.id, 'x.pdf', aPdf('mate')).expect(404);
    await app.anonymous.get(`${path(lead.id)}/file`).expect(401);
    await auditor.get(`${path(lead.id)}/file`).expect(200);
    await upload(auditor, lead.id, 'x.pdf', aPdf('auditor')).expect(403);
    await auditor.delete(path(lead.id)).expect(403);
    await manager.get(`${path(lead.id)}/file`).expect(200);
  });

  it('a collaborator who reads opens them, who edits adds and takes off their own', async () => {
    const lead = await mine();
    const { body: first } = await upload(agent, lead.id, '甲.pdf', aPdf('one')).expect(201);
    await agent.put(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`, { access: 'read' }).expect(200);
    await mate.get(`/api/v1/leads/${lead.id}/attachments/${first.id}/file`).expect(200);
    await upload(mate, lead.id, '乙.pdf', aPdf('two')).expect(403);
    await agent.put(`/api/v1/leads/${lead.id}/collaborators/${mateUser.id}`, { access: 'edit' }).expect(200);
    const { body: second } = await upload(mate, lead.id, '乙.pdf', aPdf('two')).expect(201);
    const { items } = await listed(mate, lead.id);
    expect(items.map((item: { mayRemove: boolean }) => item.mayRemove).toSorted()).toEqual([false, true]);
    await mate.delete(`/api/v1/leads/${lead.id}/attachments/${first.id}`).expect(403);
    await mate.delete(`/api/v1/leads/${lead.id}/attachments/${second.id}`).expect(204);
  });

  it('wait in the pool: agents before it know how many, no more', async () => {
    const lead = await mine();
    const { body } = await upload(agent, lead.id, '身份证.jpg', JPG).expect(201);
    await agent.post(`/api/v1/leads/${lead.id}/release`, { reason: '跟不过来' }).expect(200);
    expect(await listed(mate, lead.id)).toMatchObject({ items: [], withheld: 1, mayAdd: false });
    await mate.get(`/api/v1/leads/${lead.id}/attachments/${body.id}/file`).expect(403);
    await mate.post(`/api/v1/leads/${lead.id}/claim`).expect(200);
    await mate.get(`/api/v1/leads/${lead.id}/attachments/${body.id}/file`).expect(200);
  });

  it('the same file again, also at the same moment, is there once', async () => {
    const lead = await mine();
    const bytes = aPdf('double click');
    const before = filesOnDisk().length;
    const answers = await Promise.all(
      [1, 2, 3].map(() => upload(agent, lead.id, '合同.pdf', bytes).expect(201)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(filesOnDisk()).toHaveLength(before + 1);
    expect((await listed(agent, lead.id)).items).toHaveLength(1);
  });

  it('stop at the number of the settings, also when two come at once for the last place', async () => {
    await set('leads.attachmentsPerLead', 2);
    const lead = await mine();
    await upload(agent, lead.id, '1.pdf', aPdf('1')).expect(201);
    const before = filesOnDisk().length;
    const [a, b] = await Promise.all([
      upload(agent, lead.id, '2.pdf', aPdf('2')),
      upload(agent, lead.id, '3.pdf', aPdf('3')),
    ]);
    expect([a.status, b.status].toSorted()).toEqual([201, 409]);
    expect(filesOnDisk()).toHaveLength(before + 1);
    const { body } = await upload(agent, lead.id, '4.pdf', aPdf('4')).expect(409);
    expect(body.code).toBe('attachment_limit');
    await set('leads.attachmentsPerLead', 50);
  });

  it('a body that is too large is refused before it is read, one that lies about its length when it is', async () => {
    await set('leads.attachmentMegabytes', 1);
    const lead = await mine();
    const before = filesOnDisk().length;
    const declared = await declare(app.url, agent, lead.id, 50 * 1024 * 1024);
    expect(declared).toMatchObject({ status: 413, code: 'attachment_too_large' });
    const streamed = await stream(app.url, agent, lead.id, 3 * 1024 * 1024);
    expect([413, 'broken']).toContain(streamed);
    expect(filesOnDisk()).toHaveLength(before);
    await set('leads.attachmentMegabytes', 20);
  });

  it('an upload that breaks off leaves no file and no row', async () => {
    const lead = await mine();
    const before = filesOnDisk().length;
    await breakOff(app.url, agent, lead.id);
    await expectSoon(() => filesOnDisk().length === before);
    expect((await listed(agent, lead.id)).items).toEqual([]);
  });

  it('six at a time are one person’s share', async () => {
    const lead = await mine();
    const open = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => begin(app.url, agent, lead.id, n)));
    await expectSoon(() => filesOnDisk().filter((path) => path.endsWith('.part')).length >= 6);
    const { body, headers } = await upload(agent, lead.id, '7.pdf', aPdf('7')).expect(429);
    expect(body.code).toBe('uploads_at_once');
    expect(headers['retry-after']).toBe('5');
    for (const socket of open) socket.destroy();
    await expectSoon(() => filesOnDisk().every((path) => !path.endsWith('.part')));
    await upload(agent, lead.id, '7.pdf', aPdf('7')).expect(201);
  });

  it('taken off they are gone, the file after the commit, with a line in the timeline', async () => {
    const lead = await mine();
    const { body } = await upload(agent, lead.id, '旧合同.pdf', aPdf('old')).expect(201);
    const path = await fileOf(body.id);
    await agent.delete(`/api/v1/leads/${lead.id}/attachments/${body.id}`).expect(204);
    await agent.delete(`/api/v1/leads/${lead.id}/attachments/${body.id}`).expect(404);
    await agent.get(`/api/v1/leads/${lead.id}/attachments/${body.id}/file`).expect(404);
    expect(existsSync(path)).toBe(true);
    await app.runJobs();
    expect(existsSync(path)).toBe(false);
    const { body: timeline } = await agent
      .get(`/api/v1/leads/${lead.id}/timeline?group=attachment`)
      .expect(200);
    expect(
      timeline.items.map((item: { kind: string; data: { fileName: string } }) => [
        item.kind,
        item.data.fileName,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['attachment_removed', '旧合同.pdf'],
        ['attachment_added', '旧合同.pdf'],
      ]),
    );
  });

  it('files that nothing names are swept after an hour, those of rows and young ones are not', async () => {
    const lead = await mine();
    const { body } = await upload(agent, lead.id, '合同.pdf', aPdf('kept')).expect(201);
    const kept = await fileOf(body.id);
    const place = join(folder(), 'ab');
    mkdirSync(place, { recursive: true });
    const [orphan, part, young] = ['0'.repeat(30), '1'.repeat(30), '2'.repeat(30)].map((rest) =>
      join(place, `ab${rest}`),
    ) as [string, string, string];
    for (const path of [orphan, `${part}.part`, young]) writeFileSync(path, 'x');
    const long = new Date(Date.now() - 2 * 3600_000);
    for (const path of [orphan, `${part}.part`, kept]) utimesSync(path, long, long);
    await addJob(db(), { name: 'leads.attachments-swept', maxAttempts: 1 }, {});
    await app.runJobs();
    expect([orphan, `${part}.part`, young, kept].map((path) => existsSync(path))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('a file that storage has lost is said to be lost', async () => {
    const lead = await mine();
    const { body } = await upload(agent, lead.id, '合同.pdf', aPdf('lost')).expect(201);
    utimesSync(await fileOf(body.id), 0, 0);
    const { rmSync } = await import('node:fs');
    rmSync(await fileOf(body.id));
    const answer = await agent.get(`/api/v1/leads/${lead.id}/attachments/${body.id}/file`).expect(410);
    expect(answer.body.code).toBe('attachment_missing');
  });

  it('go with a merge and come back with its undoing', async () => {
    const [from, into] = [await mine(), await mine()];
    const { body } = await upload(agent, from.id, '甲.pdf', aPdf('merge')).expect(201);
    await agent.post(`/api/v1/leads/${from.id}/merge`, { intoId: into.id }).expect(200);
    expect((await listed(agent, into.id)).items).toMatchObject([{ id: body.id }]);
    await agent.get(`/api/v1/leads/${into.id}/attachments/${body.id}/file`).expect(200);
    await agent.post(`/api/v1/leads/${from.id}/unmerge`).expect(200);
    expect((await listed(agent, into.id)).items).toEqual([]);
    expect((await listed(agent, from.id)).items).toMatchObject([{ id: body.id }]);
  });

  it('are read at the deal by whoever sees the deal, and by nobody else', async () => {
    await thePipelines(db());
    const deal = await aDeal(db(), { owner: agentUser, teamId: team.id });
    const { body } = await upload(agent, deal.leadId, '合同.pdf', aPdf('deal')).expect(201);
    const { body: list } = await agent.get(`/api/v1/deals/${deal.id}/attachments`).expect(200);
    expect(list).toMatchObject({ items: [{ id: body.id, mayRemove: true }], mayAdd: true });
    await agent.get(`/api/v1/deals/${deal.id}/attachments/${body.id}/file`).expect(200);
    await mate.get(`/api/v1/deals/${deal.id}/attachments`).expect(404);
    await mate.get(`/api/v1/deals/${deal.id}/attachments/${body.id}/file`).expect(404);
  });
});

const headersOf = (client: Client, leadId: string, more: string): string =>
  `POST /api/v1/leads/${leadId}/attachments HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${client.token}\r\n` +
  `Content-Type: application/octet-stream\r\nX-File-Name: x.pdf\r\n${more}\r\n\r\n`;

/** Says a length and sends nothing: the answer must not wait for the body. */
async function declare(url: string, client: Client, leadId: string, length: number) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(headersOf(client, leadId, `Content-Length: ${length}`));
  let text = '';
  await new Promise<void>((resolve, reject) => {
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (text.includes('"code"')) resolve();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
  socket.destroy();
  return { status: Number(text.split(' ')[1]), code: /"code":"([a-z_]+)"/.exec(text)?.[1] };
}

/** Sends more than is allowed without saying how much. */
function stream(url: string, client: Client, leadId: string, length: number): Promise<number | 'broken'> {
  return new Promise((resolve) => {
    const call = httpRequest(
      `${url}/api/v1/leads/${leadId}/attachments`,
      {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${client.token}`,
          'Content-Type': 'application/octet-stream',
          'X-File-Name': 'x.pdf',
          'Transfer-Encoding': 'chunked',
        },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    call.on('error', () => resolve('broken'));
    call.write('%PDF-1.7\n');
    call.end(Buffer.alloc(length, 0x20));
  });
}

/** Begins an upload of a megabyte and sends its first bytes. */
async function begin(url: string, client: Client, leadId: string, n: number) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    socket.write(`${headersOf(client, leadId, 'Content-Length: 1000000')}%PDF-1.7 ${n}`, () => resolve());
  });
  return socket;
}

async function breakOff(url: string, client: Client, leadId: string): Promise<void> {
  const socket = await begin(url, client, leadId, 0);
  socket.destroy();
}

/** Waits for what another process of events does, at most ten seconds. */
async function expectSoon(holds: () => boolean): Promise<void> {
  const until = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > until) throw new Error('It did not come to hold');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
