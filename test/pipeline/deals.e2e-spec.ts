import Decimal from 'decimal.js';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aPark } from '../builders/workspace';
import { aDeal, anActivity, thePipelines, type BuiltDeal } from '../builders/pipeline';

interface DealBody {
  id: string;
  investmentYuan: string | null;
  stage: { id: string; milestone: string; enteredAt: string };
  version: number;
}
interface ListBody {
  items: DealBody[];
  nextCursor: string | null;
  total?: number;
}
interface Column {
  stage: string;
  name: string;
  count: number;
  amountYuan: string;
  weightedYuan: string;
  items: DealBody[];
  nextCursor: string | null;
}

describe('deals', () => {
  let app: TestApp;
  let teamId: string;
  let otherTeamId: string;
  let owner: BuiltUser;
  let colleague: BuiltUser;
  let agent: Client;
  let manager: Client;
  let stranger: Client;
  let admin: Client;
  let auditor: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    teamId = (await aTeam(tx)).id;
    otherTeamId = (await aTeam(tx)).id;
    owner = await aUser(tx, { teamIds: [teamId] });
    colleague = await aUser(tx, { teamIds: [teamId], name: '罗建明' });
    agent = await app.signIn(owner.username);
    manager = await app.signIn((await aUser(tx, { role: 'manager', teamIds: [teamId] })).username);
    stranger = await app.signIn((await aUser(tx, { teamIds: [otherTeamId] })).username);
    admin = await app.signIn((await aUser(tx, { role: 'admin' })).username);
    auditor = await app.signIn((await aUser(tx, { role: 'auditor' })).username);
  });
  afterAll(() => app.close());

  const deal = (traits: Parameters<typeof aDeal>[1] = {}): Promise<BuiltDeal> =>
    aDeal(app.dataSource.manager, { owner, teamId, ...traits });

  describe('the pipelines', () => {
    it('are three, with gates in words', async () => {
      await thePipelines(app.dataSource.manager);
      const { body } = await agent.get('/api/v1/pipelines').expect(200);
      const { items } = body as {
        items: { name: string; isDefault: boolean; stages: { id: string; gate: object[] }[] }[];
      };
      expect(items.map((item) => [item.name, item.isDefault, item.stages.length])).toEqual([
        ['租赁类', true, 8],
        ['购置与代建类', false, 9],
        ['拿地类', false, 11],
      ]);
      expect(items[0]?.stages[1]?.gate[0]).toEqual({
        kind: 'field',
        key: 'areaSqm',
        label: '建筑面积',
        type: 'area',
      });
      await app.anonymous.get('/api/v1/pipelines').expect(401);
    });

    it('are seeded once', async () => {
      expect((await thePipelines(app.dataSource.manager)).size).toBe(3);
    });
  });

  describe('the board', () => {
    it('has six columns whose totals are those of the filter, beyond the cards shown', async () => {
      const park = await aPark(app.dataSource.manager);
      const built: { stage: string; amount: string; at: string }[] = [];
      for (let index = 0; index < 7; index += 1) {
        const stage = ['qualified', 'siteVisit', 'registered'][index % 3] ?? 'qualified';
        const amount = `${(index + 1) * 1_234_567}.89`;
        const at = `2026-11-${String(10 + index).padStart(2, '0')}T09:00:00+08:00`;
        await deal({ stage, investmentYuan: amount, parkId: park.id, createdAt: at });
        built.push({ stage, amount, at });
      }
      await deal({ stage: 'siteVisit', investmentYuan: '999.00', parkId: park.id, status: 'lost' });
      const weights: Record<string, number> = { qualified: 0.2, siteVisit: 0.35, registered: 1 };
      const { body } = await agent.get(`/api/v1/deals/board?parkId=${park.id}&limit=2`).expect(200);
      const { columns } = body as { columns: Column[] };
      expect(columns.map((column) => [column.stage, column.name])).toEqual([
        ['qualified', '需求确认'],
        ['siteVisit', '带看选址'],
        ['negotiating', '方案谈判'],
        ['review', '评审承诺'],
        ['signed', '签约'],
        ['landing', '落地建设'],
      ]);
      for (const column of columns) {
        const mine = built.filter(
          (item) => (item.stage === 'registered' ? 'landing' : item.stage) === column.stage,
        );
        const sum = mine.reduce((total, item) => total.plus(item.amount), new Decimal(0));
        const weighted = mine.reduce(
          (total, item) => total.plus(new Decimal(item.amount).mul(weights[item.stage] ?? 0)),
          new Decimal(0),
        );
        expect(column).toMatchObject({
          count: mine.length,
          amountYuan: sum.toFixed(2),
          weightedYuan: weighted.toFixed(2),
        });
        expect(column.items).toHaveLength(Math.min(2, mine.length));
        expect(column.items.map((item) => new Date(item.stage.enteredAt).getTime())).toEqual(
          mine
            .map((item) => new Date(item.at).getTime())
            .sort((a, b) => b - a)
            .slice(0, 2),
        );
      }
      const first = columns[0];
      const more = await agent
        .get(`/api/v1/deals/board/qualified?parkId=${park.id}&limit=2&cursor=${first?.nextCursor}`)
        .expect(200);
      const rest = more.body as ListBody;
      expect(rest.items).toHaveLength(1);
      expect(rest.nextCursor).toBeNull();
      expect(first?.items.map((item) => item.id)).not.toContain(rest.items[0]?.id);
    });

    it.each([
      ['a column that does not exist', '/api/v1/deals/board/lost', 400],
      ['a pipeline id that is none', '/api/v1/deals/board?pipelineId=x', 400],
      ['an unknown parameter', '/api/v1/deals/board?stageId=x', 400],
      [
        'a forged cursor',
        `/api/v1/deals/board/qualified?cursor=${Buffer.from('["1; DROP TABLE deals","x"]').toString('base64url')}`,
        400,
      ],
      ['a cursor that is no JSON', '/api/v1/deals/board/qualified?cursor=%00', 400],
    ])('refuses %s', async (_name, path, status) => {
      await agent.get(path).expect(status);
    });
  });

  describe('the list', () => {
    it.each([
      'createdAt',
      '-createdAt',
      'stageEnteredAt',
      '-stageEnteredAt',
      'investmentYuan',
      '-investmentYuan',
      'number',
      '-number',
    ])('sorted by %s shows everything once over its pages', async (sort) => {
      const all = (await agent.get(`/api/v1/deals?limit=200&withTotal=true`).expect(200)).body as ListBody;
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const path: string = `/api/v1/deals?limit=3&sort=${sort}${cursor === '' ? '' : `&cursor=${cursor}`}`;
        const page = (await agent.get(path).expect(200)).body as ListBody;
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      }
      expect(seen).toHaveLength(all.total ?? -1);
      expect(new Set(seen)).toEqual(new Set(all.items.map((item) => item.id)));
    });

    it('finds by company, name and number, by stage, status, date and stall', async () => {
      const one = await deal({
        company: '禾味食品',
        name: '禾味中央厨房',
        stage: 'signed',
        createdAt: '2026-01-05T09:00:00+08:00',
      });
      const found = async (query: string): Promise<string[]> => {
        const { body } = await agent.get(`/api/v1/deals?limit=200&${query}`).expect(200);
        return (body as ListBody).items.map((item) => item.id);
      };
      // search terms are written by the application; a change of name rewrites them
      await agent.patch(`/api/v1/deals/${one.id}`, { version: 1, name: '禾味中央厨房二期' }).expect(200);
      expect(await found(`q=${encodeURIComponent('中央厨房')}`)).toEqual([one.id]);
      expect(await found(`q=${encodeURIComponent('禾味')}`)).toEqual([one.id]);
      expect(await found(`q=${one.number}`)).toEqual([one.id]);
      expect(await found(`q=${encodeURIComponent('没有这家')}`)).toEqual([]);
      expect(await found(`q=${encodeURIComponent('。')}`)).toEqual([]);
      expect(await found('stage=signed')).toContain(one.id);
      expect(await found('stage=landing,review')).not.toContain(one.id);
      expect(await found('createdFrom=2026-01-05&createdTo=2026-01-05')).toEqual([one.id]);
      expect(await found('createdTo=2026-01-04')).toEqual([]);
      expect(await found('status=open&stalled=true')).toContain(one.id);
      expect(await found('status=lost,won')).not.toContain(one.id);
    });

    it('shows each their own: agents, managers, the rest', async () => {
      const mine = await deal();
      const theirs = await aDeal(app.dataSource.manager, { teamId: otherTeamId });
      const ids = async (who: Client): Promise<string[]> =>
        ((await who.get('/api/v1/deals?limit=200').expect(200)).body as ListBody).items.map(
          (item) => item.id,
        );
      for (const [who, seesMine, seesTheirs] of [
        [agent, true, false],
        [manager, true, false],
        [stranger, false, false],
        [admin, true, true],
        [auditor, true, true],
      ] as const) {
        const seen = await ids(who);
        expect([seen.includes(mine.id), seen.includes(theirs.id)]).toEqual([seesMine, seesTheirs]);
        await who.get(`/api/v1/deals/${mine.id}`).expect(seesMine ? 200 : 404);
        await who.get(`/api/v1/deals/${theirs.id}`).expect(seesTheirs ? 200 : 404);
      }
      await app.anonymous.get('/api/v1/deals').expect(401);
    });

    it.each([
      'sort=name',
      'sort=-createdAt;drop',
      'status=new',
      'limit=0',
      'limit=201',
      'createdFrom=2026-13-01',
      'q=',
      'offset=3',
      'ownerId=1',
    ])('answers ?%s without a fault of its own', async (query) => {
      const { status } = await agent.get(`/api/v1/deals?${query}`);
      expect(status).toBe(query === 'q=' ? 200 : 400);
    });
  });

  describe('the page of a deal', () => {
    it('shows facts, path, permissions and a masked phone', async () => {
      const { id, leadId } = await deal({
        phone: '13900001234',
        areaSqm: 5000,
        facts: { taxYuan: '3000000.00' },
      });
      const { body } = await agent.get(`/api/v1/deals/${id}`).expect(200);
      expect(body).toMatchObject({
        id,
        leadId,
        number: expect.stringMatching(/^XM-2026-\d{4}$/) as string,
        contact: { name: '陈小姐', phone: '139****1234' },
        permissions: { edit: true, move: true, assign: false },
        areaSqm: 5000,
        landMu: null,
        daysInStage: 8,
      });
      const page = body as {
        fields: { key: string; value: unknown }[];
        path: { id: string; current: boolean; enteredOn: string | null }[];
      };
      expect(page.fields.find((field) => field.key === 'taxYuan')).toMatchObject({
        label: '预计年税收',
        unit: '元',
        value: '3000000.00',
      });
      expect(page.path[0]).toEqual({
        id: 'qualified',
        name: '需求确认',
        milestone: 'qualified',
        enteredOn: '2026-11-10',
        current: true,
      });
      expect(JSON.stringify(body)).not.toContain('13900001234');
      expect((await auditor.get(`/api/v1/deals/${id}`).expect(200)).body).toMatchObject({
        permissions: { edit: false, move: false },
      });
    });

    it('tells everything that happened, newest first', async () => {
      const built = await deal();
      await anActivity(app.dataSource.manager, built, { summary: '约了周三看房' });
      await agent
        .patch(`/api/v1/deals/${built.id}`, { version: 1, investmentYuan: '5000000.00', nextStep: '发报价' })
        .expect(200);
      await agent
        .post(`/api/v1/deals/${built.id}/transitions`, { to: 'onHold', reason: '等批复' })
        .expect(200);
      const first = await agent.get(`/api/v1/deals/${built.id}/timeline?limit=2`).expect(200);
      const second = await agent
        .get(`/api/v1/deals/${built.id}/timeline?limit=2&cursor=${(first.body as ListBody).nextCursor}`)
        .expect(200);
      const items = [
        ...(first.body as { items: { kind: string; data: object }[] }).items,
        ...(second.body as { items: { kind: string; data: object }[] }).items,
      ];
      expect(items.map((item) => item.kind).sort()).toEqual(['activity', 'change', 'move', 'move']);
      expect(items.find((item) => item.kind === 'change')?.data).toEqual({
        changes: [{ field: 'nextStep' }, { field: 'investmentYuan', from: null, to: '5000000.00' }],
      });
      await stranger.get(`/api/v1/deals/${built.id}/timeline`).expect(404);
    });
  });

  describe('editing', () => {
    it('saves what it names and answers the new version', async () => {
      const park = await aPark(app.dataSource.manager);
      const { id } = await deal();
      const { body } = await agent
        .patch(`/api/v1/deals/${id}`, {
          version: 1,
          name: '二期',
          company: '新公司',
          parkId: park.id,
          areaSqm: 800.5,
          investmentYuan: '1.50',
          nextStep: '送合同',
          nextStepDue: '2026-12-01',
          fields: { taxYuan: '20000', landMu: 3 },
        })
        .expect(200);
      expect(body).toMatchObject({
        name: '二期',
        company: '新公司',
        park,
        areaSqm: 800.5,
        landMu: 3,
        investmentYuan: '1.50',
        nextStep: '送合同',
        nextStepDue: '2026-12-01',
        version: 2,
      });
      const emptied = await agent
        .patch(`/api/v1/deals/${id}`, {
          version: 2,
          nextStep: null,
          nextStepDue: null,
          parkId: null,
          landMu: null,
        })
        .expect(200);
      expect(emptied.body).toMatchObject({
        nextStep: null,
        nextStepDue: null,
        park: null,
        landMu: null,
        version: 3,
      });
    });

    it('answers 409 with the present state when somebody was faster', async () => {
      const { id } = await deal();
      await agent.patch(`/api/v1/deals/${id}`, { version: 1, nextStep: 'A' }).expect(200);
      const refused = await manager.patch(`/api/v1/deals/${id}`, { version: 1, nextStep: 'B' }).expect(409);
      expect(refused.body).toMatchObject({
        code: 'version_conflict',
        current: { id, nextStep: 'A', version: 2 },
      });
    });

    it('may not empty what the stages behind it made mandatory', async () => {
      const { id } = await deal({
        stage: 'siteVisit',
        areaSqm: 800,
        industry: '食品',
        facts: { region: '岳塘' },
      });
      const refused = await agent.patch(`/api/v1/deals/${id}`, { version: 1, areaSqm: null }).expect(422);
      expect(refused.body).toMatchObject({
        code: 'gate_unmet',
        missing: [{ key: 'areaSqm', stage: 'siteVisit' }],
      });
      await agent.patch(`/api/v1/deals/${id}`, { version: 1, areaSqm: 900 }).expect(200);
    });

    it('hands a deal over only by those who lead, and only to people of theirs', async () => {
      const { id } = await deal();
      const foreign = await aUser(app.dataSource.manager, { teamIds: [otherTeamId] });
      await agent.patch(`/api/v1/deals/${id}`, { version: 1, ownerId: colleague.id }).expect(403);
      await manager.patch(`/api/v1/deals/${id}`, { version: 1, ownerId: foreign.id }).expect(400);
      const given = await manager
        .patch(`/api/v1/deals/${id}`, { version: 1, ownerId: colleague.id })
        .expect(200);
      expect(given.body).toMatchObject({ owner: { id: colleague.id, name: '罗建明' } });
      await agent.get(`/api/v1/deals/${id}`).expect(404);
      await admin.patch(`/api/v1/deals/${id}`, { version: 2, ownerId: foreign.id }).expect(200);
      await manager.get(`/api/v1/deals/${id}`).expect(404);
    });

    it.each([
      [{ nextStep: 'x' }, 400],
      [{ version: '1', nextStep: 'x' }, 400],
      [{ version: 1, status: 'won' }, 400],
      [{ version: 1, stageId: 'signed' }, 400],
      [{ version: 1, investmentYuan: 3 }, 400],
      [{ version: 1, investmentYuan: '-3' }, 400],
      [{ version: 1, areaSqm: '5000' }, 400],
      [{ version: 1, name: null }, 400],
      [{ version: 1, name: '' }, 400],
      [{ version: 1, parkId: '0191aaaa-0000-7000-8000-000000000000' }, 400],
      [{ version: 1, fields: { nope: 1 } }, 400],
      [{ version: 1, fields: null }, 200],
      [{ version: 1 }, 200],
    ])('answers %j with %i', async (body, status) => {
      const { id } = await deal();
      await agent.patch(`/api/v1/deals/${id}`, body).expect(status);
      if (status === 200) await stranger.patch(`/api/v1/deals/${id}`, body).expect(404);
    });
  });

  describe('the summary', () => {
    it('counts what the filter has', async () => {
      const park = await aPark(app.dataSource.manager);
      await deal({
        parkId: park.id,
        investmentYuan: '1000000.00',
        stage: 'siteVisit',
        stageEnteredAt: '2026-10-01T09:00:00+08:00',
      });
      await deal({
        parkId: park.id,
        investmentYuan: '500000.00',
        facts: { agreementKind: 'formal', contractedYuan: '400000.00', signedOn: '2026-10-01' },
      });
      await deal({
        parkId: park.id,
        status: 'won',
        stage: 'inProduction',
        facts: { agreementKind: 'formal', contractedYuan: '70.05', signedOn: '2026-11-01' },
      });
      await deal({
        parkId: park.id,
        facts: { agreementKind: 'framework', contractedYuan: '9999.00', signedOn: '2026-11-01' },
      });
      await deal({
        parkId: park.id,
        facts: { agreementKind: 'formal', contractedYuan: '8888.00', signedOn: '2026-09-30' },
      });
      const { body } = await agent.get(`/api/v1/deals/summary?parkId=${park.id}`).expect(200);
      expect(body).toEqual({
        open: 4,
        investmentYuan: '1500000.00',
        weightedYuan: '450000.00',
        signedThisQuarterYuan: '400070.05',
        stalled: 1,
      });
    });
  });
});
