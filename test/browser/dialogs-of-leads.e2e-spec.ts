import type { Browser, Locator } from 'playwright-core';
import { PNG, aPdf } from '../builders/attachments';
import { PASSWORD, startProduct, type Product } from '../support/product';
import type { Session } from '../support/session';
import { screenFaults, settled } from './support/checks';
import { launchBrowser } from './support/chromium';
import { openPage, PHONE, signInQuickly, withoutRefusals, type WatchedPage } from './support/watched-page';
import { fillWorkspace, type Workspace } from './support/workspace';

jest.setTimeout(120_000);

const HOUR = 3_600_000;
const COMPANY = '湘澜精密机械有限公司';

/** What is done with leads and deals in dialogs: kept from recycling, passed on with its credit, visited, given files. */
describe('dialogs of leads and deals', () => {
  let product: Product;
  let browser: Browser;
  let workspace: Workspace;
  let agentSession: Session;
  let partner: { readonly id: string };
  let home: string;
  let open: WatchedPage[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    workspace = await fillWorkspace(product, 'pengxiaolan');
    agentSession = await product.signIn('pengxiaolan');
    const teams = await product.admin.get<{ items: { id: string; name: string }[] }>('/api/v1/teams');
    home = teams.items.find(({ id }) => id === product.teamId)?.name ?? '';
    partner = await product.admin.post<{ id: string }>('/api/v1/teams', { name: '对口合作组' });
    await product.addPerson({
      username: 'qinchuan',
      name: '秦川',
      role: 'agent',
      teamIds: [partner.id],
    });
  });

  afterEach(async () => {
    const faults = open.flatMap((watched) => withoutRefusals(watched.faults()));
    await Promise.all(open.map((watched) => watched.close()));
    open = [];
    expect(faults).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** A window of this person on a page, read to its end. */
  async function signedIn(username: string, path: string): Promise<WatchedPage> {
    const watched = await openPage(browser, product.url);
    open.push(watched);
    await signInQuickly(watched.context, username, PASSWORD);
    await watched.page.goto(path);
    await settled(watched.page);
    return watched;
  }

  /** Opens a dialog of the lead's menu. */
  async function fromMenu(watched: WatchedPage, action: string): Promise<Locator> {
    const { page } = watched;
    await page.getByRole('button', { name: '更多操作' }).first().click();
    await page.getByRole('button', { name: action, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: action });
    await dialog.waitFor();
    return dialog;
  }

  it('a lead is kept from recycling for a reason, marked, listed, and taken back', async () => {
    const until = new Date(Date.now() + 60 * 24 * HOUR).toISOString().slice(0, 10);
    const admin = await signedIn('admin', `/leads/${workspace.leadId}`);
    const { page } = admin;
    const dialog = await fromMenu(admin, '豁免回收');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请写明原因。').waitFor();
    expect(await dialog.getByRole('button', { name: '取消豁免' }).count()).toBe(0);
    await dialog.getByLabel('原因').fill('客户二期批文未下，明年再谈');
    await dialog.getByRole('textbox', { name: '截至' }).fill(until);
    expect(await screenFaults(admin, 'lead-exempt')).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('status').getByText('已豁免回收').waitFor();
    const mark = page.getByText(`豁免回收至 ${until}`);
    await mark.waitFor();

    await page.goto('/admin/recycling');
    const row = page
      .getByRole('table', { name: '豁免回收的线索' })
      .getByRole('row')
      .filter({ hasText: COMPANY });
    await row.getByText('客户二期批文未下，明年再谈').waitFor();
    await row.getByText(until).waitFor();
    await row.getByText('彭晓岚').waitFor();
    expect(await screenFaults(admin, 'recycle-exemptions')).toEqual([]);
    await row.getByRole('link', { name: COMPANY }).click();
    await mark.waitFor();
    const again = await fromMenu(admin, '豁免回收');
    expect(await again.getByLabel('原因').inputValue()).toBe('客户二期批文未下，明年再谈');
    expect(await again.getByRole('textbox', { name: '截至' }).inputValue()).toBe(until);
    await again.getByRole('button', { name: '取消豁免' }).click();
    await page.getByRole('status').getByText('已取消豁免').waitFor();
    await mark.waitFor({ state: 'detached' });
    // Without loading the console anew: the list has heard of it, too.
    await page.goBack();
    await page.getByText('没有豁免回收的线索').waitFor();
  });

  it('a lead goes to another team with a split of its credit, which is disputed and ruled on', async () => {
    const admin = await signedIn('admin', `/leads/${workspace.leadId}`);
    const { page } = admin;
    const dialog = await fromMenu(admin, '跨团队转交');
    expect(await dialog.getByLabel('负责人').isDisabled()).toBe(true);
    await dialog.getByLabel('转到团队').selectOption('对口合作组');
    // Nobody of another team is offered.
    await dialog.getByRole('option', { name: '秦川' }).waitFor({ state: 'attached' });
    expect(await dialog.getByRole('option', { name: '彭晓岚' }).count()).toBe(0);
    await dialog.getByLabel('负责人').selectOption('秦川');
    await dialog.getByLabel('对口合作组（%）').fill('40');
    await dialog.getByRole('alert').getByText('各团队比例之和是 140%，应为 100%。').waitFor();
    await dialog.getByLabel(`${home}（%）`).fill('60');
    await dialog.getByRole('alert').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: '转交' }).click();
    await dialog.getByRole('alert').getByText('请把各项填写完整。').waitFor();
    await dialog.getByLabel('原因').fill('项目落在对方片区');
    expect(await screenFaults(admin, 'lead-transfer')).toEqual([]);
    await dialog.getByRole('button', { name: '转交' }).click();
    await page.getByRole('status').getByText('已转交').waitFor();
    const shares = page.getByRole('list', { name: '首谈分成' });
    await shares.getByText('对口合作组 40%').waitFor();
    await shares.getByText(`${home} 60%`).waitFor();
    const lead = await product.admin.get<{ owner: { name: string }; number: string }>(
      `/api/v1/leads/${workspace.leadId}`,
    );
    expect(lead.owner.name).toBe('秦川');

    // Whose lead it is now disputes the credit from the lead's page.
    const mate = await signedIn('qinchuan', `/leads/${workspace.leadId}`);
    await mate.page.getByRole('button', { name: '提出争议' }).click();
    const claim = mate.page.getByRole('dialog', { name: '提出首谈争议' });
    await claim.getByRole('button', { name: '提交' }).click();
    await claim.getByRole('alert').getByText('请把各项填写完整。').waitFor();
    await claim.getByLabel('首谈应归').selectOption('对口合作组');
    await claim.getByLabel('证据').fill('三月展会已接待，附签到记录');
    expect(await screenFaults(mate, 'credit-dispute')).toEqual([]);
    await claim.getByRole('button', { name: '提交' }).click();
    await mate.page.getByText('秦川 主张归 对口合作组').waitFor();
    await mate.page.getByText('待裁定').waitFor();
    expect(await mate.page.getByRole('button', { name: '提出争议' }).count()).toBe(0);

    await page.goto('/clocks');
    const disputed = page.getByRole('table', { name: '有争议的首谈' });
    await disputed
      .getByText(`${home} 60%、对口合作组 40%`)
      .or(disputed.getByText(`对口合作组 40%、${home} 60%`))
      .waitFor();
    await disputed.getByRole('button', { name: `裁定线索 ${lead.number} 的首谈争议` }).click();
    const ruling = page.getByRole('dialog', { name: '裁定首谈争议' });
    await ruling.getByText('三月展会已接待，附签到记录').waitFor();
    await ruling.getByLabel('对口合作组（%）').fill('75.5');
    await ruling.getByRole('alert').getByText('各团队比例之和是 75.5%，应为 100%。').waitFor();
    await ruling.getByLabel(`${home}（%）`).fill('24.5');
    await ruling.getByLabel('理由').fill('签到记录早于首次联系');
    expect(await screenFaults(admin, 'credit-ruling')).toEqual([]);
    await ruling.getByRole('button', { name: '确认裁定' }).click();
    await page.getByText('没有首谈争议').waitFor();
    const shared = page.getByRole('table', { name: '团队分成的首谈' });
    await shared.getByText(/对口合作组 75\.5%/).waitFor();
    await shared.getByText(new RegExp(`${home} 24\\.5%`)).waitFor();
    expect(await screenFaults(admin, 'credits-shared')).toEqual([]);

    await mate.page.reload();
    await mate.page.getByText(/裁定：签到记录早于首次联系/).waitFor();
    await mate.page.getByText('对口合作组 75.5%').waitFor();
    // The first team has no rights on the lead any more and still knows of its part.
    const { items } = await agentSession.get<{ items: { leadId: string; seesLead: boolean }[] }>(
      '/api/v1/credits?only=shared',
    );
    expect(items).toEqual([expect.objectContaining({ leadId: workspace.leadId, seesLead: false })]);
  });

  it('a file is put on the page of a deal, stays there and on its lead, and is removed', async () => {
    const agent = await signedIn('pengxiaolan', `/deals/${workspace.dealId}`);
    const { page } = agent;
    const files = page.locator('.at-card');
    const choose = files.getByLabel('添加文件', { exact: true }).first();
    await choose.setInputFiles([
      { name: '投资协议草案.pdf', mimeType: 'application/pdf', buffer: aPdf('draft') },
      { name: '选址现场.png', mimeType: 'image/png', buffer: PNG },
      { name: '空白.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    ]);
    await files.getByRole('link', { name: '投资协议草案.pdf', exact: true }).waitFor();
    await files.getByText('文件是空的').waitFor();
    expect(await screenFaults(agent, 'deal-upload')).toEqual([]);
    await files.getByRole('button', { name: '不再显示 空白.pdf' }).click();
    await files.getByRole('button', { name: '选址现场.png', exact: true }).click();
    await page.getByRole('dialog', { name: '选址现场.png' }).getByRole('img').waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await files.getByText('2 个').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      files.getByRole('link', { name: '下载 投资协议草案.pdf' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('投资协议草案.pdf');
    await files.getByRole('button', { name: '删除 选址现场.png' }).click();
    await files.getByRole('button', { name: '确认删除' }).click();
    await page.getByRole('status').getByText('已删除 选址现场.png').waitFor();
    await files.getByText('1 个').waitFor();
    const { leadId } = await agentSession.get<{ leadId: string }>(`/api/v1/deals/${workspace.dealId}`);
    await page.goto(`/leads/${leadId}`);
    await files.getByRole('link', { name: '投资协议草案.pdf', exact: true }).waitFor();
  });

  it('who goes along on a visit and may not open its lead checks in and records the result', async () => {
    const starts = new Date(Date.now() + HOUR);
    const { leadId } = await agentSession.get<{ leadId: string }>(`/api/v1/deals/${workspace.dealId}`);
    const mates = await product.admin.get<{ items: { id: string; username: string }[] }>('/api/v1/users');
    const visit = await agentSession.post<{ id: string }>('/api/v1/visits', {
      leadId,
      kind: 'inbound',
      startsAt: starts.toISOString(),
      endsAt: new Date(starts.getTime() + HOUR).toISOString(),
      places: '3 号楼一层',
      companionIds: [mates.items.find(({ username }) => username === 'qinchuan')?.id],
      acceptWarnings: true,
    });
    const day = new Date(starts.getTime() + 8 * HOUR).toISOString().slice(0, 10);
    const mate = await signedIn('qinchuan', `/calendar?date=${day}`);
    const { page } = mate;
    await page.setViewportSize(PHONE);
    await page.locator('.cal-visit .cal-open').first().click();
    const peek = page.getByRole('dialog', { name: '带看', exact: true });
    await peek.getByText('改期和取消请联系接待人 彭晓岚。').waitFor();
    expect(await peek.getByRole('button', { name: '改期' }).count()).toBe(0);
    expect(await screenFaults(mate, 'visit-along')).toEqual([]);
    await page.setViewportSize(PHONE);
    await peek.getByRole('button', { name: '签到' }).click();
    await peek.getByText(/已签到/).waitFor();
    await peek.getByRole('button', { name: '记录结果' }).click();
    const result = page.getByRole('dialog', { name: '记录带看结果' });
    await result.getByRole('button', { name: '保存' }).click();
    await result.getByText('请写下带看的结果').waitFor();
    await result.getByLabel('结果与客户反馈').fill('客户对层高满意，要看电力容量');
    expect(await screenFaults(mate, 'visit-along-result')).toEqual([]);
    await page.setViewportSize(PHONE);
    await result.getByRole('button', { name: '保存' }).click();
    await peek.getByText('已完成').waitFor();
    await peek.getByText('客户对层高满意，要看电力容量').waitFor();
    await peek.getByRole('button', { name: '关闭' }).last().click();
    await peek.waitFor({ state: 'detached' });
    expect(await agentSession.get(`/api/v1/visits/${visit.id}`)).toMatchObject({
      state: 'held',
      result: '客户对层高满意，要看电力容量',
    });
    // The lead itself stays closed to who went along.
    const session = await product.signIn('qinchuan');
    expect((await session.send('GET', `/api/v1/leads/${leadId}`)).status).toBe(404);
  });
});
