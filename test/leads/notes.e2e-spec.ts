import fc from 'fast-check';
import { noteText } from '@luodi/platform';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead, anInquiry, type BuiltLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Row {
  readonly id: string;
  readonly noteHit?: { kind: string; before: string; hit: string; after: string };
}

describe('searching what was noted', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let mateUser: BuiltUser;
  let agent: Client;
  let mate: Client;
  let manager: Client;
  let foreignManager: Client;
  let admin: Client;

  const db = () => app.dataSource.manager;
  const find = async (client: Client, q: string, more = ''): Promise<Row[]> =>
    (await client.get(`/api/v1/leads?q=${encodeURIComponent(q)}${more}`).expect(200)).body.items;
  const ids = async (client: Client, q: string, more = ''): Promise<string[]> =>
    (await find(client, q, more)).map((row) => row.id);
  const log = (client: Client, lead: { id: string }, summary: string) =>
    client.post(`/api/v1/leads/${lead.id}/activities`, { type: 'note', summary }).expect(201);
  const mine = (traits: Parameters<typeof aLead>[1] = {}): Promise<BuiltLead> =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, ...traits });
  const walk = async (): Promise<void> => {
    await db().query(`SELECT graphile_worker.add_job('leads.lead-words')`);
    await app.runJobs();
  };

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    agentUser = await anAgent(db(), team.id);
    mateUser = await anAgent(db(), team.id);
    agent = await app.signIn(agentUser.username);
    mate = await app.signIn(mateUser.username);
    manager = await app.signIn((await aUser(db(), { role: 'manager', teamIds: [team.id] })).username);
    foreignManager = await app.signIn(
      (await aUser(db(), { role: 'manager', teamIds: [(await aTeam(db())).id] })).username,
    );
    admin = await app.signIn((await aUser(db(), { role: 'admin' })).username);
  });

  afterAll(() => app.close());

  it('finds a follow-up by one, two and more characters, and shows where, to whoever may know of the lead', async () => {
    const lead = await mine();
    await mine();
    await log(agent, lead, '客户问：能否加装 10T 龘吊行车？层高十二米。');
    for (const q of ['龘', '龘吊', '吊行车', '加装10t', '加装 层高', '十二米。']) {
      expect({ q, ids: await ids(agent, q) }).toEqual({ q, ids: [lead.id] });
      for (const client of [manager, admin])
        expect({ q, ids: await ids(client, q, '&view=team') }).toEqual({ q, ids: [lead.id] });
      expect(await ids(mate, q)).toEqual([]);
      expect(await ids(foreignManager, q, '&view=team')).toEqual([]);
    }
    for (const q of ['吊龘', '龘行车', '龘吊 鑫', '龘%'])
      expect({ q, ids: await ids(agent, q) }).toEqual({ q, ids: [] });
    const [row] = await find(agent, '10t龘');
    expect(row?.noteHit).toMatchObject({ kind: 'activity', before: '客户问：能否加装 ', hit: '10T 龘' });
    expect(await ids(agent, '龘', '&searchIn=names')).toEqual([]);
    expect(await ids(agent, '龘', '&searchIn=notes')).toEqual([lead.id]);
    await agent.get('/api/v1/leads?q=x&searchIn=files').expect(400);
  });

  it('names and notes make one list in its order, paged without a gap, with one total', async () => {
    const named = await mine({ company: '犇牛机械', score: 30 });
    const noted = await mine({ score: 20 });
    const both = await mine({ company: '犇牛物流', score: 10 });
    await log(agent, noted, '与犇牛是一家');
    await log(agent, both, '犇牛来电');
    const sort = '&sort=-score&limit=1&withTotal=true&searchIn=';
    expect(await ids(agent, '犇牛', '&sort=-score')).toEqual([named.id, noted.id, both.id]);
    expect(await ids(agent, '犇牛', `${sort}names`)).toEqual([named.id]);
    const seen: string[] = [];
    let cursor = '';
    do {
      const path = `/api/v1/leads?q=${encodeURIComponent('犇牛')}&sort=-score&limit=1&withTotal=true${cursor}`;
      const { body } = await agent.get(path).expect(200);
      expect(body.total).toBe(3);
      seen.push(...body.items.map((row: Row) => row.id));
      cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(body.nextCursor)}`;
    } while (cursor !== '');
    expect(seen).toEqual([named.id, noted.id, both.id]);
  });

  it('what is in thousands of notes is found without reading them all, in the same order', async () => {
    const leads: BuiltLead[] = [];
    for (let n = 0; n < 40; n += 1) leads.push(await mine({ score: n }));
    const other = await aLead(db(), { ownerId: mateUser.id, teamId: team.id });
    await db().query(
      `INSERT INTO activities (id, lead_id, type, summary, occurred_at, author_id)
       SELECT gen_random_uuid(), x.lead, 'note', '靐靐通了电话' || n, now(), $2
       FROM unnest($1::uuid[]) AS x(lead) CROSS JOIN generate_series(1, 80) AS n`,
      [[...leads, other].map(({ id }) => id), agentUser.id],
    );
    const expected = leads.map(({ id }) => id).reverse();
    for (const q of ['靐', '靐靐', '靐通了'])
      expect(await ids(agent, q, '&sort=-score&limit=25')).toEqual(expected.slice(0, 25));
    const all = await ids(manager, '靐通了', '&view=team&limit=200');
    expect(all.toSorted()).toEqual([...expected, other.id].toSorted());
    await db().query('DELETE FROM activities WHERE lead_id = ANY($1::uuid[])', [
      [...leads, other].map(({ id }) => id),
    ]);
    expect(await ids(manager, '靐', '&view=team')).toEqual([]);
  });

  it('follows the lead: to another owner, into the pool, closed and back', async () => {
    const lead = await mine();
    await log(agent, lead, '想看看鱻字园');
    await manager
      .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: mateUser.id, reason: '换人' })
      .expect(200);
    expect([await ids(agent, '鱻'), await ids(mate, '鱻')]).toEqual([[], [lead.id]]);
    await mate.post(`/api/v1/leads/${lead.id}/release`, { reason: '太远' }).expect(200);
    expect([await ids(mate, '鱻'), await ids(agent, '鱻', '&view=pool')]).toEqual([[], [lead.id]]);
    await manager
      .post(`/api/v1/leads/${lead.id}/assign`, { ownerId: agentUser.id, reason: '再试' })
      .expect(200);
    await agent.post(`/api/v1/leads/${lead.id}/disqualify`, { reason: '不要了' }).expect(200);
    expect(await ids(agent, '鱻')).toEqual([]);
    expect(await ids(agent, '鱻', '&status=disqualified')).toEqual([lead.id]);
    expect(await ids(admin, '鱻', '&view=all')).toEqual([lead.id]);
  });

  it('a merge takes the notes along, its undo gives them back', async () => {
    const [from, into] = [await mine(), await mine()];
    await log(agent, from, '先谈的爨厂房');
    await agent.post(`/api/v1/leads/${from.id}/merge`, { intoId: into.id }).expect(200);
    expect(await ids(agent, '爨厂')).toEqual([into.id]);
    await agent.post(`/api/v1/leads/${from.id}/unmerge`, {}).expect(200);
    expect(await ids(agent, '爨厂')).toEqual([from.id]);
  });

  it('the words of an inquiry are found once the walk came by, an edit of them at once', async () => {
    const { leadId } = await anInquiry(app, {
      needText: '租5000平单层麤厂房',
      message: '急，月底前',
      useText: null,
    });
    await db().query('UPDATE leads SET owner_id = NULL, team_id = $2 WHERE id = $1', [leadId, team.id]);
    await walk();
    await walk();
    const [row] = await find(admin, '麤厂', '&view=all');
    expect(row).toMatchObject({
      id: leadId,
      noteHit: { kind: 'words', before: '租5000平单层', hit: '麤厂', after: '房' },
    });
    expect(await ids(admin, '房急', '&view=all')).toEqual([]); // of two fields
    const { body } = await admin.get(`/api/v1/leads/${leadId}`).expect(200);
    await admin.patch(`/api/v1/leads/${leadId}`, { version: body.version, need: '改买麤地' }).expect(200);
    expect(await ids(admin, '麤厂', '&view=all')).toEqual([]);
    expect(await ids(admin, '麤地', '&view=all')).toEqual([leadId]);
  });

  it('words that are cleared leave nothing behind', async () => {
    const first = await anInquiry(app, { needText: '龖厂房' });
    await walk();
    expect(await ids(admin, '龖', '&view=all')).toEqual([first.leadId]);
    await db().query('UPDATE leads SET need_text = NULL, message = NULL, use_text = NULL WHERE id = $1', [
      first.leadId,
    ]);
    expect(await ids(admin, '龖', '&view=all')).toEqual([]);
    expect(await db().query('SELECT 1 FROM lead_notes WHERE id = $1', [first.leadId])).toEqual([]);
  });

  it('a job over "all of the filter" and a file mean the same leads as the list', async () => {
    const lead = await mine();
    await log(agent, lead, '要带䨻车位');
    const until = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    const { body } = await agent
      .post('/api/v1/leads/bulk', { action: 'snooze', until, filter: { view: 'mine', q: '䨻车' } })
      .expect(202);
    expect(body.total).toBe(1);
    const asked = { kind: 'leads', format: 'csv', filter: { view: 'mine', q: '䨻车', searchIn: 'notes' } };
    const { body: file } = await agent.post('/api/v1/exports', asked).expect(202);
    await app.runJobs();
    expect((await agent.get(`/api/v1/exports/${file.id}`).expect(200)).body).toMatchObject({
      status: 'done',
      rows: 1,
    });
  });

  it('the database cuts notes as the program cuts questions', async () => {
    const texts = fc.array(
      fc.oneof(fc.constantFrom(...'ＡbÇ１①㎡，。 （）\u3000·•、“x”\u00a0\n𠮷'), fc.string({ maxLength: 3 })),
      {
        maxLength: 30,
      },
    );
    const samples = fc
      .sample(texts, 300)
      .map((parts) => parts.join('').replaceAll('\u0000', '').toWellFormed().slice(0, 150));
    const rows: { text: string }[] = await db().query(
      'SELECT note_text(s) AS text FROM unnest($1::text[]) WITH ORDINALITY AS x(s, n) ORDER BY n',
      [samples],
    );
    expect(rows.map((row) => row.text.slice(0, 200))).toEqual(samples.map((sample) => noteText(sample)));
  });

  it('masks in SQL what the program masks, whatever numbers, ids and addresses are made of', async () => {
    const parts = fc.constantFrom(
      ...[
        '13',
        '9',
        '0000',
        '1234',
        '139',
        '00001234',
        '１３９',
        '①',
        '一三九',
        '零零零零',
        '幺',
        '0731',
        '58580055',
      ],
      ...['86', '+', '+86 ', '852', '886', '400', '09', '02-', '2700', '20261122', '2026-11-22', '00'],
      ...[' ', '-', '—', '－', '.', '·', '/', '(', ')', '（', '\n', '，', '\u3000', '\u200b', '_', '*'],
      ...[
        '微信',
        '微信号：',
        'wx',
        'WeChat ',
        'VX：',
        'v ',
        '加V',
        'QQ',
        'qq群',
        '扣扣号',
        '是',
        'id',
        'is ',
      ],
      ...[
        'zsk',
        '-8899',
        'ＺＳ',
        'k_',
        '@',
        '＠',
        '(at)',
        'changji',
        '.example',
        '.com',
        '%',
        '电话',
        '座机：',
        'tel',
      ],
      ...['平', '方便', '方', '元', '元旦', '万', '㎡', 'm²', 'kva', '求租', '厂房', 'a', 'Z', '。'],
    );
    const texts = fc.oneof(
      fc.array(parts, { maxLength: 14 }),
      fc.tuple(
        fc.constantFrom('', '电话', '微信：', 'QQ ', '+86 ', '3000', '预算'),
        fc.stringMatching(/^1[3-9][0-9]{9}$|^0[2-9][0-9]{1,2}-[2-8][0-9]{6,7}$|^[a-z_][a-z0-9_-]{3,12}$/),
        fc.constantFrom('', '元', '平', ' 方便', '@qq.com', '微信', '4', 'x'),
      ),
    );
    const samples = fc.sample(texts, 4_000).map((parts) => [...parts].join('').slice(0, 120));
    const rows: { text: string }[] = await db().query(
      'SELECT note_text(s) AS text FROM unnest($1::text[]) WITH ORDINALITY AS x(s, n) ORDER BY n',
      [samples],
    );
    const differing = samples
      .map((sample, index) => ({ sample, sql: rows[index]?.text, program: noteText(sample) }))
      .filter(({ sql, program }) => sql?.slice(0, 200) !== program);
    expect(differing.slice(0, 10)).toEqual([]);
  });

  it('finds nobody by the digits of a number that is masked, nor by an id or an address', async () => {
    const lead = await aLead(db(), { ownerId: agentUser.id, teamId: team.id });
    await agent
      .post(`/api/v1/leads/${lead.id}/activities`, {
        type: 'note',
        summary: '蓝鲸冷库：备用号 137 0042 4719，微信 lanjing_77x，lanjing@changji.example',
      })
      .expect(201);
    for (const q of ['蓝鲸冷库', '4719', '137', '13700424719', '137 0042 4719']) {
      expect(await ids(agent, q, '&searchIn=notes')).toContain(lead.id);
    }
    for (const q of ['0042', '70042', '424719', '1370', 'lanjing_7', 'jing_77', 'lanjing@']) {
      expect(await ids(manager, q, '&searchIn=notes')).toEqual([]);
      expect(await ids(agent, q, '&searchIn=notes')).toEqual([]);
    }
    const [own] = await find(agent, '蓝鲸冷库', '&searchIn=notes');
    expect(own?.noteHit?.after).toContain('137 0042 4719');
    const [seen] = await find(manager, '蓝鲸冷库', '&searchIn=notes');
    expect(seen?.noteHit?.hit).toBe('蓝鲸冷库');
    expect(seen?.noteHit?.after).toContain('备用号 137******4719');
    expect(JSON.stringify(seen)).not.toMatch(/0042|lanjing_77x|lanjing@/);
  });
});
