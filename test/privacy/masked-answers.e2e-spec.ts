import { PersonDataRegistry, foldText } from '@luodi/platform';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { thePipelines } from '../builders/pipeline';
import { PERSON, fillGaps, needles, personTables, plant, type Planted } from '../builders/planted-person';
import { constantFor, operations } from '../security/operations';
import { startTestApp, type Client, type TestApp } from '../support/app';

/** As people write it: an id with its word before it. */
const WRITTEN: Planted = { ...PERSON, wechat: `微信：${PERSON.wechat}` };
const FOUND = needles(PERSON).filter((needle) => needle !== PERSON.name);

/** Routes that answer something else than texts of ours, with the reason why they are not asked. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  '/api/v1/stream': 'never ends; sends ids',
  '/api/v1/leads/{id}/attachments/{attachmentId}/file': 'a document as it was uploaded',
  '/api/v1/deals/{id}/attachments/{attachmentId}/file': 'a document as it was uploaded',
  '/api/v1/privacy-requests/{id}/copy/file': 'the copy that the person asked for',
  '/api/v1/imports/{id}/errors.xlsx': "rows of the reader's own file",
};

/** Which ways to reach the planted person stand in a text. */
function leaks(text: string): string[] {
  const folded = foldText(text).toLowerCase();
  const digits = folded.replace(/[\s._/-]/g, '');
  return [
    ...FOUND.filter((needle) => text.includes(needle) || folded.includes(needle.toLowerCase())),
    ...(digits.includes(PERSON.phone) ? [PERSON.phone] : []),
  ];
}

