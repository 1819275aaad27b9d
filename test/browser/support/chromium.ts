import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import type { Browser, Frame, LaunchOptions, Page } from 'playwright-core';
import { FONTS_CONF, writeFonts } from './fonts';

const run = promisify(execFile);

/** Rules of WCAG 2.0–2.2 at A and AA, and the practices axe adds to them. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Where the browser of this package version lives for this user; never shared between users. */
function browserHome(): string {
  const manifest = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return join(tmpdir(), `luodi-chromium-${version}-${userInfo().uid}`);
}

/**
 * Unpacks the Chromium of the npm package, its shared libraries and a Chinese font, once per version
 * and user. Parallel callers are safe: each unpacks into a directory of its own, the first rename wins.
 * The package reads its environment while it is imported and picks Amazon's libraries only when it
 * believes to run there, so it is imported by a child process with an environment of its own.
 */
async function unpackChromium(home: string): Promise<void> {
  if (existsSync(home)) {
    const owner = await lstat(home);
    if (!owner.isDirectory() || owner.uid !== userInfo().uid)
      throw new Error(`${home} belongs to someone else`);
    return;
  }
  const draft = await mkdtemp(`${home}.`);
  await run(
    process.execPath,
    ['--input-type=module', '-e', "await (await import('@sparticuz/chromium')).default.executablePath()"],
    { cwd: __dirname, env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' } },
  );
  await writeFonts(join(draft, 'luodi-fonts'), home);
  await chmod(draft, 0o700);
  try {
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
}

/**
 * Starts the Chromium that comes with the npm packages: no system package, works as root, shows Chinese
 * (family "Noto Sans SC"). `CHROMIUM_PATH` names another browser. The caller closes it.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const home = browserHome();
  await unpackChromium(home);
  const own = process.env['CHROMIUM_PATH'];
  const profileHome = join(home, 'home');
  await mkdir(profileHome, { recursive: true });
  return chromium.launch({
    ...options,
    executablePath: own ?? join(home, 'chromium'),
    // Test machines often run as root, where Chromium has no sandbox; pages are ours.
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-gpu',
      '--font-render-hinting=none',
      ...(options.args ?? []),
    ],
    env: {
      ...process.env,
      HOME: profileHome,
      FONTCONFIG_FILE: join(home, FONTS_CONF),
      ...(own === undefined
        ? {
            LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
              .filter(Boolean)
              .join(':'),
          }
        : {}),
    },
  });
}

/**
 * Runs axe on the page as it stands and answers one readable line per violation: rule, help, places.
 * An empty list is the bar of every screen (WCAG 2.2 AA and best practices).
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const [main, ...inner] = page.frames();
  if (main !== undefined) await putAxeIn(main);
  await Promise.all(inner.map((frame) => putAxeIn(frame).catch(() => undefined))); // it may just be going away
  // Legacy mode: in the page itself, not with a second one for results of other origins, which we have none of.
  const { violations } = await new AxeBuilder({ page, axeSource: 'void 0' })
    .setLegacyMode(true)
    .options({
      // Without it every element that passes is described, too: three times the work.
      resultTypes: ['violations'],
      // Style sheets are read for one rule only, which is not among these.
      preload: { assets: ['media'] },
    })
    .withTags(AXE_TAGS)
    .analyze();
  return violations.map(
    (violation) =>
      `${violation.id}: ${violation.help} → ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

/** Once for a page: the builder would send its half a megabyte twice for every run. */
async function putAxeIn(frame: Frame): Promise<void> {
  if (await frame.evaluate<boolean>(`typeof axe === 'object'`)) return;
  const ofBuilder = createRequire(require.resolve('@axe-core/playwright'));
  await frame.evaluate((ofBuilder('axe-core') as { source: string }).source);
}
