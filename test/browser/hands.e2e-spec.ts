import type { Browser, Locator, Page } from 'playwright-core';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { settled } from './support/checks';
import { launchBrowser } from './support/chromium';
import { openPage, picture, signInQuickly, withoutRefusals, type WatchedPage } from './support/watched-page';
import { fillWorkspace, type Workspace } from './support/workspace';

/** Each story some seconds; two busy cores make it more. */
jest.setTimeout(90_000);

const DEAL = '昭山食品加工基地';

/** J until the pane has moved, J again, F, and a click on the pane's claim button: each in a task of its own. */
const JJF_AND_CLICK = `(async () => {
  const task = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  const press = async (key) => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await task();
  };
  const shown = () => document.getElementById('lead-title')?.dataset.lead;
  const before = shown();
  await press('j');
  while (shown() === before) await task();
  await press('j');
  await press('f');
  const { left, top } = document.querySelector('.ld-actions .btn-pri').getBoundingClientRect();
  document.elementFromPoint(left + 5, top + 5)?.click();
})()`;

describe('hands on the keyboard and on the mouse', () => {
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
  });

  beforeEach(async () => {
    agent = await openPage(browser, product.url);
    page = agent.page;
  });

  afterEach(async () => {
    expect(withoutRefusals(agent.faults())).toEqual([]);
    await agent.close();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  describe('signing in', () => {
    it('takes the keyboard alone, says what was wrong, and goes where it was asked for', async () => {
      await page.goto('/queue?chip=overdue');
      await page.waitForURL('**/login?next=*');
      await page.getByLabel('账号').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('pengxiaolan');
      await page.keyboard.press('Tab');
      await page.keyboard.type('wrong-password');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByText('账号或密码不正确。').waitFor();
      await page.keyboard.type(PASSWORD); // the wrong one is selected
      await page.keyboard.press('Enter');
      await page.waitForURL('**/queue?chip=overdue');
      await page.getByText('没有超时的线索').waitFor();
    });

    it.each([
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example/',
      '\\\\evil.example',
      'javascript:alert(1)',
      '/login',
      ' //evil.example',
      '/%09/evil.example',
    ])('never leaves the site for ?next=%s', async (next) => {
      await page.goto(`/login?next=${encodeURIComponent(next)}`);
      await page.getByLabel('账号').fill('pengxiaolan');
      await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: '主导航' }).waitFor();
      expect(new URL(page.url()).origin).toBe(product.url);
    });
  });

  describe('the queue', () => {
    let rows: Locator;
    let active: Locator;

    beforeEach(async () => {
      await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
      await page.goto('/queue');
      await settled(page);
      rows = page.getByRole('list', { name: '线索列表' }).getByRole('link');
      active = page.locator('[data-id]:has(a[aria-current=true])');
      await rows.nth(2).waitFor();
      await page.getByLabel('跟进内容').waitFor(); // the lead's own keys come with it
    });

    const titleOfPane = (): Promise<string> => page.locator('#lead-title').innerText();

    it('moves with J and K and the arrows, opens with Enter, and stops at both ends', async () => {
      const ids = await page.evaluate<string[]>(
        "[...document.querySelectorAll('[data-id]')].map((row) => row.dataset.id)",
      );
      const moves = [
        ['j', 1],
        ['j', 2],
        ['k', 1],
        ['ArrowUp', 0],
        ['k', 0],
        ['ArrowDown', 1],
      ] as const;
      for (const [key, at] of moves) {
        await page.keyboard.press(key);
        await page.locator(`[data-id="${ids[at]}"]:has(a[aria-current=true])`).waitFor();
      }
      const company = await active.getByRole('strong').innerText();
      await page.keyboard.press('Enter');
      await page.locator('#lead-title:focus').waitFor();
      expect(await titleOfPane()).toBe(company);
    });

    it('logs with L and goes to the next with Ctrl+Enter', async () => {
      const first = await titleOfPane();
      const firstRow = page.getByRole('listitem').filter({ hasText: first });
      await page.keyboard.press('l');
      await page.locator('textarea:focus').waitFor();
      await page.keyboard.type('已加微信，明天发资料jkl');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('status').getByText('跟进已保存').waitFor();
      await page.getByRole('heading', { level: 2, name: first }).waitFor({ state: 'detached' });
      await firstRow.getByText('已联系').waitFor();
      await picture(page, 'queue-after-save-and-next');
    });

    it('never acts on the lead that J has just left', async () => {
      const ids = await threePooledLeads();
      const claimed: unknown[] = [];
      await page.route('**/api/v1/leads/bulk', async (route) => {
        claimed.push(route.request().postDataJSON());
        await route.fulfill({ status: 409, contentType: 'application/problem+json', body: '{}' });
      });
      // All three have been looked at, so the pane shows each at once, with its keys.
      for (const id of ids) {
        await page.locator(`[data-id="${id}"] a`).click();
        await page.locator(`#lead-title[data-lead="${id}"]`).waitFor();
      }
      await page.locator(`[data-id="${ids[0]}"] a`).click();
      await page.locator(`#lead-title[data-lead="${ids[0]}"]`).waitFor();
      // The second J comes while the pane is still busy with the first; F and a click follow without a pause.
      await page.evaluate(JJF_AND_CLICK);
      await page.locator(`#lead-title[data-lead="${ids[2]}"]`).waitFor();
      expect(claimed).toEqual([]);
      await Promise.all([page.waitForResponse('**/api/v1/leads/bulk'), page.keyboard.press('f')]);
      expect(claimed).toEqual([{ action: 'claim', ids: [ids[2]] }]);
    });

    /** Opens the pool with at least three leads in it; answers their ids in the order of the list. */
    async function threePooledLeads(): Promise<readonly string[]> {
      const session = await product.signIn('pengxiaolan');
      for (const [index, company] of ['湘江包装厂', '莲城玻璃厂', '雨湖木器厂'].entries()) {
        await session.post(`/api/public/v1/sites/${product.siteKey}/inquiries`, {
          need: '租厂房 3000 平',
          company,
          contact: '刘女士',
          phone: `1390000${4100 + index}`,
          consent: { handling: true, policyVersion: '1' },
        });
        const { items } = await session.get<{ items: { id: string; company: string }[] }>(
          '/api/v1/leads?limit=50',
        );
        const id = items.find((lead) => lead.company === company)?.id ?? '';
        await session.post(`/api/v1/leads/${id}/release`, { reason: '试一试公海' });
      }
      await page.goto('/queue?view=pool');
      await rows.nth(2).waitFor();
      return page.evaluate<string[]>(
        "[...document.querySelectorAll('[data-id]')].map((row) => row.dataset.id).slice(0, 3)",
      );
    }

    it('leaves the keys of an input method alone', async () => {
      const before = await active.getAttribute('data-id');
      const posts: string[] = [];
      page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
      await composing('body', 'j');
      await composing('body', 'f');
      await page.keyboard.press('l');
      await page.locator('textarea:focus').fill('预计');
      await composing('textarea', 'Enter', true);
      await composing('textarea', 's', true);
      await page.keyboard.press('Escape');
      // The page answers a real key after all of them: what they started would be there by now.
      await page.keyboard.press('End');
      expect(await page.locator('textarea').inputValue()).toBe('预计');
      expect(await active.getAttribute('data-id')).toBe(before);
      expect(posts).toEqual([]);
    });

    it('keeps its single keys off when the person has switched them off', async () => {
      await page.goto('/me');
      const keys = page.getByLabel('单键快捷键');
      await keys.click();
      await page.getByRole('status').getByText('已保存').waitFor();
      await page.goto('/queue');
      await rows.nth(2).waitFor();
      const before = await active.getAttribute('data-id');
      await page.keyboard.press('j');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: '搜索与命令' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await active.getAttribute('data-id')).toBe(before);
      await page.goto('/me');
      await keys.click();
      await page.getByRole('status').getByText('已保存').waitFor();
    });

    /** What a browser sends while 预计 is still being composed: the key, marked as the input method's. */
    async function composing(target: string, key: string, ctrlKey = false): Promise<void> {
      const field = page.locator(target).first();
      await field.dispatchEvent('compositionstart', { bubbles: true });
      const press = { key, ctrlKey, isComposing: true, keyCode: 229, bubbles: true, cancelable: true };
      await field.dispatchEvent('keydown', press);
      await field.dispatchEvent('compositionend', { bubbles: true });
    }
  });

  describe('the board', () => {
    beforeEach(async () => {
      await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
      await page.goto('/pipeline');
      await card('需求确认').waitFor();
    });

    const column = (name: string): Locator => page.getByRole('region', { name, exact: true });
    const card = (name: string): Locator => column(name).getByRole('article', { name: DEAL });

    it('says what is missing while a card is held over a column, and asks for it when it is dropped', async () => {
      await hold(card('需求确认'), column('方案谈判'));
      await column('方案谈判').getByText('还差：带看日期、带看地点').waitFor();
      await picture(page, 'board-held');
      await page.mouse.up();
      const dialog = page.getByRole('dialog', { name: `${DEAL}：方案谈判` });
      await dialog.getByRole('status').getByText('带看日期、带看地点').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await card('需求确认').waitFor(); // nothing has moved
      expect(await card('方案谈判').count()).toBe(0);
    });

    it('lifts, moves and drops by keyboard, with the same question', async () => {
      await card('需求确认').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.getByText('“方案谈判”，还差：带看日期、带看地点。按空格放下并补填。').waitFor();
      await page.keyboard.press('Space');
      await page.getByRole('dialog', { name: `${DEAL}：方案谈判` }).waitFor();
    });

    it('moves by menu and number, forward with the facts, back with a reason', async () => {
      await card('需求确认').focus();
      await page.keyboard.press('m');
      await page.getByRole('menu').waitFor();
      await page.keyboard.press('3');
      const forward = page.getByRole('dialog', { name: `${DEAL}：方案谈判` });
      await forward.getByLabel('带看地点').fill('A3 栋 1 层');
      await forward.getByLabel('带看日期').fill(await forward.getByLabel('实际日期').inputValue());
      await page.keyboard.press('Enter');
      await card('方案谈判').waitFor();

      await card('方案谈判').focus();
      await page.keyboard.press('m');
      await page.getByRole('menu').waitFor();
      await page.keyboard.press('1');
      const back = page.getByRole('dialog', { name: `${DEAL}：需求确认` });
      await back.getByLabel('退回原因').fill('客户要重新评估面积');
      await back.getByRole('button', { name: '移到「需求确认」' }).click();
      await card('需求确认').waitFor();
      const { items } = await (
        await product.signIn('pengxiaolan')
      ).get<{ items: { name: string; stage: { id: string } }[] }>('/api/v1/deals');
      expect(items.find((deal) => deal.name === DEAL)?.stage.id).toBe('qualified');
    });

    /** Takes the card and holds it over the column. */
    async function hold(what: Locator, over: Locator): Promise<void> {
      const from = await what.boundingBox();
      const to = await over.boundingBox();
      await page.mouse.move(from!.x + 40, from!.y + 60);
      await page.mouse.down();
      await page.mouse.move(from!.x + 60, from!.y + 70, { steps: 4 });
      await page.mouse.move(to!.x + to!.width / 2, to!.y + 200, { steps: 8 });
    }
  });

  it('pastes a message into the queue and makes a lead of it', async () => {
    await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
    await page.goto('/queue');
    await settled(page);
    const text = '湘江包装有限公司，租厂房3200平左右做纸箱，年税收120万，联系人刘女士 136 0000 5521';
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ${JSON.stringify(text)});
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    const drawer = page.getByRole('dialog', { name: '粘贴建线索' });
    await drawer.getByLabel('公司').and(drawer.locator('[value="湘江包装有限公司"]')).waitFor();
    await picture(page, 'paste-box');
    await drawer.getByRole('button', { name: /^保存线索/ }).click();
    await page.getByRole('heading', { name: '湘江包装有限公司' }).waitFor();
    expect(workspace.leadId).not.toBe('');
  });
});
