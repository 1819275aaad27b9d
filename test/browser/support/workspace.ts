import { until } from '../../../apps/launcher/src/processes';
import type { Product } from '../../support/product';
import { Session } from '../../support/session';

/** A workspace with something of everything, made through the interface. */
export interface Workspace {
  readonly leadId: string;
  readonly dealId: string;
  readonly trackingCode: string;
  readonly phoneLast4: string;
}

const NEEDS = [
  '我们是做汽车零部件的，租5000平左右单层厂房，层高9米，行车10吨，预计年税收300万',
  '需求：租赁厂房，用途：五金冲压，面积：两千平，年纳税50万',
  '需要工业用地三十至五十亩，税收亩均25-30万，建食品加工厂',
  '求租高标仓8000平，月台不少于10个',
  '总部办公1500平，软件研发，年税收800万',
  '想买个小厂房，800～1000平，独立产权，预算500万以内',
] as const;
const COMPANIES = [
  '湘澜精密机械有限公司',
  '岳塘五金冲压厂',
  '昭山食品有限公司',
  '湘运物流有限公司',
  '云帆软件有限公司',
  '天易制造有限公司',
];
const JOB_MS = 30_000;

/** Six inquiries for the only agent, one of them worked on, two converted, one in the pool; exports done, mails written. */
export async function fillWorkspace(product: Product, agentUsername: string): Promise<Workspace> {
  const codes: string[] = [];
  for (const [index, need] of NEEDS.entries()) {
    const { trackingCode } = await new Session(product.url).post<{ trackingCode: string }>(
      `/api/public/v1/sites/${product.siteKey}/inquiries`,
      {
        need,
        company: COMPANIES[index],
        contact: ['何先生', '陈小姐', '周敏', '黄先生', '孙女士', '张三'][index],
        phone: phoneOf(index),
        consent: { handling: true, policyVersion: '1' },
      },
    );
    codes.push(trackingCode);
  }
  const agent = await product.signIn(agentUsername);
  const { items } = await agent.get<{ items: { id: string; company: string }[] }>('/api/v1/leads?limit=50');
  const leads = COMPANIES.map((company) => items.find((lead) => lead.company === company)?.id ?? '');
  const [worked = '', landless = '', land = '', pooled = ''] = leads;
  await agent.post(`/api/v1/leads/${worked}/activities`, {
    type: 'call',
    summary: '确认要单层带行车，下周二来看厂房',
    outcome: 'connected',
  });
  await agent.post(`/api/v1/leads/${pooled}/release`, { reason: '不属于我的片区' });
  const { dealId } = await agent.post<{ dealId: string }>(`/api/v1/leads/${landless}/convert`, {});
  await agent.post(`/api/v1/deals/${dealId}/transitions`, {
    to: 'siteVisit',
    fields: { areaSqm: 2000, region: '湘潭', industry: '五金冲压' },
  });
  await agent.post(`/api/v1/leads/${land}/convert`, { name: '昭山食品加工基地' });
  await product.admin.post('/api/v1/api-keys', { name: '官网小程序', scopes: ['inquiries.create'] });
  await product.admin.post('/api/v1/webhooks', {
    name: '园区数据平台',
    url: 'https://hooks.example.com/luodi',
    events: ['deal.signed'],
    purpose: '同步签约项目',
    legalBasis: 'contract',
  });
  for (const format of ['xlsx', 'csv']) await exportDone(product.admin, format);
  return { leadId: worked, dealId, trackingCode: codes[0] ?? '', phoneLast4: phoneOf(0).slice(-4) };
}

function phoneOf(index: number): string {
  return `1390000${3100 + index}`;
}

async function exportDone(session: Session, format: string): Promise<void> {
  const { id } = await session.post<{ id: string }>('/api/v1/exports', { kind: 'deals', format, filter: {} });
  const done = await until(
    async () => (await session.get<{ status: string }>(`/api/v1/exports/${id}`)).status === 'done',
    JOB_MS,
  );
  if (!done) throw new Error(`the ${format} export is not done`);
}
