import type { Browser, Page } from 'playwright-core';
import { PNG, aPdf } from '../builders/attachments';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { screenFaults, settled } from './support/checks';
import { launchBrowser } from './support/chromium';
import { openPage, signInQuickly, withoutRefusals, type WatchedPage } from './support/watched-page';
import { fillWorkspace, type Workspace } from './support/workspace';

/** Each story some seconds; two busy cores make it more. */
jest.setTimeout(90_000);

describe('the page of a lead', () => {
  let product: Product;
  let browser: Browser;
  let workspace: Workspace;
  let agent: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    workspace = await fillWorkspace(product, 'pengxiaolan');
    // Afterwards, so that every lead above went to the only agent.
    await product.addPerson({ username: 'wensiyuan', name: '文思远', role: 'agent' });
    agent = await openPage(browser, product.url);
    await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
    page = agent.page;
  });

  afterEach(() => expect(withoutRefusals(agent.faults())).toEqual([]));

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const open = async (query = ''): Promise<void> => {
    await page.goto(`/leads/${workspace.leadId}${query}`);
    await settled(page);
  };
  const files = () => page.locator('.at-card');
  const choose = (...given: { name: string; mimeType: string; buffer: Buffer }[]) =>
    page.getByLabel('添加文件', { exact: true }).first().setInputFiles(given);

  it('takes several files at once, says which it does not take and why, shows and removes', async () => {
    await open();
    await files().getByText('还没有附件').waitFor();
    await choose(
      { name: '营业执照.pdf', mimeType: 'application/pdf', buffer: aPdf('licence') },
      { name: '厂房现状.png', mimeType: 'image/png', buffer: PNG },
      { name: '标志.svg', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') },
    );
    await files().getByRole('link', { name: '营业执照.pdf', exact: true }).waitFor();
    await files().getByRole('alert').getByText('网页、SVG、脚本').waitFor();
    expect(withoutRefusals(await screenFaults(agent, 'lead-files'))).toEqual([]);
    await files().getByRole('button', { name: '厂房现状.png', exact: true }).click();
    const picture = page.getByRole('dialog').getByRole('img', { name: '厂房现状.png' });
    await picture.waitFor();
    expect(await picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(1);
    await page.keyboard.press('Escape');
    await files().getByRole('button', { name: '不再显示 标志.svg' }).click();
    await files().getByRole('button', { name: '删除 厂房现状.png' }).click();
    await files().getByRole('button', { name: '确认删除' }).click();
    await page.getByRole('status').getByText('已删除 厂房现状.png').waitFor();
    await files().getByRole('button', { name: '厂房现状.png', exact: true }).waitFor({ state: 'detached' });
  });

  it('takes what is dropped on it', async () => {
    await open();
    await files().evaluate((card) => {
      // The browser's own classes, which the tests' types don't know.
      const { DataTransfer, DragEvent } = globalThis as unknown as {
        readonly DataTransfer: new () => { readonly items: { add(file: File): void } };
        readonly DragEvent: new (type: string, init: object) => Event;
      };
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['公司,面积\n湘澜精密,5000\n'], '需求.csv'));
      card.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await files().getByRole('link', { name: '需求.csv', exact: true }).waitFor();
  });

  it('the timeline says before and after, by group, and the group stays in the address', async () => {
    const session = await product.signIn('pengxiaolan');
    const path = `/api/v1/leads/${workspace.leadId}`;
    const { version } = await session.get<{ version: number }>(path);
    await session.send('PATCH', path, { version, use: '汽车零部件冲压', phone: '13900003177' });
    await open();
    const timeline = page.locator('.ld-timeline');
    await timeline.getByRole('button', { name: '系统' }).click();
    await timeline.getByText('139****3177').waitFor();
    await timeline.getByText('汽车零部件冲压').waitFor();
    expect(await timeline.innerText()).not.toContain('13900003177');
    await timeline.scrollIntoViewIfNeeded();
    expect(withoutRefusals(await screenFaults(agent, 'lead-timeline'))).toEqual([]);
    await timeline.getByRole('button', { name: '附件' }).click();
    await timeline.getByText('添加了附件').first().waitFor();
    expect(new URL(page.url()).searchParams.get('timeline')).toBe('attachment');
    await page.reload();
    await settled(page);
    await timeline.getByText('添加了附件').first().waitFor();
    expect(await timeline.getByText('修改了线索').count()).toBe(0);
  });

  it('a collaborator finds the lead under 协作, and not any more when they are removed', async () => {
    await open();
    await page.getByRole('button', { name: '更多' }).first().click();
    await page.getByRole('button', { name: '协作人' }).click();
    const dialog = page.getByRole('dialog', { name: '协作人' });
    await dialog.getByText('还没有协作人').waitFor();
    await dialog.getByLabel('添加协作人').fill('文思');
    await dialog.getByRole('button', { name: '文思远 可编辑' }).click();
    await dialog.getByLabel('文思远 的权限').waitFor();
    expect(withoutRefusals(await screenFaults(agent, 'lead-collaborators'))).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '协作 文思远' }).waitFor();

    const mate = await openPage(browser, product.url);
    await signInQuickly(mate.context, 'wensiyuan', PASSWORD);
    await mate.page.goto('/queue?view=collaborating');
    const row = mate.page.getByRole('list', { name: '线索列表' }).getByText('湘澜精密机械有限公司');
    await row.waitFor();
    expect(withoutRefusals(await screenFaults(mate, 'queue-collaborating'))).toEqual([]);
    const session = await product.signIn('pengxiaolan');
    const { collaborators } = await session.get<{ collaborators: { id: string }[] }>(
      `/api/v1/leads/${workspace.leadId}`,
    );
    await page.getByRole('button', { name: '协作 文思远' }).click();
    await dialog.getByRole('button', { name: '移除 文思远' }).click();
    await dialog.getByText('还没有协作人').waitFor();
    expect(collaborators).toHaveLength(1);
    await mate.page.goto('/queue?view=collaborating');
    await mate.page.getByText('还没有请您协作的线索').waitFor();
    await page.keyboard.press('Escape');
  });

  it('a copied WeChat id leads to the request and its reminder in 24 hours', async () => {
    await open();
    await page.keyboard.press('w');
    const tick = page.getByLabel('已发送好友申请（24 小时后提醒）');
    await tick.waitFor();
    expect(withoutRefusals(await screenFaults(agent, 'lead-wechat'))).toEqual([]);
    await tick.click();
    await page.getByRole('status').getByText('已记录，24 小时后提醒您').waitFor();
    await tick.waitFor({ state: 'detached' });
    const session = await product.signIn('pengxiaolan');
    const lead = await session.get<{ nextFollowUpAt: string }>(`/api/v1/leads/${workspace.leadId}`);
    const hours = (Date.parse(lead.nextFollowUpAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
  });

  it('the deal shows the files of its lead', async () => {
    const session = await product.signIn('pengxiaolan');
    const { leadId } = await session.get<{ leadId: string }>(`/api/v1/deals/${workspace.dealId}`);
    await page.goto(`/leads/${leadId}`);
    await settled(page);
    await choose({ name: '合作意向书.pdf', mimeType: 'application/pdf', buffer: aPdf('intent') });
    await files().getByRole('link', { name: '合作意向书.pdf', exact: true }).waitFor();
    await page.goto(`/deals/${workspace.dealId}`);
    await settled(page);
    await files().getByRole('link', { name: '合作意向书.pdf', exact: true }).waitFor();
    expect(withoutRefusals(await screenFaults(agent, 'deal-files'))).toEqual([]);
  });
});
