import { Client } from 'pg';
import type { Browser } from 'playwright-core';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { screenFaults, settled } from './support/checks';
import { launchBrowser } from './support/chromium';
import { PHONE, openPage, picture, signInQuickly, type WatchedPage } from './support/watched-page';

/** A screen takes a second or two at both widths; two busy cores make it more. */
jest.setTimeout(90_000);

const PERSON = 'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile MicroMessenger/8.0.40';

describe('a site, its form and what becomes of it', () => {
  let product: Product;
  let browser: Browser;
  let admin: WatchedPage;
  let siteId: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    const { items } = await product.admin.get<{ items: { id: string }[] }>('/api/v1/sites');
    siteId = items[0]?.id ?? '';
    admin = await openPage(browser, product.url);
    await signInQuickly(admin.context, 'admin', PASSWORD);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('designer: hide a field, choose a colour, move a field by keyboard, publish', async () => {
    const { page } = admin;
    await page.goto(`/admin/sites/${siteId}`);
    await settled(page);
    const frame = page.frameLocator('iframe[title="表单预览（草稿）"]');
    await frame.getByRole('textbox', { name: /^公司/ }).waitFor();
    await page.getByLabel('公司：是否填写').selectOption('off');
    await frame.getByRole('textbox', { name: /^公司/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '上移 联系人' }).press('Enter');
    await page.getByText('联系人 移到第 7 位').waitFor();
    await page.getByLabel('使用本站的颜色').check();
    await page.getByLabel('色相').fill('60');
    await page.getByText('达不到 AA 对比度').waitFor();
    await page.getByText('有内容不能保存').waitFor();
    await page.getByLabel('色相').fill('160');
    await page.getByText('草稿已保存').waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByText('不显示').waitFor();
    await picture(page, 'site-publish');
    await page.getByRole('button', { name: '确认发布' }).click();
    await page.getByText('正在使用第 1 版').waitFor();
    // The refused hue is an answer of 400, which the browser itself reports.
    const faults = await screenFaults(admin, 'site-form');
    expect(faults.filter((fault) => !/status of 400/.test(fault))).toEqual([]);
  });

  it('designer: the bands of yearly tax are edited, an unreadable one is named, the preview shows them', async () => {
    const { page } = admin;
    const frame = page.frameLocator('iframe[title="表单预览（草稿）"]');
    const options = frame.locator('#f-tax option');
    await page.getByLabel('新档位，如 500-1000万').fill('不确定档');
    await page.getByRole('button', { name: '添加年税收档位' }).click();
    await page.getByText('年税收档位“不确定档”读不出每年的税收区间').waitFor();
    await page.getByRole('textbox', { name: '第 5 档：发送的文字' }).fill('5000万以上');
    await page.getByText('年税收档位“5000万以上”与“年税收1000万以上”有重叠').waitFor();
    await page.getByRole('checkbox', { name: '显示档位 年税收1000万以上' }).uncheck();
    await page.getByRole('textbox', { name: '第 5 档：英文' }).fill('Over CNY 50 million');
    await page.getByRole('button', { name: '上移 5000万以上' }).click();
    await page.getByText('读作每年 5000 万元以上').waitFor();
    await options.filter({ hasText: '5000万以上' }).waitFor({ state: 'attached' });
    expect(await options.allInnerTexts()).toEqual([
      '不确定',
      '50 万元以下',
      '50–200 万元',
      '200–1000 万元',
      '5000万以上',
    ]);
    const faults = await screenFaults(admin, 'site-form-bands');
    expect(faults.filter((fault) => !/status of 400/.test(fault))).toEqual([]);
    // Back to the bands in force: what follows is about them.
    await page.getByRole('button', { name: '删除 5000万以上' }).click();
    await page.getByRole('checkbox', { name: '显示档位 年税收1000万以上' }).check();
    await options.filter({ hasText: '1000 万元以上' }).waitFor({ state: 'attached' });
    await page.getByText('草稿已保存').waitFor();
  });

  it('a pasted text fills the form for confirmation, never over what was typed, and without a net what can be read here', async () => {
    const { items } = await product.admin.get<{ items: { key: string }[] }>('/api/v1/sites');
    const phone = await openPage(browser, product.url, { viewport: PHONE, userAgent: PERSON });
    const { page } = phone;
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/pasted')) sent.push(request.postData() ?? '');
    });
    await page.goto(`/f/${items[0]?.key}`);
    await page.getByRole('textbox', { name: /^联系人/ }).fill('周工');
    await page.getByText('已有现成文字').click();
    const text = '求租5000平厂房做生产，年税收300万，联系人：王总，微信：zsk-8899，电话13900004713';
    await page.getByLabel('需求文字').fill(text);
    await page.locator('#note', { hasText: '您的需求' }).waitFor();
    expect(await page.getByRole('radio', { name: '租厂房' }).isChecked()).toBe(true);
    expect(await page.locator('#f-area-min').inputValue()).toBe('5000');
    expect(await page.locator('[name="area.unit"]:checked').inputValue()).toBe('sqm');
    expect(await page.locator('#f-tax').inputValue()).toBe('年税收200-1000万');
    expect(await page.locator('[name=use]:checked').inputValue()).toBe('生产制造');
    expect(await page.locator('#f-wechat').inputValue()).toBe('zsk-8899');
    expect(await page.locator('#f-phone').inputValue()).toBe('13900004713');
    expect(await page.locator('#f-contact').inputValue()).toBe('周工');
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.join()).not.toContain('13900004713');
    await picture(page, 'site-form-pasted-390');
    expect(await screenFaults(phone, 'site-form-pasted')).toEqual([]);

    await phone.context.close();

    const away = await openPage(browser, product.url, { viewport: PHONE, userAgent: PERSON });
    await away.page.route('**/pasted', (route) => route.abort());
    await away.page.goto(`/f/${items[0]?.key}`);
    await away.page.getByText('已有现成文字').click();
    await away.page.getByLabel('需求文字').fill('租3000平仓库，电话13900004714');
    await away.page.locator('#note', { hasText: '手机' }).waitFor();
    expect(await away.page.locator('#f-phone').inputValue()).toBe('13900004714');
    expect(await away.page.locator('#f-area-min').inputValue()).toBe('');
    await away.context.close();
  });

  it('an article link, then the form at 390 px: prefilled, sent, and counted once each', async () => {
    const { page } = admin;
    await page.goto(`/admin/sites/${siteId}/links`);
    await page.getByLabel('渠道名称').fill('展会A');
    await page.getByRole('button', { name: '添加渠道' }).click();
    await page.getByText('展会A').first().waitFor();
    await page.getByLabel('文章网址').fill('https://news.example/park');
    await page.getByLabel('文章标题').fill('园区整合改革');
    await page.getByLabel('意向园区').selectOption({ index: 1 });
    await page.getByRole('button', { name: '生成链接' }).click();
    const link = await page.locator('.article-link').innerText();
    expect(await screenFaults(admin, 'site-links')).toEqual([]);

    const phone = await openPage(browser, product.url, { viewport: PHONE, userAgent: PERSON });
    await phone.page.goto(link);
    expect(await phone.page.getByRole('textbox', { name: /^公司/ }).count()).toBe(0);
    expect(await phone.page.locator('input[name=region]:checked').count()).toBe(1);
    await phone.page.getByText('来自文章：园区整合改革').waitFor();
    await picture(phone.page, 'site-form-390');
    const counted = phone.page.waitForResponse((response) => response.url().endsWith('/events'));
    await phone.page.getByRole('radio', { name: '租厂房' }).check();
    expect((await counted).status()).toBe(204);
    await phone.page.getByRole('textbox', { name: /^联系人/ }).fill('何先生');
    await phone.page.getByRole('textbox', { name: /^手机号/ }).fill('139 0000 4901');
    await phone.page.getByLabel(/我已阅读并同意/).check();
    await phone.page.getByRole('button', { name: /提交需求/ }).click();
    await phone.page.getByRole('heading', { name: '需求已收到' }).waitFor();
    expect(phone.faults()).toEqual([]);
    await phone.close();

    await page.goto(`/admin/sites/${siteId}/statistics`);
    await settled(page);
    await page.getByRole('button', { name: '文章' }).click();
    const row = page.getByRole('row', { name: /news\.example\/park/ });
    await row.waitFor();
    const cells = await row.getByRole('cell').allInnerTexts();
    expect(cells.slice(1, 5)).toEqual(['1', '1', '1', '100%']);
    await page.getByRole('button', { name: '日期' }).click();
    await page.getByRole('img', { name: /每日浏览与提交/ }).waitFor();
    expect(await screenFaults(admin, 'site-statistics')).toEqual([]);
  });

  it('keeps what was typed on the device, whatever the order of the fields', async () => {
    const phone = await openPage(browser, product.url, { viewport: PHONE, userAgent: PERSON });
    const { page } = phone;
    await page.goto(`/f/${product.siteKey}`);
    await page.getByRole('radio', { name: '拿地建厂' }).check();
    await page.getByRole('textbox', { name: /^联系人/ }).fill('周敏');
    await page.goto('/s');
    await page.goto(`/f/${product.siteKey}`);
    await page.getByText('已恢复上次未提交的内容').waitFor();
    expect(await page.getByRole('textbox', { name: /^联系人/ }).inputValue()).toBe('周敏');
    expect(await page.getByRole('radio', { name: '拿地建厂' }).isChecked()).toBe(true);
    await phone.close();
  });

  it('posters: an A4 page, and a picture for phones that is a real image', async () => {
    const { page } = admin;
    await page.goto(`/admin/sites/${siteId}/poster`);
    await page.getByRole('img', { name: /的手机长图/ }).waitFor();
    const source = await page.getByRole('img', { name: /的手机长图/ }).getAttribute('src');
    expect(source).toMatch(/^data:image\/png;base64,/);
    expect(await screenFaults(admin, 'site-poster')).toEqual([]);
  });

  it('allowed websites and the code to embed, with the widget at work in each mode and nothing sent', async () => {
    const { page } = admin;
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/public/')) sent.push(request.url());
    });
    await page.goto(`/admin/sites/${siteId}/embed`);
    const inline = page.frameLocator('iframe[title="网页中的效果：内嵌"]');
    await inline.getByRole('button', { name: '填写需求' }).click();
    await inline.getByRole('radio', { name: '租厂房' }).check();
    await inline.getByRole('textbox', { name: /^联系人/ }).fill('何先生');
    await inline.getByRole('textbox', { name: /^手机号/ }).fill('139 0000 4902');
    await inline.getByRole('checkbox', { name: /我已阅读并同意/ }).check();
    await inline.getByRole('button', { name: /提交需求/ }).click();
    await inline.getByText('SAMP-2345').waitFor();
    for (const [mode, name] of [
      ['按钮', 'button'],
      ['底栏', 'bar'],
    ] as const) {
      await page.getByRole('button', { name: mode, exact: true }).click();
      const frame = page.frameLocator(`iframe[title="网页中的效果：${mode}"]`);
      await frame.getByRole('button', { name: '提交选址需求' }).click();
      await frame.getByRole('dialog').getByText('租厂房', { exact: true }).waitFor();
      expect(await page.locator('.embed-code').first().innerText()).toContain(`data-luodi-mode="${name}"`);
    }
    expect(sent).toEqual([]);
    await page.getByLabel('网站来源').fill('https://www.park.example/news/1.html');
    await page.getByRole('button', { name: '添加' }).click();
    await page.getByText('https://www.park.example', { exact: true }).waitFor();
    expect(await screenFaults(admin, 'site-embed')).toEqual([]);
  });

  it('asks every browser for a proof of work when it is switched on by hand', async () => {
    const { page } = admin;
    await page.goto(`/admin/sites/${siteId}/guard`);
    await page.getByText('目前不要求计算题').waitFor();
    expect(await page.getByRole('radio', { name: /^自动/ }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: /^始终要求/ }).check();
    await page.getByText('正在要求计算题').waitFor();
    expect(await screenFaults(admin, 'site-guard')).toEqual([]);
    const form = await fetch(`${product.url}/f/${product.siteKey}`);
    expect(await form.text()).toContain('data-challenge=');
    await page.getByRole('radio', { name: /^自动/ }).check();
    await page.getByText('目前不要求计算题').waitFor();
  });

  it('goes back to an earlier version', async () => {
    const { page } = admin;
    await page.goto(`/admin/sites/${siteId}`);
    await page.getByLabel('预计年税收：是否填写').selectOption('off');
    await page.getByText('草稿已保存').waitFor();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('button', { name: '确认发布' }).click();
    await page.getByText('正在使用第 2 版').waitFor();
    await page.getByRole('button', { name: '恢复第 1 版' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
    await page.getByText('正在使用第 3 版').waitFor();
    expect(await page.getByLabel('预计年税收：是否填写').inputValue()).toBe('optional');
    expect(admin.faults()).toEqual([]);
  });

  it('a demo workspace leads a newcomer to its sample article from every screen, the empty queue and the site; others do not', async () => {
    const team = await product.admin.post<{ id: string }>('/api/v1/teams', { name: '新设组' });
    await product.addPerson({ username: 'duxin', name: '杜新', role: 'agent', teamIds: [team.id] });
    const newcomer = await openPage(browser, product.url);
    await signInQuickly(newcomer.context, 'duxin', PASSWORD);
    await newcomer.page.goto('/queue');
    await newcomer.page.getByText('这里还没有线索').waitFor();
    const links = newcomer.page.getByRole('link', { name: '示例文章' });
    expect(await links.count()).toBe(0);

    await makeDemo(product);
    await newcomer.page.reload();
    const menu = newcomer.page.getByRole('navigation', { name: '主导航' });
    await menu.getByRole('link', { name: '示例文章' }).waitFor();
    const [article] = await Promise.all([
      newcomer.context.waitForEvent('page'),
      newcomer.page
        .getByRole('main')
        .getByRole('link', { name: /示例文章\s?（在新标签页打开）/ })
        .click(),
    ]);
    await article.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(article.url()).pathname).toBe('/demo/article');
    await article.close();
    expect(await screenFaults(newcomer, 'queue-sample-article')).toEqual([]);
    await newcomer.page.goto('/me');
    expect(await screenFaults(newcomer, 'me-sample-article')).toEqual([]);

    await admin.page.goto(`/admin/sites/${siteId}`);
    await admin.page.getByRole('main').getByRole('link', { name: '示例文章' }).waitFor();
    expect(await screenFaults(admin, 'site-sample-article')).toEqual([]);
    await newcomer.context.close();
  });
});

/** What the demo's builder writes down of its article; every process hears of it. */
async function makeDemo(of: Product): Promise<void> {
  const client = new Client({ connectionString: of.databaseUrl });
  await client.connect();
  try {
    await client.query(`INSERT INTO settings (key, value) VALUES ('demo.site', to_jsonb($1::text))`, [
      of.siteKey,
    ]);
    await client.query(`SELECT pg_notify('luodi_cache', 'settings')`);
  } finally {
    await client.end();
  }
  for (;;) {
    const answer = await fetch(`${of.url}/demo/article`);
    if (answer.status === 200) return;
  }
}
