import type { Browser } from 'playwright-core';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { screenFaults, settled } from './support/checks';
import { launchBrowser } from './support/chromium';
import { openPage, signInQuickly, type WatchedPage } from './support/watched-page';
import { fillWorkspace } from './support/workspace';

jest.setTimeout(120_000);

/** An administrator drafts, tries and publishes rules with the keyboard, takes them back, and enters leave. */
describe('the rules screen', () => {
  let product: Product;
  let browser: Browser;
  let admin: WatchedPage;
  let leadId: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await product.addPerson({ username: 'tangyuwei', name: '唐雨薇', role: 'agent' });
    await product.admin.post('/api/v1/pools', { name: '全市公海', openToAll: true });
    ({ leadId } = await fillWorkspace(product, 'pengxiaolan').catch(async () => {
      const { items } = await product.admin.get<{ items: { id: string }[] }>('/api/v1/leads?view=all');
      return { leadId: items[0]?.id ?? '' };
    }));
    admin = await openPage(browser, product.url);
    await signInQuickly(admin.context, 'admin', PASSWORD);
    await admin.page.goto('/admin/rules');
    await settled(admin.page);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('a new rule goes into the draft, is moved by key, warned about, tried and published', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: '新建规则' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('规则名称').fill('大面积优先');
    await dialog.getByRole('combobox', { name: '分给' }).selectOption({ index: 1 });
    await dialog.getByRole('combobox', { name: '方式' }).selectOption('round_robin');
    await dialog.getByLabel('每人上限').fill('5');
    await dialog.getByRole('combobox', { name: '兜底' }).selectOption({ label: '放入公海「全市公海」' });
    await dialog.getByRole('button', { name: '添加条件' }).click();
    await dialog.getByLabel('字段').selectOption('areaSqm');
    await dialog.getByRole('textbox', { name: '面积' }).fill('5000');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('有未发布修改').waitFor();
    await page.locator('.rule-card', { hasText: '放入公海「全市公海」' }).waitFor();
    // Behind the rule that takes everything it never acts.
    await page.getByText('不会生效').waitFor();
    expect(await screenFaults(admin, 'rules-draft')).toEqual([]);
    await page.getByRole('button', { name: '上移 大面积优先' }).press('Enter');
    await page.getByText('不会生效').waitFor({ state: 'detached' });
    await page.getByRole('region', { name: '有未发布修改' }).getByRole('button', { name: '试运行' }).click();
    await page
      .getByText('每人得到的线索')
      .or(page.getByRole('group', { name: '每人得到的线索' }))
      .first()
      .waitFor();
    expect(await screenFaults(admin, 'rules-dry-run')).toEqual([]);
    await page.getByRole('button', { name: '发布规则' }).click();
    await page.getByRole('dialog').getByLabel('说明').fill('大面积先分');
    await page.getByRole('dialog').getByRole('button', { name: '发布规则' }).press('Enter');
    await page.getByText('有未发布修改').waitFor({ state: 'detached' });
    await page.getByText('大面积先分').waitFor();
    const versions = page.getByRole('region', { name: '版本' });
    await versions.getByRole('button', { name: '恢复版本 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
    await versions.getByText('恢复自版本 1').waitFor();
    await page.locator('.rule-card', { hasText: '大面积优先' }).waitFor({ state: 'detached' });
    expect(await screenFaults(admin, 'rules-versions')).toEqual([]);
  });

  it('leave is entered by day and time, and stands on the screen', async () => {
    const { page } = admin;
    await page.goto('/admin/leaves');
    await settled(page);
    await page.getByRole('button', { name: '登记休假' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('休假人').selectOption({ label: '唐雨薇' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: '唐雨薇', exact: true }).waitFor();
    expect(await screenFaults(admin, 'leaves')).toEqual([]);
  });

  it('a lead says in words why it is with its owner, and why not with another', async () => {
    const { page } = admin;
    await page.goto(`/leads/${leadId}`);
    await settled(page);
    await page.locator('.ld-why summary').click();
    await page.getByText('按权重轮流').first().waitFor();
    expect(await screenFaults(admin, 'lead-why')).toEqual([]);
    await page.goto('/reports/fairness?period=all');
    await settled(page);
    await page.getByText('应得').first().waitFor();
    expect(await screenFaults(admin, 'report-fairness')).toEqual([]);
  });
});
