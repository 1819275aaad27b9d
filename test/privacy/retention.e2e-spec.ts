import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aUser } from '../builders/identity';
import { aDeal } from '../builders/pipeline';
import { PERSON, needles, traces } from '../builders/planted-person';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Preview {
  readonly classes: { class: string; due: number; soon: number; samples: { label: string }[] }[];
  readonly warnDays: number;
  readonly lastRun: { counts: Record<string, number> } | null;
}

const DAY_MINUTES = 24 * 60;

describe('retention', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let boss: Client;

  beforeEach(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
    await aUser(app.dataSource.manager, { username: 'boss', role: 'admin' });
    boss = await app.signIn('boss');
  });

  afterEach(() => app.close());

  async function submit(overrides: Record<string, unknown> = {}): Promise<void> {
    await app.anonymous
      .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry(overrides))
      .expect(201);
  }

  /** A night, so many days later; sessions of the bearer tokens do not live that long. */
  async function nightAfter(days: number): Promise<Preview> {
    app.clock.advanceMinutes(days * DAY_MINUTES);
    await app.dataSource.query(`SELECT graphile_worker.add_job('privacy.retention-due', '{}')`);
    await app.runJobs();
    return preview();
  }

  async function preview(): Promise<Preview> {
    boss = await app.signIn('boss');
    return (await boss.get('/api/v1/retention').expect(200)).body as Preview;
  }

  const classOf = (shown: Preview, name: string) => shown.classes.find((item) => item.class === name);

  it('warns, then makes people anonymous a year after the last contact; rows, terms, files, outbox and audit forget them, counts stay', async () => {
    await submit({ contact: PERSON.name, phone: PERSON.phone, wechat: PERSON.wechat, email: PERSON.email });
    await app.dataSource.query(
      `INSERT INTO audit_log (id, action, object_type, object_id, data)
       SELECT gen_random_uuid(), 'lead.edited', 'lead', id, jsonb_build_object('note', $1::text) FROM leads`,
      [`${PERSON.name} ${PERSON.phone}`],
    );
    await app.runJobs();
    mkdirSync(join(app.config.dataDir, 'exports'), { recursive: true });
    writeFileSync(join(app.config.dataDir, 'mail', 'x.txt'), 'unrelated');
    expect(classOf(await preview(), 'lead')).toMatchObject({ due: 0, soon: 0 });

    const warned = await nightAfter(360);
    expect(classOf(warned, 'lead')).toMatchObject({ due: 0, soon: 1 });
    const notices = await boss.get('/api/v1/notifications').expect(200);
    expect((notices.body as { items: { kind: string }[] }).items[0]).toMatchObject({
      kind: 'retention_warned',
      title: '1 条记录将在 7 天后按保留期限匿名化',
    });
    expect((await traces(app.dataSource, needles(PERSON))).length).toBeGreaterThan(5);

    const done = await nightAfter(8);
    expect(done.lastRun?.counts).toMatchObject({ lead: 1 });
    expect(await traces(app.dataSource, needles(PERSON))).toEqual([]);
    expect(readdirSync(join(app.config.dataDir, 'mail'))).toEqual(['x.txt']);
    const [counts]: Record<string, unknown>[] = await app.dataSource.query(
      `SELECT (SELECT count(*)::int FROM leads) AS leads, (SELECT count(*)::int FROM inquiries) AS inquiries,
              (SELECT count(*)::int FROM suppressions) AS suppressions, (SELECT need_type FROM leads) AS need`,
    );
    expect(counts).toEqual({ leads: 1, inquiries: 1, suppressions: 0, need: 'rent_factory' });
  });

  it('leaves those who were talked to meanwhile, and those on hold', async () => {
    await submit({ phone: PERSON.phone });
    await nightAfter(360);
    const agent = await app.signIn(intake.agent.username);
    const leads = await agent.get('/api/v1/leads?view=mine').expect(200);
    const id = (leads.body as { items: { id: string }[] }).items[0]?.id ?? '';
    await agent.post(`/api/v1/leads/${id}/activities`, { type: 'call', summary: '仍有意向' }).expect(201);
    expect((await nightAfter(8)).lastRun?.counts).toMatchObject({ lead: 0 });

    await app.dataSource.query(
      `INSERT INTO legal_holds (id, contact_id, reason, placed_by, placed_at)
       SELECT gen_random_uuid(), contact_id, '诉讼', $2, now() FROM leads WHERE id = $1`,
      [id, intake.agent.id],
    );
    await nightAfter(400);
    expect((await nightAfter(8)).lastRun?.counts).toMatchObject({ lead: 0 });
    const rows: unknown[] = await app.dataSource.query('SELECT 1 FROM leads WHERE phone = $1', [
      PERSON.phone,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('ends spam after thirty days, lost projects after two years, and keeps won ones', async () => {
    await submit({ website: 'http://spam.example.com', phone: PERSON.phone });
    const at = app.clock.now().toISOString();
    const lost = await aDeal(app.dataSource.manager, {
      status: 'lost',
      createdAt: at,
      phone: `137${'0000'}0001`,
    });
    const won = await aDeal(app.dataSource.manager, {
      status: 'won',
      createdAt: at,
      phone: `137${'0000'}0002`,
    });
    await app.dataSource.query('UPDATE contacts SET created_at = $1', [at]);
    await nightAfter(25);
    expect((await nightAfter(8)).lastRun?.counts).toMatchObject({ spam: 1, lead: 0, deal: 0 });
    const spam: unknown[] = await app.dataSource.query(
      `SELECT submission, phone FROM inquiries WHERE status = 'quarantined'`,
    );
    expect(spam).toEqual([{ submission: {}, phone: null }]);
    await nightAfter(700);
    expect((await nightAfter(8)).lastRun?.counts).toMatchObject({ deal: 1 });
    const people: { id: string; phone: string | null }[] = await app.dataSource.query(
      'SELECT id, phone FROM contacts WHERE id = ANY($1::uuid[])',
      [[lost.contactId, won.contactId]],
    );
    expect(people.find((person) => person.id === lost.contactId)?.phone).toBeNull();
    expect(people.find((person) => person.id === won.contactId)?.phone).toBe(`137${'0000'}0002`);
  });

  it('is for administrators and auditors to see', async () => {
    const agent = await app.signIn(intake.agent.username);
    await agent.get('/api/v1/retention').expect(403);
    await boss.patch('/api/v1/settings', { key: 'retention.leadMonths', value: 0 }).expect(400);
    await boss.patch('/api/v1/settings', { key: 'retention.leadMonths', value: 6 }).expect(200);
    expect(classOf(await preview(), 'lead')).toMatchObject({ amount: 6 });
  });
});
