import { aUser } from '../builders/identity';
import { startTestApp, type Client, type TestApp } from '../support/app';

interface Notice {
  readonly days: readonly { day: string; kind: string; name: string; before: string; known: boolean }[];
  readonly faults: readonly { line: number; message: string }[];
  readonly entered: boolean;
}

const NOTICE = [
  '一、元旦：1月1日（周五）至3日（周日）放假，共3天。',
  '二、春节：2月5日（周五）至7日（周日）放假调休。2月14日（周日）上班。',
].join('\n');

describe('the holidays of a year', () => {
  let app: TestApp;
  let admin: Client;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await app.signIn((await aUser(app.dataSource.manager, { role: 'admin' })).username);
  });

  afterAll(() => app.close());

  const enter = async (body: object, year = 2027): Promise<Notice> =>
    (await admin.post(`/api/v1/calendar/years/${year}`, body).expect(200)).body as Notice;
  const days = async (year = 2027): Promise<{ loaded: boolean; days: string[] }> => {
    const { body } = await admin.get(`/api/v1/calendar?year=${year}`).expect(200);
    const { loaded, days: listed } = body as { loaded: boolean; days: { day: string; kind: string }[] };
    return { loaded, days: listed.map(({ day, kind }) => `${day} ${kind}`) };
  };

  it('are pasted as the notice says them: looked at first, entered at once, known the second time', async () => {
    const before = await enter({ text: NOTICE, dryRun: true });
    expect(before).toMatchObject({ entered: false, faults: [] });
    expect(before.days.map(({ day, kind, known }) => [day.slice(5), kind, known])).toEqual([
      ['01-01', 'holiday', false],
      ['01-02', 'holiday', false],
      ['01-03', 'holiday', false],
      ['02-05', 'holiday', false],
      ['02-06', 'holiday', false],
      ['02-07', 'holiday', false],
      ['02-14', 'workday', false],
    ]);
    expect(await days()).toEqual({ loaded: false, days: [] });

    expect((await enter({ text: NOTICE })).entered).toBe(true);
    const { loaded, days: entered } = await days();
    expect([loaded, entered.length, entered.at(-1)]).toEqual([true, 7, '2027-02-14 workday']);
    const again = await enter({ text: NOTICE, dryRun: true });
    expect(again.days.every(({ known }) => known)).toBe(true);
    expect(
      await app.dataSource.query(
        `SELECT data FROM audit_log WHERE action = 'calendar.year-entered' ORDER BY at DESC LIMIT 1`,
      ),
    ).toEqual([{ data: { year: 2027, days: 7, removed: 0 } }]);
  });

  it('a corrected notice changes what it names, and clears what it does not where that is asked for', async () => {
    await enter({ text: '2028-01-01 元旦\n2028-01-02 元旦\n2028-01-08 上班' }, 2028);
    const more = await enter({ text: '2028-01-02 元旦 上班', dryRun: true }, 2028);
    expect(more.days).toMatchObject([{ day: '2028-01-02', kind: 'workday', before: 'holiday' }]);
    const whole = await enter({ text: '2028-01-01 元旦', replace: true }, 2028);
    expect(whole.days.map(({ day, kind }) => [day, kind])).toEqual([
      ['2028-01-01', 'holiday'],
      ['2028-01-02', 'plain'],
      ['2028-01-08', 'plain'],
    ]);
    expect((await days(2028)).days).toEqual(['2028-01-01 holiday']);
  });

  it('with a line that is not understood nothing is entered, and each such line is named', async () => {
    const { faults, entered } = await enter({ text: '1月1日放假\n2月30日放假\n3月1日（周日）放假' }, 2029);
    expect(entered).toBe(false);
    expect(faults.map(({ line }) => line)).toEqual([2, 3]);
    expect(faults[0]?.message).toContain('没有这一天');
    expect(faults[1]?.message).toContain('星期与日期不符');
    expect((await days(2029)).days).toEqual([]);
    expect((await enter({ text: '' }, 2029)).entered).toBe(false);
  });

  it('two who enter at once both succeed, and the clocks go by it at once', async () => {
    const results = await Promise.all([
      enter({ text: '2030-05-01 劳动节' }, 2030),
      enter({ text: '2030-05-01 劳动节\n2030-05-04 上班' }, 2030),
    ]);
    expect(results.map(({ entered }) => entered)).toEqual([true, true]);
    expect((await days(2030)).days).toContain('2030-05-01 holiday');
  });

  it('are the administrator’s, and a year is one', async () => {
    const manager = await app.signIn((await aUser(app.dataSource.manager, { role: 'manager' })).username);
    await manager.post('/api/v1/calendar/years/2027', { text: NOTICE }).expect(403);
    await admin.post('/api/v1/calendar/years/27', { text: NOTICE }).expect(400);
    await admin.post('/api/v1/calendar/years/2027', { text: 'x'.repeat(8_001) }).expect(400);
  });
});
