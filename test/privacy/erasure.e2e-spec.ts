import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PersonDataRegistry, isPersonal } from '@luodi/platform';
import { PersonFinder, Suppression } from '@luodi/privacy';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { thePipelines } from '../builders/pipeline';
import { startTestApp, type Client, type TestApp } from '../support/app';
import {
  PERSON,
  fillGaps,
  needles,
  personTables,
  plant,
  traces,
  PLANTED_FILE,
} from '../builders/planted-person';

interface Id {
  readonly id: string;
}

describe('the inventory of personal data', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });

  afterAll(() => app.close());

  it('classifies every column of text, JSON, bytes and addresses of every table, and names none that is not there', async () => {
    const rows: { name: string }[] = await app.dataSource.query(
      `SELECT CASE WHEN table_schema = 'public' THEN '' ELSE table_schema || '.' END || table_name || '.' || column_name AS name
         FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE t.table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
          AND c.udt_name IN ('text', 'varchar', 'bpchar', 'name', 'json', 'jsonb', '_text', '_varchar', 'bytea', '_bytea', 'inet', 'xml', 'tsvector')`,
    );
    const declared = app
      .get(PersonDataRegistry)
      .tables.flatMap((table) => Object.keys(table.columns).map((column) => `${table.table}.${column}`));
    expect(declared.sort()).toEqual(rows.map((row) => row.name).sort());
  });

  it('says for every table with personal columns of its own which rows are whose, or that it is swept', () => {
    const unlinked = app
      .get(PersonDataRegistry)
      .tables.filter((table) => table.linked === undefined && Object.values(table.columns).some(isPersonal))
      .map((table) => table.table);
    expect(unlinked).toEqual(['graphile_worker._private_jobs', 'form_counts', 'imports']);
  });
});

