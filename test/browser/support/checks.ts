import type { Page } from 'playwright-core';
import { axeViolations } from './chromium';
import { DESKTOP, PHONE, picture, type WatchedPage } from './watched-page';

/** A key of a message file that shows through: a word with dots, no address, file or number. */
const KEY = /(?<![\w@./:-])[a-z][A-Za-z]*(?:\.[A-Za-z_-]+)+(?![\w@:/-])/g;
const NO_KEY = /\.(com|xlsx|csv|cn|example)$/;

/** Waits until nothing loads any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  // A locator: an expression that is asked again and again would be an `eval`, which the pages forbid.
  await page.locator('.skeleton, [aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => true)');
}

/**
 * The bar of every screen as it stands, at 1440 and 390 px: no axe violation, no sideways scroll on a phone, no
 * message key in the text, nothing amiss in the console. Answers what breaks it; keeps a picture of both.
 */
export async function screenFaults(watched: WatchedPage, name: string): Promise<string[]> {
  const { page } = watched;
  const found: string[] = [];
  for (const [width, viewport] of [
    ['1440', DESKTOP],
    ['390', PHONE],
  ] as const) {
    await page.setViewportSize(viewport);
    await settled(page);
    await picture(page, `${name}-${width}`);
    const here = [...(await axeViolations(page)), ...(await overflow(page)), ...(await shownKeys(page))];
    found.push(...here.map((fault) => `${width}: ${fault}`));
  }
  await page.setViewportSize(DESKTOP);
  return [...found, ...watched.faults()];
}

/** What sticks out to the right of the window, by its class. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= window.innerWidth) return [];
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.tagName.toLowerCase() + '.' + element.className);
    return ['sideways scroll ' + root.scrollWidth + ' > ' + window.innerWidth + ': ' + wide.slice(0, 5).join(', ')];
  })()`);
}

/** Message keys in the visible text: texts that are missing in this language. What is marked as code is none. */
export async function shownKeys(page: Page): Promise<string[]> {
  const text = await page.locator('body').innerText();
  const codes = new Set(await page.locator('code').allInnerTexts());
  return [...text.matchAll(KEY)]
    .map(([key]) => key)
    .filter((key) => !NO_KEY.test(key) && !codes.has(key))
    .map((key) => `message key ${key}`);
}
