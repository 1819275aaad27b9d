/**
 * npm run bench: the ratios of the design's performance page, each pair measured in turn in one run.
 * A benchmark, never a test: it fails only when it can't measure.
 *   npm run bench              everything
 *   npm run bench -- p1 parser only these
 *   npm run bench -- scroll    frames of the queue with 10,000 rows; only when asked for
 *   npm run bench -- caller    from the last digit of a number to the caller's lead on screen; only when asked for
 *   npm run bench -- imports 100000 xlsx   with so many rows, as a workbook
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { prepare } from '../../apps/launcher/prepare.mjs';
import { benchCalendar } from './calendar.mjs';
import { benchClaims } from './claims.mjs';
import { FLOOD_ENV, benchFlood } from './flood.mjs';
import { benchImports } from './imports.mjs';
import { benchIdentity } from './identity.mjs';
import { benchLists } from './lists.mjs';
import { benchParser } from './parser.mjs';
import { ROOT, startProduct } from './product.mjs';
import { benchRecycle } from './recycle.mjs';
import { benchSearch } from './search.mjs';
import { benchSubmit } from './submit.mjs';

const BENCHES = {
  parser: benchParser,
  p1: benchSubmit,
  p2: benchLists,
  p7: benchSearch,
  imports: benchImports,
  identity: benchIdentity,
  claims: benchClaims,
  calendar: benchCalendar,
  recycle: benchRecycle,
};

/** On a product of its own. */
const FLOOD = 'flood';
/** In a browser, with a bar that each must meet. */
const IN_BROWSER = ['scroll', 'caller'];

const words = process.argv.slice(2);
const rows = words.map(Number).find(Number.isInteger);
const xlsx = words.includes('xlsx');
const wanted = words.filter((word) => word !== 'xlsx' && !Number.isInteger(Number(word)));
const unknown = wanted.filter((name) => !(name in BENCHES) && name !== FLOOD && !IN_BROWSER.includes(name));
if (unknown.length > 0) {
  console.error(
    `Unknown: ${unknown.join(', ')}. There are ${[...Object.keys(BENCHES), FLOOD, ...IN_BROWSER].join(', ')}.`,
  );
  process.exit(2);
}
await prepare();

const names = wanted.length > 0 ? wanted : [...Object.keys(BENCHES), FLOOD];
const shared = names.filter((name) => name in BENCHES);
if (shared.length > 0) await withProduct(shared.some((name) => name !== 'parser') ? {} : null, runShared);
// As delivered: limits on, behind a proxy, with a database that nobody has filled.
const inBrowser = names.filter((name) => IN_BROWSER.includes(name));
if (inBrowser.length > 0) {
  const files = inBrowser.flatMap((name) => ['--testMatch', `<rootDir>/test/bench/${name}.bench.ts`]);
  process.exitCode = spawnSync(process.execPath, [join(ROOT, 'test/run.mjs'), ...files], {
    stdio: 'inherit',
  }).status;
}
if (names.includes(FLOOD)) await withProduct({ settings: FLOOD_ENV }, benchFlood);

async function runShared(product) {
  for (const name of shared) await BENCHES[name](product, ROOT, { rows, xlsx });
}

async function withProduct(options, run) {
  const product = options === null ? null : await startProduct(options);
  try {
    await run(product);
  } finally {
    await product?.stop();
  }
}
