import type {
  AnswersView,
  DoneView,
  FormLayout,
  FormValues,
  FormView,
  MessageView,
  NoticeView,
  ProgressView,
  StatusView,
  WithdrawView,
} from '@luodi/capture';

const frame = {
  locale: 'zh-CN' as const,
  nonce: 'bm9uY2U=',
  localeLinks: [
    { locale: 'zh-CN' as const, url: '/f/demo?lang=zh-CN' },
    { locale: 'en' as const, url: '/f/demo?lang=en' },
  ],
};
const site = { key: 'demo', name: '示例站点', heading: null, hotline: '400-000-0000' };
const promise = { kind: 'minutes', minutes: 30, until: '2026-11-23T10:12:00+08:00' } as const;

export const NO_VALUES: FormValues = {
  needType: '',
  need: '',
  use: '',
  tax: '',
  'area.min': '',
  'area.max': '',
  'area.unit': 'sqm',
  region: [],
  company: '',
  contact: '',
  phone: '',
  wechat: '',
  email: '',
  message: '',
  'consent.handling': false,
  'consent.sharing': false,
  'consent.marketing': false,
};

export const PROGRESS: ProgressView = {
  status: 'assigned',
  agent: { name: '彭女士', phone: null },
  firstCall: { kind: 'minutes', minutes: 29, until: '2026-11-23T10:12:00+08:00' },
  steps: [
    { step: 'received', state: 'done', at: '2026-11-23T09:42:00+08:00' },
    { step: 'assigned', state: 'done', at: '2026-11-23T09:42:01+08:00' },
    { step: 'contacted', state: 'next', at: null },
    { step: 'in_progress', state: 'later', at: null },
  ],
};

export const ANSWERS: AnswersView = {
  needType: 'buy_land',
  need: null,
  area: { min: 120, max: null, unit: 'mu' },
  region: ['岳塘经开区'],
  use: '健康养生',
  tax: '年税收200-1000万',
  company: '长济康养服务集团',
};

/** The form of a site that published none. */
export const LAYOUT: FormLayout = {
  fields: [
    { key: 'needType', required: true },
    { key: 'need', required: false },
    { key: 'area', required: false },
    { key: 'region', required: false },
    { key: 'use', required: false },
    { key: 'tax', required: false },
    { key: 'company', required: false },
    { key: 'contact', required: true },
    { key: 'phone', required: false },
    { key: 'wechat', required: false },
    { key: 'message', required: false },
  ],
  needTypes: [
    'rent_factory',
    'buy_factory',
    'buy_land',
    'headquarters',
    'rent_warehouse',
    'supply',
    'rent_land',
    'build_to_suit',
    'buy_warehouse',
    'rent_office',
    'buy_office',
    'other',
  ],
  areaUnits: ['sqm', 'mu'],
  industries: ['文化旅游', '健康养生', '商贸物流', '总部经济', '生产制造', '其他'].map((value) => ({
    value,
    en: '',
  })),
  taxBands: ['年税收50万以下', '年税收50-200万', '年税收200-1000万', '年税收1000万以上'].map((value) => ({
    value,
    en: '',
  })),
  texts: { heading: '', intro: '', promise: '', thanks: '' },
  showsPromise: true,
};

/** The first visit to a form with five parks, come from an article. */
export function aFormView(overrides: Partial<FormView> = {}): FormView {
  const parks = ['岳塘经开区', '湘潭高新区', '湘潭经开区', '天易经开区', '竹埠港新区'];
  return {
    ...frame,
    site,
    action: '/f/demo',
    parks: parks.map((name, index) => ({ id: `00000000-0000-7000-8000-00000000000${index}`, name })),
    layout: LAYOUT,
    promise,
    workingHours: [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '18:00' },
    ],
    values: NO_VALUES,
    faults: [],
    source: {
      url: 'https://park.example/a',
      title: '整合改革创新纪实',
      referrer: '',
      channel: 'wechat',
      utm: { campaign: 'autumn' },
    },
    noticeVersion: '1',
    noticeUrl: '/notice/1',
    statusUrl: '/s',
    formToken: 'token-1',
    idempotencyKey: 'key-1',
    challenge: null,
    honeypotName: 'website',
    apiUrl: '/api/public/v1/sites/demo/inquiries',
    prefill: '',
    eventsUrl: '/api/public/v1/sites/demo/events',
    pastedUrl: '/api/public/v1/sites/demo/pasted',
    ...overrides,
  };
}

export function aDoneView(overrides: Partial<DoneView> = {}): DoneView {
  return {
    ...frame,
    site,
    thanks: '',
    trackingCode: 'K7QF-2M9D',
    details: {
      maskedPhone: '139****0043',
      receivedAt: '2026-11-23T09:42:00+08:00',
      promise,
      progress: PROGRESS,
      answers: ANSWERS,
    },
    statusUrl: '/s',
    withdrawUrl: '/s/withdraw',
    editUrl: '/f/demo',
    ...overrides,
  };
}

export function aStatusView(overrides: Partial<StatusView> = {}): StatusView {
  return {
    ...frame,
    action: '/s',
    values: { code: '', phoneLast4: '' },
    faults: [],
    result: null,
    request: null,
    ...overrides,
  };
}

export function aWithdrawView(overrides: Partial<WithdrawView> = {}): WithdrawView {
  return {
    ...frame,
    action: '/s/withdraw',
    scopes: ['contact', 'sharing', 'marketing', 'erase'],
    values: { code: '', phoneLast4: '', scope: '' },
    faults: [],
    receipt: null,
    ...overrides,
  };
}

export function aNoticeView(overrides: Partial<NoticeView> = {}): NoticeView {
  return {
    ...frame,
    version: '1',
    publishedAt: '2026-11-01T00:00:00+08:00',
    title: '个人信息处理告知',
    body: '第一段\n第二行\n\n## 收集什么\n- 需求\n- 手机号\n\n两年。',
    ...overrides,
  };
}

export function aMessageView(overrides: Partial<MessageView> = {}): MessageView {
  return { ...frame, kind: 'form_closed', hotline: '400-000-0000', retryAfterSeconds: null, ...overrides };
}
