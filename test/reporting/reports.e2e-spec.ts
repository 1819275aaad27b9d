import { parse } from 'csv-parse/sync';
import Decimal from 'decimal.js';
import { readSheet } from 'read-excel-file/node';
import { startTestApp, type Client, type TestApp } from '../support/app';
import { aTeam, aUser, type BuiltUser } from '../builders/identity';
import { aLead } from '../builders/leads';
import { aDeal, anActivity, type BuiltDeal } from '../builders/pipeline';

interface FunnelRow {
  stage: string;
  name: string;
  groupName?: string;
  entered: number;
  current: number;
  passed: number;
  lost: number;
  conversion: number | null;
  medianDays: number | null;
  amountYuan: string;
}
interface ReportBody<Row> {
  definition: Record<string, string>;
  filters: Record<string, unknown>;
  generatedAt: string;
  rows: Row[];
  totals: Record<string, unknown>;
}

const STAGES = [
  'qualified',
  'siteVisit',
  'negotiating',
  'review',
  'signed',
  'registered',
  'siteDelivered',
  'inProduction',
];
const FIELDS: Record<string, object> = {
  siteVisit: { areaSqm: 5000, region: '岳塘', industry: '食品' },
  negotiating: { visitedOn: '2026-11-01', sitesShown: 'C07' },
  review: { investmentYuan: '10000000.00', outputYuan: '1', taxYuan: '1', jobs: 1 },
  signed: {
    decision: '通过',
    agreementKind: 'formal',
    contractNo: '1',
    contractedYuan: '1',
    signedOn: '2026-11-01',
  },
  registered: { uscc: '91430300MA4L16JQ9B', registeredCapitalYuan: '1' },
};

/** The funnel computed a second way: row by row in this file, from the moves as they are stored. */
interface Move {
  deal_id: string;
  kind: string;
  from_stage: string | null;
  to_stage: string;
  effective: string;
  at: Date;
  dwell: number | null;
}

function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

