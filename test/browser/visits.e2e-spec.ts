import type { Browser } from 'playwright-core';
import { PNG } from '../builders/attachments';
import { PASSWORD, startProduct, type Person, type Product } from '../support/product';
import type { Session } from '../support/session';
import { screenFaults, settled } from './support/checks';
import { launchBrowser } from './support/chromium';
import { openPage, PHONE, signInQuickly, withoutRefusals, type WatchedPage } from './support/watched-page';
import { fillWorkspace } from './support/workspace';

jest.setTimeout(120_000);

const HOUR = 3_600_000;

/** An agent plans a visit with the keyboard, is told what is in the way, moves it, checks in and records what came of it. */
describe('visits in the console', () => {
  let product: Product;
  let browser: Browser;
  let agent: WatchedPage;
  let agentSession: Session;
  let mate: Person;
  let leadId: string;

  /** Tomorrow at a time of day on the office clock. */
  const tomorrow = (time: string): string => {
    const day = new Date(Date.now() + 32 * HOUR).toISOString().slice(0, 10);
    return `${day}T${time}:00+08:00`;
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    ({ leadId } = await fillWorkspace(product, 'pengxiaolan'));
    mate = await product.addPerson({ username: 'zhouzheng', name: '周正', role: 'agent' });
    agentSession = await product.signIn('pengxiaolan');
    const { items } = await product.admin.get<{ items: { id: string; company: string }[] }>(
      '/api/v1/leads?view=all',
    );
    const other = items.find((lead) => lead.company === '湘运物流有限公司')?.id ?? ''; // in the pool: nobody's to see;
    await product.admin.post('/api/v1/visits', {
      leadId: other,
      kind: 'inbound',
      startsAt: tomorrow('10:30'),
      endsAt: tomorrow('12:00'),
      hostId: mate.id,
      acceptWarnings: true,
    });
    agent = await openPage(browser, product.url);
    await signInQuickly(agent.context, 'pengxiaolan', PASSWORD);
    await agent.page.goto(`/leads/${leadId}`);
    await settled(agent.page);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('V plans one; a colleague who is elsewhere is told of, and taken along knowingly', async () => {
    const { page } = agent;
    const card = page.getByRole('region', { name: '带看', exact: true });
    await card.getByText('还没有约过带看').waitFor();
    await page.keyboard.press('v');
    const dialog = page.getByRole('dialog', { name: '约带看' });
    await dialog.getByRole('textbox', { name: '开始' }).fill('1000');
    await dialog.getByLabel('集合地点').fill('园区南门岗亭');
    await dialog.getByLabel('要看的地块、厂房').fill('2 号楼一层');
    await dialog.getByLabel('园区', { exact: true }).selectOption({ index: 1 });
    await dialog.getByLabel('来访人数').fill('3');
    await dialog.getByLabel('同行同事').selectOption('周正');
    await dialog.getByText(/周正 .*10:30–11:30 已有安排/).waitFor();
    expect(await screenFaults(agent, 'visit-conflict')).toEqual([]);
    await dialog.getByRole('button', { name: '安排' }).click();
    await dialog.getByRole('checkbox', { name: /仍要同时安排/ }).check();
    await dialog.getByRole('button', { name: '仍要安排' }).click();
    const done = page.getByRole('dialog', { name: '带看已安排' });
    const text = await done.getByRole('textbox').inputValue();
    expect(text).toContain('10:00–11:30');
    expect(text).toContain('地点：');
    expect(text).toContain('园区南门岗亭');
    expect(await screenFaults(agent, 'visit-invitation')).toEqual([]);
    await done.getByRole('button', { name: '完成' }).click();
    await card.getByText('时间有重叠').waitFor();
    await card.getByText(/彭晓岚、周正/).waitFor();
    await page.getByText(/已知冲突仍安排/).waitFor();
    expect(await screenFaults(agent, 'visit-card')).toEqual([]);
  });

  it('it is moved to a free time, and cancelled with a reason', async () => {
    const { page } = agent;
    const card = page.getByRole('region', { name: '带看', exact: true });
    await card.getByRole('button', { name: '改期' }).click();
    const dialog = page.getByRole('dialog', { name: '改期与修改' });
    await dialog.getByText(/已有安排/).waitFor();
    await dialog.getByRole('textbox', { name: '开始' }).fill('14:00');
    await dialog.getByText(/已有安排/).waitFor({ state: 'detached' });
    expect(await dialog.getByRole('textbox', { name: '结束' }).inputValue()).toBe('15:30');
    await dialog.getByRole('button', { name: /保存/ }).click();
    await page.getByRole('dialog', { name: '带看已修改' }).getByRole('button', { name: '完成' }).click();
    await card.getByText(/14:00–15:30/).waitFor();
    await card.getByRole('button', { name: '更多带看操作' }).click();
    await page.getByRole('button', { name: '取消带看' }).click();
    const reason = page.getByRole('dialog', { name: '取消带看' });
    await reason.getByRole('button', { name: '取消带看' }).click();
    await reason.getByText('请填写原因').waitFor();
    await reason.getByRole('button', { name: '客户临时有事' }).click();
    await reason.getByRole('button', { name: '取消带看' }).click();
    await card.getByText('已取消').waitFor();
    await card.getByText('客户临时有事').waitFor();
  });

  it('on a phone: checked in, recorded, and in the follow-ups', async () => {
    const { page } = agent;
    const start = new Date(Date.now() + HOUR);
    await agentSession.post('/api/v1/visits', {
      leadId,
      kind: 'outbound',
      startsAt: start.toISOString(),
      endsAt: new Date(start.getTime() + HOUR).toISOString(),
      places: '客户老厂',
      acceptWarnings: true,
      allowOverlap: true,
    });
    await page.setViewportSize(PHONE);
    await page.goto(`/leads/${leadId}`);
    await settled(page);
    await page.getByRole('button', { name: '约带看' }).last().waitFor();
    const card = page.getByRole('region', { name: '带看', exact: true });
    await card.getByRole('button', { name: '签到' }).click();
    await card.getByText(/已签到/).waitFor();
    const camera = card.locator('input[type=file]').first();
    expect(await camera.getAttribute('capture')).toBe('environment');
    await camera.setInputFiles({ name: '东门.png', mimeType: 'image/png', buffer: PNG });
    await card.getByRole('button', { name: '照片 1 张' }).click();
    const gallery = page.getByRole('dialog', { name: '带看照片（1）' });
    await gallery.getByRole('img', { name: '第 1 张照片' }).waitFor();
    expect(await screenFaults(agent, 'visit-photos')).toEqual([]);
    await page.setViewportSize(PHONE);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '查看照片' }).click();
    await page.getByRole('dialog', { name: '东门.png' }).getByRole('img').waitFor();
    await page.keyboard.press('Escape');
    await card.getByRole('button', { name: '记录结果' }).click();
    const dialog = page.getByRole('dialog', { name: '记录带看结果' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请写下带看的结果').waitFor();
    await dialog.getByLabel('结果与客户反馈').fill('老厂产线看过，需要 8 米层高');
    await dialog.getByRole('group', { name: '下次跟进' }).getByRole('button').first().click();
    expect(await screenFaults(agent, 'visit-result')).toEqual([]);
    await page.setViewportSize(PHONE);
    await dialog.getByRole('button', { name: '保存' }).click();
    await card.getByText('已完成').waitFor();
    await page.locator('.ld-timeline').getByText('老厂产线看过，需要 8 米层高').waitFor();
    expect(withoutRefusals(agent.faults())).toEqual([]);
  });

  it('all of it in English too', async () => {
    const { page } = agent;
    await agent.page.setViewportSize({ width: 1440, height: 900 });
    await product.addPerson({ username: 'english', name: 'Grace Lin', role: 'admin', locale: 'en' });
    const english = await openPage(browser, product.url, { locale: 'en-US' });
    await signInQuickly(english.context, 'english', PASSWORD);
    await english.page.goto(`/leads/${leadId}`);
    await settled(english.page);
    await english.page
      .getByRole('button', { name: /Schedule visit/ })
      .first()
      .click();
    await english.page.getByRole('dialog', { name: 'Schedule visit' }).getByLabel('Meeting point').waitFor();
    expect(await screenFaults(english, 'visit-english')).toEqual([]);
    await english.close();
    expect(page.url()).toContain(leadId);
  });
});
