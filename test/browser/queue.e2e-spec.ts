import type { Browser, Locator, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { until } from '../../apps/launcher/src/processes';
import { aLead } from '../builders/leads';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { screenFaults, settled } from './support/checks';
import { axeViolations, launchBrowser } from './support/chromium';
import { openPage, picture, signInQuickly, withoutRefusals, type WatchedPage } from './support/watched-page';
import { fillWorkspace } from './support/workspace';

/** Each story some seconds; two busy cores make it more. */
jest.setTimeout(90_000);

describe('many leads at once', () => {
  let product: Product;
  let browser: Browser;
  let agent: WatchedPage;
  let page: Page;
  let rows: Locator;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await fillWorkspace(product, 'pengxiaolan');
    agent = await openPage(browser, product.url);
    await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
    page = agent.page;
    rows = page.getByRole('list', { name: '线索列表' }).getByRole('listitem');
  });

  afterEach(() => expect(withoutRefusals(agent.faults())).toEqual([]));

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(path);
    await settled(page);
  };
  const company = (name: string): Locator => rows.filter({ hasText: name });
  /** Of the agent's open leads, by company; one that was closed elsewhere is not among them. */
  const openLeads = async (): Promise<Map<string, { id: string; version: number; use: string | null }>> => {
    const session = await product.signIn('pengxiaolan');
    const { items } = await session.get<{
      items: { id: string; version: number; company: string; use: string | null }[];
    }>('/api/v1/leads?limit=50');
    return new Map(items.map((lead) => [lead.company, lead]));
  };

  it('closes two rows with one reason, brings both back with Z, and shows what failed with its reason', async () => {
    await open('/queue');
    await company('湘澜精密机械有限公司').getByRole('checkbox').click();
    await company('云帆软件有限公司').getByRole('checkbox').click();
    const bar = page.getByRole('region', { name: '批量操作' });
    await bar.getByText('已选 2 条').waitFor();
    const disqualify = async (): Promise<void> => {
      await bar.getByRole('button', { name: '标为不合格' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('.chip').first().click();
      await dialog.getByRole('button', { name: '标为不合格' }).click();
    };
    await disqualify();
    await page.getByRole('status').getByText('已处理 2 条').waitFor();
    expect([...(await openLeads()).keys()]).not.toContain('云帆软件有限公司');
    await page.keyboard.press('z');
    await page.getByRole('status').getByText('已撤销 2 条').waitFor();
    await company('云帆软件有限公司').waitFor();

    // Somebody closes one of them meanwhile: the panel says which and why, the other is brought back from there.
    await company('湘澜精密机械有限公司').getByRole('checkbox').click();
    await company('云帆软件有限公司').getByRole('checkbox').click();
    const lost = (await openLeads()).get('云帆软件有限公司');
    await (
      await product.signIn('pengxiaolan')
    ).post(`/api/v1/leads/${lost?.id}/disqualify`, { reason: '空号' });
    await disqualify();
    const panel = page.getByRole('dialog', { name: '成功 1 · 失败 1' });
    await panel
      .getByRole('listitem')
      .filter({ hasText: '线索已关闭' })
      .getByText('云帆软件有限公司')
      .waitFor();
    await picture(page, 'bulk-result');
    await panel.getByRole('button', { name: '撤销成功的 1 条' }).click();
    await page.getByRole('status').getByText('已撤销 1 条').waitFor();
    await panel.waitFor({ state: 'detached' });
    await company('湘澜精密机械有限公司').waitFor();
  });

  it('edits a cell of the table in place', async () => {
    await open('/queue?layout=table');
    const row = page.getByRole('row').filter({ hasText: '天易制造有限公司' });
    const cell = row.locator('[data-col=use]');
    await cell.click();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: '用途' }).fill('精密装配');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('已保存用途').waitFor();
    await cell.getByText('精密装配').waitFor();
    expect((await openLeads()).get('天易制造有限公司')?.use).toBe('精密装配');
  });

  it('a cell that somebody else changed while it was edited asks whose value stays; another field is no conflict', async () => {
    const change = async (patch: object): Promise<void> => {
      const lead = (await openLeads()).get('天易制造有限公司');
      const path = `/api/v1/leads/${lead?.id}`;
      const answer = await product.admin.send('PATCH', path, { version: lead?.version, ...patch });
      expect(answer.status).toBe(200);
    };
    await open('/queue?layout=table');
    const row = page.getByRole('row').filter({ hasText: '天易制造有限公司' });
    const cell = row.locator('[data-col=use]');
    const type = async (text: string, meanwhile: object, contact: string): Promise<void> => {
      await cell.click();
      await page.keyboard.press('e');
      await page.getByRole('textbox', { name: '用途' }).fill(text);
      await change({ ...meanwhile, contact });
      await row.getByText(contact).waitFor(); // the row has been refreshed behind the editor
      await page.keyboard.press('Enter');
    };
    await type('总装', {}, '罗女士');
    await page.getByRole('status').getByText('已保存用途').waitFor();
    expect((await openLeads()).get('天易制造有限公司')?.use).toBe('总装');

    await type('喷涂', { use: '焊接' }, '罗先生');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('焊接').waitFor();
    await dialog.getByText('管理员 刚刚改过「用途」').waitFor();
    await picture(page, 'cell-conflict');
    expect((await openLeads()).get('天易制造有限公司')?.use).toBe('焊接');
    await dialog.getByRole('button').last().click();
    await dialog.waitFor({ state: 'detached' });
    const saved = async (): Promise<boolean> => (await openLeads()).get('天易制造有限公司')?.use === '喷涂';
    expect(await until(saved, 15_000)).toBe(true);
  });

  it('finds what was noted and shows where, in the list, at the top and in the palette', async () => {
    const lead = (await openLeads()).get('天易制造有限公司');
    const session = await product.signIn('pengxiaolan');
    await session.post(`/api/v1/leads/${lead?.id}/activities`, { type: 'note', summary: '要问龘吊的承重' });
    await open(`/queue?q=${encodeURIComponent('龘')}`);
    await company('天易制造有限公司').locator('mark').getByText('龘').waitFor();
    await picture(page, 'note-hit');
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'note-hit-dark');
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: null });
    await page.getByRole('combobox', { name: '搜索线索和项目' }).fill('龘吊');
    await page.getByRole('option').filter({ hasText: '要问龘吊的承重' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '搜索与命令' }).fill('龘吊');
    await page.getByRole('option').filter({ hasText: '要问龘吊的承重' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '天易制造有限公司' }).waitFor();
  });

  it('End goes to the last row of a list that is loaded page by page, Home back, G G to any', async () => {
    const me = await product.signIn('pengxiaolan');
    const { id } = (await me.get<{ user: { id: string } }>('/api/v1/me')).user;
    const source = await new DataSource({ type: 'postgres', url: product.databaseUrl }).initialize();
    try {
      for (let n = 0; n < 130; n += 1)
        await aLead(source.manager, { ownerId: id, teamId: product.teamId, company: '远岭物流' });
    } finally {
      await source.destroy();
    }
    const { total } = await me.get<{ total: number }>('/api/v1/leads?withTotal=true&snoozed=false&limit=1');
    expect(total).toBeGreaterThan(130);
    for (const layout of ['split', 'table']) {
      await open(`/queue?layout=${layout}`);
      const last = page.locator(
        layout === 'split' ? `[aria-posinset="${total}"]` : `[aria-rowindex="${total + 1}"]`,
      );
      if (layout === 'table') await page.locator('[data-col=company]').first().click();
      await page.keyboard.press(layout === 'table' ? 'Control+End' : 'End');
      await last.waitFor();
      await page.keyboard.press(layout === 'table' ? 'Control+Home' : 'Home');
      await last.waitFor({ state: 'detached' });
      await page.keyboard.press('g');
      await page.keyboard.press('g');
      await page.getByRole('textbox', { name: '第几条' }).fill('60');
      await page.keyboard.press('Enter');
      await page
        .locator(
          layout === 'split'
            ? '[aria-posinset="60"] [aria-current=true]'
            : '[aria-rowindex="61"] [tabindex="0"]',
        )
        .waitFor();
    }
  });

  it('finds a lead with Ctrl K, and moves with the key that the person chose', async () => {
    await open('/me');
    await page.getByRole('button', { name: /^下一条，当前/ }).click();
    await page.keyboard.press('q');
    await page.getByRole('button', { name: '下一条，当前 Q，点按后输入新键' }).waitFor();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: '搜索与命令' });
    await box.fill('天易制造');
    await page.getByRole('option', { name: /天易制造有限公司/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '天易制造有限公司' }).waitFor();

    await open('/queue');
    const active = page.locator('[data-id]:has(a[aria-current=true])');
    const first = await active.getAttribute('data-id');
    await page.keyboard.press('j');
    await page.keyboard.press('q');
    await page.locator(`[data-id="${first}"]:not(:has(a[aria-current=true]))`).waitFor();
    expect(await rows.nth(1).getAttribute('data-id')).toBe(await active.getAttribute('data-id'));
  });

  it('goes to the deal of a converted lead, however long its page loads while the list moves on', async () => {
    await page.clock.install();
    await open('/queue');
    await company('天易制造有限公司').getByRole('link').click();
    await page.getByRole('heading', { name: '天易制造有限公司' }).waitFor();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const asked = page.waitForRequest('**/deal-page-*.js');
    await page.route('**/deal-page-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: /^转项目/ }).click();
    const dialog = page.getByRole('dialog', { name: '转为项目' });
    await dialog.getByLabel('项目名称').fill('天易精密装配');
    await dialog.getByRole('button', { name: '转为项目' }).click();
    await asked;
    await company('天易制造有限公司').waitFor({ state: 'detached' });
    await page.clock.fastForward(2000);
    release();
    await page.waitForURL('**/deals/*');
    await page.getByRole('heading', { level: 1, name: '天易精密装配' }).waitFor();
  });

  it('a key that the person chose before a later release took it keeps its work, and the settings say what yields', async () => {
    const me = await product.signIn('pengxiaolan');
    await me.send('PATCH', '/api/v1/me', { preferences: { keys: { l: 't' } } });
    await open('/queue');
    await page
      .getByRole('link', { name: /湘澜精密机械有限公司/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '湘澜精密机械有限公司' }).waitFor();
    await page.keyboard.press('t');
    await page.locator('textarea:focus').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Escape');
    await open('/me');
    await page.getByText('有 1 个快捷键与您选的键相同').waitFor();
    const line = page.getByRole('listitem').filter({ hasText: 'T 已由「' });
    await line.getByText('T 已由「记跟进」使用').waitFor();
    await picture(page, 'key-clash');
    await line.getByRole('button', { name: /点按后输入新键$/ }).click();
    await page.keyboard.press('y');
    await page.getByText('有 1 个快捷键与您选的键相同').waitFor({ state: 'detached' });
    await me.send('PATCH', '/api/v1/me', { preferences: { keys: { l: 't' } } });
  });

  it('is without fault at both widths: list, table, bulk bar, palette, keys', async () => {
    await open('/queue');
    expect({ list: await screenFaults(agent, 'q-list') }).toEqual({ list: [] });
    await rows.first().getByRole('checkbox').click();
    await page.getByRole('region', { name: '批量操作' }).waitFor();
    expect({ bulk: await screenFaults(agent, 'q-bulk') }).toEqual({ bulk: [] });
    await open('/queue?layout=table');
    await page.getByRole('grid').waitFor();
    expect({ table: await screenFaults(agent, 'q-table') }).toEqual({ table: [] });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '搜索与命令' }).waitFor();
    expect({ palette: await screenFaults(agent, 'q-palette') }).toEqual({ palette: [] });
    await page.keyboard.press('Escape');
    await open('/me');
    await page.getByRole('heading', { name: '自定义快捷键' }).scrollIntoViewIfNeeded();
    expect({ keys: await screenFaults(agent, 'q-keys') }).toEqual({ keys: [] });
  });
});
