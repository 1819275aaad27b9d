import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ErasureReplay, Suppression, type LoggedErasure } from '@luodi/privacy';
import { anInquiry, anIntake } from '../builders/capture';
import { aUser } from '../builders/identity';
import { PERSON, needles, traces } from '../builders/planted-person';
import { startTestApp, type TestApp } from '../support/app';

/** A restore brings people back: here the same submission into a database that knows of no erasure. */
describe('erasures after the restore of an older backup', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });

  afterAll(() => app.close());

  it('are done again: by the hash of the number in erasures.log, once, and the number stays suppressed', async () => {
    const intake = await anIntake(app.dataSource.manager);
    await aUser(app.dataSource.manager, { username: 'boss', role: 'admin' });
    const boss = await app.signIn('boss');
    const submit = () =>
      app.anonymous
        .post(
          `/api/public/v1/sites/${intake.siteKey}/inquiries`,
          anInquiry({ contact: PERSON.name, phone: PERSON.phone, wechat: PERSON.wechat }),
        )
        .expect(201);
    await submit();
    const entered = await boss
      .post('/api/v1/privacy-requests', { kind: 'erase', phone: PERSON.phone, identity: 'call_back' })
      .expect(201);
    const { id, version } = entered.body as { id: string; version: number };
    await boss.post(`/api/v1/privacy-requests/${id}/erase`, { version }).expect(200);
    await app.runJobs();
    const entry = JSON.parse(
      readFileSync(join(app.config.dataDir, 'erasures.log'), 'utf8').trim(),
    ) as LoggedErasure;
    expect(JSON.stringify(entry)).not.toContain(PERSON.phone);

    // The backup is older than the erasure: the person is there, the erasure is not.
    await app.dataSource.query('DELETE FROM suppressions');
    await app.dataSource.query('DELETE FROM erasures');
    await submit();
    expect((await traces(app.dataSource, needles(PERSON))).length).toBeGreaterThan(0);
    const replay = app.get(ErasureReplay);
    expect(await replay.replay([entry])).toBe(1);
    await app.runJobs();
    expect(await traces(app.dataSource, needles(PERSON))).toEqual([]);
    expect(await replay.replay([entry])).toBe(0);
    const suppressed = await app
      .get(Suppression)
      .isSuppressed(app.dataSource.manager, [{ kind: 'phone', value: PERSON.phone }]);
    expect(suppressed).toBe(true);
  });
});
