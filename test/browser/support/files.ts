import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { until } from '../../../apps/launcher/src/processes';

const MAIL_MS = 20_000;
const FILE_MS = 30_000;

interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The mails to an address, once there are as many; without a mail server each is a file in the data folder. */
export async function mailsTo(dataDir: string, address: string, count: number): Promise<readonly Mail[]> {
  const folder = join(dataDir, 'mail');
  let mails: readonly Mail[] = [];
  await until(async () => {
    const files = await Promise.all(
      listMails(folder).map((name) => simpleParser(readFileSync(join(folder, name)))),
    );
    mails = files
      .filter((mail) => [mail.to].flat().some((to) => to?.text.includes(address)))
      .map((mail) => ({ subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || '' }));
    return mails.length >= count;
  }, MAIL_MS);
  expect(mails).toHaveLength(count);
  return mails;
}

/** Follows a link to a file, once it is there; answers where the browser put it. */
export async function download(page: Page, name: string): Promise<string> {
  const link = page.getByRole('link', { name });
  await link.waitFor({ timeout: FILE_MS });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return file.path();
}

function listMails(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'));
  } catch {
    return [];
  }
}
