import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

const ARTIFACTS = join(__dirname, '../../.artifacts/screens');

const REPORT_CSP = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP', event.violatedDirective, event.blockedURI));`;

export const DESKTOP = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** A page in a window of its own that notes everything that must not happen while it is used. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Answers what has gone wrong since the last call: console errors, script errors, CSP, 5xx, foreign hosts. */
  faults(): string[];
  close(): Promise<void>;
}

/** Opens a window in Chinese whose requests may go to `url` alone. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: url,
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  let faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob|about):/.test(request.url()))
      faults.push(`foreign host: ${request.url()}`);
  });
  if (options.javaScriptEnabled !== false) {
    await page.addInitScript({ content: REPORT_CSP });
  }
  return {
    page,
    context,
    faults: () => {
      const noted = faults;
      faults = [];
      return noted;
    },
    close: () => context.close(),
  };
}

/** The browser itself reports an answer of 4xx as an error of the console; where one is due it is no fault. */
export function withoutRefusals(faults: readonly string[]): string[] {
  return faults.filter((fault) => !/status of 4\d\d/.test(fault));
}

/** Gives the window a session as signing in on the login page does, without going there. */
export async function signInQuickly(
  context: BrowserContext,
  username: string,
  password: string,
): Promise<void> {
  const answer = await context.request.post('/api/v1/auth/login', { data: { username, password } });
  if (!answer.ok()) throw new Error(`sign-in of ${username}: ${answer.status()}`);
}

/** Keeps a picture for the person who looks at the run. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(ARTIFACTS, { recursive: true });
  await page.screenshot({ path: join(ARTIFACTS, `${name}.png`) });
}
