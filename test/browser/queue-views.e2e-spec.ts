import type { Browser, Page } from 'playwright-core';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { axeViolations, launchBrowser } from './support/chromium';
import { overflow, screenFaults, settled } from './support/checks';
import {
  openPage,
  PHONE,
  picture,
  signInQuickly,
  withoutRefusals,
  type WatchedPage,
} from './support/watched-page';
import { fillWorkspace } from './support/workspace';

jest.setTimeout(90_000);

describe('saved views and tags, at the desk and on the phone', () => {
  let product: Product;
  let browser: Browser;
  let manager: WatchedPage;
  let agent: WatchedPage;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await product.addPerson({ username: 'yijianguo', name: '易建国', role: 'manager' });
    await fillWorkspace(product, 'pengxiaolan');
    for (const name of ['外资', '专精特新'])
      await product.admin.post('/api/v1/tags', { name, colour: 'blue' });
    manager = await openPage(browser, product.url);
    await signInQuickly(manager.context, 'yijianguo', PASSWORD);
    agent = await openPage(browser, product.url);
    await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
  });

  afterEach(() => {
    expect(withoutRefusals(manager.faults())).toEqual([]);
    expect(withoutRefusals(agent.faults())).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(path);
    await settled(page);
  };
  const saveView = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name: '视图', exact: true }).click();
    await page.getByRole('textbox', { name: '存为视图' }).fill(name);
    await page.getByRole('textbox', { name: '存为视图' }).press('Enter');
    await page.getByRole('button', { name, exact: true }).waitFor();
  };

  it('a manager saves a view, renames it, shares it and takes it back; an agent begins with it and is told when it is gone', async () => {
    const { page } = manager;
    await open(page, '/queue?sort=-score');
    await saveView(page, '高分');
    await page.getByRole('button', { name: '高分', exact: true }).click();
    await page.getByRole('button', { name: '管理视图' }).click();
    const dialog = page.getByRole('dialog', { name: '管理视图' });
    const named = dialog.getByRole('textbox', { name: '重命名 高分' });
    await named.fill('高分优先');
    await named.press('Enter');
    const scope = dialog.getByRole('combobox', { name: '高分优先 的共享范围' });
    await scope.selectOption({ index: 1 });
    await page.getByRole('status').getByText('已共享给').waitFor();
    expect({ manage: await screenFaults(manager, 'view-manage') }).toEqual({ manage: [] });

    // The agent lets the queue begin with it.
    const other = agent.page;
    await open(other, '/queue');
    await other.getByRole('button', { name: '视图', exact: true }).click();
    await other.getByRole('button', { name: '管理视图' }).click();
    await other.getByRole('dialog').getByText('易建国 共享给').waitFor();
    await other.getByRole('checkbox', { name: '打开队列时先看高分优先' }).click();
    await other.getByRole('checkbox', { name: '打开队列时先看高分优先', checked: true }).waitFor();
    await other.keyboard.press('Escape');
    await open(other, '/queue');
    await other.waitForURL(/sort=-score/);
    await other.getByRole('button', { name: '高分优先', exact: true }).waitFor();

    // The manager sees whom it concerns, and takes it back.
    await open(page, '/queue');
    await page.getByRole('button', { name: '视图', exact: true }).click();
    await page.getByRole('button', { name: '管理视图' }).click();
    await dialog.getByText('1 位同事打开队列时先看此视图').waitFor();
    await scope.selectOption({ index: 0 });
    await page.getByRole('status').getByText('仅创建人可见').waitFor();
    await page.keyboard.press('Escape');
    await open(other, '/queue');
    await other.getByText('您的起始视图已删除或不再共享').waitFor();
    await other.getByRole('button', { name: '改用默认范围' }).click();
    await other.getByText('您的起始视图已删除或不再共享').waitFor({ state: 'detached' });
  });

  it('what somebody else changed meanwhile is refused with a word, and shown as it is', async () => {
    const { page } = manager;
    await open(page, '/queue?sort=createdAt');
    await saveView(page, '最早');
    await page.getByRole('button', { name: '最早', exact: true }).click();
    await page.getByRole('button', { name: '管理视图' }).click();
    const named = page.getByRole('textbox', { name: '重命名 最早' });
    await named.waitFor();
    const session = await product.signIn('yijianguo');
    const { items } = await session.get<{ items: { id: string; name: string; version: number }[] }>(
      '/api/v1/lead-views',
    );
    const view = items.find(({ name }) => name === '最早');
    await session.send('PATCH', `/api/v1/lead-views/${view?.id}`, {
      version: view?.version,
      name: '别处改名',
    });
    await named.fill('这里改名');
    await named.press('Enter');
    await page.getByRole('status').getByText('别人刚改过这个视图').waitFor();
    await page.getByRole('textbox', { name: '重命名 别处改名' }).waitFor();
    await page.getByRole('button', { name: '下移 别处改名' }).click();
    await page.locator('.q-views > li').last().getByRole('textbox', { name: '重命名 别处改名' }).waitFor();
    await page.keyboard.press('Escape');
    await open(page, '/queue');
    await page.getByRole('button', { name: '视图', exact: true }).click();
    expect(await page.locator('.q-viewline').last().innerText()).toContain('别处改名');
  });

  it('on a phone views are a sheet: chosen, saved, managed', async () => {
    const { page } = agent;
    await page.setViewportSize(PHONE);
    await open(page, '/queue?sort=-createdAt');
    await page.getByRole('button', { name: '视图', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: '视图' });
    await sheet.getByRole('textbox', { name: '存为视图' }).fill('新的在前');
    await picture(page, 'view-sheet-390');
    expect([...(await axeViolations(page)), ...(await overflow(page))]).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await sheet.getByRole('button', { name: '保存' }).click();
    await sheet.waitFor({ state: 'detached' });
    await picture(page, 'view-phone-390');
    await open(page, '/queue');
    await page.getByRole('button', { name: '视图', exact: true }).click();
    await sheet.getByRole('button', { name: /^新的在前/ }).click();
    await page.waitForURL(/sort=-createdAt/);
  });

  it('on a phone leads get tags, one and several', async () => {
    const { page } = agent;
    await page.setViewportSize(PHONE);
    await open(page, '/queue');
    const rows = page.getByRole('list', { name: '线索列表' }).getByRole('listitem');
    await rows.first().getByRole('checkbox').click();
    await rows.nth(1).getByRole('checkbox').click();
    const bar = page.getByRole('region', { name: '批量操作' });
    await picture(page, 'bulk-bar-390');
    await bar.getByRole('button', { name: '标签' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '外资' }).selectOption({ index: 1 });
    await picture(page, 'tags-many-390');
    expect([...(await axeViolations(page)), ...(await overflow(page))]).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('status').getByText('已处理 2 条').waitFor();

    await rows.first().getByRole('link').click();
    // The list has a button of that name, too.
    await page.locator('#lead-title').waitFor();
    await page.getByRole('button', { name: '更多' }).first().click();
    await page.getByRole('button', { name: /^标签/ }).click();
    await dialog.getByRole('checkbox', { name: '专精特新' }).check();
    await picture(page, 'tags-one-390');
    expect([...(await axeViolations(page)), ...(await overflow(page))]).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('专精特新').first().waitFor();
  });
});

/** What a finger can't hit in the open dialog: lower than 44 px, by its name. A box counts with its label. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('dialog[open] :is(button, select, input, a)')]
    .map((element) => element.closest('label') ?? element)
    .filter((element) => element.getBoundingClientRect().height < 44)
    .map((element) => element.ariaLabel ?? element.textContent)`);
}
