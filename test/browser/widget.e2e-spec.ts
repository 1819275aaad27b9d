import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transformSync } from '@swc/core';
import type { Browser, Page } from 'playwright-core';
import { startProduct, type Product } from '../support/product';
import { axeViolations, launchBrowser } from './support/chromium';
import { serveHostPages } from './support/host-pages';
import { PHONE, openPage, picture, type WatchedPage } from './support/watched-page';

jest.setTimeout(90_000);

const SCRIPT = join(__dirname, '../../dist/form/widget.js');
/** ux.md, "Performance budgets". */
const BUDGET_BYTES = 8_000;

/** Notes every shift of the layout and every name that a page has, before anything runs. */
const WATCH = `window.cls = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (!entry.hadRecentInput) window.cls += entry.value;
  })).observe({ type: 'layout-shift', buffered: true });
  window.namesBefore = Object.getOwnPropertyNames(window);`;

interface Inquiry {
  readonly submission: { readonly company?: string };
  readonly source: { readonly url: string; readonly title: string };
  readonly leadId: string | null;
  readonly channel: string;
}

describe('the widget', () => {
  let product: Product;
  let browser: Browser;
  let host: Awaited<ReturnType<typeof serveHostPages>>;
  let siteId: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    host = await serveHostPages(product.url, product.siteKey);
    const sites = await product.admin.get<{ items: { id: string }[] }>('/api/v1/sites');
    siteId = sites.items[0]?.id ?? '';
    await allow([host.url]);
  });

  afterAll(async () => {
    await host?.close();
    await browser?.close();
    await product?.stop();
  });

  async function allow(allowedOrigins: readonly string[]): Promise<void> {
    const { version } = await product.admin.get<{ version: number }>(`/api/v1/sites/${siteId}`);
    const answer = await product.admin.send('PATCH', `/api/v1/sites/${siteId}`, { allowedOrigins, version });
    expect(answer.status).toBe(200);
  }

  /** A page of the other origin; `requests` are those to the product. */
  async function visit(path: string): Promise<WatchedPage & { readonly requests: string[] }> {
    const watched = await openPage(browser, host.url, { viewport: PHONE });
    const requests: string[] = [];
    watched.page.on('request', (request) => {
      if (request.url().startsWith(product.url)) requests.push(new URL(request.url()).pathname);
    });
    await watched.page.addInitScript({ content: WATCH });
    await watched.page.goto(path);
    return {
      ...watched,
      requests,
      faults: () => watched.faults().filter((fault) => !/foreign host/.test(fault)),
    };
  }

  async function fillIn(page: Page, company: string): Promise<void> {
    await page.getByRole('radio', { name: '租厂房' }).check({ force: true });
    await page.getByLabel('大概面积').fill('5000');
    await page.getByLabel('公司').fill(company);
    await page.getByLabel('联系人').fill('何先生');
    await page.getByRole('textbox', { name: /^手机号/ }).fill('13900000001');
    await page.getByLabel(/我已阅读并同意/).check();
  }

  async function inquiriesOf(company: string): Promise<Inquiry[]> {
    const { items } = await product.admin.get<{ items: Inquiry[] }>('/api/v1/inquiries?limit=100');
    return items.filter((inquiry) => inquiry.submission.company === company);
  }

  const shifts = (page: Page): Promise<number> => page.evaluate<number>('window.cls');

  it('weighs at most 8 kB and speaks ES2019', () => {
    const script = readFileSync(SCRIPT);
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(BUDGET_BYTES);
    const printed = (target: 'es2019' | 'es2024'): string =>
      transformSync(script.toString('utf8'), { jsc: { target }, isModule: false }).code;
    // Nothing newer is in it: there is nothing to translate.
    expect(printed('es2019')).toBe(printed('es2024'));
  });

  it('is kept by browsers, asked for by ETag, and may be used by every page', async () => {
    const first = await fetch(`${product.url}/widget.js`);
    expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(first.headers.get('cache-control')).toMatch(/max-age=\d+/);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${product.url}/widget.js`, {
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
  });

  it('stands within an article: one request before anything is done, no shift, the lead knows the article', async () => {
    const { page, requests, faults, close } = await visit('/inline?utm_source=wx');
    await page.getByRole('button', { name: '填写需求' }).waitFor();
    expect(requests).toEqual(['/widget.js']);
    expect(await shifts(page)).toBe(0);
    await picture(page, 'widget-inline-shell');
    await page.mouse.wheel(0, 200);
    await page.getByText('租厂房', { exact: true }).waitFor();
    await page.evaluate(
      'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))',
    );
    expect(await shifts(page)).toBe(0);
    await page.getByRole('button', { name: '填写需求' }).click();
    await picture(page, 'widget-inline-form');
    expect(await axeViolations(page)).toEqual([]);
    await fillIn(page, '内嵌测试有限公司');
    await page.getByRole('button', { name: '提交需求' }).click();
    await page.getByText('需求已收到').waitFor();
    await picture(page, 'widget-inline-done');
    const [inquiry, ...more] = await inquiriesOf('内嵌测试有限公司');
    expect(more).toEqual([]);
    expect(inquiry).toMatchObject({
      channel: 'form',
      source: { url: `${host.url}/inline?utm_source=wx`, title: '园区招商快讯', utm: { source: 'wx' } },
    });
    expect(inquiry?.leadId).not.toBeNull();
    expect(await page.evaluate('localStorage.length')).toBe(0);
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await shifts(page)).toBeLessThan(0.001);
    expect(faults()).toEqual([]);
    await close();
  });

  it('is not broken by a hostile style sheet, and leaves one name behind', async () => {
    const { page, faults, close } = await visit('/plain');
    const button = page.getByRole('button', { name: '提交选址需求' });
    await button.waitFor();
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.x).toBeGreaterThanOrEqual(0);
    await button.click();
    await page.getByText('租厂房', { exact: true }).waitFor();
    await picture(page, 'widget-hostile');
    const names = await page.evaluate<string[]>(
      'Object.getOwnPropertyNames(window).filter((name) => !window.namesBefore.includes(name) && name !== "namesBefore")',
    );
    expect(names).toEqual(['luodiWidget']);
    await fillIn(page, '敌意样式有限公司');
    await page.getByRole('button', { name: '提交需求' }).click();
    await page.getByRole('heading', { name: '需求已收到' }).waitFor();
    expect(await inquiriesOf('敌意样式有限公司')).toHaveLength(1);
    expect(faults()).toEqual([]);
    await close();
  });

  it('keeps to a strict policy with trusted types, is worked by the keyboard alone, and names faults at their fields', async () => {
    const { page, requests, faults, close } = await visit('/csp');
    const button = page.getByRole('button', { name: '提交选址需求' });
    await button.waitFor();
    expect(requests).toEqual(['/widget.js']);
    expect(await shifts(page)).toBe(0);
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '提交需求' }).waitFor();
    await picture(page, 'widget-csp');
    expect(await axeViolations(page)).toEqual([]);
    // Round and round, never out of the dialog.
    for (let step = 0; step < 45; step += 1) {
      await page.keyboard.press(step < 40 ? 'Tab' : 'Shift+Tab');
      expect(
        await page.evaluate(
          'document.activeElement.tagName + document.activeElement.hasAttribute("data-luodi-site")',
        ),
      ).toBe('DIVfalse');
    }
    await dialog.getByRole('button', { name: '提交需求' }).click();
    await dialog.getByText('请检查以下 4 项').waitFor();
    await dialog.getByText('请选择您的需求').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture(page, 'widget-faults');
    await dialog.getByLabel('公司').fill('严格策略有限公司');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(
      await button.evaluate(
        (element) =>
          (element.getRootNode() as unknown as { activeElement: unknown }).activeElement === element,
      ),
    ).toBe(true);
    await button.click();
    expect(await dialog.getByLabel('公司').inputValue()).toBe('严格策略有限公司');
    const small = await page.evaluate<
      string[]
    >(`[...document.body.lastElementChild.shadowRoot.querySelectorAll('button, .o span, .in, .agree')]
      .filter((element) => element.offsetParent !== null && element.getBoundingClientRect().height < 43.5)
      .map((element) => element.className + element.getBoundingClientRect().height)`);
    expect(small).toEqual([]);
    await fillIn(page, '严格策略有限公司');
    await page.getByRole('button', { name: '提交需求' }).click();
    await page.getByRole('heading', { name: '需求已收到' }).waitFor();
    expect(await inquiriesOf('严格策略有限公司')).toHaveLength(1);
    expect(faults()).toEqual([]);
    await close();
  });

  it('comes and goes with the views of a page that draws itself', async () => {
    const { page, faults, close } = await visit('/spa');
    const button = page.getByRole('button', { name: '提交选址需求' });
    await button.waitFor();
    await picture(page, 'widget-bar');
    await page.evaluate(`location.hash = '#list'`);
    await button.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '打开文章' }).click();
    await button.click();
    await fillIn(page, '单页应用有限公司');
    await page.getByRole('button', { name: '提交需求' }).click();
    await page.getByRole('heading', { name: '需求已收到' }).waitFor();
    expect(await inquiriesOf('单页应用有限公司')).toHaveLength(1);
    expect(faults()).toEqual([]);
    await close();
  });

  it('stands twice on a page, where the script stands twice, too', async () => {
    const { page, requests, faults, close } = await visit('/twice');
    await page.getByRole('button', { name: '填写需求' }).waitFor();
    expect(await page.getByRole('button', { name: '提交选址需求' }).count()).toBe(1);
    expect([...new Set(requests)]).toEqual(['/widget.js']);
    expect(await shifts(page)).toBe(0);
    await page.getByRole('button', { name: '提交选址需求' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: '租厂房' }).check({ force: true });
    await dialog.getByRole('button', { name: '收起' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(faults()).toEqual([]);
    await close();
  });

  it('keeps the text while the server is away and sends it once, over a reload', async () => {
    const { page, close } = await visit('/inline');
    await page.getByRole('button', { name: '填写需求' }).click();
    await page.getByRole('button', { name: '提交需求' }).waitFor();
    await fillIn(page, '断网重试有限公司');
    await product.api.stop();
    try {
      await page.getByRole('button', { name: '提交需求' }).click();
      await page.getByRole('heading', { name: '正在重试…' }).waitFor();
      await picture(page, 'widget-retrying');
    } finally {
      await product.startApi();
    }
    await page.reload();
    await page.getByText('需求已收到').waitFor();
    expect(await inquiriesOf('断网重试有限公司')).toHaveLength(1);
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await close();
  });

  it('sends it once, too, when the answer is lost on its way', async () => {
    const { page, close } = await visit('/inline');
    await page.getByRole('button', { name: '填写需求' }).click();
    await page.getByRole('button', { name: '提交需求' }).waitFor();
    await fillIn(page, '答复丢失有限公司');
    let lost = 0;
    await page.route('**/inquiries', async (route) => {
      if (route.request().method() === 'POST' && lost === 0) {
        lost += 1;
        await route.fetch();
        await route.abort();
      } else await route.continue();
    });
    await page.getByRole('button', { name: '提交需求' }).click();
    await page.getByRole('heading', { name: '正在重试…' }).waitFor();
    await page.getByText('需求已收到').waitFor();
    expect(lost).toBe(1);
    expect(await inquiriesOf('答复丢失有限公司')).toHaveLength(1);
    await close();
  });

  it('puts back what was typed and not sent', async () => {
    const { page, close } = await visit('/inline');
    await page.getByRole('button', { name: '填写需求' }).click();
    await page.getByLabel('公司').fill('草稿有限公司');
    await page.waitForFunction(`localStorage.length > 0`);
    await page.reload();
    await page.getByRole('button', { name: '填写需求' }).click();
    await page.getByText('已恢复上次未提交的内容').waitFor();
    expect(await page.getByLabel('公司').inputValue()).toBe('草稿有限公司');
    expect(await page.getByLabel(/我已阅读并同意/).isChecked()).toBe(false);
    await close();
  });

  it('leaves the link where its script is blocked, and shows it where the site does not allow the page', async () => {
    const blocked = await visit('/blocked');
    await blocked.page.getByRole('link', { name: '提交选址需求' }).waitFor();
    await blocked.close();
    await allow([]);
    const refused = await visit('/inline');
    await refused.page.mouse.wheel(0, 300);
    await refused.page.getByText('暂时无法打开表单').waitFor();
    const link = refused.page.getByRole('link', { name: '打开表单页面' });
    expect(await link.getAttribute('href')).toBe(`${product.url}/f/${product.siteKey}`);
    await refused.close();
    await allow([host.url]);
  });
});
