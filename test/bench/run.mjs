/**
 * npm run bench: the ratios of the design's performance page, each pair measured in turn in one run.
 * A benchmark, never a test: it fails only when it can't measure.
 *   npm run bench              everything
 *   npm run bench -- p1 parser only these
 *   npm run bench -- imports 100000 xlsx   with so many rows, as a workbook
 */
import { prepare } from '../../apps/launcher/prepare.mjs';
import { benchImports } from './imports.mjs';
import { benchIdentity } from './identity.mjs';
import { benchLists } from './lists.mjs';
import { benchParser } from './parser.mjs';
import { ROOT, startProduct } from './product.mjs';
import { benchSearch } from './search.mjs';
import { benchSubmit } from './submit.mjs';

const BENCHES = {
  parser: benchParser,
  p1: benchSubmit,
  p2: benchLists,
  p7: benchSearch,
  imports: benchImports,
  identity: benchIdentity,
};

const words = process.argv.slice(2);
const rows = words.map(Number).find(Number.isInteger);
const xlsx = words.includes('xlsx');
const wanted = words.filter((word) => word !== 'xlsx' && !Number.isInteger(Number(word)));
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
await prepare();

let product = null;
try {
  const names = wanted.length > 0 ? wanted : Object.keys(BENCHES);
  if (names.some((name) => name !== 'parser')) product = await startProduct();
  for (const name of names) await BENCHES[name](product, ROOT, { rows, xlsx });
} finally {
  await product?.stop();
}