describe('whatever is asked by somebody whose lead it is not', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let owner: Client;
  let leadId: string;
  let pooledId: string;
  let dealId: string;
  let known: Readonly<Record<string, string>>;
  const readers = new Map<string, Client>();
  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(db());
    await thePipelines(db());
    owner = await app.signIn(intake.agent.username);
    await live();
    await app.dataSource.transaction(plantTexts);
    for (const [name, role] of [
      ['collaborator', 'agent'],
      ['manager', 'manager'],
      ['auditor', 'auditor'],
      ['admin', 'admin'],
    ] as const) {
      const user = await aUser(db(), { role, teamIds: role === 'admin' ? [] : [intake.teamId] });
      readers.set(name, await app.signIn(user.username));
      if (name !== 'collaborator') continue;
      await db().query(
        `INSERT INTO lead_collaborators (lead_id, user_id, access, added_by, added_at) VALUES ($1, $2, 'edit', $3, now())`,
        [leadId, user.id, intake.agent.id],
      );
    }
    await app.runJobs();
    known = await knownIds();
  });

  afterAll(() => app.close());

  /** An inquiry, a call, a deal with a task and a visit. */
  async function live(): Promise<void> {
    const body = anInquiry({
      contact: '欧阳女士',
      phone: PERSON.phone,
      email: PERSON.email,
      wechat: PERSON.wechat,
    });
    await app.anonymous
      .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, { ...body, company: '湘江精密制造有限公司' })
      .expect(201);
    await app.runJobs();
    const leads = await owner.get('/api/v1/leads?view=mine').expect(200);
    leadId = (leads.body as { items: { id: string }[] }).items[0]!.id;
    await owner.post(`/api/v1/leads/${leadId}/activities`, { type: 'call', summary: '通话' }).expect(201);
    const converted = await owner.post(`/api/v1/leads/${leadId}/convert`, {}).expect(201);
    dealId = (converted.body as { dealId: string }).dealId;
    pooledId = (await aLead(db(), { teamId: intake.teamId, pooled: true })).id;
    await app.runJobs();
  }

  /** The person's numbers, ids and addresses in every text of theirs, and in those of a lead in the pool. */
  async function plantTexts(tx: ReturnType<typeof db>): Promise<void> {
    const [lead]: { contact_id: string }[] = await tx.query('SELECT contact_id FROM leads WHERE id = $1', [
      leadId,
    ]);
    const ids = { contactId: lead!.contact_id, leadId, userId: intake.agent.id, siteKey: intake.siteKey };
    await fillGaps(tx, ids, WRITTEN);
    const own: Record<string, string> = {
      leads: 't.id = $1',
      contacts: 't.id = (SELECT contact_id FROM leads WHERE id = $1)',
      companies: 't.id = (SELECT company_id FROM leads WHERE id = $1)',
      consents: 't.inquiry_id IN (SELECT id FROM inquiries WHERE lead_id = $1)',
      deal_moves: 't.deal_id IN (SELECT id FROM deals WHERE lead_id = $1)',
      supply_offers: '$1::uuid IS NOT NULL',
    };
    const withLead: { table_name: string }[] = await tx.query(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'lead_id'`,
    );
    for (const { table_name } of withLead) own[table_name] ??= 't.lead_id = $1';
    const planted = new Map<string, string[]>();
    for (const table of personTables(app.get(PersonDataRegistry))) {
      const where = own[table.table];
      if (where === undefined) continue;
      planted.set(table.table, await plant(tx, table, where, [leadId], WRITTEN, false));
      if (where.includes('lead_id = $1') || table.table === 'leads') {
        await plant(tx, table, where, [pooledId], WRITTEN, false);
      }
    }
    expect(planted.get('leads')).toEqual(expect.arrayContaining(['need_text', 'message', 'details']));
    for (const table of [
      'activities',
      'lead_events',
      'inquiries',
      'deals',
      'tasks',
      'visits',
      'lead_assignments',
    ]) {
      expect([table, planted.get(table)?.length ?? 0]).not.toEqual([table, 0]);
    }
    await tx.query('UPDATE contacts SET phone = $2, wechat = $3, email = $4 WHERE id = $1', [
      lead!.contact_id,
      PERSON.phone,
      PERSON.wechat,
      PERSON.email,
    ]);
    await tx.query('UPDATE leads SET phone = $2, wechat = $3, email = $4 WHERE id = $1', [
      leadId,
      PERSON.phone,
      PERSON.wechat,
      PERSON.email,
    ]);
  }

  /** Something that exists for every kind of object that an address may name. */
  async function knownIds(): Promise<Record<string, string>> {
    const firstOf = async (table: string, where = 'true'): Promise<string> => {
      const rows: { id: string }[] = await db().query(`SELECT id FROM ${table} t WHERE ${where} LIMIT 1`);
      return rows[0]?.id ?? constantFor('id');
    };
    const ofLead = `t.lead_id = '${leadId}'`;
    return {
      leads: leadId,
      deals: dealId,
      users: intake.agent.id,
      agents: intake.agent.id,
      sites: intake.siteId,
      teams: intake.teamId,
      tasks: await firstOf('tasks', ofLead),
      visits: await firstOf('visits', ofLead),
      inquiries: await firstOf('inquiries', ofLead),
      'supply-offers': await firstOf('supply_offers'),
      companies: await firstOf('companies', `t.id = (SELECT company_id FROM leads WHERE id = '${leadId}')`),
      imports: await firstOf('imports'),
      exports: await firstOf('exports'),
      webhooks: await firstOf('webhooks'),
      bulk: await firstOf('bulk_jobs'),
      'privacy-requests': await firstOf('privacy_requests'),
    };
  }

  function addressOf(path: string, lead: string): string {
    return path.replace(/\{(\w+)\}/g, (_all, name: string) => {
      const collection = new RegExp(`/([a-z-]+)/\\{${name}\\}`).exec(path)?.[1] ?? '';
      if (collection === 'leads') return lead;
      return known[collection] ?? constantFor(name);
    });
  }

  const asked = operations()
    .filter(({ method, isPublic, path }) => method === 'GET' && !isPublic && NOT_ASKED[path] === undefined)
    .map(({ path }) => path);

  it('is every route of the document that reads something', () => {
    expect(asked.length).toBeGreaterThan(90);
    const all = operations().map(({ path }) => path);
    for (const path of Object.keys(NOT_ASKED)) expect(all).toContain(path);
  });

  it.each(asked)('%s shows no way to reach the person', async (path) => {
    for (const [name, client] of readers) {
      for (const lead of path.includes('/leads/{id}') ? [leadId, pooledId] : [leadId]) {
        const response = await client.get(addressOf(path, lead)).buffer(true);
        expect({ name, path, status: response.status }).not.toMatchObject({ status: 500 });
        expect({ name, path, leaks: leaks(`${response.text ?? ''}${String(response.body)}`) }).toEqual({
          name,
          path,
          leaks: [],
        });
      }
    }
  });

  it('says that something is masked, and shows it all to the owner', async () => {
    for (const path of [
      `/leads/${leadId}`,
      `/leads/${leadId}/timeline`,
      `/leads/${leadId}/inquiries`,
      `/deals/${dealId}/timeline`,
    ]) {
      const seen = await readers.get('manager')!.get(`/api/v1${path}`).expect(200);
      expect(seen.text).toContain('139****0731');
      const mine = await owner.get(`/api/v1${path}`).expect(200);
      expect(mine.text).toContain(PERSON.phone);
      expect(mine.text).toContain(PERSON.wechat);
    }
    for (const path of ['tasks', 'visits']) {
      const mine = await owner.get(`/api/v1/${path}/${known[path]}`).expect(200);
      expect(mine.text).toContain(PERSON.phone);
      const seen = await readers.get('admin')!.get(`/api/v1/${path}/${known[path]}`).expect(200);
      expect(seen.text).toMatch(/139\*{4,6}0731/);
    }
  });

  it('knows the id and the address of the person without a word before them', async () => {
    await db().query('UPDATE leads SET need_text = $2 WHERE id = $1', [leadId, `就找${PERSON.wechat}。`]);
    const manager = readers.get('manager')!;
    const lead = await manager.get(`/api/v1/leads/${leadId}`).expect(200);
    expect((lead.body as { needText: string }).needText).toBe('就找pe*********31。');
    await owner
      .post(`/api/v1/leads/${leadId}/activities`, { type: 'note', summary: `她说 ${PERSON.wechat} 也行` })
      .expect(201);
    for (const path of [`leads/${leadId}/timeline`, `deals/${dealId}/timeline`]) {
      const timeline = await manager.get(`/api/v1/${path}`).expect(200);
      expect(timeline.text).toContain('她说 pe*********31 也行');
    }
  });

  it('a file of the list has none either', async () => {
    for (const kind of ['leads', 'activities', 'deals']) {
      const made = await readers.get('admin')!.post('/api/v1/exports', { kind, format: 'csv', filter: {} });
      expect(made.status).toBe(202);
      await app.runJobs();
      const file = await readers
        .get('admin')!
        .get(`/api/v1/exports/${(made.body as { id: string }).id}/file`)
        .buffer(true)
        .expect(200);
      expect({ kind, leaks: leaks(file.text) }).toEqual({ kind, leaks: [] });
    }
  });
});

describe('saving what was shown masked', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let manager: Client;
  let owner: Client;
  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(db());
    await thePipelines(db());
    owner = await app.signIn(intake.agent.username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [intake.teamId] })).username);
  });

  afterAll(() => app.close());

  async function itsLead(
    need: string,
  ): Promise<{ id: string; phone: string; read: () => Promise<Record<string, unknown>> }> {
    const lead = await aLead(db(), { ownerId: intake.agent.id, teamId: intake.teamId });
    await db().query(
      `UPDATE leads SET need_text = $2, wechat = 'zsk-8899', email = 'zhou@changji.example' WHERE id = $1`,
      [lead.id, need],
    );
    const read = async () =>
      (await manager.get(`/api/v1/leads/${lead.id}`).expect(200)).body as Record<string, unknown>;
    return { ...lead, read };
  }

  it('keeps the numbers of a lead, around which a manager writes', async () => {
    const need = '要 5000 平，打 138 0000 4711 或 zsk-8899';
    const lead = await itsLead(need);
    const shown = await lead.read();
    expect(shown.needText).toBe('要 5000 平，打 138******4711 或 zs****99');
    await manager
      .patch(`/api/v1/leads/${lead.id}`, {
        version: shown.version,
        need: `${String(shown.needText)}，本周内`,
        phone: shown.phone,
        wechat: 'zs****99',
        email: 'z***@changji.example',
      })
      .expect(200);
    const mine = (await owner.get(`/api/v1/leads/${lead.id}`).expect(200)).body as Record<string, unknown>;
    expect(mine).toMatchObject({
      needText: `${need}，本周内`,
      phone: lead.phone,
      contactDetail: { wechat: 'zsk-8899', email: 'zhou@changji.example' },
    });
  });

  it('refuses when it can not be told which of two numbers was left', async () => {
    const lead = await itsLead('13811110001 和 13822220001');
    const shown = await lead.read();
    const response = await manager.patch(`/api/v1/leads/${lead.id}`, {
      version: shown.version,
      need: '138****0001',
    });
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ path: 'need', code: 'masked' }] });
    expect((response.body as { errors: { message: string }[] }).errors[0]!.message).toMatch(/\S{6}/);
  });

  it('keeps those of a task and of a visit', async () => {
    const lead = await itsLead('x');
    const task = (
      await owner
        .post('/api/v1/tasks', {
          title: '回电 13800004712',
          note: '微信 zsk-8899',
          dueOn: '2026-11-20',
          leadId: lead.id,
        })
        .expect(201)
    ).body as { id: string; version: number };
    const seen = (await manager.get(`/api/v1/tasks/${task.id}`).expect(200)).body as {
      title: string;
      note: string;
    };
    expect(seen).toMatchObject({ title: '回电 138****4712', note: '微信 zs****99' });
    await manager
      .patch(`/api/v1/tasks/${task.id}`, {
        version: task.version,
        title: `急：${seen.title}`,
        note: seen.note,
      })
      .expect(200);
    const own = (await owner.get(`/api/v1/tasks/${task.id}`).expect(200)).body as object;
    expect(own).toMatchObject({ title: '急：回电 13800004712', note: '微信 zsk-8899' });
  });
});
