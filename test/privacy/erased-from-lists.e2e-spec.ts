import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { anIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { aUser } from '../builders/identity';
import { SOURCE, upload, worked, type ImportView } from '../builders/imports';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('erasing somebody who stands in lists', () => {
  let app: TestApp;
  let boss: Client;
  let mate: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    await anIntake(tx);
    await aUser(tx, { username: 'boss', role: 'admin' });
    await aUser(tx, { username: 'mate', role: 'admin' });
    boss = await app.signIn('boss');
    mate = await app.signIn('mate');
  });

  afterAll(() => app.close());

  async function checked(client: Client, text: string): Promise<ImportView> {
    const response = await upload(app, client, text, { dryRun: 'true', ...SOURCE }).expect(202);
    return worked(app, client, (response.body as { id: string }).id);
  }

  async function erase(phone: string): Promise<void> {
    const entered = await boss
      .post('/api/v1/privacy-requests', { kind: 'erase', phone, identity: 'call_back' })
      .expect(201);
    const { id, version } = entered.body as { id: string; version: number };
    await boss.post(`/api/v1/privacy-requests/${id}/erase`, { version }).expect(200);
    await app.runJobs();
  }

  function files(): string[] {
    const folder = join(app.config.dataDir, 'files', 'imports');
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  }

  it('takes their lines and nothing else: lists of others stay as they are, theirs goes on, counts and undoes', async () => {
    const [gone, first, last, other] = [aPhone(), aPhone(), aPhone(), aPhone()];
    const spaced = `${gone.slice(0, 3)} ${gone.slice(3, 7)}-${gone.slice(7)}`;
    const theirs = await checked(boss, `手机号,联系人\n${first},甲\n${spaced},余女士\n${last},丙\n`);
    const others = await checked(mate, `手机号,联系人\n${other},丁\n坏的,戊\n`);
    expect([theirs.status, others.status]).toEqual(['checked', 'checked']);
    const before = files();

    await erase(gone);

    const after = files();
    const size = (text: string): number => Buffer.byteLength(text);
    expect(after.map(size)).toEqual(before.map(size));
    expect(after.join('')).not.toContain(spaced);
    expect(after.join('')).not.toContain('余女士');
    expect(after.join('')).toContain(first);
    expect(after.filter((text) => text.includes(other))).toEqual(
      before.filter((text) => text.includes(other)),
    );
    await mate.get(`/api/v1/imports/${others.id}/errors.xlsx`).expect(200);

    await boss.post(`/api/v1/imports/${theirs.id}/run`).expect(202);
    const done = await worked(app, boss, theirs.id);
    expect(done).toMatchObject({ status: 'done', counts: { created: 2, errors: 1 } });
    expect(done.errors).toEqual([expect.objectContaining({ row: 3, code: 'erased', cells: [] })]);
    await boss.post(`/api/v1/imports/${theirs.id}/undo`).expect(202);
    expect(await worked(app, boss, theirs.id)).toMatchObject({ status: 'undone', counts: { undone: 2 } });
  });

  it('does not say that other people’s files were theirs', async () => {
    const phone = aPhone();
    await checked(mate, `手机号,联系人\n${aPhone()},甲\n`);
    const entered = await boss
      .post('/api/v1/privacy-requests', { kind: 'erase', phone, identity: 'call_back' })
      .expect(201);
    const { id } = entered.body as { id: string };
    const { body } = await boss.get(`/api/v1/privacy-requests/${id}`).expect(200);
    const places = (body as { places: { place: string }[] }).places.map((place) => place.place);
    expect(places).not.toContain('imports');
  });

  it('ends an upload that nobody has read yet, and says to upload it again', async () => {
    const phone = aPhone();
    const response = await upload(app, mate, `手机号,联系人\n${phone},己\n`, {
      dryRun: 'true',
      ...SOURCE,
    }).expect(202);
    const { id } = response.body as { id: string };
    await erase(phone);
    const { body } = await mate.get(`/api/v1/imports/${id}`).expect(200);
    expect(body).toMatchObject({ status: 'failed', error: { code: 'import_person_erased' } });
    expect(files().join('')).not.toContain(phone);
  });

  it('keeps nothing of a row whose person a later list brings back', async () => {
    const phone = aPhone();
    await erase(phone);
    const view = await checked(mate, `手机号,联系人\n${phone},庚\n`);
    expect(view.errors).toEqual([expect.objectContaining({ code: 'do_not_contact', cells: [] })]);
  });
});
