import type { Browser, Locator, Page } from 'playwright-core';
import { PASSWORD, startProduct, type Person, type Product } from '../support/product';
import type { Session } from '../support/session';
import { screenFaults, settled } from './support/checks';
import { launchBrowser } from './support/chromium';
import {
  PHONE,
  openPage,
  picture,
  signInQuickly,
  withoutRefusals,
  type WatchedPage,
} from './support/watched-page';
import { fillWorkspace, type Workspace } from './support/workspace';

/** Each story some seconds; two busy cores make it more. */
jest.setTimeout(90_000);

const DAY = 86_400_000;
const HOUR_PX = 44;
/** The hour at the top of the grid. */
const FIRST_HOUR = 8;

interface Visit {
  readonly id: string;
  readonly version: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Everything in the calendar is put elsewhere by pointer, by keyboard and on a phone. */
describe('moving things in the calendar', () => {
  let product: Product;
  let browser: Browser;
  let workspace: Workspace;
  let worker: Session;
  let mateSession: Session;
  let mate: Person;
  let agent: WatchedPage;
  let page: Page;
  let today: string;

  /** A weekday of the week after next, 1 for Monday: far from today, and all of one page. */
  const weekday = (n: number): string => {
    const monday = ((8 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7 || 7) + 7;
    return new Date(Date.parse(`${today}T00:00:00Z`) + (monday - 1 + n) * DAY).toISOString().slice(0, 10);
  };
  const at = (n: number, clock: string): string => `${weekday(n)}T${clock}:00+08:00`;
  const iso = (n: number, clock: string): string => new Date(at(n, clock)).toISOString();
  const aVisit = (n: number, from: string, to: string, more: object = {}): Promise<Visit> =>
    worker.post<Visit>('/api/v1/visits', {
      leadId: workspace.leadId,
      kind: 'inbound',
      startsAt: at(n, from),
      endsAt: at(n, to),
      acceptWarnings: true,
      ...more,
    });
  const visitNow = (id: string): Promise<Visit> => worker.get<Visit>(`/api/v1/visits/${id}`);
  const cancel = (id: string): Promise<unknown> =>
    worker.post(`/api/v1/visits/${id}/cancel`, { reason: '演练结束' });
  const chipOf = (text: string): Locator => page.locator('.cal-column .cal-item', { hasText: text }).first();
  /** A cancelled visit leaves its follow-up behind, so the kind matters. */
  const theVisit = (): Locator => page.locator('.cal-column .cal-visit');
  const short = (n: number): string => weekday(n).slice(5);

  /** Takes a chip by its middle and lets its top go at a time of a weekday's column. */
  const dragTo = async (chip: Locator, n: number, clock: string): Promise<void> => {
    await chip.scrollIntoViewIfNeeded();
    const from = (await chip.boundingBox())!;
    const column = (await page
      .locator('.cal-column')
      .nth(n - 1)
      .boundingBox())!;
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    const top = column.y + (hour + minute / 60 - FIRST_HOUR) * HOUR_PX;
    const [x, y] = [from.x + Math.min(40, from.width / 2), from.y + from.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 10, y + 4, { steps: 3 });
    await page.mouse.move(column.x + column.width / 2, y + (top - from.y), { steps: 8 });
    await page.locator('.cal-item.is-overlay .cal-when').waitFor();
    await page.mouse.up();
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    workspace = await fillWorkspace(product, 'pengxiaolan');
    mate = await product.addPerson({ username: 'zhouzheng', name: '周正', role: 'agent' });
    worker = await product.signIn('pengxiaolan');
    mateSession = await product.signIn('zhouzheng');
    ({ today } = await worker.get<{ today: string }>('/api/v1/me'));
    agent = await openPage(browser, product.url);
    await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
    page = agent.page;
  });

  afterEach(async () => {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    expect(withoutRefusals(agent.faults())).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('a visit is dragged to another day and time, its colleagues are told, and Z takes it back', async () => {
    const visit = await aVisit(2, '10:00', '11:30', { companionIds: [mate.id] });
    await page.goto(`/calendar?date=${weekday(2)}`);
    await dragTo(theVisit(), 4, '14:15');
    await page.getByText(`带看已改到 ${short(4)}`).waitFor();
    expect(await visitNow(visit.id)).toMatchObject({ startsAt: iso(4, '14:15'), endsAt: iso(4, '15:45') });
    await page.locator('.cal-column').nth(3).locator('.cal-item.cal-visit').waitFor();
    await page.keyboard.press('z');
    await page.getByText(`已改回 ${short(2)}`).waitFor();
    expect(await visitNow(visit.id)).toMatchObject({ startsAt: iso(2, '10:00'), endsAt: iso(2, '11:30') });
    const moves = async (): Promise<number> =>
      (await mateSession.get<{ items: { kind: string }[] }>('/api/v1/notifications')).items.filter(
        ({ kind }) => kind === 'visit_moved',
      ).length;
    for (let turn = 0; turn < 100 && (await moves()) < 2; turn += 1) await page.waitForTimeout(100);
    expect(await moves()).toBe(2);
    await cancel(visit.id);
  });

  it('where a visit gets in the way it says of what, and goes there only when told so', async () => {
    const visit = await aVisit(1, '10:00', '11:00', { companionIds: [mate.id] });
    await product.admin.post('/api/v1/visits', {
      leadId: (
        await product.admin.get<{ items: { id: string; company: string }[] }>('/api/v1/leads?view=all')
      ).items.find(({ company }) => company === '湘运物流有限公司')!.id, // in the pool: nobody's to see
      kind: 'outbound',
      startsAt: at(3, '09:00'),
      endsAt: at(3, '10:00'),
      hostId: mate.id,
      acceptWarnings: true,
    });
    await page.goto(`/calendar?date=${weekday(1)}`);
    await dragTo(theVisit(), 3, '09:30');
    const dialog = page.getByRole('dialog', { name: '改期与其他安排冲突' });
    await dialog.getByText(/周正 .*已有安排/).waitFor();
    expect(withoutRefusals(await screenFaults(agent, 'calendar-clash'))).toEqual([]);
    await dialog.getByRole('button', { name: '另选时间' }).click();
    await page.getByRole('dialog', { name: /改期：湘澜精密机械/ }).waitFor();
    expect(withoutRefusals(await screenFaults(agent, 'calendar-move'))).toEqual([]);
    await page.keyboard.press('Escape');
    expect((await visitNow(visit.id)).startsAt).toBe(iso(1, '10:00'));
    await dragTo(theVisit(), 3, '09:30');
    await dialog.getByRole('button', { name: /仍要改到/ }).click();
    await page.getByText(`带看已改到 ${short(3)}`).waitFor();
    expect(await visitNow(visit.id)).toMatchObject({ startsAt: iso(3, '09:30'), accepted: ['overlap'] });
    await cancel(visit.id);
  });

  it('whoever is second is told where the first put it, and overwrites nothing', async () => {
    const visit = await aVisit(2, '15:00', '16:00');
    await page.goto(`/calendar?date=${weekday(2)}`);
    await theVisit().waitFor();
    await settled(page);
    // The page hears of it only after the drag.
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/v1/agenda?*', async (route) => {
      await held;
      await route.continue();
    });
    await worker.send('PATCH', `/api/v1/visits/${visit.id}`, {
      version: visit.version,
      startsAt: at(5, '09:00'),
      endsAt: at(5, '10:00'),
    });
    await dragTo(theVisit(), 4, '11:00');
    await page.getByText(`别人刚把“湘澜精密机械有限公司”改到 ${short(5)}`).waitFor();
    release();
    await page.locator('.cal-column').nth(4).locator('.cal-item.cal-visit').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    expect((await visitNow(visit.id)).startsAt).toBe(iso(5, '09:00'));
    await cancel(visit.id);
  });

  it('a follow-up moves within its day, and a task gets a time and loses it', async () => {
    const { items } = await worker.get<{ items: { id: string; version: number; company: string }[] }>(
      '/api/v1/leads?limit=50',
    );
    const lead = items.find(({ company }) => company === '天易制造有限公司')!;
    await worker.send('PATCH', `/api/v1/leads/${lead.id}`, {
      version: lead.version,
      nextFollowUpAt: at(3, '15:00'),
    });
    const task = await worker.post<{ id: string }>('/api/v1/tasks', {
      title: '寄送样册',
      dueOn: weekday(2),
    });
    const dueOf = () => worker.get<{ dueOn: string; dueAt: string | null }>(`/api/v1/tasks/${task.id}`);
    await page.goto(`/calendar?date=${weekday(3)}`);
    await dragTo(chipOf('天易制造'), 3, '16:30');
    await page
      .getByText(`已改到 ${short(3)} ${''}`)
      .first()
      .waitFor();
    const moved = await worker.get<{ nextFollowUpAt: string }>(`/api/v1/leads/${lead.id}`);
    expect(new Date(moved.nextFollowUpAt).toISOString()).toBe(iso(3, '16:30'));
    await dragTo(page.locator('.cal-allday .cal-item', { hasText: '寄送样册' }), 4, '09:00');
    await chipOf('寄送样册').waitFor();
    expect(await dueOf()).toMatchObject({ dueOn: weekday(4), dueAt: iso(4, '09:00') });
    await chipOf('寄送样册').locator('.cal-open').focus();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: '改期：寄送样册' });
    await dialog.getByLabel('时间（可不填）').fill('');
    await dialog.getByRole('button', { name: '改期' }).click();
    await page.locator('.cal-allday .cal-item', { hasText: '寄送样册' }).waitFor();
    expect(await dueOf()).toMatchObject({ dueOn: weekday(4), dueAt: null });
  });

