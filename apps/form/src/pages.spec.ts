import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FormPages } from '@luodi/capture';
import {
  ANSWERS,
  LAYOUT,
  NO_VALUES,
  PROGRESS,
  aDoneView,
  aFormView,
  aMessageView,
  aNoticeView,
  aStatusView,
  aWithdrawView,
} from '../../../test/builders/form-views';
import { createFormPages } from './index';

/** The budget of the form in all: HTML, CSS and script (ux.md, "Performance budgets"). */
const BUDGET_BYTES = 25_000;
const ROOT = join(__dirname, '../../..');

/** Puts an attack into every text of a view; keys and closed values stay. */
function poison<T>(value: T, attack: string, key = ''): T {
  const closed = [
    'locale',
    'nonce',
    'kind',
    'status',
    'state',
    'step',
    'scope',
    'scopes',
    'honeypotName',
    'path',
    'code',
    'fields',
    'needTypes',
    'areaUnits',
  ];
  if (closed.includes(key)) return value;
  if (typeof value === 'string') return attack as T;
  if (Array.isArray(value)) return value.map((item: unknown) => poison(item, attack, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, poison(inner as unknown, attack, name)]),
  ) as T;
}

/** The tags of a page with the names of their attributes, without any text: what a browser would make of it. */
function skeleton(page: string): string[] {
  const bare = page.replace(/(<(style|script)[^>]*>).*?(?=<\/\2>)/gs, '$1').replace(/"[^"]*"/g, '""');
  return bare.match(/<[^>]*>/g) ?? [];
}

