import type { Browser, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { aLead } from '../builders/leads';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { screenFaults, settled } from './support/checks';
import { launchBrowser } from './support/chromium';
import { manyLeads } from './support/many-leads';
import { openPage, picture, signInQuickly, type WatchedPage } from './support/watched-page';

jest.setTimeout(120_000);

const PAGES = 10;
const PAGE = 100;

describe('a long list while leads change', () => {
  let product: Product;
  let browser: Browser;
  let agent: WatchedPage;
  let page: Page;
  let agentId: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    agentId = (await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' })).id;
    await manyLeads(product.databaseUrl, agentId, product.teamId, PAGES * PAGE + 50);
    agent = await openPage(browser, product.url);
    await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
    page = agent.page;
  });

  afterEach(() => expect(agent.faults()).toEqual([]));

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const rowAt = (place: number) => page.locator(`[aria-posinset="${place}"]`);

  it('the question for a row is without fault at both widths', async () => {
    await page.goto('/queue?sort=-createdAt');
    await settled(page);
    await page.keyboard.press('g');
    await page.keyboard.press('g');
    await page
      .getByRole('dialog', { name: '跳到第几条' })
      .getByRole('textbox', { name: '第几条' })
      .fill('60');
    expect({ jump: await screenFaults(agent, 'q-jump') }).toEqual({ jump: [] });
  });

  it('of ten loaded pages an event asks for the first one and the changed rows, and nothing is out of date', async () => {
    await page.goto('/queue?sort=-createdAt');
    await settled(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname === '/api/v1/leads') asked.push(search);
    });
    const goTo = async (place: number): Promise<void> => {
      await page.keyboard.press('g');
      await page.keyboard.press('g');
      await page.getByRole('textbox', { name: '第几条' }).fill(String(place));
      await page.keyboard.press('Enter');
      await rowAt(place).locator('[aria-current=true]').waitFor();
    };
    await goTo(PAGES * PAGE - 30);
    expect(asked.length).toBe(PAGES - 1);
    const scroller = page.locator('.q-scroll');
    const place = await scroller.evaluate((box) => box.scrollTop);
    const focused = (): Promise<string | null> =>
      page.evaluate<string | null>("document.activeElement.closest('[data-id]')?.dataset.id ?? null");
    const activeId = await focused();
    expect(activeId).not.toBeNull();
    asked.length = 0;

    // A row in sight is edited elsewhere.
    const near = await rowAt(PAGES * PAGE - 32).getAttribute('data-id');
    await edit(near ?? '', { company: '岳麓新材料有限公司' });
    await rowAt(PAGES * PAGE - 32)
      .getByText('岳麓新材料有限公司')
      .waitFor();
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(asked.some((search) => search.includes(near ?? '-'))).toBe(true);

    // Another leaves the list, and one comes in on top: both are said, and nothing moves under who works in the list.
    asked.length = 0;
    const leaving = await rowAt(PAGES * PAGE - 28).getAttribute('data-id');
    await product.admin.post(`/api/v1/leads/${leaving}/disqualify`, { reason: '空号' });
    await rowAt(PAGES * PAGE - 28)
      .getByText('已移出此列表')
      .waitFor();
    const added = await newLead();
    await edit(added, { company: '天心电子有限公司' });
    const pill = page.getByRole('button', { name: /^有 1 条新线索/ });
    await pill.waitFor();
    expect(asked.length).toBeLessThanOrEqual(4);
    expect(await focused()).toBe(activeId);
    expect(await scroller.evaluate((box) => box.scrollTop)).toBe(place);
    await picture(page, 'q-long-frozen');

    await pill.click();
    await page.locator(`[data-id="${leaving}"]`).waitFor({ state: 'detached' });
    await page.keyboard.press('Home');
    await rowAt(1).getByText('天心电子有限公司').waitFor();
    expect(asked.length).toBeLessThanOrEqual(4);

    // Row by row what the server says.
    const truth = await theList();
    for (const at of [1, 2, 101, PAGES * PAGE - 29, PAGES * PAGE - 1]) {
      await goTo(at);
      expect({ at, id: await rowAt(at).getAttribute('data-id') }).toEqual({ at, id: truth[at - 1] });
    }
  });

  it('back from a lead, the list asks only for what changed meanwhile', async () => {
    await page.getByRole('link', { name: '日历' }).click();
    await page.waitForURL('**/calendar*');
    const [first = ''] = await theList();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/api/v1/leads') asked.push(request.url());
    });
    const told = page.waitForResponse('**/api/v1/leads/counts*');
    await edit(first, { company: '雨花机电有限公司' });
    await page.goBack();
    await told;
    await page.keyboard.press('Home');
    await rowAt(1).getByText('雨花机电有限公司').waitFor();
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  async function edit(id: string, patch: object): Promise<void> {
    const { version } = await product.admin.get<{ version: number }>(`/api/v1/leads/${id}`);
    const answer = await product.admin.send('PATCH', `/api/v1/leads/${id}`, { version, ...patch });
    expect(answer.status).toBe(200);
  }

  async function newLead(): Promise<string> {
    const source = await new DataSource({ type: 'postgres', url: product.databaseUrl }).initialize();
    try {
      const createdAt = new Date().toISOString();
      return (await aLead(source.manager, { ownerId: agentId, teamId: product.teamId, createdAt })).id;
    } finally {
      await source.destroy();
    }
  }

  /** The agent's list from the interface, page by page. */
  async function theList(): Promise<string[]> {
    const session = await product.signIn('pengxiaolan');
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/api/v1/leads?view=mine&snoozed=false&sort=-createdAt&limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const answer = await session.get<{ items: { id: string }[]; nextCursor: string | null }>(path);
      ids.push(...answer.items.map(({ id }) => id));
      cursor = answer.nextCursor;
    }
    return ids;
  }
});
