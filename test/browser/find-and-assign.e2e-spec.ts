import type { Browser, Locator, Page } from 'playwright-core';
import { PASSWORD, startProduct, type Person, type Product } from '../support/product';
import { screenFaults, settled } from './support/checks';
import { axeViolations, launchBrowser } from './support/chromium';
import { DESKTOP, PHONE, openPage, picture, signInQuickly, type WatchedPage } from './support/watched-page';
import { fillWorkspace } from './support/workspace';

/** Each story some seconds; two busy cores make it more. */
jest.setTimeout(90_000);

describe('finding leads, and knowing who can take one', () => {
  let product: Product;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let pengxiaolan: Person;
  let liuyang: Person;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    pengxiaolan = await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await fillWorkspace(product, 'pengxiaolan');
    liuyang = await product.addPerson({ username: 'liuyang', name: '刘洋', role: 'agent' });
    await product.addPerson({ username: 'yijianguo', name: '易建国', role: 'manager' });
  });

  const signIn = async (username: string, path: string): Promise<void> => {
    watched = await openPage(browser, product.url);
    await signInQuickly(watched.context, username, PASSWORD);
    page = watched.page;
    await page.goto(path);
    await settled(page);
  };

  afterEach(async () => {
    expect(watched.faults()).toEqual([]);
    await watched.close();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const option = (text: string): Locator => page.getByRole('option').filter({ hasText: text });

  it('an agent finds leads of the pool and shared ones, at the top and with Ctrl K, and commands by their sound', async () => {
    const session = await product.signIn('pengxiaolan');
    const { items } = await session.get<{ items: { id: string; company: string }[] }>(
      '/api/v1/leads?limit=50',
    );
    const shared = items.find(({ company }) => company === '天易制造有限公司')?.id;
    const answer = await session.send('PUT', `/api/v1/leads/${shared}/collaborators/${liuyang.id}`, {
      access: 'read',
    });
    expect(answer.status).toBeLessThan(300);

    await signIn('liuyang', '/queue');
    const top = page.getByRole('combobox', { name: '搜索线索和项目' });
    await top.fill('湘运物流');
    await option('湘运物流有限公司').getByText('公海').waitFor();
    await top.fill('tianyi');
    await option('天易制造有限公司').getByText('协作').waitFor();
    await picture(page, 'search-shared');
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+k');
    const palette = page.getByRole('combobox', { name: '搜索与命令' });
    await palette.fill('湘运');
    await option('湘运物流有限公司').waitFor();
    await palette.fill('xmgd');
    await option('去项目管道').waitFor();
    await picture(page, 'palette-sounds');
    await palette.fill('rili');
    await option('日历').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/calendar*');
  });

  it('who assigns sees how full everybody is, who is away, and who is full, in the dialog and above the list', async () => {
    await product.admin.send('PATCH', `/api/v1/routing/agents/${pengxiaolan.id}`, { capacity: 1 });
    const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();
    await product.admin.post('/api/v1/leaves', {
      userId: liuyang.id,
      startsAt: hours(-1),
      endsAt: hours(72),
    });
    await signIn('yijianguo', '/queue');
    await page.getByRole('button', { name: '成员负载' }).click();
    const load = page.getByRole('button', { name: /刘洋.*休假至/ });
    await load.waitFor();
    await page.getByRole('button', { name: /彭晓岚.*已满/ }).waitFor();
    await picture(page, 'team-load');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /彭晓岚.*已满/ }).click();
    await page.getByRole('combobox', { name: '负责人' }).waitFor();
    expect(new URL(page.url()).searchParams.get('owner')).toBe(pengxiaolan.id);

    await settled(page);
    await page.getByLabel('跟进内容').waitFor(); // the lead's own keys come with it
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: '转派 1 条线索' });
    await dialog.getByRole('option', { name: /刘洋（在手 0 \/ 60 · 休假至/ }).waitFor({ state: 'attached' });
    await dialog.getByRole('combobox').selectOption(liuyang.id);
    expect({ assign: await screenFaults(watched, 'assign-load') }).toEqual({ assign: [] });
    await page.setViewportSize(PHONE);
    await page.goto('/queue?view=team');
    await settled(page);
    await page.getByRole('button', { name: '成员负载' }).click();
    await page.getByRole('button', { name: /彭晓岚.*已满/ }).waitFor();
    await picture(page, 'team-load-390');
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize(DESKTOP);
  });

  it('the team’s table shows leave, the waiting list what it is about and what would free it', async () => {
    await product.admin.post(`/api/public/v1/sites/${product.siteKey}/inquiries`, {
      need: '租厂房 6000 平',
      company: '雨湖精工有限公司',
      contact: '刘女士',
      phone: '13900004771',
      consent: { handling: true, policyVersion: '1' },
    });
    await signIn('admin', '/clocks');
    const row = page.getByRole('row').filter({ hasText: '雨湖精工有限公司' });
    await row.getByText('刘女士').waitFor();
    await row.getByText('租厂房 · 6,000 ㎡').waitFor();
    await row.getByText('全部线索').waitFor();
    await row.getByText(/最早有人回来|结案或调高上限/).waitFor();
    expect({ waiting: await screenFaults(watched, 'waiting-list') }).toEqual({ waiting: [] });
    await page.goto('/admin/teams');
    await settled(page);
    await page.getByRole('row').filter({ hasText: '刘洋' }).getByText('休假至').waitFor();
    expect({ teams: await screenFaults(watched, 'teams-leave') }).toEqual({ teams: [] });
  });

  it('a phrase of one’s own is put into the follow-up by its key and by its name in Ctrl K', async () => {
    await signIn('pengxiaolan', '/me');
    const card = page.getByRole('region', { name: '常用语' });
    await card.getByRole('textbox', { name: '名称' }).fill('首次介绍');
    await card.getByRole('textbox', { name: '内容' }).fill('已介绍园区与扶持政策。');
    await card.getByRole('button', { name: '添加常用语' }).click();
    await card.getByText('首次介绍').waitFor();
    expect({ me: await screenFaults(watched, 'me-phrases') }).toEqual({ me: [] });

    await page.goto('/queue');
    await settled(page);
    await page.getByLabel('跟进内容').waitFor(); // the lead's own keys come with it
    await page.keyboard.press('l');
    const field = page.locator('textarea:focus');
    await field.fill('客户来电。');
    await page.keyboard.press('Alt+1');
    expect(await field.inputValue()).toBe('客户来电。已介绍园区与扶持政策。');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '搜索与命令' }).fill('scjs');
    await option('首次介绍').waitFor();
    await page.keyboard.press('Enter');
    await field.waitFor();
    // The focus comes back first, the phrase with the frame after it.
    const written = await page.evaluate<string>(`new Promise((resolve) => {
      const look = (frames) => {
        const { value } = document.activeElement;
        if (frames === 0 || value?.split('已介绍').length > 2) resolve(value ?? '');
        else requestAnimationFrame(() => look(frames - 1));
      };
      look(300);
    })`);
    expect(written.match(/已介绍园区与扶持政策。/g)).toHaveLength(2);
  });

  it('the list of keys begins at its beginning; English fits in one row', async () => {
    await signIn('pengxiaolan', '/queue');
    await page.keyboard.press('?');
    const heading = page.getByRole('dialog').getByRole('heading', { level: 3 }).first();
    await heading.waitFor();
    const hidden = `(() => {
      const box = document.querySelector('.dialog-body').getBoundingClientRect();
      return document.querySelector('.keylist h3').getBoundingClientRect().top < box.top;
    })()`;
    expect(await page.evaluate<boolean>(hidden)).toBe(false);
    await picture(page, 'keys-list');
    await page.keyboard.press('Escape');
    await (await product.signIn('pengxiaolan')).send('PATCH', '/api/v1/me', { locale: 'en' });
    await page.goto('/queue');
    await settled(page);
    await page.locator('.ld-actions .btn').first().waitFor();
    await picture(page, 'queue-english');
    const rows = `new Set([...document.querySelectorAll('.ld-actions > *')].map((one) =>
      Math.round(one.getBoundingClientRect().top + one.getBoundingClientRect().height / 2))).size`;
    expect(await page.evaluate<number>(rows)).toBe(1);
    const cut = `[...document.querySelectorAll('.q-foot > span')].filter((one) => {
      const [own, box] = [one.getBoundingClientRect(), one.parentElement.getBoundingClientRect()];
      return own.top < box.bottom - 1 && (own.right > box.right || own.bottom > box.bottom + 1);
    }).length`;
    expect(await page.evaluate<number>(cut)).toBe(0);
    await page.locator('.ld-actions').getByText('Log follow-up').waitFor();
  });
});