describe('public pages', () => {
  let built: string;
  let pages: FormPages;

  beforeAll(() => {
    built = mkdtempSync(join(tmpdir(), 'luodi-form-'));
    execFileSync(process.execPath, ['apps/form/build.mjs', built], { cwd: ROOT, stdio: 'pipe' });
    pages = createFormPages(built);
  });
  afterAll(() => rmSync(built, { recursive: true, force: true }));

  const everyPage = (attack?: string): Record<string, string> => {
    const view = <T>(value: T): T => (attack === undefined ? value : poison(value, attack));
    const result = {
      trackingCode: 'K7QF-2M9D',
      receivedAt: '2026-11-23T09:42:00+08:00',
      progress: PROGRESS,
      answers: ANSWERS,
      withdrawUrl: '/s/withdraw',
      correctUrl: '/s/correct',
      corrected: false,
      correction: { text: '原来的话', company: '', contact: '', fault: '请填写' },
    };
    const fault = { path: 'phone' as const, code: 'phone_invalid', message: '手机号应为 11 位' };
    return {
      form: pages.form(view(aFormView())),
      faults: pages.form(view(aFormView({ faults: [fault] }))),
      done: pages.done(view(aDoneView())),
      bareDone: pages.done(view(aDoneView({ details: null }))),
      lookUp: pages.status(view(aStatusView({ faults: [fault] }))),
      progress: pages.status(view(aStatusView({ result }))),
      withdraw: pages.withdraw(view(aWithdrawView())),
      receipt: pages.withdraw(
        view(aWithdrawView({ receipt: { number: 'CH-1', scope: 'erase', workingDays: 3 } })),
      ),
      notice: pages.notice(view(aNoticeView())),
      message: pages.message(view(aMessageView())),
    };
  };

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '</style><svg onload=alert(1)>',
    '</textarea></title><b>',
    'javascript:alert(1)',
    '`${1}`{{1}}',
  ])('no text of a view becomes markup: %s', (attack) => {
    const harmless = everyPage('harmless');
    for (const [name, page] of Object.entries(everyPage(attack))) {
      expect([name, ...skeleton(page)]).toEqual([name, ...skeleton(harmless[name] ?? '')]);
      expect(page).not.toMatch(/(href|action)="\s*javascript:/i);
    }
  });

  it.each(['<b>&"', 'a\nb'])('refills every field with what was typed: %j', (typed) => {
    const page = pages.form(
      aFormView({
        values: { ...NO_VALUES, company: typed, contact: typed, phone: typed, wechat: typed, message: typed },
      }),
    );
    const safe = typed
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;');
    expect(page.split(`value="${safe}"`)).toHaveLength(5);
    expect(page).toContain(`>${safe}</textarea>`);
  });

  it('ticks what was chosen and says what is wrong beside the field and on top', () => {
    const page = pages.form(
      aFormView({
        values: {
          ...NO_VALUES,
          needType: 'build_to_suit',
          'area.unit': 'mu',
          region: ['湘潭高新区'],
          use: '生产制造',
          tax: '年税收50-200万',
          'consent.marketing': true,
        },
        faults: [{ path: 'phone', code: 'contact_required', message: '请填写手机号或微信号' }],
      }),
    );
    const checked = [...page.matchAll(/<input[^>]*value="([^"]*)"[^>]*checked/g)].map(([, value]) => value);
    expect(checked).toEqual(['build_to_suit', 'mu', '湘潭高新区', '生产制造', 'true']);
    expect(page).toMatch(/<option value="年税收50-200万"\s+selected>/);
    expect(page).toContain('<a class="lk" href="#f-phone">请填写手机号或微信号</a>');
    expect(page).toMatch(/id="f-phone-e"[^>]*>请填写手机号或微信号</);
    expect(page).toMatch(/id="f-phone"[^>]*aria-invalid="true"/);
  });

  it('has three separate consent boxes, none ticked, only the first required', () => {
    const boxes = [
      ...pages.form(aFormView()).matchAll(/<input[^>]*name="consent\.(handling|sharing|marketing)"[^>]*>/g),
    ];
    expect(boxes.map((box) => box[1])).toEqual(['handling', 'sharing', 'marketing']);
    expect(boxes.map((box) => box[0].includes(' required'))).toEqual([true, false, false]);
    expect(boxes.some((box) => box[0].includes(' checked'))).toBe(false);
  });

  it('carries what the server needs back, under the names of the contract', () => {
    const page = pages.form(aFormView());
    for (const [name, value] of [
      ['formToken', 'token-1'],
      ['idempotencyKey', 'key-1'],
      ['consent.policyVersion', '1'],
      ['source.url', 'https://park.example/a'],
      ['source.utm.campaign', 'autumn'],
    ]) {
      expect(page).toContain(`<input type="hidden" name="${name}" value="${value}" />`);
    }
    expect(page).toMatch(/<input name="website" tabindex="-1" autocomplete="off" \/>/);
    expect(page).not.toContain('source.referrer');
  });

  it('has no inline event handlers', () => {
    for (const page of Object.values(everyPage())) expect(skeleton(page).join('')).not.toMatch(/\son\w+=/i);
  });

  it('puts nothing inline but style and script under the nonce, and fetches nothing', () => {
    for (const page of Object.values(everyPage())) {
      expect(page).not.toMatch(/<[^>]*\sstyle=/);
      expect(page).not.toMatch(/<(style|script)(?! nonce="bm9uY2U=")/);
      expect(page).not.toMatch(/<(img|iframe|object|embed)|\ssrc=|@import|url\(/);
    }
  });

  it('stays within 25 KB gzip in all, in both languages, with faults', () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const page = pages.form(aFormView({ locale }));
      expect(gzipSync(page).length).toBeLessThanOrEqual(BUDGET_BYTES);
    }
  });

  it('works without a build: source style, no script', () => {
    const page = createFormPages(join(built, 'nowhere')).form(aFormView());
    expect(page).not.toContain('<script');
    expect(page).toContain('method="post" action="/f/demo"');
  });

  it.each([
    [0, '专人今天 9:30 前联系'],
    [1, '专人明天 9:30 前联系'],
    [2, '专人 11 月 23 日（周一） 9:30 前联系'],
  ])('promises the next opening %i days ahead, never a call now', (daysAhead, text) => {
    const promise = {
      kind: 'next_working_day' as const,
      date: '2026-11-23',
      time: '09:30',
      daysAhead,
      until: '2026-11-23T09:30:00+08:00',
    };
    expect(pages.form(aFormView({ promise }))).toContain(text);
  });

  it('asks what the published form asks, in its order, and insists where it does', () => {
    const page = pages.form(
      aFormView({
        layout: {
          ...LAYOUT,
          fields: [
            { key: 'contact', required: false },
            { key: 'wechat', required: false },
            { key: 'needType', required: true },
            { key: 'area', required: true },
            { key: 'email', required: false },
          ],
          needTypes: ['buy_land', 'supply'],
          areaUnits: ['mu', 'hectare'],
        },
      }),
    );
    const names = [...page.matchAll(/name="(contact|wechat|needType|area\.min|email|phone|company|tax)"/g)];
    expect([...new Set(names.map(([, name]) => name))]).toEqual([
      'contact',
      'wechat',
      'needType',
      'area.min',
      'email',
    ]);
    expect(page).toContain('data-req="请填写大概面积"');
    expect(page.match(/type="radio"\s+name="area\.unit"/g)).toHaveLength(2);
    expect(page).not.toContain('更多类型');
    expect(page).toContain('＋ 邮箱');
  });

  it('is drawn in the colours of the site, and lets nothing but colours into its style', () => {
    const theme = {
      primary: '#7a1f6b',
      primaryHover: '#6a1b5d',
      tint: '#f8e9f5',
      focus: '#b052a2',
      masthead: '#331a30',
      mastheadLine: '#e0ccdc',
    };
    expect(pages.form(aFormView({ theme }))).toContain(':root{--pri:#7a1f6b;--pri-h:#6a1b5d;');
    const forged = { ...theme, tint: 'red}body{display:grid' };
    expect(pages.form(aFormView({ theme: forged }))).not.toContain('body{display:grid');
  });

  it("says the site's own promise only while it is true", () => {
    const layout = {
      ...LAYOUT,
      texts: { heading: '', intro: '岳塘经开区直招', promise: '{minutes} 分钟内回电', thanks: '' },
    };
    expect(pages.form(aFormView({ layout }))).toContain('<p>岳塘经开区直招</p><p>30 分钟内回电</p>');
    const promise = {
      kind: 'next_working_day' as const,
      date: '2026-11-23',
      time: '09:30',
      daysAhead: 1,
      until: '2026-11-23T09:30:00+08:00',
    };
    const closed = pages.form(aFormView({ layout, promise }));
    expect(closed).not.toContain('分钟内回电');
    expect(closed).toContain('专人明天 9:30 前联系');
    const silent = pages.form(aFormView({ layout: { ...layout, showsPromise: false } }));
    expect(silent).not.toContain('分钟内');
  });

  it('leaves out the hotline where there is none', () => {
    const page = pages.form(aFormView({ site: { ...aFormView().site, hotline: null } }));
    expect(page).not.toContain('tel:');
  });

  it('shows progress and answers only to those who proved who they are', () => {
    expect(pages.done(aDoneView())).toContain('拿地建厂 · 约 120 亩');
    const bare = pages.done(aDoneView({ details: null }));
    expect(bare).toContain('K7QF-2M9D');
    expect(bare).not.toContain('139****');
  });

  it('draws a notice as headings, paragraphs and lists', () => {
    expect(pages.notice(aNoticeView())).toContain(
      '<p>第一段<br />第二行</p><h2>收集什么</h2><ul><li>需求</li><li>手机号</li></ul><p>两年。</p>',
    );
  });
});
