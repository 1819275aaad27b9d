import type { Browser, Page } from 'playwright-core';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { Session } from '../support/session';
import { screenFaults, settled } from './support/checks';
import { launchBrowser } from './support/chromium';
import { openPage, signInQuickly, withoutRefusals, type WatchedPage } from './support/watched-page';

jest.setTimeout(120_000);

const HOUR = 3_600_000;
const PHONE_NUMBER = '13900003177';

/** What an administrator settles in dialogs: shares, time limits, leave, and what people ask about their data. */
describe('dialogs of an administrator', () => {
  let product: Product;
  let browser: Browser;
  let admin: WatchedPage;
  let page: Page;
  let agentSession: Session;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    agentSession = await product.signIn('pengxiaolan');
    await submit('我们是做汽车零部件的，租5000平左右单层厂房', '湘澜精密机械有限公司', '13900003171');
    admin = await openPage(browser, product.url);
    await signInQuickly(admin.context, 'admin', PASSWORD);
    page = admin.page;
  });

  afterEach(() => expect(withoutRefusals(admin.faults())).toEqual([]));

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(path);
    await settled(page);
  };
  const submit = (need: string, company: string, phone: string): Promise<unknown> =>
    new Session(product.url).post(`/api/public/v1/sites/${product.siteKey}/inquiries`, {
      need,
      company,
      contact: '何先生',
      phone,
      consent: { handling: true, policyVersion: '1' },
    });
  const firstLead = async (): Promise<string> =>
    (await agentSession.get<{ items: { id: string }[] }>('/api/v1/leads?limit=1')).items[0]!.id;

  it('a share is corrected for a reason, and the correction taken back', async () => {
    await open('/reports/fairness?period=all');
    await page.getByRole('button', { name: /^更正 彭晓岚 在/ }).click();
    const dialog = page.getByRole('dialog', { name: '更正份额' });
    await dialog.getByText(/本周期已得 1 条，权重 \d+，更正合计 0/).waitFor();
    await dialog.getByText('还没有更正。').waitFor();
    await dialog.getByLabel('条数（1–100）').fill('101');
    await dialog.getByRole('button', { name: '更正', exact: true }).click();
    await dialog.getByText('请填 1 到 100 的整数').waitFor();
    await dialog.getByText('请写明原因').waitFor();
    await dialog.getByLabel('条数（1–100）').fill('2');
    await dialog.getByRole('button', { name: '应少得' }).click();
    await dialog.getByLabel('原因').fill('上周代班时多记');
    expect(await screenFaults(admin, 'share-correct')).toEqual([]);
    await dialog.getByRole('button', { name: '更正', exact: true }).click();
    await page.getByRole('status').getByText('已更正').waitFor();
    await dialog.getByText(/更正合计 -2/).waitFor();
    const history = dialog.getByRole('region', { name: '更正记录' });
    await history.getByText('上周代班时多记').waitFor();
    expect(await screenFaults(admin, 'share-corrected')).toEqual([]);
    await history.getByRole('button', { name: '撤销：少得 2 条' }).click();
    await page.getByRole('status').getByText('已撤销').waitFor();
    await dialog.getByText(/更正合计 0/).waitFor();
    await history.getByText('多得 2 条').waitFor();
    expect(await history.getByRole('button').count()).toBe(0);
    await dialog.getByRole('button', { name: '关闭' }).last().click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('somebody who wanted no contact, brought by a program, is let in only with how they came back', async () => {
    await submit('已经租到了，请不要再给我打电话', '', '13900003178');
    const office = await product.signIn('admin');
    const { token } = await office.post<{ token: string }>('/api/v1/api-keys', {
      name: '官网',
      scopes: ['inquiries.create'],
    });
    await new Session(product.url, token).post('/api/v1/inquiries', {
      channel: 'web',
      need: '租 5000 平厂房',
      phone: '13900003178',
      consentBasis: { kind: 'written', note: '网站表单' },
    });
    await open('/admin/quarantine');
    const row = page.getByRole('row').filter({ hasText: '曾要求不再联系或删除信息' });
    await row.getByRole('button', { name: '放行' }).click();
    const dialog = page.getByRole('dialog', { name: '本人是否再次提出？' });
    await dialog.getByRole('button', { name: '放行' }).click();
    await dialog.getByText('请写明本人如何再次提出').waitFor();
    await dialog.getByRole('button', { name: '本人来电，要求重新找场地' }).click();
    expect(await screenFaults(admin, 'quarantine-restrained')).toEqual([]);
    await dialog.getByRole('button', { name: '放行' }).click();
    await page.getByRole('status').getByText('已放行并分配').waitFor();
    await row.waitFor({ state: 'detached' });
  });

  it('the holidays of a year are pasted from the notice, looked at and entered', async () => {
    await open('/admin/calendar');
    await page.getByRole('button', { name: '后一年' }).click();
    await page.getByText('2027 年的放假安排尚未录入').first().waitFor();
    await page.getByRole('button', { name: '粘贴放假通知' }).click();
    const dialog = page.getByRole('dialog', { name: '2027 年放假安排' });
    await dialog.getByLabel('通知原文').fill('元旦：1月1日（周四）放假');
    await dialog.getByRole('button', { name: '预览' }).click();
    await dialog.getByRole('alert').getByText('星期与日期不符').waitFor();
    await dialog
      .getByLabel('通知原文')
      .fill('元旦：1月1日（周五）至3日放假。\n春节：2月5日至11日放假，2月14日（周日）上班。');
    await dialog.getByRole('button', { name: '预览' }).click();
    const list = dialog.getByRole('list', { name: '读出的日期' });
    await list.getByText('2027-02-14').waitFor();
    expect(await screenFaults(admin, 'holiday-notice')).toEqual([]);
    await dialog.getByRole('button', { name: '录入 11 天' }).click();
    await page.getByRole('status').getByText('已录入 2027 年放假安排').waitFor();
    await page.getByRole('table', { name: '工作日历' }).getByText('春节调休').waitFor();
  });

  it('a time limit is added with its ladder, changed from days to minutes, and put out of use', async () => {
    await open('/admin/sla');
    await page.getByRole('button', { name: '新建时限' }).click();
    const dialog = page.getByRole('dialog', { name: '新建时限' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写').first().waitFor();
    await dialog.getByLabel(/^名称/).fill('用地研判');
    await dialog.getByLabel(/^类型/).selectOption({ label: '研判' });
    await dialog.getByLabel('面积下限（㎡，含）').fill('20000');
    await dialog.getByLabel('工作日', { exact: true }).fill('3');
    await dialog.getByLabel('提醒时机（%）').fill('50，八十');
    await dialog.getByRole('checkbox', { name: '负责人休假期间' }).check();
    await dialog.getByRole('button', { name: '添加一步' }).click();
    const step = dialog.getByRole('group', { name: '第 1 步' });
    await step.getByLabel('超时后的工作分钟').fill('60');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.locator('[aria-invalid=true]').first().waitFor();
    await dialog.getByLabel('提醒时机（%）').fill('50，80%');
    await dialog.getByRole('button', { name: '保存' }).click();
    // Minutes or days, not both: said at the field.
    await dialog.getByLabel('工作分钟', { exact: true }).and(page.locator('[aria-invalid=true]')).waitFor();
    expect(withoutRefusals(await screenFaults(admin, 'sla-dialog'))).toEqual([]);
    await dialog.getByLabel('工作分钟', { exact: true }).fill('');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    const row = page.getByRole('table', { name: '时限' }).getByRole('row').filter({ hasText: '用地研判' });
    await row.getByText('3 个工作日').waitFor();
    await row.getByText('50% 提醒、80% 提醒、超时 60 分钟抄送主管').waitFor();
    expect(await screenFaults(admin, 'sla-list')).toEqual([]);

    await row.getByRole('button', { name: '编辑 用地研判' }).click();
    const edit = page.getByRole('dialog', { name: '编辑 用地研判' });
    expect(await edit.getByLabel('工作日', { exact: true }).inputValue()).toBe('3');
    await edit.getByLabel('工作日', { exact: true }).fill('');
    await edit.getByLabel('工作分钟', { exact: true }).fill('960');
    await edit.getByRole('button', { name: '删除第 1 步' }).click();
    await edit.getByRole('button', { name: '保存' }).click();
    await edit.waitFor({ state: 'detached' });
    await row.getByText('960 工作分钟').waitFor();
    await row.getByText('50% 提醒、80% 提醒', { exact: true }).waitFor();
    // A limit that clocks were started by is not deleted; it goes out of use.
    await row.getByRole('button', { name: '编辑 用地研判' }).click();
    await edit.getByLabel('启用').click();
    await edit.getByRole('button', { name: '保存' }).click();
    await edit.waitFor({ state: 'detached' });
    await row.getByText('停用').waitFor();

    // The calculator asks by size, too.
    await page.getByLabel('面积（㎡）').fill('20000');
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByText(/到期/).first().waitFor();

    await row.getByRole('button', { name: '删除时限：用地研判' }).click();
    const sure = page.getByRole('dialog', { name: '删除时限：用地研判' });
    expect(await screenFaults(admin, 'sla-delete')).toEqual([]);
    await sure.getByRole('button', { name: '删除', exact: true }).click();
    await row.waitFor({ state: 'detached' });
  });

  it('a leave is refused with a wrong time, entered, and tells of the visit and the task that fall into it', async () => {
    const day = new Date(Date.now() + 8 * HOUR + 10 * 24 * HOUR).toISOString().slice(0, 10);
    await agentSession.post('/api/v1/visits', {
      leadId: await firstLead(),
      kind: 'inbound',
      startsAt: `${day}T10:00:00+08:00`,
      endsAt: `${day}T11:00:00+08:00`,
      acceptWarnings: true,
    });
    await agentSession.post('/api/v1/tasks', { title: '寄送园区资料', dueOn: day });
    await open('/admin/leaves');
    await page.getByRole('button', { name: '登记休假' }).click();
    const dialog = page.getByRole('dialog', { name: '登记休假' });
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写').waitFor();
    await dialog.getByLabel('休假人').selectOption('彭晓岚');
    await dialog.getByLabel('开始日期').fill(day);
    await dialog.getByLabel('开始时间').fill('九点');
    await dialog.getByLabel('结束日期（含当天）').fill(day);
    await dialog.getByLabel('说明').fill('年假');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('时间应为 HH:MM，例如 09:00').waitFor();
    expect(await screenFaults(admin, 'leave-dialog')).toEqual([]);
    await dialog.getByLabel('开始时间').fill('0900');
    await dialog.getByRole('button', { name: '保存' }).click();
    const clashes = page.getByRole('dialog', { name: '彭晓岚 休假' });
    await clashes.getByText('休假期间还有 1 次带看、1 个任务').waitFor();
    await clashes.getByRole('listitem').filter({ hasText: '湘澜精密机械有限公司' }).waitFor();
    const task = clashes.getByRole('listitem').filter({ hasText: '寄送园区资料' });
    await task.waitFor();
    expect(await screenFaults(admin, 'leave-clashes')).toEqual([]);
    await task.getByRole('link').click();
    await page.waitForURL('**/calendar?*');
    await page.getByText('寄送园区资料').first().waitFor();

    await open('/admin/leaves');
    const row = page.getByRole('row').filter({ hasText: '年假' });
    await row.getByText(`${day} 09:00`).waitFor();
    await row.getByText(`${day} 24:00`).waitFor();
    await row.getByRole('button', { name: '编辑 彭晓岚' }).click();
    const edit = page.getByRole('dialog', { name: '编辑 彭晓岚' });
    expect(await edit.getByLabel('结束时间').inputValue()).toBe('24:00');
    await edit.getByLabel('开始时间').fill('14:00');
    await edit.getByRole('button', { name: '保存' }).click();
    await clashes.getByText('休假期间还有 0 次带看、1 个任务').waitFor();
    await clashes.getByRole('button', { name: '知道了' }).click();
    await row.getByText(`${day} 14:00`).waitFor();

    const own = await openPage(browser, product.url);
    await signInQuickly(own.context, 'pengxiaolan', PASSWORD);
    await own.page.goto('/me');
    await own.page.getByText('休假期间还有 0 次带看、1 个任务').waitFor();
    expect(await screenFaults(own, 'leave-own')).toEqual([]);
    await own.close();

    await row.getByRole('button', { name: '删除休假：彭晓岚' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await row.waitFor({ state: 'detached' });
  });

  it('a request that came in a message is checked by a call back and carried out to the end', async () => {
    await submit('租厂房3000平做木器', '雨湖木器厂', PHONE_NUMBER);
    await submit('请删除我的个人信息', '雨湖木器厂', PHONE_NUMBER);
    const { items } = await product.admin.get<{
      items: { id: string; receiptNumber: string; version: number }[];
    }>('/api/v1/privacy-requests?kind=erase&limit=1');
    const request = items[0]!;
    const number = request.receiptNumber;
    await open('/admin/privacy');
    await page.getByRole('row').filter({ hasText: '留言中提出' }).filter({ hasText: '删除信息' }).waitFor();
    await page.getByRole('button', { name: `查看 ${number}` }).click();
    await page.getByText(/尚未核实是否本人提出/).waitFor();
    expect(await page.getByRole('button', { name: '删除数据' }).count()).toBe(0);
    await page.getByRole('button', { name: '登记身份核实' }).click();
    const check = page.getByRole('dialog', { name: `核实 ${number} 的本人身份` });
    await check.getByRole('button', { name: '显示号码' }).click();
    await check.getByText(`留存的联系方式：${PHONE_NUMBER}`).waitFor();
    await check.getByRole('button', { name: '保存' }).click();
    await check.getByText('请填写').waitFor();
    await check.getByLabel(/^核实说明/).fill('上午回拨，本人确认要删除');
    expect(await screenFaults(admin, 'privacy-check')).toEqual([]);
    // Meanwhile a colleague takes it up: what is written here stays and may be saved.
    await product.admin.post(`/api/v1/privacy-requests/${request.id}/start`, { version: request.version });
    await check.getByRole('button', { name: '保存' }).click();
    await check.getByText(/刚有人修改了这条记录/).waitFor();
    await check.getByRole('button', { name: '保存' }).click();
    await check.waitFor({ state: 'detached' });
    await page.getByText('上午回拨，本人确认要删除').waitFor();
    await page.getByText('办理中').first().waitFor();

    await page.getByRole('button', { name: '删除数据' }).click();
    const erase = page.getByRole('dialog', { name: `删除 ${number} 的全部个人信息` });
    await erase.getByLabel(/^输入受理编号以确认/).fill('PR-0000');
    await erase.getByRole('button', { name: '保存' }).click();
    await erase.getByText('与受理编号不一致，请照原样输入。').waitFor();
    await erase.getByLabel(/^输入受理编号以确认/).fill(number);
    expect(withoutRefusals(await screenFaults(admin, 'privacy-erase'))).toEqual([]);
    // A hold that comes in between refuses, and the dialog stays usable.
    const hold = await product.admin.send<{ id: string }>(
      'POST',
      `/api/v1/privacy-requests/${request.id}/hold`,
      {
        reason: '法院调取',
      },
    );
    expect(hold.status).toBeLessThan(300);
    await erase.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '解除保留', includeHidden: true }).waitFor();
    await erase.getByRole('button', { name: '取消' }).click();
    await page.getByText('法院调取').waitFor();
    await page.getByRole('button', { name: '解除保留' }).click();
    await page
      .getByRole('dialog', { name: '解除法律保留' })
      .getByRole('button', { name: '解除保留' })
      .click();
    await page.getByText('法院调取').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '删除数据' }).click();
    await erase.getByLabel(/^输入受理编号以确认/).fill(number);
    await erase.getByRole('button', { name: '保存' }).click();
    await page.getByRole('table', { name: '已删除的记录' }).waitFor();
    await page.getByText('已办结').first().waitFor();
    expect(await page.getByText('雨湖木器厂').count()).toBe(0);
    expect(withoutRefusals(await screenFaults(admin, 'privacy-erased'))).toEqual([]);
    await page.getByRole('button', { name: '返回登记簿' }).click();
    await page.getByRole('button', { name: '已办结' }).click();
    await page.getByRole('button', { name: `查看 ${number}` }).waitFor();
    const left = await product.admin.get<{ items: unknown[] }>(`/api/v1/leads?view=all&q=${PHONE_NUMBER}`);
    expect(left.items).toEqual([]);
  });
});