describe('erasing a person', () => {
  let app: TestApp;
  let intake: BuiltIntake;
  let boss: Client;
  let agent: Client;
  let leadId: string;
  let dealId: string;
  let requestId: string;
  let code: string;

  beforeAll(async () => {
    app = await startTestApp();
    const { manager } = app.dataSource;
    intake = await anIntake(manager);
    await thePipelines(manager);
    await aUser(manager, { username: 'boss', role: 'admin' });
    boss = await app.signIn('boss');
    agent = await app.signIn(intake.agent.username);
    await live();
    await plantEverywhere();
    await app.anonymous
      .post(`/api/public/v1/inquiries/${code}/withdraw`, {
        phoneLast4: PERSON.phone.slice(-4),
        scope: 'erase',
      })
      .expect(202);
    const list = await boss.get('/api/v1/privacy-requests?status=pending&kind=erase').expect(200);
    requestId = (list.body as { items: Id[] }).items[0]!.id;
  });

  afterAll(() => app.close());

  /** A life with us: two inquiries, one in quarantine, calls, a deal, an export, notices and mails. */
  async function live(): Promise<void> {
    const submit = async (overrides: Record<string, unknown>): Promise<string> => {
      const body = anInquiry({
        contact: PERSON.name,
        phone: PERSON.phone,
        email: PERSON.email,
        ...overrides,
      });
      const response = await app.anonymous
        .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, body)
        .expect(201);
      return (response.body as { trackingCode: string }).trackingCode;
    };
    code = await submit({ wechat: PERSON.wechat, company: '湘江精密制造有限公司' });
    await submit({ need: '另要1000平仓库', message: `请找${PERSON.name}` });
    await submit({ need: '代开发票贷款', website: 'http://spam.example.com' });
    await app.runJobs();
    const leads = await agent.get('/api/v1/leads?view=mine').expect(200);
    leadId = (leads.body as { items: Id[] }).items[0]!.id;
    const log = (summary: string) =>
      agent.post(`/api/v1/leads/${leadId}/activities`, { type: 'call', summary }).expect(201);
    await log(`与${PERSON.name}通话，微信${PERSON.wechat}`);
    const converted = await agent.post(`/api/v1/leads/${leadId}/convert`, {}).expect(201);
    dealId = (converted.body as { dealId: string }).dealId;
    await agent
      .post(`/api/v1/deals/${dealId}/activities`, { type: 'call', summary: `${PERSON.name}来电` })
      .expect(201);
    for (const format of ['xlsx', 'csv']) {
      await boss.post('/api/v1/exports', { kind: 'leads', format, filter: {} }).expect(202);
    }
    await app.runJobs();
  }

  async function plantEverywhere(): Promise<void> {
    const registry = app.get(PersonDataRegistry);
    await app.dataSource.transaction(async (tx) => {
      const other = await aLead(tx, { ownerId: intake.agent.id, teamId: intake.teamId, company: '旁人公司' });
      await tx.query(
        `INSERT INTO activities (id, lead_id, type, summary, occurred_at, author_id)
         VALUES (gen_random_uuid(), $1, 'note', 'x', now(), $2)`,
        [other.id, intake.agent.id],
      );
      await tx.query(`INSERT INTO lead_events (id, lead_id, kind) VALUES (gen_random_uuid(), $1, 'edited')`, [
        other.id,
      ]);
      await tx.query(
        `INSERT INTO parse_corrections (inquiry_id, field, parser_version, parsed, corrected_by, at)
         SELECT id, 'contact', '1.0.0', 'true', $2, now() FROM inquiries WHERE lead_id = $1 LIMIT 1`,
        [leadId, intake.agent.id],
      );
      const [lead]: { contact_id: string }[] = await tx.query('SELECT contact_id FROM leads WHERE id = $1', [
        leadId,
      ]);
      await fillGaps(
        tx,
        { contactId: lead!.contact_id, leadId, userId: intake.agent.id, siteKey: intake.siteKey },
        PERSON,
      );
      const ofOther: Record<string, string> = {
        leads: 't.id = $1',
        activities: 't.lead_id = $1',
        lead_events: 't.lead_id = $1',
        contacts: 't.id = (SELECT contact_id FROM leads WHERE id = $1)',
      };
      const ofPerson: Record<string, string> = {
        leads: 't.id = $1',
        lead_assignments: 't.lead_id = $1',
        activities: 't.lead_id = $1',
        lead_events: 't.lead_id = $1',
        inquiries: 't.lead_id = $1',
        consents: 't.inquiry_id IN (SELECT id FROM inquiries WHERE lead_id = $1)',
        deals: 't.lead_id = $1',
        deal_moves: 't.deal_id IN (SELECT id FROM deals WHERE lead_id = $1)',
        notifications: 't.lead_id = $1',
        webhook_deliveries: 't.lead_id = $1',
        legal_holds: '$1::uuid IS NOT NULL',
        disclosures: '$1::uuid IS NOT NULL',
        companies: 't.id = (SELECT company_id FROM leads WHERE id = $1)',
      };
      const planted = new Map<string, string[]>();
      for (const table of personTables(registry)) {
        const own = ofPerson[table.table];
        if (own !== undefined) planted.set(table.table, await plant(tx, table, own, [leadId], PERSON, true));
        const foreign = ofOther[table.table];
        if (foreign !== undefined) await plant(tx, table, foreign, [other.id], PERSON, false);
      }
      expect(planted.get('leads')).toEqual(
        expect.arrayContaining(['need_text', 'details', 'search_terms', 'source_url']),
      );
      expect(planted.get('inquiries')).toEqual(
        expect.arrayContaining(['submission', 'parse', 'source', 'ip', 'user_agent']),
      );
      expect(planted.get('deals')).toEqual(
        expect.arrayContaining(['name', 'company_name', 'facts', 'lost_reason']),
      );
      for (const [table, columns] of planted) expect([table, columns.length > 0]).toEqual([table, true]);
      // The keys as the person has them: planting took them away.
      await tx.query('UPDATE contacts SET phone = $2, name = $3, wechat = $4, email = $5 WHERE id = $1', [
        lead!.contact_id,
        PERSON.phone,
        PERSON.name,
        PERSON.wechat,
        PERSON.email,
      ]);
      await tx.query(`UPDATE inquiries SET phone = $2, wechat = $3, lead_id = $1 WHERE lead_id = $1`, [
        leadId,
        PERSON.phone,
        PERSON.wechat,
      ]);
    });
    mkdirSync(join(app.config.dataDir, 'files/attachments/aa'), { recursive: true });
    writeFileSync(join(app.config.dataDir, 'files/attachments/aa', PLANTED_FILE), needles(PERSON).join('\n'));
    for (const folder of ['mail', 'exports']) {
      const path = join(app.config.dataDir, folder);
      mkdirSync(path, { recursive: true });
      for (const name of readdirSync(path))
        writeFileSync(join(path, name), needles(PERSON).join('\n'), { flag: 'a' });
    }
  }

  it('shows before what is held and what stays', async () => {
    const response = await boss.get(`/api/v1/privacy-requests/${requestId}`).expect(200);
    const detail = response.body as {
      places: { place: string; count: number; effect: string; keeps: string | null }[];
      deals: { id: string; signed: boolean }[];
    };
    const finder = app.get(PersonFinder);
    const person = await finder.resolve(app.dataSource.manager, {
      keys: [{ kind: 'phone', value: PERSON.phone }],
    });
    const held = await finder.places(app.dataSource.manager, person);
    // Every table of the inventory with rows of people holds this one.
    expect(held.map((place) => place.table).sort()).toEqual(
      personTables(app.get(PersonDataRegistry))
        .map((table) => table.table)
        .sort(),
    );
    const named = new Map(detail.places.map((place) => [place.place, place]));
    expect(named.get('inquiries')).toEqual({
      place: 'inquiries',
      count: 3,
      effect: 'anonymised',
      keeps: 'statistics',
    });
    expect(named.get('deals')).toMatchObject({ effect: 'scrubbed', keeps: 'contract' });
    expect(detail.deals).toEqual([expect.objectContaining({ id: dealId, signed: false })]);
  });

  it('gives a copy of everything in one ZIP, by a link that ends after 24 hours', async () => {
    const link = await boss.post(`/api/v1/privacy-requests/${requestId}/copy`).expect(200);
    const { url, expiresAt } = link.body as { url: string; expiresAt: string };
    expect(new Date(expiresAt).getTime() - app.clock.now().getTime()).toBe(24 * 3_600_000);
    const zip = await boss
      .get(url)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(zip.status).toBe(200);
    expect((zip.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    await boss.get(url.replace(/token=\d+/, 'token=9999999999999')).expect(410);
    app.clock.advanceMinutes(24 * 60 + 1);
    await boss.get(url).expect(410);
    app.clock.advanceMinutes(-24 * 60 - 1);
    await agent.get(url).expect(403);
  });

  it('refuses while the data is on legal hold', async () => {
    const { version } = await request();
    await boss.post(`/api/v1/privacy-requests/${requestId}/hold`, { reason: '诉讼未结' }).expect(200);
    const refused = await boss.post(`/api/v1/privacy-requests/${requestId}/erase`, { version }).expect(409);
    expect(refused.body).toMatchObject({ code: 'legal_hold' });
    await boss.post(`/api/v1/privacy-requests/${requestId}/hold`, { reason: '再次' }).expect(409);
    const holds = await boss.get('/api/v1/legal-holds').expect(200);
    const [hold] = (holds.body as { items: Id[] }).items;
    await boss.post(`/api/v1/legal-holds/${hold!.id}/release`).expect(200);
    await boss.post(`/api/v1/legal-holds/${hold!.id}/release`).expect(404);
  });

  it('leaves no trace in any column of any table, in no file and no queue', async () => {
    expect((await traces(app.dataSource, needles(PERSON))).length).toBeGreaterThan(100);
    const { version } = await request();
    const done = await boss.post(`/api/v1/privacy-requests/${requestId}/erase`, { version }).expect(200);
    expect(done.body).toMatchObject({ status: 'done', contactName: null, phone: null });
    await app.runJobs();
    expect(await traces(app.dataSource, needles(PERSON))).toEqual([]);
    expect(filesWith(app.config.dataDir, needles(PERSON))).toEqual([]);
    expect(readdirSync(join(app.config.dataDir, 'exports'))).toEqual([]);
  });

  it('keeps the figures, the project, the proof and the register', async () => {
    const [lead]: Record<string, unknown>[] = await app.dataSource.query(
      'SELECT status, need_type, channel, contact_name, inquiry_count, do_not_contact FROM leads WHERE id = $1',
      [leadId],
    );
    expect(lead).toEqual({
      status: 'converted',
      need_type: 'rent_factory',
      channel: 'api',
      contact_name: null,
      inquiry_count: 2,
      do_not_contact: true,
    });
    const deal = await agent.get(`/api/v1/deals/${dealId}`).expect(200);
    expect(deal.body).toMatchObject({ id: dealId, status: 'open' });
    const [counts]: Record<string, unknown>[] = await app.dataSource.query(
      `SELECT (SELECT count(*)::int FROM inquiries WHERE lead_id = $1) AS inquiries,
              (SELECT count(*)::int FROM activities WHERE lead_id = $1) AS activities,
              (SELECT count(*)::int FROM consents WHERE withdrawn_at IS NOT NULL) AS consents`,
      [leadId],
    );
    expect(counts).toMatchObject({ inquiries: 2, activities: 2 });
    const visits: object[] = await app.dataSource.query(
      'SELECT kind, state, visitors, note, meeting_point FROM visits WHERE lead_id = $1',
      [leadId],
    );
    expect(visits).toEqual([
      { kind: 'inbound', state: 'cancelled', visitors: null, note: null, meeting_point: null },
    ]);
    const audit: unknown[] = await app.dataSource.query(
      `SELECT 1 FROM audit_log WHERE action = 'privacy-request.erased' AND object_id = $1`,
      [requestId],
    );
    expect(audit).toHaveLength(1);
    await agent.get(`/api/v1/leads/${leadId}`).expect(200);
    const detail = await boss.get(`/api/v1/privacy-requests/${requestId}`).expect(200);
    expect((detail.body as { erased: Record<string, number> }).erased).toMatchObject({
      inquiries: 3,
      leads: 1,
    });
    await boss.post(`/api/v1/privacy-requests/${requestId}/erase`, { version: 1 }).expect(409);
  });

  it('writes hashes for a restore, and knows the number again', async () => {
    const log = readFileSync(join(app.config.dataDir, 'erasures.log'), 'utf8');
    expect(log.trim().split('\n')).toHaveLength(1);
    expect(log).toContain('keyHashes');
    const suppressed = await app
      .get(Suppression)
      .isSuppressed(app.dataSource.manager, [{ kind: 'phone', value: PERSON.phone }]);
    expect(suppressed).toBe(true);
  });

  it('lets the person come back by themselves as somebody new', async () => {
    await app.anonymous
      .post(`/api/public/v1/sites/${intake.siteKey}/inquiries`, anInquiry({ phone: PERSON.phone }))
      .expect(201);
    const rows: { id: string }[] = await app.dataSource.query('SELECT id FROM leads WHERE phone = $1', [
      PERSON.phone,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.id).not.toBe(leadId);
  });

  async function request(): Promise<{ readonly version: number }> {
    const response = await boss.get(`/api/v1/privacy-requests/${requestId}`).expect(200);
    return response.body as { version: number };
  }
});

/** Files below a folder that hold one of the texts. */
function filesWith(folder: string, texts: readonly string[]): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .filter((path) => texts.some((text) => readFileSync(path).includes(text)));
}
