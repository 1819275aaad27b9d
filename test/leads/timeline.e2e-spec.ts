import { aTeam, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { anAgent } from '../builders/routing';
import { aPark } from '../builders/workspace';
import { startTestApp, type Client, type TestApp } from '../support/app';

describe('the timeline of a lead', () => {
  let app: TestApp;
  let team: { id: string };
  let agentUser: BuiltUser;
  let agent: Client;

  const db = () => app.dataSource.manager;
  const mine = (traits: Parameters<typeof aLead>[1] = {}) =>
    aLead(db(), { ownerId: agentUser.id, teamId: team.id, ...traits });
  const timeline = async (id: string, query = '') =>
    (await agent.get(`/api/v1/leads/${id}/timeline?${query}`).expect(200)).body;
  const kinds = (body: { items: { kind: string }[] }): string[] => body.items.map((item) => item.kind);
  const version = async (id: string): Promise<number> =>
    (await agent.get(`/api/v1/leads/${id}`).expect(200)).body.version;
  const edit = async (id: string, change: object) =>
    agent.patch(`/api/v1/leads/${id}`, { version: await version(id), ...change }).expect(200);

  beforeAll(async () => {
    app = await startTestApp();
    team = await aTeam(db());
    agentUser = await anAgent(db(), team.id, { name: '彭晓岚' });
    agent = await app.signIn(agentUser.username);
  });

  beforeEach(() => app.clock.set('2026-11-18T10:00:00+08:00'));

  afterAll(() => app.close());

  it('says what an edit changed, before and after, with names of parks and never a whole phone', async () => {
    const park = await aPark(db(), '雨花智造园');
    const lead = await mine({ phone: '13800014321', company: '沅江新材料', contact: '许经理' });
    await edit(lead.id, {
      phone: '13900027654',
      wechat: 'yuanjiang_xu',
      email: 'xu@yuanjiang.example',
      company: '沅江新材料（湖南）',
      need: '租 5000 平，电话 13900027654 或 0731-85550101',
      area: { min: 5000, unit: 'sqm' },
      parkId: park.id,
      status: 'contacted',
      nextFollowUpAt: '2026-11-20T10:00:00+08:00',
    });
    const body = await timeline(lead.id);
    expect(body.items[0]).toMatchObject({
      kind: 'edited',
      actor: { name: '彭晓岚' },
      data: {
        values: {
          phone: { before: '138****4321', after: '139****7654' },
          wechat: { before: null, after: 'yu****xu' },
          email: { before: null, after: 'x***@yuanjiang.example' },
          companyName: { before: '沅江新材料', after: '沅江新材料（湖南）' },
          areaMinSqm: { before: null, after: 5000 },
          parkId: { before: null, after: park.id },
          status: { before: 'new', after: 'contacted' },
          nextFollowUpAt: { before: null, after: '2026-11-20T02:00:00.000Z' },
        },
        parks: { [park.id]: '雨花智造园' },
      },
    });
    const text = JSON.stringify(body);
    for (const secret of ['13800014321', '13900027654', '85550101', 'yuanjiang_xu', 'xu@yuanjiang'])
      expect(text).not.toContain(secret);
    expect(Object.keys(body.items[0].data.values)).not.toContain('contactName');
  });

  it('an edit that changes nothing of a field does not name it; emptied ones say what was there', async () => {
    const lead = await mine({ company: '沅江新材料' });
    await edit(lead.id, { company: '', contact: '陈小姐' });
    const { items } = await timeline(lead.id);
    expect(items[0].data.values).toEqual({ companyName: { before: '沅江新材料', after: null } });
  });

  it('is asked for by group, page by page, newest first', async () => {
    const lead = await mine();
    for (const minute of [1, 2, 3]) {
      app.clock.set(`2026-11-18T10:0${minute}:00+08:00`);
      await agent
        .post(`/api/v1/leads/${lead.id}/activities`, { type: 'note', summary: `${minute}` })
        .expect(201);
      await edit(lead.id, { use: `用途 ${minute}` });
    }
    expect(kinds(await timeline(lead.id))).toEqual([
      'edited',
      'activity',
      'edited',
      'activity',
      'edited',
      'activity',
    ]);
    const first = await timeline(lead.id, 'group=follow_up&limit=2');
    expect(first.items.map((item: { data: { summary: string } }) => item.data.summary)).toEqual(['3', '2']);
    const rest = await timeline(lead.id, `group=follow_up&limit=2&cursor=${first.nextCursor}`);
    expect(rest.items.map((item: { data: { summary: string } }) => item.data.summary)).toEqual(['1']);
    expect(rest.nextCursor).toBeNull();
    expect(kinds(await timeline(lead.id, 'group=system'))).toEqual(['edited', 'edited', 'edited']);
    expect((await timeline(lead.id, 'group=attachment')).items).toEqual([]);
    await agent.get(`/api/v1/leads/${lead.id}/timeline?group=secret`).expect(400);
  });

  it('says which tags came and went, also when they are no more', async () => {
    const lead = await mine();
    const [hot, cold] = ['重点', '待定'].map((name, position) => ({ name, position }));
    const ids: string[] = [];
    for (const tag of [hot, cold]) {
      const id = (
        await db().query(
          `INSERT INTO tags (id, name, colour, position) VALUES (gen_random_uuid(), $1, 'red', $2) RETURNING id`,
          [tag?.name, tag?.position],
        )
      )[0].id;
      ids.push(id);
    }
    await agent.post(`/api/v1/leads/${lead.id}/tags`, { add: ids }).expect(200);
    app.clock.advanceMinutes(1);
    await agent.post(`/api/v1/leads/${lead.id}/tags`, { remove: [ids[0]] }).expect(200);
    await db().query('DELETE FROM tags WHERE id = ANY($1)', [ids]);
    const { items } = await timeline(lead.id);
    expect(items.map((item: { data: object }) => item.data)).toEqual([
      expect.objectContaining({ added: [], removed: ['重点'] }),
      expect.objectContaining({ added: ['重点', '待定'], removed: [] }),
    ]);
  });
});
