import { aPhone } from '../builders/phones';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { thePipelines } from '../builders/pipeline';
import { anAgent } from '../builders/routing';
import { startTestApp, TEST_NOW, type Client, type TestApp } from '../support/app';

describe('merging leads and undoing it', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let foreignManager: Client;
  let auditor: Client;

  const db = () => app.dataSource.manager;

  beforeAll(async () => {
    app = await startTestApp();
    await thePipelines(db());
    team = await aTeam(db());
    const other = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    mateUser = await anAgent(db(), team.id, { name: '周正' });
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    foreignManager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [other.id] })).username);
    auditor = await app.signIn((await aUser(db(), { role: 'auditor' })).username);
  });

  beforeEach(() => app.clock.set(TEST_NOW));
  afterAll(() => app.close());

  /** An inquiry entered by its agent, who keeps the lead. */
  const entered = async (client: Client, more: object = {}) => {
    const phone = aPhone();
    const { body } = await client
      .post('/api/v1/inquiries', {
        channel: 'phone',
        need: '租厂房3000平',
        phone,
        consentBasis: { kind: 'oral' },
        ...more,
      })
      .expect(201);
    return { id: body.leadId as string, inquiryId: body.inquiryId as string, phone };
  };
  const merge = (client: Client, from: string, into: string, more: object = {}) =>
    client.post(`/api/v1/leads/${from}/merge`, { intoId: into, ...more });
  const unmerge = (client: Client, id: string) => client.post(`/api/v1/leads/${id}/unmerge`);
  const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];

  /** Everything of two leads and their people that a merge may touch, without what only counts up. */
  const picture = async (...ids: string[]): Promise<unknown> => {
    const rows: object[] = await db().query(
      `SELECT to_jsonb(l) - 'version' - 'updated_at' - 'search_terms' AS lead,
         (SELECT array_agg(t ORDER BY t) FROM unnest(l.search_terms) t) AS terms,
         (SELECT to_jsonb(c) - 'version' - 'updated_at' FROM contacts c WHERE c.id = l.contact_id) AS person,
         (SELECT array_agg(k.kind || k.value ORDER BY k.value) FROM contact_keys k WHERE k.contact_id = l.contact_id) AS keys,
         (SELECT array_agg(i.id ORDER BY i.id) FROM inquiries i WHERE i.lead_id = l.id AND i.contact_id = l.contact_id) AS inquiries,
         (SELECT array_agg(x.id ORDER BY x.id) FROM consents x WHERE x.contact_id = l.contact_id) AS consents,
         (SELECT array_agg(v.id ORDER BY v.id) FROM activities v WHERE v.lead_id = l.id) AS activities,
         (SELECT array_agg(e.id ORDER BY e.id) FROM lead_events e WHERE e.lead_id = l.id AND e.kind IN ('activity', 'inquiry_received')) AS events,
         (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.id) FROM lead_assignments a WHERE a.lead_id = l.id AND a.reason <> 'merged') AS held
       FROM leads l WHERE l.id = ANY($1::uuid[]) ORDER BY l.id`,
      [ids],
    );
    return rows;
  };
  const loads = async (): Promise<unknown> =>
    db().query(
      `SELECT l.user_id, l.open_leads, (SELECT count(*)::int FROM leads WHERE owner_id = l.user_id
         AND status NOT IN ('converted', 'disqualified', 'merged')) AS counted
       FROM agent_loads l ORDER BY 1`,
    );
  const expectCountersRight = async (): Promise<void> => {
    for (const row of (await loads()) as { open_leads: number; counted: number }[]) {
      expect(row.open_leads).toBe(row.counted);
    }
  };

  it('keeps history, inquiries, activities, consents, numbers and picks, and the undo restores both exactly', async () => {
    const from = await entered(agent, {
      company: '长济康养',
      contact: '何志远',
      wechat: 'hezhiyuan-01',
      need: '买地30亩',
    });
    await agent.post('/api/v1/inquiries', {
      channel: 'wechat',
      need: '再问一下价格',
      phone: from.phone,
      consentBasis: { kind: 'wechat_message' },
    });
    const into = await entered(mate, { contact: '何先生' });
    await agent
      .post(`/api/v1/leads/${from.id}/activities`, { type: 'call', summary: '已联系', outcome: 'connected' })
      .expect(201);
    const before = await picture(from.id, into.id);
    const loadsBefore = await loads();
    const { body } = await merge(manager, from.id, into.id, {
      fields: { contact: 'source', need: 'source' },
    }).expect(200);
    expect(body).toMatchObject({
      id: into.id,
      inquiryCount: 3,
      company: '长济康养',
      contact: '何志远',
      needText: '买地30亩',
      owner: { id: mateUser.id },
      merges: [{ id: from.id, undoUntil: '2026-11-25T02:00:00.000Z' }],
      otherPhones: [{ phone: expect.stringContaining('****') }],
    });
    await expectCountersRight();
    const inquiries = await mate.get(`/api/v1/leads/${into.id}/inquiries`).expect(200);
    expect(inquiries.body.items).toHaveLength(3);
    expect(inquiries.body.items.every((one: { consents: object[] }) => one.consents.length > 0)).toBe(true);
    const timeline = await mate.get(`/api/v1/leads/${into.id}/timeline`).expect(200);
    const kinds = timeline.body.items.map((item: { kind: string }) => item.kind);
    expect(kinds).toEqual(expect.arrayContaining(['merged', 'activity', 'inquiry_received', 'opened']));
    expect(kinds.filter((kind: string) => kind === 'merged')).toHaveLength(1);
    const assignments = await mate.get(`/api/v1/leads/${into.id}/assignments`).expect(200);
    expect(assignments.body.items.map((one: { owner: { id: string } }) => one.owner.id)).toEqual(
      expect.arrayContaining([agentUser.id, mateUser.id]),
    );
    // Both numbers lead to the one lead.
    const again = await agent
      .post('/api/v1/inquiries', {
        channel: 'phone',
        need: '租厂房',
        phone: from.phone,
        consentBasis: { kind: 'oral' },
      })
      .expect(201);
    expect(again.body.leadId).toBe(into.id);
    await db().query('DELETE FROM consents WHERE inquiry_id = $1', [again.body.inquiryId]);
    await db().query(`DELETE FROM lead_events WHERE lead_id = $1 AND data ->> 'inquiryId' = $2`, [
      into.id,
      again.body.inquiryId,
    ]);
    await db().query('DELETE FROM inquiries WHERE id = $1', [again.body.inquiryId]);
    await db().query('UPDATE leads SET inquiry_count = inquiry_count - 1 WHERE id = $1', [into.id]);
    const restored = await unmerge(manager, from.id).expect(200);
    expect(restored.body).toMatchObject({ id: from.id, status: 'contacted', owner: { id: agentUser.id } });
    expect(await picture(from.id, into.id)).toEqual(before);
    expect(await loads()).toEqual(loadsBefore);
    expect(code(await unmerge(manager, from.id))).toEqual([409, 'not_merged']);
  });

  it('answers a second click with the survivor, and writes nothing twice', async () => {
    const from = await entered(agent);
    const into = await entered(agent);
    const answers = await Promise.all([merge(agent, from.id, into.id), merge(agent, from.id, into.id)]);
    expect(answers.map((answer) => [answer.status, answer.body.id])).toEqual([
      [200, into.id],
      [200, into.id],
    ]);
    const rows: object[] = await db().query('SELECT 1 FROM lead_merges WHERE from_id = $1', [from.id]);
    expect(rows).toHaveLength(1);
    expect(answers[0]?.body.inquiryCount).toBe(2);
    await expectCountersRight();
  });

  it('is for managers of both, and for an agent who has both', async () => {
    const mine = await entered(agent);
    const second = await entered(agent);
    const others = await entered(mate);
    expect(code(await merge(agent, mine.id, others.id))).toEqual([404, 'not_found']);
    expect(code(await merge(agent, others.id, mine.id))).toEqual([404, 'not_found']);
    expect(code(await merge(foreignManager, mine.id, others.id))).toEqual([404, 'not_found']);
    expect(code(await merge(auditor, mine.id, others.id))).toEqual([403, 'forbidden']);
    expect(code(await unmerge(auditor, mine.id))).toEqual([403, 'forbidden']);
    expect(code(await unmerge(mate, mine.id))).toEqual([404, 'not_found']);
    await merge(agent, mine.id, second.id).expect(200);
    // The old link still says where it went, to whoever may know of the survivor.
    const old = await agent.get(`/api/v1/leads/${mine.id}`).expect(200);
    expect(old.body).toMatchObject({ status: 'merged', mergedIntoId: second.id });
    await mate.get(`/api/v1/leads/${mine.id}`).expect(404);
    expect(code(await unmerge(mate, mine.id))).toEqual([404, 'not_found']);
    await unmerge(agent, mine.id).expect(200);
    await merge(manager, mine.id, second.id).expect(200);
    expect(code(await unmerge(agent, mine.id))).toEqual([403, 'forbidden']);
    const seen = await agent.get(`/api/v1/leads/${second.id}`).expect(200);
    expect(seen.body.merges[0].undoUntil).toBeNull();
  });

  it('refuses other versions, closed leads and what is no field', async () => {
    const from = await entered(agent);
    const into = await entered(agent);
    expect(code(await merge(agent, from.id, into.id, { version: 99 }))).toEqual([409, 'version_conflict']);
    expect(code(await merge(agent, from.id, into.id, { intoVersion: 99 }))).toEqual([
      409,
      'version_conflict',
    ]);
    expect(code(await merge(agent, from.id, into.id, { fields: { status: 'source' } }))).toEqual([
      400,
      'validation_failed',
    ]);
    expect(code(await merge(agent, from.id, into.id, { fields: { company: 'both' } }))).toEqual([
      400,
      'validation_failed',
    ]);
    const deal = await entered(agent);
    await agent.post(`/api/v1/leads/${deal.id}/convert`, {}).expect(201);
    expect(code(await merge(agent, deal.id, into.id))).toEqual([409, 'lead_closed']);
    const closed = await entered(agent);
    await agent.post(`/api/v1/leads/${closed.id}/disqualify`, { reason: '广告' }).expect(200);
    expect(code(await merge(agent, from.id, closed.id))).toEqual([409, 'lead_closed']);
    await merge(agent, closed.id, from.id).expect(200);
    await merge(agent, from.id, deal.id).expect(200);
    await expectCountersRight();
  });

  it('gives the survivor the picked owner, and both back on undo', async () => {
    const from = await entered(agent);
    const into = await entered(mate);
    const before = await loads();
    const { body } = await merge(manager, from.id, into.id, { fields: { owner: 'source' } }).expect(200);
    expect(body.owner.id).toBe(agentUser.id);
    await expectCountersRight();
    await unmerge(manager, from.id).expect(200);
    const { body: back } = await manager.get(`/api/v1/leads/${into.id}`).expect(200);
    expect(back.owner.id).toBe(mateUser.id);
    expect(await loads()).toEqual(before);
  });

  it('gives a survivor without an owner the one of the lead that ends, and to the pool again on undo', async () => {
    const from = await entered(agent);
    const into = await aLead(db(), { teamId: team.id, pooled: true });
    const { body } = await merge(manager, from.id, into.id).expect(200);
    expect(body).toMatchObject({ owner: { id: agentUser.id }, poolId: null });
    await unmerge(manager, from.id).expect(200);
    const { body: back } = await manager.get(`/api/v1/leads/${into.id}`).expect(200);
    expect(back).toMatchObject({ owner: null, poolId: expect.any(String) });
    await expectCountersRight();
  });

  it('undoes only what nobody touched since', async () => {
    const from = await entered(agent, { contact: '何志远', company: '甲乙机械' });
    const into = await entered(agent, { contact: '何先生' });
    const { body } = await merge(agent, from.id, into.id, { fields: { contact: 'source' } }).expect(200);
    await agent
      .patch(`/api/v1/leads/${into.id}`, { version: body.version, contact: '何总', use: '仓储' })
      .expect(200);
    await agent
      .post(`/api/v1/leads/${into.id}/activities`, { type: 'note', summary: '合并之后的记录' })
      .expect(201);
    await unmerge(agent, from.id).expect(200);
    const { body: kept } = await agent.get(`/api/v1/leads/${into.id}`).expect(200);
    expect(kept).toMatchObject({ contact: '何总', useText: '仓储', company: null, companyId: null });
    const timeline = await agent.get(`/api/v1/leads/${into.id}/timeline`).expect(200);
    expect(JSON.stringify(timeline.body)).toContain('合并之后的记录');
  });

  it('is undone for a week, the latest first; then what undoes it is forgotten', async () => {
    const [a, b, c] = [await entered(agent), await entered(agent), await entered(agent)];
    await merge(agent, a.id, b.id).expect(200);
    await merge(agent, b.id, c.id).expect(200);
    expect(code(await unmerge(mate, a.id))).toEqual([404, 'not_found']);
    expect(code(await unmerge(agent, a.id))).toEqual([409, 'merge_followed']);
    const { body: first } = await agent.get(`/api/v1/leads/${a.id}`).expect(200);
    expect(first.mergedIntoId).toBe(c.id);
    await unmerge(agent, b.id).expect(200);
    await unmerge(agent, a.id).expect(200);
    await merge(agent, a.id, b.id).expect(200);
    app.clock.advanceMinutes(7 * 24 * 60);
    expect(code(await unmerge(agent, a.id))).toEqual([409, 'merge_final']);
    app.clock.advanceMinutes(1);
    await db().query(`SELECT graphile_worker.add_job('leads.empty-merge-snapshots', '{}'::json)`);
    await app.runJobs();
    const rows: { snapshot: unknown }[] = await db().query(
      'SELECT snapshot FROM lead_merges WHERE from_id = $1',
      [a.id],
    );
    expect(rows.every((row) => row.snapshot === null)).toBe(true);
    expect(code(await unmerge(agent, a.id))).toEqual([409, 'merge_final']);
  });

  it('does not come back over the cap of an owner, and to the pool when the owner has left', async () => {
    const busy = await anAgent(db(), team.id);
    const client = await app.signIn(busy.username);
    const from = await entered(client);
    const into = await entered(agent);
    await merge(manager, from.id, into.id).expect(200);
    await db().query('UPDATE agent_loads SET capacity = 0 WHERE user_id = $1', [busy.id]);
    expect(code(await unmerge(manager, from.id))).toEqual([409, 'capacity_full']);
    await db().query('UPDATE users SET active = false WHERE id = $1', [busy.id]);
    const { body } = await unmerge(manager, from.id).expect(200);
    expect(body).toMatchObject({ status: 'new', owner: null });
    await expectCountersRight();
  });

  it('never loses a "do not contact"', async () => {
    const from = await entered(agent);
    const into = await entered(agent);
    await db().query('UPDATE leads SET do_not_contact = true WHERE id = $1', [from.id]);
    const { body } = await merge(agent, from.id, into.id).expect(200);
    expect(body.doNotContact).toBe(true);
    await unmerge(agent, from.id).expect(200);
    expect((await agent.get(`/api/v1/leads/${into.id}`).expect(200)).body.doNotContact).toBe(false);
    expect((await agent.get(`/api/v1/leads/${from.id}`).expect(200)).body.doNotContact).toBe(true);
  });

  it('sixteen merges in a ring at once end without deadlock and without a circle', async () => {
    const leads = await Promise.all(
      Array.from({ length: 16 }, (_x, n) =>
        aLead(db(), { ownerId: n % 2 === 0 ? agentUser.id : mateUser.id, teamId: team.id }),
      ),
    );
    const answers = await Promise.all(
      leads.map((lead, n) => merge(manager, lead.id, leads[(n + 1) % leads.length]!.id)),
    );
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    expect(answers.every((answer) => answer.status === 200 || answer.body.code === 'lead_closed')).toBe(true);
    const living: object[] = await db().query(
      "SELECT 1 FROM leads WHERE id = ANY($1::uuid[]) AND status <> 'merged'",
      [leads.map((lead) => lead.id)],
    );
    expect(living.length).toBe(16 - answers.filter((answer) => answer.status === 200).length);
    expect(living.length).toBeGreaterThan(0);
    await expectCountersRight();
  });

  it('while inquiries of both people arrive: none is lost and nobody gets a second lead', async () => {
    const from = await entered(agent);
    const into = await entered(agent);
    const inquire = (phone: string, n: number) =>
      mate.post('/api/v1/inquiries', {
        channel: 'phone',
        need: `租厂房${n}000平`,
        phone,
        consentBasis: { kind: 'oral' },
      });
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, (_x, n) => inquire(from.phone, n + 1)),
      merge(agent, from.id, into.id),
      ...Array.from({ length: 6 }, (_x, n) => inquire(into.phone, n + 1)),
      unmerge(agent, from.id),
      merge(agent, from.id, into.id),
    ]);
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
    const rows: { lead_id: string; n: number }[] = await db().query(
      `SELECT lead_id, count(*)::int AS n FROM inquiries WHERE phone = ANY($1::text[]) GROUP BY lead_id`,
      [[from.phone, into.phone]],
    );
    expect(rows.reduce((sum, row) => sum + row.n, 0)).toBe(14);
    expect(rows.every((row) => row.lead_id === from.id || row.lead_id === into.id)).toBe(true);
    const stray: object[] = await db().query(
      `SELECT 1 FROM leads l WHERE l.status <> 'merged' AND l.phone = ANY($1::text[]) AND l.id <> ALL($2::uuid[])`,
      [
        [from.phone, into.phone],
        [from.id, into.id],
      ],
    );
    expect(stray).toEqual([]);
  });

  describe('an inquiry of somebody else', () => {
    const split = (client: Client, id: string, body: object = {}) =>
      client.post(`/api/v1/inquiries/${id}/split`, body);

    it('gets its own lead and person after a wrong merge, with its number, routed', async () => {
      const from = await entered(agent, { contact: '何志远', company: '丙丁机械', need: '买地30亩' });
      const into = await entered(agent, { contact: '陈小姐' });
      await merge(agent, from.id, into.id).expect(200);
      const { body } = await split(agent, from.inquiryId).expect(200);
      expect(body).toMatchObject({ opened: true });
      const lead: { contact_name: string; phone: string; company_name: string; contact_id: string }[] =
        await db().query('SELECT contact_name, phone, company_name, contact_id FROM leads WHERE id = $1', [
          body.leadId,
        ]);
      expect(lead[0]).toMatchObject({ contact_name: '何志远', phone: from.phone, company_name: '丙丁机械' });
      const next = await mate
        .post('/api/v1/inquiries', {
          channel: 'phone',
          need: '租厂房',
          phone: from.phone,
          consentBasis: { kind: 'oral' },
        })
        .expect(201);
      expect(next.body).toMatchObject({ leadId: body.leadId, duplicateOf: body.leadId });
      const consents: { contact_id: string }[] = await db().query(
        'SELECT contact_id FROM consents WHERE inquiry_id = $1',
        [from.inquiryId],
      );
      expect(consents[0]?.contact_id).toBe(lead[0]?.contact_id);
      const { body: rest } = await agent.get(`/api/v1/leads/${into.id}`).expect(200);
      expect(rest).toMatchObject({ inquiryCount: 1, otherPhones: [] });
      expect(code(await split(agent, into.inquiryId))).toEqual([422, 'only_inquiry']);
      await expectCountersRight();
    });

    it('that came from the same number keeps it with the first person', async () => {
      const lead = await entered(agent, { contact: '何志远' });
      const second = await agent
        .post('/api/v1/inquiries', {
          channel: 'phone',
          need: '买地50亩',
          contact: '赵工',
          phone: lead.phone,
          consentBasis: { kind: 'oral' },
        })
        .expect(201);
      const { body } = await split(manager, second.body.inquiryId, { company: '戊己材料' }).expect(200);
      expect(body.leadId).not.toBe(lead.id);
      const shown = await manager.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(shown.body.inquiryCount).toBe(1);
      const key: { contact_id: string }[] = await db().query(
        "SELECT contact_id FROM contact_keys WHERE kind = 'phone' AND value = $1",
        [lead.phone],
      );
      const owner: { contact_id: string }[] = await db().query('SELECT contact_id FROM leads WHERE id = $1', [
        lead.id,
      ]);
      expect(key).toEqual(owner);
    });

    it('joins the lead of the person whose number is given', async () => {
      const known = await entered(mate);
      const lead = await entered(agent);
      const second = await agent
        .post('/api/v1/inquiries', {
          channel: 'phone',
          need: '买地50亩',
          phone: lead.phone,
          consentBasis: { kind: 'oral' },
        })
        .expect(201);
      expect(code(await split(agent, second.body.inquiryId, { phone: lead.phone }))).toEqual([
        422,
        'same_person',
      ]);
      const { body } = await split(agent, second.body.inquiryId, { phone: known.phone }).expect(200);
      expect(body).toMatchObject({ leadId: known.id, opened: false, visible: false });
      const { body: theirs } = await mate.get(`/api/v1/leads/${known.id}`).expect(200);
      expect(theirs.inquiryCount).toBe(2);
    });

    it('is refused to others and for nonsense', async () => {
      const lead = await entered(agent);
      expect(code(await split(mate, lead.inquiryId))).toEqual([404, 'not_found']);
      expect(code(await split(foreignManager, lead.inquiryId))).toEqual([404, 'not_found']);
      expect(code(await split(auditor, lead.inquiryId))).toEqual([403, 'forbidden']);
      expect(code(await split(agent, lead.inquiryId, { phone: '12345' }))).toEqual([
        400,
        'validation_failed',
      ]);
      expect(code(await split(agent, '00000000-0000-7000-8000-000000000000'))).toEqual([404, 'not_found']);
    });
  });

  describe('further numbers of a person', () => {
    it('lead to the same lead until they are removed', async () => {
      const lead = await entered(agent);
      const second = aPhone();
      const { body } = await agent.post(`/api/v1/leads/${lead.id}/phones`, { phone: second }).expect(200);
      expect(body.otherPhones).toEqual([{ id: expect.any(String), phone: second }]);
      await agent.post(`/api/v1/leads/${lead.id}/phones`, { phone: second }).expect(200);
      const inquire = () =>
        agent.post('/api/v1/inquiries', {
          channel: 'phone',
          need: '租厂房',
          phone: second,
          consentBasis: { kind: 'oral' },
        });
      expect((await inquire().expect(201)).body.leadId).toBe(lead.id);
      const shown = await manager.get(`/api/v1/leads/${lead.id}`).expect(200);
      expect(shown.body.otherPhones[0].phone).toMatch(/\*{4}/);
      const removed = await manager
        .delete(`/api/v1/leads/${lead.id}/phones/${shown.body.otherPhones[0].id}`)
        .expect(200);
      expect(removed.body.otherPhones).toEqual([]);
      expect((await inquire().expect(201)).body.leadId).not.toBe(lead.id);
      const timeline = await agent.get(`/api/v1/leads/${lead.id}/timeline`).expect(200);
      expect(timeline.body.items.map((item: { kind: string }) => item.kind)).toEqual(
        expect.arrayContaining(['phone_added', 'phone_removed']),
      );
      expect(JSON.stringify(timeline.body)).not.toContain(second);
    });

    it("that are somebody else's are refused; the merge is offered to those who may, and nothing told to others", async () => {
      const lead = await entered(agent);
      const others = await entered(mate);
      const mine = await entered(agent);
      const add = (client: Client, phone: string) =>
        client.post(`/api/v1/leads/${lead.id}/phones`, { phone });
      const refused = await add(agent, others.phone).expect(409);
      expect(refused.body.code).toBe('contact_taken');
      expect(refused.body.mergeWith).toBeUndefined();
      expect(JSON.stringify(refused.body)).not.toContain(others.id);
      expect((await add(agent, mine.phone).expect(409)).body.mergeWith.id).toBe(mine.id);
      expect((await add(manager, others.phone).expect(409)).body.mergeWith.id).toBe(others.id);
    });

    it('are refused where they are none, too many, or not of this person', async () => {
      const lead = await entered(agent);
      const add = (phone: string) => agent.post(`/api/v1/leads/${lead.id}/phones`, { phone });
      expect(code(await add('12345'))).toEqual([400, 'validation_failed']);
      const phones = new Set<string>();
      while (phones.size < 9) phones.add(aPhone());
      for (const phone of phones) await add(phone);
      const { body } = await agent.get(`/api/v1/leads/${lead.id}`).expect(200);
      if (body.otherPhones.length === 9)
        expect(code(await add('0731-50000001'))).toEqual([409, 'too_many_phones']);
      const main: { id: string }[] = await db().query('SELECT id FROM contact_keys WHERE value = $1', [
        lead.phone,
      ]);
      const remove = (client: Client, id: string) => client.delete(`/api/v1/leads/${lead.id}/phones/${id}`);
      expect(code(await remove(agent, main[0]!.id))).toEqual([409, 'main_phone']);
      const other = await entered(mate);
      const theirs: { id: string }[] = await db().query('SELECT id FROM contact_keys WHERE value = $1', [
        other.phone,
      ]);
      expect(code(await remove(agent, theirs[0]!.id))).toEqual([404, 'not_found']);
      expect(code(await remove(mate, main[0]!.id))).toEqual([404, 'not_found']);
      expect(code(await remove(auditor, main[0]!.id))).toEqual([403, 'forbidden']);
    });
  });
});