describe('reports', () => {
  let app: TestApp;
  let teamId: string;
  let owner: BuiltUser;
  let colleague: BuiltUser;
  let agent: Client;
  let manager: Client;
  let otherManager: Client;

  beforeAll(async () => {
    app = await startTestApp();
    const tx = app.dataSource.manager;
    teamId = (await aTeam(tx)).id;
    owner = await aUser(tx, { teamIds: [teamId], name: '罗建明' });
    colleague = await aUser(tx, { teamIds: [teamId], name: '唐文静' });
    agent = await app.signIn(owner.username);
    manager = await app.signIn((await aUser(tx, { role: 'manager', teamIds: [teamId] })).username);
    otherManager = await app.signIn(
      (await aUser(tx, { role: 'manager', teamIds: [(await aTeam(tx)).id] })).username,
    );
    await tell();
  });
  afterAll(() => app.close());

  const move = (deal: BuiltDeal, to: string, extra: object = {}) =>
    manager.post(`/api/v1/deals/${deal.id}/transitions`, { to, fields: FIELDS[to], ...extra }).expect(200);

  /** Some weeks of a team: deals that walk, jump, turn back, are lost, resume. */
  async function tell(): Promise<void> {
    const tx = app.dataSource.manager;
    const deal = (who: BuiltUser, at: string, channel: string) =>
      aDeal(tx, { owner: who, teamId, createdAt: at, channel, investmentYuan: '2000000.50' });
    const walker = await deal(owner, '2026-10-20T09:00:00+08:00', 'form');
    const jumper = await deal(owner, '2026-10-25T09:00:00+08:00', 'phone');
    const loser = await deal(colleague, '2026-11-02T09:00:00+08:00', 'form');
    const turner = await deal(colleague, '2026-11-03T09:00:00+08:00', 'wechat');
    await deal(owner, '2026-11-10T09:00:00+08:00', 'form');
    await anActivity(tx, walker);
    app.clock.set('2026-11-04T10:00:00+08:00');
    await move(walker, 'siteVisit');
    await move(loser, 'siteVisit');
    app.clock.set('2026-11-06T10:00:00+08:00');
    await move(turner, 'siteVisit');
    await move(walker, 'negotiating');
    await move(loser, 'lost', { reason: '外省' });
    app.clock.set('2026-11-12T10:00:00+08:00');
    await move(turner, 'qualified', { reason: '重新核实' });
    await move(walker, 'review');
    await move(jumper, 'signed', {
      fields: Object.assign({}, ...STAGES.slice(1, 5).map((stage) => FIELDS[stage])) as object,
    });
    app.clock.set('2026-11-16T10:00:00+08:00');
    await move(turner, 'siteVisit');
    await move(loser, 'siteVisit');
    await move(loser, 'lost', { reason: '价格' });
    await move(walker, 'signed', { effectiveDate: '2026-11-14' });
    app.clock.set('2026-11-18T10:00:00+08:00');
    for (let index = 0; index < 4; index += 1) {
      const lead = await aLead(tx, {
        ownerId: index < 2 ? owner.id : colleague.id,
        teamId,
        createdAt: `2026-11-0${index + 4}T09:00:00+08:00`,
      });
      if (index === 0) continue;
      const due = `2026-11-0${index + 4}T09:30:00+08:00`;
      await tx.query(
        `UPDATE leads SET sla_started_at = created_at, first_response_due_at = $2, first_responded_at = $3, sla_state = $4,
           status = $5 WHERE id = $1`,
        [
          lead.id,
          due,
          index === 3 ? null : `2026-11-0${index + 4}T09:${index === 1 ? 10 : 50}:00+08:00`,
          index === 1 ? 'met' : 'breached',
          index === 2 ? 'disqualified' : 'contacted',
        ],
      );
    }
  }

  async function report<Row>(who: Client, path: string): Promise<ReportBody<Row>> {
    const { body } = await who.get(`/api/v1/reports/${path}`).expect(200);
    return body as ReportBody<Row>;
  }

  /** One stage of deals, counted by hand. */
  async function byHand(
    stage: string,
    from: string,
    to: string,
  ): Promise<Omit<FunnelRow, 'name' | 'stage' | 'conversion'>> {
    const moves: Move[] = await app.dataSource.query(
      `SELECT m.deal_id, m.kind, m.from_stage, m.to_stage, m.effective_date::text AS effective, m.at, m.dwell_seconds::float AS dwell
       FROM deal_moves m JOIN deals d ON d.id = m.deal_id WHERE d.team_id = $1 AND m.effective_date <= $2 ORDER BY m.at, m.id`,
      [teamId, to],
    );
    const deals: { id: string; stage_id: string; status: string; investment_yuan: string }[] =
      await app.dataSource.query(
        'SELECT id, stage_id, status, investment_yuan FROM deals WHERE team_id = $1',
        [teamId],
      );
    const place = STAGES.indexOf(stage);
    const pos = (id: string | null): number => (id === null ? -1 : STAGES.indexOf(id));
    let [entered, passed, lost] = [0, 0, 0];
    let amount = new Decimal(0);
    for (const deal of deals) {
      const own = moves.filter((item) => item.deal_id === deal.id);
      const index = own.findIndex((item) => {
        if (item.effective < from || !['created', 'forward', 'backward', 'resumed'].includes(item.kind))
          return false;
        const [a, b] = [pos(item.from_stage), pos(item.to_stage)];
        return b > a ? place > a && place <= b : b < a && place === b;
      });
      if (index < 0) continue;
      entered += 1;
      amount = amount.plus(deal.investment_yuan);
      if (own.slice(index).some((item) => pos(item.to_stage) > place)) passed += 1;
      const last = own.at(-1);
      if (last?.kind === 'lost' && last.to_stage === stage) lost += 1;
    }
    const stays = moves.filter(
      (item) =>
        item.kind === 'forward' && item.from_stage === stage && item.effective >= from && item.dwell !== null,
    );
    const seconds = median(stays.map((item) => item.dwell ?? 0));
    return {
      entered,
      passed,
      lost,
      current: deals.filter((deal) => deal.stage_id === stage && ['open', 'won'].includes(deal.status))
        .length,
      medianDays: seconds === null ? null : Math.round((seconds / 86_400) * 100) / 100,
      amountYuan: amount.toFixed(2),
    };
  }

  it.each([
    ['2026-10-01', '2026-11-18'],
    ['2026-11-01', '2026-11-06'],
    ['2026-11-12', '2026-11-14'],
    ['2026-11-17', '2026-11-18'],
    ['2027-01-01', '2027-01-31'],
  ])('the funnel from %s to %s is what a count by hand finds', async (from, to) => {
    const { rows } = await report<FunnelRow>(manager, `funnel?from=${from}&to=${to}`);
    expect(rows.map((row) => row.stage)).toEqual([
      'lead',
      'qualified',
      'siteVisit',
      'negotiating',
      'review',
      'signed',
      'registered',
      'siteDelivered',
      'constructionStarted',
      'completed',
      'inProduction',
      'atCapacity',
    ]);
    for (const row of rows.filter((known) => STAGES.includes(known.stage))) {
      const hand = await byHand(row.stage, from, to);
      expect(row).toMatchObject(hand);
      expect(row.conversion).toBe(
        hand.entered === 0 ? null : Math.round((hand.passed / hand.entered) * 10_000) / 10_000,
      );
      expect(row.passed + row.lost).toBeLessThanOrEqual(row.entered);
    }
  });

  it('the funnel starts with the leads', async () => {
    const { rows, totals, definition, filters } = await report<FunnelRow>(
      manager,
      'funnel?from=2026-11-01&to=2026-11-18',
    );
    expect(rows[0]).toMatchObject({
      stage: 'lead',
      name: '线索',
      entered: 7,
      passed: 3,
      current: 3,
      lost: 1,
      conversion: 0.4286,
      amountYuan: '0.00',
    });
    expect(totals).toMatchObject({ entered: 7, passed: 2 });
    expect(filters).toEqual({ from: '2026-11-01', to: '2026-11-18' });
    for (const key of Object.keys(rows[0] ?? {}).filter((name) => name !== 'stage')) {
      expect(definition[key]).toMatch(/[\u4e00-\u9fff]/);
      expect(definition[key]).not.toContain('report.');
    }
  });

  it('now in a stage is what the board shows', async () => {
    const { rows } = await report<FunnelRow>(manager, 'funnel');
    const { body } = await manager.get('/api/v1/deals/board').expect(200);
    for (const column of (body as { columns: { stage: string; count: number }[] }).columns.slice(0, 5)) {
      expect(rows.find((row) => row.stage === column.stage)?.current).toBe(column.count);
    }
  });

  it.each(['source', 'owner', 'park', 'industry', 'needType'])(
    'grouped by %s adds up to the whole',
    async (groupBy) => {
      const whole = await report<FunnelRow>(manager, 'funnel');
      const parts = await report<FunnelRow>(manager, `funnel?groupBy=${groupBy}`);
      for (const row of whole.rows) {
        const mine = parts.rows.filter((part) => part.stage === row.stage);
        for (const key of ['entered', 'current', 'passed', 'lost'] as const) {
          expect(mine.reduce((sum, part) => sum + part[key], 0)).toBe(row[key]);
        }
        const amount = mine.reduce((sum, part) => sum.plus(part.amountYuan), new Decimal(0));
        expect(amount.toFixed(2)).toBe(row.amountYuan);
      }
      if (groupBy === 'owner')
        expect(new Set(parts.rows.map((part) => part.groupName))).toEqual(new Set(['罗建明', '唐文静']));
      if (groupBy === 'source') expect(parts.rows.map((part) => part.groupName)).toContain('网站表单');
    },
  );

  it('covers the teams of a manager, and for an agent their own work', async () => {
    const entered = async (who: Client): Promise<number | undefined> =>
      (await report<FunnelRow>(who, 'funnel')).rows.find((row) => row.stage === 'qualified')?.entered;
    expect(await entered(manager)).toBe(5);
    expect(await entered(agent)).toBe(3);
    expect(await entered(otherManager)).toBe(0);
    await app.anonymous.get('/api/v1/reports/funnel').expect(401);
  });

  it.each([
    'funnel?from=2026-02-30',
    'funnel?groupBy=password',
    'funnel?ownerId=1',
    'funnel?zone=UTC',
    'funnel?to=x',
  ])('refuses %s', async (path) => {
    await manager.get(`/api/v1/reports/${path}`).expect(400);
  });

  it.each(['cohort', 'users', '__proto__', 'FUNNEL'])('knows no report %s', async (name) => {
    const unknown = await manager.get(`/api/v1/reports/${name}`).expect(404);
    expect(unknown.body).toMatchObject({ code: 'not_found' });
  });

  it('the same numbers go to every file', async () => {
    const { rows, totals } = await report<FunnelRow>(manager, 'funnel?from=2026-10-01');
    const make = async (format: string): Promise<Buffer> => {
      const { body } = await manager
        .post('/api/v1/exports', { kind: 'report:funnel', format, filter: { from: '2026-10-01' } })
        .expect(202);
      await app.runJobs();
      const file = await manager
        .get(`/api/v1/exports/${(body as { id: string }).id}/file`)
        .buffer(true)
        .parse((stream, done) => {
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => done(null, Buffer.concat(chunks)));
        })
        .expect(200);
      return file.body as Buffer;
    };
    const printed = rows.map((row, index) => [
      index + 1,
      row.name,
      row.entered,
      row.current,
      row.passed,
      row.lost,
      row.conversion,
      row.medianDays,
      new Decimal(row.amountYuan).div(10_000).toNumber(),
    ]);
    const sheet = await readSheet(await make('xlsx'));
    expect(sheet[2]).toEqual([
      '序号',
      '阶段',
      '进入',
      '当前',
      '通过',
      '流失',
      '转化率',
      '停留中位数(天)',
      '金额(万元)',
    ]);
    expect(sheet.slice(3, 15)).toEqual(printed);
    expect(sheet[15]?.slice(0, 6)).toEqual([
      '合计',
      null,
      totals['entered'],
      totals['current'],
      totals['passed'],
      totals['lost'],
    ]);
    const table = parse(await make('csv'), { bom: true }) as string[][];
    expect(table.slice(1)).toEqual(
      printed.map((row) =>
        row.map((cell, index) =>
          cell === null ? '' : index === 6 ? `${new Decimal(cell).mul(100).toString()}%` : String(cell),
        ),
      ),
    );
  });

  it('agents: what came, what was answered in time, what is held', async () => {
    const { rows, totals } = await report<Record<string, unknown>>(
      manager,
      'agents?from=2026-11-01&to=2026-11-18',
    );
    expect(rows).toEqual([
      expect.objectContaining({
        name: '唐文静',
        leads: 4,
        responded: 1,
        onTime: 0,
        hitRate: 0,
        medianMinutes: 50,
        converted: 2,
        openDeals: 1,
      }),
      expect.objectContaining({
        name: '罗建明',
        leads: 3,
        responded: 1,
        onTime: 1,
        hitRate: 1,
        medianMinutes: 10,
        converted: 1,
        followUps: 1,
        openDeals: 3,
      }),
    ]);
    expect(totals).toMatchObject({
      leads: 7,
      responded: 2,
      onTime: 1,
      hitRate: 0.3333,
      openDeals: 4,
      followUps: 1,
    });
  });

  it('sources and first responses', async () => {
    const sources = await report<Record<string, unknown>>(manager, 'sources?from=2026-10-01');
    expect(sources.rows[0]).toMatchObject({
      key: 'form',
      name: '网站表单',
      leads: 7,
      converted: 3,
      signed: 1,
      disqualified: 1,
    });
    expect(sources.totals).toMatchObject({ leads: 9, converted: 5, signed: 2 });
    const sla = await report<Record<string, unknown>>(manager, 'sla?from=2026-11-01');
    expect(sla.totals).toMatchObject({ leads: 7, decided: 3, onTime: 1, late: 2, hitRate: 0.3333 });
  });
});
