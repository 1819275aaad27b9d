import { aPhone } from '../builders/phones';
import { aTeam, aUser } from '../builders/identity';
import { thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { TEST_NOW, startTestApp, type Client, type TestApp } from '../support/app';

describe('companies: list, page, merge, undo and split', () => {
  let app: TestApp;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let foreignAgent: Client;
  let foreignManager: Client;
  let admin: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    await thePipelines(db());
    await db().query("INSERT INTO regions (code, name, level) VALUES ('430300', '湖南省湘潭市', 2)");
    const team = await aTeam(db());
    const other = await aTeam(db());
    agent = await app.signIn((await anAgent(db(), team.id)).username);
    mate = await app.signIn((await anAgent(db(), team.id)).username);
    foreignAgent = await app.signIn((await anAgent(db(), other.id)).username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    foreignManager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [other.id] })).username);
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  beforeEach(() => app.clock.set(TEST_NOW));
  afterAll(() => app.close());

  const post = (client: Client, company: string, more: object = {}) =>
    client.post('/api/v1/inquiries', {
      channel: 'phone',
      need: '租厂房3000平',
      contact: '何先生',
      company,
      phone: aPhone(),
      consentBasis: { kind: 'oral' },
      ...more,
    });
  /** A lead of a company, entered by an agent who keeps it. */
  const entered = async (client: Client, company: string, more: object = {}) => {
    const { body } = await post(client, company, more).expect(201);
    const lead = await client.get(`/api/v1/leads/${body.leadId}`).expect(200);
    return { leadId: body.leadId as string, companyId: lead.body.companyId as string };
  };
  const page = async (client: Client, id: string) =>
    (await client.get(`/api/v1/companies/${id}`).expect(200)).body;
  const companyOf = async (leadId: string): Promise<string> =>
    (await admin.get(`/api/v1/leads/${leadId}`).expect(200)).body.companyId;
  const patch = async (id: string, edit: object) =>
    (
      await manager
        .patch(`/api/v1/companies/${id}`, { version: (await page(manager, id)).version, ...edit })
        .expect(200)
    ).body;
  const merge = async (client: Client, from: string, into: string, fields: object = {}) => {
    const versions = {
      version: (await page(admin, from)).version,
      intoVersion: (await page(admin, into)).version,
    };
    return client.post(`/api/v1/companies/${from}/merge`, { intoId: into, ...versions, fields });
  };
  const unmerge = (client: Client, id: string) => client.post(`/api/v1/companies/${id}/unmerge`);
  const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];
  const names = async (client: Client, query: string): Promise<string[]> =>
    (await client.get(`/api/v1/companies?${query}`).expect(200)).body.items.map(
      (item: { name: string }) => item.name,
    );
  /** Both companies and all links, without what only counts up. */
  const picture = async (...ids: string[]): Promise<object[]> =>
    db().query(
      `SELECT to_jsonb(c) - 'version' - 'updated_at' AS company,
         (SELECT array_agg(l.id ORDER BY l.id) FROM leads l WHERE l.company_id = c.id) AS leads,
         (SELECT array_agg(p.id ORDER BY p.id) FROM contacts p WHERE p.company_id = c.id) AS people,
         (SELECT array_agg(d.id ORDER BY d.id) FROM deals d WHERE d.company_id = c.id) AS deals
       FROM companies c WHERE c.id = ANY($1::uuid[]) ORDER BY c.id`,
      [ids],
    );

  it('list by any spelling, pinyin and code, page by page, within the rights', async () => {
    const a = await entered(agent, '湖南甲辰重工有限公司');
    await entered(mate, '甲辰液压有限公司');
    await patch(a.companyId, { uscc: '91430300MA4L00000R', regionCode: '430300' });
    for (const q of ['湖南省甲辰重工股份', 'jiachenzhong', 'jczg', 'hnjc', '9143 0300 MA4L 0000 0R']) {
      expect(await names(agent, `q=${encodeURIComponent(q)}`)).toEqual(['湖南甲辰重工有限公司']);
    }
    for (const q of ['jiachen', 'jc']) {
      const found = (await names(manager, `q=${q}`)).sort();
      expect(found).toEqual(['湖南甲辰重工有限公司', '甲辰液压有限公司']);
    }
    expect(await names(foreignAgent, 'q=jiachen')).toEqual([]);
    expect(await names(foreignManager, '')).toEqual([]);
    const { body } = await auditor.get('/api/v1/companies?q=jiachen&limit=1&withTotal=true').expect(200);
    expect(body).toMatchObject({ total: 2, items: [{ reasons: ['spelled'], foundAs: null, leadCount: 1 }] });
    const second = await auditor.get(`/api/v1/companies?q=jiachen&limit=1&cursor=${body.nextCursor}`);
    expect(second.body.items[0].id).not.toBe(body.items[0].id);
    expect(second.body.nextCursor).toBeNull();
    for (const sort of ['name', '-createdAt']) {
      const all = await names(admin, `sort=${sort}`);
      const walked: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const part = await admin.get(
          `/api/v1/companies?sort=${sort}&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        walked.push(part.body.items[0].name);
        cursor = part.body.nextCursor;
      }
      expect(walked).toEqual(all);
    }
    await agent.get('/api/v1/companies?sort=uscc').expect(400);
    await agent.get('/api/v1/companies?cursor=x').expect(400);
  });

  it("show people masked unless the viewer's, count what is hidden, and keep a history of edits", async () => {
    const mine = await entered(agent, '乙巳医药有限公司', { contact: '何志远' });
    await entered(mate, '乙巳医药', { contact: '周女士' });
    const seen = await page(agent, mine.companyId);
    expect(seen).toMatchObject({
      hidden: { leads: 1, deals: 0 },
      people: [{ name: '何志远' }],
      mergeable: false,
    });
    expect(seen.people[0].phones[0]).toMatch(/^1[3-9]\d{9}$/);
    const led = await page(manager, mine.companyId);
    expect(led).toMatchObject({ hidden: { leads: 0, deals: 0 }, writtenAs: ['乙巳医药'], mergeable: true });
    expect(
      led.people.flatMap((one: { phones: string[] }) => one.phones).every((p: string) => p.includes('****')),
    ).toBe(true);
    await foreignManager.get(`/api/v1/companies/${mine.companyId}`).expect(404);
    await patch(mine.companyId, { name: '乙巳生物医药有限公司', regionCode: '430300' });
    expect((await page(auditor, mine.companyId)).history[0]).toMatchObject({
      kind: 'edited',
      data: {
        changes: { name: { from: '乙巳医药有限公司', to: '乙巳生物医药有限公司' }, region: { from: null } },
      },
    });
    const stale = await agent.patch(`/api/v1/companies/${mine.companyId}`, { version: 1, name: '乙巳' });
    expect(code(stale)).toEqual([409, 'version_conflict']);
    expect(stale.body.current.name).toBe('乙巳生物医药有限公司');
    const odd = await agent.patch(`/api/v1/companies/${mine.companyId}`, {
      version: 2,
      regionCode: '999999',
    });
    expect(code(odd)).toEqual([400, 'validation_failed']);
  });

  it('are pointed out as duplicates of each other, with the reasons', async () => {
    const a = await entered(agent, '湖南丙午精密有限公司');
    const b = await entered(agent, '丙午机械（苏州）');
    const { body } = await agent.get(`/api/v1/companies/${a.companyId}/duplicates`).expect(200);
    expect(body.items).toMatchObject([
      { id: b.companyId, reasons: ['same_core', 'other_place'], leadCount: 1 },
    ]);
    const taken = await agent.patch(`/api/v1/companies/${b.companyId}`, { version: 1, name: '湖南丙午精密' });
    expect(code(taken)).toEqual([409, 'company_taken']);
    expect(taken.body.mergeWith).toBe(a.companyId);
    await foreignManager.get(`/api/v1/companies/${a.companyId}/duplicates`).expect(404);
  });

  it('merge with picks; later inquiries of either name find the survivor; the undo restores both exactly', async () => {
    const from = await entered(agent, '湖南丁未新能源有限公司');
    const deal = await agent.post(`/api/v1/leads/${from.leadId}/convert`, {}).expect(201);
    const into = await entered(mate, '丁未新能');
    await patch(from.companyId, { uscc: '91430300MA4L00001P', usccConfirmed: true, regionCode: '430300' });
    const before = await picture(from.companyId, into.companyId);
    const merged = await merge(manager, from.companyId, into.companyId, { name: 'source' });
    expect(merged.status).toBe(200);
    expect(merged.body).toMatchObject({
      id: into.companyId,
      name: '湖南丁未新能源有限公司',
      uscc: '91430300MA4L00001P',
      region: { code: '430300' },
      spellings: [{ id: from.companyId, name: '丁未新能', undoUntil: '2026-11-25T02:00:00.000Z' }],
      history: [{ kind: 'merged', data: { name: '湖南丁未新能源有限公司', leads: 1, deals: 1, people: 1 } }],
    });
    expect(merged.body.leads).toHaveLength(2);
    expect(merged.body.deals).toMatchObject([{ id: deal.body.dealId }]);
    expect(await companyOf(from.leadId)).toBe(into.companyId);
    // The ended one leads to the survivor, by its id and by both names.
    expect((await page(manager, from.companyId)).id).toBe(into.companyId);
    expect(await names(manager, `q=${encodeURIComponent('丁未新能')}`)).toEqual(['湖南丁未新能源有限公司']);
    const asked = await mate.post('/api/v1/companies/candidates', { name: '丁未新能' }).expect(200);
    expect(asked.body.items).toMatchObject([{ id: into.companyId, leadCount: 1 }]);
    const later = await Promise.all([entered(agent, '丁未新能'), entered(agent, '湖南丁未新能源')]);
    expect(later.map((one) => one.companyId)).toEqual([into.companyId, into.companyId]);
    const edit = await agent.patch(`/api/v1/companies/${from.companyId}`, { version: 9, name: '丁' });
    expect([...code(edit), edit.body.intoId]).toEqual([409, 'company_merged', into.companyId]);
    await foreignManager.post(`/api/v1/companies/${from.companyId}/unmerge`).expect(404);
    await agent.post(`/api/v1/companies/${from.companyId}/unmerge`).expect(403);
    const undone = await unmerge(manager, from.companyId).expect(200);
    expect(undone.body).toMatchObject({
      company: { id: from.companyId, name: '湖南丁未新能源有限公司', history: [{ kind: 'unmerged' }, {}] },
      kept: [],
      moved: { leads: 1, deals: 1, people: 1 },
      stayed: { leads: 0, deals: 0, people: 0 },
    });
    // What came after the merge stays with the survivor.
    await db().query('UPDATE leads SET company_id = NULL WHERE id = ANY($1::uuid[])', [
      later.map((one) => one.leadId),
    ]);
    await db().query(
      'UPDATE contacts SET company_id = NULL WHERE id IN (SELECT contact_id FROM leads WHERE id = ANY($1::uuid[]))',
      [later.map((one) => one.leadId)],
    );
    expect(await picture(from.companyId, into.companyId)).toEqual(before);
    expect(code(await unmerge(manager, from.companyId))).toEqual([409, 'company_not_merged']);
    const audit = await auditor.get('/api/v1/audit-log?objectType=company').expect(200);
    expect(audit.body.items.slice(0, 2).map((row: { action: string }) => row.action)).toEqual([
      'company.unmerged',
      'company.merged',
    ]);
  });

  it('keep at the undo what was changed since, and say so', async () => {
    const from = await entered(agent, '戊申物流有限公司');
    const second = await entered(agent, '戊申物流');
    const into = await entered(agent, '戊申供应链');
    const elsewhere = await entered(agent, '无关企业有限公司');
    await merge(manager, from.companyId, into.companyId);
    await patch(into.companyId, { name: '戊申供应链管理有限公司' });
    await db().query('UPDATE leads SET company_id = $2 WHERE id = $1', [second.leadId, elsewhere.companyId]);
    const { body } = await unmerge(manager, from.companyId).expect(200);
    expect(body).toMatchObject({ kept: ['name'], moved: { leads: 1 }, stayed: { leads: 1 } });
    expect((await page(manager, into.companyId)).name).toBe('戊申供应链管理有限公司');
    expect(await companyOf(second.leadId)).toBe(elsewhere.companyId);
  });

  it('end in one step, are undone from the latest on, and only while it is time', async () => {
    const [a, b, c] = await Promise.all([
      entered(agent, '己酉一机械'),
      entered(agent, '己酉二机械'),
      entered(agent, '己酉三机械'),
    ]);
    await merge(manager, a.companyId, b.companyId);
    await merge(manager, b.companyId, c.companyId);
    expect((await page(manager, a.companyId)).id).toBe(c.companyId);
    expect(code(await unmerge(manager, a.companyId))).toEqual([409, 'company_merge_followed']);
    await unmerge(manager, b.companyId).expect(200);
    expect((await page(manager, a.companyId)).id).toBe(b.companyId);
    app.clock.advanceMinutes(8 * 24 * 60);
    const late = await app.signIn((await aUser(db(), { role: 'admin' })).username);
    expect(code(await unmerge(late, a.companyId))).toEqual([409, 'company_merge_final']);
  });

  it('are split from a wrong merge at any time, with what is chosen', async () => {
    const from = await entered(agent, '庚戌电子有限公司');
    const into = await entered(agent, '庚戌电器有限公司');
    await merge(manager, from.companyId, into.companyId);
    const later = await entered(agent, '庚戌电子');
    const { version } = await page(manager, into.companyId);
    const split = (more: object) =>
      manager.post(`/api/v1/companies/${into.companyId}/split`, {
        spellingId: from.companyId,
        version,
        ...more,
      });
    expect(code(await split({ version: 1 }))).toEqual([409, 'version_conflict']);
    const foreign = await entered(agent, '别家企业');
    expect(code(await split({ leadIds: [foreign.leadId] }))).toEqual([422, 'not_of_company']);
    const { body } = await split({ leadIds: [from.leadId, later.leadId] }).expect(200);
    expect(body).toMatchObject({
      company: { id: from.companyId, leads: [{}, {}] },
      moved: { leads: 2, people: 2 },
    });
    expect((await page(manager, into.companyId)).history[0]).toMatchObject({ kind: 'split' });
    expect(code(await split({}))).toEqual([409, 'company_not_merged']);
    expect((await entered(agent, '庚戌电子')).companyId).toBe(from.companyId);
  });

  it('refuse a merge with themselves, of the unknown, by agents and auditors, and with old versions', async () => {
    const a = await entered(agent, '辛亥橡胶');
    const b = await entered(agent, '辛亥塑胶');
    const unseen = await entered(foreignAgent, '辛亥隐秘');
    const ask = (client: Client, from: string, into: string, more: object = {}) =>
      client.post(`/api/v1/companies/${from}/merge`, { intoId: into, version: 1, intoVersion: 1, ...more });
    expect(code(await ask(manager, a.companyId, a.companyId))).toEqual([422, 'merge_self']);
    expect(code(await ask(manager, a.companyId, unseen.companyId))).toEqual([404, 'not_found']);
    expect(code(await ask(manager, unseen.companyId, a.companyId))).toEqual([404, 'not_found']);
    expect(code(await ask(agent, a.companyId, b.companyId))).toEqual([403, 'forbidden']);
    expect(code(await ask(auditor, a.companyId, b.companyId))).toEqual([403, 'forbidden']);
    expect(code(await ask(manager, a.companyId, b.companyId, { version: 2 }))).toEqual([
      409,
      'version_conflict',
    ]);
    expect(code(await ask(manager, a.companyId, b.companyId, { fields: { name: 'x' } }))).toEqual([
      400,
      'validation_failed',
    ]);
    // A second click finds it done.
    const [first, again] = await Promise.all([
      ask(manager, a.companyId, b.companyId),
      ask(manager, a.companyId, b.companyId),
    ]);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect((await page(manager, b.companyId)).history).toHaveLength(1);
  });

  it('merged in a ring and crosswise at once end without deadlock, without a circle, with nothing linked to an ended one', async () => {
    const ring = await Promise.all(
      Array.from({ length: 6 }, (_x, n) => entered(agent, `壬子${'甲乙丙丁戊己'[n]!}环保`)),
    );
    const ask = (from: number, into: number) =>
      admin.post(`/api/v1/companies/${ring[from]!.companyId}/merge`, {
        intoId: ring[into]!.companyId,
        version: 1,
        intoVersion: 1,
      });
    const answers = await Promise.all([
      ...ring.map((_one, n) => ask(n, (n + 1) % 6)),
      ...ring.map((_one, n) => ask((n + 1) % 6, n)),
    ]);
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    const ids = ring.map((one) => one.companyId);
    const ended: { id: string; flat: boolean; linked: number }[] = await db().query(
      `SELECT c.id, s.merged_into_id IS NULL AS flat,
         (SELECT count(*)::int FROM leads l WHERE l.company_id = c.id) AS linked
       FROM companies c JOIN companies s ON s.id = c.merged_into_id WHERE c.id = ANY($1::uuid[])`,
      [ids],
    );
    expect(ended.length).toBeGreaterThan(0);
    expect(ended.length).toBeLessThan(6);
    expect(ended.every((one) => one.flat && one.linked === 0)).toBe(true);
    expect(ended.length).toBe(answers.filter((answer) => answer.status === 200).length);
  });

  it('merged while inquiries of both names arrive: all are of the survivor and none fails', async () => {
    const from = await entered(agent, '癸丑纺织有限公司');
    const into = await entered(agent, '癸丑服装有限公司');
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, () => post(mate, '癸丑纺织')),
      merge(manager, from.companyId, into.companyId),
      ...Array.from({ length: 8 }, (_x, n) => post(mate, n % 2 === 0 ? '癸丑服装' : '癸丑纺织股份')),
    ]);
    expect(answers.map((answer) => answer.status).filter((status) => status !== 201)).toEqual([200]);
    const [links] = await picture(from.companyId);
    expect(links).toMatchObject({ leads: null, people: null });
    expect((await page(manager, into.companyId)).leads).toHaveLength(18);
  });

  it('a merge waits for an inquiry under way, and what was looked up before a merge is linked to the survivor', async () => {
    const from = await entered(agent, '甲寅食品有限公司');
    const into = await entered(agent, '甲寅粮油有限公司');
    const runner = app.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('INSERT INTO contacts (id, company_id) VALUES ($1, $2)', [
      '018f0000-0000-7000-8000-00000000c0a1',
      from.companyId,
    ]);
    const merging = merge(manager, from.companyId, into.companyId);
    // Both begun before the merge has committed; the second one is told of it by the database.
    await runner.commitTransaction();
    expect((await merging).status).toBe(200);
    await runner.query('INSERT INTO contacts (id, company_id) VALUES ($1, $2)', [
      '018f0000-0000-7000-8000-00000000c0a2',
      from.companyId,
    ]);
    await runner.release();
    const rows: { company_id: string }[] = await db().query(
      "SELECT company_id FROM contacts WHERE id::text LIKE '018f0000-0000-7000-8000-00000000c0a%'",
    );
    expect(rows.map((row) => row.company_id)).toEqual([into.companyId, into.companyId]);
    await expect(
      db().query('UPDATE companies SET merged_into_id = $1 WHERE id = $2', [from.companyId, into.companyId]),
    ).rejects.toThrow();
  });
});
