import type { Browser } from 'playwright-core';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { launchBrowser } from './support/chromium';
import { screenFaults, settled } from './support/checks';
import {
  PHONE,
  openPage,
  picture,
  signInQuickly,
  withoutRefusals,
  type WatchedPage,
} from './support/watched-page';
import { fillWorkspace, type Workspace } from './support/workspace';

/** A screen takes a second or two at both widths; two busy cores make it more. */
jest.setTimeout(90_000);

/** What somebody sees who has nothing yet. */
const EMPTY: readonly (readonly [path: string, says: string])[] = [
  ['/queue', '这里还没有线索'],
  ['/queue?view=collaborating', '还没有请您协作的线索'],
  ['/queue?view=pool', '公海里没有线索'],
  ['/queue?view=converted', '还没有转为项目的线索'],
  ['/calendar', '这段时间没有安排'],
  ['/calendar/tasks', '这里没有任务'],
  ['/pipeline', '还没有项目'],
  ['/pipeline?view=list', '没有符合条件的项目'],
  ['/reports/funnel', '这段时间没有数据'],
  ['/companies', '还没有企业'],
  ['/supply', '还没有人提供载体'],
  ['/exports', '还没有导出任务'],
  ['/notifications', '没有待处理通知'],
];

describe('screens that are empty, open on top of others, or public', () => {
  let product: Product;
  let browser: Browser;
  let workspace: Workspace;
  let agent: WatchedPage;
  let newcomer: WatchedPage;
  let anyone: WatchedPage;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    const team = await product.admin.post<{ id: string }>('/api/v1/teams', { name: '新设组' });
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await product.addPerson({ username: 'newcomer', name: '杜新', role: 'agent', teamIds: [team.id] });
    workspace = await fillWorkspace(product, 'pengxiaolan');
    agent = await signedIn('pengxiaolan');
    newcomer = await signedIn('newcomer');
    anyone = await openPage(browser, product.url);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function signedIn(username: string): Promise<WatchedPage> {
    const watched = await openPage(browser, product.url);
    await signInQuickly(watched.context, username, PASSWORD);
    return watched;
  }

  const address = (path: string): string =>
    path.replace(':lead', workspace.leadId).replace(':site', product.siteKey);

  it.each(EMPTY)('%s while there is nothing says “%s”', async (path, says) => {
    await newcomer.page.goto(path);
    await newcomer.page.getByText(says).first().waitFor();
    const name = `empty${path.replace(/\W+/g, '-')}`;
    expect(await screenFaults(newcomer, name)).toEqual([]);
  });

  it('tells an agent who opens the settings which roles may', async () => {
    await newcomer.page.goto('/admin');
    await newcomer.page.getByText('您没有查看此页的权限').waitFor();
    expect(await screenFaults(newcomer, 'no-permission')).toEqual([]);
  });

  it.each(['n', '?', 'd', 'c', 'e'])('what the key %s opens on a lead', async (key) => {
    const { page } = agent;
    await page.goto(address('/leads/:lead'));
    await settled(page);
    await page.keyboard.press(key);
    await page
      .locator('dialog[open], form.ld-sixform, .ld-six input, .ld-six select, .ld-six textarea')
      .first()
      .waitFor();
    const names: Readonly<Record<string, string>> = {
      n: 'intake',
      '?': 'keys',
      d: 'convert',
      c: 'call',
      e: 'edit',
    };
    expect(await screenFaults(agent, `lead-${names[key]}`)).toEqual([]);
  });

  it.each([
    ['bell', /^通知/],
    ['person', /彭晓岚/],
  ])('what the %s of the top bar opens', async (name, button) => {
    await agent.page.goto('/queue');
    await settled(agent.page);
    await agent.page.getByRole('banner').getByRole('button', { name: button }).click();
    await settled(agent.page);
    await picture(agent.page, `top-${name}`);
    expect(await agent.page.getByRole('banner').getByRole('group').innerText()).not.toBe('');
    expect(agent.faults()).toEqual([]);
  });

  it.each([
    ['form', '/f/:site'],
    ['form-from-article', '/f/:site?title=%E6%B9%98%E6%BD%AD%E6%8B%9B%E5%95%86&utm_source=wechat'],
    ['form-unknown-site', '/f/no-such-site'],
    ['status', '/s'],
    ['withdraw', '/s/withdraw'],
    ['notice', '/notice/1'],
    ['notice-unknown', '/notice/99'],
    ['login', '/login'],
  ])('%s of the public', async (name, path) => {
    await anyone.page.goto(address(path));
    const faults = await screenFaults(anyone, `public-${name}`);
    expect(/unknown/.test(name) ? withoutRefusals(faults) : faults).toEqual([]);
  });

  it('a dispute about a credit is counted on the screen of who decides, and decided there', async () => {
    const session = await product.signIn('pengxiaolan');
    const { items } = await session.get<{ items: { leadId: string; number: string }[] }>('/api/v1/credits');
    const { leadId, number } = items[0]!;
    const teams = await product.admin.get<{ items: { id: string; name: string }[] }>('/api/v1/teams');
    const claimant = teams.items.find(({ name }) => name === '新设组')!;
    await session.post(`/api/v1/leads/${leadId}/credit/disputes`, {
      teamId: claimant.id,
      evidence: '展会上先由对方接待，附签到记录',
    });
    const judge = await signedIn('admin');
    await judge.page.goto('/clocks');
    await judge.page.getByRole('heading', { name: '有争议的首谈（1）' }).waitFor();
    expect(await screenFaults(judge, 'clocks-credits')).toEqual([]);
    const disputed = judge.page.getByRole('table', { name: '有争议的首谈' });
    await disputed.getByText('彭晓岚 主张归 新设组').waitFor();
    await disputed.getByRole('button', { name: `裁定线索 ${number} 的首谈争议` }).click();
    const dialog = judge.page.getByRole('dialog');
    await dialog.getByText('展会上先由对方接待').waitFor();
    await dialog.getByRole('radio').nth(1).check();
    await dialog.getByRole('textbox').fill('签到记录晚于首次联系');
    await dialog.locator('button[type=submit]').click();
    await judge.page.getByText('没有首谈争议').waitFor();
    await judge.close();
  });

  it('two companies are merged with a field picker and the merge is undone', async () => {
    const worker = await product.signIn('pengxiaolan');
    const [kept, ended] = await Promise.all(
      ['湖南昱衡精密制造有限公司', '昱衡精工'].map(async (company, index) => {
        const { leadId } = await worker.post<{ leadId: string }>('/api/v1/inquiries', {
          channel: 'phone',
          need: '租厂房3000平',
          company,
          phone: `1390000${3150 + index}`,
          consentBasis: { kind: 'oral' },
        });
        return (await worker.get<{ companyId: string }>(`/api/v1/leads/${leadId}`)).companyId;
      }),
    );
    await worker.post('/api/v1/inquiries', {
      channel: 'phone',
      need: '我有厂房3000平出租',
      contact: '何先生',
      phone: '13900003160',
      consentBasis: { kind: 'oral' },
    });
    const admin = await signedIn('admin');
    const { page } = admin;
    await page.goto('/companies?q=yuheng');
    await page.getByRole('link', { name: '湖南昱衡精密制造有限公司' }).waitFor();
    expect(await screenFaults(admin, 'companies')).toEqual([]);
    await page.goto(`/companies/${kept}`);
    await page.getByRole('button', { name: '与“昱衡精工”合并' }).click();
    await page.getByRole('group', { name: '名称' }).getByText('昱衡精工').click();
    expect(await screenFaults(admin, 'company-merge')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '昱衡精工' }).waitFor();
    await page.getByText('以后用这些名称来的咨询都归入这家企业。').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await screenFaults(admin, `company-${colorScheme}`)).toEqual([]);
    }
    // The old address of the ended one leads to the survivor.
    await page.goto(`/companies/${ended}`);
    await page.waitForURL(`**/companies/${kept}`);
    await page.getByRole('button', { name: /^撤销合并/ }).click();
    await page.getByText('已恢复为独立企业，移回 1 条线索、0 个项目。').waitFor();
    await page.getByRole('heading', { level: 1, name: '湖南昱衡精密制造有限公司' }).waitFor();
    await page.goto('/supply');
    await page.getByRole('button', { name: '我有厂房3000平出租' }).click();
    await page.getByText('由您跟进后显示完整号码').waitFor();
    expect(await screenFaults(admin, 'supply-dark')).toEqual([]);
    await admin.close();
  });

  it('the documentation of the interface', async () => {
    await anyone.page.goto('/docs');
    await anyone.page.getByRole('link', { name: 'public', exact: true }).click();
    await anyone.page.getByText('/api/public/v1/sites/{siteKey}/inquiries').first().waitFor();
    await picture(anyone.page, 'docs');
    expect(anyone.faults()).toEqual([]);
  });

  it('status and withdrawal of an inquiry, and what a wrong code is told', async () => {
    const { page } = anyone;
    const ask = async (code: string): Promise<void> => {
      await page.goto('/s');
      await page.getByLabel('查询码').fill(code);
      await page.getByLabel('手机尾号').fill(workspace.phoneLast4);
      await page.keyboard.press('Enter');
    };
    await ask('ABCD-EFGH');
    await page.getByRole('alert').waitFor();
    expect(withoutRefusals(await screenFaults(anyone, 'public-status-wrong'))).toEqual([]);
    await ask(workspace.trackingCode);
    await page.getByRole('heading', { name: '进度' }).waitFor();
    expect(await screenFaults(anyone, 'public-status-found')).toEqual([]);
    await page.getByRole('link', { name: '撤回同意并删除' }).click();
    await page.getByLabel('停止推送').check();
    await page.getByLabel(/我确认以上选择/).check();
    await page.getByLabel('查询码').fill(workspace.trackingCode);
    await page.getByLabel('手机尾号').fill(workspace.phoneLast4);
    await page.getByRole('button', { name: '确认撤回' }).click();
    await page.getByText('受理编号').waitFor();
    expect(await screenFaults(anyone, 'public-withdrawn')).toEqual([]);
  });

  it('the form without JavaScript: refused with what was typed, then accepted', async () => {
    const plain = await openPage(browser, product.url, { javaScriptEnabled: false, viewport: PHONE });
    const { page } = plain;
    await page.goto(address('/f/:site'));
    const send = async (): Promise<number> => {
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        page.getByRole('button', { name: '提交需求' }).click(),
      ]);
      return answer.status();
    };
    await page.getByRole('textbox', { name: /^公司/ }).fill('湘江精密制造');
    await page.getByRole('textbox', { name: /^联系人/ }).fill('陈小姐');
    await page.getByLabel(/我已阅读并同意/).check();
    expect(await send()).toBe(422); // neither a need nor a way to answer
    await page.getByRole('alert').waitFor();
    await picture(page, 'form-plain-refused');
    expect(await page.getByRole('textbox', { name: /^公司/ }).inputValue()).toBe('湘江精密制造');
    await page.getByRole('radio', { name: '租厂房' }).check();
    await page.getByRole('textbox', { name: /^手机号/ }).fill('139 0000 4801');
    await page.getByLabel(/我已阅读并同意/).check();
    expect(await send()).toBe(303);
    await page.getByRole('heading', { name: '需求已收到' }).waitFor();
    expect(await page.locator('#code').innerText()).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    await picture(page, 'form-plain-done');
    expect(withoutRefusals(plain.faults())).toEqual([]);
    await plain.close();
  });
});
