import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PASSWORD, startProduct, type Product } from '../support/product';
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

describe('calendar and tasks', () => {
  let product: Product;
  let browser: Browser;
  let workspace: Workspace;
  let worker: Session;
  let agent: WatchedPage;
  let manager: WatchedPage;
  let page: Page;
  let today: string;

  const plus = (days: number): string =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
  /** A weekday of the next week, 1 for Monday: never today, and all of one page. */
  const nextWeek = (weekday: number): string =>
    plus(((8 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7 || 7) - 1 + weekday);
  const dueOf = async (id: string): Promise<string> =>
    (await worker.get<{ dueOn: string }>(`/api/v1/tasks/${id}`)).dueOn;
  const aTask = (title: string, body: object): Promise<{ id: string }> =>
    worker.post<{ id: string }>('/api/v1/tasks', { title, ...body });

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await product.addPerson({ username: 'zhouli', name: '周立', role: 'manager' });
    workspace = await fillWorkspace(product, 'pengxiaolan');
    worker = await product.signIn('pengxiaolan');
    ({ today } = await worker.get<{ today: string }>('/api/v1/me'));
    agent = await openPage(browser, product.url);
    await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
    manager = await openPage(browser, product.url);
    await signInQuickly(manager.context, 'zhouli', PASSWORD);
    page = agent.page;
  });

  afterEach(() => {
    expect(withoutRefusals(agent.faults())).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('a task is dragged to another day, taken back, and moved by the keyboard alone', async () => {
    const task = await aTask('准备二期厂房对比表', { dueOn: nextWeek(3) });
    await page.goto(`/calendar?date=${nextWeek(3)}`);
    const chip = page.locator('.cal-item', { hasText: '准备二期厂房对比表' });
    await chip.waitFor();
    const from = (await chip.boundingBox())!;
    const to = (await page.locator('.cal-allday').nth(3).boundingBox())!;
    await page.mouse.move(from.x + 60, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 90, from.y + from.height / 2, { steps: 4 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await page.mouse.up();
    await page.getByText(`已改到 ${nextWeek(4).slice(5)}`).waitFor();
    expect(await dueOf(task.id)).toBe(nextWeek(4));
    // The focus is put on the chip before the days are read again, which draws it in its old column.
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/v1/agenda?*', async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('z');
    await page.getByText(`已改回 ${nextWeek(3).slice(5)}`).waitFor();
    expect(await dueOf(task.id)).toBe(nextWeek(3));
    await page.keyboard.press('j');
    await chip.locator('.cal-open').and(page.locator(':focus')).waitFor();
    release();
    await page
      .locator('.cal-allday')
      .nth(2)
      .locator('.cal-item', { hasText: '准备二期厂房对比表' })
      .waitFor();
    await chip.locator('.cal-open').and(page.locator(':focus')).waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    await page.keyboard.press('m');
    await page.getByRole('dialog', { name: '改期：准备二期厂房对比表' }).waitFor();
    await page.keyboard.press('Enter'); // the first choice: tomorrow
    await page.getByText(`已改到 ${plus(1).slice(5)}`).waitFor();
    expect(await dueOf(task.id)).toBe(plus(1));
  });

  it('a crowded hour stays legible: one of it, and the others on the page of the day', async () => {
    const day = nextWeek(5);
    for (const title of ['回访天易制造', '回访星曜新材料', '回访湘澜机械', '回访恒泽传动', '回访海沃冷链'])
      await aTask(title, { dueAt: `${day}T10:00:00+08:00` });
    for (const title of ['整理二期房源', '核对三期合同'])
      await aTask(title, { dueAt: `${day}T15:00:00+08:00` });
    await page.goto(`/calendar?date=${day}`);
    const more = page.getByRole('button', { name: `另有 4 项，查看 ${day}` });
    await more.waitFor();
    const shown = page.locator('.cal-column .cal-item', { hasText: '回访' });
    expect(await shown.count()).toBe(1);
    for (const words of await page.locator('.cal-column .cal-item .cal-words').all())
      expect((await words.boundingBox())!.width).toBeGreaterThan(45);
    expect(await screenFaults(agent, 'calendar-crowd')).toEqual([]);
    await more.click();
    await page.waitForURL(/view=day/);
    await page.locator('.cal-column .cal-item', { hasText: '回访海沃冷链' }).waitFor();
    expect(await shown.count()).toBe(5);
  });

  it('a task is ticked off in place, and the tick taken back', async () => {
    const task = await aTask('回寄保密协议', { dueOn: nextWeek(2) });
    await page.goto(`/calendar?date=${nextWeek(2)}`);
    await page.getByRole('checkbox', { name: '完成“回寄保密协议”' }).click();
    await page.getByText('已完成“回寄保密协议”').waitFor();
    await page.locator('.cal-item.is-done', { hasText: '回寄保密协议' }).waitFor();
    expect(await worker.get(`/api/v1/tasks/${task.id}`)).toMatchObject({ doneBy: { name: '彭晓岚' } });
    await Promise.all([page.waitForResponse(/\/undone$/), page.keyboard.press('z')]);
    await page.locator('.cal-item:not(.is-done)', { hasText: '回寄保密协议' }).waitFor();
    expect(await worker.get(`/api/v1/tasks/${task.id}`)).toMatchObject({ doneAt: null });
  });

  it('a task is made on the page of its lead, and stands in the calendar and the list', async () => {
    await page.goto(`/leads/${workspace.leadId}`);
    await page.getByRole('button', { name: '建任务' }).click();
    await page.getByRole('button', { name: '建任务' }).last().click();
    await page.getByRole('alert').getByText('请写明要做什么').waitFor();
    await page.getByLabel('做什么').fill('确认行车吨位');
    await page.getByLabel('时间（可不填）').fill('2359');
    await page.getByLabel('提醒', { exact: true }).selectOption({ label: '提前 1 小时' });
    await page.getByRole('dialog').getByRole('button', { name: '建任务' }).click();
    await page.getByText('任务已建立').waitFor();
    await page.locator('.cal-tasks .cal-task', { hasText: '确认行车吨位' }).waitFor();
    await page.goto('/calendar');
    await page.locator('.cal-column .cal-item', { hasText: '确认行车吨位' }).waitFor();
    await page.goto('/calendar/tasks?state=today');
    await page.getByRole('button', { name: '确认行车吨位' }).click();
    await page.getByRole('link', { name: '湘澜精密机械有限公司' }).last().waitFor();
    expect(await page.getByLabel('提醒', { exact: true }).inputValue()).toBe('60');
    expect(await screenFaults(agent, 'task-dialog')).toEqual([]);
    await page.getByRole('button', { name: '删除任务' }).click();
    await page.getByRole('button', { name: '确认删除' }).click();
    await page.getByText('任务已删除').waitFor();
  });

  it.each([
    ['week', '/calendar'],
    ['day', '/calendar?view=day'],
    ['tasks', '/calendar/tasks?state=week'],
    ['tasks-done', '/calendar/tasks?state=done'],
    ['feed', '/notifications/settings'],
  ])('%s as it stands', async (name, path) => {
    const { items } = await worker.get<{ items: { id: string; version: number }[] }>('/api/v1/leads?limit=1');
    await worker.send('PATCH', `/api/v1/leads/${items[0]!.id}`, {
      version: items[0]!.version,
      nextFollowUpAt: '2026-01-05T10:00:00+08:00',
    });
    await page.goto(path);
    await settled(page);
    expect(await screenFaults(agent, `calendar-${name}`)).toEqual([]);
  });

  it('a phone has the week as a strip, the day as a list, and the same to do', async () => {
    await aTask('电话确认电容', { dueOn: today });
    await page.setViewportSize(PHONE);
    await page.goto('/me');
    await page.getByRole('link', { name: '日历' }).click();
    await page.locator('.cal-strip button[aria-pressed=true]').waitFor();
    const line = page.locator('.cal-daylist .cal-item', { hasText: '电话确认电容' });
    await line.getByRole('button', { name: '改期：电话确认电容' }).click();
    await page.getByRole('button', { name: /后天/ }).click();
    await page.getByText(`已改到 ${plus(2).slice(5)}`).waitFor();
    await line.waitFor({ state: 'detached' });
    await picture(page, 'calendar-phone-moved');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('who leads a team sees all of it, and gives a task to somebody in it', async () => {
    await manager.page.goto('/calendar');
    await manager.page.getByLabel('查看谁的日历').selectOption({ index: 1 });
    await manager.page.getByRole('rowheader', { name: '彭晓岚' }).waitFor();
    expect(await screenFaults(manager, 'calendar-team')).toEqual([]);
    await manager.page.getByRole('button', { name: '新建任务' }).click();
    await manager.page.getByLabel('做什么').fill('周五前报进度');
    await manager.page.getByLabel('谁来做').selectOption({ label: '彭晓岚' });
    await manager.page.getByRole('dialog').getByRole('button', { name: '建任务' }).click();
    await manager.page.getByText('任务已建立').waitFor();
    const row = manager.page.getByRole('row', { name: /彭晓岚/ });
    await row.locator('.cal-item', { hasText: '周五前报进度' }).waitFor();
  });

  it('a link for calendar programs is made, read, kept out of the log and ended', async () => {
    await page.goto('/notifications/settings');
    await page.getByLabel('类别和企业简称').click();
    await page.getByRole('button', { name: '生成链接' }).click();
    const link = (await page.locator('.cal-link').innerText()).trim();
    await page.getByRole('button', { name: '我已保存' }).click();
    const { pathname } = new URL(link);
    const read = await fetch(`${product.url}${pathname}`);
    expect([read.status, (await read.text()).slice(0, 15)]).toEqual([200, 'BEGIN:VCALENDAR']);
    await page.getByRole('button', { name: '停用链接' }).click();
    await page.getByRole('button', { name: '确认停用' }).click();
    await page.getByText('链接已停用').waitFor();
    expect((await fetch(`${product.url}${pathname}`)).status).toBe(404);
    const log = readFileSync(join(product.dataDir, 'api.log'), 'utf8');
    expect(log).toContain('/ical/[redacted]');
    expect(log).not.toContain(pathname.slice('/ical/'.length, -'.ics'.length));
  });
});