  it('the keyboard alone moves a visit; nothing goes into the past', async () => {
    const visit = await aVisit(5, '10:00', '11:00');
    await page.goto(`/calendar?date=${weekday(5)}`);
    await theVisit().locator('.cal-open').focus();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: /改期：湘澜精密机械/ });
    await dialog.getByLabel('日期', { exact: true }).fill('2026-01-05');
    await page.keyboard.press('Enter');
    await dialog.getByText('请选择将来的时间').waitFor();
    await dialog.getByLabel('日期', { exact: true }).fill(weekday(5));
    await dialog.getByLabel('时间').fill('1430');
    await page.keyboard.press('Enter');
    await page.getByText(/带看已改到/).waitFor();
    expect(await visitNow(visit.id)).toMatchObject({ startsAt: iso(5, '14:30'), endsAt: iso(5, '15:30') });
    await page.setViewportSize(PHONE);
    await page.goto(`/calendar?date=${weekday(5)}`);
    const line = page.locator('.cal-daylist .cal-visit');
    await line.getByRole('button', { name: /改期/ }).click();
    await dialog.getByLabel('时间').fill('16:00');
    await dialog.getByRole('button', { name: '改期' }).click();
    await line.getByText('16:00–17:00').waitFor();
    await picture(page, 'calendar-phone-visit-moved');
    await page.setViewportSize({ width: 1440, height: 900 });
    await cancel(visit.id);
  });

  it('the planned dates of a deal stand in its owner’s days and are moved there', async () => {
    const deal = await worker.get<{ version: number }>(`/api/v1/deals/${workspace.dealId}`);
    await worker.send('PATCH', `/api/v1/deals/${workspace.dealId}`, {
      version: deal.version,
      fields: { plannedSignOn: weekday(2), plannedProductionOn: weekday(2) },
    });
    await page.goto(`/calendar?date=${weekday(2)}`);
    const chip = page.locator('.cal-allday .cal-deal_milestone', { hasText: '计划签约' });
    await chip.waitFor();
    expect(await page.locator('.cal-allday .cal-deal_milestone').count()).toBe(2);
    expect(await screenFaults(agent, 'calendar-milestones')).toEqual([]);
    await dragTo(chip, 3, '10:00');
    await page.getByText(`已改到 ${short(3)}`).waitFor();
    const after = await worker.get<{ facts?: unknown; fields?: Record<string, unknown> }>(
      `/api/v1/deals/${workspace.dealId}`,
    );
    expect(JSON.stringify(after)).toContain(weekday(3));
    await page.locator('.cal-allday').nth(2).locator('.cal-deal_milestone').waitFor();
  });
});
