import type { Browser, Locator, Page } from 'playwright-core';
import { until } from '../../apps/launcher/src/processes';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { screenFaults, settled } from './support/checks';
import { axeViolations, launchBrowser } from './support/chromium';
import {
  DESKTOP,
  PHONE,
  openPage,
  picture,
  signInQuickly,
  withoutRefusals,
  type WatchedPage,
} from './support/watched-page';
import { fillWorkspace } from './support/workspace';

/** Each story some seconds; two busy cores make it more. */
jest.setTimeout(90_000);

const PATIENCE_MS = 15_000;

interface Listed {
  readonly id: string;
  readonly company: string;
  readonly owner: { readonly name: string } | null;
  readonly snooze: unknown;
}

describe('the keys of the queue', () => {
  let product: Product;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await fillWorkspace(product, 'pengxiaolan');
    // Who comes later has got none of the leads; the one in the pool is free to be claimed by her.
    await product.addPerson({ username: 'liuyang', name: '刘洋', role: 'agent' });
    await product.addPerson({ username: 'yijianguo', name: '易建国', role: 'manager' });
    await product.admin.post('/api/v1/pools', { name: '全市公海', openToAll: true });
  });

  const signIn = async (username: string): Promise<void> => {
    watched = await openPage(browser, product.url);
    await signInQuickly(watched.context, username, PASSWORD);
    page = watched.page;
  };

  afterEach(async () => {
    expect(withoutRefusals(watched.faults())).toEqual([]);
    await watched.close();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(path);
    await settled(page);
  };
  const status = (text: string): Promise<void> =>
    page.getByRole('status').getByText(text, { exact: false }).last().waitFor();
  const row = (name: string): Locator => page.locator('[data-id]').filter({ hasText: name });
  const dialog = (): Locator => page.getByRole('dialog');
  const closed = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  };
  /** Of what a phone has in another form: its list has no table. */
  const faultsHere = async (name: string): Promise<readonly string[]> => {
    await picture(page, name);
    return [...(await axeViolations(page)), ...watched.faults()];
  };
  const leads = async (username: string, query: string): Promise<readonly Listed[]> => {
    const session = await product.signIn(username);
    return (await session.get<{ items: Listed[] }>(`/api/v1/leads?limit=50&${query}`)).items;
  };

  it('in the table every key means the focused row: call, WeChat, log, visit, deal, snooze, not while a cell is written', async () => {
    await signIn('pengxiaolan');
    await open('/queue?layout=table');
    const name = '天易制造有限公司';
    await row(name).locator('[data-col=contact]').click();
    await page.keyboard.press('c');
    await dialog().getByText('139 0000 3105').waitFor();
    await closed();
    await page.keyboard.press('v');
    await page.getByRole('dialog', { name: '约带看' }).waitFor();
    await closed();
    await page.keyboard.press('d');
    await page.getByRole('dialog', { name: '转为项目' }).waitFor();
    await closed();
    await page.keyboard.press('w');
    await page.getByLabel('已发送好友申请（24 小时后提醒）').waitFor();
    expect({ tick: await faultsHere('table-wechat') }).toEqual({ tick: [] });

    await page.keyboard.press('l');
    await page.locator('textarea:focus').fill('要两台 10 吨行车');
    expect({ log: await faultsHere('table-log') }).toEqual({ log: [] });
    await page.keyboard.press('Control+Enter');
    await status('跟进已保存');
    await dialog().waitFor({ state: 'detached' });
    // Saved and on to the next: the focus is in the next row, not in the one before.
    const next = await page.evaluate<string>("document.activeElement.closest('[data-id]')?.dataset.id ?? ''");
    expect(next).not.toBe('');
    expect(next).not.toBe(await row(name).getAttribute('data-id'));

    // A letter written into a cell is a letter.
    await row(name).locator('[data-col=use]').click();
    await page.keyboard.press('e');
    const field = page.getByRole('textbox', { name: '用途' });
    await field.fill('');
    await page.keyboard.type('hdr');
    expect(await field.inputValue()).toBe('hdr');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await page.keyboard.press('h');
    await status('已放到稍后处理');
    // Nothing moves under the hands: the row stays where it was until they are elsewhere.
    const gone = page.locator('.q-gone').filter({ hasText: name });
    await gone.waitFor();
    await page.keyboard.press('z');
    await status('已撤销');
    await gone.waitFor({ state: 'detached' });
    await row(name).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('dialog').getByText('退回').first().waitFor();
    await closed();
  });

  it('F claims the focused row of a pool, whose table says why it is there and who had it; Z gives it back', async () => {
    await signIn('liuyang');
    await open('/queue?view=pool&layout=table');
    const name = '湘运物流有限公司';
    await page.getByRole('columnheader', { name: '入池原因' }).waitFor();
    await row(name).locator('[data-col=poolReason]').getByText('退回 · 不属于我的片区').waitFor();
    await row(name).locator('[data-col=previousOwner]').getByText('彭晓岚').waitFor();
    expect({ pool: await screenFaults(watched, 'table-pool') }).toEqual({ pool: [] });
    await page.setViewportSize(PHONE);
    // Of several pools none is chosen: what may still be claimed today is said all the same.
    await page
      .getByText(/^今日可领 \d+ \/ \d+$/)
      .last()
      .waitFor();
    expect(await page.getByRole('combobox', { name: '公海' }).inputValue()).toBe('');
    await page.setViewportSize(DESKTOP);
    await row(name).locator('[data-col=company]').waitFor();
    await row(name).locator('[data-col=company]').click();
    await page.keyboard.press('f');
    await status('已领取');
    expect((await leads('liuyang', 'view=mine')).map(({ company }) => company)).toContain(name);
    await page.keyboard.press('z');
    await status('已撤销');
    await row(name).waitFor();
    expect(await leads('liuyang', 'view=mine')).toEqual([]);
  });

  it('with ticked rows a key means those, never the lead beside the list', async () => {
    await signIn('yijianguo');
    await open('/queue');
    // One of the pool whose first response still runs says that here, since when it lies there in the pool's own list.
    await row('湘运物流有限公司').waitFor();
    expect(await row('湘运物流有限公司').locator('.sla').innerText()).not.toContain('入池');
    const names = ['湘澜精密机械有限公司', '云帆软件有限公司'];
    for (const name of names) await row(name).getByRole('checkbox').click();
    // The pane is loaded anew after the bar has come.
    await row('天易制造有限公司').getByRole('link').click();
    await page.getByRole('heading', { name: '天易制造有限公司' }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: '转派 2 条线索' }).waitFor();
    await picture(page, 'keys-assign-two');
    await closed();
    await page.keyboard.press('h');
    await status('已处理 2 条');
    const snoozed = async (): Promise<number> =>
      (await leads('yijianguo', 'view=team&snoozed=true')).filter(({ snooze }) => snooze !== null).length;
    expect(await snoozed()).toBe(2);
    await page.keyboard.press('z');
    await status('已撤销 2 条');
    expect(await until(async () => (await snoozed()) === 0, PATIENCE_MS)).toBe(true);
  });

  it('Z in the list of what failed takes back what worked', async () => {
    await signIn('pengxiaolan');
    await open('/queue');
    const [one, two] = ['湘澜精密机械有限公司', '云帆软件有限公司'];
    for (const name of [one, two]) await row(name).getByRole('checkbox').click();
    const lost = (await leads('pengxiaolan', 'view=mine')).find(({ company }) => company === two);
    await (
      await product.signIn('pengxiaolan')
    ).post(`/api/v1/leads/${lost?.id}/disqualify`, { reason: '空号' });
    await page.keyboard.press('Shift+D');
    await dialog().locator('.chip').first().click();
    await dialog().getByRole('button', { name: '标为不合格' }).click();
    await page.getByRole('dialog', { name: '成功 1 · 失败 1' }).waitFor();
    await page.keyboard.press('z');
    await status('已撤销 1 条');
    await dialog().waitFor({ state: 'detached' });
    await row(one).waitFor();
  });

  it('Ctrl+S in the six elements saves them, in the composer the follow-up', async () => {
    await signIn('pengxiaolan');
    await open('/queue');
    await row('天易制造有限公司').getByRole('link').click();
    await page.getByRole('heading', { name: '天易制造有限公司' }).waitFor();
    await page.keyboard.press('e');
    const use = page.getByRole('textbox', { name: '用途' });
    await use.fill('精密冲压');
    await page.keyboard.press('Control+s');
    await status('已保存');
    await use.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /精密冲压/ }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);

    await page.keyboard.press('e');
    await use.fill('没有写完');
    await page.getByRole('textbox', { name: '跟进内容' }).fill('约周五通话');
    await page.keyboard.press('Control+s');
    await status('跟进已保存');
    expect(await use.inputValue()).toBe('没有写完');
  });

  it('an empty list has no lead beside it', async () => {
    await signIn('pengxiaolan');
    await open('/queue');
    await page.locator('#lead-title').waitFor();
    await page
      .getByRole('button', { name: /^稍后处理/ })
      .first()
      .click();
    await page.getByText('没有稍后处理的线索').waitFor();
    await page.locator('#lead-title').waitFor({ state: 'detached' });
    expect(await page.locator('.ld-actions').count()).toBe(0);
    expect({ empty: await screenFaults(watched, 'queue-empty') }).toEqual({ empty: [] });
  });

  it('a window made narrow for a moment loses neither what was typed nor an open dialog', async () => {
    await signIn('pengxiaolan');
    await open('/queue');
    await page.getByLabel('跟进内容').waitFor();
    await page.keyboard.press('e');
    const use = page.getByLabel('用途', { exact: true });
    await use.fill('写了一半的用途');
    await page.setViewportSize(PHONE);
    await use.waitFor({ state: 'hidden' });
    expect(await screenFaults(watched, 'queue-kept')).toEqual([]);
    await page.setViewportSize(DESKTOP);
    await use.waitFor();
    expect(await use.inputValue()).toBe('写了一半的用途');
    await page.getByRole('button', { name: '取消' }).first().click();

    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('写了一半的原因');
    await page.setViewportSize(PHONE);
    await dialog.getByRole('textbox').waitFor();
    expect(await dialog.getByRole('textbox').inputValue()).toBe('写了一半的原因');
    await page.setViewportSize(DESKTOP);
    expect(await dialog.getByRole('textbox').inputValue()).toBe('写了一半的原因');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    // The same over the table.
    await open('/queue?layout=table');
    await page.getByRole('row').nth(1).locator('[data-col=company]').click();
    await page.keyboard.press('r');
    await dialog.getByRole('textbox').fill('表格里写了一半');
    await page.setViewportSize(PHONE);
    await dialog.getByRole('textbox').waitFor();
    await page.setViewportSize(DESKTOP);
    expect(await dialog.getByRole('textbox').inputValue()).toBe('表格里写了一半');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('six elements that somebody else changed meanwhile: who, when, and whose stays', async () => {
    await signIn('pengxiaolan');
    await open('/queue');
    await row('天易制造有限公司').getByRole('link').click();
    await page.getByRole('heading', { name: '天易制造有限公司' }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: '税收' }).fill('年税收 600 万');
    await page.getByRole('textbox', { name: '联系人' }).fill('罗先生');
    const mine = await leads('pengxiaolan', 'view=mine');
    const id = mine.find(({ company }) => company === '天易制造有限公司')?.id ?? '';
    const manager = await product.signIn('yijianguo');
    const change = async (): Promise<void> => {
      const { version } = await manager.get<{ version: number }>(`/api/v1/leads/${id}`);
      const body = { version, tax: '年税收 450 万', use: '冲压与焊接' };
      expect((await manager.send('PATCH', `/api/v1/leads/${id}`, body)).status).toBe(200);
    };
    await change();
    await page.keyboard.press('Control+s');
    await dialog().getByText('易建国 刚刚改过「税收」').waitFor();
    expect(await dialog().getByText('联系人').count()).toBe(0);
    expect(withoutRefusals(await faultsHere('six-conflict'))).toEqual([]);
    await dialog().getByRole('button', { name: '保存' }).click();
    await dialog().waitFor({ state: 'detached' });
    const saved = async (): Promise<unknown> => manager.get(`/api/v1/leads/${id}`);
    expect(
      await until(async () => ((await saved()) as { contact: string }).contact === '罗先生', PATIENCE_MS),
    ).toBe(true);
    expect(await saved()).toMatchObject({ taxText: '年税收 600 万', useText: '冲压与焊接' });
  });

  it('the clock of the open lead is said five minutes before it runs out and when it has, once each', async () => {
    const session = await product.signIn('pengxiaolan');
    const mine = await leads('pengxiaolan', 'view=mine');
    const id = mine.find(({ company }) => company === '天易制造有限公司')?.id;
    const due = new Date(Date.now() + 6 * 60_000).toISOString();
    await session.post(`/api/v1/leads/${id}/activities`, {
      type: 'call',
      summary: '稍后回电',
      nextFollowUpAt: due,
    });
    await signIn('pengxiaolan');
    await page.clock.install();
    await open(`/leads/${id}`);
    const region = page.locator('.ld-body > .sr-only[role=status]');
    await region.waitFor({ state: 'attached' });
    expect(await region.textContent()).toBe('');
    // The server's time is what counts; without its answers the page goes by its own clock.
    await watched.context.setOffline(true);
    await page.clock.fastForward(90_000);
    await region.getByText('5 分钟后该跟进了').waitFor({ state: 'attached' });
    await page.clock.fastForward(5 * 60_000);
    await region.getByText('跟进时间到了').waitFor({ state: 'attached' });
    watched.faults();
  });
});
