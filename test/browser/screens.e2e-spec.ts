import type { Browser } from 'playwright-core';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { launchBrowser } from './support/chromium';
import { overflow, screenFaults, settled, shownKeys } from './support/checks';
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

/** Every address of the console; `:lead` and `:deal` stand for ones that exist. */
const CONSOLE: readonly (readonly [name: string, path: string])[] = [
  ['queue', '/queue'],
  ['queue-pool', '/queue?view=pool'],
  ['queue-converted', '/queue?view=converted'],
  ['queue-no-hit', '/queue?q=zzz'],
  ['lead', '/leads/:lead'],
  ['lead-unknown', '/leads/01920000-0000-7000-8000-000000000000'],
  ['calendar', '/calendar'],
  ['tasks', '/calendar/tasks'],
  ['board', '/pipeline'],
  ['deals-list', '/pipeline?view=list'],
  ['deal', '/deals/:deal'],
  ['deal-unknown', '/deals/01920000-0000-7000-8000-000000000000'],
  ['companies', '/companies'],
  ['supply', '/supply'],
  ['report-funnel', '/reports/funnel'],
  ['report-sources', '/reports/sources'],
  ['report-agents', '/reports/agents'],
  ['report-sla', '/reports/sla'],
  ['clocks', '/clocks'],
  ['report-pool', '/reports/pool'],
  ['report-fairness', '/reports/fairness'],
  ['exports', '/exports'],
  ['notifications', '/notifications'],
  ['me', '/me'],
  ...[
    'users',
    'teams',
    'rules',
    'sla',
    'pools',
    'recycling',
    'tags',
    'calendar',
    'leaves',
    'parks',
    'sites',
    'quarantine',
    'settings',
    'apiKeys',
    'webhooks',
    'robots',
    'privacy',
    'mails',
    'audit',
  ].map((section) => [`admin-${section}`, `/admin/${section}`] as const),
  ['unknown', '/no-such-page'],
];

describe('screens of the console', () => {
  let product: Product;
  let browser: Browser;
  let workspace: Workspace;
  let admin: WatchedPage;
  let agent: WatchedPage;

  beforeAll(async () => {
    browser = await launchBrowser();
    product = await startProduct();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await product.addPerson({ username: 'english', name: 'Grace Lin', role: 'admin', locale: 'en' });
    workspace = await fillWorkspace(product, 'pengxiaolan');
    admin = await signedIn('admin');
    agent = await signedIn('pengxiaolan');
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function signedIn(
    username: string,
    options: Parameters<typeof openPage>[2] = {},
  ): Promise<WatchedPage> {
    const watched = await openPage(browser, product.url, options);
    await signInQuickly(watched.context, username, PASSWORD);
    return watched;
  }

  const address = (path: string): string =>
    path
      .replace(':lead', workspace.leadId)
      .replace(':deal', workspace.dealId)
      .replace(':site', product.siteKey);

  it.each(CONSOLE)('%s of the console', async (name, path) => {
    await admin.page.goto(address(path));
    await settled(admin.page);
    expect(await admin.page.getByRole('heading', { level: 1 }).count()).toBe(1);
    const faults = await screenFaults(admin, name);
    expect(/unknown/.test(name) ? withoutRefusals(faults) : faults).toEqual([]);
  });

  it.each([
    ['queue', '/queue'],
    ['pool', '/queue?view=pool'],
    ['lead', '/leads/:lead'],
    ['deal', '/deals/:deal'],
    ['board', '/pipeline'],
  ])('%s of an agent', async (name, path) => {
    await agent.page.goto(address(path));
    await settled(agent.page);
    expect(await screenFaults(agent, `agent-${name}`)).toEqual([]);
  });

  it('every address in English: no key, no sideways scroll on a phone', async () => {
    const english = await signedIn('english', { locale: 'en-GB', viewport: PHONE });
    const broken: string[] = [];
    for (const [name, path] of CONSOLE) {
      await english.page.goto(address(path));
      await settled(english.page);
      await picture(english.page, `en-${name}`);
      const faults = [...(await overflow(english.page)), ...(await shownKeys(english.page))];
      broken.push(...faults.map((fault) => `${path}: ${fault}`));
      expect(await english.page.evaluate('document.documentElement.lang')).toBe('en');
    }
    for (const path of ['/f/:site', '/s', '/s/withdraw', '/notice/1']) {
      await english.page.goto(address(path));
      await picture(english.page, `en-public${path.replace(/\W+/g, '-')}`);
      broken.push(...(await overflow(english.page)), ...(await shownKeys(english.page)));
      expect(await english.page.evaluate('document.documentElement.lang')).toBe('en');
    }
    expect([...broken, ...withoutRefusals(english.faults())]).toEqual([]);
    await english.close();
  });
});
