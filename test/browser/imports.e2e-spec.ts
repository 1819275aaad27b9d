import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { anArchive, gb18030, inlineRow, workbookOf } from '../builders/archives';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { launchBrowser } from './support/chromium';
import { screenFaults, settled } from './support/checks';
import {
  DESKTOP,
  PHONE,
  openPage,
  signInQuickly,
  withoutRefusals,
  type WatchedPage,
} from './support/watched-page';

/** A start of the product and a handful of jobs; two busy cores make it long. */
jest.setTimeout(120_000);

const JOB_MS = 30_000;

describe('the import wizard', () => {
  let product: Product;
  let browser: Browser;
  let admin: WatchedPage;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-lists-'));
    browser = await launchBrowser();
    product = await startProduct();
    admin = await openPage(browser, product.url);
    await signInQuickly(admin.context, 'admin', PASSWORD);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function stored(name: string, data: Buffer): string {
    const path = join(folder, name);
    writeFileSync(path, data);
    return path;
  }

  async function upload(page: Page, path: string): Promise<void> {
    await page.goto(`${product.url}/imports`);
    await page.getByText('最大 200 MB，最多 1,000,000 行').waitFor();
    await page.getByLabel('文件', { exact: true }).setInputFiles(path);
    await page.getByRole('button', { name: '上传并校验' }).click();
    await page.getByRole('heading', { name: '哪一列是什么' }).waitFor({ timeout: JOB_MS });
  }

  it('a list in GB18030: upload, mapping, check, import, and back again', async () => {
    const { page } = admin;
    const list = gb18030(
      '招商推介会签到表\n单位,姓名,手机\n湘澜精密,何志远,13900005001\n岳塘五金,陈小姐,1390\n',
    );
    await upload(page, stored('签到表.csv', list));
    await page.getByText('编码 GB18030').waitFor();
    expect(await page.getByLabel('单位').inputValue()).toBe('company');
    expect(await screenFaults(admin, 'import-mapping')).toEqual([]);

    await page.getByRole('button', { name: '下一步：校验' }).click();
    await page.getByRole('heading', { name: '校验结果' }).waitFor();
    await page.reload(); // progress is in the address
    await page.getByText('手机号：手机号应为 11 位，请检查').waitFor();
    expect(await screenFaults(admin, 'import-check')).toEqual([]);
    await page.setViewportSize(PHONE);
    await page.getByRole('cell').getByText('行号 4').waitFor();
    await page.setViewportSize(DESKTOP);
    const start = page.getByRole('button', { name: '仅导入正确行（1 行）' });
    await start.click(); // no lawful source yet
    await page.getByText('请选择名单来源。').waitFor();
    await page.getByText('请写明来源，至少两个字。').waitFor();
    expect(await screenFaults(admin, 'import-missing')).toEqual([]);
    await page.getByLabel('名单来源（必填）').selectOption('event_signup');
    await page.getByLabel('来源说明（必填）').fill('2026 年招商推介会签到表');
    await start.click();
    await page.getByText('已完成').waitFor({ timeout: JOB_MS });
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: '下载错误行' }).click();
    expect((await file).suggestedFilename()).toContain('未导入的行');
    const leads = await product.admin.get<{ items: { company: string }[] }>(
      '/api/v1/leads?view=all&q=湘澜精密',
    );
    expect(leads.items).toHaveLength(1);

    await page.getByRole('button', { name: '撤销本次导入' }).click();
    expect(await screenFaults(admin, 'import-undo')).toEqual([]);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.locator('.im-status', { hasText: '已撤销' }).waitFor({ timeout: JOB_MS });
    const after = await product.admin.get<{ items: unknown[] }>('/api/v1/leads?view=all&q=湘澜精密');
    expect(after.items).toEqual([]);
  });

  it('a workbook, and on a phone its status only', async () => {
    const { page } = admin;
    const rows = [
      ['公司名称', '手机号'],
      ['昭山食品', '13900005002'],
    ].map((cells, n) => inlineRow(n + 1, cells));
    await upload(page, stored('名单.xlsx', anArchive(workbookOf({ rows: rows.join('') }))));
    await page.getByRole('button', { name: '下一步：校验' }).click();
    await page.getByText('没有错误行。').waitFor();
    await page.setViewportSize(PHONE);
    await settled(page);
    expect(await page.getByRole('button', { name: /仅导入正确行/ }).count()).toBe(0);
    expect(await screenFaults(admin, 'import-phone')).toEqual([]);
    await page.setViewportSize(PHONE);
    await page.goto(`${product.url}/imports`);
    await page.getByText('请在电脑上新建导入').waitFor();
    await page.getByText('名单.xlsx').waitFor();
    expect(await screenFaults(admin, 'imports-phone')).toEqual([]);
  });

  it('a list whose encoding is not recognised: refused in words, named, seen as it will read, and read', async () => {
    const { page } = admin;
    const list = Buffer.concat([
      Buffer.from('G\xe4steliste K\xf6ln\ncompany,contact,phone,need\n', 'latin1'),
      Buffer.from('M\xfcller Dichtwerke GmbH,J\xf6rg Wei\xdf,13900005101,rent factory 2000 sqm\n', 'latin1'),
    ]);
    await page.setViewportSize(DESKTOP);
    await page.goto(`${product.url}/imports`);
    await page.getByRole('button', { name: '上传并校验' }).click();
    await page.getByRole('alert').getByText('请先选择文件。').waitFor();
    await page.getByLabel('文件', { exact: true }).setInputFiles(stored('gäste.csv', list));
    await page.getByRole('button', { name: '上传并校验' }).click();
    await page.getByRole('alert').getByText('编码').first().waitFor();
    expect(withoutRefusals(admin.faults())).toEqual([]);
    // Narrow for a moment, the window still has the file, and the button takes it.
    expect(await screenFaults(admin, 'import-encoding')).toEqual([]);
    expect(await page.getByRole('button', { name: '上传并校验' }).isEnabled()).toBe(true);
    await page.getByLabel('文字编码').selectOption('windows-1252');
    await page.getByText('首行将读作：Gästeliste Köln').waitFor();
    expect(await screenFaults(admin, 'import-encoding-named')).toEqual([]);
    await page.getByRole('button', { name: '上传并校验' }).click();
    await page.getByRole('heading', { name: '哪一列是什么' }).waitFor({ timeout: JOB_MS });
    await page.getByText('编码 WINDOWS-1252').waitFor();
    await page.getByText('Müller Dichtwerke GmbH').waitFor();
  });
});
